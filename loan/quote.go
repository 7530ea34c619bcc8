package loan

import (
	"math"
	"math/big"
)

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
	Flat Quote = "flat"
)

// quotes are all of them.
func quotes() []Quote { return []Quote{Nominal, PerPeriod, Effective, SemiAnnual, Flat} }

// pace is how a quoted rate becomes the rate of a year: rate × num / (unit ×
// den).
type pace struct {
	num, den uint64
	unit     uint64 // rateUnit, or periodUnit for rates that were compounded
}

// periodUnit is the denominator of a period's rate that was compounded.
const periodUnit = 1_000_000_000_000_000_000

// pace returns that of the terms.
func (t *Terms) pace() pace {
	num, den := t.Repayment.period()
	switch t.Interest.Quote {
	case PerPeriod:
		return pace{uint64(den), uint64(num), rateUnit}
	case Effective, SemiAnnual:
		return pace{uint64(den), uint64(num), periodUnit}
	}
	return pace{1, 1, rateUnit}
}

// firstRate returns the quoted rate of the first day, in units of a Fraction.
func (i *Interest) firstRate() int64 {
	if i.Quote == PerPeriod {
		return i.PeriodRate.Units()
	}
	return i.YearRate.Units()
}

// rates returns the first rate and those of all changes, in units of their
// pace.
func (t *Terms) rates() []uint64 {
	rates := []uint64{t.rate(t.Interest.firstRate())}
	for _, change := range t.Interest.Changes {
		rates = append(rates, t.rate(change.Rate.Units()))
	}
	return rates
}

func (t *Terms) rate(quoted int64) uint64 {
	num, den := t.Repayment.period()
	switch t.Interest.Quote {
	case Effective:
		return compounded(quoted, 1, num, den)
	case SemiAnnual:
		return compounded(quoted, 2, num, den)
	}
	return uint64(quoted)
}

// compounded returns the rate of num/den of a year at which a year that
// compounds a quoted rate in so many parts grows, in units of periodUnit: the
// greatest i with
//
//	((i - ½) / periodUnit + 1)^den ≤ (quoted / parts + 1)^(parts × num)
//
// in exact integers. Floating point only guesses where to look.
func compounded(quoted int64, parts, num, den int) uint64 {
	if quoted == 0 {
		return 0
	}
	growth := big.NewInt(int64(parts)*rateUnit + quoted)
	right := new(big.Int).Exp(growth, big.NewInt(int64(parts*num)), nil)
	right.Mul(right, new(big.Int).Exp(big.NewInt(2*periodUnit), big.NewInt(int64(den)), nil))
	scale := new(big.Int).Exp(big.NewInt(int64(parts)*rateUnit), big.NewInt(int64(parts*num)), nil)
	reached := func(i uint64) bool {
		left := new(big.Int).SetUint64(i)
		left.Lsh(left, 1).Add(left, big.NewInt(2*periodUnit-1))
		left.Exp(left, big.NewInt(int64(den)), nil).Mul(left, scale)
		return left.Cmp(right) <= 0
	}
	year := math.Log1p(float64(quoted)/rateUnit/float64(parts)) * float64(parts)
	guess := uint64(math.Expm1(year*float64(num)/float64(den)) * periodUnit)
	low, high, width := guess, guess, uint64(1)
	for low > 0 && !reached(low) {
		low -= min(low, width)
		width *= 2
	}
	for width = 1; reached(high); width *= 2 {
		high += width
	}
	for high-low > 1 {
		if middle := low + (high-low)/2; reached(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}
