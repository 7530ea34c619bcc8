package matching

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// proofs are graphs whose solutions have all parts of a proof between them.
func proofs() map[string]func() (int, []Edge) {
	return map[string]func() (int, []Edge){
		"nested": func() (int, []Edge) { return ultra(3, 1) },
		"geo":    func() (int, []Edge) { return geo(40, 5, 3) },
		"ties":   func() (int, []Edge) { return triangles(5, 1) },
		"signs": func() (int, []Edge) {
			return 9, []Edge{
				{0, 1, -4}, {1, 2, 0}, {2, 0, 3}, {2, 3, 5}, {3, 4, 5}, {4, 2, 5},
				{5, 6, -1}, {6, 7, -2}, {7, 5, -3}, {3, 2, 4},
			}
		},
		"equal weights":  func() (int, []Edge) { return 4, []Edge{{0, 1, 1}, {1, 2, 1}, {2, 3, 1}} },
		"no edges":       func() (int, []Edge) { return 3, nil },
		"no vertices":    func() (int, []Edge) { return 0, nil },
		"limit weights":  func() (int, []Edge) { return 3, []Edge{{0, 1, MaxWeight}, {1, 2, -MaxWeight}} },
		"best parallels": func() (int, []Edge) { return 2, []Edge{{0, 1, 2}, {1, 0, 9}, {0, 1, 7}} },
	}
}

// TestVerifyFindsEveryChange changes each value of a solution in turn, in
// several ways.
func TestVerifyFindsEveryChange(t *testing.T) {
	for name, graph := range proofs() {
		for _, goal := range []Goal{GoalWeight, GoalCardinality} {
			t.Run(name+"/"+string(goal), func(t *testing.T) {
				n, edges := graph()
				s := solve(t, n, edges, goal)
				changes := 0
				for what, c := range corruptions(s) {
					changes++
					if reflect.DeepEqual(c, s) {
						t.Fatalf("%s changes nothing", what)
					}
					err := c.Verify(n, edges)
					if err == nil {
						t.Errorf("%s isn't found", what)
					}
					if !strings.HasPrefix(what, "goal") && !errors.Is(err, ErrProof) {
						t.Errorf("%s: got %v, want ErrProof", what, err)
					}
				}
				if err := s.Verify(n, edges); err != nil {
					t.Errorf("the solution has been changed itself: %v", err)
				}
				t.Logf("%d changes, %d blossoms", changes, len(s.Blossoms))
			})
		}
	}
}

// corruptions returns copies of s with one value changed.
func corruptions(s *Solution) map[string]*Solution {
	all := map[string]*Solution{}
	change := func(what string, how func(c *Solution)) {
		c := *s
		c.Mate, c.Y = slices.Clone(s.Mate), slices.Clone(s.Y)
		c.Inside, c.Blossoms = slices.Clone(s.Inside), slices.Clone(s.Blossoms)
		how(&c)
		all[what] = &c
	}
	for _, goal := range []Goal{"", "most", GoalWeight, GoalCardinality} {
		if goal != s.Goal {
			change(fmt.Sprintf("goal %q", goal), func(c *Solution) { c.Goal = goal })
		}
	}
	for _, x := range other64(s.Weight) {
		change(fmt.Sprintf("weight %d", x), func(c *Solution) { c.Weight = x })
	}
	for _, x := range other64(s.Shift) {
		change(fmt.Sprintf("shift %d", x), func(c *Solution) { c.Shift = x })
	}
	for _, x := range []int{s.Pairs - 1, s.Pairs + 1, -s.Pairs - 1} {
		change(fmt.Sprintf("pairs %d", x), func(c *Solution) { c.Pairs = x })
	}
	n := len(s.Mate)
	for v := range n {
		for _, x := range other32(s.Mate[v], n) {
			change(fmt.Sprintf("mate of %d = %d", v, x), func(c *Solution) { c.Mate[v] = x })
		}
		for _, x := range other64(s.Y[v]) {
			change(fmt.Sprintf("y of %d = %d", v, x), func(c *Solution) { c.Y[v] = x })
		}
		for _, x := range other32(s.Inside[v], len(s.Blossoms)) {
			change(fmt.Sprintf("inside of %d = %d", v, x), func(c *Solution) { c.Inside[v] = x })
		}
	}
	for b := range s.Blossoms {
		for _, x := range other64(s.Blossoms[b].Z) {
			change(fmt.Sprintf("z of %d = %d", b, x), func(c *Solution) { c.Blossoms[b].Z = x })
		}
		for _, x := range other32(s.Blossoms[b].Parent, len(s.Blossoms)) {
			change(fmt.Sprintf("parent of %d = %d", b, x), func(c *Solution) { c.Blossoms[b].Parent = x })
		}
		change(fmt.Sprintf("without blossom %d", b), func(c *Solution) { c.Blossoms = slices.Delete(c.Blossoms, b, b+1) })
	}
	change("one more blossom", func(c *Solution) { c.Blossoms = append(c.Blossoms, Blossom{none, 4}) })
	change("one more mate", func(c *Solution) { c.Mate = append(c.Mate, none) })
	change("one more y", func(c *Solution) { c.Y = append(c.Y, 0) })
	change("one more inside", func(c *Solution) { c.Inside = append(c.Inside, none) })
	return all
}

// other32 returns all of -2 to n but x, and the extremes.
func other32(x int32, n int) []int32 {
	others := []int32{-1 << 31, 1<<31 - 1}
	for o := int32(-2); o <= int32(n); o++ {
		if o != x {
			others = append(others, o)
		}
	}
	return others
}

func other64(x int64) []int64 {
	others := []int64{x - 1, x + 1, x - 4, x + 4, x + 1<<32, ^x, -1 << 63, 1<<63 - 1}
	if x != 0 {
		others = append(others, 0)
	}
	return others
}

// TestVerifyRefuses has faults that take more than one change.
func TestVerifyRefuses(t *testing.T) {
	square := []Edge{{0, 1, 3}, {1, 2, 2}, {2, 3, 3}, {3, 0, 1}}
	triangle := []Edge{{0, 1, 2}, {1, 2, 2}, {2, 0, 2}}
	outside := []int32{-1, -1, -1, -1}
	tests := []struct {
		name  string
		n     int
		edges []Edge
		s     Solution
		want  string
	}{
		{"good", 4, square, Solution{
			Mate: []int32{1, 0, 3, 2}, Pairs: 2, Weight: 6, Y: []int64{4, 8, 4, 8}, Inside: outside,
		}, ""},
		{"lighter matching", 4, square, Solution{
			Mate: []int32{3, 2, 1, 0}, Pairs: 2, Weight: 3, Y: []int64{4, 8, 4, 8}, Inside: outside,
		}, "joined by an edge without slack"},
		{"tight for a lighter matching", 4, square, Solution{
			Mate: []int32{3, 2, 1, 0}, Pairs: 2, Weight: 3, Y: []int64{4, 4, 4, 0}, Inside: outside,
		}, "don't cover edge 0"},
		{"pairs that are no edges", 4, square, Solution{
			Mate: []int32{2, 3, 0, 1}, Pairs: 2, Weight: 6, Y: []int64{4, 8, 4, 8}, Inside: outside,
		}, "joined by an edge without slack"},
		{"one end missing", 2, []Edge{{0, 1, 1}}, Solution{
			Mate: []int32{-1, -1}, Y: []int64{4, 0}, Inside: []int32{-1, -1},
		}, "a dual but no mate"},
		{"pair without weight", 2, []Edge{{0, 1, 0}}, Solution{
			Mate: []int32{1, 0}, Pairs: 1, Y: []int64{0, 0}, Inside: []int32{-1, -1},
		}, "joined by an edge without slack"},
		{"blossom", 3, triangle, Solution{
			Mate: []int32{1, 0, -1}, Pairs: 1, Weight: 2, Y: []int64{0, 0, 0},
			Inside: []int32{0, 0, 0}, Blossoms: []Blossom{{-1, 8}},
		}, ""},
		{"blossom not full", 6, []Edge{{0, 1, 2}, {1, 2, 2}, {2, 0, 2}, {0, 3, 1}, {1, 4, 1}, {2, 5, 1}}, Solution{
			Mate: []int32{3, 4, 5, 0, 1, 2}, Pairs: 3, Weight: 3, Y: []int64{0, 0, 0, 4, 4, 4},
			Inside: []int32{0, 0, 0, -1, -1, -1}, Blossoms: []Blossom{{-1, 8}},
		}, "less than its bound"},
		{"even set", 4, square, Solution{
			Mate: []int32{1, 0, 3, 2}, Pairs: 2, Weight: 6, Y: []int64{0, 0, 0, 0},
			Inside: []int32{0, 0, 0, 0}, Blossoms: []Blossom{{-1, 12}},
		}, "odd set"},
		{"sums that overflow", 3, triangle, Solution{
			Mate: []int32{1, 0, -1}, Pairs: 1, Weight: 2, Y: []int64{0, 0, 0}, Inside: []int32{1, 1, 1},
			Blossoms: []Blossom{{-1, 1 << 62}, {0, 1 << 62}},
		}, "dual of blossom 0 is out of range"},
		{"nest that overflows", 3, triangle, Solution{
			Mate: []int32{1, 0, -1}, Pairs: 1, Weight: 2, Y: []int64{0, 0, 0}, Inside: []int32{1, 1, 1},
			Blossoms: []Blossom{{-1, 8}, {0, 1}},
		}, "dual of blossom 1 is out of range"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.s.Goal = GoalWeight
			err := tt.s.Verify(tt.n, tt.edges)
			switch {
			case tt.want == "" && err != nil:
				t.Error(err)
			case tt.want != "" && !errors.Is(err, ErrProof):
				t.Errorf("got %v, want ErrProof", err)
			case tt.want != "" && !strings.Contains(err.Error(), tt.want):
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// TestVerifyRefusesOtherInput checks that a proof belongs to its graph.
func TestVerifyRefusesOtherInput(t *testing.T) {
	n, edges := geo(40, 5, 3)
	s := solve(t, n, edges, GoalWeight)
	if err := s.Verify(n+1, edges); !errors.Is(err, ErrProof) {
		t.Errorf("one vertex more: got %v", err)
	}
	if err := s.Verify(n, append(edges, Edge{0, 0, 1})); !errors.Is(err, ErrInput) {
		t.Errorf("a loop more: got %v", err)
	}
	for i := range edges {
		heavier := slices.Clone(edges)
		heavier[i].Weight += 200000
		if err := s.Verify(n, heavier); !errors.Is(err, ErrProof) {
			t.Errorf("edge %d heavier: got %v", i, err)
		}
	}
}

// TestMorePairsWeighMore has shifts that Verify itself would refuse before.
func TestMorePairsWeighMore(t *testing.T) {
	b := bounds{lo: 2, hi: 5} // with 4 pairs, 2 + shift must pass 4·3
	tests := []struct {
		shift int64
		goal  Goal
		ok    bool
	}{
		{11, GoalCardinality, true},
		{10, GoalCardinality, false},
		{-2, GoalCardinality, false},
		{0, GoalWeight, true},
	}
	for _, tt := range tests {
		s := &Solution{Goal: tt.goal, Pairs: 4, Shift: tt.shift}
		if err := s.morePairsWeighMore(b); (err == nil) != tt.ok {
			t.Errorf("shift %d: got %v", tt.shift, err)
		}
	}
}

func TestWide(t *testing.T) {
	var w wide
	for range 4 {
		w.add(1<<63, 1<<63)
	}
	if w != (wide{high: 0, low: 0}) { // 2¹²⁸ wraps around
		t.Errorf("got %v", w)
	}
	w.add(1<<63, 2)
	w.add(1, 1<<64-1)
	if want := (wide{high: 1, low: 1<<64 - 1}); w != want {
		t.Errorf("got %v, want %v", w, want)
	}
	if !w.less(wide{2, 0}) || !w.less(wide{3, 9}) || w.less(w) || !(wide{1, 5}).less(w) {
		t.Error("less is wrong")
	}
}
