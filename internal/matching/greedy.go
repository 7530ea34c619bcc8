package matching

// greedy sets feasible duals and matches some tight edges. Each dual begins at
// half the weight of the heaviest edge of its vertex, rounded up to a whole
// weight, and then, vertex by vertex, is lowered as far as it goes. All duals
// are whole weights, multiples of unit; see "Whole numbers" in the package
// comment.
func (s *solver[W]) greedy() error {
	y := make([]W, s.n) // by itself, as nothing else is asked for yet
	for v := range int32(s.n) {
		heaviest := W(0)
		for _, a := range s.row(v) {
			heaviest = max(heaviest, a.weight)
		}
		y[v] = (heaviest/2 + unit - 1) &^ (unit - 1)
	}
	for v := range int32(s.n) {
		if err := s.pulse.tick(1 + s.degree(v)); err != nil {
			return err
		}
		if s.mate[v] == none {
			s.lower(y, v)
		}
	}
	for v := range s.info {
		s.info[v].y = y[v]
	}
	return nil
}

// lower lowers the dual of unmatched vertex v, and matches v if this makes an
// edge to an unmatched vertex tight.
func (s *solver[W]) lower(y []W, v int32) {
	yv, least, partner := y[v], y[v], none
	for _, a := range s.row(v) {
		slack := yv + y[a.to] - a.weight
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
	y[v] -= least
	if partner != none {
		s.mate[v], s.mate[partner] = partner, v
	}
}
