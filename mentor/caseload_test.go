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

// weighing returns an office in which every third case weighs more.
func weighing(n, topics int, seed uint64) (Pool, Caseload) {
	pool, caseload := office(n, topics, seed)
	rng := rand.New(rand.NewPCG(seed, 8))
	for i, p := range pool.People {
		if i%8 != 0 && rng.IntN(3) == 0 {
			caseload.Weights = append(caseload.Weights, CaseWeight{p.ID, 1 + rng.IntN(MaxCaseWeight)})
		}
	}
	return pool, caseload
}

// TestWeightsAgainstEveryAssignment goes through all of small offices.
func TestWeightsAgainstEveryAssignment(t *testing.T) {
	weighed := 0
	for seed := range uint64(60) {
		pool, caseload := weighing(10, 3, seed)
		options := Options{Goal: []Goal{MostPeople, MostPoints}[seed%2]}
		people, points := everyAssignment(t, pool, caseload, options)
		a := mustAssign(t, pool, caseload, options)
		require.NoError(t, a.Verify(pool, caseload))
		require.True(t, a.Exact)
		require.Equal(t, points, a.Score, "seed %d", seed)
		require.Equal(t, a.Score, a.Bound)
		if options.Goal == MostPeople {
			require.Len(t, a.Cases, people)
		}
		for _, l := range a.Loads {
			g := caseload.Guides[slices.IndexFunc(caseload.Guides, func(g Guide) bool { return g.ID == l.Guide })]
			require.LessOrEqual(t, l.Taken, g.Capacity-g.Load)
		}
		if slices.ContainsFunc(a.Cases, func(c Case) bool { return c.Weight > 1 }) {
			weighed++
		}
	}
	require.Greater(t, weighed, 10)
}

// TestWeightsInLargeOffices: what isn't proven the best is near its bound.
func TestWeightsInLargeOffices(t *testing.T) {
	for seed := range seeds(4) {
		pool, caseload := weighing(200, 6, seed)
		a := mustAssign(t, pool, caseload, Options{Goal: MostPoints})
		require.NoError(t, a.Verify(pool, caseload))
		require.LessOrEqual(t, a.Score, a.Bound)
		require.Greater(t, 100*a.Score, 97*a.Bound, "%d of %d", a.Score, a.Bound)
		rng := rand.New(rand.NewPCG(seed, 1))
		shuffle(rng, pool.People)
		shuffle(rng, caseload.Weights)
		require.True(t, check.SameJSON(a, mustAssign(t, pool, caseload, Options{Goal: MostPoints})))
	}
}

// TestWeightsHaveBoundsOfPeopleAndOfPoints: the bound of points holds no part
// of a person.
func TestWeightsHaveBoundsOfPeopleAndOfPoints(t *testing.T) {
	open := 0
	for seed := range uint64(6) {
		pool, caseload := weighing(120, 6, seed)
		a := mustAssign(t, pool, caseload, Options{})
		require.NoError(t, a.Verify(pool, caseload))
		require.LessOrEqual(t, a.Score, a.Bound)
		require.LessOrEqual(t, a.Bound, int64(len(a.Cases))*(MaxPoints+152_000))
		if a.Exact {
			require.Zero(t, a.MostPeople)
			continue
		}
		open++
		require.LessOrEqual(t, len(a.Cases), a.MostPeople)
		require.Greater(t, 100*len(a.Cases), 95*a.MostPeople)
		document, err := json.Marshal(a)
		require.NoError(t, err)
		a.MostPeople++
		require.Error(t, a.Verify(pool, caseload))
		require.NoError(t, essor.Decode(document, &a))
		require.NoError(t, a.Verify(pool, caseload))
	}
	require.Positive(t, open)
}

func TestWeightsAndEveryone(t *testing.T) {
	pool := Pool{People: []Person{someone("guide", "x", ""), someone("a", "", "x"), someone("b", "", "x"), someone("other", "x", "")}}
	for i := range pool.People {
		p := &pool.People[i]
		p.Offers = slices.DeleteFunc(p.Offers, func(t Topic) bool { return t.Name == "" })
		p.Seeks = slices.DeleteFunc(p.Seeks, func(t Topic) bool { return t.Name == "" })
	}
	caseload := Caseload{
		Guides:  []Guide{{ID: "guide", Capacity: 3}, {ID: "other", Capacity: 1}},
		Weights: []CaseWeight{{"a", 2}, {"b", 2}}, Everyone: true,
	}
	_, err := Assign(context.Background(), pool, caseload, Options{})
	require.ErrorIs(t, err, essor.ErrNoAnswer, "four places, but no two with the other guide")
	caseload.Guides[1].Capacity = 2
	a := mustAssign(t, pool, caseload, Options{})
	require.NoError(t, a.Verify(pool, caseload))
	require.Len(t, a.Cases, 2)
	require.Equal(t, []int{2, 2}, []int{a.Loads[0].Taken, a.Loads[1].Taken})
	caseload.Guides[1].Capacity = 0
	_, err = Assign(context.Background(), pool, caseload, Options{})
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	require.ErrorContains(t, err, "places missing with guides who fit: 1")
}

func TestWeightsVerifyFindsEveryChange(t *testing.T) {
	pool, caseload := weighing(17, 3, 5)
	for i := range pool.People {
		pool.People[i].Hours = nil
	}
	for i := range caseload.Guides {
		caseload.Guides[i].Capacity += 3
	}
	a := mustAssign(t, pool, caseload, Options{})
	require.True(t, slices.ContainsFunc(a.Cases, func(c Case) bool { return c.Weight > 1 }))
	document, err := json.Marshal(a)
	require.NoError(t, err)
	for pointer, changed := range proof.Mutations(document) {
		var other Assignment
		if essor.Decode(changed, &other) == nil && other.Verify(pool, caseload) == nil {
			t.Errorf("a change at %s isn't found", pointer)
		}
	}
}

func TestWeightsAreRefused(t *testing.T) {
	pool, caseload := office(16, 3, 1)
	id := func(i int) string { return pool.People[i].ID }
	for _, try := range []struct {
		weights []CaseWeight
		least   int
		pointer string
	}{
		{[]CaseWeight{{"nobody", 2}}, 0, "/weights/0/id"},
		{[]CaseWeight{{id(0), 2}}, 0, "/weights/0/id"},
		{[]CaseWeight{{id(1), 2}, {id(1), 2}}, 0, "/weights/1/id"},
		{[]CaseWeight{{id(1), 0}}, 0, "/weights/0/weight"},
		{[]CaseWeight{{id(1), 5}}, 0, "/weights/0/weight"},
		{[]CaseWeight{{id(1), 2}}, 1, "/guides/0/least"},
	} {
		caseload.Weights, caseload.Guides[0].Load, caseload.Guides[0].Least = try.weights, 0, try.least
		_, err := Assign(context.Background(), pool, caseload, Options{})
		require.ErrorContains(t, err, try.pointer)
		require.ErrorIs(t, err, essor.ErrInvalid)
	}
	light := caseload
	light.Guides = slices.Clone(caseload.Guides)
	light.Guides[0].Least, light.Weights = 0, []CaseWeight{{id(1), 1}}
	weighed := mustAssign(t, pool, light, Options{})
	light.Weights = nil
	require.True(t, check.SameJSON(weighed, mustAssign(t, pool, light, Options{})), "to weigh one is to weigh nothing")
}

func BenchmarkAssignWeights(b *testing.B) {
	for _, n := range []int{60, 600, 2400} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool, caseload := weighing(n, 20, 1)
			b.ReportAllocs()
			for b.Loop() {
				a, err := Assign(context.Background(), pool, caseload, Options{Goal: MostPoints})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(a.Score)/float64(a.Bound), "of-bound")
			}
		})
	}
}
