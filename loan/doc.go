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
//		fmt.Println(r) // or r.Due(), r.Payment(), r.Interest(), r.Balance() …
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
// [Terms] are six questions: when the money is lent ([Advance]), what it costs
// ([Interest]: quoted by the year, the period, as effective, semi-annual or
// flat, under fourteen day counts, with dated changes), how it comes back
// ([Repayment]: level, by the annuity formula, level principal, balloon,
// graduated or listed, on any rhythm, in some months only, moved off
// holidays), when less is asked ([Relief]), which fees and savings come beside
// it ([Fee]), and to which coins all that is rounded ([Rounding]). What is not
// set is the usual thing.
//
// What the loan costs a year is for package loan/cost to say, from
// [Schedule.Flows]. What a family can bear is asked in loan/afford before, and
// what becomes of the loan in loan/servicing after; loan/group and
// loan/portfolio look at many. [Compile] and [Plan.AppendRows] put the rows of
// many loans in one buffer without allocating.
//
// # Limits
//
// Up to [MaxRows] rows, [MaxAdvances] advances, [MaxFees] fees, [MaxChanges]
// rate changes and moratoria and [MaxHolidays] holidays; a year rate of 0 to
// [MaxYearRate]; a first row at most [MaxFirstDays] days after the first
// advance; dates to 2199; all payments together within essor.MaxMinor minor
// units.
//
// # What it does not do
//
// It knows no clock and keeps no balance: what was really paid is another
// matter than what is due. It knows no holidays of its own. Unpaid interest is
// added to principal only where the terms say so: others that would need it
// are refused.
//
// # Sources
//
// The recurrence is the amortization of Kellison, The Theory of Interest, 3rd
// ed., chapter 5. Day counts are those of the ISDA 2006 Definitions, 4.16, and
// the ones that [DayCount] names.
package loan
