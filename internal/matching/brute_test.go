package matching

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"
)

// shape draws small graphs of one kind.
type shape struct {
	name     string
	density  float64 // chance of each pair
	low, top int64   // weights
	parallel int     // edges drawn twice
}

var shapes = []shape{
	{"dense with ties", 0.9, 1, 3, 0},
	{"dense", 0.9, 1, 1000, 0},
	{"half with ties", 0.5, 1, 5, 0},
	{"half around zero", 0.5, -3, 3, 0},
	{"half all equal", 0.5, 1, 1, 0},
	{"half all zero", 0.5, 0, 0, 0},
	{"half all negative", 0.5, -9, -1, 0},
	{"sparse", 0.25, 1, 20, 0},
	{"sparse around zero", 0.25, -20, 20, 0},
	{"parallel", 0.4, -5, 15, 12},
	{"narrow and high", 0.6, 900, 910, 0},
	{"limit weights", 0.5, -MaxWeight, MaxWeight, 3},
}

func (sh shape) draw(rng *rand.Rand, n int) []Edge {
	var edges []Edge
	for u := range int32(n) {
		for v := range u {
			if rng.Float64() < sh.density {
				edges = append(edges, Edge{u, v, sh.weight(rng)})
			}
		}
	}
	for range sh.parallel {
		if len(edges) > 0 {
			e := edges[rng.IntN(len(edges))]
			edges = append(edges, Edge{e.V, e.U, sh.weight(rng)})
		}
	}
	rng.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
	return edges
}

func (sh shape) weight(rng *rand.Rand) int64 {
	return sh.low + rng.Int64N(sh.top-sh.low+1)
}

func newRand(seed byte) *rand.Rand { return rand.New(rand.NewChaCha8([32]byte{seed})) }

// perShape is how many graphs of each shape are compared; 8,000 make 100,000
// graphs together: go test -run BruteForce -graphs 8000.
var perShape = flag.Int("graphs", 400, "random graphs of each shape to compare with brute force")

func TestBruteForce(t *testing.T) {
	graphs := *perShape
	if testing.Short() {
		graphs = min(graphs, 100)
	}
	for i, sh := range shapes {
		t.Run(sh.name, func(t *testing.T) {
			rng := newRand(byte(i))
			for range graphs {
				n := 1 + rng.IntN(10)
				edges := sh.draw(rng, n)
				if err := againstBruteForce(n, edges); err != nil {
					t.Fatalf("n = %d, edges = %v: %v", n, edges, err)
				}
			}
			for range graphs / 20 {
				edges := sh.draw(rng, 12)
				if err := againstBruteForce(12, edges); err != nil {
					t.Fatalf("edges = %v: %v", edges, err)
				}
			}
		})
	}
}

func againstBruteForce(n int, edges []Edge) error {
	want := bruteForce(n, edges)
	return againstBest(n, edges, want)
}

func againstBest(n int, edges []Edge, want best) error {
	s, err := Solve(context.Background(), n, edges, GoalWeight, nil)
	if err != nil {
		return err
	}
	if s.Weight != want.weight {
		return fmt.Errorf("weight %d, want %d", s.Weight, want.weight)
	}
	s, err = Solve(context.Background(), n, edges, GoalCardinality, nil)
	if err != nil {
		return err
	}
	if s.Pairs != want.pairs || s.Weight != want.amongLargest {
		return fmt.Errorf("%d pairs of weight %d, want %d of %d", s.Pairs, s.Weight, want.pairs, want.amongLargest)
	}
	return nil
}

// TestPlansAgainstBruteForce has every plan of the stages and both widths.
func TestPlansAgainstBruteForce(t *testing.T) {
	rng := newRand(40)
	for i := range 600 {
		n := 2 + rng.IntN(11)
		sh := shapes[i%len(shapes)]
		edges := sh.draw(rng, n)
		want := bruteForce(n, edges)
		for _, pl := range plans() {
			got := [2]*Solution{watched[int64](t, n, edges, GoalWeight, pl, nil), nil}
			if got[1] = got[0]; sh.name != "limit weights" {
				got[1] = watched[int32](t, n, edges, GoalWeight, pl, nil)
			}
			if got[0].Weight != want.weight || got[1].Weight != want.weight {
				t.Fatalf("%s, %v: n = %d, edges = %v: weight %d and %d, want %d", sh.name, pl, n, edges, got[0].Weight, got[1].Weight, want.weight)
			}
		}
	}
}
