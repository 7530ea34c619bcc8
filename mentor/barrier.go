package mentor

import (
	"context"
	"fmt"

	"github.com/essor-go/essor/internal/matching"
)

// barrier is why some people stay without a partner whatever the choice: so
// many people can be paired only among themselves or with the same few
// partners. See Gallai and Edmonds by [matching.Largest].
type barrier struct {
	people, partners int
	left             int // at least so many of these people have no partner
}

// barriersOf returns the barrier behind which each person is, the zero barrier
// for who is behind none. Cost: that of a matching without weights.
func barriersOf(ctx context.Context, n int, edges []matching.Edge) ([]barrier, error) {
	largest, err := matching.MostPairs(ctx, n, edges, nil)
	if err != nil {
		return nil, fmt.Errorf("mentor: %w", err)
	}
	// The odd parts and the people of the barrier, joined by their pairs.
	f := newForest(n)
	first := make([]int32, n) // of each odd part
	for v, part := range largest.Part {
		switch {
		case part < 0:
		case first[part] == 0:
			first[part] = int32(v) + 1
		default:
			f.join(int32(v), first[part]-1)
		}
	}
	for _, e := range edges {
		p, q := largest.Part[e.U], largest.Part[e.V]
		if p >= 0 && q == matching.PartBarrier || q >= 0 && p == matching.PartBarrier {
			f.join(e.U, e.V)
		}
	}
	out := make([]barrier, n)
	for v, part := range largest.Part {
		root := f.find(int32(v))
		switch {
		case part == matching.PartBarrier:
			out[root].partners++
			out[root].left--
		case part >= 0:
			out[root].people++
			if first[part] == int32(v)+1 {
				out[root].left++
			}
		}
	}
	for v, part := range largest.Part {
		if root := f.find(int32(v)); root != int32(v) && part >= 0 {
			out[v] = out[root]
		}
	}
	return out, nil
}
