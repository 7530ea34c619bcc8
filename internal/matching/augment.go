package matching

// flip exchanges matched and unmatched edges on the way from outer vertex u to
// the root of its tree, so that u has the given partner, or none, and the root
// gets a mate. For a vertex u outside all trees it only makes u the base of
// its top node, and matches it.
func (s *solver[W]) flip(u, partner int32) {
	for {
		x := s.top(u)
		m := s.mate[s.base(x)]
		s.rebase(x, u)
		s.mate[u] = partner
		if m == none {
			return
		}
		above := s.top(m) // inner
		u, partner = s.nodes[above].from, s.nodes[above].to
		s.rebase(above, partner)
		s.mate[partner] = u
	}
}

// turn asks for vertex base to become the base of node x.
type turn struct{ x, base int32 }

// rebase makes vertex base the base of x, and matches the other vertices of x
// among themselves along the edges of its blossoms. Whoever calls it gives
// base its mate.
func (s *solver[W]) rebase(x, base int32) {
	s.turns = append(s.turns[:0], turn{x, base})
	for len(s.turns) > 0 {
		t := s.turns[len(s.turns)-1]
		s.turns = s.turns[:len(s.turns)-1]
		for c := t.base; c != t.x; {
			b := s.nodes[c].parent
			s.rotate(b, c)
			s.blossom(b).base = t.base
			c = b
		}
	}
}

// rotate makes c the child that holds the base of blossom b. On the side of
// the circle where the way from c to the old one has an even number of edges,
// each other edge gets matched; the children at its ends have still to turn.
func (s *solver[W]) rotate(b, c int32) {
	old := s.blossom(b).child
	s.blossom(b).child = c
	forward := s.isEven(c, old)
	for c != old {
		first := s.step(c, forward)
		second := s.step(first.node, forward)
		s.mate[second.from], s.mate[second.to] = second.to, second.from
		s.turns = append(s.turns, turn{first.node, second.from}, turn{second.node, second.to})
		c = second.node
	}
}

// isEven reports whether the way from child c to child goal, siblings in an
// odd circle, has an even number of edges going forward; going backward it has
// one if not. It walks both ways at once and so no further than the shorter.
func (s *solver[W]) isEven(c, goal int32) bool {
	ahead, behind := c, c
	for even := true; ; even = !even {
		if ahead == goal {
			return even
		}
		if behind == goal {
			return !even
		}
		ahead, behind = s.nodes[ahead].next, s.nodes[behind].previous
	}
}

// step returns the sibling after child c, or the one before, with the edge
// that leads from c to it.
func (s *solver[W]) step(c int32, forward bool) link {
	if forward {
		return link{s.nodes[c].next, s.nodes[c].from, s.nodes[c].to}
	}
	p := s.nodes[c].previous
	return link{p, s.nodes[p].to, s.nodes[p].from}
}

// retire ends the tree of outer vertex v, whose dual has reached zero: v stays
// without mate, in place of the root.
func (s *solver[W]) retire(v int32) {
	root := s.nodes[s.top(v)].root
	s.flip(v, none)
	s.release(root)
}

// release ends trees: their nodes become free. Outer neighbours of vertices
// that were inner must be looked for, since edges between inner and outer have
// no events. Those of vertices that were outer have: the event of the edge,
// pushed when both ends were outer, comes before the edge gets tight.
func (s *solver[W]) release(roots ...int32) {
	for _, root := range roots {
		for x := s.treeHead[root]; x != none; x = s.nodes[x].next {
			wasInner := s.labelOf(x) == inner
			s.relabel(x, free)
			s.detach(x, wasInner)
		}
		s.treeHead[root] = none
		s.trees--
	}
	s.lookAround()
}

// detach clears what is known of the neighbours of x, which is now free.
func (s *solver[W]) detach(x int32, wasInner bool) {
	last := s.last(x)
	for v := s.first(x); ; v = s.after[v] {
		s.info[v].nearest = s.never
		if wasInner {
			s.loose = append(s.loose, v)
		}
		if v == last {
			return
		}
	}
}

// lookAround looks for outer neighbours of the loose vertices.
func (s *solver[W]) lookAround() {
	if s.trees == 0 {
		s.loose = s.loose[:0]
	}
	for _, v := range s.loose {
		s.look(v)
	}
	s.loose = s.loose[:0]
}
