package mentor

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/matching"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

// TestConformanceRematchingSmall: the best matching for every number of pairs
// that may be broken after one leaves.
func TestConformanceRematchingSmall(t *testing.T) {
	var file struct {
		Instances []struct {
			Name    string
			N       int
			Edges   [][3]int64
			Current [][2]int32
			Leaver  int32
			Best    []int64 `json:"best_by_pairs_broken"`
		}
	}
	readReference(t, "rematching-small", &file)
	passed := 0
	for _, c := range file.Instances {
		s := standing{n: c.N, goal: matching.GoalWeight, of: make([][]matching.Edge, c.N), taken: make([]bool, c.N)}
		for _, e := range c.Edges {
			edge := matching.Edge{U: int32(e[0]), V: int32(e[1]), Weight: e[2]}
			if edge.U == c.Leaver || edge.V == c.Leaver {
				continue
			}
			s.add(edge)
			if slices.Contains(c.Current, [2]int32{edge.U, edge.V}) {
				s.pairs = append(s.pairs, edge)
			}
		}
		var got []int64
		for breaks := range c.Best {
			best, err := s.best(context.Background(), breaks)
			require.NoError(t, err)
			require.LessOrEqual(t, len(best.broken), breaks)
			got = append(got, best.points)
		}
		if slices.Equal(got, c.Best) {
			passed++
		} else {
			t.Errorf("%s: got %d, want %d", c.Name, got, c.Best)
		}
	}
	proof.Conformance(t, "mentor/rematching-small", passed, len(file.Instances), 5)
}

// running returns a drawn pool whose pairs meet, and one of each pair.
func running(t *testing.T, n, topics int, seed uint64) (Pool, []string) {
	t.Helper()
	pool := openly(draw(n, topics, seed))
	m := mustMatch(t, pool, Options{})
	var ids []string
	for _, g := range m.Groups {
		pool.Keep = append(pool.Keep, Pair{g.Members[1].ID, g.Members[0].ID})
		ids = append(ids, g.Members[seed%2].ID)
	}
	return pool, ids
}

func mustRematch(t *testing.T, pool Pool, leaving []string, breaks int, options Options) Rematching {
	t.Helper()
	m, err := Rematch(context.Background(), pool, leaving, breaks, options)
	require.NoError(t, err)
	return m
}

// TestRematchThenMatch: matching in the pool of a choice gives what it said.
func TestRematchThenMatch(t *testing.T) {
	several := 0
	for seed := range seeds(30) {
		pool, ids := running(t, 10+int(seed), 5, seed)
		options := Options{Goal: []Goal{MostPeople, MostPoints}[seed%2], Keep: []int{0, 1, 1_000_000}[seed%3]}
		m := mustRematch(t, pool, ids[:1+int(seed%2)], 2, options)
		require.NoError(t, m.Verify(pool), "seed %d", seed)
		require.Empty(t, m.Choices[0].Broken)
		several += len(m.Choices) - 1
		for i, c := range m.Choices {
			next, err := m.Pool(pool, i)
			require.NoError(t, err)
			options.Keep = -1
			after := mustMatch(t, next, options)
			require.NoError(t, after.Verify(next))
			r, err := newRoster(next, options)
			require.NoError(t, err)
			weeks := int64(0) // of those whose pair is broken
			for _, pair := range c.Broken {
				for _, id := range []string{pair.A, pair.B} {
					if partnersOf(after)[id] != "" {
						weeks += r.waiting[r.index[id]]
					}
				}
			}
			require.Equal(t, c.Score, after.Score-weeks, "seed %d choice %d", seed, i)
			require.Len(t, after.Groups, c.Pairs)
			require.Empty(t, after.Broken)
		}
		for _, p := range pool.People {
			_, err := m.For(p.ID)
			require.NoError(t, err)
		}
	}
	require.Positive(t, several)
}

// TestKeepIsNotOvercomeByWaiting: who could go on has no claim by weeks that
// she has waited before.
func TestKeepIsNotOvercomeByWaiting(t *testing.T) {
	pool := Pool{AsOf: essor.MustParseDate("2026-02-27"), Keep: []Pair{{"a", "b"}}}
	for _, id := range []string{"a", "b", "c", "d"} {
		pool.People = append(pool.People, someone(id, "t0", "t0"))
	}
	pool.People[0].WaitingSince = essor.MustParseDate("2025-01-01")
	pool.People[1].WaitingSince = essor.MustParseDate("2025-01-01")
	for _, several := range []int{0, 2} {
		for _, goal := range []Goal{MostPeople, MostPoints} {
			pool.People[2].Capacity = several
			m := mustMatch(t, pool, Options{Goal: goal})
			require.NoError(t, m.Verify(pool))
			require.Empty(t, m.Broken)
			require.Equal(t, "b", partnersOf(m)["a"])
		}
	}
	r := mustRematch(t, pool, nil, 1, Options{})
	require.NoError(t, r.Verify(pool))
	require.Len(t, r.Choices, 1)
	none := mustRematch(t, pool, nil, 1, Options{Keep: -1})
	require.NoError(t, none.Verify(pool))
	require.Equal(t, 1, none.Breaks)
	require.Len(t, none.Choices, 1)
	// As soon as they don't fit any more, both are waiting.
	pool.People[2].Capacity, pool.Forbid = 0, []Pair{{"b", "a"}}
	m := mustMatch(t, pool, Options{})
	require.NoError(t, m.Verify(pool))
	require.EqualValues(t, 52_000, m.Groups[0].Waiting)
}

func TestKeepWithAPrice(t *testing.T) {
	// a and b meet; a would fit c better, by what c seeks of her.
	a, b, c := someone("a", "x", "y"), someone("b", "y", "x"), someone("c", "y", "x")
	a.Stage, b.Stage, c.Stage = 2, 5, 2
	pool := Pool{People: []Person{a, b, c}, Keep: []Pair{{"b", "a"}}}
	pool.People[0].Past = []string{"b"} // as a host notes it on the day they begin
	require.Equal(t, "b", partnersOf(mustMatch(t, pool, Options{}))["a"])
	cheap := mustMatch(t, pool, Options{Keep: 1})
	require.NoError(t, cheap.Verify(pool))
	require.Equal(t, "c", partnersOf(cheap)["a"])
	require.Equal(t, []Pair{{"a", "b"}}, cheap.Broken)
	held := mustMatch(t, pool, Options{Keep: -1})
	require.NoError(t, held.Verify(pool))
	require.True(t, held.Groups[0].Kept)
	require.Zero(t, held.Groups[0].Keeping)
	kept := mustMatch(t, pool, Options{Keep: 500_000})
	require.EqualValues(t, 500_000, kept.Groups[0].Keeping)
	require.Equal(t, kept.Groups[0].Score+500_000, kept.Score)

	// A pair that doesn't fit any more isn't kept, and nobody reads why.
	pool.People[0].Blocks = []string{"b"}
	ended := mustMatch(t, pool, Options{Keep: -1})
	require.Equal(t, []Pair{{"a", "b"}}, ended.Broken)
	view, err := ended.For("b")
	require.NoError(t, err)
	require.Equal(t, []essor.Reason{forPerson("you_no_partner")}, view.Reasons)
	blocked := mustRematch(t, pool, nil, 0, Options{})
	pool.People[0].Blocks = nil
	left := mustRematch(t, pool, []string{"a"}, 0, Options{})
	hers, err := blocked.For("b")
	require.NoError(t, err)
	his, err := left.For("b")
	require.NoError(t, err)
	require.Equal(t, hers, his, "a block reads as an exit")
	pool.Forbid = []Pair{{"a", "b"}}
	his, err = mustRematch(t, pool, nil, 0, Options{}).For("b")
	require.NoError(t, err)
	require.Equal(t, hers, his, "and as a pair that doesn't fit any more")
}

// TestRematchTellsOfHerOwnAnswers: who can't be matched by her own answers
// reads that, and not of anybody else.
func TestRematchTellsOfHerOwnAnswers(t *testing.T) {
	pool := Pool{
		People: []Person{someone("a", "x", "y"), someone("b", "y", "x"), someone("c", "x", "y"), someone("d", "x", "y"), someone("e", "x", "y")},
		Keep:   []Pair{{"a", "b"}}, AsOf: essor.MustParseDate("2026-02-27"), Vetting: true,
	}
	for i := range pool.People {
		pool.People[i].VettedUntil = pool.AsOf
	}
	pool.People[0].Consents = nil
	pool.People[3].VettedUntil = essor.Date{}
	for _, leaving := range [][]string{nil, {"b"}} {
		m := mustRematch(t, pool, leaving, 1, Options{})
		require.NoError(t, m.Verify(pool))
		for id, code := range map[string]string{"a": "you_no_consent", "b": "you_pair_ended", "c": "you_wait", "d": "you_not_vetted"} {
			if slices.Contains(leaving, id) {
				code = "you_leave"
			}
			view, err := m.For(id)
			require.NoError(t, err)
			require.Equal(t, []essor.Reason{forPerson(code)}, view.Reasons, id)
		}
		document, err := json.Marshal(m)
		require.NoError(t, err)
		for pointer, changed := range proof.Mutations(document) {
			var other Rematching
			if essor.Decode(changed, &other) == nil && other.Verify(pool) == nil {
				t.Errorf("a change at %s isn't found", pointer)
			}
		}
	}
}

func TestRematchOrderDoesNotMatter(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 8))
	pool, ids := running(t, 30, 6, 4)
	want := mustRematch(t, pool, ids[:3], 1, Options{})
	shuffle(rng, pool.People)
	shuffle(rng, pool.Keep)
	require.True(t, check.SameJSON(want, mustRematch(t, pool, []string{ids[2], ids[0], ids[1]}, 1, Options{})))
}

func TestRematchVerifyFindsEveryChange(t *testing.T) {
	pool, ids := running(t, 12, 4, 3)
	m := mustRematch(t, pool, ids[:2], 2, Options{Keep: 1000})
	document, err := json.Marshal(m)
	require.NoError(t, err)
	var back Rematching
	require.NoError(t, essor.Decode(document, &back))
	require.NoError(t, back.Verify(pool))
	tried := 0
	for pointer, changed := range proof.Mutations(document) {
		tried++
		var other Rematching
		if essor.Decode(changed, &other) == nil && other.Verify(pool) == nil {
			t.Errorf("a change at %s isn't found", pointer)
		}
	}
	t.Logf("%d changes found", tried)
}

func TestRematchRefuses(t *testing.T) {
	pool, ids := running(t, 12, 4, 3)
	for _, try := range []struct {
		leaving []string
		breaks  int
	}{{[]string{"nobody"}, 0}, {[]string{ids[0], ids[0]}, 0}, {nil, 4}, {nil, -1}} {
		_, err := Rematch(context.Background(), pool, try.leaving, try.breaks, Options{})
		require.ErrorIs(t, err, essor.ErrInvalid)
	}
	m := mustRematch(t, pool, ids[:1], 0, Options{})
	_, err := m.Pool(pool, 9)
	require.ErrorIs(t, err, essor.ErrInvalid)
	_, err = m.For("nobody")
	require.ErrorIs(t, err, essor.ErrInvalid)
	require.Error(t, Rematching{}.Verify(pool))
	twice := pool
	twice.Keep = append([]Pair{{pool.Keep[0].A, pool.Keep[1].A}}, pool.Keep...)
	require.ErrorIs(t, twice.Check(), essor.ErrInvalid)
}

// peopleByBreaking returns the choice of a pool in which one break gives two
// more people a partner.
func peopleByBreaking(t *testing.T) Choice {
	t.Helper()
	pool := Pool{
		People: []Person{someone("a", "x", "y"), someone("b", "y", "x"), someone("c", "y", "x"), someone("d", "x", "y"), someone("gone", "p", "q")},
		Keep:   []Pair{{"a", "b"}}, Forbid: []Pair{{"c", "d"}},
	}
	m := mustRematch(t, pool, []string{"gone"}, 1, Options{})
	require.Len(t, m.Choices, 2)
	require.Equal(t, 1, m.Advised, "most people come first")
	require.Equal(t, []Pair{{"a", "c"}, {"b", "d"}}, m.Choices[1].New)
	return m.Choices[1]
}

func BenchmarkRematch(b *testing.B) {
	for _, n := range []int{60, 300, 1000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool := draw(n, n/10+5, 1)
			m, err := Match(context.Background(), pool, Options{})
			if err != nil {
				b.Fatal(err)
			}
			for _, g := range m.Groups {
				pool.Keep = append(pool.Keep, Pair{g.Members[0].ID, g.Members[1].ID})
			}
			leaving := []string{m.Groups[0].Members[0].ID}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Rematch(context.Background(), pool, leaving, 1, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
