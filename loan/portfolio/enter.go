package portfolio

import (
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// amounts lists the amounts of a loan in the order of the sums of a tally.
func (l *Loan) amounts() [average + 1]*essor.Money {
	f := &l.Flow
	return [...]*essor.Money{
		approved: &l.Approved, disbursed: &l.Disbursed, outstanding: &l.Outstanding, arrears: &l.Arrears, unpaid: &l.Unpaid,
		writtenOff: &l.WrittenOff, recovered: &l.Recovered,
		opening: &f.Opening, lent: &f.Lent, capitalised: &f.Capitalised, repaid: &f.Repaid, forgiven: &f.Forgiven,
		lostNow: &f.WrittenOff, recoveredNow: &f.Recovered,
		interest: &f.Interest, fees: &f.Fees, returned: &f.Returned, average: &f.Average,
	}
}

// enter turns a loan into an entry. It returns false where something is wrong;
// refuse says what.
func (b *Book) enter(l *Loan, e *entry) bool {
	if l.AsOf != b.asOf || len(l.Keys) != len(b.cells) || uint(len(l.ID)-1) >= check.MaxID ||
		uint(l.DaysLate) > maxDaysLate || uint(l.MostDaysLate) > maxDaysLate {
		return false
	}
	e.most = l.read(b.currency, e, b.rules.From.IsSet())
	if e.most < 0 || !b.agrees(l, e) {
		return false
	}
	var plain bool
	if e.id, plain = hash(l.ID); !plain {
		var list check.List
		if !list.ID(l.ID) {
			return false
		}
	}
	b.place(l, e)
	return true
}

// read writes down the amounts. It returns a number that is negative where one
// of them is not admitted, and otherwise no less than any of them.
func (l *Loan) read(c essor.Currency, e *entry, flows bool) int64 {
	a := &e.amounts
	e.ever = minor(l.Capitalised, c)
	a[approved], a[disbursed] = minor(l.Approved, c), minor(l.Disbursed, c)
	a[outstanding], a[arrears] = minor(l.Outstanding, c), minor(l.Arrears, c)
	a[unpaid] = minor(l.Unpaid, c)
	a[writtenOff], a[recovered] = minor(l.WrittenOff, c), minor(l.Recovered, c)
	all := e.ever | a[approved] | a[disbursed] | a[outstanding] | a[arrears] | a[unpaid] | a[writtenOff] | a[recovered]
	f := &l.Flow
	if !flows {
		if *f != (Flow{}) {
			return -1
		}
		return all
	}
	a[opening], a[lent], a[capitalised] = minor(f.Opening, c), minor(f.Lent, c), minor(f.Capitalised, c)
	a[repaid], a[forgiven] = minor(f.Repaid, c), minor(f.Forgiven, c)
	a[lostNow], a[recoveredNow] = minor(f.WrittenOff, c), minor(f.Recovered, c)
	a[interest], a[fees], a[returned] = minor(f.Interest, c), minor(f.Fees, c), minor(f.Returned, c)
	a[average] = minor(f.Average, c)
	return all | a[opening] | a[lent] | a[capitalised] | a[repaid] | a[forgiven] | a[lostNow] | a[recoveredNow] |
		a[interest] | a[fees] | a[returned] | a[average]
}

// minor returns an amount in minor units, not set is nothing; -1 where the
// currency is another.
func minor(m essor.Money, c essor.Currency) int64 {
	if m.Currency() != c && m != (essor.Money{}) {
		return -1
	}
	return m.Minor()
}

// agrees reports whether the figures of a loan agree with each other.
func (b *Book) agrees(l *Loan, e *entry) bool {
	a := &e.amounts
	started := a[disbursed] > 0
	if started != l.Opened.IsSet() || (a[writtenOff] > 0) != l.WrittenOffOn.IsSet() {
		return false
	}
	if a[disbursed] > a[approved] || a[arrears] > a[outstanding] || !started && e.ever > 0 ||
		a[outstanding]+a[writtenOff] > a[disbursed]+e.ever || a[recovered] > a[writtenOff] {
		return false
	}
	if l.Opened.Compare(b.asOf) > 0 || l.WrittenOffOn.IsSet() && (l.WrittenOffOn.Compare(l.Opened) < 0 || l.WrittenOffOn.Compare(b.asOf) > 0) {
		return false
	}
	if !b.rules.From.IsSet() {
		return true
	}
	return balances(a) && a.within() && b.inPeriod(l, a, e.ever)
}

// inPeriod reports whether what a loan moved in the period agrees with all
// that it ever did.
func (b *Book) inPeriod(l *Loan, a *amounts, ever int64) bool {
	if l.Opened.Compare(b.rules.From) >= 0 {
		return a[opening] == 0 && a[lent] == a[disbursed] && a[capitalised] == ever &&
			a[lostNow] == a[writtenOff] && a[recoveredNow] == a[recovered]
	}
	return (a[lostNow] > 0) == (l.WrittenOffOn.Compare(b.rules.From) >= 0) && a[capitalised] <= ever &&
		a[opening]+a[writtenOff]-a[lostNow] <= a[disbursed]-a[lent]+ever-a[capitalised]
}

// within reports whether nothing that moved in a period is more than it ever
// was, and the average no more than all that there was to owe.
func (a *amounts) within() bool {
	return a[lostNow] <= a[writtenOff] && a[recoveredNow] <= a[recovered] && a[lent] <= a[disbursed] &&
		a[average] <= a[opening]+a[lent]+a[capitalised]
}

// balances reports whether the principal is accounted for. No sum of three
// amounts leaves an int64.
func balances(a *amounts) bool {
	return a[opening]+a[lent]+a[capitalised]-a[repaid]-a[forgiven]-a[lostNow] == a[outstanding]
}

// place finds where in the book an entry belongs.
func (b *Book) place(l *Loan, e *entry) {
	if !l.Further {
		e.borrower = 1
	}
	e.active, e.lost = e.amounts[outstanding] > 0, e.amounts[writtenOff] > 0
	if e.stopped = l.NonAccrual && e.active; e.stopped {
		e.amounts[nonAccrual] = e.amounts[outstanding]
	}
	e.at = int(b.bandOf[min(l.DaysLate, len(b.bandOf)-1)]) * classes
	if l.Restructured {
		e.at |= restructured
	}
	if l.Moratorium {
		e.at |= moratorium
	}
	e.atRisk = e.active && l.DaysLate >= b.headline
	e.everLate = max(l.DaysLate, l.MostDaysLate) >= b.headline
	e.month = -1
	if l.Opened.IsSet() {
		e.month = monthOf(l.Opened)
	}
	if e.lost {
		e.lossAge = monthOf(l.WrittenOffOn) - e.month
	}
}

// monthOf returns the months since January 1900, the first of an essor.Date.
func monthOf(d essor.Date) int {
	year, month, _ := d.Date()
	return (year-1900)*12 + int(month) - 1
}

// refuse says what is wrong with a loan.
func (b *Book) refuse(l *Loan) error {
	var list check.List
	list.ID(l.ID, "id")
	switch {
	case !l.AsOf.IsSet():
		list.Add(essor.CodeRequired, "must be a day", "as_of")
	case l.AsOf != b.asOf:
		list.Add(essor.CodeInconsistent, "must be the day of the book", "as_of")
	}
	if len(l.Keys) != len(b.cells) {
		list.Add(essor.CodeInconsistent, "must be one for each segment of the rules, "+strconv.Itoa(len(b.cells)), "keys")
	}
	if uint(l.DaysLate) > maxDaysLate {
		list.Add(essor.CodeOutOfRange, "must be 0 to 109572", "days_late")
	}
	if uint(l.MostDaysLate) > maxDaysLate {
		list.Add(essor.CodeOutOfRange, "must be 0 to 109572", "most_days_late")
	}
	var e entry
	for i, m := range l.amounts() {
		switch {
		case m.Currency() != b.currency && *m != essor.Money{}:
			list.Add(essor.CodeCurrencyMismatch, "must be in the currency of the book", pathOf(i)...)
		case m.Sign() < 0:
			list.Add(essor.CodeOutOfRange, "must not be negative", pathOf(i)...)
		}
		e.amounts[i] = m.Minor()
	}
	switch m := l.Capitalised; {
	case m.Currency() != b.currency && m != essor.Money{}:
		list.Add(essor.CodeCurrencyMismatch, "must be in the currency of the book", "capitalised")
	case m.Sign() < 0:
		list.Add(essor.CodeOutOfRange, "must not be negative", "capitalised")
	}
	if list.OK() {
		b.disagreements(&list, l, &e.amounts)
	}
	return list.Err()
}

// disagreements says which figures of a loan do not agree with each other.
func (b *Book) disagreements(list *check.List, l *Loan, a *amounts) {
	needs := func(ok bool, detail string, path ...any) {
		if !ok {
			list.Add(essor.CodeInconsistent, detail, path...)
		}
	}
	needs((a[disbursed] > 0) == l.Opened.IsSet(), "must be set where something was disbursed, and only there", "opened")
	needs((a[writtenOff] > 0) == l.WrittenOffOn.IsSet(), "must be set where something was written off, and only there", "written_off_on")
	needs(a[disbursed] <= a[approved], "must be at least what was disbursed", "approved")
	needs(a[arrears] <= a[outstanding], "must be at most what is outstanding", "arrears")
	ever := l.Capitalised.Minor()
	needs(ever == 0 || a[disbursed] > 0, "must be nothing before a disbursement", "capitalised")
	needs(a[outstanding] <= a[disbursed]+ever, "must be at most what was disbursed or capitalised", "outstanding")
	needs(a[outstanding]+a[writtenOff] <= a[disbursed]+ever, "must be at most what was disbursed or capitalised and is not outstanding", "written_off")
	needs(a[recovered] <= a[writtenOff], "must be at most what was written off", "recovered")
	needs(l.Opened.Compare(b.asOf) <= 0, "must not be after the day of the book", "opened")
	if l.WrittenOffOn.IsSet() {
		needs(l.WrittenOffOn.Compare(l.Opened) >= 0 && l.WrittenOffOn.Compare(b.asOf) <= 0, "must be between opening and the day of the book", "written_off_on")
	}
	if !b.rules.From.IsSet() {
		needs(l.Flow == Flow{}, "must not be set where the rules name no period", "flow")
		return
	}
	b.misplaced(needs, l, a, ever)
}

// misplaced says what of a loan cannot have moved in the period.
func (b *Book) misplaced(needs func(ok bool, detail string, path ...any), l *Loan, a *amounts, ever int64) {
	needs(balances(a), "must account for the principal outstanding", "flow")
	needs(a[average] <= a[opening]+a[lent]+a[capitalised], "must be at most all that there was to owe", "flow", "average")
	if l.Opened.Compare(b.rules.From) >= 0 {
		needs(a[opening] == 0, "must be nothing where the period came before the loan", "flow", "opening")
		const all = "must be all there ever was, of a loan that began in the period"
		needs(a[lent] == a[disbursed], all, "flow", "lent")
		needs(a[capitalised] == ever, all, "flow", "capitalised")
		needs(a[lostNow] == a[writtenOff], all, "flow", "written_off")
		needs(a[recoveredNow] == a[recovered], all, "flow", "recovered")
		return
	}
	needs(a[lent] <= a[disbursed], "must be at most what was ever disbursed", "flow", "lent")
	needs(a[capitalised] <= ever, "must be at most what was ever capitalised", "flow", "capitalised")
	needs(a[lostNow] <= a[writtenOff], "must be at most what was ever written off", "flow", "written_off")
	needs(a[recoveredNow] <= a[recovered], "must be at most what was ever recovered", "flow", "recovered")
	needs((a[lostNow] > 0) == (l.WrittenOffOn.Compare(b.rules.From) >= 0), "must be set where the write-off was in the period, and only there", "flow", "written_off")
	needs(a[opening]+a[writtenOff]-a[lostNow] <= a[disbursed]-a[lent]+ever-a[capitalised], "must be at most what there was to owe before", "flow", "opening")
}

// pathOf names the amount of a loan that is sum i of a tally.
func pathOf(i int) []any {
	name := amountNames[i]
	if i >= opening {
		return []any{"flow", name}
	}
	return []any{name}
}

// amountNames are the sums of a tally by their JSON names.
var amountNames = [...]string{
	"approved", "disbursed", "outstanding", "arrears", "unpaid", "written_off", "recovered",
	"opening", "lent", "capitalised", "repaid", "forgiven", "written_off", "recovered", "interest", "fees", "returned", "average",
}
