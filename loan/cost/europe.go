package cost

// The rates of Europe. All are effective yearly rates to one decimal; they
// differ in how they count days left over.
//
// Where several rates fit, because a client pays before she receives, say,
// those of the Union and of the United Kingdom are the positive one nearest to
// zero, or if there is none the negative one (FCA Handbook, MCOB 10.3.1B R (2);
// example 43 of the Commission has two).
const (
	// EUAPRC is the annual percentage rate of charge of the European Union:
	// Directive 2008/48/EC, Annex I, part I, with remark (c) as Directive
	// 2011/90/EU words it, and Directive 2014/17/EU, Annex I. Time is in whole
	// months, weeks or years counted back from the later day, and days left
	// over as parts of the 365 or 366 days of the year that ends where whole
	// periods stop.
	//
	// Which of the three is counted the directives leave open. Here it is
	// years where all payments lie whole years apart, weeks where they lie
	// whole weeks apart but not whole months, else months. Where there are
	// several the time to the first is left out of that, as it may be odd.
	EUAPRC Rule = "eu_aprc"
	// UKAPR is the annual percentage rate of the United Kingdom: Financial
	// Conduct Authority Handbook, CONC App 1.2. It counts whole months or
	// weeks, chosen as with [EUAPRC], from the first day, and each day left over as a part of its own
	// calendar year: to 15 January 2024 from 20 December are 11/365 + 15/366,
	// the first day excluded and the last included, as Directive 2014/17/EU,
	// Annex I, remark (c)(iii) has it.
	UKAPR Rule = "uk_apr"
	// UKAPRDays is the same rate as lenders of short loans print it: whole
	// calendar months are twelfths, every other time is in days over 365.25.
	// Directive 98/7/EC, Annex II, remark (c), allowed it. Each time is counted
	// by itself: from 30 January to 28 February is a month, 30.4375 days, and
	// to 1 March 30 days.
	UKAPRDays Rule = "uk_apr_days"
	// FranceTAEG is the French taux annuel effectif global by the second of two
	// lawful methods: décret 2002-928 of 10 June 2002, annex. Time is in
	// equal months, and days left over are parts of 365.
	FranceTAEG Rule = "fr_taeg"
	// FranceTAEGDays is the first method of the same annex: every time that
	// is not of whole months is in days over 365, and months after a first
	// such time are equal. Each time is counted by itself, as with
	// [UKAPRDays]. On one loan the two methods may print 9.0 and 9.1.
	FranceTAEGDays Rule = "fr_taeg_days"
)

// europe returns how the rules of Europe count the time of points.
func (r Rule) europe(points []point) measure {
	m := measure{
		clock: clock{perYear: 1, outOf: 1, perPeriod: yearTicks, nearZero: r != FranceTAEG && r != FranceTAEGDays},
		unit:  months, whole: monthTicks, day: dayTicks, anchor: anchor(points),
	}
	switch r {
	case UKAPRDays:
		// The smallest ticks of which months and days over 365.25 are whole.
		m.perPeriod, m.whole, m.day, m.left = 5844, 487, 16, notMixed
		return m
	case FranceTAEGDays:
		m.left = notMixed
		w := newWalker(m, points)
		if w.to(&points[1])%monthTicks != 0 {
			m.lead = points[1].ticks - points[0].ticks
		}
		return m
	case FranceTAEG:
		return m
	case UKAPR:
		m.left = ofCalendar
	default:
		m.left = ofYearBack
	}
	switch apart(points, m.anchor) {
	case weeks:
		m.unit, m.whole = weeks, weekTicks
	case years:
		if r == EUAPRC {
			m.unit, m.whole = years, yearTicks
		}
	}
	return m
}

// apart returns in what unit payments lie whole ones apart: years, else
// months, else weeks, and months where they don't.
func apart(points []point, anchor int) unit {
	wholeYears, wholeMonths, wholeWeeks := true, true, true
	for i := 1; i < len(points) && (wholeMonths || wholeWeeks); i++ {
		if i == 1 && len(points) > 2 {
			continue // the first time may be odd
		}
		from, to := &points[i-1], &points[i]
		wholeMonths = wholeMonths && (from.of == to.of || from.asAnchor(anchor) == to.asAnchor(anchor))
		wholeYears = wholeYears && wholeMonths && (to.month-from.month)%12 == 0
		wholeWeeks = wholeWeeks && (to.ticks-from.ticks)%7 == 0
	}
	switch {
	case wholeYears:
		return years
	case wholeWeeks && !wholeMonths:
		return weeks
	}
	return months
}
