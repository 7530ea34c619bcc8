package cost

import (
	"math"

	"github.com/essor-go/essor/internal/root"
)

// solve returns the yearly rate in units of its last decimal: the nearest to
// the only root, a tie going to the even one.
func (e *equation) solve() (int64, error) {
	if e.isOneLoan() {
		if y, units, how := e.quick(); how == sure {
			return e.within(units)
		} else if how == near {
			return e.within(e.nearestTo(y, e.points[0].amount < 0))
		}
	}
	low, high, err := e.isolate()
	if err != nil {
		return 0, err
	}
	units, err := e.refine(span{low, high})
	if err != nil {
		return 0, err
	}
	return e.within(units)
}

// isOneLoan reports whether it is plain that one rate fits, and no more: all
// payments follow all advances, or what is still owed, interest aside, ends
// below nothing once and for all.
//
// With S for the sum of all amounts up to a moment, the equation is y times the
// Laplace transform of S, which changes its sign no more often than S does: so
// just one positive y fits when S changes it once (Norström, A Sufficient
// Condition for a Unique Nonnegative Internal Rate of Return, 1972). Backwards
// from the last point the same is true of what is still to come and negative
// y: none fits when that is never below nothing.
func (e *equation) isOneLoan() bool {
	if e.signChanges() == 1 {
		return true
	}
	if e.accrual != compound || len(e.points) == 0 || e.points[0].amount > 0 {
		return false
	}
	total, sum := int64(0), int64(0)
	for i := range e.points {
		total += e.points[i].amount
	}
	repaid := false
	for i := range e.points {
		sum += e.points[i].amount
		if repaid && sum <= 0 || sum > total {
			return false
		}
		repaid = sum > 0
	}
	return repaid
}

// nearestTo returns the rate nearest to the root that y is close to, of an
// equation that falls or rises there.
func (e *equation) nearestTo(y float64, falling bool) int64 {
	guess := int64(math.RoundToEven(e.yearRate(y)))
	return nearest(guess, func(units int64) bool {
		sign := e.sign(2*units + 1)
		return sign == 0 && units%2 == 0 || sign != 0 && (sign < 0) == falling
	})
}

func (e *equation) within(units int64) (int64, error) {
	if units < e.least() || units > maxUnits {
		return 0, e.noRate()
	}
	return units, nil
}

// nearest returns the smallest number for which passed is true, given one
// close to it.
func nearest(guess int64, passed func(int64) bool) int64 {
	low, high := guess-1, guess
	for step := int64(1); passed(low); step *= 2 {
		low, high = low-step, low
	}
	for step := int64(1); !passed(high); step *= 2 {
		low, high = high, high+step
	}
	n, _ := root.SmallestInt(low+1, high, passed)
	return n
}

// maxQuickSteps is where quick leaves the root to the bracketed search.
const maxQuickSteps = 16

// found says how well quick knows a root.
type found uint8

const (
	lost found = iota
	near       // as near as floating point can tell
	sure       // and which rate is nearest
)

// quick solves an equation that is known to have one root, without looking for
// an interval first: h is so nearly straight then that a cubic laid on it at
// y = 0 leads next to the root, and a second one to it.
//
// It is sure of a rate only when the error, of floating point and of the last
// step, leaves no doubt which fraction is nearest. By Kantorovich, with c for
// [equation.curb], where a step of Newton's has c |step| ≤ |slope| the root
// lies within twice its length, and h there is no less steep than
// |slope| - c |step| / 2. What [equation.miss] finds h to be where the step
// leads to, over that, is how far the root can be from there.
func (e *equation) quick() (y float64, units int64, _ found) {
	curb, period := e.curb(), float64(e.perPeriod)
	for range maxQuickSteps {
		w := e.at(y)
		newton, step := w.steps()
		y += step
		if x := y * period; !(x > -5 && x < 16) || y < 0 && e.accrual == chained {
			return y, 0, lost
		}
		slope := math.Abs(w.slope())
		least, miss := slope-curb*math.Abs(newton)/2, e.miss(w, step)
		if 2*least < slope || miss*period*e.units() > least {
			continue
		}
		doubt, year := e.doubt(w), e.yearRate(y)
		fault := 1.01*period*(math.Abs(year)+e.units())*(doubt+miss)/least + 0x1p-48*math.Abs(year)
		whole := math.RoundToEven(year)
		switch {
		case math.Abs(year-whole)+fault < 0.5:
			return y, int64(whole), sure
		case math.Abs(year) > float64(maxUnits)/2:
			return y, 0, lost
		case miss < doubt: // no step could tell
			return y, 0, near
		}
	}
	return y, 0, lost
}

// steps returns Newton's step, and one to the root of the cubic that h is near
// w, as a series in Newton's.
func (w worth) steps() (newton, step float64) {
	unit := 1 / w.slope()
	newton = -w.gap * unit
	unit *= newton
	b, c := w.bend/2*unit, w.tilt/6*unit*newton
	return newton, newton * (1 - b + 2*b*b - c + 5*b*(c-b*b))
}

// miss bounds h where a step from w leads to: by what is left of the parabola
// there, and the third derivative. That is the difference of two third
// moments, each at most 0.0963 times the cube of their span. Where times
// change with y it is left of the straight line, and the second derivative.
func (e *equation) miss(w worth, step float64) float64 {
	line, square := w.gap+float64(step*w.slope()), step*step/2
	if e.accrual != compound {
		return math.Abs(line) + e.curb()*square
	}
	span := e.span()
	return math.Abs(line+float64(square*w.bend)) + 0.0321*span*span*span*math.Abs(step)*step*step
}
