package loan

import (
	"math/bits"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/rhythm"
)

// course is terms made ready for the general recurrence of walk.go, which
// does everything that [Terms] can say. Plain terms, by far the most, take
// the tight one of recurrence.go instead; isPlain tells which.
type course struct {
	terms    Terms // with lists of its own
	legs     []leg
	lots     []lot
	stages   []stage
	unit     uint64 // denominator of all rates, beside that of each leg
	most     int64  // of interest and row fees, so that all payments stay within essor.MaxMinor
	currency essor.Currency
	upFront  upFront
	level    int // rows that ask for a payment
}

// leg is one row before any money.
type leg struct {
	due    essor.Date
	ask    rhythm.Ask
	left   int32  // rows from this one that ask for a payment
	hi, lo uint64 // rate × time for which a balance carried through earns interest, over den and unit
	den    uint64 // common denominator of the times in this row
}

// lot is an advance: an amount, the row in which it is lent, and its
// coefficient until that row's interest is due.
type lot struct {
	amount int64
	row    int
	onDue  bool // lent on the day itself, after the payment
	hi, lo uint64
}

// stage is the rows that ask for one level payment: all of them, or with
// Relevel those up to the next advance.
type stage struct {
	from    int   // the first row that asks for it
	limit   int   // lots that are known of when it is solved
	payment int64 // level payment, or level principal
}

// isPlain reports whether terms need nothing but the tight recurrence, and
// say nothing else: whatever they leave unset is as it says there.
func (t *Terms) isPlain() bool {
	r, i := &t.Repayment, &t.Interest
	switch i.DayCount {
	case "", EqualPeriods, Thirty360E, Act365:
	default:
		return false
	}
	switch r.Frequency {
	case "", Monthly, Weekly, Biweekly, SemiMonthly:
	default:
		return false
	}
	if r.Kind != "" || i.Quote != "" || r.Every != 0 || r.Relevel || r.Capitalise || r.EndOfMonth || t.Rounding != (Rounding{}) {
		return false
	}
	if len(r.Months)+len(r.Dates)+len(i.Changes)+len(t.Relief.Moratoria) > 0 || t.Relief.Grace != 0 {
		return false
	}
	if c := &r.Calendar; c.Move != "" || c.MoveInterest || len(c.Weekend)+len(c.Holidays) > 0 {
		return false
	}
	for k := range t.Fees {
		if f := &t.Fees[k]; *f != (Fee{Amount: f.Amount}) {
			return false
		}
	}
	return true
}

// newCourse lays out checked terms that are not plain, and solves what they
// leave open.
func newCourse(t *Terms) (*course, error) {
	c, err := layCourse(t)
	if err != nil {
		return nil, err
	}
	return c, c.settle()
}

// layCourse lays out checked terms.
func layCourse(t *Terms) (*course, error) {
	var l check.List
	tt := newTimetable(t, &l)
	if !l.OK() {
		return nil, l.Err()
	}
	quote := t.quote()
	c := &course{terms: t.clone(), currency: t.Advances[0].Amount.Currency(), upFront: t.feesUpFront(), unit: quote.Unit}
	c.layLegs(&tt)
	final := &c.legs[len(c.legs)-1]
	if final.ask != rhythm.AsksPayment {
		l.Add(essor.CodeInconsistent, "must leave the last row to ask for a payment", "relief")
	}
	for i, a := range t.Advances {
		if tt.isAskedAhead(a.On.Day()) {
			l.Add(essor.CodeInconsistent, "must not be between a due date that moved back and the day that it moved from: its interest would be asked for ahead", "advances", i, "on")
		}
		if end := len(tt.due) - 1; a.On.Day() >= min(tt.accrues[end], tt.due[end]) {
			l.Add(essor.CodeInconsistent, "must be before the last row is due", "advances", i, "on")
		}
	}
	if !l.OK() {
		return nil, l.Err()
	}
	c.layLots(&tt)
	c.layTimes(&tt, &quote, t.rates(&quote))
	c.layStages()
	return c, nil
}

// clone returns terms that share no list with the caller's.
func (t *Terms) clone() Terms {
	out := *t
	out.Advances = append([]Advance(nil), t.Advances...)
	out.Fees = append([]Fee(nil), t.Fees...)
	out.Interest.Changes = append([]RateChange(nil), t.Interest.Changes...)
	out.Relief.Moratoria = append([]Moratorium(nil), t.Relief.Moratoria...)
	out.Repayment.Months = append(out.Repayment.Months[:0:0], t.Repayment.Months...)
	out.Repayment.Dates = append([]essor.Date(nil), t.Repayment.Dates...)
	out.Repayment.Payments = append([]essor.Money(nil), t.Repayment.Payments...)
	out.Repayment.Calendar.Weekend = append(out.Repayment.Calendar.Weekend[:0:0], t.Repayment.Calendar.Weekend...)
	out.Repayment.Calendar.Holidays = append([]essor.Date(nil), t.Repayment.Calendar.Holidays...)
	return out
}

func (c *course) layLegs(tt *timetable) {
	c.legs = make([]leg, len(tt.due))
	for k := range c.legs {
		c.legs[k].due, _ = essor.DateOfDay(tt.due[k])
		c.legs[k].ask = c.terms.Relief.askOf(k, tt.accrues[k])
	}
	left := int32(0)
	for k := len(c.legs) - 1; k >= 0; k-- {
		if c.legs[k].ask == rhythm.AsksPayment {
			left++
		}
		c.legs[k].left = left
	}
	c.level = int(left)
}

// layLots assigns the advances to their rows, after all that are due on the
// day; fees that are financed belong to the first.
func (c *course) layLots(tt *timetable) {
	row, lent := 0, int64(0)
	for i, a := range c.terms.Advances {
		on := a.On.Day()
		for row+1 < len(tt.accrues) && (tt.accrues[row] < on || tt.accrues[row+1] == on) {
			row++
		}
		amount := a.Amount.Minor()
		if i == 0 {
			amount += c.upFront.financed
		}
		lent += amount
		c.lots = append(c.lots, lot{amount: amount, row: row, onDue: a.On.Day() == tt.accrues[row]})
	}
	c.most = essor.MaxMinor - lent
}

// layTimes weighs every amount by the time it is out and the rate it bears.
// With Stretches the time ends when the next amount is lent.
func (c *course) layTimes(tt *timetable, quote *rhythm.Quote, rates []uint64) {
	at := 0
	var all []piece
	var ends []int
	for k := range c.legs {
		until := func(next int) int {
			if c.terms.Rounding.Stretches && next < len(c.lots) && c.lots[next].row == k {
				return c.terms.Advances[next].On.Day()
			}
			return tt.accrues[k]
		}
		all = tt.pieces(all[:0], &c.terms, quote, rates, k, tt.begins(k), until(at))
		ends = append(ends[:0], len(all)) // of what is carried, then of each lot
		first := at
		for ; at < len(c.lots) && c.lots[at].row == k; at++ {
			all = tt.pieces(all, &c.terms, quote, rates, k, c.terms.Advances[at].On.Day(), until(at+1))
			ends = append(ends, len(all))
		}
		den := uint64(1)
		for _, p := range all {
			den = den / rhythm.GCD(den, p.den) * p.den
		}
		leg := &c.legs[k]
		leg.den = den
		leg.hi, leg.lo = sumOf(all[:ends[0]], den)
		for i := range ends[1:] {
			lot := &c.lots[first+i]
			lot.hi, lot.lo = sumOf(all[ends[i]:ends[i+1]], den)
		}
	}
}

// piece is a time at one rate.
type piece struct{ rate, num, den uint64 }

// sumOf adds rate × time over a common denominator. Times within a row are a
// few years at most and denominators below 2³⁸, rates below 2⁶⁴.
func sumOf(pieces []piece, den uint64) (hi, lo uint64) {
	for _, p := range pieces {
		h, l := bits.Mul64(p.rate, p.num*(den/p.den))
		var carry uint64
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
	}
	return hi, lo
}

// pieces divides the time from one day to another, within a row, at the days
// on which the rate changes, and appends the pieces.
func (tt *timetable) pieces(out []piece, t *Terms, quote *rhythm.Quote, rates []uint64, row, from, to int) []piece {
	rate := rates[0]
	add := func(until int) {
		if until <= from {
			return
		}
		num, den := tt.years(t, row, from, until)
		n, d := uint64(num)*quote.Num, uint64(den)*quote.Den
		g := rhythm.GCD(n, d)
		out = append(out, piece{rate, n / g, d / g})
		from = until
	}
	for i, change := range t.Interest.Changes {
		add(min(to, change.On.Day()))
		rate = rates[i+1]
	}
	add(to)
	return out
}

// layStages finds the rows at which a payment is solved.
func (c *course) layStages() {
	c.stages = []stage{{from: c.nextPayment(0), limit: len(c.lots)}}
	if !c.terms.Repayment.Relevel {
		return
	}
	c.stages[0].limit = 0
	for i := range c.lots {
		last := &c.stages[len(c.stages)-1]
		from := c.lots[i].row
		if c.lots[i].onDue {
			from++
		}
		if from = c.nextPayment(from); from > last.from {
			c.stages = append(c.stages, stage{from: from, limit: i + 1})
			continue
		}
		last.limit = i + 1
	}
}

// nextPayment returns the first row from k on that asks for a payment.
func (c *course) nextPayment(k int) int {
	for c.legs[k].ask != rhythm.AsksPayment {
		k++
	}
	return k
}
