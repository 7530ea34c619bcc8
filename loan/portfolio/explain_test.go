package portfolio

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

// Every reason that random books give renders in three languages; together
// they use every text. The public is not told what is the lender's.
func TestExplain(t *testing.T) {
	used := map[string]bool{}
	for seed := range rounds(300) {
		r := draw(seed)
		rules := drawRules(r)
		if r.IntN(3) == 0 {
			rules.Boundaries, rules.Headline = []Boundary{{100, true}}, Boundary{100, true}
		}
		report, err := bookOf(t, rules, drawLoans(r, rules, r.IntN(30))).Report()
		require.NoError(t, err)
		require.Empty(t, report.Explain(essor.Person))
		require.Empty(t, report.Explain(essor.Peer))
		for _, to := range []essor.Audience{essor.Staff, essor.Public} {
			reasons := report.Explain(to)
			require.NotEmpty(t, reasons)
			for _, reason := range reasons {
				require.Equal(t, to, reason.Audience)
				used[reason.Code] = true
				for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
					text, err := Catalog().Text(lang, reason)
					require.NoError(t, err)
					require.NotContains(t, text, "{")
				}
				for _, code := range []string{"yield", "covered", "set_aside", "guarantee", "largest", "concentration"} {
					require.False(t, to == essor.Public && strings.HasSuffix(reason.Code, "."+code))
				}
			}
		}
	}
	if testing.Short() {
		return
	}
	for _, code := range Catalog().Codes() {
		require.True(t, used[code], "no book uses %s", code)
	}
}

func TestFrenchIsSetAsQuebecDoes(t *testing.T) {
	for _, s := range sentences() {
		proof.French(t, s[0], s[2])
	}
}
