package partner

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

func TestConformanceKendallW(t *testing.T) {
	data, err := os.ReadFile("testdata/kendall_w.json")
	require.NoError(t, err)
	var file struct {
		Cases []struct {
			ID      string     `json:"id"`
			Ratings [][]*int64 `json:"ratings_subjects_by_raters"`
			N       int        `json:"subjects"`
			M       int        `json:"raters"`
			W       float64    `json:"W_tie_corrected"`
			ChiSq   float64    `json:"chisq_corrected"`
			DF      int        `json:"df"`
			P       float64    `json:"p_corrected"`
			FChiSq  float64    `json:"friedman_chisq_R_stats"`
			FP      float64    `json:"friedman_p"`
		} `json:"cases"`
	}
	require.NoError(t, json.Unmarshal(data, &file))
	passed := 0
	for _, tt := range file.Cases {
		ratings, missing := make([][]int64, len(tt.Ratings)), 0
		for i, row := range tt.Ratings {
			for _, r := range row {
				if r == nil {
					missing++
					ratings[i] = append(ratings[i], NotRated)
				} else {
					ratings[i] = append(ratings[i], *r)
				}
			}
		}
		c, err := Concord(ratings)
		switch {
		case err != nil || c.Options != tt.N || c.Raters != tt.M || c.DF() != tt.DF || len(c.Dropped) != missing:
			t.Errorf("%s: %+v, %v", tt.ID, c, err)
		case !near(c.W(), tt.W) || !near(c.ChiSquare(), tt.ChiSq) || !near(c.ChiSquare(), tt.FChiSq) || !near(c.P(), tt.P) || !near(c.P(), tt.FP):
			t.Errorf("%s: W %v, chi-square %v, p %v, want %v, %v, %v", tt.ID, c.W(), c.ChiSquare(), c.P(), tt.W, tt.ChiSq, tt.P)
		default:
			passed++
		}
	}
	proof.Conformance(t, "partner/kendall_w", passed, len(file.Cases), 9)
}

func near(got, want float64) bool {
	return got == want || math.Abs(got-want) <= 1e-12*math.Abs(want)
}

func randomRatings(r *rand.Rand) [][]int64 {
	n, m := 2+r.IntN(12), 2+r.IntN(6)
	levels := []int64{1, 2, 3, 10, math.MaxInt64}[r.IntN(5)]
	rows := make([][]int64, n)
	for i := range rows {
		for range m {
			rating := r.Int64N(levels)
			if levels > 10 {
				rating -= r.Int64N(levels)
			}
			rows[i] = append(rows[i], rating)
		}
	}
	return rows
}

func TestConcordAgainstTextbook(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 3))
	for range 1000 {
		rows := randomRatings(r)
		c, err := Concord(rows)
		want := textbookW(rows)
		if want == nil {
			if !errors.Is(err, essor.ErrNoAnswer) {
				t.Fatalf("W of constant ratings: %v, %v", c, err)
			}
			continue
		}
		require.NoError(t, err)
		if want.Cmp(big.NewRat(c.Above, c.Below)) != 0 || want.Num().Int64() != c.Above {
			t.Fatalf("W = %d/%d, want %v, for %v", c.Above, c.Below, want, rows)
		}
		if p := c.P(); c.W() < 0 || c.W() > 1 || !(p >= 0 && p <= 1) {
			t.Fatalf("W = %v, p = %v", c.W(), p)
		}
	}
}

func TestConcordIsAboutOrderOnly(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 3))
	for range 300 {
		rows := randomRatings(r)
		c, err := Concord(rows)
		if err != nil {
			continue
		}
		stretched, mirrored := make([][]int64, len(rows)), make([][]int64, len(rows))
		for i, k := range r.Perm(len(rows)) { // options in another order
			for _, rating := range rows[k] {
				stretched[i] = append(stretched[i], rating/2*2+5*(rating%2)) // a longer scale
				mirrored[i] = append(mirrored[i], -rating)
			}
			stretched[i] = append(stretched[i][1:], stretched[i][0]) // raters in another order
		}
		if small(rows) {
			d, err := Concord(stretched)
			require.NoError(t, err)
			require.Equal(t, c, d)
		}
		d, err := Concord(mirrored)
		require.NoError(t, err)
		require.Equal(t, c, d)
	}
}

// small tells ratings of 0 and 1, on which stretching keeps the order.
func small(rows [][]int64) bool {
	for _, row := range rows {
		for _, r := range row {
			if r != 0 && r != 1 {
				return false
			}
		}
	}
	return true
}

func TestConcordDropsIncompleteRows(t *testing.T) {
	full := [][]int64{{3, 1}, {1, 2}, {2, 3}}
	holed := [][]int64{{NotRated, 9}, {3, 1}, {1, 2}, {NotRated, NotRated}, {2, 3}}
	c, err := Concord(full)
	require.NoError(t, err)
	d, err := Concord(holed)
	require.NoError(t, err)
	require.Equal(t, []int{0, 3}, d.Dropped)
	d.Dropped = c.Dropped
	require.Equal(t, c, d)
}

func TestConcordAtTheLimit(t *testing.T) {
	rows := make([][]int64, MaxItems)
	cells := make([]int64, MaxItems*MaxPartners)
	for i := range rows {
		rows[i], cells = cells[:MaxPartners], cells[MaxPartners:]
		for j := range rows[i] {
			rows[i][j] = int64(i)
		}
	}
	c, err := Concord(rows)
	require.NoError(t, err)
	require.Equal(t, [2]int64{1, 1}, [2]int64{c.Above, c.Below}, "the largest sums fit")
	if p := c.P(); p < 0 || p > 1e-12 {
		t.Errorf("p = %v", p)
	}
}

func TestConcordRefuses(t *testing.T) {
	wide := make([]int64, MaxPartners+1)
	tests := []struct {
		name    string
		rows    [][]int64
		code    essor.Code
		pointer string
	}{
		{"nothing", nil, essor.CodeRequired, ""},
		{"one option", [][]int64{{1, 2}}, essor.CodeTooFew, ""},
		{"no rater", [][]int64{{}, {}}, essor.CodeRequired, "/0"},
		{"one rater", [][]int64{{1}, {2}}, essor.CodeTooFew, "/0"},
		{"too many raters", [][]int64{wide, wide}, essor.CodeTooMany, "/0"},
		{"too many options", make([][]int64, MaxItems+1), essor.CodeTooMany, ""},
		{"ragged", [][]int64{{1, 2}, {1, 2, 3}}, essor.CodeInconsistent, "/1"},
		{"constant", [][]int64{{4, 2}, {4, 2}, {4, 2}}, essor.CodeUndefined, ""},
		{"nothing complete", [][]int64{{4, NotRated}, {4, 2}, {NotRated, 2}}, essor.CodeUndefined, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Concord(tt.rows)
			require.Equal(t, Concordance{}, c)
			requireField(t, err, tt.code, tt.pointer)
			require.Equal(t, tt.code == essor.CodeUndefined, errors.Is(err, essor.ErrNoAnswer))
		})
	}
}

func TestConcordanceReadFromElsewhereIsNeverNaN(t *testing.T) {
	for _, c := range []Concordance{
		{}, {Options: 5, Raters: 3}, {Options: -4, Raters: -1, Above: -7, Below: -2}, {Options: 2, Raters: 2, Above: 9, Below: 3},
		{Options: math.MaxInt32, Raters: math.MaxInt32, Above: math.MaxInt64, Below: 1}, {Options: 1, Raters: 2, Above: 1, Below: 1},
	} {
		if w, x, p := c.W(), c.ChiSquare(), c.P(); !(w >= 0 && w <= 1 && x >= 0 && p >= 0 && p <= 1) || math.IsInf(x, 0) {
			t.Errorf("%+v: W %v, chi-square %v, p %v", c, w, x, p)
		}
	}
}
