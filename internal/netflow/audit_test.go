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
