package essor

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/essor-go/essor/internal/lingo"
)

// Catalog holds the texts of one family, by language and code. It is
// immutable and safe for concurrent use; the zero Catalog holds nothing.
//
// A template is a sentence with facts in braces:
//
//	"Your payment of {amount} is {days} {days|day|days} late."
//
// {name} writes a fact, {name:percent} a fraction as a percentage, {name:term}
// the translation of a key, found as code "term.<key>", or the key itself
// where there is none; {name|one|other} picks a form by number (French counts
// 0 as singular). Doubled braces stand for themselves.
type Catalog struct {
	langs map[Lang]map[string]lingo.Template
}

// NewCatalog returns a catalogue of the given templates. It fails, naming
// each fault, when a template is malformed, when a language lacks a code that
// another has, or when the facts of a code differ between languages.
func NewCatalog(texts map[Lang]map[string]string) (Catalog, error) {
	c := Catalog{langs: make(map[Lang]map[string]lingo.Template, len(texts))}
	var faults []error
	for _, lang := range slices.Sorted(maps.Keys(texts)) {
		parsed, err := parseTexts(lang, texts[lang])
		faults = append(faults, err)
		c.langs[lang] = parsed
	}
	if err := errors.Join(append(faults, c.compare())...); err != nil {
		return Catalog{}, err
	}
	return c, nil
}

// MustCatalog is [NewCatalog] for texts that are part of the program: it
// panics where NewCatalog fails.
func MustCatalog(texts map[Lang]map[string]string) Catalog { return must(NewCatalog(texts)) }

func parseTexts(lang Lang, texts map[string]string) (map[string]lingo.Template, error) {
	parsed := make(map[string]lingo.Template, len(texts))
	var faults []error
	for _, code := range slices.Sorted(maps.Keys(texts)) {
		t, err := lingo.Parse(texts[code])
		if err != nil {
			faults = append(faults, fmt.Errorf("catalogue %s, code %s: %w", lang, code, err))
		}
		parsed[code] = t
	}
	return parsed, errors.Join(faults...)
}

// compare checks that all languages have the same codes with the same facts.
func (c Catalog) compare() error {
	var faults []error
	langs := c.Langs()
	for _, code := range c.Codes() {
		first, found := "", false
		for _, lang := range langs {
			t, ok := c.langs[lang][code]
			if !ok {
				faults = append(faults, fmt.Errorf("catalogue %s lacks code %s", lang, code))
				continue
			}
			facts := strings.Join(t.Args(), " ")
			if found && facts != first {
				faults = append(faults, fmt.Errorf("catalogue %s, code %s: facts differ from another language's", lang, code))
			}
			first, found = facts, true
		}
	}
	return errors.Join(faults...)
}

// With returns a copy of c in which texts replace or add those of lang. A
// language that c lacks must come with all codes; a code that c lacks in some
// language, or other facts than c's, are refused as by [NewCatalog].
func (c Catalog) With(lang Lang, texts map[string]string) (Catalog, error) {
	parsed, err := parseTexts(lang, texts)
	if err != nil {
		return Catalog{}, err
	}
	out := Catalog{langs: maps.Clone(c.langs)}
	if out.langs == nil {
		out.langs = make(map[Lang]map[string]lingo.Template)
	}
	merged := maps.Clone(c.langs[lang])
	if merged == nil {
		merged = make(map[string]lingo.Template, len(parsed))
	}
	maps.Copy(merged, parsed)
	out.langs[lang] = merged
	if err := out.compare(); err != nil {
		return Catalog{}, err
	}
	return out, nil
}

// Join returns a catalogue with the texts of both: those of a family and, say,
// a host's own terms for its own rubric. Codes and languages are refused as by
// [NewCatalog]; so is a code that both have, which [Catalog.With] replaces.
func (c Catalog) Join(d Catalog) (Catalog, error) {
	out := Catalog{langs: maps.Clone(c.langs)}
	if out.langs == nil {
		out.langs = make(map[Lang]map[string]lingo.Template)
	}
	for _, lang := range d.Langs() {
		joined := maps.Clone(c.langs[lang])
		if joined == nil {
			joined = make(map[string]lingo.Template, len(d.langs[lang]))
		}
		for code, template := range d.langs[lang] {
			if _, twice := joined[code]; twice {
				return Catalog{}, fmt.Errorf("catalogue %s: code %s is in both", lang, code)
			}
			joined[code] = template
		}
		out.langs[lang] = joined
	}
	if err := out.compare(); err != nil {
		return Catalog{}, err
	}
	return out, nil
}

// Langs returns the languages, sorted.
func (c Catalog) Langs() []Lang { return slices.Sorted(maps.Keys(c.langs)) }

// Codes returns every code, sorted.
func (c Catalog) Codes() []string {
	all := map[string]bool{}
	for _, texts := range c.langs {
		for code := range texts {
			all[code] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// Text returns the reason as a sentence in lang. There is no silent fallback:
// it fails with unknown_value for a language or a code that the catalogue
// lacks, with required when the reason lacks a fact of its template, and with
// bad_format when a fact is not of the kind that the template writes.
func (c Catalog) Text(lang Lang, r Reason) (string, error) {
	texts, ok := c.langs[lang]
	if !ok {
		return "", &FieldError{Pointer: "/lang", Code: CodeUnknownValue, Detail: "must be a language of the catalogue"}
	}
	template, ok := texts[r.Code]
	if !ok {
		return "", &FieldError{Pointer: "/code", Code: CodeUnknownValue, Detail: "must be a code of the catalogue"}
	}
	fact := func(name string) (kind, value string, ok bool) {
		for _, a := range r.Args {
			if a.Name == name {
				return a.Kind, a.Value, true
			}
		}
		return "", "", false
	}
	term := func(key string) (string, bool) {
		t, ok := texts["term."+key]
		if !ok {
			return "", false
		}
		text, err := t.Render(string(lang), nil, nil)
		return text, err == nil
	}
	text, err := template.Render(string(lang), fact, term)
	switch {
	case errors.Is(err, lingo.ErrMissing):
		return "", &FieldError{Pointer: "/args", Code: CodeRequired, Detail: err.Error()}
	case err != nil:
		return "", &FieldError{Pointer: "/args", Code: CodeBadFormat, Detail: err.Error()}
	}
	return text, nil
}
