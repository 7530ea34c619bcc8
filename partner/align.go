package partner

import (
	"cmp"
	"slices"

	"github.com/essor-go/essor"
)

// Alignment says where partners stand before they start. It is the document
// of the partnership lead: it holds who said what and why. What else may be
// read by whom is what [Alignment.Reasons] gives each audience.
type Alignment struct {
	ID        string            `json:"id"`      // of the agreement
	Version   string            `json:"version"` // of the agreement
	Agreement essor.Fingerprint `json:"agreement"`
	Stances   essor.Fingerprint `json:"stances"`
	Partners  int               `json:"partners"`
	OpenTable bool              `json:"open_table,omitzero"`
	Items     []Line            `json:"items"` // by kind, then id
	// Misaligned holds the indices in Items of what is contested: most
	// tension first, then by item id.
	Misaligned []int `json:"misaligned"`
	// Accords says how far the partners put items in the same order: first
	// over all items, then for each kind that the agreement has.
	Accords []Accord `json:"accords"`
	// Ready reports that nothing is missing.
	Ready   bool           `json:"ready"`
	Missing []essor.Reason `json:"missing"` // for the table: names nobody
}

// Accord is the concordance of the partners' positions over the items of one
// kind on which every partner has spoken.
type Accord struct {
	Kind Kind `json:"kind,omitzero"` // "" is all items together
	// Concordance is nil where it is not defined. It drops, by index in
	// Items, those on which a partner is silent.
	Concordance *Concordance `json:"concordance,omitempty"`
	Reason      essor.Reason `json:"reason"` // what it is, or why it is not defined
}

// Align compares the stances of the partners on each item of an agreement.
// The order of stances, partners and items does not matter.
//
// It fails with field errors, those of stances below /stances: among them
// required when nobody has said anything, unknown_reference for a partner or
// item that the agreement lacks, and duplicate for a second stance of one
// partner on one item.
//
// Cost: O(n log n) for partners and items, linear in the product of the two.
func Align(agreement Agreement, stances []Stance) (Alignment, error) {
	t, err := newTable(agreement, stances)
	if err != nil {
		return Alignment{}, err
	}
	a, err := t.heading()
	if err != nil {
		return Alignment{}, err
	}
	for i, item := range t.agreement.Items {
		voices := t.stances[t.starts[i]:t.starts[i+1]:t.starts[i+1]]
		a.Items = append(a.Items, newLine(item, t.agreement.Partners, voices))
		if a.Items[i].Status == Contested {
			a.Misaligned = append(a.Misaligned, i)
		}
	}
	slices.SortFunc(a.Misaligned, func(i, j int) int {
		return cmp.Or(cmp.Compare(a.Items[j].Tension, a.Items[i].Tension), cmp.Compare(a.Items[i].Item, a.Items[j].Item))
	})
	a.Accords = accords(a.Items, a.Partners)
	a.Missing = t.agreement.missing(a.Items)
	a.Ready = len(a.Missing) == 0
	return a, nil
}

// heading is an Alignment without findings.
func (t table) heading() (Alignment, error) {
	agreement, err := essor.FingerprintOf("partner.Agreement", t.agreement)
	if err != nil {
		return Alignment{}, err
	}
	stances, err := essor.FingerprintOf("partner.Stances", t.stances)
	return Alignment{
		ID: t.agreement.ID, Version: t.agreement.Version,
		Agreement: agreement, Stances: stances,
		Partners: len(t.agreement.Partners), OpenTable: t.agreement.OpenTable,
		Items: make([]Line, 0, len(t.agreement.Items)), Misaligned: []int{},
	}, err
}

// Where returns the lines of one status: those contested in the order of
// Misaligned, all others in the order of Items.
func (a Alignment) Where(status Status) []Line {
	lines := []Line{}
	if status == Contested {
		for _, i := range a.Misaligned {
			if i >= 0 && i < len(a.Items) {
				lines = append(lines, a.Items[i])
			}
		}
		return lines
	}
	for _, l := range a.Items {
		if l.Status == status {
			lines = append(lines, l)
		}
	}
	return lines
}

// accords compares positions over all items, then over those of each kind.
func accords(lines []Line, partners int) []Accord {
	all := []Accord{newAccord("", lines, partners)}
	for _, k := range allKinds() {
		if slices.ContainsFunc(lines, func(l Line) bool { return l.Kind == k }) {
			all = append(all, newAccord(k, lines, partners))
		}
	}
	return all
}

// newAccord compares positions over the complete lines of kind, "" for all.
func newAccord(kind Kind, lines []Line, partners int) Accord {
	var ratings [][]int64
	var dropped []int
	for i, l := range lines {
		switch {
		case kind != "" && l.Kind != kind:
		case len(l.Silent) > 0:
			dropped = append(dropped, i)
		default:
			row := make([]int64, partners)
			for j, v := range l.Voices {
				row[j] = int64(v.Position.Points())
			}
			ratings = append(ratings, row)
		}
	}
	return accordOf(kind, ratings, dropped)
}

func accordOf(kind Kind, ratings [][]int64, dropped []int) Accord {
	if len(ratings) < 2 {
		return Accord{Kind: kind, Reason: orderReason("order_too_few", kind, len(dropped))}
	}
	c, err := Concord(ratings)
	if err != nil {
		return Accord{Kind: kind, Reason: orderReason("order_flat", kind, len(dropped))}
	}
	c.Dropped = append(c.Dropped, dropped...)
	return Accord{Kind: kind, Concordance: &c, Reason: orderReason("order", kind, len(dropped), c.facts()...)}
}
