package cost

import "github.com/essor-go/essor/internal/civil"

// clock is how a rule turns a rate for a period into one for a year: a period
// is perPeriod ticks long, and a year has perYear / outOf of them.
type clock struct {
	perYear, outOf, perPeriod int
	accrual                   accrual
	nearZero                  bool // of several rates the lowest that is not negative counts
}

// accrual is how interest grows between whole periods.
type accrual uint8

const (
	compound accrual = iota // on interest too, at every moment
	broken                  // simple inside a period that is not whole
	chained                 // simple from one payment to the next, by the day
)

// measure is how a rule counts time from the first day to another: whole units
// first, then days left over.
type measure struct {
	clock
	unit   unit
	whole  int // ticks of a whole unit
	day    int // ticks of a day left over, where they do not depend on the year
	left   leftover
	anchor int // day of the month: the last of a shorter month stands for it
	lead   int // days from the first point to the second, where they are counted before all else
}

type unit uint8

const (
	days unit = iota
	weeks
	months
	years
)

// leftover is how days left over become ticks.
type leftover uint8

const (
	ofMeasure     leftover = iota // measure.day each
	ofYearBack                    // by the year that ends where whole units stop, counted back
	ofCalendar                    // at the end, each by its own calendar year
	ofWholeMonths                 // as months where they are whole ones, else measure.day each
	notMixed                      // whole units or, where some are left over, all as days
)

// The ticks of rules that count a year as 365 days, 366 days, 52 weeks or
// 12 months: the smallest number of which all these are whole.
const (
	yearTicks    = 3_473_340
	monthTicks   = yearTicks / 12
	weekTicks    = yearTicks / 52
	dayTicks     = yearTicks / 365
	leapDayTicks = yearTicks / 366
)

// place is where a day lies in the calendar.
type place struct {
	month      int16 // since that of the first point
	of, length uint8 // day of the month, and days of the month
}

// locate sets the places of points whose ticks are days, and reports whether
// they are even: all on one day of the month, which is the last of none. It
// walks through the months without dividing, because flows seldom skip one.
func locate(points []point) (even bool) {
	year, month, of := civil.Date(points[0].ticks)
	start := points[0].ticks - of // the day before the month begins
	length, months := civil.DaysIn(year, month), int16(0)
	even = of < 28
	for i := range points {
		p := &points[i]
		for p.ticks > start+length {
			start += length
			months++
			if month++; month > 12 {
				year, month = year+1, 1
			}
			length = civil.DaysIn(year, month)
		}
		p.place = place{months, uint8(p.ticks - start), uint8(length)}
		even = even && p.ticks-start == of
	}
	return even
}

// asAnchor returns the day of the month, or the anchor where the last day of a
// shorter month stands for it.
func (p place) asAnchor(anchor int) int {
	if p.of == p.length && int(p.of) < anchor {
		return anchor
	}
	return int(p.of)
}

// walker counts ticks from a first day to later ones, in order.
type walker struct {
	measure
	from             int // day
	origin           place
	next             int // days in the month after that of from
	lastStop, perDay int // where whole units stopped last, and ticks of a day left over there
}

// newWalker counts from the first of some points, or where days at the
// beginning are apart from the second. They must have places where units are
// months or years.
func newWalker(m measure, points []point) walker {
	first := &points[0]
	if m.lead > 0 {
		first = &points[1]
	}
	w := walker{measure: m, from: first.ticks, origin: first.place}
	if m.unit < months {
		return w
	}
	w.anchor = max(w.anchor, int(w.origin.of))
	year, month, _ := civil.Date(w.from)
	w.next = civil.DaysIn(year, month%12+1) // January of the year after has as many days
	return w
}

// to returns the ticks from the first day to a point not before those asked
// for until now.
func (w *walker) to(p *point) int {
	switch {
	case w.unit == days:
		return (p.ticks - w.from) * w.whole
	case w.unit == weeks:
		n := p.ticks - w.from
		return n/7*w.whole + w.leftTicks(p.ticks, n%7)
	case p.ticks <= w.from:
		return (p.ticks - w.from + w.lead) * w.day
	}
	return w.lead*w.day + w.toMonths(p)
}

// toMonths counts months, and years of them.
func (w *walker) toMonths(p *point) int {
	n, left := w.back(p)
	switch {
	case w.left == ofCalendar:
		n, left = w.forward(p)
	case w.unit == years && w.left == ofWholeMonths && left == 0:
		return n/12*w.whole + n%12*(w.whole/12)
	case w.unit == years:
		return w.toYears(p, n)
	case w.left == notMixed && left > 0:
		return (p.ticks - w.from) * w.day
	}
	return n*w.whole + w.leftTicks(p.ticks, left)
}

// dayOf returns the day of the month that a point is counted back from. Where
// it is that of the first day, whole months lie between, whatever the anchor;
// but for one of payments that fall on the ends of months.
func (w *walker) dayOf(p *point) int {
	if p.of == w.origin.of && w.anchor < endOfMonth {
		return int(p.of)
	}
	return p.asAnchor(w.anchor)
}

// back returns whole months counted back from a point, and days left over
// before them.
func (w *walker) back(p *point) (whole, left int) {
	n, of := int(p.month-w.origin.month), w.dayOf(p)
	from, first := int(w.origin.of), int(w.origin.length)
	if stop := min(of, first); stop >= from || n == 0 {
		return n, stop - from
	}
	return n - 1, first + min(of, w.next) - from
}

// forward returns whole months counted from the first day to a point, and days
// left over after them.
func (w *walker) forward(p *point) (whole, left int) {
	n, of, from := int(p.month-w.origin.month), int(p.of), int(w.origin.of)
	if stop := min(from, int(p.length)); of >= stop || n == 0 {
		return n, of - stop
	}
	_, _, before := civil.Date(p.ticks - of) // days of the month before
	return n - 1, of + before - min(from, before)
}

// toYears counts whole years back from a point that n whole months lead to, and
// then days.
func (w *walker) toYears(p *point, n int) int {
	whole := n / 12
	year, month, _ := civil.Date(p.ticks)
	stop := civil.OnDay(year-whole, month, w.dayOf(p))
	return whole*w.whole + w.leftTicks(p.ticks, stop-w.from)
}

// leftTicks returns the ticks of days left over.
func (w *walker) leftTicks(day, left int) int {
	switch {
	case left == 0:
		return 0
	case w.left == ofYearBack:
		if stop := w.from + left; w.lastStop != stop {
			w.lastStop, w.perDay = stop, dayTicks
			year, month, of := civil.Date(stop)
			if month > 2 || month == 2 && of == 29 {
				year++
			}
			if civil.IsLeap(year - 1) { // its 29 February is in the year that ends here
				w.perDay = leapDayTicks
			}
		}
		return left * w.perDay
	case w.left == ofCalendar:
		year, _, _ := civil.Date(day)
		inYear := min(left, day-civil.Day(year, 1, 1)+1)
		return inYear*ticksOfDay(year) + (left-inYear)*ticksOfDay(year-1)
	}
	return left * w.day
}

func ticksOfDay(year int) int {
	if civil.IsLeap(year) {
		return leapDayTicks
	}
	return dayTicks
}
