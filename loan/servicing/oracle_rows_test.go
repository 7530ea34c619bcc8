package servicing

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/essor-go/essor/loan"
)

// What a row of the oracle asks for, and how a payment is found anew.

// earned is the interest since the row before, rounded.
func (o *oracle) earned() decimal.Decimal {
	return o.posted.Add(rounded(o.accrued, o.terms.Rounding.Interest))
}

// rounded rounds as terms say; what is within 10⁻¹⁵ of a tie, or of a whole
// number, is one.
func rounded(x decimal.Decimal, to loan.Round) decimal.Decimal {
	unit := whole(max(1, to.Unit.Minor()))
	x = x.Round(15).DivRound(unit, 30).Round(20)
	switch to.To {
	case loan.Up:
		return x.Ceil().Mul(unit)
	case loan.Down:
		return x.Floor().Mul(unit)
	}
	return x.RoundBank(0).Mul(unit)
}

// asks says what a row due today asks for: "payment", "interest" or "nothing".
func (o *oracle) asks(row int, d time.Time) string {
	relief := &o.terms.Relief
	if !o.ofTerms || row >= o.terms.Repayment.Count || row >= o.last {
		return "payment"
	}
	for _, m := range relief.Moratoria {
		if !d.Before(oracleDay(m.From.Day())) && !d.After(oracleDay(m.Until.Day())) {
			return "nothing"
		}
	}
	switch {
	case row < relief.Grace:
		return "nothing"
	case row < relief.Grace+relief.InterestOnly:
		return "interest"
	}
	return "payment"
}

// divide says what of a row is interest and what is principal, and what is
// added to principal instead of being asked for.
func (o *oracle) divide(asks string, isLast bool, earned decimal.Decimal) (interest, principal, added decimal.Decimal) {
	zero := decimal.Zero
	switch {
	case asks == "nothing":
		switch o.terms.Relief.Unpaid {
		case loan.Capitalised:
			return zero, zero, earned
		case loan.Deferred:
			o.later = o.later.Add(earned)
		case loan.Spread:
			o.pool = o.pool.Add(earned)
		}
		return zero, zero, zero
	case asks == "interest":
		return earned, zero, zero
	}
	target := o.nextTarget()
	switch {
	case isLast:
		return earned, o.notDue, zero
	case o.kind == loan.LevelPrincipal:
		interest, o.later = earned.Add(o.later), zero
		return interest, decimal.Min(target, o.notDue), zero
	case target.LessThan(earned) && o.terms.Repayment.Capitalise:
		return target, zero, earned.Sub(target)
	case target.LessThan(earned):
		return earned, zero, zero
	}
	late := decimal.Min(o.later, target.Sub(earned))
	o.later = o.later.Sub(late)
	return earned.Add(late), decimal.Min(o.notDue, target.Sub(earned).Sub(late)), zero
}

// nextTarget is what a row asks for by its kind.
func (o *oracle) nextTarget() decimal.Decimal {
	r := &o.terms.Repayment
	o.payments++
	switch {
	case o.kind == loan.Listed && o.payments <= len(r.Payments):
		return whole(r.Payments[o.payments-1].Minor())
	case o.kind == loan.Listed:
		return decimal.Zero
	case o.kind != loan.Graduated:
		return o.payment
	case o.isFresh:
		o.isFresh, o.target = false, o.payment
	default:
		every := r.StepEvery
		if every == 0 {
			every = 12
		}
		if (o.payments-1)%every == 0 {
			o.target = rounded(o.target.Mul(whole(1).Add(r.Step.Decimal())), o.terms.Rounding.Payment)
		}
	}
	return o.target
}

// paymentsLeft counts the rows from one due today on that ask for a payment.
func (o *oracle) paymentsLeft(row int) decimal.Decimal {
	n := int64(0)
	for d := o.today; row <= o.last; d = d.AddDate(0, 0, 1) {
		if o.isDue(d) {
			if o.asks(row, d) == "payment" {
				n++
			}
			row++
		}
	}
	return whole(n)
}

// askRow is the row of the day.
func (o *oracle) askRow() {
	earned, row, before := o.earned(), o.row, o.notDue
	o.asked = o.today
	o.accrued, o.posted = decimal.Zero, decimal.Zero
	o.row++
	if inside(o.holidays, o.today) {
		o.deferred = o.deferred.Add(earned)
		if o.notDue.Sign() > 0 {
			o.last++
		}
		o.giveBack()
		return
	}
	asks, share := o.asks(row, o.today), decimal.Zero
	if asks == "payment" && o.pool.Sign() > 0 && row < o.last {
		share = o.pool.DivRound(o.paymentsLeft(row), 30).Floor()
		o.pool = o.pool.Sub(share)
	}
	due, repaid, added := o.divide(asks, row >= o.last, earned)
	due = due.Add(share)
	o.notDue = o.notDue.Sub(repaid).Add(added)
	if o.notDue.Sign() == 0 {
		due = due.Add(o.deferred).Add(o.later).Add(o.pool)
		o.deferred, o.later, o.pool = decimal.Zero, decimal.Zero, decimal.Zero
	}
	b := oracleBill{due: o.today, isRow: true}
	if asks != "nothing" && before.Sign() > 0 && row <= o.last {
		for i := range o.terms.Fees {
			f := &o.terms.Fees[i]
			base := o.lentInAll()
			if f.Of == loan.Balance {
				base = before
			}
			if f.Due == loan.EachRow {
				b.left[fee] = b.left[fee].Add(oracleFee(f, base))
				if f.Kind == loan.Savings {
					b.saving = b.saving.Add(oracleFee(f, base))
				}
			}
		}
	}
	b.left[interest], b.left[principal] = due, repaid
	if sum(b.left).Sign() > 0 {
		o.bills = append(o.bills, b)
		if o.credit.Sign() > 0 {
			o.pay(decimal.Zero, false)
		}
	}
	o.giveBack()
}

func (o *oracle) lentInAll() decimal.Decimal {
	all := int64(0)
	for _, a := range o.terms.Advances {
		all += a.Amount.Minor()
	}
	return whole(all)
}

// oracleFee is a fee and its tax.
func oracleFee(f *loan.Fee, base decimal.Decimal) decimal.Decimal {
	n := whole(f.Amount.Minor())
	if f.Rate.Sign() > 0 {
		n = base.Mul(f.Rate.Decimal()).RoundBank(0)
	}
	return n.Add(n.Mul(f.Tax.Decimal()).RoundBank(0))
}

// giveBack makes savings credit, once nothing is owed and all is lent.
func (o *oracle) giveBack() {
	owed := sum(o.due()).Add(o.earned()).Add(o.notDue).Add(o.deferred).Add(o.later).Add(o.pool)
	if o.savings.Sign() > 0 && o.end != WrittenOff && owed.Sign() == 0 && (o.approved.Sign() == 0 || o.row > o.last || o.end != "") {
		o.credit, o.savings = o.credit.Add(o.savings), decimal.Zero
	}
}

// relevel finds the payment anew; rows that were listed ask for it too.
func (o *oracle) relevel() {
	if o.kind == loan.Listed {
		o.kind = loan.Level
	}
	o.level()
}

// oracleRow is a row that lies ahead.
type oracleRow struct {
	asks   string
	growth decimal.Decimal // rate × time that is left of it
	isNext bool
}

// ahead lists the rows left that are not suspended, a night at a time.
func (o *oracle) ahead() (rows []oracleRow) {
	c, growth, isNext := *o, decimal.Zero, true
	for row := o.row; row <= c.last; {
		if c.isDue(c.today) && !c.asked.Equal(c.today) {
			if inside(c.holidays, c.today) {
				c.last++
			} else {
				rows = append(rows, oracleRow{c.asks(row, c.today), growth, isNext})
			}
			growth, isNext = decimal.Zero, false
			row++
		}
		c.today = c.today.AddDate(0, 0, 1)
		if !inside(c.freeOfInterest, c.today.AddDate(0, 0, -1)) {
			growth = growth.Add(c.rate(c.today).Mul(c.night(c.today)))
		}
	}
	return rows
}

// level finds the payment by its definition, near where the gap changes sign.
func (o *oracle) level() {
	if o.notDue.Sign() == 0 || o.row > o.last {
		return
	}
	rows := o.ahead()
	round := o.terms.Rounding.Payment
	unit := max(1, round.Unit.Minor())
	if o.kind == loan.Annuity {
		o.payment = decimal.Max(whole(unit), rounded(o.annuity(rows), round))
		return
	}
	o.isFresh = true
	low, high := int64(0), o.notDue.Add(o.lent).IntPart()*20/unit+10
	for high-low > 1 {
		mid := (low + high) / 2
		if gap, how := o.follow(rows, mid*unit); how == "too low" || how == "" && gap.Sign() > 0 {
			low = mid
		} else {
			high = mid
		}
	}
	above, howAbove := o.follow(rows, high*unit)
	below, howBelow := o.follow(rows, low*unit)
	isBelow := below.LessThanOrEqual(above.Neg()) || howAbove == "too high"
	if round.To == loan.Down {
		isBelow = above.Sign() < 0 || howAbove == "too high"
	}
	o.payment = whole(high * unit)
	if isBelow && low > 0 && round.To != loan.Up && howBelow != "too low" {
		o.payment = whole(low * unit)
	}
}

// follow finds what the last row asks beyond the payment when all rows are paid
// on their days, and whether a row is not covered, or nothing left for the last.
func (o *oracle) follow(rows []oracleRow, payment int64) (gap decimal.Decimal, how string) {
	c := *o
	c.payment = whole(payment)
	for k, row := range rows {
		base := c.notDue
		if c.terms.Interest.Quote == loan.Flat {
			base = c.lent
		}
		if !row.isNext {
			c.accrued, c.posted = decimal.Zero, decimal.Zero
		}
		c.accrued = c.accrued.Add(base.Mul(row.growth))
		earned := c.earned()
		if earned.GreaterThan(whole(most)) || c.notDue.GreaterThan(whole(most)) {
			return whole(most), "too low"
		}
		if k == len(rows)-1 {
			asks := c.notDue.Sub(c.balloon)
			if c.kind != loan.LevelPrincipal {
				asks = asks.Add(earned).Add(c.later)
			}
			if how == "" && c.notDue.Sign() == 0 && (c.kind == loan.LevelPrincipal || earned.Add(c.later).Sign() == 0) {
				how = "too high"
			}
			return asks.Sub(c.nextTarget()), how
		}
		if row.asks == "payment" {
			copied := c
			rest := copied.nextTarget()
			if c.kind != loan.LevelPrincipal {
				rest = rest.Sub(earned)
				rest = rest.Sub(decimal.Min(c.later, decimal.Max(decimal.Zero, rest)))
			}
			switch {
			case how != "": // the first row decides
			case rest.GreaterThan(c.notDue), rest.Equal(c.notDue) && c.terms.Interest.Quote == loan.Flat:
				how = "too high"
			case rest.Sign() < 0 && !c.terms.Repayment.Capitalise:
				how = "too low"
			}
		}
		_, repaid, added := c.divide(row.asks, false, earned)
		c.notDue = c.notDue.Sub(repaid).Add(added)
	}
	return gap, how
}

// annuity is the payment with which, unrounded, nothing is left.
func (o *oracle) annuity(rows []oracleRow) decimal.Decimal {
	owes, units := o.notDue, decimal.Zero
	for _, row := range rows {
		if row.asks != "payment" {
			continue
		}
		growth := row.growth.Add(whole(1))
		owes, units = owes.Mul(growth).Round(40), units.Mul(growth).Round(40).Add(whole(1))
		if row.isNext {
			owes = owes.Add(o.accrued).Add(o.posted)
		}
	}
	return owes.DivRound(units, 40)
}
