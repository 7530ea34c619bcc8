package matching

// oneByOne grows one tree after the other. That suits dense graphs: what a
// tree meets at each of its ends is known early, and nothing later than the
// earliest end so far needs to be looked at.
func (s *solver[W]) oneByOne() error {
	s.single = true
	for v := range s.info {
		s.info[v].nearest = s.never
	}
	for v := range int32(s.n) {
		if !s.isRoot(v) {
			continue
		}
		s.rewind()
		s.horizon, s.end = s.info[v].y, s.info[v].y
		s.plant(v)
		s.scanNode(s.top(v), v)
		for s.trees > 0 {
			if err := s.pulse.tick(1); err != nil {
				return err
			}
			s.serve(s.queue.pop())
		}
		for _, u := range s.touched { // all else is as it was
			s.info[u].nearest = s.never
		}
		s.touched = s.touched[:0]
		s.pulse.done = max(s.pulse.done, int(v)/2)
	}
	s.single = false
	return nil
}

// foundEnd notes that the one tree has an end at the given time, whose event
// has been pushed.
func (s *solver[W]) foundEnd(at W) { s.horizon = at - 1 }

// isEnd reports whether a tree that reaches free vertex v ends.
func (s *solver[W]) isEnd(v int32) bool { return s.mate[s.base(s.top(v))] == none }
