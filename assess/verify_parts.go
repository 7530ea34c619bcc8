package assess

import (
	"math/big"
	"slices"
)

// parts divides the score again: among the domains, then within each.
func (p *reckoning) parts(a *Assessment) error {
	want := []Part{}
	for _, d := range p.rubric.Domains {
		for _, it := range d.Items {
			if d.Weight.Sign() > 0 && !it.Fact {
				want = append(want, Part{Domain: d.ID, Item: it.ID, State: p.stateOf(it.ID)})
			}
		}
	}
	if p.total.hasPoints() {
		for k, points := range p.divide(p.total.points, outcome.brought, State.isGiven, (*Item).worth) {
			want[k].Points = inPoints(points)
		}
		for k, gap := range p.divide(full-p.total.points, outcome.lacks, State.isGiven, (*Item).lacks) {
			want[k].Gap = inPoints(gap)
		}
	}
	one := func(*Item, string) int64 { return 1 }
	for k, open := range p.divide(p.total.high-p.total.low, outcome.width, State.isOpen, one) {
		want[k].Open = inPoints(open)
	}
	return same("/parts", a.Parts, want)
}

func (o outcome) brought() int64 { return o.points }

func (o outcome) lacks() int64 {
	if !o.hasPoints() {
		return 0
	}
	return full - o.points
}

func (o outcome) width() int64 { return o.high - o.low }

func (it *Item) lacks(value string) int64 { return full - it.worth(value) }

func (s State) isGiven() bool { return s == Given }

func (s State) isOpen() bool { return s == Missing || s == Refused }

// divide divides total among the scored items: among the domains in
// proportion to weight × ofDomain, then within each in proportion to weight ×
// ofItem over the items whose state counts.
func (p *reckoning) divide(total int64, ofDomain func(outcome) int64, counts func(State) bool, ofItem func(*Item, string) int64) []int64 {
	weights := make([]int64, len(p.rubric.Domains))
	for i, d := range p.rubric.Domains {
		if o := p.domains[d.ID]; o.status != ScoreNotApplicable {
			weights[i] = d.Weight.Units() * ofDomain(o)
		}
	}
	var out []int64
	for i, share := range largestRemainder(total, weights) {
		d, of := &p.rubric.Domains[i], []int64{}
		for j := range d.Items {
			it, weight := &d.Items[j], int64(0)
			if it.Fact || d.Weight.Sign() == 0 {
				continue
			}
			if counts(p.stateOf(it.ID)) {
				weight = int64(it.weight()) * ofItem(it, p.answers[it.ID].Value)
			}
			of = append(of, weight)
		}
		out = append(out, largestRemainder(share, of)...)
	}
	return out
}

// largestRemainder divides total in proportion to the weights: each part
// rounded down, then one more for those that lost most, ties to the earlier.
func largestRemainder(total int64, weights []int64) []int64 {
	sum := new(big.Int)
	for _, w := range weights {
		sum.Add(sum, big.NewInt(w))
	}
	parts, order, lost := make([]int64, len(weights)), make([]int, len(weights)), make([]*big.Int, len(weights))
	if sum.Sign() == 0 {
		return parts
	}
	left := total
	for i, w := range weights {
		exact := big.NewInt(w)
		exact.Mul(exact, big.NewInt(total))
		part, rest := exact.DivMod(exact, sum, new(big.Int))
		parts[i], lost[i], order[i] = part.Int64(), rest, i
		left -= parts[i]
	}
	slices.SortStableFunc(order, func(i, j int) int { return lost[j].Cmp(lost[i]) })
	for _, i := range order[:left] {
		parts[i]++
	}
	return parts
}
