package loan

import (
	"slices"
	"sort"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/internal/rhythm"
)

// Calendar moves due dates off the days on which nobody can pay. The zero
// Calendar moves none. It is a list and not a function, so that a schedule
// can still be proven from its stored terms; [Calendar.Close] fills it from a
// function.
//
// Where a due date moves back and interest does not, the row asks for the
// interest of the days between ahead: nothing can be lent in them.
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
	closed := rhythm.ClosedOn(c.Weekend, c.Holidays)
	c.Holidays = slices.Clone(c.Holidays)
	for d := from; d.Compare(until) <= 0 && len(c.Holidays) < MaxHolidays; {
		if !closed.Has(d.Day()) && !open(d) {
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
	rhythm.Table
	accrues []int // the last day of each row's interest
	due     []int // the same, unless moved
	index   []int // the period of the grid that ends with the row
}

// newTable returns what the rows of checked terms are laid out by.
func newTable(t *Terms) rhythm.Table {
	r := &t.Repayment
	c := newCalendar(t)
	table := rhythm.NewTable(c.Grid, r.Months, r.Dates)
	table.Closed, table.Move, table.MoveInterest = rhythm.ClosedOn(r.Calendar.Weekend, r.Calendar.Holidays), string(r.Calendar.Move), r.Calendar.MoveInterest
	return table
}

// newTimetable lays out all rows of checked terms.
func newTimetable(t *Terms, l *check.List) timetable {
	count := t.Repayment.Count
	tt := timetable{newTable(t), make([]int, 0, count), make([]int, 0, count), make([]int, 0, count)}
	last, before := lastDay(), t.Advances[0].On.Day()
	for k, n := 0, 0; k < count; k++ {
		row, ok := tt.Row(n)
		switch {
		case !ok:
			l.Add(essor.CodeInconsistent, "must hold a month in which a row can be due", "repayment", "months")
			return tt
		case max(row.Accrues, row.Due) > last:
			l.Add(essor.CodeOutOfRange, "the last row must be due by 2199-12-31", "repayment", "count")
			return tt
		case k == 0 && min(row.Accrues, row.Due) <= before:
			l.Add(essor.CodeInconsistent, "must be after the first advance, also where a due date moves back", "repayment", "first")
			return tt
		}
		tt.accrues, tt.due, tt.index = append(tt.accrues, row.Accrues), append(tt.due, row.Due), append(tt.index, row.Index)
		n = row.Index + 1
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

// begins returns the first day of a row's interest on what was owed before.
func (tt *timetable) begins(row int) int {
	if row > 0 {
		return tt.accrues[row-1]
	}
	return tt.End(tt.index[0] - 1)
}

// end returns the day on which a period of the grid ends.
func (tt *timetable) end(n int) int { return tt.End(n) }

// years returns the time from one day to another within a row.
func (tt *timetable) years(t *Terms, row, from, to int) (num, den int64) {
	if t.Interest.DayCount.isPeriodic() {
		return tt.Periods(tt.index[row], from, to)
	}
	return rhythm.Years(string(t.Interest.DayCount), from, to, tt.accrues[len(tt.accrues)-1])
}

// isAskedAhead reports whether the interest of a day falls due before it.
func (tt *timetable) isAskedAhead(day int) bool {
	k := sort.SearchInts(tt.accrues, day+1) // the row in which the night after it lies
	return k < len(tt.due) && tt.due[k] <= day
}
