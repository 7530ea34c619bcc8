package loan

import (
	"math/big"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/civil"
)

// ledger derives a schedule a second time, in the slow and obvious way that
// [Schedule.Verify] holds against the first: exact rationals instead of
// 128-bit products, parts of a year instead of weights, due dates counted one
// by one from the anchor, every advance followed to the day.
type ledger struct {
	terms    *Terms
	calendar calendar
	perYear  int64
}

// entry is a row of the ledger.
type entry struct {
	due                           int
	payment, principal, interest  int64
	advance, balance, outstanding int64 // outstanding: before the payment
}

func newLedger(t *Terms) ledger {
	c := newCalendar(t)
	return ledger{t, c, int64(c.frequency.perYear())}
}

// rows returns all rows with a level payment, and whether the payment is
// admissible as level.go defines it.
func (l ledger) rows(payment int64) ([]entry, bool) {
	rows := make([]entry, l.terms.Repayment.Count)
	advances, balance, paid, admissible := l.terms.Advances, int64(0), int64(0), true
	from := advances[0].On.Day()
	for k := range rows {
		r := &rows[k]
		r.due = l.calendar.day(k)
		accrued := new(big.Rat)
		r.outstanding = balance
		for ; len(advances) > 0 && advances[0].On.Day() < r.due; advances = advances[1:] {
			on := advances[0].On.Day()
			accrued.Add(accrued, l.accrue(r.outstanding, from, on, k))
			r.outstanding += advances[0].Amount.Minor()
			from = on
		}
		accrued.Add(accrued, l.accrue(r.outstanding, from, r.due, k))
		from = r.due
		r.interest = roundHalfEven(accrued)
		switch {
		case k == len(rows)-1:
			r.principal = r.outstanding
			admissible = admissible && r.outstanding+r.interest > 0
		case k >= l.terms.Relief.InterestOnly:
			r.principal = payment - r.interest
			admissible = admissible && r.principal >= 0 && r.principal <= r.outstanding
		}
		r.payment = r.principal + r.interest
		r.balance = r.outstanding - r.principal
		for ; len(advances) > 0 && advances[0].On.Day() == r.due; advances = advances[1:] {
			r.balance += advances[0].Amount.Minor()
		}
		r.advance = r.balance + r.principal - balance
		balance = r.balance
		if !admissible || r.payment > essor.MaxMinor-paid {
			return rows, false
		}
		paid += r.payment
	}
	return rows, true
}

// accrue returns the exact interest on a balance from one day to another,
// within row k.
func (l ledger) accrue(balance int64, from, to, k int) *big.Rat {
	interest := l.partOfYear(from, to, k)
	interest.Mul(interest, big.NewRat(l.terms.Interest.YearRate.Units(), rateUnit))
	return interest.Mul(interest, new(big.Rat).SetInt64(balance))
}

// partOfYear returns the time from one day to another within row k.
func (l ledger) partOfYear(from, to, k int) *big.Rat {
	switch l.terms.Interest.DayCount {
	case Act365:
		return big.NewRat(int64(to-from), 365)
	case Thirty360E:
		return big.NewRat(int64(civil.Days30E360(from, to)), 360)
	}
	sum := new(big.Rat)
	for to > from { // each period of the grid gives its days an equal part
		begin, end := l.calendar.day(k-1), l.calendar.day(k)
		if days := min(to, end) - max(from, begin); days > 0 {
			sum.Add(sum, big.NewRat(int64(days), l.perYear*int64(end-begin)))
			to = max(from, begin)
		}
		k--
	}
	return sum
}

// roundHalfEven returns the whole number nearest to a positive x.
func roundHalfEven(x *big.Rat) int64 {
	twice := new(big.Int).Lsh(x.Num(), 1)
	q, rest := new(big.Int).QuoRem(twice, x.Denom(), new(big.Int))
	// q is ⌊2x⌋: an odd one lies in the upper half, an exact odd one on a tie.
	half := new(big.Int).Rsh(q, 1)
	if q.Bit(0) == 1 && (rest.Sign() != 0 || half.Bit(0) == 1) {
		half.Add(half, big.NewInt(1))
	}
	return half.Int64()
}
