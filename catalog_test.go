package essor_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

func lateTexts() map[essor.Lang]map[string]string {
	return map[essor.Lang]map[string]string{
		essor.EN: {
			"late":         "Your payment of {amount} was due on {on}: it is {days} {days|day|days} late.",
			"cost":         "It costs {rate:percent} a year, for {purpose:term}.",
			"term.licence": "a licence exam",
		},
		essor.FR: {
			"late":         "Votre versement de {amount} était dû le {on}\u00a0: il a {days} {days|jour|jours} de retard.",
			"cost":         "Il coûte {rate:percent} par an, pour {purpose:term}.",
			"term.licence": "un examen d'admission à la profession",
		},
		essor.ES: {
			"late":         "Su cuota de {amount} vencía el {on}: lleva {days} {days|día|días} de mora.",
			"cost":         "Cuesta {rate:percent} al año, para {purpose:term}.",
			"term.licence": "un examen de licencia",
		},
	}
}

func late(days int) essor.Reason {
	return essor.Reason{Code: "late", Audience: essor.Person, Args: []essor.Arg{
		essor.ArgOf("days", days),
		essor.ArgOf("amount", essor.MustParseMoney("1394.70 CAD")),
		essor.ArgOf("on", essor.MustParseDate("2026-11-01")),
	}}
}

func TestCatalogText(t *testing.T) {
	c := essor.MustCatalog(lateTexts())
	cost := func(purpose string) essor.Reason {
		return essor.Reason{Code: "cost", Args: []essor.Arg{
			essor.ArgOf("rate", essor.MustParseFraction("0.1246")), essor.ArgOf("purpose", purpose)}}
	}
	tests := []struct {
		lang   essor.Lang
		reason essor.Reason
		want   string
	}{
		{essor.EN, late(12), "Your payment of 1,394.70\u00a0CAD was due on November\u00a01, 2026: it is 12 days late."},
		{essor.EN, late(1), "Your payment of 1,394.70\u00a0CAD was due on November\u00a01, 2026: it is 1 day late."},
		{essor.EN, late(0), "Your payment of 1,394.70\u00a0CAD was due on November\u00a01, 2026: it is 0 days late."},
		{essor.FR, late(12), "Votre versement de 1394,70\u00a0CAD était dû le 1er\u00a0novembre 2026\u00a0: il a 12 jours de retard."},
		{essor.FR, late(0), "Votre versement de 1394,70\u00a0CAD était dû le 1er\u00a0novembre 2026\u00a0: il a 0 jour de retard."},
		{essor.ES, late(0), "Su cuota de 1394,70\u00a0CAD vencía el 1 de noviembre de 2026: lleva 0 días de mora."},
		{essor.EN, cost("licence"), "It costs 12.46% a year, for a licence exam."},
		{essor.FR, cost("licence"), "Il coûte 12,46\u00a0% par an, pour un examen d'admission à la profession."},
		{essor.ES, cost("licence"), "Cuesta 12,46\u00a0% al año, para un examen de licencia."},
		{essor.EN, cost("a_loom"), "It costs 12.46% a year, for a_loom."}, // no term: the key itself
		{essor.EN, essor.Reason{Code: "term.licence"}, "a licence exam"},
	}
	for _, tt := range tests {
		got, err := c.Text(tt.lang, tt.reason)
		require.NoError(t, err)
		require.Equal(t, tt.want, got)
	}
	require.Equal(t, []essor.Lang{"en", "es", "fr"}, c.Langs())
	require.Equal(t, []string{"cost", "late", "term.licence"}, c.Codes())
}

func TestCatalogTextRefuses(t *testing.T) {
	c := essor.MustCatalog(lateTexts())
	swapped := late(3)
	swapped.Args[0] = essor.ArgOf("days", secret) // a text where a count belongs
	broken := late(3)
	broken.Args[1].Value = secret
	tests := []struct {
		name    string
		lang    essor.Lang
		reason  essor.Reason
		pointer string
		code    essor.Code
	}{
		{"no such language", "wo", late(1), "/lang", essor.CodeUnknownValue},
		{"no fallback to a region", "fr-CA", late(1), "/lang", essor.CodeUnknownValue},
		{"no such code", essor.EN, essor.Reason{Code: secret}, "/code", essor.CodeUnknownValue},
		{"a fact is missing", essor.EN, essor.Reason{Code: "late"}, "/args", essor.CodeRequired},
		{"a fact of another kind", essor.EN, swapped, "/args", essor.CodeBadFormat},
		{"a fact that is no money", essor.EN, broken, "/args", essor.CodeBadFormat},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, err := c.Text(tt.lang, tt.reason)
			requireCode(t, err, tt.code, secret)
			var field *essor.FieldError
			require.ErrorAs(t, err, &field)
			require.Equal(t, tt.pointer, field.Pointer)
			require.Empty(t, text)
		})
	}
	_, err := essor.Catalog{}.Text(essor.EN, late(1))
	requireCode(t, err, essor.CodeUnknownValue, "")
}

func TestNewCatalogNamesEachFault(t *testing.T) {
	texts := lateTexts()
	texts[essor.EN]["late"] = "Late by {days"
	delete(texts[essor.FR], "cost")
	texts[essor.ES]["cost"] = "Cuesta {tasa:percent} al año."
	_, err := essor.NewCatalog(texts)
	require.ErrorContains(t, err, "catalogue en, code late")
	require.ErrorContains(t, err, "catalogue fr lacks code cost")
	require.ErrorContains(t, err, "catalogue es, code cost: facts differ")
	require.Panics(t, func() { essor.MustCatalog(texts) })
}

func TestCatalogDoesNotKeepTheCallersMap(t *testing.T) {
	texts := lateTexts()
	c := essor.MustCatalog(texts)
	texts[essor.EN]["late"] = "changed"
	delete(texts, essor.FR)
	for _, lang := range []essor.Lang{essor.EN, essor.FR} {
		text, err := c.Text(lang, late(2))
		require.NoError(t, err)
		require.NotEqual(t, "changed", text)
	}
}

func TestCatalogWith(t *testing.T) {
	c := essor.MustCatalog(lateTexts())
	wolof := map[string]string{
		"late": "{amount} {on} {days}", "cost": "{rate:percent} {purpose:term}", "term.licence": "lisaas",
	}
	more, err := c.With("wo", wolof)
	require.NoError(t, err)
	require.Equal(t, []essor.Lang{"en", "es", "fr", "wo"}, more.Langs())
	text, err := more.Text("wo", late(2))
	require.NoError(t, err)
	require.Equal(t, "1,394.70\u00a0CAD 2026-11-01 2", text)
	_, err = c.Text("wo", late(2))
	require.Error(t, err, "the catalogue it came from is as it was")

	own, err := c.With(essor.EN, map[string]string{"late": "{amount}, {on}, {days}: please call us."})
	require.NoError(t, err)
	text, err = own.Text(essor.EN, late(2))
	require.NoError(t, err)
	require.Equal(t, "1,394.70\u00a0CAD, November\u00a01, 2026, 2: please call us.", text)
	text, err = own.Text(essor.EN, essor.Reason{Code: "term.licence"})
	require.NoError(t, err)
	require.Equal(t, "a licence exam", text, "what was not replaced stays")

	delete(wolof, "cost")
	for name, texts := range map[string]map[string]string{
		"a language without all codes": wolof,
		"other facts":                  {"late": "{amount}"},
		"braces that don't fit":        {"late": "{"},
		"a code that others lack":      {"early": "Thank you."},
	} {
		_, err := c.With("wo", texts)
		require.Error(t, err, name)
		_, err = c.With(essor.EN, texts)
		if name != "a language without all codes" {
			require.Error(t, err, name)
		}
	}

	first, err := essor.Catalog{}.With("wo", map[string]string{"hello": "Salaam aleekum"})
	require.NoError(t, err)
	text, err = first.Text("wo", essor.Reason{Code: "hello"})
	require.NoError(t, err)
	require.Equal(t, "Salaam aleekum", text)
	require.Empty(t, essor.Catalog{}.Langs())
	require.Empty(t, essor.Catalog{}.Codes())
}

// Run with -race: readers of one catalogue, and hosts who add to it.
func TestCatalogIsSafeForConcurrentUse(t *testing.T) {
	c := essor.MustCatalog(lateTexts())
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			own := map[string]string{"late": fmt.Sprint(i, " {amount} {on} {days}")}
			for range 50 {
				text, err := c.Text(essor.FR, late(i))
				mine, withErr := c.With(essor.EN, own)
				other, otherErr := mine.Text(essor.EN, late(i))
				if err != nil || withErr != nil || otherErr != nil || text == "" || other == "" {
					t.Errorf("%d: %v, %v, %v", i, err, withErr, otherErr)
				}
			}
		})
	}
	group.Wait()
}

func TestCatalogJoin(t *testing.T) {
	family := essor.MustCatalog(lateTexts())
	own := essor.MustCatalog(map[essor.Lang]map[string]string{
		essor.EN: {"term.tools": "a set of tools"},
		essor.FR: {"term.tools": "des outils"},
		essor.ES: {"term.tools": "unas herramientas"},
	})
	both, err := family.Join(own)
	require.NoError(t, err)
	cost := essor.Reason{Code: "cost", Args: []essor.Arg{
		essor.ArgOf("rate", essor.MustParseFraction("0.05")), essor.ArgOf("purpose", "tools"),
	}}
	text, err := both.Text(essor.ES, cost)
	require.NoError(t, err)
	require.Equal(t, "Cuesta 5\u00a0% al año, para unas herramientas.", text)

	alone, err := essor.Catalog{}.Join(own)
	require.NoError(t, err)
	require.Equal(t, own.Codes(), alone.Codes())

	_, err = both.Join(own)
	require.ErrorContains(t, err, "term.tools is in both")
	english := essor.MustCatalog(map[essor.Lang]map[string]string{essor.EN: {"term.desk": "a desk"}})
	_, err = family.Join(english)
	require.ErrorContains(t, err, "lacks code term.desk")
	require.NotContains(t, family.Codes(), "term.tools", "the receiver keeps its texts")
}
