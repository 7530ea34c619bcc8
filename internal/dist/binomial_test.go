package dist

import (
	"math"
	"math/big"
	"testing"
)

// exactBinomial is the oracle: the sum of the terms in rationals.
func exactBinomial(n int64, p *big.Rat) (pmf []*big.Rat) {
	q := new(big.Rat).Sub(big.NewRat(1, 1), p)
	power := func(r *big.Rat, e int64) *big.Rat {
		v := big.NewInt(e)
		return new(big.Rat).SetFrac(new(big.Int).Exp(r.Num(), v, nil), new(big.Int).Exp(r.Denom(), v, nil))
	}
	for k := int64(0); k <= n; k++ {
		c := new(big.Rat).SetInt(new(big.Int).Binomial(n, k))
		pmf = append(pmf, c.Mul(c, new(big.Rat).Mul(power(p, k), power(q, n-k))))
	}
	return pmf
}

func ratFloat(r *big.Rat) float64 {
	f, _ := r.Float64()
	return f
}

func TestBinomialAgainstRationals(t *testing.T) {
	for _, n := range []int64{1, 2, 3, 10, 25, 52} {
		for _, p := range []float64{0.5, 0.25, 0.1, 0.999, 1e-5} {
			d, ok := NewBinomial(n, p)
			if !ok {
				t.Fatalf("n %d, p %g refused", n, p)
			}
			pmf := exactBinomial(n, new(big.Rat).SetFloat64(p))
			below, above := new(big.Rat), big.NewRat(1, 1)
			for k, at := range pmf {
				k := int64(k)
				half := new(big.Rat).Mul(at, big.NewRat(1, 2))
				mid := new(big.Rat).Add(below, half)
				below.Add(below, at)
				above.Sub(above, at)
				midAbove := new(big.Rat).Add(above, half)
				for _, c := range []struct {
					name string
					got  float64
					want *big.Rat
				}{
					{"PMF", d.PMF(k), at}, {"CDF", d.CDF(k), below}, {"SF", d.SF(k), above},
					{"MidCDF", d.MidCDF(k), mid}, {"MidSF", d.MidSF(k), midAbove},
				} {
					if !agrees(c.got, ratFloat(c.want)) {
						t.Errorf("n %d, p %g, k %d: %s = %.17g, want %.17g", n, p, k, c.name, c.got, ratFloat(c.want))
					}
				}
			}
		}
	}
}

// Exact integer sums for p = ½, and for n = 10⁶ a sum of terms with mpmath
// 1.3.0 at 40 digits.
func TestBinomialLarge(t *testing.T) {
	for _, tt := range []struct {
		n, k     int64
		cdf, pmf float64
	}{
		{236, 86, 0.000018579680697857211711, 8.2254662195595223852e-6},
		{4000, 1000, 1.2457572693149533483e-229, 8.3091906534804658642e-230},
		{2590, 140, 0, 0}, // 2.7e-545
		{20000, 9800, 0.0023904447279513217511, 0.00010332674544806718865},
		{1000000, 499000, 0.02280414993269104321, 0.00010798197801891516213},
		{1000000, 490000, 2.7721816438496123017e-89, 1.0897802392975551615e-90},
		{1000000, 500000, 0.50039894218066587504, 0.00079788436133175008909},
	} {
		d, _ := NewBinomial(tt.n, 0.5)
		if got := d.CDF(tt.k); !agrees(got, tt.cdf) {
			t.Errorf("n %d: P(X <= %d) = %.17g, want %.17g", tt.n, tt.k, got, tt.cdf)
		}
		if got := d.SF(tt.n - tt.k - 1); !agrees(got, tt.cdf) {
			t.Errorf("n %d: P(X >= %d) = %.17g, want %.17g", tt.n, tt.n-tt.k, got, tt.cdf)
		}
		if got := d.PMF(tt.k); !agrees(got, tt.pmf) {
			t.Errorf("n %d: P(X = %d) = %.17g, want %.17g", tt.n, tt.k, got, tt.pmf)
		}
	}
}

// McNemar's exact and mid-p values, from the reference figures of outcome
// (proportions.json: exact rationals).
func TestMcNemar(t *testing.T) {
	for _, tt := range []struct {
		b, c        int64
		exact, midP float64
	}{
		{150, 86, 0.000037159361395714423422, 0.000028933895176154901037},
		{1, 7, 0.0703125, 0.0390625},
		{12, 2, 0.012939453125, 0.00738525390625},
		{29, 0, 3.7252902984619140625e-9, 1.8626451492309570313e-9},
		{3000, 1000, 2.4915145386299066967e-229, 1.6605954732818601102e-229},
	} {
		d, _ := NewBinomial(tt.b+tt.c, 0.5)
		low := min(tt.b, tt.c)
		if got := 2 * d.CDF(low); !agrees(got, tt.exact) {
			t.Errorf("%d against %d: exact p %.17g, want %.17g", tt.b, tt.c, got, tt.exact)
		}
		if got := 2 * d.MidCDF(low); !agrees(got, tt.midP) {
			t.Errorf("%d against %d: mid-p %.17g, want %.17g", tt.b, tt.c, got, tt.midP)
		}
	}
}

func TestBinomialEdges(t *testing.T) {
	tests := []struct {
		n        int64
		p        float64
		k        int64
		cdf, pmf float64
	}{
		{0, 0.3, 0, 1, 1}, {0, 0.3, -1, 0, 0}, {0, 0.3, 1, 1, 0},
		{5, 0, 0, 1, 1}, {5, 0, 1, 1, 0}, {5, 1, 4, 0, 0}, {5, 1, 5, 1, 1},
		{5, 0.5, math.MinInt64, 0, 0}, {5, 0.5, math.MaxInt64, 1, 0},
		{1 << 53, 0.5, 1 << 53, 1, 0},
		{10, 1e-310, 0, 1, 1}, {10, 1e-310, 1, 1, 1e-309},
		{1000, 1e-200, 1, 1, 1e-197},
		{10, 0.5, 10, 1, 1.0 / 1024}, {10, 0.5, 0, 1.0 / 1024, 1.0 / 1024},
	}
	for _, tt := range tests {
		d, ok := NewBinomial(tt.n, tt.p)
		if !ok {
			t.Fatalf("n %d, p %g refused", tt.n, tt.p)
		}
		if got := d.CDF(tt.k); !agrees(got, tt.cdf) {
			t.Errorf("n %d, p %g: P(X <= %d) = %g, want %g", tt.n, tt.p, tt.k, got, tt.cdf)
		}
		if got := d.PMF(tt.k); !agrees(got, tt.pmf) {
			t.Errorf("n %d, p %g: P(X = %d) = %g, want %g", tt.n, tt.p, tt.k, got, tt.pmf)
		}
		if got := d.CDF(tt.k) + d.SF(tt.k); math.Abs(got-1) > 1e-15 {
			t.Errorf("n %d, p %g, k %d: tails sum to %g", tt.n, tt.p, tt.k, got)
		}
	}
	for _, tt := range []struct {
		n int64
		p float64
	}{{-1, 0.5}, {MaxTrials + 1, 0.5}, {1, -0.1}, {1, 1.1}, {1, math.NaN()}, {1, math.Inf(1)}} {
		if _, ok := NewBinomial(tt.n, tt.p); ok {
			t.Errorf("n %d, p %g taken", tt.n, tt.p)
		}
	}
	var zero Binomial
	if zero.CDF(0) != 1 || zero.SF(0) != 1 || zero.PMF(0) != 1 {
		t.Error("the zero Binomial does not give 1")
	}
}
