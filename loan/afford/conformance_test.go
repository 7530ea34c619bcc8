package afford_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/afford"
	"github.com/essor-go/essor/loan/cost"
	"github.com/essor-go/essor/loan/group"
	"github.com/essor-go/essor/loan/portfolio"
	"github.com/essor-go/essor/loan/servicing"
)

// The limits of CMHC and the worked example: 7,000 a month before tax, 2,400
// for housing, 700 for debts make a GDS of 34.3 % and a TDS of 44.3 %, which is
// over its limit.
func TestConformanceDebtRatios(t *testing.T) {
	document, err := os.ReadFile("testdata/debt_ratios.json")
	require.NoError(t, err)
	var file struct {
		CMHC struct {
			GDS essor.Fraction `json:"gds_max"`
			TDS essor.Fraction `json:"tds_max"`
		}
		Example struct {
			Income  json.Number `json:"gross_monthly_income"`
			Housing json.Number `json:"housing"`
			Debt    json.Number `json:"other_debt"`
			GDS     json.Number `json:"gds_percent_1dp"`
			TDS     json.Number `json:"tds_percent_1dp"`
			GDSOK   bool        `json:"gds_ok"`
			TDSOK   bool        `json:"tds_ok"`
		}
	}
	require.NoError(t, json.Unmarshal(document, &file))
	dollars := func(n json.Number) essor.Money { return cash(n.String() + " CAD") }
	e := file.Example
	q := simple("5200.00 CAD", "0.00 CAD")
	q.Household.Incomes[0].Gross = dollars(e.Income)
	q.Household.Expenses[0] = afford.Expense{ID: "rent", Amount: dollars(e.Housing), Kind: afford.Housing}
	q.Household.Debts[0].Payment = dollars(e.Debt)
	q.Ratios = afford.Ratios()[:2]
	a, err := afford.Of(q)
	require.NoError(t, err)
	require.NoError(t, a.Verify(q))
	percent := func(i int) string { return a.Ratios[i].Share.Decimal().Shift(2).StringFixed(1) }
	passed, total := 0, 0
	for _, same := range []bool{
		q.Ratios[0].Most == file.CMHC.GDS, q.Ratios[1].Most == file.CMHC.TDS,
		percent(0) == e.GDS.String(), percent(1) == e.TDS.String(),
		a.Ratios[0].Within == e.GDSOK, a.Ratios[1].Within == e.TDSOK,
	} {
		if total++; same {
			passed++
		}
	}
	proof.Conformance(t, "assess/debt_ratios", passed, total, 6)
}

// A host that tells families of all their loans joins the texts.
func TestCatalogJoins(t *testing.T) {
	for name, c := range map[string]essor.Catalog{
		"loan": loan.Catalog(), "cost": cost.Catalog(), "servicing": servicing.Catalog(),
		"group": group.Catalog(), "portfolio": portfolio.Catalog(),
	} {
		_, err := afford.Catalog().Join(c)
		require.NoError(t, err, name)
	}
}
