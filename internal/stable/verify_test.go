package stable

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestVerifyFindsEveryChange changes each value of each solution in turn, in
// every way within range and in some beyond.
func TestVerifyFindsEveryChange(t *testing.T) {
	changes := 0
	smallInstances(40, size(4000, 400), 9, func(lists [][]int32) {
		s := roommates(t, lists)
		for what, c := range corruptions(s) {
			changes++
			if err := c.Verify(lists); !errors.Is(err, ErrProof) {
				t.Fatalf("%v: %+v with %s: got %v, want ErrProof", lists, s, what, err)
			}
		}
		if err := s.Verify(lists); err != nil {
			t.Fatal(err)
		}
	})
	t.Logf("%d changes", changes)
}

// corruptions returns copies of s with one value changed.
func corruptions(s *Solution) map[string]*Solution {
	all := map[string]*Solution{}
	change := func(what string, how func(c *Solution)) {
		c := &Solution{slices.Clone(s.Next), slices.Clone(s.Odd), slices.Clone(s.Mate)}
		how(c)
		all[what] = c
	}
	n := len(s.Next)
	for v := range n {
		for _, x := range others(s.Next[v], n) {
			change(fmt.Sprintf("next of %d = %d", v, x), func(c *Solution) { c.Next[v] = x })
		}
		for _, x := range others(s.Mate[v], n) {
			change(fmt.Sprintf("mate of %d = %d", v, x), func(c *Solution) { c.Mate[v] = x })
		}
	}
	for i := range s.Odd {
		for _, x := range others(s.Odd[i], n) {
			change(fmt.Sprintf("odd %d = %d", i, x), func(c *Solution) { c.Odd[i] = x })
		}
		change(fmt.Sprintf("without odd %d", i), func(c *Solution) { c.Odd = slices.Delete(c.Odd, i, i+1) })
	}
	change("one more odd", func(c *Solution) { c.Odd = append(c.Odd, 0) })
	change("one more next", func(c *Solution) { c.Next = append(c.Next, int32(n)) })
	change("one more mate", func(c *Solution) { c.Mate = append(c.Mate, none) })
	return all
}

// others returns all of -2 to n but x, and the extremes.
func others(x int32, n int) []int32 {
	all := []int32{-1 << 31, 1<<31 - 1}
	for o := int32(-2); o <= int32(n); o++ {
		if o != x {
			all = append(all, o)
		}
	}
	return all
}

// TestVerifyAcceptsPartitionsOnly gives it all permutations there are.
func TestVerifyAcceptsPartitionsOnly(t *testing.T) {
	smallInstances(41, size(600, 100), 5, func(lists [][]int32) {
		all := stablePartitions(lists)
		permutations(len(lists), func(next []int32) {
			s := newSolution(next)
			want := contains(all, next) && s.checkParties() == nil
			if err := s.Verify(lists); (err == nil) != want {
				t.Fatalf("%v: %v: got %v, want it accepted: %v", lists, next, err, want)
			}
		})
	})
}

func permutations(n int, f func(p []int32)) {
	p := make([]int32, n)
	used := make([]bool, n)
	var extend func(i int)
	extend = func(i int) {
		if i == n {
			f(p)
			return
		}
		for x := range n {
			if !used[x] {
				used[x], p[i] = true, int32(x)
				extend(i + 1)
				used[x] = false
			}
		}
	}
	extend(0)
}

func TestVerifyRefuses(t *testing.T) {
	square := [][]int32{{1, 3}, {2, 0}, {3, 1}, {0, 2}} // each likes the next one best
	tests := []struct {
		name  string
		lists [][]int32
		s     Solution
		want  string
	}{
		{"good", square, Solution{Next: []int32{1, 0, 3, 2}, Mate: []int32{1, 0, 3, 2}}, ""},
		{"good too", square, Solution{Next: []int32{3, 2, 1, 0}, Mate: []int32{3, 2, 1, 0}}, ""},
		{"even party", square, Solution{Next: []int32{1, 2, 3, 0}, Mate: []int32{1, 0, 3, 2}}, "odd or a pair"},
		{"no partition", square, Solution{Next: []int32{1, 1, 3, 2}, Mate: []int32{1, 0, 3, 2}}, "permutation"},
		{"alone", square, Solution{Next: []int32{0, 1, 3, 2}, Mate: []int32{-1, -1, 3, 2}}, "better than their predecessors"},
		{"not listed", square, Solution{Next: []int32{2, 3, 0, 1}, Mate: []int32{2, 3, 0, 1}}, "must list its predecessor"},
		{"wrong way", ring(3), Solution{Next: []int32{2, 0, 1}, Odd: []int32{0}, Mate: []int32{-1, 2, 1}}, "at least as much"},
		{"not told", ring(3), Solution{Next: []int32{1, 2, 0}, Mate: []int32{-1, 2, 1}}, "isn't told"},
		{"party of others", ring(3), Solution{Next: []int32{1, 2, 0}, Odd: []int32{1}, Mate: []int32{-1, 2, 1}}, "isn't told"},
		{"another left out", ring(3), Solution{Next: []int32{1, 2, 0}, Odd: []int32{0}, Mate: []int32{1, 0, -1}}, "must have no mate"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { wantProof(t, tt.s.Verify(tt.lists), tt.want) })
	}
}

func wantProof(t *testing.T, err error, want string) {
	t.Helper()
	switch {
	case want == "" && err != nil:
		t.Error(err)
	case want != "" && !errors.Is(err, ErrProof):
		t.Errorf("got %v, want ErrProof", err)
	case want != "" && !strings.Contains(err.Error(), want):
		t.Errorf("got %v, want %q", err, want)
	}
}

// TestVerifyPlacementFindsEveryChange does so for placements.
func TestVerifyPlacementFindsEveryChange(t *testing.T) {
	changes := 0
	smallMarkets(42, size(3000, 300), 9, 5, func(m Market) {
		for _, side := range []Side{Residents, Hospitals} {
			s := place(t, m, side)
			for r := range s.At {
				for _, x := range others(s.At[r], len(m.Hospitals)) {
					changes++
					c := &Placement{slices.Clone(s.At)}
					c.At[r] = x
					if err := c.Verify(m, side); !errors.Is(err, ErrProof) {
						t.Fatalf("%v: %v with %d at %d: got %v, want ErrProof", m, s.At, r, x, err)
					}
				}
			}
			longer := &Placement{append(slices.Clone(s.At), none)}
			if err := longer.Verify(m, side); !errors.Is(err, ErrProof) {
				t.Fatalf("one more: got %v, want ErrProof", err)
			}
		}
	})
	t.Logf("%d changes", changes)
}

func TestVerifyPlacementRefuses(t *testing.T) {
	m := Market{
		Residents: [][]int32{{0, 1}, {1, 0}, {}},
		Hospitals: [][]int32{{1, 0, 2}, {0, 1}},
		Capacity:  []int32{1, 1},
	}
	tests := []struct {
		name string
		side Side
		at   []int32
		want string
	}{
		{"best for residents", Residents, []int32{0, 1, -1}, ""},
		{"best for hospitals", Hospitals, []int32{1, 0, -1}, ""},
		{"not best for residents", Residents, []int32{1, 0, -1}, "better for all residents who move"},
		{"not best for hospitals", Hospitals, []int32{0, 1, -1}, "better for all hospitals who move"},
		{"blocking pair", Residents, []int32{0, -1, -1}, "resident 1 and hospital 0 block"},
		{"not listed", Residents, []int32{1, -1, 0}, "must list each other"},
		{"too many", Residents, []int32{0, 0, -1}, "more residents than places"},
		{"nowhere", Residents, []int32{0, 2, -1}, "whose own mate fits"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { wantProof(t, (&Placement{tt.at}).Verify(m, tt.side), tt.want) })
	}
}
