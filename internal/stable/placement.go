package stable

import (
	"context"
	"fmt"
)

// Verify returns nil if s is the stable placement of the market that is best
// for the side: if all who are placed together list each other, no pair blocks,
// and no step leads to a placement that is better for the side. The package
// comment explains why that is enough.
//
// It fails with [ErrProof] if s isn't shown to be right, and with an
// [*InputError] if the market or the side is bad. Cost: O(n + m) time and
// memory.
func (s *Placement) Verify(m Market, best Side) error {
	if err := checkSide(m, best); err != nil {
		return err
	}
	p := &pulse{ctx: context.Background()}
	if err := m.inspect(p); err != nil {
		return err
	}
	return s.verify(p, m, best)
}

func (s *Placement) verify(p *pulse, m Market, best Side) error {
	l, err := m.look(p, s.At)
	if bad, ok := err.(*InputError); ok {
		return fmt.Errorf("%w: %s", ErrProof, bad.Fault.detail())
	}
	if err != nil {
		return err
	}
	if err := l.checkListed(p); err != nil {
		return err
	}
	wish, err := l.better.reverse(p, len(m.Hospitals)) // residents who wish for each hospital
	if err != nil {
		return err
	}
	want, err := l.wanted.reverse(p, len(m.Residents)) // hospitals that wish for each resident
	if err != nil {
		return err
	}
	var block error
	err = blocking(p, l.better, want, len(m.Hospitals), func(pair Pair) bool {
		block = fmt.Errorf("%w: resident %d and hospital %d block", ErrProof, pair.A, pair.B)
		return false
	})
	if err != nil {
		return err
	}
	if block != nil {
		return block
	}
	var steps []int32
	if best == Residents {
		steps, err = l.hospitalSteps(p, wish)
	} else {
		steps, err = l.residentSteps(p, want)
	}
	if err != nil {
		return err
	}
	if onCycle(steps) {
		return fmt.Errorf("%w: another stable placement is better for all %s who move", ErrProof, best)
	}
	return nil
}

// checkListed checks that those who are placed together list each other.
func (l *places) checkListed(p *pulse) error {
	listed := make([]bool, len(l.at)) // by the hospital
	for h, list := range l.wanted.lists {
		if err := p.tick(1 + len(list)); err != nil {
			return err
		}
		for _, r := range list {
			if l.at[r] == int32(h) {
				listed[r] = true
			}
		}
	}
	for r, h := range l.at {
		if h != none && (int(l.better.end[r]) == len(l.better.lists[r]) || !listed[r]) {
			return fmt.Errorf("%w: resident %d and hospital %d must list each other", ErrProof, r, h)
		}
	}
	return nil
}

// hospitalSteps returns for each hospital where it would get a resident from
// if it lost one: where the best is who is worse for it than all it has and
// wishes for it. It is none if there is no such resident or that one has no
// place, which would have none in any stable placement.
func (l *places) hospitalSteps(p *pulse, wish wishers) ([]int32, error) {
	steps := make([]int32, len(l.wanted.lists))
	mark := make([]int32, len(l.at)) // the last hospital each wishes for, from 1
	for h, list := range l.wanted.lists {
		if err := p.tick(1 + len(list) + len(wish.of(h))); err != nil {
			return nil, err
		}
		for _, r := range wish.of(h) {
			mark[r] = int32(h) + 1
		}
		steps[h] = none
		if !l.full[h] {
			continue
		}
		for _, r := range list[l.wanted.end[h]:] {
			if mark[r] == int32(h)+1 {
				steps[h] = l.at[r]
				break
			}
		}
	}
	return steps, nil
}

// residentSteps returns for each resident with a place who would lose one to
// it, if it lost its own: the worst that the best hospital has which is worse
// for it than its own and wishes for it. It is none if there is no such
// hospital or that one has free places, which would have them in any stable
// placement.
func (l *places) residentSteps(p *pulse, want wishers) ([]int32, error) {
	steps := make([]int32, len(l.at))
	mark := make([]int32, len(l.full)) // the last resident each wishes for, from 1
	for r, list := range l.better.lists {
		if err := p.tick(1 + len(list) + len(want.of(r))); err != nil {
			return nil, err
		}
		for _, h := range want.of(r) {
			mark[h] = int32(r) + 1
		}
		steps[r] = none
		if l.at[r] == none {
			continue
		}
		for _, h := range list[l.better.end[r]+1:] {
			if mark[h] != int32(r)+1 {
				continue
			}
			if l.full[h] {
				steps[r] = l.wanted.lists[h][l.wanted.end[h]]
			}
			break
		}
	}
	return steps, nil
}

// onCycle reports whether following the steps, each of which leads to an index
// or to none, ever comes round.
func onCycle(steps []int32) bool {
	seen := make([]int32, len(steps)) // by the walk from which index, from 1
	for i := range steps {
		for v := int32(i); v != none; v = steps[v] {
			if seen[v] == int32(i)+1 {
				return true
			}
			if seen[v] != 0 {
				break
			}
			seen[v] = int32(i) + 1
		}
	}
	return false
}
