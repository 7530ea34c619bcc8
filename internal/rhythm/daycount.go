package rhythm

import "github.com/essor-go/essor/internal/civil"

// The day counts; "" is EqualPeriods.
const (
	EqualPeriods   = "equal_periods"
	Thirty360E     = "30e_360"
	Act365         = "act_365"
	Act360         = "act_360"
	Act366         = "act_366"
	Act36525       = "act_365.25"
	NoLeap365      = "nl_365"
	Thirty365      = "30_365"
	Thirty360US    = "30_360_us"
	BondBasis      = "30_360"
	ActActISDA     = "act_act_isda"
	ActActICMA     = "act_act_icma"
	ActActAFB      = "act_act_afb"
	Thirty360EISDA = "30e_360_isda"
)

// IsPeriodic reports whether a day count divides periods instead of years.
func IsPeriodic(count string) bool {
	return count == "" || count == EqualPeriods || count == ActActICMA
}

// Years returns the time from one day to another as a fraction of a year, by
// a day count that is not periodic. The termination is the last row's day.
func Years(count string, from, to, termination int) (num, den int64) {
	days := func(n, of int) (int64, int64) { return int64(n), int64(of) }
	switch count {
	case Act360:
		return days(to-from, 360)
	case Act366:
		return days(to-from, 366)
	case Act36525:
		return days(4*(to-from), 1461)
	case NoLeap365:
		return days(civil.DaysNoLeap(from, to), 365)
	case Thirty360E:
		return days(civil.Days30E360(from, to), 360)
	case Thirty365:
		return days(civil.Days30E360(from, to), 365)
	case Thirty360US:
		return days(civil.Days30US(from, to), 360)
	case BondBasis:
		return days(civil.DaysBondBasis(from, to), 360)
	case Thirty360EISDA:
		return days(civil.Days30EISDA(from, to, termination), 360)
	case ActActISDA:
		leap, common := civil.LeapDays(from, to)
		switch {
		case leap == 0:
			return days(common, 365)
		case common == 0:
			return days(leap, 366)
		}
		return days(365*leap+366*common, 365*366)
	case ActActAFB:
		years, rest, basis := civil.YearsAFB(from, to)
		return days(years*basis+rest, basis)
	}
	return days(to-from, 365)
}

// YearsDenominator returns a common denominator of all that [Years] returns.
func YearsDenominator(count string) uint64 {
	switch count {
	case Act360, Thirty360E, Thirty360US, BondBasis, Thirty360EISDA:
		return 360
	case Act366:
		return 366
	case Act36525:
		return 1461
	case ActActISDA, ActActAFB:
		return 365 * 366
	}
	return 365
}
