package cost

import (
	"math"
	"math/big"

	"github.com/essor-go/essor"
)

// exactSign returns the sign of the equation at a yearly rate in halves of its
// last decimal, with certainty: it carries the balance from point to point
// between two bounds, one rounded down and one up, until both have the same
// sign. It returns 0 when 2,048 bits do not tell them from zero, which is how
// a rate that is the root itself shows.
func (e *equation) exactSign(halves int64) int {
	for _, bits := range [...]uint{192, 512, 2048} {
		b, ok := e.balance(halves, bits)
		if !ok {
			continue
		}
		if sign := b.sign(); sign != 0 {
			return sign
		}
	}
	return 0
}

// bounds enclose a number.
type bounds struct{ low, high *big.Float }

func newBounds(bits uint) bounds {
	return bounds{
		new(big.Float).SetPrec(bits).SetMode(big.ToNegativeInf),
		new(big.Float).SetPrec(bits).SetMode(big.ToPositiveInf),
	}
}

// sign returns the sign of what is enclosed, 0 when it may be either.
func (b bounds) sign() int {
	switch {
	case b.low.Sign() > 0:
		return 1
	case b.high.Sign() < 0:
		return -1
	}
	return 0
}

// times multiplies b by positive bounds.
func (b bounds) times(factor bounds) {
	least, most := factor.low, factor.high
	if b.low.Sign() < 0 {
		least = factor.high
	}
	if b.high.Sign() < 0 {
		most = factor.low
	}
	b.low.Mul(b.low, least)
	b.high.Mul(b.high, most)
}

// over divides b by positive bounds.
func (b bounds) over(divisor bounds) {
	least, most := divisor.high, divisor.low
	if b.low.Sign() < 0 {
		least = divisor.low
	}
	if b.high.Sign() < 0 {
		most = divisor.high
	}
	b.low.Quo(b.low, least)
	b.high.Quo(b.high, most)
}

func (b bounds) plus(c bounds) {
	b.low.Add(b.low, c.low)
	b.high.Add(b.high, c.high)
}

// enclose returns bounds of an exact number.
func enclose(x *big.Rat, bits uint) bounds {
	b := newBounds(bits)
	b.low.SetRat(x)
	b.high.SetRat(x)
	return b
}

func encloseInt(n int64, bits uint) bounds {
	b := newBounds(bits)
	b.low.SetInt64(n)
	b.high.SetInt64(n)
	return b
}

// periodRate returns what a yearly rate is a period, exactly.
func (e *equation) periodRate(halves int64) *big.Rat {
	unit := new(big.Int).Mul(big.NewInt(2*essor.FractionUnit), big.NewInt(int64(e.perYear)))
	return new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(halves), big.NewInt(int64(e.outOf))), unit)
}

// balance encloses what all points are worth together at the last, or at
// another moment. It fails when the rate is below -100 % a period, or the bits
// do not suffice to enclose it.
func (e *equation) balance(halves int64, bits uint) (bounds, bool) {
	rate := e.periodRate(halves)
	period := new(big.Rat).Add(rate, big.NewRat(1, 1))
	if period.Sign() <= 0 {
		return bounds{}, false
	}
	switch e.accrual {
	case broken:
		return e.brokenBalance(rate, enclose(period, bits), bits), true
	case chained:
		return e.chainedBalance(rate, bits), true
	}
	growth, ok := e.growth(enclose(period, bits), bits)
	if !ok {
		return bounds{}, false
	}
	return e.compoundBalance(growth, bits), true
}

// growth encloses what one tick multiplies a balance by: the perPeriod-th root
// of what a period does. It fails when the bits do not suffice to check a root.
func (e *equation) growth(period bounds, bits uint) (bounds, bool) {
	n := e.perPeriod
	if n == 1 {
		return period, true
	}
	whole := func(k int) *big.Float { return new(big.Float).SetPrec(bits).SetInt64(int64(k)) }
	whole64, _ := period.low.Float64()
	x := new(big.Float).SetPrec(bits).SetFloat64(math.Exp(math.Log(whole64) / float64(n)))
	for right := uint(16); right < bits; right *= 2 { // Newton: x ← x (n - 1 + period/xⁿ) / n
		ratio := new(big.Float).Quo(period.low, power(x, n))
		ratio.Add(ratio, whole(n-1))
		x.Mul(x, ratio).Quo(x, whole(n))
	}
	slack := new(big.Float).SetMantExp(x, 10-int(bits))
	g := newBounds(bits)
	g.low.Sub(x, slack)
	g.high.Add(x, slack)
	return g, power(g.low, n).Cmp(period.low) <= 0 && power(g.high, n).Cmp(period.high) >= 0
}

// power returns xⁿ for positive x and n, rounded in x's direction throughout.
func power(x *big.Float, n int) *big.Float {
	square := new(big.Float).Copy(x)
	var out *big.Float
	for ; ; square.Mul(square, square) {
		if n&1 == 1 {
			if out == nil {
				out = new(big.Float).Copy(square)
			} else {
				out.Mul(out, square)
			}
		}
		if n >>= 1; n == 0 {
			return out
		}
	}
}

// powers returns, and remembers, what a number of ticks or periods multiplies
// a balance by.
type powers struct {
	base  bounds
	known map[int]bounds
}

func (p *powers) of(n int) bounds {
	f, ok := p.known[n]
	if !ok {
		f = bounds{power(p.base.low, n), power(p.base.high, n)}
		p.known[n] = f
	}
	return f
}

// compoundBalance carries the balance from tick to tick.
func (e *equation) compoundBalance(growth bounds, bits uint) bounds {
	b, factors, here := newBounds(bits), powers{growth, map[int]bounds{}}, 0
	for _, p := range e.points {
		if gap := p.ticks - here; gap > 0 {
			b.times(factors.of(gap))
		}
		b.plus(encloseInt(p.amount, bits))
		here = p.ticks
	}
	return b
}

// brokenBalance carries the balance from whole period to whole period; what
// lies a fraction f beyond one counts for its amount over 1 + f i there.
func (e *equation) brokenBalance(rate *big.Rat, period bounds, bits uint) bounds {
	b, factors, here := newBounds(bits), powers{period, map[int]bounds{}}, 0
	shrink := map[int]bounds{}
	for _, p := range e.points {
		whole, rest := p.ticks/e.perPeriod, p.ticks%e.perPeriod
		if gap := whole - here; gap > 0 {
			b.times(factors.of(gap))
		}
		amount := encloseInt(p.amount, bits)
		if rest > 0 {
			by, known := shrink[rest]
			if !known {
				by = enclose(simple(rate, rest, e.perPeriod), bits)
				shrink[rest] = by
			}
			amount.over(by)
		}
		b.plus(amount)
		here = whole
	}
	return b
}

// chainedBalance carries the balance from payment to payment.
func (e *equation) chainedBalance(rate *big.Rat, bits uint) bounds {
	b, since := newBounds(bits), 0
	for k := 0; k < len(e.points); {
		next := e.nextDue(k)
		due := e.points[next].ticks
		b.times(enclose(simple(rate, due-since, 1), bits))
		for ; k <= next; k++ {
			amount := encloseInt(e.points[k].amount, bits)
			amount.times(enclose(simple(rate, due-e.points[k].ticks, 1), bits))
			b.plus(amount)
		}
		since = due
	}
	return b
}

// simple returns 1 + rate × ticks / per.
func simple(rate *big.Rat, ticks, per int) *big.Rat {
	out := new(big.Rat).Mul(rate, big.NewRat(int64(ticks), int64(per)))
	return out.Add(out, big.NewRat(1, 1))
}
