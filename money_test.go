package essor_test

import (
	"encoding/json"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// places is where each of these currencies has its point, by ISO 4217.
var places = map[string]int32{"CAD": 2, "BOB": 2, "XOF": 0, "JPY": 0, "TND": 3, "CLF": 4}

func TestParseMoney(t *testing.T) {
	tests := []struct {
		text  string
		minor int64
		want  string
	}{
		{"1394.70 CAD", 139_470, "1394.70 CAD"},
		{"1394.7 CAD", 139_470, "1394.70 CAD"},
		{"1394 CAD", 139_400, "1394.00 CAD"},
		{"-0.05 CAD", -5, "-0.05 CAD"},
		{"0 CAD", 0, "0.00 CAD"},
		{"-0 CAD", 0, "0.00 CAD"},
		{"007 CAD", 700, "7.00 CAD"},
		{"250000 XOF", 250_000, "250000 XOF"},
		{"-1 JPY", -1, "-1 JPY"},
		{"1.234 TND", 1_234, "1.234 TND"},
		{"0.0001 CLF", 1, "0.0001 CLF"},
		{"999999999999999.99 CAD", essor.MaxMinor, "999999999999999.99 CAD"},
		{"-99999999999999999 XOF", -essor.MaxMinor, "-99999999999999999 XOF"},
		{"0000000000000000000000001.50 USD", 150, "1.50 USD"}, // 28 digits of no weight
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			m, err := essor.ParseMoney(tt.text)
			require.NoError(t, err)
			require.Equal(t, tt.minor, m.Minor())
			require.Equal(t, tt.want, m.String())
			require.Equal(t, tt.want[len(tt.want)-3:], m.Currency().String())
		})
	}
}

func TestParseMoneyRefuses(t *testing.T) {
	tests := []struct {
		name, text string
		code       essor.Code
	}{
		{"nothing", "", essor.CodeRequired},
		{"no amount", " CAD", essor.CodeRequired},
		{"no currency", "1394.70", essor.CodeBadFormat},
		{"no currency and a bad number", "12,50", essor.CodeBadFormat},
		{"a space and no currency", "1394.70 ", essor.CodeRequired},
		{"currency first", "CAD 1394.70", essor.CodeUnknownValue},
		{"small letters", "1394.70 cad", essor.CodeUnknownValue},
		{"no such currency", "1394.70 ABC", essor.CodeUnknownValue},
		{"gold", "1 XAU", essor.CodeUnknownValue},
		{"two spaces", "1394.70  CAD", essor.CodeUnknownValue},
		{"trailing space", "1394.70 CAD ", essor.CodeUnknownValue},
		{"no-break space", "1394.70\u00a0CAD", essor.CodeBadFormat},
		{"comma", "1394,70 CAD", essor.CodeBadFormat},
		{"grouped", "1,394.70 CAD", essor.CodeBadFormat},
		{"plus", "+1 CAD", essor.CodeBadFormat},
		{"two signs", "--1 CAD", essor.CodeBadFormat},
		{"sign alone", "- CAD", essor.CodeBadFormat},
		{"minus sign of typographers", "−1394.70 CAD", essor.CodeBadFormat},
		{"point first", ".50 CAD", essor.CodeBadFormat},
		{"point last", "50. CAD", essor.CodeBadFormat},
		{"two points", "1.3.9 CAD", essor.CodeBadFormat},
		{"hexadecimal", "0x1F CAD", essor.CodeBadFormat},
		{"underscores", "1_000 CAD", essor.CodeBadFormat},
		{"Arabic digits", "١٢٣٤ CAD", essor.CodeBadFormat},
		{"not a number", "NaN CAD", essor.CodeBadFormat},
		{"infinite", "Infinity CAD", essor.CodeBadFormat},
		{"not UTF-8", "13\xff CAD", essor.CodeBadFormat},
		{"a null byte", "13\x00 CAD", essor.CodeBadFormat},
		{"small exponent", "1e3 CAD", essor.CodeBadFormat},
		{"small negative exponent", "1E-2 CAD", essor.CodeBadFormat},
		{"exponent without digits", "1e CAD", essor.CodeBadFormat},
		{"exponent of a sign", "1e+ CAD", essor.CodeBadFormat},
		{"exponent of letters", "1exyz CAD", essor.CodeBadFormat},
		{"exponent bomb", "1e1000000000 CAD", essor.CodeOutOfRange},
		{"exponent bomb, negative", "1e-1000000000 CAD", essor.CodeOutOfRange},
		{"exponent bomb of a zero", "0e999999999999999999999999 CAD", essor.CodeOutOfRange},
		{"half a cent", "13.945 CAD", essor.CodeTooPrecise},
		{"a decimal of a franc", "100.0 XOF", essor.CodeTooPrecise},
		{"a zero beyond the cent", "1.000 CAD", essor.CodeTooPrecise},
		{"one cent too much", "1000000000000000.00 CAD", essor.CodeOutOfRange},
		{"far too much", "-9223372036854775808 XOF", essor.CodeOutOfRange},
		{"33 bytes", strings.Repeat("0", 32) + "1 CAD", essor.CodeTooLong},
		{"megabytes of digits", strings.Repeat("9", 10<<20) + " CAD", essor.CodeTooLong},
		{"megabytes of spaces", strings.Repeat(" ", 10<<20), essor.CodeUnknownValue},
		{"megabytes of currency", "1 " + strings.Repeat("C", 10<<20), essor.CodeUnknownValue},
		{"megabytes of exponent", "1e" + strings.Repeat("9", 10<<20) + " CAD", essor.CodeOutOfRange},
		{"a name", secret + " CAD", essor.CodeBadFormat},
		{"a name as currency", "1 " + secret, essor.CodeUnknownValue},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, err := essor.ParseMoney(tt.text)
			requireCode(t, err, tt.code, tt.text)
			require.NotContains(t, err.Error(), secret)
			require.Equal(t, essor.Money{}, m)
		})
	}
}

// Texts, decimals, JSON and database columns all hold the same amount.
func TestMoneyAgainstDecimal(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 5_000 {
		minor := rng.Int64N(1<<uint(1+rng.IntN(56))) - rng.Int64N(1<<uint(1+rng.IntN(56)))
		for code, exponent := range places {
			m, err := essor.MoneyOf(minor, essor.MustParseCurrency(code))
			require.NoError(t, err)
			amount := decimal.New(minor, -exponent)
			require.True(t, amount.Equal(m.Decimal()))
			require.Equal(t, amount.StringFixed(exponent)+" "+code, m.String())
			require.Equal(t, amount.Sign(), m.Sign())

			parsed, err := essor.ParseMoney(m.String())
			require.NoError(t, err)
			require.Equal(t, m, parsed)
			made, err := essor.NewMoney(amount, m.Currency())
			require.NoError(t, err)
			require.Equal(t, m, made)
		}
	}
}

func TestNewMoney(t *testing.T) {
	cad := essor.MustParseCurrency("CAD")
	tests := []struct {
		name   string
		amount decimal.Decimal
		minor  int64
		code   essor.Code
	}{
		{"the zero decimal", decimal.Decimal{}, 0, ""},
		{"cents", decimal.RequireFromString("1394.70"), 139_470, ""},
		{"zeros that carry nothing", decimal.RequireFromString("1394.7000000000"), 139_470, ""},
		{"a positive exponent", decimal.New(14, 3), 1_400_000, ""},
		{"the largest", decimal.New(essor.MaxMinor, -2), essor.MaxMinor, ""},
		{"the smallest", decimal.New(-essor.MaxMinor, -2), -essor.MaxMinor, ""},
		{"one more than the largest", decimal.New(essor.MaxMinor+1, -2), 0, essor.CodeOutOfRange},
		{"half a cent", decimal.RequireFromString("0.005"), 0, essor.CodeTooPrecise},
		{"the least of 64 decimals", decimal.New(1, -64), 0, essor.CodeTooPrecise},
		{"a one and 64 zeros", decimal.New(1, 64), 0, essor.CodeOutOfRange},
		{"a zero that would hang", decimal.New(0, 2_000_000_000), 0, essor.CodeOutOfRange},
		{"a zero that would hang below the point", decimal.New(0, -2_000_000_000), 0, essor.CodeOutOfRange},
		{"the end of exponents", decimal.New(1, math.MaxInt32), 0, essor.CodeOutOfRange},
		{"the other end of exponents", decimal.New(1, math.MinInt32), 0, essor.CodeOutOfRange},
		{"a million bits", decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 1<<20), 0), 0, essor.CodeOutOfRange},
		{"a million bits below the point", decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 1<<20), -20), 0, essor.CodeOutOfRange},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, err := essor.NewMoney(tt.amount, cad)
			if tt.code != "" {
				requireCode(t, err, tt.code, "")
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.minor, m.Minor())
		})
	}
	_, err := essor.NewMoney(decimal.NewFromInt(1), essor.Currency{})
	requireCode(t, err, essor.CodeRequired, "")
}

func TestMoneyOf(t *testing.T) {
	cad := essor.MustParseCurrency("CAD")
	for _, minor := range []int64{0, 1, -1, essor.MaxMinor, -essor.MaxMinor} {
		m, err := essor.MoneyOf(minor, cad)
		require.NoError(t, err)
		require.Equal(t, minor, m.Minor())
	}
	for _, minor := range []int64{essor.MaxMinor + 1, -essor.MaxMinor - 1, math.MaxInt64, math.MinInt64} {
		_, err := essor.MoneyOf(minor, cad)
		requireCode(t, err, essor.CodeOutOfRange, "")
	}
	_, err := essor.MoneyOf(1, essor.Currency{})
	requireCode(t, err, essor.CodeRequired, "")
}

func TestMoneySums(t *testing.T) {
	cash := essor.MustParseMoney
	sum, err := cash("4000.00 CAD").Add(cash("-3500.25 CAD"))
	require.NoError(t, err)
	require.Equal(t, cash("499.75 CAD"), sum)
	difference, err := cash("4000.00 CAD").Sub(cash("3500.25 CAD"))
	require.NoError(t, err)
	require.Equal(t, sum, difference)
	require.Equal(t, cash("-4000.00 CAD"), cash("4000.00 CAD").Neg())

	largest := cash("999999999999999.99 CAD")
	_, err = largest.Add(cash("0.01 CAD"))
	requireCode(t, err, essor.CodeOverflow, "")
	_, err = largest.Neg().Sub(largest)
	requireCode(t, err, essor.CodeOverflow, "")

	for _, other := range []essor.Money{cash("1.00 USD"), {}} {
		_, err = largest.Add(other)
		requireCode(t, err, essor.CodeCurrencyMismatch, "")
		_, err = other.Sub(largest)
		requireCode(t, err, essor.CodeCurrencyMismatch, "")
		_, err = largest.Compare(other)
		requireCode(t, err, essor.CodeCurrencyMismatch, "")
	}
	for _, tt := range []struct {
		a, b string
		want int
	}{{"1.00 CAD", "2.00 CAD", -1}, {"2.00 CAD", "2.00 CAD", 0}, {"-1.00 CAD", "-2.00 CAD", 1}} {
		got, err := cash(tt.a).Compare(cash(tt.b))
		require.NoError(t, err)
		require.Equal(t, tt.want, got)
	}
}

// Ninety of the largest amounts still add up in an int64.
func TestMaxMinorLeavesRoomToAdd(t *testing.T) {
	sum := new(big.Int).Mul(big.NewInt(90), big.NewInt(essor.MaxMinor))
	require.True(t, sum.IsInt64())
	require.Equal(t, "999999999999999.99", decimal.New(essor.MaxMinor, -2).String())
}

func TestSplit(t *testing.T) {
	parts, err := essor.MustParseMoney("100.00 CAD").Split(1, 1, 1)
	require.NoError(t, err)
	require.Equal(t, []essor.Money{essor.MustParseMoney("33.34 CAD"), essor.MustParseMoney("33.33 CAD"), essor.MustParseMoney("33.33 CAD")}, parts)

	for name, weights := range map[string][]int64{"negative": {3, -1}, "beyond an int64": {math.MaxInt64, 1}} {
		_, err = essor.MustParseMoney("1.00 CAD").Split(weights...)
		require.ErrorIs(t, err, essor.ErrInvalid, name)
		requireCode(t, err, essor.CodeOutOfRange, "")
	}
	_, err = essor.MustParseMoney("1.00 CAD").Split()
	requireCode(t, err, essor.CodeRequired, "")
	_, err = essor.MustParseMoney("1.00 CAD").Split(0, 0)
	requireCode(t, err, essor.CodeUndefined, "")
}

func TestSplitAddsUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 3_000 {
		whole, err := essor.MoneyOf(rng.Int64N(2*essor.MaxMinor)-essor.MaxMinor, essor.MustParseCurrency("BOB"))
		require.NoError(t, err)
		weights := make([]int64, 1+rng.IntN(12))
		total := int64(0)
		for i := range weights {
			weights[i] = rng.Int64N(1<<uint(1+rng.IntN(50))) + 1
			total += weights[i]
		}
		parts, err := whole.Split(weights...)
		require.NoError(t, err)
		sum := int64(0)
		for i, part := range parts {
			require.Equal(t, whole.Currency(), part.Currency())
			sum += part.Minor()
			share := new(big.Rat).SetFrac(
				new(big.Int).Mul(big.NewInt(whole.Minor()), big.NewInt(weights[i])), big.NewInt(total))
			off := share.Sub(share, new(big.Rat).SetInt64(part.Minor()))
			require.Negative(t, off.Abs(off).Cmp(big.NewRat(1, 1)), "part %d of %v by %v", i, whole, weights)
		}
		require.Equal(t, whole.Minor(), sum)
	}
}

func TestZeroMoneyIsNotSet(t *testing.T) {
	var m essor.Money
	require.Empty(t, m.String())
	require.Zero(t, m.Sign())
	require.Equal(t, essor.Currency{}, m.Currency())
	require.NotEqual(t, m, essor.MustParseMoney("0.00 CAD"))
	require.True(t, m.Decimal().IsZero())

	type row struct {
		Paid essor.Money `json:"paid,omitzero"`
	}
	data, err := json.Marshal(row{})
	require.NoError(t, err)
	require.Equal(t, "{}", string(data))
	var back row
	require.NoError(t, essor.Decode(data, &back))
	require.Equal(t, row{}, back)
}

func TestMustParsePanics(t *testing.T) {
	require.PanicsWithValue(t, "essor: must be an amount such as 1394.70 CAD", func() { essor.MustParseMoney("") })
	require.Panics(t, func() { essor.MustParseDate("2026-02-30") })
	require.Panics(t, func() { essor.MustParseFraction("a half") })
	require.Panics(t, func() { essor.MustParseCurrency("XXX") })
}
