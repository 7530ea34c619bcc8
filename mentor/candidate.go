package mentor

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/matching"
)

// search finds the pairs that fit, by an inverted index: for each topic, who
// offers it and who seeks it. A pair is looked at only if each of the two
// offers, by name, something that the other seeks; all such pairs are.
type search struct {
	*roster
	profiles  []profile
	offerers  [][]int32 // by topic, ascending
	seekers   [][]int32
	apart     [][]ban // by person: whom she can't be paired with
	tally     *tally
	judged    int64
	worth     [3][11]int64
	unstated  [parts]int64 // half of each part
	givesHer  stamps       // who offers what the person in turn seeks
	candidate stamps       // who is a candidate of hers
	banned    stamps
	reason    []filter
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
	profiles, topics := r.compile()
	n := len(profiles)
	s := &search{
		roster: r, profiles: profiles, tally: newTally(n),
		offerers: make([][]int32, topics+1), seekers: make([][]int32, topics+1),
		givesHer: make(stamps, n), candidate: make(stamps, n), banned: make(stamps, n), reason: make([]filter, n),
	}
	for i := range profiles {
		post(s.offerers, profiles[i].offers, int32(i))
		post(s.seekers, profiles[i].seeks, int32(i))
	}
	s.apart = r.bans()
	s.prepareScores()
	return s
}

// post enters a person below each of her topics, once.
func post(lists [][]int32, trades []trade, person int32) {
	for i, t := range trades {
		if i == 0 || trades[i-1].topic != t.topic {
			lists[t.topic] = append(lists[t.topic], person)
		}
	}
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

// pairs returns the pairs that fit and their weights, in no particular order.
// Cost: O(looks) to find the candidates, and for each candidate as much as its
// two profiles are long.
func (s *search) pairs(ctx context.Context) ([]matching.Edge, error) {
	report := essor.Progress(ctx)
	n := int32(len(s.profiles))
	limit := s.options.Candidates
	var edges, row []matching.Edge
	for a := range n {
		if a%64 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, fmt.Errorf("mentor: stopped after %d of %d people: %w", a, n, err)
			}
			report(int(a), 2*int(n))
		}
		if row = s.row(a, row[:0]); limit > 0 {
			row = best(row, limit, n)
		}
		if edges = append(edges, row...); len(edges) > MaxPairs {
			return nil, tooManyPairs()
		}
	}
	s.tally.close(s.roster, s.judged)
	if limit > 0 {
		edges = union(edges)
	}
	return edges, nil
}

// row appends the pairs that fit person a: those with people after her or,
// where only the best candidates count, with anyone.
func (s *search) row(a int32, row []matching.Edge) []matching.Edge {
	after := a
	if s.options.Candidates > 0 {
		after = none
	}
	p := &s.profiles[a]
	for i, t := range p.seeks {
		if i == 0 || p.seeks[i-1].topic != t.topic {
			for _, b := range later(s.offerers[t.topic], after) {
				s.givesHer.put(b, a)
			}
		}
	}
	s.markBans(a)
	for i, t := range p.offers {
		if i > 0 && p.offers[i-1].topic == t.topic {
			continue
		}
		for _, b := range later(s.seekers[t.topic], after) {
			if b != a && s.givesHer.has(b, a) && !s.candidate.has(b, a) {
				s.candidate.put(b, a)
				row = s.consider(a, b, row)
			}
		}
	}
	return row
}

// markBans notes with whom person a can't be paired, and the first reason.
func (s *search) markBans(a int32) {
	for _, b := range s.apart[a] {
		if !s.banned.has(b.with, a) || b.reason < s.reason[b.with] {
			s.banned.put(b.with, a)
			s.reason[b.with] = b.reason
		}
	}
}

// consider appends the pair to row if it fits, and counts it once where a
// filter removes it.
func (s *search) consider(a, b int32, row []matching.Edge) []matching.Edge {
	weight, result := s.weigh(a, b)
	if a < b {
		s.judged++
		if result < filters {
			s.tally.add(result, int(a), int(b))
		}
	}
	if result != passed {
		return row
	}
	return append(row, matching.Edge{U: a, V: b, Weight: weight})
}

// later returns the part of an ascending list that lies after a person.
func later(list []int32, person int32) []int32 {
	i, _ := slices.BinarySearch(list, person+1)
	return list[i:]
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
