package cost

import (
	"math"
	"math/big"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// The limits of [Flat], [EffectiveOf] and [NominalOf].
const (
	MaxPerYear = 366 // payments, or times of compounding, a year
	maxFlat    = loan.MaxYearRate * essor.FractionUnit
)

// Flat is a loan at a flat rate: interest on the whole loan for the whole
// time, spread evenly over level payments, although the client owes less with
// each of them.
type Flat struct {
	YearRate essor.Fraction `json:"year_rate"`    // flat, 0 to loan.MaxYearRate: 0.12 is 12 % a year
	Count    int            `json:"count"`        // payments, 1 to loan.MaxRows
	PerYear  int            `json:"per_year"`     // payments a year, 1 to MaxPerYear
	Fee      essor.Fraction `json:"fee,omitzero"` // deducted at first, as a share of the loan: 0 to less than 1
}

// True returns what the flat rate is in truth: nominal a year, payments a year
// times the rate of a period, and effective. Both depend on the count: 12 %
// flat is 19.05 % nominal over four months and 21.46 % over twelve. Payments
// are not rounded; the results are, to the nearest fraction.
//
// It fails with an [essor.InvalidError], and with code no_solution when no rate
// within the limits of this package fits. Cost: as [Rate].
func (f Flat) True() (nominal, effective essor.Fraction, err error) {
	var l check.List
	if f.YearRate.Sign() < 0 || f.YearRate.Units() > maxFlat {
		l.Add(essor.CodeOutOfRange, "must be 0 to 10", "year_rate")
	}
	if f.Count < 1 || f.Count > loan.MaxRows {
		l.Add(essor.CodeOutOfRange, "must be 1 to 1200", "count")
	}
	perYear(&l, f.PerYear)
	if f.Fee.Sign() < 0 || f.Fee.Units() >= essor.FractionUnit {
		l.Add(essor.CodeOutOfRange, "must be 0 to less than 1", "fee")
	}
	if !l.OK() {
		return nominal, effective, l.Err()
	}
	n, w := int64(f.Count), int64(f.PerYear)
	points := make([]point, f.Count+1)
	points[0].amount = -(essor.FractionUnit - f.Fee.Units()) * n * w // the loan is FractionUnit × n × w
	for i := 1; i <= f.Count; i++ {
		points[i] = point{ticks: i, amount: w*essor.FractionUnit + f.YearRate.Units()*n, due: true}
	}
	nominally := equation{clock{perYear: f.PerYear, outOf: 1, perPeriod: 1}, points}
	year, err := nominally.solve()
	if err != nil {
		return nominal, effective, err
	}
	effectively := equation{clock{perYear: 1, outOf: 1, perPeriod: f.PerYear}, points}
	compounded, err := effectively.solve()
	if err != nil {
		return nominal, effective, err
	}
	return essor.FractionOf(year), essor.FractionOf(compounded), nil
}

func perYear(l *check.List, n int) {
	if n < 1 || n > MaxPerYear {
		l.Add(essor.CodeOutOfRange, "must be 1 to 366", "per_year")
	}
}

// EffectiveOf returns the effective yearly rate of a nominal one that is
// compounded some times a year, 1 to [MaxPerYear], to the nearest fraction:
// (1 + r/n)^n - 1. It fails with code out_of_range when a rate is outside
// [MinYearRate] to [MaxYearRate]. Cost: exact rationals, a millisecond at most.
func EffectiveOf(nominal essor.Fraction, timesAYear int) (essor.Fraction, error) {
	if err := checkQuote(nominal, timesAYear); err != nil {
		return essor.Fraction{}, err
	}
	grown := compounded(2*nominal.Units(), timesAYear)
	grown.Sub(grown, big.NewRat(1, 1))
	units := nearestInt(new(big.Int).Mul(grown.Num(), big.NewInt(essor.FractionUnit)), grown.Denom())
	if !units.IsInt64() || units.Int64() > maxUnits {
		return essor.Fraction{}, &essor.FieldError{Pointer: "/year_rate", Code: essor.CodeOutOfRange, Detail: "must not lead to more than MaxYearRate"}
	}
	return essor.FractionOf(units.Int64()), nil
}

// NominalOf undoes [EffectiveOf]: n ((1 + r)^(1/n) - 1), to the nearest
// fraction.
func NominalOf(effective essor.Fraction, timesAYear int) (essor.Fraction, error) {
	if err := checkQuote(effective, timesAYear); err != nil {
		return essor.Fraction{}, err
	}
	n := float64(timesAYear)
	target := compounded(2*effective.Units(), 1)
	guess := int64(math.RoundToEven(essor.FractionUnit * n * math.Expm1(math.Log1p(effective.Float64())/n)))
	return essor.FractionOf(nearest(guess, func(units int64) bool {
		sign := compounded(2*units+1, timesAYear).Cmp(target)
		return sign > 0 || sign == 0 && units%2 == 0
	})), nil
}

// compounded returns (1 + r/n)^n for a rate in halves of a unit.
func compounded(halves int64, n int) *big.Rat {
	den := new(big.Int).Mul(big.NewInt(2*essor.FractionUnit), big.NewInt(int64(n)))
	num := new(big.Int).Add(den, big.NewInt(halves))
	times := big.NewInt(int64(n))
	return new(big.Rat).SetFrac(num.Exp(num, times, nil), den.Exp(den, times, nil))
}

func checkQuote(rate essor.Fraction, timesAYear int) error {
	var l check.List
	if rate.Units() < minUnits || rate.Units() > maxUnits {
		l.Add(essor.CodeOutOfRange, "must be -0.99 to 4000000", "year_rate")
	}
	perYear(&l, timesAYear)
	return l.Err()
}
