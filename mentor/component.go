package mentor

import "github.com/essor-go/essor/internal/matching"

// component is what the pairs that fit say about one person: how many of them
// are hers, how many people are joined with her by such pairs, directly or
// through others, and how many of those have no partner.
type component struct {
	degree, people, left int
}

// componentsOf returns the component of each person. Cost: O(n + m) nearly.
func componentsOf(mate []int32, edges []matching.Edge) []component {
	root := make([]int32, len(mate))
	for i := range root {
		root[i] = int32(i)
	}
	find := func(i int32) int32 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	out := make([]component, len(mate))
	for _, e := range edges {
		out[e.U].degree++
		out[e.V].degree++
		root[find(e.U)] = find(e.V)
	}
	for i := range out {
		r := find(int32(i))
		out[r].people++
		if mate[i] == none {
			out[r].left++
		}
	}
	for i := range out {
		r := find(int32(i))
		out[i].people, out[i].left = out[r].people, out[r].left
	}
	return out
}
