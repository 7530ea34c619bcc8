package loan

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/internal/rhythm"
)

// Frequency says how often the client pays.
type Frequency string

// The frequencies. Due dates are counted from one anchor, never from each
// other, so a month that is too short moves its own due date only.
const (
	Weekly   Frequency = "weekly"   // every 7 days
	Biweekly Frequency = "biweekly" // every 14 days
	// SemiMonthly pays on the anchor's day of the month and fifteen days
	// before or after it: the 1st and the 16th, the 15th and the 30th, the
	// 31st and the 15th. A day that a month lacks becomes its last.
	SemiMonthly Frequency = "semi_monthly"
	// Monthly pays on the anchor's day of the month, or on the last day of a
	// shorter month. It is the default.
	Monthly Frequency = "monthly"

	Daily      Frequency = "daily"       // every day; with Repayment.Every, every so many days
	Quarterly  Frequency = "quarterly"   // every three months
	HalfYearly Frequency = "half_yearly" // every six months
	Yearly     Frequency = "yearly"      // every twelve months
	// Single is one row, due on Repayment.First; its period is months counted
	// back from that day.
	Single Frequency = "single"
)

// frequencies are all of them, in the order of their constants.
func frequencies() []Frequency {
	return []Frequency{Weekly, Biweekly, SemiMonthly, Monthly, Daily, Quarterly, HalfYearly, Yearly, Single}
}

// period returns the part of a year of [EqualPeriods] that is one period.
func (r *Repayment) period() (num, den int) {
	g := rhythm.Grid{Frequency: string(r.Frequency), Every: r.Every}
	return g.Period()
}

// perYear returns how many periods make a year of [EqualPeriods], for those
// frequencies of which a plain course is made.
func (f Frequency) perYear() int {
	switch f {
	case Weekly:
		return 52
	case Biweekly:
		return 26
	case SemiMonthly:
		return 24
	}
	return 12
}

// calendar knows the due day of every row, and the days on which rows before
// the first would have been due: the grid that a broken period is measured on.
type calendar struct {
	rhythm.Grid
	frequency Frequency
}

func newCalendar(t *Terms) calendar {
	c := calendar{frequency: t.Repayment.Frequency}
	if c.frequency == "" {
		c.frequency = Monthly
	}
	c.Frequency, c.Every = string(c.frequency), max(1, t.Repayment.Every)
	if t.Repayment.First.IsSet() {
		c.Anchor = t.Repayment.First.Day()
	} else {
		c.Anchor, c.Offset = t.Advances[0].On.Day(), 1
	}
	c.Ends = t.Repayment.EndOfMonth && rhythm.EndsMonth(c.Anchor)
	return c
}

// day returns the due day of a row, the first being row 0; rows below 0 are
// days of the grid.
func (c *calendar) day(row int) int { return c.Day(row) }

// fill sets the due dates of all rows. It returns false when one lies beyond
// the calendar of [essor.Date].
func (c *calendar) fill(steps []step) bool {
	if c.frequency == Monthly {
		return c.fillMonths(steps)
	}
	if last, err := essor.DateOfDay(c.day(len(steps) - 1)); err != nil || !last.IsSet() {
		return false
	}
	for k := range steps {
		steps[k].due, _ = essor.DateOfDay(c.day(k))
	}
	return true
}

// fillMonths is fill for single months. It walks from one first of the month
// to the next, which costs a fifth of counting each date from the anchor.
func (c *calendar) fillMonths(steps []step) bool {
	year, month, day := civil.Date(c.Anchor)
	start := c.Anchor - day // the day before the month
	var err error
	for n := -c.Offset; n < len(steps) && err == nil; n++ {
		length := civil.DaysIn(year, month)
		if n >= 0 {
			steps[n].due, err = essor.DateOfDay(start + min(day, length))
		}
		start += length
		if month++; month > 12 {
			year, month = year+1, 1
		}
	}
	return steps[len(steps)-1].due.IsSet()
}
