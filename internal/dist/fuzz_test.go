package dist

import (
	"math"
	"testing"
)

// FuzzTails makes a distribution of any kind from any two numbers and asks it
// for its tails and quantiles anywhere: no panic, no NaN, nothing out of range,
// and the tails sum to 1.
func FuzzTails(f *testing.F) {
	for kind := range uint8(8) {
		f.Add(kind, 2.5, 400.0, 0.01, 0.025)
		f.Add(kind, 1e-9, 1e16, 1e-300, 1e-300)
		f.Add(kind, 20.0, 20.0, 0.5, 0.5)
		f.Add(kind, math.NaN(), -1.0, math.Inf(1), math.NaN())
	}
	f.Fuzz(func(t *testing.T, kind uint8, a, b, x, p float64) {
		var d distribution = Normal{}
		ok := true
		switch kind % 8 {
		case 1:
			d, ok = as(NewGamma(a))
		case 2:
			d, ok = as(NewBeta(a, b))
		case 3:
			d, ok = as(NewF(a, b))
		case 4:
			d, ok = as(NewStudentT(a))
		case 5:
			d, ok = as(NewChiSquared(a))
		case 6:
			// The cost grows with |nc|/df.
			d, ok = as(NewNoncentralT(max(a, 1), math.Mod(b, 40)))
		case 7:
			fuzzBinomial(t, a, b, x)
			return
		}
		cdf, sf := d.CDF(x), d.SF(x)
		if !(0 <= cdf && cdf <= 1 && 0 <= sf && sf <= 1) {
			t.Fatalf("%T %g %g at %g: tails %g and %g", d, a, b, x, cdf, sf)
		}
		if !ok || math.IsNaN(x) {
			return
		}
		if math.Abs(cdf+sf-1) > 1e-12 {
			t.Fatalf("%T %g %g at %g: tails %g and %g", d, a, b, x, cdf, sf)
		}
		q, is := d.(invertible)
		if !is {
			return
		}
		at, found := q.Quantile(p)
		if math.IsNaN(at) || math.IsInf(at, 0) || found && !(0 < p && p < 1) {
			t.Fatalf("%T %g %g: quantile of %g is %g", d, a, b, p, at)
		}
		if !found || math.Abs(at) < 0x1p-1020 {
			return // refused, or underflow
		}
		// One float more or less of at bounds what the quantile can know.
		least, most := q.CDF(math.Nextafter(at, math.Inf(-1))), q.CDF(math.Nextafter(at, math.Inf(1)))
		slack := 1e-11*p + 2*(most-least) + 1e-300
		if p < least-slack || p > most+slack {
			t.Fatalf("%T %g %g: quantile of %g is %g, with tails %g to %g", d, a, b, p, at, least, most)
		}
	})
}

func fuzzBinomial(t *testing.T, n, p, k float64) {
	d, ok := NewBinomial(int64(math.Mod(n, 0x1p60)), p)
	at := int64(math.Mod(k, 0x1p60))
	for _, v := range []float64{d.CDF(at), d.SF(at), d.PMF(at), d.MidCDF(at), d.MidSF(at)} {
		if !(0 <= v && v <= 1+1e-15) && ok {
			t.Fatalf("n %g, p %g, k %g: %g", n, p, k, v)
		}
	}
	if ok && math.Abs(d.CDF(at)+d.SF(at)-1) > 1e-12 || ok && math.Abs(d.MidCDF(at)+d.MidSF(at)-1) > 1e-12 {
		t.Fatalf("n %g, p %g, k %g: tails do not sum to 1", n, p, k)
	}
}
