package loan

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/internal/rhythm"
)

// walk is the general recurrence in progress: everything that a row hands on
// to the next.
type walk struct {
	k, lot  int   // the row and the lot that come next
	limit   int   // lots that count
	balance int64 // principal owed
	lent    int64 // so far, what interest is on with Flat
	owed    int64 // interest deferred
	pool    int64 // interest to be spread over rows to come
	charged int64 // interest and row fees so far, at most course.most
	target  int64 // what Graduated asks now
	paid    int   // rows so far that asked for a payment
	gap     int64 // what the last row asks beyond its target
}

// line is a row as the course has it: a [Row] and what belongs to no column
// of its own.
type line struct {
	payment, principal, interest, fee int64
	advance, balance                  int64
	outside, saving                   int64 // parts of fee: outside the cost, and set aside
}

// step computes the next row with a level payment, or level principal.
func (c *course) step(w *walk, payment int64, out *line) fit {
	leg := &c.legs[w.k]
	before, after, interest, ok := c.open(w)
	if !ok {
		return tooLow
	}
	asked, principal, how := interest, int64(0), fits
	switch {
	case w.k == len(c.legs)-1:
		principal, asked, how = c.clear(w, payment, before, interest)
	case leg.ask == rhythm.AsksNothing:
		principal, asked = w.setAside(c.terms.Relief.Unpaid, interest)
	case leg.ask == rhythm.AsksPayment:
		principal, asked, how = c.repay(w, payment, before, interest)
	}
	if how != fits {
		return how
	}
	*out = line{principal: principal, interest: asked, advance: before + after - w.balance, balance: before + after - principal}
	if leg.ask != rhythm.AsksNothing {
		out.fee, out.outside, out.saving = c.terms.rowFees(c.lentInAll(), before)
	}
	out.payment = principal + asked + out.fee
	// Interest is counted where it accrues, so that what is set aside is too.
	if w.charged += interest + out.fee; w.charged > c.most || interest > c.most {
		return tooLow
	}
	w.balance = out.balance
	w.k++
	return fits
}

// lentInAll is what fees of a rate are on: the advances without what is
// financed on top of them.
func (c *course) lentInAll() int64 { return essor.MaxMinor - c.most - c.upFront.financed }

// open begins a row: it returns the balance with what is lent before the
// payment, what is lent after it on the day, and the interest.
func (c *course) open(w *walk) (before, after, interest int64, ok bool) {
	leg := &c.legs[w.k]
	bears := w.balance
	if c.terms.Interest.Quote == Flat {
		bears = w.lent
	}
	var sum exact.Wide
	sum.AddMul(uint64(bears), leg.hi, leg.lo)
	before, ok = w.balance, true
	for ; w.lot < len(c.lots) && c.lots[w.lot].row == w.k; w.lot++ {
		lot := &c.lots[w.lot]
		amount := lot.amount
		if w.lot >= w.limit {
			amount = 0 // not known of yet; a stretch ends all the same
		}
		earning := amount
		if c.terms.Rounding.Stretches {
			ok = c.round(&interest, &sum, leg.den) && ok
			bears += amount
			earning = bears
		}
		sum.AddMul(uint64(earning), lot.hi, lot.lo)
		w.lent += amount
		if lot.onDue {
			after += amount
		} else {
			before += amount
		}
	}
	ok = c.round(&interest, &sum, leg.den) && ok
	return before, after, interest, ok
}

// round adds a sum to the interest of a row, rounded, and empties it.
func (c *course) round(interest *int64, sum *exact.Wide, den uint64) bool {
	round := &c.terms.Rounding.Interest
	unit := round.unit()
	n, ok := sum.Div(c.unit, den*uint64(unit), round.rule())
	*sum = exact.Wide{}
	if !ok || n > (essor.MaxMinor-*interest)/unit {
		return false
	}
	*interest += n * unit
	return true
}

// setAside deals with the interest of a row that asks for nothing.
func (w *walk) setAside(how Unpaid, interest int64) (principal, asked int64) {
	switch how {
	case Capitalised:
		return -interest, interest
	case Deferred:
		w.owed += interest
	case Spread:
		w.pool += interest
	}
	return 0, 0
}

// repay divides what a row asks for into principal and interest.
func (c *course) repay(w *walk, payment, before, interest int64) (principal, asked int64, _ fit) {
	target := c.target(w, payment)
	if c.terms.Repayment.Kind == LevelPrincipal {
		principal, asked = target, interest+w.owed
		w.owed = 0
	} else {
		late := min(w.owed, max(0, target-interest))
		w.owed -= late
		asked = interest + late
		if principal = target - asked; principal < 0 && !c.terms.Repayment.Capitalise {
			return 0, 0, tooLow
		}
	}
	if principal > before || principal == before && c.terms.Interest.Quote == Flat {
		return 0, 0, tooHigh
	}
	share := w.pool / int64(c.legs[w.k].left)
	w.pool -= share
	return principal, asked + share, fits
}

// clear makes the last row pay whatever is left.
func (c *course) clear(w *walk, payment, before, interest int64) (principal, asked int64, _ fit) {
	target := c.target(w, payment)
	asked = interest + w.owed
	if c.terms.Repayment.Kind == LevelPrincipal {
		w.gap = before - c.terms.Repayment.Balloon.Minor() - target
	} else {
		w.gap = before + asked - c.terms.Repayment.Balloon.Minor() - target
	}
	if before == 0 && (asked == 0 || c.terms.Repayment.Kind == LevelPrincipal) {
		return 0, 0, tooHigh
	}
	asked += w.pool
	w.owed, w.pool = 0, 0
	return before, asked, fits
}

// target returns what the row asks for by its kind of repayment.
func (c *course) target(w *walk, payment int64) int64 {
	r := &c.terms.Repayment
	switch r.Kind {
	case Listed:
		if w.k < len(r.Payments) {
			return r.Payments[w.k].Minor()
		}
		return 0
	case Graduated:
		switch {
		case w.paid == 0:
			w.target = payment
		case w.paid%r.stepEvery() == 0:
			w.target = c.raise(w.target)
		}
		w.paid++
		return w.target
	}
	return payment
}

// stepEvery returns how many rows a step of Graduated has.
func (r *Repayment) stepEvery() int {
	if r.StepEvery == 0 {
		return 12
	}
	return r.StepEvery
}

// raise returns a payment after a step, rounded; beyond all amounts, the
// greatest of them.
func (c *course) raise(payment int64) int64 {
	round := &c.terms.Rounding.Payment
	unit := round.unit()
	raised, ok := exact.MulDiv(payment, rateUnit+c.terms.Repayment.Step.Units(), rateUnit*unit, round.rule())
	if !ok || raised > essor.MaxMinor/unit {
		return essor.MaxMinor
	}
	return raised * unit
}

// finish walks on to the end with a level payment and reports what the last
// row then asks beyond its target.
func (c *course) finish(w walk, payment int64) (gap int64, how fit) {
	var out line
	for w.k < len(c.legs) {
		if how = c.step(&w, payment, &out); how != fits {
			return 0, how
		}
	}
	return w.gap, fits
}

// all walks through all rows with the payments of the stages. The course must
// be settled.
func (c *course) all(yield func(k int, row *line) bool) fit {
	w, stage := walk{limit: len(c.lots)}, 0
	var out line
	for k := range c.legs {
		if stage+1 < len(c.stages) && k == c.stages[stage+1].from {
			stage++
		}
		if how := c.step(&w, c.stages[stage].payment, &out); how != fits {
			return how
		}
		if !yield(k, &out) {
			break
		}
	}
	return fits
}

// fill writes all rows.
func (c *course) fill(rows []Row) {
	c.all(func(k int, l *line) bool {
		rows[k] = Row{
			payment:   l.payment,
			principal: l.principal,
			interest:  l.interest,
			fee:       l.fee,
			advance:   l.advance,
			balance:   l.balance,
			due:       c.legs[k].due,
			no:        int32(k + 1),
			currency:  c.currency,
		}
		return true
	})
}
