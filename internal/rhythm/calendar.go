package rhythm

import (
	"time"

	"github.com/essor-go/essor/internal/civil"
)

// Where due dates go that fall on a closed day; "" is Stay.
const (
	Stay              = "stay"
	Following         = "following"
	Preceding         = "preceding"
	ModifiedFollowing = "modified_following"
	ModifiedPreceding = "modified_preceding"
)

// Closed are the days on which nobody can pay. A weekend has at most six days.
type Closed struct {
	Weekend  [7]bool // by weekday, from Sunday
	Holidays map[int]bool
}

// ClosedOn returns the weekends and holidays of a calendar ready to be looked
// up. Weekdays that are none are left out.
func ClosedOn[D dated](weekend []time.Weekday, holidays []D) Closed {
	var c Closed
	for _, d := range weekend {
		if d >= time.Sunday && d <= time.Saturday {
			c.Weekend[d] = true
		}
	}
	if len(holidays) > 0 {
		c.Holidays = make(map[int]bool, len(holidays))
	}
	for _, h := range holidays {
		c.Holidays[h.Day()] = true
	}
	return c
}

// dated is a date, such as that of package essor.
type dated interface{ Day() int }

// Has reports whether a day is closed.
func (c *Closed) Has(day int) bool {
	return c.Weekend[((day+4)%7+7)%7] || c.Holidays[day] // 1970-01-01 was a Thursday
}

// walk goes to the next open day. Every week has one that is no weekend, and
// holidays come to an end.
func (c *Closed) walk(day, step int) int {
	for c.Has(day) {
		day += step
	}
	return day
}

// Moved returns where a due date goes.
func (c *Closed) Moved(move string, day int) int {
	if move == "" || move == Stay {
		return day
	}
	step := 1
	if move == Preceding || move == ModifiedPreceding {
		step = -1
	}
	to := c.walk(day, step)
	if move == ModifiedFollowing || move == ModifiedPreceding {
		_, month, _ := civil.Date(day)
		if _, m, _ := civil.Date(to); m != month {
			return c.walk(day, -step)
		}
	}
	return to
}
