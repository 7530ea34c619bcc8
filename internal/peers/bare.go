package main

import "math/bits"

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
