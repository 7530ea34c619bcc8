package stable_test

import (
	"context"
	"fmt"

	"github.com/essor-go/essor/internal/stable"
)

// Irving's example of six who can be paired.
func ExampleRoommates() {
	lists := [][]int32{
		{3, 5, 1, 4, 2},
		{5, 2, 4, 0, 3},
		{3, 4, 0, 5, 1},
		{1, 5, 4, 0, 2},
		{3, 1, 2, 5, 0},
		{4, 0, 3, 1, 2},
	}
	s, err := stable.Roommates(context.Background(), lists, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Stable(), s.Mate)
	fmt.Println(s.Verify(lists))
	// Output:
	// true [5 2 1 4 3 0]
	// <nil>
}

// Three run in a circle, and nobody wants the fourth.
func ExampleRoommates_none() {
	lists := [][]int32{{1, 2, 3}, {2, 0, 3}, {0, 1, 3}, {0, 1, 2}}
	s, err := stable.Roommates(context.Background(), lists, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, first := range s.Odd {
		party := []int32{first}
		for a := s.Next[first]; a != first; a = s.Next[a] {
			party = append(party, a)
		}
		fmt.Println("odd party", party)
	}
	fmt.Println("proof", s.Verify(lists))
	pairs, count, err := stable.BlockingPairs(context.Background(), lists, s.Mate, 10)
	fmt.Println("of", s.Mate, "break out", pairs, count, err)
	// Output:
	// odd party [0 1 2]
	// proof <nil>
	// of [-1 2 1 -1] break out [{0 2} {0 3}] 2 <nil>
}

// Two hospitals, one of them with two places, as each side would have it.
func ExamplePlace() {
	m := stable.Market{
		Residents: [][]int32{{0, 1}, {0, 1}, {1, 0}, {1}},
		Hospitals: [][]int32{{2, 0, 1}, {1, 0, 2}},
		Capacity:  []int32{1, 2},
	}
	for _, side := range []stable.Side{stable.Residents, stable.Hospitals} {
		s, err := stable.Place(context.Background(), m, side, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("best for", side, s.At, s.Verify(m, side))
	}
	// Output:
	// best for residents [0 1 1 -1] <nil>
	// best for hospitals [1 1 0 -1] <nil>
}
