package main

import (
	"time"

	"github.com/shopspring/decimal"
)

// decimalRow is a row as most Go programs have it.
type decimalRow struct {
	due                                   time.Time
	payment, interest, principal, balance decimal.Decimal
}

// decimalSchedule is a level-payment loan as a careful engineer writes it with
// decimals: rounded inside the recurrence, half to even, the last row clears.
func decimalSchedule(lent, yearRate decimal.Decimal, start time.Time, count int) []decimalRow {
	one := decimal.NewFromInt(1)
	month := yearRate.DivRound(decimal.NewFromInt(12), 16)
	growth := one
	for range count {
		growth = growth.Mul(one.Add(month)).Round(20) // or digits grow without end
	}
	payment := lent.Mul(month).Mul(growth).DivRound(growth.Sub(one), 2)
	rows := make([]decimalRow, 0, count)
	balance := lent
	year, m, day := start.Date()
	for k := range count {
		interest := balance.Mul(month).RoundBank(2)
		paid := payment
		if k == count-1 {
			paid = balance.Add(interest)
		}
		principal := paid.Sub(interest)
		balance = balance.Sub(principal)
		due := time.Date(year, m+time.Month(k+1), 1, 0, 0, 0, 0, time.UTC)
		due = due.AddDate(0, 0, min(day, due.AddDate(0, 1, -1).Day())-1)
		rows = append(rows, decimalRow{due, paid, interest, principal, balance})
	}
	return rows
}
