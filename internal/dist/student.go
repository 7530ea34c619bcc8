package dist

import "math"

// StudentT is a Student t distribution.
type StudentT struct {
	df float64
	s  betaShape // df/2 and ½
}

// NewStudentT returns the t distribution with df degrees of freedom, not
// necessarily whole, as Welch's test needs. It is refused unless
// 2e-9 ≤ df ≤ 2e16.
func NewStudentT(df float64) (d StudentT, ok bool) {
	if !validShape(df / 2) {
		return StudentT{}, false
	}
	return StudentT{df: df, s: newBetaShape(df/2, 0.5)}, true
}

// CDF returns P(T ≤ t) with a relative error below 1e-12, also far below 0.
// Infinities are taken; a NaN gives 1. Cost: O(1), 0.2 to 0.7 µs.
func (d StudentT) CDF(t float64) float64 { return d.SF(-t) }

// SF returns P(T > t), the one-sided p-value, with a relative error below
// 1e-12, also far above 0: half of I_x(df/2, ½) with x = df/(df+t²), DLMF
// 8.17.2 (A&S 26.7.1). Infinities are taken; a NaN gives 1. Cost as for
// [StudentT.CDF].
func (d StudentT) SF(t float64) float64 {
	if d.df == 0 || math.IsNaN(t) {
		return 1
	}
	tail := d.twoSided(math.Abs(t)) / 2
	if t < 0 {
		return 1 - tail
	}
	return tail
}

// twoSided returns P(|T| > t) for t ≥ 0.
func (d StudentT) twoSided(t float64) float64 {
	if t > 1e100 {
		// Here only the leading term x^a/(a·B) is left, and x may underflow.
		return clamp1(math.Exp(float64(d.s.a*(ln(d.df)-2*ln(t))) - d.s.logABAny()))
	}
	sum := d.df + float64(t*t)
	p, _, _ := d.s.tails(betaPoint{
		x: d.df / sum,
		y: t / sum * t,
		e: d.s.a * ((1 - t) * (1 + t) / sum), // b·x - a·y, with b = ½
	})
	return p
}

// Quantile returns the t with P(T ≤ t) = p. It is refused unless 0 < p < 1,
// and where t is beyond float64, which takes df below 1. The relative error is
// below 1e-12. Cost: 3 to 5 times that of [StudentT.CDF].
func (d StudentT) Quantile(p float64) (t float64, ok bool) {
	t, ok = d.UpperQuantile(p)
	return 0 - t, ok
}

// UpperQuantile returns the t with P(T > t) = q: 2.26 for 0.025 and nine
// degrees of freedom. Refusals, accuracy and cost as for [StudentT.Quantile].
func (d StudentT) UpperQuantile(q float64) (t float64, ok bool) {
	switch {
	case d.df == 0 || !(0 < q && q < 1):
		return 0, false
	case q == 0.5:
		return 0, true
	case q > 0.5:
		// 1-q is exact.
		t, ok = d.UpperQuantile(1 - q)
		return -t, ok
	}
	t = d.positiveQuantile(q)
	if math.IsInf(t, 1) {
		return 0, false
	}
	return t, true
}

// positiveQuantile returns the t with P(T > t) = q for q < ½, +Inf beyond
// float64.
func (d StudentT) positiveQuantile(q float64) float64 {
	logLeast := (ln(2*q) + d.s.logABAny()) / d.s.a
	if logLeast < -farStep {
		// The leading term of the tail, x^a/(a·B), is all there is.
		return math.Sqrt(d.df) * math.Exp(-logLeast/2)
	}
	odds := d.wallace(q)
	var t betaPoint
	if q <= 0.25 {
		t = d.s.refine(odds, 2*q)
	} else {
		// Near the centre the middle, 1-2q, is the smaller part, and exact.
		t = d.s.mirror().refine(1/odds, 1-2*q).mirror()
	}
	return math.Sqrt(d.df * (t.y / t.x))
}

// wallace returns a first guess of x/y = df/t², by Wallace's normal
// approximation z = (8df+1)/(8df+3)·√(df·log(1+t²/df)).
func (d StudentT) wallace(q float64) float64 {
	z := normalQuantile(q) * (8*d.df + 3) / (8*d.df + 1)
	return 1 / math.Expm1(min(z*z/d.df, farStep))
}
