package dist

import (
	"math"
	"testing"
)

func TestNormalTails(t *testing.T) {
	tests := []struct{ x, cdf, sf float64 }{
		{0, 0.5, 0.5},
		{1, 0.84134474606854294859, 0.15865525393145705141}, // A&S table 26.1
		{1.96, 0.97500210485177953, 0.024997895148220436},
		{5, 0.99999971334842812081, 2.8665157187919391167e-7},
		{20, 1, 2.7536241186062336951e-89},
		{math.Inf(1), 1, 0},
		{math.MaxFloat64, 1, 0},
		{1e-320, 0.5, 0.5},
	}
	n := Normal{}
	for _, tt := range tests {
		for _, got := range []struct {
			name      string
			got, want float64
		}{
			{"CDF", n.CDF(tt.x), tt.cdf}, {"SF", n.SF(tt.x), tt.sf},
			{"CDF mirrored", n.CDF(-tt.x), tt.sf}, {"SF mirrored", n.SF(-tt.x), tt.cdf},
		} {
			if !close16(got.got, got.want, 4) {
				t.Errorf("%s at %g = %.17g, want %.17g", got.name, tt.x, got.got, got.want)
			}
		}
	}
}

func TestNormalQuantile(t *testing.T) {
	// The check values of AS 241, and 5e-324, the smallest p.
	for p, want := range map[float64]float64{
		0.25: -0.6744897501960817432, 0.001: -3.090232306167813542, 1e-20: -9.262340089798407574,
		5e-324: -38.467405617144346256, 0x1p-53: -8.2095361516013866,
	} {
		for name, quantile := range map[string]func(float64) (float64, bool){
			"Quantile":               Normal{}.Quantile,
			"minus UpperQuantile":    func(p float64) (float64, bool) { x, ok := Normal{}.UpperQuantile(p); return -x, ok },
			"quantile of the mirror": func(p float64) (float64, bool) { x, ok := Normal{}.Quantile(1 - p); return -x, ok },
		} {
			if name == "quantile of the mirror" && 1-(1-p) != p {
				continue
			}
			if x, ok := quantile(p); !ok || !close16(x, want, 6) {
				t.Errorf("%s of %g = %.17g, want %.17g", name, p, x, want)
			}
		}
	}
	if x, _ := (Normal{}).UpperQuantile(0.5); x != 0 || math.Signbit(x) {
		t.Errorf("median = %g", x)
	}
}
