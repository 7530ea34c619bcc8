package servicing

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/internal/rhythm"
	"github.com/essor-go/essor/loan"
)

// askVaried is the day on which a row of a course is asked for: that on which
// its interest ends, or the one to which its due date has moved back.
func (s *state) askVaried() {
	if s.dueDay < s.coming.Accrues {
		s.asksAhead = true
		s.earn(s.day, s.coming.Accrues)
		s.asksAhead, s.aheadUntil, s.lentAhead = false, s.coming.Accrues, 0
	}
	earned, row, due := s.takeAccrued(), s.row, s.coming.Due
	isSuspended, asks := s.dueDay < s.holidayUntil, s.course.askOf(row)
	if row >= s.last {
		asks = rhythm.AsksPayment
	}
	s.row++
	s.toRow(s.coming.Index + 1)
	if isSuspended {
		s.deferred += earned
		if s.notDue > 0 {
			s.last++
		}
	} else {
		s.askRow(row, asks, earned, max(s.day, due))
	}
	if s.due()+s.notDue+s.aside() > most {
		s.overflows()
	}
	s.release()
}

// askRow asks for a row that is not suspended.
func (s *state) askRow(row int, asks rhythm.Ask, earned int64, due int) {
	c, out, before := s.course, split{interest: earned}, s.notDue
	switch asks {
	case rhythm.AsksNothing:
		out = s.setAside(earned)
	case rhythm.AsksPayment:
		out, _ = s.divide(c, earned, s.notDue, s.payment, row >= s.last)
		share := s.pool / c.leftFrom(row, s.last)
		s.pool -= share
		out.interest += share
	}
	s.notDue += out.capital - out.principal
	s.outstanding += out.capital
	if s.notDue == 0 {
		out.interest += s.aside()
		s.deferred, s.later, s.pool = 0, 0, 0
	}
	if out.capital > 0 {
		s.write(isCapitalised, [parts]int64{interest: out.capital, principal: out.capital}, 0)
	}
	var charge int64
	var of extra
	if asks != rhythm.AsksNothing && before > 0 && row <= s.last {
		charge, of = c.rowFees(before)
	}
	if out.interest+out.principal+charge > 0 {
		s.of = of
		s.askBy(isDue, [parts]int64{fee: charge, interest: out.interest, principal: out.principal}, due, of)
	}
}

// split is what a row asks for, and the interest that it adds to principal.
type split struct{ interest, principal, capital int64 }

// setAside deals with the interest of a row that asks for nothing.
func (s *state) setAside(earned int64) split {
	switch s.course.terms.Relief.Unpaid {
	case loan.Capitalised:
		return split{capital: earned}
	case loan.Deferred:
		s.later += earned
	case loan.Spread:
		s.pool += earned
	}
	return split{}
}

// divide divides what a row asks for, of a loan that owes so much and has
// earned so much, and says how the payment fits.
func (v *varied) divide(c *course, earned, owed, payment int64, isLast bool) (out split, how fit) {
	target := v.nextTarget(c, payment)
	if isLast {
		out = split{interest: earned + v.later, principal: owed}
		v.later = 0
		return out, fits
	}
	late, rest := v.later, target
	if v.kind != loan.LevelPrincipal {
		late = min(v.later, max(0, target-earned))
		rest = target - earned - late
	}
	v.later -= late
	if rest < 0 && c.terms.Repayment.Capitalise {
		return split{interest: target, capital: -rest}, fits
	}
	if how = fitOf(rest, owed); rest == owed && c.isFlat() {
		how = tooHigh
	}
	return split{interest: earned + late, principal: max(0, min(rest, owed))}, how
}

// nextTarget returns what a row asks for by its kind of repayment: together
// with its interest, or for LevelPrincipal beside it.
func (v *varied) nextTarget(c *course, payment int64) int64 {
	r, asked := &c.terms.Repayment, v.asked
	v.asked++
	switch v.kind {
	case loan.Listed:
		if asked < len(r.Payments) {
			return r.Payments[asked].Minor()
		}
		return 0
	case loan.Graduated:
		switch {
		case v.isFresh:
			v.target, v.isFresh = payment, false
		case asked%c.step == 0:
			v.target = c.raise(v.target)
		}
		return v.target
	}
	return payment
}

// raise returns a payment of Graduated after a step, rounded; beyond all
// amounts, the greatest of them.
func (c *course) raise(payment int64) int64 {
	unit, rule := rounding(c.terms.Rounding.Payment)
	raised, ok := exact.MulDiv(payment, essor.FractionUnit+c.terms.Repayment.Step.Units(), essor.FractionUnit*unit, rule)
	if !ok || raised > most/unit {
		return most
	}
	return raised * unit
}

// aside returns the interest that is owed and not yet due, beside what has
// accrued since the row before.
func (s *state) aside() int64 { return s.deferred + s.later + s.pool }

// release gives savings back as credit, once nothing is owed and no money is
// still to be lent: all of it was, the rows are over, or the loan has ended.
func (s *state) release() {
	if s.held == 0 || s.isDraft || s.disbursed == 0 || s.end == WrittenOff {
		return
	}
	if s.owed() == 0 && (s.approved == 0 || s.row > s.last || s.end != "") {
		s.giveBack(0)
	}
}

// giveBack turns savings into credit, beside what is no longer asked for.
func (s *state) giveBack(unsaved int64) {
	n := s.held
	s.held = 0
	s.credit += n
	s.write(isGivenBack, [parts]int64{fee: unsaved}, n)
}
