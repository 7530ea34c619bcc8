package servicing

import (
	"math/bits"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/loan"
)

// state is a loan at the end of some day, or in the middle of one.
//
//	outstanding = not yet due + unpaid principal of all bills
//	unpaid      = what the bills have unpaid, by part
type state struct {
	pace
	clock
	ordering
	terms  *loan.Terms
	opt    *Options
	course *course // nil where the terms are plain
	varied

	// What is agreed.
	currency     essor.Currency
	rate         uint64 // year rate in 10⁻¹²
	den          uint64 // of accrued
	limit        uint64 // high word from which on accrued is too much
	payment      int64  // level payment
	interestOnly int    // rows before this one ask for interest alone
	last         int    // row that asks for all that is left
	approved     int64  // not yet disbursed
	deducted     int64  // fees deducted from the first disbursement

	// What is owed.
	day         int // how far time has passed
	acc         accrued
	posted      int64 // interest rounded before the row is due
	notDue      int64 // principal
	outstanding int64 // principal
	deferred    int64 // interest of suspended rows
	credit      int64
	unpaid      [parts]int64
	bills       []bill
	cursor      [parts]int // bills before it have nothing unpaid of the part
	today       int        // bills before it were due before today, or are paid
	chargeAt    int        // bills before it were looked at by the late rule
	charges     int64      // fees and late charges so far

	// What happened.
	firstDay, disbursed, paid int64
	appliedCost               int64 // paid of anything but principal
	end                       Kind  // what ended the loan, "" before
	holidayUntil, waivedUntil int
	cause                     Cause
	agedOn, agedPaused        int
	paused, mostLate          int
	reaged, restructured      bool
	writtenOff, recovered     [parts]int64
	predecessor, successor    string
	trail                     []Line
	records                   []record // of the trail
	at                        int32    // of the event that happens
	code                      code     // its kind
	writes                    bool     // the trail
	isDraft                   bool     // a guess at what comes if nothing happens
	overflown                 bool
}

// bill is something that fell due on a day: a row, a fee or a late charge.
type bill struct {
	unpaid [parts]int64
	due    int32
	paused int32 // days of holiday before it was asked for
	isRow  bool
}

// newState returns the state before anything happened.
func newState(t *loan.Terms, o *Options, p *loan.Plan) state {
	s := state{
		pace:         newPace(newGrid(t)),
		ordering:     o.ordering(),
		terms:        t,
		opt:          o,
		currency:     t.Advances[0].Amount.Currency(),
		rate:         uint64(t.Interest.YearRate.Units()),
		payment:      p.Payment().Minor(),
		interestOnly: t.Relief.InterestOnly,
		last:         p.Len() - 1,
		agedOn:       -never,
		holidayUntil: -never,
		waivedUntil:  -never,
	}
	s.clock = newClock(t.Interest.DayCount, s.Frequency)
	s.den = essor.FractionUnit * uint64(s.basis)
	s.limit, _ = bits.Mul64(s.den, essor.MaxMinor)
	s.day = s.dueDay - 1
	for _, a := range t.Advances {
		s.approved += a.Amount.Minor()
	}
	if !isPlain(t) {
		s.setOut(newCourse(t))
		return s
	}
	for i := range t.Fees {
		s.deducted += t.Fees[i].Amount.Minor()
	}
	return s
}

// pass lets time pass until a day: its row and late charge come only where
// they come first.
func (s *state) pass(day int, withRow bool) {
	for {
		charge := s.chargeDay()
		next := min(s.dueDay, charge)
		if next > day || next == day && !withRow || s.overflown {
			break
		}
		s.accrue(next)
		if s.dueDay <= charge {
			s.fallDue()
		} else {
			s.chargeLate()
		}
	}
	s.accrue(day)
}

// fallDue is the day of a row.
func (s *state) fallDue() {
	if s.course != nil {
		s.askVaried()
		return
	}
	due, earned := s.dueDay, s.takeAccrued()
	isSuspended := due < s.holidayUntil
	asked := int64(0)
	switch {
	case isSuspended:
		if s.deferred += earned; s.deferred > most {
			s.overflows()
		}
		earned = 0
		if s.notDue > 0 {
			s.last++
		}
	case s.row >= s.last:
		asked = s.notDue
	case s.row >= s.interestOnly:
		asked = max(0, min(s.payment-earned, s.notDue))
	}
	if !isSuspended && asked == s.notDue {
		earned += s.deferred
		s.deferred = 0
	}
	s.step()
	if earned+asked == 0 {
		return
	}
	s.notDue -= asked
	s.ask(isDue, [parts]int64{interest: earned, principal: asked})
}

// chargeDay returns the day of the next late charge, or never.
func (s *state) chargeDay() int {
	if s.opt.Late.Amount.Minor() == 0 && s.opt.Late.Share.Units() == 0 {
		return never
	}
	for ; s.chargeAt < len(s.bills); s.chargeAt++ {
		if s.bills[s.chargeAt].isRow {
			return int(s.bills[s.chargeAt].due) + s.opt.Late.Grace + 1
		}
	}
	return never
}

// chargeLate is the day on which the late rule looks at a row.
func (s *state) chargeLate() {
	b := &s.bills[s.chargeAt]
	s.chargeAt++
	unpaid := b.unpaid[interest] + b.unpaid[principal]
	if unpaid == 0 || s.day < s.holidayUntil || s.end != "" {
		return
	}
	charge := accrued{}.plus(unpaid, uint64(s.opt.Late.Share.Units()), 1)
	n, _ := charge.round(essor.FractionUnit)
	n = min(n+s.opt.Late.Amount.Minor(), s.chargesLeft())
	if n > 0 {
		s.charges += n
		s.ask(isLateCharge, [parts]int64{penalty: n})
	}
}

// chargesLeft returns how much may still be charged.
func (s *state) chargesLeft() int64 {
	most := int64(essor.MaxMinor)
	if s.opt.MaxCharges != (essor.Money{}) {
		most = s.opt.MaxCharges.Minor()
	}
	return max(0, most-s.charges)
}

// ask makes something fall due today, and pays it from credit.
func (s *state) ask(kind code, amounts [parts]int64) { s.askBy(kind, amounts, s.day, extra{}) }

// askBy asks today for what is due on a day, today or later.
func (s *state) askBy(kind code, amounts [parts]int64, due int, of extra) {
	if len(s.bills) == cap(s.bills) && !s.isDraft {
		s.forget()
	}
	s.bills = append(s.bills, bill{amounts, int32(due), int32(s.paused), kind == isDue})
	if s.course != nil {
		s.extras = append(s.extras, of)
	}
	for p, n := range amounts {
		s.unpaid[p] += n
	}
	if s.due()+s.notDue+s.aside() > essor.MaxMinor {
		s.overflows()
	}
	s.write(kind, amounts, 0)
	if s.credit > 0 && !s.isDraft {
		s.receive(isCreditUsed, 0, false)
	}
}

// forget takes out the oldest bills where half of all or more are paid, so that
// there is room for what falls due without more memory.
func (s *state) forget() {
	n := 0
	for n < len(s.bills) && s.bills[n].unpaid == [parts]int64{} {
		n++
	}
	if n <= len(s.bills)/2 {
		return
	}
	s.bills = s.bills[:copy(s.bills, s.bills[n:])]
	if s.course != nil {
		s.extras = s.extras[:copy(s.extras, s.extras[n:])]
	}
	for p := range s.cursor {
		s.cursor[p] = max(0, s.cursor[p]-n)
	}
	s.today, s.chargeAt = max(0, s.today-n), max(0, s.chargeAt-n)
}

// owed returns all that is owed, accrued and deferred interest included. Each
// term is at most essor.MaxMinor, so the sum never wraps.
func (s *state) owed() int64 {
	earned, _ := s.earned()
	return s.due() + s.notDue + s.aside() + earned
}

// due returns what has fallen due and is unpaid.
func (s *state) due() int64 {
	return s.unpaid[penalty] + s.unpaid[fee] + s.unpaid[interest] + s.unpaid[principal]
}

// overflows notes that amounts have grown beyond all that Money can hold, and
// keeps them from growing further.
func (s *state) overflows() {
	s.overflown, s.acc, s.sum = true, accrued{}, exact.Wide{}
}
