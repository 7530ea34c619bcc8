package netflow

// agent is the state of an agent.
type agent struct {
	tree int32 // index of the tree that it is in, -1 for none
	at   int32 // its mission, -1 for none
	slot int32 // its place among the slots, from base on
	arc  int32 // the arc to its mission
}

// slot is one place taken in a mission.
type slot struct {
	value int64 // in the auction the agent's bid, then the cost of its arc
	agent int32
	arc   int32
}

// place is the state of a mission. Its agents are the first taken of the slots
// from base on, in no order but during the auction.
type place struct {
	base  int32
	taken int32
	cap   int32
	low   int32
	tree  int32 // index of the tree that it is in, -1 for none
	next  int32 // the next mission of that tree, -1 for none
	via   int32 // the arc by which the tree reached it
	from  int32 // the agent at the other end of via
}

func (m *place) room() bool { return m.taken < m.cap }

// solver holds an assignment in the making. Outside of a stage these hold:
//
//   - prices and worths cover each arc: worth ≤ cost + price, and no worth is
//     above the cost of staying out;
//   - an agent in a mission has worth = cost + price there, one who stays out
//     for good has worth = cost of staying out;
//   - a mission with a price above its starting price is full.
//
// What may be missing is listed: agents neither in a mission nor out for good
// (hard), and missions with room at a price or below their lower bound, which
// the reverse stage looks for itself.
type solver[W width] struct {
	*graph[W]
	pulse  *pulse
	agents []agent
	places []place
	slots  []slot
	key    []int64 // of agents in trees: at time T their worth is key + T
	price  []int64 // in a tree of time T: less T (forward), plus T (reverse)
	best   []int64 // of each mission reached, or its first event, where only that is kept
	hard   []int32 // agents left by the auction
	events queue
	start0 int64 // starting price
}

func newSolver[W width](g *graph[W], p *pulse) *solver[W] {
	s := &solver[W]{
		graph:  g,
		pulse:  p,
		agents: make([]agent, g.agents()),
		places: make([]place, g.missions()),
		slots:  make([]slot, g.base[g.missions()]),
		key:    make([]int64, g.agents()),
		price:  make([]int64, g.missions()),
		best:   make([]int64, g.missions()),
	}
	for i := range s.agents {
		s.agents[i] = agent{tree: -1, at: -1}
	}
	for j := range s.places {
		s.places[j] = place{base: g.base[j], cap: g.cap[j], low: g.low[j], tree: -1}
		s.best[j] = infinity
	}
	return s
}

func (g *graph[W]) solve(p *pulse) (*Assignment, error) {
	p.total = g.agents()
	s := newSolver(g, p)
	for _, stage := range []func() error{s.startPrices, s.auction, s.forward, s.reverse} {
		if err := stage(); err != nil {
			return nil, err
		}
	}
	a := s.assignment()
	if err := g.check(a); err != nil {
		panic(err.Error())
	}
	p.done = p.total
	p.tell()
	return a, nil
}

// taken returns the slots in use of a mission.
func (s *solver[W]) taken(j int32) []slot {
	m := &s.places[j]
	return s.slots[m.base : m.base+m.taken]
}

// worth returns the least that agent i would pay: its dual.
func (s *solver[W]) worth(i int32) int64 {
	y := s.limit[i]
	for _, a := range s.row(i) {
		y = min(y, int64(a.cost)+s.price[a.to])
	}
	return y
}

// assignment returns the result. Missions without capacity get the least price
// at which no agent would want a place there.
func (s *solver[W]) assignment() *Assignment {
	a := &Assignment{
		Mission: make([]int32, len(s.agents)),
		Total:   s.cheapest,
		Price:   s.price,
	}
	for i := range s.agents {
		x := &s.agents[i]
		a.Mission[i] = x.at
		if x.at >= 0 {
			a.Total += int64(s.arcs[x.arc].cost)
		}
	}
	for _, c := range s.closed {
		s.price[c.mission] = max(s.price[c.mission], s.worth(c.agent)-c.cost)
	}
	return a
}
