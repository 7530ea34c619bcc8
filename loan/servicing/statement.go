package servicing

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// Statement is where a loan stands at the end of a day. It is the officer's
// document: what others may read is in [Statement.Shared]. All amounts are
// set, in the currency of the terms. It round-trips through JSON.
type Statement struct {
	AsOf    essor.Date `json:"as_of"`
	Options Options    `json:"options,omitzero"`

	// End is what ended the loan: closed, written_off, refinanced,
	// cooled_off; "" while it lives. Settled: it lives, money was lent and
	// nothing is owed.
	End     Kind `json:"end,omitzero"`
	Settled bool `json:"settled,omitzero"`

	Disbursed essor.Money `json:"disbursed"` // lent so far, fees deducted from it included, those financed not
	Paid      essor.Money `json:"paid"`      // by the client, recoveries and a successor loan included
	Credit    essor.Money `json:"credit"`    // paid and not used yet
	Principal essor.Money `json:"principal"` // outstanding, in arrears or not
	Due       Parts       `json:"due"`       // has fallen due, today included, and is unpaid
	Overdue   Parts       `json:"overdue"`   // of that, what fell due before today
	Accrued   essor.Money `json:"accrued"`   // interest not yet due
	Deferred  essor.Money `json:"deferred"`  // interest set aside, of suspended rows or by the terms, not yet due
	// Savings are compulsory savings paid and not given back; not set when
	// there are none.
	Savings essor.Money `json:"savings,omitzero"`

	DaysLate     int        `json:"days_late"`           // of the oldest late row, since it was re-aged
	MostDaysLate int        `json:"most_days_late"`      // ever, at the end of a day
	OldestDue    essor.Date `json:"oldest_due,omitzero"` // due date of the oldest late row, re-aged or not
	Bucket       string     `json:"bucket"`              // current, 1-30, 31-60, 61-90, 91-180 or over-180 days late

	// Payment is the level payment now, as [loan.Schedule.Payment] has it or
	// as it was found anew.
	Payment essor.Money    `json:"payment"`
	Rate    essor.Fraction `json:"year_rate"`     // the rate now, as the terms quote it
	Next    NextRow        `json:"next,omitzero"` // what is due next; not set where nothing is

	Restructured bool       `json:"restructured,omitzero"`  // rescheduled or re-amortised, ever
	Reaged       bool       `json:"reaged,omitzero"`        // ever
	Moratorium   bool       `json:"moratorium,omitzero"`    // payments are suspended on the day
	HolidayUntil essor.Date `json:"holiday_until,omitzero"` // the first day after the latest holiday
	Cause        Cause      `json:"cause,omitzero"`         // of the latest holiday
	NonAccrual   bool       `json:"non_accrual,omitzero"`   // too late for interest to accrue

	WrittenOff  Parts  `json:"written_off"`
	Recovered   Parts  `json:"recovered"`            // of what was written off
	Predecessor string `json:"predecessor,omitzero"` // the loan that this one refinanced
	Successor   string `json:"successor,omitzero"`   // the loan that refinanced this one

	read    []Line            // the trail, where the statement was read from JSON
	print   essor.Fingerprint // of what it was made from, there
	terms   loan.Terms        // own copy; none there
	records []record          // of the events that stand, in order
	rare    []Event           // those of them of which a record does not say all
}

// Parts is an amount by what it is for.
type Parts struct {
	Penalty   essor.Money `json:"penalty"` // late charges
	Fee       essor.Money `json:"fee"`
	Interest  essor.Money `json:"interest"`
	Principal essor.Money `json:"principal"`
}

func partsOf(p [parts]int64, currency essor.Currency) Parts {
	return Parts{money(p[penalty], currency), money(p[fee], currency), money(p[interest], currency), money(p[principal], currency)}
}

func (p Parts) minor() [parts]int64 {
	return [parts]int64{p.Penalty.Minor(), p.Fee.Minor(), p.Interest.Minor(), p.Principal.Minor()}
}

// Sum returns all parts together, the zero Money beyond essor.MaxMinor, which
// the parts of no statement reach.
func (p Parts) Sum() essor.Money {
	m := p.minor()
	return money(m[penalty]+m[fee]+m[interest]+m[principal], p.Principal.Currency())
}

// NextRow is what falls due next if nothing happens until then. Credit is not
// taken off.
type NextRow struct {
	On    essor.Date `json:"on"`
	Parts Parts      `json:"parts"`
}

// fill writes the state down.
func (s *state) fill(st *Statement) {
	c := s.currency
	earned, _ := s.earned()
	st.End = s.end
	st.Settled = s.end == "" && s.disbursed > 0 && s.owed() == 0
	st.Disbursed, st.Paid, st.Credit, st.Principal = money(s.disbursed, c), money(s.paid, c), money(s.credit, c), money(s.outstanding, c)
	st.Due, st.Overdue = partsOf(s.unpaid, c), partsOf(s.overdue(), c)
	st.Accrued, st.Deferred = money(earned, c), money(s.aside(), c)
	st.DaysLate = s.lateOn(s.day)
	st.MostDaysLate = max(s.mostLate, st.DaysLate)
	st.Bucket = BucketOf(st.DaysLate)
	if b := s.late(); b != nil && int(b.due) < s.day {
		st.OldestDue, _ = essor.DateOfDay(int(b.due))
	}
	if s.held != 0 {
		st.Savings = money(s.held, c)
	}
	st.Payment, st.Rate, st.Next = money(s.payment, c), essor.FractionOf(int64(s.rate)), s.next()
	if s.course != nil {
		st.Rate = s.quoted
	}
	st.Restructured, st.Reaged = s.restructured, s.reaged
	if s.holidayUntil > -never {
		st.HolidayUntil, _ = essor.DateOfDay(s.holidayUntil)
	}
	st.Moratorium, st.Cause = s.end == "" && s.day < s.holidayUntil, s.cause
	st.NonAccrual = s.end == "" && s.stopDay() <= s.day
	st.WrittenOff, st.Recovered = partsOf(s.writtenOff, c), partsOf(s.recovered, c)
	st.Predecessor, st.Successor = s.predecessor, s.successor
}

// BucketOf names the age of arrears in days: current for 0 or fewer, then 1-30,
// 31-60, 61-90, 91-180 and over-180, each with its last day in it.
func BucketOf(daysLate int) string {
	switch {
	case daysLate <= 0:
		return "current"
	case daysLate <= 30:
		return "1-30"
	case daysLate <= 60:
		return "31-60"
	case daysLate <= 90:
		return "61-90"
	case daysLate <= 180:
		return "91-180"
	}
	return "over-180"
}

// overdue returns what fell due before today.
func (s *state) overdue() [parts]int64 {
	late := s.unpaid
	for i := s.recent(); i < len(s.bills); i++ {
		if int(s.bills[i].due) < s.day {
			continue
		}
		for p, n := range s.bills[i].unpaid {
			late[p] -= n
		}
	}
	return late
}

// next lets time pass in a copy until a row falls due.
func (s *state) next() NextRow {
	if s.end != "" || s.owed() == 0 {
		return NextRow{}
	}
	draft := *s
	draft.isDraft, draft.writes = true, false
	bills := len(s.bills)
	for (draft.row <= max(draft.last, s.row) || draft.day < draft.holidayUntil) &&
		draft.dueDay < never && len(draft.bills) == bills && !draft.overflown {
		draft.accrue(draft.dueDay)
		draft.fallDue()
	}
	if len(draft.bills) == bills || draft.overflown {
		return NextRow{}
	}
	on, err := essor.DateOfDay(int(draft.bills[bills].due))
	if err != nil {
		return NextRow{}
	}
	return NextRow{on, partsOf(draft.bills[bills].unpaid, s.currency)}
}

// Flows returns the money that really changed hands, by date, negative where
// the client received it, for the yearly rate that she really paid: see
// package cost. What was paid ahead has a flow of its own, on the day it was
// paid and without parts; so has a payment that used such credit. Credit that nothing has used is still hers, and in
// no flow: of two payments, the later is taken to be unused.
func (s *Statement) Flows() []loan.Flow {
	flows, unused, outside, trail := []loan.Flow{}, s.Credit.Minor(), int64(0), s.Trail()
	var financed Line
	for i := len(trail) - 1; i >= 0; i-- {
		l := &trail[i]
		sign := int64(1)
		switch l.kind {
		case Disbursed:
			sign = -1
		case CooledOff: // a deducted fee that comes back as credit
			unused -= min(unused, l.credit)
			continue
		case SavingsReturned: // hers at once, as far as they paid no cost
			left := min(unused, l.credit)
			unused -= left
			later := min(l.credit-left, outside)
			outside -= later
			if left += later; left > 0 {
				back, zero := money(-left, l.currency), money(0, l.currency)
				flows = append(flows, loan.Flow{On: l.on, Amount: back, Principal: zero, Interest: zero, Fee: back})
			}
			continue
		case Paid, Prepaid, Recovered, Refinanced:
			left := min(unused, max(0, l.credit))
			unused -= left
			ahead := max(0, l.credit-left)
			later := min(ahead, outside)
			outside -= later
			if ahead -= later; ahead > 0 {
				flows = append(flows, loan.Flow{On: l.on, Amount: money(ahead, l.currency)})
			}
		case Capitalised: // a fee that was financed is lent with the first tranche
			if l.parts[fee] > 0 {
				financed = *l
			}
			continue
		case CreditUsed:
			outside += l.of.outside
			continue
		default:
			continue
		}
		if l.kind == Disbursed {
			for p := range l.parts {
				l.parts[p] += financed.parts[p]
			}
			l.of.outside += financed.of.outside
			financed = Line{}
		}
		f := l.flow(sign)
		if l.credit < 0 {
			f = loan.Flow{On: l.on, Amount: money(l.amount()-l.of.outside, l.currency)}
		}
		if f.Amount.Sign() != 0 {
			flows = append(flows, f)
		}
	}
	slices.Reverse(flows)
	return flows
}

// flow returns what was lent, or what a payment paid, by part.
func (l *Line) flow(sign int64) loan.Flow {
	principal, interest, fee := sign*l.parts[principal], l.parts[interest], l.parts[penalty]+l.parts[fee]-l.of.outside
	return loan.Flow{
		On:        l.on,
		Amount:    money(principal+interest+fee, l.currency),
		Principal: money(principal, l.currency),
		Interest:  money(interest, l.currency),
		Fee:       money(fee, l.currency),
	}
}

// PayOff returns what settles the loan on a day, the day of the statement or
// a later one, if nothing else happens until then: all that is owed, interest
// accrued and deferred included, less the credit. It is nothing before money
// was lent. Of a loan written off it is what was not recovered.
//
// It fails with inconsistent before the day of the statement, and with
// required for a statement read from JSON, which no longer has its events.
// Cost: that of [Replay].
func (s *Statement) PayOff(on essor.Date) (essor.Money, error) {
	switch {
	case !on.IsSet():
		return essor.Money{}, &essor.FieldError{Pointer: "/on", Code: essor.CodeRequired, Detail: "must be a day"}
	case len(s.terms.Advances) == 0:
		return essor.Money{}, &essor.FieldError{Pointer: "/events", Code: essor.CodeRequired, Detail: "must be there: replay the loan"}
	case on.Compare(s.AsOf) < 0:
		return essor.Money{}, &essor.FieldError{Pointer: "/on", Code: essor.CodeInconsistent, Detail: "must not be before the statement"}
	}
	state, err := s.relive(false)
	if err != nil {
		return essor.Money{}, err
	}
	state.pass(on.Day(), true)
	if state.overflown || state.owed() > most {
		return essor.Money{}, overflow()
	}
	return money(state.quote(), state.currency), nil
}

// detach makes terms share nothing with those they are a copy of.
func detach(t *loan.Terms) {
	t.Advances = slices.Clone(t.Advances)
	t.Fees = slices.Clone(t.Fees)
	t.Interest.Changes = slices.Clone(t.Interest.Changes)
	t.Relief.Moratoria = slices.Clone(t.Relief.Moratoria)
	r := &t.Repayment
	r.Months, r.Dates, r.Payments = slices.Clone(r.Months), slices.Clone(r.Dates), slices.Clone(r.Payments)
	r.Calendar.Weekend, r.Calendar.Holidays = slices.Clone(r.Calendar.Weekend), slices.Clone(r.Calendar.Holidays)
}
