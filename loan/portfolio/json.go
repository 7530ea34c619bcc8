package portfolio

import (
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// bookRule names the rule that makes a book; its number goes up when the same
// loans give another book.
const bookRule = "portfolio/1"

// bookJSON is a book as it is written.
type bookJSON struct {
	Rule     string         `json:"rule"`
	AsOf     essor.Date     `json:"as_of"`
	Currency essor.Currency `json:"currency"`
	Rules    Rules          `json:"rules"`
	IDs      string         `json:"ids"` // 32 hexadecimal digits
	Total    tallyJSON      `json:"total"`
	Segments [][]cellJSON   `json:"segments"`
	Vintages []vintageJSON  `json:"vintages"`
	Largest  []essor.Money  `json:"largest"`
}

// tallyJSON is a tally as it is written; amounts of nothing are left out.
type tallyJSON struct {
	Loans      int64       `json:"loans"`
	Borrowers  int64       `json:"borrowers"`
	Stopped    int64       `json:"stopped,omitzero"`
	LostLoans  int64       `json:"lost_loans,omitzero"`
	Approved   essor.Money `json:"approved,omitzero"`
	Disbursed  essor.Money `json:"disbursed,omitzero"`
	Arrears    essor.Money `json:"arrears,omitzero"`
	Unpaid     essor.Money `json:"unpaid,omitzero"`
	WrittenOff essor.Money `json:"written_off,omitzero"`
	Recovered  essor.Money `json:"recovered,omitzero"`
	NonAccrual essor.Money `json:"non_accrual,omitzero"`
	Flow       Flow        `json:"flow,omitzero"`
	Bands      []bandJSON  `json:"bands"` // those with loans; their balances are what is outstanding
}

type bandJSON struct {
	DaysLate     int         `json:"days_late"` // from so many on
	Restructured bool        `json:"restructured,omitzero"`
	Moratorium   bool        `json:"moratorium,omitzero"`
	Loans        int64       `json:"loans"`
	Borrowers    int64       `json:"borrowers"`
	Balance      essor.Money `json:"balance"`
}

type cellJSON struct {
	Key string `json:"key"`
	tallyJSON
}

type vintageJSON struct {
	Month       essor.Date  `json:"month"`
	Loans       int64       `json:"loans"`
	EverLate    int64       `json:"ever_late,omitzero"`
	LateLoans   int64       `json:"late_loans,omitzero"`
	Disbursed   essor.Money `json:"disbursed"`
	Outstanding essor.Money `json:"outstanding,omitzero"`
	AtRisk      essor.Money `json:"at_risk,omitzero"`
	Recovered   essor.Money `json:"recovered,omitzero"`
	Losses      []lossJSON  `json:"losses"`
}

type lossJSON struct {
	Age       int         `json:"age"`
	Loans     int64       `json:"loans"`
	Principal essor.Money `json:"principal"`
}

// MarshalJSON writes the book, so that another machine can merge it. The same
// loans under the same rules give the same bytes, however they were added and
// merged. It fails with required for a book not made by [NewBook].
func (b Book) MarshalJSON() ([]byte, error) {
	if b.wording == "" {
		return nil, unmade()
	}
	out := bookJSON{
		Rule: bookRule, AsOf: b.asOf, Currency: b.currency, Rules: b.rules, IDs: b.ids.String(),
		Total: b.write(&b.whole), Segments: [][]cellJSON{}, Vintages: []vintageJSON{}, Largest: []essor.Money{},
	}
	for _, cells := range b.cells {
		list := []cellJSON{}
		for _, key := range slices.Sorted(maps.Keys(cells)) {
			list = append(list, cellJSON{key, b.write(cells[key])})
		}
		out.Segments = append(out.Segments, list)
	}
	for _, v := range b.vintages {
		if v != nil {
			out.Vintages = append(out.Vintages, b.writeVintage(v))
		}
	}
	for _, n := range b.largest {
		out.Largest = append(out.Largest, money(n, b.currency))
	}
	return json.Marshal(out)
}

// some returns an amount, not set where it is nothing.
func (b *Book) some(n int64) essor.Money {
	if n == 0 {
		return essor.Money{}
	}
	return money(n, b.currency)
}

func (b *Book) write(t *tally) tallyJSON {
	sum := func(i int) essor.Money { return b.some(t.amounts[i]) }
	out := tallyJSON{
		Loans: t.loans, Borrowers: t.borrowers, Stopped: t.stopped, LostLoans: t.lostLoans,
		Approved: sum(approved), Disbursed: sum(disbursed), Arrears: sum(arrears), Unpaid: sum(unpaid),
		WrittenOff: sum(writtenOff), Recovered: sum(recovered), NonAccrual: sum(nonAccrual),
		Flow: Flow{
			Opening: sum(opening), Lent: sum(lent), Capitalised: sum(capitalised), Repaid: sum(repaid), Forgiven: sum(forgiven),
			WrittenOff: sum(lostNow), Recovered: sum(recoveredNow),
			Interest: sum(interest), Fees: sum(fees), Returned: sum(returned), Average: sum(average),
		},
		Bands: []bandJSON{},
	}
	for i, in := range t.bands {
		if in.loans > 0 {
			out.Bands = append(out.Bands, bandJSON{
				b.lateIn(i), i&restructured != 0, i&moratorium != 0, in.loans, in.borrowers, money(in.balance, b.currency)})
		}
	}
	return out
}

// lateIn returns the fewest days late of a band.
func (b *Book) lateIn(i int) int {
	if at := i / classes; at > 0 {
		return b.cuts[at-1]
	}
	return 0
}

func (b *Book) writeVintage(v *vintage) vintageJSON {
	out := vintageJSON{
		Month: dayOfMonth(v.month), Loans: v.loans, EverLate: v.everLate, LateLoans: v.lateLoans,
		Disbursed: money(v.disbursed, b.currency), Outstanding: b.some(v.outstanding), AtRisk: b.some(v.atRisk),
		Recovered: b.some(v.recovered), Losses: []lossJSON{},
	}
	for _, age := range slices.Sorted(maps.Keys(v.losses)) {
		out.Losses = append(out.Losses, lossJSON{age, v.losses[age].loans, money(v.losses[age].principal, b.currency)})
	}
	return out
}

// UnmarshalJSON reads what MarshalJSON wrote, strictly. It refuses with
// inconsistent a book whose parts do not add up to the whole.
func (b *Book) UnmarshalJSON(data []byte) error {
	if b == nil {
		return unmade()
	}
	var in bookJSON
	if err := essor.Decode(data, &in); err != nil {
		return err
	}
	var l check.List
	check.OneOf(&l, in.Rule, []string{bookRule}, "rule")
	fresh, err := NewBook(in.AsOf, in.Currency, in.Rules)
	l.AddError(err)
	if fresh != nil && !check.SameJSON(in.Rules, fresh.rules) {
		l.Add(essor.CodeRequired, "must have the defaults written out", "rules")
	}
	if !l.OK() {
		return l.Err()
	}
	r := reader{book: fresh}
	r.read(&in)
	if r.faults.OK() {
		fresh.bound = slices.Max(fresh.whole.amounts[:])
		*b = *fresh
	}
	return r.faults.Err()
}

// reader reads a book back.
type reader struct {
	book   *Book
	faults check.List
}

func (r *reader) wrong(code essor.Code, detail string, path ...any) {
	r.faults.Add(code, detail, path...)
}

func (r *reader) read(in *bookJSON) {
	b := r.book
	if !b.ids.parse(in.IDs) {
		r.wrong(essor.CodeBadFormat, "must be 32 hexadecimal digits in lower case", "ids")
	}
	r.tally(&in.Total, &b.whole, "total")
	r.cells(in.Segments)
	r.vintages(in.Vintages)
	for i, m := range in.Largest {
		b.largest = append(b.largest, r.amount(m, "largest", i))
	}
	if r.faults.OK() {
		r.addUp()
	}
}

// amount reads one that must not be negative; not set is nothing.
func (r *reader) amount(m essor.Money, path ...any) int64 {
	switch {
	case m == essor.Money{}:
	case m.Currency() != r.book.currency:
		r.wrong(essor.CodeCurrencyMismatch, "must be in the currency of the book", path...)
	case m.Sign() < 0:
		r.wrong(essor.CodeOutOfRange, "must not be negative", path...)
	}
	return m.Minor()
}

// count reads a number of loans or borrowers.
func (r *reader) count(n, most int64, path ...any) {
	if n < 0 || n > most {
		r.wrong(essor.CodeOutOfRange, "must be 0 or more, and no part more than the whole", path...)
	}
}

func (r *reader) tally(in *tallyJSON, t *tally, path ...any) {
	at := func(names ...any) []any { return slices.Concat(path, names) }
	r.count(in.Loans, essor.MaxMinor, at("loans")...)
	r.count(in.Borrowers, in.Loans, at("borrowers")...)
	r.count(in.Stopped, in.Loans, at("stopped")...)
	r.count(in.LostLoans, in.Loans, at("lost_loans")...)
	t.loans, t.borrowers, t.stopped, t.lostLoans = in.Loans, in.Borrowers, in.Stopped, in.LostLoans
	as := Loan{
		Approved: in.Approved, Disbursed: in.Disbursed, Arrears: in.Arrears, Unpaid: in.Unpaid,
		WrittenOff: in.WrittenOff, Recovered: in.Recovered, Flow: in.Flow,
	}
	for i, m := range as.amounts() {
		t.amounts[i] = r.amount(*m, at(pathOf(i)...)...)
	}
	t.amounts[nonAccrual] = r.amount(in.NonAccrual, at("non_accrual")...)
	r.bands(in.Bands, t, at("bands"))
	a := &t.amounts
	if a[arrears] > a[outstanding] || a[nonAccrual] > a[outstanding] || a[disbursed] > a[approved] || a[recovered] > a[writtenOff] ||
		r.book.rules.From.IsSet() && !(balances(a) && a.within()) || !r.book.rules.From.IsSet() && in.Flow != (Flow{}) {
		r.wrong(essor.CodeInconsistent, "must have figures that agree with each other", path...)
	}
}

// bands reads the bands of a tally, and with them what is outstanding.
func (r *reader) bands(in []bandJSON, t *tally, path []any) {
	t.bands = r.book.newBands()
	last, loans := -1, int64(0)
	for i, j := range in {
		at, found := slices.BinarySearch(r.book.cuts, j.DaysLate)
		switch {
		case found:
			at = (at + 1) * classes
		case j.DaysLate != 0:
			r.wrong(essor.CodeUnknownReference, "must be where a boundary or a step begins", slices.Concat(path, []any{i, "days_late"})...)
			continue
		default:
			at = 0
		}
		if j.Restructured {
			at |= restructured
		}
		if j.Moratorium {
			at |= moratorium
		}
		balance := r.amount(j.Balance, slices.Concat(path, []any{i, "balance"})...)
		if at <= last || j.Loans < 1 || j.Loans > t.loans-loans || j.Borrowers < 0 || j.Borrowers > j.Loans ||
			balance < j.Loans || balance > essor.MaxMinor-t.amounts[outstanding] {
			r.wrong(essor.CodeInconsistent, "must be in order, with loans and balances within the whole", slices.Concat(path, []any{i})...)
			return
		}
		last = at
		loans += j.Loans
		t.bands[at] = band{j.Loans, j.Borrowers, balance}
		t.amounts[outstanding] += balance
	}
}

func (r *reader) cells(in [][]cellJSON) {
	if len(in) != len(r.book.cells) {
		r.wrong(essor.CodeInconsistent, "must be one for each segment of the rules", "segments")
		return
	}
	n := 0
	for i, cells := range in {
		if n += len(cells); n > MaxCells {
			r.wrong(essor.CodeTooMany, "must have at most 50000 cells in all", "segments")
			return
		}
		for j := range cells {
			key := cells[j].Key
			if key != "" {
				r.faults.ID(key, "segments", i, j, "key")
			}
			if j > 0 && strings.Compare(cells[j-1].Key, key) >= 0 {
				r.wrong(essor.CodeInconsistent, "must be in the order of the keys, each once", "segments", i, j, "key")
			}
			if r.faults.Full() {
				return
			}
			t := &tally{}
			r.tally(&cells[j].tallyJSON, t, "segments", i, j)
			r.book.cells[i][key] = t
		}
	}
}

func (r *reader) vintages(in []vintageJSON) {
	for i, j := range in {
		path := func(name string) []any { return []any{"vintages", i, name} }
		if _, _, day := j.Month.Date(); !j.Month.IsSet() || day != 1 || j.Month.Compare(r.book.asOf) > 0 || i > 0 && j.Month.Compare(in[i-1].Month) <= 0 {
			r.wrong(essor.CodeInconsistent, "must be the first day of a month, in order", path("month")...)
			return
		}
		v := r.book.vintage(monthOf(j.Month))
		r.count(j.Loans, r.book.whole.loans, path("loans")...)
		r.count(j.EverLate, j.Loans, path("ever_late")...)
		r.count(j.LateLoans, j.Loans, path("late_loans")...)
		v.loans, v.everLate, v.lateLoans = j.Loans, j.EverLate, j.LateLoans
		v.disbursed, v.outstanding = r.amount(j.Disbursed, path("disbursed")...), r.amount(j.Outstanding, path("outstanding")...)
		v.atRisk, v.recovered = r.amount(j.AtRisk, path("at_risk")...), r.amount(j.Recovered, path("recovered")...)
		for k, l := range j.Losses {
			if l.Age < 0 || l.Age > monthOf(r.book.asOf)-v.month || k > 0 && l.Age <= j.Losses[k-1].Age || l.Loans < 1 {
				r.wrong(essor.CodeInconsistent, "must be in the order of the ages, up to that of the vintage", "vintages", i, "losses", k, "age")
				return
			}
			r.count(l.Loans, j.Loans, "vintages", i, "losses", k, "loans")
			v.losses[l.Age] = loss{l.Loans, r.amount(l.Principal, "vintages", i, "losses", k, "principal")}
		}
	}
}

// addUp checks that the cells of each segment, and the vintages, are the whole.
func (r *reader) addUp() {
	b := r.book
	for i, cells := range b.cells {
		sum := tally{bands: b.newBands()}
		for _, t := range cells {
			if !sum.fits(t.loans, &t.amounts) {
				r.wrong(essor.CodeOverflow, "must stay within the limits of an amount in sum", "segments", i)
				return
			}
			sum.merge(t)
		}
		if !sum.equal(&b.whole) {
			r.wrong(essor.CodeInconsistent, "must add up to the whole", "segments", i)
		}
	}
	b.checkVintages(&r.faults)
	b.checkLargest(&r.faults)
}

// checkVintages checks that the vintages are all that was lent.
func (b *Book) checkVintages(l *check.List) {
	var loans, late, lost, lent, left, atRisk, gone, back int64
	add := func(sum *int64, n int64) { *sum = min(*sum+n, essor.MaxMinor+1) }
	for _, v := range b.vintages {
		if v == nil {
			continue
		}
		add(&loans, v.loans)
		add(&late, v.lateLoans)
		add(&lent, v.disbursed)
		add(&left, v.outstanding)
		add(&atRisk, v.atRisk)
		add(&back, v.recovered)
		for _, at := range v.losses {
			add(&lost, at.loans)
			add(&gone, at.principal)
		}
	}
	risk, a := b.late(&b.whole), &b.whole.amounts
	if loans > b.whole.loans || lent != a[disbursed] || left != a[outstanding] || back != a[recovered] ||
		late != risk.loans || atRisk != risk.balance || lost != b.whole.lostLoans || gone != a[writtenOff] {
		l.Add(essor.CodeInconsistent, "must add up to the whole", "vintages")
	}
}

// checkLargest checks that the largest loans can be some of all.
func (b *Book) checkLargest(l *check.List) {
	all, sum := b.whole.active(), int64(0)
	ok := int64(len(b.largest)) == min(all.loans, int64(b.rules.Largest))
	for i, n := range b.largest {
		ok = ok && n > 0 && n <= all.balance-sum && (i == 0 || n <= b.largest[i-1])
		sum += n
	}
	if ok && int64(len(b.largest)) == all.loans {
		ok = sum == all.balance
	}
	if !ok {
		l.Add(essor.CodeInconsistent, "must be the largest loans, the largest first", "largest")
	}
}

// String returns 32 hexadecimal digits.
func (s idSum) String() string {
	var bytes [16]byte
	for i := range bytes {
		bytes[i] = byte(s[i/8] >> (56 - 8*(i%8)))
	}
	return hex.EncodeToString(bytes[:])
}

// parse reads what String wrote.
func (s *idSum) parse(text string) bool {
	bytes, err := hex.DecodeString(text)
	if err != nil || len(bytes) != 16 || strings.ToLower(text) != text {
		return false
	}
	*s = idSum{}
	for i, c := range bytes {
		s[i/8] |= uint64(c) << (56 - 8*(i%8))
	}
	return true
}
