package matching

// The fractional stage runs the search without blossoms. An odd cycle of tight
// edges is left as it is, a half-cycle: think of each of its edges as half
// matched, so that no vertex lacks anything. Its tree ends. The next tree that
// reaches a half-cycle takes one vertex of it as partner, and the others, an
// even number in a row, get matched with each other.
//
// What this finds is a best fractional matching, and the duals that prove it.
// They are close to those of the whole matching, and are had for less: no
// blossom is made but for the half-cycles that are left in the end.

// halve makes a half-cycle of the odd cycle that the tight edge between outer
// vertices u and v closes in their tree.
func (s *solver[W]) halve(u, v int32) {
	meeting := s.meeting(u, v)
	root := s.nodes[meeting].root
	cycle := s.cycleOf(u, v, meeting)
	s.flip(meeting, none)
	for i, l := range cycle {
		s.mate[l.node] = none
		s.halfNext[l.node] = cycle[(i+1)%len(cycle)].node
	}
	s.release(root)
}

// dissolve matches all vertices of the half-cycle of v but v.
func (s *solver[W]) dissolve(v int32) {
	next := s.halfNext[v]
	s.halfNext[v] = none
	for next != v {
		a, b := next, s.halfNext[next]
		next = s.halfNext[b]
		s.mate[a], s.mate[b] = b, a
		s.halfNext[a], s.halfNext[b] = none, none
	}
}

// encloseHalves makes each half-cycle a free blossom of z = 0. Its base is the
// vertex of the least dual, or of those the one of the least number: the root
// of a tree if that dual isn't zero.
func (s *solver[W]) encloseHalves() {
	for v := range int32(s.n) {
		if s.halfNext[v] == none {
			continue
		}
		base := v
		for u := s.halfNext[v]; u != v; u = s.halfNext[u] {
			if s.y[u] < s.y[base] {
				base = u
			}
		}
		cycle := append(s.cycle[:0], link{base, base, s.halfNext[base]})
		for u := s.halfNext[base]; u != base; u = s.halfNext[u] {
			cycle = append(cycle, link{u, u, s.halfNext[u]})
		}
		s.cycle = cycle
		s.dissolve(base)
		s.enclose(cycle, base, free)
	}
}
