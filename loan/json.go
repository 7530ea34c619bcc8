package loan

import (
	"encoding/json"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// scheduleRule names the rule that makes a schedule; its number goes up when
// the same terms give another schedule.
const scheduleRule = "loan/1"

// scheduleJSON is a schedule as it is written. Amounts are plain, under the
// one currency.
type scheduleJSON struct {
	Rule         string            `json:"rule"`
	Terms        essor.Fingerprint `json:"terms"`
	Currency     essor.Currency    `json:"currency"`
	Frequency    Frequency         `json:"frequency"`
	Irregular    bool              `json:"irregular,omitzero"`
	Grace        int               `json:"grace,omitzero"`
	InterestOnly int               `json:"interest_only,omitzero"`
	Payment      string            `json:"payment"`
	Fee          string            `json:"fee,omitempty"`
	Outside      string            `json:"outside,omitempty"`
	Held         string            `json:"held,omitempty"`
	Advances     []advanceJSON     `json:"advances"`
	Rows         []rowJSON[string] `json:"rows"`
}

type advanceJSON struct {
	On     essor.Date `json:"on"`
	Amount string     `json:"amount"`
}

// rowJSON is a row as it is written: with plain amounts in a schedule, with
// currencies on its own.
type rowJSON[A comparable] struct {
	No        int        `json:"no"`
	Due       essor.Date `json:"due"`
	Payment   A          `json:"payment"`
	Principal A          `json:"principal"`
	Interest  A          `json:"interest"`
	Fee       A          `json:"fee,omitzero"`     // left out when nothing
	Advance   A          `json:"advance,omitzero"` // left out when nothing
	Outside   A          `json:"outside,omitzero"` // part of Fee, in a schedule
	Saving    A          `json:"saving,omitzero"`  // part of Fee, in a schedule
	Balance   A          `json:"balance"`
}

// MarshalJSON writes the schedule with the fingerprint of its terms, its level
// payment, its advances and rows; amounts such as "1394.70" stand under one
// currency. It fails with required for the zero Schedule.
func (s Schedule) MarshalJSON() ([]byte, error) {
	if len(s.rows) == 0 {
		return nil, &essor.FieldError{Pointer: "/rows", Code: essor.CodeRequired, Detail: "must not be empty"}
	}
	print, err := s.fingerprint()
	if err != nil {
		return nil, err
	}
	out := scheduleJSON{
		Rule:         scheduleRule,
		Terms:        print,
		Currency:     s.currency,
		Frequency:    s.frequency,
		Irregular:    s.irregular,
		Grace:        s.grace,
		InterestOnly: s.interestOnly,
		Payment:      s.plain(s.payment),
		Advances:     make([]advanceJSON, len(s.advances)),
		Rows:         make([]rowJSON[string], len(s.rows)),
	}
	out.Fee, out.Outside, out.Held = s.unlessZero(s.fee), s.unlessZero(s.outside), s.unlessZero(s.held)
	for i, a := range s.advances {
		out.Advances[i] = advanceJSON{a.On, s.plain(a.Amount.Minor())}
	}
	for i := range s.rows {
		out.Rows[i] = writeRow(&s.rows[i], s.plain)
		if s.extras != nil {
			out.Rows[i].Outside = s.unlessZero(s.extras[i].outside)
			out.Rows[i].Saving = s.unlessZero(s.extras[i].saving)
		}
	}
	return json.Marshal(out)
}

// plain writes an amount without its currency.
func (s *Schedule) plain(minor int64) string {
	amount, _, _ := strings.Cut(s.money(minor).String(), " ")
	return amount
}

func (s *Schedule) unlessZero(minor int64) string {
	if minor == 0 {
		return ""
	}
	return s.plain(minor)
}

func writeRow[A comparable](r *Row, amount func(int64) A) rowJSON[A] {
	out := rowJSON[A]{
		No:        int(r.no),
		Due:       r.due,
		Payment:   amount(r.payment),
		Principal: amount(r.principal),
		Interest:  amount(r.interest),
		Balance:   amount(r.balance),
	}
	if r.fee != 0 {
		out.Fee = amount(r.fee)
	}
	if r.advance != 0 {
		out.Advance = amount(r.advance)
	}
	return out
}

// UnmarshalJSON reads what MarshalJSON wrote, strictly and within the limits
// of [Terms]. Whether it is a true schedule is for [Schedule.Verify] to say.
func (s *Schedule) UnmarshalJSON(data []byte) error {
	var in scheduleJSON
	if err := essor.Decode(data, &in); err != nil {
		return err
	}
	var l check.List
	out := Schedule{print: in.Terms, currency: in.Currency, frequency: in.Frequency, irregular: in.Irregular, grace: in.Grace, interestOnly: in.InterestOnly}
	check.OneOf(&l, in.Rule, []string{scheduleRule}, "rule")
	check.OneOf(&l, in.Frequency, frequencies(), "frequency")
	if in.Terms == (essor.Fingerprint{}) {
		l.Add(essor.CodeRequired, "must be the fingerprint of the terms", "terms")
	}
	l.Count(len(in.Advances), 1, MaxAdvances, "advances")
	l.Count(len(in.Rows), 1, MaxRows, "rows")
	if in.InterestOnly < 0 || in.InterestOnly > len(in.Rows) {
		l.Add(essor.CodeOutOfRange, "must be 0 to the number of rows", "interest_only")
	}
	if in.Grace < 0 || in.Grace > len(in.Rows)-max(0, in.InterestOnly) {
		l.Add(essor.CodeOutOfRange, "must be 0 to the number of rows, less interest_only", "grace")
	}
	if !l.OK() {
		return l.Err()
	}
	out.payment = out.minor(&l, in.Payment, "payment")
	if in.Fee != "" {
		out.fee = out.minor(&l, in.Fee, "fee")
	}
	if in.Outside != "" {
		out.outside = out.minor(&l, in.Outside, "outside")
	}
	if in.Held != "" {
		out.held = out.minor(&l, in.Held, "held")
	}
	if out.outside > out.fee {
		l.Add(essor.CodeInconsistent, "must be within the fee", "outside")
	}
	out.readAdvances(&l, in.Advances)
	out.readRows(&l, in.Rows)
	if l.OK() {
		*s = out
	}
	return l.Err()
}

// minor reads a plain amount of 0 or more.
func (s *Schedule) minor(l *check.List, text string, path ...any) int64 {
	n := s.signed(l, text, path...)
	if n < 0 {
		l.Add(essor.CodeOutOfRange, "must be 0 or more", path...)
	}
	return max(0, n)
}

// signed reads a plain amount.
func (s *Schedule) signed(l *check.List, text string, path ...any) int64 {
	if text == "" {
		l.Add(essor.CodeRequired, "must be an amount", path...)
		return 0
	}
	m, err := essor.ParseMoney(text + " " + s.currency.String())
	l.AddError(err, path...)
	return m.Minor()
}

func (s *Schedule) readAdvances(l *check.List, in []advanceJSON) {
	s.advances = make([]Advance, len(in))
	for i, a := range in {
		if !a.On.IsSet() {
			l.Add(essor.CodeRequired, "must be a day", "advances", i, "on")
		}
		s.advances[i] = Advance{a.On, s.money(s.minor(l, a.Amount, "advances", i, "amount"))}
	}
}

func (s *Schedule) readRows(l *check.List, in []rowJSON[string]) {
	s.rows = make([]Row, len(in))
	cost := s.fee + s.held // at most 2·10¹⁷
	var lent, paid, repaid, added int64
	for i, r := range in {
		if l.Full() {
			return
		}
		if r.No != i+1 {
			l.Add(essor.CodeInconsistent, "must number the rows from 1", "rows", i, "no")
		}
		s.rows[i] = readRow(r, s.currency, func(text, name string) int64 {
			switch {
			case text == "" && (name == "fee" || name == "advance"):
				return 0
			case name == "principal": // negative where interest is added to it
				return s.signed(l, text, "rows", i, name)
			}
			return s.minor(l, text, "rows", i, name)
		})
		s.readExtra(l, i, r)
		if !r.Due.IsSet() {
			l.Add(essor.CodeRequired, "must be a day", "rows", i, "due")
		}
		// Each term is at most 10¹⁷, so the sums never wrap.
		row := &s.rows[i]
		cost += row.interest + row.fee
		lent += row.advance
		paid += row.payment
		repaid += max(0, row.principal)
		added += max(0, -row.principal)
		if max(cost, lent, paid, repaid, added) > essor.MaxMinor {
			l.Add(essor.CodeOverflow, "columns must add up to at most essor.MaxMinor", "rows", i)
			return
		}
	}
}

// readExtra reads the parts of a row's fee.
func (s *Schedule) readExtra(l *check.List, i int, r rowJSON[string]) {
	var e extra
	if r.Outside != "" {
		e.outside = s.minor(l, r.Outside, "rows", i, "outside")
	}
	if r.Saving != "" {
		e.saving = s.minor(l, r.Saving, "rows", i, "saving")
	}
	if e == (extra{}) {
		return
	}
	if s.extras == nil {
		s.extras = make([]extra, len(s.rows))
	}
	s.extras[i] = e
	if e.outside+e.saving > s.rows[i].fee {
		l.Add(essor.CodeInconsistent, "parts of a fee must be within it", "rows", i, "fee")
	}
}

func readRow[A comparable](r rowJSON[A], currency essor.Currency, minor func(amount A, name string) int64) Row {
	return Row{
		payment:   minor(r.Payment, "payment"),
		principal: minor(r.Principal, "principal"),
		interest:  minor(r.Interest, "interest"),
		fee:       minor(r.Fee, "fee"),
		advance:   minor(r.Advance, "advance"),
		balance:   minor(r.Balance, "balance"),
		due:       r.Due,
		no:        int32(r.No),
		currency:  currency,
	}
}

// MarshalJSON writes the row on its own, with amounts such as "1394.70 CAD".
func (r Row) MarshalJSON() ([]byte, error) {
	return json.Marshal(writeRow(&r, r.money))
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (r *Row) UnmarshalJSON(data []byte) error {
	var in rowJSON[essor.Money]
	if err := essor.Decode(data, &in); err != nil {
		return err
	}
	var l check.List
	if in.No < 1 || in.No > MaxRows {
		l.Add(essor.CodeOutOfRange, "must be the number of a row", "no")
	}
	if !in.Due.IsSet() {
		l.Add(essor.CodeRequired, "must be a day", "due")
	}
	currency := in.Payment.Currency()
	out := readRow(in, currency, func(m essor.Money, name string) int64 {
		switch {
		case m == (essor.Money{}) && (name == "fee" || name == "advance"):
		case m == (essor.Money{}):
			l.Add(essor.CodeRequired, "must be an amount", name)
		case m.Currency() != currency:
			l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the payment", name)
		}
		return m.Minor()
	})
	if l.OK() {
		*r = out
	}
	return l.Err()
}
