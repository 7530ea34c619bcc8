package group

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor/loan"
)

// setAside returns what the terms of a loan ask a member to save over all rows.
func setAside(t *testing.T, terms loan.Terms) int64 {
	s, err := loan.NewSchedule(terms)
	require.NoError(t, err)
	sum := int64(0)
	for _, f := range terms.Fees {
		if f.Kind == loan.Savings {
			sum += f.Amount.Minor() * int64(s.Len())
		}
	}
	return sum
}

// The savings in the terms are those of the meetings, counted day by day, to
// half a franc a row, and each meeting counts for one loan.
func TestSignedTerms(t *testing.T) {
	g := Group{ID: "g", Currency: xof, Meetings: Meetings{First: later(0)}, Members: []Member{
		{ID: "a", Joined: later(-7), Saving: francs(500), Loans: []Loan{lend("l", 100_000, 6, "0.18", loan.Monthly)}},
	}}
	terms, is := g.SignedTerms("a", "l")
	require.True(t, is)
	// From 12 January to 5 July 25 Mondays: 12,500 over 6 rows are 2,083.33 each.
	require.Equal(t, "2083 XOF", terms.Fees[0].Amount.String())
	require.Equal(t, int64(12_498), setAside(t, terms))

	second := lend("m", 100_000, 4, "0.18", loan.Weekly)
	second.Internal = true
	g.Members[0].Loans = append(g.Members[0].Loans, second)
	terms, _ = g.SignedTerms("a", "m")
	require.Zero(t, setAside(t, terms)) // the lender's bears them

	for seed := range rounds(60) {
		g, _ := drawGroup(seed)
		for _, m := range g.Members {
			total, rows, days := int64(0), int64(0), map[int]bool{}
			for _, l := range m.Loans {
				terms, is := g.SignedTerms(m.ID, l.ID)
				require.True(t, is)
				total += setAside(t, terms)
				s, err := loan.NewSchedule(l.Terms)
				require.NoError(t, err)
				rows += int64(s.Len())
				for day := l.Terms.Advances[0].On.Day() + 1; day <= s.At(s.Len()-1).Due().Day(); day++ {
					days[day] = true
				}
			}
			meetings := int64(0)
			for n := range 200 {
				if day := g.Meetings.day(n); days[day] && day >= m.Joined.Day() && (g.Meetings.Count == 0 || n < g.Meetings.Count) {
					meetings++
				}
			}
			require.InDelta(t, float64(meetings*m.Saving.Minor()), float64(total), float64(rows)/2, "seed %d", seed)
		}
	}
	g.Members[0].Loans[0].Terms.Repayment.Count = 0
	terms, is = g.SignedTerms("a", "l")
	require.True(t, is)
	require.Empty(t, terms.Fees) // no schedule
	_, is = g.SignedTerms("a", "z")
	require.False(t, is)
}
