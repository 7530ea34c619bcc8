package loan_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/cost"
)

// TestConformanceFactSheet rebuilds the microfinance fact sheet of the Reserve
// Bank of India: 20,000 rupees at 15 % in 24 months, with 400 of fees.
//
// The fact sheet prints rows to the rupee and says that its payment before
// rounding is 969.73. All 24 rows agree, in each of their four columns, when
// the recurrence runs in paise with that payment, which is the one that
// NewSchedule solves, and each cell is rounded on its own for print. They do
// not with the printed payment of 970, nor with 969.74. The 25th case is the
// rate, 17.07: twelve times the monthly rate on what is received net of fees.
func TestConformanceFactSheet(t *testing.T) {
	data, err := os.ReadFile("testdata/in_rbi_microfinance_factsheet.json")
	require.NoError(t, err)
	var sheet struct {
		Loan    string `json:"loan"`
		Months  int    `json:"term_months"`
		Percent string `json:"rate_percent"`
		Fees    struct {
			Lender     string `json:"lender"`
			ThirdParty string `json:"third_party"`
		} `json:"fees"`
		Net        string     `json:"net_disbursed"`
		Instalment string     `json:"instalment_exact"`
		Interest   string     `json:"total_interest"`
		APR        string     `json:"apr_percent"`
		Rows       [][5]int64 `json:"schedule"`
	}
	require.NoError(t, json.Unmarshal(data, &sheet))
	rupees := func(text string) essor.Money { return essor.MustParseMoney(text + " INR") }
	yearRate, err := essor.NewFraction(decimal.RequireFromString(sheet.Percent).Shift(-2))
	require.NoError(t, err)

	terms := loan.Terms{
		Advances:  []loan.Advance{{On: essor.MustParseDate("2026-01-01"), Amount: rupees(sheet.Loan)}},
		Interest:  loan.Interest{YearRate: yearRate},
		Repayment: loan.Repayment{Count: sheet.Months},
		Fees:      []loan.Fee{{Amount: rupees(sheet.Fees.Lender)}, {Amount: rupees(sheet.Fees.ThirdParty)}},
	}
	s, err := loan.NewSchedule(terms)
	require.NoError(t, err)
	require.NoError(t, s.Verify(terms))
	require.Equal(t, rupees(sheet.Instalment), s.Payment())
	require.Equal(t, sheet.Interest, s.Total().Interest.Decimal().Round(0).String())

	passed := 0
	opening := s.At(0).Advance()
	for k, printed := range sheet.Rows {
		r := s.At(k)
		got := [5]int64{int64(r.No())}
		for i, m := range []essor.Money{opening, r.Principal(), r.Interest(), r.Payment()} {
			got[i+1] = m.Decimal().Round(0).IntPart()
		}
		if got == printed {
			passed++
		} else {
			t.Errorf("row %d: %v, printed %v", k+1, got, printed)
		}
		opening = r.Balance()
	}

	answer, err := cost.Of(cost.NominalMonthly, s.Flows())
	require.NoError(t, err)
	require.NoError(t, answer.Verify(s.Flows()))
	require.Equal(t, rupees(sheet.Net), answer.Received)
	if answer.Year.Decimal().Shift(2).StringFixed(2) == sheet.APR {
		passed++
	} else {
		t.Errorf("rate %v, printed %s", answer.Year, sheet.APR)
	}
	proof.Conformance(t, "loan/in_rbi_microfinance_factsheet", passed, 25, 25)
}
