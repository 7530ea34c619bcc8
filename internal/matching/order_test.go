package matching

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// renamed gives the vertices other numbers.
func renamed(rng *rand.Rand, n int, edges []Edge) []Edge {
	number := rng.Perm(n)
	other := make([]Edge, len(edges))
	for i, e := range edges {
		other[i] = Edge{int32(number[e.U]), int32(number[e.V]), e.Weight}
	}
	return other
}

// TestPlaced checks that a graph put in order is the same graph, and is solved
// as well as the one that isn't.
func TestPlaced(t *testing.T) {
	rng := newRand(70)
	graphs := map[string][]Edge{"star": nil}
	for v := int32(1); v < 2*placedFrom; v++ {
		graphs["star"] = append(graphs["star"], Edge{0, v, int64(v % 7)})
	}
	_, graphs["geo"] = geo(2*placedFrom, 10, 1)
	_, graphs["triangles"] = triangles(placedFrom, 3)
	graphs["triangles"] = renamed(rng, 3*placedFrom, graphs["triangles"])
	for name, edges := range graphs {
		n := vertices(edges)
		p := &pulse{ctx: t.Context(), total: n}
		g, err := build[int32](p, n, edges, GoalWeight, 0)
		if err != nil {
			t.Fatal(err)
		}
		h, err := g.placed(p)
		if err != nil {
			t.Fatal(err)
		}
		if h == g {
			t.Errorf("%s isn't put in order", name)
		}
		place := inverse(h.name)
		for v := range int32(n) {
			row := slices.Clone(g.row(v))
			for i := range row {
				row[i].to = place[row[i].to]
			}
			slices.SortFunc(row, func(a, b arc[int32]) int { return int(a.to - b.to) })
			if !slices.Equal(row, h.row(place[v])) {
				t.Fatalf("%s: vertex %d has other edges", name, v)
			}
		}
		want := watched[int32](t, n, edges, GoalWeight, g.plan(), nil)
		if got := solve(t, n, edges, GoalWeight); got.Weight != want.Weight {
			t.Errorf("%s: weight %d, want %d", name, got.Weight, want.Weight)
		}
	}
}

// TestNotPlaced has graphs whose vertices stay where they are.
func TestNotPlaced(t *testing.T) {
	for name, edges := range map[string]func() (int, []Edge){
		"small": func() (int, []Edge) { return geo(placedFrom-1, 10, 1) },
		"dense": func() (int, []Edge) { return complete(placedFrom, 1, 100) },
		"close": func() (int, []Edge) { return triangles(placedFrom, 1) },
	} {
		n, edges := edges()
		p := &pulse{ctx: t.Context(), total: n}
		g, err := build[int32](p, n, edges, GoalWeight, 0)
		if err != nil {
			t.Fatal(err)
		}
		if h, err := g.placed(p); err != nil || h != g {
			t.Errorf("%s is put in order: %v", name, err)
		}
	}
}
