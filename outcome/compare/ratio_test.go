package compare

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/outcome"
)

func mustPaired(t testing.TB, before, after []float64) Paired {
	t.Helper()
	p, err := PairedOf(before, after)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func scaled(values []float64, by float64) []float64 {
	out := make([]float64, len(values))
	for i, x := range values {
		out[i] = x * by
	}
	return out
}

// noisy returns pairs whose base varies around the given level, near enough to
// zero to make every kind of set.
func noisy(n int, level float64, seed uint64) (before, after []float64) {
	before, after = skewed(n, seed), skewed(n, seed+100)
	for i := range before {
		before[i] = level + before[i]/1000 - 1.6
		after[i] = after[i]/1000 - 1
	}
	return before, after
}

// Fieller's set holds exactly the ratios that the paired t test of y − θx does
// not reject: tested by that test, on a grid and just beside the ends.
func TestFiellerInvertsTheTest(t *testing.T) {
	kinds := map[outcome.IntervalKind]int{}
	for seed := range uint64(40) {
		for _, level := range []float64{0, 0.5, 2} {
			before, after := noisy(6, level, seed)
			p := mustPaired(t, before, after)
			e, err := PairedRatio(p, Options{})
			require.NoError(t, err)
			kinds[e.Interval.Kind]++
			require.True(t, e.Interval.Contains(e.Value))
			thetas := []float64{-50, -5, -1, -0.1, 0.001, 0.5, 1, 3, 20, 1000}
			for _, end := range []float64{e.Interval.Low, e.Interval.High} {
				thetas = append(thetas, end-1e-6*math.Abs(end), end+1e-6*math.Abs(end))
			}
			for _, theta := range thetas {
				if theta == 0 {
					continue
				}
				rest := make([]float64, len(before))
				for i := range rest {
					rest[i] = after[i] - theta*before[i]
				}
				test, err := Mean(mustSummary(t, rest...), Options{})
				require.NoError(t, err)
				require.Equal(t, test.Tests[0].P > 0.05, e.Interval.Contains(theta), "%v in %v", theta, e.Interval)

				same, err := PairedRatio(p, Options{Null: theta})
				require.NoError(t, err)
				require.InEpsilon(t, test.Tests[0].P, same.Tests[0].P, 1e-6)
			}
		}
	}
	require.Greater(t, kinds[outcome.Bounded], 5)
	require.Greater(t, kinds[outcome.Outside], 5)
	require.Greater(t, kinds[outcome.WholeLine], 5)
}

// Counting in cents or in thousands changes the ratio by the factor, and
// nothing else.
func TestRatioScale(t *testing.T) {
	for _, level := range []float64{0, 0.5, 2} {
		before, after := noisy(9, level, 11)
		for _, method := range []Method{Fieller, DeltaLog, DeltaLinear, FiellerPooled} {
			of := func(a, b []float64) outcome.Estimate {
				var e outcome.Estimate
				var err error
				if method == FiellerPooled {
					e, err = MeanRatio(mustSummary(t, a...), mustSummary(t, b...), Options{})
				} else {
					e, err = PairedRatio(mustPaired(t, a, b), Options{Method: method})
				}
				require.NoError(t, err)
				return e
			}
			base := of(before, after)
			for _, k := range []float64{0.01, 3, 1e6} {
				up, down := of(before, scaled(after, k)), of(scaled(before, k), after)
				require.Equal(t, base.Interval.Kind, up.Interval.Kind)
				require.Equal(t, base.Interval.Kind, down.Interval.Kind)
				require.InEpsilon(t, base.Value*k, up.Value, 1e-12)
				require.InEpsilon(t, base.Value/k, down.Value, 1e-12)
				if base.Interval.Kind != outcome.WholeLine {
					require.InEpsilon(t, base.Interval.Low*k, up.Interval.Low, 1e-9)
					require.InEpsilon(t, base.Interval.High/k, down.Interval.High, 1e-9)
				}
			}
		}
	}
}

func TestRatioLevelIsMonotone(t *testing.T) {
	before, after := skewed(20, 21), skewed(20, 22)
	p := mustPaired(t, before, after)
	for _, method := range []Method{Fieller, DeltaLog, DeltaLinear} {
		last := outcome.Interval{Low: math.Inf(1), High: math.Inf(-1)}
		for _, level := range []string{"0.5", "0.8", "0.95", "0.99"} {
			e, err := PairedRatio(p, Options{Method: method, Level: essor.MustParseFraction(level)})
			require.NoError(t, err)
			require.Equal(t, outcome.Bounded, e.Interval.Kind)
			require.Less(t, e.Interval.Low, last.Low)
			require.Greater(t, e.Interval.High, last.High)
			last = e.Interval
		}
	}
}

func TestRatioRefusals(t *testing.T) {
	spread := Summary{N: 5, Mean: 2, SD: 1}
	_, err := MeanRatio(Summary{N: 5, SD: 1}, spread, Options{})
	requireFault(t, err, "/from/mean", essor.CodeUndefined)
	_, err = MeanRatio(spread, Summary{N: 5, SD: 1}, Options{Method: DeltaLog})
	requireFault(t, err, "/to/mean", essor.CodeUndefined)
	_, err = MeanRatio(Summary{N: 5, Mean: 2}, Summary{N: 5, Mean: 3}, Options{})
	requireFault(t, err, "/to/mean", essor.CodeUndefined)
	_, err = MeanRatio(spread, spread, Options{Method: Welch})
	requireFault(t, err, "/method", essor.CodeUnknownValue)

	tests := []struct {
		name          string
		before, after []float64
		options       Options
		pointer       string
		code          essor.Code
	}{
		{"zero base", []float64{0, 0}, []float64{1, 1}, Options{}, "/before", essor.CodeUndefined},
		{"base adds up to zero", []float64{-1, 1}, []float64{1, 2}, Options{}, "/before", essor.CodeUndefined},
		{"one pair", []float64{1}, []float64{2}, Options{}, "/n", essor.CodeTooFew},
		{"in proportion", []float64{1, 2, 7}, []float64{3, 6, 21}, Options{}, "/after", essor.CodeUndefined},
		{"nothing after", []float64{1, 2}, []float64{0, 0}, Options{}, "/after", essor.CodeUndefined},
		{"logarithm of zero", []float64{1, 2}, []float64{-1, 1}, Options{Method: DeltaLog}, "/after", essor.CodeUndefined},
		{"pooled pairs", []float64{1, 2}, []float64{1, 1}, Options{Method: FiellerPooled}, "/method", essor.CodeUnknownValue},
		{"null without spread", []float64{1, 2, 4}, []float64{3, 4, 6}, Options{Null: 1}, "/null", essor.CodeUndefined},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := PairedRatio(mustPaired(t, tt.before, tt.after), tt.options)
			requireFault(t, err, tt.pointer, tt.code)
		})
	}
}

// Means at the limits of magnitude make no infinities.
func TestRatioAtTheLimits(t *testing.T) {
	big, small := Summary{N: 2, Mean: 1e100, SD: 1e100}, Summary{N: 2, Mean: 1e-150, SD: 1e-150}
	level := essor.MustParseFraction("0.999999999999")
	for _, method := range []Method{Fieller, FiellerPooled, DeltaLog, DeltaLinear} {
		for _, pair := range [][2]Summary{{big, small}, {small, big}, {big, big}, {small, small}} {
			for _, null := range []float64{0, 1, 1e100, 1e-100} {
				e, err := MeanRatio(pair[0], pair[1], Options{Method: method, Level: level, Null: null})
				if err != nil {
					require.ErrorIs(t, err, essor.ErrNoAnswer)
					continue
				}
				requireFinite(t, e)
			}
		}
	}
}

// requireFinite checks that an estimate holds nothing but finite numbers and
// survives JSON.
func requireFinite(t testing.TB, e outcome.Estimate) {
	t.Helper()
	for _, x := range []float64{e.From, e.To, e.Value, e.SE, e.Interval.Low, e.Interval.High} {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Fatalf("not finite: %+v", e)
		}
	}
	if e.Interval.Low > e.Interval.High {
		t.Fatalf("bounds in turn: %+v", e)
	}
	for _, test := range e.Tests {
		if !(test.P >= 0 && test.P <= 1) || math.IsInf(test.Statistic, 0) || math.IsNaN(test.Statistic) || !(test.DF >= 0) {
			t.Fatalf("test: %+v", e)
		}
	}
	var back outcome.Estimate
	if err := essor.Decode([]byte(jsonOf(t, e)), &back); err != nil {
		t.Fatalf("%v: %s", err, jsonOf(t, e))
	}
	if jsonOf(t, back) != jsonOf(t, e) {
		t.Fatalf("round trip of %+v", e)
	}
}

// Sums of differences hold both sides exactly, however far apart they are.
func TestRatioOfDistantMagnitudes(t *testing.T) {
	p, err := PairedOf([]float64{1e80, 2e80, 3e80, 5e80}, []float64{1e-90, 3e-90, 2e-90, 4e-90})
	require.NoError(t, err)
	e, err := PairedRatio(p, Options{})
	require.NoError(t, err)
	require.InEpsilon(t, 10e-90/11e80, e.Value, 1e-14)
	near, err := PairedOf([]float64{1, 2, 3, 5}, []float64{1, 3, 2, 4})
	require.NoError(t, err)
	f, err := PairedRatio(near, Options{})
	require.NoError(t, err)
	require.InEpsilon(t, f.SE, e.SE*1e170, 1e-12)
	require.Equal(t, f.Interval.Kind, e.Interval.Kind)
	require.InEpsilon(t, f.Interval.High, e.Interval.High*1e170, 1e-12)
}

// A summary filled in by hand may have next to no spread: a test statistic
// beyond float64 is no answer, and never an infinity.
func TestRatioTestBeyondFloat64(t *testing.T) {
	from, to := Summary{N: 3, Mean: 1e100}, Summary{N: 1_000_000_000, Mean: 1e100, SD: 1e-150}
	_, err := MeanRatio(from, to, Options{Null: 1e100})
	requireFault(t, err, "/null", essor.CodeUndefined)
	e, err := MeanRatio(from, to, Options{})
	require.NoError(t, err)
	requireFinite(t, e)
}
