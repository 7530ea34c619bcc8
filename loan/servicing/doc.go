// Package servicing follows a loan through its life. From the terms and from
// what happened, as dated events with ids, [Replay] derives one statement:
// what is due, what is late and for how long, what was paid with each cent,
// and why.
//
//	st, err := servicing.Replay(terms, []servicing.Event{
//		{ID: "d1", On: day("2026-01-12"), Kind: servicing.Disbursed, Amount: cash("4000.00 CAD")},
//		{ID: "p1", On: day("2026-02-12"), Kind: servicing.Paid, Amount: cash("120.68 CAD")},
//		{ID: "x1", On: day("2026-02-16"), Kind: servicing.Reversed, Ref: "p1"}, // cheque bounced
//		{ID: "h1", On: day("2026-06-01"), Kind: servicing.Holiday, Until: day("2026-09-01"), Cause: servicing.Maternity},
//	}, asOf, servicing.Options{})
//	fmt.Println(st.DaysLate, st.Next.On, st.Next.Parts.Sum())
//	quote, err := st.PayOff(day("2026-12-01"))
//	fmt.Println(st.Verify(terms, events), st.Shared())
//
// Replay is a pure fold. Events may come late and in any order: the statement
// is the same. An event that was reversed is as if it had never been, on every
// day, and so is its reversal: the list is what is known today. A
// contradictory event gets a field error, and there is no statement.
//
// # States
//
//	            disbursed                       closed
//	(pending) ─────────────▶ active ─────────────────────────────▶ closed
//	                         │ │ │                                   ▲
//	                         │ │ │ cooled_off            closed      │
//	                         │ │ └─────────────▶ cooled off ─────────┘
//	                         │ │                  │
//	                         │ │ written_off      ▼ written_off
//	                         │ └─────────────▶ written off ◀─┐
//	                         │                            └──┘ recovered
//	                         │ refinanced
//	                         └─────────────▶ refinanced
//
// What may happen in which state, where the rest of this comment lets it (an
// active loan is settled while nothing is owed, and is closed only then):
//
//	              pending active cooled_off written_off refinanced closed
//	disbursed     yes     yes    no         no          no         no
//	paid          no      yes    yes        no          no         no
//	fee           no      yes    no         no          no         no
//	waived        no      yes    yes        no          no         no
//	prepaid       no      yes    no         no          no         no
//	holiday       no      yes    no         no          no         no
//	rescheduled   no      yes    no         no          no         no
//	reamortised   no      yes    no         no          no         no
//	reaged        no      yes    no         no          no         no
//	rate_changed  no      yes    no         no          no         no
//	reversed      yes     yes    yes        yes         yes        yes
//	written_off   no      yes    yes        no          no         no
//	recovered     no      no     no         yes         no         no
//	refinanced    no      yes    no         no          no         no
//	cooled_off    no      yes    no         no          no         no
//	closed        no      yes    yes        no          no         no
//
// # One day
//
// On each day, in this order: interest of the day; rate_changed, holiday,
// rescheduled, reamortised, reaged; the row that is due; the late charge that
// falls on the day; disbursed, fee, waived, paid, prepaid, cooled_off,
// written_off, recovered, refinanced, closed. Events of one kind on one day
// go by their ids, compared by bytes. Events after asOf are checked for their
// form and left out.
//
// # Rows
//
// Due dates are those of the terms. The row that is due asks for the interest
// accrued since the row before, rounded half to even, and for principal: what
// the level payment leaves after interest, never less than nothing nor more
// than the principal not yet due. Interest-only rows ask for no principal; the
// last row asks for all that is left. A row that asks for nothing is no row.
// So a client who pays each row on its day sees [loan.Schedule] line by line,
// whatever the terms. After the last row, interest that still accrues is due in
// the same rhythm.
//
// By period, which is the default, interest accrues on the principal not yet
// due: paying a row a few days early or late changes no interest. With
// Options.ByDay it accrues on all principal outstanding. It never accrues on
// interest, unless Options.Compound adds unpaid due interest to the base,
// where law allows. Each night bears interest on the base of the evening
// before. Weights of time are those of the terms' day count: with
// [loan.EqualPeriods] the nights of a period share it evenly, and a long first
// period is whole ones, counted back from the first due date, and a rest. Where
// a day count does not add up night by night, a night is what the time to the
// end of the row, or to the next change of rate, gets shorter by. What has
// accrued is exact until it falls due, or the loan is rescheduled, or, with
// loan.Rounding.Stretches, money is lent. With Options.StopAfter no interest
// accrues in a night after which the loan is more than so many days late.
//
// # Terms of every kind
//
// Whatever the validator of package loan admits can be replayed.
//
//   - Flat: interest accrues on what was lent, however much was paid or
//     prepaid, while any of it is not yet due; ByDay and Compound add nothing.
//     Prepaying saves the interest of the rows that fall away, settling that of
//     all the time to come. Rescheduled, it is on what is rescheduled.
//   - Level principal: the payment is the principal of each row, with the
//     interest on top; that is what is found anew.
//   - Balloon: what is prepaid comes off what the last row asks for; found anew,
//     the payment leaves the balloon to the last row as far as so much is owed.
//   - Graduated: the payment found anew is that of the next row; steps go on
//     after it, counted in rows that were not suspended, from the rounded
//     payment: one that it is too small for is no step.
//   - Listed: a holiday moves the list on, and the last row asks for the rest.
//     Rate_changed leaves the list alone. Reamortised, or prepaid with
//     LowerPayment, makes the rows left level.
//   - Annuity: found anew by its formula. With Relevel, the payment of any kind
//     is found anew by each later disbursement.
//   - Seasons and the calendar hold for rows that are added and rescheduled too;
//     listed dates go on by their frequency after the last, a single row by
//     months. A holiday between two harvests suspends no row: days late and
//     late charges stop all the same.
//   - A due date that moves: a row is asked for on the day on which its
//     interest ends, and is late only after the day to which it was moved. One
//     that moved back is asked for on that day, with the interest of the nights
//     to come on what is not yet due, if tonight bears any; in them only what is
//     lent anew bears interest again. A holiday goes by the day on which a row
//     is asked for.
//   - Grace and moratoria hold for the rows of the terms, by number and by day,
//     and no longer once the loan is rescheduled. Interest deferred by the terms
//     is paid before principal, spread interest in even parts; both are due at
//     the latest with the row that leaves no principal not yet due. Capitalised
//     interest is a line of its own.
//   - Dated rates of the terms come on their days. A rate_changed holds until
//     the next of them, and is quoted like them.
//   - Row fees, insurance and savings fall due in the fee part of each row that
//     asks for anything while principal is not yet due. Of a bill's fee, what
//     the lender keeps is paid, or waived, first, then what is outside the cost,
//     then savings; lines of what was lent, fell due or was paid tell which is
//     which. They are no charges that Options.MaxCharges limits.
//   - Savings, deducted or paid with rows, become credit as soon as nothing is
//     owed and nothing is still to be lent, since all of it was, the last row is
//     past or the loan has ended, and before a write-off, where they pay what is
//     due. Savings that were not paid are not written off: nobody owes them.
//     PayOff does not count savings held.
//   - Financed fees are a line of their own after the first disbursement.
//   - Roundings of the terms hold for all that is rounded or found anew.
//   - Qard hasan is a loan without interest whose options set no late charge.
//
// # Payments
//
// A payment, with the credit there is, goes to what has fallen due, in the
// order of [Options]. Where it covers all that is owed, interest accrued and
// deferred included, it settles the loan. What is left waits as credit, and is
// used in the same way as soon as something falls due, on that day. A prepaid
// amount, before it waits, repays principal not yet due: the payment is kept
// and the term gets shorter, or, with LowerPayment, the level payment of the
// rows left is found anew, where there are any.
//
// That payment is the one of [loan.Schedule]: of those that cover the interest
// of every row and leave something for the last one, where there are any, the
// one that the last row comes nearest to, the smaller of two, when nothing is
// in arrears, every row is paid on its day and holidays stay as they are. It is
// at least one minor unit, or coin. One under which amounts would grow beyond
// essor.MaxMinor covers nothing. Interest deferred by a holiday does not count
// in it.
//
// # Relief
//
// A holiday suspends the rows due from On until the day before Until. Each
// asks for nothing, and a row is added after the last while there is principal
// not yet due. The interest of its period is deferred: it bears no interest
// and is due with the first row, suspended ones left out, that leaves no
// principal not yet due. With WaiveInterest none accrues from On to Until. The
// nights from On to Until do not count in days late, and a late charge that
// would fall on a day from On until the day before Until is dropped. Holidays
// that overlap are one. Why there is a holiday is in nothing that is [Shared].
//
// Rate_changed sets another year rate for the nights that follow, and finds
// the payment anew. Reamortised takes principal in arrears back among what is
// not yet due and finds the payment anew; rescheduled does so over Count rows
// from First, all of them level, and rounds the interest accrued. Neither
// touches unpaid interest, fees and late charges. Reaged counts days late from
// its day on; the most days late of old stay in the statement.
//
// # Late
//
// A row is late from the day after it is due while its interest or principal
// is unpaid; fees and late charges alone make no loan late. Days late count
// from the oldest such row. The late charge of [Late] is made once for each
// row that is unpaid Grace days after it was due, on the day after. Late
// charges and fees together stay within Options.MaxCharges: a late charge is
// cut, a fee beyond it is contradictory.
//
// # Endings
//
// Written_off takes all that is owed, accrued and deferred interest included,
// out of what is due; what is recovered then goes to it in the order of the
// options, part by part. Refinanced settles the loan by its successor: the
// amount must be that of [Statement.PayOff]. Closed needs that nothing is
// owed. Cooled_off, within Options.CoolingOff days of the first disbursement
// and before anything but principal was paid, cancels interest, fees and late
// charges, fees deducted from the disbursement included; the principal left is
// due that day and accrues nothing. Where less principal is left than the fees
// deducted, the rest of the fees becomes credit. A loan that has ended bears
// neither interest nor late charges.
//
// # Limits
//
// Up to [MaxEvents] events. All amounts within essor.MaxMinor, what was paid
// in all and what is owed in all too. Terms as package loan admits them: of
// every kind, but of a loan that is repaid before a later tranche fees of rows
// are not asked for in between, as a schedule would.
//
// # What it does not do
//
// It knows no clock, books nothing and pays nothing back: credit stays credit.
package servicing
