package portfolio

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// Any split of the loans into shards, in any order, read back from JSON or
// not, merges to the same bytes as one pass.
func TestMergedBookIsTheWhole(t *testing.T) {
	for seed := range rounds(200) {
		r := draw(seed)
		rules := drawRules(r)
		loans := drawLoans(r, rules, r.IntN(80))
		whole := bookOf(t, rules, loans)
		want := jsonOf(t, whole)

		r.Shuffle(len(loans), func(i, j int) { loans[i], loans[j] = loans[j], loans[i] })
		shards := make([][]Loan, 1+r.IntN(6))
		for _, l := range loans {
			i := r.IntN(len(shards))
			shards[i] = append(shards[i], l)
		}
		merged := bookOf(t, rules, nil)
		for _, i := range r.Perm(len(shards)) {
			shard := bookOf(t, rules, shards[i])
			if r.IntN(2) == 0 {
				var back Book
				require.NoError(t, essor.Decode([]byte(jsonOf(t, shard)), &back))
				require.Equal(t, jsonOf(t, shard), jsonOf(t, back))
				shard = &back
			}
			require.NoError(t, merged.Merge(shard))
		}
		require.Equal(t, want, jsonOf(t, merged), "seed %d", seed)
		a, err := whole.Report()
		require.NoError(t, err)
		b, err := merged.Report()
		require.NoError(t, err)
		require.Equal(t, jsonOf(t, a), jsonOf(t, b))
		var back Report
		require.NoError(t, essor.Decode([]byte(jsonOf(t, a)), &back))
		require.Equal(t, jsonOf(t, a), jsonOf(t, back))
	}
}
