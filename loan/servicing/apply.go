package servicing

// receive applies money and the credit there is, first to what has fallen
// due; then it settles the loan where it suffices; then, where it is prepaid,
// it repays principal not yet due. The rest is credit.
func (s *state) receive(kind code, amount int64, prepays bool) (repaid int64) {
	before := s.credit
	pool := before + amount
	applied := s.apply(&pool)
	if !s.settle(&pool, &applied) && prepays {
		repaid = min(pool, s.notDue)
		pool -= repaid
		applied[principal] += repaid
		s.outstanding -= repaid
		s.notDue -= repaid
	}
	s.credit = pool
	s.appliedCost += applied[penalty] + applied[fee] + applied[interest]
	if applied != ([parts]int64{}) || amount > 0 {
		s.write(kind, applied, pool-before)
	}
	s.release()
	return repaid
}

// settle pays all that is not yet due, where nothing else is owed and the pool
// suffices.
func (s *state) settle(pool *int64, applied *[parts]int64) bool {
	if *pool < s.notDue+s.aside() || s.due() > 0 {
		return false
	}
	earned, _ := s.earned()
	rest := earned + s.aside() + s.notDue
	if *pool < rest {
		return false
	}
	*pool -= rest
	applied[interest] += earned + s.aside()
	applied[principal] += s.notDue
	s.outstanding -= s.notDue
	s.notDue, s.deferred, s.later, s.pool = 0, 0, 0, 0
	s.dropAccrued()
	return true
}

// apply pays bills from the pool in the order of the options.
func (s *state) apply(pool *int64) (applied [parts]int64) {
	if s.todayFirst {
		for at := s.recent(); at < len(s.bills) && *pool > 0; at++ {
			if int(s.bills[at].due) == s.day {
				s.payBill(at, pool, &applied)
			}
		}
	}
	if s.byBill {
		for *pool > 0 && s.due() > 0 {
			s.payBill(s.oldestBill(), pool, &applied)
		}
		return applied
	}
	for _, p := range &s.parts {
		for *pool > 0 && s.unpaid[p] > 0 {
			s.payPart(s.oldest(p), p, pool, &applied)
		}
	}
	return applied
}

func (s *state) payBill(at int, pool *int64, applied *[parts]int64) {
	for _, p := range s.parts {
		s.payPart(at, p, pool, applied)
	}
}

func (s *state) payPart(at, p int, pool *int64, applied *[parts]int64) {
	n := min(*pool, s.bills[at].unpaid[p])
	*pool -= n
	applied[p] += n
	if p == fee && s.course != nil {
		s.notePaid(at, n)
	}
	s.reduce(at, p, n)
	if p == principal {
		s.outstanding -= n
	}
}

// reduce takes an amount out of what is unpaid of a bill.
func (s *state) reduce(at, p int, n int64) {
	s.bills[at].unpaid[p] -= n
	s.unpaid[p] -= n
}

// notePaid notes which part of a fee that is paid is set aside, and which is
// outside the cost: what the lender keeps is paid first, savings last.
func (s *state) notePaid(at int, n int64) {
	of, before := s.extras[at], s.bills[at].unpaid[fee]
	after := before - n
	saved := min(before, of.saving) - min(after, of.saving)
	s.held += saved
	s.of.saving += saved
	s.of.outside += min(max(0, before-of.saving), of.outside) - min(max(0, after-of.saving), of.outside)
}

// recent returns a bill before which none that is unpaid is due today or
// later.
func (s *state) recent() int {
	for s.today < len(s.bills) && (int(s.bills[s.today].due) < s.day || s.bills[s.today].unpaid == [parts]int64{}) {
		s.today++
	}
	return s.today
}

// oldest returns the first bill with something unpaid of a part; there must be
// one.
func (s *state) oldest(p int) int {
	for s.bills[s.cursor[p]].unpaid[p] == 0 {
		s.cursor[p]++
	}
	return s.cursor[p]
}

// oldestBill returns the first bill with anything unpaid; there must be one.
func (s *state) oldestBill() int {
	at := len(s.bills)
	for p := range parts {
		if s.unpaid[p] > 0 {
			at = min(at, s.oldest(p))
		}
	}
	return at
}

// waive takes an amount out of what is due of a part, the oldest first; of
// principal then out of what is not yet due. It returns false when there is
// less.
func (s *state) waive(p int, amount int64) bool {
	most := s.unpaid[p]
	if p == principal {
		most = s.outstanding
	}
	if amount > most {
		return false
	}
	var waived [parts]int64
	waived[p] = amount
	for rest := amount; rest > 0; {
		if s.unpaid[p] == 0 {
			s.notDue -= rest
			break
		}
		at := s.oldest(p)
		n := min(rest, s.bills[at].unpaid[p])
		s.reduce(at, p, n)
		rest -= n
	}
	if p == principal {
		s.outstanding -= amount
	}
	s.write(s.code, waived, 0)
	s.release()
	return true
}
