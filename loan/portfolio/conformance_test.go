package portfolio

import (
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

// lender is a case of resilience_ratios.json. Six of its sixteen ratios
// concern loans; the others are of the lender's income, capital and cash, as
// are the file's associations and runways, and belong to package partner.
type lender struct {
	ID       string             `json:"id"`
	Source   string             `json:"source"`
	Inputs   map[string]string  `json:"inputs"`
	Exact    map[string]*string `json:"expected_exact"`
	Expected map[string]*string `json:"expected"` // with twelve decimals
}

var ofLoans = []string{"par30", "par30_excluding_renegotiated", "par90", "write_off_ratio", "risk_coverage", "portfolio_yield"}

func TestConformanceResilienceRatios(t *testing.T) {
	document, err := os.ReadFile("testdata/resilience_ratios.json")
	require.NoError(t, err)
	var file map[string]any
	require.NoError(t, essor.Decode(document, &file))
	var lenders []lender
	require.NoError(t, essor.Decode([]byte(jsonOf(t, file["mfi"])), &lenders))
	passed, total := 0, 0
	for _, c := range lenders {
		report, err := c.book(t).Report()
		require.NoError(t, err)
		require.NoError(t, report.Verify(c.book(t)))
		got := ratios(&report)
		for _, name := range ofLoans {
			total++
			if want := c.Expected[name]; want == nil && got[name] == nil || want != nil && got[name] != nil && *want == got[name].Decimal().StringFixed(12) {
				passed++
				continue
			}
			t.Errorf("%s: %s differs", c.ID, name)
		}
	}
	proof.Conformance(t, "partner/resilience_ratios", passed, total, 18)
}

// ratios returns those that concern loans, by the names of the file.
func ratios(r *Report) map[string]*essor.Fraction {
	at := map[int]Risk{}
	for _, risk := range r.Total.AtRisk {
		at[risk.Boundary.Days] = risk
	}
	three, ninety := at[30], at[90].Late.Share
	return map[string]*essor.Fraction{
		"par30": &three.Together.Share, "par30_excluding_renegotiated": &three.Late.Share, "par90": &ninety,
		"write_off_ratio": r.Total.Period.WriteOffRatio, "risk_coverage": r.Provision.Coverage, "portfolio_yield": r.Total.Period.Yield,
	}
}

// book returns loans that come to the inputs of a lender.
func (c *lender) book(t *testing.T) *Book {
	t.Helper()
	in := func(name string) int64 {
		n, err := strconv.ParseInt(c.Inputs[name], 10, 64)
		require.NoError(t, err)
		return 100 * n
	}
	rules := Rules{From: day("2026-01-01"), Provision: Provision{Name: "its own", Since: day("2026-01-01")}}
	weak := in("over30") + in("renegotiated")
	cover := essor.Fraction{}
	if weak > 0 { // the share of what is weak that its allowance comes to
		cover = share(in("llr"), weak)
	}
	rules.Provision.Steps = []Step{{Restructured: cover}, {DaysLate: 31, Rate: cover}}
	book, err := NewBook(asOf, cad, rules)
	require.NoError(t, err)

	add := func(id string, l Loan, left int64) {
		l.ID, l.AsOf, l.Opened = id, asOf, day("2025-01-01")
		l.Outstanding = cents(left)
		lent := left + l.Flow.WrittenOff.Minor() + l.Flow.Repaid.Minor() - l.Flow.Opening.Minor()
		l.Flow.Lent = cents(max(0, lent))
		l.Flow.Repaid = cents(l.Flow.Repaid.Minor() + max(0, -lent))
		l.Approved = cents(l.Flow.Opening.Minor() + l.Flow.Lent.Minor())
		l.Disbursed = l.Approved
		if l.Disbursed.Sign() > 0 {
			require.NoError(t, book.Add(l))
		}
	}
	add("over 90", Loan{DaysLate: 91}, in("over90"))
	add("over 30", Loan{DaysLate: 90}, in("over30")-in("over90"))
	add("renegotiated", Loan{Restructured: true}, in("renegotiated"))
	add("sound", Loan{DaysLate: 30, Flow: Flow{
		Opening: cents(in("glp_open") - in("writeoffs")), Interest: cents(in("portfolio_revenue"))}}, in("glp_close")-weak)
	if lost := cents(in("writeoffs")); lost.Sign() > 0 {
		add("lost", Loan{WrittenOff: lost, WrittenOffOn: asOf, Flow: Flow{Opening: lost, WrittenOff: lost}}, 0)
	}
	return book
}
