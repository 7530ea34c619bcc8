package exact_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/essor-go/essor/internal/exact"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

var roundings = map[string]exact.Rounding{
	"half even": exact.HalfEven, "half up": exact.HalfUp, "up": exact.Up,
	"down": exact.Down, "ceiling": exact.Ceiling, "floor": exact.Floor,
}

// The quotients are those of the table in the documentation of
// java.math.RoundingMode, which uses the same names.
func TestMulDivRoundsByName(t *testing.T) {
	tenths := []int64{55, 25, 16, 11, 10, -10, -11, -16, -25, -55}
	want := map[string][]int64{
		"up":        {6, 3, 2, 2, 1, -1, -2, -2, -3, -6},
		"down":      {5, 2, 1, 1, 1, -1, -1, -1, -2, -5},
		"ceiling":   {6, 3, 2, 2, 1, -1, -1, -1, -2, -5},
		"floor":     {5, 2, 1, 1, 1, -1, -2, -2, -3, -6},
		"half up":   {6, 3, 2, 1, 1, -1, -1, -2, -3, -6},
		"half even": {6, 2, 2, 1, 1, -1, -1, -2, -2, -6},
	}
	for name, results := range want {
		for i, n := range tenths {
			got, ok := exact.MulDiv(n, 1, 10, roundings[name])
			if !ok || got != results[i] {
				t.Errorf("%s: %d tenths: got %d, %v, want %d", name, n, got, ok, results[i])
			}
			// The sign may sit on any of the three.
			if got, ok := exact.MulDiv(1, -n, -10, roundings[name]); !ok || got != results[i] {
				t.Errorf("%s: signs moved, %d tenths: got %d, %v, want %d", name, n, got, ok, results[i])
			}
		}
	}
}

func TestMulDivAtTheEdge(t *testing.T) {
	const biggest, smallest = math.MaxInt64, math.MinInt64
	tests := []struct {
		name    string
		a, b, c int64
		r       exact.Rounding
		want    int64
		ok      bool
	}{
		{"nothing over nothing", 0, 0, 0, exact.HalfEven, 0, false},
		{"by zero", 1, 1, 0, exact.HalfEven, 0, false},
		{"zero", 0, biggest, smallest, exact.Up, 0, true},
		{"a 126-bit product", biggest, biggest, biggest, exact.HalfEven, biggest, true},
		{"the smallest divides itself", smallest, smallest, smallest, exact.HalfEven, 0, false}, // -2^63 is not returned
		{"one of it", smallest, 1, smallest, exact.HalfEven, 1, true},
		{"smallest by minus one", smallest, 1, -1, exact.HalfEven, 0, false},
		{"doubled", biggest, 2, 1, exact.Down, 0, false},
		{"rounds past the end", biggest, 2*3 + 1, 2*3 + 0, exact.Up, 0, false},
		{"down to the end", biggest, 3, 3, exact.Down, biggest, true},
		{"quotient of 2^64 - 1/4", 1<<33 - 1, 1<<33 + 1, 4, exact.HalfEven, 0, false},
		{"quotient of 2^64 - 1/4, negative", 1<<33 - 1, -(1<<33 + 1), 4, exact.Up, 0, false},
		{"half of the largest odd", biggest, 1, 2, exact.HalfEven, 1 << 62, true},
		{"a divisor of 2^63, tie to even", 1 << 62, 1, smallest, exact.HalfEven, 0, true},
		{"a divisor of 2^63, tie away", 1 << 62, 1, smallest, exact.HalfUp, -1, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := exact.MulDiv(tt.a, tt.b, tt.c, tt.r)
			require.Equal(t, tt.ok, ok)
			require.Equal(t, tt.want, got)
		})
	}
}

// mulDivOracle is MulDiv by big integers: floor of the doubled quotient tells
// on which side of the half the remainder lies.
func mulDivOracle(a, b, c int64, r exact.Rounding) (int64, bool) {
	if c == 0 {
		return 0, false
	}
	product := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	exactly := new(big.Rat).SetFrac(product, big.NewInt(c))
	q, rem := new(big.Int).QuoRem(product, big.NewInt(c), new(big.Int)) // towards zero
	away := big.NewInt(int64(exactly.Sign()))
	half := new(big.Rat).Sub(exactly, new(big.Rat).SetInt(q))
	side := half.Abs(half).Cmp(big.NewRat(1, 2))
	moves := false
	switch r {
	case exact.Up:
		moves = rem.Sign() != 0
	case exact.Ceiling:
		moves = rem.Sign() != 0 && exactly.Sign() > 0
	case exact.Floor:
		moves = rem.Sign() != 0 && exactly.Sign() < 0
	case exact.HalfUp:
		moves = side >= 0
	case exact.HalfEven:
		moves = side > 0 || side == 0 && q.Bit(0) == 1
	}
	if moves {
		q.Add(q, away)
	}
	if !q.IsInt64() || q.Int64() == math.MinInt64 {
		return 0, false
	}
	return q.Int64(), true
}

// anyInt64 draws numbers of every length, and often the ends.
func anyInt64(rng *rand.Rand) int64 {
	switch rng.IntN(8) {
	case 0:
		return []int64{0, 1, -1, 2, math.MaxInt64, math.MinInt64, math.MinInt64 + 1, 1 << 62}[rng.IntN(8)]
	case 1:
		return rng.Int64N(21) - 10 // ties are common among small numbers
	}
	return int64(rng.Uint64()) >> rng.IntN(63)
}

func TestMulDivAgainstBigIntegers(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 30_000 {
		a, b, c := anyInt64(rng), anyInt64(rng), anyInt64(rng)
		for name, r := range roundings {
			got, ok := exact.MulDiv(a, b, c, r)
			want, wantOK := mulDivOracle(a, b, c, r)
			if got != want || ok != wantOK {
				t.Fatalf("%s: %d × %d ÷ %d: got %d, %v, want %d, %v", name, a, b, c, got, ok, want, wantOK)
			}
		}
	}
}

func FuzzMulDiv(f *testing.F) {
	f.Add(int64(1<<33-1), int64(1<<33+1), int64(4), uint8(0))
	f.Add(int64(139470), int64(55), int64(12_000), uint8(1))
	f.Add(int64(math.MinInt64), int64(math.MinInt64), int64(math.MinInt64), uint8(5))
	f.Fuzz(func(t *testing.T, a, b, c int64, rule uint8) {
		r := exact.Rounding(rule % 6)
		got, ok := exact.MulDiv(a, b, c, r)
		want, wantOK := mulDivOracle(a, b, c, r)
		if got != want || ok != wantOK {
			t.Fatalf("rule %d: %d × %d ÷ %d: got %d, %v, want %d, %v", r, a, b, c, got, ok, want, wantOK)
		}
	})
}

func TestApportion(t *testing.T) {
	tests := []struct {
		name    string
		total   int64
		weights []int64
		want    []int64
	}{
		{"a third each, ties to the earlier", 100, []int64{1, 1, 1}, []int64{34, 33, 33}},
		{"two left over", 101, []int64{1, 1, 1}, []int64{34, 34, 33}},
		{"of a debt the earlier owes more", -100, []int64{1, 1, 1}, []int64{-34, -33, -33}},
		{"nothing", 0, []int64{3, 4}, []int64{0, 0}},
		{"no weight, no part", 7, []int64{0, 2, 0}, []int64{0, 7, 0}},
		{"one unit among many", 1, []int64{1, 3, 2}, []int64{0, 1, 0}},
		{"the whole range", math.MaxInt64, []int64{math.MaxInt64 - 1, 1}, []int64{math.MaxInt64 - 1, 1}},
		// The Alabama paradox: a larger whole may shrink the smallest part.
		{"ten seats", 10, []int64{6, 6, 2}, []int64{4, 4, 2}},
		{"eleven seats", 11, []int64{6, 6, 2}, []int64{5, 5, 1}},
		{"no weights", 5, nil, nil},
		{"all zero", 5, []int64{0, 0}, nil},
		{"negative", 5, []int64{2, -1}, nil},
		{"sum too large", 5, []int64{math.MaxInt64, 1}, nil},
		{"a total without a positive twin", math.MinInt64, []int64{1}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, exact.Apportion(tt.total, tt.weights))
		})
	}
}

// apportionOracle is Hamilton's method as one would do it on paper, in
// decimals of 60 places: give each its floor, then hand the units that are
// left to the largest remainders one after the other.
func apportionOracle(total int64, weights []int64) []int64 {
	sum := decimal.Zero
	for _, w := range weights {
		sum = sum.Add(decimal.NewFromInt(w))
	}
	parts, remainders, left := make([]int64, len(weights)), make([]decimal.Decimal, len(weights)), total
	for i, w := range weights {
		share := decimal.NewFromInt(total).Mul(decimal.NewFromInt(w))
		q, rem := share.QuoRem(sum, 0)
		parts[i], remainders[i] = q.BigInt().Int64(), rem
		left -= parts[i]
	}
	for ; left > 0; left-- {
		best := 0
		for i := range remainders {
			if remainders[i].GreaterThan(remainders[best]) {
				best = i
			}
		}
		parts[best]++
		remainders[best] = decimal.NewFromInt(-1)
	}
	return parts
}

func TestApportionAgainstPaper(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 3_000 {
		weights := make([]int64, 1+rng.IntN(8))
		for i := range weights {
			weights[i] = rng.Int64N(1 << (1 + rng.IntN(59)))
		}
		weights[rng.IntN(len(weights))]++
		total := rng.Int64N(1 << (1 + rng.IntN(62)))
		got := exact.Apportion(total, weights)
		require.Equal(t, apportionOracle(total, weights), got, "%d by %v", total, weights)

		for i := range got {
			got[i] = -got[i]
		}
		require.Equal(t, got, exact.Apportion(-total, weights), "a debt is the mirror of a sum")
	}
}

func FuzzApportion(f *testing.F) {
	f.Add(int64(100), int64(1), int64(1), int64(1))
	f.Add(int64(math.MinInt64), int64(math.MaxInt64), int64(0), int64(-1))
	f.Fuzz(func(t *testing.T, total, a, b, c int64) {
		weights := []int64{a, b, c}
		before := slices.Clone(weights)
		parts := exact.Apportion(total, weights)
		if !slices.Equal(weights, before) {
			t.Fatal("the weights were changed")
		}
		if parts == nil {
			return
		}
		sum, whole := new(big.Int), new(big.Int)
		for i := range parts {
			sum.Add(sum, big.NewInt(parts[i]))
			whole.Add(whole, big.NewInt(weights[i]))
		}
		if sum.Cmp(big.NewInt(total)) != 0 {
			t.Fatalf("%d by %v: parts %v add up to %v", total, weights, parts, sum)
		}
		for i := range parts {
			share := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(total), big.NewInt(weights[i])), whole)
			off := share.Sub(share, new(big.Rat).SetInt64(parts[i]))
			if off.Abs(off).Cmp(big.NewRat(1, 1)) >= 0 {
				t.Fatalf("%d by %v: part %d is %d, a whole unit from its share", total, weights, i, parts[i])
			}
		}
	})
}

func BenchmarkMulDiv(b *testing.B) {
	b.ReportAllocs()
	principal := int64(750_000_00)
	for b.Loop() {
		exact.MulDiv(principal, 55_000_000_000, 12_000_000_000_000, exact.HalfEven)
	}
}

func BenchmarkApportion(b *testing.B) {
	for _, n := range []int{3, 300, 30_000} {
		weights := make([]int64, n)
		for i := range weights {
			weights[i] = int64(i%97 + 1)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				exact.Apportion(99_999_999_999, weights)
			}
		})
	}
}
