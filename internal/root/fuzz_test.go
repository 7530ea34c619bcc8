package root

import (
	"math"
	"testing"
)

// FuzzFind solves a monotone function with a jump and a kink at a place, in an
// interval and with a tolerance from the fuzzer, with a slope that may lie.
func FuzzFind(f *testing.F) {
	f.Add(0.0, 1.0, 0.3, 1.0, 0.0)
	f.Add(-1e300, 1e300, 5e-324, 3.0, 1e-9)
	f.Add(1.0, 2.0, 3.0, 1.0, 0.0)
	f.Add(-1.0, math.Inf(1), 0.0, math.NaN(), -1.0)
	f.Fuzz(func(t *testing.T, lo, hi, at, power, tol float64) {
		calls := 0
		value := func(x float64) float64 {
			calls++
			d := x - at
			if d < 0 { // -0 is not less
				return -math.Pow(-d, power)
			}
			return math.Pow(math.Abs(d), power)
		}
		newton := func(x float64) (float64, float64) { return value(x), power }
		for name, solve := range map[string]func() (float64, error){
			"Find":   func() (float64, error) { return Find(value, lo, hi, Options{Tolerance: tol}) },
			"Newton": func() (float64, error) { return Newton(newton, lo, hi, Options{Tolerance: tol}) },
		} {
			calls = 0
			x, err := solve()
			if math.IsNaN(x) || calls > MaxSteps {
				t.Fatalf("%s: %g after %d calls", name, x, calls)
			}
			if err != nil {
				if err == ErrNoConvergence {
					t.Fatalf("%s: %v after %d calls", name, err, calls)
				}
				continue
			}
			if x < lo || x > hi {
				t.Fatalf("%s: %g outside %g to %g", name, x, lo, hi)
			}
			// A sign change within the tolerance, or between neighbours.
			below := math.Min(x-max(tol, 0), math.Nextafter(x, math.Inf(-1)))
			above := math.Max(x+max(tol, 0), math.Nextafter(x, math.Inf(1)))
			if y := value(x); y != 0 && value(below) > 0 == (value(above) > 0) && value(below) != 0 && value(above) != 0 {
				t.Fatalf("%s: no change of sign near %g", name, x)
			}
		}
	})
}
