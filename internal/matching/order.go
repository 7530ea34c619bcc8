package matching

// The search is bound by how long it waits for memory: it goes from vertex to
// neighbour to mate, and these may lie anywhere. So in large sparse graphs the
// vertices are first put in an order in which they lie close together, that of
// a walk which always goes on to the heaviest neighbour that it hasn't seen.
// Mates are such neighbours as a rule.
//
// The order is that of the walk backward. It begins with the heavy, and single
// trees do best to begin with the light, whose duals are low: they end soon.

// placedFrom is the least number of vertices for which the order matters, and
// turnings how many ways the walk takes from one vertex at most.
const (
	placedFrom = 1000
	turnings   = 8
)

// placed returns the graph with its vertices put in order, or g itself if that
// wouldn't help.
func (g *graph[W]) placed(p *pulse) (*graph[W], error) {
	n := g.vertices()
	if n < placedFrom || g.isDense() || g.isClose() {
		return g, nil
	}
	name, err := g.walk(p)
	if err != nil {
		return nil, err
	}
	place := inverse(name)
	degree := make([]int32, n)
	for i, v := range name {
		degree[i] = int32(g.degree(v))
	}
	h, cursor := layout[W](degree)
	h.name = name
	for i, v := range name {
		if err := p.tick(1 + g.degree(v)); err != nil {
			return nil, err
		}
		for _, a := range g.row(v) {
			j := place[a.to]
			h.arcs[cursor[j]] = arc[W]{to: int32(i), weight: a.weight}
			cursor[j]++
		}
	}
	return h, nil
}

// isClose reports whether most edges join vertices whose numbers lie close
// together already.
func (g *graph[W]) isClose() bool {
	near, n := 0, int32(g.vertices())
	for v := range n {
		for _, a := range g.row(v) {
			if max(a.to-v, v-a.to) <= n/64 {
				near++
			}
		}
	}
	return 2*near > len(g.arcs)
}

// walk returns the vertices in their order. Cost: O(m), as no row is gone
// through more often than there are turnings.
func (g *graph[W]) walk(p *pulse) ([]int32, error) {
	n := g.vertices()
	name := make([]int32, n)
	seen := make([]bool, n)
	turned := make([]uint8, n)
	left := n
	var way []int32
	see := func(v int32) {
		left--
		name[left], seen[v] = v, true
		way = append(way, v)
	}
	for v := range int32(n) {
		if !seen[v] {
			see(v)
		}
		for len(way) > 0 {
			u := way[len(way)-1]
			if err := p.tick(1 + g.degree(u)); err != nil {
				return nil, err
			}
			next, weight := none, W(0)
			for _, a := range g.row(u) {
				if !seen[a.to] && (next == none || a.weight > weight) {
					next, weight = a.to, a.weight
				}
			}
			if turned[u]++; turned[u] == turnings || next == none {
				way = way[:len(way)-1]
			}
			if next != none {
				see(next)
			}
		}
	}
	return name, nil
}

// inverse returns the permutation that undoes the given one.
func inverse(name []int32) []int32 {
	place := make([]int32, len(name))
	for i, v := range name {
		place[v] = int32(i)
	}
	return place
}
