package portfolio

import (
	"cmp"
	"encoding/json"
	"math/big"
	"reflect"
	"slices"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Verify returns nil exactly when r is the report of the book. It works from
// the book as it is written in JSON, adds everything up anew band by band,
// divides in exact rationals and puts small cells together again.
//
// Otherwise it returns an [essor.FieldError] that points at the part of the
// report's JSON that differs, with code inconsistent. It works on reports read
// back from JSON. Cost: some ten times that of [Book.Report].
func (r *Report) Verify(book *Book) error {
	a, err := audit(book)
	if err != nil {
		return err
	}
	if r == nil {
		return differs()
	}
	return a.compare(r)
}

// auditor derives a report from a book as it is written.
type auditor struct{ book bookJSON }

func audit(book *Book) (*auditor, error) {
	if book == nil {
		return nil, unmade()
	}
	document, err := json.Marshal(book)
	if err != nil {
		return nil, unmade()
	}
	var a auditor
	return &a, essor.Decode(document, &a.book)
}

func differs(path ...any) error { return check.Differs("must be what the book comes to", path...) }

// compare names the first part of a report that is not as it should be.
func (a *auditor) compare(r *Report) error {
	in := &a.book
	if !check.SameJSON(r.Rules, in.Rules) {
		return differs("rules")
	}
	if r.AsOf != in.AsOf {
		return differs("as_of")
	}
	if r.Currency != in.Currency {
		return differs("currency")
	}
	if name := a.figures(&in.Total).unlike(&r.Total); name != "" {
		return differs("total", name)
	}
	if len(r.Segments) != len(in.Segments) {
		return differs("segments")
	}
	for i := range in.Segments {
		if !reflect.DeepEqual(r.Segments[i], a.table(i)) {
			return differs("segments", i)
		}
	}
	if len(r.Vintages) != len(in.Vintages) {
		return differs("vintages")
	}
	for i := range in.Vintages {
		if !reflect.DeepEqual(r.Vintages[i], a.vintage(&in.Vintages[i])) {
			return differs("vintages", i)
		}
	}
	switch {
	case !reflect.DeepEqual(r.Provision, a.provision()):
		return differs("provision")
	case !reflect.DeepEqual(r.Guarantee, a.cover()):
		return differs("guarantee")
	case r.Largest != a.largest():
		return differs("largest")
	}
	return nil
}

// unlike returns the JSON name of a field that differs.
func (f *Figures) unlike(g *Figures) string {
	x, y := reflect.ValueOf(f).Elem(), reflect.ValueOf(g).Elem()
	for i := range x.NumField() {
		if !reflect.DeepEqual(x.Field(i).Interface(), y.Field(i).Interface()) {
			name, _, _ := strings.Cut(x.Type().Field(i).Tag.Get("json"), ",")
			return name
		}
	}
	return ""
}

// cash returns an amount that is set.
func (a *auditor) cash(n int64) essor.Money { return money(n, a.book.Currency) }

func (a *auditor) set(m essor.Money) essor.Money { return a.cash(m.Minor()) }

// sum adds the bands up that pass.
func (a *auditor) sum(t *tallyJSON, pass func(b *bandJSON) bool) (loans, borrowers, balance int64) {
	for i := range t.Bands {
		if pass(&t.Bands[i]) {
			loans += t.Bands[i].Loans
			borrowers += t.Bands[i].Borrowers
			balance += t.Bands[i].Balance.Minor()
		}
	}
	return loans, borrowers, balance
}

func every(*bandJSON) bool { return true }

// holding is a part of the loans of a tally.
func (a *auditor) holding(t *tallyJSON, pass func(b *bandJSON) bool) Holding {
	loans, _, balance := a.sum(t, pass)
	return a.part(t, loans, balance)
}

func (a *auditor) part(t *tallyJSON, loans, balance int64) Holding {
	allLoans, _, all := a.sum(t, every)
	return Holding{loans, a.cash(balance), orNothing(balance, all), orNothing(loans, allLoans)}
}

// orNothing returns a ÷ b, 0 of nothing.
func orNothing(a, b int64) essor.Fraction {
	if f := quotient(big.NewRat(a, 1), big.NewRat(b, 1)); f != nil {
		return *f
	}
	return essor.Fraction{}
}

// quotient returns x ÷ y in steps of a Fraction, half to even; nil where there
// is none.
func quotient(x, y *big.Rat) *essor.Fraction {
	if y.Sign() == 0 {
		return nil
	}
	steps := new(big.Rat).Quo(x, y)
	steps.Mul(steps, big.NewRat(essor.FractionUnit, 1))
	n := nearest(steps)
	if !n.IsInt64() || n.Int64() == -1<<63 {
		return nil
	}
	f := essor.FractionOf(n.Int64())
	return &f
}

// nearest returns the integer nearest to x, the even one of two.
func nearest(x *big.Rat) *big.Int {
	floor, rest := new(big.Int).DivMod(x.Num(), x.Denom(), new(big.Int)) // Euclidean: the rest is not negative
	switch rest.Lsh(rest, 1).Cmp(x.Denom()) {
	case 1:
		floor.Add(floor, big.NewInt(1))
	case 0:
		floor.Add(floor, big.NewInt(int64(floor.Bit(0))))
	}
	return floor
}

func (a *auditor) figures(t *tallyJSON) *Figures {
	loans, borrowers, balance := a.sum(t, every)
	f := Figures{
		Loans: t.Loans, Borrowers: t.Borrowers, Active: loans, ActiveBorrowers: borrowers,
		Approved: a.set(t.Approved), Disbursed: a.set(t.Disbursed), Outstanding: a.cash(balance), Arrears: a.set(t.Arrears), Unpaid: a.set(t.Unpaid),
		AtRisk:       []Risk{},
		Restructured: a.holding(t, func(b *bandJSON) bool { return b.Restructured }),
		Moratorium:   a.holding(t, func(b *bandJSON) bool { return b.Moratorium }),
		NonAccrual:   a.part(t, t.Stopped, t.NonAccrual.Minor()),
		LostLoans:    t.LostLoans, WrittenOff: a.set(t.WrittenOff), Recovered: a.set(t.Recovered),
	}
	for _, at := range a.book.Rules.Boundaries {
		f.AtRisk = append(f.AtRisk, a.risk(t, at))
	}
	if a.book.Rules.From.IsSet() {
		f.Period = a.performance(t)
	}
	return &f
}

// counts reports whether the loans of a band are late by a boundary.
func (at Boundary) counts(b *bandJSON) bool {
	return b.DaysLate > at.Days || at.OrMore && b.DaysLate == at.Days
}

func (a *auditor) risk(t *tallyJSON, at Boundary) Risk {
	return Risk{
		Boundary:     at,
		Late:         a.holding(t, at.counts),
		Restructured: a.holding(t, func(b *bandJSON) bool { return !at.counts(b) && b.Restructured }),
		Moratorium:   a.holding(t, func(b *bandJSON) bool { return !at.counts(b) && !b.Restructured && b.Moratorium }),
		Together:     a.holding(t, func(b *bandJSON) bool { return at.counts(b) || b.Restructured || b.Moratorium }),
	}
}

func (a *auditor) performance(t *tallyJSON) *Performance {
	f, rules := t.Flow, &a.book.Rules
	for _, m := range []*essor.Money{&f.Opening, &f.Lent, &f.Capitalised, &f.Repaid, &f.Forgiven, &f.WrittenOff, &f.Recovered,
		&f.Interest, &f.Fees, &f.Returned, &f.Average} {
		*m = a.set(*m)
	}
	_, _, balance := a.sum(t, every)
	days := a.book.AsOf.Sub(rules.From) + 1
	base := big.NewRat(f.Average.Minor(), 1)
	if rules.Average == Ends {
		base = big.NewRat(f.Opening.Minor()+balance, 2)
	}
	received := big.NewRat(f.Interest.Minor()+f.Fees.Minor()-f.Returned.Minor(), 1)
	return &Performance{
		From: rules.From, To: a.book.AsOf, Days: days, Flow: f, Portfolio: a.cash(nearest(base).Int64()),
		Yield:         quotient(received, base),
		YearYield:     quotient(new(big.Rat).Mul(received, big.NewRat(365, int64(days))), base),
		WriteOffRatio: quotient(big.NewRat(f.WrittenOff.Minor(), 1), base),
		LossRate:      quotient(big.NewRat(f.WrittenOff.Minor()-f.Recovered.Minor(), 1), base),
	}
}

func (a *auditor) vintage(v *vintageJSON) Vintage {
	year, month, _ := a.book.AsOf.Date()
	thenYear, thenMonth, _ := v.Month.Date()
	out := Vintage{
		Month: v.Month, Age: 12*(year-thenYear) + int(month) - int(thenMonth), Loans: v.Loans,
		Disbursed: a.set(v.Disbursed), Outstanding: a.set(v.Outstanding), LateLoans: v.LateLoans, AtRisk: a.set(v.AtRisk),
		EverLate: v.EverLate, Recovered: a.set(v.Recovered), Losses: []Loss{},
	}
	for i := range v.Losses {
		point := Loss{Age: v.Losses[i].Age}
		lost := int64(0)
		for _, l := range v.Losses[:i+1] {
			point.Loans += l.Loans
			lost += l.Principal.Minor()
		}
		point.WrittenOff, point.Share = a.cash(lost), orNothing(lost, v.Disbursed.Minor())
		out.Losses = append(out.Losses, point)
	}
	return out
}

func (a *auditor) provision() Allowance {
	table := a.book.Rules.Provision
	if len(table.Steps) == 0 {
		return Allowance{}
	}
	out := Allowance{Name: table.Name, Lines: []Line{}}
	total := int64(0)
	for i, step := range table.Steps {
		var sums [2]int64 // plain, restructured
		for _, b := range a.book.Total.Bands {
			if b.DaysLate < step.DaysLate || i+1 < len(table.Steps) && b.DaysLate >= table.Steps[i+1].DaysLate {
				continue
			}
			at := 0
			if b.Restructured {
				at = 1
			}
			sums[at] += b.Balance.Minor()
		}
		line := Line{step.DaysLate, a.cash(sums[0]), a.cash(sums[1]), a.cash(times(sums[0], step.Rate) + times(sums[1], max2(step.Rate, step.Restructured)))}
		total += line.Amount.Minor()
		out.Lines = append(out.Lines, line)
	}
	out.Amount = a.cash(total)
	together := a.risk(&a.book.Total, a.book.Rules.Headline).Together.Balance.Minor()
	out.Coverage = quotient(big.NewRat(total, 1), big.NewRat(together, 1))
	return out
}

// times returns a share of an amount, half to even.
func times(n int64, f essor.Fraction) int64 {
	return nearest(new(big.Rat).Mul(big.NewRat(n, 1), big.NewRat(f.Units(), essor.FractionUnit))).Int64()
}

func max2(f, g essor.Fraction) essor.Fraction {
	if f.Compare(g) < 0 {
		return g
	}
	return f
}

func (a *auditor) cover() *Cover {
	g := a.book.Rules.Guarantee
	if g == nil {
		return nil
	}
	lost := a.book.Total.WrittenOff.Minor() - a.book.Total.Recovered.Minor()
	borne := int64(0)
	if beyond := lost - g.After.Minor(); beyond > 0 {
		borne = times(beyond, g.Share)
	}
	c := Cover{Lost: a.cash(lost)}
	if g.Cap != (essor.Money{}) {
		if borne > g.Cap.Minor() {
			borne = g.Cap.Minor()
		}
		left, _ := g.Cap.Sub(a.cash(borne))
		c.Left = &left
	}
	c.Borne, c.Own = a.cash(borne), a.cash(lost-borne)
	return &c
}

func (a *auditor) largest() Largest {
	sum, first := int64(0), int64(0)
	for _, m := range a.book.Largest {
		sum += m.Minor()
		first = max(first, m.Minor())
	}
	n := int64(len(a.book.Largest))
	return Largest{a.part(&a.book.Total, min(n, 1), first), a.part(&a.book.Total, n, sum)}
}

// group is some cells of a segment together.
type group struct {
	size  int
	has   []bool // by cell
	tally tallyJSON
}

// take adds a cell that the group does not have.
func (g *group) take(i int, cells []cellJSON) {
	if g.has[i] {
		return
	}
	g.size++
	g.has[i] = true
	for _, b := range cells[i].Bands {
		at := slices.IndexFunc(g.tally.Bands, func(h bandJSON) bool {
			return h.DaysLate == b.DaysLate && h.Restructured == b.Restructured && h.Moratorium == b.Moratorium
		})
		if at < 0 {
			g.tally.Bands = append(g.tally.Bands, b)
			continue
		}
		h := &g.tally.Bands[at]
		h.Loans, h.Borrowers = h.Loans+b.Loans, h.Borrowers+b.Borrowers
		h.Balance, _ = h.Balance.Add(b.Balance)
	}
}

// together returns the cells that must not stand alone, and with them the
// smallest others until there are two and enough holds of all of them.
func (a *auditor) together(cells []cellJSON, mayStand, enough func(t *tallyJSON) bool) group {
	g := group{has: make([]bool, len(cells))}
	bySize := make([]int, len(cells))
	for i := range cells {
		bySize[i] = i
		if !mayStand(&cells[i].tallyJSON) {
			g.take(i, cells)
		}
	}
	slices.SortStableFunc(bySize, func(i, j int) int {
		return cmp.Compare(a.borrowers(&cells[i].tallyJSON), a.borrowers(&cells[j].tallyJSON))
	})
	for len(bySize) > 0 && g.size > 0 && (g.size < 2 || !enough(&g.tally)) {
		g.take(bySize[0], cells)
		bySize = bySize[1:]
	}
	return g
}

func (a *auditor) borrowers(t *tallyJSON) int64 {
	_, n, _ := a.sum(t, every)
	return n
}

func (a *auditor) table(i int) Table {
	segment := a.book.Rules.Segments[i]
	var cells []cellJSON
	for _, c := range a.book.Segments[i] {
		if len(c.Bands) > 0 {
			cells = append(cells, c)
		}
	}
	out := Table{Name: segment.Name, Cells: []Cell{}}
	if segment.Minimum == 0 {
		for j := range cells {
			c := a.cell(cells[j].Key, &cells[j].tallyJSON, true)
			c.Figures = a.figures(&cells[j].tallyJSON)
			out.Cells = append(out.Cells, c)
		}
		out.Concentration = a.concentration(out.Cells)
		return out
	}
	least := int64(segment.Minimum)
	parts, rest := a.withhold(cells, least)
	silent := a.silence(parts, least)
	for j := range parts {
		c := a.cell(parts[j].Key, &parts[j].tallyJSON, !silent[j])
		if rest && j == len(parts)-1 {
			out.Rest = &c
		} else {
			out.Cells = append(out.Cells, c)
		}
	}
	return out
}

func (a *auditor) cell(key string, t *tallyJSON, tellsLate bool) Cell {
	loans, borrowers, balance := a.sum(t, every)
	_, _, all := a.sum(&a.book.Total, every)
	c := Cell{Key: key, Loans: loans, Borrowers: borrowers, Outstanding: a.cash(balance), Share: orNothing(balance, all)}
	if tellsLate {
		h := a.holding(t, a.book.Rules.Headline.counts)
		c.Late = &h
	}
	return c
}

// withhold returns the cells that are shown and, last, the rest together.
func (a *auditor) withhold(cells []cellJSON, least int64) (parts []cellJSON, rest bool) {
	large := func(t *tallyJSON) bool { return a.borrowers(t) >= least }
	hidden := a.together(cells, large, large)
	for i := range cells {
		if !hidden.has[i] {
			parts = append(parts, cells[i])
		}
	}
	if hidden.size > 0 {
		return append(parts, cellJSON{tallyJSON: hidden.tally}), true
	}
	return parts, false
}

// silence says of which parts it is not told how many are late.
func (a *auditor) silence(parts []cellJSON, least int64) []bool {
	tellable := func(t *tallyJSON) bool {
		lateLoans, late, _ := a.sum(t, a.book.Rules.Headline.counts)
		return lateLoans == 0 || late >= least && a.borrowers(t)-late >= least
	}
	return a.together(parts, tellable, tellable).has
}

func (a *auditor) concentration(cells []Cell) *Concentration {
	out := Concentration{Cells: len(cells)}
	_, _, all := a.sum(&a.book.Total, every)
	if all == 0 {
		return &out
	}
	var balances []int64
	index := new(big.Rat)
	for _, c := range cells {
		balances = append(balances, c.Outstanding.Minor())
		part := big.NewRat(c.Outstanding.Minor(), all)
		index.Add(index, part.Mul(part, part))
	}
	slices.Sort(balances)
	five := int64(0)
	for _, n := range balances[max(0, len(balances)-5):] {
		five += n
	}
	out.First, out.Five = orNothing(balances[len(balances)-1], all), orNothing(five, all)
	out.Herfindahl = *quotient(index, big.NewRat(1, 1))
	return &out
}
