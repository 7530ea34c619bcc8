package group

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// Whatever a group is said to be, there are sheets and calls that prove
// themselves, or field errors; never a panic.
func FuzzGroup(f *testing.F) {
	for seed := range 4 {
		g, on := drawGroup(seed)
		document, err := json.Marshal(g)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document, int32(on.Day()))
	}
	f.Add([]byte(withEntries("")), int32(30_000))
	f.Fuzz(func(t *testing.T, document []byte, onDay int32) {
		var g Group
		on, err := essor.DateOfDay(int(onDay))
		if err != nil || len(document) > 20_000 || essor.Decode(document, &g) != nil {
			return
		}
		sheet, err := NewSheet(g, on)
		if err != nil {
			require.True(t, isRefusal(err), "%v", err)
			return
		}
		require.NoError(t, sheet.Verify(g))
		list, _ := results(t, g, on)
		for _, r := range list {
			require.NoError(t, r.Verify(g))
		}
	})
}
