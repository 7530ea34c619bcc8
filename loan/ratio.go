package loan

import "math/bits"

// ratio is the interest that a balance earns for one weight of time, as a
// fraction num/den, made ready to be multiplied without dividing.
//
// Interest is the whole number nearest to balance × weight × num / den, ties
// to even. The high word of balance × weight × ⌊2⁶⁴ num/den⌋, rounded, is
// within 0.7 of that quotient for balances to 10¹⁷ and weights to 32, and
// hardly ever more than a half; the remainder, exact beside it, tells. Only
// then, and for ties, a division decides. So the balance waits for one
// multiplication a row instead of a multiplication and a division.
type ratio struct {
	num, den uint64
	inverse  uint64 // ⌊2⁶⁴ num/den⌋
	half     uint64 // ⌊(den-1)/2⌋, the largest remainder that needs no second look
}

// newRatio returns yearRate × 10⁻¹² / basis. A whole period of any frequency
// earns less than the balance itself at [MaxYearRate]: weight × num < den.
func newRatio(yearRate int64, basis int) ratio {
	num, den := uint64(yearRate), uint64(rateUnit)*uint64(basis)
	inverse, _ := bits.Div64(num, 0, den)
	return ratio{num, den, inverse, (den - 1) / 2}
}

// of returns the interest on a balance of 0 to 10¹⁷ by division.
func (r ratio) of(balance int64, weight uint64) int64 {
	hi, lo := bits.Mul64(uint64(balance), r.num*weight)
	return divHalfEven(hi, lo, r.den)
}

// divHalfEven returns (hi, lo) / den, rounded half to even. The quotient must
// fit an int64.
func divHalfEven(hi, lo, den uint64) int64 {
	q, rest := bits.Div64(hi, lo, den)
	if other := den - rest; rest > other || rest == other && q&1 == 1 {
		q++
	}
	return int64(q)
}
