package root

import (
	"errors"
	"math"
	"testing"
)

// problem is a function with a known root; many are hostile: flat, steep,
// jumping, of enormous range, or with a slope that lies.
type problem struct {
	name     string
	f, slope func(x float64) float64
	lo, hi   float64
	want     float64
}

func problems() []problem {
	zero := func(float64) float64 { return 0 }
	return []problem{
		{"linear", func(x float64) float64 { return 3*x - 1 }, func(float64) float64 { return 3 }, 0, 1, 1.0 / 3},
		{"falling", func(x float64) float64 { return 1 - 3*x }, func(float64) float64 { return -3 }, 0, 1, 1.0 / 3},
		{"root of two", func(x float64) float64 { return x*x - 2 }, func(x float64) float64 { return 2 * x }, 0, 2, math.Sqrt2},
		{"cosine", func(x float64) float64 { return math.Cos(x) - x }, func(x float64) float64 { return -math.Sin(x) - 1 }, 0, 1, 0.7390851332151607},
		{"sine minus half", func(x float64) float64 { return math.Sin(x) - x/2 }, func(x float64) float64 { return math.Cos(x) - 0.5 },
			math.Pi / 2, math.Pi, 1.895494267033981},
		{"pole near", func(x float64) float64 { return 1/x - 1e9 }, func(x float64) float64 { return -1 / (x * x) }, 1e-300, 1e300, 1e-9},
		{"flat cubic", func(x float64) float64 { return (x - 1) * (x - 1) * (x - 1) },
			func(x float64) float64 { return 3 * (x - 1) * (x - 1) }, -5, 5.5, 1},
		{"ninth power", func(x float64) float64 { return math.Pow(x, 9) }, func(x float64) float64 { return 9 * math.Pow(x, 8) }, -1, 1e9, 0},
		{"steep exponential", func(x float64) float64 { return math.Exp(20*x) - 5 }, func(x float64) float64 { return 20 * math.Exp(20*x) },
			-100, 100, math.Log(5) / 20},
		{"overflowing", func(x float64) float64 { return math.Exp(x) - 1e10 }, math.Exp, -1e300, 1e300, math.Log(1e10)},
		{"whole range", func(x float64) float64 { return x - 1e-200 }, func(float64) float64 { return 1 }, -math.MaxFloat64, math.MaxFloat64, 1e-200},
		{"huge root", func(x float64) float64 { return x - 1e300 }, func(float64) float64 { return 1 }, 0, math.MaxFloat64, 1e300},
		{"subnormal root", func(x float64) float64 { return x - 5e-324 }, func(float64) float64 { return 1 }, -1, 1, 5e-324},
		{"jump", func(x float64) float64 { return math.Copysign(1, x-0.7) }, zero, 0, 1, 0.7},
		{"jump with a lying slope", func(x float64) float64 { return math.Copysign(1, x-0.7) },
			func(float64) float64 { return math.NaN() }, -1e10, 1e10, 0.7},
		{"slope of the wrong sign", func(x float64) float64 { return x*x*x - 8 }, func(x float64) float64 { return -3 * x * x }, 0, 9, 2},
		{"infinite ends", func(x float64) float64 { return math.Tan(x * 1.5) }, zero, -1, 1, 0},
		{"slope said to be 0", func(x float64) float64 { return x*math.Exp(-5) - 1 }, zero, 0, 1e6, math.Exp(5)},
		{"log", math.Log, func(x float64) float64 { return 1 / x }, 1e-320, 1e308, 1},
	}
}

// counted counts the calls of f.
func counted(f func(float64) float64, calls *int) func(float64) float64 {
	return func(x float64) float64 {
		*calls++
		return f(x)
	}
}

// withSlope joins f and its slope for Newton, and counts.
func withSlope(f, slope func(float64) float64, calls *int) func(float64) (float64, float64) {
	return func(x float64) (float64, float64) {
		*calls++
		return f(x), slope(x)
	}
}

func TestRoots(t *testing.T) {
	for _, p := range problems() {
		for _, tol := range []float64{0, 1e-9, 1e-3} {
			calls := 0
			check := func(method string, x float64, err error) {
				t.Helper()
				if err != nil {
					t.Fatalf("%s, %s, tolerance %g: %v", p.name, method, tol, err)
				}
				// The rounding of f itself leaves a few floats of doubt.
				slack := tol + 4*(math.Nextafter(math.Abs(p.want), math.Inf(1))-math.Abs(p.want))
				if p.name == "flat cubic" {
					slack += 1e-100 // f underflows to 0 there
				}
				if p.name == "ninth power" {
					slack += 1e-35
				}
				if !(math.Abs(x-p.want) <= slack) {
					t.Errorf("%s, %s, tolerance %g: %.17g, want %.17g", p.name, method, tol, x, p.want)
				}
				if calls > MaxSteps {
					t.Errorf("%s, %s: %d calls", p.name, method, calls)
				}
			}
			x, err := Find(counted(p.f, &calls), p.lo, p.hi, Options{Tolerance: tol})
			check("Find", x, err)
			find := calls
			calls = 0
			x, err = Newton(withSlope(p.f, p.slope, &calls), p.lo, p.hi, Options{Tolerance: tol})
			check("Newton", x, err)
			t.Logf("%-24s tolerance %-6g calls: Find %3d, Newton %3d", p.name, tol, find, calls)
		}
	}
}

// The promise of the docs for everyday functions.
func TestFewCalls(t *testing.T) {
	// A year rate from monthly payments: 36 payments of 30 against 1000.
	value := func(i float64) float64 { return 30*(1-math.Pow(1+i, -36))/i - 1000 }
	calls := 0
	x, err := Find(counted(value, &calls), 1e-6, 1, Options{Tolerance: 1e-12})
	if err != nil || math.Abs(value(x)) > 1e-6 || calls > 16 {
		t.Errorf("Find: rate %g after %d calls, error %v", x, calls, err)
	}
	calls = 0
	f := func(x float64) float64 { return math.Exp(x) - 3 }
	x, err = Newton(withSlope(f, math.Exp, &calls), 0, 3, Options{Tolerance: 1e-12})
	if err != nil || math.Abs(x-math.Log(3)) > 1e-12 || calls > 12 {
		t.Errorf("Newton: %g after %d calls, error %v", x, calls, err)
	}
}

func TestEndsThatAreRoots(t *testing.T) {
	f := func(x float64) float64 { return x * (x - 1) }
	for _, ends := range [][2]float64{{0, 0.5}, {0.5, 1}, {0, 1}, {0, 0}} {
		x, err := Find(f, ends[0], ends[1], Options{})
		if err != nil || f(x) != 0 {
			t.Errorf("%v: %g, %v", ends, x, err)
		}
		x, err = Newton(func(x float64) (float64, float64) { return f(x), 2*x - 1 }, ends[0], ends[1], Options{})
		if err != nil || f(x) != 0 {
			t.Errorf("Newton %v: %g, %v", ends, x, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	line := func(x float64) float64 { return x }
	tests := []struct {
		name   string
		f      func(float64) float64
		lo, hi float64
		o      Options
		want   error
	}{
		{"same sign", line, 1, 2, Options{}, ErrNoBracket},
		{"one point", line, 1, 1, Options{}, ErrNoBracket},
		{"reversed", line, 1, -1, Options{}, ErrNoBracket},
		{"infinite end", line, -inf, 1, Options{}, ErrNoBracket},
		{"other infinite end", line, -1, inf, Options{}, ErrNoBracket},
		{"NaN end", line, nan, 1, Options{}, ErrNoBracket},
		{"other NaN end", line, -1, nan, Options{}, ErrNoBracket},
		{"NaN at an end", math.Sqrt, -1, 1, Options{}, ErrUndefined},
		{"NaN inside", func(x float64) float64 {
			if math.Abs(x) < 0.9 {
				return nan
			}
			return x
		}, -1, 1, Options{}, ErrUndefined},
		{"steps used up", func(x float64) float64 { return x - 0.3 }, -1, 1, Options{MaxSteps: 3}, ErrNoConvergence},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x, err := Find(tt.f, tt.lo, tt.hi, tt.o)
			if !errors.Is(err, tt.want) || math.IsNaN(x) {
				t.Errorf("Find: %g, %v, want %v", x, err, tt.want)
			}
			zero := func(float64) float64 { return 0 }
			calls := 0
			x, err = Newton(withSlope(tt.f, zero, &calls), tt.lo, tt.hi, tt.o)
			if !errors.Is(err, tt.want) || math.IsNaN(x) {
				t.Errorf("Newton: %g, %v, want %v", x, err, tt.want)
			}
			if tt.o.MaxSteps > 0 && calls > tt.o.MaxSteps {
				t.Errorf("%d calls, %d allowed", calls, tt.o.MaxSteps)
			}
		})
	}
}

func TestOddOptionsAreTheDefault(t *testing.T) {
	f := func(x float64) float64 { return x*x - 2 }
	want, _ := Find(f, 0, 2, Options{})
	for _, o := range []Options{{Tolerance: -1}, {Tolerance: math.NaN()}, {MaxSteps: -5}} {
		if x, err := Find(f, 0, 2, o); x != want || err != nil {
			t.Errorf("%+v: %g, %v, want %g", o, x, err, want)
		}
	}
}

// Without a tolerance the interval closes on two neighbouring floats.
func TestNeighboursAtTheEnd(t *testing.T) {
	for _, at := range []float64{-1e300, -3.7, -5e-324, 1e-310, 0.1, 12345.6789, 1e308} {
		f := func(x float64) float64 { return math.Copysign(1, x-at) } // +1 at the jump
		x, err := Find(f, -math.MaxFloat64, math.MaxFloat64, Options{})
		if below := math.Nextafter(at, math.Inf(-1)); err != nil || x != at && x != below {
			t.Errorf("jump at %g: %g, %v", at, x, err)
		}
	}
}

func TestFloatsAreNumbered(t *testing.T) {
	xs := []float64{-math.MaxFloat64, -1, -5e-324, 0, 5e-324, 0.5, 1, math.MaxFloat64}
	for i, x := range xs {
		if got := step(x, 0); got != x {
			t.Errorf("step(%g, 0) = %g", x, got)
		}
		if x < math.MaxFloat64 {
			if got, want := step(x, 1), math.Nextafter(x, math.Inf(1)); got != want {
				t.Errorf("step(%g, 1) = %g, want %g", x, got, want)
			}
		}
		for _, y := range xs[i:] {
			if m := between(x, y); !(x <= m && m <= y) {
				t.Errorf("between(%g, %g) = %g", x, y, m)
			}
		}
	}
	if floatsBetween(math.Copysign(0, -1), 0) != 0 {
		t.Error("-0 and 0 are not the same number")
	}
}
