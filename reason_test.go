package essor_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// topic has a String method that must not decide what a fact holds.
type topic string

func (topic) String() string { return "another text" }

func TestArgOf(t *testing.T) {
	tests := []struct {
		got         essor.Arg
		kind, value string
	}{
		{essor.ArgOf("days", 12), "count", "12"},
		{essor.ArgOf("days", -3), "count", "-3"},
		{essor.ArgOf("seconds", int64(math.MinInt64)), "count", "-9223372036854775808"},
		{essor.ArgOf("rate", essor.MustParseFraction("0.0550")), "fraction", "0.055"},
		{essor.ArgOf("paid", essor.MustParseMoney("12.5 CAD")), "money", "12.50 CAD"},
		{essor.ArgOf("on", essor.MustParseDate("2026-11-21")), "date", "2026-11-21"},
		{essor.ArgOf("topic", "pricing"), "text", "pricing"},
		{essor.ArgOf("topic", topic("pricing")), "text", "pricing"},
		{essor.ArgOf("audience", essor.Staff), "text", "staff"},
		{essor.ArgOf("not_set", essor.Money{}), "money", ""},
	}
	for _, tt := range tests {
		require.Equal(t, tt.kind, tt.got.Kind, tt.got.Name)
		require.Equal(t, tt.value, tt.got.Value, tt.got.Name)
	}
}

func TestReasonIsPureData(t *testing.T) {
	r := essor.Reason{Code: "late", Audience: essor.Person, Args: []essor.Arg{essor.ArgOf("days", 12)}}
	data, err := json.Marshal(r)
	require.NoError(t, err)
	require.JSONEq(t, `{"code":"late","audience":"person","args":[{"name":"days","kind":"count","value":"12"}]}`, string(data))
	var back essor.Reason
	require.NoError(t, essor.Decode(data, &back))
	require.Equal(t, r, back)

	data, err = json.Marshal(essor.Reason{Code: "late", Audience: essor.Public})
	require.NoError(t, err)
	require.JSONEq(t, `{"code":"late","audience":"public"}`, string(data))
	require.NoError(t, essor.Decode(data, &back))
	require.Nil(t, back.Args)
}
