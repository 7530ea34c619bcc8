package matching

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// mixed are graphs of several kinds and sizes.
func mixed(rng *rand.Rand) map[string][]Edge {
	graphs := map[string][]Edge{}
	for _, sh := range shapes {
		graphs[sh.name] = sh.draw(rng, 40)
	}
	_, graphs["geo"] = geo(200, 6, 9)
	_, graphs["profile"] = profile(200, 5, 20, 9)
	_, graphs["ultra"] = ultra(4, 9)
	_, graphs["triangles"] = triangles(60, 3)
	return graphs
}

func vertices(edges []Edge) int {
	n := 0
	for _, e := range edges {
		n = max(n, int(e.U)+1, int(e.V)+1)
	}
	return n
}

// TestOrderFree checks that order and direction of the edges change nothing at
// all.
func TestOrderFree(t *testing.T) {
	rng := newRand(60)
	for name, edges := range mixed(rng) {
		n := vertices(edges)
		for _, goal := range []Goal{GoalWeight, GoalCardinality} {
			want := solve(t, n, edges, goal)
			other := slices.Clone(edges)
			rng.Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
			for i, e := range other {
				if rng.IntN(2) == 0 {
					other[i] = Edge{e.V, e.U, e.Weight}
				}
			}
			given := slices.Clone(other)
			if got := solve(t, n, other, goal); !reflect.DeepEqual(got, want) {
				t.Errorf("%s, %s: the order of the edges changes the solution", name, goal)
			}
			if !slices.Equal(other, given) {
				t.Errorf("%s, %s: the caller's edges have been changed", name, goal)
			}
			if err := want.Verify(n, other); err != nil {
				t.Errorf("%s, %s: %v", name, goal, err)
			}
		}
	}
}

// TestRelabelled checks that other numbers for the vertices change neither
// weight nor pairs.
func TestRelabelled(t *testing.T) {
	rng := newRand(61)
	for name, edges := range mixed(rng) {
		n := vertices(edges)
		for _, goal := range []Goal{GoalWeight, GoalCardinality} {
			want := solve(t, n, edges, goal)
			renamed := rng.Perm(n + 3)
			other := make([]Edge, len(edges))
			for i, e := range edges {
				other[i] = Edge{int32(renamed[e.U]), int32(renamed[e.V]), e.Weight}
			}
			got := solve(t, n+3, other, goal)
			if got.Weight != want.Weight || goal == GoalCardinality && got.Pairs != want.Pairs {
				t.Errorf("%s, %s: %d pairs of %d, want %d of %d", name, goal, got.Pairs, got.Weight, want.Pairs, want.Weight)
			}
		}
	}
}

// TestScaled checks that weights three times as large give three times the
// weight, and that under GoalCardinality a constant more for each edge gives
// that much more for each pair.
func TestScaled(t *testing.T) {
	rng := newRand(62)
	for name, edges := range mixed(rng) {
		if name == "limit weights" {
			continue
		}
		n := vertices(edges)
		tripled, raised := slices.Clone(edges), slices.Clone(edges)
		for i := range edges {
			tripled[i].Weight *= 3
			raised[i].Weight += 12345
		}
		for _, goal := range []Goal{GoalWeight, GoalCardinality} {
			if got, want := solve(t, n, tripled, goal), solve(t, n, edges, goal); got.Weight != 3*want.Weight {
				t.Errorf("%s, %s: weight %d, want 3·%d", name, goal, got.Weight, want.Weight)
			}
		}
		got, want := solve(t, n, raised, GoalCardinality), solve(t, n, edges, GoalCardinality)
		if got.Pairs != want.Pairs || got.Weight != want.Weight+12345*int64(want.Pairs) {
			t.Errorf("%s: a constant more changes the best", name)
		}
	}
}

// TestNeverWorse checks how the two goals bound each other, and that one edge
// more never makes a matching worse.
func TestNeverWorse(t *testing.T) {
	rng := newRand(63)
	for name, edges := range mixed(rng) {
		if len(edges) == 0 {
			continue
		}
		n := vertices(edges)
		heavy, many := solve(t, n, edges, GoalWeight), solve(t, n, edges, GoalCardinality)
		if heavy.Weight < many.Weight || heavy.Pairs > many.Pairs {
			t.Errorf("%s: %d pairs of %d against %d of %d", name, heavy.Pairs, heavy.Weight, many.Pairs, many.Weight)
		}
		less := solve(t, n, edges[1:], GoalWeight)
		if less.Weight > heavy.Weight || less.Weight < heavy.Weight-max(edges[0].Weight, 0) {
			t.Errorf("%s: %d without an edge of %d, %d with it", name, less.Weight, edges[0].Weight, heavy.Weight)
		}
	}
}

// plans are all ways to run the stages.
func plans() []plan {
	var all []plan
	for _, fractional := range []manner{together, oneByOne, leftOut} {
		for _, blossoms := range []manner{together, oneByOne} {
			all = append(all, plan{fractional, blossoms})
		}
	}
	return all
}

// watched solves a graph with the given plan and lets watch make of the
// search what it likes after each event.
func watched[W width](t testing.TB, n int, edges []Edge, goal Goal, pl plan, watch func(s *solver[W])) *Solution {
	t.Helper()
	b, err := inspect(n, edges, goal)
	if err != nil {
		t.Fatal(err)
	}
	p := &pulse{ctx: t.Context(), total: n}
	g, err := build[W](p, n, edges, goal, b.shift)
	if err != nil {
		t.Fatal(err)
	}
	s := newSolver(p, g)
	if watch != nil {
		s.checked = func() { watch(s) }
	}
	if err := s.search(pl); err != nil {
		t.Fatal(err)
	}
	r := s.solution(goal, b.shift)
	if err := r.Verify(n, edges); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestRequeue makes the queue anew before each event, which must not matter
// for the best.
func TestRequeue(t *testing.T) {
	rng := newRand(64)
	for name, edges := range mixed(rng) {
		n := vertices(edges)
		for _, goal := range []Goal{GoalWeight, GoalCardinality} {
			want := solve(t, n, edges, goal)
			got := watched(t, n, edges, goal, plan{}, func(s *solver[int64]) {
				if s.trees > 0 && len(s.ready) == 0 {
					s.requeue()
				}
			})
			if got.Weight != want.Weight {
				t.Errorf("%s, %s: weight %d, want %d", name, goal, got.Weight, want.Weight)
			}
		}
	}
}

// TestInvariants runs the search in its checked mode: after each event what the
// package comment says of the search must hold: duals that cover each edge,
// tight matched edges, full blossoms, whole event times. It does so for all
// plans and both widths.
func TestInvariants(t *testing.T) {
	rng := newRand(65)
	graphs := map[string][]Edge{}
	for _, sh := range shapes {
		graphs[sh.name] = sh.draw(rng, 24)
	}
	_, graphs["geo"] = geo(60, 6, 9)
	_, graphs["ultra"] = ultra(3, 9)
	_, graphs["triangles"] = triangles(20, 3)
	for name, edges := range graphs {
		for _, goal := range []Goal{GoalWeight, GoalCardinality} {
			for _, pl := range plans() {
				checkedSearch[int64](t, name, edges, goal, pl)
				if name != "limit weights" {
					checkedSearch[int32](t, name, edges, goal, pl)
				}
			}
		}
	}
}

func checkedSearch[W width](t *testing.T, name string, edges []Edge, goal Goal, pl plan) {
	t.Helper()
	n := vertices(edges)
	got := watched(t, n, edges, goal, pl, func(s *solver[W]) {
		if fault := s.fault(); fault != "" {
			t.Fatalf("%s, %s, %v: %s", name, goal, pl, fault)
		}
	})
	if want := solve(t, n, edges, goal); got.Weight != want.Weight || goal == GoalCardinality && got.Pairs != want.Pairs {
		t.Errorf("%s, %s, %v: %d pairs of %d, want %d of %d", name, goal, pl, got.Pairs, got.Weight, want.Pairs, want.Weight)
	}
}

// fault names an invariant that doesn't hold, if any.
func (s *solver[W]) fault() string {
	dual := func(v int32) W { return s.info[v].y - s.drift(s.info[v].label) }
	around := func(u, v int32) (sum W) {
		above := map[int32]bool{}
		for x := s.nodes[u].parent; x != none; x = s.nodes[x].parent {
			above[x] = true
		}
		for x := s.nodes[v].parent; x != none; x = s.nodes[x].parent {
			if above[x] {
				sum += s.blossomDual(x)
			}
		}
		return sum
	}
	for v := range int32(s.n) {
		switch {
		case dual(v) < 0:
			return "a dual below zero"
		case s.info[v].label != free && (dual(v)-s.clock)%2 != 0:
			return "a dual in a tree of the wrong parity"
		case s.mate[v] == none && s.info[v].label == free && dual(v) > 0 &&
			!s.single && (s.halfNext == nil || s.halfNext[v] == none) && s.base(s.top(v)) == v:
			return "an unmatched vertex without tree"
		case s.mate[v] != none && s.mate[s.mate[v]] != v:
			return "mates that aren't mutual"
		}
		x := v
		for s.nodes[x].parent != none {
			x = s.nodes[x].parent
		}
		if s.top(v) != x {
			return "a vertex in the wrong set"
		}
		for _, a := range s.row(v) {
			slack := dual(v) + dual(a.to) - a.weight + around(v, a.to)
			if slack < 0 {
				return "an edge that isn't covered"
			}
			if s.mate[v] == a.to && slack != 0 {
				return "a matched edge that isn't tight"
			}
		}
	}
	return s.blossomFault()
}

func (s *solver[W]) blossomDual(x int32) W {
	z := s.blossom(x).z
	if s.nodes[x].parent == none {
		z += 2 * s.drift(s.labelOf(x))
	}
	return z
}

func (s *solver[W]) blossomFault() string {
	for x := int32(s.n); int(x) < len(s.nodes); x++ {
		b := s.blossom(x)
		if b.first == none {
			continue
		}
		if s.blossomDual(x) < 0 {
			return "a blossom dual below zero"
		}
		in := map[int32]bool{}
		for v := b.first; ; v = s.after[v] {
			in[v] = true
			if v == b.last {
				break
			}
		}
		matchedWithin := 0
		for v := range in {
			if m := s.mate[v]; m != none && in[m] {
				matchedWithin++
			} else if v != b.base {
				return "a blossom that isn't full"
			}
		}
		if len(in) != int(s.nodes[x].size) || matchedWithin != len(in)-1 {
			return "a blossom of the wrong size"
		}
	}
	return ""
}
