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
func (e equation) exactSign(halves int64) int {
	for _, bits := range [...]uint{192, 512, 2048} {
		growth, ok := e.growth(halves, bits)
		if !ok {
			continue
		}
		if sign := e.balance(growth, bits).sign(); sign != 0 {
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

// growth encloses what one tick multiplies a balance by: the perPeriod-th root
// of 1 + r / perYear. It fails when the bits do not suffice to check a root.
func (e equation) growth(halves int64, bits uint) (bounds, bool) {
	unit := new(big.Int).Mul(big.NewInt(2*essor.FractionUnit), big.NewInt(int64(e.perYear)))
	period := new(big.Rat).SetFrac(new(big.Int).Add(unit, big.NewInt(halves)), unit)
	if period.Sign() <= 0 {
		return bounds{}, false // a rate below -100 %, which no root has
	}
	target := newBounds(bits)
	target.low.SetRat(period)
	target.high.SetRat(period)

	n := e.perPeriod
	whole := func(k int) *big.Float { return new(big.Float).SetPrec(bits).SetInt64(int64(k)) }
	x := new(big.Float).SetPrec(bits).SetFloat64(math.Exp(e.tickRate(halves)))
	for right := uint(32); right < bits; right *= 2 { // Newton: x ← x (n - 1 + target/xⁿ) / n
		ratio := new(big.Float).Quo(target.low, power(x, n))
		ratio.Add(ratio, whole(n-1))
		x.Mul(x, ratio).Quo(x, whole(n))
	}
	slack := new(big.Float).SetMantExp(x, 10-int(bits))
	g := newBounds(bits)
	g.low.Sub(x, slack)
	g.high.Add(x, slack)
	return g, power(g.low, n).Cmp(target.low) <= 0 && power(g.high, n).Cmp(target.high) >= 0
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

// balance encloses what all points are worth together at the last.
func (e equation) balance(growth bounds, bits uint) bounds {
	b := newBounds(bits)
	factors := map[int]bounds{}
	here := 0
	for _, p := range e.points {
		gap := p.ticks - here
		f, known := factors[gap]
		if !known && gap > 0 {
			f = bounds{power(growth.low, gap), power(growth.high, gap)}
			factors[gap] = f
		}
		if gap > 0 {
			least, most := f.low, f.high
			if b.low.Sign() < 0 {
				least = f.high
			}
			if b.high.Sign() < 0 {
				most = f.low
			}
			b.low.Mul(b.low, least)
			b.high.Mul(b.high, most)
		}
		amount := new(big.Float).SetInt64(p.amount)
		b.low.Add(b.low, amount)
		b.high.Add(b.high, amount)
		here = p.ticks
	}
	return b
}
