package check_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

func TestDiffers(t *testing.T) {
	err := check.Differs("must be what the terms lead to", "rows", 3, "due")
	require.EqualError(t, err, "/rows/3/due: must be what the terms lead to")
	var field *essor.FieldError
	require.ErrorAs(t, err, &field)
	require.Equal(t, essor.CodeInconsistent, field.Code)
}

func TestSameJSON(t *testing.T) {
	for _, tt := range []struct {
		a, b any
		want bool
	}{
		{[]int{1, 2}, []int{1, 2}, true},
		{[]int{1}, []int{2}, false},
		{[]int{}, []int(nil), false}, // [] and null
		{struct {
			A int `json:"a,omitzero"`
		}{}, map[string]int{}, true},
		{func() {}, func() {}, false}, // what can't be written is like nothing
	} {
		require.Equal(t, tt.want, check.SameJSON(tt.a, tt.b), "%v %v", tt.a, tt.b)
	}
}
