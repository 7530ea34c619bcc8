package servicing

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// record is an event in a quarter of the room: what a payment, a fee or a
// disbursement says. It points to the rest where there is more.
type record struct {
	id     string
	amount int64
	day    int32
	at     int32 // index among the events given
	rare   int32 // index + 1 among the rare events of the statement
	rank   uint8
	isGone bool // reversed
}

// keep keeps of an event what its record does not say.
func (s *Statement) keep(r *record, e *Event) {
	if !isCommon(e) {
		s.rare = append(s.rare, *e)
		r.rare = int32(len(s.rare))
	}
}

// isCommon reports whether a record says all of an event.
func isCommon(e *Event) bool {
	switch e.Kind {
	case Paid, Fee:
		return true
	case Prepaid:
		return !e.LowerPayment
	case Disbursed:
		return e.Loan == ""
	}
	return false
}

// event returns the event of a record.
func (s *Statement) event(r *record) Event {
	if r.rare > 0 {
		return s.rare[r.rare-1]
	}
	on, _ := essor.DateOfDay(int(r.day))
	return Event{ID: r.id, On: on, Kind: forms[r.rank].kind, Amount: money(r.amount, s.Paid.Currency())}
}

// standing returns the events that stand, in order.
func (s *Statement) standing() []Event {
	events := make([]Event, len(s.records))
	for i := range s.records {
		events[i] = s.event(&s.records[i])
	}
	return events
}

// relive lives through the loan again until the day of the statement, and
// writes the trail.
func (s *Statement) relive(writes bool) (*state, error) {
	plan, err := loan.Compile(s.terms)
	if err != nil {
		return nil, err
	}
	state := newState(&s.terms, &s.Options, &plan)
	if state.writes = writes; writes {
		state.records = s.records
		state.trail = make([]Line, 0, 2*len(s.records)+8)
	}
	for i := range s.records {
		e := s.event(&s.records[i])
		state.take(&e, &forms[s.records[i].rank], i)
	}
	state.pass(s.AsOf.Day(), true)
	return &state, nil
}
