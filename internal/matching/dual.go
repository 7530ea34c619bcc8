package matching

// label is the role of a top node; its vertices carry copies.
type label uint8

const (
	// free nodes are in no tree. Their duals rest.
	free label = iota
	// outer nodes, the root among them, lie an even number of edges from the
	// root. As the clock advances their vertices' duals fall, at speed 1.
	outer
	// inner nodes lie an odd number of edges from the root. Their vertices'
	// duals rise, at speed 1.
	inner
)

// Duals aren't touched as the clock advances. What is stored for a vertex is
// the value that its dual had, or would have had, when the clock stood at 0,
// if its label had always been what it is now:
//
//	dual of a free vertex  = y          z of a free top blossom  = z
//	dual of an outer one   = y - clock  z of an outer one        = z + 2·clock
//	dual of an inner one   = y + clock  z of an inner one        = z - 2·clock
//
// The z of a blossom within a blossom rests, and is stored as it is. Stored
// values change with labels only, so that of two outer vertices u and v, joined
// by an edge of weight w, the time when the edge gets tight can be told at
// once: (y[u] + y[v] - w)/2. For u outer and v free it is y[u] + y[v] - w.

// drift returns how far the stored dual of a vertex with label l lies above
// the dual.
func (s *solver[W]) drift(l label) W {
	switch l {
	case outer:
		return s.clock
	case inner:
		return -s.clock
	}
	return 0
}

// labelOf returns the label of top node x.
func (s *solver[W]) labelOf(x int32) label { return s.info[s.first(x)].label }

// relabel gives top node x a new label.
func (s *solver[W]) relabel(x int32, l label) {
	s.rest(x)
	s.relabelVertices(x, l)
	s.move(x, l)
}

// rest turns the stored z of top node x into its value, as it must be within a
// blossom.
func (s *solver[W]) rest(x int32) {
	if s.isBlossom(x) {
		s.blossom(x).z += 2 * s.drift(s.labelOf(x))
	}
}

// move turns the value of z of top node x into what is stored under label l.
func (s *solver[W]) move(x int32, l label) {
	if s.isBlossom(x) {
		s.blossom(x).z -= 2 * s.drift(l)
	}
}

// relabelVertices gives the vertices of x a new label, keeping their duals.
func (s *solver[W]) relabelVertices(x int32, l label) {
	shift := s.drift(l) - s.drift(s.labelOf(x))
	last := s.last(x)
	for v := s.first(x); ; v = s.after[v] {
		s.info[v].y += shift
		s.info[v].label = l
		if v == last {
			return
		}
	}
}
