package group

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan/servicing"
)

// bill is what fell due on a day and is still asked for, or was paid.
type bill struct {
	on     essor.Date
	amount int64
}

// asked is what one loan has asked for, part by part, and what came of it.
type asked struct {
	parts      [4]parade
	covered    int64 // by money, what was paid ahead included
	refinanced int64 // by a new loan
}

// parade is what a loan has asked for of one part, the oldest first.
type parade struct {
	bills []unpaid
	next  int // the first that is neither paid nor struck
}

// unpaid is a bill as the loan's own payments leave it.
type unpaid struct {
	bill
	left int64
}

// amountsOf returns late charges, fees, interest and principal.
func amountsOf(p servicing.Parts) [4]int64 {
	return [4]int64{p.Penalty.Minor(), p.Fee.Minor(), p.Interest.Minor(), p.Principal.Minor()}
}

// askedOf follows the bills of a loan through its trail: within a part the
// oldest is paid, or struck, first.
func askedOf(st *servicing.Statement) asked {
	a := asked{covered: st.Credit.Minor()}
	for _, line := range st.Trail() {
		for part, n := range amountsOf(line.Parts()) {
			p := &a.parts[part]
			switch line.Kind() {
			case servicing.Due, servicing.Fee, servicing.LateCharge:
				p.ask(line.On(), n)
			case servicing.Paid, servicing.Prepaid, servicing.CreditUsed, servicing.Recovered:
				a.covered += p.settle(n, false)
			case servicing.Waived, servicing.SavingsReturned, servicing.Refinanced:
				p.settle(n, true)
			case servicing.CooledOff: // what is to be returned falls due anew
				p.settle(p.left(), true)
			case servicing.WrittenOff: // what had not fallen due is asked for now
				p.ask(line.On(), n-p.left())
			}
		}
		switch line.Kind() {
		case servicing.Rescheduled, servicing.Reamortised: // principal in arrears is not due any more
			last := &a.parts[3]
			last.settle(last.left(), true)
		case servicing.Refinanced:
			a.refinanced = line.Amount().Minor()
		}
	}
	return a
}

// bills returns what has fallen due of all parts.
func (a *asked) bills() []bill {
	var list []bill
	for part := range a.parts {
		for _, u := range a.parts[part].bills {
			list = append(list, u.bill)
		}
	}
	return list
}

func (p *parade) ask(on essor.Date, amount int64) {
	if amount > 0 {
		p.bills = append(p.bills, unpaid{bill{on, amount}, amount})
	}
}

func (p *parade) left() int64 {
	sum := int64(0)
	for _, u := range p.bills[p.next:] {
		sum += u.left
	}
	return sum
}

// settle pays or strikes so much, as far as there are bills, and returns how
// much that was.
func (p *parade) settle(amount int64, strike bool) int64 {
	sum := int64(0)
	for ; p.next < len(p.bills); p.next++ {
		u := &p.bills[p.next]
		n := min(u.left, amount-sum)
		u.left -= n
		sum += n
		if strike {
			u.amount -= n
		}
		if u.left > 0 {
			break
		}
	}
	return sum
}
