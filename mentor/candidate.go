package mentor

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/matching"
)

// search finds the pairs that fit, by an inverted index. It only reads; each
// worker has a [scan] to write to.
type search struct {
	*roster
	*profiles
	meets   *exchanges
	apart   [][]ban // by person: whom she can't be paired with
	scores  scores
	tally   tally
	partial bool
	again   *scan // for explanations
}

// ban is a reason why a pair can't be. Pairs may have several.
type ban struct {
	with   int32
	reason filter
}

// stamps is a set of people that is emptied by moving on to the next turn.
type stamps []int32

func (s stamps) put(person, turn int32)      { s[person] = turn + 1 }
func (s stamps) has(person, turn int32) bool { return s[person] == turn+1 }

func (r *roster) newSearch() *search {
	s := &search{roster: r, profiles: r.compile(), apart: r.bans()}
	s.scores.prepare(r.points)
	return s
}

// bans collects who can't be paired by name. Competitors are found pair by
// pair.
func (r *roster) bans() [][]ban {
	apart := make([][]ban, len(r.people))
	add := func(a, b int32, reason filter) {
		apart[a] = append(apart[a], ban{b, reason})
		apart[b] = append(apart[b], ban{a, reason})
	}
	for _, pair := range r.pool.Forbid {
		add(r.index[pair.A], r.index[pair.B], isForbidden)
	}
	for _, answer := range r.pool.Answers {
		if !answer.Accept {
			add(r.index[answer.From], r.index[answer.About], isDeclined)
		}
	}
	for i, p := range r.people {
		for _, list := range [...]struct {
			names  []string
			reason filter
		}{{p.Conflicts, inConflict}, {p.Past, metBefore}, {p.Blocks, blocked}} {
			for _, name := range list.names {
				if other, here := r.index[name]; here && (list.reason != metBefore || r.kept[i] != other) {
					add(int32(i), other, list.reason)
				}
			}
		}
	}
	return apart
}

// scan is what one worker needs to go through the candidates of one person
// after the other.
type scan struct {
	*search
	candidate stamps // who has been looked at in this turn
	banned    stamps
	reason    []filter // of those who are banned
	tally     tally
	found     []matching.Edge
}

func (s *search) newScan() *scan {
	n := len(s.list)
	return &scan{search: s, candidate: make(stamps, n), banned: make(stamps, n), reason: make([]filter, n)}
}

// pairs returns the pairs that fit and their weights, in no particular order.
// Cost: O(looks), and for each candidate as much as its two profiles are long.
func (s *search) pairs(ctx context.Context) ([]matching.Edge, error) {
	s.meets = meetingsOf(s.profiles)
	quota, err := s.meets.quota(s.budget, s.options.Candidates > 0)
	if err != nil {
		return nil, err
	}
	s.partial = quota > 0
	const chunk = 32
	n := len(s.list)
	progress := essor.Progress(ctx)
	report := func(done int) { progress(done, 2*n) }
	var scans [workers]*scan
	rows := make([][]matching.Edge, (n+chunk-1)/chunk)
	var fit atomic.Int64
	err = spread(ctx, n, chunk, report, func(worker, from, to int) bool {
		if scans[worker] == nil {
			scans[worker] = s.newScan()
		}
		c := scans[worker]
		c.found = c.found[:0]
		for a := from; a < to; a++ {
			c.row(int32(a), quota)
		}
		rows[from/chunk] = slices.Clone(c.found)
		return fit.Add(int64(len(c.found))) <= MaxPairs
	})
	if err != nil {
		return nil, fmt.Errorf("mentor: stopped while comparing %d people: %w", n, err)
	}
	if fit.Load() > MaxPairs {
		return nil, tooManyPairs()
	}
	s.tally = tally{}
	for _, c := range scans {
		if c != nil {
			s.tally.addAll(&c.tally)
		}
	}
	s.tally.close(s.roster, s.partial)
	edges := slices.Concat(rows...)
	if s.options.Candidates > 0 {
		edges = union(edges)
	}
	return edges, nil
}

// row finds the pairs that fit person a: those with people after her or, where
// only the best candidates count, with anyone, and of those the best. A quota
// above 0 limits whom she is compared with: see [exchanges.quota].
func (c *scan) row(a int32, quota int) {
	first := len(c.found)
	limit := c.options.Candidates
	c.markBans(a)
	for _, bucket := range c.meets.of(a) {
		people := c.meets.people(bucket)
		i, _ := slices.BinarySearch(people, a+1)
		if limit == 0 {
			c.compare(a, people[i:])
			continue
		}
		before := people[:i]
		people = people[i:]
		if quota > 0 {
			people = people[:min(len(people), quota)]
			before = before[:min(len(before), quota-len(people))]
		}
		c.compare(a, people)
		c.compare(a, before)
	}
	if limit > 0 {
		c.found = append(c.found[:first], best(c.found[first:], limit, int32(len(c.list)))...)
	}
}

// compare looks at those whom person a has not been compared with yet.
func (c *scan) compare(a int32, people []int32) {
	for _, b := range people {
		if b == a || c.candidate.has(b, a) {
			continue
		}
		c.candidate.put(b, a)
		weight, result := c.weigh(a, b)
		if a < b {
			c.tally.add(result)
		}
		if result == passed {
			c.found = append(c.found, matching.Edge{U: a, V: b, Weight: weight})
		}
	}
}

// markBans notes with whom person a can't be paired, and the first reason.
func (c *scan) markBans(a int32) {
	for _, b := range c.apart[a] {
		if !c.banned.has(b.with, a) || b.reason < c.reason[b.with] {
			c.banned.put(b.with, a)
			c.reason[b.with] = b.reason
		}
	}
}

// removed returns how many pairs with person a each filter removed.
func (s *search) removed(a int) (counts [filters]int64) {
	if s.partial {
		return counts
	}
	if s.again == nil {
		s.again = s.newScan()
	}
	c := s.again
	c.markBans(int32(a))
	for _, bucket := range s.meets.of(int32(a)) {
		for _, b := range s.meets.people(bucket) {
			if int(b) == a || c.candidate.has(b, int32(a)) {
				continue
			}
			c.candidate.put(b, int32(a))
			if _, result := c.weigh(int32(a), b); result < filters {
				counts[result]++
			}
		}
	}
	return counts
}

// best returns the pairs of the most weight of one of n people. Ties go to
// those who come next after her: if they went to the smallest index, many
// equals would all keep the same few candidates and stay without a partner.
func best(row []matching.Edge, limit int, n int32) []matching.Edge {
	if len(row) <= limit {
		return row
	}
	after := func(e matching.Edge) int32 { return (e.V - e.U + n) % n }
	slices.SortFunc(row, func(e, f matching.Edge) int {
		return cmp.Or(cmp.Compare(f.Weight, e.Weight), cmp.Compare(after(e), after(f)))
	})
	return row[:limit]
}

// union keeps each pair once that is among the best of either.
func union(edges []matching.Edge) []matching.Edge {
	for i, e := range edges {
		edges[i].U, edges[i].V = min(e.U, e.V), max(e.U, e.V)
	}
	slices.SortFunc(edges, func(e, f matching.Edge) int {
		return cmp.Or(cmp.Compare(e.U, f.U), cmp.Compare(e.V, f.V))
	})
	return slices.Compact(edges)
}
