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
	lead   int // days at the beginning that are counted as days, before all else
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

// cursor walks through the months without dividing, because flows seldom skip
// one.
type cursor struct {
	year, month int
	start       int // the day before the month begins
	length      int // days of the month
	months      int // since the first
	before      int // days of the month before, where there is one
}

// newCursor begins in the month of a day, and returns its day of the month.
func newCursor(day int) (c cursor, dayOfMonth int) {
	c.year, c.month, dayOfMonth = civil.Date(day)
	c.start, c.length = day-dayOfMonth, civil.DaysIn(c.year, c.month)
	return c, dayOfMonth
}

// to goes on to the month of a later day, and returns its day of the month.
func (c *cursor) to(day int) (dayOfMonth int) {
	for day > c.start+c.length {
		c.start += c.length
		c.months++
		if c.month++; c.month > 12 {
			c.year, c.month = c.year+1, 1
		}
		c.before, c.length = c.length, civil.DaysIn(c.year, c.month)
	}
	return day - c.start
}

// walker counts ticks from a first day to later ones, in order.
type walker struct {
	measure
	cursor
	from, dayOfFrom  int
	first, next      int // days in the month of from, and in the one after it
	lastStop, perDay int // where whole units stopped last, and ticks of a day left over there
}

func newWalker(m measure, from int) walker {
	w := walker{measure: m, from: from + m.lead}
	if m.unit < months {
		return w
	}
	w.cursor, w.dayOfFrom = newCursor(w.from)
	w.anchor = max(w.anchor, w.dayOfFrom)
	w.first = w.length
	w.next = civil.DaysIn(w.year, w.month%12+1) // January of the year after has as many days
	return w
}

// to returns the ticks from the first day to one not before those asked for
// until now.
func (w *walker) to(day int) int {
	switch {
	case w.unit < months:
		return w.toDays(day)
	case day <= w.from:
		return (day - w.from + w.lead) * w.day
	}
	return w.lead*w.day + w.toMonths(day)
}

// toMonths counts months, and years of them.
func (w *walker) toMonths(day int) int {
	of := w.cursor.to(day)
	if of == w.dayOfFrom && of < 28 && w.unit == months {
		return w.cursor.months * w.whole // most flows
	}
	n, left := w.back(of)
	switch {
	case w.left == ofCalendar:
		n, left = w.forward(of)
	case w.unit == years && w.left == ofWholeMonths && left == 0:
		return n/12*w.whole + n%12*(w.whole/12)
	case w.unit == years:
		return w.toYears(of, day, n)
	case w.left == notMixed && left > 0:
		return (day - w.from) * w.measure.day
	}
	return n*w.whole + w.leftTicks(day, left)
}

func (w *walker) toDays(day int) int {
	n := day - w.from
	if w.unit == days {
		return n * w.whole
	}
	return n/7*w.whole + w.leftTicks(day, n%7)
}

// back returns whole months counted back from a day of the present month, and
// days left over before them.
func (w *walker) back(of int) (n, left int) {
	of = w.asAnchor(of, w.anchor)
	if stop := min(of, w.first); stop >= w.dayOfFrom || w.months == 0 {
		return w.months, stop - w.dayOfFrom
	}
	return w.months - 1, w.first + min(of, w.next) - w.dayOfFrom
}

// forward returns whole months counted from the first day to one of the present
// month, and days left over after them.
func (w *walker) forward(of int) (n, left int) {
	if stop := min(w.dayOfFrom, w.length); of >= stop || w.months == 0 {
		return w.months, of - stop
	}
	return w.months - 1, of + w.before - min(w.dayOfFrom, w.before)
}

// toYears counts whole years back from a day that n whole months lead to, and
// then days.
func (w *walker) toYears(of, day, n int) int {
	whole := n / 12
	stop := civil.OnDay(w.year-whole, w.month, w.asAnchor(of, w.anchor))
	return whole*w.whole + w.leftTicks(day, stop-w.from)
}

// leftTicks returns the ticks of days left over.
func (w *walker) leftTicks(day, left int) int {
	switch {
	case left == 0:
		return 0
	case w.left == ofYearBack:
		if stop := w.from + left; w.lastStop != stop {
			w.lastStop, w.perDay = stop, dayTicks
			if year, month, _ := civil.Date(stop); month > 2 && civil.IsLeap(year) || month <= 2 && civil.IsLeap(year-1) {
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
