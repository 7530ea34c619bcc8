package stable

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
)

// smallMarkets calls f with random markets.
func smallMarkets(seed uint64, count, residents, hospitals int, f func(m Market)) {
	rng := newRand(seed)
	for i := range count {
		k := kinds[i%len(kinds)]
		m := market(rng, rng.IntN(residents+1), rng.IntN(hospitals+1), k.chance, k.oneSided, 1+i%3)
		if i%4 > 0 { // hospitals without places in every fourth only
			for h := range m.Capacity {
				m.Capacity[h] = max(m.Capacity[h], 1)
			}
		}
		f(m)
	}
}

// rank is the position of what an agent has on its list, the list's length for
// nothing.
func rank(list []int32, has int32) int {
	if k := slices.Index(list, has); k >= 0 {
		return k
	}
	return len(list)
}

// TestAgainstAllPlacements enumerates all placements of small markets. Ours must
// be stable, best for all of the proposing side and worst for all of the other,
// and Verify must accept a stable placement for the side it is best for only.
func TestAgainstAllPlacements(t *testing.T) {
	several := 0
	smallMarkets(20, size(20_000, 2000), 6, 4, func(m Market) {
		all := stablePlacements(m)
		if len(all) > 1 {
			several++
		}
		r, h := place(t, m, Residents), place(t, m, Hospitals)
		if !contains(all, r.At) || !contains(all, h.At) {
			t.Fatalf("%v: %v and %v, stable are %v", m, r.At, h.At, all)
		}
		for _, at := range all {
			for i, list := range m.Residents {
				k := rank(list, at[i])
				if k < rank(list, r.At[i]) || k > rank(list, h.At[i]) {
					t.Fatalf("%v: %v and %v are not the extremes, there is %v", m, r.At, h.At, at)
				}
			}
			other := &Placement{at}
			if err := other.Verify(m, Residents); (err == nil) != slices.Equal(at, r.At) {
				t.Fatalf("%v: %v for %v: %v", m, at, Residents, err)
			}
			if err := other.Verify(m, Hospitals); (err == nil) != slices.Equal(at, h.At) {
				t.Fatalf("%v: %v for %v: %v", m, at, Hospitals, err)
			}
		}
		checkRural(t, m, all)
	})
	t.Logf("%d markets with several stable placements", several)
}

// checkRural checks Roth's theorem: the same residents have places, hospitals
// have equally many, and those that aren't full the same ones.
func checkRural(t *testing.T, m Market, all [][]int32) {
	t.Helper()
	for _, at := range all {
		for h, places := range m.Capacity {
			one, two := residentsOf(all[0], int32(h)), residentsOf(at, int32(h))
			if len(one) != len(two) || len(one) < int(places) && !slices.Equal(one, two) {
				t.Fatalf("%v: hospital %d has %v and %v", m, h, one, two)
			}
		}
		if one, two := residentsOf(all[0], none), residentsOf(at, none); !slices.Equal(one, two) {
			t.Fatalf("%v: without a place %v and %v", m, one, two)
		}
	}
}

func residentsOf(at []int32, h int32) []int32 {
	var all []int32
	for r, x := range at {
		if x == h {
			all = append(all, int32(r))
		}
	}
	return all
}

// TestLargerMarkets checks the rural hospitals theorem, and both extremes
// against each other, where not all placements can be enumerated.
func TestLargerMarkets(t *testing.T) {
	smallMarkets(21, 500, 60, 12, func(m Market) {
		given := Market{copyLists(m.Residents), copyLists(m.Hospitals), slices.Clone(m.Capacity)}
		r, h := place(t, m, Residents), place(t, m, Hospitals)
		checkRural(t, m, [][]int32{r.At, h.At})
		for i, list := range m.Residents {
			if rank(list, r.At[i]) > rank(list, h.At[i]) {
				t.Fatalf("%v: resident %d is better off when the hospitals choose", m, i)
			}
		}
		if !slices.Equal(r.At, h.At) && r.Verify(m, Hospitals) == nil {
			t.Fatalf("%v: best for both sides, but there are two", m)
		}
		if !slices.Equal(m.Capacity, given.Capacity) || fmt.Sprint(m) != fmt.Sprint(given) {
			t.Fatal("the caller's market has been changed")
		}
		if again := place(t, m, Residents); !reflect.DeepEqual(again, r) {
			t.Fatal("twice the same gives two answers")
		}
	})
}

// TestOnePlaceEach checks hospitals of one place from both sides: with the
// sides exchanged the result is the same.
func TestOnePlaceEach(t *testing.T) {
	rng := newRand(22)
	for range 500 {
		m := market(rng, rng.IntN(15), rng.IntN(15), .7, .1, 1)
		for h := range m.Capacity {
			m.Capacity[h] = 1
		}
		turned := Market{m.Hospitals, m.Residents, slices.Repeat([]int32{1}, len(m.Residents))}
		for _, side := range [][2]Side{{Residents, Hospitals}, {Hospitals, Residents}} {
			s, other := place(t, m, side[0]), place(t, turned, side[1])
			back := slices.Repeat([]int32{none}, len(m.Residents))
			for h, r := range other.At {
				if r != none {
					back[r] = int32(h)
				}
			}
			if !slices.Equal(s.At, back) {
				t.Fatalf("%v: best for %s: got %v, turned %v", m, side[0], s.At, back)
			}
		}
	}
}

// TestMoreCapacity checks that one place more never hurts a resident under the
// residents' best, nor any of them one resident less (Gale and Sotomayor, 1985).
func TestMoreCapacity(t *testing.T) {
	rng := newRand(23)
	smallMarkets(23, 500, 30, 8, func(m Market) {
		if len(m.Hospitals) == 0 {
			return
		}
		before := place(t, m, Residents)
		m.Capacity[rng.IntN(len(m.Hospitals))]++
		after := place(t, m, Residents)
		for i, list := range m.Residents {
			if rank(list, after.At[i]) > rank(list, before.At[i]) {
				t.Fatalf("%v: one place more leaves resident %d worse off", m, i)
			}
		}
		if len(m.Residents) == 0 {
			return
		}
		leaves := rng.IntN(len(m.Residents))
		m.Residents[leaves] = nil
		fewer := place(t, m, Residents)
		for i, list := range m.Residents {
			if i != leaves && rank(list, fewer.At[i]) > rank(list, after.At[i]) {
				t.Fatalf("%v: one resident less leaves resident %d worse off", m, i)
			}
		}
	})
}
