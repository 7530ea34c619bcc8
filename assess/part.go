package assess

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
)

// Part is what one scored item does to the score. Over all parts
//
//	Points add up exactly to the score,
//	Points and Gap together to 100,
//	Open to High − Low.
//
// Hundredths that don't divide evenly go by largest remainder, ties to the
// earlier item, first among the domains and then within each. Items that are
// missing, refused or do not apply bring nothing and lack nothing: they have
// left the mean. Without enough answers for points, Points and Gap are 0;
// where no item applies, all three.
type Part struct {
	Domain string         `json:"domain"`
	Item   string         `json:"item"`
	State  State          `json:"state"`
	Points essor.Fraction `json:"points"` // what the answer brings to the score
	Gap    essor.Fraction `json:"gap"`    // what the best answer would bring on top
	Open   essor.Fraction `json:"open"`   // how far the bounds would close if it were answered
}

var heldStates = [...]State{isMissing: Missing, isGiven: Given, isRefused: Refused, isNotApplicable: NotApplicable}

// parts divides the score among the items of the weighted domains.
func (v *view) parts() []Part {
	sheet, s := v.sheet, v.sheet.scorer
	parts := make([]Part, 0, len(s.items))
	for _, d := range s.domains {
		for place := d.from; place < d.to; place++ {
			if it := &s.items[place]; d.weight > 0 && it.weight > 0 {
				parts = append(parts, Part{Domain: d.id, Item: it.ID, State: heldStates[sheet.held[place].state]})
			}
		}
	}
	if total := &sheet.total; total.answered {
		v.divide(total.points, whenAnswered((*figures).brought), whenGiven(held.brought), func(k int, part essor.Fraction) { parts[k].Points = part })
		v.divide(full-total.points, whenAnswered((*figures).lacks), whenGiven(held.lacks), func(k int, part essor.Fraction) { parts[k].Gap = part })
	}
	v.divide(sheet.total.width(), (*figures).width, held.isOpen, func(k int, part essor.Fraction) { parts[k].Open = part })
	return parts
}

func (f *figures) brought() uint32 { return f.points }

func (f *figures) lacks() uint32 { return full - f.points }

func (f *figures) width() uint32 { return f.high - f.low }

func (h held) brought() uint32 { return h.points }

func (h held) lacks() uint32 { return full - h.points }

func (h held) isOpen() uint32 {
	if h.state == isMissing || h.state == isRefused {
		return 1
	}
	return 0
}

func whenAnswered(of func(*figures) uint32) func(*figures) uint32 {
	return func(f *figures) uint32 {
		if !f.answered {
			return 0
		}
		return of(f)
	}
}

func whenGiven(of func(held) uint32) func(held) uint32 {
	return func(h held) uint32 {
		if h.state != isGiven {
			return 0
		}
		return of(h)
	}
}

// divide divides hundredths among the domains in proportion to weight ×
// ofDomain, and each domain's among its items in proportion to weight ×
// ofItem, and sets the parts, counted as [view.parts] lists them.
func (v *view) divide(hundredths uint32, ofDomain func(*figures) uint32, ofItem func(held) uint32, set func(k int, part essor.Fraction)) {
	s := v.sheet.scorer
	weights := make([]int64, len(s.domains), len(s.domains)+len(s.items))
	for i := range s.domains {
		if f := &v.sheet.domains[i]; s.domains[i].weight > 0 && f.applies {
			weights[i] = int64(s.domains[i].weight) * int64(ofDomain(f))
		}
	}
	shares := exact.Apportion(int64(hundredths), weights)
	if shares == nil {
		return // nothing to divide
	}
	k := 0
	for i, d := range s.domains {
		of := weights[:0]
		for place := d.from; place < d.to; place++ {
			if weight := s.items[place].weight; d.weight > 0 && weight > 0 {
				of = append(of, int64(weight)*int64(ofItem(v.sheet.held[place])))
			}
		}
		for j, part := range exact.Apportion(shares[i], of) {
			set(k+j, fraction(uint32(part)))
		}
		k += len(of)
	}
}
