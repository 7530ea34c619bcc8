package matching

// unit is the number of dual units in a weight of one. Halves would do for
// the duals of some optimum, but a search whose trees fall together from
// unequal heights meets quarters; see "Whole numbers" in the package comment.
const unit = 4

// width is the type of weights and duals. The narrower does where the heaviest
// edge weighs little enough, and is faster, as more of it fits in the caches.
type width interface{ int32 | int64 }

// narrowLimit bounds the heaviest edge, in dual units, for int32: no dual
// passes it, and what the search computes are sums of at most four duals.
const narrowLimit = 1 << 28

// arc is one direction of an edge. Its weight is shifted and in dual units.
type arc[W width] struct {
	to     int32
	weight W
}

// graph holds the arcs out of each vertex in one slice, row after row. Rows
// are sorted by target and hold no target twice.
type graph[W width] struct {
	start []int32 // row v is arcs[start[v]:start[v+1]]
	arcs  []arc[W]
	name  []int32 // the caller's number of each vertex, see order.go
}

// manyArcs is how many arcs for each vertex make a graph dense.
const manyArcs = 128

func (g *graph[W]) isDense() bool        { return len(g.arcs) > manyArcs*g.vertices() }
func (g *graph[W]) vertices() int        { return len(g.start) - 1 }
func (g *graph[W]) row(v int32) []arc[W] { return g.arcs[g.start[v]:g.start[v+1]] }
func (g *graph[W]) degree(v int32) int   { return int(g.start[v+1] - g.start[v]) }

// layout returns a graph with room for the given number of arcs out of each
// vertex, and a cursor to the start of each row.
func layout[W width](degree []int32) (*graph[W], []int32) {
	n := len(degree)
	start := make([]int32, n+1)
	for v, d := range degree {
		start[v+1] = start[v] + d
	}
	cursor := degree // its work is done
	copy(cursor, start)
	return &graph[W]{start: start, arcs: make([]arc[W], start[n])}, cursor
}

// build returns the graph of the edges that may be used, in time O(n + m) and
// independent of their order: two bucket sorts, first by the larger end and
// then by the smaller, put parallel edges side by side.
func build[W width](p *pulse, n int, edges []Edge, goal Goal, shift int64) (*graph[W], error) {
	lower, err := byLargerEnd[W](p, n, edges, goal, shift)
	if err != nil {
		return nil, err
	}
	upper, err := bySmallerEnd(p, lower)
	if err != nil {
		return nil, err
	}
	return bothDirections(p, upper)
}

// byLargerEnd returns one arc for each usable edge, from its larger end to its
// smaller, in rows not yet sorted.
func byLargerEnd[W width](p *pulse, n int, edges []Edge, goal Goal, shift int64) (*graph[W], error) {
	degree := make([]int32, n)
	for _, e := range edges {
		if goal.uses(e) {
			degree[max(e.U, e.V)]++
		}
	}
	g, cursor := layout[W](degree)
	for _, e := range edges {
		if err := p.tick(1); err != nil {
			return nil, err
		}
		if goal.uses(e) {
			v := max(e.U, e.V)
			g.arcs[cursor[v]] = arc[W]{to: min(e.U, e.V), weight: W(unit * (e.Weight + shift))}
			cursor[v]++
		}
	}
	return g, nil
}

func (goal Goal) uses(e Edge) bool { return goal == GoalCardinality || e.Weight > 0 }

// bySmallerEnd turns the arcs around: from the smaller end to the larger, rows
// sorted, of parallel arcs only the heaviest.
func bySmallerEnd[W width](p *pulse, lower *graph[W]) (*graph[W], error) {
	degree := make([]int32, lower.vertices())
	for _, a := range lower.arcs {
		degree[a.to]++
	}
	g, cursor := layout[W](degree)
	for v := range int32(lower.vertices()) {
		if err := p.tick(1 + lower.degree(v)); err != nil {
			return nil, err
		}
		for _, a := range lower.row(v) {
			g.arcs[cursor[a.to]] = arc[W]{to: v, weight: a.weight}
			cursor[a.to]++
		}
	}
	g.mergeParallel()
	return g, nil
}

// mergeParallel keeps the heaviest of arcs with the same target, which lie
// side by side.
func (g *graph[W]) mergeParallel() {
	kept := int32(0)
	for v := range int32(g.vertices()) {
		row := g.row(v)
		g.start[v] = kept
		for _, a := range row {
			last := kept - 1
			if last >= g.start[v] && g.arcs[last].to == a.to {
				g.arcs[last].weight = max(g.arcs[last].weight, a.weight)
				continue
			}
			g.arcs[kept] = a
			kept++
		}
	}
	g.start[g.vertices()] = kept
	g.arcs = g.arcs[:kept]
}

// bothDirections adds the reverse of each arc. Going up through the smaller
// ends, a row has got all its smaller targets before its larger ones come.
func bothDirections[W width](p *pulse, upper *graph[W]) (*graph[W], error) {
	degree := make([]int32, upper.vertices())
	for v := range int32(upper.vertices()) {
		degree[v] += int32(upper.degree(v))
		for _, a := range upper.row(v) {
			degree[a.to]++
		}
	}
	g, cursor := layout[W](degree)
	for v := range int32(upper.vertices()) {
		if err := p.tick(1 + upper.degree(v)); err != nil {
			return nil, err
		}
		for _, a := range upper.row(v) {
			g.arcs[cursor[v]] = a
			g.arcs[cursor[a.to]] = arc[W]{to: v, weight: a.weight}
			cursor[v]++
			cursor[a.to]++
		}
	}
	g.name = make([]int32, g.vertices())
	for v := range g.name {
		g.name[v] = int32(v)
	}
	return g, nil
}
