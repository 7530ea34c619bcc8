package rhythm

import (
	"math"
	"math/big"
)

// rateUnit is the denominator of a quoted rate, PeriodUnit that of a period's
// rate that was compounded.
const (
	rateUnit   = 1_000_000_000_000
	PeriodUnit = 1_000_000_000_000_000_000
)

// The quoting conventions; "" is Nominal.
const (
	Nominal    = "nominal"
	PerPeriod  = "per_period"
	Effective  = "effective"
	SemiAnnual = "semi_annual"
	Flat       = "flat"
)

// Quote is how a quoted rate, in units of 10⁻¹², becomes the rate of a year:
// Rate × Num / (Unit × Den).
type Quote struct {
	Name     string
	Num, Den uint64
	Unit     uint64
	num, den int // of a period
}

// NewQuote returns that of a convention on a grid.
func NewQuote(name string, g *Grid) Quote {
	num, den := g.Period()
	q := Quote{name, 1, 1, rateUnit, num, den}
	switch name {
	case PerPeriod:
		q.Num, q.Den = uint64(den), uint64(num)
	case Effective, SemiAnnual:
		q.Num, q.Den, q.Unit = uint64(den), uint64(num), PeriodUnit
	}
	return q
}

// Rate returns what a quoted rate is in units of Unit.
func (q *Quote) Rate(quoted int64) uint64 {
	switch q.Name {
	case Effective:
		return Compounded(quoted, 1, q.num, q.den)
	case SemiAnnual:
		return Compounded(quoted, 2, q.num, q.den)
	}
	return uint64(quoted)
}

// Compounded returns the rate of num/den of a year at which a year that
// compounds a quoted rate in so many parts grows, in units of PeriodUnit: the
// greatest i with
//
//	((i - ½) / PeriodUnit + 1)^den ≤ (quoted / parts + 1)^(parts × num)
//
// in exact integers. Floating point only guesses where to look.
func Compounded(quoted int64, parts, num, den int) uint64 {
	if quoted == 0 {
		return 0
	}
	growth := big.NewInt(int64(parts)*rateUnit + quoted)
	right := new(big.Int).Exp(growth, big.NewInt(int64(parts*num)), nil)
	right.Mul(right, new(big.Int).Exp(big.NewInt(2*PeriodUnit), big.NewInt(int64(den)), nil))
	scale := new(big.Int).Exp(big.NewInt(int64(parts)*rateUnit), big.NewInt(int64(parts*num)), nil)
	reached := func(i uint64) bool {
		left := new(big.Int).SetUint64(i)
		left.Lsh(left, 1).Add(left, big.NewInt(2*PeriodUnit-1))
		left.Exp(left, big.NewInt(int64(den)), nil).Mul(left, scale)
		return left.Cmp(right) <= 0
	}
	year := math.Log1p(float64(quoted)/rateUnit/float64(parts)) * float64(parts)
	guess := uint64(math.Expm1(year*float64(num)/float64(den)) * PeriodUnit)
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
