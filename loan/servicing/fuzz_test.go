package servicing

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// Whatever the events, there is a statement that proves itself and loses no
// cent, or field errors; never a panic.
func FuzzReplay(f *testing.F) {
	for _, s := range slices.Concat(stories, variedStories) {
		events, err := json.Marshal(s.read())
		if err != nil {
			f.Fatal(err)
		}
		options, err := json.Marshal(s.options)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(events, options, s.loan, int32(day("2026-"+s.asOf).Day()))
	}
	f.Add([]byte(`[{"id":"a","on":"1900-01-01","kind":"rescheduled","count":1200,"first":"1905-01-01"}]`), []byte(`{}`), "daily", int32(84005))
	f.Fuzz(func(t *testing.T, eventsJSON, optionsJSON []byte, loanName string, asOfDay int32) {
		var events []Event
		var options Options
		terms, ok := storyLoans[loanName]
		if !ok {
			terms = loan.Terms{
				Advances:  []loan.Advance{{On: day("2026-01-31"), Amount: cash("999999999999.99 CAD")}},
				Interest:  loan.Interest{YearRate: rate("2.5"), DayCount: loan.Thirty360E},
				Repayment: loan.Repayment{Count: 5, Frequency: loan.SemiMonthly},
			}
		}
		asOf, err := essor.DateOfDay(int(asOfDay))
		if err != nil || len(eventsJSON) > 20_000 || essor.Decode(eventsJSON, &events) != nil || essor.Decode(optionsJSON, &options) != nil {
			return
		}
		st, err := Replay(terms, events, asOf, options)
		if err != nil {
			require.ErrorIs(t, err, essor.ErrInvalid)
			return
		}
		conserves(t, st)
		require.NoError(t, st.Verify(terms, events))
		document, err := json.Marshal(st)
		require.NoError(t, err)
		var back Statement
		require.NoError(t, essor.Decode(document, &back))
		require.NotEmpty(t, st.Explain(essor.Person))
	})
}

// Whatever the terms, there is a statement that loses no cent, or field errors;
// never a panic. Years of rows are not verified, which would take too long.
func FuzzTerms(f *testing.F) {
	for seed := range uint64(12) {
		terms, _ := drawAny(draw(seed))
		document, err := json.Marshal(terms)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document, seed)
	}
	f.Fuzz(func(t *testing.T, document []byte, seed uint64) {
		var terms loan.Terms
		if len(document) > 20_000 || essor.Decode(document, &terms) != nil {
			return
		}
		if _, err := loan.Compile(terms); err != nil || terms.Advances[0].Amount.Currency() != essor.MustParseCurrency("CAD") {
			return
		}
		r := draw(seed)
		events, asOf := drawLife(r, terms, drawOptions(r), 8)
		st, err := Replay(terms, events, asOf, Options{})
		if err != nil {
			require.ErrorIs(t, err, essor.ErrInvalid)
			return
		}
		conserves(t, st)
		if asOf.Sub(terms.Advances[0].On) < 1000 {
			require.NoError(t, st.Verify(terms, events))
		}
	})
}
