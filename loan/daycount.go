package loan

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/internal/rhythm"
)

// DayCount says which part of the year's interest a balance earns from one
// day to the next. Whatever it is, interest is simple within a period and
// rounded to the minor unit, half to even, once in each row.
type DayCount string

// The day counts.
const (
	// EqualPeriods gives each period the same part of the year: a twelfth, a
	// 24th, a 26th or a 52nd. Inside a period interest accrues evenly over
	// its days, so an advance in mid-period earns for the days it is out,
	// over the days of the period. A long first period is whole periods,
	// counted back from the first due date, and such a rest. It is the
	// default.
	EqualPeriods DayCount = "equal_periods"
	// Thirty360E is 30E/360: months of thirty days, a year of 360, a 31st
	// being a 30th. ISDA 2006 Definitions, 4.16 (g).
	Thirty360E DayCount = "30e_360"
	// Act365 is ACT/365F: calendar days over 365, in leap years too. ISDA
	// 2006 Definitions, 4.16 (d).
	Act365 DayCount = "act_365"

	Act360      DayCount = "act_360"      // calendar days over 360. ISDA 4.16 (e)
	Act366      DayCount = "act_366"      // calendar days over 366
	Act36525    DayCount = "act_365.25"   // calendar days over 365.25
	NoLeap365   DayCount = "nl_365"       // calendar days but 29 February, over 365
	Thirty365   DayCount = "30_365"       // months of thirty days as in Thirty360E, over 365
	Thirty360US DayCount = "30_360_us"    // the Bond Basis, with the last of February as a 30th
	BondBasis   DayCount = "30_360"       // a 31st at the end is a 30th after a 30th or 31st. ISDA 4.16 (f)
	ActActISDA  DayCount = "act_act_isda" // days in leap years over 366, others over 365. ISDA 4.16 (b)
	// ActActICMA divides the days of a period evenly among its part of the
	// year. ICMA rule 251.1 (iii). It is what EqualPeriods does.
	ActActICMA DayCount = "act_act_icma"
	// ActActAFB counts whole years back from the end, and days over 366 when
	// a 29 February is among the rest, else over 365. Fédération bancaire
	// française, 1994.
	ActActAFB DayCount = "act_act_afb"
	// Thirty360EISDA takes the last day of every month for a 30th, except
	// that of February when the last row is due on it. ISDA 4.16 (h).
	Thirty360EISDA DayCount = "30e_360_isda"
)

// dayCounts are all of them, in the order of their constants.
func dayCounts() []DayCount {
	return []DayCount{EqualPeriods, Thirty360E, Act365, Act360, Act366, Act36525, NoLeap365, Thirty365, Thirty360US,
		BondBasis, ActActISDA, ActActICMA, ActActAFB, Thirty360EISDA}
}

// isPeriodic reports whether a day count divides periods instead of years.
func (c DayCount) isPeriodic() bool { return rhythm.IsPeriodic(string(c)) }

// years returns the time from one day to another as a fraction of a year, by
// a day count that is not periodic. The termination is the last row's day.
func (c DayCount) years(from, to, termination int) (num, den int) {
	n, d := rhythm.Years(string(c), from, to, termination)
	return int(n), int(d)
}

// rateUnit is the denominator of a year rate.
const rateUnit = essor.FractionUnit

// weigher turns days into weights of time, of which basis make a year.
// It serves plain courses: those of EqualPeriods, Thirty360E and Act365.
type weigher struct {
	calendar
	count DayCount
	basis int // weights in a year, for a whole period
}

func newWeigher(t *Terms) weigher {
	w := weigher{newCalendar(t), t.Interest.DayCount, 0}
	switch w.count {
	case Thirty360E:
		w.basis = 360
	case Act365:
		w.basis = 365
	default:
		w.count, w.basis = EqualPeriods, w.frequency.perYear()
	}
	return w
}

// whole sets the weight of every row's period.
func (w *weigher) whole(steps []step) {
	if w.count == EqualPeriods {
		for k := range steps {
			steps[k].weight = 1
		}
		return
	}
	before := w.day(-1)
	for k := range steps {
		day := steps[k].due.Day()
		steps[k].weight = int32(w.days(before, day))
		before = day
	}
}

// days counts the days from one day to another, as Thirty360E or Act365.
func (w *weigher) days(from, to int) int {
	if w.count == Thirty360E {
		return civil.Days30E360(from, to)
	}
	return to - from
}

// part returns for how much of a row's period an advance is out: weight of
// time, in units of which basis × scale make a year. Row 0 counts whole
// periods of the grid before its own.
func (w *weigher) part(row, on, due int) (weight, scale int) {
	if w.count != EqualPeriods {
		return w.days(on, due), 1
	}
	periods, from := 0, due // whole periods, and the day they begin
	for {
		before := w.day(row - periods - 1)
		if before < on {
			scale = from - before
			return periods*scale + from - on, scale
		}
		periods, from = periods+1, before
		if from == on {
			return periods, 1
		}
	}
}
