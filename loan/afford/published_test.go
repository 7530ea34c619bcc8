package afford_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/afford"
)

// simple is a family with one income, one expense, no debts and a budget of
// nothing, so that a case can be worked by hand.
func simple(income, expense string) afford.Question {
	return afford.Question{
		AsOf: day("2026-01-05"),
		Household: afford.Household{
			People:   1,
			Incomes:  []afford.Income{{ID: "in", Amount: cash(income)}},
			Expenses: []afford.Expense{{ID: "out", Amount: cash(expense), Kind: afford.Bound}},
			Debts:    []afford.Debt{{ID: "none", Payment: cash("0.00 CAD")}},
		},
		Budget: afford.Budget{Source: "by hand", From: day("2026-01-01"), ForPeople: []essor.Money{cash("0.00 CAD")}},
	}
}

// A ratio that is exactly at its limit is within it; a cent more is over.
func TestRatioAtItsLimit(t *testing.T) {
	q := simple("5200.00 CAD", "2730.00 CAD")
	q.Household.Incomes[0].Gross = cash("7000.00 CAD")
	q.Household.Expenses[0].Kind = afford.Housing
	q.Household.Debts[0].Payment = cash("350.00 CAD")
	q.Ratios = afford.Ratios()[:2]
	a, err := afford.Of(q)
	require.NoError(t, err)
	require.True(t, a.Ratios[0].Within && a.Ratios[1].Within)
	q.Household.Expenses[0].Amount = cash("2730.01 CAD")
	a, err = afford.Of(q)
	require.NoError(t, err)
	require.False(t, a.Ratios[0].Within || a.Ratios[1].Within)
}

// Months are counted as the documentation says, to the cent.
func TestMonthByHand(t *testing.T) {
	tests := []struct {
		name   string
		change func(q *afford.Question)
		want   [4]string // income, fixed, debts, need
	}{
		{"as it is", func(*afford.Question) {}, [4]string{"2000.00", "500.00", "0.00", "0.00"}},
		{"weekly is 52 twelfths", func(q *afford.Question) { // 100.01 × 52/12 = 433.3766…
			q.Household.Incomes[0].Amount, q.Household.Incomes[0].Frequency = cash("100.01 CAD"), loan.Weekly
			q.Household.Expenses[0].Amount, q.Household.Expenses[0].Frequency = cash("100.01 CAD"), loan.Weekly
		}, [4]string{"433.37", "433.38", "0.00", "0.00"}},
		{"yearly is a twelfth", func(q *afford.Question) { // 1,000 / 12 = 83.333…
			q.Household.Incomes[0].Amount, q.Household.Incomes[0].Frequency = cash("1000.00 CAD"), loan.Yearly
			q.Household.Debts[0].Payment, q.Household.Debts[0].Frequency = cash("1000.00 CAD"), loan.Yearly
		}, [4]string{"83.33", "500.00", "83.34", "0.00"}},
		{"sums are rounded, not items", func(q *afford.Question) { // twice 83.333… is 166.666…
			in := afford.Income{ID: "a", Amount: cash("1000.00 CAD"), Frequency: loan.Yearly}
			more := in
			more.ID = "b"
			q.Household.Incomes = []afford.Income{in, more}
		}, [4]string{"166.66", "500.00", "0.00", "0.00"}},
		{"the poor month counts", func(q *afford.Question) { q.Household.Incomes[0].Low = cash("1234.56 CAD") },
			[4]string{"1234.56", "500.00", "0.00", "0.00"}},
		{"an income that begins in the month does not count yet", func(q *afford.Question) { q.Household.Incomes[0].From = day("2026-01-02") },
			[4]string{"0.00", "500.00", "0.00", "0.00"}},
		{"an income of the whole month counts", func(q *afford.Question) {
			q.Household.Incomes[0].From, q.Household.Incomes[0].Until = day("2026-01-01"), day("2026-01-31")
		}, [4]string{"2000.00", "500.00", "0.00", "0.00"}},
		{"an income that ends in the month counts no more", func(q *afford.Question) { q.Household.Incomes[0].Until = day("2026-01-30") },
			[4]string{"0.00", "500.00", "0.00", "0.00"}},
		{"a single income counts in its month", func(q *afford.Question) {
			q.Household.Incomes[0].Frequency, q.Household.Incomes[0].From = loan.Single, day("2026-01-20")
		}, [4]string{"2000.00", "500.00", "0.00", "0.00"}},
		{"an expense counts while it touches the month", func(q *afford.Question) { q.Household.Expenses[0].Until = day("2026-01-01") },
			[4]string{"2000.00", "500.00", "0.00", "0.00"}},
		{"and not beyond", func(q *afford.Question) { q.Household.Expenses[0].Until = day("2025-12-31") },
			[4]string{"2000.00", "0.00", "0.00", "0.00"}},
		{"the budget is the least that is needed", func(q *afford.Question) {
			q.Household.Expenses[0].Kind = afford.Living
			q.Budget.ForPeople = []essor.Money{cash("650.00 CAD")}
		}, [4]string{"2000.00", "0.00", "0.00", "650.00"}},
		{"real spending counts where it is more", func(q *afford.Question) {
			q.Household.Expenses[0].Kind = afford.Living
			q.Budget.ForPeople = []essor.Money{cash("450.00 CAD")}
		}, [4]string{"2000.00", "0.00", "0.00", "500.00"}},
		{"a budget with housing covers the rent", func(q *afford.Question) {
			q.Household.Expenses[0].Kind, q.Budget.Housing = afford.Housing, true
			q.Budget.ForPeople = []essor.Money{cash("1650.00 CAD")}
		}, [4]string{"2000.00", "0.00", "0.00", "1650.00"}},
		{"a larger household needs more", func(q *afford.Question) {
			q.Household.People = 4
			q.Budget.ForPeople = []essor.Money{cash("300.00 CAD"), cash("400.00 CAD")}
			q.Budget.EachMore = cash("75.00 CAD")
		}, [4]string{"2000.00", "500.00", "0.00", "550.00"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := simple("2000.00 CAD", "500.00 CAD")
			tt.change(&q)
			a, err := afford.Of(q)
			require.NoError(t, err)
			require.NoError(t, a.Verify(q))
			c := a.Cases[0]
			for i, m := range []essor.Money{c.Income, c.Fixed, c.Debts, c.Need} {
				require.Equal(t, tt.want[i]+" CAD", m.String())
			}
		})
	}
}

// Shocks are counted as the documentation says, to the cent.
func TestShocksByHand(t *testing.T) {
	for _, tt := range []struct {
		name  string
		shock afford.Shock
		want  string // left of 2,000 less 500 for what is bound and 300 for the need
	}{
		{"nothing", afford.Shock{}, "1200.00"},
		{"a tenth less", afford.Shock{Income: part("0.1")}, "1000.00"},
		{"a month without income", afford.Shock{MonthsWithout: 1}, "1033.33"},          // 2,000 × 11/12 = 1,833.33
		{"both", afford.Shock{Income: part("0.1"), MonthsWithout: 1}, "850.00"},        // 2,000 × 0.9 × 11/12 = 1,650
		{"all dearer", afford.Shock{Expenses: part("0.05")}, "1160.00"},                // 525 and 315
		{"a new cost", afford.Shock{Cost: cash("49.99 CAD")}, "1150.01"},               //
		{"no income at all", afford.Shock{MonthsWithout: 12}, "-800.00"},               //
		{"all of it lost", afford.Shock{Income: part("1")}, "-800.00"},                 //
		{"the only one is hit", afford.Shock{Of: "in", Income: part("0.5")}, "200.00"}, //
	} {
		q := simple("2000.00 CAD", "500.00 CAD")
		q.Budget.ForPeople[0] = cash("300.00 CAD")
		tt.shock.ID = "s"
		q.Shocks = []afford.Shock{tt.shock}
		a, err := afford.Of(q)
		require.NoError(t, err)
		require.NoError(t, a.Verify(q))
		require.Equal(t, tt.want+" CAD", a.Cases[1].Left.String(), tt.name)
		require.Equal(t, "1200.00 CAD", a.Cases[0].Left.String(), tt.name)
		if a.Cases[1].Left.Sign() < 0 {
			require.Equal(t, afford.NoRoom, a.Outcome)
			require.Equal(t, "s", a.Decides)
		}
	}
}

// For a level loan by the month the largest loan is the one that package loan
// solves for the payment that is free.
func TestLargestIsWhatSolves(t *testing.T) {
	for _, tt := range []struct{ income, year string }{{"900.00 CAD", "0.055"}, {"731.17 CAD", "0"}, {"1500.01 CAD", "0.35"}} {
		q := simple(tt.income, "500.00 CAD")
		q.Terms = loan.Terms{
			Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("90000.00 CAD")}},
			Interest:  loan.Interest{YearRate: part(tt.year)},
			Repayment: loan.Repayment{Count: 24},
		}
		a, err := afford.Of(q)
		require.NoError(t, err)
		terms := q.Terms
		free, err := q.Household.Incomes[0].Amount.Sub(q.Household.Expenses[0].Amount)
		require.NoError(t, err)
		terms.Repayment.Payment = free
		solved, err := loan.Solve(terms, loan.ForPrincipal)
		require.NoError(t, err)
		require.Equal(t, solved.Advances[0].Amount, a.Largest)
		require.Equal(t, free, a.Cases[0].Payment)
		require.Equal(t, "0.00 CAD", a.Cases[0].Left.String())
		s, err := loan.NewSchedule(q.Loan(a.Largest))
		require.NoError(t, err)
		for r := range s.All() {
			require.LessOrEqual(t, r.Payment().Minor(), free.Minor())
		}
	}
}

// The loan of the Reserve Bank of India's fact sheet: 970 rupees a month for
// 20,000 at 15 % in two years, and so exactly bearable with 970 free; it is
// half of a household's income of 1,940.
func TestFactSheet(t *testing.T) {
	q := simple("1940.00 CAD", "970.00 CAD")
	q.Terms = loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-10"), Amount: cash("20000.00 CAD")}},
		Interest:  loan.Interest{YearRate: part("0.15")},
		Repayment: loan.Repayment{Count: 24},
		Rounding:  loan.Rounding{Payment: loan.Round{Unit: cash("1.00 CAD")}},
	}
	q.Ratios = afford.Ratios()[2:]
	a, err := afford.Of(q)
	require.NoError(t, err)
	require.True(t, a.AskedFits)
	require.Equal(t, "970.00 CAD", a.Cases[0].Payment.String())
	require.Equal(t, "0.5", a.Ratios[0].Share.String())
	require.True(t, a.Ratios[0].Within)
	require.NoError(t, a.Verify(q))
	q.Household.Incomes[0].Amount = cash("1939.99 CAD")
	a, err = afford.Of(q)
	require.NoError(t, err)
	require.False(t, a.AskedFits)
	require.NoError(t, a.Verify(q))
}

// What is paid by the week weighs most in the months with five of its days.
func TestHeaviestMonth(t *testing.T) {
	q := simple("1000.00 CAD", "500.00 CAD")
	q.Terms = loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-05"), Amount: cash("1000.00 CAD")}},
		Repayment: loan.Repayment{Count: 20, Frequency: loan.Weekly}, // March 2026 has five Mondays
	}
	a, err := afford.Of(q)
	require.NoError(t, err)
	require.Equal(t, day("2026-03-01"), a.Cases[0].From)
	require.Equal(t, day("2026-03-31"), a.Cases[0].Until)
	require.Equal(t, "2000.00 CAD", a.Largest.String()) // 100 a week, 500 in March
	five, _ := exact.MulDiv(5, 1000_00, 20, exact.Up)
	require.Equal(t, five, a.Cases[0].Payment.Minor())
}

// Where coins are coarse some amounts have no schedule with whole coins; the
// largest that has one is found.
func TestCoarseCoins(t *testing.T) {
	q := simple("530.00 CAD", "500.00 CAD")
	q.Terms = loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("360.00 CAD")}},
		Repayment: loan.Repayment{Count: 36},
		Rounding:  loan.Rounding{Payment: loan.Round{Unit: cash("10.00 CAD")}},
	}
	a, err := afford.Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	require.Equal(t, "1080.00 CAD", a.Largest.String())
	q.Household.Incomes[0].Amount = cash("529.99 CAD") // 20 a month, not 30
	a, err = afford.Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	require.Equal(t, "720.00 CAD", a.Largest.String())
	q.Household.Incomes[0].Amount = cash("5499.99 CAD") // 4,000 a month in coins of 1,000
	q.Terms.Rounding.Payment.Unit, q.Shocks = cash("1000.00 CAD"), []afford.Shock{{ID: "s", Income: part("0.2"), Rate: part("0.1")}}
	a, err = afford.Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	require.Equal(t, "144000.00 CAD", a.Cases[0].Largest.String())
	require.Equal(t, "92973.71 CAD", a.Cases[1].Largest.String())
	require.Equal(t, "72000.00 CAD", a.Largest.String()) // nothing between has payments in whole coins
}

// Housing and debts are added before they are rounded: half a cent and half a
// cent are one.
func TestRatioIsRoundedOnce(t *testing.T) {
	q := simple("5200.00 CAD", "1000.06 CAD") // 83.3383… a month
	q.Household.Expenses[0].Kind, q.Household.Expenses[0].Frequency = afford.Housing, loan.Yearly
	q.Household.Debts[0].Payment, q.Household.Debts[0].Frequency = cash("1000.06 CAD"), loan.Yearly
	q.Ratios = afford.Ratios()[1:2]
	a, err := afford.Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	require.Equal(t, "166.68 CAD", a.Ratios[0].Counts.String()) // 166.6766…, and not 83.34 twice
	q.Household.Debts[0].Payment = cash("1000.02 CAD")          // 83.335
	q.Household.Expenses[0].Amount = cash("1000.02 CAD")
	a, err = afford.Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	require.Equal(t, "166.67 CAD", a.Ratios[0].Counts.String()) // not 166.68
}

// Where no loan leaves the minimum, no ratio speaks of a loan.
func TestNoRatioOfNoLoan(t *testing.T) {
	q := simple("500.00 CAD", "500.00 CAD")
	q.Terms = loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("900.00 CAD")}},
		Repayment: loan.Repayment{Count: 12},
	}
	q.Ratios = afford.Ratios()
	a, err := afford.Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	require.Equal(t, afford.NoRoom, a.Outcome)
	require.Len(t, a.Ratios, 1)
	require.Equal(t, "ca_gds_39", a.Ratios[0].ID)
}

// A row that asks for nothing asks nothing of its month.
func TestRowOfNothing(t *testing.T) {
	q := simple("1000.00 CAD", "500.00 CAD")
	q.Household.Expenses = append(q.Household.Expenses,
		afford.Expense{ID: "roof", Amount: cash("500.04 CAD"), Frequency: loan.Single, From: day("2026-02-10"), Kind: afford.Bound})
	q.Terms = loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("1000.00 CAD")}},
		Interest:  loan.Interest{YearRate: part("0.06")},
		Repayment: loan.Repayment{Count: 12},
		Relief:    loan.Relief{InterestOnly: 1},
	}
	a, err := afford.Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	require.Equal(t, afford.Room, a.Outcome)
	require.Positive(t, a.Largest.Minor())
	require.Less(t, a.Largest.Minor(), int64(2_00)) // half a per cent of it rounds to nothing
	require.GreaterOrEqual(t, a.Cases[0].Left.Minor(), int64(0))
}
