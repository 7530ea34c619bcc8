// Package lingo is the template engine behind essor.Catalog: it parses
// sentences with facts in braces and writes numbers, amounts and dates as
// English, French or Spanish readers expect. It has no texts of its own.
//
// Languages whose tag begins with fr or es follow French or Spanish; all
// others are written as in English. French and Spanish use the decimal comma
// and group thousands by a narrow no-break space (U+202F), as the Office
// québécois de la langue française and the Ortografía of 2010 advise; French
// counts 0 and 1 as singular.
package lingo

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// The kinds of facts; their values come as canonical text.
const (
	Text     = "text"
	Count    = "count"    // "-12"
	Fraction = "fraction" // "0.055"
	Money    = "money"    // "1394.70 CAD"
	Date     = "date"     // "2026-11-21"
)

// Template is a parsed sentence. The zero Template is the empty sentence.
type Template struct{ parts []part }

// part is literal text, or a fact: by default as its kind is written, as a
// percentage, as a translated term, or as a form chosen by number.
type part struct {
	literal string
	name    string
	format  string
	one     string
	other   string
}

const (
	asPercent = "percent"
	asTerm    = "term"
	asForm    = "form"
)

var errBraces = errors.New("braces must enclose {name}, {name:percent}, {name:term} or {name|one|other}; double them to write one")

// ErrMissing is what errors.Is finds when [Template.Render] lacks a fact.
var ErrMissing = errors.New("is missing")

// Parse reads a template; it fails when the braces do not fit.
func Parse(text string) (Template, error) {
	var t Template
	var literal strings.Builder
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case (c == '{' || c == '}') && i+1 < len(text) && text[i+1] == c:
			literal.WriteByte(c)
			i += 2
		case c == '{':
			end := strings.IndexByte(text[i:], '}')
			if end < 0 {
				return Template{}, errBraces
			}
			p, err := parsePart(text[i+1 : i+end])
			if err != nil {
				return Template{}, err
			}
			t.parts = append(t.parts, part{literal: literal.String()}, p)
			literal.Reset()
			i += end + 1
		case c == '}':
			return Template{}, errBraces
		default:
			literal.WriteByte(c)
			i++
		}
	}
	t.parts = append(t.parts, part{literal: literal.String()})
	return t, nil
}

func parsePart(text string) (part, error) {
	if forms := strings.Split(text, "|"); len(forms) == 3 && isName(forms[0]) {
		return part{name: forms[0], format: asForm, one: forms[1], other: forms[2]}, nil
	}
	name, format, _ := strings.Cut(text, ":")
	if !isName(name) || format != "" && format != asPercent && format != asTerm || strings.HasSuffix(text, ":") {
		return part{}, errBraces
	}
	return part{name: name, format: format}, nil
}

func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// Args returns the names of the facts that the template writes, sorted, each
// once. Facts that merely choose a form count too.
func (t Template) Args() []string {
	var names []string
	for _, p := range t.parts {
		if p.name != "" {
			names = append(names, p.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Render writes the sentence. Fact looks up a fact by name, term a
// translation by key; nil looks up nothing. It fails, with [ErrMissing] for a
// fact that is missing, and when one is not of the kind that the template
// writes.
func (t Template) Render(lang string, fact func(name string) (kind, value string, ok bool), term func(key string) (string, bool)) (string, error) {
	var b strings.Builder
	for _, p := range t.parts {
		if p.name == "" {
			b.WriteString(p.literal)
			continue
		}
		if fact == nil {
			return "", fmt.Errorf("fact %s %w", p.name, ErrMissing)
		}
		kind, value, ok := fact(p.name)
		if !ok {
			return "", fmt.Errorf("fact %s %w", p.name, ErrMissing)
		}
		text, ok := p.write(lang, kind, value, term)
		if !ok {
			return "", fmt.Errorf("fact %s is not of the kind that its template writes", p.name)
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

func (p part) write(lang, kind, value string, term func(string) (string, bool)) (string, bool) {
	switch p.format {
	case asTerm:
		if kind != Text {
			return "", false
		}
		if term != nil {
			if text, ok := term(value); ok {
				return text, true
			}
		}
		return value, true
	case asPercent:
		if kind != Fraction {
			return "", false
		}
		return percent(lang, value)
	case asForm:
		if kind != Count {
			return "", false
		}
		if isOne(lang, value) {
			return p.one, true
		}
		return p.other, true
	}
	return plain(lang, kind, value)
}

// isOne reports whether a count takes the singular form.
func isOne(lang, value string) bool {
	value = strings.TrimPrefix(value, "-")
	return value == "1" || value == "0" && strings.HasPrefix(lang, "fr")
}
