package loan

import "github.com/essor-go/essor/internal/rhythm"

// Quote says how a rate is meant.
type Quote string

// The quoting conventions. Whatever it is, interest is simple within a row:
// the rate of a year is multiplied by the part of a year that the day count
// gives.
const (
	// Nominal is a year rate of which each period gets its part: 12 % a year
	// are 1 % a month. It is the default.
	Nominal Quote = "nominal"
	// PerPeriod is the rate of one period of Repayment.Frequency, in
	// Interest.PeriodRate: 2 % a month, 1 % a week.
	PerPeriod Quote = "per_period"
	// Effective is a year rate to which the periods of a year compound: 12 %
	// a year are 0.9489 % a month. The rate of a period is rounded to 18
	// decimals, half up.
	Effective Quote = "effective"
	// SemiAnnual is a year rate of which two halves compound, as Canada's
	// Interest Act, s. 6, asks of mortgages: 6 % a year are an effective
	// 6.09 %. The rate of a period is rounded as with Effective.
	SemiAnnual Quote = "semi_annual"
	// Flat is a nominal year rate on what was lent, however much of it has
	// been repaid: 12 % flat on a loan of four months cost as much as 19 %.
	// It ends when all is repaid, so no row before the last may do that: not
	// even one before a later advance.
	Flat Quote = "flat"
)

// quotes are all of them.
func quotes() []Quote { return []Quote{Nominal, PerPeriod, Effective, SemiAnnual, Flat} }

// periodUnit is the denominator of a period's rate that was compounded.
const periodUnit = rhythm.PeriodUnit

// quote returns how a quoted rate becomes the rate of a year.
func (t *Terms) quote() rhythm.Quote {
	g := rhythm.Grid{Frequency: string(t.Repayment.Frequency), Every: t.Repayment.Every}
	return rhythm.NewQuote(string(t.Interest.Quote), &g)
}

// firstRate returns the quoted rate of the first day, in units of a Fraction.
func (i *Interest) firstRate() int64 {
	if i.Quote == PerPeriod {
		return i.PeriodRate.Units()
	}
	return i.YearRate.Units()
}

// rates returns the first rate and those of all changes, in units of their
// quote.
func (t *Terms) rates(q *rhythm.Quote) []uint64 {
	rates := []uint64{q.Rate(t.Interest.firstRate())}
	for _, change := range t.Interest.Changes {
		rates = append(rates, q.Rate(change.Rate.Units()))
	}
	return rates
}
