package group

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

// drawLife lets much happen to one loan, and returns where it stands half a
// year later.
func drawLife(t *testing.T, seed int, kinds map[servicing.Kind]int) *servicing.Statement {
	r := draw(seed)
	l := lend("l", 10_000+r.Int64N(9000), 8, pick(r, "0", "0.24"), pick(r, loan.Weekly, loan.Biweekly))
	options := servicing.Options{Order: pick(r, servicing.PenaltyFirst, servicing.OldestFirst, servicing.PrincipalFirst), CoolingOff: 20}
	if r.IntN(2) == 0 {
		options.Late = servicing.Late{Grace: 2, Amount: francs(40)}
	}
	on, days := later(180), 0
	st, err := servicing.Replay(l.Terms, l.Events, on, options)
	require.NoError(t, err)
	for n := range 3 + r.IntN(12) {
		days += r.IntN(10)
		e := servicing.Event{ID: fmt.Sprint("x", n), On: later(days), Amount: francs(1 + r.Int64N(2500)),
			Kind: pick(r, servicing.Paid, servicing.Paid, servicing.Prepaid, servicing.Fee, servicing.Waived, servicing.Waived,
				servicing.Rescheduled, servicing.Reamortised, servicing.WrittenOff, servicing.Recovered, servicing.Refinanced, servicing.CooledOff)}
		switch e.Kind {
		case servicing.Waived:
			e.Part = pick(r, servicing.Penalty, servicing.Charge, servicing.Interest, servicing.Principal)
		case servicing.Rescheduled:
			e.Amount, e.Count, e.First = essor.Money{}, 1+r.IntN(9), later(days+1+r.IntN(30))
		case servicing.Reamortised, servicing.WrittenOff, servicing.CooledOff:
			e.Amount = essor.Money{}
		case servicing.Refinanced:
			now, err := servicing.Replay(l.Terms, l.Events, e.On, options)
			require.NoError(t, err)
			e.Amount, err = now.PayOff(e.On)
			require.NoError(t, err)
			e.Loan = "n"
		}
		events := append(slices.Clone(l.Events), e)
		if next, err := servicing.Replay(l.Terms, events, on, options); err == nil {
			st, l.Events = next, events
			kinds[e.Kind]++
		}
	}
	return st
}

// Two ways to follow the bills of a loan agree to the franc, and what is not
// covered of them is what is owed.
func TestAsked(t *testing.T) {
	kinds := map[servicing.Kind]int{}
	for seed := range rounds(400) {
		st := drawLife(t, seed, kinds)
		a := askedOf(st)
		var laid []bill
		for part := range 4 {
			laid = append(laid, layBills(st, part)...)
		}
		require.Equal(t, laid, a.bills(), "seed %d", seed)
		sum := int64(0)
		for _, b := range laid {
			sum += b.amount
		}
		open := st.Due.Sum().Minor() + st.WrittenOff.Sum().Minor() - st.Recovered.Sum().Minor() - st.Credit.Minor()
		require.Equal(t, open, sum-a.covered, "seed %d", seed)
	}
	t.Log(kinds)
	if !testing.Short() {
		require.Len(t, kinds, 10)
	}
}
