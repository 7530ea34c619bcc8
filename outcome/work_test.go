package outcome

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

func TestTransitions(t *testing.T) {
	var a, b, whole Transitions
	states := workStates()
	for i, before := range states {
		for j, after := range states {
			for k := range i + 2*j + 1 {
				part := &a
				if k%2 == 1 {
					part = &b
				}
				require.NoError(t, part.Add(before, after))
				require.NoError(t, whole.Add(before, after))
			}
		}
	}
	require.NoError(t, b.Add("", Unemployed))
	require.NoError(t, whole.Add(Unemployed, ""))
	require.NoError(t, a.Merge(b))
	require.Equal(t, whole, a)
	require.EqualValues(t, 88, a.People())
	require.EqualValues(t, 1, a.Missing)
	require.EqualValues(t, 2+1, a.Count(Unemployed, OwnProfession))
	require.Zero(t, a.Count("retired", Unemployed))

	both, onlyBefore, onlyAfter, neither := a.Pairs(OwnProfession)
	require.Equal(t, []int64{1, 3 + 5 + 7, 2 + 3 + 4, 60 + 3}, []int64{both, onlyBefore, onlyAfter, neither})
	both, onlyBefore, onlyAfter, neither = a.Pairs()
	require.Equal(t, []int64{0, 0, 0, 88}, []int64{both, onlyBefore, onlyAfter, neither})
	both, _, _, _ = a.Pairs(states...)
	require.EqualValues(t, 88, both)

	var back Transitions
	require.NoError(t, essor.Decode(jsonOf(t, a), &back))
	require.Equal(t, a, back)
}

func TestTransitionsRefusals(t *testing.T) {
	var table Transitions
	requireFault(t, table.Add("retired", Unemployed), "/before", essor.CodeUnknownValue)
	requireFault(t, table.Add(Unemployed, "retired"), "/after", essor.CodeUnknownValue)
	require.Equal(t, Transitions{}, table)
	full := Transitions{Missing: maxCount}
	requireFault(t, full.Add(Unemployed, Unemployed), "", essor.CodeOverflow)
	requireFault(t, full.Merge(Transitions{Missing: 1}), "", essor.CodeOverflow)
	requireFault(t, full.Merge(Transitions{Missing: -1}), "/counts", essor.CodeOutOfRange)
	bad := Transitions{}
	bad.Counts[3][3] = -1
	requireFault(t, full.Merge(bad), "/counts", essor.CodeOutOfRange)
	requireFault(t, bad.Merge(full), "/counts", essor.CodeOutOfRange)
	requireFault(t, bad.Add(Unemployed, Unemployed), "/counts", essor.CodeOutOfRange)
}
