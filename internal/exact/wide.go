package exact

import "math/bits"

// Wide is an unsigned number of 192 bits, least word first: an amount below
// 2⁵⁷ times a coefficient below 2¹²⁸ fits, and so does a sum of such products
// whose amounts add up to less than 2⁵⁷, or whose coefficients add up to less
// than 2¹²⁸.
type Wide [3]uint64

// AddMul adds a × (hi, lo).
func (w *Wide) AddMul(a, hi, lo uint64) {
	h0, l0 := bits.Mul64(a, lo)
	h1, l1 := bits.Mul64(a, hi)
	middle, carry := bits.Add64(l1, h0, 0)
	top := h1 + carry
	w[0], carry = bits.Add64(w[0], l0, 0)
	w[1], carry = bits.Add64(w[1], middle, carry)
	w[2], _ = bits.Add64(w[2], top, carry)
}

// Div returns w / (c × d), rounded, and false when it is [math.MaxInt64] or
// more. Both divisors must be more than 0.
func (w Wide) Div(c, d uint64, rule Rounding) (int64, bool) {
	w, rest := w.divWord(c)
	w, most := w.divWord(d)
	if w[2]|w[1] != 0 || w[0] >= 1<<63-1 {
		return 0, false
	}
	if hi, lo := bits.Mul64(most, c); rest|most != 0 {
		lo, carry := bits.Add64(lo, rest, 0)
		if roundsUp(hi+carry, lo, c, d, w[0]&1 == 1, rule) {
			w[0]++
		}
	}
	return int64(w[0]), true
}

func (w Wide) divWord(d uint64) (q Wide, rest uint64) {
	for i := 2; i >= 0; i-- {
		if rest == 0 && w[i] < d { // as most high words are
			rest = w[i]
			continue
		}
		q[i], rest = bits.Div64(rest, w[i], d)
	}
	return q, rest
}

// roundsUp decides for a remainder (hi, lo) above 0 of a division by c × d.
func roundsUp(hi, lo, c, d uint64, odd bool, rule Rounding) bool {
	switch rule {
	case Up, Ceiling:
		return true
	case Down, Floor:
		return false
	}
	top, bottom := bits.Mul64(c, d)
	bottom, borrow := bits.Sub64(bottom, lo, 0)
	top, _ = bits.Sub64(top, hi, borrow) // what is missing to the next
	if hi != top {
		return hi > top
	}
	return lo > bottom || lo == bottom && (odd || rule == HalfUp)
}
