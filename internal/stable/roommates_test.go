package stable

import (
	"context"
	"reflect"
	"slices"
	"testing"
)

// kinds are chances of a pair to be listed, and to be listed one way only.
var kinds = []struct{ chance, oneSided float64 }{{1, 0}, {.8, 0}, {.5, 0}, {.9, .3}, {.4, .2}}

// smallInstances calls f with random instances of up to most agents.
func smallInstances(seed uint64, count, most int, f func(lists [][]int32)) {
	rng := newRand(seed)
	for i := range count {
		k := kinds[i%len(kinds)]
		f(incomplete(rng, rng.IntN(most+1), k.chance, k.oneSided))
	}
}

// TestAgainstAllMatchings enumerates all matchings of small instances.
func TestAgainstAllMatchings(t *testing.T) {
	none, unsolvable := 0, 0
	smallInstances(1, size(40_000, 2000), 8, func(lists [][]int32) {
		s, all := roommates(t, lists), stableMatchings(lists)
		if s.Stable() != (len(all) > 0) {
			t.Fatalf("%v: stable is %v, there are %d", lists, s.Stable(), len(all))
		}
		if s.Stable() && !contains(all, s.Mate) {
			t.Fatalf("%v: %v isn't stable", lists, s.Mate)
		}
		if !s.Stable() {
			unsolvable++
			checkLeftOut(t, lists, s)
		}
		if len(lists) == 0 {
			none++
		}
	})
	t.Logf("%d without a stable matching, %d without agents", unsolvable, none)
}

// checkLeftOut checks that each blocking pair has one left out of an odd party.
func checkLeftOut(t *testing.T, lists [][]int32, s *Solution) {
	t.Helper()
	for _, pair := range blockingOf(lists, s.Mate) {
		if !slices.Contains(s.Odd, pair.A) && !slices.Contains(s.Odd, pair.B) {
			t.Fatalf("%v: %v block %v, but %v were left out", lists, pair, s.Mate, s.Odd)
		}
	}
}

// TestAgainstAllPartitions enumerates all stable partitions, and checks what
// Tan proved of them.
func TestAgainstAllPartitions(t *testing.T) {
	smallInstances(2, size(6000, 500), 7, func(lists [][]int32) {
		s, all := roommates(t, lists), stablePartitions(lists)
		if !contains(all, s.Next) {
			t.Fatalf("%v: %v isn't a stable partition", lists, s.Next)
		}
		for _, next := range all {
			if got, want := oddParties(next), oddParties(s.Next); got != want {
				t.Fatalf("%v: odd parties %s and %s", lists, got, want)
			}
		}
	})
}

// TestOneSidedEntries checks that they have no effect but on positions.
func TestOneSidedEntries(t *testing.T) {
	smallInstances(3, 500, 30, func(lists [][]int32) {
		mutual := copyLists(lists)
		for a := range mutual {
			mutual[a] = slices.DeleteFunc(mutual[a], func(b int32) bool { return !slices.Contains(lists[b], int32(a)) })
		}
		if got, want := roommates(t, lists), roommates(t, mutual); !reflect.DeepEqual(got, want) {
			t.Fatalf("%v: got %v, want %v", lists, got, want)
		}
	})
}

// TestRenumbered checks that other numbers change neither the odd parties nor
// whether there is a stable matching, and that nobody's lists are changed.
func TestRenumbered(t *testing.T) {
	rng := newRand(4)
	smallInstances(4, 500, 30, func(lists [][]int32) {
		n := len(lists)
		name := rng.Perm(n + 1) // and one isolated agent more
		other, given := make([][]int32, n+1), copyLists(lists)
		for a, list := range lists {
			for _, b := range list {
				other[name[a]] = append(other[name[a]], int32(name[b]))
			}
		}
		s, o := roommates(t, lists), roommates(t, other)
		if len(s.Odd) != len(o.Odd) || o.Next[name[n]] != int32(name[n]) {
			t.Fatalf("%v: %d odd parties, renumbered %d", lists, len(s.Odd), len(o.Odd))
		}
		for a, b := range s.Next {
			odd := s.Next[b] != int32(a) || b == int32(a)
			if odd && o.Next[name[a]] != int32(name[b]) {
				t.Fatalf("%v: renumbering changes an odd party", lists)
			}
		}
		if !reflect.DeepEqual(lists, given) && n > 0 {
			t.Fatal("the caller's lists have been changed")
		}
		if !reflect.DeepEqual(roommates(t, lists), s) {
			t.Fatal("twice the same gives two answers")
		}
	})
}

// TestBothSidesOfAMarket checks that roommates of two kinds always have a
// stable matching.
func TestBothSidesOfAMarket(t *testing.T) {
	rng := newRand(5)
	for range 300 {
		m := market(rng, rng.IntN(20), rng.IntN(20), .6, .1, 1)
		residents := int32(len(m.Residents))
		lists := copyLists(m.Residents)
		for _, list := range lists {
			for k := range list {
				list[k] += residents
			}
		}
		lists = append(lists, copyLists(m.Hospitals)...)
		if s := roommates(t, lists); !s.Stable() {
			t.Fatalf("%v: odd parties %v", lists, s.Odd)
		}
	}
}

// TestTableInvariants checks the table of the package comment by its
// definition, before each rotation and at the end.
func TestTableInvariants(t *testing.T) {
	rotations, parties := 0, 0
	smallInstances(6, size(3000, 400), 24, func(lists [][]int32) {
		p := &pulse{ctx: context.Background()}
		ranks, err := newMirror(p, lists, lists)
		if err != nil {
			t.Fatal(err)
		}
		tab := newTable(lists, ranks)
		for a := range lists {
			if err := tab.propose(p, int32(a)); err != nil {
				t.Fatal(err)
			}
		}
		for a := range lists {
			for {
				checkTable(t, tab)
				rotation, err := tab.rotation(p, int32(a))
				if err != nil {
					t.Fatal(err)
				}
				if rotation == nil {
					break
				}
				if tab.isOdd(rotation) {
					parties++
					if len(rotation)%2 == 0 || slices.ContainsFunc(tab.path, tab.open) {
						t.Fatalf("%v: party %v, path %v", lists, rotation, tab.path)
					}
					tab.settle(rotation)
				} else {
					rotations++
					tab.eliminate(rotation)
				}
			}
		}
		for a := range int32(len(lists)) {
			if tab.open(a) {
				t.Fatalf("%v: %d has something left to choose", lists, a)
			}
		}
	})
	t.Logf("%d rotations, %d odd parties", rotations, parties)
}

// checkTable asserts T1 and T2 for all pairs, and that the path is a walk.
func checkTable(t *testing.T, tab *table) {
	t.Helper()
	left := func(a, b int32) bool {
		k, i := slices.Index(tab.lists[a], b), slices.Index(tab.lists[b], a)
		return k >= 0 && i >= 0 && k <= int(tab.rests[a].last) && i <= int(tab.rests[b].last)
	}
	for a, list := range tab.lists {
		var rest []int32
		for _, b := range list {
			if left(int32(a), b) {
				rest = append(rest, b)
			}
		}
		if len(rest) == 0 {
			if int(tab.rests[a].first) != len(list) || int(tab.rests[a].last) != len(list) {
				t.Fatalf("%v: %d has nothing left, first %d, last %d", tab.lists, a, tab.rests[a].first, tab.rests[a].last)
			}
			continue
		}
		first, last := list[tab.rests[a].first], list[tab.rests[a].last]
		if rest[0] != first || rest[len(rest)-1] != last || tab.rests[first].holder != int32(a) {
			t.Fatalf("%v: %d has %v left, first %d, last %d", tab.lists, a, rest, first, last)
		}
	}
	for i, x := range tab.path[:max(len(tab.path)-1, 0)] {
		if tab.open(x) && tab.rests[tab.lists[x][tab.rests[x].second]].holder != tab.path[i+1] {
			t.Fatalf("%v: the path %v isn't a walk", tab.lists, tab.path)
		}
	}
}

// TestMirror checks all ways to look up positions against a search.
func TestMirror(t *testing.T) {
	rng := newRand(7)
	p := &pulse{ctx: context.Background()}
	ways := map[string]int{}
	for range size(400, 60) {
		m := market(rng, rng.IntN(3*short), rng.IntN(20), rng.Float64(), .2, 1)
		for _, sides := range [][2][][]int32{{m.Residents, m.Hospitals}, {m.Hospitals, m.Residents}} {
			chosen, err := newMirror(p, sides[0], sides[1])
			if err != nil {
				t.Fatal(err)
			}
			thin := &mirror{lists: sides[0], others: sides[1]}
			if err := thin.fillBack(p); err != nil {
				t.Fatal(err)
			}
			switch {
			case chosen.matrix != nil:
				ways["matrix"]++
			case chosen.back != nil:
				ways["back"]++
			default:
				ways["search"]++
			}
			for a, list := range sides[0] {
				for k, b := range list {
					want := slices.Index(sides[1][b], int32(a))
					for _, m := range []*mirror{chosen, thin} {
						got := m.at(int32(a), int32(k))
						if want >= 0 && int(got) != want || want < 0 && got != absent && (m.matrix == nil || got != absentMatrix) {
							t.Fatalf("%v: entry %d of %d: got %d, want %d", sides, k, a, got, want)
						}
					}
				}
			}
		}
	}
	if len(ways) < 3 {
		t.Errorf("not all ways were used: %v", ways)
	}
}
