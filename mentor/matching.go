package mentor

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/matching"
)

// Matching is one round: who is paired with whom and why, who is left and
// why, and the proof that no better matching exists. It is the coordinator's
// document; what one person may read is [Matching.For]. It holds ids, never
// people's answers, except as facts of the reasons for a pair.
type Matching struct {
	Version     int               `json:"version"`     // of these rules: 1
	Fingerprint essor.Fingerprint `json:"fingerprint"` // of the pool and the options
	Options     Options           `json:"options"`     // as given
	Groups      []Group           `json:"groups"`      // by the id of their first member
	Left        []Left            `json:"left"`        // by id
	// Broken are the pairs of [Pool].Keep that don't go on, in order.
	Broken []Pair `json:"broken,omitempty"`
	// Score is the sum of the groups' Score, Waiting and Keeping. Bound is the most
	// that any matching of the pairs considered can reach, pins kept, under
	// [MostPeople] any with as many pairs; it follows from the certificate.
	// The two are equal.
	Score int64 `json:"score"`
	Bound int64 `json:"bound"`
	// Filters holds all filters in the order in which they are applied.
	Filters  []Filter  `json:"filters"`
	Fairness *Fairness `json:"fairness,omitempty"` // under [Fairest]
	// Partial says that people were compared with some of those with whom they
	// could exchange topics only: see [Options].Candidates. Then no filter
	// from topics on is counted.
	Partial     bool        `json:"partial,omitzero"`
	Gone        int         `json:"gone,omitzero"` // past partners named who aren't in the pool
	Certificate Certificate `json:"certificate"`
}

// Group is people who are matched with each other: here always two.
type Group struct {
	Members []Member `json:"members"` // by id
	Score   int64    `json:"score"`   // of both directions, joined by the rule: 0 to MaxPoints
	// Waiting is the points for the weeks that the members have waited; 0
	// for a pinned pair, which nothing competes with, and of those who could go
	// on with the partner they have: see [Options].Keep.
	Waiting int64 `json:"waiting,omitzero"`
	Pinned  bool  `json:"pinned,omitzero"`
	// Kept says that they meet at present and go on, and Keeping how many
	// points that gains; Accepted that both accepted each other. Nothing
	// competes with a pair that is accepted, or kept where none may be broken:
	// it has no Waiting and no Keeping.
	Kept     bool           `json:"kept,omitzero"`
	Keeping  int64          `json:"keeping,omitzero"`
	Accepted bool           `json:"accepted,omitzero"`
	Reasons  []essor.Reason `json:"reasons"` // what they share, for staff
}

// Member is one of a group and what she gives.
type Member struct {
	ID      string         `json:"id"`
	Gives   int64          `json:"gives"`   // points, 0 to MaxPoints: the sum of Parts
	Parts   []Part         `json:"parts"`   // in the order of [Weights], those of weight 0 left out
	Reasons []essor.Reason `json:"reasons"` // what she gives, what counts most first, for staff
}

// Part is a piece of what someone gives, named as in [Weights].
type Part struct {
	Name   string `json:"name"`
	Points int64  `json:"points"`
	Most   int64  `json:"most"` // that this part can be
}

// Left is someone without a partner in this round. Its reasons are for staff,
// the main one first, and the last is for herself.
type Left struct {
	ID      string         `json:"id"`
	Reasons []essor.Reason `json:"reasons"`
}

// Certificate is for whoever checks a round; coordinators needn't read it, nor
// any Fingerprint or Seal. It proves that no better matching of the pairs considered exists:
// dual prices in quarters of a point. People are numbered in the order of
// their ids; nothing else of them is in it. Any pair's weight is at most the
// sum of the prices of its two people and of the odd sets around both, so no
// matching is worth more than all prices together. See Edmonds, "Maximum
// matching and a polyhedron with 0,1-vertices" (1965).
type Certificate struct {
	Shift  int64   `json:"shift"`  // added to each weight so that one more pair outweighs all else; 0 under MostPoints
	People []int64 `json:"people"` // price of each person
	Inside []int32 `json:"inside"` // innermost odd set around each person, -1 for none
	Around []int32 `json:"around"` // next odd set around each odd set, -1 for none
	Sets   []int64 `json:"sets"`   // price of each odd set
	// Copies and Weight are there only where people may have several partners:
	// then each of them stands for as many as that, who are followed by two for
	// each pair of whom both may, and the prices are of all those. Copies are
	// their partners in this wider matching, and Weight is what it weighs. See
	// Tutte, "A short proof of the factor theorem for finite graphs" (1954).
	Copies []int32 `json:"copies,omitempty"`
	Weight int64   `json:"weight,omitzero"`
}

func certificateOf(s *matching.Solution) Certificate {
	c := Certificate{
		Shift: s.Shift, People: s.Y, Inside: s.Inside,
		Around: make([]int32, len(s.Blossoms)), Sets: make([]int64, len(s.Blossoms)),
	}
	for i, b := range s.Blossoms {
		c.Around[i], c.Sets[i] = b.Parent, b.Z
	}
	return c
}

// solution returns the prices as the kernel has them. There must be as many
// prices of odd sets as sets.
func (c Certificate) solution() *matching.Solution {
	s := &matching.Solution{Shift: c.Shift, Y: c.People, Inside: c.Inside, Blossoms: make([]matching.Blossom, len(c.Sets))}
	for i := range s.Blossoms {
		s.Blossoms[i] = matching.Blossom{Parent: c.Around[i], Z: c.Sets[i]}
	}
	return s
}

// bound returns what the prices allow any matching of so many pairs to weigh.
// The certificate must have been checked.
func (c Certificate) bound(pairs int) int64 {
	total := int64(0)
	for _, price := range c.People {
		total += price
	}
	size := make([]int64, len(c.Sets))
	for _, set := range c.Inside {
		if set != none {
			size[set]++
		}
	}
	for set := len(size) - 1; set >= 0; set-- { // a set comes after those around it
		total += size[set] / 2 * c.Sets[set]
		if around := c.Around[set]; around != none {
			size[around] += size[set]
		}
	}
	return total/4 - c.Shift*int64(pairs)
}

// View is what one person may read about a round: with whom she is matched
// and what they give each other, or why she has no partner this time. It
// holds no score, no count and no fingerprint, and nothing of her partner but
// what she receives and what the two share. What each gives stands by topic:
// by what counts most, as for staff, the order would tell of levels.
type View struct {
	ID       string         `json:"id"`
	Partners []string       `json:"partners"` // ids
	Reasons  []essor.Reason `json:"reasons"`  // for her: what she gives, what she receives, what they share
}

// For returns what the person with this id may read; with several partners,
// of one after the other. It fails with unknown_reference when the round
// doesn't know her. Cost: O(n) for n people.
func (m Matching) For(id string) (View, error) {
	v := View{ID: id, Partners: []string{}, Reasons: []essor.Reason{}}
	for _, g := range m.Groups {
		if slices.ContainsFunc(g.Members, func(member Member) bool { return member.ID == id }) {
			one := g.view(id)
			v.Partners, v.Reasons = append(v.Partners, one.Partners...), append(v.Reasons, one.Reasons...)
		}
	}
	if len(v.Partners) > 0 {
		return v, nil
	}
	for _, l := range m.Left {
		if l.ID == id {
			return View{ID: id, Partners: []string{}, Reasons: forHerself(l.Reasons)}, nil
		}
	}
	return View{}, &essor.FieldError{Pointer: "/id", Code: essor.CodeUnknownReference, Detail: "must be the id of a person of the round"}
}

func (g Group) view(id string) View {
	v := View{ID: id, Partners: []string{}, Reasons: []essor.Reason{}}
	for _, member := range g.Members {
		if member.ID == id {
			v.Reasons = append(v.Reasons, byTopic(readdressed(member.Reasons, "gives_", "you_give_", essor.Person))...)
		}
	}
	for _, member := range g.Members {
		if member.ID != id {
			v.Partners = append(v.Partners, member.ID)
			v.Reasons = append(v.Reasons, byTopic(readdressed(member.Reasons, "gives_", "you_receive_", essor.Peer))...)
		}
	}
	v.Reasons = append(v.Reasons, readdressed(g.Reasons, "shared_", "you_share_", essor.Person)...)
	return v
}
