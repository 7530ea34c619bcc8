package cost

import (
	"math"
	"slices"

	"github.com/essor-go/essor"
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
	place       // of its day, where the rule counts months
	due    bool // something is paid, whatever is advanced on the same day
}

// newEquation measures the time of points, whose ticks are days, as the rule
// does.
func newEquation(rule Rule, points []point) equation {
	if len(points) < 2 {
		return equation{clock{perYear: 1, outOf: 1, perPeriod: 1}, points}
	}
	even := rule.countsMonths() && locate(points)
	m := rule.measure(points)
	if even && m.unit == months { // most loans
		return evenly(m, points)
	}
	walk := newWalker(m, points)
	latest, rises := -1, true
	for i := range points {
		ticks := walk.to(&points[i])
		rises = rises && ticks > latest
		points[i].ticks, latest = ticks, ticks
	}
	if !rises {
		// A month may count as more than the days of a longer time.
		slices.SortStableFunc(points, func(a, b point) int { return a.ticks - b.ticks })
		points = withoutZeros(joined(points))
	}
	e := equation{m.clock, points}
	if e.accrual == broken {
		e.mend()
	}
	return e
}

// mend counts in whole periods where none is broken: interest is compound then.
func (e *equation) mend() {
	for i := range e.points {
		if e.points[i].ticks%e.perPeriod != 0 {
			return
		}
	}
	for i := range e.points {
		e.points[i].ticks /= e.perPeriod
	}
	e.perPeriod, e.accrual = 1, compound
}

// evenly measures points that lie whole months apart, in ticks as long as can
// be. Where these are whole periods nothing is broken.
func evenly(m measure, points []point) equation {
	shared := gcd(m.whole, m.perPeriod)
	m.whole, m.perPeriod = m.whole/shared, m.perPeriod/shared
	if m.perPeriod == 1 {
		m.accrual = compound
	}
	for i := range points {
		points[i].ticks = int(points[i].month) * m.whole
	}
	return equation{m.clock, points}
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// joined adds up the points of each tick.
func joined(points []point) []point {
	kept := points[:0]
	for _, p := range points {
		if n := len(kept); n > 0 && kept[n-1].ticks == p.ticks {
			kept[n-1].amount += p.amount
			kept[n-1].due = kept[n-1].due || p.due
		} else {
			kept = append(kept, p)
		}
	}
	return kept
}

// signChanges counts how often the amounts change their sign.
func (e *equation) signChanges() int {
	n := uint64(0)
	for i := 1; i < len(e.points); i++ {
		n += uint64(e.points[i].amount^e.points[i-1].amount) >> 63
	}
	return int(n)
}

// span is the time from the first point to the last.
func (e *equation) span() float64 { return float64(e.points[len(e.points)-1].ticks) }

// worth is the equation at one y.
type worth struct {
	y            float64
	p, a, shift  float64 // ln P = ln p + shift, ln A = ln a + shift
	meanP, meanA float64 // mean times of payments and advances, in ticks
	gap          float64 // h
	bend, tilt   float64 // second and third derivative, but for what broken periods and chains add
}

// slope returns h'.
func (w worth) slope() float64 { return w.meanA - w.meanP }

func (w worth) lnP() float64 { return math.Log(w.p) + w.shift }
func (w worth) lnA() float64 { return math.Log(w.a) + w.shift }

// mostP and mostA bound ln P and ln A from above, also where P or A are too
// small for a float and so seem to be nothing.
func (w worth) mostP() float64 { return math.Log(max(w.p, 0x1p-1000)) + w.shift }
func (w worth) mostA() float64 { return math.Log(max(w.a, 0x1p-1000)) + w.shift }

// sums are what amounts are worth, times their times, and times the squares
// and cubes of these.
type sums struct{ worth, first, second, third float64 }

func (s sums) with(worth, time float64) sums {
	first := worth * time
	second := first * time
	return sums{s.worth + worth, s.first + first, s.second + second, s.third + float64(second*time)}
}

// moments returns the mean time, and the second and third central moments.
func (s sums) moments() (mean, spread, skew float64) {
	unit := 1 / s.worth
	mean, square := s.first*unit, s.second*unit
	spread = square - float64(mean*mean)
	return mean, spread, s.third*unit - float64(mean*(square+2*spread))
}

// weigh returns the equation for what payments and advances add up to.
func weigh(y float64, p, a sums) worth {
	w := worth{y: y, p: p.worth, a: a.worth, gap: math.Log(p.worth / a.worth)}
	var spreadA, skewA float64
	w.meanP, w.bend, w.tilt = p.moments()
	w.meanA, spreadA, skewA = a.moments()
	w.bend -= spreadA
	w.tilt = skewA - w.tilt
	return w
}

// fromEnd returns w where its times were counted back from a moment.
func (w worth) fromEnd(moment float64) worth {
	w.shift = -w.y * moment
	w.meanP, w.meanA = moment-w.meanP, moment-w.meanA
	w.tilt = -w.tilt
	return w
}

// factor is what a number of ticks multiplies a worth by.
type factor struct {
	ticks int
	by    float64
}

// at evaluates the equation. Factors run from the first day for positive y
// and from the last for negative, so that none exceeds 1 and nothing
// overflows; what underflows is worth nothing beside the rest.
func (e *equation) at(y float64) worth {
	switch {
	case y == 0:
		return e.atZero()
	case e.accrual == broken:
		return e.atBroken(y)
	case e.accrual == chained:
		return e.atChained(y)
	}
	i, step, origin := 0, 1, 0
	if y < 0 {
		i, step = len(e.points)-1, -1
		origin = e.points[i].ticks
	}
	var p, a sums
	var factors [4]factor // of the gaps seen last: 28 to 31 days
	rate, discount, here := -math.Abs(y), 1.0, 0
	for range e.points {
		point := &e.points[i]
		time := (point.ticks - origin) * step
		if gap := time - here; gap != 0 {
			f := &factors[uint(gap)%uint(len(factors))]
			if f.ticks != gap {
				*f = factor{gap, math.Exp(rate * float64(gap))}
			}
			discount *= f.by
			here = time
		}
		if amount := float64(point.amount) * discount; amount > 0 {
			p = p.with(amount, float64(time))
		} else {
			a = a.with(-amount, float64(time))
		}
		i += step
	}
	if y < 0 {
		return weigh(y, p, a).fromEnd(e.span())
	}
	return weigh(y, p, a)
}

// atZero is at where nothing is discounted, nor time bent.
func (e *equation) atZero() worth {
	var p, a sums
	for i := range e.points {
		point := &e.points[i]
		if amount := float64(point.amount); amount > 0 {
			p = p.with(amount, float64(point.ticks))
		} else {
			a = a.with(-amount, float64(point.ticks))
		}
	}
	return weigh(0, p, a)
}

// doubt bounds the rounding error of the gap. A point costs each side two
// units in the last place at most, or six where it is divided by what simple
// interest makes of 1; an exponential as many more as its argument is large; so
// does a y that was rounded itself.
func (e *equation) doubt(w worth) float64 {
	each := 4.0
	if e.accrual != compound {
		each = 12
	}
	return 0x1p-52 * (8 + each*float64(len(e.points)) + 4*math.Abs(w.y)*(e.span()+float64(e.perPeriod)) + 2*math.Abs(w.gap))
}

// tickRate returns what a yearly rate, in halves of its last decimal, is a tick.
func (e *equation) tickRate(halves int64) float64 {
	return math.Log1p(float64(halves)*float64(e.outOf)/(2*essor.FractionUnit*float64(e.perYear))) / float64(e.perPeriod)
}

// yearRate returns what y is a year, in units of the last decimal.
func (e *equation) yearRate(y float64) float64 {
	return e.units() * math.Expm1(y*float64(e.perPeriod))
}

// units returns what a period's rate of 1 is a year, in units of the last
// decimal.
func (e *equation) units() float64 {
	return essor.FractionUnit * float64(e.perYear) / float64(e.outOf)
}

// sign returns the sign of the equation at a yearly rate, given in halves of
// its last decimal: in floating point where that is certain, else in twice its
// precision, else exactly. It is 0 when the rate is the root itself.
func (e *equation) sign(halves int64) int {
	w := e.at(e.tickRate(halves))
	switch doubt := e.doubt(w); {
	case w.gap > doubt:
		return 1
	case w.gap < -doubt:
		return -1
	}
	if sign := e.fineSign(halves); sign != 0 {
		return sign
	}
	return e.exactSign(halves)
}
