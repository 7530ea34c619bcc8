package servicing

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/sheets"
	"github.com/essor-go/essor/loan"
)

// drawAny draws terms of any kind that have a schedule.
func drawAny(r *rand.Rand) (loan.Terms, *loan.Schedule) {
	for {
		t := sheets.DrawSmall(r)
		if s, err := loan.NewSchedule(t); err == nil {
			return t, s
		}
	}
}

// asAgreed are the events of a loan that is lent and paid as agreed.
func asAgreed(t *loan.Terms, s *loan.Schedule) []Event {
	var events []Event
	for i, a := range t.Advances {
		events = append(events, Event{ID: "a" + string(rune('a'+i)), On: a.On, Kind: Disbursed, Amount: a.Amount})
	}
	for row := range s.All() {
		if row.Payment().Sign() > 0 {
			events = append(events, Event{ID: "p" + row.Due().String() + string(rune('0'+row.No()%64)), On: row.Due(), Kind: Paid, Amount: row.Payment()})
		}
	}
	return events
}

// Whatever the terms, a loan that is lent and paid as agreed has the rows, the
// flows and the savings of its schedule, to the minor unit.
func TestAsAgreedIsTheSchedule(t *testing.T) {
	kinds := map[loan.Kind]int{}
	for seed := range lives(1500) {
		r := draw(seed + 5_000_000)
		terms, s := drawAny(r)
		options := drawOptions(r)
		options.Late.Amount, options.MaxCharges = essor.Money{}, essor.Money{}
		events := asAgreed(&terms, s)
		last := s.At(s.Len() - 1)
		st, err := Replay(terms, events, last.Due(), options)
		if err != nil {
			require.ErrorContains(t, err, "more than the fees deducted")
			continue
		}
		kinds[terms.Repayment.Kind]++
		document, _ := json.Marshal(terms)
		require.True(t, st.Settled, "seed %d: %s", seed, document)
		require.Zero(t, st.MostDaysLate, "seed %d: %s", seed, document)
		want, got := rowsOf(s), rowsOfTrail(st)
		if terms.Repayment.Capitalise && terms.Relief.Unpaid == loan.Capitalised { // a line does not tell of which
			want, got = merged(want), merged(got)
		}
		require.Equal(t, want, got, "seed %d: %s", seed, document)
		require.Equal(t, byDay(s.Flows()), byDay(st.Flows()), "seed %d: %s", seed, document)
		require.Equal(t, s.Total().Saving.Minor(), st.Credit.Minor(), "seed %d: %s", seed, document)
		if seed%8 == 0 && last.Due().Sub(terms.Advances[0].On) < 1500 {
			require.NoError(t, st.Verify(terms, events), "seed %d: %s", seed, document)
		}
	}
	t.Log(kinds)
}

// A payment that would clear a flat loan before its last row is too high, though
// interest goes on: found anew with the second tranche, it is the schedule's,
// 96,197.95 and not 100,518.55.
func TestFlatIsNotClearedEarly(t *testing.T) {
	var terms loan.Terms
	require.NoError(t, essor.Decode([]byte(`{
		"advances": [{"on": "2021-10-26", "amount": "127165.69 CAD"}, {"on": "2021-12-14", "amount": "57213.03 CAD"}],
		"interest": {"year_rate": "7.762773547401", "day_count": "act_act_afb", "quote": "flat"},
		"repayment": {"count": 21, "frequency": "semi_monthly", "relevel": true},
		"relief": {"interest_only": 6, "moratoria": [{"from": "2022-04-12", "until": "2022-06-25"}], "unpaid": "deferred"},
		"fees": [{"amount": "967.35 CAD", "due": "financed"}],
		"rounding": {"payment": {"unit": "0.95 CAD"}}}`), &terms))
	s, err := loan.NewSchedule(terms)
	require.NoError(t, err)
	require.Equal(t, "96197.95 CAD", s.Payment().String())
	events := asAgreed(&terms, s)
	st, err := Replay(terms, events, s.At(s.Len()-1).Due(), Options{})
	require.NoError(t, err)
	require.Equal(t, rowsOf(s), rowsOfTrail(st))
	require.Zero(t, st.MostDaysLate)
	require.NoError(t, st.Verify(terms, events))
}

// A payment under which amounts grow beyond all that Money can hold covers
// nothing: twenty years at 584 % multiply a coin by 5 × 10¹⁶. Found by replaying
// ten million lives, as a statement that its proof did not own.
func TestBeyondAllAmountsNothingIsCovered(t *testing.T) {
	var terms loan.Terms
	require.NoError(t, essor.Decode([]byte(`{
		"advances": [{"on": "2023-01-11", "amount": "428.36 CAD"}],
		"interest": {"year_rate": "5.837986812404", "day_count": "act_366"},
		"repayment": {"count": 2, "frequency": "yearly", "kind": "listed", "payments": ["64.44 CAD"], "capitalise": true},
		"rounding": {"payment": {"unit": "0.59 CAD"}}}`), &terms))
	events := []Event{
		{ID: "lent", On: day("2023-01-11"), Kind: Disbursed, Amount: cash("428.36 CAD")},
		{ID: "new", On: day("2024-02-05"), Kind: Rescheduled, Count: 20, First: day("2024-02-14")},
	}
	st, err := Replay(terms, events, day("2024-02-05"), Options{})
	require.NoError(t, err)
	live(terms, events, day("2024-02-05").Day(), Options{}).agrees(t, st, 0)
	require.NoError(t, st.Verify(terms, events))
}

// lawRow is what a row asks for, and what it adds to principal.
type lawRow struct {
	due                      essor.Date
	principal, interest, fee int64
}

func rowsOf(s *loan.Schedule) (rows []lawRow) {
	for r := range s.All() {
		row := lawRow{r.Due(), r.Principal().Minor(), r.Interest().Minor(), r.Fee().Minor()}
		if row != (lawRow{due: row.due}) {
			row.due = essor.Date{}
			rows = append(rows, row)
		}
	}
	return rows
}

func rowsOfTrail(st *Statement) (rows []lawRow) {
	var added int64
	var on essor.Date
	end := func() {
		if added != 0 {
			rows = append(rows, lawRow{principal: -added, interest: added})
			added = 0
		}
	}
	for _, l := range st.Trail() {
		p := l.parts
		if l.kind == Capitalised && p[interest] > 0 {
			end()
			added, on = p[principal], l.on
		}
		if l.kind == Due {
			if l.on != on || !st.terms.Repayment.Capitalise { // a row that asks for nothing, and another on its day
				end()
			}
			rows = append(rows, lawRow{principal: p[principal] - added, interest: p[interest] + added, fee: p[fee]})
			added = 0
		}
	}
	end()
	return rows
}

// merged adds rows that only add interest to principal to the row after them.
func merged(rows []lawRow) (out []lawRow) {
	var added int64
	for _, row := range rows {
		if row.fee == 0 && row.principal == -row.interest {
			added += row.interest
			continue
		}
		row.principal, row.interest = row.principal-added, row.interest+added
		out, added = append(out, row), 0
	}
	return append(out, lawRow{principal: -added, interest: added})
}

// byDay adds up flows by day, and the fees in them: interest that was added
// to principal is principal to a statement.
func byDay(flows []loan.Flow) [][3]int64 {
	var days [][3]int64
	for _, f := range flows {
		at := slices.IndexFunc(days, func(d [3]int64) bool { return d[0] == int64(f.On.Day()) })
		if at < 0 {
			days = append(days, [3]int64{int64(f.On.Day())})
			at = len(days) - 1
		}
		days[at][1] += f.Amount.Minor()
		days[at][2] += f.Fee.Minor()
	}
	days = slices.DeleteFunc(days, func(d [3]int64) bool { return d[1] == 0 && d[2] == 0 })
	slices.SortFunc(days, func(a, b [3]int64) int { return int(a[0] - b[0]) })
	return days
}

// Savings come back on the day on which another loan pays this one off, though
// an advance was never lent: nobody will lend it any more.
func TestSavingsComeBackWhenTheLoanEnds(t *testing.T) {
	terms := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("900.00 CAD")}, {On: day("2026-06-15"), Amount: cash("300.00 CAD")}},
		Repayment: loan.Repayment{Count: 12},
		Fees:      []loan.Fee{{Amount: cash("40.00 CAD"), Kind: loan.Savings}},
	}
	events := []Event{
		{ID: "a", On: day("2026-01-15"), Kind: Disbursed, Amount: cash("900.00 CAD")},
		{ID: "b", On: day("2026-02-01"), Kind: Refinanced, Amount: cash("900.00 CAD"), Loan: "next"},
	}
	st, err := Replay(terms, events, day("2026-02-01"), Options{})
	require.NoError(t, err)
	require.Equal(t, cash("40.00 CAD"), st.Credit)
	require.Zero(t, st.Savings)
	require.NoError(t, st.Verify(terms, events))
}
