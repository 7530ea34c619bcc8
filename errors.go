package essor

import (
	"errors"
	"strconv"
	"strings"
)

// ErrInvalid is what errors.Is finds in every error that is about the
// caller's input. A service may turn such an error into HTTP status 422.
var ErrInvalid = errors.New("essor: invalid input")

// ErrNoAnswer is what errors.Is finds in an error that says: the input was
// well-formed, but the question has no answer (no root, undefined, infeasible).
var ErrNoAnswer = errors.New("essor: no answer exists")

// Code says what is wrong with a field. Codes are stable; details are not.
type Code string

// The codes for bad input, which errors.Is reports as [ErrInvalid].
const (
	CodeRequired         Code = "required"          // missing or empty
	CodeBadFormat        Code = "bad_format"        // not of the documented form
	CodeOutOfRange       Code = "out_of_range"      // outside the documented limits
	CodeTooLong          Code = "too_long"          // text over its limit
	CodeTooPrecise       Code = "too_precise"       // more decimals than the currency or field allows
	CodeTooMany          Code = "too_many"          // list over its limit
	CodeTooFew           Code = "too_few"           // list under its minimum
	CodeNotFinite        Code = "not_finite"        // NaN or infinite
	CodeUnknownValue     Code = "unknown_value"     // not one of the listed values
	CodeUnknownReference Code = "unknown_reference" // names something that isn't there
	CodeDuplicate        Code = "duplicate"         // given twice
	CodeInconsistent     Code = "inconsistent"      // contradicts another field
	CodeCurrencyMismatch Code = "currency_mismatch" // two currencies in one sum
	CodeOverflow         Code = "overflow"          // result beyond the representable range
	CodeCyclic           Code = "cyclic"            // refers back to itself
)

// The codes for questions without an answer, which errors.Is reports as
// [ErrNoAnswer].
const (
	CodeNoSolution Code = "no_solution" // equation without a single root
	CodeUndefined  Code = "undefined"   // value not defined for this input, such as 0/0
	CodeInfeasible Code = "infeasible"  // no assignment meets the constraints
)

// MaxFieldErrors is how many field errors one [InvalidError] lists at most.
const MaxFieldErrors = 100

// FieldError reports one rejected field. It never holds the rejected value,
// because a value may be personal data or megabytes long.
type FieldError struct {
	Pointer string `json:"pointer"` // RFC 6901, such as /payments/3/amount; "" is the whole
	Code    Code   `json:"code"`    // stable, such as out_of_range
	Detail  string `json:"detail"`  // English, for developers
}

// Error returns the pointer and the detail, without the rejected value.
func (e *FieldError) Error() string {
	if e.Pointer == "" {
		return e.Detail
	}
	return e.Pointer + ": " + e.Detail
}

// Is reports whether target is [ErrNoAnswer] for the codes no_solution,
// undefined and infeasible, or [ErrInvalid] for all others.
func (e *FieldError) Is(target error) bool {
	switch e.Code {
	case CodeNoSolution, CodeUndefined, CodeInfeasible:
		return target == ErrNoAnswer
	}
	return target == ErrInvalid
}

// InvalidError holds the field errors of one input, in input order, at most
// [MaxFieldErrors]. It can be written as JSON for the body of an HTTP 422.
type InvalidError struct {
	Fields  []FieldError `json:"fields"`
	Omitted int          `json:"omitted"` // how many more were found and left out
}

// Error returns the first field error and how many others there are.
func (e *InvalidError) Error() string {
	if len(e.Fields) == 0 {
		return ErrInvalid.Error()
	}
	more := len(e.Fields) - 1 + e.Omitted
	if more == 0 {
		return e.Fields[0].Error()
	}
	return e.Fields[0].Error() + " (and " + strconv.Itoa(more) + " more)"
}

// Unwrap returns the field errors, so that errors.Is and errors.As reach them.
func (e *InvalidError) Unwrap() []error {
	out := make([]error, len(e.Fields))
	for i := range e.Fields {
		out[i] = &e.Fields[i]
	}
	return out
}

// fieldError returns a field error without a pointer: whoever knows where the
// value stood adds it.
func fieldError(code Code, detail string) *FieldError {
	return &FieldError{Code: code, Detail: detail}
}

// escapePointer writes one reference token as RFC 6901 asks.
func escapePointer(token string) string {
	if !strings.ContainsAny(token, "~/") {
		return token
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(token)
}
