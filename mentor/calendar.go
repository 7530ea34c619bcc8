package mentor

import (
	"math/bits"
	"time"
)

// calendar marks each minute of the reference week that suits a person. It is
// the proof's own way to common hours: minute by minute where [spansOf]
// reckons with stretches and offsets.
type calendar [(weekMinutes + 63) / 64]uint64

// dial says for each minute of a weekly clock on the wall at which minutes of
// the reference week it shows that time: mostly one, none where a clock
// change skips it, two where it comes again. Those of minute m are
// minutes[start[m]:start[m+1]].
type dial struct {
	start   [weekMinutes + 1]int16
	minutes [weekMinutes]int16
}

func newDial(zone *time.Location, week time.Time) *dial {
	var d dial
	var shown [weekMinutes]int16
	for minute := range shown {
		at := week.Add(time.Duration(minute) * time.Minute)
		_, offset := at.In(zone).Zone()
		sinceThursday := (at.Unix() + int64(offset)) / 60 // 1970 began on one
		shown[minute] = int16(((sinceThursday+3*dayMinutes)%weekMinutes + weekMinutes) % weekMinutes)
		d.start[shown[minute]+1]++
	}
	for m := range weekMinutes {
		d.start[m+1] += d.start[m]
	}
	next := d.start
	for minute, m := range shown {
		d.minutes[next[m]] = int16(minute)
		next[m]++
	}
	return &d
}

// mark writes the minutes of weekly windows into a calendar.
func (d *dial) mark(c *calendar, windows []Window) {
	*c = calendar{}
	for _, w := range windows {
		from, _ := minuteOf(w.From)
		to, _ := minuteOf(w.To)
		day := int32(weekdayOf(w.Day)) * dayMinutes
		for _, minute := range d.minutes[d.start[day+from]:d.start[day+to]] {
			c[minute/64] |= 1 << (minute % 64)
		}
	}
}

// common returns how many minutes suit both, in runs long enough to meet.
func (c *calendar) common(d *calendar, meeting int) int {
	total, run := 0, 0
	end := func() {
		if run >= meeting {
			total += run
		}
		run = 0
	}
	for i := range c {
		both := c[i] & d[i]
		if both == 0 {
			end()
			continue
		}
		for left := 64; left > 0; {
			on := min(bits.TrailingZeros64(^both), left)
			run, both, left = run+on, both>>on, left-on
			if off := min(bits.TrailingZeros64(both), left); off > 0 {
				end()
				both, left = both>>off, left-off
			}
		}
	}
	end()
	return total
}
