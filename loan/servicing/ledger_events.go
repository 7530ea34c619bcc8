package servicing

import (
	"math/big"

	"github.com/essor-go/essor/internal/rhythm"
	"github.com/essor-go/essor/loan"
)

// happen applies an event that is known to fit.
func (l *ledger) happen(e *Event) {
	amount, silent := e.Amount.Minor(), true
	switch e.Kind {
	case Disbursed:
		l.disburse(e)
	case Fee:
		l.charges += amount
		l.ask(Fee, e.ID, [parts]int64{fee: amount}, l.day, extra{})
	case Paid, Prepaid:
		l.st.Paid = l.money(l.st.Paid.Minor() + amount)
		if l.receive(e.Kind, e.ID, amount, e.Kind == Prepaid) > 0 && e.LowerPayment {
			l.relevel()
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
			l.open[i].age = min(0, l.open[i].age)
		}
		l.st.Reaged, silent = true, false
	case RateChanged:
		l.quoted, l.quotedOn, silent = e.YearRate, l.day, false
		if l.kind != loan.Listed {
			l.level()
		}
	case Reamortised, Rescheduled:
		silent = false
		l.restructure(e)
	case CooledOff:
		l.coolOff(e)
	case WrittenOff:
		unsaved := int64(0)
		for i := range l.open {
			if o := &l.open[i]; o.part == fee && o.use == setAside {
				unsaved, o.left = unsaved+o.left, 0
			}
		}
		if l.strike(); l.held+unsaved > 0 {
			l.giveBack(unsaved)
			l.receive(CreditUsed, "", 0, false)
		}
		written := l.cancel()
		l.st.End, l.st.WrittenOff = WrittenOff, partsOf(written, l.currency)
		l.write(WrittenOff, e.ID, written, 0, extra{})
	case Recovered:
		l.recover(e)
	case Refinanced:
		l.st.Paid = l.money(l.st.Paid.Minor() + amount)
		l.receive(Refinanced, e.ID, amount, false)
		l.st.End, l.st.Successor = Refinanced, e.Loan
		l.release()
	case Closed:
		l.st.End, silent = Closed, false
	}
	if !silent {
		l.write(e.Kind, e.ID, [parts]int64{}, 0, extra{})
	}
	if e.Kind == Closed {
		l.release()
	}
}

func (l *ledger) disburse(e *Event) {
	amount, charged, isFirst := e.Amount.Minor(), int64(0), l.st.Disbursed.Sign() == 0
	var of, financed extra
	l.approved -= amount
	if isFirst {
		charged = l.fee
		for i := range l.terms.Fees {
			f := &l.terms.Fees[i]
			switch n := feeOn(f, l.lentInAll()); {
			case f.Due == loan.EachRow:
			case f.OutsideCost && f.Due == loan.Financed:
				financed.outside += n
			case f.OutsideCost:
				of.outside += n
			case f.Kind == loan.Savings:
				l.held += n
				of.saving += n
			}
		}
	}
	if l.terms.Rounding.Stretches {
		l.post()
	}
	if e.Loan != "" {
		l.st.Predecessor = e.Loan
	}
	l.st.Disbursed = l.money(l.st.Disbursed.Minor() + amount)
	l.lend(amount)
	l.write(Disbursed, e.ID, [parts]int64{fee: charged, principal: amount}, 0, of)
	if isFirst && l.toFinance > 0 {
		l.lend(l.toFinance)
		l.write(Capitalised, "", [parts]int64{fee: l.toFinance, principal: l.toFinance}, 0, financed)
	}
	if l.terms.Repayment.Relevel && !isFirst {
		l.level()
	}
}

func (l *ledger) lend(amount int64) {
	l.notDue += amount
	l.lent += amount
	if l.day < l.aheadUntil {
		l.lentAhead += amount
	}
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
	l.write(Waived, id, waived, 0, extra{})
	l.release()
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
		l.post()
		l.whole = new(big.Rat)
		l.table = newTable(l.terms)
		l.table.Anchor, l.table.Offset, l.table.Dates = e.First.Day(), 0, nil
		l.table.Ends = l.terms.Repayment.EndOfMonth && rhythm.EndsMonth(e.First.Day())
		l.kind, l.balloon, l.lent, l.ofTerms, l.last = loan.Level, 0, l.notDue, 0, e.Count-1
		l.begin()
		l.termination = l.endOf(l.coming, e.Count)
	}
	l.relevel()
}

// relevel finds the payment anew; rows that were listed ask for it too.
func (l *ledger) relevel() {
	if l.kind == loan.Listed {
		l.kind = loan.Level
	}
	l.level()
}

// cancel takes everything off, and returns it by part.
func (l *ledger) cancel() [parts]int64 {
	all := l.owed()
	all[interest] += l.aside() + l.takeEarned()
	all[principal] += l.notDue
	l.open, l.notDue, l.deferred, l.later, l.pool = nil, 0, 0, 0, 0
	return all
}

func (l *ledger) coolOff(e *Event) {
	cancelled := l.cancel()
	l.st.End = CooledOff
	fees := l.fee + l.toFinance
	left := max(0, cancelled[principal]-fees)
	back := fees - (cancelled[principal] - left)
	cancelled[principal] -= left
	of := extra{saving: -l.held}
	l.held = 0
	l.credit += back
	if left > 0 {
		l.notDue = left // for the balance of the line
	}
	l.write(CooledOff, e.ID, cancelled, back, of)
	l.notDue = 0
	if left > 0 {
		l.ask(Due, "", [parts]int64{principal: left}, l.day, extra{})
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
	l.write(Recovered, e.ID, applied, pool, extra{})
}
