package loan

import (
	"cmp"
	"iter"
	"slices"

	"github.com/essor-go/essor"
)

// Schedule is what a loan asks of the client, row by row. It is immutable and
// safe for concurrent use. The zero Schedule has no rows.
type Schedule struct {
	brief        brief             // the terms, when they are plain
	terms        *Terms            // the terms, when they are not; neither when the schedule was read from JSON
	print        essor.Fingerprint // of the terms, when the schedule was read from JSON
	currency     essor.Currency
	frequency    Frequency
	interestOnly int
	grace        int
	irregular    bool  // due dates follow no rhythm that the frequency names
	payment      int64 // level payment
	fee          int64 // due before the first row, for good
	outside      int64 // of fee, outside the cost
	held         int64 // savings deducted from the first advance
	advances     []Advance
	rows         []Row
	extras       []extra // of each row, or none at all

	own struct { // room for the lists of most terms
		advances [2]Advance
		fees     [2]essor.Money
	}
}

// brief is what plain terms say, beside their advances, in a sixth of the
// room of [Terms].
type brief struct {
	yearRate  essor.Fraction
	dayCount  DayCount
	count     int
	frequency Frequency
	first     essor.Date
	payment   essor.Money
	fees      []essor.Money
}

// given returns the terms that the schedule was made from.
func (s *Schedule) given() Terms {
	if s.terms != nil {
		return *s.terms
	}
	b := &s.brief
	t := Terms{
		Advances:  s.advances,
		Interest:  Interest{YearRate: b.yearRate, DayCount: b.dayCount},
		Repayment: Repayment{Count: b.count, Frequency: b.frequency, First: b.first, Payment: b.payment},
		Relief:    Relief{InterestOnly: s.interestOnly},
	}
	for _, m := range b.fees {
		t.Fees = append(t.Fees, Fee{Amount: m})
	}
	return t
}

// extra is what belongs to no column of a row: parts of its fee.
type extra struct{ outside, saving int64 }

// NewSchedule returns the schedule of terms. Interest is rounded half to even
// to the minor unit in each row, unless the terms round otherwise, and the
// last row clears the loan.
//
// The level payment, unless given, is the one that the last row comes nearest
// to, the smaller of two; every row covers its interest, unless the terms
// capitalise it, none before the last asks for more than is owed, and the last
// asks at most twice the payment, or twice the principal of [LevelPrincipal],
// beside its interest and a balloon. Each advance bears interest by itself,
// from its own day to the due date.
//
// It fails with an [essor.InvalidError] that names what is wrong with the
// terms, or with code infeasible when no payment does all that, such as when
// the first period outgrows it. Cost: linear in the rows. Terms that say no
// more than advances, year rate, count, frequency, first date, interest-only
// rows and deducted amounts, and leave all else unset, take some 0.8 µs for 36
// rows, and with up to two advances and two fees no more than three
// allocations; others some tens, and a few times as long.
func NewSchedule(terms Terms) (*Schedule, error) {
	var steps [64]step
	var inflows [4]inflow
	p, err := prepare(&terms, steps[:0], inflows[:0])
	if err != nil {
		return nil, err
	}
	s := &Schedule{
		currency:     p.currency,
		frequency:    cmp.Or(terms.Repayment.Frequency, Monthly),
		interestOnly: p.interestOnly,
		rows:         make([]Row, p.Len()),
	}
	if p.course != nil {
		s.payment = p.payment
		s.fillFrom(p.course)
		return s, nil
	}
	if err := p.setPayment(&terms, s.rows); err != nil {
		return nil, err
	}
	s.payment = p.payment
	s.advances = append(s.own.advances[:0], terms.Advances...)
	r := &terms.Repayment
	s.brief = brief{terms.Interest.YearRate, terms.Interest.DayCount, r.Count, r.Frequency, r.First, r.Payment, s.own.fees[:0]}
	for i := range terms.Fees {
		s.brief.fees = append(s.brief.fees, terms.Fees[i].Amount)
		s.fee += terms.Fees[i].Amount.Minor()
	}
	return s, nil
}

// fillFrom takes everything from a course, which nobody else holds.
func (s *Schedule) fillFrom(c *course) {
	terms := c.terms // a copy: a pointer into c would move all plans to the heap
	s.terms = &terms
	s.grace, s.irregular = c.terms.Relief.Grace, c.terms.Repayment.isIrregular()
	c.fill(s.rows)
	s.fee = c.upFront.deducted + c.upFront.financed - c.upFront.saved
	s.outside, s.held = c.upFront.outside, c.upFront.saved
	s.advances = append(s.own.advances[:0], c.terms.Advances...)
	s.advances[0].Amount = s.money(s.advances[0].Amount.Minor() + c.upFront.financed)
	c.all(func(k int, l *line) bool {
		if e := (extra{l.outside, l.saving}); e != (extra{}) {
			if s.extras == nil {
				s.extras = make([]extra, len(s.rows))
			}
			s.extras[k] = e
		}
		return true
	})
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
// fees due in rows, relief and the last row, which clears the loan. Of kind
// Graduated and with Relevel it is the first one, of LevelPrincipal the
// principal of each row, of Listed nothing.
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
	Fee       essor.Money `json:"fee"`  // due before the first row or in rows
	Cost      essor.Money `json:"cost"` // interest and fees, but those outside the cost

	Outside essor.Money `json:"outside,omitzero"` // of Fee, outside the cost; not set when nothing
	Saving  essor.Money `json:"saving,omitzero"`  // set aside and given back; not set when nothing
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
	outside, saving := s.outside, int64(0)
	for _, e := range s.extras {
		outside += e.outside
		saving += e.saving
	}
	fee := sum.fee - saving + s.fee
	total := Total{
		Advance:   s.money(sum.advance),
		Payment:   s.money(sum.payment),
		Principal: s.money(sum.principal),
		Interest:  s.money(sum.interest),
		Fee:       s.money(fee),
		Cost:      s.money(sum.interest + fee - outside),
	}
	if outside != 0 {
		total.Outside = s.money(outside)
	}
	if saving += s.held; saving != 0 {
		total.Saving = s.money(saving)
	}
	return total
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
// payments come before advances. Rows that ask for nothing are left out, and
// so are fees outside the cost. Compulsory savings count as fees when they are
// set aside, and as negative fees when they are given back with the last row.
// Package cost computes from them what the loan costs a year.
func (s *Schedule) Flows() []Flow { return s.flows(1) }

// Cash returns the flows with the fees outside the cost in them: what really
// changes hands.
func (s *Schedule) Cash() []Flow { return s.flows(0) }

// flows returns all flows, less the fees outside the cost or with them.
func (s *Schedule) flows(less int64) []Flow {
	flows := make([]Flow, 0, len(s.advances)+len(s.rows)+1)
	advances, fee, saved := s.advances, s.fee+s.held-less*s.outside, s.held
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
		fee := r.fee
		if s.extras != nil {
			fee -= less * s.extras[i].outside
			saved += s.extras[i].saving
		}
		if r.principal+r.interest+fee != 0 {
			flows = append(flows, s.flow(r.due, r.principal, r.interest, fee))
		}
	}
	if saved != 0 {
		flows = append(flows, s.flow(s.rows[len(s.rows)-1].due, 0, 0, -saved))
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
