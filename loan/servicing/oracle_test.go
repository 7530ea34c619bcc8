package servicing

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// oracle is the package comment once more, a night at a time in decimals. It
// shares nothing with the library but the types of its input: a due day is a
// day that looks like one, and what is owed is a list of bills. It knows all
// terms but those that [knows] leaves out.
type oracle struct {
	terms loan.Terms
	opt   Options

	today                             time.Time
	anchor                            time.Time
	dates                             []essor.Date
	periodBegin, periodEnd            time.Time
	asked                             time.Time // the last day with a row
	row, last                         int
	ofTerms                           bool // rows are those of the terms
	kind                              loan.Kind
	payments                          int // rows that asked for a payment
	isFresh                           bool
	payment, target, balloon          decimal.Decimal
	quoted                            essor.Fraction
	quotedOn                          time.Time
	accrued, notDue, deferred, credit decimal.Decimal
	posted, lent, later, pool         decimal.Decimal
	savings, toFinance, deducted      decimal.Decimal
	approved                          decimal.Decimal
	bills                             []oracleBill
	end                               Kind
	holidays, freeOfInterest          [][2]time.Time
	mostLate                          int
	charges, disbursed, paid          decimal.Decimal
	firstRow                          time.Time
	written, recovered                [4]decimal.Decimal
}

type oracleBill struct {
	due    time.Time
	isRow  bool
	left   [4]decimal.Decimal
	saving decimal.Decimal // of the fee
	late   int
}

// knows reports whether the oracle knows terms: it counts each night by
// itself, and reads no calendar of holidays.
func knows(t *loan.Terms) bool {
	switch t.Interest.DayCount {
	case loan.BondBasis, loan.Thirty360US, loan.ActActAFB, loan.Thirty360EISDA:
		return false
	}
	return (t.Repayment.Calendar.Move == "" || t.Repayment.Calendar.Move == loan.Stay) && !t.Rounding.Stretches
}

func whole(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

// even rounds half to even; what is within 10⁻¹⁵ of a tie is one.
func even(x decimal.Decimal) decimal.Decimal { return x.Round(15).RoundBank(0) }

func oracleDay(n int) time.Time { return time.Unix(int64(n)*86400, 0).UTC() }

func lastOfMonth(d time.Time) int {
	return time.Date(d.Year(), d.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func inside(spans [][2]time.Time, d time.Time) bool {
	for _, s := range spans {
		if !d.Before(s[0]) && d.Before(s[1]) {
			return true
		}
	}
	return false
}

func sum(parts [4]decimal.Decimal) decimal.Decimal {
	return decimal.Sum(parts[0], parts[1], parts[2], parts[3])
}

func (o *oracle) due() (all [4]decimal.Decimal) {
	for _, b := range o.bills {
		for p := range all {
			all[p] = all[p].Add(b.left[p])
		}
	}
	return all
}

func (o *oracle) daysLate() int {
	for _, b := range o.bills {
		if b.left[interest].Add(b.left[principal]).Sign() > 0 {
			return b.late
		}
	}
	return 0
}

// pass is the night before a day.
func (o *oracle) pass() {
	eve := o.today.AddDate(0, 0, -1)
	if !inside(o.holidays, eve) {
		for i := range o.bills {
			o.bills[i].late++
		}
	}
	if o.end != "" || inside(o.freeOfInterest, eve) || o.opt.StopAfter > 0 && o.daysLate() > o.opt.StopAfter {
		return
	}
	base := o.notDue
	if o.opt.ByDay {
		base = base.Add(o.due()[principal])
	}
	if o.opt.Compound {
		base = base.Add(o.due()[interest])
	}
	if o.terms.Interest.Quote == loan.Flat {
		base = o.lent
		if o.notDue.Sign() == 0 {
			return
		}
	}
	if base.Sign() > 0 {
		o.accrued = o.accrued.Add(base.Mul(o.rate(o.today)).Mul(o.night(o.today)))
	}
}

func (o *oracle) ask(isRow bool, p int, amount decimal.Decimal, q int, other decimal.Decimal) {
	b := oracleBill{due: o.today, isRow: isRow}
	b.left[p] = b.left[p].Add(amount)
	b.left[q] = b.left[q].Add(other)
	o.bills = append(o.bills, b)
	if o.credit.Sign() > 0 {
		o.pay(decimal.Zero, false)
	}
}

func (o *oracle) chargeLate() {
	for i := range o.bills {
		b := &o.bills[i]
		unpaid := b.left[interest].Add(b.left[principal])
		if !b.isRow || !b.due.AddDate(0, 0, o.opt.Late.Grace+1).Equal(o.today) || unpaid.Sign() == 0 || o.end != "" || inside(o.holidays, o.today) {
			continue
		}
		charge := even(unpaid.Mul(o.opt.Late.Share.Decimal())).Add(whole(o.opt.Late.Amount.Minor()))
		if o.opt.MaxCharges.Currency().String() != "" {
			charge = decimal.Min(charge, whole(o.opt.MaxCharges.Minor()).Sub(o.charges))
		}
		if charge.Sign() > 0 {
			o.charges = o.charges.Add(charge)
			o.ask(false, penalty, charge, fee, decimal.Zero)
			return // at most one row has its day
		}
	}
}

// sequence is the order of application: which part of which bill comes next.
func (o *oracle) sequence() (order [][2]int) {
	byPart := func(parts ...int) {
		for _, p := range parts {
			for i := range o.bills {
				order = append(order, [2]int{i, p})
			}
		}
	}
	byBill := func(only func(oracleBill) bool) {
		for i, b := range o.bills {
			for p := penalty; only(b) && p <= principal; p++ {
				order = append(order, [2]int{i, p})
			}
		}
	}
	if o.opt.Custom[0] != "" {
		for _, p := range o.opt.Custom {
			byPart(map[Part]int{Penalty: 0, Charge: 1, Interest: 2, Principal: 3}[p])
		}
		return order
	}
	switch o.opt.Order {
	case InterestFirst:
		byPart(interest, principal, fee, penalty)
	case PrincipalFirst:
		byPart(principal, interest, fee, penalty)
	case OldestFirst:
		byBill(func(oracleBill) bool { return true })
	case DueFirst:
		byBill(func(b oracleBill) bool { return b.due.Equal(o.today) })
		byBill(func(oracleBill) bool { return true })
	default:
		byPart(penalty, fee, interest, principal)
	}
	return order
}

// pay uses money and credit, and returns what it repaid before it was due.
func (o *oracle) pay(amount decimal.Decimal, prepays bool) (repaid decimal.Decimal) {
	pool := o.credit.Add(amount)
	for _, at := range o.sequence() {
		left := &o.bills[at[0]].left[at[1]]
		n := decimal.Min(pool, *left)
		pool, *left = pool.Sub(n), left.Sub(n)
		if b := &o.bills[at[0]]; at[1] == fee && b.saving.GreaterThan(*left) { // savings are paid last
			o.savings = o.savings.Add(b.saving.Sub(*left))
			b.saving = *left
		}
	}
	if rest := o.earned().Add(o.deferred).Add(o.later).Add(o.pool).Add(o.notDue); sum(o.due()).Sign() == 0 && pool.GreaterThanOrEqual(rest) {
		pool = pool.Sub(rest)
		o.later, o.pool = decimal.Zero, decimal.Zero
		o.accrued, o.posted, o.deferred, o.notDue = decimal.Zero, decimal.Zero, decimal.Zero, decimal.Zero
	} else if prepays {
		repaid = decimal.Min(pool, o.notDue)
		pool, o.notDue = pool.Sub(repaid), o.notDue.Sub(repaid)
	}
	o.credit = pool
	o.giveBack()
	return repaid
}

// cancel takes off all that is owed.
func (o *oracle) cancel() [4]decimal.Decimal {
	all := o.due()
	all[interest] = all[interest].Add(o.earned()).Add(o.deferred).Add(o.later).Add(o.pool)
	o.later, o.pool = decimal.Zero, decimal.Zero
	all[principal] = all[principal].Add(o.notDue)
	o.accrued, o.posted = decimal.Zero, decimal.Zero
	o.bills, o.deferred, o.notDue = nil, decimal.Zero, decimal.Zero
	return all
}

func (o *oracle) happen(e Event) {
	amount := whole(e.Amount.Minor())
	switch e.Kind {
	case Disbursed:
		isFirst := o.disbursed.Sign() == 0
		o.disbursed, o.approved = o.disbursed.Add(amount), o.approved.Sub(amount)
		if isFirst {
			amount = amount.Add(o.toFinance)
			for i := range o.terms.Fees {
				if f := &o.terms.Fees[i]; f.Kind == loan.Savings && f.Due != loan.EachRow {
					o.savings = o.savings.Add(oracleFee(f, o.lentInAll()))
				}
			}
		}
		o.notDue, o.lent = o.notDue.Add(amount), o.lent.Add(amount)
		if o.terms.Repayment.Relevel && !isFirst {
			o.level()
		}
	case Fee:
		o.charges = o.charges.Add(amount)
		o.ask(false, fee, amount, penalty, decimal.Zero)
	case Paid, Refinanced:
		o.paid = o.paid.Add(amount)
		o.pay(amount, false)
		if e.Kind == Refinanced {
			o.end = Refinanced
		}
	case Prepaid:
		o.paid = o.paid.Add(amount)
		if o.pay(amount, true).Sign() > 0 && e.LowerPayment {
			o.relevel()
		}
	case Waived:
		p := map[Part]int{Penalty: 0, Charge: 1, Interest: 2, Principal: 3}[e.Part]
		for i := range o.bills {
			n := decimal.Min(amount, o.bills[i].left[p])
			amount, o.bills[i].left[p] = amount.Sub(n), o.bills[i].left[p].Sub(n)
			o.bills[i].saving = decimal.Min(o.bills[i].saving, o.bills[i].left[fee])
		}
		o.notDue = o.notDue.Sub(amount)
		o.giveBack()
	case Holiday:
		span := [2]time.Time{oracleDay(e.On.Day()), oracleDay(e.Until.Day())}
		o.holidays = append(o.holidays, span)
		if e.WaiveInterest {
			o.freeOfInterest = append(o.freeOfInterest, span)
		}
	case Reaged:
		for i := range o.bills {
			o.bills[i].late = 0
		}
	case RateChanged:
		o.quoted, o.quotedOn = e.YearRate, o.today
		if o.kind != loan.Listed {
			o.level()
		}
	case Reamortised, Rescheduled:
		for i := range o.bills {
			o.notDue = o.notDue.Add(o.bills[i].left[principal])
			o.bills[i].left[principal] = decimal.Zero
		}
		if e.Kind == Rescheduled {
			o.posted, o.accrued = o.earned(), decimal.Zero
			o.anchor, o.dates, o.periodEnd = oracleDay(e.First.Day()), nil, time.Time{}
			o.firstRow, o.row, o.last, o.ofTerms = o.anchor, 0, e.Count-1, false
			o.kind, o.balloon, o.lent = loan.Level, decimal.Zero, o.notDue
		}
		o.relevel()
	case CooledOff:
		fees := o.deducted.Add(o.toFinance)
		o.savings = decimal.Zero
		left := o.cancel()[principal].Sub(fees)
		o.end = CooledOff
		o.credit = o.credit.Add(decimal.Max(decimal.Zero, left.Neg()))
		if left.Sign() > 0 {
			o.ask(true, principal, left, fee, decimal.Zero)
		}
	case WrittenOff:
		for i := range o.bills {
			b := &o.bills[i]
			b.left[fee], b.saving = b.left[fee].Sub(b.saving), decimal.Zero
		}
		if o.savings.Sign() > 0 {
			o.credit, o.savings = o.credit.Add(o.savings), decimal.Zero
			o.pay(decimal.Zero, false)
		}
		o.written, o.end = o.cancel(), WrittenOff
	case Recovered:
		o.paid = o.paid.Add(amount)
		o.bills = []oracleBill{{left: o.written}}
		order := o.sequence()
		o.bills = nil
		for _, at := range order {
			p := at[1]
			n := decimal.Max(decimal.Zero, decimal.Min(amount, o.written[p].Sub(o.recovered[p])))
			amount, o.recovered[p] = amount.Sub(n), o.recovered[p].Add(n)
		}
		o.credit = o.credit.Add(amount)
	case Closed:
		o.end = Closed
	}
	o.giveBack()
}

// live lives through all standing events.
func live(terms loan.Terms, events []Event, asOf int, opt Options) *oracle {
	s, _ := loan.NewSchedule(terms)
	o := &oracle{terms: terms, opt: opt, last: s.Len() - 1, ofTerms: true, kind: terms.Repayment.Kind, isFresh: true,
		payment: whole(s.Payment().Minor()), balloon: whole(terms.Repayment.Balloon.Minor()),
		quoted: terms.Interest.YearRate, dates: terms.Repayment.Dates}
	if terms.Interest.Quote == loan.PerPeriod {
		o.quoted = terms.Interest.PeriodRate
	}
	o.approved = o.lentInAll()
	for i := range terms.Fees {
		switch f := &terms.Fees[i]; f.Due {
		case loan.Financed:
			o.toFinance = o.toFinance.Add(oracleFee(f, o.approved))
		case loan.EachRow:
		default:
			o.deducted = o.deducted.Add(oracleFee(f, o.approved))
		}
	}
	o.anchor, o.firstRow = oracleDay(terms.Advances[0].On.Day()), oracleDay(terms.Advances[0].On.Day()+1)
	if terms.Repayment.First.IsSet() {
		o.anchor = oracleDay(terms.Repayment.First.Day())
		o.firstRow = o.anchor
	}
	if len(o.dates) > 0 {
		o.firstRow = oracleDay(o.dates[0].Day())
	}
	gone := map[string]bool{}
	for _, e := range events {
		if e.Kind == Reversed {
			gone[e.ID], gone[e.Ref] = true, true
		}
	}
	onDay := func(d int, kinds ...Kind) {
		for _, k := range kinds {
			for at := ""; ; {
				next := -1
				for i, e := range events {
					if e.On.Day() == d && e.Kind == k && !gone[e.ID] && e.ID > at && (next < 0 || e.ID < events[next].ID) {
						next = i
					}
				}
				if next < 0 {
					break
				}
				at = events[next].ID
				o.happen(events[next])
			}
		}
	}
	begin := asOf
	for _, e := range events {
		if !gone[e.ID] {
			begin = min(begin, e.On.Day())
		}
	}
	begin = min(begin, int(o.firstRow.Unix()/86400))
	for d := begin; d <= asOf; d++ {
		o.today = oracleDay(d)
		o.pass()
		onDay(d, RateChanged, Holiday, Rescheduled, Reamortised, Reaged)
		if o.isDue(o.today) {
			o.askRow()
		}
		o.chargeLate()
		onDay(d, Disbursed, Fee, Waived, Paid, Prepaid, CooledOff, WrittenOff, Recovered, Refinanced, Closed)
		o.mostLate = max(o.mostLate, o.daysLate())
	}
	return o
}

// agrees compares what the oracle knows with a statement.
func (o *oracle) agrees(t *testing.T, st *Statement, seed uint64) {
	t.Helper()
	four := func(p [4]decimal.Decimal) Parts {
		return Parts{cents(p[0].IntPart()), cents(p[1].IntPart()), cents(p[2].IntPart()), cents(p[3].IntPart())}
	}
	due := o.due()
	overdue := [4]decimal.Decimal{}
	for _, b := range o.bills {
		for p := range b.left {
			if b.due.Before(o.today) {
				overdue[p] = overdue[p].Add(b.left[p])
			}
		}
	}
	require.Equal(t, four(due), st.Due, "seed %d", seed)
	require.Equal(t, four(overdue), st.Overdue, "seed %d", seed)
	require.Equal(t, cents(due[principal].Add(o.notDue).IntPart()), st.Principal, "seed %d", seed)
	require.Equal(t, cents(o.earned().IntPart()), st.Accrued, "seed %d", seed)
	require.Equal(t, cents(o.deferred.Add(o.later).Add(o.pool).IntPart()), st.Deferred, "seed %d", seed)
	require.Equal(t, o.savings.IntPart(), st.Savings.Minor(), "seed %d", seed)
	require.Equal(t, cents(o.credit.IntPart()), st.Credit, "seed %d", seed)
	require.Equal(t, cents(o.paid.IntPart()), st.Paid, "seed %d", seed)
	require.Equal(t, cents(o.disbursed.IntPart()), st.Disbursed, "seed %d", seed)
	require.Equal(t, cents(o.payment.IntPart()), st.Payment, "seed %d", seed)
	require.Equal(t, o.end, st.End, "seed %d", seed)
	require.Equal(t, o.daysLate(), st.DaysLate, "seed %d", seed)
	require.Equal(t, o.mostLate, st.MostDaysLate, "seed %d", seed)
	require.Equal(t, four(o.written), st.WrittenOff, "seed %d", seed)
	require.Equal(t, four(o.recovered), st.Recovered, "seed %d", seed)
	require.Equal(t, o.end == "" && inside(o.holidays, o.today), st.Moratorium, "seed %d", seed)
}

// Random lives agree with the oracle, on plain terms and on those of any kind.
func TestOracle(t *testing.T) {
	kinds := map[loan.Kind]int{}
	for seed := range lives(500) {
		r := draw(seed + 1_000_000)
		terms, options := drawPlain(r), drawOptions(r)
		if seed%3 > 0 {
			for {
				other, s := drawAny(r)
				if days := s.At(s.Len() - 1).Due().Sub(other.Advances[0].On); knows(&other) && days < 900 {
					terms = other
					break
				}
			}
		}
		kinds[terms.Repayment.Kind]++
		events, asOf := drawLife(r, terms, options, 4+r.IntN(16))
		st, err := Replay(terms, events, asOf, options)
		require.NoError(t, err)
		live(terms, events, asOf.Day(), options).agrees(t, st, seed)
	}
	t.Log(kinds)
}
