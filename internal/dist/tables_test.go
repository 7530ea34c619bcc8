package dist

import (
	"math"
	"testing"
)

// Published tables, to the digits that they print.
func TestPublishedTables(t *testing.T) {
	student := func(df float64) invertible { d, _ := NewStudentT(df); return d }
	chi := func(df float64) invertible { d, _ := NewChiSquared(df); return d }
	fisher := func(a, b float64) invertible { d, _ := NewF(a, b); return d }
	tests := []struct {
		name   string
		d      invertible
		q      float64
		want   float64
		digits float64
	}{
		// A&S table 26.10, percentage points of the t distribution.
		{"t 1", student(1), 0.025, 12.706, 5e-4},
		{"t 4", student(4), 0.005, 4.604, 5e-4},
		{"t 30", student(30), 0.05, 1.697, 5e-4},
		{"t 120", student(120), 0.0005, 3.373, 5e-4},
		// A&S table 26.8, percentage points of the chi-square distribution.
		{"chi 1", chi(1), 0.05, 3.84146, 5e-6},
		{"chi 1, small", chi(1), 0.995, 392704e-10, 5e-11},
		{"chi 10", chi(10), 0.01, 23.2093, 5e-5},
		{"chi 30", chi(30), 0.975, 16.7908, 5e-5},
		{"chi 100", chi(100), 0.001, 149.449, 5e-4},
		// A&S table 26.9, percentage points of the F distribution.
		{"F 1 10", fisher(1, 10), 0.05, 4.96, 5e-3},
		{"F 5 2", fisher(5, 2), 0.01, 99.30, 5e-3},
		{"F 12 20", fisher(12, 20), 0.025, 2.68, 5e-3},
	}
	for _, tt := range tests {
		if x, ok := tt.d.UpperQuantile(tt.q); !ok || math.Abs(x-tt.want) > tt.digits {
			t.Errorf("%s: %g upper point %g, want %g", tt.name, tt.q, x, tt.want)
		}
	}
}

// Clopper–Pearson limits of the reference figures of outcome
// (proportions.json, mpmath).
func TestClopperPearson(t *testing.T) {
	for _, tt := range []struct {
		x, n         float64
		lower, upper float64
	}{
		{1, 1e6, 2.5317807663794177544e-8, 5.5716306551722443319e-6},
		{999999, 1e6, 0.99999442836934482776, 0.99999997468219233621},
		{41, 100, 0.31261997656757081634, 0.51285579623322914872},
		{2870, 7000, 0.39844635541638238385, 0.42162866451045705195},
		{1, 2, 0.012579117093425049128, 0.98742088290657495087},
	} {
		low, _ := NewBeta(tt.x, tt.n-tt.x+1)
		high, _ := NewBeta(tt.x+1, tt.n-tt.x)
		lower, _ := low.Quantile(0.025)
		upper, _ := high.UpperQuantile(0.025)
		if !agrees(lower, tt.lower) || !agrees(upper, tt.upper) {
			t.Errorf("%g of %g: %.17g to %.17g, want %.17g to %.17g", tt.x, tt.n, lower, upper, tt.lower, tt.upper)
		}
	}
}

// Distributions with tails in closed form.
func TestClosedForms(t *testing.T) {
	check := func(name string, x, got, want float64) {
		t.Helper()
		if !agrees(got, want) {
			t.Errorf("%s at %g = %.17g, want %.17g", name, x, got, want)
		}
	}
	exponential, _ := NewGamma(1)
	chi2, _ := NewChiSquared(2)
	cauchy, _ := NewStudentT(1)
	two, _ := NewStudentT(2)
	for _, x := range []float64{1e-300, 1e-20, 1e-3, 0.3, 1, 1.2, 7, 80, 700} {
		check("exponential CDF", x, exponential.CDF(x), -math.Expm1(-x))
		check("exponential SF", x, exponential.SF(x), math.Exp(-x))
		check("chi-square 2 SF", x, chi2.SF(x), math.Exp(-x/2))
		check("Cauchy SF", x, cauchy.SF(x), math.Atan2(1, x)/math.Pi)
		r := math.Sqrt(2 + x*x)
		check("t 2 SF", x, two.SF(x), 1/(r*(r+x)))
	}
	check("Cauchy SF", 1e300, cauchy.SF(1e300), 1e-300/math.Pi)
	check("t 2 SF", 1e140, two.SF(1e140), 0.5e-280)
	for _, a := range []float64{1e-9, 1e-3, 0.4, 1, 2.5, 19, 33, 1e4, 1e7} {
		left, _ := NewBeta(a, 1)
		right, _ := NewBeta(1, a)
		for _, x := range []float64{1e-300, 1e-10, 0.01, 0.3, 0.5, 0.77, 0.999} {
			check("beta a, 1", x, left.CDF(x), math.Pow(x, a))
			check("beta a, 1, SF", x, left.SF(x), -math.Expm1(a*math.Log(x)))
			check("beta 1, a, SF", x, right.SF(x), math.Exp(a*math.Log1p(-x)))
			check("beta 1, a", x, right.CDF(x), -math.Expm1(a*math.Log1p(-x)))
		}
	}
	arcsine, _ := NewBeta(0.5, 0.5)
	for _, x := range []float64{1e-300, 1e-10, 0.3, 0.5, 0.9} {
		check("arcsine", x, arcsine.CDF(x), 2/math.Pi*math.Asin(math.Sqrt(x)))
	}
	// Tails of F far out, where x or 1-x of the beta function underflows.
	one, _ := NewF(2, 1)
	check("F 2, 1", 1e300, one.SF(1e300), 1/math.Sqrt(1+2e300))
	small, _ := NewF(1, 2)
	check("F 1, 2", 1e-300, small.CDF(1e-300), math.Sqrt(0.5e-300))
}
