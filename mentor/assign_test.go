package mentor

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

// office returns a drawn pool in which every eighth is a guide, some of them
// with people whom they accompany already.
func office(n, topics int, seed uint64) (Pool, Caseload) {
	pool := openly(draw(n, topics, seed))
	rng := rand.New(rand.NewPCG(seed, 6))
	var caseload Caseload
	for i := range n {
		if i%8 == 0 {
			g := Guide{ID: pool.People[i].ID, Capacity: 2 + rng.IntN(4), Load: rng.IntN(2)}
			if i+1 < n && rng.IntN(2) == 0 {
				g.Clients = []string{pool.People[i+1].ID}
			}
			caseload.Guides = append(caseload.Guides, g)
		}
	}
	return pool, caseload
}

func mustAssign(t *testing.T, pool Pool, caseload Caseload, options Options) Assignment {
	t.Helper()
	a, err := Assign(context.Background(), pool, caseload, options)
	require.NoError(t, err)
	return a
}

func TestAssignProvesItself(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 6))
	kept := 0
	for seed := range seeds(40) {
		pool, caseload := office(8+int(seed)*2, 5, seed)
		options := Options{Goal: []Goal{"", MostPoints, Fairest}[seed%3], Keep: []int{0, -1, 1}[seed%3]}
		a := mustAssign(t, pool, caseload, options)
		require.NoError(t, a.Verify(pool, caseload), "seed %d", seed)
		require.Equal(t, len(pool.People), len(a.Cases)+len(a.Left)+len(a.Loads))
		for i, l := range a.Loads {
			require.LessOrEqual(t, l.Cases, caseload.Guides[i].Capacity-caseload.Guides[i].Load)
			require.GreaterOrEqual(t, l.Price, int64(0))
		}
		for _, c := range a.Cases {
			if c.Kept {
				kept++
			}
		}
		shuffle(rng, pool.People)
		shuffle(rng, caseload.Guides)
		require.True(t, check.SameJSON(a, mustAssign(t, pool, caseload, options)))
	}
	require.Positive(t, kept)
}

// everyAssignment goes through all assignments and returns how many people the
// best has, and its points.
func everyAssignment(t *testing.T, pool Pool, caseload Caseload, options Options) (people int, points int64) {
	d, err := newDesk(pool, caseload, options)
	require.NoError(t, err)
	gifts, err := d.newJudge().gifts(d.asked())
	require.NoError(t, err)
	d.hold(gifts)
	free := []int{}
	for _, g := range d.guides {
		free = append(free, g.Capacity-g.Load)
	}
	var best func(k int) (int, int64)
	best = func(k int) (int, int64) {
		if k == len(d.clients) {
			return 0, 0
		}
		people, points := best(k + 1)
		if d.stays(d.clients[k]) {
			people, points = -len(d.clients), -1<<50
		}
		for g, guide := range d.guides {
			for _, gift := range gifts[d.index[guide.ID]] {
				weight := d.weight[gift.to]
				if gift.to != d.clients[k] || free[g] < weight || d.stays(gift.to) && d.present[gift.to] != int32(g) {
					continue
				}
				free[g] -= weight
				n, p := best(k + 1)
				free[g] += weight
				n, p = n+1, p+gift.points+d.extra(gift.to, int32(g))
				if options.Goal == MostPeople && n > people || (n == people || options.Goal == MostPoints) && p > points {
					people, points = n, p
				}
			}
		}
		return people, points
	}
	return best(0)
}

// TestAssignAgainstEveryAssignment goes through all of small offices.
func TestAssignAgainstEveryAssignment(t *testing.T) {
	for seed := range seeds(60) {
		pool, caseload := office(9, 3, seed)
		options := Options{Goal: []Goal{MostPeople, MostPoints}[seed%2], Keep: []int{0, 0, -1}[seed%3]}
		people, points := everyAssignment(t, pool, caseload, options)
		a := mustAssign(t, pool, caseload, options)
		require.Equal(t, points, a.Score, "seed %d", seed)
		if options.Goal == MostPeople {
			require.Len(t, a.Cases, people)
		}
	}
}

func TestAssignKeepsWhoKnowEachOther(t *testing.T) {
	far, near, her := someone("far", "x", ""), someone("near", "x", ""), someone("her", "", "x")
	far.Offers, near.Offers, her.Seeks = []Topic{{Name: "x"}}, []Topic{{Name: "x"}}, []Topic{{Name: "x"}}
	far.Seeks, near.Seeks, her.Offers = nil, nil, nil
	far.Stage, near.Stage, her.Stage = 5, 1, 1
	her.Past = []string{"far"}
	pool := Pool{People: []Person{far, near, her}}
	caseload := Caseload{Guides: []Guide{{ID: "far", Capacity: 1, Clients: []string{"her"}}, {ID: "near", Capacity: 1}}}
	for keep, want := range map[int]string{0: "far", 1: "near", -1: "far"} {
		a := mustAssign(t, pool, caseload, Options{Keep: keep})
		require.NoError(t, a.Verify(pool, caseload))
		require.Equal(t, want, a.Cases[0].Gift.From)
	}
	a := mustAssign(t, pool, caseload, Options{})
	view, err := a.For("far")
	require.NoError(t, err)
	require.Equal(t, []string{"her"}, view.Partners)
	view, err = a.For("near")
	require.NoError(t, err)
	require.Equal(t, []essor.Reason{forPerson("you_no_cases")}, view.Reasons)
	pool.People[0].Consents = nil
	a = mustAssign(t, pool, caseload, Options{})
	require.NoError(t, a.Verify(pool, caseload))
	view, err = a.For("far")
	require.NoError(t, err)
	require.Equal(t, []essor.Reason{forPerson("you_no_consent")}, view.Reasons)
	require.Equal(t, "left_no_consent", a.Loads[0].Reasons[0].Code)
	_, err = a.For("nobody")
	require.ErrorIs(t, err, essor.ErrInvalid)
}

// TestAssignKeepsBeforeAllElse: whom nobody may take from her guide goes
// before who has waited longer.
func TestAssignKeepsBeforeAllElse(t *testing.T) {
	client, other, coach := someone("client", "", "x"), someone("new", "", "x"), someone("coach", "x", "")
	client.Offers, other.Offers, coach.Seeks = nil, nil, nil
	other.WaitingSince = essor.MustParseDate("2026-02-14")
	pool := Pool{People: []Person{client, other, coach}, AsOf: essor.MustParseDate("2026-02-27")}
	for _, goal := range []Goal{MostPeople, MostPoints} {
		for _, weights := range [][]CaseWeight{nil, {{"client", 2}, {"new", 2}}} {
			caseload := Caseload{Guides: []Guide{{ID: "coach", Capacity: 3 - 2/(len(weights)+1), Clients: []string{"client"}}}, Weights: weights}
			for _, keep := range []int{0, -1} {
				a := mustAssign(t, pool, caseload, Options{Goal: goal, Keep: keep})
				require.NoError(t, a.Verify(pool, caseload))
				require.Equal(t, "client", a.Cases[0].Gift.To)
				require.Equal(t, "new", a.Left[0].ID)
			}
			caseload.Guides[0].Capacity = 0
			_, err := Assign(context.Background(), pool, caseload, Options{Goal: goal, Keep: -1})
			require.ErrorIs(t, err, essor.ErrNoAnswer)
			require.ErrorContains(t, err, "places missing: ")
		}
	}
	// Her own weeks don't count against the guide she has.
	pool.People[0].WaitingSince = essor.MustParseDate("2025-01-01")
	pool.People[2].Stage, pool.People[0].Stage = 1, 2
	near := someone("near", "x", "")
	near.Seeks, near.Stage = nil, 2
	pool.People = append(pool.People, near)
	caseload := Caseload{Guides: []Guide{{ID: "coach", Capacity: 1, Clients: []string{"client"}}, {ID: "near", Capacity: 1}}}
	a := mustAssign(t, pool, caseload, Options{Keep: 40_000})
	require.NoError(t, a.Verify(pool, caseload))
	require.Equal(t, "coach", a.Cases[0].Gift.From)
	require.True(t, a.Cases[0].Kept)
}

func TestAssignRefuses(t *testing.T) {
	pool, _ := office(16, 3, 1)
	id := func(i int) string { return pool.People[i].ID }
	for _, try := range []struct {
		guides  []Guide
		pointer string
	}{
		{nil, "/guides"},
		{[]Guide{{ID: "nobody"}}, "/guides/0/id"},
		{[]Guide{{ID: id(0)}, {ID: id(0)}}, "/guides/1/id"},
		{[]Guide{{ID: id(0), Capacity: -1}}, "/guides/0/capacity"},
		{[]Guide{{ID: id(0), Capacity: 3, Load: 2, Least: 2}}, "/guides/0/least"},
		{[]Guide{{ID: id(0), Clients: []string{"nobody"}}}, "/guides/0/clients/0"},
		{[]Guide{{ID: id(0), Clients: []string{id(0)}}}, "/guides/0/clients/0"},
		{[]Guide{{ID: id(0), Clients: []string{id(1)}}, {ID: id(2), Clients: []string{id(1)}}}, "/guides/1/clients/0"},
	} {
		_, err := Assign(context.Background(), pool, Caseload{Guides: try.guides}, Options{})
		require.ErrorContains(t, err, try.pointer)
		require.ErrorIs(t, err, essor.ErrInvalid)
	}
	_, err := Assign(context.Background(), pool, Caseload{Guides: []Guide{{ID: id(0), Capacity: 100, Least: 99}}}, Options{})
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	require.Error(t, Assignment{}.Verify(pool, Caseload{}))
}

// TestTooManyGifts: a limit on candidates is advised only where it helps.
func TestTooManyGifts(t *testing.T) {
	pool := crowd(16_000)
	_, err := Gather(context.Background(), pool, CircleOptions{}, Options{})
	require.ErrorContains(t, err, "split the pool")
	require.NotContains(t, err.Error(), "candidates")
}

func TestAssignVerifyFindsEveryChange(t *testing.T) {
	pool, caseload := office(17, 3, 5)
	for i := range pool.People {
		pool.People[i].Hours = nil
	}
	a := mustAssign(t, pool, caseload, Options{})
	document, err := json.Marshal(a)
	require.NoError(t, err)
	var back Assignment
	require.NoError(t, essor.Decode(document, &back))
	require.NoError(t, back.Verify(pool, caseload))
	tried := 0
	for pointer, changed := range proof.Mutations(document) {
		tried++
		var other Assignment
		if essor.Decode(changed, &other) == nil && other.Verify(pool, caseload) == nil {
			t.Errorf("a change at %s isn't found", pointer)
		}
	}
	t.Logf("%d changes found", tried)
}

func BenchmarkAssign(b *testing.B) {
	for _, n := range []int{60, 600, 4000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool, caseload := office(n, 20, 1)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Assign(context.Background(), pool, caseload, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
