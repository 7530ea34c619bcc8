package servicing

import (
	"slices"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// MaxEvents is how many events one loan may have.
const MaxEvents = 20_000

// Event is something that happened to a loan on a day. Which fields go with
// which [Kind] is said there; others must not be set. It is pure data and
// comparable, and round-trips through JSON.
type Event struct {
	ID            string         `json:"id"` // opaque, unique in the loan, at most 128 bytes
	On            essor.Date     `json:"on"`
	Kind          Kind           `json:"kind"`
	Amount        essor.Money    `json:"amount,omitzero"`         // more than nothing, in the currency of the terms
	Part          Part           `json:"part,omitzero"`           // what is waived
	LowerPayment  bool           `json:"lower_payment,omitzero"`  // prepaid: keep the term, not the payment
	Until         essor.Date     `json:"until,omitzero"`          // holiday: the first day after it
	WaiveInterest bool           `json:"waive_interest,omitzero"` // holiday: no interest accrues
	Cause         Cause          `json:"cause,omitzero"`          // holiday: why, where she told
	YearRate      essor.Fraction `json:"year_rate,omitzero"`      // rate_changed: quoted as the terms quote theirs, 0 to loan.MaxYearRate
	Count         int            `json:"count,omitzero"`          // rescheduled: rows, 1 to loan.MaxRows
	First         essor.Date     `json:"first,omitzero"`          // rescheduled: due date of the first, at most loan.MaxFirstDays later
	Ref           string         `json:"ref,omitzero"`            // reversed: the id of the event
	Loan          string         `json:"loan,omitzero"`           // id of another loan: refinanced, its successor; disbursed, its predecessor
}

// Kind says what happened.
type Kind string

// The kinds of events, with the fields that each needs, and may have.
const (
	Disbursed   Kind = "disbursed"    // Amount; Loan: money lent, at most what the terms advance in all
	Paid        Kind = "paid"         // Amount
	Fee         Kind = "fee"          // Amount: due at once
	Waived      Kind = "waived"       // Amount, Part: at most what is due of it; of principal, what is outstanding
	Prepaid     Kind = "prepaid"      // Amount; LowerPayment: repays principal before it is due
	Holiday     Kind = "holiday"      // Until; WaiveInterest, Cause: rows are suspended
	Rescheduled Kind = "rescheduled"  // Count, First: new rows for the principal
	Reamortised Kind = "reamortised"  // a new payment over the rows left
	Reaged      Kind = "reaged"       // days late restart; their memory stays
	RateChanged Kind = "rate_changed" // YearRate
	Reversed    Kind = "reversed"     // Ref: that event never was; a reversal can't be reversed
	WrittenOff  Kind = "written_off"  // nobody expects the money any more
	Recovered   Kind = "recovered"    // Amount: paid after write-off
	Refinanced  Kind = "refinanced"   // Amount, Loan: another loan paid this one off
	CooledOff   Kind = "cooled_off"   // the client withdrew in time
	Closed      Kind = "closed"       // nothing is owed any more
)

// The kinds of lines that no event makes.
const (
	Due        Kind = "due"         // a row fell due
	LateCharge Kind = "late_charge" // the rule charged for a late row
	CreditUsed Kind = "credit_used" // credit paid what fell due

	Capitalised     Kind = "capitalised"      // interest, or a financed fee, was added to principal, as the terms say
	SavingsReturned Kind = "savings_returned" // compulsory savings became credit
)

// Part is one of the four that a client may owe.
type Part string

// The parts.
const (
	Penalty   Part = "penalty" // late charges
	Charge    Part = "fee"
	Interest  Part = "interest"
	Principal Part = "principal"
)

// The parts as indices.
const (
	penalty = iota
	fee
	interest
	principal
	parts
)

var allParts = [parts]Part{Penalty, Charge, Interest, Principal}

// index returns which part p is, or -1.
func (p Part) index() int {
	for i, q := range allParts {
		if p == q {
			return i
		}
	}
	return -1
}

// Cause is why payments are suspended. It is for her and her officer.
type Cause string

// The causes; none where she did not say.
const (
	Maternity   Cause = "maternity"
	Illness     Cause = "illness"
	Bereavement Cause = "bereavement"
	Calamity    Cause = "calamity"
)

// A form says which fields a kind needs and which it may have, and its place
// in the order of one day.
type form struct {
	kind        Kind
	needs, may  fields
	rank        uint8
	whilePaying bool // after cooling off too
}

type fields uint16

const (
	hasAmount fields = 1 << iota
	hasPart
	hasLowerPayment
	hasUntil
	hasWaiveInterest
	hasCause
	hasYearRate
	hasCount
	hasFirst
	hasRef
	hasLoan
)

// beforeRow is the rank from which on events come after the row of the day.
const beforeRow = 5

var forms = [...]form{
	{RateChanged, 0, hasYearRate, 0, false},
	{Holiday, hasUntil, hasWaiveInterest | hasCause, 1, false},
	{Rescheduled, hasCount | hasFirst, 0, 2, false},
	{Reamortised, 0, 0, 3, false},
	{Reaged, 0, 0, 4, false},
	{Disbursed, hasAmount, hasLoan, 5, false},
	{Fee, hasAmount, 0, 6, false},
	{Waived, hasAmount | hasPart, 0, 7, true},
	{Paid, hasAmount, 0, 8, true},
	{Prepaid, hasAmount, hasLowerPayment, 9, false},
	{CooledOff, 0, 0, 10, false},
	{WrittenOff, 0, 0, 11, true},
	{Recovered, hasAmount, 0, 12, false},
	{Refinanced, hasAmount | hasLoan, 0, 13, false},
	{Closed, 0, 0, 14, true},
	{Reversed, hasRef, 0, 15, false},
}

// formOf returns the form of a kind, nil where there is none.
func formOf(k Kind) *form {
	at := -1
	switch k { // the most frequent ones need no search
	case Paid:
		at = 8
	case Fee:
		at = 6
	default:
		at = slices.IndexFunc(forms[:], func(f form) bool { return f.kind == k })
	}
	if at < 0 {
		return nil
	}
	return &forms[at]
}

// has returns which fields are set.
func (e *Event) has() fields {
	f := fields(0)
	note := func(is bool, bit fields) {
		if is {
			f |= bit
		}
	}
	note(e.Amount != (essor.Money{}), hasAmount)
	note(e.Part != "", hasPart)
	note(e.LowerPayment, hasLowerPayment)
	note(e.Until.IsSet(), hasUntil)
	note(e.WaiveInterest, hasWaiveInterest)
	note(e.Cause != "", hasCause)
	note(e.YearRate != (essor.Fraction{}), hasYearRate)
	note(e.Count != 0, hasCount)
	note(e.First.IsSet(), hasFirst)
	note(e.Ref != "", hasRef)
	note(e.Loan != "", hasLoan)
	return f
}

// fieldNames are those of the fields, by bit.
var fieldNames = [...]string{"amount", "part", "lower_payment", "until", "waive_interest", "cause",
	"year_rate", "count", "first", "ref", "loan"}

// check checks the form of an event, and returns it where it has one.
func (e *Event) check(l *check.List, i int, currency essor.Currency) *form {
	l.ID(e.ID, "events", i, "id")
	if !e.On.IsSet() {
		l.Add(essor.CodeRequired, "must be a day", "events", i, "on")
	}
	form := formOf(e.Kind)
	if form == nil {
		names := make([]Kind, len(forms))
		for i := range forms {
			names[i] = forms[i].kind
		}
		check.OneOf(l, e.Kind, names, "events", i, "kind")
		return nil
	}
	has := e.has()
	if has&^form.may != form.needs {
		e.checkFields(l, i, form, has)
	}
	if has != 0 {
		e.checkValues(l, i, currency, has)
	}
	return form
}

// checkFields names the fields that are missing or belong to another kind.
func (e *Event) checkFields(l *check.List, i int, form *form, has fields) {
	for bit, name := range fieldNames {
		switch field := fields(1) << bit; {
		case has&field == 0 && form.needs&field != 0:
			l.Add(essor.CodeRequired, "must be set for this kind", "events", i, name)
		case has&field != 0 && (form.needs|form.may)&field == 0:
			l.Add(essor.CodeInconsistent, "must not be set for this kind", "events", i, name)
		}
	}
}

// checkValues checks each field that is set by itself.
func (e *Event) checkValues(l *check.List, i int, currency essor.Currency, has fields) {
	if has&hasAmount != 0 {
		switch {
		case e.Amount.Currency() != currency:
			l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the terms", "events", i, "amount")
		case e.Amount.Sign() <= 0:
			l.Add(essor.CodeOutOfRange, "must be more than 0", "events", i, "amount")
		}
	}
	if has&^hasAmount == 0 {
		return
	}
	if e.Part != "" {
		check.OneOf(l, e.Part, allParts[:], "events", i, "part")
	}
	if e.Until.IsSet() && e.Until.Compare(e.On) <= 0 {
		l.Add(essor.CodeInconsistent, "must be after the holiday begins", "events", i, "until")
	}
	if e.Cause != "" {
		check.OneOf(l, e.Cause, []Cause{Maternity, Illness, Bereavement, Calamity}, "events", i, "cause")
	}
	if u := e.YearRate.Units(); u < 0 || u > loan.MaxYearRate*essor.FractionUnit {
		l.Add(essor.CodeOutOfRange, "must be 0 to "+strconv.Itoa(loan.MaxYearRate)+", as a fraction", "events", i, "year_rate")
	}
	if e.Count < 0 || e.Count > loan.MaxRows {
		l.Add(essor.CodeOutOfRange, "must be 1 to "+strconv.Itoa(loan.MaxRows), "events", i, "count")
	}
	if days := e.First.Sub(e.On); e.First.IsSet() && days <= 0 {
		l.Add(essor.CodeInconsistent, "must be after the day of the event", "events", i, "first")
	} else if e.First.IsSet() && days > loan.MaxFirstDays {
		l.Add(essor.CodeOutOfRange, "must be at most "+strconv.Itoa(loan.MaxFirstDays)+" days after the event", "events", i, "first")
	}
	if e.Ref != "" {
		l.ID(e.Ref, "events", i, "ref")
	}
	if e.Loan != "" {
		l.ID(e.Loan, "events", i, "loan")
	}
}
