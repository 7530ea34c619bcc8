package loan

import (
	"slices"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/civil"
)

// Calendar moves due dates off the days on which nobody can pay. The zero
// Calendar moves none. It is a list and not a function, so that a schedule
// can still be proven from its stored terms; [Calendar.Close] fills it from a
// function.
type Calendar struct {
	Move     Move           `json:"move,omitzero"`     // default Stay
	Weekend  []time.Weekday `json:"weekend,omitempty"` // closed every week: 0 is Sunday; at most six days
	Holidays []essor.Date   `json:"holidays,omitempty"`
	// MoveInterest lets interest run to the day to which a row is moved.
	// Otherwise it is counted as if none were.
	MoveInterest bool `json:"move_interest,omitzero"`
}

// Move says where a due date goes that falls on a closed day.
type Move string

// Where due dates go. The modified moves stay within the month: they turn
// back where they would leave it.
const (
	Stay              Move = "stay"
	Following         Move = "following"          // to the next open day
	Preceding         Move = "preceding"          // to the last open day before
	ModifiedFollowing Move = "modified_following" //
	ModifiedPreceding Move = "modified_preceding" //
)

// Close returns the calendar with every day from one to another, at most
// MaxHolidays of them, added to its holidays on which open says no. A day
// that is already closed is left out.
func (c Calendar) Close(from, until essor.Date, open func(essor.Date) bool) Calendar {
	closed := c.closedDays()
	c.Holidays = slices.Clone(c.Holidays)
	for d := from; d.Compare(until) <= 0 && len(c.Holidays) < MaxHolidays; {
		if !closed.has(d.Day()) && !open(d) {
			c.Holidays = append(c.Holidays, d)
		}
		next, err := d.AddDays(1)
		if err != nil {
			break
		}
		d = next
	}
	return c
}

// closedDays are the days of a calendar on which nobody can pay, made ready
// to be looked up.
type closedDays struct {
	weekend  [7]bool
	holidays map[int]bool
}

func (c *Calendar) closedDays() closedDays {
	closed := closedDays{holidays: make(map[int]bool, len(c.Holidays))}
	for _, d := range c.Weekend {
		if d >= time.Sunday && d <= time.Saturday { // check refuses others
			closed.weekend[d] = true
		}
	}
	for _, h := range c.Holidays {
		closed.holidays[h.Day()] = true
	}
	return closed
}

func (c *closedDays) has(day int) bool {
	return c.weekend[((day+4)%7+7)%7] || c.holidays[day] // 1970-01-01 was a Thursday
}

// walk goes to the next open day. Every week has one that is no weekend, and
// there are at most MaxHolidays others, so it ends.
func (c *closedDays) walk(day, step int) int {
	for c.has(day) {
		day += step
	}
	return day
}

// moved returns where a due date goes.
func (m Move) moved(day int, closed *closedDays) int {
	if m == "" || m == Stay {
		return day
	}
	step := 1
	if m == Preceding || m == ModifiedPreceding {
		step = -1
	}
	to := closed.walk(day, step)
	if m == ModifiedFollowing || m == ModifiedPreceding {
		_, month, _ := civil.Date(day)
		if _, m, _ := civil.Date(to); m != month {
			return closed.walk(day, -step)
		}
	}
	return to
}

func (c *Calendar) check(l *check.List) {
	if c.Move != "" {
		check.OneOf(l, c.Move, []Move{Stay, Following, Preceding, ModifiedFollowing, ModifiedPreceding}, "repayment", "calendar", "move")
	}
	l.Count(len(c.Weekend), 0, 6, "repayment", "calendar", "weekend")
	for i, d := range c.Weekend[:min(6, len(c.Weekend))] {
		if d < time.Sunday || d > time.Saturday {
			l.Add(essor.CodeOutOfRange, "must be 0 to 6, from Sunday", "repayment", "calendar", "weekend", i)
		}
	}
	if !l.Count(len(c.Holidays), 0, MaxHolidays, "repayment", "calendar", "holidays") {
		return
	}
	for i, d := range c.Holidays {
		if !d.IsSet() {
			l.Add(essor.CodeRequired, "must be a day", "repayment", "calendar", "holidays", i)
		}
	}
}

// timetable knows, for every row, until which day its interest runs and on
// which day it is due, and the grid of periods that lies below them.
type timetable struct {
	calendar
	repayment *Repayment
	accrues   []int    // the last day of each row's interest
	due       []int    // the same, unless moved
	index     []int    // the period of the grid that ends with the row
	rates     []uint64 // the first, and that of each change
}

// maxSearch bounds the periods that may pass without a month of the season:
// a year of days.
const maxSearch = 366

// newTimetable lays out all rows of checked terms.
func newTimetable(t *Terms, l *check.List) timetable {
	r := &t.Repayment
	tt := timetable{calendar: newCalendar(t), repayment: r}
	if len(r.Dates) > 0 {
		tt.anchor, tt.offset = r.Dates[0].Day(), 0
	}
	closed := r.Calendar.closedDays()
	n, last, before := 0, lastDay(), t.Advances[0].On.Day()
	for k := range r.Count {
		for tries := 0; !tt.inSeason(n); n++ {
			if tries++; tries > maxSearch {
				l.Add(essor.CodeInconsistent, "must hold a month in which a row can be due", "repayment", "months")
				return tt
			}
		}
		day := tt.end(n)
		due := r.Calendar.Move.moved(day, &closed)
		if r.Calendar.MoveInterest {
			day = due
		}
		switch {
		case max(day, due) > last:
			l.Add(essor.CodeOutOfRange, "the last row must be due by 2199-12-31", "repayment", "count")
			return tt
		case k == 0 && min(day, due) <= before:
			l.Add(essor.CodeInconsistent, "must be after the first advance, also where a due date moves back", "repayment", "first")
			return tt
		}
		tt.accrues, tt.due, tt.index = append(tt.accrues, day), append(tt.due, due), append(tt.index, n)
		n++
	}
	return tt
}

// lastDay is the last day of [essor.Date].
func lastDay() int { return civil.Day(2199, 12, 31) }

// isIrregular reports whether due dates follow no rhythm that the frequency
// names.
func (r *Repayment) isIrregular() bool {
	return r.Every > 1 || len(r.Months) > 0 || len(r.Dates) > 0 || r.Calendar.Move != "" && r.Calendar.Move != Stay
}

func (tt *timetable) inSeason(n int) bool {
	if len(tt.repayment.Months) == 0 || len(tt.repayment.Dates) > 0 {
		return true
	}
	_, month, _ := civil.Date(tt.day(n))
	return slices.Contains(tt.repayment.Months, time.Month(month))
}

// end returns the day on which a period of the grid ends: a listed date, or
// one of the rhythm.
func (tt *timetable) end(n int) int {
	if dates := tt.repayment.Dates; n >= 0 && n < len(dates) {
		return dates[n].Day()
	}
	return tt.day(n)
}

// begins returns the first day of a row's interest on what was owed before.
func (tt *timetable) begins(row int) int {
	if row > 0 {
		return tt.accrues[row-1]
	}
	return tt.end(tt.index[0] - 1)
}
