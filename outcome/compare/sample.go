package compare

import (
	"encoding/json"
	"math"
	"math/big"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/sum"
)

// Sample accumulates measurements of one quantity, such as monthly incomes,
// and counts those that are missing. The zero Sample is empty and ready.
//
// It keeps exact sums and no values: added in any order or merged from any
// shards, the same measurements give the same bytes, of its JSON and of
// everything computed from it. It is about 1 KB long, whatever it holds, and
// not safe for use by two goroutines at once.
type Sample struct {
	n, missing int64
	sum        sum.Acc // Σx
	squares    sum.Acc // Σx²
}

// SampleOf returns the sample of the values, at most [MaxValues]. It fails as
// [Sample.Add] does, with pointers such as /3. Cost: O(n), about 10 ns a value.
func SampleOf(values []float64) (Sample, error) {
	var l check.List
	if !l.Count(len(values), 0, MaxValues) {
		return Sample{}, l.Err()
	}
	for i, x := range values {
		if l.Full() {
			break
		}
		checkValue(&l, x, i)
	}
	if err := l.Err(); err != nil {
		return Sample{}, err
	}
	s := Sample{n: int64(len(values))}
	s.sum.AddAll(values)
	for _, x := range values {
		s.squares.AddProduct(x, x)
	}
	return s, nil
}

// checkValue records what is wrong with a measurement.
func checkValue(l *check.List, x float64, path ...any) {
	a := math.Abs(x)
	switch {
	case a <= MaxMagnitude && a >= 1/MaxMagnitude, x == 0:
	case math.IsNaN(x) || math.IsInf(x, 0):
		l.Add(essor.CodeNotFinite, "must be a finite number: what is missing is counted apart", path...)
	default:
		l.Add(essor.CodeOutOfRange, "must be 0, or from 1e-100 to 1e100 in magnitude", path...)
	}
}

// Add adds one measurement, exactly. It fails with not_finite for NaN and
// infinities, out_of_range beyond [MaxMagnitude], and overflow beyond
// [MaxCount] measurements; then nothing is added. Cost: O(1), 10 ns.
func (s *Sample) Add(x float64) error {
	var l check.List
	checkValue(&l, x)
	if s.n >= MaxCount {
		l.Add(essor.CodeOverflow, "must be at most 1,000,000,000 measurements")
	}
	if err := l.Err(); err != nil {
		return err
	}
	s.n++
	s.sum.Add(x)
	s.squares.AddProduct(x, x)
	return nil
}

// AddMissing counts people who should have been measured and were not. It
// fails with out_of_range for a negative number and overflow beyond
// [MaxCount].
func (s *Sample) AddMissing(people int64) error { return addMissing(&s.missing, people) }

func addMissing(missing *int64, people int64) error {
	switch {
	case people < 0:
		return &essor.FieldError{Code: essor.CodeOutOfRange, Detail: "must not be negative"}
	case people > MaxCount-*missing:
		return &essor.FieldError{Code: essor.CodeOverflow, Detail: "must be at most 1,000,000,000 people"}
	}
	*missing += people
	return nil
}

// Merge adds everything that other holds. It fails with overflow beyond
// [MaxCount]; then nothing is merged.
func (s *Sample) Merge(other Sample) error {
	if s.n+other.n > MaxCount || s.missing+other.missing > MaxCount {
		return &essor.FieldError{Code: essor.CodeOverflow, Detail: "must be at most 1,000,000,000 measurements"}
	}
	s.n += other.n
	s.missing += other.missing
	s.sum.Merge(&other.sum)
	s.squares.Merge(&other.squares)
	return nil
}

// Report returns how many were measured, their mean and standard deviation,
// each rounded once from exact sums. Cost: O(1), some 5 µs.
func (s *Sample) Report() Summary { return summarise(s.n, s.missing, &s.sum, &s.squares) }

// Summary is what most comparisons need to know of one group. It can be
// filled in by hand from a published table.
type Summary struct {
	N       int64   `json:"n"`                // measured
	Missing int64   `json:"missing,omitzero"` // should have been
	Mean    float64 `json:"mean"`             // 0 when nobody was measured
	SD      float64 `json:"sd"`               // sample standard deviation, over n − 1; 0 for fewer than two
}

func summarise(n, missing int64, total, squares *sum.Acc) Summary {
	s := Summary{N: n, Missing: missing, Mean: total.Mean(n)}
	if n > 1 {
		s.SD = math.Sqrt(sum.Central(n, total, squares) / float64(n-1))
	}
	return s
}

// check records what keeps a summary from being compared: for a standard
// error it takes two.
func (s Summary) check(l *check.List, path ...any) {
	at := func(name string) []any { return append(path[:len(path):len(path)], name) }
	if s.N < 2 || s.N > MaxCount {
		l.Add(essor.CodeOutOfRange, "must be 2 to 1,000,000,000", at("n")...)
	}
	checkMissing(l, s.Missing, at("missing")...)
	for _, v := range []struct {
		name     string
		x        float64
		inLimits bool
	}{
		{"mean", s.Mean, s.Mean == 0 || math.Abs(s.Mean) >= leastMoment && math.Abs(s.Mean) <= MaxMagnitude},
		{"sd", s.SD, s.SD == 0 || s.SD >= leastMoment && s.SD <= MaxMagnitude},
	} {
		switch {
		case math.IsNaN(v.x) || math.IsInf(v.x, 0):
			l.Add(essor.CodeNotFinite, "must be a finite number", at(v.name)...)
		case !v.inLimits:
			l.Add(essor.CodeOutOfRange, "must be 0, or from 1e-150 to 1e100 in magnitude", at(v.name)...)
		}
	}
}

// leastMoment is below what any sample within the limits can have.
const leastMoment = 1e-150

// se returns the standard error of the mean.
func (s Summary) se() float64 { return s.SD / math.Sqrt(float64(s.N)) }

// wireSample is the JSON form of a Sample: exact sums as sums of floats, each
// the nearest to what the ones before it leave. That form is unique.
type wireSample struct {
	N       int64     `json:"n"`
	Missing int64     `json:"missing,omitzero"`
	Sum     []float64 `json:"sum"`
	Squares []float64 `json:"squares"`
}

// MarshalJSON writes the counts and the exact sums, so that shards can be
// merged elsewhere: equal samples are written alike.
func (s Sample) MarshalJSON() ([]byte, error) {
	return json.Marshal(wireSample{s.n, s.missing, pieces(s.sum), pieces(s.squares)})
}

// UnmarshalJSON reads what [Sample.MarshalJSON] writes. It fails with
// inconsistent at /squares for sums that no measurements can have.
func (s *Sample) UnmarshalJSON(data []byte) error {
	var w wireSample
	if err := essor.Decode(data, &w); err != nil {
		return err
	}
	var l check.List
	checkTotals(&l, w.N, w.Missing)
	out := Sample{n: w.N, missing: w.Missing}
	out.sum = assemble(&l, w.Sum, "sum")
	out.squares = assemble(&l, w.Squares, "squares")
	if l.OK() && !areMoments(out.n, total(out.sum), total(out.squares)) {
		l.Add(essor.CodeInconsistent, "must be a sum of squares that n values of this sum can have", "squares")
	}
	if err := l.Err(); err != nil {
		return err
	}
	*s = out
	return nil
}

func checkTotals(l *check.List, n, missing int64) {
	if n < 0 || n > MaxCount {
		l.Add(essor.CodeOutOfRange, "must be 0 to 1,000,000,000", "n")
	}
	checkMissing(l, missing, "missing")
}

// areMoments reports whether n values can have this sum and sum of squares:
// the square of the sum is at most n times that of squares (Cauchy–Schwarz).
func areMoments(n int64, total, squares *big.Float) bool {
	if n == 0 {
		return total.Sign() == 0 && squares.Sign() == 0
	}
	most := wide(float64(n))
	return blank().Mul(total, total).Cmp(most.Mul(most, squares)) <= 0
}

// maxPieces is how many floats of 53 bits an exact sum can take, with room.
const maxPieces = 64

// pieces writes an exact sum as floats that add up to it.
func pieces(a sum.Acc) []float64 {
	out := []float64{}
	for x := a.Float64(); x != 0; x = a.Float64() {
		out = append(out, x)
		a.Add(-x)
	}
	return out
}

// assemble reads what pieces wrote.
func assemble(l *check.List, floats []float64, field string) sum.Acc {
	const limit = MaxMagnitude * MaxMagnitude * MaxCount
	var a sum.Acc
	if !l.Count(len(floats), 0, maxPieces, field) {
		return a
	}
	for i, x := range floats {
		if !(math.Abs(x) <= limit) {
			l.Add(essor.CodeOutOfRange, "must be within the sum of 1,000,000,000 squares", field, i)
			continue
		}
		a.Add(x)
	}
	return a
}
