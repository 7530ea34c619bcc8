package loan

import (
	"math"

	"github.com/essor-go/essor"
)

// The level payment is defined on the rounded recurrence itself, not on the
// annuity formula. A payment is admissible when
//
//   - it covers the interest of every row after the interest-only ones, so
//     that no interest is ever added to principal, and all payments together
//     stay within essor.MaxMinor,
//   - no row before the last asks for more than is owed, and
//   - the last row, which pays whatever is left, pays something.
//
// Of all admissible payments the level payment is the one that the last row
// comes nearest to; of two that are equally near, the smaller.
//
// With a greater payment every later balance is smaller, by at least one
// minor unit for each level row, because half-even rounding never reverses an
// order. So what the last row asks beyond the level payment, its gap, falls
// by at least the number of level rows from one payment to the next: the
// gap's size has one valley, and a payment no worse than both neighbours is
// best. Admissible payments lie without gaps between them, for the same reason.

// maxFactor bounds the last row by the level payment: beyond twice it, the
// loan has a balloon that nobody asked for.
const maxFactor = 2

// solve returns the level payment and what the last row pays then, and false
// when no payment is admissible. It writes all rows with that payment unless
// rows is nil. It guesses in floating point, on which nothing but the number of
// steps depends, and decides by the recurrence: once as a rule, twice when the
// guess lies beside a tie.
func (p *Plan) solve(rows []Row) (payment, last int64, found bool) {
	low, high := int64(0), int64(essor.MaxMinor)+1 // both excluded
	guess, slope := p.estimate()
	level := int64(len(p.steps) - p.interestOnly)
	x := low + 1
	if guess > 1 && guess < essor.MaxMinor {
		x = int64(guess + 0.5)
	}
	nearest := int64(math.MaxInt64)
	for n := 0; ; n++ {
		pays, how := p.run(x, rows)
		gap := pays - x
		if how == fits {
			if size := max(gap, -gap); size < nearest || size == nearest && x < payment {
				payment, last, nearest, found = x, pays, size, true
			}
			if -level < 2*gap && 2*gap <= level {
				return x, pays, true // no neighbour can be nearer
			}
		}
		if how == tooLow || how == fits && gap > 0 {
			low = x
		} else {
			high = x
		}
		switch {
		case high-low <= 1:
			if found && x != payment && rows != nil {
				p.run(payment, rows)
			}
			return payment, last, found
		case how == fits && n < maxCorrections:
			x += correction(gap, slope)
		default:
			x = low
		}
		if x <= low || x >= high {
			x = low + (high-low)/2
		}
	}
}

// maxCorrections is how many steps may follow the slope of the estimate
// before the search halves what is left.
const maxCorrections = 8

// correction is how far the level payment probably lies from one with a gap.
func correction(gap int64, slope float64) int64 {
	n := int64(math.RoundToEven(float64(gap) / slope))
	switch {
	case n == 0 && gap > 0:
		return 1
	case n == 0:
		return -1
	}
	return n
}

// estimate returns the level payment without any rounding, as present value
// of the advances over that of one unit in each level row, and how much the
// gap falls for each unit paid more. Both may be infinite or not a number
// where discount factors vanish.
func (p *Plan) estimate() (payment, slope float64) {
	year := float64(p.ratio.num) / float64(p.ratio.den)
	lent, units, discount := 0.0, 0.0, 1.0
	at, stop := 0, 0
	for k := range p.steps {
		growth := 1 + year*float64(p.steps[k].weight)
		if k >= p.interestOnly {
			discount *= 1 / growth // the division does not wait for the row before
			units += discount
		}
		if k != stop {
			continue
		}
		for ; at < len(p.inflows) && int(p.inflows[at].row) == k; at++ {
			in := &p.inflows[at]
			amount := float64(in.amount)
			if k >= p.interestOnly {
				amount *= discount * (1 + year*float64(in.weight)/float64(in.scale))
			}
			lent += amount
		}
		stop = -1
		if at < len(p.inflows) {
			stop = int(p.inflows[at].row)
		}
	}
	return lent / units, units / discount
}
