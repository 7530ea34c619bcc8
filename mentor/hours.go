package mentor

import (
	"cmp"
	"slices"
	"time"

	"github.com/essor-go/essor"
)

// The reference week is the seven days from [Pool].Week on, by UTC, counted
// in minutes. A weekly window is laid on every local day that touches it, so
// that each of its hours counts once wherever on Earth the two people live.
const (
	dayMinutes  = 24 * 60
	weekMinutes = 7 * dayMinutes
)

// maxOffset is how far a zone may be from UTC.
const maxOffset = 18 * 60

// clock says which offset from UTC a zone has from a minute of the week on.
type clock struct {
	From   int32 `json:"from"`
	Offset int32 `json:"offset"` // minutes, positive east of Greenwich
}

// clocksOf returns the offsets of a zone in the reference week, one entry for
// each stretch between two clock changes, and false when one of them is
// unreasonable or not in whole minutes.
func clocksOf(zone *time.Location, week essor.Date) ([]clock, bool) {
	start := week.Time(time.UTC).Unix()
	var clocks []clock
	for at := int64(0); at < weekMinutes*60; {
		t := time.Unix(start+at, 0).In(zone)
		_, offset := t.Zone()
		if at%60 != 0 || offset%60 != 0 || offset > maxOffset*60 || offset < -maxOffset*60 {
			return nil, false
		}
		clocks = append(clocks, clock{int32(at / 60), int32(offset / 60)})
		_, end := t.ZoneBounds()
		if end.IsZero() {
			break
		}
		at = end.Unix() - start
	}
	return clocks, true
}

// span is a stretch of the reference week in minutes, from inclusive.
type span struct{ from, to int32 }

// spansOf lays windows on the reference week, whose first day is a day
// number, by the given clocks: in order, without overlap, none touching the
// next. Hours that a clock change skips are not there, and those that it
// repeats are there twice.
func spansOf(windows []Window, clocks []clock, firstDay int) []span {
	var spans []span
	for _, w := range windows {
		from, _ := minuteOf(w.From)
		to, _ := minuteOf(w.To)
		weekday := weekdayOf(w.Day)
		for day := int32(-1); day <= 7; day++ {
			if ((firstDay+int(day)+3)%7+7)%7 != weekday { // day 0, 1970-01-01, was a Thursday
				continue
			}
			for i, c := range clocks {
				end := int32(weekMinutes)
				if i+1 < len(clocks) {
					end = clocks[i+1].From
				}
				s := span{max(day*dayMinutes+from-c.Offset, c.From), min(day*dayMinutes+to-c.Offset, end)}
				if s.from < s.to {
					spans = append(spans, s)
				}
			}
		}
	}
	return merge(spans)
}

func merge(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	kept := spans[:0]
	for _, s := range spans {
		if last := len(kept) - 1; last >= 0 && s.from <= kept[last].to {
			kept[last].to = max(kept[last].to, s.to)
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// common returns how many minutes lie in both lists of stretches, each from
// and to, in stretches long enough for a meeting.
func common(a, b []int32, meeting int32) int32 {
	total := int32(0)
	for len(a) > 0 && len(b) > 0 {
		if long := min(a[1], b[1]) - max(a[0], b[0]); long >= meeting {
			total += long
		}
		if a[1] < b[1] {
			a = a[2:]
		} else {
			b = b[2:]
		}
	}
	return total
}

// weekdayOf returns 0 for mon to 6 for sun, -1 for anything else.
func weekdayOf(day string) int {
	return slices.Index([]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}, day)
}

// minuteOf reads "18:30" as a minute of the day, up to "24:00".
func minuteOf(clock string) (int32, bool) {
	if len(clock) != 5 || clock[2] != ':' {
		return 0, false
	}
	for _, i := range [...]int{0, 1, 3, 4} {
		if clock[i] < '0' || clock[i] > '9' {
			return 0, false
		}
	}
	minute := 600*int32(clock[0]-'0') + 60*int32(clock[1]-'0') + 10*int32(clock[3]-'0') + int32(clock[4]-'0')
	return minute, clock[3] < '6' && minute <= dayMinutes
}
