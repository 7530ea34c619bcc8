package loan

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/civil"
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
)

// rateUnit is the denominator of a year rate.
const rateUnit = essor.FractionUnit

// weigher turns days into weights of time, of which basis make a year.
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
	before := w.day(-1)
	switch w.count {
	case EqualPeriods:
		for k := range steps {
			steps[k].weight = 1
		}
	case Act365:
		for k := range steps {
			day := steps[k].due.Day()
			steps[k].weight = int32(day - before)
			before = day
		}
	case Thirty360E:
		for k := range steps {
			day := steps[k].due.Day()
			steps[k].weight = int32(civil.Days30E360(before, day))
			before = day
		}
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
