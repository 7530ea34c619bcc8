package netflow

// seeker looks for agents for missions that have too few.
type seeker[W width] struct {
	*solver[W]
	worth   []int64 // of each agent, the mission it is in not being reached
	reached []int32
	touched []int32
}

// reverse fills missions that are below their lower bound, and fills or makes
// free of charge those that have room at a price above 0.
func (s *solver[W]) reverse() error {
	var dear []int32
	short := false
	for j := range int32(len(s.places)) {
		m := &s.places[j]
		if m.taken < m.low {
			short = true
		} else if m.room() && s.price[j] > 0 {
			dear = append(dear, j)
		}
	}
	if !short && len(dear) == 0 {
		return nil
	}
	r := &seeker[W]{solver: s}
	r.assess()
	if err := r.offers(dear); err != nil {
		return err
	}
	for j := range int32(len(s.places)) {
		m := &s.places[j]
		for m.taken < m.low || m.room() && s.price[j] > 0 {
			if err := r.seek(j); err != nil {
				return err
			}
		}
	}
	return nil
}

// assess notes what all agents pay.
func (r *seeker[W]) assess() {
	r.worth = make([]int64, len(r.agents)) // nobody who must join is out
	for j := range int32(len(r.places)) {
		r.reassess(j)
	}
}

// reassess notes what the agents of a mission pay.
func (r *seeker[W]) reassess(j int32) {
	for _, x := range r.taken(j) {
		r.worth[x.agent] = x.value + r.price[j]
	}
}

// end is where a search may end: at an agent who stays out, or at a mission
// that can spare an agent when its price has come down to 0.
type end struct {
	time    int64
	agent   int32 // -1 for none
	into    int32 // the mission that the agent joins
	mission int32 // -1 for none
}

// seek lowers the price of mission j, and of those it draws agents from, until
// it gets one more or is free of charge. At time T a mission reached has a
// price of price - T; all other prices stand still.
func (r *seeker[W]) seek(j int32) error {
	stop := end{time: infinity, agent: -1, mission: -1}
	m := &r.places[j]
	if m.taken >= m.low {
		stop.time, stop.mission = r.price[j], j
	}
	m.from = -1
	if err := r.reach(j, &stop); err != nil {
		return err
	}
	for {
		e, ok := r.events.pop()
		if !ok || e.time >= stop.time {
			break
		}
		x := &r.agents[e.agent]
		from := x.at
		if r.best[from] != e.time {
			continue
		}
		m := &r.places[from]
		m.from, m.next = e.agent, e.arc
		if m.taken > m.low && e.time+r.price[from] < stop.time {
			stop = end{time: e.time + r.price[from], agent: -1, mission: from}
		}
		if err := r.reach(from, &stop); err != nil {
			return err
		}
	}
	if stop.time == infinity {
		return r.scarce()
	}
	for _, k := range r.reached {
		r.price[k] -= stop.time
	}
	r.finish(j, stop)
	for _, k := range r.reached {
		r.reassess(k)
	}
	r.forget()
	return nil
}

// reach scans the arcs of a mission for agents it would draw.
func (r *seeker[W]) reach(j int32, stop *end) error {
	r.best[j] = reached
	r.reached = append(r.reached, j)
	r.price[j] += r.events.now
	column := r.column(j)
	if err := r.pulse.tick(1 + len(column)); err != nil {
		return err
	}
	price := r.price[j]
	for _, b := range column {
		t := int64(b.cost) + price - r.worth[b.agent]
		if t >= stop.time {
			continue
		}
		at := r.agents[b.agent].at
		if at < 0 {
			*stop = end{time: t, agent: b.agent, into: j, mission: -1}
			continue
		}
		if t >= r.best[at] {
			continue // reached, or drawn upon by a better arc
		}
		r.best[at] = t
		r.touched = append(r.touched, at)
		r.events.push(event{t, b.agent, j})
	}
	return nil
}

// finish moves agents along the way that the search found.
func (r *seeker[W]) finish(j int32, stop end) {
	if stop.mission == j {
		return
	}
	i, into := stop.agent, stop.into
	if stop.mission >= 0 {
		m := &r.places[stop.mission]
		i, into = m.from, m.next
		r.leave(i)
	}
	for into != j {
		m := &r.places[into]
		hole := r.agents[m.from].slot
		r.sit(i, into, hole)
		i, into = m.from, m.next
	}
	m := &r.places[j]
	m.taken++
	r.sit(i, j, m.taken-1)
}

// sit gives an agent a slot of a mission.
func (r *seeker[W]) sit(i, j, hole int32) {
	via := r.arcOf(i, j)
	r.slots[r.places[j].base+hole] = slot{int64(r.arcs[via].cost), i, via}
	x := &r.agents[i]
	x.at, x.slot, x.arc = j, hole, via
}

// leave takes an agent out of its mission; the last slot fills the hole.
func (r *seeker[W]) leave(i int32) {
	x := &r.agents[i]
	m := &r.places[x.at]
	m.taken--
	last := r.slots[m.base+m.taken]
	r.slots[m.base+x.slot] = last
	r.agents[last.agent].slot = x.slot
	x.at = -1
}

// forget resets the state of a search.
func (r *seeker[W]) forget() {
	for _, j := range r.touched {
		r.best[j] = infinity
	}
	for _, j := range r.reached {
		r.best[j] = infinity
	}
	r.touched, r.reached = r.touched[:0], r.reached[:0]
	r.events.clear()
}

// scarce returns the proof that lower bounds ask for more agents than there
// are: those reached have all whom they could have, none to spare, and too few.
func (r *seeker[W]) scarce() error {
	cut := &Infeasible{Missions: append([]int32(nil), r.reached...)}
	for _, j := range cut.Missions {
		for _, b := range r.column(j) {
			cut.Agents = append(cut.Agents, b.agent)
		}
	}
	cut.sort()
	return cut
}
