package servicing

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// conserves checks that each cent is somewhere.
func conserves(t *testing.T, st *Statement) {
	t.Helper()
	var cashIn, lent, applied, credit, balance int64
	var owed [parts]int64
	for _, l := range st.Trail() {
		p := l.parts
		switch l.kind {
		case Disbursed:
			lent += p[principal]
			balance += p[principal]
		case Capitalised:
			balance += p[principal]
		case SavingsReturned:
			applied -= l.credit
		case Due, Fee, LateCharge:
			for i := range p {
				owed[i] += p[i]
			}
		case Paid, Prepaid, Recovered, Refinanced, CreditUsed:
			if l.kind != CreditUsed {
				cashIn += l.amount()
			}
			for i := range p {
				applied += p[i]
			}
			if l.kind != Recovered {
				balance -= p[principal]
			}
		case Waived, WrittenOff, CooledOff:
			balance -= p[principal]
			if l.kind == CooledOff {
				cashIn += l.credit // a fee paid out of the disbursement comes back
			}
		}
		credit += l.credit
		require.Equal(t, balance, l.balance)
		require.GreaterOrEqual(t, credit, int64(0))
	}
	require.Equal(t, lent, st.Disbursed.Minor())
	require.Equal(t, credit, st.Credit.Minor())
	require.Equal(t, cashIn, applied+credit)
	outside, saved := int64(0), int64(0)
	net, fees, last := int64(0), int64(0), essor.Date{}
	for _, f := range st.Flows() {
		net += f.Amount.Minor()
		require.GreaterOrEqual(t, f.On.Compare(last), 0)
		last = f.On
		if f.Principal != (essor.Money{}) {
			require.Equal(t, f.Amount.Minor(), f.Principal.Minor()+f.Interest.Minor()+f.Fee.Minor())
		}
	}
	for _, l := range st.Trail() {
		switch l.kind {
		case Disbursed, Capitalised:
			saved += l.of.saving
			fees += l.parts[fee]
			outside += l.of.outside
			if l.kind == Capitalised {
				lent += l.parts[fee]
			}
		case Paid, Prepaid, Recovered, Refinanced, CreditUsed:
			outside += l.of.outside
			saved += l.of.saving
		case SavingsReturned:
			saved -= l.credit
		case CooledOff:
			saved += l.of.saving
		}
		require.LessOrEqual(t, l.of.outside+l.of.saving, l.parts[fee])
	}
	require.Equal(t, st.Savings.Minor(), saved)
	if st.End != CooledOff && st.End != Closed {
		require.Equal(t, st.Paid.Minor()-credit+fees-lent-outside, net)
	}
	require.Equal(t, balance, st.Principal.Minor())
}

// Random lives: no cent is lost, order is free, reversal is absence, and a
// quote is what settles the loan.
func TestLives(t *testing.T) {
	ended := map[Kind]int{}
	for seed := range lives(400) {
		r := draw(seed)
		terms, options := drawTerms(r), drawOptions(r)
		events, asOf := drawLife(r, terms, options, 4+r.IntN(25))
		st, err := Replay(terms, events, asOf, options)
		require.NoError(t, err)
		conserves(t, st)
		ended[st.End]++
		for _, e := range events {
			ended[e.Kind+"!"]++
		}
		want, err := json.Marshal(st)
		require.NoError(t, err)

		shuffled := slices.Clone(events)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		again, err := Replay(terms, shuffled, asOf, options)
		require.NoError(t, err)
		got, err := json.Marshal(again)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "seed %d: order", seed)

		without := slices.DeleteFunc(slices.Clone(events), func(e Event) bool {
			return e.Kind == Reversed || slices.ContainsFunc(events, func(x Event) bool { return x.Ref == e.ID })
		})
		again, err = Replay(terms, without, asOf, options)
		require.NoError(t, err)
		got, err = json.Marshal(again)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "seed %d: reversal", seed)

		later := dayOf(asOf.Day() + r.IntN(60))
		quote, err := st.PayOff(later)
		require.NoError(t, err)
		if st.End == "" && quote.Sign() > 0 {
			settled := append(slices.DeleteFunc(without, func(e Event) bool { return e.On.Compare(asOf) > 0 }),
				Event{ID: "payoff", On: later, Kind: Paid, Amount: quote}, Event{ID: "zz", On: later, Kind: Closed})
			st, err := Replay(terms, settled, later, options)
			require.NoError(t, err, "seed %d", seed)
			require.Equal(t, Closed, st.End)
			returned := int64(0)
			for _, l := range st.Trail() {
				if l.kind == SavingsReturned {
					returned += l.credit
				}
			}
			require.LessOrEqual(t, st.Credit.Minor(), returned, "seed %d", seed)
		}
	}
	t.Log(ended)
}
