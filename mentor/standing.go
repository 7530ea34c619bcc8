package mentor

import (
	"context"
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/matching"
)

// standing is a graph in which some pairs stand. It finds the best matching
// that breaks at most a given number of them.
type standing struct {
	n     int
	goal  matching.Goal
	of    [][]matching.Edge // by person
	pairs []matching.Edge   // that stand
	taken []bool            // by a pair that stands and isn't tried
}

// change is a matching of all people, told by what it changes.
type change struct {
	broken, made []matching.Edge
	pairs        int
	points       int64
}

func (s *standing) add(e matching.Edge) {
	s.of[e.U] = append(s.of[e.U], e)
	s.of[e.V] = append(s.of[e.V], e)
}

// better compares two matchings by the goal.
func (s *standing) better(pairs int, points int64, thanPairs int, thanPoints int64) bool {
	if s.goal == matching.GoalCardinality && pairs != thanPairs {
		return pairs > thanPairs
	}
	return points > thanPoints
}

// best tries to free each set of as many standing pairs as may be broken, in
// order, and returns the best matching; of equally good ones the first.
func (s *standing) best(ctx context.Context, breaks int) (change, error) {
	breaks = min(breaks, len(s.pairs))
	if choose(len(s.pairs), breaks) > MaxBroken {
		return change{}, &essor.FieldError{Pointer: "/breaks", Code: essor.CodeTooMany, Detail: "too many choices of pairs to break: allow fewer, or split the pool"}
	}
	whole := int64(0)
	for _, e := range s.pairs {
		s.taken[e.U], s.taken[e.V] = true, true
		whole += e.Weight
	}
	var best *change
	open := make([]int, breaks) // indices of the pairs that are tried, ascending
	for i := range open {
		open[i] = i
	}
	for {
		if err := ctx.Err(); err != nil {
			return change{}, fmt.Errorf("mentor: stopped while trying which pairs to break: %w", err)
		}
		c, err := s.try(ctx, open, whole)
		if err != nil {
			return change{}, err
		}
		if best == nil || s.better(c.pairs, c.points, best.pairs, best.points) {
			best = &c
		}
		i := breaks - 1
		for i >= 0 && open[i] == len(s.pairs)-breaks+i {
			i--
		}
		if i < 0 {
			return *best, nil
		}
		open[i]++
		for k := i + 1; k < breaks; k++ {
			open[k] = open[k-1] + 1
		}
	}
}

// choose returns n over k, for k up to 3, or at least more than [MaxBroken].
func choose(n, k int) int64 {
	out := int64(1)
	for i := range k {
		if out = out * int64(n-i) / int64(i+1); out > MaxBroken*MaxBreaks*MaxBreaks {
			return out
		}
	}
	return out
}

// try matches the people of the open pairs and those in no pair; the other
// pairs stand.
func (s *standing) try(ctx context.Context, open []int, whole int64) (change, error) {
	c := change{pairs: len(s.pairs) - len(open), points: whole}
	for _, i := range open {
		s.taken[s.pairs[i].U], s.taken[s.pairs[i].V] = false, false
		c.points -= s.pairs[i].Weight
	}
	var people []int32
	place := map[int32]int32{}
	for v := range int32(s.n) {
		if !s.taken[v] && len(s.of[v]) > 0 {
			place[v] = int32(len(people))
			people = append(people, v)
		}
	}
	var edges, named []matching.Edge
	for _, v := range people {
		for _, e := range s.of[v] {
			if e.U == v && !s.taken[e.V] {
				named = append(named, e)
				edges = append(edges, matching.Edge{U: place[e.U], V: place[e.V], Weight: e.Weight})
			}
		}
	}
	for _, i := range open {
		s.taken[s.pairs[i].U], s.taken[s.pairs[i].V] = true, true
	}
	found, err := solve(ctx, len(people), edges, s.goal, nil)
	if err != nil {
		return change{}, err
	}
	c.pairs += found.Pairs
	c.points += found.Weight
	stays := map[[2]int32]bool{}
	for i, e := range edges {
		if found.Mate[e.U] == e.V {
			stays[[2]int32{named[i].U, named[i].V}] = true
			c.made = append(c.made, named[i])
		}
	}
	kept := map[[2]int32]bool{}
	for _, i := range open {
		e := s.pairs[i]
		if kept[[2]int32{e.U, e.V}] = stays[[2]int32{e.U, e.V}]; !kept[[2]int32{e.U, e.V}] {
			c.broken = append(c.broken, e)
		}
	}
	made := c.made[:0]
	for _, e := range c.made {
		if !kept[[2]int32{e.U, e.V}] {
			made = append(made, e)
		}
	}
	c.made = made
	return c, nil
}
