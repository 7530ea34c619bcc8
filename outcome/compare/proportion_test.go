package compare

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/outcome"
)

var oneSample = []Method{Wilson, ClopperPearson, MidP, Jeffreys}

// binomialTail returns P(X ≥ k), summed in exact rationals.
func binomialTail(n, k int64, p *big.Rat) *big.Rat {
	q := new(big.Rat).Sub(big.NewRat(1, 1), p)
	sum := new(big.Rat)
	for i := k; i <= n; i++ {
		sum.Add(sum, binomialPoint(n, i, p, q))
	}
	return sum
}

func binomialPoint(n, k int64, p, q *big.Rat) *big.Rat {
	term := new(big.Rat).SetInt(new(big.Int).Binomial(n, k))
	for range k {
		term.Mul(term, p)
	}
	for range n - k {
		term.Mul(term, q)
	}
	return term
}

// At its low end, an exact interval leaves the allowed tail above the count;
// the mid-p interval with half of the observed point.
func TestExactIntervalsLeaveTheirTails(t *testing.T) {
	for _, c := range []Count{{X: 1, N: 7}, {X: 3, N: 7}, {X: 7, N: 7}, {X: 12, N: 40}, {X: 39, N: 40}} {
		for _, level := range []string{"0.5", "0.9", "0.99"} {
			conf := essor.MustParseFraction(level)
			tail := (1 - conf.Float64()) / 2
			exact, err := Proportion(c, Options{Method: ClopperPearson, Level: conf})
			require.NoError(t, err)
			p := new(big.Rat).SetFloat64(exact.Interval.Low)
			got, _ := binomialTail(c.N, c.X, p).Float64()
			require.InEpsilon(t, tail, got, 1e-9, "exact %v", c)

			mid, err := Proportion(c, Options{Method: MidP, Level: conf})
			require.NoError(t, err)
			p = new(big.Rat).SetFloat64(mid.Interval.Low)
			point := binomialPoint(c.N, c.X, p, new(big.Rat).Sub(big.NewRat(1, 1), p))
			half := new(big.Rat).Mul(point, big.NewRat(1, 2))
			got, _ = new(big.Rat).Sub(binomialTail(c.N, c.X, p), half).Float64()
			require.InEpsilon(t, tail, got, 1e-9, "mid-p %v", c)
		}
	}
}

// Wilson's interval is the score test inverted: at its ends the squared
// distance is z² variances, in between it is less.
func TestWilsonInvertsTheScoreTest(t *testing.T) {
	for _, c := range []Count{{X: 0, N: 9}, {X: 4, N: 9}, {X: 9, N: 9}, {X: 1, N: 1_000_000}, {X: 999_999_999, N: MaxCount}} {
		e, err := Proportion(c, Options{})
		require.NoError(t, err)
		const z2 = 3.841458820694126 // χ², one degree, 0.95
		for _, p := range []float64{e.Interval.Low, e.Interval.High} {
			distance, n := e.Value-p, float64(c.N)
			if p == 0 || p == 1 {
				require.Equal(t, p, e.Value) // the ends of nobody and everybody
				continue
			}
			require.InEpsilon(t, z2, distance*distance*n/(p*(1-p)), 1e-6)
		}
	}
}

func TestProportionProperties(t *testing.T) {
	for _, method := range oneSample {
		for n := int64(1); n <= 30; n++ {
			for x := int64(0); x <= n; x++ {
				e, err := Proportion(Count{X: x, N: n, Missing: 3}, Options{Method: method})
				require.NoError(t, err)
				require.True(t, e.Interval.Contains(e.Value), "%s %d of %d", method, x, n)
				require.GreaterOrEqual(t, e.Interval.Low, 0.0)
				require.LessOrEqual(t, e.Interval.High, 1.0)
				require.EqualValues(t, 3, e.Missing)

				other, err := Proportion(Count{X: n - x, N: n}, Options{Method: method})
				require.NoError(t, err)
				require.InDelta(t, e.Interval.Low, 1-other.Interval.High, 1e-12, "mirror, %s", method)

				wider, err := Proportion(Count{X: x, N: n}, Options{Method: method, Level: essor.MustParseFraction("0.99")})
				require.NoError(t, err)
				require.LessOrEqual(t, wider.Interval.Low, e.Interval.Low)
				require.GreaterOrEqual(t, wider.Interval.High, e.Interval.High)
			}
		}
	}
}

func TestProportionDifferenceProperties(t *testing.T) {
	for _, method := range []Method{Newcombe, AgrestiCaffo} {
		for n := int64(1); n <= 8; n++ {
			for x := int64(0); x <= n; x++ {
				for y := int64(0); y <= 9; y++ {
					from, to := Count{X: x, N: n, Missing: 1}, Count{X: y, N: 9, Missing: 2}
					e, err := ProportionDifference(from, to, Options{Method: method})
					require.NoError(t, err)
					require.GreaterOrEqual(t, e.Interval.Low, -1.0)
					require.LessOrEqual(t, e.Interval.High, 1.0)
					require.Equal(t, n+9, e.N)
					require.EqualValues(t, 3, e.Missing)
					turned, err := ProportionDifference(to, from, Options{Method: method})
					require.NoError(t, err)
					require.InDelta(t, e.Interval.Low, -turned.Interval.High, 1e-15)
					require.InDelta(t, e.Interval.High, -turned.Interval.Low, 1e-15)
				}
			}
		}
	}
}

func TestProportionRefusals(t *testing.T) {
	good := Count{X: 1, N: 2}
	tests := []struct {
		name    string
		count   Count
		options Options
		pointer string
		code    essor.Code
	}{
		{"more than all", Count{X: 11, N: 10}, Options{}, "/x", essor.CodeInconsistent},
		{"negative", Count{X: -1, N: 10}, Options{}, "/x", essor.CodeInconsistent},
		{"nobody", Count{}, Options{}, "/n", essor.CodeOutOfRange},
		{"more than a billion", Count{X: 1, N: math.MaxInt64}, Options{}, "/n", essor.CodeOutOfRange},
		{"negative missing", Count{X: 1, N: 2, Missing: -1}, Options{}, "/missing", essor.CodeOutOfRange},
		{"level one", good, Options{Level: essor.MustParseFraction("1")}, "/level", essor.CodeOutOfRange},
		{"level in percent", good, Options{Level: essor.MustParseFraction("95")}, "/level", essor.CodeOutOfRange},
		{"negative level", good, Options{Level: essor.MustParseFraction("-0.9")}, "/level", essor.CodeOutOfRange},
		{"method of means", good, Options{Method: Welch}, "/method", essor.CodeUnknownValue},
		{"null", good, Options{Null: 0.5}, "/null", essor.CodeInconsistent},
		{"not a null", good, Options{Null: math.NaN()}, "/null", essor.CodeNotFinite},
		{"huge null", good, Options{Null: 1e101}, "/null", essor.CodeOutOfRange},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, err := Proportion(tt.count, tt.options)
			requireFault(t, err, tt.pointer, tt.code)
			require.Equal(t, outcome.Estimate{}, e)
		})
	}
	_, err := ProportionDifference(Count{X: 3, N: 2}, Count{}, Options{})
	requireFault(t, err, "/from/x", essor.CodeInconsistent)
	requireFault(t, err, "/to/n", essor.CodeOutOfRange)
}

// requireFault checks that one of the faults is the given one.
func requireFault(t *testing.T, err error, pointer string, code essor.Code) {
	t.Helper()
	var many *essor.InvalidError
	if require.Error(t, err); !errors.As(err, &many) {
		var one *essor.FieldError
		require.ErrorAs(t, err, &one)
		require.Equal(t, pointer, one.Pointer)
		require.Equal(t, code, one.Code)
		return
	}
	for _, f := range many.Fields {
		if f.Pointer == pointer && f.Code == code {
			return
		}
	}
	t.Errorf("got %v, want %s at %q", many.Fields, code, pointer)
}
