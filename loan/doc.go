// Package loan computes microloans: from the terms that lender and client
// agree on to a schedule that is right to the last cent, proves itself and
// explains itself.
//
// It is made for lenders who serve people: loans that are paid out in
// tranches as courses start, ask for interest alone while the client studies,
// cost little or nothing, and are paid back by the week, the fortnight, the
// half-month or the month.
//
//	terms := loan.Terms{
//		Advances:  []loan.Advance{{On: day("2026-01-12"), Amount: cash("4000.00 CAD")}},
//		Interest:  loan.Interest{YearRate: rate("0.055"), DayCount: loan.Act365},
//		Repayment: loan.Repayment{Count: 36, First: day("2026-02-01")},
//		Relief:    loan.Relief{InterestOnly: 8},
//	}
//	s, err := loan.NewSchedule(terms)
//	for r := range s.All() {
//		fmt.Println(r.No(), r.Due(), r.Payment(), r.Interest(), r.Balance())
//	}
//	fmt.Println(s.Total().Interest, s.Verify(terms))
//
// Amounts are integers in the minor unit, from end to end. Interest is rounded
// half to even inside the recurrence, once a row, so that what is printed adds
// up; the last row clears the loan. The level payment is the best there is on
// that rounded recurrence, not a formula's rounded result: [NewSchedule] says
// what best means, [Schedule.Verify] proves it. [Schedule.Explain] tells the
// client in her language.
//
// What the loan costs a year is for package loan/cost to say, from
// [Schedule.Flows]. For many loans in one buffer, [Compile] and
// [Plan.AppendRows] produce rows without allocating.
//
// # Limits
//
// Up to [MaxRows] rows, [MaxAdvances] advances and [MaxFees] fees; a year rate
// of 0 to [MaxYearRate]; a first row at most [MaxFirstDays] days after the
// first advance; dates to 2199; all payments together within essor.MaxMinor
// minor units.
//
// # What it does not do
//
// It knows no clock and keeps no balance: what was really paid is another
// matter than what is due. It does not move due dates off weekends. Unpaid
// interest is never added to principal: terms that would need it are refused.
//
// # Sources
//
// The recurrence is the amortization of Kellison, The Theory of Interest, 3rd
// ed., chapter 5. Day counts are those of the ISDA 2006 Definitions, 4.16.
package loan
