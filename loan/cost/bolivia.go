package cost

// BoliviaTEAC is the tasa de interés activa anual efectiva al cliente: the
// rate of a period times periods in a year of 360 days, with simple interest
// inside a period that is not whole. A period is the term over the number of
// payments, to the nearest divisor of 360 days; payments are counted by the
// day, once what is advanced on it is taken off. It is known from a banking
// system's manual and its printed example, not from the regulation (ASFI,
// Recopilación de Normas, libro 5, título I, capítulo III).
const BoliviaTEAC Rule = "bo_teac"

// teac returns how the TEAC counts the time of the points.
func teac(points []point) measure {
	payments := 0
	for i := range points {
		if points[i].amount > 0 {
			payments++
		}
	}
	term := points[len(points)-1].ticks - points[0].ticks
	best := 1
	for _, d := range [...]int{2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 18, 20, 24, 30, 36, 40, 45, 60, 72, 90, 120, 180, 360} {
		if abs(d*payments-term) < abs(best*payments-term) {
			best = d
		}
	}
	return measure{clock: clock{perYear: 360, outOf: best, perPeriod: best, accrual: broken}, whole: 1}
}
