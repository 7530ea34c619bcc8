package servicing

// lent is how most lives begin.
const lent = "01-15 disbursed 1000.00\n"

var (
	flatLate  = Late{Grace: 5, Amount: cash("10.00 CAD")}
	shareLate = Late{Grace: 0, Share: rate("0.05")}
)

// stories are hand-worked lives. Rows fall due on the 15th, from February.
var stories = []story{
	{"agreed and not yet paid out", "free", Options{}, ``, "02-15", `
		principal = 0
		payoff 03-01 = 0
		nothing next`},
	{"paid out today", "free", Options{}, lent, "01-15", `
		principal = 1000.00
		due = 0
		next = 1000.00 / 10
		next on 02-15
		payoff 01-15 = 1000.00`},
	{"on time twice", "free", Options{}, lent + `
		02-15 paid 100.00
		03-15 paid 100.00`, "03-20", `
		principal = 1000.00 - 2 * 100.00
		due = 0
		next on 04-15`},
	{"on time with interest", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-15 paid 110.00
		03-15 paid 110.00`, "03-15", `
		principal = 1200.00 - 98.00 - 98.98
		next = 110.00
		next.interest = 1003.02 * 0.01
		late = 0`},
	{"a cent too little", "free", Options{}, lent + `
		02-15 paid 99.99`, "02-16", `
		overdue = 100.00 - 99.99
		late = 1`},
	{"ten days late by period", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-25 paid 110.00`, "03-15", `
		principal = 1200.00 - 98.00
		due.interest = 1102.00 * 0.01
		due.principal = 110.00 - 11.02
		most = 9`},
	{"ten days late by day", "daily", Options{ByDay: true}, lent + `
		02-25 paid 115.00`, "03-15", `
		principal = 1000.00 - 84.00
		due.interest = 10 * 1000.00 * 0.001 + 18 * 916.00 * 0.001
		due.principal = 115.00 - 26.488`},
	{"early by day waits as credit", "daily", Options{ByDay: true}, lent + `
		02-10 paid 115.00`, "02-15", `
		due = 0
		credit = 0
		principal = 1000.00 - 115.00 + 31 * 1.00`},
	{"two weeks ahead", "free", Options{}, lent + `
		02-01 paid 150.00`, "02-10", `
		credit = 150.00
		principal = 1000.00
		next = 100.00`},
	{"credit is used on the day", "free", Options{}, lent + `
		02-01 paid 150.00`, "02-15", `
		credit = 150.00 - 100.00
		principal = 1000.00 - 100.00
		due = 0`},
	{"overpayment at the end", "free", Options{}, lent + `
		02-15 paid 1030.00`, "03-20", `
		settled
		credit = 1030.00 - 1000.00
		principal = 0
		nothing next`},
	{"an absurd payment is credit", "free", Options{}, lent + `
		02-15 paid 999999999999999.99`, "02-15", `
		settled
		credit = 999999999999999.99 - 1000.00`},
	{"closed after the last payment", "free", Options{}, lent + `
		02-01 paid 1000.00
		02-01 closed`, "06-01", `
		end closed
		principal = 0`},
	{"paid off in mid-period", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-15 paid 110.00
		03-01 paid 1107.51`, "03-01", `
		settled
		paid = 110.00 + 1102.00 + 1102.00 * 0.01 * 14 / 28
		credit = 0`},
	{"a quote is what settles", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-15 paid 110.00`, "02-20", `
		accrued = 1102.00 * 0.01 * 5 / 28
		payoff 03-01 = 1102.00 + 1102.00 * 0.01 * 14 / 28`},
	{"prepaid for a shorter term", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-15 paid 110.00
		02-15 prepaid 502.00`, "03-15", `
		principal = 1200.00 - 98.00 - 502.00
		due.interest = 600.00 * 0.01
		due.principal = 110.00 - 6.00
		payment = 110.00`},
	{"prepaid for a lower payment", "free", Options{}, lent + `
		02-15 paid 100.00
		02-20 prepaid 450.00 lower`, "02-20", `
		principal = 1000.00 - 100.00 - 450.00
		payment = 450.00 / 9
		next = 50.00`},
	{"prepaid in mid-period", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-15 paid 110.00
		03-01 prepaid 102.00`, "03-15", `
		due.interest = 1102.00 * 0.01 * 14 / 28 + 1000.00 * 0.01 * 14 / 28
		principal = 1200.00 - 98.00 - 102.00`},
	{"prepaid while late pays arrears first", "free", Options{}, lent + `
		02-20 prepaid 250.00`, "02-20", `
		due = 0
		principal = 1000.00 - 100.00 - 150.00`},
	{"cheque bounced", "free", Options{Late: flatLate}, lent + `
		02-15 paid 100.00
		02-18 reversed ref=e2`, "02-21", `
		due.penalty = 10.00
		due.principal = 100.00
		late = 6
		paid = 0`},
	{"bounced and paid again", "free", Options{}, lent + `
		02-15 paid 100.00
		02-18 reversed ref=e2
		02-19 paid 100.00`, "02-21", `
		due = 0
		most = 3
		paid = 100.00`},
	{"holiday, interest deferred", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-15 paid 110.00
		03-01 holiday until=05-01 cause=maternity`, "04-20", `
		moratorium
		due = 0
		late = 0
		deferred = 1102.00 * 0.01 + 1102.00 * 0.01
		next on 05-15
		next = 110.00`},
	{"holiday without interest", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-15 paid 110.00
		02-16 holiday until=04-15 free cause=bereavement`, "04-15", `
		deferred = 1102.00 * 0.01 / 28
		due.interest = 0
		due.principal = 110.00
		principal = 1102.00`},
	{"holiday then prepayment", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-15 paid 110.00
		03-01 holiday until=04-01
		04-15 prepaid 612.00`, "04-15", `
		deferred = 1102.00 * 0.01
		due = 0
		principal = 1102.00 - 110.00 + 11.02 - 502.00`},
	{"deferred interest comes with the last principal", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-15 paid 110.00
		03-01 holiday until=04-01
		04-15 prepaid 1124.04`, "04-15", `
		settled
		paid = 110.00 + 1102.00 + 11.02 + 11.02
		deferred = 0
		credit = 0`},
	{"arrears do not age in a holiday", "free", Options{}, lent + `
		02-25 holiday until=03-25`, "03-30", `
		overdue = 100.00
		late = 10 + 5
		principal = 1000.00`},
	{"no late charge in a holiday", "free", Options{Late: flatLate}, lent + `
		02-18 holiday until=03-10`, "03-14", `
		due.penalty = 0
		due = 100.00`},
	{"late charge after grace, once", "free", Options{Late: flatLate}, lent, "03-14", `
		due.penalty = 10.00
		due = 100.00 + 10.00
		late = 13 + 14`},
	{"late charge as a share", "plain", Options{Late: shareLate}, `
		01-15 disbursed 1200.00
		02-15 paid 60.00`, "02-16", `
		due.penalty = 50.00 * 0.05
		due.principal = 110.00 - 60.00`},
	{"charges are capped", "free", Options{Late: flatLate, MaxCharges: cash("25.00 CAD")}, lent + `
		02-01 fee 8.00`, "04-30", `
		due.fee = 8.00
		due.penalty = 25.00 - 8.00
		overdue = 300.00 + 25.00`},
	{"charges first", "free", Options{Late: flatLate}, lent + `
		02-16 fee 7.00
		02-25 paid 60.00`, "02-25", `
		due.penalty = 0
		due.fee = 0
		due.principal = 100.00 - 60.00 + 10.00 + 7.00`},
	{"interest first", "plain", Options{Order: InterestFirst, Late: flatLate}, `
		01-15 disbursed 1200.00
		02-25 paid 60.00`, "02-25", `
		due.penalty = 10.00
		due.interest = 0
		due.principal = 98.00 - 60.00 + 12.00`},
	{"principal first", "plain", Options{Order: PrincipalFirst}, `
		01-15 disbursed 1200.00
		02-15 paid 60.00`, "02-15", `
		due.interest = 12.00
		due.principal = 98.00 - 60.00
		principal = 1200.00 - 60.00`},
	{"oldest bill first", "plain", Options{Order: OldestFirst}, `
		01-15 disbursed 1200.00
		03-20 paid 115.00`, "03-20", `
		due.interest = 11.02 - 5.00
		due.principal = 98.98
		late = 5`},
	{"what is due today first", "plain", Options{Order: DueFirst}, `
		01-15 disbursed 1200.00
		03-15 paid 115.00`, "03-15", `
		due.interest = 12.00 - 5.00
		due.principal = 98.00
		late = 28`},
	{"an order of one's own", "plain", Options{Custom: [4]Part{Charge, Principal, Penalty, Interest}, Late: flatLate}, `
		01-15 disbursed 1200.00
		02-16 fee 5.00
		02-25 paid 105.00`, "02-25", `
		due.fee = 0
		due.principal = 0
		due.penalty = 10.00 - 2.00
		due.interest = 12.00`},
	{"a fee waived", "free", Options{}, lent + `
		01-20 fee 30.00
		01-25 waived 12.50 part=fee`, "01-25", `
		due.fee = 30.00 - 12.50`},
	{"a late charge waived before the payment of the day", "free", Options{Late: flatLate}, lent + `
		02-21 paid 100.00
		02-21 waived 10.00 part=penalty`, "02-21", `
		due = 0
		principal = 900.00`},
	{"part of the principal forgiven", "free", Options{}, lent + `
		02-20 waived 250.00 part=principal`, "03-15", `
		principal = 1000.00 - 250.00
		due = 100.00`},
	{"re-aged with old arrears", "free", Options{}, lent + `
		03-20 reaged`, "03-25", `
		overdue = 2 * 100.00
		late = 5
		most = 13 + 19`},
	{"re-aged, then late again", "free", Options{}, lent + `
		03-20 reaged
		03-21 paid 200.00`, "04-18", `
		late = 3
		most = 13 + 19
		overdue = 100.00`},
	{"re-amortised after two missed rows", "free", Options{}, lent + `
		03-20 reamortised`, "03-20", `
		restructured
		due = 0
		late = 0
		payment = 1000.00 / 8
		next = 125.00`},
	{"rescheduled over twenty rows", "free", Options{}, lent + `
		03-20 rescheduled count=20 first=06-01`, "06-02", `
		payment = 1000.00 / 20
		overdue = 50.00
		late = 1
		next on 07-01`},
	{"rescheduled with unpaid interest", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-20 rescheduled count=12 first=03-20`, "02-20", `
		due.interest = 12.00
		due.principal = 0
		late = 5
		principal = 1200.00`},
	{"the rate falls to nothing", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-15 paid 110.00
		02-16 rate_changed rate=0`, "03-15", `
		due.interest = 1102.00 * 0.01 / 28
		payment = 1102.39 / 11
		due.principal = 100.22 - 0.39`},
	{"the rate doubles in mid-period", "plain", Options{}, `
		01-15 disbursed 1200.00
		02-15 paid 110.00
		03-01 rate_changed rate=0.24`, "03-15", `
		due.interest = 1102.00 * 0.01 * 14 / 28 + 1102.00 * 0.02 * 14 / 28`},
	{"interest stops ninety days late", "daily", Options{ByDay: true, StopAfter: 90}, lent, "06-14", `
		non-accrual
		late = 119
		due.interest = 31.00 + 28.00 + 31.00 + 30.00
		accrued = 121 * 1.00 - 120.00`},
	{"interest stops and starts again", "daily", Options{ByDay: true, StopAfter: 10}, lent + `
		03-01 paid 115.00`, "03-15", `
		due.interest = 10 * 1000.00 * 0.001 + 14 * 916.00 * 0.001
		late = 0
		most = 13`},
	{"no interest on interest", "daily", Options{ByDay: true}, lent, "03-15", `
		due.interest = 31.00 + 28 * 1000.00 * 0.001`},
	{"interest on interest where allowed", "daily", Options{ByDay: true, Compound: true}, lent, "03-15", `
		due.interest = 31.00 + 28 * 1031.00 * 0.001`},
	{"written off", "plain", Options{Late: flatLate}, `
		01-15 disbursed 1200.00
		03-01 written_off`, "12-31", `
		end written_off
		written = 10.00 + 12.00 + 98.00 + 1102.00 + 1102.00 * 0.01 * 14 / 28
		principal = 0
		late = 0`},
	{"recovered after write-off", "free", Options{}, lent + `
		03-01 written_off
		09-01 recovered 300.00`, "12-31", `
		written = 1000.00
		recovered = 300.00
		payoff 12-31 = 1000.00 - 300.00`},
	{"recovered more than was written off", "free", Options{}, lent + `
		03-01 written_off
		09-01 recovered 1010.00`, "12-31", `
		recovered = 1000.00
		credit = 10.00
		payoff 12-31 = 0`},
	{"reversal after write-off", "free", Options{}, lent + `
		02-15 paid 100.00
		03-01 written_off
		03-05 reversed ref=e2`, "03-10", `
		written = 1000.00
		paid = 0`},
	{"a write-off reversed", "free", Options{}, lent + `
		02-15 paid 100.00
		03-01 written_off
		03-05 reversed ref=e3`, "03-10", `
		written = 0
		principal = 900.00
		due = 0`},
	{"refinanced in the first week", "plain", Options{}, `
		01-15 disbursed 1200.00
		01-20 refinanced 1201.94 loan=next`, "02-20", `
		end refinanced
		paid = 1200.00 + 1200.00 * 0.01 * 5 / 31
		principal = 0`},
	{"refinanced with credit", "free", Options{}, lent + `
		01-18 paid 60.00
		01-20 refinanced 940.00 loan=next`, "01-20", `
		end refinanced
		credit = 0
		paid = 60.00 + 940.00`},
	{"cooled off", "fee", Options{CoolingOff: 14}, lent + `
		01-20 cooled_off`, "01-25", `
		end cooled_off
		due = 1000.00 - 40.00
		late = 5`},
	{"cooled off and returned", "fee", Options{CoolingOff: 14}, lent + `
		01-20 cooled_off
		01-22 paid 960.00
		01-22 closed`, "01-25", `
		end closed
		due = 0
		credit = 0
		most = 1`},
	{"the second part comes late", "study", Options{}, `
		01-15 disbursed 600.00
		02-15 paid 6.00
		03-30 disbursed 600.00`, "04-15", `
		due.interest = 6.00 + 600.00 * 0.01 + 600.00 * 0.01 * 16 / 31
		due.principal = 0
		principal = 1200.00`},
	{"the second part never comes", "study", Options{}, `
		01-15 disbursed 600.00
		02-15 paid 6.00
		03-15 paid 6.00
		04-15 paid 6.00`, "05-15", `
		due.interest = 600.00 * 0.01
		due.principal = 106.62 - 6.00
		payment = 106.62`},
	{"everything on one day", "free", Options{CoolingOff: 0}, lent + `
		02-15 fee 20.00
		02-15 waived 5.00 part=fee
		02-15 paid 65.00
		02-15 prepaid 150.00`, "02-15", `
		due = 0
		principal = 1000.00 - 65.00 + 15.00 - 150.00`},
}
