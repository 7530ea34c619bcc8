package loan

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/civil"
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
	every := max(1, r.Every)
	switch r.Frequency {
	case Daily:
		return every, 365
	case Weekly:
		return every, 52
	case Quarterly:
		return 1, 4
	case HalfYearly:
		return 1, 2
	case Yearly:
		return 1, 1
	}
	return every, r.Frequency.perYear()
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
	frequency Frequency
	anchor    int  // day number
	offset    int  // periods from the anchor to row 0
	every     int  // days, weeks or months of a period of Daily, Weekly, Monthly
	ends      bool // months count from the last day of one to the last day of each
}

func newCalendar(t *Terms) calendar {
	c := calendar{frequency: t.Repayment.Frequency, every: max(1, t.Repayment.Every)}
	if c.frequency == "" {
		c.frequency = Monthly
	}
	if t.Repayment.First.IsSet() {
		c.anchor = t.Repayment.First.Day()
	} else {
		c.anchor, c.offset = t.Advances[0].On.Day(), 1
	}
	if t.Repayment.EndOfMonth {
		year, month, day := civil.Date(c.anchor)
		c.ends = day == civil.DaysIn(year, month)
	}
	return c
}

// day returns the due day of a row, the first being row 0; rows below 0 are
// days of the grid.
func (c calendar) day(row int) int {
	n := row + c.offset
	switch c.frequency {
	case Weekly:
		return c.anchor + 7*c.every*n
	case Biweekly:
		return c.anchor + 14*n
	case SemiMonthly:
		return halfMonths(c.anchor, n)
	case Daily:
		return c.anchor + c.every*n
	case Quarterly:
		n *= 3
	case HalfYearly:
		n *= 6
	case Yearly:
		n *= 12
	default:
		n *= c.every
	}
	if c.ends {
		year, month, _ := civil.Date(c.anchor)
		return civil.OnDay(year, month+n, 31)
	}
	return civil.AddMonths(c.anchor, n)
}

// halfMonths returns the n-th day of the semi-monthly rhythm of an anchor.
func halfMonths(anchor, n int) int {
	year, month, day := civil.Date(anchor)
	odd := n & 1
	month += (n - odd) / 2
	switch {
	case odd == 0:
	case day <= 15:
		day += 15
	default:
		day = min(day, 30) - 15
		month++
	}
	return civil.OnDay(year, month, day)
}

// fill sets the due dates of all rows. It returns false when one lies beyond
// the calendar of [essor.Date].
func (c calendar) fill(steps []step) bool {
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
func (c calendar) fillMonths(steps []step) bool {
	year, month, day := civil.Date(c.anchor)
	start := c.anchor - day // the day before the month
	var err error
	for n := -c.offset; n < len(steps) && err == nil; n++ {
		length := civil.DaysIn(year, month)
		if n >= 0 {
			steps[n].due, err = essor.DateOfDay(start + min(day, length))
		}
		start += length
		if month++; month > 12 {
			year, month = year+1, 1
		}
	}
	return err == nil
}
