package loan

import (
	"errors"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/root"
)

// Unknown is what [Solve] looks for.
type Unknown string

// The unknowns. Each but ForPayment needs Repayment.Payment.
const (
	// ForPayment finds the payment that [NewSchedule] would solve.
	ForPayment Unknown = "payment"
	// ForCount finds the fewest rows in which the payment clears the loan.
	// Repayment.Count is not read, nor may Repayment.Dates be set.
	ForCount Unknown = "count"
	// ForPrincipal finds the most that can be lent in the first advance,
	// whose Amount is not read but for its currency.
	ForPrincipal Unknown = "principal"
	// ForRate finds the highest year rate, in steps of a millionth of a per
	// cent, or with Quote PerPeriod the highest rate of a period.
	// Interest.Changes must be empty.
	ForRate Unknown = "rate"
)

// Solve returns the terms with one unknown filled in, and the payment: such
// that the last row asks for no more than the payment, or than its kind of
// repayment has it ask. [NewSchedule] makes the schedule of the answer, and
// one row less, one minor unit or one step more has none with that payment.
//
// It fails with an [essor.InvalidError] when the rest of the terms is wrong,
// and with code no_solution when nothing fits. Kinds Annuity and Listed, and
// Relevel, have no payment to solve for: inconsistent. Cost: some 60 passes
// over the rows at most, for ForCount as many of up to MaxRows.
func Solve(terms Terms, unknown Unknown) (Terms, error) {
	t := terms.clone()
	var l check.List
	r := &t.Repayment
	switch unknown {
	case ForPayment:
		return t.withPayment()
	case ForCount, ForPrincipal, ForRate:
	default:
		check.OneOf(&l, unknown, []Unknown{ForPayment, ForCount, ForPrincipal, ForRate})
		return Terms{}, l.Err()
	}
	if r.Payment == (essor.Money{}) {
		l.Add(essor.CodeRequired, "must be set to solve for anything else", "repayment", "payment")
	}
	if len(t.Advances) == 0 {
		l.Add(essor.CodeRequired, "must not be empty", "advances")
	}
	if r.Kind == Annuity || r.Kind == Listed || r.Relevel {
		l.Add(essor.CodeInconsistent, "has no single payment that fits nothing else", "repayment", "kind")
	}
	switch {
	case unknown == ForCount && len(r.Dates) > 0:
		l.Add(essor.CodeInconsistent, "must not be set when their number is looked for", "repayment", "dates")
	case unknown == ForRate && len(t.Interest.Changes) > 0:
		l.Add(essor.CodeInconsistent, "must be empty when the rate is looked for", "interest", "changes")
	}
	if !l.OK() {
		return Terms{}, l.Err()
	}
	return t.search(unknown)
}

// withPayment sets the payment that NewSchedule would solve.
func (t *Terms) withPayment() (Terms, error) {
	var l check.List
	if t.Repayment.Kind == Listed || t.Repayment.Relevel {
		l.Add(essor.CodeInconsistent, "has no single payment", "repayment", "kind")
		return Terms{}, l.Err()
	}
	t.Repayment.Payment = essor.Money{}
	p, err := compile(t)
	if err != nil {
		return Terms{}, err
	}
	t.Repayment.Payment = p.Payment()
	return *t, nil
}

// search finds the last value for which the payment is enough, or for rows
// the first.
func (t *Terms) search(unknown Unknown) (Terms, error) {
	fees := t.Fees
	set, least, most := t.field(unknown)
	probe := least
	if unknown == ForCount {
		probe = most
	}
	set(probe)
	var l check.List
	if t.check(&l); !l.OK() {
		return Terms{}, l.Err()
	}
	enough := func(v int64) bool {
		set(v)
		return t.isEnough()
	}
	var best int64
	var found bool
	if unknown == ForCount {
		best, found = root.SmallestInt(least, most, enough)
	} else {
		best, found = root.SmallestInt(least, most, func(v int64) bool { return !enough(v) })
		best, found = best-1, found && best > least
	}
	set(best)
	t.Fees = fees
	if found {
		if t.check(&l); !l.OK() { // the most that can be lent does not cover its fees
			return Terms{}, l.Err()
		}
		if _, err := compile(t); err == nil {
			return *t, nil
		}
	}
	return Terms{}, &essor.FieldError{Pointer: "/repayment/payment", Code: essor.CodeNoSolution,
		Detail: "fits no value of what is looked for"}
}

// rateStep is the step in which rates are looked for: a millionth of a per
// cent, in units of a Fraction.
const rateStep = rateUnit / 100_000_000

// field returns how to set an unknown, and between which values it lies. What
// an advance can be must not depend on fees that are taken out of it: they are
// left out until it is known.
func (t *Terms) field(unknown Unknown) (set func(v int64), least, most int64) {
	switch unknown {
	case ForCount:
		return func(v int64) { t.Repayment.Count = int(v) }, 1, MaxRows
	case ForRate:
		return func(v int64) {
			if t.Interest.Quote == PerPeriod {
				t.Interest.PeriodRate = essor.FractionOf(v * rateStep)
			} else {
				t.Interest.YearRate = essor.FractionOf(v * rateStep)
			}
		}, 0, MaxYearRate*(rateUnit/rateStep) + 1
	}
	var kept []Fee
	for _, f := range t.Fees {
		if f.Due == Financed || f.Due == EachRow {
			kept = append(kept, f)
		}
	}
	t.Fees = kept
	currency := t.Repayment.Payment.Currency()
	return func(v int64) { t.Advances[0].Amount, _ = essor.MoneyOf(v, currency) }, 1, essor.MaxMinor + 1
}

// isEnough reports whether the payment clears the loan with a last row that
// asks for no more, or even before it.
func (t *Terms) isEnough() bool {
	gap, how, err := t.try()
	var faults *essor.InvalidError
	if errors.As(err, &faults) { // too many rows for the calendar are more than enough
		return faults.Fields[0].Pointer == "/repayment/count" && faults.Fields[0].Code == essor.CodeOutOfRange
	}
	return how == tooHigh || how == fits && gap <= 0
}

// try lays out terms and walks through all rows with the payment that they
// give.
func (t *Terms) try() (gap int64, how fit, err error) {
	var l check.List
	if t.check(&l); !l.OK() {
		return 0, tooLow, l.Err()
	}
	payment := t.Repayment.Payment.Minor()
	if t.isPlain() {
		p, err := lay(t, nil, nil)
		if err != nil {
			return 0, tooLow, err
		}
		last, how := p.run(payment, nil)
		return last - payment, how, nil
	}
	c, err := layCourse(t)
	if err != nil {
		return 0, tooLow, err
	}
	gap, how = c.finish(walk{limit: len(c.lots)}, payment)
	return gap, how, nil
}
