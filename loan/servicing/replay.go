package servicing

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// Replay returns the statement of a loan at the end of a day from all that
// happened to it. The package comment says how; the order of events does not
// matter.
//
// It fails with an [essor.InvalidError] whose pointers begin with /terms,
// /events, /as_of or /options. An event that contradicts those before it is
// reported as if it were left out for those after it. Amounts that grow
// beyond essor.MaxMinor are an overflow.
//
// Cost: O(n log n) for n events, linear where they come in order, and linear
// in the rows that fell due; some ten allocations, whatever n. An event that
// finds the payment anew costs some six passes over the rows left.
func Replay(terms loan.Terms, events []Event, asOf essor.Date, options Options) (*Statement, error) {
	var l check.List
	plan, records := prepare(&l, &terms, events, asOf, &options)
	if !l.OK() {
		return nil, l.Err()
	}
	own := &Statement{AsOf: asOf, Options: options, terms: terms, records: records}
	detach(&own.terms)
	s := newState(&own.terms, &own.Options, &plan)
	s.bills = make([]bill, 0, 8)
	var faults []fault
	for i := range records {
		e := &events[records[i].at]
		own.keep(&records[i], e)
		if c := s.take(e, &forms[records[i].rank], i); c != nil {
			faults = append(faults, fault{int(records[i].at), c})
		}
	}
	if len(faults) > 0 {
		return nil, inOrder(faults)
	}
	s.pass(asOf.Day(), true)
	if s.overflown || s.owed() > most {
		return nil, overflow()
	}
	s.fill(own)
	return own, nil
}

// prepare checks everything by itself, and brings the events in order.
func prepare(l *check.List, terms *loan.Terms, events []Event, asOf essor.Date, options *Options) (loan.Plan, []record) {
	plan, err := loan.Compile(*terms)
	l.AddError(err, "terms")
	if !asOf.IsSet() {
		l.Add(essor.CodeRequired, "must be a day", "as_of")
	}
	currency := essor.Currency{}
	if len(terms.Advances) > 0 {
		currency = terms.Advances[0].Amount.Currency()
	}
	options.check(l, currency)
	return plan, journal(l, events, currency, asOf)
}

// take lets time pass until an event and applies it.
func (s *state) take(e *Event, f *form, at int) *contradiction {
	s.pass(e.On.Day(), f.rank >= beforeRow)
	s.at, s.code = int32(at), code(f.rank)
	return s.happen(e, f)
}

// fault is an event that contradicts others.
type fault struct {
	at int
	*contradiction
}

// inOrder returns the faults as field errors, in the order of the events.
func inOrder(faults []fault) error {
	slices.SortStableFunc(faults, func(a, b fault) int { return a.at - b.at })
	var l check.List
	for _, f := range faults {
		l.Add(f.code, f.detail, "events", f.at, f.field)
	}
	return l.Err()
}

// overflow says that what is owed has grown beyond all amounts.
func overflow() error {
	return &essor.InvalidError{Fields: []essor.FieldError{{
		Pointer: "/events", Code: essor.CodeOverflow, Detail: "must lead to amounts within essor.MaxMinor",
	}}}
}
