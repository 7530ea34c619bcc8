package sum

import (
	"math"
	"math/big"
)

// Mean returns the mean of xs, rounded once, to nearest, ties to even. It
// depends on no order and can't overflow. The values must be finite; the mean
// of none is 0. Cost: O(len(xs)), about 2 ns a value.
func Mean(xs []float64) float64 {
	var a Acc
	a.AddAll(xs)
	return a.Mean(int64(len(xs)))
}

// Moments returns the mean of xs, as [Mean] does, and m2, the sum of the
// squared differences from the mean: m2/(n-1) is the sample variance. Neither
// depends on the order of xs.
//
// m2 is within a relative 1e-15 of the exact value, also where the mean is
// huge beside the spread, unless it is subnormal; it is never negative. It is
// +Inf where the exact value is beyond float64, which takes values beyond
// 1e146. For no value, or one, it is 0. The values must be finite.
//
// Cost: O(len(xs)), two passes, about 5 ns a value; four where values are
// beyond 1e120 or all differences below 1e-120.
func Moments(xs []float64) (mean, m2 float64) {
	n := int64(len(xs))
	if n == 0 {
		return 0, 0
	}
	var rest Acc
	rest.AddAll(xs)
	mean = rest.Mean(n)
	// The mean was rounded, and the squares around the rounded mean exceed
	// those around the exact one by r²/n with r = Σ(x-mean), which is exact
	// here until it is rounded.
	rest.AddTimes(-mean, n)
	r := rest.Float64()

	var squares Acc
	for _, x := range xs {
		d := x - mean
		squares.Add(d * d)
	}
	m2 = squares.Float64()
	if 1e-240 < m2 && m2 < 1e300 {
		return mean, max(m2-float64(r*r)/float64(n), 0)
	}
	return mean, scaledMoment(xs, mean, r)
}

// scaledMoment returns m2 of Moments where squares would overflow or
// underflow: everything is first divided by a power of two near the largest
// difference.
func scaledMoment(xs []float64, mean, r float64) float64 {
	half := 0.0 // of the largest difference, which itself may overflow
	for _, x := range xs {
		half = max(half, math.Abs(float64(x/2)-float64(mean/2)))
	}
	_, exp := math.Frexp(half)
	var squares Acc
	for _, x := range xs {
		// Divide the large before, the small after the subtraction: either
		// way nothing but the subtraction rounds.
		d := math.Ldexp(x, min(-exp, 0)) - math.Ldexp(mean, min(-exp, 0))
		d = math.Ldexp(d, max(-exp, 0))
		squares.Add(d * d)
	}
	r = math.Ldexp(r, -exp)
	m2 := max(squares.Float64()-float64(r*r)/float64(len(xs)), 0)
	return math.Ldexp(m2, 2*exp)
}

// Central returns Σ(x-mean)², the m2 of [Moments], of n values whose exact sum
// and exact sum of squares are given, rounded once, to nearest, ties to even.
// It is what [Acc.Merge] leaves when the values themselves are gone: sum from
// Add, squares from AddProduct(x, x), over the same n values in any shards.
//
// Unlike the textbook formula in floats it loses nothing to cancellation. n
// must be at least 1; for less, or for sums of different values that no real
// numbers could have, the result is 0. It is +Inf where the exact value is
// beyond float64. Cost: O(1), about 3 µs and some allocations.
func Central(n int64, sum, squares *Acc) float64 {
	if n < 1 {
		return 0
	}
	// In units u = 2^-1075: (n·q·u - s²·u²)/n = (n·q/u - s²)·u²/n.
	s, q := sum.units(), squares.units()
	count := big.NewInt(n)
	q.Mul(q, count)
	q.Lsh(q, unitExp)
	q.Sub(q, s.Mul(s, s))
	if q.Sign() <= 0 {
		return 0
	}
	// 64 more bits than the divisor has, so that the quotient has more than
	// 55; then the remainder only has to keep ties from looking like ties.
	const extra = 128
	var rest big.Int
	q.QuoRem(q.Lsh(q, extra), count, &rest)
	if rest.Sign() != 0 {
		q.SetBit(q, 0, 1)
	}
	var f big.Float
	f.SetInt(q)
	f.SetMantExp(&f, -2*unitExp-extra)
	v, _ := f.Float64()
	return v
}

// units returns the sum in units of 2^-1075.
func (a *Acc) units() *big.Int {
	m, negative := a.magnitude()
	v, limb := new(big.Int), new(big.Int)
	for k := m.top(); k >= 0; k-- {
		v.Lsh(v, place)
		v.Add(v, limb.SetUint64(m[k]))
	}
	if negative {
		v.Neg(v)
	}
	return v
}
