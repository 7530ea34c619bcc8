package essor_test

import (
	"context"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

func TestProgress(t *testing.T) {
	var seen [][2]int
	report := func(done, total int) { seen = append(seen, [2]int{done, total}) }

	essor.Progress(t.Context())(1, 2) // nobody listens
	essor.Progress(essor.WithProgress(t.Context(), nil))(1, 2)
	require.Empty(t, seen)

	ctx := essor.WithProgress(t.Context(), report)
	essor.Progress(ctx)(1, 2)
	inner, cancel := context.WithCancel(ctx)
	cancel()
	essor.Progress(inner)(2, 2) // a derived context carries it on
	require.Equal(t, [][2]int{{1, 2}, {2, 2}}, seen)

	essor.Progress(essor.WithProgress(ctx, func(int, int) {}))(9, 9) // the nearest listens
	require.Len(t, seen, 2)
}
