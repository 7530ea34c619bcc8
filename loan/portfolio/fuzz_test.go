package portfolio

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// Whatever a document says, it is refused or a book: which round-trips,
// reports, and merges with itself or is left as it was.
func FuzzBook(f *testing.F) {
	for seed := range uint64(6) {
		r := draw(seed)
		rules := drawRules(r)
		f.Add([]byte(jsonOf(f, bookOf(f, rules, drawLoans(r, rules, int(4*seed))))))
	}
	f.Add([]byte(`{"rule":"portfolio/1"}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		var b Book
		if err := essor.Decode(document, &b); err != nil {
			require.ErrorIs(t, err, essor.ErrInvalid)
			return
		}
		before := jsonOf(t, b)
		var back Book
		require.NoError(t, essor.Decode([]byte(before), &back))
		require.Equal(t, before, jsonOf(t, back))
		report, err := b.Report()
		require.NoError(t, err)
		require.NoError(t, report.Verify(&b))
		for _, to := range []essor.Audience{essor.Staff, essor.Public} {
			for _, reason := range report.Explain(to) {
				_, err := Catalog().Text(essor.FR, reason)
				require.NoError(t, err)
			}
		}
		if b.Merge(&back) != nil {
			require.Equal(t, before, jsonOf(t, b))
		}
	})
}

// Whatever a loan says, it is added or refused with field errors, and then
// nothing is changed.
func FuzzAdd(f *testing.F) {
	rules := Rules{From: day("2026-01-01"), Segments: []Segment{{Name: "a"}, {Name: "b", Minimum: 3}}}
	for seed := range uint64(8) {
		f.Add([]byte(jsonOf(f, drawLoan(draw(seed), rules, 1))))
	}
	f.Add([]byte(`{"id":"a","as_of":"2026-11-21","keys":["",""],"written_off":"1.00 CAD","written_off_on":"2000-01-01"}`))
	f.Add([]byte(`{"id":"a","as_of":"2026-11-21","keys":["x","y"],"approved":"1.00 CAD"}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		var l Loan
		if essor.Decode(document, &l) != nil {
			return
		}
		book := bookOf(t, rules, drawLoans(draw(1), rules, 3))
		before := jsonOf(t, book)
		if err := book.Add(l); err != nil {
			require.ErrorIs(t, err, essor.ErrInvalid)
			require.Equal(t, before, jsonOf(t, book))
			return
		}
		var back Book
		require.NoError(t, essor.Decode([]byte(jsonOf(t, book)), &back))
		report, err := book.Report()
		require.NoError(t, err)
		require.NoError(t, report.Verify(&back))
	})
}

// Whatever a report read from JSON says, nothing that is asked of it panics.
func FuzzReport(f *testing.F) {
	for seed := range uint64(4) {
		r := draw(seed)
		rules := drawRules(r)
		report, err := bookOf(f, rules, drawLoans(r, rules, int(4*seed))).Report()
		require.NoError(f, err)
		f.Add([]byte(jsonOf(f, report)))
	}
	f.Add([]byte(`{"as_of":"2026-11-21","rules":{"segments":[{"name":"a","minimum":3}]},"segments":[]}`))
	f.Add([]byte(`{"as_of":"2026-11-21","total":{"active":-1,"at_risk":[{"boundary":{"days":0}}]},"segments":[{"rest":{"key":""}}]}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		var report Report
		if essor.Decode(document, &report) != nil {
			return
		}
		for _, to := range []essor.Audience{essor.Staff, essor.Public} {
			for _, reason := range report.Explain(to) {
				_, _ = Catalog().Text(essor.ES, reason) // what is no report may have no text
			}
		}
		report.Total.At(report.Rules.Headline)
		if _, err := Curves(report); err != nil {
			require.ErrorIs(t, err, essor.ErrInvalid)
		}
		if err := report.Verify(bookOf(t, Rules{}, nil)); err != nil {
			require.ErrorIs(t, err, essor.ErrInvalid)
		}
	})
}
