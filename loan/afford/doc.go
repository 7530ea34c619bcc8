// Package afford answers what a family can bear. From what comes in and goes
// out, from what it owes elsewhere and from a reference budget that the caller
// names, it finds the largest loan that leaves the family what it needs: in
// its usual month, and when something happens.
//
//	a, err := afford.Of(afford.Question{
//		AsOf: day("2026-02-02"),
//		Household: afford.Household{
//			People:   3,
//			Incomes:  []afford.Income{{ID: "care_home", Amount: cash("2650.00 CAD")}},
//			Expenses: []afford.Expense{{ID: "rent", Amount: cash("1150.00 CAD"), Kind: afford.Housing}},
//			Debts:    []afford.Debt{{ID: "none", Payment: cash("0.00 CAD")}},
//		},
//		Budget: budget, // dated, with its source
//		Terms:  terms,  // of the loan she asks for
//		Shocks: []afford.Shock{{ID: "fewer_hours", Income: part("0.15")}},
//	})
//	fmt.Println(a.Outcome, a.Largest, a.Decides, a.Verify(question))
//
// It is made for loans to people whom mortgage ratios say nothing about: what
// decides is the residual income, what is left after all else, and not a share
// of income. Ratios such as GDS, TDS or India's half of household income are
// reported beside it for those who must, as dated configuration: [Ratio].
//
// # How a month is counted
//
// A year has twelve equal months: what comes weekly counts 52 twelfths. An
// income counts in the calendar months that it covers from the first day to
// the last; an expense or debt in each month that it touches. Of an income
// that varies the poor period counts: Income.Low. The need is the reference
// budget for so many people, or what the family really spends on what that is
// about, whichever is more. Income is rounded down and all else up, once each,
// after the shock; the payments of a loan are rounded up to its coins, and a row
// counts as much as the largest up to it, so that the last row, which may ask
// for less, is no exception. All that is in the family's favour.
//
// A loan fits when in each calendar month in which it asks for something there
// is as much free. Families whose money comes with the harvest even out over a
// longer time: with Question.Spread each stretch of so many months that ends
// with such a month is looked at, cut at the loan's first month: what was saved
// before the loan does not count, and neither does what was spent. A yearly
// income is a twelfth of it each month; what comes in one month, such as a
// harvest, is a loan.Single income of that month.
//
// # Coins
//
// Payments of whole coins leave gaps: 24 of 100 francs repay up to 2,400
// francs, and 24 of 200 no less than 4,601, because the last of them pays
// something. Amounts between have no schedule and are passed over. At a rate
// that a shock has raised no loan is offered, so coins make no gaps there: each
// row is counted up to a coin instead. What she asks for may lie in a gap, too:
// Affordability.NoSuchLoan.
//
// Where rates are so high and rows so many that gaps fill almost everything,
// looking through them is given up after three million rows, and where at a
// raised rate even minor units leave such gaps, at once. Then [Of] fails with
// code no_solution; it never answers less than there is.
//
// # What is not known
//
// An amount that is not set is not known, and an empty list was not asked
// about. Neither is ever nothing: the outcome is [Unknown] and says what to
// ask. A family without debts has a debt of 0.00.
//
// # Limits
//
// [MaxItems] entries in each list, [MaxShocks] shocks, [MaxPeople] people, amounts up to
// [MaxAmount] minor units, [MaxRows] rows; an answer takes a few milliseconds,
// at the limits of all a second or two with its proof. Terms as package
// loan admits them, lent on the day of the question or later, of kinds
// loan.Level and loan.LevelPrincipal, whose payments never fall when the
// principal grows. With several advances the first is looked for and the
// others stay.
//
// # What it does not do
//
// It decides nothing, ships no reference budget, knows no tax and predicts
// nothing: shocks are what the lender and the family want to be ready for.
//
// # Sources
//
// The residual income approach is that of Stone, What is housing
// affordability?, Housing Policy Debate 17(1), 2006, and of 38 CFR 36.4340 (e)
// for loans to veterans in the United States, which takes a table by the size
// of the family; that the greater of budget and real spending counts is
// practice under Australia's responsible lending rules (ASIC RG 209).
package afford
