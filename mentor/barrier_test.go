package mentor

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/essor-go/essor/internal/matching"
	"github.com/stretchr/testify/require"
)

// TestBarriers looks at random graphs: whoever has no partner is behind a
// barrier or in an odd part by itself, the people behind one fit nobody else,
// and as many of them as is said are left.
func TestBarriers(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	seen := 0
	for range 300 {
		n := 3 + rng.IntN(12)
		var edges []matching.Edge
		for u := range int32(n) {
			for v := u + 1; v < int32(n); v++ {
				if rng.IntN(n) < 2 {
					edges = append(edges, matching.Edge{U: u, V: v, Weight: 1})
				}
			}
		}
		barriers, err := barriersOf(context.Background(), n, edges)
		require.NoError(t, err)
		largest, err := matching.MostPairs(context.Background(), n, edges, nil)
		require.NoError(t, err)
		alone := map[barrier]int{}
		for v, mate := range largest.Mate {
			if b := barriers[v]; mate == none {
				require.Positive(t, b.left)
				alone[b]++
			}
		}
		for b, count := range alone {
			require.Zero(t, count%b.left) // several barriers may have the same numbers
			require.LessOrEqual(t, b.left+b.partners, b.people)
			seen++
		}
		for _, e := range edges {
			if b := barriers[e.U]; b.left > 0 && b.partners == 0 {
				require.Equal(t, b, barriers[e.V], "with nobody outside")
			}
		}
	}
	require.Greater(t, seen, 100)
}
