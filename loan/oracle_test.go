package loan

import (
	"github.com/shopspring/decimal"

	"github.com/essor-go/essor/internal/civil"
)

// oracleRow is a row as the oracle has it, in minor units.
type oracleRow struct{ payment, principal, interest, balance decimal.Decimal }

// oracle walks the calendar day by day, in decimals of thirty places, and
// accrues each day's interest on the balance of the day. It shares nothing
// with the library but the terms and their due dates. It returns false when a
// payment doesn't cover its interest or asks for more than is owed.
func oracle(t *Terms, due []int, before int, payment int64) ([]oracleRow, bool) {
	rate := decimal.New(t.Interest.YearRate.Units(), -12)
	at := t.Advances[0].On.Day()
	balance, accrued := decimal.Zero, decimal.Zero
	next := 0
	lend := func(today int) {
		for next < len(t.Advances) && t.Advances[next].On.Day() == today {
			balance = balance.Add(decimal.NewFromInt(t.Advances[next].Amount.Minor()))
			next++
		}
	}
	lend(at)
	var rows []oracleRow
	for k, end := range due {
		begin := before
		if k > 0 {
			begin = due[k-1]
		}
		for at < end {
			accrued = accrued.Add(balance.Mul(rate).Mul(oracleDay(t, at, begin, end)))
			at++
			if at < end {
				lend(at)
			}
		}
		interest := oracleRound(accrued)
		accrued = decimal.Zero
		principal := decimal.Zero
		if k == len(due)-1 {
			principal = balance
		} else if k >= t.Relief.InterestOnly {
			principal = decimal.NewFromInt(payment).Sub(interest)
			if principal.Sign() < 0 || principal.GreaterThan(balance) {
				return nil, false
			}
		}
		balance = balance.Sub(principal)
		lend(at)
		rows = append(rows, oracleRow{principal.Add(interest), principal, interest, balance})
	}
	return rows, rows[len(rows)-1].payment.Sign() > 0
}

// oracleDay is the part of a year that one day is, in a row's period.
func oracleDay(t *Terms, today, begin, end int) decimal.Decimal {
	num, den := 1, 365
	switch t.Interest.DayCount {
	case Thirty360E:
		num, den = civil.Days30E360(today, today+1), 360
	case EqualPeriods, "":
		year := map[Frequency]int{"": 12, Monthly: 12, SemiMonthly: 24, Biweekly: 26, Weekly: 52}
		den = year[t.Repayment.Frequency] * (end - begin)
	}
	return decimal.NewFromInt(int64(num)).DivRound(decimal.NewFromInt(int64(den)), 45)
}

// oracleRound rounds half to even; what is within 10⁻¹⁵ of a tie is one.
func oracleRound(x decimal.Decimal) decimal.Decimal { return x.Round(15).RoundBank(0) }

// oracleBest tries every payment and returns the best by its definition.
func oracleBest(t *Terms, due []int, before int) (best int64, found bool) {
	nearest, lent := decimal.Zero, int64(0)
	for _, a := range t.Advances {
		lent += a.Amount.Minor()
	}
	for payment := int64(1); payment <= 11*lent+10; payment++ {
		rows, ok := oracle(t, due, before, payment)
		if !ok {
			if found {
				break // none after the last admissible one
			}
			continue
		}
		gap := rows[len(rows)-1].payment.Sub(decimal.NewFromInt(payment)).Abs()
		if !found || gap.LessThan(nearest) {
			best, nearest, found = payment, gap, true
		}
	}
	return best, found
}
