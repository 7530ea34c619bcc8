package sum

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"testing"
)

// FuzzAcc reads values from bytes and checks sum, mean, order, merge and
// moments against rationals.
func FuzzAcc(f *testing.F) {
	seed := func(xs ...float64) {
		var b []byte
		for _, x := range xs {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
		}
		f.Add(b, uint8(len(xs)/2))
	}
	seed()
	seed(0.1, 0.2, -0.3)
	seed(1, 0x1p-53, 5e-324)
	seed(math.MaxFloat64, math.MaxFloat64, -5e-324)
	seed(1e16, 1, -1e16, 1)
	f.Fuzz(func(t *testing.T, b []byte, cut uint8) {
		var xs []float64
		for ; len(b) >= 8 && len(xs) < 64; b = b[8:] {
			x := math.Float64frombits(binary.LittleEndian.Uint64(b))
			if !math.IsNaN(x) && !math.IsInf(x, 0) {
				xs = append(xs, x)
			}
		}
		want := exact(xs)
		if got := accOf(xs...).Float64(); !same(got, nearest(want)) {
			t.Fatalf("sum = %g, want %g", got, nearest(want))
		}
		at := min(int(cut), len(xs))
		var left, right Acc
		left.AddAll(xs[:at])
		right.AddAll(xs[at:])
		right.Merge(&left)
		if got := right.Float64(); !same(got, nearest(want)) {
			t.Fatalf("merged sum = %g, want %g", got, nearest(want))
		}
		if len(xs) == 0 {
			return
		}
		want.Quo(want, new(big.Rat).SetInt64(int64(len(xs))))
		mean, m2 := Moments(xs)
		if !same(mean, nearest(want)) {
			t.Fatalf("mean = %g, want %g", mean, nearest(want))
		}
		moment := nearest(exactMoment(xs))
		// A subnormal moment only has its last place; so has one at overflow.
		if off(m2, moment) > 1e-15 && math.Abs(m2-moment) > 1e-323 && moment < math.MaxFloat64*(1-1e-14) {
			t.Fatalf("m2 = %g, want %g", m2, moment)
		}
		slices.Reverse(xs)
		if again, m2Again := Moments(xs); !same(again, mean) || !same(m2Again, m2) {
			t.Fatalf("reversed: %g %g, was %g %g", again, m2Again, mean, m2)
		}
	})
}
