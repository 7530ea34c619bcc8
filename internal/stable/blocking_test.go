package stable

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// draw returns a random matching of n agents, who need not list each other.
func draw(rng *rand.Rand, n int) []int32 {
	mate := slices.Repeat([]int32{none}, n)
	order := rng.Perm(n)
	for i := 0; i+1 < n; i += 2 {
		if a, b := order[i], order[i+1]; rng.IntN(4) > 0 {
			mate[a], mate[b] = int32(b), int32(a)
		}
	}
	return mate
}

// TestBlockingPairs compares with the definition, for each limit.
func TestBlockingPairs(t *testing.T) {
	rng := newRand(30)
	smallInstances(30, 2000, 12, func(lists [][]int32) {
		mate := draw(rng, len(lists))
		want := blockingOf(lists, mate)
		for _, limit := range []int{-1, 0, 1, 3, math.MaxInt} {
			pairs, count, err := BlockingPairs(context.Background(), lists, mate, limit)
			if err != nil || count != len(want) || !slices.Equal(pairs, want[:min(max(limit, 0), len(want))]) {
				t.Fatalf("%v, %v, limit %d: got %d, %v, %v, want %v", lists, mate, limit, count, pairs, err, want)
			}
		}
		if s := roommates(t, lists); s.Stable() {
			if _, count, err := BlockingPairs(context.Background(), lists, s.Mate, 1); count > 0 || err != nil {
				t.Fatalf("%v: %d pairs block a stable matching, %v", lists, count, err)
			}
		}
	})
}

// TestBlockingPairsOfMarket does so for placements.
func TestBlockingPairsOfMarket(t *testing.T) {
	rng := newRand(31)
	smallMarkets(31, 2000, 10, 5, func(m Market) {
		at, free := slices.Repeat([]int32{none}, len(m.Residents)), slices.Clone(m.Capacity)
		for r := range at {
			if h := rng.IntN(len(m.Hospitals) + 1); h < len(m.Hospitals) && free[h] > 0 {
				at[r] = int32(h)
				free[h]--
			}
		}
		want := blockingOfPlacement(m, at)
		for _, limit := range []int{0, 2, math.MaxInt} {
			pairs, count, err := m.BlockingPairs(context.Background(), at, limit)
			if err != nil || count != len(want) || !slices.Equal(pairs, want[:min(limit, len(want))]) {
				t.Fatalf("%v, %v, limit %d: got %d, %v, %v, want %v", m, at, limit, count, pairs, err, want)
			}
		}
		for _, side := range []Side{Residents, Hospitals} {
			if _, count, err := m.BlockingPairs(context.Background(), place(t, m, side).At, 1); count > 0 || err != nil {
				t.Fatalf("%v: %d pairs block a stable placement, %v", m, count, err)
			}
		}
	})
}
