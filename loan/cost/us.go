package cost

import "github.com/essor-go/essor/internal/civil"

// USRegZ is the annual percentage rate of closed-end credit in the United
// States: Regulation Z, 12 CFR 1026.22 and Appendix J, actuarial method,
// general equation of paragraph (b)(8). It is the rate of the unit-period
// times unit-periods a year, with simple interest inside a unit-period that is
// not whole.
//
// The unit-period is found from the flows as paragraph (b)(4) asks: the period
// that comes up most often between advances or between payments, the smaller
// of two that do so equally; where none comes up twice, the standard one
// nearest to their average, the smaller of two; for a single advance and a
// single payment, the term, up to a year. The time from the first advance to
// the first payment is a period as well. Time is counted as in (b)(5): odd days
// are thirtieths of a month, fifteenths of a half-month, and of several months
// or weeks as many as they have; months back from the later day, from last day
// to last day where all payments fall on one ((b)(3)(iv)). Where days repeat
// that make neither weeks nor months, as many of them are the unit-period, of
// which 365 days hold their share.
const USRegZ Rule = "us_reg_z"

// paydays tells on which days of the month something is paid.
type paydays struct {
	most        int // the latest
	fixed, last int // the first and the latest that end no month: 32 and 0 where all do
}

func paydaysOf(points []point) paydays {
	d := paydays{fixed: 32}
	for i := 1; i < len(points); i++ {
		p := &points[i]
		if p.amount < 0 && !p.due {
			continue
		}
		of := int(p.of)
		d.most = max(d.most, of)
		if p.of != p.length {
			d.fixed, d.last = min(d.fixed, of), max(d.last, of)
		}
	}
	return d
}

// anchor returns the day of the month that the last of a shorter one stands
// for: that on which all payments fall, or else that of the first point. Of a
// loan with other days none stands for another's: each is counted by itself.
func anchor(points []point) int {
	d, origin := paydaysOf(points), int(points[0].of)
	if d.last == 0 || d.fixed == d.most {
		return max(d.most, origin)
	}
	return origin
}

// regZ returns how Appendix J counts the time of the points.
func regZ(points []point) measure {
	first, last := points[0].ticks, points[len(points)-1].ticks
	if len(points) == 2 && last < civil.AddMonths(first, 12) {
		return singlePayment(first, last)
	}
	p := unitPeriod(points, anchor(points))
	return p.measure(p.anchor(points))
}

// anchor is 31 where all payments fall on the last day of a month, or where two
// a month do so in turn.
func (p period) anchor(points []point) int {
	switch d := paydaysOf(points); {
	case d.last == 0:
		return endOfMonth
	case p.halfMonths == 1 && d.last <= d.most-13:
		return max(d.most, int(points[0].of))
	}
	return anchor(points)
}

// endOfMonth is the anchor of payments on the last day of each month, months
// being counted from last day to last day whatever the first day is.
const endOfMonth = 32

// measure counts unit-periods and odd days.
func (p period) measure(anchor int) measure {
	m := measure{unit: months, whole: 30, day: 1, anchor: anchor}
	switch {
	case p.days > 0:
		m = measure{clock: clock{perYear: 365, outOf: p.days, perPeriod: p.days}, whole: 1}
		if p.days%7 == 0 {
			m.perYear, m.outOf = 52, p.days/7
		}
	case p.halfMonths == 1:
		m.clock = clock{perYear: 24, outOf: 1, perPeriod: 15}
	case p.halfMonths == 24:
		m.clock = clock{perYear: 1, outOf: 1, perPeriod: 12 * 365}
		m.unit, m.whole, m.day, m.left = years, 12*365, 12, ofWholeMonths
	default:
		m.clock = clock{perYear: 24, outOf: p.halfMonths, perPeriod: 15 * p.halfMonths}
	}
	m.accrual = broken
	return m
}

// singlePayment makes the term the unit-period: (b)(5)(vi) for whole months,
// (vii) for other terms.
func singlePayment(first, last int) measure {
	term := last - first
	m := measure{clock: clock{perYear: 365, outOf: max(term, 1), perPeriod: max(term, 1)}, whole: 1}
	n := civil.MonthsBetween(first, last)
	if n > 0 && (civil.AddMonths(first, n) == last || civil.AddMonths(last, -n) == first) {
		m.perYear, m.outOf = 12, n
	}
	return m
}

// period is a unit-period: so many days, or half-months.
type period struct{ days, halfMonths int }

// length orders periods, in hundredths of a day.
func (p period) length() int { return p.days*100 + p.halfMonths*365_00/24 }

// tally counts how often periods come up: half-months (at most a year of
// them), and days (at most 366).
type tally struct {
	halfMonths [25]uint16
	days       [367]uint16
	most       int // days of the longest of them
	sum, n     int // all periods, in days
}

// unitPeriod returns the unit-period of a loan of several payments.
func unitPeriod(points []point, anchor int) period {
	var t tally
	t.add(points, anchor)
	best, often := period{}, uint16(1)
	consider := func(p period, count uint16) {
		if count > often || count == often && count > 1 && p.length() < best.length() {
			best, often = p, count
		}
	}
	for i, count := range t.halfMonths {
		consider(period{halfMonths: i}, count)
	}
	for i, count := range t.days[:t.most+1] {
		consider(period{days: i}, count)
	}
	if best == (period{}) {
		return t.average()
	}
	return best
}

// add counts the periods from the first point through all payments, and
// through all advances.
func (t *tally) add(points []point, anchor int) {
	latest := [2]*point{&points[0], &points[0]}
	for i := 1; i < len(points); i++ {
		to, which := &points[i], 0
		if to.amount < 0 {
			which = 1
		}
		from := latest[which]
		latest[which] = to
		gap, n := to.ticks-from.ticks, to.month-from.month
		whole := from.of == to.of || from.asAnchor(anchor) == to.asAnchor(anchor)
		t.sum, t.n = t.sum+gap, t.n+1
		switch {
		case whole && n >= 1 && n <= 12:
			t.halfMonths[2*n]++
		case halfApart(from.place, to.place) && gap <= 16:
			t.halfMonths[1]++
		}
		if gap <= 366 && (gap%7 == 0 || !whole) {
			t.days[gap]++
			t.most = max(t.most, gap)
		}
	}
}

// halfApart reports whether days of the month lie a half-month apart, the last
// of any month being its thirtieth too.
func halfApart(a, b place) bool {
	return abs(min(int(a.of), 30)-min(int(b.of), 30)) == 15 || abs(a.asAnchor(30)-b.asAnchor(30)) == 15
}

// average returns the standard period nearest to the average one: a day, a
// half-month, weeks and months up to a year; the smaller of two.
func (t *tally) average() period {
	mean := t.sum * 100 / max(t.n, 1)
	best := period{days: 1}
	try := func(p period) {
		if off, least := abs(p.length()-mean), abs(best.length()-mean); off < least || off == least && p.length() < best.length() {
			best = p
		}
	}
	try(period{halfMonths: 1})
	for n := 1; n <= 12; n++ {
		try(period{halfMonths: 2 * n})
	}
	for n := 1; n <= 52; n++ {
		try(period{days: 7 * n})
	}
	return best
}

func abs(n int) int { return max(n, -n) }
