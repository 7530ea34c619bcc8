package cost

import (
	"github.com/essor-go/essor/internal/civil"
)

// Rule names a way of turning flows into a yearly rate.
type Rule string

// The rules. Each finds the one rate i for a period at which all flows
// together are worth nothing on the first day, with compound interest inside
// a period too, and makes a yearly rate of it.
const (
	// Effective compounds yearly: time is in days over 365, and the result is
	// what a balance would grow by in a year. EU and UK law and most
	// comparisons use rates of this kind.
	Effective Rule = "effective"
	// NominalMonthly is twelve times the monthly rate. Months are counted
	// back from the later day, the last of a month standing for days that
	// it lacks; days left over are thirtieths. It is the convention of the
	// Reserve Bank of India's fact sheet (Master Direction on Microfinance
	// Loans, 2022, Annex II): applied to what the client receives net of
	// fees.
	NominalMonthly Rule = "nominal_monthly"
	// NominalWeekly is 52 times the weekly rate; days left over are sevenths.
	NominalWeekly Rule = "nominal_weekly"
)

// clock is how a rule measures time: in ticks, so that a year has perYear
// periods of perPeriod ticks.
type clock struct {
	perYear, perPeriod int
}

func (r Rule) clock() (clock, bool) {
	switch r {
	case Effective:
		return clock{1, 365}, true
	case NominalMonthly:
		return clock{12, 30}, true
	case NominalWeekly:
		return clock{52, 7}, true
	}
	return clock{}, false
}

// ticks counts the time from one day to a later one.
func (c clock) ticks(from, to int) int {
	if c.perPeriod != 30 {
		return to - from
	}
	months := civil.MonthsBetween(from, to)
	rest := max(0, civil.AddMonths(to, -months)-from)
	return 30*months + rest
}
