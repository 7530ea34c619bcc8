package netflow

import (
	"context"
	"math"
)

// Must is the cost of staying out of an agent who may not.
const Must int64 = math.MaxInt64

// Mission takes between Lower and Capacity agents.
type Mission struct {
	Capacity int32 // 0 to 2³¹−1
	Lower    int32 // 0 to Capacity
}

// Arc lets an agent join a mission at a cost. Of parallel arcs the cheapest
// counts.
type Arc struct {
	Agent, Mission int32
	Cost           int64 // within ±MaxCost
}

// Problem asks for the cheapest way to give each agent one mission or none.
// To look for the most score instead, take negative scores as costs.
type Problem struct {
	// Out has the cost of staying out of each agent, within ±MaxCost, or Must:
	// its length is the number of agents.
	Out      []int64
	Missions []Mission
	Arcs     []Arc // in any order
}

// Assignment is a cheapest assignment with the prices that prove it. The
// package comment explains the proof; [Assignment.Verify] checks it.
type Assignment struct {
	Mission []int32 // of each agent, -1 for staying out
	Total   int64   // cost of the arcs used and of staying out

	// Price of a place in each mission: above 0 only where the mission is
	// full, below 0 only where it is at its lower bound.
	Price []int64
}

// Assign returns a cheapest assignment, with a proof that it has checked.
//
// The result depends on the set of arcs only, not on their order; among several
// cheapest assignments the search decides by the numbers of agents and
// missions, always in the same way for the same version of this package. It
// does not look for the one with the most agents assigned: let the costs of
// staying out say so.
//
// It fails with an [*InputError] on bad input, with an [*Infeasible] when no
// assignment exists, and with the wrapped error of ctx once that is done.
// Progress, which may be nil, is told now and then, on the caller's goroutine,
// how many of the agents are settled: more each time, all at the end.
//
// Memory is O(n + m) for n agents and missions and m arcs, whatever the
// capacities: about 100 bytes for each agent and each mission and 20 to 40 for
// each arc, 200 at worst. Time is O(n·m·log n) at worst; on instances met in
// practice the number of steps grows as m does.
func Assign(ctx context.Context, p Problem, progress func(done, total int)) (*Assignment, error) {
	g, err := NewGraph(ctx, p)
	if err != nil {
		return nil, err
	}
	return g.Solve(ctx, progress)
}

// Graph is a [Problem] made ready to be solved, maybe several times. It keeps
// nothing of the problem's slices. It is safe for use by several goroutines.
type Graph struct {
	kernel kernel
}

// kernel is a compiled graph of either width.
type kernel interface {
	solve(p *pulse) (*Assignment, error)
}

// NewGraph makes a problem ready. It fails as [Assign] does on bad input and
// when ctx is done.
func NewGraph(ctx context.Context, p Problem) (*Graph, error) {
	if err := p.inspect(); err != nil {
		return nil, err
	}
	watch := &pulse{ctx: ctx}
	if err := watch.check(); err != nil {
		return nil, err
	}
	var k kernel
	var err error
	if p.narrow() {
		k, err = compile[int32](watch, p)
	} else {
		k, err = compile[int64](watch, p)
	}
	if err != nil {
		return nil, err
	}
	return &Graph{k}, nil
}

// Solve does what [Assign] does, for the problem of g.
func (g *Graph) Solve(ctx context.Context, progress func(done, total int)) (*Assignment, error) {
	return g.kernel.solve(&pulse{ctx: ctx, report: progress})
}

// inspect returns the first fault of p.
func (p *Problem) inspect() error {
	switch {
	case len(p.Out) > MaxAgents:
		return &InputError{-1, FaultAgents}
	case len(p.Missions) > MaxMissions:
		return &InputError{-1, FaultMissions}
	case len(p.Arcs) > MaxArcs:
		return &InputError{-1, FaultArcs}
	}
	for i, c := range p.Out {
		if c != Must && (c < -MaxCost || c > MaxCost) {
			return &InputError{i, FaultOut}
		}
	}
	for j, m := range p.Missions {
		switch {
		case m.Capacity < 0:
			return &InputError{j, FaultCapacity}
		case m.Lower < 0 || m.Lower > m.Capacity:
			return &InputError{j, FaultLower}
		}
	}
	for k, a := range p.Arcs {
		switch {
		case a.Agent < 0 || int(a.Agent) >= len(p.Out):
			return &InputError{k, FaultAgent}
		case a.Mission < 0 || int(a.Mission) >= len(p.Missions):
			return &InputError{k, FaultMission}
		case a.Cost < -MaxCost || a.Cost > MaxCost:
			return &InputError{k, FaultCost}
		}
	}
	return nil
}

// relative returns the cost of an arc less that of staying out, or the cost
// alone for an agent who must join: that way staying out costs 0 or is barred.
func (p *Problem) relative(a Arc) int64 {
	if out := p.Out[a.Agent]; out != Must {
		return a.Cost - out
	}
	return a.Cost
}

// narrow reports whether all relative costs fit 32 bits.
func (p *Problem) narrow() bool {
	for _, a := range p.Arcs {
		if c := p.relative(a); c != int64(int32(c)) {
			return false
		}
	}
	return true
}
