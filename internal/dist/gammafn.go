package dist

import "math"

// stirlingFrom is where the asymptotic series takes over.
const stirlingFrom = 8

// stirling returns δ(z), the logarithm of Γ(z) over Stirling's formula, for
// z > 0:
//
//	Γ(z) = √(2π/z) · (z/e)^z · e^δ(z)
//
// to 1e-15 absolute: the asymptotic series from 8 on (DLMF 5.11.1), and below
// it the recurrence of Γ, whose terms are all positive.
func stirling(z float64) float64 {
	shifted := 0.0
	for ; z < stirlingFrom; z++ {
		// δ(z) - δ(z+1) = (z+½)·log(1+1/z) - 1 = atanh(v)/v - 1
		v := 1 / (2*z + 1)
		if v2 := v * v; v2 <= 0.25 {
			shifted += v2 * atanhSeries(v2)
		} else {
			shifted += float64((z+0.5)*(math.Log1p(z)-ln(z))) - 1
		}
	}
	w := 1 / (z * z)
	series := 0.0
	for k := len(stirlingSeries) - 1; k >= 0; k-- {
		series = float64(series*w) + stirlingSeries[k]
	}
	return shifted + series/z
}

// stirlingSeries holds B(2k)/(2k(2k-1)) for k from 1, DLMF 5.11.1.
var stirlingSeries = [...]float64{
	1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188,
	-691.0 / 360360, 1.0 / 156, -3617.0 / 122400, 43867.0 / 244188, -174611.0 / 125400,
}

// logGamma1p returns log Γ(1+a) for 0 ≤ a ≤ 1 with full relative precision
// also near its zeros at 0 and 1: DLMF 5.7.3, the series around 2.
func logGamma1p(a float64) float64 {
	if a <= 0.5 {
		return logGamma2p(a) - math.Log1p(a)
	}
	return logGamma2p(a - 1)
}

// logGamma2p returns log Γ(2+u) for |u| ≤ ½.
func logGamma2p(u float64) float64 {
	series := 0.0
	for k := len(zetaMinus1) - 1; k >= 0; k-- {
		series = zetaMinus1[k]/float64(k+2) - float64(series*u)
	}
	const oneMinusEuler = 0.42278433509846713939
	return u * (oneMinusEuler + float64(series*u))
}

// zetaMinus1 holds ζ(k)-1 for k from 2, A&S table 23.3.
var zetaMinus1 = [...]float64{
	0.644934066848226436472, 0.202056903159594285400, 0.0823232337111381915160,
	0.0369277551433699263314, 0.0173430619844491397145, 0.00834927738192282683980,
	0.00407735619794433937869, 0.00200839282608221441785, 0.000994575127818085337146,
	0.000494188604119464558702, 0.000246086553308048298638, 0.000122713347578489146752,
	0.0000612481350587048292585, 0.0000305882363070204935517, 0.0000152822594086518717326,
	7.63719763789976227360e-6, 3.81729326499983985646e-6, 1.90821271655393892566e-6,
	9.53962033872796113152e-7, 4.76932986787806463117e-7, 2.38450502727732990004e-7,
	1.19219925965311073068e-7, 5.96081890512594796124e-8, 2.98035035146522801861e-8,
	1.49015548283650412347e-8,
}

// logRising returns log Γ(a+b) - log Γ(b) for 0 ≤ a ≤ 1 and b > 0, to an
// absolute error of a few 1e-16·a·(1+|log b|): what is small because a is
// small stays precise.
func logRising(b, a float64) float64 {
	shifted := 0.0
	for ; b < stirlingFrom; b++ {
		shifted += math.Log1p(a / b)
	}
	r := math.Log1p(a / b)
	// The difference of the two Stirling corrections, term by term.
	w := 1 / (b * b)
	power := 1 / b
	series := 0.0
	for k, c := range stirlingSeries {
		series += float64(c*power) * math.Expm1(-float64(2*k+1)*r)
		power *= w
	}
	return float64(b*log1pmx(a/b)) - r/2 + float64(a*ln(a+b)) + series - shifted
}
