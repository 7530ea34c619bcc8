package root

import (
	"errors"
	"math"
)

// MaxSteps is how often a function is called at most, by default.
const MaxSteps = 200

// patience is how many calls may be spent on interpolation. After it the
// number of floats in the interval is halved with every call, of which there
// are at most 64.
const patience = 120

// The errors of [Find] and [Newton]; compare with errors.Is.
var (
	// ErrNoBracket says that the interval is not one: an end is not finite,
	// the ends are in the wrong order, or the signs at the ends do not differ.
	ErrNoBracket = errors.New("root: signs at the ends of the interval must differ")
	// ErrUndefined says that the function returned a NaN.
	ErrUndefined = errors.New("root: function has no value inside the interval")
	// ErrNoConvergence says that the steps allowed did not suffice. With the
	// default number of steps it can't come up.
	ErrNoConvergence = errors.New("root: steps used up before the interval was small enough")
)

// Options says how precise to be and how long to try. The zero Options asks
// for neighbouring floats and allows [MaxSteps] calls.
type Options struct {
	// Tolerance is how wide, in units of x, the interval around the change of
	// sign may be at the end. 0 asks for neighbouring floats; a negative
	// number or a NaN counts as 0.
	Tolerance float64
	// MaxSteps bounds the calls of the function, those at the ends included.
	// 0 or less means the constant MaxSteps.
	MaxSteps int
}

// bracket is an interval at whose ends the function has different signs.
type bracket struct {
	lo, hi   float64
	flo, fhi float64
	tol      float64
	left     int // calls still allowed
	calls    int // calls made

	run        int    // steps in a row that moved the same end, 0 at first
	ranLow     bool   // which of them that was
	sinceGuard int    // steps since the number of floats was last looked at
	width      uint64 // and what it was then
}

// newBracket checks the interval and evaluates its ends. When one of them is a
// root, done is set and x is that end.
func newBracket(f func(float64) float64, lo, hi float64, o Options) (b bracket, x float64, done bool, err error) {
	if !(-math.MaxFloat64 <= lo && lo <= hi && hi <= math.MaxFloat64) {
		return b, 0, false, ErrNoBracket
	}
	b = bracket{lo: lo, hi: hi, left: o.MaxSteps, tol: max(o.Tolerance, 0)}
	if b.left <= 0 {
		b.left = MaxSteps
	}
	if math.IsNaN(b.tol) {
		b.tol = 0
	}
	b.flo, b.fhi = f(lo), f(hi)
	b.left -= 2
	b.calls = 2
	b.width = floatsBetween(lo, hi)
	switch {
	case math.IsNaN(b.flo) || math.IsNaN(b.fhi):
		return b, 0, false, ErrUndefined
	case b.flo == 0:
		return b, lo, true, nil
	case b.fhi == 0:
		return b, hi, true, nil
	case (b.flo < 0) == (b.fhi < 0):
		return b, 0, false, ErrNoBracket
	}
	return b, 0, false, nil
}

// closed tells whether the interval is as small as asked, or can't shrink.
func (b *bracket) closed() bool {
	return b.hi-b.lo <= b.tol || floatsBetween(b.lo, b.hi) <= 1
}

// best returns the end at which the function is closer to 0.
func (b *bracket) best() float64 {
	if math.Abs(b.flo) <= math.Abs(b.fhi) {
		return b.lo
	}
	return b.hi
}

// take makes x, where the function is y and not 0, an end of the interval, and
// tells whether it became the lower one.
func (b *bracket) take(x, y float64) (lower bool) {
	lower = (y < 0) == (b.flo < 0)
	if lower {
		b.lo, b.flo = x, y
	} else {
		b.hi, b.fhi = x, y
	}
	if lower != b.ranLow {
		b.run, b.ranLow = 0, lower
	}
	b.run++
	return lower
}

// guard returns x moved inside the interval and away from its ends, so that a
// step that all but reaches the root passes it and closes the interval from
// the other side. A NaN becomes the middle. When the last three steps, or
// twelve if the method claims to be converging, left more than an eighth of the
// floats between the ends, or when patience is at an end, it returns the middle
// of those floats.
func (b *bracket) guard(x float64, converging bool) float64 {
	b.left--
	b.calls++
	if b.calls > patience {
		return between(b.lo, b.hi)
	}
	if b.sinceGuard++; b.sinceGuard > 3 && !converging || b.sinceGuard > 12 {
		now, before := floatsBetween(b.lo, b.hi), b.width
		b.sinceGuard, b.width = 0, now
		if now > before/8 {
			return between(b.lo, b.hi)
		}
	}
	if !(b.lo <= x && x <= b.hi) {
		return middle(b.lo, b.hi)
	}
	// Half a tolerance away, or as many floats as double with every step that
	// still came from the same side.
	floats := min(uint64(1)<<min(b.run, 20), floatsBetween(b.lo, b.hi)/2)
	away := min(0.5*b.tol, b.hi/4-b.lo/4)
	low := max(b.lo+away, step(b.lo, int64(floats)))
	high := min(b.hi-away, step(b.hi, -int64(floats)))
	return min(max(x, low), high)
}

// middle returns the mean of lo and hi, which does not overflow.
func middle(lo, hi float64) float64 { return lo + (hi/2 - lo/2) }

// floatsBetween returns how many floats are above lo up to hi, at most 2⁶⁴-1.
func floatsBetween(lo, hi float64) uint64 { return uint64(rank(hi) - rank(lo)) }

// between returns the float with as many floats below it, from lo, as above.
func between(lo, hi float64) float64 { return step(lo, int64(floatsBetween(lo, hi)/2)) }

// step returns the float n floats above x, or -n below it.
func step(x float64, n int64) float64 {
	r := rank(x) + n
	if r < 0 {
		return -math.Float64frombits(uint64(-r))
	}
	return math.Float64frombits(uint64(r))
}

// rank numbers the finite floats in their order, 0 being 0.
func rank(x float64) int64 {
	r := int64(math.Float64bits(math.Abs(x)))
	if x < 0 {
		return -r
	}
	return r
}
