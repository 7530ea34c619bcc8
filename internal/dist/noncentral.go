package dist

import "math"

const (
	// maxNoncentrality bounds |nc|; the cost grows with it.
	maxNoncentrality = 1000
	// minNoncentralDF bounds df from below; the cost grows with 1/df.
	minNoncentralDF = 0.5
	// maxTerms bounds the terms on one side of the peak; with the bounds
	// above there are fewer than 200,000.
	maxTerms = 1e6
)

// NoncentralT is the distribution of (Z+nc)/√(V/df), with Z normal and V
// chi-square of df degrees of freedom: that of a t statistic when the effect
// is not 0. Power and intervals of standardised effects come from it.
type NoncentralT struct {
	nc    float64
	a     float64 // df/2
	scale float64 // of the density of log √(V/df)
}

// NewNoncentralT returns the noncentral t distribution with df degrees of
// freedom and noncentrality nc. It is refused unless 0.5 ≤ df ≤ 1e16 and
// |nc| ≤ 1000.
func NewNoncentralT(df, nc float64) (d NoncentralT, ok bool) {
	if !(minNoncentralDF <= df && df <= maxShape && math.Abs(nc) <= maxNoncentrality) {
		return NoncentralT{}, false
	}
	a := df / 2
	return NoncentralT{nc: nc, a: a, scale: 2 * newGammaShape(a).scale}, true
}

// CDF returns P(T ≤ t), also in the far tail within a relative 1e-12 for |nc|
// up to 40, and a few 1e-14·|nc| beyond. Infinities are taken; a NaN gives 1.
// Cost: 5 to 20 µs for df ≥ 1 and |nc| ≤ 40, growing as |nc|/df, at most
// 20 ms.
func (d NoncentralT) CDF(t float64) float64 {
	mirrored := d
	mirrored.nc = 0 - d.nc
	return mirrored.SF(-t)
}

// SF returns P(T > t). Accuracy and cost as for [NoncentralT.CDF].
//
// With s = √(V/df), P(T > t) is the mean over s of P(Z > t·s - nc). In
// w = log s the integrand is smooth, positive and has one peak, and the
// trapezoidal rule converges exponentially (Trefethen and Weideman 2014). The
// density of w is scale·exp(-a·(e^2w - 1 - 2w)), with a = df/2.
func (d NoncentralT) SF(t float64) float64 {
	switch {
	case d.a == 0 || math.IsNaN(t):
		return 1
	case t == 0:
		return normalTail(-d.nc)
	case math.IsInf(t, 0):
		return normalTail(t)
	}
	f := func(w float64) float64 {
		return math.Exp(-d.a*expm1mx(2*w)) * normalTail(float64(t*math.Exp(w))-d.nc)
	}
	peak := d.peak(t)
	step := d.termStep(float64(t * math.Exp(peak)))
	sum := f(peak)
	for _, h := range [2]float64{step, -step} {
		for k := 1.0; k < maxTerms; k++ {
			term := f(peak + float64(k*h))
			sum += term
			if !(term > 1e-18*sum) {
				break
			}
		}
	}
	return clamp1(d.scale * step * sum)
}

// termStep returns how far apart in w the terms of the sum of SF may be, with
// t·s at the peak given; twice as far would leave 1e-10.
//
// In w the density is 1/√(4a) wide. The normal factor turns from 0 to 1 where
// t·s is about nc, within 1/|nc|; if the peak is beyond that, in the tail of
// the factor, it is 1/|t·s| wide. The tenth is for the strip around the real
// line in which e^2w keeps the integrand small.
func (d NoncentralT) termStep(ts float64) float64 {
	steep := math.Abs(d.nc)
	if ts-d.nc > -9 { // where the factor is not yet 1
		steep = max(steep, math.Abs(ts))
	}
	return min(0.1, 0.45/math.Sqrt(4*d.a+float64(steep*steep)))
}

// peak returns about where the integrand of SF is largest: where the
// derivative of its logarithm,
//
//	-2a·(e^2w - 1) - t·e^w·φ(u)/Q(u),  u = t·e^w - nc,
//
// changes sign, which it does once. The sum is right for any other place where
// the integrand is not 0, too.
func (d NoncentralT) peak(t float64) float64 {
	// At -760, t·e^w is below 1 for any t; at 60, e^2w leaves no density. After
	// 50 halvings the peak is known better than it is wide for any df.
	lo, hi := -760.0, 60.0
	for range 50 {
		w := (lo + hi) / 2
		ts := t * math.Exp(w)
		if -2*d.a*math.Expm1(2*w)-float64(ts*hazard(ts-d.nc)) > 0 {
			lo = w
		} else {
			hi = w
		}
	}
	return (lo + hi) / 2
}

// hazard returns φ(u)/Q(u), the hazard of the normal distribution, roughly in
// the far tail.
func hazard(u float64) float64 {
	if u > 30 {
		return u + 1/u
	}
	return math.Exp(-u*u/2) / math.Sqrt(2*math.Pi) / normalTail(u)
}
