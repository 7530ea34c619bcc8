package matching

// greedy sets feasible duals and matches some tight edges. Each dual begins at
// half the weight of the heaviest edge of its vertex, rounded up to a whole
// weight, and then, vertex by vertex, is lowered as far as it goes. All duals
// are whole weights, multiples of unit; see "Whole numbers" in the package
// comment.
func (s *solver[W]) greedy() error {
	for v := range int32(s.n) {
		heaviest := W(0)
		for _, a := range s.row(v) {
			heaviest = max(heaviest, a.weight)
		}
		s.y[v] = (heaviest/2 + unit - 1) &^ (unit - 1)
	}
	for v := range int32(s.n) {
		if err := s.pulse.tick(1 + s.degree(v)); err != nil {
			return err
		}
		if s.mate[v] == none {
			s.lower(v)
		}
	}
	return nil
}

// lower lowers the dual of unmatched vertex v, and matches v if this makes an
// edge to an unmatched vertex tight.
func (s *solver[W]) lower(v int32) {
	y, least, partner := s.y[v], s.y[v], none
	for _, a := range s.row(v) {
		slack := y + s.y[a.to] - a.weight
		if slack > least {
			continue
		}
		unmatched := s.mate[a.to] == none
		if slack < least || partner == none && unmatched {
			least, partner = slack, none
			if unmatched {
				partner = a.to
			}
		}
	}
	s.y[v] -= least
	if partner != none {
		s.mate[v], s.mate[partner] = partner, v
	}
}
