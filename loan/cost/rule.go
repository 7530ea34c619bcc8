package cost

import "github.com/essor-go/essor/internal/civil"

// Rule names a way of turning flows into a yearly rate.
type Rule string

// The rules. Each finds the one rate for a period at which all flows together
// are worth nothing on the first day, with compound interest inside a period
// too, and makes a yearly rate of it.
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
type clock struct{ perYear, perPeriod int }

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

// countsMonths reports whether ticks are thirtieths of a month; else they are
// days.
func (c clock) countsMonths() bool { return c.perPeriod == 30 }

// monthTicks counts thirtieths of months from a first day to later ones, in
// order. It walks through the months, because flows seldom skip one.
type monthTicks struct {
	from, dayOfFrom int
	months, start   int // months since from's, and the day before the present one begins
	year, month     int
}

func newMonthTicks(from int) monthTicks {
	year, month, day := civil.Date(from)
	return monthTicks{from: from, dayOfFrom: day, start: from - day, year: year, month: month}
}

// to returns the ticks from the first day to one not before those asked for
// until now.
func (m *monthTicks) to(day int) int {
	for {
		length := civil.DaysIn(m.year, m.month)
		if day <= m.start+length {
			break
		}
		m.start += length
		m.months++
		if m.month++; m.month > 12 {
			m.year, m.month = m.year+1, 1
		}
	}
	if day-m.start == m.dayOfFrom {
		return 30 * m.months
	}
	months := civil.MonthsBetween(m.from, day)
	return 30*months + max(0, civil.AddMonths(day, -months)-m.from)
}
