package matching

import (
	"cmp"
	"slices"
)

// The fractional stage runs the search without blossoms. An odd cycle of tight
// edges is left as it is, a half-cycle: think of each of its edges as half
// matched, so that no vertex lacks anything. Its tree ends. The next tree that
// reaches a half-cycle takes one vertex of it as partner, and the others, an
// even number in a row, get matched with each other.
//
// What this finds is a best fractional matching, and the duals that prove it.
// They are close to those of the whole matching, and are had for less: no
// blossom is made but for the half-cycles that are left in the end.
//
// It begins with one tree after the other (type sprout). A tree meets its end
// nearby as a rule, but where many roots compete for few partners each may
// have to look through all of the graph. So once the trees have looked at too
// many arcs, those roots that are left grow together.

// patience is how many times all arcs may be looked at by single trees, and
// leisure how many arcs more: small graphs are left to them.
const (
	patience = 6
	leisure  = 8_000_000
)

func (s *solver[W]) fractional(m manner) error {
	s.halfNext = make([]int32, s.n)
	for v := range s.halfNext {
		s.halfNext[v] = none
	}
	var err error
	if m == oneByOne {
		err = s.sprouts()
	} else {
		err = s.together()
	}
	s.encloseHalves()
	s.halfNext = nil
	return err
}

// sprouts grows single trees, from one root after the other, and what is left
// when patience ends together. Roots that live shortest should go first: the
// others would reach further, through the same vertices again and again. In
// sparse graphs their order is about that, see order.go, and in dense ones
// they are sorted.
func (s *solver[W]) sprouts() error {
	t := newSprout(s)
	roots := s.roots()
	if s.isDense() {
		slices.SortStableFunc(roots, func(a, b int32) int { return cmp.Compare(s.info[a].y, s.info[b].y) })
	}
	limit := patience*len(s.arcs) + leisure
	for i, root := range roots {
		if !s.isRoot(root) {
			continue
		}
		looked := t.grow(root)
		s.pulse.done = max(s.pulse.done, s.n/2*i/len(roots))
		if err := s.pulse.tick(1 + looked); err != nil {
			return err
		}
		if limit -= looked; limit < 0 {
			return s.together()
		}
	}
	return nil
}

// roots returns the vertices that are roots, in the order of their numbers.
func (s *solver[W]) roots() []int32 {
	var roots []int32
	for v := range int32(s.n) {
		if s.isRoot(v) {
			roots = append(roots, v)
		}
	}
	return roots
}

// sprout is the one tree that grows at a time. Its nodes are vertices: Dijkstra's
// algorithm, where the distance of a vertex is the time at which it joins.
// Stored duals are as in dual.go.
type sprout[W width] struct {
	*solver[W]
	root    int32
	before  []int32 // of an inner vertex: the outer vertex that leads to it
	stamps  []int32 // of the last search for a common ancestor that passed
	tree    []int32 // its vertices
	touched []int32 // those whose nearest has been set
	looked  int     // arcs
}

func newSprout[W width](s *solver[W]) *sprout[W] {
	return &sprout[W]{solver: s, before: make([]int32, s.n), stamps: make([]int32, s.n)}
}

// grow grows the tree of root until it ends, and returns how many arcs it
// looked at. An event that is still in the queue when v isn't free any more is
// void if v has become inner. If v has become outer, the event of the edge as
// one between outer vertices has come before, or lies beyond the end.
func (t *sprout[W]) grow(root int32) (looked int) {
	t.rewind()
	t.root, t.looked = root, 0
	t.tree, t.touched = t.tree[:0], t.touched[:0]
	t.horizon = t.info[root].y
	t.push(root)
	for {
		e := t.queue.pop()
		t.clock = e.at
		u := e.source
		if e.target == vertexEmpty {
			t.swap(u, none)
			break
		}
		v := e.target
		if t.info[v].label == outer {
			t.close(u, v)
			break
		}
		if t.info[v].label == inner {
			continue
		}
		if t.mate[v] == none {
			if t.halfNext[v] != none {
				t.dissolve(v)
			}
			t.swap(u, v)
			t.mate[v] = u
			break
		}
		t.before[v] = u
		t.info[v].y -= t.clock
		t.info[v].label = inner
		t.tree = append(t.tree, v)
		t.push(t.mate[v])
	}
	t.settle()
	return t.looked
}

// push makes v an outer vertex of the tree and pushes its events, up to the
// horizon, which is before the earliest end of the tree that is known.
func (t *sprout[W]) push(v int32) {
	t.info[v].y += t.clock
	t.info[v].label = outer
	t.tree = append(t.tree, v)
	yv := t.info[v].y
	if yv <= t.horizon {
		t.queue.push(event[W]{at: yv, source: v, target: vertexEmpty})
		t.foundEnd(yv)
	}
	info := t.info
	in := t.inTime(yv, t.horizon)
	t.looked += t.degree(v)
	for _, a := range t.row(v) {
		u := &info[a.to]
		yu := u.y
		if yu-a.weight > in[u.label&3] {
			continue
		}
		if u.label == free {
			near := yv - a.weight
			if near >= u.nearest {
				continue
			}
			if u.nearest == t.never {
				t.touched = append(t.touched, a.to)
			}
			u.nearest = near
			t.queue.push(event[W]{at: near + yu, source: v, target: a.to})
			if t.mate[a.to] == none {
				t.foundEnd(near + yu)
				in = t.inTime(yv, t.horizon)
			}
		} else {
			at := (yv + yu - a.weight) / 2
			t.queue.push(event[W]{at: at, source: v, target: a.to})
			t.foundEnd(at)
			in = t.inTime(yv, t.horizon)
		}
	}
}

// swap exchanges matched and unmatched edges on the way from outer vertex u to
// the root, so that u has the given partner, or none.
func (t *sprout[W]) swap(u, partner int32) {
	for {
		m := t.mate[u]
		t.mate[u] = partner
		if m == none {
			return
		}
		u, partner = t.before[m], m
		t.mate[m] = u
	}
}

// close makes a half-cycle of the odd cycle that the tight edge between outer
// vertices u and v closes.
func (t *sprout[W]) close(u, v int32) {
	top := t.common(u, v)
	cycle := t.fresh[:0]
	for x := u; x != top; x = t.before[t.mate[x]] {
		cycle = append(cycle, x, t.mate[x])
	}
	cycle = append(cycle, top)
	half := len(cycle)
	for x := v; x != top; x = t.before[t.mate[x]] {
		cycle = append(cycle, x, t.mate[x])
	}
	slices.Reverse(cycle[half:])
	t.swap(top, none)
	for i, x := range cycle {
		t.mate[x] = none
		t.halfNext[x] = cycle[(i+1)%len(cycle)]
	}
	t.fresh = cycle[:0]
}

// common returns the nearest common ancestor of outer vertices u and v. It
// climbs from both in turn.
func (t *sprout[W]) common(u, v int32) int32 {
	t.stamp++
	for {
		if u != none {
			if t.stamps[u] == t.stamp {
				return u
			}
			t.stamps[u] = t.stamp
			if m := t.mate[u]; m != none {
				u = t.before[m]
			} else {
				u = none
			}
		}
		u, v = v, u
	}
}

// settle makes all vertices free, with the duals they have by the clock.
func (t *sprout[W]) settle() {
	for _, v := range t.tree {
		if t.info[v].label == outer {
			t.info[v].y -= t.clock
		} else {
			t.info[v].y += t.clock
		}
		t.info[v].label = free
	}
	for _, v := range t.touched {
		t.info[v].nearest = t.never
	}
}

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
			if s.info[u].y < s.info[base].y {
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
