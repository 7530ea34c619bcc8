package assess

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/stretchr/testify/require"
)

var langs = []essor.Lang{essor.EN, essor.FR, essor.ES}

// render writes reasons in all languages and notes their codes.
func render(t *testing.T, seen map[string]bool, reasons []essor.Reason) {
	t.Helper()
	for _, r := range reasons {
		seen[r.Code] = true
		for _, lang := range langs {
			text, err := Catalog().Text(lang, r)
			require.NoError(t, err, "%s in %s", r.Code, lang)
			require.NotContains(t, text, "{")
			require.Regexp(t, `[.!]$`, text)
		}
	}
}

func renderAll(t *testing.T, seen map[string]bool, a Assessment) {
	t.Helper()
	render(t, seen, a.Eligible.Reasons)
	render(t, seen, a.Reasons)
	for _, step := range slices.Concat(a.Plan, a.Open) {
		render(t, seen, step.Reasons)
	}
}

// Every code that the source names is emitted by some assessment below, or is
// one of the newcomer rubric, and renders in every language.
func TestEveryCodeRenders(t *testing.T) {
	seen := map[string]bool{}
	rng := dice(5)
	for range 400 {
		r := anyRubric(rng)
		renderAll(t, seen, mustAssess(t, mustCompile(t, r), anyAnswers(rng, &r)))
	}
	s, answers := mustCompile(t, village()), aisha()
	answers["status"] = Pick("visitor")
	renderAll(t, seen, mustAssess(t, s, answers))
	named := regexp.MustCompile(`"(eligible|score|band|part|step|fact)\.[a-z_]+"`)
	for _, file := range []string{"explain.go"} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, code := range named.FindAllString(string(text), -1) {
			require.True(t, seen[strings.Trim(code, `"`)], "%s is never emitted", code)
		}
	}
	for _, kind := range stepKinds {
		require.True(t, seen["step."+string(kind)], kind)
	}
	for _, code := range Catalog().Codes() {
		if !strings.HasPrefix(code, "term.") && !strings.HasPrefix(code, "newcomer.") {
			require.True(t, seen[code], "%s is never emitted", code)
		}
	}
}

func TestTextsAreWhole(t *testing.T) {
	for _, text := range texts {
		code, fr := text[0], text[2]
		require.NotContains(t, text[:], "", code)
		require.NotRegexp(t, ` [:»]|« `, fr, "French sets a no-break space there")
		require.NotRegexp(t, `[^\x{a0}]:`, strings.NewReplacer(":term}", "", ":percent}", "").Replace(fr), code)
	}
}

func TestUnknownLanguage(t *testing.T) {
	_, err := Catalog().Text("de", because(essor.Person, "eligible.no_rules"))
	require.ErrorIs(t, err, essor.ErrInvalid)
}

func TestFrenchTypography(t *testing.T) {
	for _, text := range texts {
		proof.French(t, text[0], text[2])
	}
}
