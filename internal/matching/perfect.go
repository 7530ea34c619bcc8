package matching

import (
	"context"
	"errors"
	"slices"
)

// ErrNoPerfect is what [Cheapest] wraps when some vertex is left in every
// matching. [NoPerfectError] has the barrier that proves it.
var ErrNoPerfect = errors.New("matching: no perfect matching")

// NoPerfectError reports that no matching has all vertices.
type NoPerfectError struct {
	Largest *Largest // with the barrier
}

// Error says in one line that there is no answer; the fields hold the proof.
func (e *NoPerfectError) Error() string { return ErrNoPerfect.Error() }

// Is reports whether target is [ErrNoPerfect].
func (e *NoPerfectError) Is(target error) bool { return target == ErrNoPerfect }

// Verify reports whether e is proven: no matching of the vertices 0 to n-1 by
// the given edges has all of them. It fails as [Largest.Verify] does.
func (e *NoPerfectError) Verify(n int, edges []Edge) error {
	if e.Largest == nil {
		return unproven("the barrier is missing")
	}
	if err := e.Largest.Verify(n, edges); err != nil {
		return err
	}
	if 2*e.Largest.Pairs == n {
		return unproven("there is a perfect matching")
	}
	return nil
}

// Perfect is a matching of all vertices at the least cost.
type Perfect struct {
	Cost  int64
	Proof *Solution // under GoalCardinality, each weight being the cost with the opposite sign
}

// Cheapest returns a perfect matching of the least cost, the weights of the
// edges being costs, with a proof that it has already checked. Its pairs are
// Proof.Mate. It fails as [Solve] does under GoalCardinality, and with a
// [*NoPerfectError] if there is no perfect matching.
func Cheapest(ctx context.Context, n int, edges []Edge, progress func(done, total int)) (*Perfect, error) {
	s, err := Solve(ctx, n, opposite(edges), GoalCardinality, progress)
	if err != nil {
		return nil, err
	}
	if 2*s.Pairs < n {
		l, err := MostPairs(ctx, n, edges, nil)
		if err != nil {
			return nil, err
		}
		return nil, &NoPerfectError{l}
	}
	return &Perfect{-s.Weight, s}, nil
}

// Verify reports whether p is proven to be a perfect matching of the least
// cost. It fails as [Solution.Verify] does.
func (p *Perfect) Verify(n int, edges []Edge) error {
	if p.Proof == nil || p.Proof.Goal != GoalCardinality {
		return unproven("the cost has no proof")
	}
	if err := p.Proof.Verify(n, opposite(edges)); err != nil {
		return err
	}
	if 2*p.Proof.Pairs != n || p.Cost != -p.Proof.Weight {
		return unproven("the matching isn't perfect, or costs something else")
	}
	return nil
}

// opposite returns the edges with the opposite weights. The least int64, which
// has none, stays beyond the limit.
func opposite(edges []Edge) []Edge {
	turned := slices.Clone(edges)
	for i := range turned {
		turned[i].Weight = -turned[i].Weight
	}
	return turned
}
