package mentor

import (
	"context"
	"fmt"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/matching"
)

// version of the rules by which a matching is made.
const version = 1

// Match pairs the people of a pool so that both of each pair give and
// receive: among all matchings of the pairs that fit, the best by the goal.
// The order of the pool's lists doesn't matter. Among equally good matchings
// the people's places in the order of their ids decide.
//
// It fails with field errors when the pool or the options are not as
// documented, with too_many when too many people offer and seek the same
// topics (see [MaxLooks], [MaxPairs] and [Options].Candidates), and with the
// wrapped error of ctx once that is done. That somebody stays without a
// partner is no error; see [Left].
//
// Cost: reading and fingerprint O(n) for n people, candidates as [MaxLooks]
// says, matching near O(m log m) for m pairs on realistic pools and
// O(n·m·log m) at worst; with [Fairest] some twenty times that of a search for
// pairs only.
func Match(ctx context.Context, pool Pool, options Options) (Matching, error) {
	if err := ctx.Err(); err != nil {
		return Matching{}, fmt.Errorf("mentor: %w", err)
	}
	r, err := newRoster(pool, options)
	if err != nil {
		return Matching{}, err
	}
	s := r.newSearch()
	edges, err := s.pairs(ctx)
	if err != nil {
		return Matching{}, err
	}
	report, n := essor.Progress(ctx), len(r.people)
	progress := func(done, total int) { report(n+done, n+total) }
	best, fairness, err := r.best(ctx, edges, progress)
	if err != nil {
		return Matching{}, err
	}
	m, err := r.newJudge().matching(ctx, best.seating, edges, &s.tally, s.removed)
	if err != nil {
		return Matching{}, err
	}
	m.Partial = s.partial
	m.Fairness = fairness
	if m.Certificate, m.Bound = best.certificate, m.Score; m.Certificate.Copies == nil {
		m.Bound = m.Certificate.bound(len(best.pairs)) + m.pinnedScore()
	}
	return m, nil
}

// optimum is a matching as the kernel gives it, with its proof.
type optimum struct {
	seating
	certificate Certificate
	weight      int64
}

// best finds the best matching by the goal.
func (r *roster) best(ctx context.Context, edges []matching.Edge, progress func(done, total int)) (optimum, *Fairness, error) {
	capacity := r.capacities()
	if r.options.Goal == Fairest {
		return r.fairest(ctx, edges, capacity, progress)
	}
	best, err := r.heaviest(ctx, edges, capacity, progress)
	return best, nil, err
}

// heaviest finds the matching with the most points and, but under MostPoints,
// of those with the most pairs.
func (r *roster) heaviest(ctx context.Context, edges []matching.Edge, capacity []int32, progress func(done, total int)) (optimum, error) {
	if capacity != nil {
		return r.several(ctx, edges, capacity, progress)
	}
	s, err := solve(ctx, len(r.people), edges, r.goal(), progress)
	if err != nil {
		return optimum{}, err
	}
	return optimum{seatingOfMates(s.Mate), certificateOf(s), s.Weight}, nil
}

// solve calls the kernel.
func solve(ctx context.Context, n int, edges []matching.Edge, goal matching.Goal, progress func(done, total int)) (*matching.Solution, error) {
	s, err := matching.Solve(ctx, n, edges, goal, progress)
	if err != nil {
		return nil, stopped(err)
	}
	return s, nil
}

func stopped(err error) error { return fmt.Errorf("mentor: %w", err) }

func (r *roster) goal() matching.Goal {
	if r.options.Goal == MostPoints {
		return matching.GoalWeight
	}
	return matching.GoalCardinality
}

// matching writes a round down from its pairs: all of it that doesn't come
// from the duals. Removed says what the filters removed of one person's pairs.
func (j *judge) matching(ctx context.Context, found seating, edges []matching.Edge, t *tally, removed func(i int) [filters]int64) (Matching, error) {
	m := Matching{
		Version: version, Fingerprint: j.fingerprint, Options: j.given, Gone: j.gone,
		Left: []Left{}, Filters: []Filter{},
	}
	l := leaver{judge: j, removed: removed, components: componentsOf(found.mate, edges)}
	l.settled = slices.ContainsFunc(j.pinned, func(partner int32) bool { return partner != none })
	if err := l.findBarriers(ctx, found.mate, edges); err != nil {
		return Matching{}, err
	}
	pairs := slices.Clone(found.pairs)
	for i, partner := range j.pinned {
		if int(partner) > i {
			pairs = append(pairs, [2]int32{int32(i), partner})
		}
	}
	all := seatingOf(len(j.people), pairs)
	for i, partner := range all.mate {
		if partner == none {
			m.Left = append(m.Left, Left{j.people[i].ID, l.reasons(i)})
		}
		if old := j.kept[i]; int(old) > i && !all.together(int32(i), old) {
			m.Broken = append(m.Broken, Pair{j.people[i].ID, j.people[old].ID})
		}
	}
	var err error
	if m.Groups, err = j.groups(ctx, all.pairs); err != nil {
		return Matching{}, err
	}
	for _, g := range m.Groups {
		m.Score += g.Score + g.Waiting + g.Keeping
	}
	for f, name := range filterNames() {
		m.Filters = append(m.Filters, Filter{name, t.pairs[f]})
	}
	return m, nil
}

// groups explains pairs, each by itself.
func (j *judge) groups(ctx context.Context, pairs [][2]int32) ([]Group, error) {
	groups := make([]Group, len(pairs))
	var judges [workers]*judge
	err := spread(ctx, len(pairs), 64, func(int) {}, func(worker, from, to int) bool {
		if judges[worker] == nil {
			judges[worker] = j.another()
		}
		for i := from; i < to; i++ {
			groups[i] = judges[worker].group(int(pairs[i][0]), int(pairs[i][1]))
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("mentor: stopped while explaining %d pairs: %w", len(pairs), err)
	}
	return groups, nil
}

func (j *judge) group(a, b int) Group {
	v := j.verdict(a, b, true)
	g := Group{Members: make([]Member, 2), Score: v.score}
	settled := j.pinned[a] != none
	g.Pinned, g.Kept = j.byPin[a], j.kept[a] == int32(b)
	g.Accepted = settled && !g.Pinned && !(g.Kept && j.options.Keep == -1)
	if g.Kept && !settled {
		g.Keeping = j.bonus(int32(a), int32(b))
	}
	for side, i := range [2]int{a, b} {
		given := v.gives[side]
		member := Member{ID: j.people[i].ID, Gives: given.total, Parts: j.told(given)}
		weeks := int64(0)
		if !settled && !g.Kept && j.waiting[i] > 0 {
			weeks = j.waiting[i] / int64(j.options.Waiting)
			g.Waiting += j.waiting[i]
		}
		member.Reasons = giftReasons(given, weeks)
		g.Members[side] = member
	}
	g.Reasons = j.sharedReasons(j.people[a], j.people[b], v, g)
	return g
}

// pinnedScore returns the score of the pairs that were no part of the search.
func (m Matching) pinnedScore() int64 {
	total := int64(0)
	for _, g := range m.Groups {
		if g.Pinned || g.Accepted || g.Kept && m.Options.Keep == -1 {
			total += g.Score
		}
	}
	return total
}
