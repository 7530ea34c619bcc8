package afford

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// Question is everything that an answer is made from: pure data that
// round-trips through JSON. The order of incomes, expenses, debts, shocks and
// ratios does not matter.
type Question struct {
	AsOf      essor.Date `json:"as_of"`
	Household Household  `json:"household"`
	Budget    Budget     `json:"budget"`
	// Terms are those of the loan, and its first advance is what she asks for.
	// Other amounts are tried in its place. The payment must be left for
	// package loan to find; of kind loan.Level or loan.LevelPrincipal.
	// Without terms the answer is what is left each month.
	Terms  loan.Terms  `json:"terms,omitzero"`
	Step   essor.Money `json:"step,omitzero"`   // loans are multiples of it; default one minor unit
	Spread int         `json:"spread,omitzero"` // months over which the family evens out, 1 to MaxSpread; default 1
	Shocks []Shock     `json:"shocks,omitempty"`
	Ratios []Ratio     `json:"ratios,omitempty"` // what must be reported; never the answer
}

// Loan returns the terms for another amount, as the question reads them: the
// payment is rounded up, so that the last row never asks for more than it.
func (q Question) Loan(amount essor.Money) loan.Terms {
	t := q.Terms
	t.Advances = slices.Clone(t.Advances)
	if len(t.Advances) > 0 {
		t.Advances[0].Amount = amount
	}
	t.Rounding.Payment.To = loan.Up
	return t
}

// hasLoan reports whether a loan is asked for.
func (q *Question) hasLoan() bool { return len(q.Terms.Advances) > 0 }

// step returns the step of loans, in minor units.
func (q *Question) step() int64 { return max(1, q.Step.Minor()) }

// spread returns the months over which the family evens out.
func (q *Question) spread() int { return max(1, q.Spread) }

func (q *Question) check() error {
	var l check.List
	if !q.AsOf.IsSet() {
		l.Add(essor.CodeRequired, "must be a day", "as_of")
	}
	q.Budget.check(&l, q.AsOf)
	currency := q.Budget.currency()
	q.Household.check(&l, currency)
	q.checkTerms(&l, currency)
	switch {
	case q.Step == (essor.Money{}):
	case q.Step.Currency() != currency:
		l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the budget", "step")
	case q.Step.Minor() < 1 || q.Step.Minor() > MaxAmount:
		l.Add(essor.CodeOutOfRange, "must be 1 to MaxAmount minor units", "step")
	}
	if q.Spread < 0 || q.Spread > MaxSpread {
		l.Add(essor.CodeOutOfRange, "must be 1 to "+strconv.Itoa(MaxSpread), "spread")
	}
	if l.Count(len(q.Shocks), 0, MaxShocks, "shocks") {
		for i := range q.Shocks {
			q.Shocks[i].check(&l, i, &q.Household, currency)
		}
		unique(&l, q.Shocks, func(s *Shock) string { return s.ID }, "shocks")
	}
	if l.Count(len(q.Ratios), 0, MaxItems, "ratios") {
		for i := range q.Ratios {
			q.Ratios[i].check(&l, i, q.AsOf)
		}
		unique(&l, q.Ratios, func(r *Ratio) string { return r.ID }, "ratios")
	}
	return l.Err()
}

// checkTerms checks that the loan can be had for any amount, in each shock.
func (q *Question) checkTerms(l *check.List, currency essor.Currency) {
	if !q.hasLoan() {
		if !isZero(q.Terms) {
			l.Add(essor.CodeRequired, "must not be empty", "terms", "advances")
		}
		return
	}
	if q.Terms.Repayment.Payment != (essor.Money{}) {
		l.Add(essor.CodeInconsistent, "must be left to be found", "terms", "repayment", "payment")
		return
	}
	if k := cmp.Or(q.Terms.Repayment.Kind, loan.Level); k != loan.Level && k != loan.LevelPrincipal || q.Terms.Repayment.Relevel {
		l.Add(essor.CodeUnknownValue, "must be one of: level, level_principal, with one payment", "terms", "repayment", "kind")
		return
	}
	if q.Terms.Rounding.Payment.To == loan.Down {
		l.Add(essor.CodeInconsistent, "must not round down what is asked", "terms", "rounding", "payment", "to")
		return
	}
	if r := &q.Terms.Repayment; r.Count > MaxRows {
		l.Add(essor.CodeOutOfRange, "must be 1 to "+strconv.Itoa(MaxRows), "terms", "repayment", "count")
		return
	} else if !l.Count(len(r.Dates), 0, MaxRows, "terms", "repayment", "dates") {
		return
	}
	if on := q.Terms.Advances[0].On; on.IsSet() && q.AsOf.IsSet() && on.Compare(q.AsOf) < 0 {
		l.Add(essor.CodeInconsistent, "must not be before the day of the question", "terms", "advances", 0, "on")
		return
	}
	asked := q.Terms.Advances[0].Amount
	if asked.Currency() != currency && asked != (essor.Money{}) {
		l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the budget", "terms", "advances", 0, "amount")
		return
	}
	if _, err := q.probe(); err != nil {
		l.AddError(err, "terms")
		return
	}
	for i := range q.Shocks {
		s := &q.Shocks[i]
		if s.Rate.Sign() <= 0 || s.Rate.Units() > loan.MaxYearRate*essor.FractionUnit {
			continue
		}
		if _, err := loan.NewSchedule(q.terms(s, asked)); err != nil && !errors.Is(err, essor.ErrNoAnswer) {
			l.Add(essor.CodeInconsistent, "must leave terms that have a schedule", "shocks", i, "rate")
		}
	}
}

// probe returns a schedule for the due dates: of what she asks for, or, where
// that lies between what whole coins can repay, of the next that doesn't.
func (q *Question) probe() (*loan.Schedule, error) {
	rows, err := loan.NewSchedule(q.Terms)
	if err == nil || !errors.Is(err, essor.ErrNoAnswer) {
		return rows, err
	}
	usual := newTrials(q, &Shock{}, newEffort(q, maxEffort))
	more, _ := essor.MoneyOf(usual.lends(usual.paysMore(q.Terms.Advances[0].Amount.Minor())), q.Budget.currency())
	if rows, next := loan.NewSchedule(q.Loan(more)); next == nil {
		return rows, nil
	}
	return nil, &essor.FieldError{Code: essor.CodeInconsistent, Detail: "must have a schedule for some amount"}
}

// isZero reports whether terms say nothing at all.
func isZero(t loan.Terms) bool {
	print, err := essor.FingerprintOf("", t)
	none, _ := essor.FingerprintOf("", loan.Terms{})
	return err == nil && print == none
}

// inOrder returns the question with its lists in the order of their ids, the
// first of all shocks being none.
func (q Question) inOrder() Question {
	h := &q.Household
	h.Incomes = sorted(h.Incomes, func(a Income) string { return a.ID })
	h.Expenses = sorted(h.Expenses, func(a Expense) string { return a.ID })
	h.Debts = sorted(h.Debts, func(a Debt) string { return a.ID })
	q.Shocks = sorted(q.Shocks, func(a Shock) string { return a.ID })
	q.Ratios = sorted(q.Ratios, func(a Ratio) string { return a.ID })
	return q
}

func sorted[T any](list []T, id func(T) string) []T {
	own := slices.Clone(list)
	slices.SortFunc(own, func(a, b T) int { return strings.Compare(id(a), id(b)) })
	return own
}

// fingerprint returns that of a question in order.
func (q *Question) fingerprint() (essor.Fingerprint, error) {
	return essor.FingerprintOf("afford.Question", q)
}
