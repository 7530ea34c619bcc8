package rhythm

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAskOf(t *testing.T) {
	for _, tt := range []struct {
		row, grace, interestOnly int
		isPaused                 bool
		want                     Ask
	}{
		{row: 0, want: AsksPayment},
		{row: 0, isPaused: true, want: AsksNothing},
		{row: 1, grace: 2, interestOnly: 3, want: AsksNothing},
		{row: 2, grace: 2, interestOnly: 3, want: AsksInterest},
		{row: 4, grace: 2, interestOnly: 3, want: AsksInterest},
		{row: 4, grace: 2, interestOnly: 3, isPaused: true, want: AsksNothing},
		{row: 5, grace: 2, interestOnly: 3, want: AsksPayment},
	} {
		require.Equal(t, tt.want, AskOf(tt.row, tt.grace, tt.interestOnly, tt.isPaused), "%+v", tt)
	}
}
