package loan

import "math/bits"

// fit says how a payment goes with the terms.
type fit int

const (
	tooLow  fit = iota - 1 // interest is not covered, or grows beyond all amounts
	fits                   // admissible: see level.go
	tooHigh                // the loan is cleared before the last row
)

// run is the recurrence in progress.
type run struct {
	k        int   // the row that comes next
	at       int   // the inflow that comes next
	balance  int64 // owed after the row before
	interest int64 // of all rows so far, at most maxInterest
	last     int64 // what the last row pays
}

// run computes all rows with a level payment, and writes them unless rows is
// nil. It stops at the first row that the payment does not fit, and otherwise
// returns what the last row pays.
func (p *Plan) run(payment int64, rows []Row) (last int64, _ fit) {
	var r run
	for r.k < len(p.steps) {
		if how := p.careful(&r, payment, rows); how != fits {
			return 0, how
		}
		p.quick(&r, payment, rows)
	}
	return r.last, fits
}

// careful computes one row of any kind.
func (p *Plan) careful(r *run, payment int64, rows []Row) fit {
	before, after, interest := p.open(r)
	principal, isLast := int64(0), r.k == len(p.steps)-1
	switch {
	case isLast:
		principal, r.last = before, before+interest
	case r.k >= p.interestOnly:
		principal = payment - interest
	}
	if r.interest += interest; principal < 0 || r.interest > p.maxInterest {
		return tooLow
	}
	if principal > before || isLast && r.last == 0 {
		return tooHigh
	}
	if rows != nil {
		rows[r.k] = Row{
			payment:   principal + interest,
			principal: principal,
			interest:  interest,
			advance:   before + after - r.balance,
			balance:   before + after - principal,
			due:       p.steps[r.k].due,
			no:        int32(r.k + 1),
			currency:  p.currency,
		}
	}
	r.balance = before + after - principal
	r.k++
	return fits
}

// open begins a row: it returns the balance with what is lent before the
// payment, what is lent after it on the due date, and the interest on each
// part of the balance for the time it is out.
//
// Amounts add up to at most 10¹⁷, weights are below 2.3·10⁷ (five years of
// months, in parts of 1/lcm(28, 29, 30, 31)) and rates at most 10¹³, so the
// product stays below 2¹²⁸, and the quotient below 2⁶³.
func (p *Plan) open(r *run) (before, after, interest int64) {
	before, weight := r.balance, uint64(p.steps[r.k].weight)
	if !p.lendsIn(r) {
		return before, 0, p.ratio.of(before, weight)
	}
	scale := uint64(p.inflows[r.at].scale)
	hi, lo := bits.Mul64(uint64(before), weight*scale)
	for ; p.lendsIn(r); r.at++ {
		in := &p.inflows[r.at]
		h, l := bits.Mul64(uint64(in.amount), uint64(in.weight))
		var carry uint64
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
		if in.onDue {
			after += in.amount
		} else {
			before += in.amount
		}
	}
	top, bottom := bits.Mul64(lo, p.ratio.num)
	return before, after, divHalfEven(top+hi*p.ratio.num, bottom, p.ratio.den*scale)
}

// lendsIn reports whether the next inflow belongs to the next row.
func (p *Plan) lendsIn(r *run) bool {
	return r.at < len(p.inflows) && int(p.inflows[r.at].row) == r.k
}

// quick computes plain rows until one needs care: money is lent in it, the
// interest-only rows end, it is the last, its interest takes a division to
// round, or the payment does not fit. Nothing is called inside the loop, so
// that all of it stays in registers; see [ratio] for the arithmetic.
func (p *Plan) quick(r *run, payment int64, rows []Row) {
	end, level := p.stretch(r)
	num, den, inverse, half := p.ratio.num, p.ratio.den, p.ratio.inverse, p.ratio.half
	k, balance, sum, most := r.k, uint64(r.balance), uint64(r.interest), uint64(p.maxInterest)
	for steps := p.steps[:end]; k < len(steps); k++ {
		weight := uint64(steps[k].weight)
		hi, lo := bits.Mul64(balance, inverse*weight)
		interest := hi + lo>>63
		rest := balance*(num*weight) - interest*den
		principal := (uint64(payment) - interest) & level // wraps where the payment is too low
		if rest+half > 2*half || principal > balance || sum+interest > most {
			break
		}
		sum += interest
		balance -= principal
		if rows != nil {
			row := &rows[k]
			row.payment = int64(principal + interest)
			row.principal = int64(principal)
			row.interest = int64(interest)
			row.fee = 0
			row.advance = 0
			row.balance = int64(balance)
			row.due = steps[k].due
			row.no = int32(k + 1)
			row.currency = p.currency
		}
	}
	r.k, r.balance, r.interest = k, int64(balance), int64(sum)
}

// stretch returns the row before which plain rows of one kind end, and a mask
// that is empty while they are interest-only.
func (p *Plan) stretch(r *run) (end int, level uint64) {
	end = len(p.steps) - 1
	if r.at < len(p.inflows) {
		end = int(p.inflows[r.at].row)
	}
	if r.k >= p.interestOnly {
		return end, ^uint64(0)
	}
	return min(end, p.interestOnly), 0
}
