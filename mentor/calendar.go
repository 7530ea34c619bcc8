package mentor

import "time"

// calendar marks each minute of the reference week that suits a person. It is
// the proof's own way to common hours: minute by minute where [spansOf]
// reckons with stretches and offsets.
type calendar [(weekMinutes + 63) / 64]uint64

// dial says for each minute of a weekly clock on the wall at which minutes of
// the reference week it shows that time: mostly one, none where a clock
// change skips it, two where it comes again.
type dial [weekMinutes][]int16

func newDial(zone *time.Location, start time.Time) *dial {
	var d dial
	for minute := range int16(weekMinutes) {
		t := start.Add(time.Duration(minute) * time.Minute).In(zone)
		shown := (int(t.Weekday())+6)%7*dayMinutes + t.Hour()*60 + t.Minute()
		d[shown] = append(d[shown], minute)
	}
	return &d
}

func (d *dial) calendar(windows []Window) *calendar {
	var c calendar
	for _, w := range windows {
		from, _ := minuteOf(w.From)
		to, _ := minuteOf(w.To)
		for shown := from; shown < to; shown++ {
			for _, minute := range d[weekdayOf(w.Day)*dayMinutes+int(shown)] {
				c[minute/64] |= 1 << (minute % 64)
			}
		}
	}
	return &c
}

// common returns how many minutes suit both, in runs long enough to meet.
func (c *calendar) common(d *calendar, meeting int) int {
	total, run := 0, 0
	for i := range c {
		both := c[i] & d[i]
		if both == 0 && run == 0 {
			continue
		}
		for bit := range 64 {
			if both>>bit&1 == 1 {
				run++
				continue
			}
			if run >= meeting {
				total += run
			}
			run = 0
		}
	}
	if run >= meeting {
		total += run
	}
	return total
}
