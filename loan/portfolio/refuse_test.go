package portfolio

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// Each way for rules to be wrong has its pointer, and its code.
func TestRulesRefused(t *testing.T) {
	steps := func(s ...Step) Provision { return Provision{Name: "x", Since: asOf, Steps: s} }
	tests := []struct {
		name    string
		rules   Rules
		pointer string
		code    essor.Code
	}{
		{"period ahead", Rules{From: day("2026-11-22")}, "/from", essor.CodeInconsistent},
		{"average", Rules{Average: "median"}, "/average", essor.CodeUnknownValue},
		{"no days", Rules{Boundaries: []Boundary{{0, true}}}, "/boundaries/0/days", essor.CodeOutOfRange},
		{"too many days", Rules{Boundaries: []Boundary{{30, false}, {3_661, false}}}, "/boundaries/1/days", essor.CodeOutOfRange},
		{"one boundary by two names", Rules{Boundaries: []Boundary{{30, false}, {31, true}}}, "/boundaries/1", essor.CodeDuplicate},
		{"too many boundaries", Rules{Boundaries: make([]Boundary, MaxBoundaries+1)}, "/boundaries", essor.CodeTooMany},
		{"headline", Rules{Headline: Boundary{31, false}}, "/headline", essor.CodeUnknownReference},
		{"too many segments", Rules{Segments: make([]Segment, MaxSegments+1)}, "/segments", essor.CodeTooMany},
		{"no name", Rules{Segments: []Segment{{}}}, "/segments/0/name", essor.CodeRequired},
		{"a name twice", Rules{Segments: []Segment{{"a", 0}, {"a", 0}}}, "/segments/1/name", essor.CodeDuplicate},
		{"small minimum", Rules{Segments: []Segment{{"a", 2}}}, "/segments/0/minimum", essor.CodeOutOfRange},
		{"table without steps", Rules{Provision: Provision{Name: "x"}}, "/provision/steps", essor.CodeRequired},
		{"table without a name", Rules{Provision: Provision{Since: asOf, Steps: []Step{{}}}}, "/provision/name", essor.CodeRequired},
		{"table without a day", Rules{Provision: Provision{Name: "x", Steps: []Step{{}}}}, "/provision/since", essor.CodeRequired},
		{"table to come", Rules{Provision: Provision{Name: "x", Since: day("2027-01-01"), Steps: []Step{{}}}}, "/provision/since", essor.CodeInconsistent},
		{"table of the past", Rules{Provision: Provision{Name: "x", Since: day("2020-01-01"), Until: day("2025-12-31"), Steps: []Step{{}}}}, "/provision/until", essor.CodeInconsistent},
		{"too many steps", Rules{Provision: steps(make([]Step, MaxBoundaries+1)...)}, "/provision/steps", essor.CodeTooMany},
		{"first step", Rules{Provision: steps(Step{DaysLate: 1})}, "/provision/steps/0/days_late", essor.CodeInconsistent},
		{"steps out of order", Rules{Provision: steps(Step{}, Step{DaysLate: 31}, Step{DaysLate: 31})}, "/provision/steps/2/days_late", essor.CodeInconsistent},
		{"step too late", Rules{Provision: steps(Step{}, Step{DaysLate: 3_661})}, "/provision/steps/1/days_late", essor.CodeOutOfRange},
		{"rate above all", Rules{Provision: steps(Step{Rate: rate("1.01")})}, "/provision/steps/0/rate", essor.CodeOutOfRange},
		{"rate below nothing", Rules{Provision: steps(Step{Restructured: rate("-0.01")})}, "/provision/steps/0/restructured", essor.CodeOutOfRange},
		{"no share", Rules{Guarantee: &Guarantee{}}, "/guarantee/share", essor.CodeOutOfRange},
		{"share above all", Rules{Guarantee: &Guarantee{Share: rate("1.000000000001")}}, "/guarantee/share", essor.CodeOutOfRange},
		{"cap in other money", Rules{Guarantee: &Guarantee{Share: rate("1"), Cap: cash("5 XOF")}}, "/guarantee/cap", essor.CodeCurrencyMismatch},
		{"below nothing", Rules{Guarantee: &Guarantee{Share: rate("1"), After: cents(-1)}}, "/guarantee/after", essor.CodeOutOfRange},
		{"largest", Rules{Largest: MaxLargest + 1}, "/largest", essor.CodeOutOfRange},
		{"largest below nothing", Rules{Largest: -1}, "/largest", essor.CodeOutOfRange},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := NewBook(asOf, cad, tt.rules)
			requireFault(t, err, "/rules"+tt.pointer, tt.code)
		})
	}
	_, err := NewBook(essor.Date{}, essor.Currency{}, Rules{})
	requireFault(t, err, "/as_of", essor.CodeRequired)
	requireFault(t, err, "/currency", essor.CodeRequired)
}

// Each way for a loan to be wrong has its pointer, and its code, and changes
// nothing.
func TestLoansRefused(t *testing.T) {
	rules := Rules{From: day("2026-01-01"), Segments: []Segment{{Name: "branch"}}}
	good := Loan{ID: "a", AsOf: asOf, Keys: []string{"dakar"}, Opened: day("2025-05-05"), Approved: cents(900), Disbursed: cents(900),
		Outstanding: cents(500), Arrears: cents(100), WrittenOff: cents(100), WrittenOffOn: day("2026-02-02"), Recovered: cents(50), DaysLate: 10,
		Flow: Flow{Opening: cents(700), Repaid: cents(100), WrittenOff: cents(100), Recovered: cents(50)}}
	tests := []struct {
		name    string
		change  func(l *Loan)
		pointer string
		code    essor.Code
	}{
		{"no id", func(l *Loan) { l.ID = "" }, "/id", essor.CodeRequired},
		{"long id", func(l *Loan) { l.ID = strings.Repeat("x", 129) }, "/id", essor.CodeTooLong},
		{"id of control characters", func(l *Loan) { l.ID = "a\n" }, "/id", essor.CodeBadFormat},
		{"id that is no text", func(l *Loan) { l.ID = "abcdefghij\xff" }, "/id", essor.CodeBadFormat},
		{"no day", func(l *Loan) { l.AsOf = essor.Date{} }, "/as_of", essor.CodeRequired},
		{"another day", func(l *Loan) { l.AsOf = day("2026-11-20") }, "/as_of", essor.CodeInconsistent},
		{"no keys", func(l *Loan) { l.Keys = nil }, "/keys", essor.CodeInconsistent},
		{"long key", func(l *Loan) { l.Keys = []string{strings.Repeat("x", 129)} }, "/keys/0", essor.CodeTooLong},
		{"key that is no text", func(l *Loan) { l.Keys = []string{"\xff"} }, "/keys/0", essor.CodeBadFormat},
		{"late below nothing", func(l *Loan) { l.DaysLate = -1 }, "/days_late", essor.CodeOutOfRange},
		{"late for centuries", func(l *Loan) { l.MostDaysLate = maxDaysLate + 1 }, "/most_days_late", essor.CodeOutOfRange},
		{"other money", func(l *Loan) { l.Unpaid = cash("5 XOF") }, "/unpaid", essor.CodeCurrencyMismatch},
		{"other money of nothing", func(l *Loan) { l.Unpaid = cash("0 XOF") }, "/unpaid", essor.CodeCurrencyMismatch},
		{"below nothing", func(l *Loan) { l.Flow.Interest = cents(-1) }, "/flow/interest", essor.CodeOutOfRange},
		{"not opened", func(l *Loan) { l.Opened = essor.Date{} }, "/opened", essor.CodeInconsistent},
		{"opened tomorrow", func(l *Loan) { l.Opened = day("2026-11-22") }, "/opened", essor.CodeInconsistent},
		{"opened without a loan", func(l *Loan) { l.Disbursed = cents(0) }, "/opened", essor.CodeInconsistent},
		{"outstanding without a loan", func(l *Loan) { l.Disbursed = cents(0) }, "/outstanding", essor.CodeInconsistent},
		{"written off without a loan", func(l *Loan) { l.Disbursed = cents(0) }, "/written_off", essor.CodeInconsistent},
		{"not approved", func(l *Loan) { l.Approved = cents(899) }, "/approved", essor.CodeInconsistent},
		{"more late than left", func(l *Loan) { l.Arrears = cents(501) }, "/arrears", essor.CodeInconsistent},
		{"written off never", func(l *Loan) { l.WrittenOffOn = essor.Date{} }, "/written_off_on", essor.CodeInconsistent},
		{"written off tomorrow", func(l *Loan) { l.WrittenOffOn = day("2026-11-22") }, "/written_off_on", essor.CodeInconsistent},
		{"written off too early", func(l *Loan) { l.WrittenOffOn = day("2025-05-04") }, "/written_off_on", essor.CodeInconsistent},
		{"too much recovered", func(l *Loan) { l.Recovered = cents(101) }, "/recovered", essor.CodeInconsistent},
		{"written off more than ever", func(l *Loan) { l.Flow.WrittenOff = cents(101) }, "/flow/written_off", essor.CodeInconsistent},
		{"recovered more than ever", func(l *Loan) { l.Flow.Recovered = cents(51) }, "/flow/recovered", essor.CodeInconsistent},
		{"written off in the period, and not in its flow", func(l *Loan) { l.Flow.WrittenOff, l.Flow.Repaid = cents(0), cents(200) }, "/flow/written_off", essor.CodeInconsistent},
		{"written off before the period, and in its flow", func(l *Loan) { l.WrittenOffOn = day("2025-12-31") }, "/flow/written_off", essor.CodeInconsistent},
		{"written off more than lent", func(l *Loan) { l.WrittenOff = cents(401) }, "/written_off", essor.CodeInconsistent},
		{"outstanding more than lent", func(l *Loan) { l.Outstanding = cents(901) }, "/outstanding", essor.CodeInconsistent},
		{"average above all balances", func(l *Loan) { l.Flow.Average = cents(701) }, "/flow/average", essor.CodeInconsistent},
		{"opening above what was lent", func(l *Loan) { l.Flow.Lent, l.Flow.Opening, l.Flow.Repaid = cents(250), cents(700), cents(350) }, "/flow/opening", essor.CodeInconsistent},
		{"capitalised in the period and never", func(l *Loan) { l.Flow.Capitalised, l.Flow.Repaid = cents(1), cents(101) }, "/flow/capitalised", essor.CodeInconsistent},
		{"capitalised in other money", func(l *Loan) { l.Capitalised = cash("5 XOF") }, "/capitalised", essor.CodeCurrencyMismatch},
		{"capitalised below nothing", func(l *Loan) { l.Capitalised = cents(-1) }, "/capitalised", essor.CodeOutOfRange},
		{"capitalised without a loan", func(l *Loan) { l.Disbursed, l.Capitalised = cents(0), cents(900) }, "/capitalised", essor.CodeInconsistent},
		{"begun in the period and lent before", func(l *Loan) { l.Opened, l.Flow.Opening, l.Flow.Lent = day("2026-01-01"), cents(0), cents(700) }, "/flow/lent", essor.CodeInconsistent},
		{"begun in the period and recovered before", func(l *Loan) {
			l.Opened, l.Flow = day("2026-01-01"), Flow{Lent: cents(900), Repaid: cents(300), WrittenOff: cents(100), Recovered: cents(49)}
		}, "/flow/recovered", essor.CodeInconsistent},
		{"lent more than ever", func(l *Loan) { l.Flow.Lent = cents(901) }, "/flow/lent", essor.CodeInconsistent},
		{"owed before it was lent", func(l *Loan) { l.Opened = day("2026-01-01") }, "/flow/opening", essor.CodeInconsistent},
		{"a cent missing", func(l *Loan) { l.Flow.Repaid = cents(99) }, "/flow", essor.CodeInconsistent},
	}
	book := bookOf(t, rules, []Loan{good})
	before := jsonOf(t, book)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := good
			tt.change(&l)
			requireFault(t, book.Add(l), tt.pointer, tt.code)
			require.Equal(t, before, jsonOf(t, book))
		})
	}
	none := bookOf(t, Rules{}, nil)
	l := good
	l.Keys = nil
	requireFault(t, none.Add(l), "/flow", essor.CodeInconsistent)
	requireFault(t, new(Book).Add(l), "", essor.CodeRequired)
}

// A sum that would leave the range of Money is refused at the very loan.
func TestOverflow(t *testing.T) {
	book := bookOf(t, Rules{}, nil)
	big := Loan{ID: "a", AsOf: asOf, Approved: cents(essor.MaxMinor - 2)}
	require.NoError(t, book.Add(big))
	small := Loan{ID: "b", AsOf: asOf, Approved: cents(1)}
	require.NoError(t, book.Add(small))
	before := jsonOf(t, book)
	small.Approved = cents(2)
	requireFault(t, book.Add(small), "/loans", essor.CodeOverflow)
	require.Equal(t, before, jsonOf(t, book))
	requireFault(t, book.Merge(book), "/loans", essor.CodeOverflow)
	require.Equal(t, before, jsonOf(t, book))
	small.Approved = cents(1)
	require.NoError(t, book.Add(small))
	report, err := book.Report()
	require.NoError(t, err)
	require.Equal(t, cents(essor.MaxMinor), report.Total.Approved)
	require.NoError(t, report.Verify(book))
}

// Keys without end are refused at the first that is too many.
func TestTooManyCells(t *testing.T) {
	rules := Rules{Segments: []Segment{{Name: "a"}, {Name: "b", Minimum: 3}}}
	book := bookOf(t, rules, nil)
	l := Loan{AsOf: asOf}
	for i := range MaxCells - 1 {
		l.ID = strconv.Itoa(i)
		l.Keys = []string{l.ID, ""}
		require.NoError(t, book.Add(l))
	}
	l.Keys = []string{"new", "new"}
	requireFault(t, book.Add(l), "/keys", essor.CodeTooMany)
	l.Keys = []string{"7", ""}
	require.NoError(t, book.Add(l))
	other := bookOf(t, rules, nil)
	l.Keys = []string{"new", ""}
	require.NoError(t, other.Add(l))
	requireFault(t, book.Merge(other), "/segments", essor.CodeTooMany)
	require.EqualValues(t, MaxCells, book.Loans())
}

func TestMergeRefused(t *testing.T) {
	book := bookOf(t, Rules{}, nil)
	other := func(on essor.Date, c essor.Currency, rules Rules) *Book {
		b, err := NewBook(on, c, rules)
		require.NoError(t, err)
		return b
	}
	requireFault(t, book.Merge(nil), "", essor.CodeRequired)
	requireFault(t, book.Merge(&Book{}), "", essor.CodeRequired)
	requireFault(t, new(Book).Merge(book), "", essor.CodeRequired)
	requireFault(t, book.Merge(other(asOf, essor.MustParseCurrency("XOF"), Rules{})), "/currency", essor.CodeCurrencyMismatch)
	requireFault(t, book.Merge(other(day("2026-11-20"), cad, Rules{})), "/as_of", essor.CodeInconsistent)
	requireFault(t, book.Merge(other(asOf, cad, Rules{From: asOf})), "/rules", essor.CodeInconsistent)
	require.NoError(t, book.Merge(other(asOf, cad, Rules{Average: Ends, Largest: 10, Headline: Boundary{Days: 30}})))
}

// The zero Book does nothing, and says so.
func TestUnmadeBook(t *testing.T) {
	var b Book
	_, err := json.Marshal(b)
	require.ErrorContains(t, err, "NewBook")
	_, err = b.Report()
	requireFault(t, err, "", essor.CodeRequired)
	requireFault(t, (&Report{}).Verify(&b), "", essor.CodeRequired)
	requireFault(t, (&Report{}).Verify(nil), "", essor.CodeRequired)
	require.NoError(t, b.Holds(slices.Values([]string{})))
}

// Rules are the book's own: what the caller does to hers later changes
// nothing, and what is done to a report's neither.
func TestRulesAreCopied(t *testing.T) {
	rules := drawRules(draw(8))
	rules.Boundaries = []Boundary{{30, false}, {1, true}}
	rules.Guarantee = &Guarantee{Share: rate("0.5")}
	book := bookOf(t, rules, nil)
	before := jsonOf(t, book)
	rules.Boundaries[1] = Boundary{7, true}
	rules.Guarantee.Share = rate("1")
	report, err := book.Report()
	require.NoError(t, err)
	report.Rules.Boundaries[0] = Boundary{9, true}
	report.Rules.Guarantee.Share = rate("0.1")
	require.Equal(t, before, jsonOf(t, book))
}

func TestCurvesRefused(t *testing.T) {
	report := func(on, currency string, headline int) Report {
		b, err := NewBook(day(on), essor.MustParseCurrency(currency), Rules{Headline: Boundary{Days: headline}})
		require.NoError(t, err)
		r, err := b.Report()
		require.NoError(t, err)
		return r
	}
	_, err := Curves()
	requireFault(t, err, "", essor.CodeRequired)
	first := report("2026-01-31", "CAD", 30)
	_, err = Curves(first, report("2026-02-28", "XOF", 30))
	requireFault(t, err, "/1/currency", essor.CodeCurrencyMismatch)
	_, err = Curves(first, report("2026-02-28", "CAD", 90))
	requireFault(t, err, "/1/headline", essor.CodeInconsistent)
	_, err = Curves(first, report("2026-01-30", "CAD", 30))
	requireFault(t, err, "/1/as_of", essor.CodeDuplicate)
	_, err = Curves(Report{})
	requireFault(t, err, "/0/as_of", essor.CodeRequired)
	curves, err := Curves(first)
	require.NoError(t, err)
	require.Empty(t, curves)
	require.NotNil(t, curves)
}

// What the figures of a loan can be at most is taken: interest that became
// principal may be written off too.
func TestLoansTakenAtTheirMost(t *testing.T) {
	book := bookOf(t, Rules{From: day("2026-01-01")}, nil)
	l := Loan{ID: "a", AsOf: asOf, Opened: day("2025-05-05"), Approved: cents(900), Disbursed: cents(900), Capitalised: cents(90),
		WrittenOff: cents(990), WrittenOffOn: day("2026-01-01"), Flow: Flow{Opening: cents(970), Capitalised: cents(20), WrittenOff: cents(990), Average: cents(990)}}
	require.NoError(t, book.Add(l))
	l.WrittenOffOn, l.Flow = day("2025-12-31"), Flow{}
	require.NoError(t, book.Add(l))
}

// A book whose flow can't be is refused too.
func TestBookOfAnImpossibleFlowRefused(t *testing.T) {
	l := Loan{ID: "a", AsOf: asOf, Opened: day("2025-05-05"), Approved: cents(900), Disbursed: cents(900), Outstanding: cents(900),
		Flow: Flow{Opening: cents(900), Average: cents(899)}}
	document := jsonOf(t, bookOf(t, Rules{From: day("2026-01-01")}, []Loan{l}))
	changed := strings.Replace(document, `"average":"8.99 CAD"`, `"average":"9.01 CAD"`, 1)
	require.NotEqual(t, document, changed)
	requireFault(t, essor.Decode([]byte(changed), new(Book)), "/total", essor.CodeInconsistent)
}

// What is nil does nothing, and says so.
func TestNil(t *testing.T) {
	var book *Book
	require.Zero(t, book.Loans())
	requireFault(t, book.Add(Loan{}), "", essor.CodeRequired)
	requireFault(t, book.Merge(bookOf(t, Rules{}, nil)), "", essor.CodeRequired)
	requireFault(t, bookOf(t, Rules{}, nil).Merge(book), "", essor.CodeRequired)
	requireFault(t, book.UnmarshalJSON([]byte("{}")), "", essor.CodeRequired)
	require.NoError(t, book.Holds(nil))
	requireFault(t, book.Holds(slices.Values([]string{"a"})), "/loans", essor.CodeInconsistent)
	require.NoError(t, bookOf(t, Rules{}, nil).Holds(nil))
	requireFault(t, bookOf(t, Rules{}, sameLoans(1)).Holds(nil), "/loans", essor.CodeInconsistent)
	_, err := book.Report()
	requireFault(t, err, "", essor.CodeRequired)
	var report *Report
	requireFault(t, report.Verify(bookOf(t, Rules{}, nil)), "", essor.CodeInconsistent)
	var figures *Figures
	_, ok := figures.At(Boundary{Days: 30})
	require.False(t, ok)
}
