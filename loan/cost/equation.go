package cost

import (
	"math"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/root"
	"github.com/essor-go/essor/loan"
)

// equation is the equation of value: the sum of amounts, each discounted by
// e^(-y) for every tick, is zero. Writing r for the yearly rate,
// e^(y perPeriod) = 1 + r / perYear.
//
// P(y) is what the payments are worth on the first day and A(y) the advances.
// Both are positive and fall in y, as do their mean times, weighted by worth.
// So h = ln P - ln A, whose slope is the difference of the mean times, has
// the roots of the equation; for a single advance it is all but a straight line.
type equation struct {
	clock
	points []point // in order of time, the first at tick 0; amounts not zero
}

// point is all that changes hands on one tick, in minor units.
type point struct {
	ticks  int
	amount int64
}

// newEquation nets the flows of each tick, into the buffer where it suffices.
// The flows must be checked.
func newEquation(c clock, flows []loan.Flow, buffer []point) equation {
	points := buffer[:0]
	start := flows[0].On.Day()
	for i := range flows {
		p := point{c.ticks(start, flows[i].On.Day()), flows[i].Amount.Minor()}
		if n := len(points); n > 0 && points[n-1].ticks == p.ticks {
			points[n-1].amount += p.amount
		} else {
			points = append(points, p)
		}
	}
	kept := points[:0]
	for _, p := range points {
		if p.amount != 0 {
			kept = append(kept, p)
		}
	}
	return equation{c, kept}
}

// worth is the equation at one y.
type worth struct {
	y          float64
	lnP, lnA   float64
	meanP      float64 // mean time of the payments, in ticks
	meanA      float64
	gap, slope float64 // h and h'
}

// at evaluates the equation. Sums run towards the first point for positive y
// and towards the last for negative, so that no factor exceeds 1 and nothing
// overflows; what underflows is worth nothing beside the rest.
func (e equation) at(y float64) worth {
	i, end, step := len(e.points)-1, -1, -1
	if y < 0 {
		i, end, step = 0, len(e.points), 1
	}
	var p, a, timeP, timeA float64 // worth so far, and worth × time to here
	factor, lastGap, here := 1.0, 0, e.points[i].ticks
	for ; i != end; i += step {
		point := &e.points[i]
		if gap := (here - point.ticks) * -step; gap != 0 {
			if gap != lastGap {
				factor, lastGap = math.Exp(-math.Abs(y)*float64(gap)), gap
			}
			here = point.ticks
			timeP = factor * (timeP + float64(gap)*p)
			timeA = factor * (timeA + float64(gap)*a)
			p *= factor
			a *= factor
		}
		if point.amount > 0 {
			p += float64(point.amount)
		} else {
			a -= float64(point.amount)
		}
	}
	w := worth{y: y, meanP: timeP / p, meanA: timeA / a, gap: math.Log(p / a)}
	w.slope = w.meanA - w.meanP
	shift := 0.0
	if y < 0 {
		last := float64(here)
		shift = -y * last
		w.meanP, w.meanA, w.slope = last-w.meanP, last-w.meanA, -w.slope
	}
	w.lnP, w.lnA = math.Log(p)+shift, math.Log(a)+shift
	return w
}

// doubt bounds the rounding error of at's gap, y's own included: each point
// costs a few roundings, each exponential as many as its argument is large.
func (e equation) doubt(w worth) float64 {
	span := float64(e.points[len(e.points)-1].ticks)
	return 0x1p-52 * (20 + 6*float64(len(e.points)) + 10*math.Abs(w.y)*span + 4*math.Abs(w.gap))
}

// y returns what a yearly rate, in halves of its last decimal, is a tick.
func (e equation) y(halves int64) float64 {
	return math.Log1p(float64(halves)/(2*essor.FractionUnit*float64(e.perYear))) / float64(e.perPeriod)
}

// units returns the yearly rate that y is a tick, in units of its last
// decimal, as well as floating point can tell.
func (e equation) units(y float64) int64 {
	return int64(math.RoundToEven(essor.FractionUnit * float64(e.perYear) * math.Expm1(y*float64(e.perPeriod))))
}

// sign returns the sign of the equation at a yearly rate, given in halves of
// its last decimal: in floating point where that is certain, else exactly. It
// is 0 when the rate is the root itself.
func (e equation) sign(halves int64) int {
	w := e.at(e.y(halves))
	if doubt := e.doubt(w); w.gap > doubt {
		return 1
	} else if w.gap < -doubt {
		return -1
	}
	return e.exactSign(halves)
}

// solve returns the yearly rate in units of its last decimal, nearest to the
// only root.
func (e equation) solve() (int64, error) {
	low, high, err := e.isolate()
	if err != nil {
		return 0, err
	}
	y, err := root.Newton(func(y float64) (float64, float64) {
		w := e.at(y)
		return w.gap, w.slope
	}, low.y, high.y, root.Options{Tolerance: 0x1p-54})
	if err != nil {
		return 0, noSolution("no rate from -99 % to 400,000,000 % fits the flows")
	}
	falling := low.gap > high.gap
	units := nearest(e.units(y), func(units int64) bool {
		sign := e.sign(2*units + 1)
		return sign == 0 && units%2 == 0 || sign != 0 && (sign < 0) == falling
	})
	if units < minUnits || units > maxUnits {
		return 0, noSolution("no rate from -99 % to 400,000,000 % fits the flows")
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

// noSolution is the answer that there is none.
func noSolution(detail string) error {
	return &essor.FieldError{Code: essor.CodeNoSolution, Detail: detail}
}
