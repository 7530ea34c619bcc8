package afford

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/root"
	"github.com/essor-go/essor/loan"
)

// A loan whose payments are whole coins has gaps: 24 payments of 100 francs
// repay up to 2,400 francs, and 24 of 200 no less than 4,601, because the last
// of them pays something. An amount between has no schedule. Each payment
// lends the amounts from somewhere up to the most that it repays, so the gaps
// lie right above the most that some payment lends.

// trials are the loans that are tried in one shock.
type trials struct {
	*effort
	question *Question
	shock    *Shock
	payment  int64 // in coins, of the hole that was passed over last
}

func newTrials(q *Question, s *Shock, e *effort) trials {
	return trials{effort: e, question: q, shock: s}
}

// coin returns the unit of payments, in minor units.
func (t *trials) coin() int64 { return max(1, t.question.Terms.Rounding.Payment.Unit.Minor()) }

// coinIn returns the unit to which a schedule rounds.
func (t *trials) coinIn() int64 {
	if t.shock.Rate.Sign() > 0 {
		return 1
	}
	return t.coin()
}

// terms returns those of an amount in a shock. At a rate that has risen coins
// make no gaps, for nobody offers that loan: its payment is to the minor unit,
// and each row is then counted up to a coin.
func (q *Question) terms(s *Shock, amount essor.Money) loan.Terms {
	t := s.apply(q.Loan(amount))
	if s.Rate.Sign() > 0 {
		t.Rounding.Payment.Unit = essor.Money{}
	}
	return t
}

func (t *trials) terms(amount essor.Money) loan.Terms { return t.question.terms(t.shock, amount) }

// mustBeNear ends the search where a loan was passed over that is offered, for
// the mere reason that at a rate that has risen minor units are too coarse for
// its payment: the largest loan that has one would say too little. One minor
// unit more each row, a step and a hundredth are near enough.
func (t *trials) mustBeNear(found, passed int64) {
	if t.shock.Rate.Sign() > 0 && passed-found > passed/100+t.question.step()+t.rows {
		t.left = -1
	}
}

// coins rounds what a row asks for up to whole coins.
func (t *trials) coins(payment int64) int64 {
	coin := t.coin()
	return (payment + coin - 1) / coin * coin
}

// lends returns the most that can be lent for a payment, nothing where none
// can.
func (t *trials) lends(payment int64) int64 {
	own, err := essor.MoneyOf(payment, t.question.Budget.currency())
	if err != nil || !t.spend(solving) {
		return essor.MaxMinor
	}
	terms := t.terms(own) // any amount
	terms.Rounding.Payment, terms.Repayment.Payment = loan.Round{}, own
	if terms, err = loan.Solve(terms, loan.ForPrincipal); err != nil {
		return 0
	}
	return terms.Advances[0].Amount.Minor()
}

// paysMore returns the smallest payment in coins that lends more than an
// amount. Count payments of less than its part don't.
func (t *trials) paysMore(amount int64) int64 {
	coin := t.coinIn()
	more := func(coins int64) bool { return coins*coin >= essor.MaxMinor || t.lends(coins*coin) > amount }
	low := amount / int64(max(1, t.question.Terms.Repayment.Count)) / coin
	for width := int64(1); ; width *= 2 {
		if high := low + width; more(high) {
			coins, _ := root.SmallestInt(low, high, more)
			return max(1, coins) * coin
		}
		low += width
	}
}

// below returns the greatest multiple of the step, less than an amount without
// a schedule, that may have one.
func (s *search) below(amount int64) int64 {
	coin, step := s.coinIn(), s.q.step()
	lent := int64(0)
	if s.payment -= coin; s.payment > 0 { // of the hole before
		lent = s.lends(s.payment)
	}
	if s.payment <= 0 || lent >= amount {
		if s.payment = s.paysMore(amount) - coin; s.payment <= 0 {
			return 0
		}
		lent = s.lends(s.payment)
	}
	return max(0, min(amount-step, lent/step*step))
}

// lendsAbove returns the most that the smallest payment lends that lends more
// than an amount without a schedule; of several they come from the least.
func (t *trials) lendsAbove(amount int64) int64 {
	if t.payment > 0 {
		t.payment += t.coinIn()
		if lent := t.lends(t.payment); lent > amount {
			return lent
		}
	}
	t.payment = t.paysMore(amount)
	return t.lends(t.payment)
}
