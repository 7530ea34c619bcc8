package matching

// unit is the number of dual units in a weight of one. Halves would do for
// the duals of some optimum, but a search whose trees fall together from
// unequal heights meets quarters; see "Whole numbers" in the package comment.
const unit = 4

// arc is one direction of an edge. Its weight is shifted and in dual units.
type arc struct {
	to     int32
	weight int64
}

// graph holds the arcs out of each vertex in one slice, row after row. Rows
// are sorted by target and hold no target twice.
type graph struct {
	start []int32 // row v is arcs[start[v]:start[v+1]]
	arcs  []arc
}

func (g *graph) vertices() int        { return len(g.start) - 1 }
func (g *graph) row(v int32) []arc    { return g.arcs[g.start[v]:g.start[v+1]] }
func (g *graph) degree(v int32) int   { return int(g.start[v+1] - g.start[v]) }
func (g *graph) target(i int32) int32 { return g.arcs[i].to }
func (g *graph) weight(i int32) int64 { return g.arcs[i].weight }

// layout returns a graph with room for the given number of arcs out of each
// vertex, and a cursor to the start of each row.
func layout(degree []int32) (*graph, []int32) {
	n := len(degree)
	start := make([]int32, n+1)
	for v, d := range degree {
		start[v+1] = start[v] + d
	}
	cursor := degree // its work is done
	copy(cursor, start)
	return &graph{start: start, arcs: make([]arc, start[n])}, cursor
}

// build returns the graph of the edges that may be used, in time O(n + m) and
// independent of their order: two bucket sorts, first by the larger end and
// then by the smaller, put parallel edges side by side.
func build(p *pulse, n int, edges []Edge, goal Goal, shift int64) (*graph, error) {
	lower, err := byLargerEnd(p, n, edges, goal, shift)
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
func byLargerEnd(p *pulse, n int, edges []Edge, goal Goal, shift int64) (*graph, error) {
	degree := make([]int32, n)
	for _, e := range edges {
		if goal.uses(e) {
			degree[max(e.U, e.V)]++
		}
	}
	g, cursor := layout(degree)
	for _, e := range edges {
		if err := p.tick(1); err != nil {
			return nil, err
		}
		if goal.uses(e) {
			v := max(e.U, e.V)
			g.arcs[cursor[v]] = arc{to: min(e.U, e.V), weight: unit * (e.Weight + shift)}
			cursor[v]++
		}
	}
	return g, nil
}

func (goal Goal) uses(e Edge) bool { return goal == GoalCardinality || e.Weight > 0 }

// bySmallerEnd turns the arcs around: from the smaller end to the larger, rows
// sorted, of parallel arcs only the heaviest.
func bySmallerEnd(p *pulse, lower *graph) (*graph, error) {
	degree := make([]int32, lower.vertices())
	for _, a := range lower.arcs {
		degree[a.to]++
	}
	g, cursor := layout(degree)
	for v := range int32(lower.vertices()) {
		if err := p.tick(1 + lower.degree(v)); err != nil {
			return nil, err
		}
		for _, a := range lower.row(v) {
			g.arcs[cursor[a.to]] = arc{to: v, weight: a.weight}
			cursor[a.to]++
		}
	}
	g.mergeParallel()
	return g, nil
}

// mergeParallel keeps the heaviest of arcs with the same target, which lie
// side by side.
func (g *graph) mergeParallel() {
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
func bothDirections(p *pulse, upper *graph) (*graph, error) {
	degree := make([]int32, upper.vertices())
	for v := range int32(upper.vertices()) {
		degree[v] += int32(upper.degree(v))
		for _, a := range upper.row(v) {
			degree[a.to]++
		}
	}
	g, cursor := layout(degree)
	for v := range int32(upper.vertices()) {
		if err := p.tick(1 + upper.degree(v)); err != nil {
			return nil, err
		}
		for _, a := range upper.row(v) {
			g.arcs[cursor[v]] = a
			g.arcs[cursor[a.to]] = arc{to: v, weight: a.weight}
			cursor[v]++
			cursor[a.to]++
		}
	}
	return g, nil
}
