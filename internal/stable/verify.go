package stable

import (
	"context"
	"fmt"
)

// Verify returns nil if s is a stable partition of the lists together with the
// pairs that follow from it. It uses nothing of how s was found: it walks the
// parties, looks up each agent's successor and predecessor, and meets all
// wishes that could block.
//
// It fails with [ErrProof] if s isn't shown to be right, and with an
// [*InputError] if the lists are bad. Cost: O(n + m) time and memory.
func (s *Solution) Verify(lists [][]int32) error {
	if err := countLists(lists); err != nil {
		return err
	}
	p := &pulse{ctx: context.Background()}
	if err := inspect(p, lists, len(lists), ""); err != nil {
		return err
	}
	return s.verify(p, lists)
}

func (s *Solution) verify(p *pulse, lists [][]int32) error {
	if len(s.Next) != len(lists) || len(s.Mate) != len(lists) {
		return fmt.Errorf("%w: there must be one successor and one mate for each agent", ErrProof)
	}
	prev, err := inverse(s.Next)
	if err != nil {
		return err
	}
	if err := s.checkParties(); err != nil {
		return err
	}
	if err := s.checkMates(prev); err != nil {
		return err
	}
	better := wishes{lists, make([]int32, len(lists))}
	for a, list := range lists {
		if better.end[a], err = beforePredecessor(list, int32(a), s.Next[a], prev[a]); err != nil {
			return err
		}
		if err := p.tick(1 + int(better.end[a])); err != nil {
			return err
		}
	}
	back, err := better.reverse(p, len(lists))
	if err != nil {
		return err
	}
	var block error
	err = blocking(p, better, back, len(lists), func(pair Pair) bool {
		block = fmt.Errorf("%w: agents %d and %d like each other better than their predecessors", ErrProof, pair.A, pair.B)
		return false
	})
	if err != nil {
		return err
	}
	return block
}

// inverse returns the predecessors for the successors.
func inverse(next []int32) ([]int32, error) {
	prev := make([]int32, len(next))
	for a := range prev {
		prev[a] = none
	}
	for a, b := range next {
		if b < 0 || int(b) >= len(next) || prev[b] != none {
			return nil, fmt.Errorf("%w: the successors must be a permutation", ErrProof)
		}
		prev[b] = int32(a)
	}
	return prev, nil
}

// checkParties checks that no party is even but the pairs, and that Odd has
// the least of each odd party of three or more.
func (s *Solution) checkParties() error {
	done := make([]bool, len(s.Next))
	odd := 0
	for v := range s.Next {
		if done[v] {
			continue
		}
		size := 0
		for a := int32(v); !done[a]; a = s.Next[a] {
			done[a] = true
			size++
		}
		switch {
		case size <= 2:
		case size%2 == 0:
			return fmt.Errorf("%w: the party of agent %d must be odd or a pair", ErrProof, v)
		case odd == len(s.Odd) || s.Odd[odd] != int32(v):
			return fmt.Errorf("%w: the odd party of agent %d isn't told", ErrProof, v)
		default:
			odd++
		}
	}
	if odd < len(s.Odd) {
		return fmt.Errorf("%w: too many odd parties are told", ErrProof)
	}
	return nil
}

// checkMates checks that pairs follow each other in a party, and that all are
// paired but those who are alone and the agents in Odd.
func (s *Solution) checkMates(prev []int32) error {
	left := make([]bool, len(s.Next))
	for _, v := range s.Odd {
		left[v] = true
	}
	for a, b := range s.Mate {
		if left[a] || s.Next[a] == int32(a) {
			if b != none {
				return fmt.Errorf("%w: agent %d must have no mate", ErrProof, a)
			}
			continue
		}
		if b != s.Next[a] && b != prev[a] || s.Mate[b] != int32(a) {
			return fmt.Errorf("%w: agent %d must be paired with a neighbour in its party", ErrProof, a)
		}
	}
	return nil
}

// beforePredecessor returns how many entries agent a has before its
// predecessor, having checked that its successor is not after that.
func beforePredecessor(list []int32, a, next, prev int32) (int32, error) {
	if next == a {
		return int32(len(list)), nil // whoever it lists is better than to be alone
	}
	k, listed := position(list, prev)
	if !listed {
		return 0, fmt.Errorf("%w: agent %d must list its predecessor", ErrProof, a)
	}
	if at, listed := position(list, next); !listed || at > k {
		return 0, fmt.Errorf("%w: agent %d must like its successor at least as much as its predecessor", ErrProof, a)
	}
	return k, nil
}
