package mentor

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

func mustStable(t *testing.T, pool Pool, wishes []Wish) Steady {
	t.Helper()
	s, err := Stable(context.Background(), pool, wishes, Options{})
	require.NoError(t, err)
	return s
}

// TestStableHasNoBlockingPair looks at all pairs by the plain reading of the
// answers.
func TestStableHasNoBlockingPair(t *testing.T) {
	pairs := 0
	for seed := range seeds(30) {
		pool := openly(draw(24, 5, seed))
		s := mustStable(t, pool, nil)
		require.NoError(t, s.Verify(pool, nil), "seed %d", seed)
		pairs += len(s.Groups)
		if !s.Stable {
			require.NotEmpty(t, s.Odd)
			continue
		}
		r, err := newRoster(pool, Options{})
		require.NoError(t, err)
		j := r.newJudge()
		has := make([]int64, len(r.people)) // what each receives
		for _, g := range s.Groups {
			a, b := r.index[g.Members[0].ID], r.index[g.Members[1].ID]
			has[a], has[b] = g.Members[1].Gives, g.Members[0].Gives
		}
		for a := range r.people {
			for b := a + 1; b < len(r.people); b++ {
				if _, result := j.pair(a, b); result == passed {
					v := j.verdict(a, b, false)
					require.False(t, v.gives[1].total > has[a] && v.gives[0].total > has[b])
				}
			}
		}
	}
	require.Positive(t, pairs)
}

// trio has three people who like each other round about, and a fourth whom
// nobody likes best: no matching is stable.
func trio() (Pool, []Wish) {
	pool := Pool{}
	for _, id := range []string{"a", "b", "c", "d"} {
		pool.People = append(pool.People, someone(id, "x", "x"))
	}
	return pool, []Wish{{"a", []string{"b", "c", "d"}}, {"b", []string{"c", "a", "d"}}, {"c", []string{"a", "b", "d"}}, {"d", []string{"a", "b", "c"}}}
}

func TestStableNeedNotExist(t *testing.T) {
	pool, wishes := trio()
	s := mustStable(t, pool, wishes)
	require.NoError(t, s.Verify(pool, wishes))
	require.False(t, s.Stable)
	require.Equal(t, [][]string{{"a", "b", "c"}}, s.Odd)
	view, err := s.For("d")
	require.NoError(t, err)
	require.Equal(t, "you_no_partner", view.Reasons[0].Code)

	wishes[2].Partners = []string{"b", "a"}
	s = mustStable(t, pool, wishes)
	require.True(t, s.Stable)
	require.Equal(t, []string{"b", "c"}, []string{s.Groups[1].Members[0].ID, s.Groups[1].Members[1].ID})
	slices.Reverse(wishes)
	slices.Reverse(pool.People)
	require.True(t, check.SameJSON(s, mustStable(t, pool, wishes)))
}

func TestStableVerifyFindsEveryChange(t *testing.T) {
	pool, wishes := trio()
	extra := openly(draw(6, 2, 3))
	pool.People = append(pool.People, extra.People...)
	pool.Zones, pool.Week, pool.AsOf = extra.Zones, extra.Week, extra.AsOf
	for i := range pool.People {
		pool.People[i].Hours = nil
	}
	s := mustStable(t, pool, wishes)
	document, err := json.Marshal(s)
	require.NoError(t, err)
	var back Steady
	require.NoError(t, essor.Decode(document, &back))
	require.NoError(t, back.Verify(pool, wishes))
	for pointer, changed := range proof.Mutations(document) {
		var other Steady
		if essor.Decode(changed, &other) == nil && other.Verify(pool, wishes) == nil {
			t.Errorf("a change at %s isn't found", pointer)
		}
	}
	require.Error(t, Steady{}.Verify(pool, wishes))
}

func BenchmarkStable(b *testing.B) {
	for _, n := range []int{60, 600, 3000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool := draw(n, 20, 1)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Stable(context.Background(), pool, nil, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
