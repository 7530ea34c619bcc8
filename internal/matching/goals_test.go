package matching

import (
	"encoding/json"
	"errors"
	"math/bits"
	"os"
	"slices"
	"testing"
)

func TestConformanceBMatchingSmall(t *testing.T) {
	text, err := os.ReadFile("testdata/b-matching-small.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Instances []struct {
			Name      string     `json:"name"`
			N         int        `json:"n"`
			Capacity  []int32    `json:"capacity"`
			Edges     [][3]int64 `json:"edges"`
			MaxWeight int64      `json:"max_weight"`
		} `json:"instances"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	passed := 0
	for _, tt := range file.Instances {
		l, err := Choose(t.Context(), tt.N, toEdges(tt.Edges), tt.Capacity, nil)
		if err != nil || l.Weight != tt.MaxWeight {
			t.Errorf("%s: got %v, %v, want %d", tt.Name, l, err, tt.MaxWeight)
			continue
		}
		passed++
	}
	t.Logf("conformance mentor/b-matching-small %d/%d", passed, len(file.Instances))
	if passed < 8 {
		t.Errorf("%d instances passed, want 8", passed)
	}
}

// someThousand is how many small graphs each goal is compared on.
func someThousand() int {
	if testing.Short() || underRace {
		return 600
	}
	return 4000
}

// subsets calls each with every set of edges that respects the capacities.
func subsets(edges []Edge, capacity []int32, each func(chosen []int32)) {
	for set := range 1 << len(edges) {
		used := make([]int32, len(capacity))
		seen := map[[2]int32]bool{}
		fits := true
		var chosen []int32
		for left := uint(set); left != 0; left &= left - 1 {
			i := bits.TrailingZeros(left)
			e := edges[i]
			used[e.U]++
			used[e.V]++
			fits = fits && used[e.U] <= capacity[e.U] && used[e.V] <= capacity[e.V] && !seen[[2]int32{min(e.U, e.V), max(e.U, e.V)}]
			seen[[2]int32{min(e.U, e.V), max(e.U, e.V)}] = true
			chosen = append(chosen, int32(i))
		}
		if fits {
			each(chosen)
		}
	}
}

func TestChoose(t *testing.T) {
	rng := newRand(80)
	for i := range someThousand() {
		n := 2 + rng.IntN(6)
		edges := shapes[i%len(shapes)].draw(rng, n)
		edges = edges[:min(len(edges), 11)]
		capacity := make([]int32, n)
		for v := range capacity {
			capacity[v] = rng.Int32N(4)
		}
		want := int64(0)
		subsets(edges, capacity, func(chosen []int32) {
			sum := int64(0)
			for _, i := range chosen {
				sum += edges[i].Weight
			}
			want = max(want, sum)
		})
		l, err := Choose(t.Context(), n, edges, capacity, nil)
		if err != nil {
			t.Fatal(err)
		}
		used := make([]int32, n)
		for _, i := range l.Chosen {
			used[edges[i].U]++
			used[edges[i].V]++
		}
		for v := range used {
			if used[v] > capacity[v] {
				t.Errorf("vertex %d is used %d times", v, used[v])
			}
		}
		if l.Weight != want {
			t.Fatalf("edges %v, capacities %v: weight %d, want %d", edges, capacity, l.Weight, want)
		}
		heavier := Loads{l.Chosen, l.Weight + 1, l.Proof}
		more := Loads{append(slices.Clone(l.Chosen), 0), l.Weight, l.Proof}
		for _, c := range []Loads{heavier, more, {l.Chosen, l.Weight, nil}} {
			if err := c.Verify(n, edges, capacity); !errors.Is(err, ErrProof) {
				t.Errorf("got %v, want ErrProof", err)
			}
		}
	}
}

func TestChooseRefuses(t *testing.T) {
	const between = 100
	many := make([]Edge, 0, 2*between)
	for v := int32(1); v <= between; v++ {
		many = append(many, Edge{0, v, 1}, Edge{v, between + 1, 1})
	}
	wide := make([]int32, between+2)
	for v := range wide {
		wide[v] = 1 << 30
	}
	complete, dense := complete(1002, 1, 5)
	for _, tt := range []struct {
		name     string
		n        int
		edges    []Edge
		capacity []int32
		want     Fault
	}{
		{"negative", 2, nil, []int32{1, -1}, FaultCapacity},
		{"missing", 2, nil, []int32{1}, FaultCapacity},
		{"loop", 1, []Edge{{0, 0, 1}}, []int32{1}, FaultLoop},
		{"too many copies", complete, dense, slices.Repeat([]int32{1 << 30}, complete), FaultCapacity},
	} {
		var got *InputError
		if _, err := Choose(t.Context(), tt.n, tt.edges, tt.capacity, nil); !errors.As(err, &got) || got.Fault != tt.want {
			t.Errorf("%s: got %v", tt.name, err)
		}
		if err := (&Loads{}).Verify(tt.n, tt.edges, tt.capacity); !errors.As(err, &got) {
			t.Errorf("%s: got %v", tt.name, err)
		}
	}
	if l, err := Choose(t.Context(), between+2, many, wide, nil); err != nil || l.Weight != 2*between {
		t.Errorf("unbounded capacities: %v", err)
	}
}

// bestByEnumeration returns, of all largest matchings, the least cost and the
// heaviest lightest pair.
func bestByEnumeration(n int, edges []Edge) (pairs int, cost, least int64) {
	subsets(edges, slices.Repeat([]int32{1}, n), func(chosen []int32) {
		sum, lightest := int64(0), int64(1<<62)
		for _, i := range chosen {
			sum += edges[i].Weight
			lightest = min(lightest, edges[i].Weight)
		}
		switch {
		case len(chosen) > pairs:
			pairs, cost, least = len(chosen), sum, lightest
		case len(chosen) == pairs && pairs > 0:
			cost, least = min(cost, sum), max(least, lightest)
		}
	})
	return pairs, cost, least
}

func TestCheapestAndMostEqual(t *testing.T) {
	rng := newRand(81)
	perfect := 0
	for i := range someThousand() {
		n := 2 + rng.IntN(6)
		edges := shapes[i%len(shapes)].draw(rng, n)
		edges = edges[:min(len(edges), 11)]
		pairs, cost, least := bestByEnumeration(n, edges)
		f, err := MostEqual(t.Context(), n, edges, nil)
		if err != nil {
			t.Fatal(err)
		}
		if f.Least != least || f.Matching.Pairs != pairs {
			t.Fatalf("%v: %d pairs of at least %d, want %d of %d", edges, f.Matching.Pairs, f.Least, pairs, least)
		}
		for _, change := range []int64{-1, 1} {
			c := *f
			c.Least += change
			if err := c.Verify(n, edges); !errors.Is(err, ErrProof) {
				t.Errorf("%v: least %d: got %v", edges, c.Least, err)
			}
		}
		p, err := Cheapest(t.Context(), n, edges, nil)
		if 2*pairs < n {
			var none *NoPerfectError
			if !errors.Is(err, ErrNoPerfect) || !errors.As(err, &none) || none.Verify(n, edges) != nil || none.Error() == "" {
				t.Errorf("got %v, want ErrNoPerfect", err)
			}
			continue
		}
		perfect++
		if err != nil || p.Cost != cost {
			t.Fatalf("%v: got %v, %v, want cost %d", edges, p, err, cost)
		}
		for _, c := range []Perfect{{p.Cost + 1, p.Proof}, {p.Cost, nil}} {
			if err := c.Verify(n, edges); !errors.Is(err, ErrProof) {
				t.Errorf("got %v, want ErrProof", err)
			}
		}
		if err := p.Verify(n, append(edges, Edge{0, 0, 0})); !errors.Is(err, ErrInput) {
			t.Errorf("got %v, want ErrInput", err)
		}
	}
	if perfect < 50 {
		t.Errorf("only %d perfect matchings", perfect)
	}
}

func TestGoalsRefuse(t *testing.T) {
	loop := []Edge{{0, 0, 1}}
	if _, err := MostEqual(t.Context(), 1, loop, nil); !errors.Is(err, ErrInput) {
		t.Errorf("got %v", err)
	}
	if err := (&Fairest{}).Verify(1, loop); !errors.Is(err, ErrInput) {
		t.Errorf("got %v", err)
	}
	if err := (&Fairest{}).Verify(1, nil); !errors.Is(err, ErrProof) {
		t.Errorf("got %v", err)
	}
	if _, err := Cheapest(t.Context(), 1, loop, nil); !errors.Is(err, ErrInput) {
		t.Errorf("got %v", err)
	}
}
