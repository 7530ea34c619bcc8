package servicing

import "github.com/essor-go/essor"

// most is the largest amount.
const most = int64(essor.MaxMinor)

// clear takes all that is owed off the books, and returns it by part.
func (s *state) clear() (owed [parts]int64) {
	if s.owed() > most {
		s.overflows()
	}
	owed = s.unpaid
	owed[interest] += s.aside() + s.takeAccrued()
	owed[principal] += s.notDue
	for i := range s.bills {
		s.bills[i].unpaid = [parts]int64{}
	}
	s.unpaid = [parts]int64{}
	s.notDue, s.outstanding, s.deferred, s.later, s.pool = 0, 0, 0, 0, 0
	return owed
}

func (s *state) writeOff(e *Event) *contradiction {
	if s.owed() == 0 {
		return contradicts("kind", "must come while something is owed")
	}
	if unsaved := s.unsaved(); s.held+unsaved > 0 {
		if s.owed()-unsaved <= s.credit+s.held {
			return contradicts("kind", "must come while more is owed than savings and credit cover")
		}
		s.stopSaving()
		s.giveBack(unsaved)
		s.receive(isCreditUsed, 0, false)
	}
	s.end = WrittenOff
	s.writtenOff = s.clear()
	s.write(s.code, s.writtenOff, 0)
	return nil
}

// unsaved returns what has fallen due of savings and is unpaid.
func (s *state) unsaved() (sum int64) {
	for i := range s.extras {
		sum += min(s.extras[i].saving, s.bills[i].unpaid[fee])
	}
	return sum
}

// stopSaving asks no longer for savings: nobody owes them.
func (s *state) stopSaving() {
	for i := range s.extras {
		s.reduce(i, fee, min(s.extras[i].saving, s.bills[i].unpaid[fee]))
		s.extras[i].saving = 0
	}
}

// recover applies money to what was written off, part by part.
func (s *state) recover(e *Event) *contradiction {
	pool := e.Amount.Minor()
	if c := s.collect(pool); c != nil {
		return c
	}
	var applied [parts]int64
	for _, p := range s.parts {
		n := min(pool, s.writtenOff[p]-s.recovered[p])
		pool -= n
		applied[p] = n
		s.recovered[p] += n
	}
	s.credit += pool
	s.write(s.code, applied, pool)
	return nil
}

// quote returns what settles the loan today, beyond the credit there is.
func (s *state) quote() int64 {
	if s.end == WrittenOff {
		left := int64(0)
		for p := range parts {
			left += s.writtenOff[p] - s.recovered[p]
		}
		return left
	}
	return max(0, s.owed()-s.credit)
}

func (s *state) refinance(e *Event) *contradiction {
	amount := e.Amount.Minor()
	if amount != s.quote() {
		return contradicts("amount", "must be what pays the loan off on the day")
	}
	if c := s.collect(amount); c != nil {
		return c
	}
	s.receive(s.code, amount, false)
	s.end, s.successor = Refinanced, e.Loan
	s.release()
	return nil
}

func (s *state) coolOff(e *Event) *contradiction {
	switch {
	case s.day-int(s.firstDay) > s.opt.CoolingOff:
		return contradicts("on", "must be within the days to cool off")
	case s.appliedCost > 0:
		return contradicts("kind", "must come before interest, a fee or a late charge is paid")
	}
	cancelled := s.clear()
	left := cancelled[principal]
	fees := s.deducted
	if s.course != nil {
		fees += s.course.upFront.financed
		s.of.saving, s.held = -s.held, 0
	}
	cancelled[principal] = min(left, fees)
	s.end = CooledOff
	s.credit += fees - cancelled[principal]
	s.outstanding = left - cancelled[principal]
	s.write(s.code, cancelled, fees-cancelled[principal])
	if s.outstanding > 0 {
		s.ask(isDue, [parts]int64{principal: s.outstanding})
	}
	return nil
}
