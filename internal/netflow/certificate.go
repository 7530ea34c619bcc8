package netflow

import (
	"fmt"
	"math/bits"
	"slices"
)

// Worth returns what each agent pays at the prices of a: the least of the cost
// of staying out and of cost plus price of each mission. An agent who must join
// and has no arc has the worth Must.
func (a *Assignment) Worth(p Problem) []int64 {
	y := slices.Clone(p.Out)
	for _, e := range p.Arcs {
		y[e.Agent] = min(y[e.Agent], e.Cost+a.Price[e.Mission])
	}
	return y
}

func unproven(why string) error { return fmt.Errorf("%w: %s", ErrProof, why) }

// maxPrice bounds a price; see "Whole numbers" in the package comment.
const maxPrice = infinity - 4*MaxCost

// Verify checks that a is a cheapest assignment of p. It fails with an
// [*InputError] on a bad problem, else with an error that wraps [ErrProof].
// Cost: O(n + m).
func (a *Assignment) Verify(p Problem) error {
	if err := p.inspect(); err != nil {
		return err
	}
	if err := a.shape(len(p.Out), len(p.Missions)); err != nil {
		return err
	}
	used := make([]int64, len(p.Out)) // the cheapest arc to the mission chosen
	for i := range used {
		used[i] = p.Out[i]
		if a.Mission[i] >= 0 {
			used[i] = Must
		}
	}
	for _, e := range p.Arcs {
		if a.Mission[e.Agent] == e.Mission {
			used[e.Agent] = min(used[e.Agent], e.Cost)
		}
	}
	var proof balance
	total := int64(0)
	for i, y := range a.Worth(p) {
		switch {
		case used[i] == Must && a.Mission[i] < 0:
			return unproven("an agent who must join stays out")
		case used[i] == Must:
			return unproven("an agent is in a mission without an arc")
		}
		total += used[i]
		proof.add(y, 1)
	}
	if total != a.Total {
		return unproven("the total isn't the sum of the costs")
	}
	load := make([]int32, len(p.Missions))
	for _, j := range a.Mission {
		if j >= 0 {
			load[j]++
		}
	}
	for j, m := range p.Missions {
		if load[j] > m.Capacity || load[j] < m.Lower {
			return unproven("a mission has too many agents or too few")
		}
		proof.charge(a.Price[j], m.Capacity, m.Lower)
	}
	return proof.equals(total)
}

// shape checks what a must have to be looked at further.
func (a *Assignment) shape(agents, missions int) error {
	if len(a.Mission) != agents || len(a.Price) != missions {
		return unproven("not of the size of the problem")
	}
	for _, j := range a.Mission {
		if j < -1 || int(j) >= missions {
			return unproven("an agent is in an unknown mission")
		}
	}
	for _, p := range a.Price {
		if p < -maxPrice || p > maxPrice {
			return unproven("a price is beyond its limit")
		}
	}
	return nil
}

// check is Verify on the compiled problem: the same proof from rows that lie
// in order, hence several times as fast.
func (g *graph[W]) check(a *Assignment) error {
	if err := a.shape(g.agents(), g.missions()); err != nil {
		return err
	}
	var proof balance
	total := g.cheapest
	load := make([]int32, g.missions())
	for i := range int32(g.agents()) {
		y, at := g.limit[i], a.Mission[i]
		used := infinity
		for _, e := range g.row(i) {
			y = min(y, int64(e.cost)+a.Price[e.to])
			if e.to == at {
				used = int64(e.cost)
			}
		}
		if at >= 0 {
			if used == infinity {
				return unproven("an agent is in a mission without an arc")
			}
			load[at]++
			total += used
		} else if g.limit[i] == infinity {
			return unproven("an agent who must join stays out")
		}
		proof.add(y, 1)
	}
	if total != a.Total {
		return unproven("the total isn't the sum of the costs")
	}
	for j := range load {
		if load[j] > g.cap[j] || load[j] < g.low[j] {
			return unproven("a mission has too many agents or too few")
		}
		proof.charge(a.Price[j], g.cap[j], g.low[j])
	}
	return proof.equals(total - g.cheapest)
}

// balance is a sum of products in 128 bits, in two's complement.
type balance struct{ hi, lo uint64 }

// add adds x·times, times not negative.
func (b *balance) add(x int64, times int64) {
	hi, lo := bits.Mul64(uint64(x), uint64(times))
	if x < 0 {
		hi -= uint64(times)
	}
	var carry uint64
	b.lo, carry = bits.Add64(b.lo, lo, 0)
	b.hi, _ = bits.Add64(b.hi, hi, carry)
}

// charge takes off what the bounds of a mission are worth at a price: its
// capacity above 0, its lower bound below.
func (b *balance) charge(price int64, capacity, lower int32) {
	if price > 0 {
		b.add(-price, int64(capacity))
	} else {
		b.add(-price, int64(lower))
	}
}

// equals returns nil when the sum is the total, hence the total proven.
func (b *balance) equals(total int64) error {
	if b.lo != uint64(total) || b.hi != uint64(total>>63) {
		return unproven("prices don't show the total to be the least")
	}
	return nil
}

// Infeasible is the proof that no assignment exists.
//
// When Crowded, the Agents must all join, have arcs only to the Missions (and
// to some without capacity), and are more than fit there. Else the lower bounds
// of the Missions ask for more agents than the Agents, which are all who have
// arcs to them.
type Infeasible struct {
	Crowded  bool
	Agents   []int32 // in order
	Missions []int32 // in order
}

// Error says in one line that there is no answer; the fields hold the proof.
func (e *Infeasible) Error() string {
	if e.Crowded {
		return "netflow: infeasible: more agents must join than their missions have room for"
	}
	return "netflow: infeasible: lower bounds ask for more agents than there are"
}

// Is reports whether target is [ErrInfeasible].
func (e *Infeasible) Is(target error) bool { return target == ErrInfeasible }

func (e *Infeasible) sort() {
	slices.Sort(e.Agents)
	slices.Sort(e.Missions)
	e.Agents = slices.Compact(e.Agents)
	e.Missions = slices.Compact(e.Missions)
}

// Verify checks that e proves p infeasible. It fails with an [*InputError] on a
// bad problem, else with an error that wraps [ErrProof]. Cost: O(n + m).
func (e *Infeasible) Verify(p Problem) error {
	if err := p.inspect(); err != nil {
		return err
	}
	agents, ok := members(e.Agents, len(p.Out))
	missions, fine := members(e.Missions, len(p.Missions))
	if !ok || !fine {
		return unproven("the cut isn't in order, or has unknown members")
	}
	for _, a := range p.Arcs {
		if e.Crowded && agents[a.Agent] && !missions[a.Mission] && p.Missions[a.Mission].Capacity > 0 {
			return unproven("an agent of the cut has another way")
		}
		if !e.Crowded && missions[a.Mission] && !agents[a.Agent] {
			return unproven("a mission of the cut has another agent")
		}
	}
	sum := int64(0)
	for _, j := range e.Missions {
		if e.Crowded {
			sum += int64(p.Missions[j].Capacity)
		} else {
			sum += int64(p.Missions[j].Lower)
		}
	}
	if !e.Crowded {
		if sum <= int64(len(e.Agents)) {
			return unproven("the lower bounds of the cut can be met")
		}
		return nil
	}
	for _, i := range e.Agents {
		if p.Out[i] != Must {
			return unproven("an agent of the cut may stay out")
		}
	}
	if int64(len(e.Agents)) <= sum {
		return unproven("the agents of the cut fit in")
	}
	return nil
}

// members returns the set of a list that must be in order and below n.
func members(list []int32, n int) ([]bool, bool) {
	in := make([]bool, n)
	for k, i := range list {
		if i < 0 || int(i) >= n || k > 0 && list[k-1] >= i {
			return nil, false
		}
		in[i] = true
	}
	return in, true
}
