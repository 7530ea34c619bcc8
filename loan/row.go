package loan

import (
	"fmt"
	"strings"

	"github.com/essor-go/essor"
)

// Row is one line of a schedule: 64 bytes of exact amounts in minor units,
// handed out as [essor.Money]. It is comparable. Each row keeps
//
//	payment = principal + interest + fee
//	balance = balance of the row before + advance - principal
type Row struct {
	payment, principal, interest, fee int64
	advance, balance                  int64

	due      essor.Date
	no       int32
	currency essor.Currency
}

// String returns the row on one line, for logs and small tables: number, day,
// payment and its parts, what is lent, what is left.
//
//	9  2026-10-01  286.02 CAD: principal 252.12, interest 33.90; balance 7247.88
func (r Row) String() string {
	if r == (Row{}) {
		return ""
	}
	b := fmt.Appendf(nil, "%d  %s  %s", r.no, r.due, r.money(r.payment))
	part := func(name string, minor int64, always bool) {
		if always || minor != 0 {
			amount, _, _ := strings.Cut(r.money(minor).String(), " ")
			b = append(append(append(b, name...), ' '), amount...)
		}
	}
	part(": principal", r.principal, true)
	part(", interest", r.interest, true)
	part(", fee", r.fee, false)
	part("; advance", r.advance, false)
	part("; balance", r.balance, true)
	return string(b)
}

func (r *Row) money(minor int64) essor.Money {
	m, _ := essor.MoneyOf(minor, r.currency)
	return m
}

// No returns the number of the row, from 1.
func (r Row) No() int { return int(r.no) }

// Due returns the day on which the payment is due.
func (r Row) Due() essor.Date { return r.due }

// Payment returns what the client pays.
func (r Row) Payment() essor.Money { return r.money(r.payment) }

// Principal returns the part of the payment that repays the loan.
func (r Row) Principal() essor.Money { return r.money(r.principal) }

// Interest returns the interest since the row before, all of which is paid.
func (r Row) Interest() essor.Money { return r.money(r.interest) }

// Fee returns the part of the payment that pays fees. Fees deducted from an
// advance are in no row: see [Schedule.Total].
func (r Row) Fee() essor.Money { return r.money(r.fee) }

// Advance returns what was lent after the due date of the row before, the
// due date of this row included.
func (r Row) Advance() essor.Money { return r.money(r.advance) }

// Balance returns the principal owed at the end of the due date: the payment
// is made first, then an advance of the same day is added.
func (r Row) Balance() essor.Money { return r.money(r.balance) }
