package essor_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// intake is a document with every kind of member that the families have.
type intake struct {
	ID       string                      `json:"id"`
	On       essor.Date                  `json:"on"`
	Asked    essor.Money                 `json:"asked"`
	Rate     essor.Fraction              `json:"rate,omitzero"`
	Lang     essor.Lang                  `json:"lang"`
	Adults   int                         `json:"adults"`
	Age      uint8                       `json:"age"`
	Score    float64                     `json:"score"`
	Consent  bool                        `json:"consent"`
	Courses  []course                    `json:"courses"`
	Answers  map[string]answer           `json:"answers"`
	Shocks   map[essor.Fraction][]string `json:"shocks"`
	Referrer *person                     `json:"referrer"`
	Levels   [3]int                      `json:"levels"`
	Note     *string                     `json:"note"`
	Extra    any                         `json:"extra"`
	Raw      json.RawMessage             `json:"raw"`
	Contact                              // its fields count as the document's own
	Hidden   string                      `json:"-"`
	hidden   string
}

type course struct {
	Name string      `json:"name"`
	Fee  essor.Money `json:"fee"`
}

type answer struct {
	Value int `json:"value"`
}

type person struct {
	ID      string  `json:"id"`
	Mentors *person `json:"mentors,omitempty"`
}

type Contact struct {
	Mode string `json:"mode"`
	Deep struct {
		Zone string `json:"zone"`
	} `json:"deep"`
	NoTag int
}

// wallet reads itself, through Decode, as the families' results do.
type wallet struct{ held []essor.Money }

func (w wallet) MarshalJSON() ([]byte, error) { return json.Marshal(map[string]any{"held": w.held}) }

func (w *wallet) UnmarshalJSON(data []byte) error {
	var wire struct {
		Held []essor.Money `json:"held"`
	}
	if err := essor.Decode(data, &wire); err != nil {
		return err
	}
	w.held = wire.Held
	return nil
}

// faults returns "pointer code" for each field error of err.
func faults(t *testing.T, err error) []string {
	t.Helper()
	var invalid *essor.InvalidError
	require.ErrorAs(t, err, &invalid)
	require.ErrorIs(t, err, essor.ErrInvalid)
	list := make([]string, len(invalid.Fields))
	for i, f := range invalid.Fields {
		require.NotEmpty(t, f.Detail)
		list[i] = f.Pointer + " " + string(f.Code)
	}
	return list
}

func TestDecodeReadsWhatEncodingJSONWrites(t *testing.T) {
	note := "deux\nlignes, « guillemets » & <balises> \u2028 \U0001F680"
	want := intake{
		ID: "loan-7", On: essor.MustParseDate("2026-11-21"), Asked: essor.MustParseMoney("4000.00 CAD"),
		Rate: essor.MustParseFraction("0.055"), Lang: essor.FR, Adults: -2, Age: 255, Score: -1.5e-7, Consent: true,
		Courses:  []course{{"licence", essor.MustParseMoney("350.00 CAD")}, {"bridging", essor.MustParseMoney("0.00 CAD")}},
		Answers:  map[string]answer{"q1": {3}, "": {4}, "~/é": {5}},
		Shocks:   map[essor.Fraction][]string{essor.MustParseFraction("0.3"): {"income"}},
		Referrer: &person{ID: "p1", Mentors: &person{ID: "p2"}},
		Levels:   [3]int{1, 2, 3}, Note: &note,
		Extra: []any{"x", 1.5, map[string]any{"y": nil}}, Raw: json.RawMessage(`{"as":["it","is"]}`),
		Contact: Contact{Mode: "online", NoTag: 7},
	}
	want.Deep.Zone = "America/La_Paz"
	for _, write := range []func(any) ([]byte, error){
		json.Marshal,
		func(v any) ([]byte, error) { return json.MarshalIndent(v, "\r", "\t ") },
	} {
		data, err := write(want)
		require.NoError(t, err)
		var got intake
		require.NoError(t, essor.Decode(data, &got))
		got.Raw = bytes.Map(func(r rune) rune { // RawMessage keeps its white space
			if strings.ContainsRune("\r\n\t ", r) {
				return -1
			}
			return r
		}, got.Raw)
		require.Equal(t, want, got)
	}
}

func TestDecodeFaults(t *testing.T) {
	tests := []struct {
		name, document string
		want           []string
	}{
		{"letter case", `{"ID":"x"}`, []string{"/ID unknown_reference"}},
		{"unknown", `{"nickname":{"a":[1,{}]}}`, []string{"/nickname unknown_reference"}},
		{"unexported and hidden", `{"hidden":"x","Hidden":"x","-":"x"}`, []string{"/hidden unknown_reference", "/Hidden unknown_reference", "/- unknown_reference"}},
		{"a Go name that has a tag", `{"Adults":1}`, []string{"/Adults unknown_reference"}},
		{"an embedded type by its name", `{"Contact":{}}`, []string{"/Contact unknown_reference"}},
		{"repeated", `{"id":"a","adults":1,"id":"b"}`, []string{"/id duplicate"}},
		{"repeated by an escape", `{"id":"a","\u0069d":"b"}`, []string{"/id duplicate"}},
		{"repeated in a map", `{"answers":{"a":{"value":1},"a":{"value":1}}}`, []string{"/answers/a duplicate"}},
		{"the same key in two spellings", `{"shocks":{"0.3":[],"0.30":[]}}`, []string{"/shocks/0.30 duplicate"}},
		{"a key that isn't of its type", `{"shocks":{"a third":[]}}`, []string{"/shocks/a third bad_format"}},
		{"null", `{"id":null,"on":null,"adults":null,"courses":null,"answers":null,"levels":null,"deep":null,"extra":null,"raw":null,"consent":null}`, []string{
			"/id required", "/on required", "/adults required", "/courses required", "/answers required", "/levels required",
			"/deep required", "/extra required", "/raw required", "/consent required"}},
		{"null as an entry", `{"courses":[null],"answers":{"a":null}}`, []string{"/courses/0 required", "/answers/a required"}},
		{"a number as money", `{"asked":4000}`, []string{"/asked bad_format"}},
		{"a list as a day", `{"on":["2026-11-21"]}`, []string{"/on bad_format"}},
		{"an empty day", `{"on":""}`, []string{"/on required"}},
		{"a day that isn't", `{"on":"2026-02-30"}`, []string{"/on bad_format"}},
		{"half a cent", `{"asked":"0.005 CAD"}`, []string{"/asked too_precise"}},
		{"a text as a number", `{"adults":"2"}`, []string{"/adults bad_format"}},
		{"a number as text", `{"id":7}`, []string{"/id bad_format"}},
		{"a truth as text", `{"lang":true}`, []string{"/lang bad_format"}},
		{"a number as truth", `{"consent":1}`, []string{"/consent bad_format"}},
		{"a text as truth", `{"consent":"true"}`, []string{"/consent bad_format"}},
		{"a fraction as a whole number", `{"adults":2.0}`, []string{"/adults bad_format"}},
		{"an exponent in a whole number", `{"adults":2e0}`, []string{"/adults bad_format"}},
		{"too large", `{"adults":9223372036854775808}`, []string{"/adults out_of_range"}},
		{"far too large", `{"adults":` + strings.Repeat("9", 1000) + `}`, []string{"/adults out_of_range"}},
		{"too large for its type", `{"age":256}`, []string{"/age out_of_range"}},
		{"negative", `{"age":-1}`, []string{"/age out_of_range"}},
		{"beyond every float", `{"score":1e999}`, []string{"/score out_of_range"}},
		{"a text as float", `{"score":"NaN"}`, []string{"/score bad_format"}},
		{"an object as a list", `{"courses":{"0":{}}}`, []string{"/courses bad_format"}},
		{"a list as an object", `{"deep":[],"answers":[[1,2],{"a":{}}]}`, []string{"/deep bad_format", "/answers bad_format"}},
		{"a text as a list", `{"courses":"none"}`, []string{"/courses bad_format"}},
		{"a number as an object", `{"referrer":7}`, []string{"/referrer bad_format"}},
		{"too few entries", `{"levels":[1,2]}`, []string{"/levels inconsistent"}},
		{"too many entries", `{"levels":[1,2,3,4]}`, []string{"/levels inconsistent"}},
		{"behind a pointer", `{"referrer":{"id":"a","mentors":{"id":7,"x":1}}}`, []string{"/referrer/mentors/id bad_format", "/referrer/mentors/x unknown_reference"}},
		{"in a list", `{"courses":[{"name":"a"},{"fee":"1"}]}`, []string{"/courses/1/fee bad_format"}},
		{"escaped", `{"answers":{"a/b~c":{"value":"1"}}}`, []string{"/answers/a~1b~0c/value bad_format"}},
		{"an empty key", `{"answers":{"":{"":1}}}`, []string{"/answers// unknown_reference"}},
		{"all together, in order", `{"x":1,"id":2,"on":"soon","courses":[{"fee":"1 XXX"},3],"adults":1.5}`, []string{
			"/x unknown_reference", "/id bad_format", "/on bad_format", "/courses/0/fee unknown_value", "/courses/1 bad_format", "/adults bad_format"}},
		{"another kind of document", `[]`, []string{" bad_format"}},
		{"null alone", `null`, []string{" required"}},
		{"a text alone", `"` + secret + `"`, []string{" bad_format"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			kept := intake{ID: "kept", Answers: map[string]answer{"q": {1}}, hidden: "kept"}
			err := essor.Decode([]byte(tt.document), &kept)
			require.Equal(t, tt.want, faults(t, err))
			require.NotContains(t, err.Error(), secret)
			require.Equal(t, intake{ID: "kept", Answers: map[string]answer{"q": {1}}, hidden: "kept"}, kept, "the value keeps what it held")
		})
	}
}

func TestDecodeFindsWhereTextStopsBeingJSON(t *testing.T) {
	tests := []struct {
		document string
		want     []string
	}{
		{``, []string{" bad_format"}},
		{` `, []string{" bad_format"}},
		{`{`, []string{" bad_format"}},
		{`}`, []string{" bad_format"}},
		{"\ufeff{}", []string{" bad_format"}}, // a byte order mark
		{`{"id"`, []string{" bad_format"}},
		{`{"id":`, []string{"/id bad_format"}},
		{`{"id" "x"}`, []string{" bad_format"}},
		{`{"id":"x"`, []string{" bad_format"}},
		{`{"id":"x",}`, []string{" bad_format"}},
		{`{"id":"x" "on":"y"}`, []string{" bad_format"}},
		{`{,"id":"x"}`, []string{" bad_format"}},
		{`{id:"x"}`, []string{" bad_format"}},
		{`{'id':"x"}`, []string{" bad_format"}},
		{`{"id":"x]`, []string{"/id bad_format"}},
		{`{"id":"a` + "\n" + `b"}`, []string{"/id bad_format"}},
		{`{"id":"\x41"}`, []string{"/id bad_format"}},
		{`{"id":"\u12"}`, []string{"/id bad_format"}},
		{`{"adults":01}`, []string{"/adults bad_format"}},
		{`{"adults":+1}`, []string{"/adults bad_format"}},
		{`{"adults":-}`, []string{"/adults bad_format"}},
		{`{"score":.5}`, []string{"/score bad_format"}},
		{`{"score":5.}`, []string{"/score bad_format"}},
		{`{"score":NaN}`, []string{"/score bad_format"}},
		{`{"score":Infinity}`, []string{"/score bad_format"}},
		{`{"consent":True}`, []string{"/consent bad_format"}},
		{`{"consent":truefalse}`, []string{"/consent bad_format"}},
		{`{"note":nil}`, []string{"/note bad_format"}},
		{`{"note":nul}`, []string{"/note bad_format"}},
		{`{"courses":[}`, []string{"/courses/0 bad_format"}},
		{`{"courses":[{},]}`, []string{"/courses/1 bad_format"}},
		{`{"courses":[{} {}]}`, []string{"/courses bad_format"}},
		{`{"courses":[{}}`, []string{"/courses bad_format"}},
		{`{"extra":[1,2}`, []string{"/extra bad_format"}},
		{`{"extra":{"a":[1}]}}`, []string{"/extra bad_format"}},
		{`{"x":{"a":]}}`, []string{"/x unknown_reference", "/x bad_format"}},
		{`{"id":7,"on":`, []string{"/id bad_format", "/on bad_format"}},
		{`{} {}`, []string{" bad_format"}},
		{`{}}`, []string{" bad_format"}},
		{`{}x`, []string{" bad_format"}},
		{`{} // done`, []string{" bad_format"}},
		{"{}\x00", []string{" bad_format"}},
		{`{"id":"caf` + "\xe9" + `"}`, []string{" bad_format"}},
	}
	for _, tt := range tests {
		t.Run(tt.document, func(t *testing.T) {
			require.False(t, json.Valid([]byte(tt.document)) && !strings.Contains(tt.document, "\xe9"))
			var got intake
			require.Equal(t, tt.want, faults(t, essor.Decode([]byte(tt.document), &got)))
		})
	}
	err := essor.Decode([]byte(`{"id":"x",}`), &intake{})
	require.EqualError(t, err, "must be JSON: broken near byte 10")
}

func TestDecodeReplacesTheValue(t *testing.T) {
	got := intake{ID: "old", Adults: 4, Answers: map[string]answer{"old": {1}}, Courses: []course{{Name: "old"}}}
	answers := got.Answers
	require.NoError(t, essor.Decode([]byte(`{"id":"new","answers":{"a":{}},"courses":[]}`), &got))
	require.Equal(t, intake{ID: "new", Answers: map[string]answer{"a": {}}, Courses: []course{}}, got)
	require.Equal(t, map[string]answer{"old": {1}}, answers, "what the caller shares stays as it is")
}

func TestDecodeIntoPointers(t *testing.T) {
	type slots struct {
		Twice **int          `json:"twice"`
		List  []*essor.Money `json:"list"`
		Map   map[string]*int
		Date  *essor.Date `json:"date"`
	}
	var got slots
	require.NoError(t, essor.Decode([]byte(`{"twice":7,"list":["1 CAD",null],"Map":{"a":null,"b": 2 },"date": null }`), &got))
	require.Equal(t, 7, **got.Twice)
	require.Equal(t, "1.00 CAD", got.List[0].String())
	require.Nil(t, got.List[1])
	require.Nil(t, got.Map["a"])
	require.Equal(t, 2, *got.Map["b"])
	require.Nil(t, got.Date)

	var p *person
	require.NoError(t, essor.Decode([]byte(` {"id":"a"}`), &p))
	require.Equal(t, "a", p.ID)
	require.NoError(t, essor.Decode([]byte(` null`), &p))
	require.Nil(t, p)
	require.Equal(t, []string{"/list/0 bad_format", "/date bad_format"},
		faults(t, essor.Decode([]byte(`{"list":["x CAD"],"date":"x"}`), &got)))

	for name, into := range map[string]any{"nil": nil, "a value": intake{}, "a nil pointer": (*intake)(nil), "a map": map[string]int{}} {
		require.Equal(t, []string{" inconsistent"}, faults(t, essor.Decode([]byte(`{}`), into)), name)
	}
}

func TestDecodeOfTypesThatReadThemselves(t *testing.T) {
	type purse struct {
		Wallets []wallet          `json:"wallets"`
		ByID    map[string]wallet `json:"by_id"`
		One     *wallet           `json:"one"`
	}
	v := purse{Wallets: []wallet{{held: []essor.Money{essor.MustParseMoney("1.00 CAD")}}}, ByID: map[string]wallet{"a": {held: []essor.Money{}}}}
	data, err := json.Marshal(v)
	require.NoError(t, err)
	var got purse
	require.NoError(t, essor.Decode(data, &got))
	require.Equal(t, v, got)

	err = essor.Decode([]byte(`{"wallets":[{},{"held":["1.00 CAD","1.005 CAD",7]}],"by_id":{"a/b":{"hold":[]}},"one":[]}`), &got)
	require.Equal(t, []string{
		"/wallets/1/held/1 too_precise", "/wallets/1/held/2 bad_format", "/by_id/a~1b/hold unknown_reference", "/one bad_format"}, faults(t, err))

	// Faults beyond the hundred are counted through every level.
	many := `{"held":[` + strings.TrimSuffix(strings.Repeat("7,", 300), ",") + `]}`
	err = essor.Decode([]byte(`{"wallets":[`+many+`,`+many+`]}`), &got)
	var invalid *essor.InvalidError
	require.ErrorAs(t, err, &invalid)
	require.Len(t, invalid.Fields, 100)
	require.Equal(t, 500, invalid.Omitted)

	var host struct {
		When quoted `json:"when"`
	}
	err = essor.Decode([]byte(`{"when":"`+secret+`"}`), &host)
	require.Equal(t, []string{"/when bad_format"}, faults(t, err))
	require.NotContains(t, err.Error(), secret, "the error of a host's type may repeat its input; ours may not")
}

// quoted is a host's type whose error repeats its input.
type quoted struct{}

func (*quoted) UnmarshalText(text []byte) error { return fmt.Errorf("can't read %q", text) }

func TestDecodeKeepsNothingOfTheDocument(t *testing.T) {
	data := []byte(`{"id":"loan-7","raw":["x"],"lang":"fr","answers":{"a":{"value":1}},"extra":"e"}`)
	var got intake
	require.NoError(t, essor.Decode(data, &got))
	for i := range data {
		data[i] = '!'
	}
	require.Equal(t, "loan-7", got.ID)
	require.Equal(t, `["x"]`, string(got.Raw))
	require.Equal(t, essor.FR, got.Lang)
	require.Equal(t, map[string]answer{"a": {1}}, got.Answers)
	require.Equal(t, "e", got.Extra)
}

func TestDecodeEmbedded(t *testing.T) {
	type Inner struct {
		A int `json:"a"`
		B int `json:"b"`
	}
	type named struct {
		C int `json:"c"`
	}
	type outer struct {
		Inner
		named
		A     string `json:"a"` // hides the inner one
		Named Inner  `json:"named"`
	}
	var got outer
	require.NoError(t, essor.Decode([]byte(`{"a":"x","b":2,"c":3,"named":{"a":4}}`), &got))
	require.Equal(t, outer{Inner: Inner{B: 2}, named: named{3}, A: "x", Named: Inner{A: 4}}, got)
	require.Equal(t, []string{"/a bad_format"}, faults(t, essor.Decode([]byte(`{"a":1}`), &got)))
}

func TestDecodeOfKindsWithoutJSON(t *testing.T) {
	type odd struct {
		F func()         `json:"f"`
		C complex128     `json:"c"`
		M map[int]string `json:"m"`
		E error          `json:"e"`
	}
	var got odd
	require.Equal(t, []string{"/f bad_format", "/c bad_format", "/m/1 inconsistent", "/e bad_format"},
		faults(t, essor.Decode([]byte(`{"f":1,"c":1,"m":{"1":"x"},"e":"x"}`), &got)))
}

func TestDecodeIntegersAndFloats(t *testing.T) {
	type numbers struct {
		I8  int8    `json:"i8"`
		I64 int64   `json:"i64"`
		U64 uint64  `json:"u64"`
		F32 float32 `json:"f32"`
		F64 float64 `json:"f64"`
	}
	var got numbers
	require.NoError(t, essor.Decode([]byte(`{"i8":-128,"i64":-9223372036854775808,"u64":18446744073709551615,"f32":16777217,"f64":0.1}`), &got))
	require.Equal(t, numbers{math.MinInt8, math.MinInt64, math.MaxUint64, 16_777_216, 0.1}, got)
	require.NoError(t, essor.Decode([]byte(`{"i8":-0,"f64":-0.0,"f32":1e-999}`), &got))
	require.True(t, math.Signbit(got.F64))
	require.Equal(t, []string{"/i8 out_of_range", "/i64 out_of_range", "/u64 out_of_range", "/f32 out_of_range"},
		faults(t, essor.Decode([]byte(`{"i8":128,"i64":-9223372036854775809,"u64":18446744073709551616,"f32":1e39}`), &got)))
}

// spent returns the bytes that do allocated.
func spent(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestDecodeDepth(t *testing.T) {
	nest := func(levels int) string { return strings.Repeat("[", levels) + strings.Repeat("]", levels) }
	chain := func(levels int) string {
		return strings.Repeat(`{"id":"a","mentors":`, levels) + "null" + strings.Repeat("}", levels)
	}
	wide := `{"held":[]}`
	tests := []struct {
		name, document string
		into           any
		want           []string
	}{
		{"64 lists", nest(64), new(any), nil},
		{"65 lists", nest(65), new(any), []string{" too_many"}},
		{"64 people", chain(64), new(person), nil},
		{"65 people", chain(65), new(person), []string{strings.Repeat("/mentors", 64) + " too_many"}},
		{"63 lists in an object", `{"extra":` + nest(63) + `}`, new(intake), nil},
		{"64 lists in an object", `{"extra":` + nest(64) + `}`, new(intake), []string{"/extra too_many"}},
		{"in raw JSON", `{"raw":` + nest(64) + `,"id":7}`, new(intake), []string{"/raw too_many", "/id bad_format"}},
		{"in a type that reads itself", `[` + wide + `,{"held":` + nest(64) + `}]`, new([]wallet), []string{"/1 too_many"}},
		{"brackets in a text", `{"id":"` + strings.Repeat(`[{\"`, 100) + `"}`, new(intake), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := essor.Decode([]byte(tt.document), tt.into)
			if tt.want == nil {
				require.NoError(t, err)
				return
			}
			require.Equal(t, tt.want, faults(t, err))
		})
	}
}

// Megabytes of hostility cost about their own length, whatever they hit.
func TestDecodeIsBounded(t *testing.T) {
	const size = 8 << 20
	repeat := func(s string) string { return strings.Repeat(s, size/len(s)) }
	tests := map[string]string{
		"open lists":               repeat("["),
		"open objects":             repeat(`{"mentors":`),
		"open objects in any":      `{"extra":` + repeat(`{"a":`),
		"open lists in any":        `{"extra":` + repeat(`[`),
		"open lists in a list":     `{"courses":` + repeat(`[`),
		"open lists in an unknown": `{"x":` + repeat(`[`),
		"open lists as text":       `{"id":` + repeat(`[`),
		"closed lists":             repeat("]"),
		"a long text":              `{"adults":"` + repeat("x") + `"}`,
		"a long escaped text":      `{"on":"` + repeat(`\u0061`) + `"}`,
		"a text without end":       `{"id":"` + repeat("x"),
		"quotes":                   repeat(`"`),
		"backslashes":              `"` + repeat(`\`),
		"a long number":            `{"adults":` + repeat("9") + `}`,
		"a long float":             `{"score":1.` + repeat("9") + `e}`,
		"a long key":               `{"` + repeat("k") + `":{"value":1}}`,
		"a long key in a map":      `{"answers":{"` + repeat("k") + `":{"value":"1"}}}`,
		"white space":              repeat(" "),
		"a long literal":           `{"consent":` + repeat("true") + `}`,
		"unknown members":          `{` + repeat(`"x":1,`) + `"x":1}`,
		"one member again":         `{` + repeat(`"id":"x",`) + `"id":"x"}`,
		"commas":                   `{"courses":[` + repeat(","),
		"colons":                   `{"id":` + repeat(":"),
		"not UTF-8":                repeat("\xff"),
		"null bytes":               repeat("\x00"),
	}
	for name, document := range tests {
		t.Run(name, func(t *testing.T) {
			var err error
			used := spent(func() { err = essor.Decode([]byte(document), new(intake)) })
			require.Error(t, err)
			require.Less(t, len(err.Error()), 400)
			require.Less(t, used, uint64(10*size), "%d MiB", used>>20)
			var invalid *essor.InvalidError
			require.ErrorAs(t, err, &invalid)
			require.LessOrEqual(t, len(invalid.Fields), essor.MaxFieldErrors)
			for _, f := range invalid.Fields {
				require.Less(t, len(f.Pointer), 1_000)
			}
		})
	}
}

func TestDecodeCountsFaultsBeyondTheHundred(t *testing.T) {
	for name, entry := range map[string]string{"of one entry": `{"fee":7}`, "of its kind": `7`, "in its names": `{"x":[]}`} {
		document := `{"courses":[` + strings.TrimSuffix(strings.Repeat(entry+",", 100_000), ",") + `]}`
		err := essor.Decode([]byte(document), new(intake))
		var invalid *essor.InvalidError
		require.ErrorAs(t, err, &invalid, name)
		require.Len(t, invalid.Fields, essor.MaxFieldErrors)
		require.Equal(t, 100_000-essor.MaxFieldErrors, invalid.Omitted)
		require.True(t, strings.HasPrefix(invalid.Fields[99].Pointer, "/courses/99"))
	}
}

func TestDecodeOfTooMuch(t *testing.T) {
	if testing.Short() {
		t.Skip("fills 64 MiB")
	}
	data := bytes.Repeat([]byte(" "), essor.MaxJSONBytes+1)
	data[0] = '7'
	var n int
	require.NoError(t, essor.Decode(data[:essor.MaxJSONBytes], &n))
	require.Equal(t, 7, n)
	require.Equal(t, []string{" too_long"}, faults(t, essor.Decode(data, &n)))
}

// A key that is too long to be repeated ends the pointer before it.
func TestDecodePointersStayShort(t *testing.T) {
	long := strings.Repeat("k", 129)
	err := essor.Decode([]byte(`{"answers":{"`+long+`":{"value":"1"}}}`), new(intake))
	require.Equal(t, []string{"/answers bad_format"}, faults(t, err))
	err = essor.Decode([]byte(`{"answers":{"`+long[1:]+`":{"value":"1"}}}`), new(intake))
	require.Equal(t, []string{"/answers/" + long[1:] + "/value bad_format"}, faults(t, err))
	err = essor.Decode([]byte(`{"`+long+`":1}`), new(intake))
	require.Equal(t, []string{" unknown_reference"}, faults(t, err))
	err = essor.Decode([]byte(`{"`+long+`":{"held":[1]}}`), new(map[string]wallet))
	require.Equal(t, []string{" bad_format"}, faults(t, err))
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"id":"loan-7","on":"2026-11-21","asked":"4000.00 CAD","rate":"0.055","lang":"fr","adults":-2,"age":255,"score":-1.5e-7,"consent":true}`,
		`{"courses":[{"name":"licence","fee":"350.00 CAD"}],"answers":{"q1":{"value":3}},"shocks":{"0.3":["income"]},"levels":[1,2,3]}`,
		`{"referrer":{"id":"p1","mentors":{"id":"p2"}},"note":null,"extra":[{"a":null}],"raw":{"x":1},"mode":"online","deep":{"zone":"UTC"},"NoTag":7}`,
		`{"note":"\ud83d\ude80 \ud800 \u0000"}`, `[1,2`, `{"id":"x","id":"y"}`, `{"x":`, ` null `, "\xff", `{"answers":{"` + strings.Repeat("k", 200) + `":{}}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		kept := intake{ID: "kept", Answers: map[string]answer{"q": {1}}}
		got := kept
		err := essor.Decode(data, &got)
		if !bytes.Equal(before, data) {
			t.Fatal("the document was changed")
		}
		if err != nil {
			checkRefusal(t, data, err)
			if got.ID != kept.ID || len(got.Answers) != 1 || got.Note != nil || got.Courses != nil {
				t.Fatal("a refused document changed the value")
			}
			return
		}
		// What Decode accepts, encoding/json accepts, and reads the same.
		var want intake
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatalf("only Decode accepts %q: %v", data, err)
		}
		a, errA := json.Marshal(got)
		b, errB := json.Marshal(want)
		if !bytes.Equal(a, b) || (errA == nil) != (errB == nil) {
			t.Fatalf("%q: got %s, encoding/json %s", data, a, b)
		}
	})
}

// checkRefusal checks what every refusal promises.
func checkRefusal(t *testing.T, data []byte, err error) {
	var invalid *essor.InvalidError
	if !errors.As(err, &invalid) || len(invalid.Fields) == 0 || len(invalid.Fields) > essor.MaxFieldErrors {
		t.Fatalf("%v", err)
	}
	if invalid.Omitted > 0 && len(invalid.Fields) < essor.MaxFieldErrors {
		t.Fatalf("%d left out of %d", invalid.Omitted, len(invalid.Fields))
	}
	broken := false
	for _, field := range invalid.Fields {
		if field.Code == "" || len(field.Detail) == 0 || len(field.Detail) > 120 || field.Pointer != "" && field.Pointer[0] != '/' {
			t.Fatalf("%+v", field)
		}
		broken = broken || strings.Contains(field.Detail, "broken near byte") || strings.Contains(field.Detail, "nothing after it")
	}
	if json.Valid(data) == broken && invalid.Omitted == 0 && !strings.Contains(err.Error(), "UTF-8") && !strings.Contains(err.Error(), "levels deep") {
		t.Fatalf("valid JSON: %v, but: %v", json.Valid(data), invalid.Fields)
	}
}
