// Package civil does calendar arithmetic on days counted from 1970-01-01 in
// the proleptic Gregorian calendar, with integers only: day numbers, months
// from an anchor, and the day counts of interest. It knows no zones and no
// clock. Years from -32,768 to 32,767 are safe.
//
// Source: the era arithmetic is Hinnant, "chrono-Compatible Low-Level Date
// Algorithms" (2013); day counts name theirs.
package civil

// Day returns the number of days from 1970-01-01 to the given day. The month
// must be 1 to 12; a day beyond the month counts on into the next.
func Day(year, month, day int) int {
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	yearOfEra := year - era*400
	dayOfYear := (153*((month+9)%12)+2)/5 + day - 1 // from 1 March
	return era*146097 + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear - 719468
}

// Date returns the year, month and day of a day number.
func Date(day int) (year, month, dayOfMonth int) {
	day += 719468
	era := floorDiv(day, 146097)
	dayOfEra := day - era*146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	shifted := (5*dayOfYear + 2) / 153 // 0 is March
	dayOfMonth = dayOfYear - (153*shifted+2)/5 + 1
	month = (shifted+2)%12 + 1
	year = yearOfEra + era*400
	if month <= 2 {
		year++
	}
	return year, month, dayOfMonth
}

// IsLeap reports whether the year has a 29 February.
func IsLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// DaysIn returns the number of days of a month, 1 to 12.
func DaysIn(year, month int) int {
	if month == 2 {
		if IsLeap(year) {
			return 29
		}
		return 28
	}
	return 30 + (month^month>>3)&1 // odd months to July are long, and even ones from August
}

// AddMonths returns the day n months after the anchor, on the anchor's day of
// the month or, where the month is shorter, on its last day. Count from the
// anchor, never from the previous result: from 31 January the due dates are
// 28 February and 31 March.
func AddMonths(anchor, n int) int {
	year, month, day := Date(anchor)
	return OnDay(year, month+n, day)
}

// OnDay returns the given day of a month, or its last day where the month is
// shorter. The month may lie outside 1 to 12 and then carries into the year.
func OnDay(year, month, day int) int {
	year += floorDiv(month-1, 12)
	month = month - 1 - floorDiv(month-1, 12)*12 + 1
	return Day(year, month, min(day, DaysIn(year, month)))
}

// MonthsBetween returns how many whole months, counted by [AddMonths] from
// the anchor, lie between the anchor and a later day.
func MonthsBetween(anchor, day int) int {
	y0, m0, _ := Date(anchor)
	y1, m1, _ := Date(day)
	n := (y1-y0)*12 + m1 - m0
	if n > 0 && AddMonths(anchor, n) > day {
		n--
	}
	return n
}

// floorDiv divides and rounds towards minus infinity; n must be positive.
func floorDiv(a, n int) int {
	if a < 0 {
		return -((-a + n - 1) / n)
	}
	return a / n
}
