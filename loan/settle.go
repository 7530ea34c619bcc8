package loan

import (
	"math"
	"math/big"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/internal/rhythm"
)

// The payment of a stage is defined on the rounded recurrence, as level.go
// defines that of plain terms, in steps of the rounding's unit. Nothing a row
// does reverses an order, so what the last row asks beyond its target falls
// as the payment rises: there is a least payment that is enough, with which
// the last row asks no more than its target. It is the answer of Up, the one
// before it that of Down, and the nearer of both that of Nearest.

// settle solves what the terms leave open and makes sure that the rows fit.
func (c *course) settle() error {
	r := &c.terms.Repayment
	given := r.Payment.Minor()
	w := walk{}
	for i := range c.stages {
		s := &c.stages[i]
		w.limit = len(c.lots)
		if !c.advance(&w, i) {
			return infeasible()
		}
		switch {
		case given != 0:
			s.payment = given
		case r.Kind == Listed:
		case r.Kind == Annuity:
			w.limit = s.limit
			s.payment = c.annuity(w)
		default:
			w.limit = s.limit
			if s.payment = c.solve(w); s.payment == 0 {
				return infeasible()
			}
		}
	}
	return c.admit(given != 0)
}

// advance walks to the first row of a stage with the payment of the one
// before.
func (c *course) advance(w *walk, stage int) bool {
	var out line
	payment := c.stages[max(0, stage-1)].payment
	for w.k < c.stages[stage].from {
		if c.step(w, payment, &out) != fits {
			return false
		}
	}
	return true
}

func infeasible() error {
	return &essor.FieldError{Pointer: "/repayment", Code: essor.CodeInfeasible,
		Detail: "no payment covers the interest of every row and leaves for the last what it asks"}
}

// admit walks through all rows once, and says what is wrong where they do not
// fit.
func (c *course) admit(given bool) error {
	var gap, target int64
	how := c.all(func(int, *line) bool { return true })
	if how == fits && c.terms.Repayment.Kind != Listed {
		last := &c.stages[len(c.stages)-1]
		w := walk{limit: len(c.lots)}
		gap, target = c.lastGap(&w), last.payment
	}
	detail := ""
	switch {
	case how == tooLow:
		detail = "must cover the interest of every row, and all payments together stay within all amounts"
	case how == tooHigh && c.terms.Interest.Quote == Flat:
		detail = "must leave some principal for the last row"
	case how == tooHigh:
		detail = "must leave something for the last row"
	case gap > target:
		detail = "must leave at most twice itself for the last row"
	case gap < -target:
		detail = "must leave the balloon for the last row"
	default:
		return c.checkSteps()
	}
	var l check.List
	switch {
	case c.terms.Repayment.Kind == Listed:
		l.Add(essor.CodeInconsistent, detail, "repayment", "payments")
	case given:
		l.Add(essor.CodeInconsistent, detail, "repayment", "payment")
	default:
		return infeasible()
	}
	return l.Err()
}

// checkSteps makes sure that no step of Graduated is lost in rounding: each is
// taken from the rounded payment before it, so all later ones would be too.
func (c *course) checkSteps() error {
	r := &c.terms.Repayment
	if r.Step == (essor.Fraction{}) {
		return nil
	}
	target := c.stages[0].payment
	for paid := r.stepEvery(); paid < c.level && target > 0; paid += r.stepEvery() {
		raised := c.raise(target)
		if raised == target {
			var l check.List
			l.Add(essor.CodeInconsistent, "must change each payment by what it is rounded to, at least", "repayment", "step")
			return l.Err()
		}
		target = raised
	}
	return nil
}

// lastGap returns what the last row asks beyond its target.
func (c *course) lastGap(w *walk) int64 {
	var out line
	stage := 0
	for w.k < len(c.legs) {
		if stage+1 < len(c.stages) && w.k == c.stages[stage+1].from {
			stage++
		}
		if c.step(w, c.stages[stage].payment, &out) != fits {
			return math.MaxInt64
		}
	}
	return w.gap
}

// solve returns the payment of a stage whose first row comes next, and 0 when
// there is none.
func (c *course) solve(w walk) int64 {
	unit := c.terms.Rounding.Payment.unit()
	guess, slope := c.estimate(w)
	low, high := int64(0), essor.MaxMinor/unit+1 // neither too low nor enough is known of them
	x, doubled := int64(1), int64(1)
	if n := guess / float64(unit); n > 1 && n < float64(high) {
		x = int64(n + 0.5)
	}
	var below, above int64 // gaps of low and high, where they fit
	var belowFits, aboveFits bool
	for n := 0; high-low > 1; n++ {
		gap, how := c.finish(w, x*unit)
		if how == tooLow || how == fits && gap > 0 {
			low, below, belowFits = x, gap, how == fits
		} else {
			high, above, aboveFits = x, gap, how == fits
		}
		next := low + (high-low)/2
		switch {
		case how == fits && n < maxCorrections:
			next = x + stride(gap, slope*float64(unit))
		case n < maxCorrections:
			next = x + int64(how.sign())*doubled
			doubled *= 8
		}
		if next <= low {
			next = low + 1
		} else if next >= high {
			next = high - 1
		}
		x = next
	}
	switch to := c.terms.Rounding.Payment.To; {
	case to == Up && aboveFits, aboveFits && !belowFits && to != Down:
		return high * unit
	case to == Down && aboveFits && above == 0:
		return high * unit
	case to == Down && belowFits, belowFits && !aboveFits && to != Up:
		return low * unit
	case to == Up || to == Down || !belowFits:
		return 0
	case below <= -above:
		return low * unit
	}
	return high * unit
}

// sign returns the way to go for a payment that does not fit.
func (f fit) sign() int {
	if f == tooLow {
		return 1
	}
	return -1
}

// stride is how far the least payment that is enough probably lies from one
// with a gap.
func stride(gap int64, slope float64) int64 {
	n := math.Round(float64(gap) / slope)
	switch {
	case n > -math.MaxInt32 && n < math.MaxInt32 && n != 0: // also excludes what is not a number
		return int64(n)
	case gap > 0:
		return 1
	}
	return -1
}

// estimate returns the payment of a stage without any rounding, and how much
// the gap falls for each unit paid more. Nothing but the number of steps of
// solve depends on it.
func (c *course) estimate(w walk) (payment, slope float64) {
	r, year := &c.terms.Repayment, float64(c.unit)
	owes, paid := float64(w.balance), 0.0 // owed: owes - paid × payment
	flat, lent := c.terms.Interest.Quote == Flat, float64(w.lent)
	lot, factor := w.lot, 1.0
	rows := 0
	for k := w.k; k < len(c.legs); k++ {
		leg := &c.legs[k]
		time := (float64(leg.hi)*(1<<64) + float64(leg.lo)) / float64(leg.den) / year
		growth, added, more := 1+time, 0.0, 0.0
		for ; lot < w.limit && c.lots[lot].row == k; lot++ {
			l := &c.lots[lot]
			more += float64(l.amount)
			added += float64(l.amount) * (1 + (float64(l.hi)*(1<<64)+float64(l.lo))/float64(leg.den)/year)
		}
		switch {
		case r.Kind == LevelPrincipal:
			growth, added = 1, more
		case flat:
			growth = 1
			added += lent * time
		case leg.ask == rhythm.AsksNothing && c.terms.Relief.Unpaid != Capitalised:
			growth = 1
		}
		lent += more
		owes, paid = owes*growth+added, paid*growth
		if leg.ask != rhythm.AsksPayment {
			continue
		}
		if r.Kind == Graduated && rows > 0 && rows%r.stepEvery() == 0 {
			factor *= 1 + float64(r.Step.Units())/rateUnit
		}
		rows++
		paid += factor
	}
	return (owes - float64(r.Balloon.Minor())) / paid, paid
}

// annuity returns the payment of the annuity formula from the first row of a
// stage on, in exact integers, rounded: what is owed and what one unit in
// each row repays, both carried to the end over one denominator.
func (c *course) annuity(w walk) int64 {
	owes, paid, den := big.NewInt(w.balance), new(big.Int), big.NewInt(1)
	lot := w.lot
	for k := w.k; k < len(c.legs); k++ {
		leg := &c.legs[k]
		unit := new(big.Int).SetUint64(c.unit)
		unit.Mul(unit, new(big.Int).SetUint64(leg.den))
		from := lot
		for lot < len(c.lots) && c.lots[lot].row == k {
			lot++
		}
		lent, later := new(big.Int), new(big.Int) // later: the stretches after a lot's own
		for i := lot - 1; i >= from; i-- {
			own := bigOf(c.lots[i].hi, c.lots[i].lo)
			if c.terms.Rounding.Stretches {
				own = later.Add(later, own)
			}
			if i < w.limit {
				grown := new(big.Int).Add(unit, own)
				lent.Add(lent, grown.Mul(grown, big.NewInt(c.lots[i].amount)))
			}
		}
		growth := new(big.Int).Add(unit, bigOf(leg.hi, leg.lo))
		growth.Add(growth, later)
		owes.Mul(owes, growth).Add(owes, lent.Mul(lent, den))
		paid.Mul(paid, growth)
		den.Mul(den, unit)
		paid.Add(paid, den)
	}
	round := &c.terms.Rounding.Payment
	return roundBig(owes, paid, round.unit(), round.rule())
}

func bigOf(hi, lo uint64) *big.Int {
	n := new(big.Int).SetUint64(hi)
	return n.Lsh(n, 64).Add(n, new(big.Int).SetUint64(lo))
}

// roundBig returns num / den in units, rounded, in minor units.
func roundBig(num, den *big.Int, unit int64, rule exact.Rounding) int64 {
	q, rest := new(big.Int).QuoRem(num, new(big.Int).Mul(den, big.NewInt(unit)), new(big.Int))
	up := rest.Sign() != 0
	switch rule {
	case exact.Down:
		up = false
	case exact.HalfEven:
		rest.Lsh(rest, 1)
		half := rest.Cmp(new(big.Int).Mul(den, big.NewInt(unit)))
		up = half > 0 || half == 0 && q.Bit(0) == 1
	}
	if up {
		q.Add(q, big.NewInt(1))
	}
	return q.Int64() * unit
}
