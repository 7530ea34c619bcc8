package matching

// shrink makes a blossom of the odd cycle that the tight edge between the
// outer vertices u and v closes in their tree.
func (s *solver[W]) shrink(u, v int32) {
	meeting := s.meeting(s.top(u), s.top(v))
	root := s.nodes[meeting].root

	cycle := s.cycleOf(u, v, meeting)
	for _, l := range cycle {
		s.leave(l.node)
	}
	s.join(s.enclose(cycle, meeting, outer), root)
	for _, x := range s.fresh {
		s.scanNode(x, root)
	}
	s.fresh = s.fresh[:0]
}

// cycleOf returns the cycle up from u to the meeting node, down to v and back to
// u. Each link holds the edge to the next node.
func (s *solver[W]) cycleOf(u, v, meeting int32) []link {
	cycle := s.climb(s.cycle[:0], u, meeting)
	side := s.climb(s.side[:0], v, meeting)
	x := meeting
	for i := len(side) - 1; i >= 0; i-- {
		cycle = append(cycle, link{x, side[i].to, side[i].from})
		x = side[i].node
	}
	cycle = append(cycle, link{x, v, u})
	s.cycle, s.side = cycle, side
	return cycle
}

// meeting returns the nearest common ancestor of outer top nodes x and y of
// one tree. It climbs from both in turn, so the cost is in proportion to the
// cycle.
func (s *solver[W]) meeting(x, y int32) int32 {
	s.stamp++
	for {
		if x != none {
			if s.nodes[x].stamp == s.stamp {
				return x
			}
			s.nodes[x].stamp = s.stamp
			x = s.grandparent(x)
		}
		x, y = y, x
	}
}

// grandparent returns the next outer node on the way from outer node x to its
// root, none from the root.
func (s *solver[W]) grandparent(x int32) int32 {
	m := s.mate[s.base(x)]
	if m == none {
		return none
	}
	return s.top(s.nodes[s.top(m)].from)
}

// climb appends the nodes from outer vertex u up to, not including, the outer
// node goal, each with the edge to the next.
func (s *solver[W]) climb(path []link, u, goal int32) []link {
	for x := s.top(u); x != goal; {
		base := s.base(x)
		m := s.mate[base]
		above := s.top(m)
		a := &s.nodes[above]
		path = append(path, link{x, base, m}, link{above, a.to, a.from})
		x = s.top(a.from)
	}
	return path
}

// enclose makes a blossom with label l, outer or free, of the cycle, which are
// nodes in no tree's list, with its base in the given child. It leaves in
// fresh the children that were inner.
func (s *solver[W]) enclose(cycle []link, child int32, l label) int32 {
	b := s.takeNode()
	set := s.info[s.first(s.largest(cycle))].set
	size := int32(0)
	for i, link := range cycle {
		x := link.node
		s.rest(x)
		if s.labelOf(x) == inner {
			s.fresh = append(s.fresh, x)
			s.relabelVertices(x, outer)
		}
		if old := s.info[s.first(x)].set; old != set {
			s.renumber(x, set)
			s.idleSets = append(s.idleSets, old)
		}
		after := cycle[(i+1)%len(cycle)].node
		s.nodes[x].parent = b
		s.nodes[x].from, s.nodes[x].to = link.from, link.to
		s.nodes[x].next, s.nodes[after].previous = after, x
		s.after[s.last(x)] = s.first(after)
		size += s.nodes[x].size
	}
	s.tops[set] = b
	s.nodes[b] = node{parent: none, size: size}
	*s.blossom(b) = blossom[W]{
		base:  s.base(child),
		child: child,
		first: s.first(cycle[0].node),
		last:  s.last(cycle[len(cycle)-1].node),
	}
	s.move(b, l)
	return b
}

// expand undoes inner blossom b, whose z has reached zero. The child where the
// tree enters becomes inner; if that is a blossom of z = 0, it is undone at
// once, and so on, which finds the ways down by one climb for all.
func (s *solver[W]) expand(b int32) {
	root := s.nodes[b].root
	chain := s.chain[:0]
	for c := s.nodes[b].to; c != b; c = s.nodes[c].parent {
		chain = append(chain, c)
	}
	s.chain = chain
	for i := len(chain) - 1; ; i-- {
		s.open(b, chain[i], root)
		b = chain[i]
		if !s.isBlossom(b) {
			break
		}
		if s.blossom(b).z != 2*s.clock {
			s.pushExpand(b)
			break
		}
	}
	s.lookAround()
	for _, x := range s.fresh {
		s.scanNode(x, root)
	}
	s.fresh = s.fresh[:0]
}

// open replaces inner blossom b by its children. On the even side, from the
// child entry, where the tree enters b, to the child of the base, where it
// leaves, they become inner and outer in turn; the others, matched with each
// other, become free. It leaves in fresh the outer children and in loose the
// vertices of the free ones, and pushes the events of inner children other
// than entry.
func (s *solver[W]) open(b, entry, root int32) {
	exit := s.blossom(b).child
	around := s.around(b, entry, s.isEven(entry, exit))
	s.leave(b)
	s.split(b, around)
	s.dropNode(b)

	onWay := true
	for i, l := range around {
		x := l.node
		switch {
		case !onWay:
			s.relabelVertices(x, free)
			s.detach(x, true)
		case i%2 == 1:
			s.relabelVertices(x, outer)
			s.move(x, outer)
			s.join(x, root)
			s.fresh = append(s.fresh, x)
		default:
			s.move(x, inner)
			s.join(x, root)
			s.nodes[x].from, s.nodes[x].to = l.from, l.to
			if s.isBlossom(x) && x != entry {
				s.pushExpand(x)
			}
		}
		onWay = onWay && x != exit
	}
}

// around returns the children of b in the circle from entry, forward or
// backward, each with the edge that leads to it: to entry, the edge of the
// tree.
func (s *solver[W]) around(b, entry int32, forward bool) []link {
	links := append(s.cycle[:0], link{entry, s.nodes[b].from, s.nodes[b].to})
	for l := s.step(entry, forward); l.node != entry; l = s.step(l.node, forward) {
		links = append(links, l)
	}
	s.cycle = links
	return links
}

// split makes the children of b top nodes.
func (s *solver[W]) split(b int32, children []link) {
	set := s.info[s.first(b)].set
	largest := s.largest(children)
	for _, l := range children {
		own := set
		if l.node != largest {
			own = s.idleSets[len(s.idleSets)-1]
			s.idleSets = s.idleSets[:len(s.idleSets)-1]
			s.renumber(l.node, own)
		}
		s.tops[own] = l.node
		s.nodes[l.node].parent = none
	}
}
