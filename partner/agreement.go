package partner

import (
	"cmp"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// The limits of one agreement and its stances.
const (
	MaxPartners = 1_000   // organisations at the table
	MaxItems    = 10_000  // items of an agreement; touchpoints as many as partners
	MaxStances  = 250_000 // partners times items, and so also stances
)

// Agreement is what organisations settle before they start: what they do,
// why, how, within which boundaries, and how they will know. It is pure data:
// the texts of its items stay with the host, which finds them by id. All its
// lists are unordered.
type Agreement struct {
	ID          string         `json:"id"`
	Version     string         `json:"version"`
	Partners    []Organisation `json:"partners"`
	Items       []Item         `json:"items"`
	Touchpoints []Touchpoint   `json:"touchpoints,omitempty"`
	Needs       Needs          `json:"needs,omitzero"`
	// OpenTable lets each organisation read by name who stands where. The
	// default keeps names to the partnership lead: see [Alignment.Reasons].
	OpenTable bool `json:"open_table,omitzero"`
}

// Organisation is one partner: a city, a library, an association.
type Organisation struct {
	ID string `json:"id"`
	// MustSpeak asks for its voice on every item of the needed kinds,
	// whatever the quorum: for those whose lives the agreement is about.
	MustSpeak bool `json:"must_speak,omitzero"`
}

// Item is one point to agree on. Answers is for evaluation items only, and
// required there.
type Item struct {
	ID      string   `json:"id"`
	Kind    Kind     `json:"kind"`
	Answers Question `json:"answers,omitzero"`
}

// Kind says which part of an agreement an item belongs to.
type Kind string

// The kinds of items, in the order in which results list them.
const (
	What       Kind = "what"       // what we will do
	Why        Kind = "why"        // why we do it, together and each for itself
	How        Kind = "how"        // how we work
	Boundary   Kind = "boundary"   // what we will not do
	Evaluation Kind = "evaluation" // how the partnership will be judged
)

// Question is what an evaluation item answers.
type Question string

// The three questions of an evaluation.
const (
	Impact   Question = "impact"   // what impact do we want to have as a group?
	Evidence Question = "evidence" // how will we know that we have succeeded?
	Learning Question = "learning" // what do we want to know or learn?
)

// Touchpoint is a place in an existing service where people meet what the
// partners do, and the partner who takes the hand-off there. An owner may
// still be missing: then the partners are not ready.
type Touchpoint struct {
	ID    string `json:"id"`
	Owner string `json:"owner,omitzero"` // partner id
}

// Needs says what must be settled before the partners start. The zero Needs
// asks for most: each of the five kinds agreed, everybody heard, no dissent.
type Needs struct {
	// Kinds must each be agreed; none listed means all five.
	Kinds []Kind `json:"kinds,omitempty"`
	// Quorum is the share of the partners, above 0 and up to 1, who must have
	// spoken on each item of these kinds, rounded up; 0 means all of them.
	Quorum essor.Fraction `json:"quorum,omitzero"`
	// Blocking is the mildest dissent that keeps a contested item open:
	// Concern, which is also what "" means, or Oppose, so that a concern is
	// noted and the work goes ahead.
	Blocking Position `json:"blocking,omitzero"`
}

// Check returns nil when [Align] can use a, or the field errors it would
// give. Cost: O(n log n) for n partners and items.
func (a Agreement) Check() error {
	var faults check.List
	a.check(&faults)
	return faults.Err()
}

func (a Agreement) check(faults *check.List) {
	faults.ID(a.ID, "id")
	faults.ID(a.Version, "version")
	partners := a.checkPartners(faults)
	a.checkItems(faults)
	if len(a.Partners) <= MaxPartners && len(a.Items) <= MaxItems && !a.fits() {
		faults.Add(essor.CodeTooMany, "must be at most 250000 in number times the partners", "items")
	}
	a.checkTouchpoints(faults, partners)
	a.Needs.check(faults)
}

// fits reports whether a's partners, items and cells are within the limits.
func (a Agreement) fits() bool {
	return len(a.Partners) <= MaxPartners && len(a.Items) <= MaxItems && len(a.Partners)*len(a.Items) <= MaxStances
}

// checkPartners returns the ids that touchpoints may name.
func (a Agreement) checkPartners(faults *check.List) map[string]bool {
	if faults.Count(len(a.Partners), 2, MaxPartners, "partners"); len(a.Partners) > MaxPartners {
		return nil
	}
	seen := make(map[string]bool, len(a.Partners))
	for i, p := range a.Partners {
		checkNew(faults, seen, p.ID, "partners", i, "id")
	}
	return seen
}

func (a Agreement) checkItems(faults *check.List) {
	if !faults.Count(len(a.Items), 1, MaxItems, "items") {
		return
	}
	seen := make(map[string]bool, len(a.Items))
	for i, item := range a.Items {
		checkNew(faults, seen, item.ID, "items", i, "id")
		check.OneOf(faults, item.Kind, allKinds(), "items", i, "kind")
		switch {
		case item.Kind == Evaluation:
			check.OneOf(faults, item.Answers, allQuestions(), "items", i, "answers")
		case item.Answers != "":
			faults.Add(essor.CodeInconsistent, "must be left out: only evaluation items answer a question", "items", i, "answers")
		}
	}
}

func (a Agreement) checkTouchpoints(faults *check.List, partners map[string]bool) {
	if !faults.Count(len(a.Touchpoints), 0, MaxPartners, "touchpoints") {
		return
	}
	seen := make(map[string]bool, len(a.Touchpoints))
	for i, t := range a.Touchpoints {
		checkNew(faults, seen, t.ID, "touchpoints", i, "id")
		if t.Owner != "" && partners != nil && !partners[t.Owner] {
			faults.Add(essor.CodeUnknownReference, "must be the id of a partner", "touchpoints", i, "owner")
		}
	}
}

func (n Needs) check(faults *check.List) {
	if faults.Count(len(n.Kinds), 0, len(allKinds()), "needs", "kinds") {
		for i, k := range n.Kinds {
			if check.OneOf(faults, k, allKinds(), "needs", "kinds", i) && slices.Contains(n.Kinds[:i], k) {
				faults.Add(essor.CodeDuplicate, "must be listed once", "needs", "kinds", i)
			}
		}
	}
	if units := n.Quorum.Units(); units < 0 || units > essor.FractionUnit {
		faults.Add(essor.CodeOutOfRange, "must be above 0 and at most 1, or 0 for all partners", "needs", "quorum")
	}
	if n.Blocking != "" {
		check.OneOf(faults, n.Blocking, []Position{Concern, Oppose}, "needs", "blocking")
	}
}

// checkNew checks an id and that seen, to which it is added, lacks it.
func checkNew(faults *check.List, seen map[string]bool, id string, path ...any) {
	if !faults.ID(id, path...) {
		return
	}
	if seen[id] {
		faults.Add(essor.CodeDuplicate, "must be given once", path...)
	}
	seen[id] = true
}

// canonical returns a copy whose lists are sorted: items by kind, all by id.
func (a Agreement) canonical() Agreement {
	a.Partners = slices.Clone(a.Partners)
	slices.SortStableFunc(a.Partners, func(p, q Organisation) int { return cmp.Compare(p.ID, q.ID) })
	a.Items = slices.Clone(a.Items)
	slices.SortStableFunc(a.Items, func(i, j Item) int {
		return cmp.Or(cmp.Compare(i.Kind.rank(), j.Kind.rank()), cmp.Compare(i.ID, j.ID))
	})
	a.Touchpoints = slices.Clone(a.Touchpoints)
	slices.SortStableFunc(a.Touchpoints, func(s, t Touchpoint) int { return cmp.Compare(s.ID, t.ID) })
	a.Needs.Kinds = slices.Clone(a.Needs.Kinds)
	slices.SortStableFunc(a.Needs.Kinds, func(k, l Kind) int { return cmp.Compare(k.rank(), l.rank()) })
	return a
}

func allKinds() []Kind { return []Kind{What, Why, How, Boundary, Evaluation} }

func allQuestions() []Question { return []Question{Impact, Evidence, Learning} }

func (k Kind) rank() int {
	switch k {
	case What:
		return 0
	case Why:
		return 1
	case How:
		return 2
	case Boundary:
		return 3
	}
	return 4
}
