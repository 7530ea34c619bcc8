package cost

import "math"

// atBroken is [equation.at] for simple interest inside periods that are not
// whole: with i for the rate of a period, q whole periods and the fraction f
// of another, a payment is worth its amount over (1+f i) (1+i)^q.
func (e equation) atBroken(y float64) worth {
	n, end, step := len(e.points)-1, -1, -1
	if y < 0 {
		n, end, step = 0, len(e.points), 1
	}
	period := float64(e.perPeriod)
	rate := math.Expm1(y * period)
	var p, a, timeP, timeA float64
	gapFactor, lastGap, here := 1.0, 0, e.points[n].ticks/e.perPeriod
	odd, shrink, beyond := -1, 1.0, 0.0
	for ; n != end; n += step {
		whole, rest := e.points[n].ticks/e.perPeriod, e.points[n].ticks%e.perPeriod
		if gap := (here - whole) * -step; gap != 0 {
			if gap != lastGap {
				gapFactor, lastGap = math.Exp(-math.Abs(y)*period*float64(gap)), gap
			}
			here = whole
			moved := period * float64(gap)
			timeP, timeA = gapFactor*(timeP+moved*p), gapFactor*(timeA+moved*a)
			p, a = p*gapFactor, a*gapFactor
		}
		if rest != odd {
			odd = rest
			f := float64(rest) / period
			shrink = 1 / (1 + f*rate)
			beyond = period * f * (1 + rate) * shrink * float64(-step) // mean time past here
		}
		if amount := float64(e.points[n].amount) * shrink; amount > 0 {
			p += amount
			timeP += amount * beyond
		} else {
			a -= amount
			timeA -= amount * beyond
		}
	}
	w := worth{y: y, p: p, a: a, meanP: timeP / p, meanA: timeA / a, gap: math.Log(p / a)}
	if y < 0 {
		last := period * float64(here)
		w.shift = -y * last
		w.meanP, w.meanA = last-w.meanP, last-w.meanA
	}
	return w
}

// atChained is [equation.at] for simple interest by the day from one payment
// to the next, at rates from 0: over d days a balance grows by 1 + d i, and an
// advance in between by its own days.
func (e equation) atChained(y float64) worth {
	rate := math.Expm1(y)
	var p, a, timeP, timeA float64
	last := len(e.points) - 1
	due := e.points[last].ticks
	for n := last; n >= 0; n-- {
		point := &e.points[n]
		days := float64(due - point.ticks)
		amount := float64(point.amount)
		grown := 1 + days*rate
		passed := days * (1 + rate) / grown // time between, as the rate sees it
		if point.due || n == 0 || n == last {
			timeP, timeA = (timeP+passed*p)/grown, (timeA+passed*a)/grown
			p, a = p/grown, a/grown
			due = point.ticks
			grown, passed = 1, 0
		}
		if amount > 0 {
			p += amount
		} else {
			a -= amount * grown
			timeA += amount * grown * passed
		}
	}
	return worth{y: y, p: p, a: a, meanP: timeP / p, meanA: timeA / a, gap: math.Log(p / a)}
}

// curb returns four times a bound of the second derivative of h. It is the
// difference of two variances of times, each at most a quarter of their span
// squared, and of how much times themselves change with y: not at all with
// compound interest, by a quarter of a period squared in broken periods, and
// by the squares of the days between payments, added up, in a chain.
func (e equation) curb() float64 {
	span, period := e.span(), float64(e.perPeriod)
	switch e.accrual {
	case broken:
		return (span+period)*(span+period) + period*period
	case chained:
		squares, before := 0.0, 0
		for i := range e.points {
			if e.points[i].due || i == len(e.points)-1 {
				days := float64(e.points[i].ticks - before)
				squares += days * days
				before = e.points[i].ticks
			}
		}
		return span*span + 4*squares
	}
	return span * span
}

// drift bounds how much the mean times of an interval of y change because
// times themselves change, beyond what the ends of the interval show.
func (e equation) drift(s span) float64 {
	if e.accrual != broken {
		return 0
	}
	period := float64(e.perPeriod)
	return min(period, period*period/4*(s.high.y-s.low.y))
}
