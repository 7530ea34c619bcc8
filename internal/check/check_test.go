package check_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/stretchr/testify/require"
)

// only returns the one field error that l must hold.
func only(t *testing.T, l *check.List) essor.FieldError {
	t.Helper()
	var invalid *essor.InvalidError
	require.ErrorAs(t, l.Err(), &invalid)
	require.Len(t, invalid.Fields, 1)
	require.Zero(t, invalid.Omitted)
	return invalid.Fields[0]
}

func TestZeroListIsFine(t *testing.T) {
	var l check.List
	require.True(t, l.OK())
	require.False(t, l.Full())
	require.NoError(t, l.Err())
	l.AddError(nil, "terms")
	require.NoError(t, l.Err())
	require.Zero(t, testing.AllocsPerRun(100, func() {
		var l check.List
		l.ID("loan-7")
		l.Text("a note", check.MaxText)
		l.Count(3, 1, 5)
		_ = l.Err()
	}))
}

func TestErrorsKeepTheirOrder(t *testing.T) {
	var l check.List
	l.Add(essor.CodeRequired, "must not be empty", "terms", "advances", 0, "amount")
	l.AddError(essor.ErrInvalid, "terms", "note") // of no documented form
	_, err := essor.ParseMoney("12")
	l.AddError(fmt.Errorf("intake: %w", err), "fee")
	l.AddError(&essor.InvalidError{Fields: []essor.FieldError{
		{Pointer: "/0/due", Code: essor.CodeOutOfRange, Detail: "must fit"},
		{Code: essor.CodeTooFew, Detail: "must have at least 2 entries"},
	}, Omitted: 5}, "rows")
	require.False(t, l.OK())

	var invalid *essor.InvalidError
	require.ErrorAs(t, l.Err(), &invalid)
	require.Equal(t, &essor.InvalidError{Fields: []essor.FieldError{
		{Pointer: "/terms/advances/0/amount", Code: essor.CodeRequired, Detail: "must not be empty"},
		{Pointer: "/terms/note", Code: essor.CodeBadFormat, Detail: "must be of the documented form"},
		{Pointer: "/fee", Code: essor.CodeBadFormat, Detail: "must end in a space and a currency code"},
		{Pointer: "/rows/0/due", Code: essor.CodeOutOfRange, Detail: "must fit"},
		{Pointer: "/rows", Code: essor.CodeTooFew, Detail: "must have at least 2 entries"},
	}, Omitted: 5}, invalid)
}

func TestAtMostOneHundred(t *testing.T) {
	var l check.List
	for i := range 100_000 {
		require.Equal(t, i >= essor.MaxFieldErrors, l.Full())
		switch i % 2 {
		case 0:
			l.Add(essor.CodeRequired, "must not be empty", "people", i)
		case 1:
			l.AddError(&essor.FieldError{Pointer: "/id", Code: essor.CodeTooLong, Detail: "must fit"}, "people", i)
		}
	}
	l.AddError(&essor.InvalidError{Fields: make([]essor.FieldError, 100), Omitted: 7}, "more")

	var invalid *essor.InvalidError
	require.ErrorAs(t, l.Err(), &invalid)
	require.Len(t, invalid.Fields, essor.MaxFieldErrors)
	require.Equal(t, 100_000-essor.MaxFieldErrors+107, invalid.Omitted)
	require.Equal(t, "/people/0", invalid.Fields[0].Pointer)
	require.Equal(t, "/people/99/id", invalid.Fields[99].Pointer)
}

func TestID(t *testing.T) {
	for _, id := range []string{"a", "loan-7", "Aïssatou", strings.Repeat("é", check.MaxID/2), "{}", " ", "a\u200bb"} {
		var l check.List
		require.True(t, l.ID(id, "id"), "%q", id)
		require.NoError(t, l.Err())
	}
	tests := map[string]essor.Code{
		"":                                 essor.CodeRequired,
		strings.Repeat("x", check.MaxID+1): essor.CodeTooLong,
		strings.Repeat("x", 10<<20):        essor.CodeTooLong,
		"a\nb":                             essor.CodeBadFormat,
		"a\x00":                            essor.CodeBadFormat,
		"a\x7f":                            essor.CodeBadFormat,
		"a\u0085b":                         essor.CodeBadFormat, // next line, a control character beyond ASCII
		"a\xff":                            essor.CodeBadFormat,
	}
	for id, code := range tests {
		var l check.List
		require.False(t, l.ID(id, "people", 3, "id"))
		field := only(t, &l)
		require.Equal(t, code, field.Code)
		require.Equal(t, "/people/3/id", field.Pointer)
		require.Less(t, len(field.Detail), 100)
	}
}

func TestText(t *testing.T) {
	var l check.List
	require.True(t, l.Text("", 0, "note"))
	require.True(t, l.Text("deux\nlignes", check.MaxText, "note"))
	require.True(t, l.Text(strings.Repeat("x", 10), 10, "note"))
	require.True(t, l.OK())

	require.False(t, l.Text(strings.Repeat("x", 11), 10, "note"))
	require.Equal(t, essor.FieldError{Pointer: "/note", Code: essor.CodeTooLong, Detail: "must be at most 10 bytes long"}, only(t, &l))
	l = check.List{}
	require.False(t, l.Text("caf\xe9", 10, "note"))
	require.Equal(t, essor.CodeBadFormat, only(t, &l).Code)
}

func TestCount(t *testing.T) {
	tests := []struct {
		n, least, most int
		code           essor.Code
	}{
		{0, 0, 5, ""}, {1, 1, 5, ""}, {5, 1, 5, ""},
		{0, 1, 5, essor.CodeRequired}, {1, 2, 5, essor.CodeTooFew}, {6, 1, 5, essor.CodeTooMany}, {1, 0, 0, essor.CodeTooMany},
	}
	for _, tt := range tests {
		var l check.List
		require.Equal(t, tt.code == "", l.Count(tt.n, tt.least, tt.most, "rows"))
		if tt.code != "" {
			require.Equal(t, tt.code, only(t, &l).Code)
		}
	}
}

func TestOneOf(t *testing.T) {
	type mode string
	allowed := []mode{"online", "in_person"}
	var l check.List
	require.True(t, check.OneOf(&l, "online", allowed, "mode"))
	require.True(t, l.OK())
	require.False(t, check.OneOf(&l, "", allowed, "mode"))
	require.Equal(t, essor.CodeRequired, only(t, &l).Code)
	l = check.List{}
	require.False(t, check.OneOf(&l, "Online", allowed, "mode"))
	require.Equal(t, essor.FieldError{Pointer: "/mode", Code: essor.CodeUnknownValue, Detail: "must be one of: online, in_person"}, only(t, &l))
	require.True(t, check.OneOf(&l, "", []mode{"", "online"}, "mode"), "a default may be among the choices")
}

// The document and pointers of RFC 6901, section 5.
func TestPointer(t *testing.T) {
	tests := []struct {
		path []any
		want string
	}{
		{nil, ""},
		{[]any{"foo"}, "/foo"},
		{[]any{"foo", 0}, "/foo/0"},
		{[]any{""}, "/"},
		{[]any{"a/b"}, "/a~1b"},
		{[]any{"c%d"}, "/c%d"},
		{[]any{"e^f"}, "/e^f"},
		{[]any{"g|h"}, "/g|h"},
		{[]any{"i\\j"}, "/i\\j"},
		{[]any{"k\"l"}, "/k\"l"},
		{[]any{" "}, "/ "},
		{[]any{"m~n"}, "/m~0n"},
		{[]any{"~1", "answers", 12, "größe"}, "/~01/answers/12/größe"},
		{[]any{"answers", strings.Repeat("k", check.MaxID+1), "value"}, "/answers"},
		{[]any{"answers", "\xff", 3}, "/answers"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, check.Pointer(tt.path...))
	}
}

// A pointer leads back to the value it was made for.
func FuzzPointer(f *testing.F) {
	f.Add("a/b", "m~n", 3)
	f.Add("", "~1", 0)
	f.Add("é", strings.Repeat("x", 200), 1)
	f.Fuzz(func(t *testing.T, outer, inner string, index int) {
		pointer := check.Pointer(outer, inner, index)
		if !utf8.ValidString(pointer) || len(pointer) > 4*check.MaxID+24 {
			t.Fatalf("%q", pointer)
		}
		if max(len(outer), len(inner)) > check.MaxID || !utf8.ValidString(outer) || !utf8.ValidString(inner) {
			return
		}
		steps := strings.Split(pointer, "/")
		for i := range steps {
			steps[i] = strings.ReplaceAll(strings.ReplaceAll(steps[i], "~1", "/"), "~0", "~")
		}
		if len(steps) != 4 || steps[1] != outer || steps[2] != inner || steps[3] != fmt.Sprint(index) {
			t.Fatalf("%q", pointer)
		}
	})
}

func TestErrIsABody(t *testing.T) {
	var l check.List
	l.ID("", "id")
	err := fmt.Errorf("mentor: %w", l.Err())
	require.ErrorIs(t, err, essor.ErrInvalid)
	require.False(t, errors.Is(err, essor.ErrNoAnswer))
	var invalid *essor.InvalidError
	require.ErrorAs(t, err, &invalid)
	body, jsonErr := json.Marshal(invalid)
	require.NoError(t, jsonErr)
	require.JSONEq(t, `{"fields":[{"pointer":"/id","code":"required","detail":"must not be empty"}],"omitted":0}`, string(body))
}

func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{1, 100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var l check.List
				for i := range n {
					l.Add(essor.CodeRequired, "must not be empty", "people", i, "id")
				}
			}
		})
	}
}
