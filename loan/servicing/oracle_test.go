package servicing

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor/loan"
)

// oracle is the package comment once more, a night at a time in decimals. It
// shares nothing with the library but the types of its input: a due day is a
// day that looks like one, and what is owed is a list of bills.
type oracle struct {
	terms loan.Terms
	opt   Options

	today                             time.Time
	anchor                            time.Time
	asked                             time.Time // the last day with a row
	row, last, interestOnly           int
	payment, rate                     decimal.Decimal
	accrued, notDue, deferred, credit decimal.Decimal
	posted                            decimal.Decimal
	bills                             []oracleBill
	end                               Kind
	holidays, freeOfInterest          [][2]time.Time
	mostLate                          int
	charges, disbursed, paid          decimal.Decimal
	firstRow                          time.Time
	written, recovered                [4]decimal.Decimal
}

type oracleBill struct {
	due   time.Time
	isRow bool
	left  [4]decimal.Decimal
	late  int
}

func whole(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

// even rounds half to even; what is within 10⁻¹⁵ of a tie is one.
func even(x decimal.Decimal) decimal.Decimal { return x.Round(15).RoundBank(0) }

func (o *oracle) earned() decimal.Decimal { return o.posted.Add(even(o.accrued)) }

func oracleDay(n int) time.Time { return time.Unix(int64(n)*86400, 0).UTC() }

func lastOfMonth(d time.Time) int {
	return time.Date(d.Year(), d.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// isDue says whether rows fall due on a day, or would have before the first.
func (o *oracle) isDue(d time.Time) bool {
	days := int(d.Sub(o.anchor).Hours() / 24)
	on := func(dayOfMonth int) bool { return d.Day() == min(dayOfMonth, lastOfMonth(d)) }
	switch o.terms.Repayment.Frequency {
	case loan.Weekly:
		return days%7 == 0
	case loan.Biweekly:
		return days%14 == 0
	case loan.SemiMonthly:
		first := o.anchor.Day()
		if first <= 15 {
			return on(first) || on(first+15)
		}
		return on(first) || on(min(first, 30)-15)
	}
	return on(o.anchor.Day())
}

// night is the part of a year that the night before a day is.
func (o *oracle) night(d time.Time) decimal.Decimal {
	eve := d.AddDate(0, 0, -1)
	num, den := 1, 365
	switch o.terms.Interest.DayCount {
	case loan.Act365:
	case loan.Thirty360E:
		num = (d.Year()-eve.Year())*360 + (int(d.Month())-int(eve.Month()))*30 + min(d.Day(), 30) - min(eve.Day(), 30)
		den = 360
	default:
		begin, end := eve, d
		for ; !o.isDue(begin); begin = begin.AddDate(0, 0, -1) {
		}
		for ; !o.isDue(end); end = end.AddDate(0, 0, 1) {
		}
		year := map[loan.Frequency]int{loan.Weekly: 52, loan.Biweekly: 26, loan.SemiMonthly: 24, loan.Monthly: 12, "": 12}
		den = year[o.terms.Repayment.Frequency] * int(end.Sub(begin).Hours()/24)
	}
	return whole(int64(num)).DivRound(whole(int64(den)), 45)
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
	o.accrued = o.accrued.Add(base.Mul(o.rate).Mul(o.night(o.today)))
}

// askRow is the row of the day.
func (o *oracle) askRow() {
	earned, row, asked := o.earned(), o.row, decimal.Zero
	o.asked = o.today
	o.accrued, o.posted = decimal.Zero, decimal.Zero
	o.row++
	if inside(o.holidays, o.today) {
		o.deferred = o.deferred.Add(earned)
		if o.notDue.Sign() > 0 {
			o.last++
		}
		return
	}
	if row >= o.last {
		asked = o.notDue
	} else if row >= o.interestOnly {
		asked = decimal.Max(decimal.Zero, decimal.Min(o.payment.Sub(earned), o.notDue))
	}
	o.notDue = o.notDue.Sub(asked)
	if o.notDue.Sign() == 0 {
		earned, o.deferred = earned.Add(o.deferred), decimal.Zero
	}
	if earned.Add(asked).Sign() > 0 {
		o.ask(true, interest, earned, principal, asked)
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
	}
	if rest := o.earned().Add(o.deferred).Add(o.notDue); sum(o.due()).Sign() == 0 && pool.GreaterThanOrEqual(rest) {
		pool = pool.Sub(rest)
		o.accrued, o.posted, o.deferred, o.notDue = decimal.Zero, decimal.Zero, decimal.Zero, decimal.Zero
	} else if prepays {
		repaid = decimal.Min(pool, o.notDue)
		pool, o.notDue = pool.Sub(repaid), o.notDue.Sub(repaid)
	}
	o.credit = pool
	return repaid
}

// cancel takes off all that is owed.
func (o *oracle) cancel() [4]decimal.Decimal {
	all := o.due()
	all[interest] = all[interest].Add(o.earned()).Add(o.deferred)
	all[principal] = all[principal].Add(o.notDue)
	o.accrued, o.posted = decimal.Zero, decimal.Zero
	o.bills, o.deferred, o.notDue = nil, decimal.Zero, decimal.Zero
	return all
}

func (o *oracle) happen(e Event) {
	amount := whole(e.Amount.Minor())
	switch e.Kind {
	case Disbursed:
		o.disbursed, o.notDue = o.disbursed.Add(amount), o.notDue.Add(amount)
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
			o.level()
		}
	case Waived:
		p := map[Part]int{Penalty: 0, Charge: 1, Interest: 2, Principal: 3}[e.Part]
		for i := range o.bills {
			n := decimal.Min(amount, o.bills[i].left[p])
			amount, o.bills[i].left[p] = amount.Sub(n), o.bills[i].left[p].Sub(n)
		}
		o.notDue = o.notDue.Sub(amount)
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
		o.rate = e.YearRate.Decimal()
		o.level()
	case Reamortised, Rescheduled:
		for i := range o.bills {
			o.notDue = o.notDue.Add(o.bills[i].left[principal])
			o.bills[i].left[principal] = decimal.Zero
		}
		if e.Kind == Rescheduled {
			o.posted, o.accrued = o.earned(), decimal.Zero
			o.anchor = oracleDay(e.First.Day())
			o.firstRow, o.row, o.last, o.interestOnly = o.anchor, 0, e.Count-1, 0
		}
		o.level()
	case CooledOff:
		fees := decimal.Zero
		for _, f := range o.terms.Fees {
			fees = fees.Add(whole(f.Amount.Minor()))
		}
		left := o.cancel()[principal].Sub(fees)
		o.end = CooledOff
		o.credit = o.credit.Add(decimal.Max(decimal.Zero, left.Neg()))
		if left.Sign() > 0 {
			o.ask(true, principal, left, fee, decimal.Zero)
		}
	case WrittenOff:
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
}

// level finds the payment by its definition, near where the gap changes sign.
func (o *oracle) level() {
	if o.notDue.Sign() == 0 || o.row > o.last {
		return
	}
	gap := func(p int64) decimal.Decimal { return o.lastRow(whole(p)).Sub(whole(p)) }
	low, high := int64(0), o.notDue.IntPart()*20+10
	for high-low > 1 {
		if mid := (low + high) / 2; gap(mid).Sign() > 0 {
			low = mid
		} else {
			high = mid
		}
	}
	best := max(1, low-2)
	for p := best + 1; p <= high+2; p++ {
		if gap(p).Abs().LessThan(gap(best).Abs()) {
			best = p
		}
	}
	o.payment = whole(best)
}

// lastRow lives on in a copy that owes nothing yet, and pays each row in full.
func (o *oracle) lastRow(payment decimal.Decimal) decimal.Decimal {
	c := *o
	c.payment, c.bills, c.credit, c.deferred, c.opt = payment, nil, decimal.Zero, decimal.Zero, Options{}
	for first := true; ; first = false {
		if !first {
			c.today = c.today.AddDate(0, 0, 1)
			c.pass()
		}
		if !c.isDue(c.today) || c.today.Before(c.firstRow) || c.asked.Equal(c.today) {
			continue
		}
		isLast := c.row >= c.last && !inside(c.holidays, c.today)
		c.deferred = decimal.Zero
		c.askRow()
		if isLast {
			return sum(c.due())
		}
		c.bills = nil
	}
}

// live lives through all standing events.
func live(terms loan.Terms, events []Event, asOf int, opt Options) *oracle {
	s, _ := loan.NewSchedule(terms)
	o := &oracle{terms: terms, opt: opt, last: s.Len() - 1, interestOnly: terms.Relief.InterestOnly,
		payment: whole(s.Payment().Minor()), rate: terms.Interest.YearRate.Decimal()}
	o.anchor, o.firstRow = oracleDay(terms.Advances[0].On.Day()), oracleDay(terms.Advances[0].On.Day()+1)
	if terms.Repayment.First.IsSet() {
		o.anchor = oracleDay(terms.Repayment.First.Day())
		o.firstRow = o.anchor
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
		if o.isDue(o.today) && !o.today.Before(o.firstRow) {
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
	require.Equal(t, cents(o.deferred.IntPart()), st.Deferred, "seed %d", seed)
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

// Random lives agree with the oracle.
func TestOracle(t *testing.T) {
	for seed := range lives(2000) {
		r := draw(seed + 1_000_000)
		terms, options := drawPlain(r), drawOptions(r)
		events, asOf := drawLife(r, terms, options, 4+r.IntN(16))
		st, err := Replay(terms, events, asOf, options)
		require.NoError(t, err)
		live(terms, events, asOf.Day(), options).agrees(t, st, seed)
	}
}
