package portfolio

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

// A change of a book's JSON is refused, mostly because the parts no longer
// add up, or makes another book: none is overlooked.
func TestChangedBooks(t *testing.T) {
	refused, taken := 0, 0
	for seed := range rounds(4) {
		r := draw(seed)
		rules := drawRules(r)
		before := jsonOf(t, bookOf(t, rules, drawLoans(r, rules, 25)))
		for pointer, mutation := range proof.Mutations([]byte(before)) {
			var changed Book
			if err := essor.Decode(mutation, &changed); err != nil {
				require.ErrorIs(t, err, essor.ErrInvalid)
				refused++
				continue
			}
			taken++
			require.False(t, before == jsonOf(t, changed), pointer)
			report, err := changed.Report()
			require.NoError(t, err)
			require.NoError(t, report.Verify(&changed), pointer)
		}
	}
	t.Logf("%d changes refused, %d make another book", refused, taken)
	require.Greater(t, refused, 3*taken)
}

// Each way for a book's JSON to be wrong has its pointer, and its code.
func TestBooksRefused(t *testing.T) {
	const good = `{"rule":"portfolio/1","as_of":"2026-11-21","currency":"CAD",` +
		`"rules":{"average":"ends","boundaries":[{"days":30}],"headline":{"days":30},"segments":[{"name":"s"}],"largest":2},` +
		`"ids":"0123456789abcdef0123456789abcdef",` +
		`"total":{"loans":3,"borrowers":3,"lost_loans":1,"approved":"9.00 CAD","disbursed":"9.00 CAD","written_off":"2.00 CAD",` +
		`"bands":[{"days_late":0,"loans":1,"borrowers":1,"balance":"3.00 CAD"},{"days_late":31,"restructured":true,"loans":1,"borrowers":1,"balance":"2.00 CAD"}]},` +
		`"segments":[[{"key":"k","loans":3,"borrowers":3,"lost_loans":1,"approved":"9.00 CAD","disbursed":"9.00 CAD","written_off":"2.00 CAD",` +
		`"bands":[{"days_late":0,"loans":1,"borrowers":1,"balance":"3.00 CAD"},{"days_late":31,"restructured":true,"loans":1,"borrowers":1,"balance":"2.00 CAD"}]}]],` +
		`"vintages":[{"month":"2026-05-01","loans":3,"late_loans":1,"disbursed":"9.00 CAD","outstanding":"5.00 CAD","at_risk":"2.00 CAD",` +
		`"losses":[{"age":2,"loans":1,"principal":"2.00 CAD"}]}],"largest":["3.00 CAD","2.00 CAD"]}`
	var book Book
	require.NoError(t, essor.Decode([]byte(good), &book))
	require.Equal(t, good, jsonOf(t, book))

	tests := []struct {
		name, old, new, pointer string
		code                    essor.Code
	}{
		{"rule", `portfolio/1`, `portfolio/9`, "/rule", essor.CodeUnknownValue},
		{"no day", `"as_of":"2026-11-21",`, ``, "/as_of", essor.CodeRequired},
		{"rules", `"largest":2`, `"largest":101`, "/rules/largest", essor.CodeOutOfRange},
		{"defaults left out", `"average":"ends",`, ``, "/rules", essor.CodeRequired},
		{"ids", `0123456789abcdef0123`, `0123456789ABCDEF0123`, "/ids", essor.CodeBadFormat},
		{"too few ids", `0123456789abcdef0123`, `0123`, "/ids", essor.CodeBadFormat},
		{"count below nothing", `"total":{"loans":3`, `"total":{"loans":-3`, "/total/loans", essor.CodeOutOfRange},
		{"more borrowers than loans", `"total":{"loans":3,"borrowers":3`, `"total":{"loans":3,"borrowers":4`, "/total/borrowers", essor.CodeOutOfRange},
		{"other money", `"approved":"9.00 CAD"`, `"approved":"9 XOF"`, "/total/approved", essor.CodeCurrencyMismatch},
		{"below nothing", `"approved":"9.00 CAD"`, `"approved":"-9.00 CAD"`, "/total/approved", essor.CodeOutOfRange},
		{"more lent than approved", `"approved":"9.00 CAD"`, `"approved":"8.00 CAD"`, "/total", essor.CodeInconsistent},
		{"flow without a period", `"written_off":"2.00 CAD","bands"`, `"written_off":"2.00 CAD","flow":{"lent":"1.00 CAD"},"bands"`, "/total", essor.CodeInconsistent},
		{"no band begins there", `"days_late":31`, `"days_late":30`, "/total/bands/1/days_late", essor.CodeUnknownReference},
		{"bands out of order", `"days_late":31,"restructured":true`, `"days_late":0`, "/total/bands/1", essor.CodeInconsistent},
		{"band without loans", `"days_late":31,"restructured":true,"loans":1`, `"days_late":31,"loans":0`, "/total/bands/1", essor.CodeInconsistent},
		{"band of more than the whole", `"days_late":31,"restructured":true,"loans":1`, `"days_late":31,"loans":3`, "/total/bands/1", essor.CodeInconsistent},
		{"band beyond all limits", `"days_late":31,"restructured":true,"loans":1,"borrowers":1,"balance":"2.00 CAD"`,
			`"days_late":31,"loans":1,"borrowers":1,"balance":"999999999999999.99 CAD"`, "/total/bands/1", essor.CodeInconsistent},
		{"segment too many", `"segments":[[`, `"segments":[[],[`, "/segments", essor.CodeInconsistent},
		{"control character", `"key":"k"`, `"key":"k\n"`, "/segments/0/0/key", essor.CodeBadFormat},
		{"a key twice", `[[{"key":"k",`, `[[{"key":"k","loans":0,"borrowers":0,"bands":[]},{"key":"k",`, "/segments/0/1/key", essor.CodeInconsistent},
		{"cells that do not add up", `"key":"k","loans":3`, `"key":"k","loans":4`, "/segments/0", essor.CodeInconsistent},
		{"cells beyond all limits", `[[{"key":"k",`, `[[{"key":"a","loans":1,"borrowers":0,"approved":"999999999999999.99 CAD","bands":[]},{"key":"k",`, "/segments/0", essor.CodeOverflow},
		{"no month", `"month":"2026-05-01"`, `"month":"2026-05-02"`, "/vintages/0/month", essor.CodeInconsistent},
		{"month ahead", `"month":"2026-05-01"`, `"month":"2026-12-01"`, "/vintages/0/month", essor.CodeInconsistent},
		{"month twice", `"vintages":[`, `"vintages":[{"month":"2026-05-01","loans":0,"disbursed":"0.00 CAD","losses":[]},`, "/vintages/1/month", essor.CodeInconsistent},
		{"vintage of more than the whole", `"month":"2026-05-01","loans":3`, `"month":"2026-05-01","loans":4`, "/vintages/0/loans", essor.CodeOutOfRange},
		{"loss of the future", `"age":2`, `"age":7`, "/vintages/0/losses/0/age", essor.CodeInconsistent},
		{"loss of more than the vintage", `"age":2,"loans":1`, `"age":2,"loans":4`, "/vintages/0/losses/0/loans", essor.CodeOutOfRange},
		{"vintages that do not add up", `"at_risk":"2.00 CAD"`, `"at_risk":"1.00 CAD"`, "/vintages", essor.CodeInconsistent},
		{"the largest out of order", `["3.00 CAD","2.00 CAD"]`, `["2.00 CAD","3.00 CAD"]`, "/largest", essor.CodeInconsistent},
		{"the largest of others", `["3.00 CAD","2.00 CAD"]`, `["3.00 CAD","1.00 CAD"]`, "/largest", essor.CodeInconsistent},
		{"the largest too large", `["3.00 CAD","2.00 CAD"]`, `["6.00 CAD","2.00 CAD"]`, "/largest", essor.CodeInconsistent},
		{"the largest missing", `["3.00 CAD","2.00 CAD"]`, `["3.00 CAD"]`, "/largest", essor.CodeInconsistent},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			document := strings.Replace(good, tt.old, tt.new, 1)
			require.NotEqual(t, good, document)
			before := jsonOf(t, book)
			requireFault(t, essor.Decode([]byte(document), &book), tt.pointer, tt.code)
			require.Equal(t, before, jsonOf(t, book))
		})
	}
}

func TestBoundaryNames(t *testing.T) {
	require.Equal(t, "more than 30 days", Boundary{Days: 30}.String())
	require.Equal(t, "1 day or more", Boundary{1, true}.String())
	report, err := bookOf(t, Rules{}, nil).Report()
	require.NoError(t, err)
	risk, ok := report.Total.At(Boundary{Days: 60})
	require.True(t, ok)
	require.Equal(t, 60, risk.Boundary.Days)
	_, ok = report.Total.At(Boundary{Days: 61})
	require.False(t, ok)
}

// A share beyond what a Fraction holds is not told.
func TestYieldBeyondAFraction(t *testing.T) {
	rules := Rules{From: asOf}
	l := Loan{ID: "a", AsOf: asOf, Opened: asOf, Approved: cents(1), Disbursed: cents(1), Outstanding: cents(1),
		Flow: Flow{Lent: cents(1), Interest: cents(essor.MaxMinor)}}
	book := bookOf(t, rules, []Loan{l})
	report, err := book.Report()
	require.NoError(t, err)
	require.Nil(t, report.Total.Period.Yield)
	require.NotNil(t, report.Total.Period.LossRate)
	require.NoError(t, report.Verify(book))
}
