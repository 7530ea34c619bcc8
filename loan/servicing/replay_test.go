package servicing

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor/loan"
)

func draw(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 7)) }

// A client who pays each row on its day has the schedule, line by line,
// whatever the options.
func TestPaidOnTimeIsTheSchedule(t *testing.T) {
	for seed := range uint64(400) {
		r := draw(seed)
		terms, options := drawPlain(r), drawOptions(r)
		s, err := loan.NewSchedule(terms)
		require.NoError(t, err)
		var events []Event
		for i, a := range terms.Advances {
			events = append(events, Event{ID: string(rune('a' + i)), On: a.On, Kind: Disbursed, Amount: a.Amount})
		}
		if terms.Advances[0].Amount.Minor() <= s.Total().Fee.Minor() {
			continue
		}
		for row := range s.All() {
			if row.Payment().Sign() > 0 {
				events = append(events, Event{ID: row.Due().String(), On: row.Due(), Kind: Paid, Amount: row.Payment()})
			}
		}
		last := s.At(s.Len() - 1)
		st, err := Replay(terms, events, last.Due(), options)
		require.NoError(t, err)
		require.True(t, st.Settled, "seed %d", seed)
		require.Zero(t, st.MostDaysLate)
		k := 0
		for _, l := range st.Trail() {
			if l.Kind() != Due {
				continue
			}
			for s.At(k).Payment().Sign() == 0 {
				k++
			}
			row := s.At(k)
			k++
			require.Equal(t, row.Due(), l.On(), "seed %d", seed)
			require.Equal(t, row.Interest(), l.Parts().Interest, "seed %d row %d", seed, row.No())
			require.Equal(t, row.Principal(), l.Parts().Principal, "seed %d row %d", seed, row.No())
		}
	}
}

// A loan whose every event was reversed is as one without any.
func TestNothingHappened(t *testing.T) {
	terms := storyLoans["plain"]
	none, err := Replay(terms, nil, day("2026-02-01"), Options{})
	require.NoError(t, err)
	want, err := json.Marshal(none)
	require.NoError(t, err)
	for _, events := range [][]Event{{}, {
		{ID: "d", On: day("2026-01-15"), Kind: Disbursed, Amount: cash("1200.00 CAD")},
		{ID: "x", On: day("2026-01-16"), Kind: Reversed, Ref: "d"},
	}, {
		{ID: "later", On: day("2026-02-02"), Kind: Disbursed, Amount: cash("1200.00 CAD")},
	}} {
		st, err := Replay(terms, events, day("2026-02-01"), Options{})
		require.NoError(t, err)
		require.NoError(t, st.Verify(terms, nil))
		got, err := json.Marshal(st)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
	}
}

// What the caller does with its slices afterwards changes no statement.
func TestKeepsItsOwn(t *testing.T) {
	terms := storyLoans["fee"]
	terms.Advances, terms.Fees = slices.Clone(terms.Advances), slices.Clone(terms.Fees)
	events := []Event{{ID: "d", On: day("2026-01-15"), Kind: Disbursed, Amount: cash("1000.00 CAD")}}
	st, err := Replay(terms, events, day("2026-02-01"), Options{})
	require.NoError(t, err)
	want, err := json.Marshal(st)
	require.NoError(t, err)
	events[0].ID, terms.Advances[0].Amount, terms.Fees[0].Amount = "other", cash("1.00 CAD"), cash("2.00 CAD")
	got, err := json.Marshal(st)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))
	quote, err := st.PayOff(day("2026-02-20"))
	require.NoError(t, err)
	require.Equal(t, cash("1000.00 CAD"), quote)
}

// The order of one day is the order of the forms, as the package comment
// tells it.
func TestOrderOfOneDay(t *testing.T) {
	told := []Kind{RateChanged, Holiday, Rescheduled, Reamortised, Reaged,
		Disbursed, Fee, Waived, Paid, Prepaid, CooledOff, WrittenOff, Recovered, Refinanced, Closed, Reversed}
	require.Len(t, forms, len(told))
	for i := range forms {
		require.Equal(t, told[i], forms[i].kind)
		require.Equal(t, i, int(forms[i].rank))
		require.Equal(t, &forms[i], formOf(told[i]))
	}
	require.Equal(t, Disbursed, forms[beforeRow].kind)
}

// What grows beyond all amounts, however slowly, is an overflow.
func TestOverflow(t *testing.T) {
	lent := cash("999999999999.99 CAD")
	for _, change := range []func(*loan.Terms){
		func(*loan.Terms) {},
		func(t *loan.Terms) { t.Interest.DayCount = loan.Act360 },
		func(t *loan.Terms) {
			t.Repayment.Kind, t.Repayment.Capitalise = loan.Level, true
		},
	} {
		terms := loan.Terms{
			Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: lent}},
			Interest:  loan.Interest{YearRate: rate("0.5")},
			Repayment: loan.Repayment{Count: 5},
		}
		change(&terms)
		_, err := Replay(terms, []Event{
			{ID: "a", On: day("2026-01-15"), Kind: Disbursed, Amount: lent},
			{ID: "h", On: day("2026-02-01"), Kind: Holiday, Until: day("2199-01-31")},
			{ID: "r", On: day("2026-02-01"), Kind: RateChanged, YearRate: rate("10")},
		}, day("2190-01-31"), Options{})
		require.ErrorContains(t, err, "/events: must lead to amounts within")
	}
}
