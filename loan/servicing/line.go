package servicing

import (
	"encoding/json"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Line is one line of the trail: an event, or something that time brought.
// Its parts say what became of the money to the last cent. It is comparable.
//
//	disbursed                                  principal lent, fee deducted from it
//	capitalised                                interest, or a fee that is financed, and the principal that it became
//	due, fee, late_charge                      what fell due
//	paid, prepaid, recovered, refinanced       what the money paid; the rest is credit
//	credit_used                                what it paid; credit is negative
//	savings_returned                           savings that became credit; of the fee, what is no longer asked for
//	waived, written_off, cooled_off            what is no longer asked for
type Line struct {
	parts    [parts]int64
	credit   int64
	balance  int64
	of       extra
	event    string
	kind     Kind
	on       essor.Date
	currency essor.Currency
}

// code is a kind as a number: the rank of its form, or one of these.
type code uint8

const (
	isDue code = iota + code(len(forms))
	isLateCharge
	isCreditUsed
	isCapitalised
	isGivenBack
)

// kind returns what the code stands for.
func (c code) kind() Kind {
	if int(c) < len(forms) {
		return forms[c].kind
	}
	return [...]Kind{Due, LateCharge, CreditUsed, Capitalised, SavingsReturned}[c-isDue]
}

// write adds a line to the trail, where somebody wants one.
func (s *state) write(kind code, amounts [parts]int64, credit int64) {
	of := s.of
	s.of = extra{}
	if !s.writes {
		return
	}
	on, _ := essor.DateOfDay(s.day)
	line := Line{amounts, credit, s.outstanding, of, "", kind.kind(), on, s.currency}
	if int(kind) < len(forms) {
		line.event = s.records[s.at].id
	}
	s.trail = append(s.trail, line)
}

// Trail returns what happened, in order, as lines that account for every
// cent. Cost: that of [Replay], since the statement keeps no trail but lives
// through the loan again.
func (s *Statement) Trail() []Line {
	if len(s.terms.Advances) == 0 { // read from JSON
		return append([]Line{}, s.read...)
	}
	state, err := s.relive(true)
	if err != nil { // never: it was replayed before
		return nil
	}
	return state.trail
}

// money returns an amount that is within essor.MaxMinor.
func money(minor int64, currency essor.Currency) essor.Money {
	m, _ := essor.MoneyOf(minor, currency)
	return m
}

// On returns the day.
func (l Line) On() essor.Date { return l.on }

// Kind returns what happened.
func (l Line) Kind() Kind { return l.kind }

// Event returns the id of the event, "" for what time brought.
func (l Line) Event() string { return l.event }

// Parts returns the amounts by part.
func (l Line) Parts() Parts { return partsOf(l.parts, l.currency) }

// Credit returns by how much the credit changed.
func (l Line) Credit() essor.Money { return money(l.credit, l.currency) }

// Amount returns all parts and the credit in sum: of a payment, what was paid.
// The fee deducted from a disbursement is left out, and what became principal
// counts once.
func (l Line) Amount() essor.Money { return money(l.amount(), l.currency) }

func (l *Line) amount() int64 {
	switch l.kind {
	case Disbursed, Capitalised:
		return l.parts[principal]
	case SavingsReturned:
		return l.credit
	}
	return l.parts[penalty] + l.parts[fee] + l.parts[interest] + l.parts[principal] + l.credit
}

// Balance returns the principal outstanding after it.
func (l Line) Balance() essor.Money { return money(l.balance, l.currency) }

// Outside returns which part of the fee is outside the cost of the loan: see
// [loan.Fee].
func (l Line) Outside() essor.Money { return money(l.of.outside, l.currency) }

// Saved returns which part of the fee is compulsory savings: of what fell due,
// those asked for; of a disbursement or a payment, those set aside with it;
// negative, those that go back with the fees of a loan cooled off. What was set
// aside, less what savings_returned lines give back, are the savings of the
// statement.
func (l Line) Saved() essor.Money { return money(l.of.saving, l.currency) }

// lineJSON is a line as it is written.
type lineJSON struct {
	On      essor.Date  `json:"on"`
	Kind    Kind        `json:"kind"`
	Event   string      `json:"event,omitzero"`
	Parts   Parts       `json:"parts"`
	Credit  essor.Money `json:"credit"`
	Balance essor.Money `json:"balance"`
	Outside essor.Money `json:"outside,omitzero"`
	Saved   essor.Money `json:"saved,omitzero"`
}

// MarshalJSON writes the line with amounts such as "1394.70 CAD".
func (l Line) MarshalJSON() ([]byte, error) {
	out := lineJSON{l.on, l.kind, l.event, l.Parts(), l.Credit(), l.Balance(), essor.Money{}, essor.Money{}}
	if l.of.outside != 0 {
		out.Outside = l.Outside()
	}
	if l.of.saving != 0 {
		out.Saved = l.Saved()
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (l *Line) UnmarshalJSON(data []byte) error {
	var in lineJSON
	if err := essor.Decode(data, &in); err != nil {
		return err
	}
	var faults check.List
	if !in.On.IsSet() {
		faults.Add(essor.CodeRequired, "must be a day", "on")
	}
	currency := in.Balance.Currency()
	require := func(m essor.Money, path ...any) {
		switch {
		case m == (essor.Money{}):
			faults.Add(essor.CodeRequired, "must be an amount", path...)
		case m.Currency() != currency:
			faults.Add(essor.CodeCurrencyMismatch, "must be in the currency of the balance", path...)
		}
	}
	require(in.Parts.Penalty, "parts", "penalty")
	require(in.Parts.Fee, "parts", "fee")
	require(in.Parts.Interest, "parts", "interest")
	require(in.Parts.Principal, "parts", "principal")
	require(in.Credit, "credit")
	require(in.Balance, "balance")
	if in.Outside != (essor.Money{}) {
		require(in.Outside, "outside")
	}
	if in.Saved != (essor.Money{}) {
		require(in.Saved, "saved")
	}
	if faults.OK() {
		*l = Line{in.Parts.minor(), in.Credit.Minor(), in.Balance.Minor(), extra{in.Outside.Minor(), in.Saved.Minor()}, in.Event, in.Kind, in.On, currency}
	}
	return faults.Err()
}
