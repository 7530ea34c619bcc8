package essor

import (
	"reflect"
	"strconv"

	"github.com/essor-go/essor/internal/lingo"
)

// Lang is a language of explanations, as a lower-case BCP 47 tag.
type Lang string

// The languages that every catalogue of the library has.
const (
	EN Lang = "en" // English
	FR Lang = "fr" // French, as written in Canada
	ES Lang = "es" // Spanish, as written in Latin America
)

// Audience says who may read a reason. What one side must not see is not in
// the reasons for its audience.
type Audience string

// The audiences.
const (
	Person Audience = "person" // the client, member or mentee whom it is about
	Staff  Audience = "staff"  // the officer, coach, coordinator or partnership lead in charge
	Peer   Audience = "peer"   // the other side: a matched partner, the other organisations at the table
	Public Audience = "public" // funders, neighbours, anyone: shared statements and publications
)

// Reason says why, as pure data: a code of the family's [Catalog], for whom,
// and the facts. It renders by [Catalog.Text].
type Reason struct {
	Code     string   `json:"code"`
	Audience Audience `json:"audience"`
	Args     []Arg    `json:"args,omitempty"`
}

// Arg is one named fact of a [Reason], typed so that each language can write
// it in its own way. It is comparable.
type Arg struct {
	Name  string `json:"name"`
	Kind  string `json:"kind"`  // text, count, fraction, money or date
	Value string `json:"value"` // canonical text
}

// ArgOf returns a named fact. Texts are shown as they are or, where the
// template asks for a term, translated; they hold ids and codes, never names
// of people.
func ArgOf[T ~string | int | int64 | Fraction | Money | Date](name string, value T) Arg {
	switch v := any(value).(type) {
	case int:
		return Arg{name, lingo.Count, strconv.Itoa(v)}
	case int64:
		return Arg{name, lingo.Count, strconv.FormatInt(v, 10)}
	case Fraction:
		return Arg{name, lingo.Fraction, v.String()}
	case Money:
		return Arg{name, lingo.Money, v.String()}
	case Date:
		return Arg{name, lingo.Date, v.String()}
	}
	return Arg{name, lingo.Text, reflect.ValueOf(value).String()} // some ~string, whatever its own String says
}
