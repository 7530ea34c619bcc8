package partner

import (
	"cmp"
	"maps"
	"slices"

	"github.com/essor-go/essor"
)

// Change says what moved between two workshops on one agreement. Like an
// [Alignment] it is the document of the partnership lead.
type Change struct {
	Agreement string            `json:"agreement"` // its id
	Before    essor.Fingerprint `json:"before"`    // of the stances then
	After     essor.Fingerprint `json:"after"`     // of the stances now
	Shifts    []Shift           `json:"shifts"`    // by item id
	Moves     []Move            `json:"moves"`     // by item id, then partner id
}

// Shift is an item whose status changed: from "" when it is new, to "" when
// it was taken out.
type Shift struct {
	Item string `json:"item"`
	From Status `json:"from,omitzero"`
	To   Status `json:"to,omitzero"`
}

// Move is a partner whose position on an item changed: from "" when it has
// spoken since, to "" when it has withdrawn its word.
type Move struct {
	Item    string   `json:"item"`
	Partner string   `json:"partner"`
	From    Position `json:"from,omitzero"`
	To      Position `json:"to,omitzero"`
}

// Since returns what moved from before to a. Items and partners may have come
// and gone with the agreement's version; it fails with inconsistent when the
// two are not of one agreement. Cost: O(n log n) for n stances and items.
func (a Alignment) Since(before Alignment) (Change, error) {
	if a.ID != before.ID {
		return Change{}, differs("/id", "must be that of the same agreement")
	}
	c := Change{Agreement: a.ID, Before: before.Stances, After: a.Stances, Shifts: []Shift{}, Moves: []Move{}}
	was, is := before.statuses(), a.statuses()
	for item := range either(was, is) {
		if was[item] != is[item] {
			c.Shifts = append(c.Shifts, Shift{Item: item, From: was[item], To: is[item]})
		}
	}
	stood, stands := before.positions(), a.positions()
	for at := range either(stood, stands) {
		if stood[at] != stands[at] {
			c.Moves = append(c.Moves, Move{Item: at.item, Partner: at.partner, From: stood[at], To: stands[at]})
		}
	}
	slices.SortFunc(c.Shifts, func(s, t Shift) int { return cmp.Compare(s.Item, t.Item) })
	slices.SortFunc(c.Moves, Move.compare)
	return c, nil
}

// Verify proves c against the two alignments it was made from: their
// fingerprints, then that its moves and shifts, each of which must change
// something and stand in order, lead from one to the other. It returns nil, or
// a field error that names the part which differs.
func (c Change) Verify(before, after Alignment) error {
	switch {
	case c.Agreement != before.ID || c.Agreement != after.ID:
		return differs("/agreement", "must be the id of the agreement")
	case c.Before != before.Stances:
		return differs("/before", "must be the fingerprint of the stances before")
	case c.After != after.Stances:
		return differs("/after", "must be the fingerprint of the stances after")
	}
	statuses := before.statuses()
	for i, s := range c.Shifts {
		if statuses[s.Item] != s.From || s.From == s.To || i > 0 && c.Shifts[i-1].Item >= s.Item {
			return differs("/shifts", "must each change the status before, by item id")
		}
		set(statuses, s.Item, s.To)
	}
	if !maps.Equal(statuses, after.statuses()) {
		return differs("/shifts", "must lead from the statuses before to those after")
	}
	positions := before.positions()
	for i, m := range c.Moves {
		at := seat{m.Item, m.Partner}
		if positions[at] != m.From || m.From == m.To || i > 0 && c.Moves[i-1].compare(m) >= 0 {
			return differs("/moves", "must each change the position before, by item and partner id")
		}
		set(positions, at, m.To)
	}
	if !maps.Equal(positions, after.positions()) {
		return differs("/moves", "must lead from the positions before to those after")
	}
	return nil
}

// set changes an entry; the empty value takes it out.
func set[K comparable, V ~string](m map[K]V, key K, value V) {
	if value == "" {
		delete(m, key)
	} else {
		m[key] = value
	}
}

// seat is where one partner may speak on one item.
type seat struct{ item, partner string }

func (m Move) compare(n Move) int {
	return cmp.Or(cmp.Compare(m.Item, n.Item), cmp.Compare(m.Partner, n.Partner))
}

func (a Alignment) statuses() map[string]Status {
	out := make(map[string]Status, len(a.Items))
	for _, l := range a.Items {
		set(out, l.Item, l.Status)
	}
	return out
}

func (a Alignment) positions() map[seat]Position {
	out := map[seat]Position{}
	for _, l := range a.Items {
		for _, v := range l.Voices {
			set(out, seat{l.Item, v.Partner}, v.Position)
		}
	}
	return out
}

// either returns the keys of both maps.
func either[K comparable, V any](m, n map[K]V) map[K]bool {
	out := make(map[K]bool, max(len(m), len(n)))
	for k := range m {
		out[k] = true
	}
	for k := range n {
		out[k] = true
	}
	return out
}
