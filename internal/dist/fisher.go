package dist

import "math"

// F is an F distribution, the ratio of two mean squares.
type F struct {
	df1, df2 float64
	s        betaShape // df1/2 and df2/2
}

// NewF returns the F distribution with df1 degrees of freedom above and df2
// below, not necessarily whole. It is refused unless both are from 2e-9 to
// 2e16.
func NewF(df1, df2 float64) (d F, ok bool) {
	if !validShape(df1/2) || !validShape(df2/2) {
		return F{}, false
	}
	return F{df1: df1, df2: df2, s: newBetaShape(df1/2, df2/2)}, true
}

// CDF returns P(X ≤ f), I_x(df1/2, df2/2) with x = df1·f/(df1·f+df2), DLMF
// 8.17.2 (A&S 26.6.2), with a relative error below 1e-12. For f ≤ 0 it is 0,
// for a NaN 1. Cost: O(1), 0.1 to 2 µs.
func (d F) CDF(f float64) float64 {
	p, _ := d.tails(f)
	return p
}

// SF returns P(X > f), the p-value of an F test, with a relative error below
// 1e-12. For f ≤ 0 it is 1, and for a NaN. Cost as for [F.CDF].
func (d F) SF(f float64) float64 {
	_, q := d.tails(f)
	return q
}

func (d F) tails(f float64) (p, q float64) {
	switch {
	case d.df1 == 0 || math.IsNaN(f):
		return 1, 1
	case f <= 0:
		return 0, 1
	}
	odds := d.df1 / d.df2 * f
	switch {
	case odds > 1e250:
		q = d.s.mirror().farTail(ln(d.df2/d.df1) - ln(f))
		return 1 - q, q
	case odds < 1e-250:
		p = d.s.farTail(ln(d.df1/d.df2) + ln(f))
		return p, 1 - p
	}
	t := betaPoint{x: odds / (1 + odds), y: 1 / (1 + odds)}
	// e = b·x - a·y is a·y·(f-1), and with a·y·f = b·x also b·x·(f-1)/f.
	if f > 1 {
		t.e = d.s.b * t.x * ((f - 1) / f)
	} else {
		t.e = d.s.a * t.y * (f - 1)
	}
	p, q, _ = d.s.tails(t)
	return p, q
}

// farTail returns the lower tail at exp(logX), where x^a/(a·B) is all that is
// left of it.
func (s betaShape) farTail(logX float64) float64 {
	return clamp1(math.Exp(float64(s.a*logX) - s.logABAny()))
}

// Quantile returns the f with P(X ≤ f) = p. It is refused unless 0 < p < 1,
// and where f is beyond float64; it is 0 where f underflows. Cost: 3 to 5
// times that of [F.CDF].
func (d F) Quantile(p float64) (f float64, ok bool) { return d.quantile(p, 1-p) }

// UpperQuantile returns the f with P(X > f) = q: 4.96 for 0.05, 1 and 10
// degrees of freedom. Refusals and cost as for [F.Quantile].
func (d F) UpperQuantile(q float64) (f float64, ok bool) { return d.quantile(1-q, q) }

func (d F) quantile(p, q float64) (f float64, ok bool) {
	if d.df1 == 0 || !(0 < p && p < 1 || 0 < q && q < 1) {
		return 0, false
	}
	t := d.s.quantile(p, q)
	f = t.x / t.y * (d.df2 / d.df1)
	if !(f <= math.MaxFloat64) {
		return 0, false
	}
	return f, true
}
