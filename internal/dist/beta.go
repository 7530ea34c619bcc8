package dist

import "math"

// Beta is a beta distribution.
type Beta struct{ s betaShape }

// NewBeta returns the beta distribution of shapes a and b, mean a/(a+b). It is
// refused unless both are from 1e-9 to 1e16.
func NewBeta(a, b float64) (d Beta, ok bool) {
	if !validShape(a) || !validShape(b) {
		return Beta{}, false
	}
	return Beta{newBetaShape(a, b)}, true
}

// CDF returns P(X ≤ x), the regularised incomplete beta function I_x(a, b) of
// DLMF 8.17.2, with a relative error below 1e-12. For x ≤ 0 it is 0, for
// x ≥ 1 it is 1, and for a NaN. Cost: O(1), 0.1 to 2 µs.
func (d Beta) CDF(x float64) float64 {
	p, _ := d.tails(x)
	return p
}

// SF returns P(X > x), which is I_1-x(b, a), with a relative error below
// 1e-12. For x ≤ 0 it is 1, and for a NaN; for x ≥ 1 it is 0. Cost as for
// [Beta.CDF].
func (d Beta) SF(x float64) float64 {
	_, q := d.tails(x)
	return q
}

func (d Beta) tails(x float64) (p, q float64) {
	switch {
	case d.s.a == 0 || math.IsNaN(x):
		return 1, 1
	case x <= 0:
		return 0, 1
	case x >= 1:
		return 1, 0
	}
	y := 1 - x
	p, q, _ = d.s.tails(d.s.point(x, y, 1-y-x))
	return p, q
}

// Quantile returns the x with P(X ≤ x) = p. It is refused unless 0 < p < 1;
// it is 0 where x underflows and 1 where 1-x is below 1e-16, which small
// shapes do. Cost: 3 to 5 times that of [Beta.CDF].
func (d Beta) Quantile(p float64) (x float64, ok bool) {
	if d.s.a == 0 || !(0 < p && p < 1) {
		return 0, false
	}
	return d.s.quantile(p, 1-p).x, true
}

// UpperQuantile returns the x with P(X > x) = q. It is refused unless
// 0 < q < 1. Accuracy and cost as for [Beta.Quantile].
func (d Beta) UpperQuantile(q float64) (x float64, ok bool) {
	if d.s.a == 0 || !(0 < q && q < 1) {
		return 0, false
	}
	return d.s.quantile(1-q, q).x, true
}

// quantile returns the point with lower tail p and upper tail q, whichever is
// smaller being exact; x and y = 1-x each have their own precision.
func (s betaShape) quantile(p, q float64) betaPoint {
	if q < p {
		return s.mirror().lowerQuantile(q).mirror()
	}
	return s.lowerQuantile(p)
}

// lowerQuantile returns the point with lower tail p ≤ ½.
func (s betaShape) lowerQuantile(p float64) betaPoint {
	logLeast := (ln(p) + s.logABAny()) / s.a
	if logLeast < underflowLog {
		return betaPoint{x: math.Exp(logLeast), y: 1, e: -s.a}
	}
	// The leading term x^a/(a·B) of the tail, cut at the mean, is a lower bound
	// of the quantile for b > 1; and the median is less than twice the mean.
	x := min(math.Exp(logLeast), s.a/s.n)
	odds := x / (1 - x)
	if s.a > 1 && s.b > 1 {
		odds = min(max(odds, s.normalGuess(p)), 2*(s.a/s.b))
	}
	return s.refine(odds, p)
}

// refine returns the point with lower tail p, starting from odds x/y.
func (s betaShape) refine(odds, p float64) betaPoint {
	odds = min(max(odds, 1e-300), 1e300)
	x, y := odds/(1+odds), 1/(1+odds)
	way := anywhere()
	for range maxNewton {
		t := s.point(x, y, 0)
		lower, _, density := s.tails(t)
		step, last := way.step(lower, p, density, -t.e, 1)
		r := math.Exp(step)
		x, y = x*r/(y+float64(x*r)), y/(y+float64(x*r))
		if last || x == 0 || y == 0 {
			break
		}
	}
	return s.point(x, y, 0)
}

// normalGuess returns the odds of a first guess of the quantile p for shapes
// above 1, within a few per cent: A&S 26.5.22.
func (s betaShape) normalGuess(p float64) float64 {
	z := -normalQuantile(p)
	u, v := 1/(2*s.a-1), 1/(2*s.b-1)
	h := 2 / (u + v)
	l := (z*z - 3) / 6
	w := z*math.Sqrt(max(h+l, 0))/h - (v-u)*(l+5.0/6-2/(3*h))
	return s.a / s.b * math.Exp(-2*min(max(w, -farStep), farStep))
}

// logABAny returns log(a·B(a, b)) for any shapes, the constant of the leading
// term x^a/(a·B) of the lower tail.
func (s betaShape) logABAny() float64 {
	if s.a <= 1 {
		return s.logAB()
	}
	// log B from the scale of the density, which holds Stirling's corrections.
	return ln(s.a/s.scale) - float64(s.a*math.Log1p(s.b/s.a)) - float64(s.b*math.Log1p(s.a/s.b))
}
