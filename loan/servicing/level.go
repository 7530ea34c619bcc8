package servicing

import (
	"math/big"

	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/internal/rhythm"
	"github.com/essor-go/essor/loan"
)

// level finds the payment anew for the rows left. Every later balance falls as
// the payment rises, so what the last row asks beyond the payment, its gap,
// falls too, by at least one, and what covers the interest of every row goes on
// to. So there is a smallest payment that covers it and leaves a gap of nothing
// or less: it is the best, or the one below it is.
func (s *state) level() {
	if s.row > s.last || s.notDue == 0 {
		return
	}
	from := s.outlook()
	unit, rule := rounding(s.terms.Rounding.Payment)
	if s.kind == loan.Annuity {
		s.payment = from.annuity(unit, rule)
		return
	}
	s.isFresh = true
	low, high := int64(0), s.notDue/unit+1 // in units; the payment is short at low, not at high
	above, below := s.notDue, int64(0)     // the gap at low, and that at high turned positive
	for short, gap := from.isShort(high * unit); short && high < most/unit; short, gap = from.isShort(high * unit) {
		low, above = high, max(1, gap)
		high = min(2*high, most/unit)
	}
	for n := 0; high-low > 1; n++ {
		x := low + (high-low)/2
		if n%3 < 2 { // the gap is a line but for rounding and rows that ask for nothing
			x = low + int64(float64(high-low)*float64(above)/(float64(above)+float64(below)))
			x = max(low+1, min(x, high-1))
		}
		if short, gap := from.isShort(x * unit); short {
			low, above = x, max(1, gap)
		} else {
			high, below = x, max(0, -gap)
		}
	}
	s.payment = high * unit
	if low == 0 || rule == exact.Up {
		return
	}
	long, howLong := from.gap(high * unit)
	gap, how := from.gap(low * unit)
	switch {
	case how == tooLow, rule == exact.Down && howLong == fits && long == 0:
	case rule == exact.Down, howLong == tooHigh, gap <= -long:
		s.payment = low * unit
	}
}

// fit says how a payment goes with the rows left, as package loan defines it.
type fit int

const (
	fits    fit = iota
	tooLow      // it leaves interest of a row uncovered
	tooHigh     // it leaves nothing for the last row
)

// or returns how a payment fits a row and one after it: the first decides.
func (f fit) or(later fit) fit {
	if f == fits {
		return later
	}
	return f
}

// isShort reports whether a payment leaves interest uncovered, or a gap where it
// fits: flat interest goes on after a payment that clears the loan too early.
func (o *outlook) isShort(payment int64) (isShort bool, gap int64) {
	gap, how := o.gap(payment)
	return how == tooLow || how == fits && gap > 0, gap
}

// outlook is a loan without arrears whose rows are all paid on their days.
type outlook struct {
	*state
	pace    pace
	day     int
	last    int
	acc     accrued
	posted  int64
	balance int64
}

// outlook returns what lies ahead after the rows that are suspended.
func (s *state) outlook() outlook {
	o := outlook{s, s.pace, s.day, s.last, s.acc, s.posted, s.notDue}
	if s.course != nil {
		s.layLegs()
		return o
	}
	for o.pace.dueDay < s.holidayUntil {
		o.day, o.acc, o.posted = o.pace.dueDay, accrued{}, 0
		o.pace.step()
		o.last++
	}
	return o
}

// gap returns what the last row asks beyond a payment, and how the payment
// fits.
func (o outlook) gap(payment int64) (gap int64, how fit) {
	if o.course != nil {
		return o.gapOfLegs(payment)
	}
	for ; ; o.pace.step() {
		due := o.pace.dueDay
		if begin := max(o.day, min(due, o.waivedUntil)); begin < due {
			o.acc = o.acc.plus(o.balance, o.rate, o.clock.ticks(&o.pace, begin, due))
		}
		earned, ok := o.acc.round(o.den)
		earned += o.posted
		o.acc, o.posted, o.day = accrued{}, 0, due
		switch {
		case !ok:
			return most, tooLow
		case o.pace.row >= o.last:
			if o.balance+earned == 0 {
				how = how.or(tooHigh)
			}
			return min(o.balance+earned, most) - payment, how
		case o.pace.row >= o.interestOnly:
			how = how.or(fitOf(payment-earned, o.balance))
			o.balance -= max(0, min(payment-earned, o.balance))
		}
	}
}

// fitOf says how a row goes whose payment leaves so much for principal.
func fitOf(principal, owed int64) fit {
	switch {
	case principal < 0:
		return tooLow
	case principal > owed:
		return tooHigh
	}
	return fits
}

// leg is a row ahead, or with Stretches the part of one until money is lent.
type leg struct {
	hi, lo, den uint64 // rate × time
	ask         rhythm.Ask
	continues   bool // in the next leg
}

// ahead is what the row that comes next has earned so far.
type ahead struct {
	sum, whole exact.Wide
	posted     int64
}

// layLegs lays out the rows that lie ahead after those that are suspended.
func (s *state) layLegs() {
	draft := *s
	draft.isDraft, draft.writes = true, false
	s.legs = s.legs[:0]
	s.ahead = ahead{sum: s.sum, whole: s.whole, posted: s.posted}
	for begin := s.day; draft.row <= draft.last && draft.coming.Accrues < never; draft.row++ {
		c, end := s.course, draft.coming.Accrues
		isSuspended := draft.dueDay < s.holidayUntil
		if isSuspended {
			draft.last++
			s.ahead = ahead{}
		} else if begin < draft.aheadUntil { // only in the first row
			until := max(begin, min(draft.aheadUntil, end))
			hi, lo := draft.coefficient(max(begin, min(until, s.waivedUntil)), until)
			base, _ := draft.bears(begin)
			s.ahead.sum.AddMul(uint64(base), hi, lo)
			s.ahead.whole.AddMul(uint64(base), hi, lo)
		}
		begin = max(begin, draft.aheadUntil)
		asks := c.askOf(draft.row)
		for k := 0; !isSuspended && c.terms.Rounding.Stretches && k < len(c.terms.Advances); k++ {
			if on := c.terms.Advances[k].On.Day(); begin < on && on < end {
				s.legs = append(s.legs, draft.leg(begin, on, asks, true))
				begin = on
			}
		}
		if !isSuspended {
			s.legs = append(s.legs, draft.leg(begin, end, asks, false))
		}
		begin = end
		draft.day = draft.dueDay
		draft.turn()
		draft.toRow(draft.coming.Index + 1)
	}
}

// leg returns what lies between two days.
func (s *state) leg(from, to int, asks rhythm.Ask, continues bool) leg {
	hi, lo := s.coefficient(max(from, min(to, s.waivedUntil)), to)
	return leg{hi, lo, s.rowDen, asks, continues}
}

// gapOfLegs is gap on a course.
func (o *outlook) gapOfLegs(payment int64) (gap int64, how fit) {
	c, v := o.course, o.varied
	sum, posted, isFlat := v.ahead.sum, v.ahead.posted, c.isFlat()
	for k := range v.legs {
		l, bears := &v.legs[k], o.balance
		if isFlat {
			bears = v.lent
		}
		sum.AddMul(uint64(bears), l.hi, l.lo)
		earned, ok := sum.Div(c.quote.Unit, l.den*uint64(c.unit), c.rule)
		if !ok || earned > most/c.unit || o.balance > most {
			return most, tooLow
		}
		posted, sum = posted+earned*c.unit, exact.Wide{}
		if l.continues {
			continue
		}
		earned, posted = posted, 0
		if k == len(v.legs)-1 {
			asks := o.balance - v.balloon
			if v.kind != loan.LevelPrincipal {
				asks += earned + v.later
			}
			if o.balance == 0 && (v.kind == loan.LevelPrincipal || earned+v.later == 0) {
				how = how.or(tooHigh)
			}
			return min(asks, most) - v.nextTarget(c, payment), how
		}
		switch {
		case l.ask == rhythm.AsksNothing && c.terms.Relief.Unpaid == loan.Capitalised:
			o.balance += earned
		case l.ask == rhythm.AsksNothing && c.terms.Relief.Unpaid == loan.Deferred:
			v.later += earned
		case l.ask == rhythm.AsksPayment:
			out, one := v.divide(c, earned, o.balance, payment, false)
			o.balance += out.capital - out.principal
			how = how.or(one)
		}
	}
	return -payment, how
}

// annuity returns the payment of the annuity formula, rounded: what is owed
// and what one unit in each row repays, both carried to the end over one
// denominator, in exact integers.
func (o *outlook) annuity(unit int64, rule exact.Rounding) int64 {
	c := o.course
	owes, paid, den := big.NewInt(o.balance), new(big.Int), big.NewInt(1)
	for k := 0; k < len(o.legs); k++ {
		if o.legs[k].ask != rhythm.AsksPayment {
			continue
		}
		first, over := k == 0, new(big.Int).SetUint64(c.quote.Unit)
		over.Mul(over, new(big.Int).SetUint64(o.legs[k].den))
		growth := new(big.Int).Add(over, bigOf(o.legs[k].hi, o.legs[k].lo))
		for ; o.legs[k].continues; k++ {
			growth.Add(growth, bigOf(o.legs[k+1].hi, o.legs[k+1].lo))
		}
		owes.Mul(owes, growth)
		if first {
			owes.Add(owes, bigOf(o.ahead.whole[2], o.ahead.whole[1], o.ahead.whole[0]))
		}
		paid.Mul(paid, growth)
		den.Mul(den, over)
		paid.Add(paid, den)
	}
	if paid.Sign() == 0 { // no row is left in season
		return o.payment
	}
	return roundBig(owes, paid, unit, rule)
}

func bigOf(words ...uint64) *big.Int {
	n := new(big.Int)
	for _, w := range words {
		n.Lsh(n, 64).Add(n, new(big.Int).SetUint64(w))
	}
	return n
}

// roundBig returns num / den in units, rounded, in minor units: at least one
// unit.
func roundBig(num, den *big.Int, unit int64, rule exact.Rounding) int64 {
	whole := new(big.Int).Mul(den, big.NewInt(unit))
	q, rest := new(big.Int).QuoRem(num, whole, new(big.Int))
	up := rest.Sign() != 0
	switch rule {
	case exact.Down:
		up = false
	case exact.HalfEven:
		half := rest.Lsh(rest, 1).Cmp(whole)
		up = half > 0 || half == 0 && q.Bit(0) == 1
	}
	if up {
		q.Add(q, big.NewInt(1))
	}
	return max(unit, q.Int64()*unit)
}
