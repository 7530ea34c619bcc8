package mentor

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

// TestSeveralAgainstEveryChoice goes through all choices of pairs of small
// pools in which some may have several partners.
func TestSeveralAgainstEveryChoice(t *testing.T) {
	more, fairer := 0, 0
	for seed := range seeds(150) {
		pool := openly(drawn(3+int(seed%6), 3, seed, true))
		options := Options{Goal: []Goal{MostPeople, MostPoints, Fairest}[seed%3], Candidates: int(seed % 3)}
		m := mustMatch(t, pool, options)
		require.NoError(t, m.Verify(pool), "seed %d", seed)
		r, err := newRoster(pool, options)
		require.NoError(t, err)
		edges, err := r.newJudge().allPairs()
		require.NoError(t, err)
		free := make([]int, len(r.people))
		for i, p := range r.people {
			free[i] = max(p.Capacity, 1)
		}
		var best func(k int) (int, int64)
		best = func(k int) (int, int64) {
			if k == len(edges) {
				return 0, 0
			}
			pairs, points := best(k + 1)
			e := edges[k]
			if free[e.U] == 0 || free[e.V] == 0 {
				return pairs, points
			}
			free[e.U], free[e.V] = free[e.U]-1, free[e.V]-1
			n, p := best(k + 1)
			free[e.U], free[e.V] = free[e.U]+1, free[e.V]+1
			n, p = n+1, p+e.Weight
			if options.Goal != MostPoints && n > pairs || (n == pairs || options.Goal == MostPoints) && p > points {
				pairs, points = n, p
			}
			return pairs, points
		}
		pairs, points := best(0)
		if options.Goal == Fairest && pairs > 0 {
			scores, all, most := r.scores(edges), edges, points
			for k := len(scores) - 1; k >= 0; k-- {
				edges = r.from(scores[k], all)
				n, p := best(0)
				if n < pairs {
					continue
				}
				points = p
				require.Equal(t, scores[k], m.Fairness.Weakest, "seed %d", seed)
				require.Equal(t, most-p, m.Fairness.Cost)
				if most > p {
					fairer++
				}
				break
			}
		}
		require.Equal(t, points, m.Score, "seed %d", seed)
		if options.Goal != MostPoints {
			require.Len(t, m.Groups, pairs)
		}
		has := map[string]int{}
		for _, g := range m.Groups {
			has[g.Members[0].ID]++
			has[g.Members[1].ID]++
		}
		for _, p := range pool.People {
			require.LessOrEqual(t, has[p.ID], max(p.Capacity, 1))
			view, err := m.For(p.ID)
			require.NoError(t, err)
			require.Len(t, view.Partners, has[p.ID])
			if has[p.ID] > 1 {
				more++
			}
		}
		require.Equal(t, len(pool.People), len(has)+len(m.Left))
	}
	require.Greater(t, more, 10)
	require.Positive(t, fairer)
}

func TestSeveralProvesItself(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 9))
	for seed := range seeds(12) {
		pool := drawn(60, 6, seed, true)
		pool.People[0].Consents = []Consent{{To: ToMatching}, {To: ToPairing, With: "p00001"}}
		pool.People[1].Consents = []Consent{{To: ToMatching}, {To: ToPairing, With: "p00000"}}
		pool.People[0].Blocks, pool.People[1].Blocks, pool.Forbid = nil, nil, nil
		pool.Pin = []Pair{{"p00000", "p00001"}}
		pool.Keep = []Pair{{"p00002", "p00003"}, {"p00004", "p00005"}}
		options := Options{Goal: []Goal{MostPeople, MostPoints, Fairest}[seed%3], Keep: []int{0, -1}[seed%2]}
		m := mustMatch(t, pool, options)
		require.Equal(t, m.Score, m.Bound)
		document, err := json.Marshal(m)
		require.NoError(t, err)
		var back Matching
		require.NoError(t, essor.Decode(document, &back))
		require.NoError(t, back.Verify(pool), "seed %d", seed)
		shuffle(rng, pool.People)
		again, err := json.Marshal(mustMatch(t, pool, options))
		require.NoError(t, err)
		require.Equal(t, string(document), string(again))
	}
}

func TestSeveralVerifyFindsEveryChange(t *testing.T) {
	pool := openly(drawn(9, 3, 4, true))
	for i := range pool.People {
		pool.People[i].Hours = nil
	}
	for _, goal := range []Goal{MostPeople, Fairest} {
		m := mustMatch(t, pool, Options{Goal: goal})
		require.NotEmpty(t, m.Certificate.Copies)
		requireEveryChangeFound(t, pool, m)
		twice := m
		twice.Groups = append(append([]Group{}, m.Groups...), m.Groups[0])
		require.Error(t, twice.Verify(pool))
	}
}

func requireEveryChangeFound(t *testing.T, pool Pool, m Matching) {
	t.Helper()
	document, err := json.Marshal(m)
	require.NoError(t, err)
	for pointer, changed := range proof.Mutations(document) {
		var other Matching
		if essor.Decode(changed, &other) == nil && other.Verify(pool) == nil {
			t.Errorf("a change at %s isn't found", pointer)
		}
	}
}

func TestCapacityIsRefused(t *testing.T) {
	pool := draw(4, 3, 1)
	for _, capacity := range []int{-1, MaxCapacity + 1} {
		pool.People[2].Capacity = capacity
		requireFault(t, pool.Check(), "/people/2/capacity", essor.CodeOutOfRange)
	}
}

func BenchmarkMatchSeveral(b *testing.B) {
	for _, n := range []int{60, 600, 3000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool := programme(n)
			for i := range pool.People {
				pool.People[i].Capacity = 1 + i%4/3
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Match(context.Background(), pool, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
