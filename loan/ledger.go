package loan

import (
	"math"
	"math/big"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/internal/rhythm"
)

// ledger derives a schedule a second time, in the slow and obvious way that
// [Schedule.Verify] holds against the first: exact rationals instead of wide
// products, parts of a year instead of weights, days counted one by one, every
// advance followed by itself to the day.
type ledger struct {
	terms *Terms
	table timetable
	due   upFront
	pause []rhythm.Ask
}

// entry is a row of the ledger.
type entry struct {
	due                               int
	payment, principal, interest, fee int64
	advance, balance                  int64
	outside, saving                   int64
}

// sheet is what the ledger finds for some payments.
type sheet struct {
	rows       []entry
	gap        int64 // what the last row asks beyond its target
	admissible bool  // as level.go defines it
}

// newLedger needs terms that compile.
func newLedger(t *Terms) *ledger {
	l := &ledger{terms: t, table: newTimetable(t, new(check.List)), due: t.feesUpFront()}
	for k, day := range l.table.accrues {
		l.pause = append(l.pause, t.Relief.askOf(k, day))
	}
	return l
}

// running is what one row of the ledger hands on to the next.
type running struct {
	next               int // advance
	balance, lent      int64
	deferred, toSpread int64
	spent              int64 // interest and row fees
	graduated          int64
	steps              int
}

// sheet returns all rows. Each payment holds from its stage's row on; only so
// many advances are known of.
func (l *ledger) sheet(stages []stage, limit int) sheet {
	s := sheet{rows: make([]entry, len(l.pause))}
	var r running
	at := 0
	for k := range s.rows {
		for at+1 < len(stages) && stages[at+1].from <= k {
			at++
		}
		if !l.row(&s, &r, k, stages[at].payment, limit) {
			return s
		}
	}
	s.admissible = true
	return s
}

// row derives one row, and reports whether it is admissible.
func (l *ledger) row(s *sheet, r *running, k int, payment int64, limit int) bool {
	terms, e := l.terms, &s.rows[k]
	e.due = l.table.due[k]
	end := l.table.accrues[k]
	bearing := r.balance
	if l.isFlat() {
		bearing = r.lent
	}
	until := func(i int) int { // with Stretches, what is lent ends the time of what is out
		if terms.Rounding.Stretches && i < len(terms.Advances) {
			return min(end, terms.Advances[i].On.Day())
		}
		return end
	}
	accrued, interest := new(big.Rat), int64(0)
	if bearing != 0 {
		accrued = l.accrue(bearing, l.table.begins(k), until(r.next), k)
	}
	owed, onDue := r.balance, int64(0)
	for ; r.next < len(terms.Advances) && terms.Advances[r.next].On.Day() <= end; r.next++ {
		if on := terms.Advances[r.next].On.Day(); on == end && k+1 < len(l.table.accrues) && l.table.accrues[k+1] == on {
			break // after all rows that are due on the day
		}
		a := terms.Advances[r.next]
		amount := a.Amount.Minor()
		if r.next == 0 {
			amount += l.due.financed
		}
		if r.next >= limit {
			amount = 0
		}
		r.lent += amount
		if a.On.Day() == end {
			onDue += amount
			continue
		}
		owed += amount
		if bearing += amount; terms.Rounding.Stretches {
			interest += roundRat(accrued, terms.Rounding.Interest)
			accrued = l.accrue(bearing, a.On.Day(), until(r.next+1), k)
		} else {
			accrued.Add(accrued, l.accrue(amount, a.On.Day(), end, k))
		}
	}
	if interest += roundRat(accrued, terms.Rounding.Interest); interest > essor.MaxMinor {
		return false
	}
	if !l.divide(s, r, e, k, payment, owed, interest) {
		return false
	}
	if l.pause[k] != rhythm.AsksNothing {
		e.fee, e.outside, e.saving = terms.rowFees(terms.lent(), owed)
	}
	e.payment = e.principal + e.interest + e.fee
	e.balance = owed - e.principal + onDue
	e.advance = owed + onDue - r.balance
	r.balance = e.balance
	r.spent += interest + e.fee
	return r.spent <= essor.MaxMinor-terms.lent()-l.due.financed
}

// divide says how much of a row is principal and how much interest.
func (l *ledger) divide(s *sheet, r *running, e *entry, k int, payment, owed, interest int64) bool {
	repayment := &l.terms.Repayment
	isLast := k == len(l.pause)-1
	switch l.pause[k] {
	case rhythm.AsksInterest:
		e.interest = interest
		return true
	case rhythm.AsksNothing:
		switch l.terms.Relief.Unpaid {
		case Capitalised:
			e.interest, e.principal = interest, -interest
		case Deferred:
			r.deferred += interest
		case Spread:
			r.toSpread += interest
		}
		return true
	}
	target := l.target(r, k, payment)
	share := r.toSpread / l.paymentsFrom(k)
	r.toSpread -= share
	if isLast {
		e.principal, e.interest = owed, interest+r.deferred+share
		s.gap = owed - target - repayment.Balloon.Minor()
		if repayment.Kind != LevelPrincipal {
			s.gap += interest + r.deferred
			return owed+interest+r.deferred > 0
		}
		return owed > 0
	}
	if repayment.Kind == LevelPrincipal {
		e.principal, e.interest = target, interest+r.deferred+share
		r.deferred = 0
		return target < owed || target == owed && !l.isFlat()
	}
	late := int64(0)
	if target > interest {
		late = min(r.deferred, target-interest)
	}
	r.deferred -= late
	e.interest = interest + late + share
	e.principal = target - interest - late
	if e.principal == owed && l.isFlat() {
		return false
	}
	return e.principal <= owed && (e.principal >= 0 || repayment.Capitalise)
}

// isFlat reports whether interest is on what was lent: then something must be
// owed up to the last row.
func (l *ledger) isFlat() bool { return l.terms.Interest.Quote == Flat }

// paymentsFrom counts the rows from k on that ask for a payment.
func (l *ledger) paymentsFrom(k int) int64 {
	n := int64(0)
	for _, a := range l.pause[k:] {
		if a == rhythm.AsksPayment {
			n++
		}
	}
	return n
}

// target returns what row k asks for, by its kind.
func (l *ledger) target(r *running, k int, payment int64) int64 {
	repayment := &l.terms.Repayment
	switch {
	case repayment.Kind == Listed && k < len(repayment.Payments):
		return repayment.Payments[k].Minor()
	case repayment.Kind == Listed:
		return 0
	case repayment.Kind != Graduated:
		return payment
	case r.steps == 0:
		r.graduated = payment
	case r.steps%repayment.stepEvery() == 0:
		raised := big.NewRat(rateUnit+repayment.Step.Units(), rateUnit)
		raised.Mul(raised, new(big.Rat).SetInt64(r.graduated))
		r.graduated = roundRat(raised, l.terms.Rounding.Payment)
	}
	r.steps++
	return r.graduated
}

// accrue returns the exact interest on an amount from one day to another,
// within row k.
func (l *ledger) accrue(amount int64, from, to, k int) *big.Rat {
	sum, quoted := new(big.Rat), l.terms.Interest.firstRate()
	add := func(until int) {
		if until > from {
			part := l.partOfYear(from, until, k)
			sum.Add(sum, part.Mul(part, l.yearRate(quoted)))
			from = until
		}
	}
	for _, change := range l.terms.Interest.Changes {
		add(min(to, change.On.Day()))
		quoted = change.Rate.Units()
	}
	add(to)
	return sum.Mul(sum, new(big.Rat).SetInt64(amount))
}

// yearRate returns the rate of a year that a quoted rate means.
func (l *ledger) yearRate(quoted int64) *big.Rat {
	num, den := l.terms.Repayment.period()
	perYear := big.NewRat(int64(den), int64(num))
	rate := big.NewRat(quoted, rateUnit)
	switch l.terms.Interest.Quote {
	case PerPeriod:
		return rate.Mul(rate, perYear)
	case Effective:
		return perYear.Mul(perYear, compoundedRat(rate, 1, num, den))
	case SemiAnnual:
		return perYear.Mul(perYear, compoundedRat(rate, 2, num, den))
	}
	return rate
}

// compoundedRat is compounded by Newton's method on 500 bits, rounded to 18
// decimals.
func compoundedRat(rate *big.Rat, parts, num, den int) *big.Rat {
	growth := new(big.Rat).Quo(rate, new(big.Rat).SetInt64(int64(parts)))
	growth.Add(growth, big.NewRat(1, 1))
	float := func() *big.Float { return new(big.Float).SetPrec(500) }
	whole := power(float().SetRat(growth), parts*num)
	root := float().SetInt64(1)
	if den > 1 {
		guess, _ := whole.Float64()
		root.SetFloat64(math.Pow(guess, 1/float64(den)))
	}
	for range 5 { // each doubles the bits
		below := power(root, den-1)
		step := float().Sub(float().Mul(below, root), whole)
		step.Quo(step, float().Mul(below, float().SetInt64(int64(den))))
		root.Sub(root, step)
	}
	root.Sub(root, float().SetInt64(1)).Mul(root, float().SetInt64(periodUnit)).Add(root, float().SetFloat64(0.5))
	units, _ := root.Int(nil)
	return new(big.Rat).SetFrac(units, big.NewInt(periodUnit))
}

// power returns x to the n.
func power(x *big.Float, n int) *big.Float {
	p := new(big.Float).SetPrec(x.Prec()).SetInt64(1)
	for range n {
		p.Mul(p, x)
	}
	return p
}

// partOfYear returns the time from one day to another within row k.
func (l *ledger) partOfYear(from, to, k int) *big.Rat {
	switch count := l.terms.Interest.DayCount; {
	case count.isPeriodic():
		return l.partOfPeriods(from, to, k)
	case count == ActActISDA:
		sum, days := new(big.Rat), map[int64]int64{}
		for day := from; day < to; day++ {
			year, _, _ := civil.Date(day)
			days[int64(365+civil.DaysIn(year, 2)-28)]++
		}
		for basis, n := range days {
			sum.Add(sum, big.NewRat(n, basis))
		}
		return sum
	case count == NoLeap365:
		n := int64(0)
		for day := from + 1; day <= to; day++ {
			if _, month, dayOfMonth := civil.Date(day); month != 2 || dayOfMonth != 29 {
				n++
			}
		}
		return big.NewRat(n, 365)
	default:
		num, den := count.years(from, to, l.table.accrues[len(l.table.accrues)-1])
		return big.NewRat(int64(num), int64(den))
	}
}

// partOfPeriods gives the days of each period of the grid an equal part of
// the period's part of the year.
func (l *ledger) partOfPeriods(from, to, k int) *big.Rat {
	num, den := l.terms.Repayment.period()
	sum, n := new(big.Rat), l.table.index[k]
	for l.table.end(n) < to {
		n++
	}
	for to > from {
		begin, end := l.table.end(n-1), l.table.end(n)
		if days := min(to, end) - max(from, begin); days > 0 {
			sum.Add(sum, big.NewRat(int64(days), int64(end-begin)))
			to = max(from, begin)
		}
		n--
	}
	return sum.Mul(sum, big.NewRat(int64(num), int64(den)))
}

// roundRat returns a number of 0 or more in units of a rounding, rounded, in
// minor units; beyond all amounts, one more than the greatest of them.
func roundRat(x *big.Rat, r Round) int64 {
	unit := r.unit()
	if r.To == Up || r.To == Down {
		x = new(big.Rat).Quo(x, new(big.Rat).SetInt64(unit))
		q, rest := new(big.Int).QuoRem(x.Num(), x.Denom(), new(big.Int))
		if r.To == Up && rest.Sign() != 0 {
			q.Add(q, big.NewInt(1))
		}
		return bounded(q, unit)
	}
	return bounded(halfEven(new(big.Rat).Quo(x, new(big.Rat).SetInt64(unit))), unit)
}

func bounded(q *big.Int, unit int64) int64 {
	if q.Mul(q, big.NewInt(unit)); q.Cmp(big.NewInt(essor.MaxMinor)) > 0 {
		return essor.MaxMinor + 1
	}
	return q.Int64()
}

// roundHalfEven returns the whole number nearest to a positive x.
func roundHalfEven(x *big.Rat) int64 { return halfEven(x).Int64() }

func halfEven(x *big.Rat) *big.Int {
	twice := new(big.Int).Lsh(x.Num(), 1)
	q, rest := new(big.Int).QuoRem(twice, x.Denom(), new(big.Int))
	// q is ⌊2x⌋: an odd one lies in the upper half, an exact odd one on a tie.
	half := new(big.Int).Rsh(q, 1)
	if q.Bit(0) == 1 && (rest.Sign() != 0 || half.Bit(0) == 1) {
		half.Add(half, big.NewInt(1))
	}
	return half
}

// isAnnuity reports whether a payment is that of the annuity formula from a
// stage's first row on, rounded. It discounts what one unit in each row is
// worth, from the last row back to the first, which the payment was not found
// by.
func (l *ledger) isAnnuity(rows []entry, s stage, payment int64) bool {
	units, unitsDen := new(big.Int), big.NewInt(1)
	owed, owedDen := new(big.Int), big.NewInt(1)
	for k := len(rows) - 1; k >= s.from; k-- {
		end := l.table.accrues[k]
		growth := l.accrueBy(1, l.table.begins(k), k)
		growth.Add(growth, big.NewRat(1, 1))
		units.Add(units, unitsDen)
		for i, a := range l.terms.Advances[:s.limit] {
			on := a.On.Day()
			if on > end || on <= l.startOf(k) {
				continue
			}
			amount := a.Amount.Minor()
			if i == 0 {
				amount += l.due.financed
			}
			worth := new(big.Rat).SetInt64(amount)
			if on < end {
				worth.Add(worth, l.accrueBy(amount, on, k))
			}
			num := new(big.Int).Mul(worth.Num(), owedDen)
			owed.Mul(owed, worth.Denom()).Add(owed, num)
			owedDen.Mul(owedDen, worth.Denom())
		}
		units.Mul(units, growth.Denom())
		unitsDen.Mul(unitsDen, growth.Num())
		owed.Mul(owed, growth.Denom())
		owedDen.Mul(owedDen, growth.Num())
	}
	if s.from > 0 {
		before := new(big.Int).Mul(owedDen, big.NewInt(rows[s.from-1].balance))
		owed.Add(owed, before)
	}
	exact := new(big.Int).Mul(owed, unitsDen)
	return roundBig(exact, new(big.Int).Mul(owedDen, units), l.terms.Rounding.Payment.unit(), l.terms.Rounding.Payment.rule()) == payment
}

// accrueBy returns the interest on an amount from one day to the end of row k,
// stretch by stretch where interest is counted so.
func (l *ledger) accrueBy(amount int64, from, k int) *big.Rat {
	end, sum := l.table.accrues[k], new(big.Rat)
	if l.terms.Rounding.Stretches {
		for _, a := range l.terms.Advances {
			if on := a.On.Day(); from < on && on < end && on > l.startOf(k) {
				sum.Add(sum, l.accrue(amount, from, on, k))
				from = on
			}
		}
	}
	return sum.Add(sum, l.accrue(amount, from, end, k))
}

// startOf returns the day up to which advances are in the balance with which
// row k begins.
func (l *ledger) startOf(k int) int {
	if k == 0 {
		return l.terms.Advances[0].On.Day() - 1
	}
	return l.table.accrues[k-1]
}
