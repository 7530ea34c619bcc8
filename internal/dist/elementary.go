package dist

import "math"

// ln returns log(x) for x ≥ 0. Unlike math.Log on amd64 (Go 1.26) it is right
// for subnormal x too.
func ln(x float64) float64 {
	if x < 0x1p-1022 {
		return math.Log(x*0x1p64) - 64*math.Ln2
	}
	return math.Log(x)
}

// log1pmx returns log(1+u) - u for u > -1, with full relative precision also
// near 0, where the two cancel. It is never positive.
//
// With v = u/(2+u), log(1+u) = 2·atanh(v) (DLMF 4.37.24 with 4.6.1), and
// 2v - u = -u·v.
func log1pmx(u float64) float64 {
	if u < -0.5 || u > 1 {
		return math.Log1p(u) - u
	}
	v := u / (2 + u)
	v2 := v * v
	return v * (float64(2*v2*atanhSeries(v2)) - u)
}

// atanhSeries returns Σ v^2k/(2k+3) over k ≥ 0, which is (atanh(v)-v)/v³, for
// v2 = v² up to 1/4.
func atanhSeries(v2 float64) float64 {
	sum, power := 0.0, 1.0
	for k := 3.0; power > 1e-18; k += 2 {
		sum += power / k
		power *= v2
	}
	return sum
}

// expm1mx returns exp(h) - 1 - h with full relative precision also near 0. It
// is never negative.
func expm1mx(h float64) float64 {
	if h < -0.5 || h > 0.5 {
		return math.Expm1(h) - h
	}
	sum, term := 0.0, h*h/2
	for k := 3.0; math.Abs(term) > 1e-18*sum; k++ {
		sum += term
		term *= h / k
	}
	return sum
}

// productDifference returns a·b - c·d with a relative error of a few units in
// the last place, whatever cancels (W. Kahan; C.-P. Jeannerod, N. Louvet,
// J.-M. Muller, Math. Comp. 82 (2013) 2245–2264).
func productDifference(a, b, c, d float64) float64 {
	cd := c * d
	return math.FMA(a, b, -cd) - math.FMA(c, d, -cd)
}

// clamp1 returns p cut to the range of a probability, against the last bit of
// rounding.
func clamp1(p float64) float64 { return min(max(p, 0), 1) }
