package servicing

import (
	"github.com/essor-go/essor"
)

// contradiction is why an event can't have happened.
type contradiction struct {
	field  string
	code   essor.Code
	detail string
}

func contradicts(field, detail string) *contradiction {
	return &contradiction{field, essor.CodeInconsistent, detail}
}

// happen applies an event on its day, or changes nothing and says why not.
func (s *state) happen(e *Event, f *form) *contradiction {
	if c := s.admits(e, f); c != nil {
		return c
	}
	amount := e.Amount.Minor()
	switch e.Kind {
	case Disbursed:
		return s.disburse(e)
	case Fee:
		return s.chargeFee(e)
	case Paid, Prepaid:
		return s.pay(e)
	case Waived:
		if !s.waive(e.Part.index(), amount) {
			return contradicts("amount", "must be at most what is owed of the part")
		}
	case Holiday:
		s.suspend(e)
	case Reaged:
		s.agedOn, s.agedPaused, s.reaged = s.day, s.paused, true
		s.write(s.code, [parts]int64{}, 0)
	case RateChanged:
		return s.changeRate(e)
	case Reamortised:
		return s.reamortise(e)
	case Rescheduled:
		return s.reschedule(e)
	case CooledOff:
		return s.coolOff(e)
	case WrittenOff:
		return s.writeOff(e)
	case Recovered:
		return s.recover(e)
	case Refinanced:
		return s.refinance(e)
	case Closed:
		if s.owed() != 0 {
			return contradicts("kind", "must come when nothing is owed")
		}
		s.write(s.code, [parts]int64{}, 0)
		s.end = Closed
		s.release()
	}
	return nil
}

// admits says whether the loan is in a state for the event.
func (s *state) admits(e *Event, f *form) *contradiction {
	switch {
	case s.disbursed == 0 && e.Kind != Disbursed:
		return contradicts("on", "must not be before the first disbursement")
	case s.end == "" && e.Kind == Recovered:
		return contradicts("kind", "must come after a write-off")
	case s.end == "" || s.end == CooledOff && f.whilePaying || s.end == WrittenOff && e.Kind == Recovered:
		return nil
	}
	return contradicts("kind", "must not come after the loan has ended")
}

func (s *state) disburse(e *Event) *contradiction {
	amount, isFirst := e.Amount.Minor(), s.disbursed == 0
	switch {
	case s.row > s.last:
		return contradicts("on", "must be before the last row is due")
	case amount > s.approved:
		return contradicts("amount", "must stay within the advances of the terms")
	case isFirst && amount <= s.deducted:
		return contradicts("amount", "must be more than the fees deducted from it")
	}
	charged := int64(0)
	if isFirst {
		s.firstDay, s.day, charged = int64(e.On.Day()), e.On.Day(), s.deducted
	}
	if e.Loan != "" {
		s.predecessor = e.Loan
	}
	s.approved -= amount
	if s.course != nil && isFirst {
		s.measure()
		s.turn()
		s.of, s.held = extra{s.course.upFront.outside, s.course.upFront.saved}, s.course.upFront.saved
	}
	if s.terms.Rounding.Stretches {
		s.post()
	}
	s.disbursed += amount
	s.notDue += amount
	s.outstanding += amount
	if s.course != nil {
		s.lend(amount)
	}
	if s.due()+s.notDue+s.aside() > essor.MaxMinor {
		s.overflows()
	}
	s.write(s.code, [parts]int64{fee: charged, principal: amount}, 0)
	if s.course != nil && isFirst {
		s.finance()
	}
	if s.terms.Repayment.Relevel && !isFirst {
		s.level()
	}
	return nil
}

func (s *state) chargeFee(e *Event) *contradiction {
	amount := e.Amount.Minor()
	if amount > s.chargesLeft() {
		return &contradiction{"amount", essor.CodeOutOfRange, "must stay, with all charges, within max_charges"}
	}
	s.charges += amount
	s.ask(s.code, [parts]int64{fee: amount})
	return nil
}

// collect counts money that came in, or says that it would be too much.
func (s *state) collect(amount int64) *contradiction {
	if amount > essor.MaxMinor-s.paid {
		return &contradiction{"amount", essor.CodeOverflow, "must add up, with what was paid before, to at most essor.MaxMinor"}
	}
	s.paid += amount
	return nil
}

func (s *state) pay(e *Event) *contradiction {
	if c := s.collect(e.Amount.Minor()); c != nil {
		return c
	}
	repaid := s.receive(s.code, e.Amount.Minor(), e.Kind == Prepaid)
	if repaid > 0 && e.LowerPayment {
		s.relevel()
	}
	return nil
}
