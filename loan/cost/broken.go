package cost

import "math"

// atBroken is [equation.at] for simple interest inside periods that are not
// whole: with i for the rate of a period, q whole periods and the fraction f
// of another, a payment is worth its amount over (1+f i) (1+i)^q.
func (e *equation) atBroken(y float64) worth {
	i, step, origin := 0, 1, 0
	if y < 0 {
		i, step = len(e.points)-1, -1
		origin = e.points[i].ticks / e.perPeriod
	}
	period := float64(e.perPeriod)
	rate := math.Expm1(y * period)
	var p, a sums
	discount, gapFactor, lastGap := 1.0, 1.0, 0
	here, odd, shrink, beyond := 0, -1, 1.0, 0.0
	for range e.points {
		point := &e.points[i]
		whole, rest := point.ticks/e.perPeriod, point.ticks%e.perPeriod
		whole = (whole - origin) * step
		if gap := whole - here; gap != 0 {
			if gap != lastGap {
				gapFactor, lastGap = math.Exp(-math.Abs(y)*period*float64(gap)), gap
			}
			discount *= gapFactor
			here = whole
		}
		if rest != odd {
			odd = rest
			f := float64(rest) / period
			shrink = 1 / (1 + float64(f*rate))
			beyond = period * f * (1 + rate) * shrink * float64(step) // time past whole periods, as the rate sees it
		}
		time := float64(period*float64(whole)) + beyond
		if amount := float64(point.amount) * shrink * discount; amount > 0 {
			p = p.with(amount, time)
		} else {
			a = a.with(-amount, time)
		}
		i += step
	}
	if y < 0 {
		return weigh(y, p, a).fromEnd(period * float64(origin))
	}
	return weigh(y, p, a)
}

// atChained is [equation.at] for simple interest by the day from one payment
// to the next, at rates from 0: over d days a balance grows by 1 + d i, and an
// advance in between by its own days.
func (e *equation) atChained(y float64) worth {
	rate := math.Expm1(y)
	var p, a sums
	discount, time, since := 1.0, 0.0, 0
	last := len(e.points) - 1
	for k := 0; k <= last; {
		next := e.nextDue(k)
		due := e.points[next].ticks
		days := float64(due - since)
		shrink := 1 / (1 + float64(days*rate))
		discount *= shrink
		time += days * (1 + rate) * shrink // as the rate sees it
		for ; k <= next; k++ {
			amount, when := float64(e.points[k].amount)*discount, time
			if days := float64(due - e.points[k].ticks); days > 0 {
				grown := 1 + float64(days*rate)
				amount *= grown
				when -= days * (1 + rate) / grown
			}
			if amount > 0 {
				p = p.with(amount, when)
			} else {
				a = a.with(-amount, when)
			}
		}
		since = due
	}
	return weigh(y, p, a)
}

// nextDue returns the point, from one on, at which a chain's interest is due:
// the first of all, one at which something is paid, or the last.
func (e *equation) nextDue(k int) int {
	for k > 0 && k < len(e.points)-1 && !e.points[k].due {
		k++
	}
	return k
}

// curb returns four times a bound of the second derivative of h. It is the
// difference of two variances of times, each at most a quarter of their span
// squared, and of how much times themselves change with y: not at all with
// compound interest, by a quarter of a period squared in broken periods, and
// by the squares of the days between payments, added up, in a chain.
func (e *equation) curb() float64 {
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
func (e *equation) drift(s span) float64 {
	if e.accrual != broken {
		return 0
	}
	period := float64(e.perPeriod)
	return min(period, period*period/4*(s.high.y-s.low.y))
}
