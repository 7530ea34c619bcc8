package exact

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestWide holds sums of wide products and their quotients against big
// integers.
func TestWide(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	word := func() uint64 { return rng.Uint64() >> rng.IntN(64) }
	for range 20_000 {
		var w Wide
		sum := new(big.Int)
		for range 1 + rng.IntN(4) {
			a, hi, lo := word()>>9, word(), word()
			w.AddMul(a, hi, lo)
			coefficient := new(big.Int).SetUint64(hi)
			coefficient.Lsh(coefficient, 64).Add(coefficient, new(big.Int).SetUint64(lo))
			sum.Add(sum, coefficient.Mul(coefficient, new(big.Int).SetUint64(a)))
		}
		c, d := max(1, word()), max(1, word())
		den := new(big.Int).Mul(new(big.Int).SetUint64(c), new(big.Int).SetUint64(d))
		q, rest := new(big.Int).QuoRem(sum, den, new(big.Int))
		half := new(big.Int).Lsh(rest, 1).Cmp(den)
		for rule, up := range map[Rounding]bool{
			HalfEven: half > 0 || half == 0 && q.Bit(0) == 1, HalfUp: half >= 0,
			Up: rest.Sign() > 0, Ceiling: rest.Sign() > 0, Down: false, Floor: false,
		} {
			want := new(big.Int).Set(q)
			if up {
				want.Add(want, big.NewInt(1))
			}
			got, ok := w.Div(c, d, rule)
			if fits := q.IsInt64() && q.Int64() < 1<<63-1; ok != fits || ok && got != want.Int64() {
				t.Fatalf("%v / (%d × %d) by rule %d is %d, %t, want %v", sum, c, d, rule, got, ok, want)
			}
		}
	}
}
