package portfolio

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

// drawLife returns a life of a loan without contradictions.
func drawLife(t *testing.T, r *rand.Rand) (loan.Terms, []servicing.Event, servicing.Options) {
	t.Helper()
	start := day("2025-03-31")
	lent := 10_000 + r.Int64N(500_000)
	terms := loan.Terms{
		Advances:  []loan.Advance{{On: start, Amount: cents(lent)}},
		Interest:  loan.Interest{YearRate: essor.FractionOf(r.Int64N(essor.FractionUnit / 2))},
		Repayment: loan.Repayment{Count: 3 + r.IntN(20)},
	}
	for _, fee := range []loan.Fee{
		{Amount: cents(1 + r.Int64N(lent/20))},
		{Amount: cents(1 + r.Int64N(lent/20)), Due: loan.Financed},
		{Rate: rate("0.0123"), Kind: loan.Savings},
		{Amount: cents(1 + r.Int64N(lent/20)), Kind: loan.Savings, Due: loan.EachRow},
		{Amount: cents(250), Due: loan.EachRow},
	} {
		if r.IntN(4) == 0 {
			terms.Fees = append(terms.Fees, fee)
		}
	}
	if r.IntN(4) == 0 {
		terms.Relief = loan.Relief{Grace: 2, Unpaid: loan.Capitalised}
	}
	options := servicing.Options{CoolingOff: 14, StopAfter: r.IntN(2) * 90, ByDay: r.IntN(2) == 0}
	if r.IntN(2) == 0 {
		options.Late = servicing.Late{Amount: cents(500)}
	}
	events := []servicing.Event{{ID: "d", On: start, Kind: servicing.Disbursed, Amount: cents(lent)}}
	on := start
	for i := range 2 + r.IntN(20) {
		on, _ = on.AddDays(r.IntN(45))
		e := servicing.Event{ID: strconv.Itoa(i), On: on, Kind: servicing.Paid, Amount: cents(1 + r.Int64N(lent/5))}
		switch r.IntN(24) {
		case 0:
			e = servicing.Event{ID: e.ID, On: on, Kind: servicing.Holiday}
			e.Until, _ = on.AddDays(1 + r.IntN(100))
		case 1:
			e = servicing.Event{ID: e.ID, On: on, Kind: servicing.WrittenOff}
		case 2:
			e.Kind = servicing.Recovered
		case 3:
			e.Kind, e.Part = servicing.Waived, servicing.Principal
		case 4:
			e = servicing.Event{ID: e.ID, On: on, Kind: servicing.Reaged}
		case 5:
			e.Kind = servicing.Prepaid
		case 6:
			e.Kind, e.Amount = servicing.Fee, cents(700)
		case 7:
			e = servicing.Event{ID: e.ID, On: on, Kind: servicing.CooledOff}
		case 8:
			e = servicing.Event{ID: e.ID, On: on, Kind: servicing.Reversed, Ref: events[r.IntN(len(events))].ID}
		case 9:
			e.Kind, e.Loan = servicing.Refinanced, "next"
		}
		events = append(events, e)
	}
	for {
		st, err := servicing.Replay(terms, events, day("2027-12-31"), options)
		if err == nil {
			require.NotNil(t, st)
			return terms, events, options
		}
		events = withoutFaults(t, events, err)
	}
}

// withoutFaults leaves out, or mends, the events that an error names.
func withoutFaults(t *testing.T, events []servicing.Event, err error) []servicing.Event {
	t.Helper()
	var invalid *essor.InvalidError
	require.True(t, errors.As(err, &invalid), "%v", err)
	gone := map[string]bool{}
	for _, f := range invalid.Fields {
		number, _, _ := strings.Cut(strings.TrimPrefix(f.Pointer, "/events/"), "/")
		i, err := strconv.Atoi(number)
		require.NoError(t, err)
		gone[events[i].ID] = true
	}
	return slices.DeleteFunc(slices.Clone(events), func(e servicing.Event) bool { return gone[e.ID] || gone[e.Ref] })
}

// What a statement brings accounts for each cent, on any day and from any
// day, and periods that follow each other add up.
func TestOfAccountsForEachCent(t *testing.T) {
	kinds := map[servicing.Kind]bool{}
	for seed := range rounds(80) {
		r := draw(seed)
		terms, events, options := drawLife(t, r)
		days := []essor.Date{day("2025-01-01"), day("2025-03-31"), day("2025-06-30"), day("2025-12-31"), day("2026-09-17"), day("2027-12-31")}
		closing, interest, lent := int64(0), int64(0), int64(0)
		for i, to := range days[1:] {
			from, _ := days[i].AddDays(1)
			st, err := servicing.Replay(terms, events, to, options)
			require.NoError(t, err)
			l, err := Of("a", terms, st, from)
			require.NoError(t, err)
			book, err := NewBook(to, cad, Rules{From: from})
			require.NoError(t, err)
			require.NoError(t, book.Add(l), "seed %d: %s", seed, jsonOf(t, l))
			require.Equal(t, closing, l.Flow.Opening.Minor())
			closing = l.Outstanding.Minor()
			interest += l.Flow.Interest.Minor() + l.Flow.Fees.Minor() - l.Flow.Returned.Minor()
			lent += l.Flow.Lent.Minor()
			require.Equal(t, meanBalance(t, terms, events, options, from, to), l.Flow.Average.Minor(), "seed %d", seed)
			for _, line := range st.Trail() {
				kinds[line.Kind()] = true
			}
			whole, err := Of("a", terms, st, days[0])
			require.NoError(t, err)
			require.Equal(t, whole.Flow.Lent.Minor(), lent)
			require.Equal(t, whole.Capitalised, whole.Flow.Capitalised)
			require.Equal(t, whole.Capitalised, l.Capitalised)
			require.Equal(t, st.Disbursed.Minor(), lent)
			var back servicing.Statement
			require.NoError(t, essor.Decode([]byte(jsonOf(t, st)), &back))
			again, err := Of("a", terms, &back, from)
			require.NoError(t, err)
			require.Equal(t, l, again)
			require.Equal(t, whole.Flow.Interest.Minor()+whole.Flow.Fees.Minor()-whole.Flow.Returned.Minor(), interest)
		}
	}
	for _, kind := range []servicing.Kind{servicing.Waived, servicing.Recovered, servicing.CooledOff, servicing.WrittenOff, servicing.CreditUsed, servicing.Reaged} {
		require.True(t, kinds[kind] || testing.Short(), "no life has %s", kind)
	}
}

// meanBalance adds up the balances at the end of each day, as the trail has them.
func meanBalance(t *testing.T, terms loan.Terms, events []servicing.Event, options servicing.Options, from, to essor.Date) int64 {
	t.Helper()
	days := int64(to.Sub(from) + 1)
	st, err := servicing.Replay(terms, events, to, options)
	require.NoError(t, err)
	sum := int64(0)
	for on := from; on.Compare(to) <= 0; on, _ = on.AddDays(1) {
		balance := int64(0)
		for _, line := range st.Trail() {
			if line.On().Compare(on) <= 0 {
				balance = line.Balance().Minor()
			}
		}
		sum += balance
	}
	mean, rest := sum/days, sum%days
	if 2*rest > days || 2*rest == days && mean%2 == 1 {
		mean++
	}
	return mean
}

// Compulsory savings, deducted and with each row, are no fee received, and no
// fee returned when they are given back; the lender's own fee is.
func TestSavingsAreNoFees(t *testing.T) {
	terms := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("1200.00 CAD")}},
		Repayment: loan.Repayment{Count: 12},
		Fees: []loan.Fee{
			{Rate: rate("0.05"), Kind: loan.Savings},
			{Amount: cash("7.00 CAD")},
			{Amount: cash("10.00 CAD"), Kind: loan.Savings, Due: loan.EachRow},
			{Amount: cash("1.50 CAD"), Due: loan.EachRow},
		},
	}
	events := []servicing.Event{{ID: "d", On: day("2026-01-15"), Kind: servicing.Disbursed, Amount: cash("1200.00 CAD")}}
	for i, on := range []string{"2026-02-15", "2026-03-15", "2026-04-15", "2026-05-15"} {
		events = append(events, servicing.Event{ID: strconv.Itoa(i), On: day(on), Kind: servicing.Paid, Amount: cash("111.50 CAD")})
	}
	events = append(events, servicing.Event{ID: "all", On: day("2026-06-01"), Kind: servicing.Prepaid, Amount: cash("900.00 CAD")})
	for _, tt := range []struct{ from, to, fees string }{
		{"2026-01-01", "2026-03-31", "10.00 CAD"},
		{"2026-04-01", "2026-05-31", "3.00 CAD"},
		{"2026-06-01", "2026-12-31", "0.00 CAD"},
		{"2026-01-01", "2026-12-31", "13.00 CAD"},
	} {
		st, err := servicing.Replay(terms, events, day(tt.to), servicing.Options{})
		require.NoError(t, err)
		l, err := Of("a", terms, st, day(tt.from))
		require.NoError(t, err)
		require.Equal(t, cash(tt.fees), l.Flow.Fees, tt)
		require.Equal(t, cents(0), l.Flow.Returned, tt)
	}
}

func TestOfRefuses(t *testing.T) {
	terms := loan.Terms{Advances: []loan.Advance{{On: asOf, Amount: cash("1000 XOF")}, {On: asOf, Amount: cash("1000 XOF")}}}
	_, err := Of("a", terms, nil, essor.Date{})
	requireFault(t, err, "/as_of", essor.CodeRequired)
	_, err = Of("a", terms, &servicing.Statement{}, essor.Date{})
	requireFault(t, err, "/as_of", essor.CodeRequired)
	_, err = Of("a", terms, &servicing.Statement{AsOf: asOf, Paid: cents(0)}, essor.Date{})
	requireFault(t, err, "/terms/advances", essor.CodeInconsistent)
	terms.Advances[0].Amount = cents(essor.MaxMinor)
	terms.Advances[1].Amount = cents(1)
	_, err = Of("a", terms, &servicing.Statement{AsOf: asOf, Paid: cents(0)}, essor.Date{})
	requireFault(t, err, "/terms/advances", essor.CodeInconsistent)
}

// requireFault checks that an error is, or holds, a field error.
func requireFault(t *testing.T, err error, pointer string, code essor.Code) {
	t.Helper()
	require.ErrorIs(t, err, essor.ErrInvalid)
	var many *essor.InvalidError
	if errors.As(err, &many) {
		for _, f := range many.Fields {
			if f.Pointer == pointer && f.Code == code {
				return
			}
		}
	}
	var one *essor.FieldError
	if errors.As(err, &one) && one.Pointer == pointer && one.Code == code {
		return
	}
	t.Errorf("want %s at %q, got %v", code, pointer, err)
}
