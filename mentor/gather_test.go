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
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

func mustGather(t *testing.T, pool Pool, circle CircleOptions, options Options) Gathering {
	t.Helper()
	g, err := Gather(context.Background(), pool, circle, options)
	require.NoError(t, err)
	return g
}

// openly returns a drawn pool in which most can meet, so that circles form.
func openly(pool Pool) Pool {
	for i := range pool.People {
		p := &pool.People[i]
		p.Mode = Virtual
		if i%4 > 0 {
			p.Hours = nil
		}
		if i%3 > 0 {
			p.Languages = []Language{{"fr", 4}, {"es", 3}}
		}
		if i%10 == 9 {
			p.Languages = nil
		}
	}
	return pool
}

func circleSets() []CircleOptions {
	return []CircleOptions{{}, {Pairs: true}, {Size: 4}, {Shape: Round}, {Shape: Round, Size: 4}, {Size: 4, Pairs: true}}
}

func TestGatherProvesItself(t *testing.T) {
	found := map[Shape]int{}
	for seed := range uint64(30) {
		pool := openly(draw(3+int(seed)*4/3, 4+int(seed%8), seed))
		options := optionSets()[seed/6%5]
		circle := circleSets()[seed%6]
		g := mustGather(t, pool, circle, options)
		found[circle.withDefaults().Shape] += len(g.Circles)
		require.NoError(t, g.Verify(pool), "seed %d", seed)
		require.LessOrEqual(t, g.Score, g.Bound)
		require.LessOrEqual(t, g.People, g.MostPeople)
		require.Equal(t, len(pool.People), g.People+len(g.Left))
		for _, c := range g.Circles {
			gave, received := map[string]bool{}, map[string]bool{}
			for _, gift := range c.Gifts {
				gave[gift.From], received[gift.To] = true, true
				require.NotEmpty(t, gift.Reasons)
				sum := int64(0)
				for _, part := range gift.Parts {
					sum += part.Points
				}
				require.Equal(t, gift.Points, sum)
			}
			require.Len(t, gave, len(c.Members))
			require.Len(t, received, len(c.Members))
		}
	}
	require.Greater(t, found[Ring], 30)
	require.Greater(t, found[Round], 10)
}

// TestGatherAgainstEveryChoice looks at every set of people of small pools by
// the plain reading of their answers.
func TestGatherAgainstEveryChoice(t *testing.T) {
	for seed := range seeds(60) {
		pool := openly(draw(8, 4, seed))
		circle := circleSets()[seed%6]
		r, err := newRoster(pool, Options{})
		require.NoError(t, err)
		j := r.newJudge()
		all := everyCircle(j, circle.withDefaults())
		for i := range all {
			all[i].weight += int64(len(all[i].members)) << 30
		}
		want := heaviest(all, 0)
		g := mustGather(t, pool, circle, Options{})
		require.Equal(t, want, g.Score+int64(g.People)<<30, "seed %d", seed)
		require.True(t, g.Exact)
	}
}

// everyCircle tries all orders of all people.
func everyCircle(j *judge, circle CircleOptions) []bundle {
	n := int32(len(j.people))
	var out []bundle
	points := func(a, b int32) int64 {
		if result, _ := j.apart(int(a), int(b)); result != passed {
			return 0
		}
		return j.verdict(int(a), int(b), false).gives[0].total
	}
	var extend func(way []int32)
	extend = func(way []int32) {
		k := len(way)
		if circle.Shape == Ring && k >= 2 && (k > 2 || circle.Pairs) || k == circle.Size {
			total, good := int64(0), !anyTwo(way, j.neverTogether)
			for i, v := range way {
				total += j.waiting[v]
				if circle.Shape == Ring {
					p := points(v, way[(i+1)%k])
					good, total = good && p > 0, total+p
					continue
				}
				gives, receives := false, false
				for _, u := range way {
					if u != v {
						there, back := points(v, u), points(u, v)
						good = good && there+back > 0
						gives, receives, total = gives || there > 0, receives || back > 0, total+there
					}
				}
				good = good && gives && receives
			}
			if circle.Shape == Round {
				_, _, fits := j.common(way)
				good = good && fits && slices.IsSorted(way)
			}
			if good {
				out = append(out, bundle{slices.Clone(way), total})
			}
		}
		if k == circle.Size {
			return
		}
		for v := way[0] + 1; v < n; v++ {
			if !slices.Contains(way, v) {
				extend(append(way, v))
			}
		}
	}
	for v := range n {
		extend([]int32{v})
	}
	return out
}

func TestGatherFindsWhatNoPairCan(t *testing.T) {
	pool := Pool{People: []Person{someone("a", "x", "z"), someone("b", "y", "x"), someone("c", "z", "y"), someone("d", "p", "x")}}
	require.Empty(t, mustMatch(t, pool, Options{}).Groups)
	g := mustGather(t, pool, CircleOptions{}, Options{})
	require.Len(t, g.Circles, 1)
	require.Equal(t, []string{"a", "b", "c"}, g.Circles[0].Members)
	require.Equal(t, "left_no_circle", g.Left[0].Reasons[0].Code)

	// b receives from a and gives to c; she reads of no other gift.
	view, err := g.For("b")
	require.NoError(t, err)
	require.Equal(t, []string{"c", "a"}, view.Partners)
	codes := []string{}
	for _, r := range view.Reasons {
		codes = append(codes, r.Code)
	}
	require.Equal(t, []string{"you_in_ring", "you_give_anything", "you_receive_anything"}, codes)
	_, err = g.For("nobody")
	require.ErrorIs(t, err, essor.ErrInvalid)

	// A block across the ring keeps it from forming, and leaves no trace.
	pool.People = []Person{someone("a", "x", "w"), someone("b", "y", "x"), someone("c", "z", "y"), someone("d", "w", "z")}
	g = mustGather(t, pool, CircleOptions{Size: 4}, Options{})
	require.Len(t, g.Circles, 1)
	view, err = g.For("a")
	require.NoError(t, err)
	require.Equal(t, []string{"b", "d"}, view.Partners, "whom she doesn't meet she doesn't read of")
	pool.People[2].Blocks = []string{"a"}
	blocked := mustGather(t, pool, CircleOptions{Size: 4}, Options{})
	require.Empty(t, blocked.Circles)
	pool.People[2] = someone("c", "q", "q")
	unfit := mustGather(t, pool, CircleOptions{Size: 4}, Options{})
	require.True(t, check.SameJSON(blocked.Left, unfit.Left))
}

func TestGatherOrderDoesNotMatter(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	for seed := range seeds(12) {
		pool := openly(draw(30, 6, seed))
		circle := circleSets()[seed%6]
		want, err := json.Marshal(mustGather(t, pool, circle, Options{}))
		require.NoError(t, err)
		shuffle(rng, pool.People)
		got, err := json.Marshal(mustGather(t, pool, circle, Options{}))
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
	}
}

func TestGatherVerifyFindsEveryChange(t *testing.T) {
	tried := 0
	for i, circle := range circleSets()[:5] {
		if testing.Short() && i%2 == 0 {
			continue
		}
		pool := openly(draw(8, 3, uint64(i)))
		for k := range pool.People {
			pool.People[k].Hours = nil
		}
		g := mustGather(t, pool, circle, Options{})
		document, err := json.Marshal(g)
		require.NoError(t, err)
		var back Gathering
		require.NoError(t, essor.Decode(document, &back))
		require.NoError(t, back.Verify(pool))
		for pointer, changed := range proof.Mutations(document) {
			tried++
			var other Gathering
			if essor.Decode(changed, &other) == nil && other.Verify(pool) == nil {
				t.Errorf("circles %d: a change at %s isn't found", i, pointer)
			}
		}
	}
	t.Logf("%d changes found", tried)
}

func TestGatherRefuses(t *testing.T) {
	pool := Pool{People: []Person{someone("a", "x", "z"), someone("b", "y", "x")}}
	for _, circle := range []CircleOptions{{Shape: "square"}, {Size: 2}, {Size: 9}, {Shape: Round, Pairs: true}} {
		_, err := Gather(context.Background(), pool, circle, Options{})
		require.ErrorIs(t, err, essor.ErrInvalid)
		require.Error(t, Gathering{Circle: circle}.Verify(pool))
	}
	_, err := Gather(context.Background(), Pool{}, CircleOptions{}, Options{})
	require.ErrorIs(t, err, essor.ErrInvalid)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = Gather(ctx, pool, CircleOptions{}, Options{})
	require.ErrorIs(t, err, context.Canceled)

	if testing.Short() {
		return // a million groups take seconds
	}
	var many Pool
	for i := range 200 {
		many.People = append(many.People, someone(strconv.Itoa(i), "x", "x"))
	}
	_, err = Gather(context.Background(), many, CircleOptions{Shape: Round, Size: 4}, Options{})
	require.ErrorContains(t, err, "too many circles")
}

func BenchmarkGather(b *testing.B) {
	for _, n := range []int{60, 300, 1000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool := openly(draw(n, max(10, n/8), 1))
			b.ReportAllocs()
			for b.Loop() {
				g, err := Gather(context.Background(), pool, CircleOptions{}, Options{})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(g.Score)/float64(g.Bound), "of-bound")
				b.ReportMetric(float64(g.People), "people")
			}
		})
	}
}
