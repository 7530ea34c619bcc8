package loan

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// TestExplain renders what every kind of loan says, in all languages, and
// checks that together they use each of this package's codes.
func TestExplain(t *testing.T) {
	weekly := yearLoan()
	weekly.Repayment = Repayment{Count: 2, Frequency: Weekly}
	once := yearLoan()
	once.Repayment.Count = 1
	pause := yearLoan()
	pause.Relief.InterestOnly = 3
	pause.Repayment.Frequency = Biweekly
	dear := givenPayment()
	interest := studyLoan()
	interest.Fees = nil
	dates := yearLoan()
	dates.Repayment.Every = 2
	paused := yearLoan()
	paused.Interest.YearRate = part("0.12")
	paused.Relief = Relief{Unpaid: Capitalised, Moratoria: []Moratorium{{day("2026-07-01"), day("2026-08-31")}}}
	free := yearLoan()
	free.Fees = []Fee{{Amount: cash("12.00 CAD")}}

	said := map[string]bool{}
	for _, terms := range []Terms{studyLoan(), yearLoan(), weekly, once, pause, dear, interest, free, dates, paused, farmLoan()} {
		s, err := NewSchedule(terms)
		require.NoError(t, err)
		for _, r := range s.Explain() {
			said[r.Code] = true
			require.Equal(t, essor.Person, r.Audience)
			for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
				text, err := Catalog().Text(lang, r)
				require.NoError(t, err, r.Code)
				require.NotContains(t, text, "every.", "a term lacks its translation")
			}
		}
	}
	for _, code := range Catalog().Codes() {
		if code[:5] == "loan." && !said[code] {
			t.Errorf("nothing says %s", code)
		}
	}
	for _, f := range frequencies() {
		require.True(t, slices.Contains(Catalog().Codes(), "term.every."+string(f)))
	}
}
