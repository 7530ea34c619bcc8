package stable

import "context"

// Solution is a stable partition of roommates and the pairs that follow from
// it. The package comment explains both; [Solution.Verify] checks them.
type Solution struct {
	// Next is the stable partition: a permutation whose cycles are the parties.
	// An agent that stays alone follows itself, two that follow each other are
	// a pair, and longer parties are odd. Each agent likes its successor better
	// than its predecessor.
	Next []int32
	// Odd are the odd parties of three or more: the least agent of each,
	// ascending. If it is empty, Mate is a stable matching; if not, there is no
	// stable matching, and those parties are the proof.
	Odd []int32
	// Mate is the partner of each agent, -1 for none. Of each odd party the
	// least agent is left out, though it might find a mate among those alone, and
	// the others are paired along the circle. Each blocking pair has an agent
	// that was left out.
	Mate []int32
}

// Stable reports whether Mate is a stable matching: otherwise none exists.
func (s *Solution) Stable() bool { return len(s.Odd) == 0 }

// Roommates returns a stable partition of the agents 0 to len(lists)-1, hence
// a stable matching if there is one, or else the proof that there is none. It
// has checked the proof.
//
// List a names the agents that a would accept as a mate, the best first. Two
// agents are acceptable to each other if each lists the other; an entry that is
// not returned has no effect. Any list may be short or empty, and the number
// of agents odd. The lists are neither changed nor kept.
//
// Who stays alone and the odd parties are the same in all stable partitions.
// Among several pairings the search decides by the agents' numbers, always in
// the same way for the same version of this package; it isn't the best one in
// any sense, and nobody's list is treated as more important.
//
// It fails with an [*InputError] on bad input, and with the wrapped error of
// ctx once that is done. Progress, which may be nil, is told now and then, on
// the caller's goroutine, how many lists of how many are done with: more each
// time, all at the end.
//
// Cost: O(n + m) for m entries. Memory: about 80 bytes for each agent and at
// most 16 for each entry.
func Roommates(ctx context.Context, lists [][]int32, progress func(done, total int)) (*Solution, error) {
	if err := countLists(lists); err != nil {
		return nil, err
	}
	p := &pulse{ctx: ctx, report: progress, total: 3 * len(lists)}
	if err := p.check(); err != nil {
		return nil, err
	}
	lists, err := together(p, lists)
	if err != nil {
		return nil, err
	}
	if err := inspect(p, lists, len(lists), ""); err != nil {
		return nil, err
	}
	next, err := partition(p, lists)
	if err != nil {
		return nil, err
	}
	s := newSolution(next)
	if err := s.verify(p, lists); err != nil {
		return nil, err
	}
	p.done = p.total
	p.tell()
	return s, nil
}

// partition returns the successors in a stable partition.
func partition(p *pulse, lists [][]int32) ([]int32, error) {
	ranks, err := newMirror(p, lists, lists)
	if err != nil {
		return nil, err
	}
	t := newTable(lists, ranks)
	for a := range lists {
		if err := t.propose(p, int32(a)); err != nil {
			return nil, err
		}
		p.done++
	}
	for a := range lists {
		if err := t.reduce(p, int32(a)); err != nil {
			return nil, err
		}
		p.done++
	}
	return t.successors(), nil
}

// newSolution pairs the parties of a partition, each from the successor of its
// least agent on.
func newSolution(next []int32) *Solution {
	s := &Solution{Next: next, Odd: []int32{}, Mate: make([]int32, len(next))}
	done := make([]bool, len(next))
	for v := range next {
		if done[v] {
			continue
		}
		a, size := next[v], 1
		for ; a != int32(v); a, size = next[a], size+1 {
			done[a] = true
			if size%2 == 0 {
				continue
			}
			s.Mate[a], s.Mate[next[a]] = next[a], a
		}
		if size%2 == 1 {
			s.Mate[v] = none
		}
		if size > 1 && size%2 == 1 {
			s.Odd = append(s.Odd, int32(v))
		}
	}
	return s
}
