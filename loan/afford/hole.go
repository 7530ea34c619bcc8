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

// coin returns the unit of payments, in minor units.
func (q *Question) coin() int64 { return max(1, q.Terms.Rounding.Payment.Unit.Minor()) }

// coinIn returns the unit to which a schedule rounds in a shock.
func (q *Question) coinIn(s *Shock) int64 {
	if s.Rate.Sign() > 0 {
		return 1
	}
	return q.coin()
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

// coins rounds what a row asks for up to whole coins.
func (q *Question) coins(payment int64) int64 {
	coin := q.coin()
	return (payment + coin - 1) / coin * coin
}

// lends returns the most that can be lent for a payment, nothing where none
// can.
func (q *Question) lends(s *Shock, payment int64) int64 {
	currency := q.Budget.currency()
	own, err := essor.MoneyOf(payment, currency)
	if err != nil {
		return essor.MaxMinor
	}
	t := q.terms(s, own) // any amount
	t.Rounding.Payment, t.Repayment.Payment = loan.Round{}, own
	if t, err = loan.Solve(t, loan.ForPrincipal); err != nil {
		return 0
	}
	return t.Advances[0].Amount.Minor()
}

// paysMore returns the smallest payment in coins that lends more than an
// amount. Count payments of less than its part don't.
func (q *Question) paysMore(s *Shock, amount int64) int64 {
	coin := q.coinIn(s)
	more := func(coins int64) bool { return coins*coin >= essor.MaxMinor || q.lends(s, coins*coin) > amount }
	low := amount / int64(max(1, q.Terms.Repayment.Count)) / coin
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
	coin, step := s.q.coinIn(s.shock), s.q.step()
	lent := int64(0)
	if s.payment -= coin; s.payment > 0 { // of the hole before
		lent = s.q.lends(s.shock, s.payment)
	}
	if s.payment <= 0 || lent >= amount {
		if s.payment = s.q.paysMore(s.shock, amount) - coin; s.payment <= 0 {
			return 0
		}
		lent = s.q.lends(s.shock, s.payment)
	}
	return max(0, min(amount-step, lent/step*step))
}
