package dist

import "math"

// betaShape is the shape of a beta distribution with what is worth keeping
// between calls.
type betaShape struct {
	a, b  float64
	n     float64 // a+b
	scale float64 // √(ab/2πn)·e^(δ(n)-δ(a)-δ(b))
}

func newBetaShape(a, b float64) betaShape {
	n := a + b
	d := stirling(n) - stirling(a) - stirling(b)
	return betaShape{a: a, b: b, n: n, scale: math.Sqrt(a/n*b/(2*math.Pi)) * math.Exp(d)}
}

// mirror returns the shape of 1-X.
func (s betaShape) mirror() betaShape { return betaShape{a: s.b, b: s.a, n: s.n, scale: s.scale} }

// betaPoint is a point x of (0, 1) with y = 1-x and e = b·x - a·y, how far x
// is above the mean, times a+b. Each has its own full relative precision:
// what would be lost by subtracting is handed in by those who know it better.
type betaPoint struct{ x, y, e float64 }

func (t betaPoint) mirror() betaPoint { return betaPoint{x: t.y, y: t.x, e: -t.e} }

// point returns x and y as a point of s, for y = 1-x in two parts: yLow is
// what the rounding of y left out.
func (s betaShape) point(x, y, yLow float64) betaPoint {
	return betaPoint{x: x, y: y, e: productDifference(s.b, x, s.a, y) - float64(s.a*yLow)}
}

// density returns x^a·y^b/B(a, b), the density of log(X/(1-X)), as in
// C. Loader's binomial probabilities (2000): with x = (a+e)/n and y = (b-e)/n
// the exponent is a·(log(1+e/a) - e/a) + b·(log(1-e/b) + e/b), both terms
// negative, so that nothing cancels. The relative error is a few 1e-16 times
// the exponent, at most 1e-13.
func (s betaShape) density(t betaPoint) float64 { return s.scale * math.Exp(s.exponent(t)) }

// exponent returns the logarithm of the density over the scale.
func (s betaShape) exponent(t betaPoint) float64 {
	left := s.a * log1pmxOf(t.e/s.a, t.x*(s.n/s.a))
	right := s.b * log1pmxOf(-t.e/s.b, t.y*(s.n/s.b))
	return left + right
}

// tails returns P(X ≤ x), P(X > x) and the density of the log-odds: the
// regularised incomplete beta functions I_x(a, b) and I_y(b, a) (DLMF
// 8.17.2), both with full relative precision.
func (s betaShape) tails(t betaPoint) (p, q, density float64) {
	density = s.density(t)
	switch {
	case s.seriesFits(t):
		p, q = s.smallSeries(t)
	case s.mirror().seriesFits(t.mirror()):
		q, p = s.mirror().smallSeries(t.mirror())
	case t.e < 0:
		p = density * s.lower(t)
		q = 1 - p
	default:
		q = density * s.mirror().lower(t.mirror())
		p = 1 - q
	}
	return clamp1(p), clamp1(q), density
}

// lower returns I_x(a, b) over the density for x up to the mean, e ≤ 0.
func (s betaShape) lower(t betaPoint) float64 {
	if min(s.a, s.b) >= shapeQuadrature {
		return s.integral(t)
	}
	return s.fraction(t)
}

// integral returns the tail up to x in units of the density of the log-odds.
// When the log-odds fall by s the density falls by g(s), written with the
// smaller of x and y so that nothing large cancels:
//
//	x ≤ ½:  n·(log(1+z) - z + x·(e^-s - 1 + s)) - e·s,  z = x·(e^-s - 1)
//	x > ½:  n·(log(1+z) - z + y·(e^+s - 1 - s)) - e·s,  z = y·(e^+s - 1)
func (s betaShape) integral(t betaPoint) float64 {
	small, sign := t.x, -1.0
	if t.y < t.x {
		small, sign = t.y, 1
	}
	spread := s.n * t.x * t.y
	start := 2 * tailReach / (-t.e + math.Sqrt(float64(t.e*t.e)+2*tailReach*spread))
	return tailIntegral(start, func(h float64) (float64, float64) {
		m := math.Expm1(sign * h)
		z := small * m
		value := s.n*(log1pmx(z)+float64(small*expm1mx(sign*h))) - float64(t.e*h)
		return value, sign*spread*m/(1+z) - t.e
	})
}

// fraction returns I_x(a, b) over the density by the continued fraction of
// DLMF 8.17.22, contracted as in A. R. DiDonato, A. H. Morris, Algorithm 708,
// ACM TOMS 18 (1992) 360–373, eq. 9, for x up to the mean.
func (s betaShape) fraction(t betaPoint) float64 {
	below := -t.e
	return 1 / lentz(s.a*(below+1)/(s.a+1), func(k float64) (num, den float64) {
		odd := s.a + 2*k - 1
		num = (s.a + k - 1) / odd * ((s.n + k - 1) / odd) * k * (s.b - k) * t.x * t.x
		den = k + k*(s.b-k)*t.x/odd + (s.a+k)/(odd+2)*(below+1+float64(k*(1+t.y)))
		return num, den
	})
}

// seriesFits tells whether smallSeries converges fast and without loss: for a
// small first shape, near 0, where the other methods are slow and 1-p loses.
func (s betaShape) seriesFits(t betaPoint) bool {
	return s.a < 1 && t.x <= 0.5 && s.b*t.x <= 1
}

// smallSeries returns both tails where seriesFits:
//
//	I_x(a, b) = x^a/(a·B(a, b))·(1 + a·S),
//	S = Σ (1-b)(2-b)…(k-b)/k!·x^k/(a+k) over k ≥ 1
//
// (DLMF 8.17.7), and the other tail by taking the 1 away inside the
// exponential.
func (s betaShape) smallSeries(t betaPoint) (p, q float64) {
	sum, term := 0.0, 1.0
	for k := 1.0; math.Abs(term) > 1e-18; k++ {
		term *= (k - s.b) / k * t.x
		sum += term / (s.a + k)
	}
	l := float64(s.a*ln(t.x)) - s.logAB()
	first := math.Exp(l)
	return first * (1 + float64(s.a*sum)), -math.Expm1(l) - float64(first*s.a*sum)
}

// logAB returns log(a·B(a, b)) for a ≤ 1, precise also for small a, where it
// nears 0.
func (s betaShape) logAB() float64 { return logGamma1p(s.a) - logRising(s.b, s.a) }
