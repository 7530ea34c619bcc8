package compare

import (
	"encoding/json"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// skewed returns values that look like incomes, some of them missing a digit
// or two, with a fixed seed.
func skewed(n int, seed uint64) []float64 {
	rng := rand.New(rand.NewPCG(seed, 1))
	out := make([]float64, n)
	for i := range out {
		out[i] = math.Round(100*math.Exp(rng.NormFloat64()+7)) / 100
	}
	return out
}

func jsonOf(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// exactMoments returns mean and standard deviation by rationals.
func exactMoments(values []float64) (mean, sd float64) {
	n := big.NewRat(int64(len(values)), 1)
	sum := new(big.Rat)
	for _, x := range values {
		sum.Add(sum, new(big.Rat).SetFloat64(x))
	}
	sum.Quo(sum, n)
	squares := new(big.Rat)
	for _, x := range values {
		d := new(big.Rat).SetFloat64(x)
		d.Sub(d, sum)
		squares.Add(squares, d.Mul(d, d))
	}
	mean, _ = sum.Float64()
	v, _ := squares.Quo(squares, n.Sub(n, big.NewRat(1, 1))).Float64()
	return mean, math.Sqrt(v)
}

func TestSampleIsExact(t *testing.T) {
	for name, values := range map[string][]float64{
		"incomes":        skewed(500, 3),
		"cancelling":     {1e16, 1, -1e16},
		"tiny beside":    {1e100, 1e-100, -1e100, 3e-100},
		"large offset":   {1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.4},
		"negative zeros": {math.Copysign(0, -1), 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := SampleOf(values)
			require.NoError(t, err)
			mean, sd := exactMoments(values)
			r := s.Report()
			require.Equal(t, mean, r.Mean)
			require.InEpsilon(t, sd, r.SD, 4e-16)
		})
	}
}

// Order and shards don't show, not in a single byte.
func TestSampleOrderAndShards(t *testing.T) {
	values := skewed(1000, 7)
	whole, err := SampleOf(values)
	require.NoError(t, err)
	rng := rand.New(rand.NewPCG(5, 5))
	for range 20 {
		rng.Shuffle(len(values), func(i, j int) { values[i], values[j] = values[j], values[i] })
		cut := rng.IntN(len(values))
		first, err := SampleOf(values[:cut])
		require.NoError(t, err)
		var rest Sample
		for _, x := range values[cut:] {
			require.NoError(t, rest.Add(x))
		}
		// A shard may have been elsewhere in between.
		var back Sample
		require.NoError(t, essor.Decode([]byte(jsonOf(t, rest)), &back))
		require.NoError(t, first.Merge(back))
		require.Equal(t, jsonOf(t, whole), jsonOf(t, first))
		require.Equal(t, whole.Report(), first.Report())
	}
}

func TestPairedOrderAndShards(t *testing.T) {
	before, after := skewed(600, 8), skewed(600, 9)
	whole, err := PairedOf(before, after)
	require.NoError(t, err)
	require.NoError(t, whole.AddMissing(12))
	rng := rand.New(rand.NewPCG(6, 6))
	for range 10 {
		order := rng.Perm(len(before))
		var parts [3]Paired
		for _, i := range order {
			require.NoError(t, parts[rng.IntN(3)].Add(before[i], after[i]))
		}
		require.NoError(t, parts[1].AddMissing(12))
		var back Paired
		require.NoError(t, essor.Decode([]byte(jsonOf(t, parts[2])), &back))
		require.NoError(t, parts[0].Merge(parts[1]))
		require.NoError(t, parts[0].Merge(back))
		require.Equal(t, jsonOf(t, whole), jsonOf(t, parts[0]))
		e, err := PairedRatio(parts[0], Options{})
		require.NoError(t, err)
		f, err := PairedRatio(whole, Options{})
		require.NoError(t, err)
		require.Equal(t, e, f)
	}
}

func TestPairedReport(t *testing.T) {
	before, after := skewed(50, 1), skewed(50, 2)
	p, err := PairedOf(before, after)
	require.NoError(t, err)
	change := make([]float64, 50)
	for i := range change {
		change[i] = after[i] - before[i]
	}
	b, a, c := p.Report()
	meanB, sdB := exactMoments(before)
	meanA, sdA := exactMoments(after)
	meanC, sdC := exactMoments(change) // differences round, so not to the bit
	require.Equal(t, meanB, b.Mean)
	require.Equal(t, meanA, a.Mean)
	require.InEpsilon(t, meanC, c.Mean, 1e-13)
	require.InEpsilon(t, sdB, b.SD, 4e-16)
	require.InEpsilon(t, sdA, a.SD, 4e-16)
	require.InEpsilon(t, sdC, c.SD, 1e-13)
}

func TestSampleRefusals(t *testing.T) {
	var s Sample
	for _, tt := range []struct {
		x    float64
		code essor.Code
	}{
		{math.NaN(), essor.CodeNotFinite}, {math.Inf(1), essor.CodeNotFinite}, {math.Inf(-1), essor.CodeNotFinite},
		{1e101, essor.CodeOutOfRange}, {-1e308, essor.CodeOutOfRange}, {5e-324, essor.CodeOutOfRange},
	} {
		requireFault(t, s.Add(tt.x), "", tt.code)
		_, err := SampleOf([]float64{0, tt.x})
		requireFault(t, err, "/1", tt.code)
		var p Paired
		requireFault(t, p.Add(0, tt.x), "/after", tt.code)
		requireFault(t, p.Add(tt.x, 0), "/before", tt.code)
		_, err = PairedOf([]float64{1, tt.x}, []float64{1, 2})
		requireFault(t, err, "/before/1", tt.code)
		require.Equal(t, Paired{}, p)
	}
	require.Equal(t, Sample{}, s)
	requireFault(t, s.AddMissing(-1), "", essor.CodeOutOfRange)
	requireFault(t, s.AddMissing(MaxCount+1), "", essor.CodeOverflow)
	require.NoError(t, s.AddMissing(MaxCount))
	requireFault(t, s.Merge(s), "", essor.CodeOverflow)
	requireFault(t, (&Sample{n: MaxCount}).Merge(Sample{n: 1}), "", essor.CodeOverflow)
	require.NoError(t, (&Sample{n: MaxCount - 1}).Merge(Sample{n: 1}))
	full := Sample{n: MaxCount}
	requireFault(t, full.Add(1), "", essor.CodeOverflow)
	fullPairs := Paired{n: MaxCount}
	requireFault(t, fullPairs.Add(1, 1), "", essor.CodeOverflow)
	requireFault(t, fullPairs.Merge(fullPairs), "", essor.CodeOverflow)
	_, err := PairedOf([]float64{1}, nil)
	requireFault(t, err, "/after", essor.CodeInconsistent)

	long := make([]float64, MaxValues+1)
	_, err = SampleOf(long)
	requireFault(t, err, "", essor.CodeTooMany)
	_, err = PairedOf(long, nil)
	requireFault(t, err, "/before", essor.CodeTooMany)

	bad := make([]float64, 1000)
	for i := range bad {
		bad[i] = math.NaN()
	}
	_, err = SampleOf(bad)
	var many *essor.InvalidError
	require.ErrorAs(t, err, &many)
	require.Len(t, many.Fields, essor.MaxFieldErrors)
	_, err = PairedOf(bad, bad)
	require.ErrorAs(t, err, &many)
	require.Len(t, many.Fields, essor.MaxFieldErrors)
}

func TestSampleJSONRefusals(t *testing.T) {
	tests := []struct {
		text    string
		pointer string
		code    essor.Code
	}{
		{`{"n":-1,"sum":[],"squares":[]}`, "/n", essor.CodeOutOfRange},
		{`{"n":1,"missing":-1,"sum":[],"squares":[]}`, "/missing", essor.CodeOutOfRange},
		{`{"n":1,"sum":[1e300],"squares":[]}`, "/sum/0", essor.CodeOutOfRange},
		{`{"n":1,"sum":[1e999],"squares":[]}`, "/sum/0", essor.CodeOutOfRange},
		{`{"n":1,"sum":null,"squares":[]}`, "/sum", essor.CodeRequired},
		{`{"n":3,"sum":[9],"squares":[-4]}`, "/squares", essor.CodeInconsistent},
		{`{"n":3,"sum":[9],"squares":[26]}`, "/squares", essor.CodeInconsistent},
		{`{"n":0,"sum":[],"squares":[1]}`, "/squares", essor.CodeInconsistent},
		{`{"n":1,"mean":3,"sum":[],"squares":[]}`, "/mean", essor.CodeUnknownReference},
	}
	for _, tt := range tests {
		var s Sample
		requireFault(t, essor.Decode([]byte(tt.text), &s), tt.pointer, tt.code)
		require.Equal(t, Sample{}, s)
	}
	many := make([]float64, maxPieces+1)
	var p Paired
	text := jsonOf(t, wirePaired{N: 1, Before: many, Change: []float64{}, BeforeSq: []float64{}, AfterSq: []float64{}, Cross: []float64{}})
	requireFault(t, essor.Decode([]byte(text), &p), "/before", essor.CodeTooMany)
	requireFault(t, essor.Decode([]byte(`{"n":"x"}`), &p), "/n", essor.CodeBadFormat)

	for _, sums := range []string{
		`"n":4,"before":[8],"change":[1],"before_squares":[-1],"after_squares":[40],"cross":[-40]`,
		`"n":4,"before":[8],"change":[1],"before_squares":[20],"after_squares":[20],"cross":[-40]`,
		`"n":4,"before":[8],"change":[1],"before_squares":[20],"after_squares":[40],"cross":[-80]`,
		`"n":0,"before":[],"change":[],"before_squares":[],"after_squares":[],"cross":[1]`,
	} {
		requireFault(t, essor.Decode([]byte("{"+sums+"}"), &p), "", essor.CodeInconsistent)
	}
}

// TestSumsOfMeasurementsReadBack writes and reads sums at the limit of what is
// possible: constant, proportional, and of all magnitudes.
func TestSumsOfMeasurementsReadBack(t *testing.T) {
	third := 1.0 / 3
	columns := [][]float64{
		{}, {7}, {third, third, third}, {1e100, 1e100, 1e100}, {1e-100, 1e-100, -1e-100}, {1, 3, 1e100},
		{1, 1 + 0x1p-52, 1}, {1e100, 1e-100, -1e100}, {0, 0, 0}, {third, 2 * third, 4 * third},
	}
	for _, before := range columns {
		s, err := SampleOf(before)
		require.NoError(t, err)
		var backS Sample
		require.NoError(t, essor.Decode([]byte(jsonOf(t, s)), &backS), "%v", before)
		require.Equal(t, jsonOf(t, s), jsonOf(t, backS))
		for _, after := range columns {
			if len(before) != len(after) {
				continue
			}
			p, err := PairedOf(before, after)
			require.NoError(t, err)
			var backP Paired
			require.NoError(t, essor.Decode([]byte(jsonOf(t, p)), &backP), "%v %v", before, after)
			require.Equal(t, jsonOf(t, p), jsonOf(t, backP))
		}
	}
}

// TestForgedSums draws sums, few of which measurements can have: they are
// refused, or give finite figures.
func TestForgedSums(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	draw := func() []float64 {
		switch r.IntN(4) {
		case 0:
			return []float64{}
		case 1:
			return []float64{r.NormFloat64() * math.Pow(10, float64(r.IntN(200)-100))}
		case 2:
			return []float64{r.NormFloat64(), r.NormFloat64()}
		}
		return []float64{float64(r.IntN(5) - 2)}
	}
	read := 0
	for range 5000 {
		text := jsonOf(t, wirePaired{N: int64(r.IntN(5)), Before: draw(), Change: draw(), BeforeSq: draw(), AfterSq: draw(), Cross: draw()})
		var p Paired
		if essor.Decode([]byte(text), &p) != nil {
			continue
		}
		read++
		for _, method := range []Method{Fieller, DeltaLog, DeltaLinear} {
			if e, err := PairedRatio(p, Options{Method: method, Null: 1}); err == nil {
				requireFinite(t, e)
			}
		}
	}
	require.Positive(t, read)
}

func TestDescribe(t *testing.T) {
	values := []float64{40, 0, 1, 9, 0, 3, 0, 1, 5, 2}
	d, err := Describe(values, 2)
	require.NoError(t, err)
	require.Equal(t, []float64{40, 0, 1, 9, 0, 3, 0, 1, 5, 2}, values, "the caller's values stay in order")
	require.EqualValues(t, 10, d.N)
	require.EqualValues(t, 2, d.Missing)
	require.Equal(t, 6.1, d.Mean)
	require.Equal(t, []float64{0, 0.25, 1.5, 4.5, 40}, []float64{d.Min, d.Q1, d.Median, d.Q3, d.Max}) // R's quantile

	one, err := Describe([]float64{7}, 0)
	require.NoError(t, err)
	require.Equal(t, Description{Summary: Summary{N: 1, Mean: 7}, Min: 7, Q1: 7, Median: 7, Q3: 7, Max: 7}, one)

	a, err := Describe([]float64{0, math.Copysign(0, -1)}, 0)
	require.NoError(t, err)
	b, err := Describe([]float64{math.Copysign(0, -1), 0}, 0)
	require.NoError(t, err)
	require.Equal(t, jsonOf(t, a), jsonOf(t, b))
	var back Description
	require.NoError(t, essor.Decode([]byte(jsonOf(t, d)), &back))
	require.Equal(t, d, back)

	_, err = Describe(nil, 0)
	requireFault(t, err, "/values", essor.CodeRequired)
	_, err = Describe([]float64{1, math.NaN()}, 0)
	requireFault(t, err, "/values/1", essor.CodeNotFinite)
	_, err = Describe(values, -1)
	requireFault(t, err, "/missing", essor.CodeOutOfRange)
}
