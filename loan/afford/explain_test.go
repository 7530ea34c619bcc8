package afford

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// read returns what somebody is told, in English.
func read(t *testing.T, a *Affordability, to essor.Audience) []string {
	lines := []string{}
	for _, reason := range a.Explain(to) {
		text, err := Catalog().Text(essor.EN, reason)
		require.NoError(t, err)
		lines = append(lines, text)
	}
	return lines
}

// Of an answer that says nothing nothing is told.
func TestExplainNothing(t *testing.T) {
	for _, a := range []Affordability{{}, {Outcome: Room, Cases: []Case{}}, {Outcome: NoRoom, Asked: cents(1)}, {Outcome: "else"}} {
		require.Empty(t, a.Explain(essor.Person))
		require.Empty(t, a.Explain(essor.Staff))
	}
}

// A hard time is spoken of only where one was looked at.
func TestExplainWithoutShocks(t *testing.T) {
	q := single()
	a, err := Of(q)
	require.NoError(t, err)
	require.Equal(t, "The 6,000.00\u00a0CAD you ask for fit your month as it is today.", read(t, a, essor.Person)[0])
	q.Terms.Advances[0].Amount = cents(60_000_00)
	a, err = Of(q)
	require.NoError(t, err)
	require.Contains(t, read(t, a, essor.Person)[0], "as things are today")
	q.Shocks = []Shock{{ID: "s", Income: rate("0.01")}}
	a, err = Of(q)
	require.NoError(t, err)
	require.Contains(t, read(t, a, essor.Person)[0], "even in a hard time")
}

// A sum over several months says so, with its first and last day.
func TestExplainStretch(t *testing.T) {
	q := single()
	q.Spread, q.Shocks = 12, []Shock{{ID: "s", Income: rate("0.01")}}
	a, err := Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	q.Terms.Repayment = loan.Repayment{Count: 1, Frequency: loan.HalfYearly}
	q.Terms.Advances[0].Amount = cents(1000_00)
	a, err = Of(q)
	require.NoError(t, err)
	require.Equal(t, "In the tightest stretch, from March\u00a01, 2026 to August\u00a031, 2026, 1,252.50\u00a0CAD in all would stay beyond what your family needs.", read(t, a, essor.Person)[1])
	require.Contains(t, read(t, a, essor.Staff)[2], "Tightest stretch as things are, from March\u00a01, 2026 to August\u00a031, 2026, in all: income 12,000.00")
}

// A step that is too large for any loan leaves room for the one asked for.
func TestAskedFitsBelowTheStep(t *testing.T) {
	q := single()
	q.Step = cents(20_000_00)
	a, err := Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	require.True(t, a.AskedFits)
	require.Equal(t, Room, a.Outcome)
	require.Zero(t, a.Largest.Minor())
	require.Equal(t, a.Asked, a.Loan)
}

// What the lender does not know is not asked of the family.
func TestLendersOwnGap(t *testing.T) {
	q := single()
	q.Household.People = 2
	a, err := Of(q)
	require.NoError(t, err)
	require.Equal(t, []Gap{{What: Minimum}}, a.Missing)
	require.Equal(t, "We still have to look up what a household of your size needs at least.", read(t, a, essor.Person)[1])
	require.Equal(t, "To be asked: what a household of this size needs at least.", read(t, a, essor.Staff)[1])
}

// Lenders are counted that debts name and that are still owed.
func TestLenders(t *testing.T) {
	q := single()
	q.Household.Debts = []Debt{
		{ID: "1", Lender: "a", Payment: cents(1_00)}, {ID: "2", Lender: "a", Payment: cents(2_00)},
		{ID: "3", Lender: "b", Payment: cents(1_00), Until: q.AsOf}, {ID: "4", Payment: cents(1_00)},
		{ID: "5", Lender: "c", Payment: cents(1_00), Until: day("2026-02-01")}, {ID: "6", Lender: "d", Payment: cents(0)},
	}
	a, err := Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	require.Equal(t, 2, a.Lenders)
	require.Contains(t, read(t, a, essor.Staff), "Lenders that the debts name: 2.")
}
