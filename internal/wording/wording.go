// Package wording turns texts that stand side by side in three languages into
// the catalogue of a package, so that whoever edits one language sees the
// others.
package wording

import "github.com/essor-go/essor"

// Text is a code and its text in English, French and Spanish.
type Text = [4]string

// Catalog returns the catalogue of the texts. It panics where a text is
// malformed, as [essor.MustCatalog] does, or a code stands twice: they are part
// of the program.
func Catalog(texts []Text) essor.Catalog {
	codes := map[string]bool{}
	for _, t := range texts {
		if codes[t[0]] {
			panic("wording: " + t[0] + " stands twice")
		}
		codes[t[0]] = true
	}
	byLang := map[essor.Lang]map[string]string{}
	for column, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
		byLang[lang] = make(map[string]string, len(texts))
		for _, t := range texts {
			byLang[lang][t[0]] = t[column+1]
		}
	}
	return essor.MustCatalog(byLang)
}
