package assess

import "github.com/essor-go/essor"

// ItemKind says how an item is answered.
type ItemKind string

// The kinds of items.
const (
	Choice ItemKind = "choice" // one of the options
	Likert ItemKind = "likert" // a level from 1 to Levels
	YesNo  ItemKind = "yes_no" // yes brings 100 points, no brings 0
	Number ItemKind = "number" // a number, its points read off a curve
)

// Item is one question. A scored item must be able to bring 0 and 100 points,
// so that its weight says how far it can move the score.
type Item struct {
	ID   string   `json:"id"`
	Kind ItemKind `json:"kind"`

	// Weight is the item's part within its domain, 1 to [MaxItemWeight];
	// default 1.
	Weight int `json:"weight,omitzero"`

	// Fact items are asked for the rules alone: they have no points and no
	// weight, and leave no gap in the score when they are not answered.
	Fact bool `json:"fact,omitzero"`

	// MayNotApply admits the answer "not applicable", which takes the item
	// out of the score: a licence where the profession has none.
	MayNotApply bool `json:"may_not_apply,omitzero"`

	Options  []Option `json:"options,omitempty"` // of a choice
	Levels   int      `json:"levels,omitzero"`   // of a Likert item, 2 to MaxLevels
	Reversed bool     `json:"reversed,omitzero"` // Likert and yes_no: the highest level, or yes, brings 0 points
	Curve    []Point  `json:"curve,omitempty"`   // of a number

	// Measures names what the item measures. No two scored items may measure
	// the same: a debt ratio and a total debt ratio count one debt twice.
	Measures string `json:"measures,omitzero"`

	// Tags say what else the item stands for, such as a protected attribute
	// that it is a proxy for; see [ProtectedAttribute].
	Tags []string `json:"tags,omitempty"`
}

// Option is one answer of a choice, 0 to 100 points, at most two decimals.
type Option struct {
	ID     string         `json:"id"`
	Points essor.Fraction `json:"points,omitzero"`
}

// Point is a corner of a curve: at X, so many points of 100, at most two
// decimals. X strictly increases along a curve and Points never turn: they
// only rise, or only fall. Between corners the curve is straight, rounded half
// up to hundredths; beyond its ends it is flat.
type Point struct {
	X      essor.Fraction `json:"x"`
	Points essor.Fraction `json:"points"`
}

// weight returns the item's weight within its domain with the default filled
// in; 0 for a fact.
func (it *Item) weight() int {
	switch {
	case it.Fact:
		return 0
	case it.Weight == 0:
		return 1
	}
	return it.Weight
}
