package portfolio

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
)

// Allowance is what the table of the rules sets aside. The zero Allowance is
// that of rules without a table.
type Allowance struct {
	Name     string          `json:"name,omitzero"`
	Lines    []Line          `json:"lines,omitempty"` // one for each step
	Amount   essor.Money     `json:"amount,omitzero"`
	Coverage *essor.Fraction `json:"coverage,omitzero"` // Amount ÷ what is late by the headline boundary or stands beside; nil of nothing
}

// Line is a step of a [Provision] applied to the loans it is for.
type Line struct {
	DaysLate     int         `json:"days_late"`    // from so many on
	Balance      essor.Money `json:"balance"`      // principal of loans that were not restructured
	Restructured essor.Money `json:"restructured"` // of those that were
	Amount       essor.Money `json:"amount"`       // of each its rate, rounded half to even
}

// provide applies the table.
func (b *Book) provide() Allowance {
	steps := b.rules.Provision.Steps
	if len(steps) == 0 {
		return Allowance{}
	}
	out := Allowance{Name: b.rules.Provision.Name, Lines: []Line{}}
	total := int64(0)
	for i, step := range steps {
		last := maxDaysLate + 1
		if i+1 < len(steps) {
			last = steps[i+1].DaysLate
		}
		plain, altered := b.between(step.DaysLate, last)
		amount := step.of(plain, false) + step.of(altered, true)
		total += amount
		out.Lines = append(out.Lines, Line{step.DaysLate, money(plain, b.currency), money(altered, b.currency), money(amount, b.currency)})
	}
	out.Amount = money(total, b.currency)
	out.Coverage = per(total, 1, b.risk(&b.whole, b.rules.Headline).Together.Balance.Minor(), 1)
	return out
}

// between returns the balances late by at least from and less than to days,
// which are cuts: without and with restructured loans.
func (b *Book) between(from, to int) (plain, altered int64) {
	for i, in := range b.whole.bands {
		late := 0
		if at := i / classes; at > 0 {
			late = b.cuts[at-1]
		}
		switch {
		case late < from || late >= to:
		case i&restructured != 0:
			altered += in.balance
		default:
			plain += in.balance
		}
	}
	return plain, altered
}

// of returns what a step sets aside for a balance.
func (s Step) of(balance int64, isRestructured bool) int64 {
	rate := s.Rate.Units()
	if isRestructured {
		rate = max(rate, s.Restructured.Units())
	}
	amount, _ := exact.MulDiv(balance, rate, essor.FractionUnit, exact.HalfEven)
	return amount
}

// Cover is what the guarantor of the rules bears of what was lost.
type Cover struct {
	Lost  essor.Money  `json:"lost"`          // principal written off less recovered, ever
	Borne essor.Money  `json:"borne"`         // by the guarantor, rounded half to even
	Own   essor.Money  `json:"own"`           // by the lender
	Left  *essor.Money `json:"left,omitzero"` // of the cap; nil without one
}

// share divides what was lost.
func (b *Book) share() *Cover {
	g := b.rules.Guarantee
	if g == nil {
		return nil
	}
	lost := b.whole.amounts[writtenOff] - b.whole.amounts[recovered]
	borne, _ := exact.MulDiv(max(0, lost-g.After.Minor()), g.Share.Units(), essor.FractionUnit, exact.HalfEven)
	c := Cover{Lost: money(lost, b.currency)}
	if g.Cap != (essor.Money{}) {
		borne = min(borne, g.Cap.Minor())
		left := money(g.Cap.Minor()-borne, b.currency)
		c.Left = &left
	}
	c.Borne, c.Own = money(borne, b.currency), money(lost-borne, b.currency)
	return &c
}
