package cost

// Rule names a way of turning flows into a yearly rate. [Rules] lists them all
// with their laws.
type Rule string

// The rules of finance. Each finds the one rate for a period at which all
// flows together are worth nothing on the first day, with compound interest
// inside a period too, and makes a yearly rate of it.
const (
	// Effective compounds yearly: time is in days over 365, and the result is
	// what a balance would grow by in a year. Offers with other laws, or none,
	// are best compared by it.
	Effective Rule = "effective"
	// NominalMonthly is twelve times the monthly rate. Months are counted
	// back from the later day, the last of a month standing for days that
	// it lacks; days left over are thirtieths.
	NominalMonthly Rule = "nominal_monthly"
	// NominalWeekly is 52 times the weekly rate; days left over are sevenths.
	NominalWeekly Rule = "nominal_weekly"
)

// known reports whether r is a rule of this package.
func (r Rule) known() bool {
	switch r {
	case Effective, NominalMonthly, NominalWeekly, USRegZ, EUAPRC, UKAPR, UKAPRDays, FranceTAEG, FranceTAEGDays,
		CanadaAPR, CanadaCriminal, QuebecRate, IndiaAPR, PhilippinesEIR, PhilippinesMonth,
		WAEMUProportional, WAEMUActuarial, CEMACTEG, BoliviaTEAC:
		return true
	}
	return false
}

// countsMonths reports whether a rule looks at where days lie in the calendar.
func (r Rule) countsMonths() bool {
	switch r {
	case Effective, NominalWeekly, QuebecRate, BoliviaTEAC:
		return false
	}
	return true
}

// measure returns how a rule counts the time of points, of which there are at
// least two, whose ticks are days; they have places where it counts months.
// Rules that count nothing, such as [CanadaAPR], have none.
func (r Rule) measure(points []point) measure {
	switch r {
	case NominalMonthly:
		return byMonth(12, 0)
	case NominalWeekly:
		return measure{clock: clock{perYear: 52, outOf: 1, perPeriod: 7}, whole: 1}
	case USRegZ:
		return regZ(points)
	case EUAPRC, UKAPR, UKAPRDays, FranceTAEG, FranceTAEGDays:
		return r.europe(points)
	case QuebecRate:
		return measure{clock: clock{perYear: 365, outOf: 1, perPeriod: 1, accrual: chained}, whole: 1}
	case CanadaCriminal, IndiaAPR, WAEMUProportional, CEMACTEG:
		return byMonth(12, anchor(points))
	case PhilippinesMonth:
		return byMonth(1, anchor(points))
	case PhilippinesEIR, WAEMUActuarial:
		m := byMonth(1, anchor(points))
		m.perPeriod = 12 * 30
		return m
	case BoliviaTEAC:
		return teac(points)
	}
	return measure{clock: clock{perYear: 1, outOf: 1, perPeriod: 365}, whole: 1}
}

// byMonth counts months, and days left over as thirtieths of one.
func byMonth(perYear, anchor int) measure {
	return measure{
		clock: clock{perYear: perYear, outOf: 1, perPeriod: 30},
		unit:  months, whole: 30, day: 1, anchor: anchor,
	}
}
