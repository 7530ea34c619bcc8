package civil

// The day counts of interest. Each function takes the first day, which
// counts, and the last, which doesn't. Sources: ISDA 2006 Definitions 4.16;
// QuantLib's daycounters for the rules that ISDA leaves to custom.

// Days30E360 returns the days from one day to another on the 30E/360 basis:
// each month has thirty days, and a 31st counts as the 30th. ISDA 4.16 (g).
func Days30E360(from, to int) int {
	y0, m0, d0 := Date(from)
	y1, m1, d1 := Date(to)
	return days360(y0, m0, min(d0, 30), y1, m1, min(d1, 30))
}

// DaysBondBasis returns the days from one day to another on the 30/360 Bond
// Basis: a 31st at the end counts as the 30th only when the first day is a
// 30th or a 31st. ISDA 4.16 (f).
func DaysBondBasis(from, to int) int {
	y0, m0, d0 := Date(from)
	y1, m1, d1 := Date(to)
	d0 = min(d0, 30)
	if d0 == 30 {
		d1 = min(d1, 30)
	}
	return days360(y0, m0, d0, y1, m1, d1)
}

// Days30US returns the days from one day to another on the 30/360 US basis,
// the Bond Basis in which the last day of February is a 30th too.
func Days30US(from, to int) int {
	y0, m0, d0 := Date(from)
	y1, m1, d1 := Date(to)
	if isLastOfFebruary(y0, m0, d0) {
		if isLastOfFebruary(y1, m1, d1) {
			d1 = 30
		}
		d0 = 30
	}
	d0 = min(d0, 30)
	if d0 == 30 {
		d1 = min(d1, 30)
	}
	return days360(y0, m0, d0, y1, m1, d1)
}

// Days30EISDA returns the days from one day to another on the 30E/360 (ISDA)
// basis: the last day of each month is a 30th, except that of February when
// it is the end of all, the termination. ISDA 4.16 (h).
func Days30EISDA(from, to, termination int) int {
	y0, m0, d0 := Date(from)
	y1, m1, d1 := Date(to)
	if isLastOfFebruary(y0, m0, d0) {
		d0 = 30
	}
	if isLastOfFebruary(y1, m1, d1) && to != termination {
		d1 = 30
	}
	return days360(y0, m0, min(d0, 30), y1, m1, min(d1, 30))
}

func days360(y0, m0, d0, y1, m1, d1 int) int { return 360*(y1-y0) + 30*(m1-m0) + d1 - d0 }

func isLastOfFebruary(year, month, day int) bool { return month == 2 && day == DaysIn(year, 2) }

// DaysNoLeap returns the days from one day to another in a calendar without
// 29 February: that day counts as the 28th.
func DaysNoLeap(from, to int) int { return noLeap(to) - noLeap(from) }

// noLeap numbers days in years of 365.
func noLeap(day int) int {
	year, month, dayOfMonth := Date(day)
	start := Day(year, 1, 1)
	inYear := day - start
	if IsLeap(year) && (month > 2 || month == 2 && dayOfMonth == 29) {
		inYear--
	}
	return 365*year + inYear
}

// LeapDays returns how many of the days from one day to another lie in leap
// years, and how many in common years: the parts of ACT/ACT, ISDA 4.16 (b).
func LeapDays(from, to int) (leap, common int) {
	for year, _, _ := Date(from); from < to; year++ {
		end := min(to, Day(year+1, 1, 1))
		if IsLeap(year) {
			leap += end - from
		} else {
			common += end - from
		}
		from = end
	}
	return leap, common
}

// YearsAFB returns the time from one day to a later one on the ACT/ACT (AFB)
// basis, as whole years and the rest, days over basis: years are counted back
// from the end, and the rest has a basis of 366 when it holds a 29 February.
func YearsAFB(from, to int) (years, days, basis int) {
	year, month, day := Date(to)
	rest := to
	for {
		before := OnDay(year-years-1, month, day)
		if y := year - years - 1; month == 2 && day == 28 && IsLeap(y) {
			before++ // the end of February stays one
		}
		if before < from {
			break
		}
		years, rest = years+1, before
	}
	basis = 365
	y0, _, _ := Date(from)
	y1, _, _ := Date(rest)
	for y := y0; y <= y1; y++ {
		if leapDay := Day(y, 2, 29); IsLeap(y) && from <= leapDay && leapDay < rest {
			basis = 366
		}
	}
	return years, rest - from, basis
}
