package servicing

// suspend begins a holiday today.
func (s *state) suspend(e *Event) {
	until := e.Until.Day()
	s.holidayUntil = max(s.holidayUntil, until)
	if e.WaiveInterest {
		s.waivedUntil = max(s.waivedUntil, until)
	}
	s.cause = e.Cause
	s.write(s.code, [parts]int64{}, 0)
}

// takeBack moves principal in arrears back to what is not yet due.
func (s *state) takeBack() {
	for s.unpaid[principal] > 0 {
		at := s.oldest(principal)
		n := s.bills[at].unpaid[principal]
		s.reduce(at, principal, n)
		s.notDue += n
	}
	s.restructured = true
}

func (s *state) reamortise(e *Event) *contradiction {
	if s.row > s.last {
		return contradicts("kind", "must come before the last row is due")
	}
	s.takeBack()
	s.level()
	s.write(s.code, [parts]int64{}, 0)
	return nil
}

func (s *state) reschedule(e *Event) {
	s.takeBack()
	s.pace = newPace(grid{frequency: s.frequency, anchor: e.First.Day()})
	s.last, s.interestOnly = e.Count-1, 0
	s.level()
	s.write(s.code, [parts]int64{}, 0)
}

// level finds the level payment anew for the rows left. Every later balance
// falls as the payment rises, so what the last row asks beyond the payment,
// its gap, falls too, by at least one: the smallest payment with a gap of
// nothing or less is the best, or the one below it is.
func (s *state) level() {
	if s.row > s.last || s.notDue == 0 {
		return
	}
	from := s.outlook()
	low, high := int64(0), from.lastRow(0) // the gap is positive at low, not at high
	above, below := high, int64(0)         // the gap at low, and that at high turned positive
	for n := 0; high-low > 1; n++ {
		x := low + (high-low)/2
		if n%3 < 2 { // the gap is a line but for rounding and rows that ask for nothing
			x = low + int64(float64(high-low)*float64(above)/(float64(above)+float64(below)))
			x = max(low+1, min(x, high-1))
		}
		if gap := from.lastRow(x) - x; gap > 0 {
			low, above = x, gap
		} else {
			high, below = x, -gap
		}
	}
	if low > 0 && from.lastRow(low)-low <= high-from.lastRow(high) {
		high = low
	}
	s.payment = high
}

// outlook is a loan without arrears whose rows are all paid on their days.
type outlook struct {
	*state
	pace    pace
	day     int
	last    int
	acc     accrued
	balance int64
}

// outlook returns what lies ahead after the rows that are suspended.
func (s *state) outlook() outlook {
	o := outlook{s, s.pace, s.day, s.last, s.acc, s.notDue}
	for o.pace.dueDay < s.holidayUntil {
		o.day, o.acc = o.pace.dueDay, accrued{}
		o.pace.step()
		o.last++
	}
	return o
}

// lastRow returns what the last row asks for if the level payment is p.
func (o outlook) lastRow(p int64) int64 {
	for ; ; o.pace.step() {
		due := o.pace.dueDay
		if begin := max(o.day, min(due, o.waivedUntil)); begin < due {
			o.acc = o.acc.plus(o.balance, o.rate, o.clock.ticks(&o.pace, begin, due))
		}
		earned, ok := o.acc.round(o.den)
		o.acc, o.day = accrued{}, due
		switch {
		case !ok:
			return most
		case o.pace.row >= o.last:
			return min(o.balance+earned, most)
		case o.pace.row >= o.interestOnly:
			o.balance -= max(0, min(p-earned, o.balance))
		}
	}
}
