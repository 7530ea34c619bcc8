package servicing

import (
	"math/big"

	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/internal/rhythm"
	"github.com/essor-go/essor/loan"
)

// fallDue asks for the row of the day.
func (l *ledger) fallDue() {
	this, row, before := l.coming, l.row, l.notDue
	for evening := l.day; evening < this.Accrues; evening++ {
		l.night(evening, this)
	}
	if this.Accrues > l.day {
		l.aheadUntil, l.lentAhead = this.Accrues, 0
	}
	earned := l.takeEarned()
	l.row++
	l.coming = l.rowFrom(this.Index + 1)
	if l.day < l.holiday {
		l.deferred += earned
		if l.notDue > 0 {
			l.last++
		}
		l.release()
		return
	}
	asks := l.asks(row, this)
	if row >= l.last {
		asks = rhythm.AsksPayment
	}
	due, capital := l.divide(row, earned, asks)
	if l.notDue += capital; l.notDue == 0 {
		due[interest] += l.aside()
		l.deferred, l.later, l.pool = 0, 0, 0
	}
	if capital > 0 {
		l.write(Capitalised, "", [parts]int64{interest: capital, principal: capital}, 0, extra{})
	}
	var of extra
	if asks != rhythm.AsksNothing && before > 0 && row <= l.last {
		for i := range l.terms.Fees {
			f := &l.terms.Fees[i]
			base := l.lentInAll()
			if f.Of == loan.Balance {
				base = before
			}
			if n := feeOn(f, base); f.Due == loan.EachRow {
				due[fee] += n
				if f.Kind == loan.Savings {
					of.saving += n
				} else if f.OutsideCost {
					of.outside += n
				}
			}
		}
	}
	if due != ([parts]int64{}) {
		l.ask(Due, "", due, max(this.Due, l.day), of)
	}
	l.release()
}

func (l *ledger) lentInAll() (sum int64) {
	for _, a := range l.terms.Advances {
		sum += a.Amount.Minor()
	}
	return sum
}

// asks returns what a row asks for.
func (l *ledger) asks(row int, at rhythm.Row) rhythm.Ask {
	if row < l.ofTerms {
		return askOf(&l.terms.Relief, row, at.Accrues)
	}
	return rhythm.AsksPayment
}

// divide moves what a row asks for out of what is not yet due, and returns it
// with the interest that is added to principal.
func (l *ledger) divide(row int, earned int64, asks rhythm.Ask) (due [parts]int64, capital int64) {
	switch {
	case asks == rhythm.AsksInterest:
		due[interest] = earned
	case asks == rhythm.AsksNothing:
		switch l.terms.Relief.Unpaid {
		case loan.Capitalised:
			return due, earned
		case loan.Deferred:
			l.later += earned
		case loan.Spread:
			l.pool += earned
		}
	case row >= l.last:
		due[interest], due[principal] = earned, l.notDue
	default:
		share := int64(0)
		if l.pool > 0 {
			share = l.pool / l.paymentsFrom(row)
		}
		target := l.nextTarget(l.payment)
		due[interest] = earned + share
		l.pool -= share
		if l.kind == loan.LevelPrincipal {
			due[interest] += l.later
			due[principal] = min(target, l.notDue)
			l.later = 0
			break
		}
		late := min(l.later, max(0, target-earned))
		l.later -= late
		due[interest] += late
		due[principal] = max(0, min(target-earned-late, l.notDue))
		if target < earned && l.terms.Repayment.Capitalise {
			capital = earned - target
			due[interest] -= capital
		}
	}
	l.notDue -= due[principal]
	return due, capital
}

// paymentsFrom counts the rows from one on that ask for a payment.
func (l *ledger) paymentsFrom(row int) int64 {
	n, at := int64(0), l.table
	this := l.coming // the row after it
	for k := row; k <= l.last; k++ {
		switch {
		case k == row:
			n++
			continue
		case k >= l.ofTerms || l.asks(k, this) == rhythm.AsksPayment:
			n++
		}
		next, _ := at.Row(this.Index + 1)
		this = next
	}
	return max(1, n)
}

// nextTarget returns what a row asks for, by its kind.
func (l *ledger) nextTarget(payment int64) int64 {
	r := &l.terms.Repayment
	asked := l.asked
	l.asked++
	switch {
	case l.kind == loan.Listed && asked < len(r.Payments):
		return r.Payments[asked].Minor()
	case l.kind == loan.Listed:
		return 0
	case l.kind != loan.Graduated:
		return payment
	}
	every := r.StepEvery
	if every == 0 {
		every = 12
	}
	if l.isFresh {
		l.target, l.isFresh = payment, false
	} else if asked%every == 0 {
		raised := r.Step.Decimal().Rat()
		raised.Add(raised, big.NewRat(1, 1)).Mul(raised, new(big.Rat).SetInt64(l.target))
		if raised.Cmp(new(big.Rat).SetInt64(most)) > 0 {
			raised.SetInt64(most)
		}
		l.target = min(most, roundRat(raised, l.terms.Rounding.Payment))
	}
	return l.target
}

// ahead is a row that lies ahead, in the stretches by which its interest is
// rounded.
type aheadRow struct {
	asks   rhythm.Ask
	growth []*big.Rat
}

// rowsAhead returns the rows left, those that are suspended left out, and
// whether the first of them is the one that is coming.
func (l *ledger) rowsAhead() (rows []aheadRow, isComing bool) {
	later := *l
	isComing = true
	for from := max(l.day, l.aheadUntil); later.row <= later.last && later.coming.Accrues < never; later.row++ {
		this := later.coming
		later.coming = later.rowFrom(this.Index + 1)
		end := this.Accrues
		if callDay(this) < l.holiday {
			later.last++
			isComing = false
			from = end
			continue
		}
		row := aheadRow{asks: l.asks(later.row, this)}
		for _, a := range l.terms.Advances {
			if on := a.On.Day(); l.terms.Rounding.Stretches && from < on && on < end {
				row.growth = append(row.growth, l.growth(max(from, min(on, l.waived)), on, this))
				from = on
			}
		}
		row.growth = append(row.growth, l.growth(max(from, min(end, l.waived)), end, this))
		from = end
		rows = append(rows, row)
	}
	return rows, isComing
}

// level finds the payment that the last row comes nearest to, of those that
// cover the interest of every row.
func (l *ledger) level() {
	if l.row > l.last || l.notDue == 0 {
		return
	}
	rows, isComing := l.rowsAhead()
	start := *l
	start.earned, start.whole = new(big.Rat).Set(l.earned), new(big.Rat).Set(l.whole)
	start.st.read = nil
	if !isComing {
		start.takeEarned()
	} else if l.day < l.aheadUntil {
		for evening := l.day; evening < l.aheadUntil; evening++ {
			start.opt = &Options{}
			start.night(evening, l.coming)
		}
	}
	unit, rule := rounding(l.terms.Rounding.Payment)
	if l.kind == loan.Annuity {
		l.payment = start.annuity(rows, unit, rule)
		return
	}
	l.isFresh, start.isFresh = true, true
	below, above := int64(0), l.notDue/unit+1
	for start.isShort(rows, above*unit) && above < most/unit {
		below, above = above, min(2*above, most/unit)
	}
	for above-below > 1 {
		if p := below + (above-below)/2; start.isShort(rows, p*unit) {
			below = p
		} else {
			above = p
		}
	}
	l.payment = above * unit
	if below == 0 || rule == exact.Up {
		return
	}
	short, covered := start.gap(rows, below*unit)
	long, howLong := start.gap(rows, above*unit)
	switch {
	case covered == tooLow, rule == exact.Down && howLong == fits && long == 0:
	case rule == exact.Down || howLong == tooHigh || short <= -long:
		l.payment = below * unit
	}
}

func (l *ledger) isShort(rows []aheadRow, payment int64) bool {
	gap, how := l.gap(rows, payment)
	return how == tooLow || how == fits && gap > 0
}

// gap returns what the last row asks beyond its target when all rows are paid
// on time, and how the payment fits them.
func (l *ledger) gap(rows []aheadRow, payment int64) (gap int64, how fit) {
	copied := *l
	c := &copied
	c.open, c.last, c.payment = nil, never, payment
	for k, row := range rows {
		base := c.notDue
		if l.terms.Interest.Quote == loan.Flat {
			base = l.lent
		}
		earned := int64(0)
		for i, growth := range row.growth {
			interest := new(big.Rat).Mul(growth, new(big.Rat).SetInt64(base))
			if k == 0 && i == 0 {
				interest.Add(interest, l.earned)
				earned += l.posted
			}
			earned = min(earned+roundRat(interest, l.terms.Rounding.Interest), most+1)
		}
		if earned > most || c.notDue > most {
			return most, tooLow
		}
		if k == len(rows)-1 {
			asks := c.notDue - c.balloon
			if c.kind != loan.LevelPrincipal {
				asks += earned + c.later
			}
			if c.notDue == 0 && (c.kind == loan.LevelPrincipal || earned+c.later == 0) {
				how = how.or(tooHigh)
			}
			return min(most, asks) - c.nextTarget(payment), how
		}
		if row.asks == rhythm.AsksPayment {
			peek := *c
			rest := peek.nextTarget(payment)
			if c.kind != loan.LevelPrincipal {
				rest -= earned
				rest -= min(c.later, max(0, rest))
			}
			if rest > c.notDue || rest == c.notDue && l.terms.Interest.Quote == loan.Flat {
				how = how.or(tooHigh)
			} else if rest < 0 && !l.terms.Repayment.Capitalise {
				how = how.or(tooLow)
			}
		}
		c.pool, c.deferred = 0, 0
		_, capital := c.divide(0, earned, row.asks)
		c.notDue += capital
	}
	return -payment, how
}

// annuity returns the payment of the annuity formula, rounded: what is owed
// over the worth of one unit in each row, both at the start of the first row
// that asks for it.
func (l *ledger) annuity(rows []aheadRow, unit int64, rule exact.Rounding) int64 {
	one := big.NewRat(1, 1)
	worth, owed := new(big.Rat), new(big.Rat).SetInt64(l.notDue)
	for k := len(rows) - 1; k >= 0; k-- {
		if rows[k].asks != rhythm.AsksPayment {
			continue
		}
		growth := new(big.Rat).Set(one)
		for _, g := range rows[k].growth {
			growth.Add(growth, g)
		}
		worth.Add(worth, one)
		worth.Quo(worth, growth)
		if k == 0 {
			owed.Add(owed, new(big.Rat).Quo(l.whole, growth))
		}
	}
	if worth.Sign() == 0 {
		return l.payment
	}
	owed.Quo(owed, worth)
	return roundBig(owed.Num(), owed.Denom(), unit, rule)
}
