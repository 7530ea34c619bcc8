package netflow

import (
	"cmp"
	"math"
	"slices"
)

// width is the type of compiled costs. The narrower does where all costs fit,
// and is faster, as more of them fit in the caches. Prices, times and sums are
// always 64 bits wide.
type width interface{ int32 | int64 }

// infinity is beyond every price and time; see "Whole numbers" in the package
// comment for what stays below it.
const infinity int64 = 1 << 62

// arc lets the agent of its row join a mission, at a relative cost.
type arc[W width] struct {
	to   int32
	cost W
}

// entry is an arc seen from its mission.
type entry[W width] struct {
	agent int32
	cost  W
}

// graph is a compiled problem: arcs in rows by agent, cheapest first, and by
// mission the way back. Arcs to missions without capacity are not in it.
type graph[W width] struct {
	out   []int64 // as the caller gave it
	limit []int64 // relative cost of staying out: 0, or infinity where barred
	cap   []int32
	low   []int32

	start []int32 // row i is arcs[start[i]:start[i+1]]
	arcs  []arc[W]

	entryStart []int32    // of mission j: entries[entryStart[j]:entryStart[j+1]]
	entries    []entry[W] // in order of agents

	closed   []closedArc // to missions without capacity
	base     []int32     // first slot of each mission; see slot
	spread   int64       // above every difference of two costs
	cheapest int64       // sum of the given costs of staying out, where not barred
}

// closedArc leads to a mission without capacity. Only the price of that needs it.
type closedArc struct {
	agent, mission int32
	cost           int64
}

func (g *graph[W]) agents() int               { return len(g.out) }
func (g *graph[W]) missions() int             { return len(g.cap) }
func (g *graph[W]) row(i int32) []arc[W]      { return g.arcs[g.start[i]:g.start[i+1]] }
func (g *graph[W]) column(j int32) []entry[W] { return g.entries[g.entryStart[j]:g.entryStart[j+1]] }

// arcOf returns the arc from an agent to a mission that it has.
func (g *graph[W]) arcOf(i, j int32) int32 {
	k := g.start[i]
	for g.arcs[k].to != j {
		k++
	}
	return k
}

// compile returns the graph of a problem, which doesn't depend on the order of
// its arcs.
func compile[W width](p *pulse, problem Problem) (*graph[W], error) {
	n, missions := len(problem.Out), len(problem.Missions)
	g := &graph[W]{
		out:   append([]int64(nil), problem.Out...),
		limit: make([]int64, n),
		cap:   make([]int32, missions),
		low:   make([]int32, missions),
	}
	for i, c := range g.out {
		if c == Must {
			g.limit[i] = infinity
		} else {
			g.cheapest += c
		}
	}
	for j, m := range problem.Missions {
		g.cap[j], g.low[j] = m.Capacity, m.Lower
	}
	if err := g.fillRows(p, problem); err != nil {
		return nil, err
	}
	if err := g.fillColumns(p); err != nil {
		return nil, err
	}
	g.measure()
	return g, nil
}

// fillRows lists the arcs of each agent, cheapest first, of parallel ones the
// cheapest only.
func (g *graph[W]) fillRows(p *pulse, problem Problem) error {
	if err := g.bucket(p, problem); err != nil {
		return err
	}
	place := make([]int32, g.missions()) // 1 + where the last arc to it is kept
	kept := int32(0)
	for i := range int32(g.agents()) {
		row := g.row(i)
		if err := p.tick(1 + len(row)); err != nil {
			return err
		}
		g.start[i] = kept
		for _, a := range row {
			if k := place[a.to]; k > g.start[i] {
				g.arcs[k-1].cost = min(g.arcs[k-1].cost, a.cost)
				continue
			}
			g.arcs[kept] = a
			kept++
			place[a.to] = kept
		}
		g.order(g.arcs[g.start[i]:kept], i)
	}
	g.start[g.agents()] = kept
	g.arcs = g.arcs[:kept]
	return nil
}

// bucket sorts the arcs by agent, leaving out those to missions without
// capacity.
func (g *graph[W]) bucket(p *pulse, problem Problem) error {
	g.start = make([]int32, g.agents()+1)
	for _, a := range problem.Arcs {
		if g.cap[a.Mission] > 0 {
			g.start[a.Agent+1]++
		}
	}
	for i := range g.agents() {
		g.start[i+1] += g.start[i]
	}
	g.arcs = make([]arc[W], g.start[g.agents()])
	cursor := slices.Clone(g.start[:g.agents()])
	for _, a := range problem.Arcs {
		if err := p.tick(1); err != nil {
			return err
		}
		if g.cap[a.Mission] == 0 {
			g.closed = append(g.closed, closedArc{a.Agent, a.Mission, problem.relative(a)})
			continue
		}
		g.arcs[cursor[a.Agent]] = arc[W]{a.Mission, W(problem.relative(a))}
		cursor[a.Agent]++
	}
	return nil
}

// order sorts the row of an agent: cheapest first, equal ones by mission, but
// starting anywhere, by a hash of the agent. Ties go to what comes first:
// without this, all agents would want the missions of low number first.
func (g *graph[W]) order(row []arc[W], agent int32) {
	if len(row) < 2 {
		return
	}
	pivot := int32(hash(agent) % uint32(g.missions()))
	compare := func(a, b arc[W]) int {
		if a.cost != b.cost {
			return cmp.Compare(a.cost, b.cost)
		}
		// Those below the pivot come after the others.
		return cmp.Compare(uint32(a.to-pivot)&math.MaxInt32, uint32(b.to-pivot)&math.MaxInt32)
	}
	if len(row) > 64 {
		slices.SortFunc(row, compare)
		return
	}
	for n, x := range row {
		k := n
		for ; k > 0 && compare(x, row[k-1]) < 0; k-- {
			row[k] = row[k-1]
		}
		row[k] = x
	}
}

func hash(i int32) uint32 {
	h := uint32(i) * 2654435769
	return (h ^ h>>15) * 2246822519 >> 7
}

// fillColumns lists the arcs of each mission, in order of agents.
func (g *graph[W]) fillColumns(p *pulse) error {
	g.entryStart = make([]int32, g.missions()+1)
	for _, a := range g.arcs {
		g.entryStart[a.to+1]++
	}
	for j := range g.missions() {
		g.entryStart[j+1] += g.entryStart[j]
	}
	g.entries = make([]entry[W], len(g.arcs))
	cursor := slices.Clone(g.entryStart[:g.missions()])
	for i := range int32(g.agents()) {
		if err := p.tick(1 + len(g.row(i))); err != nil {
			return err
		}
		for _, a := range g.row(i) {
			g.entries[cursor[a.to]] = entry[W]{i, a.cost}
			cursor[a.to]++
		}
	}
	return nil
}

// measure lays out the slots, no more for a mission than it has arcs, and
// bounds the costs.
func (g *graph[W]) measure() {
	g.base = make([]int32, g.missions()+1)
	for j := range g.missions() {
		g.base[j+1] = g.base[j] + min(g.cap[j], int32(len(g.column(int32(j)))))
	}
	if len(g.arcs) == 0 {
		return
	}
	lo, hi := g.arcs[0].cost, g.arcs[0].cost
	for _, a := range g.arcs {
		lo, hi = min(lo, a.cost), max(hi, a.cost)
	}
	g.spread = int64(hi) - int64(lo) + 1
}
