package sum

import (
	"math"
	"math/big"
	"testing"
)

func TestMeanIsRoundedOnce(t *testing.T) {
	rng := newRand(5)
	counts := []int64{1, 2, 3, 7, 10, 1e6, 1<<32 - 1, 1 << 32, 1<<53 + 1, math.MaxInt64}
	for range 300 {
		xs := wilds(rng, rng.IntN(12))
		a := accOf(xs...)
		n := counts[rng.IntN(len(counts))]
		want := nearest(new(big.Rat).Quo(exact(xs), new(big.Rat).SetInt64(n)))
		if got := a.Mean(n); !same(got, want) {
			t.Fatalf("mean of %v over %d = %g, want %g", xs, n, got, want)
		}
	}
}

func TestMeanAtTheEdges(t *testing.T) {
	tests := []struct {
		name string
		xs   []float64
		n    int64
		want float64
	}{
		{"half of the smallest, to even", []float64{5e-324}, 2, 0},
		{"three halves of the smallest, to even", []float64{5e-324, 5e-324, 5e-324}, 2, 1e-323},
		{"two thirds of the smallest", []float64{5e-324, 5e-324}, 3, 5e-324},
		{"a third of the smallest", []float64{5e-324}, 3, 0},
		{"negative third of the smallest", []float64{-5e-324}, 3, 0},
		{"sum beyond the range", []float64{math.MaxFloat64, math.MaxFloat64}, 2, math.MaxFloat64},
		{"no values", nil, 0, 0},
		{"negative count", []float64{1}, -1, 0},
		{"third", []float64{1}, 3, 1.0 / 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := accOf(tt.xs...).Mean(tt.n); !same(got, tt.want) {
				t.Errorf("mean = %g, want %g", got, tt.want)
			}
		})
	}
}

func TestSign(t *testing.T) {
	tests := []struct {
		xs   []float64
		want int
	}{
		{nil, 0},
		{[]float64{1, -1}, 0},
		{[]float64{1e300, 5e-324, -1e300}, 1},
		{[]float64{1e300, -5e-324, -1e300}, -1},
	}
	for _, tt := range tests {
		if got := accOf(tt.xs...).Sign(); got != tt.want {
			t.Errorf("sign of the sum of %v = %d, want %d", tt.xs, got, tt.want)
		}
	}
}

// Reading a result may not disturb an accumulator that goes on.
func TestReadingChangesNothing(t *testing.T) {
	a := accOf(0.1, -5e20, 5e-324)
	before := *a
	a.Float64()
	a.Mean(3)
	a.Sign()
	if *a != before {
		t.Error("reading changed the accumulator")
	}
}
