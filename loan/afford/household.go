package afford

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// The limits of a [Question]. What exceeds one is refused.
const (
	MaxItems  = 100             // incomes, expenses, debts, ratios: of each
	MaxShocks = 20              // shocks
	MaxPeople = 50              // people in a household, and sizes in a budget
	MaxAmount = 100_000_000_000 // minor units of one amount
	MaxSpread = 24              // months over which a family evens out
	MaxRows   = 260             // rows of the loan: ten years of payments every two weeks
)

// Household is what one family told about its month. Its lists have no order;
// ids are opaque and unique in their list.
//
// What is not known is left unset, and is never taken for nothing: an empty
// list is a question that nobody asked, and an amount that is not set one that
// was not answered. A family without debts has one debt of 0.00.
type Household struct {
	People   int       `json:"people,omitzero"`    // who live from it, 1 to MaxPeople; 0 is not known
	Incomes  []Income  `json:"incomes,omitempty"`  // at most MaxItems
	Expenses []Expense `json:"expenses,omitempty"` // at most MaxItems
	Debts    []Debt    `json:"debts,omitempty"`    // with all lenders; at most MaxItems
}

// Income is money that comes in regularly, after tax. It counts in the
// calendar months that it covers from the first day to the last.
type Income struct {
	ID        string         `json:"id"`
	Amount    essor.Money    `json:"amount,omitzero"`    // in a typical period; not set is not known
	Low       essor.Money    `json:"low,omitzero"`       // in a poor period, where it varies: what counts, if set
	Gross     essor.Money    `json:"gross,omitzero"`     // before tax, for ratios that ask for it; default Amount
	Frequency loan.Frequency `json:"frequency,omitzero"` // default loan.Monthly; not loan.Daily
	From      essor.Date     `json:"from,omitzero"`      // default: has begun; the day of a loan.Single one
	Until     essor.Date     `json:"until,omitzero"`     // default: goes on
}

// Expense is money that goes out regularly. It counts in each calendar month
// of which it covers a day.
type Expense struct {
	ID        string         `json:"id"`
	Amount    essor.Money    `json:"amount,omitzero"`    // not set is not known
	Kind      Kind           `json:"kind,omitzero"`      // default Living
	Frequency loan.Frequency `json:"frequency,omitzero"` // as of an Income
	From      essor.Date     `json:"from,omitzero"`
	Until     essor.Date     `json:"until,omitzero"`
}

// Kind says what an expense is for.
type Kind string

// The kinds of expenses.
const (
	Living  Kind = "living"  // food, clothes, transport, school: what a reference budget is about
	Housing Kind = "housing" // rent or mortgage, heating, taxes on the home
	Bound   Kind = "bound"   // what nobody can cut: support paid, money sent home, child care
)

// Debt is what another loan asks for regularly. It counts like an expense.
type Debt struct {
	ID        string         `json:"id"`
	Lender    string         `json:"lender,omitzero"`    // opaque; counted in Affordability.Lenders
	Payment   essor.Money    `json:"payment,omitzero"`   // not set is not known
	Frequency loan.Frequency `json:"frequency,omitzero"` // as of an Income
	From      essor.Date     `json:"from,omitzero"`
	Until     essor.Date     `json:"until,omitzero"` // the last payment
}

// stream is an income, expense or debt as a flow of money through months.
type stream struct {
	amount      int64 // minor units each time
	often       int64 // times in a year; of a single one twelve times in its month
	from, until month // in which it counts, both included
}

// often is how many times a year a frequency pays.
var often = [...]struct {
	frequency loan.Frequency
	times     int64
}{
	{loan.Weekly, 52}, {loan.Biweekly, 26}, {loan.SemiMonthly, 24}, {loan.Monthly, 12},
	{loan.Quarterly, 4}, {loan.HalfYearly, 2}, {loan.Yearly, 1}, {loan.Single, 12},
}

func timesAYear(f loan.Frequency) int64 {
	for _, o := range often {
		if o.frequency == cmp.Or(f, loan.Monthly) {
			return o.times
		}
	}
	return 0
}

// in returns what the stream brings in a month, in twelfths of a minor unit.
func (s *stream) in(m month) int64 {
	if m < s.from || m > s.until {
		return 0
	}
	return s.amount * s.often
}

// stream returns the income as what counts of it.
func (in *Income) stream(amount essor.Money) stream {
	s := stream{amount: amount.Minor(), often: timesAYear(in.Frequency), from: never, until: ever}
	if in.From.IsSet() {
		s.from = monthOf(in.From)
	}
	switch {
	case in.Frequency == loan.Single:
		s.until = s.from
		return s
	case in.From.IsSet() && in.From != s.from.first():
		s.from++
	}
	if in.Until.IsSet() {
		s.until = monthOf(in.Until)
		if in.Until != s.until.last() {
			s.until--
		}
	}
	return s
}

// outgoing returns an expense or debt as what counts of it.
func outgoing(amount essor.Money, f loan.Frequency, from, until essor.Date) stream {
	s := stream{amount: amount.Minor(), often: timesAYear(f), from: never, until: ever}
	if from.IsSet() {
		s.from = monthOf(from)
	}
	if until.IsSet() {
		s.until = monthOf(until)
	}
	if f == loan.Single {
		s.until = s.from
	}
	return s
}

// counts returns what is counted on of an income.
func (in *Income) counts() essor.Money {
	if in.Low != (essor.Money{}) {
		return in.Low
	}
	return in.Amount
}

// lenders counts the lenders that debts name which are not paid off by a day.
func (h *Household) lenders(on essor.Date) int {
	names := map[string]bool{}
	for i := range h.Debts {
		d := &h.Debts[i]
		if d.Lender != "" && d.Payment.Sign() > 0 && (!d.Until.IsSet() || d.Until.Compare(on) >= 0) {
			names[d.Lender] = true
		}
	}
	return len(names)
}

func (h *Household) check(l *check.List, currency essor.Currency) {
	if h.People < 0 || h.People > MaxPeople {
		l.Add(essor.CodeOutOfRange, "must be 1 to "+strconv.Itoa(MaxPeople), "household", "people")
	}
	if l.Count(len(h.Incomes), 0, MaxItems, "household", "incomes") {
		for i := range h.Incomes {
			in := &h.Incomes[i]
			at := item{l, currency, "incomes", i}
			at.amount(in.Amount, "amount")
			at.amount(in.Low, "low")
			at.amount(in.Gross, "gross")
			at.period(in.Frequency, in.From, in.Until)
			switch {
			case in.Low == (essor.Money{}):
			case in.Amount == (essor.Money{}):
				l.Add(essor.CodeInconsistent, "must not be set without amount", "household", "incomes", i, "low")
			case in.Low.Minor() > in.Amount.Minor():
				l.Add(essor.CodeInconsistent, "must be at most amount", "household", "incomes", i, "low")
			}
		}
		unique(l, h.Incomes, func(in *Income) string { return in.ID }, "household", "incomes")
	}
	if l.Count(len(h.Expenses), 0, MaxItems, "household", "expenses") {
		for i := range h.Expenses {
			e := &h.Expenses[i]
			at := item{l, currency, "expenses", i}
			at.amount(e.Amount, "amount")
			at.period(e.Frequency, e.From, e.Until)
			if e.Kind != "" {
				check.OneOf(l, e.Kind, []Kind{Living, Housing, Bound}, "household", "expenses", i, "kind")
			}
		}
		unique(l, h.Expenses, func(e *Expense) string { return e.ID }, "household", "expenses")
	}
	if l.Count(len(h.Debts), 0, MaxItems, "household", "debts") {
		for i := range h.Debts {
			d := &h.Debts[i]
			at := item{l, currency, "debts", i}
			at.amount(d.Payment, "payment")
			at.period(d.Frequency, d.From, d.Until)
			if d.Lender != "" {
				l.ID(d.Lender, "household", "debts", i, "lender")
			}
		}
		unique(l, h.Debts, func(d *Debt) string { return d.ID }, "household", "debts")
	}
}

// item checks one entry of a list of a household.
type item struct {
	l        *check.List
	currency essor.Currency
	list     string
	at       int
}

func (it item) amount(m essor.Money, name string) {
	if m != (essor.Money{}) {
		checkAmount(it.l, m, it.currency, "household", it.list, it.at, name)
	}
}

func (it item) period(f loan.Frequency, from, until essor.Date) {
	if f != "" {
		names := make([]loan.Frequency, len(often))
		for i := range often {
			names[i] = often[i].frequency
		}
		check.OneOf(it.l, f, names, "household", it.list, it.at, "frequency")
	}
	switch {
	case f == loan.Single && !from.IsSet():
		it.l.Add(essor.CodeRequired, "must be the day of a single amount", "household", it.list, it.at, "from")
	case f == loan.Single && until.IsSet():
		it.l.Add(essor.CodeInconsistent, "must not be set for a single amount", "household", it.list, it.at, "until")
	case until.IsSet() && until.Compare(from) < 0:
		it.l.Add(essor.CodeInconsistent, "must not be before from", "household", it.list, it.at, "until")
	}
}

// checkAmount checks an amount that is set: nothing or more, and bounded.
func checkAmount(l *check.List, m essor.Money, currency essor.Currency, path ...any) {
	switch {
	case m.Currency() != currency:
		l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the budget", path...)
	case m.Minor() < 0 || m.Minor() > MaxAmount:
		l.Add(essor.CodeOutOfRange, "must be 0 to MaxAmount", path...)
	}
}

// unique checks the ids of a list.
func unique[T any](l *check.List, list []T, id func(*T) string, path ...any) {
	seen := make(map[string]bool, len(list))
	for i := range list {
		at := append(slices.Clone(path), i, "id")
		if !l.ID(id(&list[i]), at...) {
			continue
		}
		if seen[id(&list[i])] {
			l.Add(essor.CodeDuplicate, "must be unique", at...)
		}
		seen[id(&list[i])] = true
	}
}
