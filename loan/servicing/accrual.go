package servicing

import (
	"math/bits"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
)

// accrued is interest before it is rounded: a whole number of den-ths of a
// minor unit, where den is 10¹² times the ticks of a year.
type accrued struct{ hi, lo uint64 }

// plus adds the interest of a base for some ticks at a rate in 10⁻¹². Bases
// are at most 10¹⁷, rates 10¹³ and ticks below 2³¹, so that each product and,
// with an accrued within limit, the sum stay below 2¹²⁸.
func (a accrued) plus(base int64, rate, ticks uint64) accrued {
	hi, lo := bits.Mul64(uint64(base), ticks)
	top, bottom := bits.Mul64(lo, rate)
	var carry uint64
	a.lo, carry = bits.Add64(a.lo, bottom, 0)
	a.hi, _ = bits.Add64(a.hi, top+hi*rate, carry)
	return a
}

// round returns whole minor units, half to even, and false beyond
// essor.MaxMinor.
func (a accrued) round(den uint64) (int64, bool) {
	switch {
	case a == (accrued{}):
		return 0, true
	case a.hi >= den:
		return 0, false
	}
	q, rest := bits.Div64(a.hi, a.lo, den)
	if other := den - rest; rest > other || rest == other && q&1 == 1 {
		q++
	}
	if q > essor.MaxMinor {
		return 0, false
	}
	return int64(q), true
}

// accrue lets the days pass until a day, which is not after that of the next
// row: interest, days of holiday and the most days late.
func (s *state) accrue(to int) {
	from := s.day
	if to <= from {
		if s.course != nil && s.disbursed == 0 { // time has not begun
			s.day = to
			s.turn()
		}
		return
	}
	if b := s.late(); b != nil {
		s.mostLate = max(s.mostLate, s.ageOn(b, to-1))
	}
	if s.course != nil {
		s.earn(from, to)
	} else if base := s.base(); base > 0 && s.rate > 0 && !s.overflown {
		begin, end := max(from, min(to, s.waivedUntil)), min(to, s.stopDay())
		if begin < end {
			s.acc = s.acc.plus(base, s.rate, s.clock.ticks(&s.pace, begin, end))
			if s.acc.hi >= s.limit {
				s.overflows()
			}
		}
	}
	s.paused += s.pausedUntil(to)
	s.day = to
	if s.course != nil {
		s.turn()
	}
}

// base returns what bears interest.
func (s *state) base() int64 {
	switch {
	case s.end != "":
		return 0
	case !s.opt.ByDay:
		return s.notDue
	case s.opt.Compound:
		return s.outstanding + s.unpaid[interest]
	}
	return s.outstanding
}

// pausedUntil returns how many of the days from today to another are holiday.
func (s *state) pausedUntil(to int) int { return max(0, min(to, s.holidayUntil)-s.day) }

// late returns the oldest row with interest or principal unpaid, or nil.
func (s *state) late() *bill {
	if s.unpaid[interest]|s.unpaid[principal] == 0 {
		return nil
	}
	at := len(s.bills)
	for _, p := range [...]int{interest, principal} {
		if s.unpaid[p] > 0 {
			at = min(at, s.oldest(p))
		}
	}
	return &s.bills[at]
}

// lateOn returns how many days late the loan is at the end of a day, today or
// later, if nothing happens until then.
func (s *state) lateOn(day int) int {
	if b := s.late(); b != nil {
		return max(0, s.ageOn(b, day))
	}
	return 0
}

// ageOn returns for how many days a bill has been due on a day, today or
// later, or since it was re-aged; fewer than none before it is due.
func (s *state) ageOn(b *bill, day int) int {
	counted := day - s.paused - s.pausedUntil(day)
	return min(counted-int(b.due)+int(b.paused), counted-s.agedOn+s.agedPaused)
}

// stopDay returns the day through which interest accrues if nothing happens:
// days that end more than StopAfter days late bear none.
func (s *state) stopDay() int {
	if s.opt.StopAfter == 0 {
		return never
	}
	b := s.late()
	if b == nil {
		return never
	}
	left := s.opt.StopAfter - s.ageOn(b, s.day)
	if left < 0 {
		return s.day
	}
	return max(s.day, s.holidayUntil) + left
}

// earned returns the interest since the row before, rounded, and false beyond
// all amounts.
func (s *state) earned() (int64, bool) {
	c := s.course
	if c == nil {
		n, ok := s.acc.round(s.den)
		return s.posted + n, ok
	}
	n, ok := s.sum.Div(c.quote.Unit, s.rowDen*uint64(c.unit), c.rule)
	if !ok || n > most/c.unit {
		return most, false
	}
	return s.posted + n*c.unit, true
}

// takeAccrued rounds what has accrued and starts again from nothing.
func (s *state) takeAccrued() int64 {
	n, _ := s.earned()
	s.dropAccrued()
	return n
}

func (s *state) dropAccrued() {
	s.acc, s.posted = accrued{}, 0
	if s.course != nil {
		s.sum, s.whole = exact.Wide{}, exact.Wide{}
	}
}

// post rounds what has accrued, and lets what follows be rounded by itself.
func (s *state) post() {
	s.posted, _ = s.earned()
	s.acc, s.sum = accrued{}, exact.Wide{}
}
