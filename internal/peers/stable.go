package main

import (
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/essor-go/essor/internal/stable"
)

// stableWorks compares roommates and places, with checks and proofs, with bare
// loops that have neither. No other software of theirs that is known to answer
// rightly is at hand as a package.
func stableWorks() []work {
	var works []work
	for _, n := range []int{100, 300, 1_000} {
		lists := rankings(n, n, true, uint64(n))
		works = append(works, work{
			name:  fmt.Sprintf("roommates %d", n),
			ours:  func() { must(stable.Roommates(context.Background(), lists, nil)) },
			peers: []peer{{name: "bare", run: func() { bareRoommates(lists) }}},
		})
	}
	const residents, hospitals, places = 1_000, 50, 20
	m := stable.Market{
		Residents: rankings(residents, hospitals, false, 1),
		Hospitals: rankings(hospitals, residents, false, 2),
	}
	for range hospitals {
		m.Capacity = append(m.Capacity, places)
	}
	return append(works, work{
		name:  fmt.Sprintf("places %d", residents),
		ours:  func() { must(stable.Place(context.Background(), m, stable.Residents, nil)) },
		peers: []peer{{name: "bare", run: func() { barePlaces(m) }}},
	})
}

// rankings gives each of n agents a random order of all others, or of all
// agents of another side.
func rankings(n, others int, roommates bool, seed uint64) [][]int32 {
	rng := rand.New(rand.NewPCG(seed, 0))
	lists := make([][]int32, n)
	for a := range lists {
		for _, b := range rng.Perm(others) {
			if !roommates || b != a {
				lists[a] = append(lists[a], int32(b))
			}
		}
	}
	return lists
}

// bareRoommates is Irving's algorithm for complete lists, with a matrix of
// ranks. It trusts its input, stops at the first odd party and proves nothing.
// It returns nil for "none".
func bareRoommates(lists [][]int32) []int32 {
	n := len(lists)
	rank := bareRanks(lists, n)
	first, last := make([]int32, n), make([]int32, n)
	for a := range last {
		last[a] = int32(n - 1) // nobody yet
	}
	for begin := range lists {
		for a := int32(begin); a >= 0 && int(first[a]) < n-1; {
			b := lists[a][first[a]]
			switch r := rank[int(b)*n+int(a)]; {
			case int(last[b]) == n-1:
				last[b], a = r, -1
			case r < last[b]:
				last[b], a = r, lists[b][last[b]]
			default:
				first[a]++
			}
		}
	}
	second := func(a int32) int32 {
		k := first[a] + 1
		for rank[int(lists[a][k])*n+int(a)] > last[lists[a][k]] {
			k++
		}
		return k
	}
	seen := make([]int, n)
	round := 0
	for begin := range lists {
		for first[begin] < last[begin] {
			round++
			x := int32(begin)
			for ; seen[x] != round; x = next(lists, last, x, second(x)) {
				seen[x] = round
			}
			round++
			var rotation, seconds []int32
			for ; seen[x] != round; x = next(lists, last, x, seconds[len(seconds)-1]) {
				seen[x] = round
				rotation, seconds = append(rotation, x), append(seconds, second(x))
			}
			for i, x := range rotation {
				y := lists[x][seconds[i]]
				first[x], last[y] = seconds[i], rank[int(y)*n+int(x)]
			}
			for _, x := range rotation {
				if first[x] > last[x] {
					return nil
				}
			}
		}
	}
	for a := range first {
		if int(first[a]) == n-1 {
			first[a] = -1 // the one left over of an odd number
		} else {
			first[a] = lists[a][first[a]]
		}
	}
	return first
}

// next returns the last of the agent at position k of x's list.
func next(lists [][]int32, last []int32, x, k int32) int32 {
	y := lists[x][k]
	return lists[y][last[y]]
}

// barePlaces lets residents propose, with a matrix of ranks and a search for
// the worst. It trusts its input.
func barePlaces(m stable.Market) []int32 {
	n := len(m.Residents)
	rank := bareRanks(m.Hospitals, n)
	tried, at := make([]int32, n), make([]int32, n)
	held := make([][]int32, len(m.Hospitals))
	for begin := range m.Residents {
		r := int32(begin)
		at[r] = -1
		for r >= 0 && int(tried[r]) < len(m.Residents[r]) {
			h := m.Residents[r][tried[r]]
			tried[r]++
			if len(held[h]) < int(m.Capacity[h]) {
				held[h] = append(held[h], r)
				at[r], r = h, -1
				continue
			}
			worst := 0
			for i, other := range held[h] {
				if rank[int(h)*n+int(other)] > rank[int(h)*n+int(held[h][worst])] {
					worst = i
				}
			}
			if other := held[h][worst]; rank[int(h)*n+int(r)] < rank[int(h)*n+int(other)] {
				held[h][worst] = r
				at[r], at[other] = h, -1
				r = other
			}
		}
	}
	return at
}

// bareRanks has a row for each list, with the position of each agent.
func bareRanks(lists [][]int32, width int) []int32 {
	rank := make([]int32, len(lists)*width)
	for a, list := range lists {
		for k, b := range list {
			rank[a*width+int(b)] = int32(k)
		}
	}
	return rank
}
