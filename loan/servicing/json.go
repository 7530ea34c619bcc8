package servicing

import (
	"encoding/json"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// statementRule names the rule that makes a statement; its number goes up when
// the same life gives another statement.
const statementRule = "servicing/1"

// plainStatement is a statement without its methods.
type plainStatement Statement

// statementJSON is a statement as it is written.
type statementJSON struct {
	Rule  string            `json:"rule"`
	Print essor.Fingerprint `json:"inputs"`
	plainStatement
	Trail []Line `json:"trail"`
}

// inputs are what a statement is made from.
type inputs struct {
	Terms   loan.Terms `json:"terms"`
	Events  []Event    `json:"events"` // those that stand by AsOf, in order
	AsOf    essor.Date `json:"as_of"`
	Options Options    `json:"options"`
}

func (in inputs) fingerprint() (essor.Fingerprint, error) {
	return essor.FingerprintOf("servicing.Replay", in)
}

// fingerprint returns that of what s was made from.
func (s *Statement) fingerprint() (essor.Fingerprint, error) {
	if s.print != (essor.Fingerprint{}) {
		return s.print, nil
	}
	return inputs{s.terms, s.standing(), s.AsOf, s.Options}.fingerprint()
}

// MarshalJSON writes the statement with the fingerprint of terms, standing
// events, day and options. It fails with required for the zero Statement.
func (s Statement) MarshalJSON() ([]byte, error) {
	if !s.AsOf.IsSet() {
		return nil, &essor.FieldError{Pointer: "/as_of", Code: essor.CodeRequired, Detail: "must be a day"}
	}
	print, err := s.fingerprint()
	if err != nil {
		return nil, err
	}
	return json.Marshal(statementJSON{statementRule, print, plainStatement(s), s.Trail()})
}

// UnmarshalJSON reads what MarshalJSON wrote, strictly. Whether it is a true
// statement is for [Statement.Verify] to say.
func (s *Statement) UnmarshalJSON(data []byte) error {
	var in statementJSON
	if err := essor.Decode(data, &in); err != nil {
		return err
	}
	var l check.List
	check.OneOf(&l, in.Rule, []string{statementRule}, "rule")
	if in.Print == (essor.Fingerprint{}) {
		l.Add(essor.CodeRequired, "must be the fingerprint of the inputs", "inputs")
	}
	if !in.AsOf.IsSet() {
		l.Add(essor.CodeRequired, "must be a day", "as_of")
	}
	if l.OK() {
		*s = Statement(in.plainStatement)
		s.print, s.read = in.Print, in.Trail
	}
	return l.Err()
}
