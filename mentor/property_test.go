package mentor

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestOrderMattersToNoVerb shuffles a pool and compares what everybody reads,
// by every verb.
func TestOrderMattersToNoVerb(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for seed := range seeds(8) {
		pool := openly(draw(14, 4, seed))
		pool.Keep = []Pair{{"p00001", "p00002"}, {"p00005", "p00004"}}
		pool.Answers = []Answer{{From: "p00006", About: "p00007"}, {From: "p00003", About: "p00008", Accept: true}}
		want := audiencesOf(t, pool, "p00009")
		shuffle(rng, pool.People)
		shuffle(rng, pool.Keep)
		shuffle(rng, pool.Answers)
		for _, p := range pool.People {
			shuffle(rng, p.Offers)
			shuffle(rng, p.Seeks)
			shuffle(rng, p.Hours)
		}
		require.Equal(t, want, audiencesOf(t, pool, "p00009"), "seed %d", seed)
	}
}

// TestOneMorePersonHelps adds people one by one: neither circles nor
// assignments get worse, and with every goal no round of pairs does.
func TestOneMorePersonHelps(t *testing.T) {
	for seed := range seeds(6) {
		whole := openly(draw(13, 4, seed))
		whole.Forbid = nil
		var last [5][2]int64
		for n := 3; n <= len(whole.People); n++ {
			pool := whole
			pool.People = whole.People[:n]
			caseload := Caseload{Guides: []Guide{{ID: pool.People[0].ID, Capacity: 2}, {ID: pool.People[1].ID, Capacity: 1}}}
			g := mustGather(t, pool, CircleOptions{Pairs: true}, Options{})
			require.True(t, g.Exact)
			a := mustAssign(t, pool, caseload, Options{})
			people, points, fair := mustMatch(t, pool, Options{}), mustMatch(t, pool, Options{Goal: MostPoints}), mustMatch(t, pool, Options{Goal: Fairest})
			now := [5][2]int64{
				{int64(g.People), g.Score}, {int64(len(a.Cases)), a.Score},
				{int64(len(people.Groups)), people.Score}, {0, points.Score}, {int64(len(fair.Groups)), fair.Fairness.Weakest},
			}
			for i := range now {
				require.GreaterOrEqual(t, slices.Compare(now[i][:], last[i][:]), 0, "seed %d, %d people, %d", seed, n, i)
			}
			last = now
		}
	}
}

// TestConsentNeverLosesAPartner: with one consent more, she who had a partner
// has one.
func TestConsentNeverLosesAPartner(t *testing.T) {
	changed := 0
	for seed := range seeds(60) {
		pool := draw(24, 4, seed)
		goal := []Goal{MostPeople, MostPoints, Fairest}[seed%3]
		before := mustMatch(t, pool, Options{Goal: goal})
		for i := range 4 {
			other := pool
			other.People = slices.Clone(pool.People)
			p := &other.People[int(seed+uint64(5*i))%24]
			p.Consents = append(slices.Clone(p.Consents), Consent{To: ToMatching}, Consent{To: ToCompetitors})
			after := mustMatch(t, other, Options{Goal: goal})
			if partnersOf(before)[p.ID] != "" {
				require.NotEmpty(t, partnersOf(after)[p.ID], "seed %d", seed)
			}
			if after.Score != before.Score {
				changed++
			}
		}
	}
	require.Positive(t, changed)
}
