package netflow

import (
	"context"
	"math"
	"math/bits"
	"slices"
)

// Unlimited is the capacity of a link without one.
const Unlimited int64 = math.MaxInt64

// Link carries units from one node to another, at a cost for each unit.
type Link struct {
	From, To int32
	Lower    int64 // 0 to MaxUnits
	Capacity int64 // Lower to MaxUnits, or Unlimited
	Cost     int64 // of one unit, within ±MaxCost
}

// Network asks for the cheapest flow that takes each node's supply away and
// brings what is asked for. A negative supply is a demand; they must sum to 0.
type Network struct {
	Supply []int64 // of each node, within ±MaxUnits
	Links  []Link  // loops and parallel links are allowed
}

// Flow is a cheapest flow with the potentials that prove it: a link of reduced
// cost Cost + Potential[From] − Potential[To] above 0 carries no more than its
// lower bound, and below 0 its capacity.
type Flow struct {
	Units     []int64 // on each link
	Total     int64   // cost
	Potential []int64 // of each node
}

// MinCostFlow returns a cheapest flow, with a proof that it has checked. It is
// made for networks of some thousand links that are no assignments.
//
// It fails with an [*InputError] on bad input, with a [*FlowUnbounded] when
// the cost falls without end around a cycle of unlimited links, with a
// [*FlowInfeasible] when no flow exists, and with the wrapped error of ctx once
// that is done. Of several cheapest flows it returns always the same for the
// same network; the order of links decides.
//
// Cost: about O(m·log n) for each shortest path; as first many units, then ever
// fewer are sent at once, there are mostly not more than O(m·log U) of these,
// where U is the largest number of units, and O(n·m) at worst to find potentials
// for unlimited links of negative cost. A quarter of a second for 18,000 links is
// usual, and time grows with the power of 1.8. O(n + m) memory.
func MinCostFlow(ctx context.Context, net Network, progress func(done, total int)) (*Flow, error) {
	if err := net.inspect(); err != nil {
		return nil, err
	}
	p := &pulse{ctx: ctx, report: progress, total: len(net.Supply)}
	if err := p.check(); err != nil {
		return nil, err
	}
	r, err := newResidual(p, net)
	if err != nil {
		return nil, err
	}
	if err := r.send(); err != nil {
		return nil, err
	}
	f, err := r.flow(net)
	if err != nil {
		return nil, err
	}
	if err := f.Verify(net); err != nil {
		panic(err.Error())
	}
	p.done = p.total
	p.tell()
	return f, nil
}

func (net *Network) inspect() error {
	if len(net.Supply) > MaxNodes || len(net.Links) > MaxLinks {
		return &InputError{-1, FaultSize}
	}
	for v, s := range net.Supply {
		if s < -MaxUnits || s > MaxUnits {
			return &InputError{v, FaultSupply}
		}
	}
	n := len(net.Supply)
	for k, l := range net.Links {
		switch {
		case l.From < 0 || l.To < 0 || int(l.From) >= n || int(l.To) >= n:
			return &InputError{k, FaultNode}
		case l.Capacity < 0 || l.Capacity > MaxUnits && l.Capacity != Unlimited:
			return &InputError{k, FaultCapacity}
		case l.Lower < 0 || l.Lower > l.Capacity || l.Lower > MaxUnits:
			return &InputError{k, FaultLower}
		case l.Cost < -MaxCost || l.Cost > MaxCost:
			return &InputError{k, FaultCost}
		}
	}
	return nil
}

// maxPotential bounds a potential, so that two and a cost stay below infinity.
// Only networks near all limits at once can pass it.
const maxPotential = infinity >> 2

// residual holds a flow as what room is left: link k forward as 2k, back as
// 2k+1. All room has reduced cost 0 or more, but for room smaller than the
// units sent at once (grain).
type residual struct {
	pulse     *pulse
	start     []int32 // of the residual links out of each node
	out       []int32
	to        []int32
	room      []int64
	cost      []int64
	excess    []int64 // of each node, yet to be sent
	potential []int64
	grain     int64

	dist   []int64
	by     []int32 // residual link by which a node was reached
	done   []bool
	seen   []int32 // nodes with dist set
	events queue
}

// newResidual starts with the lower bounds, and with potentials at which no
// unlimited link has a reduced cost below 0.
func newResidual(p *pulse, net Network) (*residual, error) {
	n, m := len(net.Supply), len(net.Links)
	r := &residual{
		pulse:     p,
		start:     make([]int32, n+1),
		out:       make([]int32, 2*m),
		to:        make([]int32, 2*m),
		room:      make([]int64, 2*m),
		cost:      make([]int64, 2*m),
		excess:    append([]int64(nil), net.Supply...),
		potential: make([]int64, n),
		dist:      make([]int64, n),
		by:        make([]int32, n),
		done:      make([]bool, n),
	}
	for k, l := range net.Links {
		r.start[l.From+1]++
		r.start[l.To+1]++
		r.to[2*k], r.to[2*k+1] = l.To, l.From
		r.cost[2*k], r.cost[2*k+1] = l.Cost, -l.Cost
		r.room[2*k] = l.Capacity
		if l.Capacity != Unlimited {
			r.room[2*k] -= l.Lower
		}
		r.excess[l.From] -= l.Lower
		r.excess[l.To] += l.Lower
	}
	for v := range n {
		r.start[v+1] += r.start[v]
		r.dist[v] = infinity
	}
	cursor := append([]int32(nil), r.start[:n]...)
	for e := range r.to {
		v := r.to[e^1]
		r.out[cursor[v]] = int32(e)
		cursor[v]++
	}
	return r, r.startPotentials(net)
}

// startPotentials finds, by Bellman and Ford's way, potentials for the
// unlimited links, or a cycle of negative cost among these.
func (r *residual) startPotentials(net Network) error {
	n := len(r.potential)
	for v := range r.by {
		r.by[v] = -1
	}
	for round := 0; ; round++ {
		changed := int32(-1)
		for k, l := range net.Links {
			if l.Capacity != Unlimited {
				continue
			}
			if err := r.pulse.tick(1); err != nil {
				return err
			}
			t := r.potential[l.From] + l.Cost
			if t >= r.potential[l.To] {
				continue
			}
			r.potential[l.To], r.by[l.To] = t, int32(k)
			changed = l.To
			if t < -int64(n)*MaxCost { // no way without a cycle is that cheap
				return r.cycle(net, changed)
			}
		}
		if changed < 0 {
			return nil
		}
		if round == n {
			return r.cycle(net, changed)
		}
	}
}

// cycle follows the last improvements back from v into a cycle.
func (r *residual) cycle(net Network, v int32) error {
	for range r.by {
		v = net.Links[r.by[v]].From
	}
	e := &FlowUnbounded{}
	for at := v; ; {
		k := r.by[at]
		e.Links = append(e.Links, k)
		if at = net.Links[k].From; at == v {
			break
		}
	}
	slices.Reverse(e.Links)
	return e
}

// send brings all excess to where it is missing: first in grains as large as
// the largest, then ever halved (Edmonds and Karp's scaling). In each round,
// room of the grain's size that has become cheaper than nothing is used up
// first. What finds no way in large grains may find one in smaller ones.
func (r *residual) send() error {
	most, sum := int64(0), int64(0)
	for _, x := range r.excess {
		most, sum = max(most, x, -x), sum+x
	}
	for e, room := range r.room {
		if e%2 == 0 && room < infinity>>1 {
			most = max(most, room)
		}
	}
	if sum != 0 {
		return &FlowInfeasible{}
	}
	for r.grain = 1 << bits.Len64(uint64(most)); r.grain > 0; r.grain >>= 1 {
		r.fill()
		for v := range int32(len(r.excess)) {
			for r.excess[v] >= r.grain {
				found, err := r.path(v)
				if err != nil {
					return err
				}
				if !found {
					break
				}
			}
		}
		if r.grain == 1 {
			break
		}
	}
	for v := range r.excess {
		if r.excess[v] > 0 {
			return r.blocked(int32(v))
		}
	}
	return nil
}

func (r *residual) reduced(e int32) int64 {
	return r.cost[e] + r.potential[r.to[e^1]] - r.potential[r.to[e]]
}

// fill uses up the room of the grain's size at a reduced cost below 0.
func (r *residual) fill() {
	for e := range int32(len(r.room)) {
		if units := r.room[e]; units >= r.grain && r.reduced(e) < 0 {
			r.push(e, units)
			r.excess[r.to[e^1]] -= units
			r.excess[r.to[e]] += units
		}
	}
}

func (r *residual) push(e int32, units int64) {
	if r.room[e] != Unlimited {
		r.room[e] -= units
	}
	if r.room[e^1] != Unlimited {
		r.room[e^1] += units
	}
}

// path sends from v to the nearest node that lacks at least a grain (Dijkstra),
// and reports whether there is one.
func (r *residual) path(v int32) (found bool, err error) {
	defer r.forget()
	r.meet(v, 0, -1)
	for {
		e, ok := r.events.pop()
		if !ok {
			return false, nil
		}
		at := e.agent
		if r.done[at] {
			continue
		}
		r.done[at] = true
		if r.excess[at] <= -r.grain {
			return true, r.augment(v, at)
		}
		out := r.out[r.start[at]:r.start[at+1]]
		if err := r.pulse.tick(1 + len(out)); err != nil {
			return false, err
		}
		for _, k := range out {
			if r.room[k] >= r.grain {
				r.meet(r.to[k], e.time+r.reduced(k), k)
			}
		}
	}
}

// meet notes a way to a node, if it is the shortest so far.
func (r *residual) meet(v int32, dist int64, by int32) {
	if dist >= r.dist[v] {
		return
	}
	if r.dist[v] == infinity {
		r.seen = append(r.seen, v)
	}
	r.dist[v], r.by[v] = dist, by
	r.events.push(event{time: dist, agent: v, arc: by})
}

// augment sends from v to t, and moves potentials so that the way is tight and
// no other room gets a reduced cost below 0.
func (r *residual) augment(v, t int32) error {
	for _, w := range r.seen {
		r.potential[w] += min(r.dist[w], r.dist[t]) - r.dist[t]
		if r.potential[w] < -maxPotential {
			return &InputError{-1, FaultTotal}
		}
	}
	units := min(r.excess[v], -r.excess[t])
	for w := t; w != v; w = r.to[r.by[w]^1] {
		units = min(units, r.room[r.by[w]])
	}
	for w := t; w != v; w = r.to[r.by[w]^1] {
		r.push(r.by[w], units)
	}
	r.excess[v] -= units
	r.excess[t] += units
	return nil
}

func (r *residual) forget() {
	for _, v := range r.seen {
		r.dist[v], r.done[v] = infinity, false
	}
	r.seen = r.seen[:0]
	r.events.clear()
}

// blocked returns the nodes that can be reached from v, whose supply can't leave.
func (r *residual) blocked(v int32) error {
	r.done[v] = true
	list := []int32{v}
	for k := 0; k < len(list); k++ {
		for _, e := range r.out[r.start[list[k]]:r.start[list[k]+1]] {
			if w := r.to[e]; r.room[e] > 0 && !r.done[w] {
				r.done[w] = true
				list = append(list, w)
			}
		}
	}
	cut := &FlowInfeasible{}
	for w := range r.done {
		if r.done[w] {
			cut.Nodes = append(cut.Nodes, int32(w))
		}
	}
	return cut
}

func (r *residual) flow(net Network) (*Flow, error) {
	f := &Flow{Units: make([]int64, len(net.Links)), Potential: r.potential}
	var total balance
	for k, l := range net.Links {
		f.Units[k] = l.Lower + r.room[2*k+1]
		total.add(l.Cost, f.Units[k])
	}
	f.Total = int64(total.lo)
	if total.equals(f.Total) != nil {
		return nil, &InputError{-1, FaultTotal}
	}
	return f, nil
}
