package dist

import "math"

// Normal is the standard normal distribution: mean 0, variance 1. Its only
// value is the zero value.
type Normal struct{}

// CDF returns P(Z ≤ x), from 0 to 1, with a relative error below 1e-14 also
// in the far tail; infinities are taken. A NaN gives 1. Cost: O(1), 20 ns.
func (Normal) CDF(x float64) float64 { return normalTail(-x) }

// SF returns P(Z > x), as [Normal.CDF] does. Cost: O(1), 20 ns.
func (Normal) SF(x float64) float64 { return normalTail(x) }

// Quantile returns the x with P(Z ≤ x) = p. It is refused unless 0 < p < 1.
// The relative error is below 1e-15 (AS 241). Cost: O(1), 30 ns.
func (Normal) Quantile(p float64) (x float64, ok bool) {
	if !(0 < p && p < 1) {
		return 0, false
	}
	return normalQuantile(p), true
}

// UpperQuantile returns the x with P(Z > x) = q: 1.96 for 0.025. It is refused
// unless 0 < q < 1. Accuracy and cost as for [Normal.Quantile].
func (Normal) UpperQuantile(q float64) (x float64, ok bool) {
	x, ok = Normal{}.Quantile(q)
	return 0 - x, ok // 0 - x, not -x: no negative zero
}

// normalTail returns P(Z > x) = erfc(x/√2)/2, DLMF 7.18.1 (A&S 26.2.29).
//
// The rounding of x/√2 would cost x²·1e-16; it is made good with the slope of
// erfc, -2/√π·exp(-z²).
func normalTail(x float64) float64 {
	if math.IsNaN(x) {
		return 1
	}
	z := x / math.Sqrt2
	tail := math.Erfc(z) / 2
	if !(1 < x && x < 39) {
		return tail
	}
	// z·√2 misses x by miss, the low part of √2 included: √2 is Sqrt2 - 9.667e-17.
	const sqrt2Low = -9.66729331345291345e-17
	miss := -math.FMA(z, math.Sqrt2, -x) - float64(z*sqrt2Low)
	return tail - float64(miss/math.Sqrt2/math.SqrtPi)*math.Exp(-z*z)
}

// normalQuantile returns the quantile of p in (0, 1) by the rational
// approximations of AS 241, PPND16: one for the middle, two for the tails in
// r = √(-log tail).
func normalQuantile(p float64) float64 {
	q := p - 0.5
	if math.Abs(q) <= 0.425 {
		return q * wichuraMiddle.at(0.180625-float64(q*q))
	}
	tail := p
	if q > 0 {
		tail = 1 - p
	}
	r := math.Sqrt(-ln(tail))
	x := 0.0
	if r <= 5 {
		x = wichuraTail.at(r - 1.6)
	} else {
		x = wichuraFar.at(r - 5)
	}
	return math.Copysign(x, q)
}

// rational is a quotient of two polynomials of degree 7, constant term first.
type rational struct{ num, den [8]float64 }

func (f *rational) at(r float64) float64 {
	n, d := f.num[7], f.den[7]
	for k := 6; k >= 0; k-- {
		n = float64(n*r) + f.num[k]
		d = float64(d*r) + f.den[k]
	}
	return n / d
}

// The coefficients of AS 241.
var (
	wichuraMiddle = rational{
		num: [8]float64{3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427,
			13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
			33430.575583588128105, 2509.0809287301226727},
		den: [8]float64{1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
			21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610},
	}
	wichuraTail = rational{
		num: [8]float64{1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
			3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770,
			0.0227238449892691845833, 7.74545014278341407640e-4},
		den: [8]float64{1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
			0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4,
			1.05075007164441684324e-9},
	}
	wichuraFar = rational{
		num: [8]float64{6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
			0.296560571828504891230, 0.0265321895265761230930, 1.24266094738807843860e-3,
			2.71155556874348757815e-5, 2.01033439929228813265e-7},
		den: [8]float64{1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
			7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
			2.04426310338993978564e-15},
	}
)
