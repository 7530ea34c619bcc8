package mentor

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNothingWithheldIsRead changes what others have not told her, such as
// their levels, stages and hours of waiting, in ways that leave open who
// meets whom: what she reads stays the same, to the byte.
func TestNothingWithheldIsRead(t *testing.T) {
	withLevels := func(levels ...int) Pool {
		pool := Pool{People: []Person{someone("a", "x", "z"), someone("b", "y", "x"), someone("c", "z", "y"), someone("d", "x", "y")}}
		for i, level := range levels {
			p := &pool.People[i+1]
			p.Offers[0].Level, p.Stage, p.Sector = level, level, []string{"", "crafts", "trade", "trade"}[i+1]
		}
		return pool
	}
	first, second := withLevels(5, 2, 4), withLevels(3, 4, 1)
	for _, circle := range []CircleOptions{{}, {Shape: Round}} {
		one, err := mustGather(t, first, circle, Options{}).For("a")
		require.NoError(t, err)
		two, err := mustGather(t, second, circle, Options{}).For("a")
		require.NoError(t, err)
		require.Equal(t, one, two)
	}
	for _, id := range []string{"b", "d"} {
		one, err := mustShortlist(t, first, nil, 3, Options{}).For(id)
		require.NoError(t, err)
		two, err := mustShortlist(t, second, nil, 3, Options{}).For(id)
		require.NoError(t, err)
		require.Equal(t, one, two)
	}
	caseload := Caseload{Guides: []Guide{{ID: "b", Capacity: 2}}}
	one, err := mustAssign(t, first, caseload, Options{}).For("d")
	require.NoError(t, err)
	two, err := mustAssign(t, second, caseload, Options{}).For("d")
	require.NoError(t, err)
	require.Equal(t, one, two)
}

// TestConsentingNeverHurts: agreeing to competitors never lowers the optimum,
// and who agrees to be matched has at least what she had without: nothing.
func TestConsentingNeverHurts(t *testing.T) {
	for seed := range uint64(20) {
		pool := draw(24, 4, seed)
		before := mustMatch(t, pool, Options{Goal: MostPoints})
		for i := range pool.People {
			pool.People[i].Consents = append(pool.People[i].Consents, Consent{To: ToCompetitors})
		}
		agreed := mustMatch(t, pool, Options{Goal: MostPoints})
		require.GreaterOrEqual(t, agreed.Score, before.Score)
		matched := partnersOf(agreed)
		for i := range pool.People {
			if p := &pool.People[i]; matched[p.ID] == "" {
				p.Consents = append(p.Consents, Consent{To: ToMatching})
			}
		}
		require.GreaterOrEqual(t, mustMatch(t, pool, Options{Goal: MostPoints}).Score, agreed.Score)
	}
}
