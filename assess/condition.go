package assess

import "slices"

// ConditionKind says what a condition looks at.
type ConditionKind string

// The kinds of conditions. Rules of eligibility know items, all, any and not;
// supports know them all.
const (
	OfItem     ConditionKind = "item"     // the answer to an item
	OfDomain   ConditionKind = "domain"   // the points of a domain
	OfScore    ConditionKind = "score"    // the points of the whole
	OfEligible ConditionKind = "eligible" // the status of eligibility
	AllOf      ConditionKind = "all"      // every part holds
	AnyOf      ConditionKind = "any"      // at least one part holds
	NotOf      ConditionKind = "not"      // its one part does not hold
)

// Op is a comparison.
type Op string

// The comparisons. Choices and yes_no items know is; Likert items know them
// all but by their level, reversed or not; numbers and points know the four
// inequalities.
const (
	OpIs            Op = "is"             // one of the values
	OpAtLeast       Op = "at_least"       // the value or more
	OpAtMost        Op = "at_most"        // the value or less
	OpAbove         Op = "above"          // more than the value
	OpBelow         Op = "below"          // less than the value
	OpNotApplicable Op = "not_applicable" // answered "not applicable"
)

// Condition is a closed predicate over answers and points: a comparison, or
// conditions joined by all, any and not. There is no expression language.
//
// It holds, does not hold, or is unknown, by Kleene's three-valued logic: a
// comparison with an answer that is missing or refused is unknown, one with
// points whose bounds lie on both sides of the value too. An answer "not
// applicable" leaves comparisons unknown; only [OpNotApplicable] looks at it.
//
// Write conditions with [Where], [All] and their siblings.
type Condition struct {
	Kind   ConditionKind `json:"kind"`
	ID     string        `json:"id,omitzero"`      // of the item or domain
	Op     Op            `json:"op,omitzero"`      // of a comparison
	Values []string      `json:"values,omitempty"` // is: one or more; inequalities: one
	Parts  []Condition   `json:"parts,omitempty"`  // of all, any and not
}

// Subject is what a comparison is about; its methods make the condition.
type Subject struct {
	kind ConditionKind
	id   string
}

// Where begins a comparison with the answer to an item.
func Where(item string) Subject { return Subject{OfItem, item} }

// WhereDomain begins a comparison with the points of a domain.
func WhereDomain(domain string) Subject { return Subject{OfDomain, domain} }

// WhereScore begins a comparison with the points of the whole.
func WhereScore() Subject { return Subject{kind: OfScore} }

// WhereEligible begins a comparison with the status of eligibility: pass or
// fail.
func WhereEligible() Subject { return Subject{kind: OfEligible} }

// Is holds when the subject is one of the values: option ids, "yes" or "no",
// levels, "pass" or "fail".
func (s Subject) Is(values ...string) Condition {
	return Condition{Kind: s.kind, ID: s.id, Op: OpIs, Values: slices.Clone(values)}
}

// AtLeast holds when the subject is value or more.
func (s Subject) AtLeast(value string) Condition { return s.compare(OpAtLeast, value) }

// AtMost holds when the subject is value or less.
func (s Subject) AtMost(value string) Condition { return s.compare(OpAtMost, value) }

// Above holds when the subject is more than value.
func (s Subject) Above(value string) Condition { return s.compare(OpAbove, value) }

// Below holds when the subject is less than value.
func (s Subject) Below(value string) Condition { return s.compare(OpBelow, value) }

// NotApplicable holds when the item was answered "not applicable".
func (s Subject) NotApplicable() Condition {
	return Condition{Kind: s.kind, ID: s.id, Op: OpNotApplicable}
}

func (s Subject) compare(op Op, value string) Condition {
	return Condition{Kind: s.kind, ID: s.id, Op: op, Values: []string{value}}
}

// All holds when every part does.
func All(parts ...Condition) Condition {
	return Condition{Kind: AllOf, Parts: slices.Clone(parts)}
}

// Any holds when at least one part does.
func Any(parts ...Condition) Condition {
	return Condition{Kind: AnyOf, Parts: slices.Clone(parts)}
}

// Not holds when part does not.
func Not(part Condition) Condition {
	return Condition{Kind: NotOf, Parts: []Condition{part}}
}
