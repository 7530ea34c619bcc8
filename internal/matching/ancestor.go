package matching

// forest answers questions about the nesting of blossoms. Each blossom knows
// its parent and one ancestor further up, so chosen that a climb of any length
// takes a logarithmic number of steps (Myers 1983, "An applicative
// random-access stack"). Node 0 stands for the whole graph; blossom i of the
// solution is node i+1.
type forest struct {
	parent []int32
	jump   []int32
	depth  []int32
	sum    []int64 // of z, over the blossom and those around it
}

func newForest(blossoms int) *forest {
	return &forest{
		parent: make([]int32, 1, 1+blossoms),
		jump:   make([]int32, 1, 1+blossoms),
		depth:  make([]int32, 1, 1+blossoms),
		sum:    make([]int64, 1, 1+blossoms),
	}
}

// add appends a node below the given one.
func (f *forest) add(parent int32, z int64) {
	jump := parent
	if j := f.jump[parent]; f.depth[parent]-f.depth[j] == f.depth[j]-f.depth[f.jump[j]] {
		jump = f.jump[j]
	}
	f.parent = append(f.parent, parent)
	f.jump = append(f.jump, jump)
	f.depth = append(f.depth, f.depth[parent]+1)
	f.sum = append(f.sum, f.sum[parent]+z)
}

// common returns the nearest common ancestor of nodes a and b.
func (f *forest) common(a, b int32) int32 {
	a, b = f.raise(a, f.depth[b]), f.raise(b, f.depth[a])
	for a != b {
		if f.jump[a] != f.jump[b] {
			a, b = f.jump[a], f.jump[b] // nodes of equal depth jump equally far
		} else {
			a, b = f.parent[a], f.parent[b]
		}
	}
	return a
}

// raise returns the ancestor of a at the given depth, or a if that is deeper.
func (f *forest) raise(a, depth int32) int32 {
	for f.depth[a] > depth {
		if f.depth[f.jump[a]] >= depth {
			a = f.jump[a]
		} else {
			a = f.parent[a]
		}
	}
	return a
}
