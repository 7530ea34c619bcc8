package servicing

import (
	"math/big"
)

// happen applies an event that is known to fit.
func (l *ledger) happen(e *Event) {
	amount, silent := e.Amount.Minor(), true
	switch e.Kind {
	case Disbursed:
		l.disburse(e)
	case Fee:
		l.charges += amount
		l.ask(Fee, e.ID, [parts]int64{fee: amount})
	case Paid, Prepaid:
		l.st.Paid = l.money(l.st.Paid.Minor() + amount)
		if l.receive(e.Kind, e.ID, amount, e.Kind == Prepaid) > 0 && e.LowerPayment {
			l.level()
		}
	case Waived:
		l.waive(e.Part.index(), amount, e.ID)
	case Holiday:
		l.holiday = max(l.holiday, e.Until.Day())
		if e.WaiveInterest {
			l.waived = max(l.waived, e.Until.Day())
		}
		l.st.Cause, silent = e.Cause, false
	case Reaged:
		for i := range l.open {
			l.open[i].age = 0
		}
		l.st.Reaged, silent = true, false
	case RateChanged:
		l.rate, silent = e.YearRate, false
		l.level()
	case Reamortised, Rescheduled:
		silent = false
		l.restructure(e)
	case CooledOff:
		l.coolOff(e)
	case WrittenOff:
		written := l.cancel()
		l.st.End, l.st.WrittenOff = WrittenOff, partsOf(written, l.currency)
		l.write(WrittenOff, e.ID, written, 0)
	case Recovered:
		l.recover(e)
	case Refinanced:
		l.st.Paid = l.money(l.st.Paid.Minor() + amount)
		l.receive(Refinanced, e.ID, amount, false)
		l.st.End, l.st.Successor = Refinanced, e.Loan
	case Closed:
		l.st.End, silent = Closed, false
	}
	if !silent {
		l.write(e.Kind, e.ID, [parts]int64{}, 0)
	}
}

func (l *ledger) disburse(e *Event) {
	deducted := int64(0)
	if l.st.Disbursed.Sign() == 0 {
		deducted = l.fees()
	}
	if e.Loan != "" {
		l.st.Predecessor = e.Loan
	}
	l.st.Disbursed = l.money(l.st.Disbursed.Minor() + e.Amount.Minor())
	l.notDue += e.Amount.Minor()
	l.write(Disbursed, e.ID, [parts]int64{fee: deducted, principal: e.Amount.Minor()}, 0)
}

// fees returns what is deducted from the first disbursement.
func (l *ledger) fees() (sum int64) {
	for _, f := range l.terms.Fees {
		sum += f.Amount.Minor()
	}
	return sum
}

func (l *ledger) waive(part int, amount int64, id string) {
	rest := amount
	for i := range l.open {
		if o := &l.open[i]; o.part == part {
			n := min(rest, o.left)
			o.left -= n
			rest -= n
		}
	}
	l.strike()
	l.notDue -= rest
	var waived [parts]int64
	waived[part] = amount
	l.write(Waived, id, waived, 0)
}

func (l *ledger) restructure(e *Event) {
	for i := range l.open {
		if o := &l.open[i]; o.part == principal {
			l.notDue += o.left
			o.left = 0
		}
	}
	l.strike()
	l.st.Restructured = true
	if e.Kind == Rescheduled {
		l.grid = grid{l.grid.frequency, e.First.Day(), 0}
		l.row, l.last, l.interestOnly = 0, e.Count-1, 0
	}
	l.level()
}

// cancel takes everything off, and returns it by part.
func (l *ledger) cancel() [parts]int64 {
	all := l.owed()
	all[interest] += l.deferred + roundHalfEven(l.earned)
	all[principal] += l.notDue
	l.open, l.notDue, l.deferred, l.earned = nil, 0, 0, new(big.Rat)
	return all
}

func (l *ledger) coolOff(e *Event) {
	cancelled := l.cancel()
	l.st.End = CooledOff
	left := max(0, cancelled[principal]-l.fees())
	back := l.fees() - (cancelled[principal] - left)
	cancelled[principal] -= left
	l.credit += back
	if left > 0 {
		l.notDue = left // for the balance of the line
	}
	l.write(CooledOff, e.ID, cancelled, back)
	l.notDue = 0
	if left > 0 {
		l.ask(Due, "", [parts]int64{principal: left})
	}
}

func (l *ledger) recover(e *Event) {
	l.st.Paid = l.money(l.st.Paid.Minor() + e.Amount.Minor())
	pool, written, back := e.Amount.Minor(), l.st.WrittenOff.minor(), l.st.Recovered.minor()
	var applied [parts]int64
	for _, p := range l.opt.ordering().parts {
		applied[p] = min(pool, written[p]-back[p])
		pool -= applied[p]
		back[p] += applied[p]
	}
	l.credit += pool
	l.st.Recovered = partsOf(back, l.currency)
	l.write(Recovered, e.ID, applied, pool)
}

// level finds the payment that the last row comes nearest to.
func (l *ledger) level() {
	if l.row > l.last || l.notDue == 0 {
		return
	}
	gap := func(p int64) *big.Int { return new(big.Int).Sub(l.lastRow(p), big.NewInt(p)) }
	below, above := int64(0), min(most, l.lastRow(0).Int64())
	for above-below > 1 {
		if p := below + (above-below)/2; gap(p).Sign() > 0 {
			below = p
		} else {
			above = p
		}
	}
	l.payment = above
	if below > 0 && gap(below).CmpAbs(gap(above)) <= 0 {
		l.payment = below
	}
}

// lastRow returns what the last row asks for when all rows are paid on time.
func (l *ledger) lastRow(payment int64) *big.Int {
	balance, earned, from, last := l.notDue, new(big.Rat).Set(l.earned), l.day, l.last
	for row := l.row; ; row++ {
		due := l.grid.due(row)
		if from = max(from, min(l.waived, due)); from < due {
			earned.Add(earned, l.interest(balance, from, due, row))
		}
		interest := roundHalfEven(earned)
		earned, from = new(big.Rat), due
		switch {
		case due < l.holiday:
			last++
		case row >= last:
			return new(big.Int).Add(big.NewInt(balance), big.NewInt(interest))
		case row >= l.interestOnly:
			balance -= max(0, min(balance, payment-interest))
		}
	}
}
