package loan

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

func TestScheduleJSON(t *testing.T) {
	largest := yearLoan()
	largest.Advances[0].Amount = minor(essor.MaxMinor, "CAD")
	for _, terms := range []Terms{studyLoan(), farmLoan(), largest} {
		testScheduleJSON(t, terms)
	}
}

func testScheduleJSON(t *testing.T, terms Terms) {
	s, err := NewSchedule(terms)
	require.NoError(t, err)
	document, err := json.Marshal(s)
	require.NoError(t, err)
	byValue, err := json.Marshal(*s)
	require.NoError(t, err)
	require.Equal(t, document, byValue)

	var read Schedule
	require.NoError(t, essor.Decode(document, &read))
	require.NoError(t, read.Verify(terms))
	again, err := json.Marshal(read)
	require.NoError(t, err)
	require.Equal(t, string(document), string(again))
	require.Equal(t, s.Flows(), read.Flows())
	require.Equal(t, s.Cash(), read.Cash())
	require.Equal(t, s.Explain(), read.Explain())
	require.Equal(t, s.Total(), read.Total())

	var terms2 Terms
	document, err = json.Marshal(terms)
	require.NoError(t, err)
	require.NoError(t, essor.Decode(document, &terms2))
	require.Equal(t, terms, terms2)

	_, err = json.Marshal(Schedule{})
	require.Error(t, err)
}

func TestScheduleJSONRefused(t *testing.T) {
	s, err := NewSchedule(yearLoan())
	require.NoError(t, err)
	good, err := json.Marshal(s)
	require.NoError(t, err)
	tests := []struct {
		old, new string
		code     essor.Code
		pointer  string
	}{
		{`"loan/1"`, `"loan/2"`, essor.CodeUnknownValue, "/rule"},
		{`"frequency":"monthly",`, ``, essor.CodeRequired, "/frequency"},
		{`"payment":"100.00","advances"`, `"advances"`, essor.CodeRequired, "/payment"},
		{`"payment":"100.00","advances"`, `"payment":"-100.00","advances"`, essor.CodeOutOfRange, "/payment"},
		{`"payment":"100.00","advances"`, `"payment":"100.001","advances"`, essor.CodeTooPrecise, "/payment"},
		{`"on":"2026-01-31",`, ``, essor.CodeRequired, "/advances/0/on"},
		{`"amount":"1200.00"`, `"amount":""`, essor.CodeRequired, "/advances/0/amount"},
		{`"no":2,`, `"no":3,`, essor.CodeInconsistent, "/rows/1/no"},
		{`"due":"2026-02-28",`, ``, essor.CodeRequired, "/rows/0/due"},
		{`"interest":"0.00",`, ``, essor.CodeRequired, "/rows/0/interest"},
		{`"interest":"0.00",`, `"interest":"999999999999999.99","fee":"0.01",`, essor.CodeOverflow, "/rows/0"},
		{`"rows":[`, `"interest_only":13,"rows":[`, essor.CodeOutOfRange, "/interest_only"},
		{`"rows":[`, `"row":[],"rows":[`, essor.CodeUnknownReference, "/row"},
	}
	for _, tt := range tests {
		bad := strings.Replace(string(good), tt.old, tt.new, 1)
		require.NotEqual(t, string(good), bad, tt.old)
		read := Schedule{payment: 7}
		requireFault(t, essor.Decode([]byte(bad), &read), tt.code, tt.pointer)
		require.Equal(t, int64(7), read.payment, "a refused document changes nothing")
	}
	var read Schedule
	requireFault(t, essor.Decode([]byte(`{}`), &read), essor.CodeRequired, "/rows")
	requireFault(t, essor.Decode([]byte(`{}`), &read), essor.CodeRequired, "/terms")
}

func TestRowJSON(t *testing.T) {
	s, err := NewSchedule(studyLoan())
	require.NoError(t, err)
	document, err := json.Marshal(s.At(2))
	require.NoError(t, err)
	require.JSONEq(t, `{"no":3,"due":"2026-04-01","payment":"18.68 CAD","principal":"0.00 CAD",
		"interest":"18.68 CAD","advance":"3500.00 CAD","balance":"7500.00 CAD"}`, string(document))
	var row Row
	require.NoError(t, essor.Decode(document, &row))
	require.Equal(t, s.At(2), row)

	for _, tt := range []struct {
		old, new string
		code     essor.Code
		pointer  string
	}{
		{`"no":3`, `"no":0`, essor.CodeOutOfRange, "/no"},
		{`"due":"2026-04-01",`, ``, essor.CodeRequired, "/due"},
		{`"interest":"18.68 CAD",`, ``, essor.CodeRequired, "/interest"},
		{`"interest":"18.68 CAD"`, `"interest":"18.68 USD"`, essor.CodeCurrencyMismatch, "/interest"},
		{`"no":3`, `"no":"3"`, essor.CodeBadFormat, "/no"},
	} {
		bad := strings.Replace(string(document), tt.old, tt.new, 1)
		requireFault(t, essor.Decode([]byte(bad), &row), tt.code, tt.pointer)
	}
}
