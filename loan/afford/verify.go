package afford

import (
	"math/big"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// Verify returns nil exactly when a is the answer to q. It compares the
// fingerprint, and derives every figure again in exact rationals, item by
// item and month by month. It does not look for the largest loan: it shows
// that the one found fits in every case, its schedule proven by
// [loan.Schedule.Verify], and that one step more does not.
//
// Otherwise it returns an [essor.FieldError] that points at the part of the
// answer's JSON that differs, with code inconsistent, or what [Of] would
// refuse or not find. It works on answers read back from JSON. Cost: two
// schedules for each shock in rationals, and for each pair of shocks two plain
// ones; with gaps between coins at most as that of Of, four times over.
func (a *Affordability) Verify(q Question) error {
	if err := q.check(); err != nil {
		return err
	}
	q = q.inOrder()
	print, err := q.fingerprint()
	if err != nil {
		return err
	}
	switch {
	case a.Rule != rule:
		return differs("rule")
	case a.Inputs != print:
		return differs("inputs")
	case a.AsOf != q.AsOf:
		return differs("as_of")
	}
	want := &Affordability{Outcome: Unknown, Missing: q.missing()}
	if len(want.Missing) > 0 {
		return a.compare(want)
	}
	e := newEffort(&q, 4*maxEffort)
	want, err = recount(&q, a, e)
	switch {
	case e.isSpent():
		return tooMany()
	case err != nil:
		return err
	}
	return a.compare(want)
}

// compare names the first part of a that is not as it should be.
func (a *Affordability) compare(want *Affordability) error {
	switch {
	case a.Outcome != want.Outcome:
		return differs("outcome")
	case a.Missing == nil || len(a.Missing) != len(want.Missing):
		return differs("missing")
	case a.Largest != want.Largest:
		return differs("largest")
	case a.Decides != want.Decides:
		return differs("decides")
	case a.Asked != want.Asked:
		return differs("asked")
	case a.AskedFits != want.AskedFits:
		return differs("asked_fits")
	case a.NoSuchLoan != want.NoSuchLoan:
		return differs("no_such_loan")
	case a.Lenders != want.Lenders:
		return differs("lenders")
	case a.Loan != want.Loan:
		return differs("loan")
	case a.Cases == nil || len(a.Cases) != len(want.Cases):
		return differs("cases")
	case a.Ratios == nil || len(a.Ratios) != len(want.Ratios):
		return differs("ratios")
	}
	for i := range a.Missing {
		if a.Missing[i] != want.Missing[i] {
			return differs("missing", i)
		}
	}
	for i := range a.Cases {
		if a.Cases[i] != want.Cases[i] {
			return differs("cases", i)
		}
	}
	for i := range a.Ratios {
		if a.Ratios[i] != want.Ratios[i] {
			return differs("ratios", i)
		}
	}
	return nil
}

// differs names the part of an answer that does not follow from the question.
func differs(path ...any) error { return check.Differs("must be what the question leads to", path...) }

// recount derives the answer from the question and from the largest loans that
// the answer claims, each of which it tests.
func recount(q *Question, a *Affordability, e *effort) (*Affordability, error) {
	shocks := q.shocks()
	if len(a.Cases) != len(shocks) {
		return nil, differs("cases")
	}
	want := &Affordability{Missing: []Gap{}, Outcome: Room, Lenders: q.Household.lenders(q.AsOf)}
	books := make([]*book, len(shocks))
	for i := range shocks {
		books[i] = newBook(q, &shocks[i], e)
	}
	if q.hasLoan() {
		want.Asked = q.Terms.Advances[0].Amount
		for i, b := range books {
			claim := a.Cases[i].Largest
			if !areLargest(books[i:i+1], claim) {
				return nil, differs("cases", i, "largest")
			}
			if err := b.prove(claim); err != nil {
				return nil, err
			}
			if i == 0 || claim.Minor() < a.Cases[want.decided(shocks)].Largest.Minor() {
				want.Decides = shocks[i].ID
			}
		}
		asked := together(books, want.Asked)
		want.AskedFits, want.NoSuchLoan = asked == fits, asked == hole
		if !areLargest(books, a.Largest) || a.Largest.Minor() > a.Cases[want.decided(shocks)].Largest.Minor() {
			return nil, differs("largest")
		}
		if want.Largest = a.Largest; a.Largest.Sign() == 0 && !want.AskedFits {
			want.Outcome = NoRoom
		}
		if want.Loan = want.Largest; want.AskedFits {
			want.Loan = want.Asked
		}
	}
	heaviest := new(big.Rat)
	for i, b := range books {
		if err := b.prove(want.Loan); err != nil {
			return nil, err
		}
		c, demand, err := b.tightest(want.Loan)
		if err != nil {
			return nil, err
		}
		c.Largest = a.Cases[i].Largest
		want.Cases = append(want.Cases, c)
		if i == 0 {
			heaviest = demand
		}
		if !q.hasLoan() && (i == 0 || c.Left.Minor() < want.Cases[want.decided(shocks)].Left.Minor()) {
			want.Decides = c.Shock
		}
	}
	if !q.hasLoan() && want.Cases[want.decided(shocks)].Left.Sign() <= 0 {
		want.Outcome = NoRoom
	}
	for i := range q.Ratios {
		if q.Ratios[i].Loan && q.hasLoan() && want.Loan.Sign() == 0 {
			continue
		}
		want.Ratios = append(want.Ratios, books[0].ratio(&q.Ratios[i], heaviest))
	}
	return want, nil
}

// decided returns the place of the case that decides.
func (a *Affordability) decided(shocks []Shock) int {
	for i := range shocks {
		if shocks[i].ID == a.Decides {
			return i
		}
	}
	return 0
}

// loanOf returns the schedule of a loan in a case, nil of nothing.
func (b *book) loanOf(amount essor.Money) (*loan.Schedule, error) {
	if amount.Sign() <= 0 {
		return nil, nil
	}
	if !b.spend(1) {
		return nil, tooMany()
	}
	return loan.NewSchedule(b.terms(amount))
}

// prove proves the schedule of a loan in a case.
func (b *book) prove(amount essor.Money) error {
	b.spend(proofs)
	s, err := b.loanOf(amount)
	if s == nil || err != nil {
		return err
	}
	return s.Verify(b.terms(amount))
}
