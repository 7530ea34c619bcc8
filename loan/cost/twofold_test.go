package cost

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// exactly returns a twofold number without rounding.
func exactly(x twofold) *big.Float {
	f := func(v float64) *big.Float { return new(big.Float).SetPrec(4000).SetFloat64(v) }
	return f(x.high).Add(f(x.high), f(x.low))
}

// TestTwofold holds sums, products, quotients and powers against 4,000 bits.
func TestTwofold(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	draw := func() twofold {
		high := (rng.Float64() - 0.5) * math.Ldexp(1, rng.IntN(80)-40)
		return fold(high, high*0x1p-53*(rng.Float64()-0.5))
	}
	check := func(what string, got twofold, want *big.Float, size float64) {
		t.Helper()
		off, _ := new(big.Float).Sub(exactly(got), want).Float64()
		if math.Abs(off) > 0x1p-100*size {
			t.Errorf("%s misses by %g of %g", what, off, size)
		}
		if fold(got.high, got.low) != got {
			t.Errorf("%s: %v overlap", what, got)
		}
	}
	for range 2_000 {
		x, y := draw(), draw()
		a, b := exactly(x), exactly(y)
		wide := func() *big.Float { return new(big.Float).SetPrec(4000) }
		check("sum", x.plus(y), wide().Add(a, b), math.Abs(x.high)+math.Abs(y.high))
		check("product", x.times(y), wide().Mul(a, b), math.Abs(x.high*y.high))
		check("quotient", x.over(y), wide().Quo(a, b), math.Abs(x.high/y.high))
		near := fold(1, (rng.Float64()-0.5)*1e-3)
		n := 1 + rng.IntN(200)
		want := wide().SetInt64(1)
		for range n {
			want.Mul(want, exactly(near))
		}
		check("power", near.power(n), want, float64(n)*2)
	}
	for _, n := range []int64{0, 1, -1, 1<<53 + 1, -99_999_999_999_999_999, 8_000_000_000_000_000_001} {
		if got, _ := exactly(twofoldOf(n)).Int64(); got != n {
			t.Errorf("%d becomes %d", n, got)
		}
	}
}
