package loan

import (
	"cmp"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Verify returns nil exactly when s is the schedule of terms. It compares the
// fingerprint, derives every row again in exact rationals, day by day instead
// of by the recurrence's integers, and shows that each level payment is the
// best: no better one a unit below or above. What follows is that all
// that was lent is repaid, that each payment is the sum of its parts and that
// nothing is left at the end.
//
// Otherwise it returns an [essor.FieldError] that points at the part of the
// schedule's JSON that differs, with code inconsistent. It works on schedules
// read back from JSON. Cost: three passes in rationals, some 100 µs
// for 36 rows.
func (s *Schedule) Verify(terms Terms) error {
	print, err := essor.FingerprintOf(termsKind, terms)
	if err != nil {
		return err
	}
	if own, err := s.fingerprint(); err != nil || own != print {
		return differs("terms")
	}
	plan, err := compile(&terms)
	if err != nil {
		return err
	}
	if err := s.verifyHead(&terms); err != nil {
		return err
	}
	stages := []stage{{limit: len(terms.Advances), payment: s.payment}}
	if c := plan.course; c != nil {
		stages = c.stages
		if stages[0].payment != s.payment {
			return differs("payment")
		}
	}
	l := newLedger(&terms)
	found := l.sheet(stages, len(terms.Advances))
	if !found.admissible {
		return differs("payment")
	}
	if err := s.verifyRows(found.rows); err != nil {
		return err
	}
	if terms.Repayment.Payment != (essor.Money{}) || terms.Repayment.Kind == Listed {
		return nil
	}
	for i := range stages {
		if !l.isBest(stages[:i+1], found.rows) {
			return differs("payment")
		}
	}
	return nil
}

// termsKind keeps the fingerprints of terms apart from all others.
const termsKind = "loan.Terms"

// fingerprint returns that of the terms.
func (s *Schedule) fingerprint() (essor.Fingerprint, error) {
	if s.print != (essor.Fingerprint{}) {
		return s.print, nil
	}
	return essor.FingerprintOf(termsKind, s.given())
}

// verifyHead checks what stands above the rows.
func (s *Schedule) verifyHead(t *Terms) error {
	due := t.feesUpFront()
	given := t.Repayment.Payment
	switch {
	case s.currency != t.Advances[0].Amount.Currency():
		return differs("currency")
	case s.frequency != cmp.Or(t.Repayment.Frequency, Monthly):
		return differs("frequency")
	case s.interestOnly != t.Relief.InterestOnly:
		return differs("interest_only")
	case s.grace != t.Relief.Grace:
		return differs("grace")
	case s.irregular != t.Repayment.isIrregular():
		return differs("irregular")
	case s.fee != due.deducted+due.financed-due.saved:
		return differs("fee")
	case s.outside != due.outside:
		return differs("outside")
	case s.held != due.saved:
		return differs("held")
	case given != (essor.Money{}) && given.Minor() != s.payment:
		return differs("payment")
	case len(s.advances) != len(t.Advances):
		return differs("advances")
	case len(s.rows) != t.Repayment.Count:
		return differs("rows")
	}
	for i, a := range t.Advances {
		if i == 0 {
			a.Amount = s.money(a.Amount.Minor() + due.financed)
		}
		if s.advances[i] != a {
			return differs("advances", i)
		}
	}
	return nil
}

func (s *Schedule) verifyRows(want []entry) error {
	for k := range want {
		r, w, e := &s.rows[k], &want[k], extra{}
		if s.extras != nil {
			e = s.extras[k]
		}
		switch {
		case int(r.no) != k+1:
			return differs("rows", k, "no")
		case !r.due.IsSet() || r.due.Day() != w.due:
			return differs("rows", k, "due")
		case r.payment != w.payment:
			return differs("rows", k, "payment")
		case r.principal != w.principal:
			return differs("rows", k, "principal")
		case r.interest != w.interest:
			return differs("rows", k, "interest")
		case r.fee != w.fee:
			return differs("rows", k, "fee")
		case e.outside != w.outside:
			return differs("rows", k, "outside")
		case e.saving != w.saving:
			return differs("rows", k, "saving")
		case r.advance != w.advance:
			return differs("rows", k, "advance")
		case r.balance != w.balance:
			return differs("rows", k, "balance")
		}
	}
	return nil
}

// isBest reports whether the last of the stages has the payment that the
// terms ask for: the annuity, or of all the one whose last row comes nearest.
// For that it is enough to look at its neighbours; level.go says why.
func (l *ledger) isBest(stages []stage, rows []entry) bool {
	last := stages[len(stages)-1]
	if l.terms.Repayment.Kind == Annuity {
		return l.isAnnuity(rows, last, last.payment)
	}
	unit := l.terms.Rounding.Payment.unit()
	with := func(payment int64) sheet {
		others := append([]stage(nil), stages...)
		others[len(others)-1].payment = payment
		if payment <= 0 {
			return sheet{} // nobody is asked for nothing
		}
		return l.sheet(others, last.limit)
	}
	own, below, above := with(last.payment), with(last.payment-unit), with(last.payment+unit)
	if !own.admissible || last.payment%unit != 0 {
		return false
	}
	switch l.terms.Rounding.Payment.To {
	case Up:
		return own.gap <= 0 && !(below.admissible && below.gap <= 0)
	case Down:
		return own.gap >= 0 && !(above.admissible && above.gap >= 0)
	}
	gap := size(own.gap)
	return !(below.admissible && size(below.gap) <= gap) && !(above.admissible && size(above.gap) < gap)
}

func size(gap int64) int64 { return max(gap, -gap) }

// differs names the part of a schedule that does not follow from the terms.
func differs(path ...any) error { return check.Differs("must be what the terms lead to", path...) }
