package matching

import (
	"context"
	"slices"
)

// Fairest is a matching with the most pairs whose lightest pair is as heavy as
// it can be: no other largest matching has a heavier lightest pair.
type Fairest struct {
	Least int64 // weight of the lightest pair; 0 without pairs
	// Matching has the pairs, by edges of weight Least or more only. That no
	// matching has more is shown by All.
	Matching *Largest
	All      *Largest // a largest matching by any edges
	Heavier  *Largest // one by edges heavier than Least: it has fewer pairs
}

// MostEqual returns a largest matching whose lightest pair is as heavy as it can
// be, with a proof that it has already checked. Such a matching is also called
// a bottleneck matching. It fails as [MostPairs] does.
//
// Cost: that of MostPairs, times the logarithm of the number of different
// weights.
func MostEqual(ctx context.Context, n int, edges []Edge, progress func(done, total int)) (*Fairest, error) {
	all, err := MostPairs(ctx, n, edges, progress)
	if err != nil {
		return nil, err
	}
	weights := make([]int64, len(edges))
	for i, e := range edges {
		weights[i] = e.Weight
	}
	slices.Sort(weights)
	weights = slices.Compact(weights)
	f := &Fairest{Matching: all, All: all}
	low, high := 0, len(weights) // the least weight is one of weights[low:high]
	if all.Pairs == 0 {
		high = 0
	}
	for low < high {
		middle := (low + high) / 2
		l, err := MostPairs(ctx, n, from(edges, weights[middle]), nil)
		if err != nil {
			return nil, err
		}
		if l.Pairs == all.Pairs {
			f.Least, f.Matching = weights[middle], l
			low = middle + 1
		} else {
			high = middle
		}
	}
	if f.Heavier, err = MostPairs(ctx, n, from(edges, f.Least+1), nil); err != nil {
		return nil, err
	}
	if err := f.Verify(n, edges); err != nil {
		panic("matching: " + err.Error())
	}
	return f, nil
}

// Verify reports whether f is proven. It fails as [Largest.Verify] does.
func (f *Fairest) Verify(n int, edges []Edge) error {
	if err := inspectEdges(n, edges); err != nil {
		return err
	}
	if f.Matching == nil || f.All == nil || f.Heavier == nil || f.Least < -MaxWeight || f.Least > MaxWeight {
		return unproven("a part is missing or out of range")
	}
	if err := f.All.Verify(n, edges); err != nil {
		return err
	}
	if err := f.Matching.Verify(n, from(edges, f.Least)); err != nil {
		return err
	}
	if err := f.Heavier.Verify(n, from(edges, f.Least+1)); err != nil {
		return err
	}
	if f.All.Pairs == 0 && f.Least == 0 { // no edges at all
		return nil
	}
	if f.Matching.Pairs != f.All.Pairs || f.Heavier.Pairs >= f.All.Pairs {
		return unproven("the lightest pair could be heavier, or there could be more pairs")
	}
	return nil
}

// from returns the edges of at least the given weight.
func from(edges []Edge, least int64) []Edge {
	var some []Edge
	for _, e := range edges {
		if e.Weight >= least {
			some = append(some, e)
		}
	}
	return some
}
