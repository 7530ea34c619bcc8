package matching_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/essor-go/essor/internal/matching"
)

func ExampleSolve() {
	edges := []matching.Edge{
		{U: 0, V: 1, Weight: 5},
		{U: 1, V: 2, Weight: 11},
		{U: 2, V: 3, Weight: 5},
	}
	for _, goal := range []matching.Goal{matching.GoalWeight, matching.GoalCardinality} {
		s, err := matching.Solve(context.Background(), 4, edges, goal, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(goal, s.Mate, s.Pairs, s.Weight, s.Verify(4, edges))
	}
	// Output:
	// weight [-1 2 1 -1] 1 11 <nil>
	// cardinality [1 0 3 2] 2 10 <nil>
}

// A graph is made ready once, and then solved as often as one likes.
func ExampleNewGraph() {
	ctx := context.Background()
	edges := []matching.Edge{{U: 0, V: 1, Weight: 2}, {U: 1, V: 2, Weight: 3}}
	g, err := matching.NewGraph(ctx, 3, edges, matching.GoalWeight)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := g.Solve(ctx, func(done, total int) { fmt.Println(done, "of", total, "vertices settled") })
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Mate, s.Weight)
	// Output:
	// 3 of 3 vertices settled
	// [-1 2 1] 3
}

// The proof of a heaviest matching: the duals cover each edge, and weigh no
// more than the pairs do. In a triangle they need the set of all three.
func ExampleSolution_Verify() {
	triangle := []matching.Edge{{U: 0, V: 1, Weight: 6}, {U: 1, V: 2, Weight: 6}, {U: 2, V: 0, Weight: 6}}
	s, err := matching.Solve(context.Background(), 3, triangle, matching.GoalWeight, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Weight, s.Y, s.Blossoms)
	fmt.Println(s.Verify(3, triangle))
	triangle[0].Weight = 7
	fmt.Println(s.Verify(3, triangle))
	// Output:
	// 6 [0 0 0] [{-1 24}]
	// <nil>
	// matching: not proven: the duals don't cover edge 0
}

// Three people know only vertex 0, so two of them stay alone: the barrier says
// that no one but 0 could help.
func ExampleMostPairs() {
	edges := []matching.Edge{{U: 0, V: 1}, {U: 0, V: 2}, {U: 0, V: 3}, {U: 4, V: 5}}
	l, err := matching.MostPairs(context.Background(), 6, edges, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(l.Pairs, "pairs", l.Mate)
	for v, part := range l.Part {
		switch part {
		case matching.PartBarrier:
			fmt.Println(v, "is in the barrier")
		case matching.PartRest:
			fmt.Println(v, "has a partner in any case")
		default:
			fmt.Println(v, "is in part", part)
		}
	}
	// Output:
	// 2 pairs [1 0 -1 -1 5 4]
	// 0 is in the barrier
	// 1 is in part 0
	// 2 is in part 1
	// 3 is in part 2
	// 4 has a partner in any case
	// 5 has a partner in any case
}

// The heaviest sum would leave a pair of weight 1; two pairs of 4 are fairer.
func ExampleMostEqual() {
	square := []matching.Edge{
		{U: 0, V: 1, Weight: 9}, {U: 2, V: 3, Weight: 1},
		{U: 1, V: 2, Weight: 4}, {U: 3, V: 0, Weight: 4},
	}
	f, err := matching.MostEqual(context.Background(), 4, square, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Least, f.Matching.Mate, f.Heavier.Pairs)
	// Output: 4 [3 2 1 0] 1
}

func ExampleCheapest() {
	ctx := context.Background()
	costs := []matching.Edge{
		{U: 0, V: 1, Weight: 3}, {U: 2, V: 3, Weight: 3},
		{U: 1, V: 2, Weight: 1}, {U: 3, V: 0, Weight: 7},
	}
	p, err := matching.Cheapest(ctx, 4, costs, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Cost, p.Proof.Mate)

	_, err = matching.Cheapest(ctx, 4, costs[:1], nil)
	var none *matching.NoPerfectError
	if errors.As(err, &none) {
		fmt.Println(none, none.Largest.Pairs, none.Verify(4, costs[:1]))
	}
	// Output:
	// 6 [1 0 3 2]
	// matching: no perfect matching 1 <nil>
}

// Vertex 0 may have two edges, the others one each.
func ExampleChoose() {
	edges := []matching.Edge{
		{U: 0, V: 1, Weight: 5}, {U: 0, V: 2, Weight: 4}, {U: 0, V: 3, Weight: 3}, {U: 2, V: 3, Weight: 6},
	}
	l, err := matching.Choose(context.Background(), 4, edges, []int32{2, 1, 1, 1}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(l.Chosen, l.Weight)
	// Output: [0 3] 11
}
