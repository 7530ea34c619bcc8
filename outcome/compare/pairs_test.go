package compare

import (
	"encoding/json"
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/outcome"
)

// mcnemar returns the exact and the mid-p values, summed term by term in
// whole numbers over 2ⁿ.
func mcnemar(b, c int64) (exact, mid float64) {
	n, fewer := b+c, min(b, c)
	tail, point := new(big.Int), new(big.Int)
	for k := int64(0); k <= fewer; k++ {
		point.Binomial(n, k)
		tail.Add(tail, point)
	}
	all := new(big.Int).Lsh(big.NewInt(1), uint(n))
	twice := new(big.Rat).SetFrac(new(big.Int).Lsh(tail, 1), all)
	if twice.Cmp(big.NewRat(1, 1)) > 0 {
		twice.SetInt64(1)
	}
	exact, _ = twice.Float64()
	if b == c {
		return exact, 1
	}
	tail.Lsh(tail, 1)
	mid, _ = new(big.Rat).SetFrac(tail.Sub(tail, point), all).Float64()
	return exact, mid
}

func TestMcNemarAgainstWholeNumbers(t *testing.T) {
	for _, n := range []int64{0, 1, 2, 5, 37, 60, 211, 800} {
		for b := int64(0); b <= n; b += 1 + n/40 {
			e, err := PairedProportions(Pairs{OnlyBefore: b, OnlyAfter: n - b, Neither: 1}, Options{})
			require.NoError(t, err)
			exact, mid := mcnemar(b, n-b)
			require.InEpsilon(t, exact, e.Tests[0].P, 1e-11, "%d of %d", b, n)
			require.InEpsilon(t, mid, e.Tests[1].P, 1e-11, "%d of %d", b, n)
		}
	}
}

// The interval that belongs to McNemar's test is the one that the doc comment
// names: it leaves out one half exactly when the test rejects.
func TestIntervalOfMcNemar(t *testing.T) {
	for _, level := range []string{"0.9", "0.95", "0.99"} {
		conf := essor.MustParseFraction(level)
		for n := int64(1); n <= 60; n++ {
			for c := int64(0); c <= n; c++ {
				e, err := PairedProportions(Pairs{OnlyBefore: n - c, OnlyAfter: c, Both: 5}, Options{Level: conf})
				require.NoError(t, err)
				for i, method := range []Method{ClopperPearson, MidP} {
					share, err := Proportion(Count{X: c, N: n}, Options{Level: conf, Method: method})
					require.NoError(t, err)
					rejects := e.Tests[i].P <= 1-conf.Float64()
					require.Equal(t, !rejects, share.Interval.Contains(0.5), "%s: %d of %d", method, c, n)
				}
			}
		}
	}
}

// A table behind the seed article's unemployment of 41 % and 8 %.
func TestPairedProportions(t *testing.T) {
	e, err := PairedProportions(Pairs{Both: 6, OnlyBefore: 35, OnlyAfter: 2, Neither: 57, Missing: 9}, Options{})
	require.NoError(t, err)
	require.Equal(t, outcome.ProportionDifference, e.Estimand)
	require.Equal(t, string(Newcombe10), e.Method)
	require.True(t, e.Paired)
	require.Equal(t, 0.41, e.From)
	require.Equal(t, 0.08, e.To)
	require.Equal(t, -0.33, e.Value)
	require.EqualValues(t, 100, e.N)
	require.EqualValues(t, 9, e.Missing)
	require.InDelta(t, -0.4292, e.Interval.Low, 5e-5)
	require.InDelta(t, -0.2246, e.Interval.High, 5e-5)
	require.InEpsilon(t, 2*704.0/(1<<37), e.Tests[0].P, 1e-12) // 1 + 37 + 666 ways
}

func TestPairedProportionsMirror(t *testing.T) {
	for _, method := range []Method{Newcombe10, Newcombe8} {
		for a := range int64(4) {
			for b := range int64(6) {
				for c := range int64(6) {
					for d := range int64(4) {
						if a+b+c+d == 0 {
							continue
						}
						e, err := PairedProportions(Pairs{Both: a, OnlyBefore: b, OnlyAfter: c, Neither: d}, Options{Method: method})
						require.NoError(t, err)
						m, err := PairedProportions(Pairs{Both: a, OnlyBefore: c, OnlyAfter: b, Neither: d}, Options{Method: method})
						require.NoError(t, err)
						require.Equal(t, e.Interval.Low, 0-m.Interval.High)
						require.Equal(t, e.Interval.High, 0-m.Interval.Low)
						require.Equal(t, e.Tests, m.Tests)
						require.True(t, e.Interval.Contains(e.Value))
						require.LessOrEqual(t, math.Abs(e.Interval.Low), 1.0)

						wider, err := PairedProportions(Pairs{Both: a, OnlyBefore: b, OnlyAfter: c, Neither: d}, Options{Method: method, Level: essor.MustParseFraction("0.99")})
						require.NoError(t, err)
						require.LessOrEqual(t, wider.Interval.Low, e.Interval.Low)
						require.GreaterOrEqual(t, wider.Interval.High, e.Interval.High)
					}
				}
			}
		}
	}
}

func TestPairedProportionsRefusals(t *testing.T) {
	tests := []struct {
		name    string
		pairs   Pairs
		pointer string
		code    essor.Code
	}{
		{"nobody", Pairs{}, "", essor.CodeTooFew},
		{"negative", Pairs{Both: -1}, "/both", essor.CodeOutOfRange},
		{"huge", Pairs{OnlyAfter: math.MaxInt64}, "/only_after", essor.CodeOutOfRange},
		{"huge sum", Pairs{OnlyAfter: MaxCount, Neither: MaxCount}, "", essor.CodeOutOfRange},
		{"missing", Pairs{Both: 1, Missing: MaxCount + 1}, "/missing", essor.CodeOutOfRange},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := PairedProportions(tt.pairs, Options{})
			requireFault(t, err, tt.pointer, tt.code)
		})
	}
	_, err := PairedProportions(Pairs{Both: 1}, Options{Null: 1, Method: Wilson})
	requireFault(t, err, "/null", essor.CodeInconsistent)
	requireFault(t, err, "/method", essor.CodeUnknownValue)
}

func TestEstimateRoundTrip(t *testing.T) {
	e, err := PairedProportions(Pairs{Both: 6, OnlyBefore: 35, OnlyAfter: 2, Neither: 57}, Options{})
	require.NoError(t, err)
	data, err := json.Marshal(e)
	require.NoError(t, err)
	var back outcome.Estimate
	require.NoError(t, essor.Decode(data, &back))
	require.Equal(t, e, back)
}

// Every method that a verb may name has a text in the family's catalogue.
func TestMethodsHaveTexts(t *testing.T) {
	codes := outcome.Catalog().Codes()
	for _, m := range []Method{
		Wilson, ClopperPearson, MidP, Jeffreys, Newcombe, AgrestiCaffo, Newcombe10, Newcombe8,
		Student, Welch, Pooled, Fieller, FiellerPooled, DeltaLog, DeltaLinear,
		McNemarExact, McNemarMidP, McNemarChi2, TTest,
	} {
		require.Contains(t, codes, "term."+string(m))
	}
}
