package mentor

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/matching"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

// TestConformanceFairnessSmall: the best weakest pair, what it costs, and
// beside it, by enumeration, the fairest matching of all.
func TestConformanceFairnessSmall(t *testing.T) {
	var file struct {
		Instances []struct {
			Name        string
			N           int
			Edges       [][3]int64
			Cardinality int   `json:"max_cardinality"`
			Weight      int64 `json:"max_weight_at_that_size"`
			Matchings   int   `json:"matchings_of_that_size"`
			Bottleneck  int64
			Fair        int64   `json:"max_weight_with_bottleneck"`
			Leximin     []int64 `json:"leximin_ascending"`
		}
	}
	readReference(t, "fairness-small", &file)
	passed := 0
	for _, c := range file.Instances {
		r := &roster{people: make([]*Person, c.N), waiting: make([]int64, c.N), kept: make([]int32, c.N)}
		for i := range r.kept {
			r.kept[i] = none
		}
		var edges []matching.Edge
		for _, e := range c.Edges {
			edges = append(edges, matching.Edge{U: int32(e[0]), V: int32(e[1]), Weight: e[2]})
		}
		s, f, err := r.fairest(context.Background(), edges, nil, nil)
		require.NoError(t, err)
		count, fairest := leximin(edges, c.N, c.Cardinality)
		if len(s.pairs) == c.Cardinality && f.Weakest == c.Bottleneck && s.weight == c.Fair && s.weight+f.Cost == c.Weight &&
			count == c.Matchings && slices.Equal(fairest, c.Leximin) && fairest[0] == f.Weakest {
			passed++
		} else {
			t.Errorf("%s: weakest %d, weight %d, cost %d, leximin %d", c.Name, f.Weakest, s.weight, f.Cost, fairest)
		}
	}
	proof.Conformance(t, "mentor/fairness-small", passed, len(file.Instances), 8)
}

// leximin goes through all matchings of a size and returns how many there are
// and the weights of the fairest, ascending: the best weakest, then the best
// next weakest, and so on.
func leximin(edges []matching.Edge, n, size int) (count int, best []int64) {
	var used uint32
	var weights []int64
	var extend func(i int)
	extend = func(i int) {
		if len(weights) == size {
			count++
			sorted := slices.Sorted(slices.Values(weights))
			if best == nil || slices.Compare(sorted, best) > 0 {
				best = sorted
			}
			return
		}
		for ; i < len(edges); i++ {
			e := edges[i]
			if set := uint32(1)<<e.U | uint32(1)<<e.V; used&set == 0 {
				used, weights = used|set, append(weights, e.Weight)
				extend(i + 1)
				used, weights = used&^set, weights[:len(weights)-1]
			}
		}
	}
	extend(0)
	return count, best
}

func TestFairestAgainstEveryMatching(t *testing.T) {
	gained := 0
	for seed := range seeds(60) {
		pool := openly(draw(4+int(seed%7), 3, seed))
		options := Options{Goal: Fairest, Candidates: int(seed % 2 * 3)}
		m := mustMatch(t, pool, options)
		require.NoError(t, m.Verify(pool), "seed %d", seed)
		r, err := newRoster(pool, options)
		require.NoError(t, err)
		edges, err := r.newJudge().allPairs()
		require.NoError(t, err)
		for i, e := range edges {
			edges[i].Weight -= r.bonus(e.U, e.V)
		}
		if len(m.Groups) > 0 {
			_, fairest := leximin(edges, len(pool.People), len(m.Groups))
			require.Equal(t, fairest[0], m.Fairness.Weakest)
		}
		prices, err := Prices(context.Background(), pool, options)
		require.NoError(t, err)
		points, people, fair := prices[0], prices[1], prices[2]
		require.Equal(t, m.Score, fair.Score)
		require.Equal(t, m.Fairness, &Fairness{fair.Weakest, people.Weakest, people.Score - fair.Score})
		require.Equal(t, people.Pairs, fair.Pairs)
		require.GreaterOrEqual(t, people.Pairs, points.Pairs)
		require.GreaterOrEqual(t, points.Score, people.Score)
		require.GreaterOrEqual(t, fair.Weakest, people.Weakest)
		if fair.Weakest > people.Weakest {
			gained++
		}
	}
	require.Positive(t, gained)
	_, err := Prices(context.Background(), Pool{}, Options{})
	require.ErrorIs(t, err, essor.ErrInvalid)
}

func TestFairestVerifyFindsEveryChange(t *testing.T) {
	pool := openly(draw(10, 3, 7))
	for i := range pool.People {
		pool.People[i].Hours = nil
	}
	pool.Keep = []Pair{{"p00000", "p00001"}, {"p00002", "p00003"}}
	m := mustMatch(t, pool, Options{Goal: Fairest})
	require.NotEmpty(t, m.Broken)
	document, err := json.Marshal(m)
	require.NoError(t, err)
	for pointer, changed := range proof.Mutations(document) {
		var other Matching
		if essor.Decode(changed, &other) == nil && other.Verify(pool) == nil {
			t.Errorf("a change at %s isn't found", pointer)
		}
	}
}
