package mentor

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/essor-go/essor/internal/matching"
	"github.com/stretchr/testify/require"
)

func optionSets() []Options {
	return []Options{
		{},
		{Goal: MostPoints},
		{Rule: Harmonic, Waiting: -1},
		{Rule: Geometric, Meeting: 90, Waiting: 10_000},
		{Goal: MostPoints, Candidates: 2},
		{Candidates: 3, Weights: Weights{Topics: 1, Levels: 3}},
	}
}

// TestSearchAgreesWithJudge compares the search, which works on numbers and
// indices, with the plain reading of every pair of the pool.
func TestSearchAgreesWithJudge(t *testing.T) {
	for seed := range uint64(60) {
		pool := draw(2+int(seed), 3+int(seed%9), seed)
		options := optionSets()[seed%6]
		if seed%4 == 0 {
			pool.Corridors = []Pair{{"CA", "BO"}, {"SN", "SN"}}
		}
		r, err := newRoster(pool, options)
		require.NoError(t, err)
		s, err := r.newSearch()
		require.NoError(t, err)
		fast, err := s.pairs(context.Background())
		require.NoError(t, err)
		j := r.newJudge()
		plain, tally := j.pairs()
		byEnds := func(e, f matching.Edge) int {
			return strings.Compare(fmt.Sprintf("%09d %09d", e.U, e.V), fmt.Sprintf("%09d %09d", f.U, f.V))
		}
		slices.SortFunc(fast, byEnds)
		slices.SortFunc(plain, byEnds)
		require.Equal(t, plain, fast, "seed %d", seed)
		require.Equal(t, tally, s.tally, "seed %d", seed)

		if options.Candidates > 0 {
			continue
		}
		// Every pair there is, without any index.
		var each []matching.Edge
		var counts [filters]int64
		for a := range r.people {
			for b := a + 1; b < len(r.people); b++ {
				weight, result := j.pair(a, b)
				switch {
				case result == passed:
					each = append(each, matching.Edge{U: int32(a), V: int32(b), Weight: weight})
				case result < filters:
					counts[result]++
				}
			}
		}
		require.Equal(t, each, fast, "seed %d", seed)
		require.Equal(t, counts, tally.pairs, "seed %d", seed)
	}
}

func TestMatchVerifies(t *testing.T) {
	for seed := range uint64(60) {
		pool := draw(2+int(seed*2), 4+int(seed%20), seed)
		m, err := Match(context.Background(), pool, optionSets()[seed%6])
		require.NoError(t, err)
		require.Equal(t, m.Score, m.Bound)
		require.NoError(t, m.Verify(pool), "seed %d", seed)
	}
}
