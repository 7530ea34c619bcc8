package cost

import (
	"math"

	"github.com/essor-go/essor"
)

// twofold is a number as a sum of two floats of which the second is at most
// half a unit in the last place of the first: some 106 bits. Sums miss by less
// than 2⁻¹⁰⁰ of what their terms are in size, products and quotients by less
// than 2⁻¹⁰⁰ of themselves.
//
// Source: Dekker, A Floating-Point Technique for Extending the Available
// Precision (1971).
type twofold struct{ high, low float64 }

// fold returns the sum of two floats of which the first is the greater.
func fold(high, low float64) twofold {
	sum := high + low
	return twofold{sum, low - (sum - high)}
}

// twofoldOf returns a whole number, of less than 63 bits, exactly.
func twofoldOf(n int64) twofold {
	high := float64(n)
	return twofold{high, float64(n - int64(high))}
}

func (x twofold) plus(y twofold) twofold {
	sum := x.high + y.high
	of := sum - x.high
	rest := (x.high - (sum - of)) + (y.high - of)
	return fold(sum, rest+(x.low+y.low))
}

func (x twofold) times(y twofold) twofold {
	product := float64(x.high * y.high)
	rest := math.FMA(x.high, y.high, -product)
	return fold(product, rest+(float64(x.high*y.low)+float64(x.low*y.high)))
}

func (x twofold) over(y twofold) twofold {
	q := x.high / y.high
	rest := x.plus(y.times(twofold{-q, 0}))
	return fold(q, rest.high/y.high)
}

// power returns xⁿ for a positive n.
func (x twofold) power(n int) twofold {
	out := twofold{1, 0}
	for ; n > 1; n >>= 1 {
		if n&1 == 1 {
			out = out.times(x)
		}
		x = x.times(x)
	}
	return out.times(x)
}

// balance is what points are worth on the first day, and what payments and
// advances are worth together.
type balance struct {
	sum  twofold
	size float64
}

func (b *balance) add(amount int64, discount twofold) {
	worth := twofoldOf(amount).times(discount)
	b.sum = b.sum.plus(worth)
	b.size += math.Abs(worth.high)
}

// fineSign returns the sign of the equation at a yearly rate in halves of its
// last decimal, in twice the precision of floats, or 0 where that does not
// suffice. A discount misses by 2⁻¹⁰⁰ for each tick that it was raised to, and
// for each product, of which 16 a point are more than enough; 2⁻⁹² leaves
// room for rates that are nearly -100 %. What overflows compares to nothing.
func (e *equation) fineSign(halves int64) int {
	rate := twofoldOf(halves).times(twofold{float64(e.outOf), 0}).over(twofold{2 * essor.FractionUnit * float64(e.perYear), 0})
	var b balance
	switch e.accrual {
	case compound:
		e.weighFinely(&b, e.tickDiscount(rate))
	case broken:
		e.weighBroken(&b, rate)
	case chained:
		e.weighChained(&b, rate)
	}
	switch doubt := b.size * 0x1p-92 * (e.span() + 16*float64(len(e.points)) + 64); {
	case b.sum.high > doubt:
		return 1
	case b.sum.high < -doubt:
		return -1
	}
	return 0
}

// tickDiscount returns what one tick divides a worth by, less a period's rate:
// the perPeriod-th root of 1 over 1 + rate. Each step of Newton's doubles the
// bits of the float that it begins with.
func (e *equation) tickDiscount(rate twofold) twofold {
	one, n := twofold{1, 0}, e.perPeriod
	growth := one.plus(rate)
	if n == 1 {
		return one.over(growth)
	}
	x := twofold{math.Exp(-math.Log1p(rate.high) / float64(n)), 0}
	for range 2 {
		gap := one.plus(growth.times(x.power(n)).times(twofold{-1, 0}))
		x = x.plus(x.times(gap).over(twofold{float64(n), 0}))
	}
	return x
}

// weighFinely discounts every point by a power of what a tick does.
func (e *equation) weighFinely(b *balance, tick twofold) {
	discount, here := twofold{1, 0}, 0
	gap, by := 0, discount
	for i := range e.points {
		p := &e.points[i]
		if p.ticks != here {
			if p.ticks-here != gap {
				gap = p.ticks - here
				by = tick.power(gap)
			}
			discount, here = discount.times(by), p.ticks
		}
		b.add(p.amount, discount)
	}
}

// weighBroken discounts whole periods, and divides by what simple interest
// makes of the rest.
func (e *equation) weighBroken(b *balance, rate twofold) {
	one := twofold{1, 0}
	period, discount, here := one.over(one.plus(rate)), one, 0
	for i := range e.points {
		p := &e.points[i]
		whole, rest := p.ticks/e.perPeriod, p.ticks%e.perPeriod
		if whole != here {
			discount, here = discount.times(period.power(whole-here)), whole
		}
		by := discount
		if rest > 0 {
			part := rate.times(twofold{float64(rest), 0}).over(twofold{float64(e.perPeriod), 0})
			by = discount.over(one.plus(part))
		}
		b.add(p.amount, by)
	}
}

// weighChained divides from one payment to the next by what simple interest by
// the day makes of 1.
func (e *equation) weighChained(b *balance, rate twofold) {
	grown := func(days int) twofold {
		return twofold{1, 0}.plus(rate.times(twofold{float64(days), 0}))
	}
	discount, since := twofold{1, 0}, 0
	for k := 0; k < len(e.points); {
		next := e.nextDue(k)
		due := e.points[next].ticks
		discount = discount.over(grown(due - since))
		for ; k <= next; k++ {
			b.add(e.points[k].amount, discount.times(grown(due-e.points[k].ticks)))
		}
		since = due
	}
}
