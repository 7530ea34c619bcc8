package matching

import (
	"context"
	"errors"
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
				if err := againstBruteForce(rng, n, edges); err != nil {
					t.Fatalf("n = %d, edges = %v: %v", n, edges, err)
				}
			}
			for range graphs / 20 {
				edges := sh.draw(rng, 12)
				if err := againstBruteForce(rng, 12, edges); err != nil {
					t.Fatalf("edges = %v: %v", edges, err)
				}
			}
		})
	}
}

// againstBruteForce compares the best of both goals, and changes one value of
// each proof, which must be found.
func againstBruteForce(rng *rand.Rand, n int, edges []Edge) error {
	want := bruteForce(n, edges)
	heavy, many, err := againstBest(n, edges, want)
	if err != nil {
		return err
	}
	for _, s := range []*Solution{heavy, many} {
		what := changeOne(rng, s)
		if err := s.Verify(n, edges); !errors.Is(err, ErrProof) {
			return fmt.Errorf("%s: got %v, want ErrProof", what, err)
		}
	}
	return nil
}

func againstBest(n int, edges []Edge, want best) (heavy, many *Solution, err error) {
	if heavy, err = Solve(context.Background(), n, edges, GoalWeight, nil); err != nil {
		return nil, nil, err
	}
	if heavy.Weight != want.weight {
		return nil, nil, fmt.Errorf("weight %d, want %d", heavy.Weight, want.weight)
	}
	if many, err = Solve(context.Background(), n, edges, GoalCardinality, nil); err != nil {
		return nil, nil, err
	}
	if many.Pairs != want.pairs || many.Weight != want.amongLargest {
		return nil, nil, fmt.Errorf("%d pairs of weight %d, want %d of %d", many.Pairs, many.Weight, want.pairs, want.amongLargest)
	}
	return heavy, many, nil
}

// changeOne changes one value of a solution for one or more vertices by little,
// and says which.
func changeOne(rng *rand.Rand, s *Solution) (what string) {
	by := int32(1 + rng.IntN(unit))
	if rng.IntN(2) == 0 {
		by = -by
	}
	v := rng.IntN(len(s.Mate))
	kinds := 6
	if len(s.Blossoms) > 0 {
		kinds = 8
	}
	switch rng.IntN(kinds) {
	case 0:
		s.Pairs += int(by)
		what = "pairs"
	case 1:
		s.Weight += int64(by)
		what = "weight"
	case 2:
		s.Shift += int64(by)
		what = "shift"
	case 3:
		s.Mate[v] += by
		what = "mate"
	case 4:
		s.Y[v] += int64(by)
		what = "dual"
	case 5:
		s.Inside[v] += by
		what = "inside"
	case 6:
		s.Blossoms[rng.IntN(len(s.Blossoms))].Z += int64(by)
		what = "blossom dual"
	default:
		s.Blossoms[rng.IntN(len(s.Blossoms))].Parent += by
		what = "parent"
	}
	return fmt.Sprintf("%s changed by %d", what, by)
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
