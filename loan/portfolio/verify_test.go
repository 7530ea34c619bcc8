package portfolio

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

// Reports of random books are verified, before and after a trip through JSON.
func TestVerify(t *testing.T) {
	for seed := range rounds(120) {
		r := draw(seed)
		rules := drawRules(r)
		book := bookOf(t, rules, drawLoans(r, rules, r.IntN(120)))
		report, err := book.Report()
		require.NoError(t, err)
		require.NoError(t, report.Verify(book), "seed %d", seed)
		var back Report
		require.NoError(t, essor.Decode([]byte(jsonOf(t, report)), &back))
		require.NoError(t, back.Verify(book), "seed %d", seed)
	}
}

// Each single change of a report's JSON is caught.
func TestVerifyCatchesEachChange(t *testing.T) {
	caught := 0
	for seed := range rounds(2) {
		r := draw(seed)
		rules := drawRules(r)
		book := bookOf(t, rules, drawLoans(r, rules, 14))
		report, err := book.Report()
		require.NoError(t, err)
		a, err := audit(book)
		require.NoError(t, err)
		for pointer, mutation := range proof.Mutations([]byte(jsonOf(t, report))) {
			var changed Report
			caught++
			if essor.Decode(mutation, &changed) != nil {
				continue
			}
			if a.compare(&changed) == nil {
				t.Fatalf("seed %d: a change at %s goes unnoticed", seed, pointer)
			}
			changed.Explain(essor.Staff) // what is said of it is not true, and does not panic
			changed.Explain(essor.Public)
		}
	}
	t.Logf("%d changes caught", caught)
}
