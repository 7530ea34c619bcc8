package servicing

import (
	"math/big"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/loan"
)

// ledger derives a statement a second time, in the slow and obvious way that
// [Statement.Verify] holds against the first: day by day, in exact rationals,
// every unpaid amount an entry of its own that grows a day older each day.
type ledger struct {
	terms    *loan.Terms
	opt      *Options
	grid     grid
	currency essor.Currency

	day, row, last, interestOnly int
	rate                         essor.Fraction
	payment                      int64
	earned                       *big.Rat // interest not yet due
	notDue, deferred, credit     int64
	open                         []owing
	mostLate                     int
	charges, cost                int64
	holiday, waived              int // the first days after
	st                           Statement
}

// owing is an amount of one part that fell due on a day and is unpaid.
type owing struct {
	bill, due, part int
	left            int64
	age             int // days since, or since it was re-aged, holidays left out
	isRow           bool
}

// newLedger returns the ledger before anything happened.
func newLedger(t *loan.Terms, o *Options, payment essor.Money) *ledger {
	l := &ledger{
		terms: t, opt: o, grid: newGrid(t), currency: t.Advances[0].Amount.Currency(),
		last: t.Repayment.Count - 1, interestOnly: t.Relief.InterestOnly,
		rate: t.Interest.YearRate, payment: payment.Minor(), earned: new(big.Rat),
		holiday: -never, waived: -never,
	}
	zero := l.money(0)
	none := Parts{zero, zero, zero, zero}
	l.st = Statement{Disbursed: zero, Paid: zero, WrittenOff: none, Recovered: none}
	return l
}

func (l *ledger) money(minor int64) essor.Money {
	return money(minor, l.currency)
}

// run lives through all days; the events stand, and are in order.
func (l *ledger) run(events []Event, asOf int) {
	l.day = asOf
	if len(events) > 0 {
		l.day = events[0].On.Day()
	}
	for l.grid.due(l.row) < l.day {
		l.row++
	}
	for ; ; l.day++ {
		l.dawn()
		for ; len(events) > 0 && events[0].On.Day() == l.day && formOf(events[0].Kind).rank < beforeRow; events = events[1:] {
			l.happen(&events[0])
		}
		if l.grid.due(l.row) == l.day {
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

// dawn ends the night before: amounts are a day older and interest a day more.
func (l *ledger) dawn() {
	if l.day > l.holiday {
		for i := range l.open {
			l.open[i].age++
		}
	}
	tooLate := l.opt.StopAfter > 0 && l.daysLate() > l.opt.StopAfter
	if l.st.End == "" && !tooLate && l.day > l.waived {
		l.earned.Add(l.earned, l.interest(l.base(), l.day-1, l.day, l.row))
	}
}

// base returns what bears interest.
func (l *ledger) base() int64 {
	base := l.notDue
	for _, o := range l.open {
		if l.opt.ByDay && o.part == principal || l.opt.Compound && o.part == interest {
			base += o.left
		}
	}
	return base
}

// interest returns the exact interest of a base for some days of a row.
func (l *ledger) interest(base int64, from, to, row int) *big.Rat {
	year := l.partOfYear(from, to, row)
	year.Mul(year, big.NewRat(l.rate.Units(), essor.FractionUnit))
	return year.Mul(year, new(big.Rat).SetInt64(base))
}

// partOfYear returns the time from one day to another, not after the due day
// of a row.
func (l *ledger) partOfYear(from, to, row int) *big.Rat {
	switch l.terms.Interest.DayCount {
	case loan.Act365:
		return big.NewRat(int64(to-from), 365)
	case loan.Thirty360E:
		return big.NewRat(int64(civil.Days30E360(from, to)), 360)
	}
	perYear := map[loan.Frequency]int64{loan.Weekly: 52, loan.Biweekly: 26, loan.SemiMonthly: 24, loan.Monthly: 12}
	sum := new(big.Rat)
	for ; to > from; row-- {
		begin, end := l.grid.due(row-1), l.grid.due(row)
		if days := to - max(from, begin); days > 0 {
			sum.Add(sum, big.NewRat(int64(days), perYear[l.grid.frequency]*int64(end-begin)))
			to = max(from, begin)
		}
	}
	return sum
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

func (l *ledger) daysLate() int {
	late := 0
	for _, o := range l.open {
		if o.part == interest || o.part == principal {
			late = max(late, o.age)
		}
	}
	return late
}

// fallDue asks for the row of the day.
func (l *ledger) fallDue() {
	earned, asked := roundHalfEven(l.earned), int64(0)
	l.earned = new(big.Rat)
	row := l.row
	l.row++
	if l.day < l.holiday {
		l.deferred += earned
		if l.notDue > 0 {
			l.last++
		}
		return
	}
	if row >= l.last {
		asked = l.notDue
	} else if row >= l.interestOnly {
		asked = max(0, min(l.notDue, l.payment-earned))
	}
	l.notDue -= asked
	if l.notDue == 0 {
		earned += l.deferred
		l.deferred = 0
	}
	if earned > 0 || asked > 0 {
		l.ask(Due, "", [parts]int64{interest: earned, principal: asked})
	}
}

// chargeLate charges for the rows whose grace ended yesterday.
func (l *ledger) chargeLate() {
	due := map[int]int64{} // what is unpaid of such rows, by bill
	for _, o := range l.open {
		if o.isRow && o.due+l.opt.Late.Grace+1 == l.day {
			due[o.bill] += o.left
		}
	}
	for bill := range l.bills() {
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
			l.ask(LateCharge, "", [parts]int64{penalty: charge})
		}
	}
}

// bills returns one more than the number of the latest bill with an unpaid part.
func (l *ledger) bills() int {
	n := 0
	for _, o := range l.open {
		n = max(n, o.bill+1)
	}
	return n
}

// ask makes something fall due.
func (l *ledger) ask(kind Kind, id string, amounts [parts]int64) {
	bill := l.bills()
	for p, n := range amounts {
		if n > 0 {
			l.open = append(l.open, owing{bill, l.day, p, n, 0, kind == Due})
		}
	}
	l.write(kind, id, amounts, 0)
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

// all returns all that is owed.
func (l *ledger) all() int64 {
	due := l.owed()
	return due[penalty] + due[fee] + due[interest] + due[principal] + l.notDue + l.deferred + roundHalfEven(l.earned)
}

func (l *ledger) write(kind Kind, id string, amounts [parts]int64, credit int64) {
	on, _ := essor.DateOfDay(l.day)
	l.st.read = append(l.st.read, Line{amounts, credit, l.owed()[principal] + l.notDue, id, kind, on, l.currency})
}

// receive applies money as the package comment says.
func (l *ledger) receive(kind Kind, id string, amount int64, prepays bool) (repaid int64) {
	before := l.credit
	pool := before + amount
	applied := l.apply(&pool)
	rest := roundHalfEven(l.earned) + l.deferred + l.notDue
	switch {
	case len(l.open) == 0 && pool >= rest:
		pool -= rest
		applied[interest] += rest - l.notDue
		applied[principal] += l.notDue
		l.earned, l.deferred, l.notDue = new(big.Rat), 0, 0
	case prepays:
		repaid = min(pool, l.notDue)
		pool -= repaid
		applied[principal] += repaid
		l.notDue -= repaid
	}
	l.credit = pool
	l.cost += applied[penalty] + applied[fee] + applied[interest]
	if amount > 0 || applied != ([parts]int64{}) {
		l.write(kind, id, applied, pool-before)
	}
	return repaid
}

// apply sorts what is unpaid in the order of application and pays it so.
func (l *ledger) apply(pool *int64) (applied [parts]int64) {
	order := l.opt.ordering()
	place := func(o owing) [3]int {
		at := slices.Index(order.parts[:], o.part)
		switch {
		case order.todayFirst && o.due == l.day:
			return [3]int{-1, o.bill, at}
		case order.byBill:
			return [3]int{0, o.bill, at}
		}
		return [3]int{0, at, o.bill}
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
	}
	l.strike()
	return applied
}

// strike takes out what is paid, and restores the order of bills.
func (l *ledger) strike() {
	l.open = slices.DeleteFunc(l.open, func(o owing) bool { return o.left == 0 })
	slices.SortStableFunc(l.open, func(a, b owing) int { return a.bill - b.bill })
}
