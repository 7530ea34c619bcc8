package outcome

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/essor-go/essor"
)

// fractionOf returns a statistic as a Fraction, its shortest decimal form
// rounded to twelve decimals. It reports false beyond the range of Fraction.
func fractionOf(x float64) (essor.Fraction, bool) {
	if !(math.Abs(x) <= 9_223_372) {
		return essor.Fraction{}, false
	}
	text := strconv.FormatFloat(x, 'f', -1, 64)
	if _, decimals, _ := strings.Cut(text, "."); len(decimals) > 12 {
		text = strconv.FormatFloat(x, 'f', 12, 64)
	}
	f, err := essor.ParseFraction(text)
	return f, err == nil
}

// rounded returns x to the given number of decimals, for a sentence; 0 where
// x has no place in one, which the callers have ruled out.
func rounded(x float64, decimals int) essor.Fraction {
	f, err := essor.ParseFraction(strconv.FormatFloat(x, 'f', decimals, 64))
	if err != nil {
		return essor.Fraction{}
	}
	return f
}

// readable returns x with about four digits that count, none of them lost
// before the point: what a sentence needs.
func readable(x float64) essor.Fraction {
	switch a := math.Abs(x); {
	case a >= 1000:
		return rounded(x, 0)
	case a >= 100:
		return rounded(x, 1)
	case a >= 1:
		return rounded(x, 2)
	}
	return rounded(x, 4)
}

// sharePlaces leaves one decimal of a percentage.
const sharePlaces = 3

// progress returns (actual − baseline) ÷ (target − baseline), rounded half to
// even to twelve decimals, and false beyond the range of Fraction.
func progress(baseline, target, actual essor.Fraction) (essor.Fraction, bool) {
	way := new(big.Int).Sub(big.NewInt(target.Units()), big.NewInt(baseline.Units()))
	gone := new(big.Int).Sub(big.NewInt(actual.Units()), big.NewInt(baseline.Units()))
	return quotient(gone, way)
}

// quotient returns a ÷ b as a Fraction, rounded half to even; b is not zero.
func quotient(a, b *big.Int) (essor.Fraction, bool) {
	if b.Sign() < 0 {
		a, b = new(big.Int).Neg(a), new(big.Int).Neg(b)
	}
	scaled := new(big.Int).Mul(a, big.NewInt(essor.FractionUnit))
	q, rest := new(big.Int).DivMod(scaled, b, new(big.Int)) // floors, rest >= 0
	twice := rest.Lsh(rest, 1).Cmp(b)
	if twice > 0 || twice == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	if !q.IsInt64() || q.Int64() == math.MinInt64 {
		return essor.Fraction{}, false
	}
	return essor.FractionOf(q.Int64()), true
}
