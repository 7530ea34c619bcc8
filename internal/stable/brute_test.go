package stable

import (
	"fmt"
	"slices"
)

// The oracles here follow the definitions word by word, over all matchings,
// permutations or placements there are.

// likes reports whether a likes b, whom a lists, better than c, who may be a
// itself or none or unlisted.
func likes(lists [][]int32, a, b, c int32) bool {
	i, j := slices.Index(lists[a], b), slices.Index(lists[a], c)
	return i >= 0 && (j < 0 || i < j)
}

func acceptable(lists [][]int32, a, b int32) bool {
	return slices.Contains(lists[a], b) && slices.Contains(lists[b], a)
}

// blockingOf returns all pairs who like each other better than what they have.
func blockingOf(lists [][]int32, has []int32) []Pair {
	pairs := []Pair{}
	for a := range int32(len(lists)) {
		for b := a + 1; b < int32(len(lists)); b++ {
			if likes(lists, a, b, has[a]) && likes(lists, b, a, has[b]) {
				pairs = append(pairs, Pair{a, b})
			}
		}
	}
	return pairs
}

// matchings calls f with every matching of acceptable pairs.
func matchings(lists [][]int32, f func(mate []int32)) {
	n := int32(len(lists))
	mate := slices.Repeat([]int32{-2}, len(lists))
	var extend func(a int32)
	extend = func(a int32) {
		for a < n && mate[a] != -2 {
			a++
		}
		if a == n {
			f(mate)
			return
		}
		mate[a] = none
		extend(a + 1)
		for b := a + 1; b < n; b++ {
			if mate[b] == -2 && acceptable(lists, a, b) {
				mate[a], mate[b] = b, a
				extend(a + 1)
				mate[b] = -2
			}
		}
		mate[a] = -2
	}
	extend(0)
}

// stableMatchings returns all of them.
func stableMatchings(lists [][]int32) [][]int32 {
	var all [][]int32
	matchings(lists, func(mate []int32) {
		if len(blockingOf(lists, mate)) == 0 {
			all = append(all, slices.Clone(mate))
		}
	})
	return all
}

// stablePartitions returns all stable partitions, by Tan's definition.
func stablePartitions(lists [][]int32) [][]int32 {
	n := int32(len(lists))
	next, prev := slices.Repeat([]int32{none}, len(lists)), slices.Repeat([]int32{none}, len(lists))
	var all [][]int32
	var extend func(a int32)
	extend = func(a int32) {
		if a == n {
			for v := range n {
				if next[v] != prev[v] && !likes(lists, v, next[v], prev[v]) {
					return
				}
			}
			if len(blockingOf(lists, prev)) == 0 {
				all = append(all, slices.Clone(next))
			}
			return
		}
		for b := range n {
			if prev[b] == none && (a == b || acceptable(lists, a, b)) {
				next[a], prev[b] = b, a
				extend(a + 1)
				prev[b] = none
			}
		}
	}
	extend(0)
	return all
}

// oddParties returns the odd cycles of a permutation, each from its least
// member, in the order of these.
func oddParties(next []int32) string {
	var all [][]int32
	for v := range int32(len(next)) {
		party := []int32{v}
		for a := next[v]; a != v; a = next[a] {
			party = append(party, a)
		}
		if len(party)%2 == 1 && slices.Min(party) == v {
			all = append(all, party)
		}
	}
	return fmt.Sprint(all)
}

// blockingOfPlacement returns all pairs that block a placement.
func blockingOfPlacement(m Market, at []int32) []Pair {
	pairs := []Pair{}
	for r := range int32(len(m.Residents)) {
		for h := range int32(len(m.Hospitals)) {
			if at[r] == h || !likes(m.Residents, r, h, at[r]) || !slices.Contains(m.Hospitals[h], r) {
				continue
			}
			free := m.Capacity[h]
			rather := false
			for other, place := range at {
				if place == h {
					free--
					rather = rather || likes(m.Hospitals, h, r, int32(other))
				}
			}
			if free > 0 || rather {
				pairs = append(pairs, Pair{r, h})
			}
		}
	}
	return pairs
}

// stablePlacements returns all of them.
func stablePlacements(m Market) [][]int32 {
	at := make([]int32, len(m.Residents))
	free := slices.Clone(m.Capacity)
	var all [][]int32
	var extend func(r int)
	extend = func(r int) {
		if r == len(at) {
			if len(blockingOfPlacement(m, at)) == 0 {
				all = append(all, slices.Clone(at))
			}
			return
		}
		at[r] = none
		extend(r + 1)
		for _, h := range m.Residents[r] {
			if free[h] > 0 && slices.Contains(m.Hospitals[h], int32(r)) {
				at[r] = h
				free[h]--
				extend(r + 1)
				free[h]++
			}
		}
	}
	extend(0)
	return all
}
