package afford

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// single is one person with 400 a month free, who asks for 6,000.
func single() Question {
	return Question{
		AsOf: day("2026-02-02"),
		Household: Household{
			People:   1,
			Incomes:  []Income{{ID: "i", Amount: cents(2000_00)}},
			Expenses: []Expense{{ID: "e", Amount: cents(1000_00), Kind: Bound}},
			Debts:    []Debt{{ID: "none", Payment: cents(0)}},
		},
		Budget: Budget{Source: "by hand", From: day("2026-01-01"), ForPeople: []essor.Money{cents(600_00)}},
		Terms: loan.Terms{
			Advances:  []loan.Advance{{On: day("2026-02-15"), Amount: cents(6000_00)}},
			Interest:  loan.Interest{YearRate: rate("0.055")},
			Repayment: loan.Repayment{Count: 36},
		},
	}
}

// betweenCoins asks for 2,500 in 24 payments of whole hundreds.
func betweenCoins() Question {
	q := single()
	q.Terms.Advances[0].Amount, q.Terms.Interest = cents(2500_00), loan.Interest{}
	q.Terms.Repayment.Count, q.Terms.Rounding.Payment.Unit = 24, cents(100_00)
	return q
}

// What she asks for may lie between coins: it is not too much then.
func TestBetweenCoins(t *testing.T) {
	q := betweenCoins()
	a, err := Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	require.True(t, a.NoSuchLoan)
	require.False(t, a.AskedFits)
	require.Equal(t, Room, a.Outcome)
	require.Equal(t, "9600.00 CAD", a.Largest.String())
	require.Equal(t, []string{
		"There is no loan of exactly 2,500.00\u00a0CAD that can be repaid in such payments of whole coins.",
		"The largest loan that would leave your family what it needs, as things are today, is 9,600.00\u00a0CAD.",
		"This is arithmetic, not a decision. A person decides, and will talk it over with you.",
	}, read(t, a, essor.Person))
	q.Terms.Advances[0].Amount = cents(1_000_000_01) // more than all that is free: too much, coins or not
	a, err = Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	require.False(t, a.NoSuchLoan)
}

// A search that coins make endless has no answer, and never a wrong one; what
// is answered proves itself, in bounded time.
func TestEffort(t *testing.T) {
	tests := []struct {
		rows      int
		every     loan.Frequency
		rate, add string
		answered  bool
	}{
		{120, "", "0.055", "0.05", true},
		{120, "", "0.3", "0.05", true},
		{260, "", "0.3", "0.05", true},
		{260, loan.Weekly, "0.3", "0.3", true},
		{240, "", "0.3", "0.3", false},
		{240, loan.Weekly, "0.3", "1.5", false},
		{52, "", "0.3", "3", false},
	}
	for i, tt := range tests {
		if testing.Short() && i%2 == 0 {
			continue
		}
		q := single()
		q.Terms.Repayment.Count, q.Terms.Repayment.Frequency = tt.rows, tt.every
		q.Terms.Interest.YearRate, q.Shocks = rate(tt.rate), []Shock{{ID: "r", Rate: rate(tt.add)}}
		start := time.Now()
		a, err := Of(q)
		if tt.answered {
			require.NoError(t, err, "%+v", tt)
			require.NoError(t, a.Verify(q), "%+v", tt)
			require.Equal(t, Room, a.Outcome, "%+v", tt)
			require.Positive(t, a.Largest.Minor())
		} else {
			var field *essor.FieldError
			require.ErrorAs(t, err, &field, "%+v", tt)
			require.Equal(t, essor.CodeNoSolution, field.Code)
			require.ErrorIs(t, err, essor.ErrNoAnswer)
		}
		require.Less(t, time.Since(start), 20*time.Second, "%+v", tt) // it takes less than one
	}
}

// An answer is refused where the proof cannot be had: the same coins, the same
// lack of an answer.
func TestVerifyWithoutAnswer(t *testing.T) {
	q := single()
	a, err := Of(q)
	require.NoError(t, err)
	q.Terms.Repayment.Count, q.Terms.Interest.YearRate = 240, rate("0.3")
	q.Shocks = []Shock{{ID: "r", Rate: rate("0.3")}}
	ordered := q.inOrder()
	a.Inputs, err = ordered.fingerprint()
	require.NoError(t, err)
	a.Cases = append(a.Cases, a.Cases[0])
	a.Cases[1].Shock, a.Cases[0].Largest, a.Cases[1].Largest, a.Largest = "r", cents(0), cents(0), cents(0)
	require.Error(t, a.Verify(q))
}

// The worst that is known: many rows, fees of each, days counted, two
// advances, coarse coins and all shocks.
func TestWorst(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about a second")
	}
	q := single()
	q.Terms.Advances = append(q.Terms.Advances, loan.Advance{On: day("2026-04-15"), Amount: cents(60_00)})
	q.Terms.Repayment = loan.Repayment{Count: MaxRows, Frequency: loan.Biweekly}
	q.Terms.Fees, q.Terms.Interest.DayCount = []loan.Fee{{Rate: rate("0.01"), Due: loan.EachRow}}, loan.Act365
	q.Terms.Rounding.Payment.Unit, q.Step, q.Spread = cents(5_00), cents(5_00), 2
	for i := range MaxShocks {
		s := Shock{ID: string(rune('a' + i)), Income: essor.FractionOf(int64(i) * essor.FractionUnit / 150)}
		if i%3 == 2 {
			s.Rate = rate("0.03")
		}
		q.Shocks = append(q.Shocks, s)
	}
	start := time.Now()
	a, err := Of(q)
	if err == nil {
		require.NoError(t, a.Verify(q))
	} else {
		require.ErrorIs(t, err, essor.ErrNoAnswer)
	}
	require.Less(t, time.Since(start), 30*time.Second)
}
