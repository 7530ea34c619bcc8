// Package check collects the field errors of one input for the families, so
// that a caller sees all of them at once, in input order.
package check

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/essor-go/essor"
)

// The limits that every family shares.
const (
	MaxID   = 128     // bytes of an opaque id, a version or a key
	MaxText = 4_096   // bytes of a free text
	MaxList = 100_000 // entries of a list without a limit of its own
)

// List collects field errors. The zero List is ready to use. Nothing is
// allocated until something is wrong.
type List struct {
	fields  []essor.FieldError
	omitted int
}

// Add records a fault at the path: strings are field names or keys, ints are
// list indices.
func (l *List) Add(code essor.Code, detail string, path ...any) {
	if l.Full() {
		l.omitted++
		return
	}
	l.fields = append(l.fields, essor.FieldError{Pointer: Pointer(path...), Code: code, Detail: detail})
}

// AddError records err, which a constructor of essor or a nested check
// returned, below the path. Field errors keep their code and detail.
func (l *List) AddError(err error, path ...any) {
	var many *essor.InvalidError
	var one *essor.FieldError
	switch {
	case err == nil:
	case errors.As(err, &many):
		for _, f := range many.Fields {
			l.add(Pointer(path...)+f.Pointer, f.Code, f.Detail)
		}
		l.omitted += many.Omitted
	case errors.As(err, &one):
		l.add(Pointer(path...)+one.Pointer, one.Code, one.Detail)
	default:
		l.Add(essor.CodeBadFormat, "must be of the documented form", path...)
	}
}

func (l *List) add(pointer string, code essor.Code, detail string) {
	if l.Full() {
		l.omitted++
		return
	}
	l.fields = append(l.fields, essor.FieldError{Pointer: pointer, Code: code, Detail: detail})
}

// Full reports whether no further error will be kept: long loops may stop.
func (l *List) Full() bool { return len(l.fields) >= essor.MaxFieldErrors }

// OK reports whether nothing is wrong so far.
func (l *List) OK() bool { return len(l.fields) == 0 }

// Err returns nil, or an *essor.InvalidError with all that was recorded.
func (l *List) Err() error {
	if l.OK() {
		return nil
	}
	return &essor.InvalidError{Fields: l.fields, Omitted: l.omitted}
}

// ID checks an opaque id, version or key: 1 to [MaxID] bytes of valid UTF-8
// without control characters. Ids are compared by bytes, never normalised.
func (l *List) ID(id string, path ...any) bool {
	code, detail := faultOfID(id)
	if code == "" {
		return true
	}
	l.Add(code, detail, path...)
	return false
}

func faultOfID(id string) (essor.Code, string) {
	switch {
	case id != "" && len(id) <= MaxID && isPlain(id):
		return "", ""
	case id == "":
		return essor.CodeRequired, "must not be empty"
	case len(id) > MaxID:
		return essor.CodeTooLong, "must be at most " + strconv.Itoa(MaxID) + " bytes long"
	case !utf8.ValidString(id) || strings.ContainsFunc(id, unicode.IsControl):
		return essor.CodeBadFormat, "must be valid UTF-8 without control characters"
	}
	return "", ""
}

// isPlain reports whether a text is of visible ASCII characters and spaces, as
// most ids are.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' {
			return false
		}
	}
	return true
}

// Text checks a free text that may be empty: at most limit bytes of valid
// UTF-8.
func (l *List) Text(text string, limit int, path ...any) bool {
	switch {
	case len(text) > limit:
		l.Add(essor.CodeTooLong, "must be at most "+strconv.Itoa(limit)+" bytes long", path...)
	case !utf8.ValidString(text):
		l.Add(essor.CodeBadFormat, "must be valid UTF-8", path...)
	default:
		return true
	}
	return false
}

// Count checks that a list has least to most entries: required when it is
// empty and must not be, too_few, too_many.
func (l *List) Count(n, least, most int, path ...any) bool {
	switch {
	case n == 0 && least > 0:
		l.Add(essor.CodeRequired, "must not be empty", path...)
	case n < least:
		l.Add(essor.CodeTooFew, "must have at least "+strconv.Itoa(least)+" entries", path...)
	case n > most:
		l.Add(essor.CodeTooMany, "must have at most "+strconv.Itoa(most)+" entries", path...)
	default:
		return true
	}
	return false
}

// OneOf checks a choice against its closed set.
func OneOf[T ~string](l *List, choice T, allowed []T, path ...any) bool {
	for _, a := range allowed {
		if choice == a {
			return true
		}
	}
	if choice == "" {
		l.Add(essor.CodeRequired, "must be chosen", path...)
		return false
	}
	names := make([]string, len(allowed))
	for i, a := range allowed {
		names[i] = string(a)
	}
	l.Add(essor.CodeUnknownValue, "must be one of: "+strings.Join(names, ", "), path...)
	return false
}

// Pointer writes a path as RFC 6901 asks: strings are field names or keys,
// ints are list indices. A key that could itself be hostile, over [MaxID]
// bytes or not UTF-8, ends the pointer before it.
func Pointer(path ...any) string {
	var b strings.Builder
	for _, step := range path {
		switch step := step.(type) {
		case int:
			b.WriteByte('/')
			b.WriteString(strconv.Itoa(step))
		case string:
			if len(step) > MaxID || !utf8.ValidString(step) {
				return b.String()
			}
			b.WriteByte('/')
			b.WriteString(escaper.Replace(step))
		}
	}
	return b.String()
}

var escaper = strings.NewReplacer("~", "~0", "/", "~1")
