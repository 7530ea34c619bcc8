package partner

import (
	"math"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/dist"
)

// NotRated marks a missing rating for [Concord].
const NotRated int64 = math.MinInt64

// Concordance says how far raters put options in the same order: Kendall's
// coefficient W, corrected for ties, kept as an exact ratio of integers. It
// needs no Verify: whoever has the ratings calls [Concord] again.
type Concordance struct {
	Raters  int   `json:"raters"`
	Options int   `json:"options"` // that entered W
	Dropped []int `json:"dropped"` // rows left out, ascending: somebody had not rated them
	// W is Above ÷ Below, in lowest terms.
	Above int64 `json:"above"`
	Below int64 `json:"below"`
}

// W returns Kendall's coefficient of concordance: 0 when the raters' orders
// cancel out, 1 when they are the same. The zero Concordance gives 0.
func (c Concordance) W() float64 {
	if c.Below <= 0 {
		return 0
	}
	return float64(min(max(c.Above, 0), c.Below)) / float64(c.Below)
}

// ChiSquare returns Friedman's statistic corrected for ties, m(n-1)W for m
// raters and n options.
func (c Concordance) ChiSquare() float64 {
	return float64(max(c.Raters, 0)) * float64(c.DF()) * c.W()
}

// DF returns the degrees of freedom of [Concordance.ChiSquare]: one less than
// the options.
func (c Concordance) DF() int { return max(c.Options-1, 0) }

// P returns the p-value of Friedman's test: how likely orders at random are
// to agree at least as much. It is the upper tail of chi-square, which is an
// approximation: with few raters and fewer than 8 options it is too large
// more often than too small, and no ground to conclude that nobody agrees.
func (c Concordance) P() float64 {
	d, ok := dist.NewChiSquared(float64(c.DF()))
	if !ok {
		return 1 // without degrees of freedom nothing can be unlikely
	}
	return d.SF(c.ChiSquare())
}

// Concord compares the orders in which raters put options. Rows are options,
// columns are raters. Only the order within a column matters: a scale may
// begin anywhere, and fractions are scaled up to whole numbers. Equal ratings
// share the mean of their ranks. A row with [NotRated] in it is left out for
// all raters and listed as dropped.
//
// It fails with field errors for fewer than 2 or more than [MaxItems] rows,
// fewer than 2 or more than [MaxPartners] columns, and rows of unequal length;
// and with undefined ([essor.ErrNoAnswer]) when fewer than 2 rows are complete
// or every rater gives all options the same rating.
//
// Cost: linear in the number of ratings. Source: M. G. Kendall and J. D.
// Gibbons, Rank Correlation Methods, 5th ed. 1990, ch. 6; M. Friedman, JASA 32
// (1937), 675.
func Concord(ratings [][]int64) (Concordance, error) {
	c := Concordance{Dropped: []int{}}
	if err := checkRatings(ratings); err != nil {
		return Concordance{}, err
	}
	c.Raters = len(ratings[0])
	rows := make([][]int64, 0, len(ratings))
	for i, row := range ratings {
		if isComplete(row) {
			rows = append(rows, row)
		} else {
			c.Dropped = append(c.Dropped, i)
		}
	}
	c.Options = len(rows)
	if len(rows) < 2 {
		return Concordance{}, undefined("concordance is undefined: fewer than two options are rated by all")
	}
	above, below := concordance(rows)
	if below == 0 {
		return Concordance{}, undefined("concordance is undefined: every rater gives all options the same rating")
	}
	d := gcd(above, below)
	c.Above, c.Below = above/d, below/d
	return c, nil
}

func undefined(detail string) error {
	return &essor.FieldError{Code: essor.CodeUndefined, Detail: detail}
}

func checkRatings(ratings [][]int64) error {
	var faults check.List
	if !faults.Count(len(ratings), 2, MaxItems) || !faults.Count(len(ratings[0]), 2, MaxPartners, 0) {
		return faults.Err()
	}
	for i, row := range ratings {
		if len(row) != len(ratings[0]) {
			faults.Add(essor.CodeInconsistent, "must have as many entries as the first row", i)
		}
	}
	return faults.Err()
}

func isComplete(row []int64) bool {
	for _, r := range row {
		if r == NotRated {
			return false
		}
	}
	return true
}

// concordance returns W of n complete rows by m columns as
//
//	3·ΣD² / (m²(n³-n) - m·ΣT)
//
// where D is twice an option's rank sum less its mean, m(n+1), and T adds
// t³-t for each run of t equal ratings of one rater. Doubled, mid-ranks are
// integers; within the limits both parts stay below 10¹⁸.
func concordance(rows [][]int64) (above, below int64) {
	n, m := int64(len(rows)), int64(len(rows[0]))
	sums := make([]int64, n) // of doubled ranks
	ties := int64(0)
	s := newSorter(len(rows))
	for j := range rows[0] {
		for i, row := range rows {
			s.keys[i] = uint64(row[j])
		}
		order := s.sort()
		for from, to := 0, 0; from < len(order); from = to {
			for to = from + 1; to < len(order) && s.keys[order[to]] == s.keys[order[from]]; to++ {
			}
			for _, i := range order[from:to] {
				sums[i] += int64(from + 1 + to)
			}
			t := int64(to - from)
			ties += t*t*t - t
		}
	}
	for _, sum := range sums {
		d := sum - m*(n+1)
		above += d * d
	}
	return 3 * above, m * (m*(n*n*n-n) - ties)
}

// sorter orders int64 keys by their bytes, least first, skipping those in
// which no key differs from the smallest: for ratings that is nearly all.
type sorter struct {
	keys        []uint64
	order, next []int32
}

func newSorter(n int) *sorter {
	return &sorter{keys: make([]uint64, n), order: make([]int32, n), next: make([]int32, n)}
}

// sort returns the indices of the keys, smallest first, valid until the next
// call. It makes the keys relative to the smallest.
func (s *sorter) sort() []int32 {
	least := int64(math.MaxInt64)
	for _, k := range s.keys {
		least = min(least, int64(k))
	}
	span := uint64(0)
	for i := range s.keys {
		s.keys[i] -= uint64(least) // wraps to the true distance
		span = max(span, s.keys[i])
		s.order[i] = int32(i)
	}
	for shift := 0; shift < 64 && span>>shift != 0; shift += 8 {
		s.pass(shift)
	}
	return s.order
}

// pass sorts the order stably by one byte of the keys.
func (s *sorter) pass(shift int) {
	var starts [256]int32
	for _, k := range s.keys {
		starts[byte(k>>shift)]++
	}
	at := int32(0)
	for b, n := range starts {
		starts[b] = at
		at += n
	}
	for _, i := range s.order {
		b := byte(s.keys[i] >> shift)
		s.next[starts[b]] = i
		starts[b]++
	}
	s.order, s.next = s.next, s.order
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
