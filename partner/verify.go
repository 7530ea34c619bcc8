package partner

import (
	"math/big"
	"slices"
	"strconv"

	"github.com/essor-go/essor"
)

// Verify proves a against what it was made from, also after a was read back
// from JSON: the fingerprints first, then every stance in its place, each
// status by its definition, tension pair by pair, the order of what is
// contested, concordance by counting positions, and what is missing. It
// returns nil, or a field error that names the part which differs.
//
// Cost: linear in the product of partners and items.
func (a Alignment) Verify(agreement Agreement, stances []Stance) error {
	t, err := newTable(agreement, stances)
	if err != nil {
		return err
	}
	head, err := t.heading()
	if err != nil {
		return err
	}
	switch {
	case a.Agreement != head.Agreement:
		return differs("/agreement", "must be the fingerprint of the agreement")
	case a.Stances != head.Stances:
		return differs("/stances", "must be the fingerprint of the stances")
	case a.ID != head.ID:
		return differs("/id", "must be that of the agreement")
	case a.Version != head.Version:
		return differs("/version", "must be that of the agreement")
	case a.Partners != head.Partners:
		return differs("/partners", "must be as many as the agreement has")
	case a.OpenTable != head.OpenTable:
		return differs("/open_table", "must be as the agreement says")
	case len(a.Items) != len(t.agreement.Items):
		return differs("/items", "must be as many as the agreement has")
	}
	if err := t.verifyLines(a.Items); err != nil {
		return err
	}
	if err := verifyOrder(a.Items, a.Misaligned); err != nil {
		return err
	}
	if err := verifyAccords(a.Items, a.Accords, a.Partners); err != nil {
		return err
	}
	if !slices.EqualFunc(a.Missing, t.agreement.missing(a.Items), same) {
		return differs("/missing", "must be what the lines leave unsettled")
	}
	if a.Ready != (len(a.Missing) == 0) {
		return differs("/ready", "must be true when nothing is missing, and only then")
	}
	return nil
}

func differs(pointer, detail string) error {
	return &essor.FieldError{Pointer: pointer, Code: essor.CodeInconsistent, Detail: detail}
}

// verifyLines walks all cells of items by partners beside the stances.
func (t table) verifyLines(lines []Line) error {
	rest := t.stances
	for i, item := range t.agreement.Items {
		spoken := 0
		for spoken < len(rest) && rest[spoken].Item == item.ID {
			spoken++
		}
		if part, detail := verifyLine(lines[i], item, t.agreement.Partners, rest[:spoken]); part != "" {
			return differs("/items/"+strconv.Itoa(i)+part, detail)
		}
		rest = rest[spoken:]
	}
	return nil
}

// verifyLine returns the part of l that differs from what voices give.
func verifyLine(l Line, item Item, partners []Organisation, voices []Stance) (part, detail string) {
	said := make(map[string]int, len(voices))
	for _, v := range voices {
		said[v.Partner] = v.Position.Points()
	}
	var support, dissent, silent []string
	for _, p := range partners {
		points, spoke := said[p.ID]
		switch {
		case !spoke:
			silent = append(silent, p.ID)
		case points > 0:
			support = append(support, p.ID)
		case points < 0:
			dissent = append(dissent, p.ID)
		}
	}
	switch {
	case l.Item != item.ID:
		return "/item", "must be the item of the agreement that stands here"
	case l.Kind != item.Kind:
		return "/kind", "must be that of the item"
	case !slices.Equal(l.Voices, voices):
		return "/voices", "must be the stances on the item by partner"
	case !slices.Equal(l.Support, support):
		return "/support", "must be the partners in favour"
	case !slices.Equal(l.Dissent, dissent):
		return "/dissent", "must be the partners against"
	case !slices.Equal(l.Silent, silent):
		return "/silent", "must be the partners who have not spoken"
	case !l.is(l.Status, len(partners)):
		return "/status", "must follow from support, dissent and silence"
	case l.Tension != tensionByPairs(voices):
		return "/tension", "must be the sum over pairs on opposite sides"
	case !same(l.Question, question(l.Status, item.Kind, item.ID)):
		return "/question", "must be the one for this status and kind"
	}
	return "", ""
}

// is states the definition of each status on its own.
func (l Line) is(status Status, partners int) bool {
	inFavour, against, silent := len(l.Support), len(l.Dissent), len(l.Silent)
	switch status {
	case Common:
		return inFavour == partners
	case Shared:
		return inFavour >= 2 && inFavour < partners && against == 0
	case Unique:
		return inFavour == 1 && against == 0
	case Contested:
		return inFavour > 0 && against > 0
	case Unclaimed:
		return inFavour == 0 && silent < partners
	case Silent:
		return silent == partners
	}
	return false
}

// tensionByPairs looks at each two sorts of stance on opposite sides: with
// 5 positions and 11 weights there are few.
func tensionByPairs(voices []Stance) int64 {
	type sort struct{ points, weight int64 }
	counts := map[sort]int64{}
	for _, v := range voices {
		counts[sort{int64(v.Position.Points()), v.importance()}]++
	}
	sum := int64(0)
	for pro, n := range counts {
		for con, m := range counts {
			if pro.points > 0 && con.points < 0 {
				sum += n * m * (pro.points - con.points) * (pro.weight + con.weight)
			}
		}
	}
	return sum
}

// verifyOrder checks that order holds each contested line once, and that each
// comes rightly before the next.
func verifyOrder(lines []Line, order []int) error {
	contested := 0
	for _, l := range lines {
		if l.Status == Contested {
			contested++
		}
	}
	if len(order) != contested {
		return differs("/misaligned", "must hold every contested item once")
	}
	for k, i := range order {
		at := "/misaligned/" + strconv.Itoa(k)
		if i < 0 || i >= len(lines) || lines[i].Status != Contested {
			return differs(at, "must be the index of a contested item")
		}
		if k == 0 {
			continue
		}
		before, here := lines[order[k-1]], lines[i]
		if before.Tension < here.Tension || before.Tension == here.Tension && before.Item >= here.Item {
			return differs(at, "must come after items of more tension, then by id")
		}
	}
	return nil
}

func verifyAccords(lines []Line, found []Accord, partners int) error {
	kinds := []Kind{""}
	for _, l := range lines { // sorted by kind
		if kinds[len(kinds)-1] != l.Kind {
			kinds = append(kinds, l.Kind)
		}
	}
	if len(found) != len(kinds) {
		return differs("/accords", "must be one for all items and one for each kind")
	}
	for i, k := range kinds {
		want := countedAccord(k, lines, partners)
		if found[i].Kind != k || !same(found[i].Reason, want.Reason) || !found[i].Concordance.equal(want.Concordance) {
			return differs("/accords/"+strconv.Itoa(i), "must be the concordance of the positions")
		}
	}
	return nil
}

// countedAccord is newAccord with ranks found by counting positions: whoever
// gave c items a position and b items a lower one ranks each of the c at
// b + (c+1)/2.
func countedAccord(kind Kind, lines []Line, partners int) Accord {
	dropped := []int{}
	var complete []Line
	for i, l := range lines {
		if kind != "" && l.Kind != kind {
			continue
		}
		if len(l.Silent) > 0 {
			dropped = append(dropped, i)
		} else {
			complete = append(complete, l)
		}
	}
	if len(complete) < 2 {
		return Accord{Kind: kind, Reason: orderReason("order_too_few", kind, len(dropped))}
	}
	squares, ties := countRanks(complete, partners)
	n, m := int64(len(complete)), int64(partners)
	below := m * (m*(n*n*n-n) - ties)
	if below == 0 {
		return Accord{Kind: kind, Reason: orderReason("order_flat", kind, len(dropped))}
	}
	w := big.NewRat(3*squares, below)
	c := &Concordance{Raters: partners, Options: len(complete), Dropped: dropped, Above: w.Num().Int64(), Below: w.Denom().Int64()}
	return Accord{Kind: kind, Concordance: c, Reason: orderReason("order", kind, len(dropped), c.facts()...)}
}

// countRanks returns the squares of the doubled rank sums about their mean
// and the tie terms.
func countRanks(complete []Line, partners int) (squares, ties int64) {
	sums := make([]int64, len(complete)) // of doubled ranks
	for j := range partners {
		var counts [5]int64
		for _, l := range complete {
			counts[l.Voices[j].Position.Points()+2]++
		}
		for i, l := range complete {
			points := l.Voices[j].Position.Points() + 2
			for _, below := range counts[:points] {
				sums[i] += 2 * below
			}
			sums[i] += counts[points] + 1
		}
		for _, c := range counts {
			ties += c*c*c - c
		}
	}
	mean := int64(partners) * int64(len(complete)+1)
	for _, sum := range sums {
		squares += (sum - mean) * (sum - mean)
	}
	return squares, ties
}

func (c *Concordance) equal(d *Concordance) bool {
	if c == nil || d == nil {
		return c == d
	}
	return c.Raters == d.Raters && c.Options == d.Options && slices.Equal(c.Dropped, d.Dropped) &&
		c.Above == d.Above && c.Below == d.Below
}

func same(r, s essor.Reason) bool {
	return r.Code == s.Code && r.Audience == s.Audience && slices.Equal(r.Args, s.Args)
}
