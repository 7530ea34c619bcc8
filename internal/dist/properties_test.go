package dist

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// shapes reach from the smallest allowed to the largest.
var shapes = []float64{1e-9, 1e-4, 0.1, 0.5, 1, 1.5, 8, 19.9, 20, 77, 1e6, 1e16}

// everyone returns a distribution of each kind and each shape, by name.
func everyone(t testing.TB) map[string]invertible {
	all := map[string]invertible{"normal": Normal{}}
	keep := func(name string, d invertible, ok bool) {
		if !ok {
			t.Fatalf("%s refused", name)
		}
		all[name] = d
	}
	for _, a := range shapes {
		g, ok := NewGamma(a)
		keep(fmt.Sprintf("gamma %g", a), g, ok)
		c, ok := NewChiSquared(2 * a)
		keep(fmt.Sprintf("chi-square %g", 2*a), c, ok)
		s, ok := NewStudentT(2 * a)
		keep(fmt.Sprintf("t %g", 2*a), s, ok)
		for _, b := range shapes {
			d, ok := NewBeta(a, b)
			keep(fmt.Sprintf("beta %g %g", a, b), d, ok)
			f, ok := NewF(2*a, 2*b)
			keep(fmt.Sprintf("F %g %g", 2*a, 2*b), f, ok)
		}
	}
	return all
}

var probabilities = []float64{5e-324, 1e-300, 1e-100, 1e-20, 1e-9, 0.001, 0.025, 0.2, 0.4999, 0.5, 0.50001, 0.7, 0.975, 0.999999, 1 - 0x1p-53}

// A quantile put back into its tail gives the probability again: to 1e-12, or
// to what one float more or less of x makes of it.
func TestQuantilesInvertTails(t *testing.T) {
	for name, d := range everyone(t) {
		for _, p := range probabilities {
			for side, f := range map[string]struct {
				quantile func(float64) (float64, bool)
				tail     func(float64) float64
			}{"lower": {d.Quantile, d.CDF}, "upper": {d.UpperQuantile, d.SF}} {
				x, ok := f.quantile(p)
				if !ok {
					continue // beyond float64
				}
				if math.IsNaN(x) || math.IsInf(x, 0) {
					t.Fatalf("%s, %s quantile of %g is %g", name, side, p, x)
				}
				if math.Abs(x) < 0x1p-1020 {
					continue // underflow
				}
				got := f.tail(x)
				before, after := f.tail(math.Nextafter(x, math.Inf(-1))), f.tail(math.Nextafter(x, math.Inf(1)))
				least, most := min(got, before, after), max(got, before, after)
				slack := 2e-12*p + 2*(most-least) + 1e-300
				if !(least-slack <= p && p <= most+slack) {
					t.Errorf("%s: %s quantile of %g is %.17g, whose tail is %g, off by %.1g", name, side, p, x, got, got/p-1)
				}
			}
		}
	}
}

// The tails sum to 1, stay in their range and are monotone.
func TestTailsAreMonotoneAndSumToOne(t *testing.T) {
	for name, d := range everyone(t) {
		lastP, lastQ, lastX := 0.0, 1.0, math.Inf(-1)
		for _, p := range probabilities {
			for _, factor := range []float64{1 - 1e-9, 1, 1 + 1e-3} {
				x, ok := d.Quantile(p)
				if x *= factor; !ok || x < lastX {
					continue
				}
				p, q := d.CDF(x), d.SF(x)
				if !(0 <= p && p <= 1 && 0 <= q && q <= 1) || math.Abs(p+q-1) > 1e-14 {
					t.Errorf("%s at %g: tails %g and %g", name, x, p, q)
				}
				if p < lastP*(1-1e-13) || q > lastQ*(1+1e-13) {
					t.Errorf("%s is not monotone from %g to %g: %g %g, then %g %g", name, lastX, x, lastP, lastQ, p, q)
				}
				lastP, lastQ, lastX = p, q, x
			}
		}
	}
}

// Small steps over the borders between methods: no visible jump.
func TestMethodsMeet(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	tails := func(a, b, x float64) [4]float64 {
		g, _ := NewGamma(a)
		d, _ := NewBeta(a, b)
		y := x / (b + x)
		return [4]float64{g.CDF(x), g.SF(x), d.CDF(y), d.SF(y)}
	}
	for range 400 {
		a, b := math.Exp(rng.Float64()*9-4), math.Exp(rng.Float64()*9-4)
		switch rng.IntN(4) {
		case 0:
			a = shapeQuadrature
		case 1:
			b = shapeQuadrature
		case 2:
			a = 1
		}
		x := a * (0.5 + rng.Float64())
		switch rng.IntN(3) {
		case 0:
			x = a
		case 1:
			x = 1.1
		}
		const h = 1e-13
		before, after := tails(a*(1-h), b*(1-h), x*(1-h)), tails(a*(1+h), b*(1+h), x*(1+h))
		for i, v := range before {
			if v > 1e-300 && math.Abs(after[i]/v-1) > 1e-11*(1+a+b) {
				t.Errorf("shapes %g %g at %g: tail %d jumps from %.17g to %.17g", a, b, x, i, v, after[i])
			}
		}
	}
}

// Identities between the distributions, each computed in its own way.
func TestIdentities(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 1))
	check := func(name string, got, want float64, args ...float64) {
		t.Helper()
		if !(math.Abs(got-want) <= 1e-12*want+1e-300) {
			t.Errorf("%s %v: %.17g, want %.17g", name, args, got, want)
		}
	}
	for range 300 {
		df, x := math.Exp(rng.Float64()*12-1), math.Exp(rng.NormFloat64())
		a, b := math.Exp(rng.Float64()*12-2), math.Exp(rng.Float64()*12-2)
		s, _ := NewStudentT(df)
		// A&S 26.6.15 and 26.5.2: t² is F with 1 and df.
		f, _ := NewF(1, df)
		check("t and F", 2*s.SF(math.Sqrt(x)), f.SF(math.Sqrt(x)*math.Sqrt(x)), df, x)
		check("t mirrored", s.SF(-x), s.CDF(x), df, x)
		// A&S 26.6.9: 1/F.
		g, _ := NewF(a, b)
		h, _ := NewF(b, a)
		if 1/(1/x) == x {
			check("F inverted", g.CDF(x), h.SF(1/x), a, b, x)
		}
		// DLMF 8.17.4: 1-X.
		u, v := float64(rng.IntN(1<<20)+1)/(1<<21), 0.0
		v = 1 - u // exact
		left, _ := NewBeta(a, b)
		right, _ := NewBeta(b, a)
		check("beta mirrored", left.CDF(u), right.SF(v), a, b, u)
		// DLMF 8.17.20: I_x(a+1, b) = I_x(a, b) - x^a·y^b/(a·B(a, b)), in its
		// sum form, which cancels nothing.
		next, _ := NewBeta(a+1, b)
		y := 1 - u
		check("beta recurrence", next.CDF(u)+left.s.density(left.s.point(u, y, 0))/a, left.CDF(u), a, b, u)
		// DLMF 8.8.5 likewise for gamma.
		ga, _ := NewGamma(a)
		gNext, _ := NewGamma(a + 1)
		check("gamma recurrence", gNext.CDF(x)+ga.g.density(x)/a, ga.CDF(x), a, x)
		// Noncentral t with nc 0.
		if df < 1e5 {
			nt, _ := NewNoncentralT(max(df, 0.5), 0)
			st, _ := NewStudentT(max(df, 0.5))
			check("central noncentral t", nt.SF(x), st.SF(x), df, x)
			check("central noncentral t mirrored", nt.CDF(-x), st.SF(x), df, x)
		}
	}
	// In the limit of large df, t is normal and F chi-square.
	s, _ := NewStudentT(1e16)
	check("t to normal", s.SF(3), Normal{}.SF(3))
	f, _ := NewF(7, 1e16)
	c, _ := NewChiSquared(7)
	check("F to chi-square", f.SF(2), c.SF(14))
}

// The noncentral t of any parameters: tails that sum to 1 and fall with nc.
func TestNoncentralTails(t *testing.T) {
	for _, df := range []float64{0.5, 1, 3, 30, 1e4, 1e16} {
		for _, x := range []float64{-1e300, -1e10, -2, -5e-324, 1e-300, 0, 0.001, 2, 44, 1e10, math.MaxFloat64} {
			last := 0.0
			for _, nc := range []float64{-100, -40, -5, -0.1, 0, 0.1, 5, 40, 100} {
				d, ok := NewNoncentralT(df, nc)
				p, q := d.CDF(x), d.SF(x)
				if !ok || !(math.Abs(p+q-1) < 1e-13) {
					t.Errorf("df %g, nc %g at %g: tails %g and %g", df, nc, x, p, q)
				}
				if q < last*(1-1e-13) {
					t.Errorf("df %g at %g: upper tail falls from %g to %g at nc %g", df, x, last, q, nc)
				}
				last = q
			}
		}
	}
}

// Quadrature against direct integration of the density by Simpson's rule: the
// slow and obvious way.
func TestTailsAgainstSimpson(t *testing.T) {
	for _, shape := range [][2]float64{{2, 3}, {5.5, 1.5}, {25, 40}, {300, 20}} {
		d, _ := NewBeta(shape[0], shape[1])
		lgA, _ := math.Lgamma(shape[0])
		lgB, _ := math.Lgamma(shape[1])
		lgN, _ := math.Lgamma(shape[0] + shape[1])
		density := func(x float64) float64 {
			if x == 0 {
				return 0
			}
			return math.Exp((shape[0]-1)*math.Log(x) + (shape[1]-1)*math.Log1p(-x) + lgN - lgA - lgB)
		}
		for _, x := range []float64{0.3, 0.5, 0.8} {
			const n = 4000
			h := x / n
			sum := density(0) + density(x)
			for i := 1; i < n; i++ {
				sum += density(float64(i)*h) * float64(2+2*(i%2))
			}
			if want := sum * h / 3; math.Abs(d.CDF(x)-want) > 1e-9 {
				t.Errorf("beta %v at %g: %.12g, Simpson %.12g", shape, x, d.CDF(x), want)
			}
		}
	}
}
