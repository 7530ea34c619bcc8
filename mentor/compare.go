package mentor

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/essor-go/essor/internal/matching"
)

// offersAndSeeks is one exchange that a person proposes: a topic she offers
// and one she seeks.
type offersAndSeeks struct{ offers, seeks string }

// comparison goes through all candidates by the plain reading of answers, as
// the proof does, and the search in its own way. People stand below each
// exchange they propose.
type comparison struct {
	*judge
	proposing map[offersAndSeeks][]int32
	quota     int
	judges    [workers]*judge
	again     *judge // for explanations
}

// exchangesOf returns the exchanges a person proposes.
func exchangesOf(p *Person) []offersAndSeeks {
	var out []offersAndSeeks
	for i, offer := range p.Offers {
		for k, wish := range p.Seeks {
			if named(p.Offers[:i], offer.Name) || named(p.Seeks[:k], wish.Name) {
				continue
			}
			out = append(out, offersAndSeeks{offer.Name, wish.Name})
		}
	}
	return out
}

func named(topics []Topic, name string) bool {
	return slices.ContainsFunc(topics, func(t Topic) bool { return t.Name == name })
}

func (j *judge) newComparison() (*comparison, error) {
	c := &comparison{judge: j, proposing: map[offersAndSeeks][]int32{}}
	count := 0
	for i, p := range j.people {
		if !j.free(i) {
			continue
		}
		if count += len(p.Offers) * len(p.Seeks); count > maxExchanges {
			return nil, tooManyPairs()
		}
		for _, e := range exchangesOf(p) {
			c.proposing[e] = append(c.proposing[e], int32(i))
		}
	}
	looks := func(quota int64) (total int64) {
		for e, people := range c.proposing {
			total += int64(len(people)) * min(int64(len(c.proposing[offersAndSeeks{e.seeks, e.offers}])), quota)
		}
		return total
	}
	var err error
	c.quota, err = j.budget.quota(looks, j.options.Candidates > 0)
	return c, err
}

// pairs returns the pairs that fit and their weights, and counts what the
// filters removed.
func (c *comparison) pairs(ctx context.Context) ([]matching.Edge, error) {
	if err := c.keepCalendars(ctx); err != nil {
		return nil, fmt.Errorf("mentor: %w", err)
	}
	n := len(c.people)
	const chunk = 32
	rows := make([][]matching.Edge, (n+chunk-1)/chunk)
	var fit atomic.Int64
	err := spread(ctx, n, chunk, func(int) {}, func(worker, from, to int) bool {
		if c.judges[worker] == nil {
			c.judges[worker] = c.another()
			c.judges[worker].looked = make(stamps, n)
		}
		var found []matching.Edge
		for a := from; a < to; a++ {
			found = append(found, c.row(c.judges[worker], a)...)
		}
		rows[from/chunk] = found
		return fit.Add(int64(len(found))) <= MaxPairs
	})
	if err != nil {
		return nil, fmt.Errorf("mentor: stopped while comparing %d people: %w", n, err)
	}
	if fit.Load() > MaxPairs {
		return nil, tooManyPairs()
	}
	for _, j := range c.judges {
		if j != nil {
			c.tally.addAll(&j.tally)
		}
	}
	c.tally.close(c.roster, c.quota > 0)
	edges := slices.Concat(rows...)
	if c.options.Candidates > 0 {
		edges = union(edges)
	}
	return edges, nil
}

// allPairs returns the pairs that fit and their weights.
func (j *judge) allPairs() ([]matching.Edge, error) {
	c, err := j.newComparison()
	if err != nil {
		return nil, err
	}
	return c.pairs(context.Background())
}

// row returns the pairs that fit person a, with people after her or, where
// only the best candidates count, with anyone.
func (c *comparison) row(j *judge, a int) []matching.Edge {
	var row []matching.Edge
	c.candidates(j, a, func(b int) {
		if b < a && j.options.Candidates == 0 {
			return
		}
		weight, result := j.candidate(min(a, b), max(a, b))
		if a < b {
			j.tally.add(result)
		}
		if result == passed {
			row = append(row, matching.Edge{U: int32(a), V: int32(b), Weight: weight})
		}
	})
	if limit := j.options.Candidates; limit > 0 {
		row = best(row, limit, int32(len(j.people)))
	}
	return row
}

// candidates goes through those with whom person a can exchange topics.
func (c *comparison) candidates(j *judge, a int, look func(b int)) {
	if !j.free(a) {
		return
	}
	j.looked.put(int32(a), int32(a))
	for _, e := range exchangesOf(j.people[a]) {
		people := c.proposing[offersAndSeeks{e.seeks, e.offers}]
		if c.quota > 0 {
			people = nextOf(people, int32(a), c.quota)
		}
		for _, b := range people {
			if !j.looked.has(b, int32(a)) {
				j.looked.put(b, int32(a))
				look(int(b))
			}
		}
	}
}

// nextOf returns so many who come next after a person, beginning again with
// the first where the list ends, herself left out.
func nextOf(people []int32, a int32, quota int) []int32 {
	i, _ := slices.BinarySearch(people, a+1)
	after, before := people[i:], people[:i]
	after = after[:min(len(after), quota)]
	return append(slices.Clone(after), before[:min(len(before), quota-len(after))]...)
}

// removed returns how many pairs with person a each filter removed.
func (c *comparison) removed(a int) (counts [filters]int64) {
	if c.quota > 0 {
		return counts
	}
	if c.again == nil {
		c.again = c.another()
		c.again.looked = make(stamps, len(c.people))
	}
	j := c.again
	c.candidates(j, a, func(b int) {
		if _, result := j.candidate(min(a, b), max(a, b)); result < filters {
			counts[result]++
		}
	})
	return counts
}
