package matching

import "context"

// Largest is a matching with the most pairs, weights aside, and the barrier
// that proves it (Tutte 1947, Berge 1958).
//
// The barrier is a set A of vertices. Without it the graph falls into parts,
// some of them odd. A part of odd size can't be matched within itself: one of
// its vertices needs a partner in A, or has none. So with k odd parts any
// matching leaves at least k - |A| vertices alone, and this one leaves as many.
//
// Which vertices are in A and in the odd parts is the decomposition of Gallai
// and Edmonds. It explains who is left and why: a vertex in an odd part could
// be the one left out in another largest matching, by no fault of its own;
// those of A are what it could have had, were there more of them; all other
// vertices are matched in every largest matching, among themselves.
type Largest struct {
	Mate  []int32 // the partner of each vertex, -1 for none
	Pairs int
	// Part is, for each vertex, the number of its odd part, counted from 0 in
	// the order of their first vertices, or PartBarrier, or PartRest.
	Part []int32
}

// What [Largest].Part says of vertices that are in no odd part.
const (
	PartBarrier int32 = -1 // in the barrier
	PartRest    int32 = -2 // matched in every largest matching, not with the odd parts
)

// MostPairs returns a matching with the most pairs, with a proof that it has
// already checked. Weights must be within the limits and count for nothing.
// As [Solve], it depends on the set of edges only, and fails as that does.
//
// It is Edmonds' algorithm, a breadth-first search from one unmatched vertex
// after the other. A search that finds no partner leaves its tree in place, as
// no later one can gain by entering it: these trees are the decomposition.
//
// Cost: O(n·m·α) at worst, near O(m) on graphs met in practice. O(n + m)
// memory.
func MostPairs(ctx context.Context, n int, edges []Edge, progress func(done, total int)) (*Largest, error) {
	if err := inspectEdges(n, edges); err != nil {
		return nil, err
	}
	p := &pulse{ctx: ctx, report: progress, total: n}
	if err := p.check(); err != nil {
		return nil, err
	}
	g, err := build[int32](p, n, edges, GoalCardinality, 0)
	if err != nil {
		return nil, err
	}
	f := newAlternating(g)
	f.begin()
	for v := range int32(n) {
		if f.mate[v] == none {
			f.augment(v)
		}
		p.done = max(p.done, int(v))
		if err := p.tick(1 + f.looked); err != nil {
			return nil, err
		}
	}
	l := f.largest()
	if err := l.Verify(n, edges); err != nil {
		panic("matching: " + err.Error())
	}
	p.done = n
	p.tell()
	return l, nil
}

// alternating is the state of the search for the most pairs.
type alternating struct {
	*graph[int32]
	mate   []int32
	label  []label
	before []int32 // of an inner vertex, or one in a blossom: the next towards the root beside the mate
	up     []int32 // union-find of blossoms: towards the vertex that stands for it
	stamps []int32
	stamp  int32
	queue  []int32 // outer vertices to be looked at
	seen   []int32 // vertices of the tree
	looked int     // arcs of the last search
}

func newAlternating(g *graph[int32]) *alternating {
	n := g.vertices()
	f := &alternating{
		graph: g, mate: make([]int32, n), label: make([]label, n),
		before: make([]int32, n), up: make([]int32, n), stamps: make([]int32, n),
	}
	for v := range int32(n) {
		f.mate[v], f.before[v], f.up[v] = none, none, v
	}
	return f
}

// begin matches greedily (Karp and Sipser 1981): a vertex with one unmatched
// neighbour left goes first, as that can't be wrong, else the next in order.
func (f *alternating) begin() {
	left := make([]int32, len(f.mate)) // unmatched neighbours
	var one []int32
	for v := range int32(len(left)) {
		left[v] = int32(f.degree(v))
		if left[v] == 1 {
			one = append(one, v)
		}
	}
	for next := int32(0); ; {
		v := next
		if len(one) > 0 {
			v, one = one[0], one[1:]
		} else if next++; int(v) == len(left) {
			return
		}
		if f.mate[v] != none {
			continue
		}
		partner := none
		for _, a := range f.row(v) {
			if f.mate[a.to] == none && (partner == none || left[a.to] < left[partner]) {
				partner = a.to
			}
		}
		if partner == none {
			continue
		}
		f.mate[v], f.mate[partner] = partner, v
		for _, x := range [2]int32{v, partner} {
			for _, a := range f.row(x) {
				if left[a.to]--; left[a.to] == 1 && f.mate[a.to] == none {
					one = append(one, a.to)
				}
			}
		}
	}
}

// augment looks for a partner for unmatched vertex root. If there is one, it
// matches one pair more and forgets the tree.
func (f *alternating) augment(root int32) {
	f.looked = 0
	f.label[root] = outer
	f.queue = append(f.queue[:0], root)
	f.seen = append(f.seen[:0], root)
	for i := 0; i < len(f.queue); i++ {
		u := f.queue[i]
		f.looked += f.degree(u)
		for _, a := range f.row(u) {
			v := a.to
			switch {
			case f.label[v] == outer && f.find(u) != f.find(v):
				f.shrink(u, v)
			case f.label[v] == free && f.mate[v] == none:
				f.before[v] = u
				f.flip(v)
				f.forget(v)
				return
			case f.label[v] == free:
				m := f.mate[v]
				f.before[v] = u
				f.label[v], f.label[m] = inner, outer
				f.seen = append(f.seen, v, m)
				f.queue = append(f.queue, m)
			}
		}
	}
}

// find returns the vertex that stands for the blossom around v.
func (f *alternating) find(v int32) int32 {
	for f.up[v] != v {
		f.up[v] = f.up[f.up[v]]
		v = f.up[v]
	}
	return v
}

// shrink makes one blossom of the odd cycle that the edge between outer
// vertices u and v closes. Its inner vertices become outer.
func (f *alternating) shrink(u, v int32) {
	base := f.common(u, v)
	f.mark(u, v, base)
	f.mark(v, u, base)
}

// common returns the base of the nearest blossom on the ways of both u and v to
// the root.
func (f *alternating) common(u, v int32) int32 {
	f.stamp++
	for {
		if u != none {
			u = f.find(u)
			if f.stamps[u] == f.stamp {
				return u
			}
			f.stamps[u] = f.stamp
			if m := f.mate[u]; m != none {
				u = f.before[m]
			} else {
				u = none
			}
		}
		u, v = v, u
	}
}

// mark takes the way from v to the base into the blossom. From what was inner
// the way to the root now leads through child, to the other side.
func (f *alternating) mark(v, child, base int32) {
	for f.find(v) != base {
		f.before[v] = child
		m := f.mate[v]
		child = m
		if f.label[m] == inner {
			f.label[m] = outer
			f.queue = append(f.queue, m)
		}
		for _, x := range [2]int32{v, m} {
			if f.up[x] == x { // the last of its blossom on the way
				f.up[x] = base
			}
		}
		v = f.before[m]
	}
}

// flip exchanges matched and unmatched edges from free vertex v to the root.
func (f *alternating) flip(v int32) {
	for v != none {
		u := f.before[v]
		next := f.mate[u]
		f.mate[v], f.mate[u] = u, v
		v = next
	}
}

// forget makes the vertices of the tree, and v, free again.
func (f *alternating) forget(v int32) {
	f.before[v] = none
	for _, x := range f.seen {
		f.label[x], f.before[x], f.up[x] = free, none, x
	}
}

// largest reads the matching and its barrier from the trees that are left.
func (f *alternating) largest() *Largest {
	l := &Largest{Mate: f.mate, Part: make([]int32, len(f.mate))}
	number := make([]int32, len(f.mate))
	for v := range number {
		number[v] = none
	}
	parts := int32(0)
	for v := range int32(len(f.mate)) {
		if f.mate[v] > v {
			l.Pairs++
		}
		switch f.label[v] {
		case free:
			l.Part[v] = PartRest
		case inner:
			l.Part[v] = PartBarrier
		default:
			b := f.find(v)
			if number[b] == none {
				number[b] = parts
				parts++
			}
			l.Part[v] = number[b]
		}
	}
	return l
}

// Verify reports whether l is proven to be a largest matching of the vertices 0
// to n-1 by the given edges, in any order. It counts, and uses nothing of the
// search.
//
// It fails with an [*InputError] on bad input, and with an error that wraps
// [ErrProof] if anything in l is not as it must be. Cost: O(n + m).
func (l *Largest) Verify(n int, edges []Edge) error {
	if err := inspectEdges(n, edges); err != nil {
		return err
	}
	if len(l.Mate) != n || len(l.Part) != n {
		return unproven("mates and parts must be told for each vertex")
	}
	if err := (&verifier{Solution: &Solution{Mate: l.Mate, Pairs: l.Pairs}}).pairs(); err != nil {
		return err
	}
	if err := l.verifyEdges(edges); err != nil {
		return err
	}
	return l.verifyCount()
}

// verifyEdges checks that each pair is an edge, and that no edge leads from an
// odd part to anywhere but the barrier.
func (l *Largest) verifyEdges(edges []Edge) error {
	found := make([]bool, len(l.Mate))
	for i, e := range edges {
		if l.Mate[e.U] == e.V {
			found[e.U], found[e.V] = true, true
		}
		if p, q := l.Part[e.U], l.Part[e.V]; p != q && p != PartBarrier && q != PartBarrier {
			return unproven("edge %d joins two parts", i)
		}
	}
	for v, m := range l.Mate {
		if m != none && !found[v] {
			return unproven("vertex %d and its mate aren't joined by an edge", v)
		}
	}
	return nil
}

// verifyCount checks that the parts are numbered in the order of their first
// vertices, are odd, and are as many more than the barrier's vertices as there
// are vertices without mate.
func (l *Largest) verifyCount() error {
	var sizes []int
	barrier, alone := 0, len(l.Mate)-2*l.Pairs
	for v, p := range l.Part {
		switch {
		case p == PartBarrier:
			barrier++
		case p == PartRest:
			if l.Mate[v] == none || l.Part[l.Mate[v]] != PartRest {
				return unproven("vertex %d isn't matched in the rest", v)
			}
		case p < 0 || int(p) > len(sizes):
			return unproven("the part of vertex %d isn't the next", v)
		case int(p) == len(sizes):
			sizes = append(sizes, 1)
		default:
			sizes[p]++
		}
	}
	for p, size := range sizes {
		if size%2 == 0 {
			return unproven("part %d is even", p)
		}
	}
	if len(sizes)-barrier != alone {
		return unproven("the barrier allows more pairs")
	}
	return nil
}
