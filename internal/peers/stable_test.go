package main

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/essor-go/essor/internal/stable"
)

// TestStableBare checks that the bare loops do the task they are compared on.
func TestStableBare(t *testing.T) {
	for seed := range uint64(300) {
		n := 2 + int(seed%29)
		lists := rankings(n, n, true, seed)
		s, err := stable.Roommates(context.Background(), lists, nil)
		if err != nil {
			t.Fatal(err)
		}
		mate := bareRoommates(lists)
		if (mate != nil) != s.Stable() {
			t.Fatalf("seed %d: bare has %v, ours stable %v", seed, mate, s.Stable())
		}
		if mate == nil {
			continue
		}
		if _, count, err := stable.BlockingPairs(context.Background(), lists, mate, math.MaxInt); count > 0 || err != nil {
			t.Fatalf("seed %d: %d pairs block %v, %v", seed, count, mate, err)
		}
	}
	m := stable.Market{
		Residents: rankings(60, 7, false, 1), Hospitals: rankings(7, 60, false, 2),
		Capacity: []int32{1, 9, 2, 7, 8, 10, 9},
	}
	s, err := stable.Place(context.Background(), m, stable.Residents, nil)
	if err != nil {
		t.Fatal(err)
	}
	if at := barePlaces(m); !slices.Equal(at, s.At) {
		t.Fatalf("bare %v, ours %v", at, s.At)
	}
	for _, w := range stableWorks() {
		w.ours()
		w.peers[0].run()
	}
}
