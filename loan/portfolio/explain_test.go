package portfolio

import (
	"strconv"
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
		if rules.From.IsSet() && r.IntN(4) == 0 {
			rules.From = day("2025-11-22")
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
				for _, code := range []string{"yield", "yield_pace", "covered", "set_aside", "guarantee", "largest", "largest_one", "concentration"} {
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

// codes returns what a report says, without the package's name.
func codes(r *Report, to essor.Audience) []string {
	out := []string{}
	for _, reason := range r.Explain(to) {
		out = append(out, strings.TrimPrefix(reason.Code, "portfolio."))
	}
	return out
}

// sameLoans returns so many loans of 1 dollar each, opened long ago.
func sameLoans(n int) []Loan {
	loans := make([]Loan, n)
	for i := range loans {
		loans[i] = Loan{ID: strconv.Itoa(i), AsOf: asOf, Opened: day("2025-05-05"), Approved: cents(100), Disbursed: cents(100), Outstanding: cents(100)}
	}
	return loans
}

// The public is not told of a book of so few people that it would be told of
// one of them.
func TestPublicIsNotToldOfFew(t *testing.T) {
	told := func(rules Rules, loans []Loan) []string {
		report, err := bookOf(t, rules, loans).Report()
		require.NoError(t, err)
		return codes(&report, essor.Public)
	}
	health := []string{"outstanding", "borrowers", "none_late_over"}
	require.Equal(t, []string{"too_few"}, told(Rules{}, sameLoans(9)))
	require.Equal(t, health, told(Rules{}, sameLoans(10)))
	three := sameLoans(12)
	for i := range three[3:] {
		three[3+i].Further = true
	}
	require.Equal(t, []string{"too_few"}, told(Rules{}, three))

	rules := Rules{Segments: []Segment{{"a", 0}, {"b", 3}, {"c", 4}}}
	loans := sameLoans(4)
	for i := range loans {
		loans[i].Keys = []string{"x", "y", "z"}
	}
	require.Equal(t, health, told(rules, loans))
	require.Equal(t, []string{"too_few"}, told(rules, loans[:3]))

	lost := sameLoans(10)
	for i := range lost {
		l := &lost[i]
		l.Outstanding, l.WrittenOff, l.WrittenOffOn = cents(0), cents(100), asOf
		l.Flow = Flow{Opening: cents(100), WrittenOff: cents(100)}
	}
	require.Equal(t, []string{"nothing", "written_off"}, told(Rules{From: asOf}, lost))
	require.Equal(t, []string{"nothing"}, told(Rules{From: asOf}, lost[:9]))
	require.Equal(t, []string{"nothing"}, told(Rules{}, nil))
}

// What has no day tells nothing, and a report that contradicts itself does not
// panic.
func TestExplainWhatIsNoReport(t *testing.T) {
	var none *Report
	for _, to := range []essor.Audience{essor.Staff, essor.Public} {
		require.Empty(t, (&Report{}).Explain(to))
		require.Empty(t, none.Explain(to))
	}
	for _, document := range []string{
		`{"as_of":"2026-11-21","rules":{"segments":[{"name":"a","minimum":3}]},"segments":[]}`,
		`{"as_of":"2026-11-21","segments":[{"name":"a","cells":[],"rest":{"key":""}}]}`,
	} {
		var report Report
		require.NoError(t, essor.Decode([]byte(document), &report))
		require.Equal(t, []string{"nothing"}, codes(&report, essor.Staff))
	}
}

// The yield of half a year is not taken for that of a year.
func TestYieldIsToldWithItsPace(t *testing.T) {
	for from, want := range map[string]string{"2026-07-01": "yield_pace", "2025-11-22": "yield", "2024-11-22": "yield_pace"} {
		l := sameLoans(1)[0]
		l.Opened = day("2024-05-05")
		l.Flow = Flow{Opening: cents(100), Interest: cents(5)}
		report, err := bookOf(t, Rules{From: day(from)}, []Loan{l}).Report()
		require.NoError(t, err)
		require.Contains(t, codes(&report, essor.Staff), want, from)
	}
}

// Nothing is said to be without risk where there is only no coverage to tell.
func TestCoverageBeyondAFraction(t *testing.T) {
	loans := sameLoans(2)
	loans[0].Outstanding, loans[0].DaysLate = cents(1), 40
	loans[1].Approved, loans[1].Disbursed, loans[1].Outstanding = cents(1e15), cents(1e15), cents(1e15)
	report, err := bookOf(t, Rules{Provision: Provision{Name: "x", Since: asOf, Steps: []Step{{Rate: rate("0.5")}}}}, loans).Report()
	require.NoError(t, err)
	require.Nil(t, report.Provision.Coverage)
	require.NotContains(t, codes(&report, essor.Staff), "set_aside")
}
