package netflow

// seeker looks for agents for missions that have too few.
type seeker[W width] struct {
	*solver[W]
	reachedPlaces []int32
	touched       []int32
}

// reverse fills missions that are below their lower bound, and fills or makes
// free of charge those that have room at a price above 0.
func (s *solver[W]) reverse() error {
	r := &seeker[W]{solver: s}
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

// end is where a search may end: at an agent who stays out, or at a mission
// that can spare an agent when its price has come down to 0.
type end struct {
	time    int64
	agent   int32 // -1 for none
	arc     int32
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
		to, from := r.arcs[e.arc].to, x.at
		if r.best[from] != e.time {
			continue
		}
		m := &r.places[from]
		m.from, m.via, m.next = e.agent, e.arc, to
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
	for _, k := range r.reachedPlaces {
		r.price[k] -= stop.time
	}
	r.finish(j, stop)
	r.forget()
	return nil
}

// reach scans the arcs of a mission for agents it would draw.
func (r *seeker[W]) reach(j int32, stop *end) error {
	r.best[j] = reached
	r.reachedPlaces = append(r.reachedPlaces, j)
	r.price[j] += r.events.now
	column := r.column(j)
	if err := r.pulse.tick(1 + len(column)); err != nil {
		return err
	}
	for _, b := range column {
		x := &r.agents[b.agent]
		t := int64(r.arcs[b.arc].cost) + r.price[j]
		if x.at < 0 {
			if t < stop.time {
				*stop = end{time: t, agent: b.agent, arc: b.arc, mission: -1}
			}
			continue
		}
		if r.best[x.at] == reached {
			continue
		}
		t -= int64(r.arcs[x.arc].cost) + r.price[x.at]
		if t >= stop.time || t >= r.best[x.at] {
			continue
		}
		r.best[x.at] = t
		r.touched = append(r.touched, x.at)
		r.events.push(event{t, b.agent, b.arc})
	}
	return nil
}

// finish moves agents along the way that the search found.
func (r *seeker[W]) finish(j int32, stop end) {
	i, via := stop.agent, stop.arc
	if stop.mission == j {
		return
	}
	var into int32
	if stop.mission >= 0 {
		m := &r.places[stop.mission]
		i, via, into = m.from, m.via, m.next
		r.leave(i)
	} else {
		into = r.arcs[via].to
	}
	for into != j {
		m := &r.places[into]
		x := &r.agents[m.from]
		hole := x.slot
		r.sit(i, via, into, hole)
		i, via, into = m.from, m.via, m.next
	}
	m := &r.places[j]
	m.taken++
	r.sit(i, via, j, m.taken-1)
}

// sit gives an agent a slot of a mission.
func (r *seeker[W]) sit(i, via, j, hole int32) {
	r.slots[r.places[j].base+hole] = slot{agent: i, arc: via}
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
	for _, j := range r.reachedPlaces {
		r.best[j] = infinity
	}
	r.touched, r.reachedPlaces = r.touched[:0], r.reachedPlaces[:0]
	r.events.clear()
}

// scarce returns the proof that lower bounds ask for more agents than there
// are: those reached have all whom they could have, none to spare, and too few.
func (r *seeker[W]) scarce() error {
	cut := &Infeasible{Missions: append([]int32(nil), r.reachedPlaces...)}
	for _, j := range cut.Missions {
		for _, b := range r.column(j) {
			cut.Agents = append(cut.Agents, b.agent)
		}
	}
	cut.sort()
	return cut
}
