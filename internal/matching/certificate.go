package matching

import (
	"cmp"
	"slices"
)

// solution reads the matching and its proof from the final state, in which all
// nodes are free and stored duals are the duals. The vertices get back the
// numbers that the caller gave them.
func (s *solver[W]) solution(goal Goal, shift int64) *Solution {
	r := &Solution{
		Goal:   goal,
		Mate:   make([]int32, s.n),
		Shift:  shift,
		Y:      make([]int64, s.n),
		Inside: make([]int32, s.n),
	}
	for v, name := range s.name {
		r.Y[name] = int64(s.info[v].y)
		r.Mate[name] = none
		m := s.mate[v]
		if m == none {
			continue
		}
		r.Mate[name] = s.name[m]
		if int32(v) < m {
			r.Pairs++
			r.Weight += int64(s.weight(int32(v), m))/unit - shift
		}
	}
	w := s.newBlossomWriter()
	for v, name := range s.name {
		r.Inside[name] = w.write(s.nodes[v].parent)
	}
	r.Blossoms = w.list
	return r
}

// weight returns the weight of the edge between u and v.
func (g *graph[W]) weight(u, v int32) W {
	row := g.row(u)
	i, _ := slices.BinarySearchFunc(row, v, func(a arc[W], v int32) int { return cmp.Compare(a.to, v) })
	return row[i].weight
}

// blossomWriter lists the blossoms of positive z, each after those around it.
type blossomWriter[W width] struct {
	*solver[W]
	list   []Blossom
	number []int32 // of a blossom, or else of the one around it
	path   []int32
}

const unseen = -2 // for a number

func (s *solver[W]) newBlossomWriter() *blossomWriter[W] {
	w := &blossomWriter[W]{solver: s, list: []Blossom{}, number: make([]int32, len(s.blossoms))}
	for x := range w.number {
		w.number[x] = unseen
	}
	return w
}

// write lists blossom x, if its z is positive, and those around it, unless it
// has before. It returns the number of the innermost.
func (w *blossomWriter[W]) write(x int32) int32 {
	path := w.path[:0]
	for ; x != none && w.number[x-int32(w.n)] == unseen; x = w.nodes[x].parent {
		path = append(path, x)
	}
	w.path = path
	inside := none
	if x != none {
		inside = w.number[x-int32(w.n)]
	}
	for _, x := range slices.Backward(path) {
		if z := w.blossom(x).z; z > 0 {
			w.list = append(w.list, Blossom{Parent: inside, Z: int64(z)})
			inside = int32(len(w.list) - 1)
		}
		w.number[x-int32(w.n)] = inside
	}
	return inside
}
