package dist

import "math"

const (
	// maxNewton bounds the steps of a quantile. Two to five are usual; more
	// than twenty take a tail that underflows on the way.
	maxNewton = 100

	// farStep is the longest step, in units of the logarithm of x or of the
	// odds.
	farStep = 40

	// underflowLog is where x = exp(log) leaves the range of float64 safely.
	underflowLog = -700
)

// walk is the way to a quantile in w, which is log x or the log-odds: how far
// the quantile is from the present place at least and at most. It starts as
// anywhere.
type walk struct{ lo, hi float64 }

func anywhere() walk { return walk{math.Inf(-1), math.Inf(1)} }

// step returns by how much to move w so that the tail becomes target, and
// whether this is the last step needed.
//
// side is 1 for a lower tail, -1 for an upper one; density is that of w at the
// present place and slope the derivative of its logarithm. The logarithm f of
// a tail of a log-concave density is concave and monotone, so that Newton's
// step from anywhere lands where the tail is too small, and from there
// converges without passing the root. Halley's correction, kept within a
// factor of two, makes the last steps cubic: a step taken at a misfit of 1e-5
// leaves 1e-15. Where the tail underflows, the walk is halved.
func (k *walk) step(tail, target, density, slope, side float64) (step float64, last bool) {
	if (tail < target) == (side > 0) {
		k.lo = 0
	} else {
		k.hi = 0
	}
	step = math.NaN()
	if tail > 0 && density > 0 {
		f := logRatio(tail, target)
		rate := density / tail
		halley := 1 - f*(side*slope-rate)/(2*rate)
		step = -side * f / rate / min(max(halley, 0.5), 2)
		last = math.Abs(f) < 1e-5
	}
	if !(k.lo <= step && step <= k.hi) {
		step, last = (k.lo+k.hi)/2, false // infinite at first
	}
	step = min(max(step, -farStep), farStep)
	k.lo -= step
	k.hi -= step
	return step, last
}

// logRatio returns log(a/b) for positive a and b, also where a/b overflows.
func logRatio(a, b float64) float64 {
	if r := a / b; r <= math.MaxFloat64 {
		return ln(r)
	}
	return ln(a) - ln(b)
}
