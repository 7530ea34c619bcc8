package netflow

// Verify checks that f is a cheapest flow of a network. It fails with an
// [*InputError] on a bad network, else with an error that wraps [ErrProof].
// Cost: O(n + m).
func (f *Flow) Verify(net Network) error {
	if err := net.inspect(); err != nil {
		return err
	}
	if len(f.Units) != len(net.Links) || len(f.Potential) != len(net.Supply) {
		return unproven("not of the size of the network")
	}
	for _, p := range f.Potential {
		if p < -maxPotential || p > maxPotential {
			return unproven("a potential is beyond its limit")
		}
	}
	left := make([]balance, len(net.Supply))
	for v, s := range net.Supply {
		left[v].add(s, 1)
	}
	var total balance
	for k, l := range net.Links {
		units := f.Units[k]
		if units < l.Lower || units > l.Capacity {
			return unproven("a link carries too much or too little")
		}
		reduced := l.Cost + f.Potential[l.From] - f.Potential[l.To]
		if reduced > 0 && units > l.Lower || reduced < 0 && units < l.Capacity {
			return unproven("potentials don't show the flow to be the cheapest")
		}
		left[l.From].add(-1, units)
		left[l.To].add(1, units)
		total.add(l.Cost, units)
	}
	for v := range left {
		if left[v] != (balance{}) {
			return unproven("a node's supply isn't met")
		}
	}
	if total.equals(f.Total) != nil {
		return unproven("the total isn't the cost of the flow")
	}
	return nil
}

// FlowInfeasible is the proof that no flow exists: the Nodes supply more, lower
// bounds into them included, than links out of them can take away. Nodes is
// empty when supply and demand differ in all.
type FlowInfeasible struct {
	Nodes []int32 // in order
}

// Error says in one line that there is no answer; the fields hold the proof.
func (e *FlowInfeasible) Error() string {
	if len(e.Nodes) == 0 {
		return "netflow: infeasible: supply and demand differ"
	}
	return "netflow: infeasible: some nodes supply more than their links take away"
}

// Is reports whether target is [ErrInfeasible].
func (e *FlowInfeasible) Is(target error) bool { return target == ErrInfeasible }

// Verify checks that e proves a network infeasible. It fails with an
// [*InputError] on a bad network, else with an error that wraps [ErrProof].
// Cost: O(n + m).
func (e *FlowInfeasible) Verify(net Network) error {
	if err := net.inspect(); err != nil {
		return err
	}
	sum := int64(0) // no more than 10⁶·2⁴⁰ + 10⁵·2⁴⁰ < 2⁶¹ away from 0
	if len(e.Nodes) == 0 {
		for _, s := range net.Supply {
			sum += s
		}
		if sum == 0 {
			return unproven("supply and demand are equal")
		}
		return nil
	}
	in, ok := members(e.Nodes, len(net.Supply))
	if !ok {
		return unproven("the cut isn't in order, or has unknown members")
	}
	for _, v := range e.Nodes {
		sum += net.Supply[v]
	}
	for _, l := range net.Links {
		switch {
		case in[l.From] == in[l.To]:
		case in[l.To]:
			sum += l.Lower
		case l.Capacity == Unlimited:
			return unproven("an unlimited link leaves the cut")
		default:
			sum -= l.Capacity
		}
	}
	if sum <= 0 {
		return unproven("the links of the cut take all away")
	}
	return nil
}

// FlowUnbounded is the proof that no flow is the cheapest: a cycle of unlimited
// links whose costs sum to less than 0. Any flow, if there is one, gets cheaper
// by sending more around it.
type FlowUnbounded struct {
	Links []int32 // each from where the one before leads
}

// Error says in one line that there is no answer; the fields hold the proof.
func (e *FlowUnbounded) Error() string {
	return "netflow: unbounded: a cycle of unlimited links costs less than nothing"
}

// Is reports whether target is [ErrUnbounded].
func (e *FlowUnbounded) Is(target error) bool { return target == ErrUnbounded }

// Verify checks the cycle. It fails with an [*InputError] on a bad network, else
// with an error that wraps [ErrProof]. Cost: O(n + m).
func (e *FlowUnbounded) Verify(net Network) error {
	if err := net.inspect(); err != nil {
		return err
	}
	if len(e.Links) == 0 || len(e.Links) > len(net.Links) {
		return unproven("no cycle")
	}
	var sum balance
	for k, i := range e.Links {
		if i < 0 || int(i) >= len(net.Links) {
			return unproven("the cycle has an unknown link")
		}
		next := e.Links[(k+1)%len(e.Links)]
		if next < 0 || int(next) >= len(net.Links) || net.Links[i].To != net.Links[next].From {
			return unproven("the cycle has a gap")
		}
		if net.Links[i].Capacity != Unlimited {
			return unproven("the cycle has a limit")
		}
		sum.add(net.Links[i].Cost, 1)
	}
	if int64(sum.hi) >= 0 {
		return unproven("the cycle costs no less than nothing")
	}
	return nil
}
