package root

import (
	"math"
	"testing"
)

func TestSmallestInt(t *testing.T) {
	tests := []struct {
		name   string
		lo, hi int64
		from   int64 // ok from here on
		want   int64
		found  bool
	}{
		{"inside", 1, 100, 37, 37, true},
		{"all", 5, 9, math.MinInt64, 5, true},
		{"last only", 5, 9, 9, 9, true},
		{"none", 5, 9, 10, 0, false},
		{"one, true", 7, 7, 7, 7, true},
		{"one, false", 7, 7, 8, 0, false},
		{"empty", 8, 7, 0, 0, false},
		{"whole range, lowest", math.MinInt64, math.MaxInt64, math.MinInt64, math.MinInt64, true},
		{"whole range, highest", math.MinInt64, math.MaxInt64, math.MaxInt64, math.MaxInt64, true},
		{"whole range, middle", math.MinInt64, math.MaxInt64, -1, -1, true},
		{"negative", math.MinInt64, -5, -1 << 40, -1 << 40, true},
		{"upper half", math.MaxInt64 - 1, math.MaxInt64, math.MaxInt64, math.MaxInt64, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			calls := 0
			got, found := SmallestInt(tt.lo, tt.hi, func(v int64) bool {
				calls++
				if v < tt.lo || v > tt.hi {
					t.Errorf("asked for %d", v)
				}
				return v >= tt.from
			})
			if got != tt.want || found != tt.found || calls > 65 {
				t.Errorf("got %d %t after %d calls, want %d %t", got, found, calls, tt.want, tt.found)
			}
		})
	}
}

// The oracle: try them all.
func TestSmallestIntAgainstSearch(t *testing.T) {
	for lo := int64(-4); lo < 5; lo++ {
		for hi := lo - 1; hi < 6; hi++ {
			for from := int64(-5); from < 7; from++ {
				want, wantFound := int64(0), false
				for v := lo; v <= hi && !wantFound; v++ {
					if v >= from {
						want, wantFound = v, true
					}
				}
				got, found := SmallestInt(lo, hi, func(v int64) bool { return v >= from })
				if got != want || found != wantFound {
					t.Fatalf("%d to %d from %d: %d %t, want %d %t", lo, hi, from, got, found, want, wantFound)
				}
			}
		}
	}
}
