package matching

import (
	"fmt"
	"math/bits"
)

// Verify reports whether s is proven to be a best matching of the vertices 0
// to n-1 by the given edges, in any order. It uses weak duality only and
// nothing of the search; a change of any one value in s is found.
//
// It fails with an [*InputError] on bad input, and with an error that wraps
// [ErrProof] if anything in s is not as it must be.
//
// Cost: O(n + m log b) for m edges and b blossoms, O(n) memory.
func (s *Solution) Verify(n int, edges []Edge) error {
	b, err := inspect(n, edges, s.Goal)
	if err != nil {
		return err
	}
	return s.prove(n, edges, b)
}

// prove is Verify for edges that have been inspected.
func (s *Solution) prove(n int, edges []Edge, b bounds) error {
	if len(s.Mate) != n || len(s.Y) != n || len(s.Inside) != n {
		return unproven("mates, duals and blossoms must be told for each vertex")
	}
	if s.Shift != b.shift {
		return unproven("the shift isn't the one that the goal asks for")
	}
	v := &verifier{Solution: s, edges: edges, limit: unit * max(b.hi+b.shift, 0)}
	for _, check := range []func() error{v.pairs, v.duals, v.family, v.feasible, v.tight, v.balance} {
		if err := check(); err != nil {
			return err
		}
	}
	return s.morePairsWeighMore(b)
}

func unproven(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrProof, fmt.Sprintf(format, args...))
}

// verifier checks one solution, step by step; later steps rely on earlier
// ones.
type verifier struct {
	*Solution
	edges  []Edge
	limit  int64   // the heaviest edge, shifted, in dual units: no dual is larger
	forest *forest // the blossoms
	sizes  []int32 // of the blossoms
	best   []int64 // by smaller vertex of a pair: its heaviest edge, shifted
}

// pairs checks that mates are mutual, and counts them.
func (c *verifier) pairs() error {
	matched := 0
	for v, m := range c.Mate {
		if m == none {
			continue
		}
		if m < 0 || int(m) >= len(c.Mate) || c.Mate[m] != int32(v) || int(m) == v {
			return unproven("the mate of vertex %d isn't matched with it", v)
		}
		matched++
	}
	if c.Pairs != matched/2 { // 2·Pairs might overflow
		return unproven("the number of pairs is wrong")
	}
	return nil
}

// duals checks the range of the vertices' duals. An unmatched vertex has 0.
func (c *verifier) duals() error {
	for v, y := range c.Y {
		if y < 0 || y > c.limit {
			return unproven("the dual of vertex %d is out of range", v)
		}
		if c.Mate[v] == none && y != 0 {
			return unproven("vertex %d has a dual but no mate", v)
		}
	}
	return nil
}

// family checks that the blossoms are odd sets of positive duals, one within
// the other or apart: the latter holds by construction.
func (c *verifier) family() error {
	c.forest = newForest(len(c.Blossoms))
	for i, b := range c.Blossoms {
		if b.Parent < none || int(b.Parent) >= i {
			return unproven("the parent of blossom %d doesn't come before it", i)
		}
		if b.Z <= 0 || b.Z > c.limit-c.forest.sum[b.Parent+1] {
			return unproven("the dual of blossom %d is out of range", i)
		}
		c.forest.add(b.Parent+1, b.Z)
	}
	c.sizes = make([]int32, len(c.Blossoms))
	for v, b := range c.Inside {
		if b < none || int(b) >= len(c.Blossoms) {
			return unproven("vertex %d lies in no such blossom", v)
		}
		if b != none {
			c.sizes[b]++
		}
	}
	for i := len(c.Blossoms) - 1; i >= 0; i-- {
		if c.sizes[i] < 3 || c.sizes[i]%2 == 0 {
			return unproven("blossom %d isn't an odd set", i)
		}
		if p := c.Blossoms[i].Parent; p != none {
			c.sizes[p] += c.sizes[i]
		}
	}
	return nil
}

// feasible checks that the duals cover each edge: those of its ends and of the
// blossoms around both. It notes the heaviest edge of each pair, unless even
// the duals of its ends alone exceed it.
func (c *verifier) feasible() error {
	c.best = make([]int64, len(c.Mate))
	for v := range c.best {
		c.best[v] = -1
	}
	y, shift := c.Y, c.Shift
	for i, e := range c.edges {
		slack := y[e.U] + y[e.V] - unit*(e.Weight+shift)
		if slack > 0 || c.Goal == GoalWeight && e.Weight <= 0 {
			continue // without the blossoms; the latter are never used
		}
		if slack < 0 && slack+c.around(e.U, e.V) < 0 {
			return unproven("the duals don't cover edge %d", i)
		}
		if c.Mate[e.U] == e.V {
			v := min(e.U, e.V)
			c.best[v] = max(c.best[v], e.Weight+shift)
		}
	}
	return nil
}

// around returns the sum of the duals of the blossoms that hold both vertices.
func (c *verifier) around(u, v int32) int64 {
	return c.forest.sum[c.forest.common(c.Inside[u]+1, c.Inside[v]+1)]
}

// tight checks that each pair is an edge, covered without excess, and that the
// weights add up.
func (c *verifier) tight() error {
	weight := int64(0)
	for v, m := range c.Mate {
		u := int32(v)
		if m < u {
			continue
		}
		if c.best[u] < 0 {
			return unproven("vertex %d and its mate aren't joined by an edge without slack", v)
		}
		if c.Y[u]+c.Y[m]+c.around(u, m) != unit*c.best[u] {
			return unproven("vertex %d and its mate have more dual than their edge", v)
		}
		weight += c.best[u] - c.Shift
	}
	if weight != c.Weight {
		return unproven("the weight isn't that of the pairs")
	}
	return nil
}

// balance checks that the matching weighs as much as the duals allow any
// matching to weigh: all duals of vertices and, for each blossom of size k,
// (k-1)/2 times its own.
func (c *verifier) balance() error {
	var primal, dual wide
	for v, m := range c.Mate {
		dual.add(1, uint64(c.Y[v]))
		if int32(v) < m {
			primal.add(unit, uint64(c.best[v]))
		}
	}
	for i, b := range c.Blossoms {
		dual.add(uint64(c.sizes[i]/2), uint64(b.Z))
	}
	if primal != dual {
		return unproven("the matching weighs less than its bound")
	}
	return nil
}

// morePairsWeighMore checks, under GoalCardinality, that with one more pair any
// matching, even of the lightest edges, would weigh more than this one could,
// even of the heaviest: so the heaviest matching has the most pairs.
func (s *Solution) morePairsWeighMore(b bounds) error {
	if s.Goal != GoalCardinality {
		return nil
	}
	var more, this wide
	more.add(uint64(s.Pairs)+1, uint64(b.lo+s.Shift))
	this.add(uint64(s.Pairs), uint64(b.hi+s.Shift))
	if b.lo+s.Shift <= 0 || !this.less(more) {
		return unproven("the shift doesn't put pairs before weight")
	}
	return nil
}

// wide is an unsigned number of 128 bits.
type wide struct{ high, low uint64 }

// add adds a·b.
func (w *wide) add(a, b uint64) {
	high, low := bits.Mul64(a, b)
	var carry uint64
	w.low, carry = bits.Add64(w.low, low, 0)
	w.high, _ = bits.Add64(w.high, high, carry)
}

func (w wide) less(x wide) bool {
	return w.high < x.high || w.high == x.high && w.low < x.low
}
