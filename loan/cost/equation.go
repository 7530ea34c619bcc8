package cost

import (
	"math"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// equation is the equation of value: the sum of amounts, each discounted by
// e^(-y) for every tick, is zero; where interest is simple for a while, by what
// that makes of it. Writing r for the yearly rate,
// e^(y perPeriod) = 1 + r outOf / perYear.
//
// P(y) is what the payments are worth on the first day and A(y) the advances.
// Both are positive and fall in y. So does h = ln P - ln A where payments come
// later than advances, for its slope is the difference of their mean times,
// each weighted by worth; and it is all but a straight line.
type equation struct {
	clock
	points []point // in order of time, the first at tick 0; amounts not zero
}

// point is all that changes hands on one tick, in minor units.
type point struct {
	ticks  int
	amount int64
	due    bool // something is paid, whatever is advanced on the same day
}

// newEquation nets the flows of each day, into the buffer where it suffices,
// and measures their time as the rule does. The flows must be checked.
func newEquation(rule Rule, flows []loan.Flow, buffer []point) equation {
	points := net(flows, buffer)
	if len(points) < 2 {
		return equation{clock{perYear: 1, outOf: 1, perPeriod: 1}, points}
	}
	m := rule.measure(points)
	walk := newWalker(m, points[0].ticks)
	kept, latest := points[:0], 0
	for _, p := range points {
		p.ticks = max(latest, walk.to(p.ticks))
		latest = p.ticks
		if n := len(kept); n > 0 && kept[n-1].ticks == p.ticks {
			kept[n-1].amount += p.amount
			kept[n-1].due = kept[n-1].due || p.due
		} else {
			kept = append(kept, p)
		}
	}
	return equation{m.clock, withoutZeros(kept)}
}

// net adds up the flows of each day. Ticks are days since 1970-01-01.
func net(flows []loan.Flow, buffer []point) []point {
	points := buffer[:0]
	if cap(points) < len(flows) {
		points = make([]point, 0, len(flows))
	}
	for i := range flows {
		f := &flows[i]
		day, amount := f.On.Day(), f.Amount.Minor()
		if n := len(points); n > 0 && points[n-1].ticks == day {
			points[n-1].amount += amount
			points[n-1].due = points[n-1].due || amount > 0
		} else {
			points = append(points, point{day, amount, amount > 0})
		}
	}
	return withoutZeros(points)
}

// withoutZeros leaves out points of no amount.
func withoutZeros(points []point) []point {
	for i := range points {
		if points[i].amount == 0 {
			kept := points[:i]
			for _, p := range points[i:] {
				if p.amount != 0 {
					kept = append(kept, p)
				}
			}
			return kept
		}
	}
	return points
}

// signChanges counts how often the amounts change their sign.
func (e equation) signChanges() int {
	n := 0
	for i := 1; i < len(e.points); i++ {
		if (e.points[i].amount < 0) != (e.points[i-1].amount < 0) {
			n++
		}
	}
	return n
}

// span is the time from the first point to the last.
func (e equation) span() float64 { return float64(e.points[len(e.points)-1].ticks) }

// worth is the equation at one y.
type worth struct {
	y            float64
	p, a, shift  float64 // ln P = ln p + shift, ln A = ln a + shift
	meanP, meanA float64 // mean times of payments and advances, in ticks
	gap          float64 // h
}

// slope returns h'.
func (w worth) slope() float64 { return w.meanA - w.meanP }

func (w worth) lnP() float64 { return math.Log(w.p) + w.shift }
func (w worth) lnA() float64 { return math.Log(w.a) + w.shift }

// factor is what a gap of ticks multiplies a worth by.
type factor struct {
	ticks   int
	gap, by float64
}

// at evaluates the equation. Sums run towards the first point for positive y
// and towards the last for negative, so that no factor exceeds 1 and nothing
// overflows; what underflows is worth nothing beside the rest.
func (e equation) at(y float64) worth {
	switch e.accrual {
	case broken:
		return e.atBroken(y)
	case chained:
		return e.atChained(y)
	}
	i, end, step := len(e.points)-1, -1, -1
	if y < 0 {
		i, end, step = 0, len(e.points), 1
	}
	var p, a, timeP, timeA float64 // worth so far, and worth × time to here
	var factors [8]factor          // of the gaps seen last: months are of few lengths
	here := e.points[i].ticks
	for ; i != end; i += step {
		amount := float64(e.points[i].amount)
		if ticks := (here - e.points[i].ticks) * -step; ticks != 0 {
			f := &factors[uint(ticks)%uint(len(factors))]
			if f.ticks != ticks {
				*f = factor{ticks, float64(ticks), math.Exp(-math.Abs(y) * float64(ticks))}
			}
			here = e.points[i].ticks
			timeP = f.by * (timeP + f.gap*p)
			timeA = f.by * (timeA + f.gap*a)
			p *= f.by
			a *= f.by
		}
		if amount > 0 {
			p += amount
		} else {
			a -= amount
		}
	}
	w := worth{y: y, p: p, a: a, meanP: timeP / p, meanA: timeA / a, gap: math.Log(p / a)}
	if y < 0 {
		last := e.span()
		w.shift = -y * last
		w.meanP, w.meanA = last-w.meanP, last-w.meanA
	}
	return w
}

// doubt bounds the rounding error of the gap. A point costs each side two
// units in the last place at most, or six where it is divided by what simple
// interest makes of 1; an exponential as many more as its argument is large; so
// does a y that was rounded itself.
func (e equation) doubt(w worth) float64 {
	each := 4.0
	if e.accrual != compound {
		each = 12
	}
	return 0x1p-52 * (8 + each*float64(len(e.points)) + 4*math.Abs(w.y)*(e.span()+float64(e.perPeriod)) + 2*math.Abs(w.gap))
}

// tickRate returns what a yearly rate, in halves of its last decimal, is a tick.
func (e equation) tickRate(halves int64) float64 {
	return math.Log1p(float64(halves)*float64(e.outOf)/(2*essor.FractionUnit*float64(e.perYear))) / float64(e.perPeriod)
}

// yearRate returns what y is a year, in units of the last decimal.
func (e equation) yearRate(y float64) float64 {
	return e.units() * math.Expm1(y*float64(e.perPeriod))
}

// units returns what a period's rate of 1 is a year, in units of the last
// decimal.
func (e equation) units() float64 {
	return essor.FractionUnit * float64(e.perYear) / float64(e.outOf)
}

// sign returns the sign of the equation at a yearly rate, given in halves of
// its last decimal: in floating point where that is certain, else exactly. It
// is 0 when the rate is the root itself.
func (e equation) sign(halves int64) int {
	w := e.at(e.tickRate(halves))
	switch doubt := e.doubt(w); {
	case w.gap > doubt:
		return 1
	case w.gap < -doubt:
		return -1
	}
	return e.exactSign(halves)
}
