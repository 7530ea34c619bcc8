package partner

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

func TestSince(t *testing.T) {
	agreement := table3(Item{ID: "x", Kind: What}, Item{ID: "y", Kind: How})
	before, err := Align(agreement, says("city x support 5", "library x oppose 5", "ngo y support 5"))
	require.NoError(t, err)

	agreement.Version = "2"
	agreement.Items = append(agreement.Items, Item{ID: "z", Kind: Boundary})
	after, err := Align(agreement, says("city x support 9", "library x neutral 5", "ngo x support 5", "city z support 5"))
	require.NoError(t, err)

	c, err := after.Since(before)
	require.NoError(t, err)
	require.Equal(t, []Shift{
		{Item: "x", From: Contested, To: Shared},
		{Item: "y", From: Unique, To: Silent},
		{Item: "z", To: Unique},
	}, c.Shifts)
	require.Equal(t, []Move{
		{Item: "x", Partner: "library", From: Oppose, To: Neutral},
		{Item: "x", Partner: "ngo", To: Support},
		{Item: "y", Partner: "ngo", From: Support},
		{Item: "z", Partner: "city", To: Support},
	}, c.Moves)
	require.NoError(t, c.Verify(before, after))

	same, err := after.Since(after)
	require.NoError(t, err)
	require.Empty(t, same.Shifts)
	require.Empty(t, same.Moves)
	require.NotContains(t, asJSON(t, same), "null")

	after.ID = "other"
	require.ErrorContains(t, c.Verify(before, after), "/agreement")
	_, err = after.Since(before)
	require.ErrorIs(t, err, essor.ErrInvalid)
}

func TestChangeVerifyCatchesEverySingleChange(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 20 {
		agreement, stances := randomTable(r, 4, 6)
		before, err := Align(agreement, stances)
		require.NoError(t, err)
		for i := range stances {
			if r.IntN(3) == 0 {
				stances[i].Position = allPositions()[r.IntN(5)]
			}
		}
		agreement.Items = append(agreement.Items, Item{ID: "new", Kind: How})
		after, err := Align(agreement, stances[:len(stances)/2+1])
		require.NoError(t, err)
		c, err := after.Since(before)
		require.NoError(t, err)
		var back Change
		require.NoError(t, essor.Decode([]byte(asJSON(t, c)), &back))
		require.NoError(t, back.Verify(before, after))
		for pointer, changed := range proof.Mutations([]byte(asJSON(t, c))) {
			var d Change
			if essor.Decode(changed, &d) == nil && d.Verify(before, after) == nil {
				t.Errorf("a change at %s was not caught", pointer)
			}
		}
	}
}
