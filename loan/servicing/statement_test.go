package servicing

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The boundaries are those that the field reports by.
func TestBucketOf(t *testing.T) {
	for days, want := range map[int]string{
		-1: "current", 0: "current", 1: "1-30", 30: "1-30", 31: "31-60", 60: "31-60",
		61: "61-90", 90: "61-90", 91: "91-180", 180: "91-180", 181: "over-180", 100_000: "over-180",
	} {
		require.Equal(t, want, BucketOf(days), "%d", days)
	}
}
