package essor

import (
	"cmp"
	"database/sql/driver"
	"math"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"
)

// FractionUnit is the number of steps in 1: a [Fraction] counts 10⁻¹².
const FractionUnit = 1_000_000_000_000

const fractionPlaces = 12

// Fraction is a rate, weight, share or shock as an exact count of 10⁻¹²:
// 0.055 is 5.5 %. It is comparable. The zero Fraction is 0.
type Fraction struct{ units int64 }

// ParseFraction reads "0.055": a plain decimal number with at most twelve
// decimals, within ±9,223,372.036854775807. It fails with bad_format,
// too_precise, too_long, out_of_range or required.
func ParseFraction(text string) (Fraction, error) {
	units, err := parseFixed(text, fractionPlaces, math.MaxInt64)
	if err != nil {
		return Fraction{}, err
	}
	return Fraction{units}, nil
}

// MustParseFraction is [ParseFraction] for tests, examples and constants: it
// panics where ParseFraction fails.
func MustParseFraction(text string) Fraction { return must(ParseFraction(text)) }

// NewFraction returns d exactly. It fails with too_precise beyond twelve
// decimals and with out_of_range beyond the limit of [ParseFraction].
func NewFraction(d decimal.Decimal) (Fraction, error) {
	units, err := fromDecimal(d, fractionPlaces, math.MaxInt64)
	if err != nil {
		return Fraction{}, err
	}
	return Fraction{units}, nil
}

// FractionOf returns units × 10⁻¹². The smallest int64 has no positive twin
// and counts as one unit more.
func FractionOf(units int64) Fraction { return Fraction{max(units, -math.MaxInt64)} }

// Units returns the fraction as a count of 10⁻¹².
func (f Fraction) Units() int64 { return f.units }

// Decimal returns the fraction exactly.
func (f Fraction) Decimal() decimal.Decimal { return decimal.New(f.units, -fractionPlaces) }

// Float64 returns the nearest float64, for statistics; money never needs it.
func (f Fraction) Float64() float64 {
	if f.units <= 1<<53 && f.units >= -1<<53 {
		return float64(f.units) / FractionUnit // both exact: rounded once
	}
	x, _ := big.NewRat(f.units, FractionUnit).Float64()
	return x
}

// Sign returns -1, 0 or 1.
func (f Fraction) Sign() int { return cmp.Compare(f.units, 0) }

// Compare returns -1, 0 or 1 as f is less than, equal to or more than g.
func (f Fraction) Compare(g Fraction) int { return cmp.Compare(f.units, g.units) }

// String returns the shortest exact text: "0.055", "1", "-0.2".
func (f Fraction) String() string {
	text := formatFixed(f.units, fractionPlaces)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// MarshalText returns [Fraction.String].
func (f Fraction) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText is [ParseFraction].
func (f *Fraction) UnmarshalText(text []byte) error {
	parsed, err := ParseFraction(string(text))
	if err == nil {
		*f = parsed
	}
	return err
}

// Value returns the text for a database column.
func (f Fraction) Value() (driver.Value, error) { return f.String(), nil }

// Scan reads text from a database column; NULL gives 0.
func (f *Fraction) Scan(src any) error { return scanText(src, f) }
