package loan

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// compile makes terms ready.
func compile(t *Terms) (Plan, error) {
	p, err := prepare(t, nil, nil)
	if err == nil && p.course == nil {
		err = p.setPayment(t, nil)
	}
	if err != nil {
		return Plan{}, err
	}
	return p, nil
}

// prepare checks terms and lays them out in the buffers, whose capacity it
// uses where it suffices. The payment of plain terms is still to be set.
func prepare(t *Terms, steps []step, inflows []inflow) (Plan, error) {
	var l check.List
	t.check(&l)
	if !l.OK() {
		return Plan{}, l.Err()
	}
	if !t.isPlain() {
		c, err := newCourse(t)
		if err != nil {
			return Plan{}, err
		}
		return Plan{currency: c.currency, interestOnly: t.Relief.InterestOnly, payment: c.stages[0].payment, course: c}, nil
	}
	return lay(t, steps, inflows)
}

// lay lays out checked terms that are plain.
func lay(t *Terms, steps []step, inflows []inflow) (Plan, error) {
	var l check.List
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
	return p, nil
}

// setPayment takes the lender's payment, or solves it, and writes all rows
// with it unless rows is nil.
func (p *Plan) setPayment(t *Terms, rows []Row) error {
	given := t.Repayment.Payment
	if given == (essor.Money{}) {
		payment, last, found := p.solve(rows)
		if !found || last > maxFactor*payment {
			return &essor.FieldError{Pointer: "/repayment", Code: essor.CodeInfeasible,
				Detail: "no level payment covers the interest of every row and leaves something for the last"}
		}
		p.payment = payment
		return nil
	}
	p.payment = given.Minor()
	detail := ""
	switch last, how := p.run(p.payment, rows); {
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
