package matching

// serve does what the event says, unless the search has changed so that it
// says nothing any more.
func (s *solver[W]) serve(e event[W]) {
	s.clock = e.at
	switch e.target {
	case vertexEmpty:
		if s.info[e.source].label == outer && s.info[e.source].y == s.clock {
			s.retire(e.source)
		}
	case blossomEmpty:
		if s.isInnerTop(e.source) && s.blossom(e.source).z == 2*s.clock {
			s.expand(e.source)
		}
	default:
		s.meet(e)
	}
	if s.checked != nil {
		s.checked()
	}
}

// isInnerTop reports whether x is a blossom in use, a top node, and inner.
func (s *solver[W]) isInnerTop(x int32) bool {
	first := s.first(x)
	return first != none && s.nodes[x].parent == none && s.info[first].label == inner
}

// meet handles the event of an edge. Which of its ends is outer now may differ
// from when the event was pushed.
func (s *solver[W]) meet(e event[W]) {
	u, v := e.source, e.target
	slack := s.info[u].y + s.info[v].y - e.weight
	switch lu, lv := s.info[u].label, s.info[v].label; {
	case lu == outer && lv == outer:
		if slack == 2*s.clock && s.info[u].set != s.info[v].set {
			s.connect(u, v)
		}
		return
	case lu == outer && lv == free && slack == s.clock:
		s.grow(u, v)
		return
	case lu == free && lv == outer && slack == s.clock:
		s.grow(v, u)
		return
	case lu == outer && lv == free: // v was outer, and fell with u, until it became free
		s.approach(u, v, e)
	case lu == free && lv == outer:
		s.approach(v, u, e)
	}
	s.lookAgain(u)
	s.lookAgain(v)
}

// lookAgain restores the promise of nearest for vertex v if it is free and the
// event of its nearest neighbour has been void.
func (s *solver[W]) lookAgain(v int32) {
	if s.info[v].label == free && s.info[v].nearest+s.info[v].y <= s.clock {
		s.look(v)
	}
}

// look finds the nearest outer neighbour of free vertex v. Of neighbours
// equally near it takes one whose tree lives longest.
func (s *solver[W]) look(v int32) {
	s.pulse.steps += s.degree(v)
	info := s.info
	yv := info[v].y
	best, bestDeath, nearest := s.horizon-yv, W(-1), arc[W]{to: none}
	in := limits[W]{free: -s.never, outer: best, inner: -s.never}
	for _, a := range s.row(v) {
		u := &info[a.to]
		near := u.y - a.weight
		if near > in[u.label&3] {
			continue
		}
		death := s.death(a.to)
		if near+yv <= death && (near < best || death > bestDeath) {
			best, bestDeath, nearest = near, death, a
			in[outer] = near
		}
	}
	if nearest.to == none {
		s.info[v].nearest = s.never
		return
	}
	if s.single {
		s.touched = append(s.touched, v)
	}
	s.info[v].nearest = best
	s.queue.push(event[W]{at: best + yv, weight: nearest.weight, source: v, target: nearest.to})
}

// death returns the time at which the tree of outer vertex u ends at the
// latest: when the dual of its root reaches zero.
func (s *solver[W]) death(u int32) W { return s.info[s.nodes[s.top(u)].root].y }

// limits bounds y[v] - w by the label of v, for an edge of weight w to v: for
// most edges one comparison tells that there is no event. It has room for any
// label&3, so that the index need not be checked.
type limits[W width] [4]W

// inTime returns the limits up to which an edge from an outer vertex of dual yu
// has an event before the horizon and before its tree ends.
func (s *solver[W]) inTime(yu, death W) limits[W] {
	return limits[W]{free: min(death, s.horizon) - yu, outer: 2*s.horizon - yu, inner: -s.never}
}

// scan pushes the events of vertex u, which is outer, in the tree of root, up
// to the horizon. It passes over edges to outer vertices below from.
func (s *solver[W]) scan(u, root, from int32) {
	yu, death := s.info[u].y, s.info[root].y
	if (u == root || yu < death) && yu <= s.horizon {
		s.queue.push(event[W]{at: yu, source: u, target: vertexEmpty})
		if s.single {
			s.foundEnd(yu)
		}
	}
	s.pulse.steps += s.degree(u)
	info, set := s.info, s.info[u].set
	in := s.inTime(yu, death)
	for _, a := range s.row(u) {
		v := &info[a.to]
		if v.y-a.weight > in[v.label&3] {
			continue
		}
		if v.label == free {
			if near := yu - a.weight; near < v.nearest {
				s.reach(u, a, near)
				in = s.inTime(yu, death)
			}
		} else if a.to >= from && v.set != set { // outer: no inner one is in time
			s.pair(u, root, a)
			in = s.inTime(yu, death)
		}
	}
}

// scanNode scans the vertices of top node x, which has just become outer.
func (s *solver[W]) scanNode(x, root int32) {
	last := s.last(x)
	for v := s.first(x); ; v = s.after[v] {
		s.scan(v, root, 0)
		if v == last {
			return
		}
	}
}

// reach pushes the event of arc a from outer vertex u to a free vertex that
// nothing else is as near to.
func (s *solver[W]) reach(u int32, a arc[W], near W) {
	v := a.to
	at := near + s.info[v].y
	if s.single {
		if s.info[v].nearest == s.never {
			s.touched = append(s.touched, v)
		}
		if s.isEnd(v) {
			s.foundEnd(at)
		}
	}
	s.info[v].nearest = near
	s.queue.push(event[W]{at: at, weight: a.weight, source: u, target: v})
}

// approach is reach for the arc of event e, if it is in time.
func (s *solver[W]) approach(u, v int32, e event[W]) {
	near := s.info[u].y - e.weight
	if near < s.info[v].nearest && near+s.info[v].y <= min(s.death(u), s.horizon) {
		s.info[v].nearest = near
		s.queue.push(event[W]{at: near + s.info[v].y, weight: e.weight, source: e.source, target: e.target})
	}
}

// pair pushes the event of an edge between outer vertices of different top
// nodes. Across trees it matters even when one of the trees has ended before:
// then it is looked at for the other tree.
func (s *solver[W]) pair(u, root int32, a arc[W]) {
	e := event[W]{at: (s.info[u].y + s.info[a.to].y - a.weight) / 2, weight: a.weight, source: u, target: a.to}
	if e.at > s.horizon {
		return
	}
	switch sameTree := s.nodes[s.top(a.to)].root == root; {
	case sameTree && e.at > s.info[root].y:
	case !sameTree && e.at == s.clock:
		s.ready = append(s.ready, e)
	default:
		s.queue.push(e)
		if s.single && s.halfNext != nil {
			s.foundEnd(e.at)
		}
	}
}

// pushExpand pushes the event of inner blossom x.
func (s *solver[W]) pushExpand(x int32) {
	if at := s.blossom(x).z / 2; at <= s.horizon {
		s.queue.push(event[W]{at: at, source: x, target: blossomEmpty})
	}
}

// grow adds the top node of free vertex v to the tree of outer vertex u, along
// the tight edge between them, and then that node's partner. If it has none,
// the way from the root to v augments the matching.
func (s *solver[W]) grow(u, v int32) {
	root := s.nodes[s.top(u)].root
	x := s.top(v)
	m := s.mate[s.base(x)]
	if m == none {
		if s.halfNext != nil && s.halfNext[v] != none {
			s.dissolve(v)
		}
		s.flip(u, v)
		s.flip(v, u)
		s.loose = append(s.loose, v) // stays free, its nearest neighbour doesn't
		s.release(root)
		return
	}
	s.relabel(x, inner)
	s.join(x, root)
	s.nodes[x].from, s.nodes[x].to = u, v
	if s.isBlossom(x) {
		s.pushExpand(x)
	}
	partner := s.top(m)
	s.relabel(partner, outer)
	s.join(partner, root)
	s.scanNode(partner, root)
}

// connect handles a tight edge between outer vertices of different top nodes:
// in one tree it closes an odd cycle, a new blossom; between two trees it
// augments the matching.
func (s *solver[W]) connect(u, v int32) {
	x, y := s.top(u), s.top(v)
	if s.nodes[x].root == s.nodes[y].root {
		if s.halfNext != nil {
			s.halve(u, v)
		} else {
			s.shrink(u, v)
		}
		return
	}
	s.flip(u, v)
	s.flip(v, u)
	s.release(s.nodes[x].root, s.nodes[y].root)
}
