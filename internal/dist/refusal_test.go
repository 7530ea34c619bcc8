package dist

import (
	"math"
	"testing"
)

func TestParametersAreChecked(t *testing.T) {
	for _, bad := range []float64{0, -1, 1e-10, 1e17, math.NaN(), math.Inf(1), math.Inf(-1)} {
		refused := map[string]bool{}
		_, refused["gamma"] = NewGamma(bad)
		_, refused["beta a"] = NewBeta(bad, 1)
		_, refused["beta b"] = NewBeta(1, bad)
		_, refused["chi-square"] = NewChiSquared(bad)
		_, refused["t"] = NewStudentT(bad)
		_, refused["F 1"] = NewF(bad, 1)
		_, refused["F 2"] = NewF(1, bad)
		_, refused["noncentral t"] = NewNoncentralT(bad, 1)
		for name, ok := range refused {
			if ok {
				t.Errorf("%s takes %g", name, bad)
			}
		}
	}
	for _, nc := range []float64{math.NaN(), math.Inf(1), 1001, -1001} {
		if _, ok := NewNoncentralT(5, nc); ok {
			t.Errorf("noncentrality %g taken", nc)
		}
	}
}

// A NaN, or a distribution that was never made, claims nothing: both tails 1.
func TestNothingIsClaimedWithoutInput(t *testing.T) {
	beta, _ := NewBeta(2, 3)
	gamma, _ := NewGamma(2)
	chi, _ := NewChiSquared(2)
	student, _ := NewStudentT(2)
	f, _ := NewF(2, 3)
	noncentral, _ := NewNoncentralT(5, 1)
	for _, d := range []distribution{Normal{}, beta, gamma, chi, student, f, noncentral} {
		if d.CDF(math.NaN()) != 1 || d.SF(math.NaN()) != 1 {
			t.Errorf("%T: NaN gives %g and %g", d, d.CDF(math.NaN()), d.SF(math.NaN()))
		}
	}
	for _, d := range []distribution{Beta{}, Gamma{}, ChiSquared{}, StudentT{}, F{}, NoncentralT{}} {
		if d.CDF(0.5) != 1 || d.SF(0.5) != 1 || d.CDF(-1) != 1 || d.SF(-1) != 1 {
			t.Errorf("%T not set gives %g and %g", d, d.CDF(0.5), d.SF(0.5))
		}
		if q, is := d.(invertible); is {
			if _, ok := q.Quantile(0.3); ok {
				t.Errorf("%T not set has a quantile", d)
			}
			if _, ok := q.UpperQuantile(0.3); ok {
				t.Errorf("%T not set has an upper quantile", d)
			}
		}
	}
}

func TestQuantilesOfNoProbability(t *testing.T) {
	for name, d := range everyone(t) {
		for _, p := range []float64{0, 1, -0.1, 1.1, math.NaN(), math.Inf(1), math.Inf(-1)} {
			if x, ok := d.Quantile(p); ok || x != 0 {
				t.Errorf("%s: quantile of %g is %g", name, p, x)
			}
			if x, ok := d.UpperQuantile(p); ok || x != 0 {
				t.Errorf("%s: upper quantile of %g is %g", name, p, x)
			}
		}
	}
}

func TestArgumentsBeyondTheSupport(t *testing.T) {
	inf := math.Inf(1)
	for name, d := range everyone(t) {
		lowest := math.Copysign(0, -1)
		if name == "normal" || name[0] == 't' {
			lowest = -inf
		}
		for _, x := range []float64{lowest, -inf} {
			if d.CDF(x) != 0 || d.SF(x) != 1 {
				t.Errorf("%s at %g: %g and %g", name, x, d.CDF(x), d.SF(x))
			}
		}
		if p, q := d.CDF(inf), d.SF(inf); p != 1 || q != 0 {
			t.Errorf("%s at infinity: %g and %g", name, p, q)
		}
	}
	d, _ := NewNoncentralT(3, 2)
	if d.CDF(inf) != 1 || d.SF(inf) != 0 || d.CDF(-inf) != 0 || d.SF(-inf) != 1 {
		t.Error("noncentral t is wrong at infinity")
	}
}

// Where the quantile is beyond float64 it is refused, never infinite.
func TestQuantilesBeyondFloat64(t *testing.T) {
	student, _ := NewStudentT(0.01)
	f, _ := NewF(1, 0.01)
	for _, d := range []invertible{student, f} {
		if x, ok := d.UpperQuantile(1e-9); ok || x != 0 {
			t.Errorf("%T: %g", d, x)
		}
	}
	if x, ok := student.Quantile(1e-9); ok || x != 0 {
		t.Errorf("lower t: %g", x)
	}
	gamma, _ := NewGamma(1e-5)
	if x, ok := gamma.Quantile(0.3); !ok || x != 0 {
		t.Errorf("underflow: %g %t", x, ok)
	}
}

func TestNothingAllocates(t *testing.T) {
	allocs := testing.AllocsPerRun(20, func() {
		b, _ := NewBeta(30, 50)
		s, _ := NewStudentT(17.3)
		g, _ := NewGamma(100)
		n, _ := NewNoncentralT(20, 2)
		m, _ := NewBinomial(1000, 0.5)
		b.Quantile(0.1)
		s.UpperQuantile(0.025)
		g.Quantile(0.3)
		n.SF(2)
		m.MidCDF(480)
	})
	if allocs != 0 {
		t.Errorf("%g allocations", allocs)
	}
}
