package mentor

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

// splitmix is the generator that the reference files name.
type splitmix uint64

func (s *splitmix) next() uint64 {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func readReference(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name + ".json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, into))
}

// packed returns what the best choice is worth and how many people it has,
// and checks that it is a choice, and its prices.
func packed(t *testing.T, n int, bundles []bundle) (weight int64, people int, exact bool) {
	t.Helper()
	chosen, exact, err := pack(context.Background(), n, bundles)
	require.NoError(t, err)
	used := make([]bool, n)
	for _, b := range chosen {
		weight += bundles[b].weight
		people += len(bundles[b].members)
		for _, v := range bundles[b].members {
			require.False(t, used[v])
			used[v] = true
		}
	}
	prices := newPacking(n, bundles)
	prices.setPrices()
	price, bound := prices.price, int64(0)
	for _, p := range price {
		require.GreaterOrEqual(t, p, int64(0))
		bound += p
	}
	for _, b := range bundles {
		paid := int64(0)
		for _, v := range b.members {
			paid += price[v]
		}
		require.GreaterOrEqual(t, paid, b.weight)
	}
	require.GreaterOrEqual(t, bound, weight)
	return weight, people, exact
}

// TestConformanceReciprocalCycles: rings up to three or four people, by most
// points and, in a run of its own, by most people.
func TestConformanceReciprocalCycles(t *testing.T) {
	type optimum struct {
		Cycles  int
		Weight  int64 `json:"max_weight"`
		Covered int   `json:"max_people_covered"`
	}
	var file struct {
		Instances []struct {
			Name       string
			N, Arcs    int
			PerMille   uint64 `json:"arc_per_mille"`
			W, Seed    uint64
			ArcList    [][3]int64 `json:"arc_list"`
			L2, L3, L4 *optimum
		}
	}
	readReference(t, "reciprocal-cycles", &file)
	passed := 0
	for _, c := range file.Instances {
		generator := splitmix(c.Seed)
		gifts := make([][]gives, c.N)
		var list [][3]int64
		for i := range c.N {
			for j := range c.N {
				if i == j || generator.next()%1000 >= c.PerMille {
					continue
				}
				w := int64(1 + generator.next()%c.W)
				gifts[i] = append(gifts[i], gives{int32(j), w})
				list = append(list, [3]int64{int64(i), int64(j), w})
			}
		}
		good := len(list) == c.Arcs && (c.ArcList == nil || slices.Equal(list, c.ArcList))
		for l, want := range map[int]*optimum{2: c.L2, 3: c.L3, 4: c.L4} {
			if want == nil {
				continue
			}
			rings, err := ringsOf(gifts, 2, l)
			require.NoError(t, err)
			weight, _, exact := packed(t, c.N, rings)
			for i := range rings {
				rings[i].weight = int64(len(rings[i].members))
			}
			_, covered, exactToo := packed(t, c.N, rings)
			if len(rings) != want.Cycles || weight != want.Weight || covered != want.Covered || !exact || !exactToo {
				t.Errorf("%s, rings up to %d: %d rings, weight %d, %d people, want %+v", c.Name, l, len(rings), weight, covered, *want)
				good = false
			}
		}
		if good {
			passed++
		}
	}
	proof.Conformance(t, "mentor/reciprocal-cycles", passed, len(file.Instances), 11)
}

// TestConformanceCirclesSmall: everybody in groups of one size.
func TestConformanceCirclesSmall(t *testing.T) {
	var file struct {
		Instances []struct {
			Name    string
			N, K    int
			W, Seed uint64
			Weight  int64 `json:"max_weight"`
		}
	}
	readReference(t, "circles-small", &file)
	passed := 0
	for _, c := range file.Instances {
		generator := splitmix(c.Seed)
		weights := make([][]int64, c.N)
		gifts := make([][]gives, c.N)
		for i := range weights {
			weights[i] = make([]int64, c.N)
		}
		for i := range c.N {
			for j := i + 1; j < c.N; j++ {
				weights[i][j] = int64(1 + generator.next()%c.W)
				gifts[i] = append(gifts[i], gives{int32(j), weights[i][j] - 1})
			}
		}
		for i := range c.N { // one point goes back, so that each receives
			for j := range i {
				gifts[i] = append(gifts[i], gives{int32(j), 1})
			}
			slices.SortFunc(gifts[i], gives.compare)
		}
		groups, err := groupsOf(gifts, c.K)
		require.NoError(t, err)
		weight, people, exact := packed(t, c.N, peopleFirst(groups))
		weight -= firstShift(groups) * int64(people)
		if weight == c.Weight && people == c.N && exact {
			passed++
		} else {
			t.Errorf("%s: weight %d of %d people, want %d", c.Name, weight, people, c.Weight)
		}
	}
	proof.Conformance(t, "mentor/circles-small", passed, len(file.Instances), 8)
}

// TestPackAgainstEveryChoice tries all choices of small packings, with the
// search that is for large ones as well.
func TestPackAgainstEveryChoice(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for range 400 {
		n := 3 + rng.IntN(8)
		var bundles []bundle
		for range rng.IntN(25) {
			members := []int32{}
			for _, v := range rng.Perm(n)[:2+rng.IntN(2)] {
				members = append(members, int32(v))
			}
			slices.Sort(members)
			bundles = append(bundles, bundle{members, 1 + rng.Int64N(30)})
		}
		want := heaviest(bundles, 0)
		got, _, exact := packed(t, n, bundles)
		require.True(t, exact)
		require.Equal(t, want, got)
		require.Equal(t, want, searched(n, bundles))
	}
}

func heaviest(bundles []bundle, used uint32) int64 {
	if len(bundles) == 0 {
		return 0
	}
	best, set := heaviest(bundles[1:], used), uint32(0)
	for _, v := range bundles[0].members {
		set |= 1 << v
	}
	if set&used == 0 {
		best = max(best, bundles[0].weight+heaviest(bundles[1:], used|set))
	}
	return best
}

// searched returns the best weight by branch and bound alone.
func searched(n int, bundles []bundle) int64 {
	p := newPacking(n, bundles)
	p.setPrices()
	p.sortBundles()
	total := int64(0)
	for _, people := range p.components() {
		p.fill(people)
		p.improve(people)
		p.search(people)
	}
	for v, b := range p.holder {
		if b != none && bundles[b].members[0] == int32(v) {
			total += bundles[b].weight
		}
	}
	return total
}
