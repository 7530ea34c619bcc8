package dist

import "math"

// MaxTrials is the largest number of trials of a [Binomial], 2⁵³.
const MaxTrials = 1 << 53

// Binomial is the distribution of the number of successes in n trials.
type Binomial struct {
	n   int64
	p   float64
	set bool
}

// NewBinomial returns the distribution of the number of successes in n trials
// of probability p each. It is refused unless 0 ≤ n ≤ [MaxTrials] and
// 0 ≤ p ≤ 1.
func NewBinomial(n int64, p float64) (d Binomial, ok bool) {
	if n < 0 || n > MaxTrials || !(0 <= p && p <= 1) {
		return Binomial{}, false
	}
	return Binomial{n: n, p: p, set: true}, true
}

// PMF returns P(X = k) with a relative error below 1e-12; it is 0 outside 0 to
// n. Cost: O(1), 0.2 µs.
func (d Binomial) PMF(k int64) float64 {
	_, _, at := d.tails(k)
	return at
}

// CDF returns P(X ≤ k), which is I_1-p(n-k, k+1), DLMF 8.17.5, with a relative
// error below 1e-12: nothing is summed, and n may be large. It is 0 for k < 0.
// Cost: O(1), 0.3 to 2 µs.
func (d Binomial) CDF(k int64) float64 {
	lower, _, _ := d.tails(k)
	return lower
}

// SF returns P(X > k) with a relative error below 1e-12; P(X ≥ k) is SF(k-1).
// It is 1 for k < 0. Cost as for [Binomial.CDF].
func (d Binomial) SF(k int64) float64 {
	_, upper, _ := d.tails(k)
	return upper
}

// MidCDF returns P(X < k) + P(X = k)/2, the lower mid-p tail (H. O. Lancaster,
// JASA 56 (1961) 223–234), with a relative error below 1e-12. MidCDF(k) and
// MidSF(k) sum to 1. Cost as for [Binomial.CDF].
func (d Binomial) MidCDF(k int64) float64 {
	lower, _, at := d.tails(k)
	return lower - at/2 // loses at most one bit
}

// MidSF returns P(X > k) + P(X = k)/2, the upper mid-p tail, as
// [Binomial.MidCDF] does.
func (d Binomial) MidSF(k int64) float64 {
	_, upper, at := d.tails(k)
	return upper + at/2
}

// tails returns P(X ≤ k), P(X > k) and P(X = k).
func (d Binomial) tails(k int64) (lower, upper, at float64) {
	n, p := d.n, d.p
	switch {
	case !d.set:
		return 1, 1, 1
	case k < 0:
		return 0, 1, 0
	case k > n:
		return 1, 0, 0
	case p == 0 || p == 1:
		return d.certain(k)
	case k == n:
		return 1, 0, math.Exp(float64(n) * ln(p))
	}
	a, b := float64(n-k), float64(k+1)
	s := newBetaShape(a, b)
	q := 1 - p
	// The density of the log-odds at q is C(n, k)·(n-k)·q^(n-k)·p^(k+1), and
	// b·q - a·p is b - (n+1)·p, rounded once.
	t := betaPoint{x: q, y: p, e: math.FMA(-(a + b), p, b)}
	lower, upper, density := s.tails(t)
	at = density / a / p
	if density < 1e-290 {
		// p^(k+1) may underflow where p^k does not.
		at = math.Exp(ln(s.scale/a) - ln(p) + s.exponent(t))
	}
	return lower, upper, clamp1(at)
}

// certain returns the tails where every trial fails (p = 0) or succeeds.
func (d Binomial) certain(k int64) (lower, upper, at float64) {
	result := int64(0)
	if d.p == 1 {
		result = d.n
	}
	if k >= result {
		lower = 1
	}
	if k == result {
		at = 1
	}
	return lower, 1 - lower, at
}
