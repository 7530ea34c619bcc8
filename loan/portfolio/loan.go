package portfolio

import (
	"math/bits"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

// Loan is what one loan brings to a book: a record of plain figures, so that
// hosts with servicing of their own have books too. [Of] makes it from a
// statement. Amounts that are not set are nothing; none is negative.
type Loan struct {
	ID   string     `json:"id"`             // opaque, 1 to 128 bytes; the book keeps no id
	AsOf essor.Date `json:"as_of"`          // the day of the book
	Keys []string   `json:"keys,omitempty"` // its cell in each segment of the rules, in their order, at most 128 bytes; "" is a cell too

	// Further says that its borrower is in the book with another loan, and
	// counted with that one. Mark all loans of hers but one, and leave unmarked
	// one with principal outstanding where there is such: who is counted with a
	// repaid loan is no active borrower. Of a cell she is a borrower where the
	// unmarked loan is.
	Further bool `json:"further,omitzero"`

	Opened      essor.Date  `json:"opened,omitzero"`      // the first disbursement; not set before it
	Approved    essor.Money `json:"approved,omitzero"`    // agreed, lent yet or not
	Disbursed   essor.Money `json:"disbursed,omitzero"`   // lent so far
	Capitalised essor.Money `json:"capitalised,omitzero"` // interest and fees that became principal, ever
	Outstanding essor.Money `json:"outstanding,omitzero"` // principal, in arrears or not
	Arrears     essor.Money `json:"arrears,omitzero"`     // of that, what is overdue
	Unpaid      essor.Money `json:"unpaid,omitzero"`      // overdue interest, fees and late charges

	DaysLate     int `json:"days_late,omitzero"`      // of the oldest instalment that is overdue
	MostDaysLate int `json:"most_days_late,omitzero"` // ever; DaysLate where that is more

	Restructured bool `json:"restructured,omitzero"` // rescheduled, re-amortised or re-aged, ever
	Moratorium   bool `json:"moratorium,omitzero"`   // payments are suspended on the day
	NonAccrual   bool `json:"non_accrual,omitzero"`  // too late for interest to accrue

	WrittenOff   essor.Money `json:"written_off,omitzero"`    // principal, ever
	WrittenOffOn essor.Date  `json:"written_off_on,omitzero"` // set with WrittenOff; the last day of it
	Recovered    essor.Money `json:"recovered,omitzero"`      // of WrittenOff, ever

	Flow Flow `json:"flow,omitzero"` // over the period of the book, where it has one
}

// Flow is what moved in a period: of one loan, or of all in sum. Principal is
// accounted for to the cent:
//
//	Opening + Lent + Capitalised - Repaid - Forgiven - WrittenOff = Outstanding
type Flow struct {
	Opening     essor.Money `json:"opening,omitzero"`     // principal outstanding at the end of the day before
	Lent        essor.Money `json:"lent,omitzero"`        // disbursed
	Capitalised essor.Money `json:"capitalised,omitzero"` // interest and fees that became principal; none of it is received yet
	Repaid      essor.Money `json:"repaid,omitzero"`      // principal, by the borrower or by a loan that refinanced this one
	Forgiven    essor.Money `json:"forgiven,omitzero"`    // principal waived
	WrittenOff  essor.Money `json:"written_off,omitzero"` // principal
	Recovered   essor.Money `json:"recovered,omitzero"`   // of principal written off, now or earlier
	Interest    essor.Money `json:"interest,omitzero"`    // received, in cash: not what a refinancing loan paid
	Fees        essor.Money `json:"fees,omitzero"`        // received likewise, with late charges and what was deducted from disbursements; not compulsory savings
	Returned    essor.Money `json:"returned,omitzero"`    // deducted fees given back to who withdrew in time
	Average     essor.Money `json:"average,omitzero"`     // mean of the principal outstanding at the end of each day
}

// Of returns what a loan brings to a book on the day of its statement: its id,
// its terms, which say what was approved, the first day of the book's period
// (not set without one) and its keys, one for each segment.
//
// Compulsory savings are no fee received. [Book.Add] checks the record.
//
// Of fails with inconsistent where the statement is in another currency than
// the terms, and with required for a statement without a day. Cost: that of
// [servicing.Statement.Trail], and one pass over it.
func Of(id string, terms loan.Terms, st *servicing.Statement, from essor.Date, keys ...string) (Loan, error) {
	if st == nil || !st.AsOf.IsSet() {
		return Loan{}, &essor.FieldError{Pointer: "/as_of", Code: essor.CodeRequired, Detail: "must be a day"}
	}
	agreed := essor.Money{}
	for i, a := range terms.Advances {
		sum, err := a.Amount, error(nil)
		if i > 0 {
			sum, err = agreed.Add(a.Amount)
		}
		if err != nil || sum.Currency() != st.Paid.Currency() {
			return Loan{}, &essor.FieldError{Pointer: "/terms/advances", Code: essor.CodeInconsistent,
				Detail: "must be in the currency of the statement, within the limits of an amount in sum"}
		}
		agreed = sum
	}
	unpaid := st.Overdue
	unpaid.Principal = zero(st.Paid.Currency())
	l := Loan{
		ID: id, AsOf: st.AsOf, Keys: keys,
		Approved: agreed, Disbursed: st.Disbursed, Outstanding: st.Principal,
		Arrears: st.Overdue.Principal, Unpaid: unpaid.Sum(),
		DaysLate: st.DaysLate, MostDaysLate: st.MostDaysLate,
		Restructured: st.Restructured || st.Reaged, Moratorium: st.Moratorium, NonAccrual: st.NonAccrual,
		WrittenOff: st.WrittenOff.Principal, Recovered: st.Recovered.Principal,
	}
	t := tracer{from: from, asOf: st.AsOf}
	for _, line := range st.Trail() {
		t.read(&l, line)
	}
	l.Capitalised = money(t.everAdded, st.Paid.Currency())
	if from.IsSet() {
		l.Flow = t.flow(st.Paid.Currency())
	}
	return l, nil
}

// tracer reads the trail of a statement into the flow of a period, in minor
// units.
type tracer struct {
	from, asOf essor.Date

	balance   int64     // after the last line
	everAdded int64     // to principal, by other than lending
	day       int       // from which it stood
	nights    [2]uint64 // the balances at the end of the days of the period in sum: high, low
	opening   int64
	lent      int64
	added     int64 // of everAdded, in the period
	repaid    int64
	forgiven  int64
	lost      int64
	recovered int64
	interest  int64
	fees      int64
	returned  int64
	financed  int64 // fees that became principal, ever
}

// read takes a line in.
func (t *tracer) read(l *Loan, line servicing.Line) {
	on, kind := line.On(), line.Kind()
	if kind == servicing.Disbursed && !l.Opened.IsSet() {
		l.Opened = on
	}
	if kind == servicing.WrittenOff && line.Parts().Principal.Sign() > 0 {
		l.WrittenOffOn = on
	}
	if kind == servicing.Capitalised {
		t.financed += line.Parts().Fee.Minor()
	}
	if t.from.IsSet() {
		t.stand(on.Day())
	}
	balance := line.Balance().Minor()
	rest := balance - t.balance - explained(line)
	t.balance = balance
	t.everAdded += max(0, rest)
	switch {
	case !t.from.IsSet():
	case on.Compare(t.from) < 0:
		t.opening = t.balance
	default:
		t.move(line)
		t.added += max(0, rest)
		t.forgiven += max(0, -rest) // principal that went without being paid
	}
}

// explained returns by how much a line says that it moved the principal.
func explained(line servicing.Line) int64 {
	switch principal := line.Parts().Principal.Minor(); line.Kind() {
	case servicing.Disbursed:
		return principal
	case servicing.Paid, servicing.Prepaid, servicing.CreditUsed, servicing.Refinanced, servicing.Waived,
		servicing.CooledOff, servicing.WrittenOff:
		return -principal
	}
	return 0
}

// move takes in what a line of the period moved.
func (t *tracer) move(line servicing.Line) {
	p, credit := line.Parts(), line.Credit().Minor()
	principal, saved := p.Principal.Minor(), line.Saved().Minor()
	charges := p.Fee.Minor() + p.Penalty.Minor() - saved
	switch line.Kind() {
	case servicing.Disbursed:
		t.lent += principal
		t.fees += charges
	case servicing.Paid, servicing.Prepaid, servicing.CreditUsed:
		t.repaid += principal
		t.interest += p.Interest.Minor()
		t.fees += charges
	case servicing.Refinanced:
		t.repaid += principal
	case servicing.Waived:
		t.forgiven += principal
	case servicing.CooledOff: // fees go back, against principal first; what was financed was never received
		cancelled := min(t.financed, principal)
		t.forgiven += cancelled
		t.repaid += principal - cancelled
		t.returned += max(0, principal+credit-t.financed+saved)
	case servicing.WrittenOff:
		t.lost += principal
	case servicing.Recovered:
		t.recovered += principal
		t.interest += p.Interest.Minor()
		t.fees += charges
	}
}

// stand adds the balance at the end of the days before day.
func (t *tracer) stand(day int) {
	if nights := day - max(t.day, t.from.Day()); nights > 0 && t.balance > 0 {
		hi, lo := bits.Mul64(uint64(t.balance), uint64(nights))
		var carry uint64
		t.nights[1], carry = bits.Add64(t.nights[1], lo, 0)
		t.nights[0] += hi + carry
	}
	t.day = day
}

// mean returns the mean balance over so many days, half to even; nothing where
// there is none, which only a statement that is none can bring about.
func (t *tracer) mean(days int) int64 {
	if days <= 0 || t.nights[0] >= uint64(days) {
		return 0
	}
	q, rest := bits.Div64(t.nights[0], t.nights[1], uint64(days))
	if twice := 2 * rest; twice > uint64(days) || twice == uint64(days) && q%2 == 1 {
		q++
	}
	return int64(min(q, essor.MaxMinor))
}

func (t *tracer) flow(c essor.Currency) Flow {
	t.stand(t.asOf.Day() + 1)
	return Flow{
		Opening: money(t.opening, c), Lent: money(t.lent, c), Capitalised: money(t.added, c), Repaid: money(t.repaid, c), Forgiven: money(t.forgiven, c),
		WrittenOff: money(t.lost, c), Recovered: money(t.recovered, c),
		Interest: money(t.interest, c), Fees: money(t.fees, c), Returned: money(t.returned, c), Average: money(t.mean(t.asOf.Sub(t.from)+1), c),
	}
}

// money returns an amount that is within essor.MaxMinor.
func money(minor int64, c essor.Currency) essor.Money {
	m, _ := essor.MoneyOf(minor, c)
	return m
}

func zero(c essor.Currency) essor.Money { return money(0, c) }
