package cost

import (
	"math"

	"github.com/essor-go/essor/internal/root"
)

// solve returns the yearly rate in units of its last decimal: the nearest to
// the only root, a tie going to the even one.
func (e equation) solve() (int64, error) {
	if e.signChanges() == 1 {
		if units, ok := e.quick(); ok {
			return e.within(units)
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

// nearestTo returns the rate nearest to the root that y is close to, of an
// equation that falls or rises there.
func (e equation) nearestTo(y float64, falling bool) int64 {
	guess := int64(math.RoundToEven(e.yearRate(y)))
	return nearest(guess, func(units int64) bool {
		sign := e.sign(2*units + 1)
		return sign == 0 && units%2 == 0 || sign != 0 && (sign < 0) == falling
	})
}

func (e equation) within(units int64) (int64, error) {
	if units < e.least() || units > maxUnits {
		return 0, noRate()
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

// quick solves an equation whose payments all follow its advances, without
// looking for an interval first: h is so nearly straight then that Newton's
// method, bent by the curvature at y = 0, takes two or three steps.
//
// It returns a rate only when the error, of floating point and of the last
// step, leaves no doubt which fraction is nearest. By Kantorovich, with c for
// [equation.curb], a step with c |step| ≤ |slope| has the root within twice
// its length, and misses it by c step² / (2 |slope|) at most.
func (e equation) quick() (units int64, ok bool) {
	y, bend := e.start()
	curb := e.curb()
	for range maxQuickSteps {
		if x := y * float64(e.perPeriod); !(x > -5 && x < 16) || y < 0 && e.accrual == chained {
			return 0, false
		}
		w := e.at(y)
		slope, doubt := w.slope(), e.doubt(w)
		step := -w.gap / slope
		if curb*math.Abs(step) <= math.Abs(slope) {
			miss := curb * step * step / 2
			year := e.yearRate(y + step)
			perTick := float64(e.perPeriod) * (math.Abs(year) + e.units())
			fault := 1.01*perTick*(doubt+miss)/math.Abs(slope) + 0x1p-48*math.Abs(year)
			if whole := math.RoundToEven(year); math.Abs(year-whole)+fault < 0.5 {
				return int64(whole), true
			}
			if miss < doubt {
				return 0, false // no step could tell
			}
		}
		y -= w.gap / (slope + bend/2*step)
	}
	return 0, false
}

// start returns the root of the parabola that h is near y = 0, and its second
// derivative.
func (e equation) start() (y, bend float64) {
	var p, a, timeP, timeA, squareP, squareA float64
	for i := range e.points {
		amount, t := float64(e.points[i].amount), float64(e.points[i].ticks)
		if amount > 0 {
			p += amount
			timeP += amount * t
			squareP += amount * t * t
		} else {
			a -= amount
			timeA -= amount * t
			squareA -= amount * t * t
		}
	}
	meanP, meanA := timeP/p, timeA/a
	bend = squareP/p - meanP*meanP - (squareA/a - meanA*meanA)
	gap, fall := math.Log(p/a), meanP-meanA
	y = gap / fall
	return gap / (fall - bend/2*y), bend
}
