package servicing

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

// Random lives are verified, before and after a trip through JSON.
func TestVerify(t *testing.T) {
	for seed := range lives(150) {
		r := draw(seed)
		terms, options := drawTerms(r), drawOptions(r)
		events, asOf := drawLife(r, terms, options, 4+r.IntN(25))
		st, err := Replay(terms, events, asOf, options)
		require.NoError(t, err)
		require.NoError(t, st.Verify(terms, events), "seed %d", seed)
		document, err := json.Marshal(st)
		require.NoError(t, err)
		var back Statement
		require.NoError(t, essor.Decode(document, &back))
		require.NoError(t, back.Verify(terms, events), "seed %d", seed)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(document), string(again))
		require.ErrorIs(t, back.Verify(terms, append(events, Event{ID: "x", On: asOf, Kind: Fee, Amount: cents(1)})), essor.ErrInvalid)
	}
}

// Each single change of a statement's JSON is caught.
func TestVerifyCatchesEachChange(t *testing.T) {
	caught := 0
	for seed := range lives(10) {
		r := draw(seed)
		terms, options := drawTerms(r), drawOptions(r)
		events, asOf := drawLife(r, terms, options, 12)
		st, err := Replay(terms, events, asOf, options)
		require.NoError(t, err)
		document, err := json.Marshal(st)
		require.NoError(t, err)
		for pointer, mutation := range proof.Mutations(document) {
			var changed Statement
			if essor.Decode(mutation, &changed) == nil && changed.Verify(terms, events) == nil {
				t.Fatalf("seed %d: a change at %s goes unnoticed", seed, pointer)
			}
			caught++
		}
	}
	t.Logf("%d changes caught", caught)
}
