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

func mustShortlist(t *testing.T, pool Pool, ids []string, most int, options Options) Shortlists {
	t.Helper()
	s, err := Shortlist(context.Background(), pool, ids, most, options)
	require.NoError(t, err)
	return s
}

// TestShortlist compares the lists with every pair there is.
func TestShortlist(t *testing.T) {
	for seed := range seeds(12) {
		pool := openly(draw(25, 5, seed))
		s := mustShortlist(t, pool, nil, 4, Options{})
		require.NoError(t, s.Verify(pool))
		require.Len(t, s.Lists, 25)
		r, err := newRoster(pool, Options{})
		require.NoError(t, err)
		j := r.newJudge()
		for _, list := range s.Lists {
			i, fits := int(r.index[list.ID]), 0
			worst := int64(-1)
			if len(list.Groups) == 4 {
				g := list.Groups[3]
				worst = g.Score + g.Waiting
			}
			for k := range r.people {
				if k == i {
					continue
				}
				weight, result := j.pair(min(i, k), max(i, k))
				if result != passed {
					continue
				}
				fits++
				listed := slices.ContainsFunc(list.Groups, func(g Group) bool {
					return g.Members[0].ID == r.people[k].ID || g.Members[1].ID == r.people[k].ID
				})
				require.True(t, listed || worst >= weight)
			}
			require.Equal(t, fits, list.Fits)
			views, err := s.For(list.ID)
			require.NoError(t, err)
			require.Len(t, views, len(list.Groups))
		}
		one := mustShortlist(t, pool, []string{"p00007"}, 4, Options{})
		require.True(t, check.SameJSON(one.Lists[0], s.Lists[7]))
		_, err = one.For("p00008")
		require.ErrorIs(t, err, essor.ErrInvalid)
	}
}

func TestShortlistThenAnswers(t *testing.T) {
	pool := openly(draw(30, 5, 4))
	s := mustShortlist(t, pool, nil, 3, Options{})
	i := slices.IndexFunc(s.Lists, func(r Ranked) bool { return len(r.Groups) == 3 })
	her := s.Lists[i].ID
	partner := func(k int) string {
		views := s.Lists[i].Groups[k].view(her)
		return views.Partners[0]
	}
	pool.Answers = []Answer{{From: her, About: partner(0)}, {From: her, About: partner(1), Accept: true}, {From: partner(1), About: her, Accept: true}}
	m := mustMatch(t, pool, Options{})
	require.NoError(t, m.Verify(pool))
	require.Equal(t, partner(1), partnersOf(m)[her])
	after := mustShortlist(t, pool, []string{her}, 3, Options{})
	require.Empty(t, after.Lists[0].Groups, "she has a partner")
}

func TestShortlistVerifyFindsEveryChange(t *testing.T) {
	pool := openly(draw(9, 3, 2))
	for i := range pool.People {
		pool.People[i].Hours = nil
	}
	s := mustShortlist(t, pool, []string{"p00001", "p00004"}, 2, Options{})
	document, err := json.Marshal(s)
	require.NoError(t, err)
	var back Shortlists
	require.NoError(t, essor.Decode(document, &back))
	require.NoError(t, back.Verify(pool))
	for pointer, changed := range proof.Mutations(document) {
		var other Shortlists
		if essor.Decode(changed, &other) == nil && other.Verify(pool) == nil {
			t.Errorf("a change at %s isn't found", pointer)
		}
	}
	for _, broken := range []Shortlists{{}, {Fingerprint: s.Fingerprint}, {Fingerprint: s.Fingerprint, Most: 2, Lists: []Ranked{{ID: "x"}}}} {
		require.Error(t, broken.Verify(pool))
	}
}

func TestShortlistRefuses(t *testing.T) {
	pool := draw(5, 3, 2)
	for _, try := range []struct {
		ids  []string
		most int
	}{{nil, 0}, {nil, 101}, {[]string{"nobody"}, 1}, {[]string{"p00001", "p00001"}, 1}} {
		_, err := Shortlist(context.Background(), pool, try.ids, try.most, Options{})
		require.ErrorIs(t, err, essor.ErrInvalid)
	}
}

func BenchmarkShortlist(b *testing.B) {
	for _, n := range []int{60, 600, 3000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool := draw(n, 20, 1)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Shortlist(context.Background(), pool, nil, 3, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
