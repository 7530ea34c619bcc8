package mentor

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Shape is how people exchange in a circle.
type Shape string

// The shapes. The empty shape is [Ring].
const (
	// Ring: each gives to the next and receives from the one before her. So
	// people find an exchange who can't give each other anything both ways.
	// Who stands across a ring of four or more needn't meet.
	Ring Shape = "ring"
	// Round: all meet together. Any two have something to give at least one
	// way, each one gives and receives, and all share a language and hours.
	Round Shape = "round"
)

// CircleOptions says what circles are looked for. The zero CircleOptions are
// rings of three.
type CircleOptions struct {
	Shape Shape `json:"shape,omitzero"`
	// Size is how many people a round has, or a ring at most: 3 to 8; 0 is 3.
	Size int `json:"size,omitzero"`
	// Pairs lets two people who give each other be a ring as well.
	Pairs bool `json:"pairs,omitzero"`
}

func (o CircleOptions) check(faults *check.List) {
	if o.Shape != "" {
		check.OneOf(faults, o.Shape, []Shape{Ring, Round}, "circle", "shape")
	}
	if o.Size != 0 && (o.Size < 3 || o.Size > 8) {
		faults.Add(essor.CodeOutOfRange, "must be 3 to 8, or 0 for 3", "circle", "size")
	}
	if o.Pairs && o.Shape == Round {
		faults.Add(essor.CodeInconsistent, "must be left out: pairs are rings", "circle", "pairs")
	}
}

func (o CircleOptions) withDefaults() CircleOptions {
	if o.Shape == "" {
		o.Shape = Ring
	}
	if o.Size == 0 {
		o.Size = 3
	}
	return o
}

// Gathering is one round of circles: who gives to whom and why, who is in
// none and why, and how near this is to the best there is. It is the
// coordinator's document; what one person may read is [Gathering.For].
type Gathering struct {
	Version     int               `json:"version"`     // of these rules: 1
	Fingerprint essor.Fingerprint `json:"fingerprint"` // of the pool and both options
	Circle      CircleOptions     `json:"circle"`      // as given
	Options     Options           `json:"options"`     // as given
	Circles     []Circle          `json:"circles"`     // by the id of their first member
	Left        []Left            `json:"left"`        // by id; who is pinned is in no list
	People      int               `json:"people"`      // in circles
	Score       int64             `json:"score"`       // the sum of the circles' Score and Waiting

	// Exact says that no better choice of circles exists. It always is up to
	// 16 people who can be joined by circles of at most five, directly or
	// through others, and beyond wherever a search of bounded length comes to its end.
	Exact bool `json:"exact"`
	// MostPeople is how many people can be in circles at most, and Bound the
	// most that any choice of circles with as many people as here can score;
	// under [MostPoints] any choice at all, and MostPeople is as below. Where
	// Exact isn't true, MostPeople counts those for whom some circle is
	// possible, and Bound is the sum of Prices.
	MostPeople int   `json:"most_people"`
	Bound      int64 `json:"bound"`
	// Prices are points by person, in the order of ids: the members of any
	// circle that is possible have together at least what it is worth, so that
	// no choice of circles is worth more than all prices.
	Prices []int64 `json:"prices"`
}

// Circle is people of whom each gives and receives.
type Circle struct {
	// Members are ids: in a ring each gives to the next and the last to the
	// first, beginning with the first id; in a round they are in order.
	Members []string       `json:"members"`
	Gifts   []Gift         `json:"gifts"` // by giver in the order of Members, then by taker
	Score   int64          `json:"score"` // the sum of the gifts' points
	Waiting int64          `json:"waiting,omitzero"`
	Reasons []essor.Reason `json:"reasons"` // what all of a round share, for staff
}

// Gift is what one of a circle gives another.
type Gift struct {
	From    string         `json:"from"`
	To      string         `json:"to"`
	Points  int64          `json:"points"`  // 1 to MaxPoints: the sum of Parts
	Parts   []Part         `json:"parts"`   // in the order of [Weights], those of weight 0 left out
	Reasons []essor.Reason `json:"reasons"` // what counts most first, for staff
}

// For returns what the person with this id may read: to whom she gives and
// from whom she receives, and what; not what others give each other. It fails
// with unknown_reference when the round has no place for her. Cost: O(n) for
// n people.
func (g Gathering) For(id string) (View, error) {
	for _, c := range g.Circles {
		if slices.Contains(c.Members, id) {
			return c.view(id, g.Circle.withDefaults().Shape), nil
		}
	}
	for _, l := range g.Left {
		if l.ID == id {
			return View{ID: id, Partners: []string{}, Reasons: forHerself(l.Reasons)}, nil
		}
	}
	return View{}, notInTheRound()
}

func (c Circle) view(id string, shape Shape) View {
	v := View{ID: id, Partners: []string{}, Reasons: []essor.Reason{}}
	code := "you_in_" + string(shape)
	if len(c.Members) == 2 {
		code = "you_in_pair"
	}
	people := essor.ArgOf("people", len(c.Members))
	v.Reasons = append(v.Reasons, essor.Reason{Code: code, Audience: essor.Person, Args: []essor.Arg{people}})
	var received []essor.Reason
	meet := func(partner string) {
		if !slices.Contains(v.Partners, partner) {
			v.Partners = append(v.Partners, partner)
		}
	}
	for _, gift := range c.Gifts {
		switch id {
		case gift.From:
			meet(gift.To)
			v.Reasons = append(v.Reasons, byTopic(readdressed(gift.Reasons, "gives_", "you_give_", essor.Person))...)
		case gift.To:
			received = append(received, byTopic(readdressed(gift.Reasons, "gives_", "you_receive_", essor.Peer))...)
		}
	}
	for _, gift := range c.Gifts {
		if gift.To == id {
			meet(gift.From)
		}
	}
	v.Reasons = append(v.Reasons, received...)
	v.Reasons = append(v.Reasons, readdressed(c.Reasons, "all_share_", "you_all_share_", essor.Person)...)
	return v
}

func notInTheRound() error {
	return &essor.FieldError{Pointer: "/id", Code: essor.CodeUnknownReference, Detail: "must be the id of a person of the round"}
}
