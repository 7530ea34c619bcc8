package main

import (
	"slices"
	"strings"
	"sync"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/mentor"
	"github.com/essor-go/essor/partner"
)

// The catalogues of two families with this programme's own terms in them, as
// any host would join its own.
var (
	mentorTexts  = sync.OnceValue(func() essor.Catalog { return withTerms(mentor.Catalog()) })
	partnerTexts = sync.OnceValue(func() essor.Catalog { return withTerms(partner.Catalog()) })
)

// withTerms joins the terms that a family's catalogue lacks.
func withTerms(family essor.Catalog) essor.Catalog {
	known := family.Codes()
	texts := map[essor.Lang]map[string]string{essor.EN: {}, essor.FR: {}, essor.ES: {}}
	for _, w := range terms {
		if code := "term." + w.code; !slices.Contains(known, code) {
			texts[essor.EN][code], texts[essor.FR][code], texts[essor.ES][code] = w.en, w.fr, w.es
		}
	}
	return must(family.Join(must(essor.NewCatalog(texts))))
}

// say renders a reason of a family in the language of the report.
func say(catalog essor.Catalog, lang essor.Lang, r essor.Reason) string {
	return must(catalog.Text(lang, r))
}

// joined renders reasons of a family one after the other.
func joined(catalog essor.Catalog, lang essor.Lang, reasons []essor.Reason) string {
	var out []string
	for _, r := range reasons {
		out = append(out, say(catalog, lang, r))
	}
	return strings.Join(out, " ")
}
