package compare

import (
	"slices"

	"golang.org/x/exp/stats"

	"github.com/essor-go/essor/internal/check"
)

// Description is a summary with quantiles: a median says more about incomes
// than a mean.
type Description struct {
	Summary
	Min    float64 `json:"min"`
	Q1     float64 `json:"q1"` // a quarter of the values lie below
	Median float64 `json:"median"`
	Q3     float64 `json:"q3"` // a quarter of the values lie above
	Max    float64 `json:"max"`
}

// Describe returns the summary of the values and their quantiles, in any
// order; missing is how many more there should have been. Quantiles between
// two values are interpolated linearly (Hyndman and Fan's type 7, the default
// of R and NumPy). It fails with required for no value, with the errors of
// [SampleOf] at /values/3 and so on, and with out_of_range at /missing. Cost:
// O(n log n), one copy of the values unless they are sorted.
func Describe(values []float64, missing int64) (Description, error) {
	var l check.List
	l.Count(len(values), 1, MaxValues, "values")
	checkMissing(&l, missing, "missing")
	if err := l.Err(); err != nil {
		return Description{}, err
	}
	s, err := SampleOf(values)
	if err != nil {
		l.AddError(err, "values")
		return Description{}, l.Err()
	}
	s.missing = missing
	sorted := values
	if !slices.IsSorted(values) {
		sorted = slices.Clone(values)
		slices.Sort(sorted)
	}
	q := stats.Quantiles(sorted, 0, 0.25, 0.5, 0.75, 1)
	for i := range q {
		q[i] += 0 // -0 and 0 sort alike: which comes first must not show
	}
	return Description{Summary: s.Report(), Min: q[0], Q1: q[1], Median: q[2], Q3: q[3], Max: q[4]}, nil
}
