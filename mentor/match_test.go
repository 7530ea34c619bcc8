package mentor

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/essor-go/essor"
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
		{Candidates: 3, Weights: Weights{Topics: 1, Levels: 3, Ties: 2}},
	}
}

// TestSearchAgreesWithJudge compares the search, which works on numbers and
// indices, with the plain reading of every pair of the pool.
func TestSearchAgreesWithJudge(t *testing.T) {
	for seed := range seeds(60) {
		pool := draw(2+int(seed), 3+int(seed%9), seed)
		options := optionSets()[seed%6]
		if seed%4 == 0 {
			pool.Corridors = []Pair{{"CA", "BO"}, {"SN", "SN"}}
		}
		pool.Diaspora = seed%7 == 3
		r, err := newRoster(pool, options)
		require.NoError(t, err)
		s := r.newSearch()
		fast, err := s.pairs(context.Background())
		require.NoError(t, err)
		j, err := r.newJudge().newComparison()
		require.NoError(t, err)
		plain, err := j.pairs(context.Background())
		require.NoError(t, err)
		byEnds := func(e, f matching.Edge) int {
			return strings.Compare(fmt.Sprintf("%09d %09d", e.U, e.V), fmt.Sprintf("%09d %09d", f.U, f.V))
		}
		slices.SortFunc(fast, byEnds)
		slices.SortFunc(plain, byEnds)
		require.Equal(t, plain, fast, "seed %d", seed)
		require.Equal(t, j.tally, s.tally, "seed %d", seed)
		for i := range r.people {
			require.Equal(t, j.removed(i), s.removed(i), "seed %d", seed)
		}

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
				default:
					counts[noTopics]++ // a silent block
				}
			}
		}
		require.Equal(t, each, fast, "seed %d", seed)
		require.Equal(t, counts, j.tally.pairs, "seed %d", seed)
	}
}

func mustMatch(t *testing.T, pool Pool, options Options) Matching {
	t.Helper()
	m, err := Match(context.Background(), pool, options)
	require.NoError(t, err)
	return m
}

func TestMatchProvesItself(t *testing.T) {
	for seed := range seeds(60) {
		pool := draw(2+int(seed*2), 4+int(seed%20), seed)
		m := mustMatch(t, pool, optionSets()[seed%6])
		require.Equal(t, m.Score, m.Bound)
		require.NoError(t, m.Verify(pool), "seed %d", seed)
		for _, g := range m.Groups {
			for _, member := range g.Members {
				require.NotEmpty(t, member.Reasons)
				sum := int64(0)
				for _, part := range member.Parts {
					require.LessOrEqual(t, part.Points, part.Most)
					sum += part.Points
				}
				require.Equal(t, member.Gives, sum)
				require.LessOrEqual(t, g.Score, max(g.Members[0].Gives, g.Members[1].Gives))
			}
		}
	}
}

// TestPartialComparisons has a budget of so few comparisons that people are
// compared with some of their candidates only: the proof's way and the search's
// find the same, and nobody is left for it whom others could have.
func TestPartialComparisons(t *testing.T) {
	for seed := range seeds(20) {
		pool := draw(80, 3, seed)
		r, err := newRoster(pool, Options{Candidates: 2})
		require.NoError(t, err)
		r.budget = budget{complete: 200, partial: 900}
		s := r.newSearch()
		fast, err := s.pairs(context.Background())
		require.NoError(t, err)
		require.True(t, s.partial)
		c, err := r.newJudge().newComparison()
		require.NoError(t, err)
		plain, err := c.pairs(context.Background())
		require.NoError(t, err)
		require.Positive(t, c.quota)
		require.Equal(t, plain, fast)
		require.Equal(t, c.tally, s.tally)
		require.Zero(t, s.tally.pairs[noTopics])
		require.Equal(t, c.removed(3), s.removed(3))

		r.options.Candidates = 0
		_, err = r.newSearch().pairs(context.Background())
		require.ErrorContains(t, err, "limit the candidates")
		_, err = r.newJudge().newComparison()
		require.ErrorContains(t, err, "limit the candidates")
	}
	for _, people := range []int64{1, 50, 7000} {
		looks := func(quota int64) int64 { return people * min(people, quota) }
		quota, err := budget{1000, 2000}.quota(looks, true)
		require.NoError(t, err)
		require.Equal(t, quota == 0, people*people <= 2000)
		require.True(t, quota <= 1 || looks(int64(quota)) <= 2000 && looks(2*int64(quota)) > 2000)
	}
}

// TestMatchAgainstEveryMatching tries all matchings of small pools.
func TestMatchAgainstEveryMatching(t *testing.T) {
	for seed := range seeds(200) {
		pool := draw(2+int(seed%9), 3, seed)
		options := optionSets()[seed%6]
		r, err := newRoster(pool, options)
		require.NoError(t, err)
		edges, err := r.newJudge().allPairs()
		require.NoError(t, err)
		weights := map[[2]int]int64{}
		for _, e := range edges {
			weights[[2]int{int(e.U), int(e.V)}] = e.Weight
		}
		m := mustMatch(t, pool, options)
		pairs, points := bestOfAll(weights, len(pool.People), 0, map[int]bool{}, options.Goal == MostPoints)
		require.Equal(t, points, m.Score, "seed %d", seed)
		if options.Goal != MostPoints {
			require.Len(t, m.Groups, pairs, "seed %d", seed)
		}
	}
}

// bestOfAll returns the best of all matchings of the people from i on.
func bestOfAll(weights map[[2]int]int64, n, i int, taken map[int]bool, pointsOnly bool) (pairs int, points int64) {
	if i >= n {
		return 0, 0
	}
	pairs, points = bestOfAll(weights, n, i+1, taken, pointsOnly)
	if taken[i] {
		return pairs, points
	}
	for j := i + 1; j < n; j++ {
		w, fits := weights[[2]int{i, j}]
		if !fits || taken[j] {
			continue
		}
		taken[j] = true
		morePairs, morePoints := bestOfAll(weights, n, i+1, taken, pointsOnly)
		taken[j] = false
		morePairs, morePoints = morePairs+1, morePoints+w
		if pointsOnly && morePoints > points || !pointsOnly && (morePairs > pairs || morePairs == pairs && morePoints > points) {
			pairs, points = morePairs, morePoints
		}
	}
	return pairs, points
}

// TestOrderDoesNotMatter shuffles every list of the pool.
func TestOrderDoesNotMatter(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for seed := range seeds(30) {
		pool := draw(30, 6, seed)
		for i := range pool.People {
			p := &pool.People[i]
			for _, list := range []*[]string{&p.Conflicts, &p.Blocks, &p.Past} {
				*list = append(*list, "gone-1", "gone-2")
			}
		}
		options := optionSets()[seed%6]
		want, err := json.Marshal(mustMatch(t, pool, options))
		require.NoError(t, err)
		shuffle(rng, pool.Forbid)
		shuffle(rng, pool.People)
		shuffle(rng, pool.Corridors)
		for i := range pool.Forbid {
			pool.Forbid[i].A, pool.Forbid[i].B = pool.Forbid[i].B, pool.Forbid[i].A
		}
		for _, p := range pool.People {
			shuffle(rng, p.Offers)
			shuffle(rng, p.Seeks)
			shuffle(rng, p.Goals)
			shuffle(rng, p.Languages)
			shuffle(rng, p.Hours)
			shuffle(rng, p.Consents)
			shuffle(rng, p.Conflicts)
			shuffle(rng, p.Blocks)
			shuffle(rng, p.Past)
		}
		got, err := json.Marshal(mustMatch(t, pool, options))
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
	}
}

func shuffle[T any](rng *rand.Rand, list []T) {
	rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// TestOneMoreNeverLowersTheOptimum adds people one by one.
func TestOneMoreNeverLowersTheOptimum(t *testing.T) {
	for seed := range seeds(10) {
		whole := draw(20, 4, seed)
		whole.Forbid = nil
		for _, options := range []Options{{}, {Goal: MostPoints, Rule: Geometric}} {
			groups, score := 0, int64(0)
			for n := 2; n <= len(whole.People); n++ {
				pool := whole
				pool.People = whole.People[:n]
				m := mustMatch(t, pool, options)
				if options.Goal == MostPoints {
					require.GreaterOrEqual(t, m.Score, score)
				} else {
					require.True(t, len(m.Groups) > groups || len(m.Groups) == groups && m.Score >= score)
				}
				groups, score = len(m.Groups), m.Score
			}
		}
	}
}

// someone returns a person who offers and seeks one topic each.
func someone(id, offers, seeks string) Person {
	return Person{ID: id, Offers: []Topic{{Name: offers}}, Seeks: []Topic{{Name: seeks}}, Consents: []Consent{{To: ToMatching}}}
}

// TestCandidatesOfEquals: where all fit alike, a limit on candidates leaves
// nobody out.
func TestCandidatesOfEquals(t *testing.T) {
	pool := Pool{}
	for i := range 60 {
		pool.People = append(pool.People, someone(fmt.Sprintf("p%02d", i), "x", "x"))
	}
	for _, limit := range []int{1, 2, 5} {
		m := mustMatch(t, pool, Options{Candidates: limit})
		require.NoError(t, m.Verify(pool))
		require.Len(t, m.Groups, 30, "%d candidates", limit)
	}
}

func partnersOf(m Matching) map[string]string {
	out := map[string]string{}
	for _, g := range m.Groups {
		out[g.Members[0].ID], out[g.Members[1].ID] = g.Members[1].ID, g.Members[0].ID
	}
	return out
}

func TestPin(t *testing.T) {
	a, b, c, d := someone("a", "x", "y"), someone("b", "z", "z"), someone("c", "y", "x"), someone("d", "x", "y")
	a.Consents = append(a.Consents, Consent{To: ToPairing, With: "b"})
	b.Consents = append(b.Consents, Consent{To: ToPairing, With: "a"})
	b.Past = []string{"a"}
	a.WaitingSince = essor.MustParseDate("2026-01-01")
	pool := Pool{People: []Person{a, b, c, d}, Pin: []Pair{{"b", "a"}}, AsOf: essor.MustParseDate("2026-02-27")}
	m := mustMatch(t, pool, Options{})
	require.NoError(t, m.Verify(pool))
	require.Equal(t, map[string]string{"a": "b", "b": "a", "c": "d", "d": "c"}, partnersOf(m))
	require.True(t, m.Groups[0].Pinned)
	require.Zero(t, m.Groups[0].Score, "nothing that one offers is sought by the other")
	require.Zero(t, m.Groups[0].Waiting)
	require.EqualValues(t, 4, filterCount(m, "pinned"))
	require.Equal(t, "pinned", m.Groups[0].Reasons[0].Code)

	pool.Pin = nil
	m = mustMatch(t, pool, Options{})
	require.Equal(t, map[string]string{"a": "c", "c": "a"}, partnersOf(m), "a has waited")
}

func TestWaiting(t *testing.T) {
	a, b, c := someone("a", "x", "y"), someone("b", "x", "y"), someone("c", "y", "x")
	b.WaitingSince = essor.MustParseDate("2025-12-30")
	pool := Pool{People: []Person{a, b, c}, AsOf: essor.MustParseDate("2026-02-27")}
	m := mustMatch(t, pool, Options{})
	require.Equal(t, map[string]string{"b": "c", "c": "b"}, partnersOf(m))
	require.EqualValues(t, 8*1000, m.Groups[0].Waiting, "eight whole weeks")
	require.Equal(t, m.Groups[0].Score+8000, m.Score)
	require.Equal(t, "waited", m.Groups[0].Members[0].Reasons[1].Code)

	m = mustMatch(t, pool, Options{Waiting: -1})
	require.Zero(t, m.Groups[0].Waiting)
	require.Equal(t, map[string]string{"a": "c", "c": "a"}, partnersOf(m), "ties go by id")

	pool.People[1].WaitingSince = essor.MustParseDate("2020-01-01")
	require.EqualValues(t, 52*10_000, mustMatch(t, pool, Options{Waiting: 10_000}).Groups[0].Waiting, "a year at most")
}

func TestGoals(t *testing.T) {
	// b and c can give each other all they seek; pairing them leaves a and d,
	// who know one topic each, without a partner.
	topics := func(names ...string) (out []Topic) {
		for _, name := range names {
			out = append(out, Topic{Name: name})
		}
		return out
	}
	a, b, c, d := someone("a", "x1", "y1"), someone("b", "", ""), someone("c", "", ""), someone("d", "y1", "x1")
	b.Offers, b.Seeks = topics("y1", "y2", "y3"), topics("x1", "x2", "x3")
	c.Offers, c.Seeks = topics("x1", "x2", "x3"), topics("y1", "y2", "y3")
	pool := Pool{People: []Person{a, b, c, d}, Forbid: []Pair{{"a", "d"}}}
	options := Options{Weights: Weights{Topics: 1}}

	people := mustMatch(t, pool, options)
	require.Equal(t, map[string]string{"a": "b", "b": "a", "c": "d", "d": "c"}, partnersOf(people))
	require.EqualValues(t, 2*333_333, people.Score)

	options.Goal = MostPoints
	points := mustMatch(t, pool, options)
	require.NoError(t, points.Verify(pool))
	require.Equal(t, map[string]string{"b": "c", "c": "b"}, partnersOf(points))
	require.EqualValues(t, 1_000_000, points.Score)
	require.Equal(t, "left_outranked", points.Left[0].Reasons[0].Code)
}

func TestCandidatesLimitsWhatIsConsidered(t *testing.T) {
	pool := draw(80, 4, 5)
	all, best := mustMatch(t, pool, Options{}), mustMatch(t, pool, Options{Candidates: 1})
	require.NoError(t, best.Verify(pool))
	require.Equal(t, all.Filters, best.Filters, "filters don't depend on it")
	require.Less(t, len(best.Groups), len(all.Groups))
	require.Equal(t, all.Groups, mustMatch(t, pool, Options{Candidates: 1000}).Groups)
}

func TestTooManyPairs(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a quarter of a gigabyte")
	}
	var pool Pool
	for i := range 4100 {
		pool.People = append(pool.People, someone(fmt.Sprint(i), "x", "x"))
	}
	_, err := Match(context.Background(), pool, Options{})
	var field *essor.FieldError
	require.ErrorAs(t, err, &field)
	require.Equal(t, essor.CodeTooMany, field.Code)
}

func TestCancelAndProgress(t *testing.T) {
	pool := draw(400, 10, 1)
	last, total := -1, 0
	ctx := essor.WithProgress(context.Background(), func(done, of int) {
		require.GreaterOrEqual(t, done, last)
		last, total = done, of
	})
	want, err := Match(ctx, pool, Options{})
	require.NoError(t, err)
	require.Equal(t, 800, total)
	require.Equal(t, 800, last)
	require.Equal(t, want, mustMatch(t, pool, Options{}), "progress changes nothing")

	for _, at := range []int{0, 64, 400} {
		ctx, cancel := context.WithCancel(context.Background())
		ctx = essor.WithProgress(ctx, func(done, _ int) {
			if done >= at {
				cancel()
			}
		})
		m, err := Match(ctx, pool, Options{})
		cancel()
		if at < 400 {
			require.ErrorIs(t, err, context.Canceled)
			require.Empty(t, m.Groups)
		}
	}
}
