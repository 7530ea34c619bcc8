package main

import (
	"math"
	"math/bits"
)

// The bare loops that ratios of speed refer to. They do the least work that
// the task allows, know no currency, no date and no error, and are left alone.

// bareRow is one row of a schedule as five plain numbers.
type bareRow struct{ no, payment, interest, principal, balance int64 }

// bareSchedule fills rows with a level-payment loan: interest is the balance
// times num/den, rounded half to even; the last row clears.
func bareSchedule(rows []bareRow, balance, payment int64, num, den uint64) {
	for i := range rows {
		hi, lo := bits.Mul64(uint64(balance), num)
		q, rest := bits.Div64(hi, lo, den)
		if twice := 2 * rest; twice > den || twice == den && q&1 == 1 {
			q++
		}
		interest := int64(q)
		paid := payment
		if i == len(rows)-1 {
			paid = balance + interest
		}
		principal := paid - interest
		balance -= principal
		rows[i] = bareRow{int64(i + 1), paid, interest, principal, balance}
	}
}

// bareDates is bareSchedule with a day number in each row instead of its
// number, and days between rows over 365; days has one more than rows.
func bareDates(rows []bareRow, days []int64, balance, payment int64, num, den uint64) {
	for i := range rows {
		hi, lo := bits.Mul64(uint64(balance), num*uint64(days[i+1]-days[i]))
		q, rest := bits.Div64(hi, lo, den)
		if twice := 2 * rest; twice > den || twice == den && q&1 == 1 {
			q++
		}
		interest := int64(q)
		paid := payment
		if i == len(rows)-1 {
			paid = balance + interest
		}
		principal := paid - interest
		balance -= principal
		rows[i] = bareRow{days[i+1], paid, interest, principal, balance}
	}
}

// bareRegular is the rate of a period, for flows a period apart: Newton's
// method with Horner's scheme on the discount factor.
func bareRegular(amounts []float64) float64 {
	for v := 1.0; ; {
		worth, slope := horner(amounts, v)
		step := worth / slope
		if v -= step; math.Abs(step) < 1e-13 {
			return 1/v - 1
		}
	}
}

// bareOdd is the same when all payments come a part of a period later, for
// which the first amount earns simple interest.
func bareOdd(amounts []float64, part float64) float64 {
	for rate := bareRegular(amounts); ; {
		v := 1 / (1 + rate)
		worth, slope := horner(amounts, v)
		step := (worth + amounts[0]*part*rate) / (amounts[0]*part - slope*v*v)
		if rate -= step; math.Abs(step) < 1e-13 {
			return rate
		}
	}
}

// horner returns what the amounts are worth at a discount factor, and its
// derivative.
func horner(amounts []float64, v float64) (worth, slope float64) {
	for i := len(amounts) - 1; i >= 0; i-- {
		slope = slope*v + worth
		worth = worth*v + amounts[i]
	}
	return worth, slope
}

// bareDated is the yearly rate of flows at any times: Newton's method on its
// logarithm, an exponential for each flow.
func bareDated(amounts, years []float64) float64 {
	for log := 0.1; ; {
		worth, slope := 0.0, 0.0
		for i, a := range amounts {
			w := a * math.Exp(-log*years[i])
			worth += w
			slope -= w * years[i]
		}
		step := worth / slope
		if log -= step; math.Abs(step) < 1e-13 {
			return math.Expm1(log)
		}
	}
}

// bareScore is what bareItems computes.
type bareScore struct {
	domains                    [5]int64
	total, low, high, complete int64
}

// bareItems scores 25 answers in five weighted domains: points by flat table,
// sums, total, bounds and completeness. An answer of -1 is missing.
func bareItems(answers *[25]int8, table *[25][8]int64, weights *[5]int64) bareScore {
	var s bareScore
	for i, a := range answers {
		d := i / 5
		if a < 0 {
			s.high += table[i][7] * weights[d]
			continue
		}
		points := table[i][a&7] * weights[d]
		s.domains[d] += points
		s.total += points
		s.complete++
	}
	s.low = s.total
	s.high += s.total
	return s
}
