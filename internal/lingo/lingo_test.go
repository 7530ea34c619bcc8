package lingo_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/essor-go/essor/internal/lingo"
	"github.com/stretchr/testify/require"
)

type fact struct{ kind, value string }

func render(t *testing.T, lang, template string, facts map[string]fact) (string, error) {
	t.Helper()
	parsed, err := lingo.Parse(template)
	require.NoError(t, err)
	look := func(name string) (string, string, bool) {
		f, ok := facts[name]
		return f.kind, f.value, ok
	}
	term := func(key string) (string, bool) {
		return map[string]string{"en/loom": "a loom", "fr/loom": "un métier à tisser"}[lang+"/"+key],
			key == "loom" && (lang == "en" || lang == "fr")
	}
	return parsed.Render(lang, look, term)
}

func TestPlainFacts(t *testing.T) {
	tests := []struct {
		lang, kind, value, want string
	}{
		{"en", lingo.Text, "pricing", "pricing"},
		{"en", lingo.Text, "", ""},
		{"en", lingo.Count, "0", "0"},
		{"en", lingo.Count, "999", "999"},
		{"en", lingo.Count, "1000", "1,000"},
		{"en", lingo.Count, "-1234567", "-1,234,567"},
		{"fr", lingo.Count, "1000", "1000"},
		{"fr", lingo.Count, "10000", "10\u202f000"},
		{"fr", lingo.Count, "-1234567", "-1\u202f234\u202f567"},
		{"es", lingo.Count, "9999", "9999"},
		{"es", lingo.Count, "12345", "12\u202f345"},
		{"fr-CA", lingo.Count, "12345", "12\u202f345"},
		{"es-BO", lingo.Count, "12345", "12\u202f345"},
		{"wo", lingo.Count, "12345", "12,345"},
		{"en", lingo.Fraction, "0.055", "0.055"},
		{"fr", lingo.Fraction, "-0.055", "-0,055"},
		{"en", lingo.Money, "750000.00 CAD", "750,000.00\u00a0CAD"},
		{"fr", lingo.Money, "-750000.00 CAD", "-750\u202f000,00\u00a0CAD"},
		{"es", lingo.Money, "250000 XOF", "250\u202f000\u00a0XOF"},
		{"en", lingo.Date, "2026-11-21", "November\u00a021, 2026"},
		{"en", lingo.Date, "2026-03-01", "March\u00a01, 2026"},
		{"fr", lingo.Date, "2026-11-21", "21\u00a0novembre 2026"},
		{"fr", lingo.Date, "2026-08-01", "1er\u00a0août 2026"},
		{"fr-CA", lingo.Date, "2026-02-02", "2\u00a0février 2026"},
		{"es", lingo.Date, "2026-09-01", "1 de septiembre de 2026"},
		{"qu", lingo.Date, "2026-09-01", "2026-09-01"},
	}
	for _, tt := range tests {
		got, err := render(t, tt.lang, "{x}", map[string]fact{"x": {tt.kind, tt.value}})
		require.NoError(t, err, "%v", tt)
		require.Equal(t, tt.want, got)
	}
}

func TestPercent(t *testing.T) {
	tests := []struct {
		lang, value, want string
	}{
		{"en", "0", "0%"},
		{"en", "1", "100%"},
		{"en", "0.055", "5.5%"},
		{"en", "0.1246", "12.46%"},
		{"en", "0.0001", "0.01%"},
		{"en", "-0.2", "-20%"},
		{"en", "3.6", "360%"},
		{"en", "123.4567", "12,345.67%"},
		{"en", "0.000049999999", "0%"},
		{"en", "-0.000049999999", "0%"}, // no minus before nothing
		{"en", "0.00005", "0%"},         // ties to even
		{"en", "0.00015", "0.02%"},
		{"en", "0.000150000001", "0.02%"},
		{"en", "0.00025", "0.02%"},
		{"en", "0.000250000001", "0.03%"},
		{"en", "-0.99995", "-100%"},
		{"fr", "0.055", "5,5\u00a0%"},
		{"es", "0.055", "5,5\u00a0%"},
		{"fr", "9223372.036854775807", "922\u202f337\u202f203,69\u00a0%"},
	}
	for _, tt := range tests {
		got, err := render(t, tt.lang, "{x:percent}", map[string]fact{"x": {lingo.Fraction, tt.value}})
		require.NoError(t, err, "%v", tt)
		require.Equal(t, tt.want, got, tt.value)
	}
}

func TestFormsByNumber(t *testing.T) {
	tests := []struct {
		lang, count, want string
	}{
		{"en", "0", "days"}, {"en", "1", "day"}, {"en", "-1", "day"}, {"en", "2", "days"}, {"en", "11", "days"},
		{"fr", "0", "day"}, {"fr", "1", "day"}, {"fr", "-1", "day"}, {"fr", "2", "days"}, {"fr-CA", "0", "day"},
		{"es", "0", "days"}, {"es", "1", "day"}, {"es", "21", "days"},
	}
	for _, tt := range tests {
		got, err := render(t, tt.lang, "{n|day|days}", map[string]fact{"n": {lingo.Count, tt.count}})
		require.NoError(t, err)
		require.Equal(t, tt.want, got, "%s %s", tt.lang, tt.count)
	}
}

func TestTermsAndLiterals(t *testing.T) {
	facts := map[string]fact{"tool": {lingo.Text, "loom"}, "other": {lingo.Text, "kiln"}, "n": {lingo.Count, "2"}}
	tests := []struct {
		lang, template, want string
	}{
		{"en", "for {tool:term}", "for a loom"},
		{"fr", "pour {tool:term}", "pour un métier à tisser"},
		{"es", "para {tool:term}", "para loom"},
		{"en", "for {other:term}", "for kiln"},
		{"en", "", ""},
		{"en", "{{}}", "{}"},
		{"en", "{{{n}}}", "{2}"},
		{"en", "{n}{n}", "22"},
		{"en", "{n||s}", "s"},
		{"en", "« {n} » – ñ", "« 2 » – ñ"},
	}
	for _, tt := range tests {
		got, err := render(t, tt.lang, tt.template, facts)
		require.NoError(t, err, tt.template)
		require.Equal(t, tt.want, got)
	}
	parsed, err := lingo.Parse("{tool:term}")
	require.NoError(t, err)
	text, err := parsed.Render("en", func(string) (string, string, bool) { return lingo.Text, "loom", true }, nil)
	require.NoError(t, err)
	require.Equal(t, "loom", text)
	text, err = lingo.Template{}.Render("en", nil, nil)
	require.NoError(t, err)
	require.Empty(t, text)
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{
		"{", "}", "{}", "a{b", "a}b", "{a}}", "{{a}", "{A}", "{a b}", "{a:}", "{a:money}", "{a:percent:term}",
		"{a|b}", "{a|b|c|d}", "{|b|c}", "{é}", "{a{b}}", "{:term}", "{ a}",
	} {
		_, err := lingo.Parse(text)
		require.Error(t, err, text)
		require.Contains(t, err.Error(), "{name}")
	}
}

func TestRenderRefuses(t *testing.T) {
	tests := []struct {
		name, template string
		fact           fact
	}{
		{"an unknown kind", "{x}", fact{"mood", "fine"}},
		{"no kind", "{x}", fact{}},
		{"an empty count", "{x}", fact{lingo.Count, ""}},
		{"a count of letters", "{x}", fact{lingo.Count, "12a4"}},
		{"a minus alone", "{x}", fact{lingo.Count, "-"}},
		{"two minus signs", "{x}", fact{lingo.Count, "--1"}},
		{"a point and nothing", "{x}", fact{lingo.Fraction, "1."}},
		{"a point first", "{x}", fact{lingo.Fraction, ".5"}},
		{"two points", "{x}", fact{lingo.Fraction, "1.2.3"}},
		{"an exponent", "{x}", fact{lingo.Fraction, "1e9"}},
		{"not a number", "{x}", fact{lingo.Fraction, "NaN"}},
		{"money not set", "{x}", fact{lingo.Money, ""}},
		{"money without currency", "{x}", fact{lingo.Money, "12.50"}},
		{"money with an empty currency", "{x}", fact{lingo.Money, "12.50 "}},
		{"money with a sentence", "{x}", fact{lingo.Money, "12.50 in cash"}},
		{"money in small letters", "{x}", fact{lingo.Money, "12.50 cad"}},
		{"a date not set", "{x}", fact{lingo.Date, ""}},
		{"a date of letters", "{x}", fact{lingo.Date, "abcd-01-01"}},
		{"month 13", "{x}", fact{lingo.Date, "2026-13-01"}},
		{"month 0", "{x}", fact{lingo.Date, "2026-00-01"}},
		{"day 32", "{x}", fact{lingo.Date, "2026-12-32"}},
		{"a sign in the month", "{x}", fact{lingo.Date, "2026-+1-01"}},
		{"dashes astray", "{x}", fact{lingo.Date, "2026-1--01"}},
		{"slashes", "{x}", fact{lingo.Date, "2026/11/21"}},
		{"percent of a count", "{x:percent}", fact{lingo.Count, "3"}},
		{"percent of nothing", "{x:percent}", fact{lingo.Fraction, ""}},
		{"percent of letters behind the fourth place", "{x:percent}", fact{lingo.Fraction, "0.1234x"}},
		{"percent with a plus", "{x:percent}", fact{lingo.Fraction, "+0.5"}},
		{"percent of too many digits", "{x:percent}", fact{lingo.Fraction, strings.Repeat("9", 25)}},
		{"percent beyond an int64", "{x:percent}", fact{lingo.Fraction, strings.Repeat("9", 20)}},
		{"term of a count", "{x:term}", fact{lingo.Count, "3"}},
		{"form of a fraction", "{x|a|b}", fact{lingo.Fraction, "1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, err := render(t, "fr", "a "+tt.template, map[string]fact{"x": tt.fact})
			require.Error(t, err)
			require.NotErrorIs(t, err, lingo.ErrMissing)
			require.Empty(t, text)
			if len(tt.fact.value) > 2 {
				require.NotContains(t, err.Error(), tt.fact.value)
			}
		})
	}
	_, err := render(t, "en", "{y}", nil)
	require.ErrorIs(t, err, lingo.ErrMissing)
	parsed, err := lingo.Parse("{y}")
	require.NoError(t, err)
	_, err = parsed.Render("en", nil, nil)
	require.ErrorIs(t, err, lingo.ErrMissing)
}

func TestArgsAreSortedAndOnce(t *testing.T) {
	parsed, err := lingo.Parse("{zone:term}: {n} {n|a|b} {rate:percent} {{no}}")
	require.NoError(t, err)
	require.Equal(t, []string{"n", "rate", "zone"}, parsed.Args())
	require.Empty(t, lingo.Template{}.Args())
}

// Whatever parses renders when it is given what it asks for, or says what it
// lacks; literal text comes out as it went in.
func FuzzTemplate(f *testing.F) {
	for _, seed := range []string{
		"Your payment of {amount} is {days} {days|day|days} late.", "{rate:percent}{purpose:term}", "{{}}", "{{{n}}}", "{a|{b}|c}", "\xff{a}", "}{",
	} {
		f.Add(seed, "fr", "text", "1394.70 CAD")
	}
	f.Add("{x}", "es", "date", "2026-11-21")
	f.Add("{x:percent}", "en", "fraction", "0.055")
	f.Add("{x|a|b}", "fr", "count", "1")
	f.Add("{x}", "fr", "money", "-12.50 CAD")
	f.Fuzz(func(t *testing.T, text, lang, kind, value string) {
		parsed, err := lingo.Parse(text)
		if err != nil {
			return
		}
		given := map[string]bool{}
		out, err := parsed.Render(lang, func(name string) (string, string, bool) {
			given[name] = true
			return kind, value, true
		}, func(string) (string, bool) { return "term", true })
		if errors.Is(err, lingo.ErrMissing) {
			t.Fatal("says that a fact is missing which was given")
		}
		args := parsed.Args()
		for name := range given {
			if !strings.Contains(text, "{"+name) {
				t.Fatalf("asks for %q, which the template does not name", name)
			}
		}
		if err == nil && len(given) != len(args) {
			t.Fatalf("Args names %d facts, %d were asked for", len(args), len(given))
		}
		if len(args) == 0 && (err != nil || out != strings.NewReplacer("{{", "{", "}}", "}").Replace(text)) {
			t.Fatalf("%q became %q, %v", text, out, err)
		}
		if err == nil && utf8.ValidString(text) && utf8.ValidString(value) && !utf8.ValidString(out) {
			t.Fatalf("%q with %q became invalid UTF-8", text, value)
		}
		if err != nil && len(err.Error()) > len(text)+100 {
			t.Fatal("the error is longer than the template")
		}
	})
}

func BenchmarkRender(b *testing.B) {
	const sentence = "Your payment of {amount} was due on {on}: it is {days} {days|day|days} late. "
	facts := map[string]fact{"amount": {lingo.Money, "1394.70 CAD"}, "on": {lingo.Date, "2026-11-21"}, "days": {lingo.Count, "12"}}
	look := func(name string) (string, string, bool) {
		f := facts[name]
		return f.kind, f.value, true
	}
	for _, n := range []int{1, 10, 100} {
		parsed, err := lingo.Parse(strings.Repeat(sentence, n))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				parsed.Render("fr", look, nil)
			}
		})
	}
}
