package group

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

// Who joins later is no member before: she is on no sheet, bears nothing, gets
// nothing and can't leave.
func TestBeforeSheJoins(t *testing.T) {
	g := paid(fund4(), 0, 250, 500, 750, 0)
	for i := range g.Members[:3] {
		g = g.With(Entry{ID: "s" + g.Members[i].ID, On: later(0), Kind: Saved, Member: g.Members[i].ID, Amount: francs(100)})
	}
	g = g.With(Entry{ID: "gift", On: later(0), Kind: Contributed, Amount: francs(30)})
	want, err := NewCall(g, later(0))
	require.NoError(t, err)

	g.Members = append(g.Members, Member{ID: "e", Joined: later(7), Saving: francs(100)})
	c, err := NewCall(g, later(0))
	require.NoError(t, err)
	require.Equal(t, want.Asks, c.Asks)
	require.NoError(t, c.Verify(g))
	sheet, err := NewSheet(g, later(6))
	require.NoError(t, err)
	require.Len(t, sheet.Lines, 4)
	require.NoError(t, sheet.Verify(g))
	out, err := NewShareOut(g, later(6))
	require.NoError(t, err)
	require.Len(t, out.Lines, 4)
	require.NoError(t, out.Verify(g))
	shared, err := NewShared(g, later(6))
	require.NoError(t, err)
	require.Equal(t, 4, shared.Members)
	require.NoError(t, shared.Verify(g, later(6)))
	_, err = NewExit(g, "e", later(6))
	require.ErrorContains(t, err, "/member")
	for _, r := range []Receipt{{ID: "r", Member: "e", Amount: francs(1)}, {ID: "r", Member: "d", By: "e", Amount: francs(1)}} {
		_, err = Divide(g, later(6), []Receipt{r})
		require.ErrorIs(t, err, essor.ErrInvalid)
	}

	on := later(7)
	c, err = NewCall(g, on)
	require.NoError(t, err)
	require.Len(t, c.Asks, 1) // all others lack their second row
	require.Equal(t, "e", c.Asks[0].Member)
	shared, err = NewShared(g, on)
	require.NoError(t, err)
	require.Equal(t, 5, shared.Members)
	_, err = NewExit(g, "e", on)
	require.NoError(t, err)
}

// Nothing happens to a member before she joins, and what is planned for her is
// checked nevertheless.
func TestJoinedTooLate(t *testing.T) {
	tests := []struct {
		name    string
		change  func(g *Group)
		pointer string
	}{
		{"lent before", func(g *Group) { g.Members[3].Joined = later(-6) }, "/members/3/loans/0/events/0/on"},
		{"paid for another before", func(g *Group) {
			g.Members = append(g.Members, Member{ID: "e", Joined: later(3)})
			*g = g.With(Entry{ID: "p", On: later(2), Kind: Paid, Member: "a", By: "e", Amount: francs(1)})
		}, "/entries/0/by"},
		{"terms of a loan to come", func(g *Group) {
			l := lend("l", 1000, 4, "0", loan.Weekly)
			l.Terms.Repayment.Count, l.Events = 0, nil
			g.Members = append(g.Members, Member{ID: "e", Joined: later(30), Loans: []Loan{l}})
		}, "/members/4/loans/0/terms/repayment/count"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := fund4()
			tt.change(&g)
			_, err := NewSheet(g, later(5))
			var invalid *essor.InvalidError
			require.ErrorAs(t, err, &invalid)
			require.Equal(t, tt.pointer, invalid.Fields[0].Pointer)
		})
	}
	g := fund4()
	l := &g.Members[3].Loans[0]
	g.Members[3].Joined = later(-6)
	again := servicing.Event{ID: "again", On: later(-6), Kind: servicing.Disbursed, Amount: francs(4000)}
	l.Events = append(l.Events, servicing.Event{ID: "never", On: later(-6), Kind: servicing.Reversed, Ref: l.Events[0].ID}, again)
	_, err := NewSheet(g, later(5))
	require.NoError(t, err) // what was reversed was never lent
}
