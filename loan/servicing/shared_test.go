package servicing

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// Lives that differ only in why payments are suspended, in ids and in other
// loans share the same statement, byte for byte.
func TestShared(t *testing.T) {
	holidays := 0
	for seed := range lives(200) {
		r := draw(seed + 9_000_000)
		terms, options := drawTerms(r), drawOptions(r)
		events, asOf := drawLife(r, terms, options, 4+r.IntN(25))
		st, err := Replay(terms, events, asOf, options)
		require.NoError(t, err)
		want, err := json.Marshal(st.Shared())
		require.NoError(t, err)
		other := slices.Clone(events)
		for i := range other {
			e := &other[i]
			e.ID = "x" + e.ID
			if e.Ref != "" {
				e.Ref = "x" + e.Ref
			}
			switch {
			case e.Kind == Holiday:
				e.Cause = pick(r, "", Maternity, Illness, Bereavement, Calamity)
				holidays++
			case e.Kind == Disbursed && e.Loan == "":
				e.Loan = "another"
			case e.Loan != "":
				e.Loan = "some other"
			}
		}
		st, err = Replay(terms, other, asOf, options)
		require.NoError(t, err)
		got, err := json.Marshal(st.Shared())
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "seed %d", seed)
		for _, secret := range []string{"cause", "maternity", "illness", "bereavement", "calamity", "another", "other", "inputs"} {
			require.False(t, strings.Contains(string(got), secret), "%s in %s", secret, got)
		}
		var back Shared
		require.NoError(t, essor.Decode(got, &back))
		require.Equal(t, st.Shared(), back)
	}
	require.Positive(t, holidays)
}
