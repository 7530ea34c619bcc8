// Package rhythm lays out time for packages loan and loan/servicing: on which
// days rows fall due, until which days their interest runs, and what part of a
// year lies between two days. It knows plain numbers and the words of package
// loan, which documents them; days count from 1970-01-01.
package rhythm

import "github.com/essor-go/essor/internal/civil"

// The frequencies; "" is Monthly.
const (
	Weekly      = "weekly"
	Biweekly    = "biweekly"
	SemiMonthly = "semi_monthly"
	Monthly     = "monthly"
	Daily       = "daily"
	Quarterly   = "quarterly"
	HalfYearly  = "half_yearly"
	Yearly      = "yearly"
	Single      = "single"
)

// Grid is a rhythm of days, counted from one anchor and never from each other.
type Grid struct {
	Frequency string
	Anchor    int  // a day
	Offset    int  // periods from the anchor to day 0
	Every     int  // days, weeks or months of a period of Daily, Weekly, Monthly; 0 is 1
	Ends      bool // months count from the last day of one to the last day of each
}

// EndsMonth reports whether a day is the last of its month.
func EndsMonth(day int) bool {
	year, month, dayOfMonth := civil.Date(day)
	return dayOfMonth == civil.DaysIn(year, month)
}

// Day returns the n-th day of the grid; those below 0 come before.
func (g *Grid) Day(n int) int {
	n += g.Offset
	every := max(1, g.Every)
	switch g.Frequency {
	case Weekly:
		return g.Anchor + 7*every*n
	case Biweekly:
		return g.Anchor + 14*n
	case SemiMonthly:
		return halfMonths(g.Anchor, n)
	case Daily:
		return g.Anchor + every*n
	case Quarterly:
		n *= 3
	case HalfYearly:
		n *= 6
	case Yearly:
		n *= 12
	default:
		n *= every
	}
	if g.Ends {
		year, month, _ := civil.Date(g.Anchor)
		return civil.OnDay(year, month+n, 31)
	}
	return civil.AddMonths(g.Anchor, n)
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

// length returns the days of every period, 0 where they differ.
func (g *Grid) length() int {
	switch g.Frequency {
	case Daily:
		return max(1, g.Every)
	case Weekly:
		return 7 * max(1, g.Every)
	case Biweekly:
		return 14
	}
	return 0
}

// Period returns the part of a year that one period is where all are equal.
func (g *Grid) Period() (num, den int) {
	every := max(1, g.Every)
	switch g.Frequency {
	case Daily:
		return every, 365
	case Weekly:
		return every, 52
	case Biweekly:
		return every, 26
	case SemiMonthly:
		return every, 24
	case Quarterly:
		return 1, 4
	case HalfYearly:
		return 1, 2
	case Yearly:
		return 1, 1
	}
	return every, 12
}
