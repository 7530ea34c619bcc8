package sum

import (
	"math"
	"math/bits"
)

// limbs is a non-negative number Σ limb[k]·2^(32k-1075), each limb less than
// 2³² but the last, which may use 63 bits.
type limbs [chunks]uint64

// Float64 returns the sum rounded once, to nearest, ties to even. The empty
// sum and a sum that cancels are +0. Where the exact sum is at least
// 2¹⁰²⁴ - 2⁹⁷⁰ in magnitude the result is the infinity of its sign. It does
// not change the value that a holds. Cost: O(1), about 150 ns.
func (a *Acc) Float64() float64 {
	m, negative := a.magnitude()
	return m.round(negative, false)
}

// Mean returns the sum divided by n, rounded once, to nearest, ties to even:
// the correctly rounded mean of n values. It can't overflow when the n values
// are finite, even if their sum does. n must be at least 1; for less the
// result is 0. Cost: O(1), about 500 ns.
func (a *Acc) Mean(n int64) float64 {
	if n < 1 {
		return 0
	}
	m, negative := a.magnitude()
	rest := m.divide(uint64(n))
	return m.round(negative, rest != 0)
}

// Sign returns -1, 0 or 1: the sign of the exact sum. Cost: O(1), 100 ns.
func (a *Acc) Sign() int {
	m, negative := a.magnitude()
	switch {
	case m.top() < 0:
		return 0
	case negative:
		return -1
	}
	return 1
}

// magnitude returns the absolute value of the sum with carries done, and
// whether the sum is negative. a keeps its value and its carries.
func (a *Acc) magnitude() (m limbs, negative bool) {
	c := *a
	c.carry()
	negative = c.chunk[chunks-1] < 0
	if negative {
		for k := range c.chunk {
			c.chunk[k] = -c.chunk[k]
		}
		c.carry()
	}
	for k, v := range c.chunk {
		m[k] = uint64(v)
	}
	return m, negative
}

// divide replaces m by the whole part of m/n and returns the remainder, in
// units of 2^-1075.
func (m *limbs) divide(n uint64) (rest uint64) {
	// The last limb has up to 63 bits, the others 32; rest < n holds always,
	// and so does rest>>32 < n, which Div64 asks for.
	m[chunks-1], rest = m[chunks-1]/n, m[chunks-1]%n
	for k := chunks - 2; k >= 0; k-- {
		m[k], rest = bits.Div64(rest>>place, rest<<place|m[k], n)
	}
	return rest
}

// top returns the index of the highest limb that is not zero, or -1.
func (m *limbs) top() int {
	for k := chunks - 1; k >= 0; k-- {
		if m[k] != 0 {
			return k
		}
	}
	return -1
}

// round returns m, with sticky saying whether something below its last bit
// was cut off, as the nearest float64, ties to even.
func (m *limbs) round(negative, sticky bool) float64 {
	t := m.top()
	if t < 0 {
		// What was cut off is less than half of the smallest float.
		return 0
	}
	// high is the position of the leading bit, counted from 2^-1075.
	high := place*t + bits.Len64(m[t]) - 1
	// A float keeps 53 bits, none of them below 2^-1074, which is position 1.
	low := max(high-fracBits, 1)
	kept := m.bitsFrom(low)
	half := m.bit(low - 1)
	if half && (sticky || kept&1 == 1 || m.anyBelow(low-1)) {
		kept++
	}
	// kept is at most 2⁵³, an exact float, and Ldexp is exact or overflows.
	f := math.Ldexp(float64(kept), low-unitExp)
	if negative && f != 0 {
		f = -f
	}
	return f
}

// bitsFrom returns the bits of m from position low on; there are at most 53.
func (m *limbs) bitsFrom(low int) uint64 {
	k, shift := low/place, uint(low%place)
	v := m[k] >> shift
	for j, up := k+1, place-shift; j < chunks && up < 64; j, up = j+1, up+place {
		v |= m[j] << up
	}
	return v
}

// bit tells whether the bit at the given position is set.
func (m *limbs) bit(at int) bool {
	k := min(at/place, chunks-1)
	return m[k]>>uint(at-place*k)&1 == 1
}

// anyBelow tells whether any bit below the given position is set.
func (m *limbs) anyBelow(at int) bool {
	k := min(at/place, chunks-1)
	if m[k]&(1<<uint(at-place*k)-1) != 0 {
		return true
	}
	for _, v := range m[:k] {
		if v != 0 {
			return true
		}
	}
	return false
}
