package matching

import "slices"

// together grows all trees at once, on one clock. The horizon moves ahead of
// the clock: events beyond it aren't looked for yet, and most never need be.
func (s *solver[W]) together() error {
	s.rewind()
	s.end = 0
	for v := range int32(s.n) {
		if s.isRoot(v) {
			s.plant(v)
			s.end = max(s.end, s.info[v].y)
		}
	}
	s.leap = s.firstLeap()
	s.horizon = min(s.leap, s.end)
	s.requeue()
	for s.trees > 0 {
		s.pulse.done = max(s.pulse.done, s.pulse.total-s.trees-1)
		if err := s.pulse.tick(1); err != nil {
			return err
		}
		s.serve(s.nextEvent())
	}
	return nil
}

// firstLeap returns how far the horizon is set at first: three quarters of the
// way to the first event of a root that has none now, for the median of up to
// 1,000 roots.
func (s *solver[W]) firstLeap() W {
	var firsts []W
	every, seen := s.trees/1000+1, 0
	for v := range int32(s.n) {
		if s.info[v].label != outer || s.mate[v] != none {
			continue
		}
		if seen++; seen%every != 0 {
			continue
		}
		first := s.info[v].y
		for _, a := range s.row(v) {
			slack := s.info[v].y + s.info[a.to].y - a.weight
			if s.info[a.to].label == outer {
				slack /= 2
			}
			if slack > 0 {
				first = min(first, slack)
			}
		}
		firsts = append(firsts, first)
	}
	if len(firsts) == 0 {
		return s.end
	}
	slices.Sort(firsts)
	return max(1, firsts[len(firsts)/2]/4*3)
}

// nextEvent returns the next event to be served, moving the horizon if there
// is none before it. At the end at the latest a root's dual is zero, so there
// is one while a tree is alive.
func (s *solver[W]) nextEvent() event[W] {
	if k := len(s.ready); k > 0 {
		e := s.ready[k-1]
		s.ready = s.ready[:k-1]
		return e
	}
	if s.queue.size > s.room {
		s.requeue()
	}
	for s.queue.size == 0 {
		s.leap *= 2
		s.horizon = min(s.horizon+s.leap, s.end)
		s.requeue()
	}
	return s.queue.pop()
}

// requeue makes the queue anew from the state, which drops all events that are
// void. The room grows with what is needed, so the work is paid for by the
// events pushed since the last time.
func (s *solver[W]) requeue() {
	s.queue.clear()
	for v := range int32(s.n) {
		s.info[v].nearest = s.never
	}
	for v := range int32(s.n) {
		switch s.info[v].label {
		case outer:
			s.scan(v, s.nodes[s.top(v)].root, v)
		case inner:
			if x := s.top(v); s.isBlossom(x) && s.first(x) == v {
				s.pushExpand(x)
			}
		}
	}
	s.room = 2*s.queue.size + len(s.arcs) + s.n
}
