package servicing

import "github.com/essor-go/essor"

// Shared is what a statement may say outside the lender: to a credit bureau, a
// guarantor, a funder. Two loans that differ in nothing but why payments are
// suspended, in ids, or in the loans that they replace or are replaced by have
// the same one, byte for byte: it holds no cause, no id, no trail, no options
// and no fingerprint. Who gets it, and by which consent, is for the host to
// say. It is plain data, comparable but for its reasons, and round-trips
// through JSON.
type Shared struct {
	AsOf         essor.Date     `json:"as_of"`
	End          Kind           `json:"end,omitzero"`           // what ended the loan, as in [Statement]
	Settled      bool           `json:"settled,omitzero"`       // it lives, money was lent and nothing is owed
	Disbursed    essor.Money    `json:"disbursed"`              // lent so far
	Principal    essor.Money    `json:"principal"`              // outstanding
	Overdue      essor.Money    `json:"overdue"`                // of all parts
	WrittenOff   essor.Money    `json:"written_off"`            // of all parts, and not recovered
	Payment      essor.Money    `json:"payment"`                // the level payment now
	Bucket       string         `json:"bucket"`                 // of days late, as in [Statement]: not the days themselves
	Restructured bool           `json:"restructured,omitzero"`  // rescheduled or re-amortised, ever
	Moratorium   bool           `json:"moratorium,omitzero"`    // payments are suspended by agreement
	HolidayUntil essor.Date     `json:"holiday_until,omitzero"` // the first day after that
	Reasons      []essor.Reason `json:"reasons"`                // for [essor.Public]
}

// Shared returns what may leave the lender.
func (s *Statement) Shared() Shared {
	out := Shared{
		AsOf: s.AsOf, End: s.End, Settled: s.Settled,
		Disbursed: s.Disbursed, Principal: s.Principal, Overdue: s.Overdue.Sum(), WrittenOff: s.left(), Payment: s.Payment,
		Bucket: s.Bucket, Restructured: s.Restructured, Moratorium: s.Moratorium,
		Reasons: s.Explain(essor.Public),
	}
	if s.Moratorium {
		out.HolidayUntil = s.HolidayUntil
	}
	return out
}
