package sheets_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor/internal/sheets"
	"github.com/essor-go/essor/loan"
)

// Most sheets have a schedule, the same seed draws the same ones, and between
// them they use all that there is.
func TestDraw(t *testing.T) {
	for name, draw := range map[string]func(*rand.Rand) loan.Terms{"any": sheets.Draw, "small": sheets.DrawSmall} {
		t.Run(name, func(t *testing.T) {
			rng, again := rand.New(rand.NewPCG(1, 2)), rand.New(rand.NewPCG(1, 2))
			used, made := map[string]int{}, 0
			for range 3000 {
				terms := draw(rng)
				require.Equal(t, terms, draw(again))
				if _, err := loan.NewSchedule(terms); err != nil {
					continue
				}
				made++
				for _, feature := range sheets.Features(&terms) {
					used[feature]++
				}
			}
			require.Greater(t, made, 1500)
			require.Greater(t, len(used), 60)
		})
	}
}
