package matching

// infinite is later than all times.
const infinite = int64(1) << 62

// solver is the state of a search. Slices of vertices have n elements.
type solver struct {
	*graph
	n     int
	pulse *pulse

	y     []int64 // stored dual of each vertex, see dual.go
	label []label // of the top node around each vertex
	mate  []int32
	set   []int32 // see top
	after []int32 // next vertex of the same blossom
	nodes []node  // vertices, then blossoms

	// nearest bounds, for each free vertex v, how near an outer vertex is: it
	// is at most y[u] - w for each edge of weight w to an outer vertex u that
	// might still reach v in time. If it isn't infinite, an event lies in the
	// queue, not later than nearest[v] + y[v], that will have v looked at.
	nearest []int64

	setTop    []int32 // top node of each set
	idleSets  []int32
	idleNodes []int32
	treeHead  []int32 // by root: the first top node of its tree
	trees     int     // alive

	clock int64
	end   int64 // a time at which no tree is alive
	queue queue
	ready []event // tight edges between different trees: served first
	room  int     // events above which the queue is made anew

	stamp int32  // of the last search for a common ancestor
	cycle []link // buffers
	side  []link
	chain []int32
	turns []turn
	fresh []int32 // nodes that have just become outer
	loose []int32 // vertices that have just become free, and were inner
}

// link is a node and an edge, between vertices, to or from the next or the
// previous node; the function that makes it says which.
type link struct{ node, from, to int32 }

// search returns the state in which no tree is left: every vertex is matched
// or has a dual of zero.
func search(p *pulse, g *graph) (*solver, error) {
	s := newSolver(p, g)
	if err := s.greedy(); err != nil {
		return nil, err
	}
	s.plant()
	return s, s.run()
}

// run serves events until no tree is left.
func (s *solver) run() error {
	p := s.pulse
	for s.trees > 0 {
		p.done = p.total - s.trees
		if err := p.tick(1); err != nil {
			return err
		}
		if s.queue.size > s.room {
			s.requeue()
		}
		s.serve(s.nextEvent())
	}
	return nil
}

func newSolver(p *pulse, g *graph) *solver {
	n := g.vertices()
	s := &solver{
		graph: g, n: n, pulse: p,
		y: make([]int64, n), label: make([]label, n), mate: make([]int32, n),
		set: make([]int32, n), after: make([]int32, n), nodes: newNodes(n),
		nearest: make([]int64, n),
		setTop:  make([]int32, n), treeHead: make([]int32, n),
	}
	for v := range int32(n) {
		s.mate[v], s.after[v], s.treeHead[v] = none, none, none
		s.set[v], s.setTop[v] = v, v
	}
	return s
}

// plant makes each unmatched vertex of positive dual the root of a tree.
func (s *solver) plant() {
	for v := range int32(s.n) {
		if s.mate[v] == none && s.y[v] > 0 {
			s.label[v] = outer
			s.join(v, v)
			s.trees++
			s.end = max(s.end, s.y[v])
		}
	}
	s.requeue()
}

// requeue makes the queue anew from the state, which drops all events that are
// void. The room grows with what is needed, so the work is paid for by the
// events pushed since the last time.
func (s *solver) requeue() {
	s.queue.clear()
	s.ready = s.ready[:0]
	for v := range int32(s.n) {
		s.nearest[v] = infinite
	}
	for v := range int32(s.n) {
		switch x := s.top(v); s.label[v] {
		case outer:
			s.scan(v, s.nodes[x].root, v)
		case inner:
			if s.isBlossom(x) && s.nodes[x].first == v {
				s.pushExpand(x)
			}
		}
	}
	s.room = 2*s.queue.size + len(s.arcs) + s.n
}

func (s *solver) nextEvent() event {
	if k := len(s.ready); k > 0 {
		e := s.ready[k-1]
		s.ready = s.ready[:k-1]
		return e
	}
	return s.queue.pop()
}

// serve does what the event says, unless the search has changed so that it
// says nothing any more.
func (s *solver) serve(e event) {
	s.clock = e.at
	switch e.arc {
	case vertexEmpty:
		if s.label[e.source] == outer && s.y[e.source] == s.clock {
			s.retire(e.source)
		}
	case blossomEmpty:
		if s.isInnerTop(e.source) && s.nodes[e.source].z == 2*s.clock {
			s.expand(e.source)
		}
	default:
		s.meet(e)
	}
}

// isInnerTop reports whether x is a blossom in use, a top node, and inner.
func (s *solver) isInnerTop(x int32) bool {
	b := &s.nodes[x]
	return b.first != none && b.parent == none && s.label[b.first] == inner
}

// meet handles the event of an edge. Which of its ends is outer now may differ
// from when the event was pushed.
func (s *solver) meet(e event) {
	u, v := e.source, s.target(e.arc)
	slack := s.y[u] + s.y[v] - s.weight(e.arc)
	switch lu, lv := s.label[u], s.label[v]; {
	case lu == outer && lv == outer:
		if slack == 2*s.clock && s.set[u] != s.set[v] {
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
func (s *solver) lookAgain(v int32) {
	if s.label[v] == free && s.nearest[v]+s.y[v] <= s.clock {
		s.look(v)
	}
}

// look finds the nearest outer neighbour of free vertex v. Of neighbours
// equally near it takes one whose tree lives longest.
func (s *solver) look(v int32) {
	best, bestDeath, bestArc := infinite, int64(0), none
	s.pulse.steps += s.degree(v)
	for i := s.start[v]; i < s.start[v+1]; i++ {
		u := s.target(i)
		if s.label[u] != outer {
			continue
		}
		near := s.y[u] - s.weight(i)
		if near > best {
			continue
		}
		death := s.death(u)
		if near+s.y[v] <= death && (near < best || death > bestDeath) {
			best, bestDeath, bestArc = near, death, i
		}
	}
	s.nearest[v] = best
	if bestArc != none {
		s.queue.push(event{at: best + s.y[v], source: v, arc: bestArc})
	}
}

// death returns the time at which the tree of outer vertex u ends at the
// latest: when the dual of its root reaches zero.
func (s *solver) death(u int32) int64 { return s.y[s.nodes[s.top(u)].root] }

// scan pushes the events of vertex u, which is outer, in the tree of root. It
// passes over edges to outer vertices below from.
func (s *solver) scan(u, root, from int32) {
	death := s.y[root]
	if u == root || s.y[u] < death {
		s.queue.push(event{at: s.y[u], source: u, arc: vertexEmpty})
	}
	s.pulse.steps += s.degree(u)
	for i := s.start[u]; i < s.start[u+1]; i++ {
		v := s.target(i)
		switch s.label[v] {
		case free:
			s.reach(u, v, event{source: u, arc: i}, s.weight(i), death)
		case outer:
			if v >= from && s.set[u] != s.set[v] {
				s.pair(u, v, root, i)
			}
		}
	}
}

// scanNode scans the vertices of top node x, which has just become outer.
func (s *solver) scanNode(x, root int32) {
	for v := s.nodes[x].first; ; v = s.after[v] {
		s.scan(v, root, 0)
		if v == s.nodes[x].last {
			return
		}
	}
}

// reach pushes the event of an edge from outer vertex u to free vertex v,
// unless another outer vertex is as near to v or the tree of u ends before.
func (s *solver) reach(u, v int32, e event, weight, death int64) {
	near := s.y[u] - weight
	if near >= s.nearest[v] {
		return
	}
	e.at = near + s.y[v]
	if e.at > death {
		return
	}
	s.nearest[v] = near
	s.queue.push(e)
}

// approach is reach for the edge of event e.
func (s *solver) approach(u, v int32, e event) {
	s.reach(u, v, e, s.weight(e.arc), s.death(u))
}

// pair pushes the event of an edge between outer vertices of different top
// nodes. Across trees it matters even when one of the trees has ended before:
// then it is looked at for the other tree.
func (s *solver) pair(u, v, root, i int32) {
	e := event{at: (s.y[u] + s.y[v] - s.weight(i)) / 2, source: u, arc: i}
	sameTree := s.nodes[s.top(v)].root == root
	switch {
	case sameTree && e.at > s.y[root], e.at > s.end:
	case !sameTree && e.at == s.clock:
		s.ready = append(s.ready, e)
	default:
		s.queue.push(e)
	}
}

// pushExpand pushes the event of inner blossom x.
func (s *solver) pushExpand(x int32) {
	s.queue.push(event{at: s.nodes[x].z / 2, source: x, arc: blossomEmpty})
}

// grow adds the top node of free vertex v to the tree of outer vertex u, along
// the tight edge between them, and then that node's partner. If it has none,
// the way from the root to v augments the matching.
func (s *solver) grow(u, v int32) {
	root := s.nodes[s.top(u)].root
	x := s.top(v)
	m := s.mate[s.nodes[x].base]
	if m == none {
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
func (s *solver) connect(u, v int32) {
	x, y := s.top(u), s.top(v)
	if s.nodes[x].root == s.nodes[y].root {
		s.shrink(u, v)
		return
	}
	s.flip(u, v)
	s.flip(v, u)
	s.release(s.nodes[x].root, s.nodes[y].root)
}
