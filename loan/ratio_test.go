package loan

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/essor-go/essor"
)

// TestRatioIsExact holds every way of computing interest against big.Rat, at
// the limits and on ties too.
func TestRatioIsExact(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	bases := [...]int{12, 24, 26, 52, 360, 365}
	for n := range 60_000 {
		basis := bases[rng.IntN(len(bases))]
		weight := uint64(1)
		if basis >= 360 {
			weight = 1 + uint64(rng.IntN(32))
		}
		rate := drawRate(rng)
		balance := rng.Int64N(essor.MaxMinor + 1)
		switch n % 4 {
		case 1:
			balance >>= rng.UintN(57)
		case 2: // an exact half
			rate = rateUnit / 10 * (1 + rng.Int64N(9))
			balance = (2*rng.Int64N(1_000_000) + 1) * int64(basis) * 5
			weight = 1
		case 3:
			balance = essor.MaxMinor - rng.Int64N(1_000)
		}
		r := newRatio(rate, basis)
		exact := big.NewRat(rate, rateUnit*int64(basis))
		exact.Mul(exact, new(big.Rat).SetInt64(int64(weight)))
		exact.Mul(exact, new(big.Rat).SetInt64(balance))
		want := roundHalfEven(exact)
		if got := r.of(balance, weight); got != want {
			t.Fatalf("%d at %d over %d × %d: %d, want %d", balance, rate, basis, weight, got, want)
		}
		if got, ok := quickInterest(r, balance, weight); ok && got != want {
			t.Fatalf("quick: %d at %d over %d × %d: %d, want %d", balance, rate, basis, weight, got, want)
		}
	}
}

// quickInterest runs one interest-only row through the tight loop.
func quickInterest(r ratio, balance int64, weight uint64) (int64, bool) {
	p := Plan{interestOnly: 1, ratio: r, maxInterest: math.MaxInt64, steps: []step{{weight: int32(weight)}, {}}}
	var row [1]Row
	state := run{balance: balance}
	p.quick(&state, 0, row[:])
	return row[0].interest, state.k == 1
}

func TestRoundHalfEven(t *testing.T) {
	for _, tt := range []struct {
		num, den, want int64
	}{{0, 3, 0}, {1, 2, 0}, {3, 2, 2}, {5, 2, 2}, {7, 2, 4}, {5, 3, 2}, {4, 3, 1}, {51, 100, 1}, {49, 100, 0}, {8, 2, 4}} {
		if got := roundHalfEven(big.NewRat(tt.num, tt.den)); got != tt.want {
			t.Errorf("%d/%d: %d, want %d", tt.num, tt.den, got, tt.want)
		}
		if got := divHalfEven(0, uint64(tt.num), uint64(tt.den)); got != tt.want {
			t.Errorf("div %d/%d: %d, want %d", tt.num, tt.den, got, tt.want)
		}
	}
}
