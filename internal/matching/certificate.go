package matching

// solution reads the matching and its proof from the final state, in which all
// nodes are free and stored duals are the duals.
func (s *solver[W]) solution(goal Goal, shift int64) *Solution {
	r := &Solution{
		Goal:     goal,
		Mate:     s.mate,
		Shift:    shift,
		Y:        widened(s.y),
		Inside:   make([]int32, s.n),
		Blossoms: []Blossom{},
	}
	for v := range int32(s.n) {
		for _, a := range s.row(v) {
			if a.to == s.mate[v] && v < a.to {
				r.Pairs++
				r.Weight += int64(a.weight)/unit - shift
			}
		}
	}
	s.writeBlossoms(r)
	return r
}

// writeBlossoms lists the blossoms of positive z, in the order in which the
// vertices, going up, meet them, each after those around it.
func (s *solver[W]) writeBlossoms(r *Solution) {
	const unseen = -2
	number := make([]int32, len(s.nodes)) // of a blossom, or else of the one around it
	for x := range number {
		number[x] = unseen
	}
	var path []int32
	for v := range int32(s.n) {
		x, outside := v, none
		for path = path[:0]; x != none && number[x] == unseen; x = s.nodes[x].parent {
			path = append(path, x)
		}
		if x != none {
			outside = number[x]
		}
		for i := len(path) - 1; i >= 0; i-- {
			if z := s.nodes[path[i]].z; z > 0 {
				r.Blossoms = append(r.Blossoms, Blossom{Parent: outside, Z: int64(z)})
				outside = int32(len(r.Blossoms) - 1)
			}
			number[path[i]] = outside
		}
		r.Inside[v] = outside
	}
}

// widened returns the duals as int64.
func widened[W width](duals []W) []int64 {
	wide := make([]int64, len(duals))
	for v, y := range duals {
		wide[v] = int64(y)
	}
	return wide
}
