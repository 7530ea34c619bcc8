package netflow

import "fmt"

// audit checks what a solver promises between its stages.
func (s *solver[W]) invariants(stage string) error {
	hard := map[int32]bool{}
	if stage == "auction" {
		for _, i := range s.hard {
			hard[i] = true
		}
	}
	for i := range int32(len(s.agents)) {
		x := &s.agents[i]
		y := s.worth(i)
		switch {
		case x.tree >= 0:
			return fmt.Errorf("%s: agent %d in a tree", stage, i)
		case hard[i] && x.at >= 0:
			return fmt.Errorf("%s: agent %d hard and inside", stage, i)
		case hard[i]:
		case x.at < 0 && (y != s.limit[i] || y == infinity):
			return fmt.Errorf("%s: agent %d out with worth %d", stage, i, y)
		case x.at >= 0:
			a := s.arcs[x.arc]
			if a.to != x.at || int64(a.cost)+s.price[a.to] != y {
				return fmt.Errorf("%s: agent %d inside with slack", stage, i)
			}
			if taken := s.taken(x.at)[x.slot]; taken.agent != i || taken.arc != x.arc {
				return fmt.Errorf("%s: agent %d not in its slot", stage, i)
			}
		}
	}
	for j := range int32(len(s.places)) {
		m := &s.places[j]
		if m.taken > m.cap || m.taken < m.cap && s.price[j] > s.start0 {
			return fmt.Errorf("%s: mission %d: %d of %d at %d, start %d", stage, j, m.taken, m.cap, s.price[j], s.start0)
		}
		if m.tree >= 0 || s.best[j] != infinity {
			return fmt.Errorf("%s: mission %d not reset", stage, j)
		}
	}
	return nil
}

// audited grows a forest as grow does, with an audit after each event.
func (f *forest[W]) audited(roots []int32) error {
	f.plant(roots)
	for f.live > 0 {
		if err := f.invariants(); err != nil {
			return err
		}
		e, ok := f.events.pop()
		if !ok {
			return f.crowd()
		}
		f.serve(e)
	}
	f.events.clear()
	f.forget()
	return nil
}

// invariants checks what a forest promises at each moment of its clock.
func (f *forest[W]) invariants() error {
	now := f.events.now
	price := func(j int32) int64 {
		if f.places[j].tree >= 0 {
			return f.price[j] + now
		}
		return f.price[j]
	}
	for i := range int32(len(f.agents)) {
		x := &f.agents[i]
		if x.tree < 0 {
			continue
		}
		worth, r := f.key[i]+now, &f.trees[x.tree]
		if worth > f.limit[i] || r.give > f.limit[i]-f.key[i] && f.limit[i] != infinity {
			return fmt.Errorf("agent %d should have given up", i)
		}
		if (x.at < 0) != (r.root == i) || x.at >= 0 && f.places[x.at].tree != x.tree {
			return fmt.Errorf("agent %d isn't of its tree", i)
		}
		for k := f.start[i]; k < f.start[i+1]; k++ {
			a := f.arcs[k]
			tight := int64(a.cost) + price(a.to) - worth
			switch m := &f.places[a.to]; {
			case tight < 0:
				return fmt.Errorf("agent %d pays more than arc %d costs", i, k)
			case x.at == a.to && tight != 0:
				return fmt.Errorf("agent %d pays less than its place", i)
			case m.tree == x.tree || now+tight >= r.until:
			case !f.alone && !f.noted[k], f.alone && f.best[a.to] > now+tight:
				return fmt.Errorf("arc %d of agent %d has no event", k, i)
			}
		}
	}
	for j := range int32(len(f.places)) {
		m := &f.places[j]
		if (m.tree >= 0) != (f.best[j] == reached) {
			return fmt.Errorf("mission %d: in tree %d, best %d", j, m.tree, f.best[j])
		}
		if m.tree < 0 {
			if !f.alone && f.parked[j] >= 0 {
				return fmt.Errorf("mission %d: events parked", j)
			}
			continue
		}
		if via := f.arcs[m.via]; m.room() || via.to != j || f.agents[m.from].tree != m.tree ||
			int64(via.cost)+price(j) != f.key[m.from]+now {
			return fmt.Errorf("mission %d isn't of its tree", j)
		}
	}
	return nil
}

// audited does what reverse does, with an audit after the offers and after each
// search.
func (r *seeker[W]) audited() error {
	r.assess()
	var dear []int32
	for j := range int32(len(r.places)) {
		if m := &r.places[j]; m.taken >= m.low && m.room() && r.price[j] > 0 {
			dear = append(dear, j)
		}
	}
	if err := r.offers(dear); err != nil {
		return err
	}
	for j := range int32(len(r.places)) {
		for m := &r.places[j]; m.taken < m.low || m.room() && r.price[j] > 0; {
			if err := r.invariants(); err != nil {
				return err
			}
			taken, price := m.taken, r.price[j]
			if err := r.seek(j); err != nil {
				return err
			}
			if m.taken <= taken && r.price[j] >= price {
				return fmt.Errorf("mission %d: a search for nothing", j)
			}
		}
	}
	return r.invariants()
}

// invariants checks what the reverse stage promises between two searches.
func (r *seeker[W]) invariants() error {
	for i := range int32(len(r.agents)) {
		x, worth := &r.agents[i], r.solver.worth(i)
		switch {
		case x.at < 0 && worth != r.limit[i]:
			return fmt.Errorf("agent %d stays out, but would pay %d", i, worth)
		case x.at >= 0 && r.worth[i] != worth:
			return fmt.Errorf("agent %d is noted to pay %d, not %d", i, r.worth[i], worth)
		case x.at >= 0:
			b := r.taken(x.at)[x.slot]
			if b.agent != i || b.arc != x.arc || r.arcs[b.arc].to != x.at || b.value != int64(r.arcs[b.arc].cost) {
				return fmt.Errorf("agent %d isn't in its slot", i)
			}
		}
	}
	for j := range int32(len(r.places)) {
		switch m := &r.places[j]; {
		case m.taken > m.cap || r.price[j] < 0 && m.taken > m.low:
			return fmt.Errorf("mission %d has %d at a price of %d", j, m.taken, r.price[j])
		case r.best[j] != infinity:
			return fmt.Errorf("mission %d isn't reset", j)
		}
	}
	return nil
}
