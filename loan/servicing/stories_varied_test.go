package servicing

import (
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// thousand is 1,000 lent on 2026-01-15, and changed in what a story is about.
func thousand(yearRate string, count int, change func(*loan.Terms)) loan.Terms {
	t := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("1000.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate(yearRate)},
		Repayment: loan.Repayment{Count: count},
	}
	if change != nil {
		change(&t)
	}
	return t
}

func init() {
	for name, terms := range map[string]loan.Terms{
		// 10.00 of interest a month on what was lent, and 100.00 of principal.
		"flat": thousand("0.12", 10, func(t *loan.Terms) { t.Interest.Quote = loan.Flat }),
		// The same on what is owed: 110.00, 109.00, 108.00 …
		"principal": thousand("0.12", 10, func(t *loan.Terms) { t.Repayment.Kind = loan.LevelPrincipal }),
		// Nine payments of 50.00, and 550.00.
		"balloon": thousand("0", 10, func(t *loan.Terms) {
			t.Repayment.Kind, t.Repayment.Balloon = loan.Balloon, cash("500.00 CAD")
		}),
		// 80.00, 80.00, then half as much again: 120.00, 120.00, 180.00, 180.00, and the rest.
		"steps": thousand("0", 7, func(t *loan.Terms) {
			t.Repayment.Kind, t.Repayment.Step, t.Repayment.StepEvery = loan.Graduated, rate("0.5"), 2
			t.Repayment.Payment = cash("80.00 CAD")
		}),
		// 400.00, 100.00, 300.00, and the rest.
		"listed": thousand("0.12", 4, func(t *loan.Terms) {
			t.Repayment.Kind = loan.Listed
			t.Repayment.Payments = []essor.Money{cash("400.00 CAD"), cash("100.00 CAD"), cash("300.00 CAD")}
		}),
		// 1 % a month; nothing is due in February and March.
		"capitalised": thousand("0.12", 6, func(t *loan.Terms) { t.Relief = loan.Relief{Grace: 2, Unpaid: loan.Capitalised} }),
		"deferred":    thousand("0.12", 6, func(t *loan.Terms) { t.Relief = loan.Relief{Grace: 2, Unpaid: loan.Deferred} }),
		"spread":      thousand("0.12", 6, func(t *loan.Terms) { t.Relief = loan.Relief{Grace: 2, Unpaid: loan.Spread} }),
		"waived":      thousand("0.12", 6, func(t *loan.Terms) { t.Relief = loan.Relief{Grace: 2, Unpaid: loan.Waived} }),
		// The insurer gets 1 % of what is owed with each payment of 100.00.
		"insured": thousand("0", 10, func(t *loan.Terms) {
			t.Fees = []loan.Fee{{Rate: rate("0.01"), Of: loan.Balance, Due: loan.EachRow, Kind: loan.Insurance}}
		}),
		// 5.00 is set aside with each payment of 100.00, and 20.00 at once.
		"saving": thousand("0", 10, func(t *loan.Terms) {
			t.Fees = []loan.Fee{{Amount: cash("5.00 CAD"), Due: loan.EachRow, Kind: loan.Savings}, {Amount: cash("20.00 CAD"), Kind: loan.Savings}}
		}),
		// A fee of 50.00 is owed with the loan: payments of 105.00.
		"financed": thousand("0", 10, func(t *loan.Terms) { t.Fees = []loan.Fee{{Amount: cash("50.00 CAD"), Due: loan.Financed}} }),
		// Payments of 100.00; 15 February and 15 March are Sundays.
		"monday": thousand("0.12", 10, func(t *loan.Terms) {
			t.Repayment.Calendar = loan.Calendar{Move: loan.Following, Weekend: []time.Weekday{time.Sunday}}
			t.Repayment.Kind = loan.LevelPrincipal
		}),
		"friday": thousand("0.365", 10, func(t *loan.Terms) {
			t.Repayment.Calendar = loan.Calendar{Move: loan.Preceding, Weekend: []time.Weekday{time.Saturday, time.Sunday}}
			t.Repayment.Kind, t.Interest.DayCount = loan.LevelPrincipal, loan.Act365
		}),
		// A thousandth a day; due in March, June and September alone.
		"season": thousand("0.365", 3, func(t *loan.Terms) {
			t.Repayment.Kind, t.Interest.DayCount = loan.LevelPrincipal, loan.Act365
			t.Repayment.Months = []time.Month{time.March, time.June, time.September}
			t.Repayment.Payment = cash("300.00 CAD")
		}),
		// 1 % a month, 2 % from 15 March on.
		"dearer": thousand("0.12", 10, func(t *loan.Terms) {
			t.Repayment.Kind = loan.LevelPrincipal
			t.Interest.Changes = []loan.RateChange{{On: day("2026-03-15"), Rate: rate("0.24")}}
		}),
		// Payments in coins of 5 dollars, interest rounded up to the dollar.
		"coins": thousand("0.12", 9, func(t *loan.Terms) {
			t.Rounding = loan.Rounding{Payment: loan.Round{Unit: cash("5.00 CAD")}, Interest: loan.Round{Unit: cash("1.00 CAD"), To: loan.Up}}
			t.Repayment.Kind = loan.LevelPrincipal
		}),
	} {
		storyLoans[name] = terms
	}
}

// variedStories are hand-worked lives of loans that are not plain.
var variedStories = []story{
	{"flat on time", "flat", Options{}, lent + `
		02-15 paid 110.00
		03-15 paid 110.00`, "03-15", `
		principal = 1000.00 - 2 * 100.00
		due = 0
		next = 110.00
		next.interest = 1000.00 * 0.01`},
	{"flat and late bears no more by day", "flat", Options{ByDay: true}, lent, "03-15", `
		due.interest = 2 * 1000.00 * 0.01
		due.principal = 2 * 100.00`},
	{"flat prepaid", "flat", Options{}, lent + `
		02-15 paid 110.00
		02-15 prepaid 300.00`, "02-20", `
		principal = 1000.00 - 100.00 - 300.00
		payment = 110.00
		next.interest = 1000.00 * 0.01`},
	{"flat prepaid for less", "flat", Options{}, lent + `
		02-15 paid 110.00
		02-15 prepaid 450.00 lower`, "02-20", `
		principal = 450.00
		payment = 450.00 / 9 + 1000.00 * 0.01`},
	{"flat settled early", "flat", Options{}, lent + `
		02-15 paid 110.00`, "02-20", `
		payoff 03-01 = 900.00 + 1000.00 * 0.01 * 14 / 28
		payoff 03-15 = 900.00 + 1000.00 * 0.01`},
	{"flat rescheduled", "flat", Options{}, lent + `
		02-15 paid 110.00
		03-16 rescheduled count=9 first=04-15`, "03-20", `
		principal = 900.00
		due = 1000.00 * 0.01
		next.interest = 0.32 + 900.00 * 0.01 * 30 / 31
		restructured`},
	{"flat with a month off", "flat", Options{}, lent + `
		02-01 holiday until=03-01`, "03-15", `
		deferred = 1000.00 * 0.01
		due = 110.00`},
	{"level principal late", "principal", Options{}, lent, "03-20", `
		due.principal = 2 * 100.00
		due.interest = 10.00 + 9.00
		late = 33`},
	{"level principal for less", "principal", Options{}, lent + `
		02-15 paid 110.00
		02-15 prepaid 450.00 lower`, "02-15", `
		payment = 450.00 / 9
		next = 50.00 + 450.00 * 0.01`},
	{"the balloon gets smaller", "balloon", Options{}, lent + `
		02-15 paid 50.00
		02-15 prepaid 200.00`, "11-14", `
		payment = 50.00
		overdue = 8 * 50.00
		next = 1000.00 - 250.00 - 8 * 50.00`},
	{"the balloon stays", "balloon", Options{}, lent + `
		02-15 paid 50.00
		02-15 prepaid 180.00 lower`, "02-15", `
		payment = 270.00 / 9
		principal = 770.00`},
	{"steps with a month off", "steps", Options{}, lent + `
		02-15 paid 80.00
		03-01 holiday until=04-01
		04-15 paid 80.00`, "05-15", `
		due = 80.00 * 1.5
		principal = 840.00`},
	{"the list moves on", "listed", Options{}, lent + `
		02-01 holiday until=03-01
		03-15 paid 400.00`, "04-15", `
		deferred = 10.00
		principal = 1000.00 - 390.00
		due = 100.00
		due.interest = 6.10`},
	{"the list made level", "listed", Options{}, lent + `
		02-15 paid 400.00
		02-16 reamortised`, "02-20", `
		principal = 610.00
		payment = 207.41`},
	{"a dearer rate leaves the list alone", "listed", Options{}, lent + `
		02-15 paid 400.00
		02-15 rate_changed rate=0.24`, "03-15", `
		due = 100.00
		due.interest = 610.00 * 0.02`},
	{"grace that adds up", "capitalised", Options{}, lent, "03-20", `
		due = 0
		principal = 1000.00 + 10.00 + 10.10
		next on 04-15
		next.interest = 10.20`},
	{"grace that waits", "deferred", Options{}, lent, "03-20", `
		principal = 1000.00
		deferred = 20.00
		next.interest = 10.00 + 20.00`},
	{"grace that is spread", "spread", Options{}, lent, "03-20", `
		deferred = 20.00
		next.interest = 10.00 + 20.00 / 4`},
	{"grace as a gift", "waived", Options{}, lent, "03-20", `
		deferred = 0
		next.interest = 10.00`},
	{"prepaid, the spread is due with the last", "spread", Options{}, lent + `
		04-15 paid 261.28
		04-16 prepaid 600.00`, "05-15", `
		principal = 1000.00 - 246.28 - 600.00
		due.principal = 153.72
		due.interest = 753.72 * 0.01 / 30 + 153.72 * 0.01 * 29 / 30 + 15.00`},
	{"insured", "insured", Options{}, lent + `
		02-15 paid 110.00`, "03-15", `
		due.fee = 900.00 * 0.01
		due.principal = 100.00`},
	{"insured and suspended", "insured", Options{}, lent + `
		02-01 holiday until=03-01`, "03-15", `
		due.fee = 1000.00 * 0.01
		due.principal = 100.00`},
	{"insurance is no charge to be limited", "insured", Options{MaxCharges: cash("3.00 CAD"), Late: flatLate}, lent, "03-20", `
		due.penalty = 3.00
		due.fee = 10.00 + 9.00`},
	{"savings", "saving", Options{}, lent + `
		02-15 paid 105.00
		03-15 paid 52.00`, "03-20", `
		savings = 20.00 + 5.00 + 5.00
		due.principal = 100.00 - 47.00`},
	{"savings are paid last", "saving", Options{Order: PrincipalFirst}, lent + `
		02-15 paid 102.00`, "02-20", `
		savings = 20.00 + 2.00
		due.fee = 3.00`},
	{"savings come back", "saving", Options{}, lent + `
		02-15 paid 105.00
		02-20 paid 900.00`, "02-20", `
		principal = 0
		savings = 0
		credit = 25.00
		settled`},
	{"savings lessen a write-off", "saving", Options{}, lent + `
		02-15 paid 105.00
		04-01 written_off`, "04-01", `
		written = 1000.00 - 100.00 - 25.00
		savings = 0`},
	{"a financed fee", "financed", Options{}, lent + `
		02-15 paid 105.00`, "02-20", `
		principal = 1050.00 - 105.00
		next = 105.00`},
	{"cooled off with a financed fee", "financed", Options{CoolingOff: 14}, lent + `
		01-20 cooled_off`, "01-20", `
		due = 1000.00
		principal = 1000.00`},
	{"Sunday's row waits for Monday", "monday", Options{}, lent, "02-16", `
		due = 110.00
		overdue = 0
		late = 0`},
	{"and is late on Tuesday", "monday", Options{}, lent, "02-17", `
		overdue = 110.00
		late = 1`},
	{"Sunday's row bears nothing on Sunday", "monday", Options{ByDay: true}, lent + `
		02-16 paid 110.00`, "03-15", `
		due.interest = 900.00 * 0.01`},
	{"Sunday's row on Friday", "friday", Options{}, lent, "02-13", `
		due.interest = 1000.00 * 0.001 * 31
		due.principal = 100.00
		late = 0`},
	{"lent on Saturday bears from Saturday", "friday", Options{}, `
		01-15 disbursed 500.00
		02-14 disbursed 500.00`, "03-13", `
		due.interest = 500.00 * 0.001 * 31 + 500.00 * 0.001 * 1 + 900.00 * 0.001 * 28`},
	{"between harvests", "season", Options{}, lent + `
		03-15 paid 359.00`, "06-15", `
		due.interest = 700.00 * 0.001 * 92
		due.principal = 300.00`},
	{"a harvest that failed", "season", Options{}, lent + `
		03-01 holiday until=05-01 cause=calamity`, "06-15", `
		deferred = 1000.00 * 0.001 * 59
		due.interest = 1000.00 * 0.001 * 92
		due.principal = 300.00`},
	{"the terms' own rate comes", "dearer", Options{}, lent + `
		02-15 paid 110.00
		03-15 paid 109.00`, "04-15", `
		due.interest = 800.00 * 0.02`},
	{"a cheaper rate until then", "dearer", Options{}, lent + `
		02-15 paid 110.00
		02-15 rate_changed rate=0.06
		03-15 paid 104.50`, "04-15", `
		due.interest = 800.00 * 0.02`},
	{"coins", "coins", Options{}, lent, "03-15", `
		payment = 110.00
		due.interest = 10.00 + 9.00
		due.principal = 2 * 110.00`},
}
