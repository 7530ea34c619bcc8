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
	low, high := int64(0), s.lastRow(0) // the gap is positive at low, not at high
	for high-low > 1 {
		mid := low + (high-low)/2
		if s.lastRow(mid) > mid {
			low = mid
		} else {
			high = mid
		}
	}
	if low > 0 && s.lastRow(low)-low <= high-s.lastRow(high) {
		high = low
	}
	s.payment = high
}

// lastRow returns what the last row asks for if the level payment were p and
// every row were paid on its day.
func (s *state) lastRow(p int64) int64 {
	acc, balance, day := s.acc, s.notDue, s.day
	pace, last := s.pace, s.last
	for ; ; pace.step() {
		due := pace.dueDay
		if begin := max(day, min(due, s.waivedUntil)); begin < due {
			acc = acc.plus(balance, s.rate, s.clock.ticks(&pace, begin, due))
		}
		earned, ok := acc.round(s.den)
		acc, day = accrued{}, due
		switch {
		case !ok:
			return most
		case due < s.holidayUntil:
			last++
		case pace.row >= last:
			return min(balance+earned, most)
		case pace.row >= s.interestOnly:
			balance -= max(0, min(p-earned, balance))
		}
	}
}
