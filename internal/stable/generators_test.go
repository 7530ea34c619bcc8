package stable

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
)

// splitMix is the generator splitmix64 of Steele, Lea and Flood (2014).
type splitMix uint64

func (r *splitMix) next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// complete is the generator of stable-roommates.json: everyone lists all
// others, in random order.
func complete(n int, seed uint64) [][]int32 {
	rng := splitMix(seed)
	lists := make([][]int32, n)
	for i := range lists {
		p := make([]int32, 0, n)
		for j := range int32(n) {
			if j != int32(i) {
				p = append(p, j)
			}
		}
		for k := n - 2; k > 0; k-- {
			j := rng.next() % uint64(k+1)
			p[k], p[j] = p[j], p[k]
		}
		lists[i] = p
	}
	return lists
}

// checksum is FNV-1a over all entries, 8 bytes each, the least significant
// first.
func checksum(lists [][]int32) uint64 {
	sum := uint64(0xcbf29ce484222325)
	for _, list := range lists {
		for _, x := range list {
			for range 8 {
				sum = (sum ^ uint64(x)&0xff) * 0x100000001b3
				x >>= 8
			}
		}
	}
	return sum
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// incomplete lists each pair with a chance, and of each pair one direction
// only with another.
func incomplete(rng *rand.Rand, n int, chance, oneSided float64) [][]int32 {
	lists := make([][]int32, n)
	for a := range n {
		for b := range a {
			if rng.Float64() >= chance {
				continue
			}
			way := rng.Float64()
			if way >= oneSided/2 {
				lists[a] = append(lists[a], int32(b))
			}
			if way < 1-oneSided/2 {
				lists[b] = append(lists[b], int32(a))
			}
		}
	}
	for _, list := range lists {
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	return lists
}

// sparse gives each of n agents about degree acceptable others.
func sparse(n, degree int, seed uint64) [][]int32 {
	rng := newRand(seed)
	lists := make([][]int32, n)
	for a := range n {
		for range degree / 2 {
			b := rng.IntN(n)
			if b == a || slices.Contains(lists[a], int32(b)) || slices.Contains(lists[b], int32(a)) {
				continue
			}
			lists[a] = append(lists[a], int32(b))
			lists[b] = append(lists[b], int32(a))
		}
	}
	for _, list := range lists {
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	return lists
}

// ring lets each agent like the next one best and the previous one second: one
// party of all n.
func ring(n int) [][]int32 {
	lists := make([][]int32, n)
	for a := range lists {
		lists[a] = []int32{int32((a + 1) % n), int32((a + n - 1) % n)}
	}
	return lists
}

// market draws a market with one direction of some pairs only.
func market(rng *rand.Rand, residents, hospitals int, chance, oneSided float64, capacity int) Market {
	m := Market{make([][]int32, residents), make([][]int32, hospitals), make([]int32, hospitals)}
	for r := range residents {
		for h := range hospitals {
			if rng.Float64() >= chance {
				continue
			}
			way := rng.Float64()
			if way >= oneSided/2 {
				m.Residents[r] = append(m.Residents[r], int32(h))
			}
			if way < 1-oneSided/2 {
				m.Hospitals[h] = append(m.Hospitals[h], int32(r))
			}
		}
	}
	for _, lists := range [][][]int32{m.Residents, m.Hospitals} {
		for _, list := range lists {
			rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		}
	}
	for h := range m.Capacity {
		m.Capacity[h] = int32(rng.IntN(capacity + 1))
	}
	return m
}

func roommates(t testing.TB, lists [][]int32) *Solution {
	t.Helper()
	s, err := Roommates(context.Background(), lists, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func place(t testing.TB, m Market, best Side) *Placement {
	t.Helper()
	s, err := Place(context.Background(), m, best, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// copyLists is a copy that shares nothing.
func copyLists(lists [][]int32) [][]int32 {
	c := make([][]int32, len(lists))
	for i, list := range lists {
		c[i] = slices.Clone(list)
	}
	return c
}

// sparseMarket gives each resident degree hospitals, which have places for all
// residents but a few.
func sparseMarket(residents, hospitals, degree int, seed uint64) Market {
	rng := newRand(seed)
	m := Market{make([][]int32, residents), make([][]int32, hospitals), make([]int32, hospitals)}
	for r := range residents {
		for len(m.Residents[r]) < degree {
			h := rng.IntN(hospitals)
			if !slices.Contains(m.Residents[r], int32(h)) {
				m.Residents[r] = append(m.Residents[r], int32(h))
				m.Hospitals[h] = append(m.Hospitals[h], int32(r))
			}
		}
	}
	for h, list := range m.Hospitals {
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		m.Capacity[h] = int32(residents/hospitals - rng.IntN(2))
	}
	return m
}

// size is the first number, or the second where time is short.
func size(full, short int) int {
	if testing.Short() || underRace {
		return short
	}
	return full
}
