package mentor

import (
	"context"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/matching"
)

// leaver explains who is left without a partner, by what the pairs that fit
// say.
type leaver struct {
	*judge
	removed    func(i int) [filters]int64 // what the filters removed of one person's pairs
	components []component
	settled    bool      // some have a partner who wasn't looked for
	single     bool      // nobody has more than one partner
	barriers   []barrier // nil where the goal, or limits on candidates or partners, rule them out
}

// findBarriers looks for barriers where anybody may be behind one.
func (l *leaver) findBarriers(ctx context.Context, mate []int32, edges []matching.Edge) error {
	l.single = l.capacities() == nil
	if l.options.Goal == MostPoints || l.options.Candidates > 0 || !l.single {
		return nil
	}
	for i, c := range l.components {
		if mate[i] == none && c.degree > 0 && !c.odd() {
			var err error
			l.barriers, err = barriersOf(ctx, len(mate), edges)
			return err
		}
	}
	return nil
}

// odd reports whether one of these people stays alone since they are an odd
// number, and all others have a partner.
func (c component) odd() bool { return c.left == 1 && c.people%2 == 1 }

// reasons explains why a person has no partner. What she reads herself depends
// on her own answers only: whether others didn't fit, were taken, stayed away
// or blocked her makes no difference to it.
func (l *leaver) reasons(i int) []essor.Reason {
	if own := l.leftByHerself(i); own != nil {
		return own
	}
	var reasons []essor.Reason
	c := l.components[i]
	switch {
	case c.degree == 0:
		code := "left_no_partner"
		if l.settled {
			code = "left_none_free"
		}
		reasons = append(reasons, forStaff(code))
		counts := l.removed(i)
		for f, name := range filterNames() {
			if n := counts[f]; n > 0 {
				reasons = append(reasons, forStaff("removed_"+name, essor.ArgOf("pairs", n)))
			}
		}
	case c.odd() && l.single && l.options.Candidates == 0:
		reasons = append(reasons, forStaff("left_parity", essor.ArgOf("people", c.people)))
	case l.barriers != nil && l.barriers[i].left > 0:
		b := l.barriers[i]
		reasons = append(reasons, forStaff("left_barrier",
			essor.ArgOf("people", b.people), essor.ArgOf("partners", b.partners), essor.ArgOf("left", b.left)))
	default:
		reasons = append(reasons, forStaff("left_outranked", essor.ArgOf("partners", c.degree)))
	}
	return append(reasons, forPerson("you_no_partner"))
}

// leftByHerself returns the reasons that lie in a person's own answers, nil
// where there are none.
func (j *judge) leftByHerself(i int) []essor.Reason {
	p := j.people[i]
	switch {
	case !j.consent[i]:
		return []essor.Reason{forStaff("left_no_consent"), forPerson("you_no_consent")}
	case !j.member[i]:
		return []essor.Reason{forStaff("left_not_vetted"), forPerson("you_not_vetted")}
	case len(p.Offers) == 0 || len(p.Seeks) == 0:
		return []essor.Reason{forStaff("left_no_topics"), forPerson("you_no_topics")}
	}
	return nil
}
