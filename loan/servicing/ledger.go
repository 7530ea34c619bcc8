package servicing

import (
	"math/big"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/rhythm"
	"github.com/essor-go/essor/loan"
)

// ledger derives a statement a second time, in the slow and obvious way that
// [Statement.Verify] holds against the first: day by day, in exact rationals,
// every unpaid amount an entry of its own that grows a day older each day, and
// one way for all terms, plain or not.
type ledger struct {
	terms    *loan.Terms
	opt      *Options
	currency essor.Currency
	table    rhythm.Table
	quote    rhythm.Quote

	day, row, last           int
	coming                   rhythm.Row
	ofTerms                  int // rows of the terms; none once it is rescheduled
	termination              int
	quoted                   essor.Fraction
	quotedOn                 int // changes of the terms after that day override it
	payment                  int64
	kind                     loan.Kind
	balloon, target          int64
	asked                    int
	isFresh                  bool     // the payment is that of the next row, whatever its step
	earned                   *big.Rat // interest not yet due
	whole                    *big.Rat // the same, and what was posted of the row
	posted                   int64    // what was rounded of it
	notDue, credit, lent     int64    // flat interest is on what was lent
	deferred, later, pool    int64    // interest of holidays, of relief that defers, and of relief that spreads it
	held                     int64    // savings
	aheadUntil               int      // interest until then was asked for
	lentAhead                int64    // lent since
	open                     []owing  // what is unpaid
	bill                     int      // the next
	mostLate                 int
	charges                  int64
	holiday, waived          int // the first days after
	st                       Statement
	approved, toFinance, fee int64 // not yet lent, financed fees, deducted ones
}

// owing is an amount of one part that fell due on a day and is unpaid.
type owing struct {
	bill, due, part, use int
	left                 int64
	age                  int // days since it was due, or re-aged, holidays left out
	isRow                bool
}

// The uses of a fee, in the order in which they are paid.
const (
	kept = iota
	outsideCost
	setAside
)

// newLedger returns the ledger before anything happened.
func newLedger(t *loan.Terms, o *Options, payment essor.Money) *ledger {
	l := &ledger{
		terms: t, opt: o, currency: t.Advances[0].Amount.Currency(), table: newTable(t),
		last: t.Repayment.Count - 1, ofTerms: t.Repayment.Count, quoted: t.Interest.YearRate, quotedOn: -never,
		payment: payment.Minor(), kind: t.Repayment.Kind, balloon: t.Repayment.Balloon.Minor(), isFresh: true,
		earned: new(big.Rat), whole: new(big.Rat), aheadUntil: -never, holiday: -never, waived: -never,
	}
	if t.Interest.Quote == loan.PerPeriod {
		l.quoted = t.Interest.PeriodRate
	}
	l.quote = rhythm.NewQuote(string(t.Interest.Quote), &l.table.Grid)
	l.begin()
	l.termination = l.endOf(l.coming, t.Repayment.Count)
	for i := range t.Advances {
		l.approved += t.Advances[i].Amount.Minor()
	}
	for i := range t.Fees {
		if n := feeOn(&t.Fees[i], l.approved); t.Fees[i].Due == loan.Financed {
			l.toFinance += n
		} else if t.Fees[i].Due != loan.EachRow {
			l.fee += n
		}
	}
	zero := l.money(0)
	none := Parts{zero, zero, zero, zero}
	l.st = Statement{Disbursed: zero, Paid: zero, WrittenOff: none, Recovered: none}
	return l
}

func (l *ledger) money(minor int64) essor.Money {
	return money(minor, l.currency)
}

// begin goes to the first row of the table.
func (l *ledger) begin() { l.row, l.coming = 0, l.rowFrom(0) }

// rowFrom returns the first row of a period or of a later one; without a
// season there is none, ever.
func (l *ledger) rowFrom(n int) rhythm.Row {
	row, ok := l.table.Row(n)
	if !ok {
		return rhythm.Row{Index: n, Accrues: never, Due: never}
	}
	return row
}

// endOf returns the last day of interest of so many rows.
func (l *ledger) endOf(row rhythm.Row, count int) int {
	for ; count > 1; count-- {
		row = l.rowFrom(row.Index + 1)
	}
	return row.Accrues
}

// run lives through all days; the events stand, and are in order.
func (l *ledger) run(events []Event, asOf int) {
	l.day = min(asOf, callDay(l.coming))
	if len(events) > 0 {
		l.day = min(l.day, events[0].On.Day())
	}
	for ; ; l.day++ {
		l.dawn()
		for ; len(events) > 0 && events[0].On.Day() == l.day && formOf(events[0].Kind).rank < beforeRow; events = events[1:] {
			l.happen(&events[0])
		}
		for callDay(l.coming) == l.day {
			l.fallDue()
		}
		l.chargeLate()
		for ; len(events) > 0 && events[0].On.Day() == l.day; events = events[1:] {
			l.happen(&events[0])
		}
		l.mostLate = max(l.mostLate, l.daysLate())
		if l.day >= asOf {
			return
		}
	}
}

// callDay returns the day on which a row is asked for.
func callDay(row rhythm.Row) int { return min(row.Accrues, row.Due) }

// dawn ends the night before: amounts are a day older and interest a day more.
func (l *ledger) dawn() {
	if l.day > l.holiday {
		for i := range l.open {
			l.open[i].age++
		}
	}
	l.night(l.day-1, l.coming)
}

// night adds the interest of the night after a day, yesterday or later.
func (l *ledger) night(evening int, row rhythm.Row) {
	late := 0
	if o := l.oldest(); o != nil {
		late = o.age
		if evening >= l.day && l.day >= l.holiday { // asked for ahead, if tonight bears interest
			late++
		}
	}
	if l.st.End != "" || l.opt.StopAfter > 0 && late > l.opt.StopAfter || evening < l.waived {
		return
	}
	base := l.base(evening)
	if base == 0 {
		return
	}
	interest := l.growth(evening, evening+1, row)
	interest.Mul(interest, new(big.Rat).SetInt64(base))
	l.earned.Add(l.earned, interest)
	l.whole.Add(l.whole, interest)
}

// base returns what bears interest in the night after a day.
func (l *ledger) base(evening int) int64 {
	isFlat := l.terms.Interest.Quote == loan.Flat
	switch {
	case evening < l.aheadUntil && isFlat:
		return l.lentAhead
	case evening < l.aheadUntil:
		return min(l.lentAhead, l.notDue)
	case isFlat && l.notDue > 0:
		return l.lent
	case isFlat:
		return 0
	}
	base := l.notDue
	for _, o := range l.open {
		if evening < l.day && o.due <= evening && (l.opt.ByDay && o.part == principal || l.opt.Compound && o.part == interest) {
			base += o.left
		}
	}
	return base
}

// growth returns rate × time from one day to another in a row. The time of a
// stretch is that to its end less that from there: a stretch ends with the
// row, when the rate changes, and with Stretches when money should be lent.
func (l *ledger) growth(from, to int, row rhythm.Row) *big.Rat {
	sum := new(big.Rat)
	for from < to {
		end := row.Accrues
		for _, c := range l.terms.Interest.Changes {
			if on := c.On.Day(); from < on {
				end = min(end, on)
			}
		}
		for _, a := range l.terms.Advances {
			if on := a.On.Day(); l.terms.Rounding.Stretches && from < on {
				end = min(end, on)
			}
		}
		until := min(to, end)
		part := l.years(from, until, row)
		if !rhythm.IsPeriodic(string(l.terms.Interest.DayCount)) && until < end {
			part.Sub(l.years(from, end, row), l.years(until, end, row))
		}
		sum.Add(sum, part.Mul(part, l.rateOn(from)))
		from = until
	}
	return sum
}

// years returns the time from one day to another in a row.
func (l *ledger) years(from, to int, row rhythm.Row) *big.Rat {
	count := string(l.terms.Interest.DayCount)
	if rhythm.IsPeriodic(count) {
		return big.NewRat(l.table.Periods(row.Index, from, to))
	}
	return big.NewRat(rhythm.Years(count, from, to, l.termination))
}

// quotedFor returns the quoted rate of the night after a day.
func (l *ledger) quotedFor(day int) essor.Fraction {
	quoted := l.quoted
	for _, c := range l.terms.Interest.Changes {
		if on := c.On.Day(); l.quotedOn < on && on <= day {
			quoted = c.Rate
		}
	}
	return quoted
}

// rateOn returns the rate of a year in the night after a day.
func (l *ledger) rateOn(day int) *big.Rat {
	q := &l.quote
	rate := new(big.Rat).SetFrac(new(big.Int).SetUint64(q.Rate(l.quotedFor(day).Units())), new(big.Int).SetUint64(q.Unit))
	return rate.Mul(rate, big.NewRat(int64(q.Num), int64(q.Den)))
}

// roundEarned returns what was earned and is not yet due, rounded.
func (l *ledger) roundEarned() int64 { return l.posted + roundRat(l.earned, l.terms.Rounding.Interest) }

// takeEarned rounds what was earned and starts again from nothing.
func (l *ledger) takeEarned() int64 {
	n := l.roundEarned()
	l.earned, l.whole, l.posted = new(big.Rat), new(big.Rat), 0
	return n
}

// post rounds what was earned, and lets what follows be rounded by itself.
func (l *ledger) post() { l.posted, l.earned = l.roundEarned(), new(big.Rat) }

// roundRat rounds x, which is not negative, to a unit. Beyond all amounts it
// returns one more than the largest.
func roundRat(x *big.Rat, to loan.Round) int64 {
	if x.Cmp(new(big.Rat).SetInt64(most)) > 0 {
		return most + 1
	}
	unit := max(1, to.Unit.Minor())
	x = new(big.Rat).Quo(x, new(big.Rat).SetInt64(unit))
	whole, rest := new(big.Int).QuoRem(x.Num(), x.Denom(), new(big.Int))
	switch {
	case to.To == loan.Up && rest.Sign() > 0:
		whole.Add(whole, big.NewInt(1))
	case to.To == "" || to.To == loan.Nearest:
		return roundHalfEven(x) * unit
	}
	return whole.Int64() * unit
}

// roundHalfEven returns the whole number nearest to x, which is not negative.
func roundHalfEven(x *big.Rat) int64 {
	doubled := new(big.Int).Lsh(x.Num(), 1)
	q, rest := new(big.Int).QuoRem(doubled, x.Denom(), new(big.Int)) // ⌊2x⌋
	half := new(big.Int).Rsh(q, 1)
	if q.Bit(0) == 1 && (rest.Sign() != 0 || half.Bit(0) == 1) {
		half.Add(half, big.NewInt(1))
	}
	return half.Int64()
}

// oldest returns what is unpaid of interest or principal of the oldest row.
func (l *ledger) oldest() *owing {
	for i := range l.open {
		if o := &l.open[i]; o.part == interest || o.part == principal {
			return o
		}
	}
	return nil
}

func (l *ledger) daysLate() int {
	if o := l.oldest(); o != nil {
		return max(0, o.age)
	}
	return 0
}

// chargeLate charges for the rows whose grace ended yesterday.
func (l *ledger) chargeLate() {
	due := map[int]int64{} // what is unpaid of such rows, by bill
	for _, o := range l.open {
		if o.isRow && o.due+l.opt.Late.Grace+1 == l.day && (o.part == interest || o.part == principal) {
			due[o.bill] += o.left
		}
	}
	for bill := range l.bill {
		if due[bill] == 0 || l.day < l.holiday || l.st.End != "" {
			continue
		}
		share := new(big.Rat).SetFrac64(l.opt.Late.Share.Units(), essor.FractionUnit)
		charge := roundHalfEven(share.Mul(share, new(big.Rat).SetInt64(due[bill]))) + l.opt.Late.Amount.Minor()
		if l.opt.MaxCharges != (essor.Money{}) {
			charge = min(charge, l.opt.MaxCharges.Minor()-l.charges)
		}
		if charge = min(charge, most-l.charges); charge > 0 {
			l.charges += charge
			l.ask(LateCharge, "", [parts]int64{penalty: charge}, l.day, extra{})
		}
	}
}

// ask makes something fall due on a day, today or later.
func (l *ledger) ask(kind Kind, id string, amounts [parts]int64, due int, of extra) {
	add := func(part, use int, n int64) {
		if n > 0 {
			l.open = append(l.open, owing{l.bill, due, part, use, n, l.day - due, kind == Due})
		}
	}
	for p, n := range amounts {
		if p == fee {
			add(p, kept, n-of.outside-of.saving)
			add(p, outsideCost, of.outside)
			n = of.saving
		}
		add(p, setAside, n)
	}
	l.bill++
	l.write(kind, id, amounts, 0, of)
	if l.credit > 0 {
		l.receive(CreditUsed, "", 0, false)
	}
}

// owed returns what has fallen due, by part.
func (l *ledger) owed() (sum [parts]int64) {
	for _, o := range l.open {
		sum[o.part] += o.left
	}
	return sum
}

// aside returns the interest that is set aside.
func (l *ledger) aside() int64 { return l.deferred + l.later + l.pool }

// all returns all that is owed.
func (l *ledger) all() int64 {
	due := l.owed()
	return due[penalty] + due[fee] + due[interest] + due[principal] + l.notDue + l.aside() + l.roundEarned()
}

func (l *ledger) write(kind Kind, id string, amounts [parts]int64, credit int64, of extra) {
	on, _ := essor.DateOfDay(l.day)
	l.st.read = append(l.st.read, Line{amounts, credit, l.owed()[principal] + l.notDue, of, id, kind, on, l.currency})
}

// receive applies money as the package comment says.
func (l *ledger) receive(kind Kind, id string, amount int64, prepays bool) (repaid int64) {
	before := l.credit
	pool := before + amount
	applied, of := l.apply(&pool)
	rest := l.roundEarned() + l.aside() + l.notDue
	switch {
	case len(l.open) == 0 && pool >= rest:
		pool -= rest
		applied[interest] += rest - l.notDue
		applied[principal] += l.notDue
		l.takeEarned()
		l.notDue, l.deferred, l.later, l.pool = 0, 0, 0, 0
	case prepays:
		repaid = min(pool, l.notDue)
		pool -= repaid
		applied[principal] += repaid
		l.notDue -= repaid
	}
	l.credit = pool
	if amount > 0 || applied != ([parts]int64{}) {
		l.write(kind, id, applied, pool-before, of)
	}
	l.release()
	return repaid
}

// apply sorts what is unpaid in the order of application and pays it so.
func (l *ledger) apply(pool *int64) (applied [parts]int64, of extra) {
	order := l.opt.ordering()
	place := func(o owing) [4]int {
		at := slices.Index(order.parts[:], o.part)
		switch {
		case order.todayFirst && o.due == l.day:
			return [4]int{-1, o.bill, at, o.use}
		case order.byBill:
			return [4]int{0, o.bill, at, o.use}
		}
		return [4]int{0, at, o.bill, o.use}
	}
	slices.SortFunc(l.open, func(a, b owing) int {
		x, y := place(a), place(b)
		return slices.Compare(x[:], y[:])
	})
	for i := range l.open {
		o := &l.open[i]
		n := min(*pool, o.left)
		*pool -= n
		o.left -= n
		applied[o.part] += n
		switch {
		case o.part == fee && o.use == outsideCost:
			of.outside += n
		case o.part == fee && o.use == setAside:
			l.held += n
			of.saving += n
		}
	}
	l.strike()
	return applied, of
}

// strike takes out what is paid, and restores the order of bills.
func (l *ledger) strike() {
	l.open = slices.DeleteFunc(l.open, func(o owing) bool { return o.left == 0 })
	slices.SortStableFunc(l.open, func(a, b owing) int { return a.bill - b.bill })
}

// release gives savings back as credit, once nothing is owed and no money is
// still to be lent.
func (l *ledger) release() {
	if l.held > 0 && l.st.End != WrittenOff && l.all() == 0 && (l.approved == 0 || l.row > l.last || l.st.End != "") {
		l.giveBack(0)
	}
}

func (l *ledger) giveBack(unsaved int64) {
	n := l.held
	l.credit, l.held = l.credit+n, 0
	l.write(SavingsReturned, "", [parts]int64{fee: unsaved}, n, extra{})
}
