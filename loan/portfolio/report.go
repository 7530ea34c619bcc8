package portfolio

import (
	"math/big"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
)

// Report is a book in figures. It is the lender's document: segments of people
// keep small cells to themselves (see [Table]), but vintages, the largest loans
// and segments without a minimum may tell of one borrower; leave them out of
// what you share. What officers and funders are told in words is in
// [Report.Explain].
//
// It is pure data and, unlike other results, holds no fingerprint of what it
// was made from, since that would let anybody who knows the rest try out what
// is withheld. Shares are rounded half to even.
type Report struct {
	AsOf      essor.Date     `json:"as_of"`
	Currency  essor.Currency `json:"currency"`
	Rules     Rules          `json:"rules"` // with the defaults written out
	Total     Figures        `json:"total"`
	Segments  []Table        `json:"segments"` // those of the rules, in their order
	Vintages  []Vintage      `json:"vintages"` // the oldest month first
	Provision Allowance      `json:"provision,omitzero"`
	Guarantee *Cover         `json:"guarantee,omitzero"` // nil where nobody shares losses
	Largest   Largest        `json:"largest"`
}

// Figures are what so many loans come to.
type Figures struct {
	Loans     int64 `json:"loans"`     // added, lent yet or not
	Borrowers int64 `json:"borrowers"` // of these
	Active    int64 `json:"active"`    // loans with principal outstanding
	// ActiveBorrowers are those of the active loans: who are counted with one,
	// see Further of [Loan].
	ActiveBorrowers int64       `json:"active_borrowers"`
	Approved        essor.Money `json:"approved"`  // ever
	Disbursed       essor.Money `json:"disbursed"` // ever
	Outstanding     essor.Money `json:"outstanding"`
	Arrears         essor.Money `json:"arrears"` // overdue principal
	Unpaid          essor.Money `json:"unpaid"`  // overdue interest, fees and late charges

	AtRisk       []Risk  `json:"at_risk"`      // at each boundary of the rules, in their order
	Restructured Holding `json:"restructured"` // late or not
	Moratorium   Holding `json:"moratorium"`   // late or not
	NonAccrual   Holding `json:"non_accrual"`

	LostLoans  int64       `json:"lost_loans"`  // of which principal was written off, ever
	WrittenOff essor.Money `json:"written_off"` // ever
	Recovered  essor.Money `json:"recovered"`   // ever

	Period *Performance `json:"period,omitzero"` // nil where the rules name no period
}

// Holding is a part of the loans with principal outstanding, by balance and
// by count.
type Holding struct {
	Loans     int64          `json:"loans"`
	Balance   essor.Money    `json:"balance"`
	Share     essor.Fraction `json:"share"`      // of the principal outstanding; 0 of nothing
	LoanShare essor.Fraction `json:"loan_share"` // of the loans with principal outstanding; 0 of none
}

// Risk is the portfolio at risk at a boundary: the whole principal
// outstanding of the loans that late. What was restructured or has its
// payments suspended may be as weak without being late; so it stands beside.
type Risk struct {
	Boundary     Boundary `json:"boundary"`
	Late         Holding  `json:"late"`
	Restructured Holding  `json:"restructured"` // and not late by the boundary
	Moratorium   Holding  `json:"moratorium"`   // neither late by the boundary nor restructured
	Together     Holding  `json:"together"`     // all three; no loan is in two
}

// Performance is what the portfolio did in a period. Shares are those of the
// average that the rules name; nil where that is nothing, or where a share is
// beyond what a Fraction holds.
type Performance struct {
	From      essor.Date  `json:"from"`
	To        essor.Date  `json:"to"`
	Days      int         `json:"days"`      // both ends counted
	Flow      Flow        `json:"flow"`      // of all loans in sum
	Portfolio essor.Money `json:"portfolio"` // the average, rounded half to even; shares use it unrounded

	Yield         *essor.Fraction `json:"yield,omitzero"`           // interest and fees received less those returned, in the period; what was capitalised is in none
	YearYield     *essor.Fraction `json:"year_yield,omitzero"`      // the same × 365 ÷ Days
	WriteOffRatio *essor.Fraction `json:"write_off_ratio,omitzero"` // principal written off, in the period
	LossRate      *essor.Fraction `json:"loss_rate,omitzero"`       // the same less what was recovered
}

// Largest is what the largest loans hold.
type Largest struct {
	First Holding `json:"first"` // the largest loan
	Top   Holding `json:"top"`   // the Largest of the rules
}

// At returns the portfolio at risk at a boundary, and false where the rules do
// not name it.
func (f *Figures) At(b Boundary) (Risk, bool) {
	if f == nil {
		return Risk{}, false
	}
	i := slices.IndexFunc(f.AtRisk, func(r Risk) bool { return r.Boundary == b })
	if i < 0 {
		return Risk{}, false
	}
	return f.AtRisk[i], true
}

// Report returns the book in figures. It fails with required for a book not
// made by [NewBook]. Cost: that of the cells and vintages.
func (b *Book) Report() (Report, error) {
	if !b.made() {
		return Report{}, unmade()
	}
	r := Report{
		AsOf: b.asOf, Currency: b.currency, Rules: b.rules.filled(),
		Total: b.figures(&b.whole), Segments: []Table{}, Vintages: b.tellVintages(),
		Provision: b.provide(), Guarantee: b.share(), Largest: b.tellLargest(),
	}
	for i := range b.cells {
		r.Segments = append(r.Segments, b.table(i))
	}
	return r, nil
}

// figures writes a tally down.
func (b *Book) figures(t *tally) Figures {
	sum := func(i int) essor.Money { return money(t.amounts[i], b.currency) }
	all := t.active()
	f := Figures{
		Loans: t.loans, Borrowers: t.borrowers, Active: all.loans, ActiveBorrowers: all.borrowers,
		Approved: sum(approved), Disbursed: sum(disbursed), Outstanding: sum(outstanding), Arrears: sum(arrears), Unpaid: sum(unpaid),
		AtRisk: []Risk{}, Restructured: b.holding(t.of(restructured), all), Moratorium: b.holding(t.of(moratorium), all),
		NonAccrual: b.holding(band{loans: t.stopped, balance: t.amounts[nonAccrual]}, all),
		LostLoans:  t.lostLoans, WrittenOff: sum(writtenOff), Recovered: sum(recovered),
	}
	for _, boundary := range b.rules.Boundaries {
		f.AtRisk = append(f.AtRisk, b.risk(t, boundary))
	}
	if b.rules.From.IsSet() {
		p := b.performance(t)
		f.Period = &p
	}
	return f
}

// active returns all loans with principal outstanding.
func (t *tally) active() band {
	var sum band
	for _, b := range t.bands {
		sum.take(b)
	}
	return sum
}

// of returns the active loans of a class.
func (t *tally) of(class int) band {
	var sum band
	for i, b := range t.bands {
		if i&class != 0 {
			sum.take(b)
		}
	}
	return sum
}

func (b *band) take(o band) {
	b.loans += o.loans
	b.borrowers += o.borrowers
	b.balance += o.balance
}

// risk divides the active loans at a boundary.
func (b *Book) risk(t *tally, at Boundary) Risk {
	var late, altered, paused, together band
	first := 0
	for first < len(b.cuts) && b.cuts[first] <= at.cut() {
		first++
	}
	for i, in := range t.bands {
		switch {
		case i >= first*classes:
			late.take(in)
		case i&restructured != 0:
			altered.take(in)
		case i&moratorium != 0:
			paused.take(in)
		default:
			continue
		}
		together.take(in)
	}
	all := t.active()
	return Risk{at, b.holding(late, all), b.holding(altered, all), b.holding(paused, all), b.holding(together, all)}
}

func (b *Book) holding(part, of band) Holding {
	return Holding{part.loans, money(part.balance, b.currency), share(part.balance, of.balance), share(part.loans, of.loans)}
}

// performance writes down what a tally did in the period.
func (b *Book) performance(t *tally) Performance {
	a := &t.amounts
	sum := func(i int) essor.Money { return money(a[i], b.currency) }
	p := Performance{
		From: b.rules.From, To: b.asOf, Days: b.asOf.Sub(b.rules.From) + 1,
		Flow: Flow{
			Opening: sum(opening), Lent: sum(lent), Capitalised: sum(capitalised), Repaid: sum(repaid), Forgiven: sum(forgiven),
			WrittenOff: sum(lostNow), Recovered: sum(recoveredNow),
			Interest: sum(interest), Fees: sum(fees), Returned: sum(returned), Average: sum(average),
		},
	}
	twice := 2 * a[average]
	if b.rules.Average == Ends {
		twice = a[opening] + a[outstanding]
	}
	half, _ := exact.MulDiv(twice, 1, 2, exact.HalfEven)
	p.Portfolio = money(half, b.currency)
	received := a[interest] + a[fees] - a[returned]
	p.Yield = per(received, 2, twice, 1)
	p.YearYield = per(received, 2*365, twice, p.Days)
	p.WriteOffRatio = per(a[lostNow], 2, twice, 1)
	p.LossRate = per(a[lostNow]-a[recoveredNow], 2, twice, 1)
	return p
}

// tellLargest writes down what the largest loans hold.
func (b *Book) tellLargest() Largest {
	var first, top band
	for i, balance := range b.largest {
		if i == 0 {
			first = band{loans: 1, balance: balance}
		}
		top.take(band{loans: 1, balance: balance})
	}
	all := b.whole.active()
	return Largest{b.holding(first, all), b.holding(top, all)}
}

// share returns part ÷ whole rounded half to even, 0 of nothing. No part is
// more than its whole.
func share(part, whole int64) essor.Fraction {
	units, _ := exact.MulDiv(part, essor.FractionUnit, whole, exact.HalfEven)
	return essor.FractionOf(units)
}

// per returns a × times ÷ (b × days) rounded half to even, or nil.
func per(a, times, b int64, days int) *essor.Fraction {
	if b == 0 {
		return nil
	}
	num := new(big.Int).Mul(big.NewInt(a), big.NewInt(times))
	units, ok := ratio(num.Mul(num, big.NewInt(essor.FractionUnit)), new(big.Int).Mul(big.NewInt(b), big.NewInt(int64(days))))
	if !ok {
		return nil
	}
	f := essor.FractionOf(units)
	return &f
}

// ratio returns num ÷ den, den above 0, rounded half to even, and whether it
// is an int64 that has a negative.
func ratio(num, den *big.Int) (int64, bool) {
	q, rest := new(big.Int).QuoRem(num, den, new(big.Int))
	twice := rest.Lsh(rest, 1)
	if c := twice.CmpAbs(den); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(int64(num.Sign())))
	}
	n := q.Int64()
	return n, q.IsInt64() && n > -1<<63
}
