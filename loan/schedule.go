package loan

import (
	"iter"
	"slices"

	"github.com/essor-go/essor"
)

// Schedule is what a loan asks of the client, row by row. It is immutable and
// safe for concurrent use. The zero Schedule has no rows.
type Schedule struct {
	terms        Terms             // as given; empty when the schedule was read from JSON
	print        essor.Fingerprint // of the terms, when the schedule was read from JSON
	currency     essor.Currency
	frequency    Frequency
	interestOnly int
	payment      int64 // level payment
	fee          int64 // deducted from the first advance
	advances     []Advance
	rows         []Row

	own struct { // room for the lists of most terms
		advances [2]Advance
		fees     [2]Fee
	}
}

// NewSchedule returns the schedule of terms. Interest is rounded half to even
// to the minor unit in each row, and the last row clears the loan.
//
// The level payment, unless given, is the one that the last row comes nearest
// to, the smaller of two; every row covers its interest, and none before the
// last asks for more than is owed.
//
// It fails with an [essor.InvalidError] that names what is wrong with the
// terms, or with code infeasible when no payment does all that, such as when
// the first period outgrows it. Cost: linear in the rows; three allocations at
// most with up to two advances and two fees.
func NewSchedule(terms Terms) (*Schedule, error) {
	var steps [64]step
	var inflows [4]inflow
	p, err := compile(&terms, steps[:0], inflows[:0])
	if err != nil {
		return nil, err
	}
	s := &Schedule{
		terms:        terms,
		currency:     p.currency,
		frequency:    newCalendar(&terms).frequency,
		interestOnly: p.interestOnly,
		payment:      p.payment,
		rows:         make([]Row, len(p.steps)),
	}
	p.run(p.payment, s.rows)
	s.advances = append(s.own.advances[:0], terms.Advances...)
	s.terms.Advances = s.advances
	s.terms.Fees = append(s.own.fees[:0], terms.Fees...)
	for _, f := range terms.Fees {
		s.fee += f.Amount.Minor()
	}
	return s, nil
}

// Len returns the number of rows.
func (s *Schedule) Len() int { return len(s.rows) }

// At returns a row by index, from 0; the zero Row where there is none.
func (s *Schedule) At(i int) Row {
	if i < 0 || i >= len(s.rows) {
		return Row{}
	}
	return s.rows[i]
}

// All returns the rows in order.
func (s *Schedule) All() iter.Seq[Row] { return slices.Values(s.rows) }

// AppendRows appends all rows to dst and returns the extended slice. For many
// loans in one buffer see [Plan.AppendRows].
func (s *Schedule) AppendRows(dst []Row) []Row { return append(dst, s.rows...) }

// Payment returns the level payment: what each row asks for, apart from
// interest-only rows and the last, which clears the loan.
func (s *Schedule) Payment() essor.Money { return s.money(s.payment) }

func (s *Schedule) money(minor int64) essor.Money {
	m, _ := essor.MoneyOf(minor, s.currency)
	return m
}

// Total is a loan in sum.
type Total struct {
	Advance   essor.Money `json:"advance"`   // lent
	Payment   essor.Money `json:"payment"`   // of all rows: principal, interest, fees due in rows
	Principal essor.Money `json:"principal"` // as much as was lent
	Interest  essor.Money `json:"interest"`
	Fee       essor.Money `json:"fee"`  // deducted from the first advance or due in rows
	Cost      essor.Money `json:"cost"` // interest and fees
}

// Total returns the sums. Cost: one pass.
func (s *Schedule) Total() Total {
	var sum Row
	for i := range s.rows {
		r := &s.rows[i]
		sum.payment += r.payment
		sum.principal += r.principal
		sum.interest += r.interest
		sum.fee += r.fee
		sum.advance += r.advance
	}
	return Total{
		Advance:   s.money(sum.advance),
		Payment:   s.money(sum.payment),
		Principal: s.money(sum.principal),
		Interest:  s.money(sum.interest),
		Fee:       s.money(sum.fee + s.fee),
		Cost:      s.money(sum.interest + sum.fee + s.fee),
	}
}

// Flow is money that changes hands on a day, in parts. Amount is positive
// when the client pays and negative when the client receives.
type Flow struct {
	On     essor.Date  `json:"on"`
	Amount essor.Money `json:"amount"`
	// The parts add up to Amount: of an advance the principal is negative
	// and a fee deducted from it positive. An offer of which only the amounts
	// are known has no parts.
	Principal essor.Money `json:"principal,omitzero"`
	Interest  essor.Money `json:"interest,omitzero"`
	Fee       essor.Money `json:"fee,omitzero"`
}

// Flows returns what the client receives and pays, by date; on one day
// payments come before advances. Rows that ask for nothing are left out.
// Package cost computes from them what the loan costs a year.
func (s *Schedule) Flows() []Flow {
	flows := make([]Flow, 0, len(s.advances)+len(s.rows))
	advances, fee := s.advances, s.fee
	lend := func(before essor.Date) {
		for len(advances) > 0 && advances[0].On.Compare(before) < 0 {
			lent := advances[0].Amount.Minor()
			flows = append(flows, s.flow(advances[0].On, -lent, 0, fee))
			advances, fee = advances[1:], 0
		}
	}
	for i := range s.rows {
		r := &s.rows[i]
		lend(r.due)
		if r.payment != 0 {
			flows = append(flows, s.flow(r.due, r.principal, r.interest, r.fee))
		}
	}
	return flows
}

func (s *Schedule) flow(on essor.Date, principal, interest, fee int64) Flow {
	return Flow{
		On:        on,
		Amount:    s.money(principal + interest + fee),
		Principal: s.money(principal),
		Interest:  s.money(interest),
		Fee:       s.money(fee),
	}
}
