package essor_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func TestParseFraction(t *testing.T) {
	tests := []struct {
		text  string
		units int64
		want  string
	}{
		{"0.055", 55_000_000_000, "0.055"},
		{"1", essor.FractionUnit, "1"},
		{"-0.2", -200_000_000_000, "-0.2"},
		{"0", 0, "0"},
		{"-0.000", 0, "0"},
		{"10", 10 * essor.FractionUnit, "10"},
		{"100.50", 100_500_000_000_000, "100.5"},
		{"0.000000000001", 1, "0.000000000001"},
		{"-0.000000000001", -1, "-0.000000000001"},
		{"9223372.036854775807", math.MaxInt64, "9223372.036854775807"},
		{"-9223372.036854775807", -math.MaxInt64, "-9223372.036854775807"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			f, err := essor.ParseFraction(tt.text)
			require.NoError(t, err)
			require.Equal(t, tt.units, f.Units())
			require.Equal(t, tt.want, f.String())
			require.Equal(t, f, essor.FractionOf(tt.units))
		})
	}
}

func TestParseFractionRefuses(t *testing.T) {
	tests := []struct {
		name, text string
		code       essor.Code
	}{
		{"nothing", "", essor.CodeRequired},
		{"percent", "5.5%", essor.CodeBadFormat},
		{"comma", "0,055", essor.CodeBadFormat},
		{"a ratio", "1/3", essor.CodeBadFormat},
		{"a space", "0.055 ", essor.CodeBadFormat},
		{"not a number", "NaN", essor.CodeBadFormat},
		{"infinite", "-Inf", essor.CodeBadFormat},
		{"small exponent", "55e-3", essor.CodeBadFormat},
		{"exponent bomb", "1e-2000000000", essor.CodeOutOfRange},
		{"thirteen decimals", "0.0000000000001", essor.CodeTooPrecise},
		{"a thirteenth zero", "0.0000000000000", essor.CodeTooPrecise},
		{"one unit too much", "9223372.036854775808", essor.CodeOutOfRange},
		{"one unit too little", "-9223372.036854775808", essor.CodeOutOfRange},
		{"33 bytes of whole", strings.Repeat("0", 33), essor.CodeTooLong},
		{"megabytes", strings.Repeat("1", 10<<20), essor.CodeTooLong},
		{"megabytes of decimals", "0." + strings.Repeat("1", 10<<20), essor.CodeTooPrecise},
		{"a name", secret, essor.CodeBadFormat},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := essor.ParseFraction(tt.text)
			requireCode(t, err, tt.code, tt.text)
			require.Equal(t, essor.Fraction{}, f)
		})
	}
}

func TestFractionAgainstDecimal(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for range 20_000 {
		units := int64(rng.Uint64()) >> rng.IntN(64)
		f := essor.FractionOf(units)
		exactly := decimal.New(f.Units(), -12)
		require.True(t, exactly.Equal(f.Decimal()))
		require.Equal(t, exactly.String(), f.String())
		require.Equal(t, exactly.Sign(), f.Sign())

		parsed, err := essor.ParseFraction(f.String())
		require.NoError(t, err)
		require.Equal(t, f, parsed)
		made, err := essor.NewFraction(exactly)
		require.NoError(t, err)
		require.Equal(t, f, made)

		nearest, err := strconv.ParseFloat(f.String(), 64)
		require.NoError(t, err)
		require.Equal(t, nearest, f.Float64(), f)
	}
}

func TestFractionOf(t *testing.T) {
	require.Equal(t, essor.FractionOf(-math.MaxInt64), essor.FractionOf(math.MinInt64), "every fraction has its negative")
	require.Equal(t, -1, essor.FractionOf(1).Compare(essor.FractionOf(2)))
	require.Equal(t, 0, essor.FractionOf(2).Compare(essor.FractionOf(2)))
	require.Equal(t, 1, essor.FractionOf(2).Compare(essor.FractionOf(-2)))
	require.Equal(t, "0", essor.Fraction{}.String())
	require.Equal(t, 0.055, essor.MustParseFraction("0.055").Float64())
}

func TestNewFraction(t *testing.T) {
	tests := []struct {
		name   string
		amount decimal.Decimal
		want   string
		code   essor.Code
	}{
		{"the zero decimal", decimal.Decimal{}, "0", ""},
		{"a rate", decimal.RequireFromString("0.1246"), "0.1246", ""},
		{"zeros that carry nothing", decimal.RequireFromString("0.50000000000000000000"), "0.5", ""},
		{"a third", decimal.NewFromInt(1).DivRound(decimal.NewFromInt(3), 28), "", essor.CodeTooPrecise},
		{"the largest", decimal.New(math.MaxInt64, -12), "9223372.036854775807", ""},
		{"beyond the largest", decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 63), -12), "", essor.CodeOutOfRange},
		{"beyond the smallest", decimal.New(math.MinInt64, -12), "", essor.CodeOutOfRange},
		{"a zero that would hang", decimal.New(0, 2_000_000_000), "", essor.CodeOutOfRange},
		{"a million bits", decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 1<<20), 0), "", essor.CodeOutOfRange},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := essor.NewFraction(tt.amount)
			if tt.code != "" {
				requireCode(t, err, tt.code, "")
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, f.String())
		})
	}
}

func TestFractionText(t *testing.T) {
	text, err := essor.MustParseFraction("0.0550").MarshalText()
	require.NoError(t, err)
	require.Equal(t, "0.055", string(text))
	kept := essor.MustParseFraction("0.055")
	requireCode(t, kept.UnmarshalText([]byte("5.5%")), essor.CodeBadFormat, "5.5%")
	require.Equal(t, "0.055", kept.String(), "a refused text changes nothing")
}
