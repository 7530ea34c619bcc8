package loan

import (
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// compile checks terms and lays them out in the buffers, whose capacity it
// uses where it suffices.
func compile(t *Terms, steps []step, inflows []inflow) (Plan, error) {
	var l check.List
	t.check(&l)
	if !l.OK() {
		return Plan{}, l.Err()
	}
	p := Plan{currency: t.Advances[0].Amount.Currency(), interestOnly: t.Relief.InterestOnly}
	if cap(steps) < t.Repayment.Count {
		steps = make([]step, t.Repayment.Count)
	}
	p.steps = steps[:t.Repayment.Count]
	w := newWeigher(t)
	if !w.fill(p.steps) {
		l.Add(essor.CodeOutOfRange, "the last row must be due by 2199-12-31", "repayment", "count")
		return Plan{}, l.Err()
	}
	p.maxInterest = essor.MaxMinor
	for i, a := range t.Advances {
		p.maxInterest -= a.Amount.Minor()
		if a.On.Compare(p.steps[len(p.steps)-1].due) >= 0 {
			l.Add(essor.CodeInconsistent, "must be before the last row is due", "advances", i, "on")
		}
	}
	if !l.OK() {
		return Plan{}, l.Err()
	}
	w.whole(p.steps)
	p.ratio = newRatio(t.Interest.YearRate.Units(), w.basis)
	p.inflows = w.inflows(t.Advances, p.steps, inflows)
	if err := p.setPayment(t); err != nil {
		return Plan{}, err
	}
	return p, nil
}

// setPayment takes the lender's payment, or solves it.
func (p *Plan) setPayment(t *Terms) error {
	given := t.Repayment.Payment
	if given == (essor.Money{}) {
		payment, last, found := p.solve()
		if !found || last > maxFactor*payment {
			return &essor.FieldError{Pointer: "/repayment", Code: essor.CodeInfeasible,
				Detail: "no level payment covers the interest of every row and leaves something for the last"}
		}
		p.payment = payment
		return nil
	}
	p.payment = given.Minor()
	detail := ""
	switch last, how := p.run(p.payment, nil); {
	case how == tooLow:
		detail = "must cover the interest of every row after the interest-only rows"
	case how == tooHigh:
		detail = "must leave something for the last row"
	case last > maxFactor*p.payment:
		detail = "must leave at most twice itself for the last row"
	default:
		return nil
	}
	var l check.List
	l.Add(essor.CodeInconsistent, detail, "repayment", "payment")
	return l.Err()
}

// inflows assigns the advances to their rows.
func (w *weigher) inflows(advances []Advance, steps []step, into []inflow) []inflow {
	row := 0
	for _, a := range advances {
		for steps[row].due.Compare(a.On) < 0 {
			row++
		}
		due := steps[row].due
		weight, scale := w.part(row, a.On.Day(), due.Day())
		into = append(into, inflow{a.Amount.Minor(), int32(row), int32(weight), int32(scale), a.On == due})
	}
	common := 1
	for _, in := range into {
		if in.row == 0 {
			common = lcm(common, int(in.scale))
		}
	}
	for i := range into {
		if in := &into[i]; in.row == 0 {
			in.weight *= int32(common) / in.scale
			in.scale = int32(common)
		}
	}
	return into
}

// lcm returns the least common multiple of two numbers of days.
func lcm(a, b int) int {
	g, rest := a, b
	for rest != 0 {
		g, rest = rest, g%rest
	}
	return a / g * b
}

// check collects what is wrong with terms, dates of rows apart.
func (t *Terms) check(l *check.List) {
	t.checkAdvances(l)
	t.checkInterest(l)
	t.checkRepayment(l)
	if n := t.Relief.InterestOnly; n < 0 {
		l.Add(essor.CodeOutOfRange, "must be 0 or more", "relief", "interest_only")
	} else if n > 0 && n >= t.Repayment.Count {
		l.Add(essor.CodeInconsistent, "must be less than repayment.count", "relief", "interest_only")
	}
	t.checkFees(l)
}

func (t *Terms) checkAdvances(l *check.List) {
	if !l.Count(len(t.Advances), 1, MaxAdvances, "advances") {
		return
	}
	sum, currency := int64(0), t.Advances[0].Amount.Currency()
	for i, a := range t.Advances {
		switch {
		case !a.On.IsSet():
			l.Add(essor.CodeRequired, "must be a day", "advances", i, "on")
		case i > 0 && a.On.Compare(t.Advances[i-1].On) < 0:
			l.Add(essor.CodeInconsistent, "must not be before the advance before it", "advances", i, "on")
		}
		if !checkAmount(l, a.Amount, currency, "advances", i) {
			continue
		}
		if sum += a.Amount.Minor(); sum > essor.MaxMinor {
			l.Add(essor.CodeOverflow, "advances must add up to at most essor.MaxMinor", "advances")
			return
		}
	}
}

// checkAmount checks the amount of an advance or a fee.
func checkAmount(l *check.List, m essor.Money, currency essor.Currency, list string, i int) bool {
	switch {
	case m == (essor.Money{}):
		l.Add(essor.CodeRequired, "must be an amount", list, i, "amount")
	case m.Currency() != currency:
		l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the first advance", list, i, "amount")
	case m.Sign() <= 0:
		l.Add(essor.CodeOutOfRange, "must be more than 0", list, i, "amount")
	default:
		return true
	}
	return false
}

func (t *Terms) checkInterest(l *check.List) {
	if units := t.Interest.YearRate.Units(); units < 0 || units > MaxYearRate*rateUnit {
		l.Add(essor.CodeOutOfRange, "must be 0 to "+strconv.Itoa(MaxYearRate)+", as a fraction", "interest", "year_rate")
	}
	switch t.Interest.DayCount {
	case "", EqualPeriods, Thirty360E, Act365:
	default:
		check.OneOf(l, t.Interest.DayCount, []DayCount{EqualPeriods, Thirty360E, Act365}, "interest", "day_count")
	}
}

func (t *Terms) checkRepayment(l *check.List) {
	r := &t.Repayment
	if r.Count < 1 || r.Count > MaxRows {
		l.Add(essor.CodeOutOfRange, "must be 1 to "+strconv.Itoa(MaxRows), "repayment", "count")
	}
	switch r.Frequency {
	case "", Weekly, Biweekly, SemiMonthly, Monthly:
	default:
		check.OneOf(l, r.Frequency, []Frequency{Weekly, Biweekly, SemiMonthly, Monthly}, "repayment", "frequency")
	}
	if len(t.Advances) == 0 {
		return
	}
	start := t.Advances[0]
	if r.First.IsSet() && start.On.IsSet() {
		switch days := r.First.Sub(start.On); {
		case days <= 0:
			l.Add(essor.CodeInconsistent, "must be after the first advance", "repayment", "first")
		case days > MaxFirstDays:
			l.Add(essor.CodeOutOfRange, "must be at most "+strconv.Itoa(MaxFirstDays)+" days after the first advance", "repayment", "first")
		}
	}
	if r.Payment == (essor.Money{}) {
		return
	}
	switch {
	case r.Payment.Currency() != start.Amount.Currency():
		l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the first advance", "repayment", "payment")
	case r.Payment.Sign() <= 0:
		l.Add(essor.CodeOutOfRange, "must be more than 0", "repayment", "payment")
	}
}

func (t *Terms) checkFees(l *check.List) {
	if !l.Count(len(t.Fees), 0, MaxFees, "fees") || len(t.Fees) == 0 || len(t.Advances) == 0 {
		return
	}
	first, sum := t.Advances[0].Amount, int64(0)
	for i, f := range t.Fees {
		if !checkAmount(l, f.Amount, first.Currency(), "fees", i) {
			continue
		}
		// Each is below 10¹⁷, and there are at most MaxFees.
		if sum += f.Amount.Minor(); sum >= first.Minor() {
			l.Add(essor.CodeInconsistent, "fees together must be less than the first advance", "fees", i, "amount")
			return
		}
	}
}
