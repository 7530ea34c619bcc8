package dist

import "math"

// gammaShape is the shape of a gamma distribution with what is worth keeping
// between calls.
type gammaShape struct {
	a     float64
	scale float64 // √(a/2π)·e^-δ(a)
}

func newGammaShape(a float64) gammaShape {
	return gammaShape{a: a, scale: math.Sqrt(a/(2*math.Pi)) * math.Exp(-stirling(a))}
}

// density returns x^a·e^-x/Γ(a), the density of log X at log x. In the
// exponent, u - log(1+u) with u = (x-a)/a is computed without cancellation, so
// that the relative error is a few 1e-16 times the exponent, at most 1e-13.
func (g gammaShape) density(x float64) float64 {
	u := (x - g.a) / g.a
	return g.scale * math.Exp(g.a*log1pmxOf(u, x/g.a))
}

// log1pmxOf returns log(1+u) - u, given 1+u too, with its own full precision.
func log1pmxOf(u, u1 float64) float64 {
	if -0.5 < u && u < 1 {
		return log1pmx(u)
	}
	return ln(u1) - u
}

// tails returns P(X ≤ x), P(X > x) and the density of log X at log x, for
// x > 0: the regularised incomplete gamma functions P(a, x) and Q(a, x)
// (DLMF 8.2.4), both with full relative precision.
func (g gammaShape) tails(x float64) (p, q, density float64) {
	if x > g.a+800*(1+math.Sqrt(g.a)) {
		// e^-(800+…) is far below the smallest float for any shape: with
		// x = a+t, the exponent is at least t²/(2a+2t/3) or so (Bernstein).
		return 1, 0, 0
	}
	density = g.density(x)
	switch {
	case g.a < 1 && x <= 1.1:
		p, q = g.smallSeries(x)
	case g.a >= shapeQuadrature && x < g.a:
		p = density * g.integral(x, -1)
		q = 1 - p
	case g.a >= shapeQuadrature:
		q = density * g.integral(x, 1)
		p = 1 - q
	case x < g.a:
		p = density * g.series(x)
		q = 1 - p
	default:
		q = density * g.fraction(x)
		p = 1 - q
	}
	return clamp1(p), clamp1(q), density
}

// integral returns the tail from x on (side 1) or up to x (side -1) in units
// of the density of log X. With t = x·e^(side·s) the density falls by
//
//	g(s) = x·(e^(±s) - 1 ∓ s) + |x-a|·s
func (g gammaShape) integral(x, side float64) float64 {
	e := side * (x - g.a)
	start := 2 * tailReach / (e + math.Sqrt(float64(e*e)+2*tailReach*x))
	return tailIntegral(start, func(s float64) (float64, float64) {
		return float64(x*expm1mx(side*s)) + float64(e*s), float64(side*x*math.Expm1(side*s)) + e
	})
}

// series returns P(a, x) over the density, DLMF 8.7.1: all terms positive,
// some 8·√a of them.
func (g gammaShape) series(x float64) float64 {
	sum, term := 0.0, 1/g.a
	for k := 1.0; term > 1e-17*sum; k++ {
		sum += term
		term *= x / (g.a + k)
	}
	return sum
}

// fraction returns Q(a, x) over the density by the continued fraction of
// DLMF 8.9.2, contracted (Legendre), for x ≥ a or x > 1.
func (g gammaShape) fraction(x float64) float64 {
	// x+1-a - 1·(1-a)/(x+3-a - 2·(2-a)/(x+5-a - …))
	b := x - g.a + 1
	return 1 / lentz(b, func(k float64) (num, den float64) {
		return k * (g.a - k), b + 2*k
	})
}

// smallSeries returns both tails for a < 1 and x ≤ 1.1, where either may be
// the small one:
//
//	P(a, x) = x^a/Γ(1+a)·(1 + a·S),  S = Σ (-x)^k/(k!·(a+k)) over k ≥ 1
//
// (DLMF 8.7.1), and Q by taking the 1 away inside the exponential.
func (g gammaShape) smallSeries(x float64) (p, q float64) {
	sum, term := 0.0, 1.0
	for k := 1.0; math.Abs(term) > 1e-18; k++ {
		term *= -x / k
		sum += term / (g.a + k)
	}
	l := float64(g.a*ln(x)) - logGamma1p(g.a)
	first := math.Exp(l)
	return first * (1 + float64(g.a*sum)), -math.Expm1(l) - float64(first*g.a*sum)
}

// maxFraction bounds the steps of a continued fraction. Where they are used,
// 150 have been enough.
const maxFraction = 2000

// lentz returns the continued fraction b0 + a1/(b1 + a2/(b2 + …)), with
// next(k) giving ak and bk for k from 1, by the modified Lentz method (DLMF
// 3.10(iii); I. J. Thompson, A. R. Barnett, J. Comput. Phys. 64 (1986)
// 490–509).
func lentz(b0 float64, next func(k float64) (num, den float64)) float64 {
	const tiny = 1e-290
	f := b0
	if f == 0 {
		f = tiny
	}
	c, d := f, 0.0
	for k := 1.0; k <= maxFraction; k++ {
		num, den := next(k)
		d = den + float64(num*d)
		if d == 0 {
			d = tiny
		}
		c = den + num/c
		if c == 0 {
			c = tiny
		}
		d = 1 / d
		step := c * d
		f *= step
		if math.Abs(step-1) < 3e-16 {
			break
		}
	}
	return f
}
