package matching

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/essor-go/essor/internal/matching/instances"
)

func mostPairs(t testing.TB, n int, edges []Edge) *Largest {
	t.Helper()
	l, err := MostPairs(context.Background(), n, edges, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestMostPairs(t *testing.T) {
	star := []Edge{{0, 1, 0}, {0, 2, 0}, {0, 3, 0}, {4, 5, 0}}
	want := &Largest{Mate: []int32{1, 0, -1, -1, 5, 4}, Pairs: 2, Part: []int32{-1, 0, 1, 2, -2, -2}}
	if got := mostPairs(t, 6, star); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	rng := newRand(70)
	for _, sh := range shapes {
		for range 300 {
			n := 1 + rng.IntN(10)
			edges := sh.draw(rng, n)
			if got, want := mostPairs(t, n, edges).Pairs, bruteForce(n, edges).pairs; got != want {
				t.Fatalf("%s: n = %d, edges = %v: %d pairs, want %d", sh.name, n, edges, got, want)
			}
		}
	}
}

func TestMostPairsReference(t *testing.T) {
	for _, tt := range instances.Reference() {
		if tt.Large && (testing.Short() || underRace) {
			continue
		}
		n, edges := edgesOf(tt.Make())
		if got := mostPairs(t, n, edges).Pairs; got != tt.Pairs {
			t.Errorf("%s: %d pairs, want %d", tt.Args, got, tt.Pairs)
		}
	}
}

// TestMostPairsOrderFree checks that order and direction of the edges change
// nothing.
func TestMostPairsOrderFree(t *testing.T) {
	rng := newRand(71)
	for name, edges := range mixed(rng) {
		n := vertices(edges)
		want := mostPairs(t, n, edges)
		other := slices.Clone(edges)
		rng.Shuffle(len(other), func(i, j int) { other[i], other[j] = Edge{other[j].V, other[j].U, 1}, other[i] })
		if got := mostPairs(t, n, other); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the order of the edges changes the matching", name)
		}
	}
}

// TestLargestVerifyFindsEveryChange changes each value in turn.
func TestLargestVerifyFindsEveryChange(t *testing.T) {
	rng := newRand(72)
	for _, sh := range shapes {
		edges := sh.draw(rng, 11)
		l := mostPairs(t, 11, edges)
		refuse := func(what string, v int, c Largest) {
			if err := c.Verify(11, edges); !errors.Is(err, ErrProof) {
				t.Errorf("%s: %s of %d: got %v, want ErrProof", sh.name, what, v, err)
			}
		}
		refuse("pairs", 0, Largest{l.Mate, l.Pairs + 1, l.Part})
		refuse("length", 0, Largest{l.Mate, l.Pairs, l.Part[1:]})
		for v := range l.Mate {
			for x := int32(-3); x < 12; x++ {
				if x != l.Mate[v] {
					mate := slices.Clone(l.Mate)
					mate[v] = x
					refuse("mate", v, Largest{mate, l.Pairs, l.Part})
				}
				if x != l.Part[v] {
					part := slices.Clone(l.Part)
					part[v] = x
					refuse("part", v, Largest{l.Mate, l.Pairs, part})
				}
			}
		}
	}
}

func TestMostPairsRefuses(t *testing.T) {
	if _, err := MostPairs(t.Context(), 1, []Edge{{0, 0, 1}}, nil); !errors.Is(err, ErrInput) {
		t.Errorf("got %v", err)
	}
	if err := (&Largest{}).Verify(-1, nil); !errors.Is(err, ErrInput) {
		t.Errorf("got %v", err)
	}
	n, edges := geo(1000, 10, 1)
	if _, err := MostPairs(&stopwatch{t.Context(), 3}, n, edges, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
