package essor_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// secret is what a value of a test may hold and no error may repeat.
const secret = "marie-curie"

// requireCode checks that err is one field error with the code, that it is
// about input or about a missing answer as its code says, and that its text
// repeats nothing of what was refused.
func requireCode(t *testing.T, err error, code essor.Code, refused string) {
	t.Helper()
	var field *essor.FieldError
	require.ErrorAs(t, err, &field)
	require.Equal(t, code, field.Code, err)
	noAnswer := code == essor.CodeNoSolution || code == essor.CodeUndefined || code == essor.CodeInfeasible
	require.Equal(t, noAnswer, errors.Is(err, essor.ErrNoAnswer))
	require.Equal(t, !noAnswer, errors.Is(err, essor.ErrInvalid))
	require.Less(t, len(err.Error()), 200)
	require.Equal(t, strings.ToLower(field.Detail[:1]), field.Detail[:1], "lower case")
	require.False(t, strings.HasSuffix(field.Detail, "."), "no full stop")
	if len(refused) > 3 {
		require.NotContains(t, err.Error(), refused)
	}
}

func TestFieldErrorSaysWhoseFaultItIs(t *testing.T) {
	noAnswer := map[essor.Code]bool{essor.CodeNoSolution: true, essor.CodeUndefined: true, essor.CodeInfeasible: true}
	codes := []essor.Code{
		essor.CodeRequired, essor.CodeBadFormat, essor.CodeOutOfRange, essor.CodeTooLong, essor.CodeTooPrecise,
		essor.CodeTooMany, essor.CodeTooFew, essor.CodeNotFinite, essor.CodeUnknownValue, essor.CodeUnknownReference,
		essor.CodeDuplicate, essor.CodeInconsistent, essor.CodeCurrencyMismatch, essor.CodeOverflow, essor.CodeCyclic,
		essor.CodeNoSolution, essor.CodeUndefined, essor.CodeInfeasible,
	}
	for _, code := range codes {
		err := fmt.Errorf("loan: %w", &essor.FieldError{Pointer: "/rate", Code: code, Detail: "must fit"})
		require.Equal(t, noAnswer[code], errors.Is(err, essor.ErrNoAnswer), code)
		require.Equal(t, !noAnswer[code], errors.Is(err, essor.ErrInvalid), code)
		require.NotErrorIs(t, err, io.EOF)
	}
}

func TestErrorTexts(t *testing.T) {
	first := essor.FieldError{Pointer: "/payments/3/amount", Code: essor.CodeOutOfRange, Detail: "must be within its limits"}
	whole := essor.FieldError{Code: essor.CodeBadFormat, Detail: "must be one JSON value"}
	tests := []struct {
		err  error
		want string
	}{
		{&first, "/payments/3/amount: must be within its limits"},
		{&whole, "must be one JSON value"},
		{&essor.InvalidError{}, "essor: invalid input"},
		{&essor.InvalidError{Fields: []essor.FieldError{whole}}, "must be one JSON value"},
		{&essor.InvalidError{Fields: []essor.FieldError{first, whole}}, "/payments/3/amount: must be within its limits (and 1 more)"},
		{&essor.InvalidError{Fields: []essor.FieldError{first, whole}, Omitted: 40}, "/payments/3/amount: must be within its limits (and 41 more)"},
	}
	for _, tt := range tests {
		require.EqualError(t, tt.err, tt.want)
	}
}

func TestInvalidErrorHandsOutItsFields(t *testing.T) {
	err := fmt.Errorf("intake: %w", &essor.InvalidError{Fields: []essor.FieldError{
		{Pointer: "/a", Code: essor.CodeRequired, Detail: "must not be empty"},
		{Pointer: "/b", Code: essor.CodeUndefined, Detail: "must not be zero"},
	}})
	require.ErrorIs(t, err, essor.ErrInvalid)
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	var one *essor.FieldError
	require.ErrorAs(t, err, &one)
	require.Equal(t, "/a", one.Pointer)

	var many *essor.InvalidError
	require.ErrorAs(t, err, &many)
	body, jsonErr := json.Marshal(many)
	require.NoError(t, jsonErr)
	require.JSONEq(t, `{"fields":[
		{"pointer":"/a","code":"required","detail":"must not be empty"},
		{"pointer":"/b","code":"undefined","detail":"must not be zero"}],"omitted":0}`, string(body))
	var back essor.InvalidError
	require.NoError(t, essor.Decode(body, &back))
	require.Equal(t, *many, back)
}
