package matching

import (
	"cmp"
	"context"
	"slices"
)

// Loads is a heaviest choice of edges such that no vertex has more of them than
// its capacity, with the proof that there is none heavier.
//
// It is had from a plain matching (Tutte 1954). A vertex of capacity c becomes
// c copies. An edge with an end of capacity 1 joins all copies of its ends.
// Any other edge might be chosen twice that way; it becomes a way of three
// edges instead, each as heavy as the edge, over two vertices of its own, of
// which the outer ones lead to all copies of the ends:
//
//	copies of u ═ a ─ b ═ copies of v     chosen: weighs twice the edge
//	copies of u ─ a ═ b ─ copies of v     not chosen: weighs the edge once
//
// If a copy of one end only is matched, the edge isn't chosen, and that weighs
// no more. So the heaviest matching weighs as much as the heaviest choice and
// all those edges once.
type Loads struct {
	Chosen []int32 // indices of edges, ascending
	Weight int64
	Proof  *Solution // of the reduced graph
}

// Choose returns a heaviest choice of edges, each at most once, such that
// vertex v has at most capacity[v] of them. Edges of weight zero or less are
// never chosen, and of parallel edges only the heaviest may be, of equals the
// first. It fails with an [*InputError], of fault FaultCapacity if a capacity
// is negative or missing, or if the reduced graph passes the limits: with
// capacities up to c it has up to c vertices for each vertex and two for each
// edge, and up to c² edges for each edge with an end of capacity 1 or else 2c+1.
//
// Cost: that of [Solve] for the reduced graph.
func Choose(ctx context.Context, n int, edges []Edge, capacity []int32, progress func(done, total int)) (*Loads, error) {
	r, err := reduce(&pulse{ctx: ctx, total: n}, n, edges, capacity)
	if err != nil {
		return nil, err
	}
	proof, err := Solve(ctx, r.n, r.edges, GoalWeight, progress)
	if err != nil {
		return nil, err
	}
	l := r.loads(edges, proof)
	if err := l.Verify(n, edges, capacity); err != nil {
		panic("matching: " + err.Error())
	}
	return l, nil
}

// Verify reports whether l is proven to be a heaviest choice. It checks the
// proof for the reduced graph, which is cheap to make, and reads the choice
// from it again.
func (l *Loads) Verify(n int, edges []Edge, capacity []int32) error {
	r, err := reduce(&pulse{ctx: context.Background(), total: n}, n, edges, capacity)
	if err != nil {
		return err
	}
	if l.Proof == nil || l.Proof.Goal != GoalWeight {
		return unproven("the reduced graph has no proof")
	}
	if err := l.Proof.Verify(r.n, r.edges); err != nil {
		return err
	}
	if want := r.loads(edges, l.Proof); l.Weight != want.Weight || !slices.Equal(l.Chosen, want.Chosen) {
		return unproven("the choice isn't that of the proof")
	}
	return nil
}

// reduced is the graph of copies.
type reduced struct {
	n      int
	edges  []Edge
	copy   []int32 // by vertex: the first of its copies, and one number more
	owner  []int32 // of each copy: its vertex
	usable []int32 // indices of the edges that may be chosen, by their ends
	way    []int32 // of each usable edge: the first of its two own vertices, none without
}

// reduce returns the graph of copies, or the first fault of the input.
func reduce(p *pulse, n int, edges []Edge, capacity []int32) (*reduced, error) {
	if err := inspectEdges(n, edges); err != nil {
		return nil, err
	}
	if err := p.check(); err != nil {
		return nil, err
	}
	usable := heaviest(edges)
	r := &reduced{copy: make([]int32, n+1), usable: usable, way: make([]int32, len(usable))}
	if err := r.copyVertices(edges, capacity); err != nil {
		return nil, err
	}
	for k, i := range usable {
		before := len(r.edges)
		r.way[k] = r.add(edges[i])
		if r.n > MaxVertices || len(r.edges) > MaxEdges {
			return nil, &InputError{Edge: -1, Fault: FaultCapacity}
		}
		if err := p.tick(1 + len(r.edges) - before); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// copyVertices makes the copies of each vertex: as many as it has capacity, but
// no more than it has usable edges.
func (r *reduced) copyVertices(edges []Edge, capacity []int32) error {
	n := len(r.copy) - 1
	if len(capacity) != n {
		return &InputError{Edge: -1, Fault: FaultCapacity}
	}
	degree := make([]int32, n)
	for _, i := range r.usable {
		degree[edges[i].U]++
		degree[edges[i].V]++
	}
	for v, c := range capacity {
		c = min(c, degree[v])
		if c < 0 || int(r.copy[v])+int(c) > MaxVertices {
			return &InputError{Edge: -1, Fault: FaultCapacity}
		}
		r.copy[v+1] = r.copy[v] + c
		for range c {
			r.owner = append(r.owner, int32(v))
		}
	}
	r.n = len(r.owner)
	return nil
}

// add adds the edges that stand for edge e, and returns the first of the two
// vertices of its own, none if it has none.
func (r *reduced) add(e Edge) int32 {
	switch us, vs := r.copies(e.U), r.copies(e.V); {
	case us > 1 && vs > 1:
		a := int32(r.n)
		r.n += 2
		r.edges = append(r.edges, Edge{a, a + 1, e.Weight})
		r.join(e.U, a, 1, e.Weight)
		r.join(e.V, a+1, 1, e.Weight)
		return a
	case vs > 0:
		r.join(e.U, r.copy[e.V], vs, e.Weight)
	}
	return none
}

func (r *reduced) copies(v int32) int32 { return r.copy[v+1] - r.copy[v] }

// join joins all copies of v with each of count vertices from first on.
func (r *reduced) join(v, first, count int32, weight int64) {
	for c := r.copy[v]; c < r.copy[v+1]; c++ {
		for x := first; x < first+count; x++ {
			r.edges = append(r.edges, Edge{c, x, weight})
		}
	}
}

// loads reads the choice from a matching of the copies.
func (r *reduced) loads(edges []Edge, s *Solution) *Loads {
	l := &Loads{Chosen: []int32{}, Proof: s}
	for k, i := range r.usable {
		if a := r.way[k]; a != none && r.isCopy(s.Mate[a]) && r.isCopy(s.Mate[a+1]) {
			l.Chosen = append(l.Chosen, i)
		}
	}
	for c, m := range s.Mate[:len(r.owner)] {
		if r.isCopy(m) && int32(c) < m {
			pair := Edge{U: r.owner[c], V: r.owner[m]}
			k, _ := slices.BinarySearchFunc(r.usable, pair, func(i int32, pair Edge) int { return byEnds(edges[i], pair) })
			l.Chosen = append(l.Chosen, r.usable[k])
		}
	}
	slices.Sort(l.Chosen)
	for _, i := range l.Chosen {
		l.Weight += edges[i].Weight
	}
	return l
}

func (r *reduced) isCopy(v int32) bool { return v != none && int(v) < len(r.owner) }

// byEnds compares edges by their smaller, then by their larger end.
func byEnds(e, f Edge) int {
	return cmp.Or(cmp.Compare(min(e.U, e.V), min(f.U, f.V)), cmp.Compare(max(e.U, e.V), max(f.U, f.V)))
}

// heaviest returns the indices of the edges of positive weight, of parallel
// ones only the heaviest, in the order of their ends.
func heaviest(edges []Edge) []int32 {
	var usable []int32
	for i, e := range edges {
		if e.Weight > 0 {
			usable = append(usable, int32(i))
		}
	}
	slices.SortFunc(usable, func(i, j int32) int {
		e, f := edges[i], edges[j]
		return cmp.Or(byEnds(e, f), cmp.Compare(f.Weight, e.Weight), cmp.Compare(i, j))
	})
	return slices.CompactFunc(usable, func(i, j int32) bool { return byEnds(edges[i], edges[j]) == 0 })
}
