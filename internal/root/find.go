package root

import "math"

// Find returns a number within the tolerance of a change of sign of f between
// lo and hi, one at which f was called: of the two ends of the last interval
// the one where f is closer to 0. It needs lo ≤ hi, both finite, and different
// signs of f there, or a 0, which is returned at once.
//
// f may be ±Inf, but not a NaN. Errors: [ErrNoBracket], [ErrUndefined] and
// [ErrNoConvergence], with which the best number so far is returned.
//
// Cost: usually 6 to 12 calls of f, never more than the steps allowed.
func Find(f func(x float64) float64, lo, hi float64, o Options) (float64, error) {
	b, x, done, err := newBracket(f, lo, hi, o)
	if done || err != nil {
		return x, err
	}
	// The point before last, for the parabola. At first there is none.
	third, fthird := math.NaN(), math.NaN()
	last := b.lo
	for !b.closed() {
		if b.left <= 0 {
			return b.best(), ErrNoConvergence
		}
		x := b.guard(b.parabola(last, third, fthird), false)
		y := f(x)
		if math.IsNaN(y) {
			return 0, ErrUndefined
		}
		if y == 0 {
			return x, nil
		}
		// third becomes the end that x replaces.
		before := b
		if b.take(x, y) {
			third, fthird = before.lo, before.flo
		} else {
			third, fthird = before.hi, before.fhi
		}
		last = x
	}
	return b.best(), nil
}

// parabola returns where the parabola in y through both ends and the third
// point is 0, if Chandrupatla's criterion says that it can be trusted between
// the ends, and else the middle. last is the end reached last.
func (b *bracket) parabola(last, third, fthird float64) float64 {
	x1, f1, x2, f2 := b.lo, b.flo, b.hi, b.fhi
	if last == b.hi {
		x1, f1, x2, f2 = x2, f2, x1, f1
	}
	xi := (x1 - x2) / (third - x2)
	phi := (f1 - f2) / (fthird - f2)
	if !(phi*phi < xi && (1-phi)*(1-phi) < 1-xi) {
		return middle(b.lo, b.hi)
	}
	t := f1/(f2-f1)*(fthird/(f2-fthird)) + (third-x1)/(x2-x1)*(f1/(fthird-f1))*(f2/(fthird-f2))
	return x1 + t*(x2-x1)
}

// Newton does what [Find] does with the help of the slope of f, which f
// returns second: near a simple root every step doubles the digits. A slope
// that is wrong, 0 or a NaN costs steps, never the result.
//
// Errors as for Find. Cost: usually 4 to 9 calls of f after those at the
// ends, never more than the steps allowed.
func Newton(f func(x float64) (y, slope float64), lo, hi float64, o Options) (float64, error) {
	var slope, slopeLow float64 // at the point evaluated last, and at lo
	value := func(x float64) float64 {
		y, dy := f(x)
		slopeLow, slope = slope, dy
		return y
	}
	b, end, done, err := newBracket(value, lo, hi, o)
	if done || err != nil {
		return end, err
	}
	x, y := b.best(), b.fhi
	if x == b.lo {
		y, slope = b.flo, slopeLow
	}
	moved := math.Inf(1) // by the step before
	for !b.closed() {
		if b.left <= 0 {
			return b.best(), ErrNoConvergence
		}
		step := y / slope
		// Newton's method is trusted while its steps at least halve. A quarter
		// of the tolerance more lets the last step pass the root.
		next := b.guard(x-step-math.Copysign(0.25*b.tol, step), math.Abs(step) <= moved/2)
		x, moved = next, math.Abs(next-x)
		y = value(x)
		if math.IsNaN(y) {
			return 0, ErrUndefined
		}
		if y == 0 {
			return x, nil
		}
		b.take(x, y)
	}
	return b.best(), nil
}
