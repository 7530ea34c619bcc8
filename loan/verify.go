package loan

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Verify returns nil exactly when s is the schedule of terms. It compares the
// fingerprint, derives every row again in exact rationals, day by day instead
// of by the recurrence's integers, and shows that the level payment is the
// best: no better one a minor unit below or above. What follows is that all
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
	if _, err := compile(&terms, nil, nil); err != nil {
		return err
	}
	if err := s.verifyHead(&terms); err != nil {
		return err
	}
	l := newLedger(&terms)
	rows, admissible := l.rows(s.payment)
	if !admissible {
		return differs("payment")
	}
	if err := s.verifyRows(rows); err != nil {
		return err
	}
	if terms.Repayment.Payment != (essor.Money{}) {
		return nil
	}
	return l.verifyBest(s.payment, rows)
}

// termsKind keeps the fingerprints of terms apart from all others.
const termsKind = "loan.Terms"

// fingerprint returns that of the terms.
func (s *Schedule) fingerprint() (essor.Fingerprint, error) {
	if s.print != (essor.Fingerprint{}) {
		return s.print, nil
	}
	return essor.FingerprintOf(termsKind, s.terms)
}

// verifyHead checks what stands above the rows.
func (s *Schedule) verifyHead(t *Terms) error {
	fee := int64(0)
	for _, f := range t.Fees {
		fee += f.Amount.Minor()
	}
	given := t.Repayment.Payment
	switch {
	case s.currency != t.Advances[0].Amount.Currency():
		return differs("currency")
	case s.frequency != newCalendar(t).frequency:
		return differs("frequency")
	case s.interestOnly != t.Relief.InterestOnly:
		return differs("interest_only")
	case s.fee != fee:
		return differs("fee")
	case given != (essor.Money{}) && given.Minor() != s.payment:
		return differs("payment")
	case len(s.advances) != len(t.Advances):
		return differs("advances")
	case len(s.rows) != t.Repayment.Count:
		return differs("rows")
	}
	for i, a := range t.Advances {
		if s.advances[i] != a {
			return differs("advances", i)
		}
	}
	return nil
}

func (s *Schedule) verifyRows(want []entry) error {
	for k := range want {
		r, w := &s.rows[k], &want[k]
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
		case r.fee != 0:
			return differs("rows", k, "fee")
		case r.advance != w.advance:
			return differs("rows", k, "advance")
		case r.balance != w.balance:
			return differs("rows", k, "balance")
		}
	}
	return nil
}

// verifyBest checks that the last row comes no nearer to a neighbour of the
// level payment. Level.go says why that proves it best of all.
func (l ledger) verifyBest(payment int64, rows []entry) error {
	gap := gapOf(payment, rows)
	if below, ok := l.rows(payment - 1); ok && gapOf(payment-1, below) <= gap {
		return differs("payment")
	}
	if above, ok := l.rows(payment + 1); ok && gapOf(payment+1, above) < gap {
		return differs("payment")
	}
	return nil
}

// gapOf returns how far the last row lies from the level payment.
func gapOf(payment int64, rows []entry) int64 {
	gap := rows[len(rows)-1].payment - payment
	return max(gap, -gap)
}

// differs names the part of a schedule that does not follow from the terms.
func differs(path ...any) error {
	return &essor.FieldError{
		Pointer: check.Pointer(path...),
		Code:    essor.CodeInconsistent,
		Detail:  "must be what the terms lead to",
	}
}
