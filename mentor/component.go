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
	f := newForest(len(mate))
	out := make([]component, len(mate))
	for _, e := range edges {
		out[e.U].degree++
		out[e.V].degree++
		f.join(e.U, e.V)
	}
	for i := range out {
		r := f.find(int32(i))
		out[r].people++
		if mate[i] == none {
			out[r].left++
		}
	}
	for i := range out {
		r := f.find(int32(i))
		out[i].people, out[i].left = out[r].people, out[r].left
	}
	return out
}

// forest tells who is joined with whom: each person points to another of the
// same set, and one of them, the root, to herself.
type forest []int32

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = int32(i)
	}
	return f
}

func (f forest) find(i int32) int32 {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) join(a, b int32) { f[f.find(a)] = f.find(b) }
