package partner

import (
	"unicode/utf8"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Position is where an organisation stands on an item. There is no position
// for silence: an organisation that has not spoken has no stance.
type Position string

// The positions, from the most in favour, with their points on the scale.
const (
	Champion Position = "champion" // +2: will drive it
	Support  Position = "support"  // +1: in favour
	Neutral  Position = "neutral"  // 0: has spoken, and can live with either
	Concern  Position = "concern"  // -1: has reservations
	Oppose   Position = "oppose"   // -2: cannot go along
)

// Points returns the position on the scale from -2 to +2; 0 for a text that
// is no position.
func (p Position) Points() int {
	switch p {
	case Champion:
		return 2
	case Support:
		return 1
	case Concern:
		return -1
	case Oppose:
		return -2
	}
	return 0
}

func (p Position) known() bool { return p == Neutral || p.Points() != 0 }

func allPositions() []Position { return []Position{Champion, Support, Neutral, Concern, Oppose} }

// Stance is what one organisation says about one item.
type Stance struct {
	Partner  string   `json:"partner"`
	Item     string   `json:"item"`
	Position Position `json:"position"`
	// Weight says how much the item matters to the organisation, from 1 to
	// 10; 0 means not said and counts as the middle, 5.
	Weight int `json:"weight,omitzero"`
	// Why is the reason, a code of the host's or a short text of up to 500
	// bytes. It is kept, and recalled when the item is contested.
	Why string `json:"why,omitzero"`
	// Strength is what the organisation alone brings to the item, a code or
	// a short text of up to 500 bytes.
	Strength string `json:"strength,omitzero"`
}

const (
	maxWeight     = 10
	defaultWeight = 5
	maxStanceText = 500
)

// importance is the weight that counts.
func (s Stance) importance() int64 {
	if s.Weight == 0 {
		return defaultWeight
	}
	return int64(s.Weight)
}

// table is an agreement and its stances, checked and in canonical order.
type table struct {
	agreement Agreement
	stances   []Stance // by item, then partner
	starts    []int32  // of each item's stances; one more than items
}

// newTable checks and sorts its input, or returns the field errors.
func newTable(agreement Agreement, stances []Stance) (table, error) {
	var faults check.List
	agreement.check(&faults)
	if !faults.Count(len(stances), 1, MaxStances, "stances") || !agreement.fits() {
		return table{}, faults.Err()
	}
	t := table{agreement: agreement.canonical()}
	seats := t.seat(stances, &faults)
	if !faults.OK() {
		return table{}, faults.Err()
	}
	t.stances = make([]Stance, 0, len(stances))
	t.starts = make([]int32, 1, len(t.agreement.Items)+1)
	for cell, s := range seats {
		if s > 0 {
			t.stances = append(t.stances, stances[s-1])
		}
		if (cell+1)%len(t.agreement.Partners) == 0 {
			t.starts = append(t.starts, int32(len(t.stances)))
		}
	}
	return t, nil
}

// seat checks the stances and returns, for each cell of items by partners,
// one more than the index of the stance that belongs there, or 0 for silence.
func (t *table) seat(stances []Stance, faults *check.List) []int32 {
	partners := make(map[string]int, len(t.agreement.Partners))
	for i, p := range t.agreement.Partners {
		partners[p.ID] = i
	}
	items := make(map[string]int, len(t.agreement.Items))
	for i, item := range t.agreement.Items {
		items[item.ID] = i
	}
	width := len(t.agreement.Partners) // more than there are ids where one is given twice
	seats := make([]int32, width*len(t.agreement.Items))
	for i, s := range stances {
		s.check(faults, i)
		partner, knownPartner := partners[s.Partner]
		item, knownItem := items[s.Item]
		if !knownPartner {
			faults.Add(essor.CodeUnknownReference, "must be the id of a partner", "stances", i, "partner")
		}
		if !knownItem {
			faults.Add(essor.CodeUnknownReference, "must be the id of an item", "stances", i, "item")
		}
		if !knownPartner || !knownItem {
			continue
		}
		cell := &seats[item*width+partner]
		if *cell != 0 {
			faults.Add(essor.CodeDuplicate, "must be the only stance of this partner on this item", "stances", i)
		}
		*cell = int32(i + 1)
	}
	return seats
}

func (s Stance) check(faults *check.List, i int) {
	if !s.Position.known() {
		check.OneOf(faults, s.Position, allPositions(), "stances", i, "position")
	}
	if s.Weight < 0 || s.Weight > maxWeight {
		faults.Add(essor.CodeOutOfRange, "must be 1 to 10, or 0 for not said", "stances", i, "weight")
	}
	// A good text is the rule: building its path would cost an allocation.
	if !isShort(s.Why) {
		faults.Text(s.Why, maxStanceText, "stances", i, "why")
	}
	if !isShort(s.Strength) {
		faults.Text(s.Strength, maxStanceText, "stances", i, "strength")
	}
}

func isShort(text string) bool { return len(text) <= maxStanceText && utf8.ValidString(text) }
