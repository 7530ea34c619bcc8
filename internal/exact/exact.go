// Package exact multiplies and divides int64 amounts without losing a unit:
// products are formed in 128 bits, quotients rounded by a named rule, and
// parts of a whole add up to it.
//
// Source: Knuth, The Art of Computer Programming 2, 4.3.1 (through math/bits);
// the rounding names are those of IEEE 754-2019 and of [math/big]; largest
// remainder is Hamilton's method.
package exact

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// Rounding says what to do with the part of a quotient below one unit.
type Rounding uint8

// The rounding rules. Ties are quotients that end in exactly one half.
const (
	HalfEven Rounding = iota // to nearest, ties to the even neighbour
	HalfUp                   // to nearest, ties away from zero
	Up                       // away from zero
	Down                     // towards zero
	Ceiling                  // towards plus infinity
	Floor                    // towards minus infinity
)

// MulDiv returns a × b ÷ c rounded by r, and false when c is zero or the
// result lies outside ±[math.MaxInt64]: the smallest int64 is never returned,
// so that every result can be negated. The product is exact in 128 bits.
func MulDiv(a, b, c int64, r Rounding) (int64, bool) {
	negative := (a < 0) != (b < 0) != (c < 0)
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	d := magnitude(c)
	if hi >= d {
		return 0, false // also when c is zero
	}
	q, rem := bits.Div64(hi, lo, d)
	if q > math.MaxInt64 {
		return 0, false // before rounding, which could wrap it to zero
	}
	if rem != 0 && roundsAway(q, rem, d, negative, r) {
		q++
	}
	if q > math.MaxInt64 {
		return 0, false
	}
	if negative {
		return -int64(q), true
	}
	return int64(q), true
}

// roundsAway decides whether q + rem/d, 0 < rem < d, rounds away from zero.
func roundsAway(q, rem, d uint64, negative bool, r Rounding) bool {
	switch r {
	case Up:
		return true
	case Down:
		return false
	case Ceiling:
		return !negative
	case Floor:
		return negative
	}
	twiceLess := cmp.Compare(rem, d-rem) // rem against d/2, without doubling
	return twiceLess > 0 || twiceLess == 0 && (r == HalfUp || q&1 == 1)
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// Apportion divides total in proportion to the weights by largest remainder,
// ties to the earlier part. The parts add up to total, and each is within one
// unit of its exact share. The weights must not be negative and must add up
// to between 1 and the largest int64; otherwise the result is nil.
// Cost: O(n log n).
func Apportion(total int64, weights []int64) []int64 {
	sum := int64(0)
	for _, w := range weights {
		if w < 0 || sum > math.MaxInt64-w {
			return nil
		}
		sum += w
	}
	if sum == 0 || total == math.MinInt64 {
		return nil
	}
	type share struct {
		rest uint64
		at   int
	}
	parts, left := make([]int64, len(weights)), magnitude(total)
	rests := make([]share, len(weights))
	for i, w := range weights {
		hi, lo := bits.Mul64(magnitude(total), uint64(w))
		q, rest := bits.Div64(hi, lo, uint64(sum)) // w ≤ sum: hi < sum unless equal
		parts[i], rests[i] = int64(q), share{rest, i}
		left -= q
	}
	slices.SortFunc(rests, func(a, b share) int {
		return cmp.Or(cmp.Compare(b.rest, a.rest), cmp.Compare(a.at, b.at))
	})
	for _, s := range rests[:left] {
		parts[s.at]++
	}
	if total < 0 {
		for i := range parts {
			parts[i] = -parts[i]
		}
	}
	return parts
}
