package matching_test

import (
	"context"
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
