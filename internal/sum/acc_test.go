package sum

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

// exact is the oracle: a sum in rationals, slow and obvious.
func exact(xs []float64) *big.Rat {
	total, x := new(big.Rat), new(big.Rat)
	for _, v := range xs {
		total.Add(total, x.SetFloat64(v))
	}
	return total
}

// nearest rounds a rational once, half to even, with +0 for zero.
func nearest(r *big.Rat) float64 {
	f, _ := r.Float64()
	if f == 0 {
		return 0
	}
	return f
}

func accOf(xs ...float64) *Acc {
	var a Acc
	for _, x := range xs {
		a.Add(x)
	}
	return &a
}

// same compares bits: -0 is not 0, and a NaN never passes.
func same(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) && a == a
}

// wild draws a finite float64 of any magnitude, or one of the special ones.
func wild(rng *rand.Rand) float64 {
	switch rng.IntN(8) {
	case 0:
		special := []float64{0, math.Copysign(0, -1), math.MaxFloat64, -math.MaxFloat64,
			5e-324, -5e-324, 0x1p-1022, 1, -1, 0x1p53, 0x1p971}
		return special[rng.IntN(len(special))]
	case 1:
		return float64(rng.IntN(7)) // answers on a scale
	case 2:
		return rng.NormFloat64() * 30_000
	}
	for {
		x := math.Float64frombits(rng.Uint64())
		if !math.IsNaN(x) && !math.IsInf(x, 0) {
			return x
		}
	}
}

func wilds(rng *rand.Rand, n int) []float64 {
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = wild(rng)
	}
	return xs
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

func TestSumIsRoundedOnce(t *testing.T) {
	tests := []struct {
		name string
		xs   []float64
		want float64
	}{
		{"empty", nil, 0},
		{"negative zero", []float64{math.Copysign(0, -1)}, 0},
		{"one", []float64{0.1}, 0.1},
		{"ten tenths", slices.Repeat([]float64{0.1}, 10), 1},
		{"cancel", []float64{1e300, 0.1, -1e300}, 0.1},
		{"cancel to zero", []float64{1e300, -1e300}, 0},
		{"tie to even down", []float64{1, 0x1p-53}, 1},
		{"tie to even up", []float64{1 + 0x1p-52, 0x1p-53}, 1 + 0x1p-51},
		{"just above a tie", []float64{1, 0x1p-53, 5e-324}, 1 + 0x1p-52},
		{"just below a tie", []float64{1, 0x1p-53, -5e-324}, 1},
		{"negative tie", []float64{-1, -0x1p-53}, -1},
		{"subnormals", []float64{5e-324, 5e-324, 5e-324}, 1.5e-323},
		{"subnormal difference", []float64{0x1p-1022, -5e-324}, 0x1p-1022 - 5e-324},
		{"largest", []float64{math.MaxFloat64}, math.MaxFloat64},
		{"beyond the range and back", []float64{math.MaxFloat64, math.MaxFloat64, -math.MaxFloat64}, math.MaxFloat64},
		{"overflow", []float64{math.MaxFloat64, math.MaxFloat64}, math.Inf(1)},
		{"negative overflow", []float64{-math.MaxFloat64, -math.MaxFloat64}, math.Inf(-1)},
		{"just below overflow", []float64{math.MaxFloat64, 0x1p969}, math.MaxFloat64},
		{"just at overflow", []float64{math.MaxFloat64, 0x1p970}, math.Inf(1)},
		{"significand carries", []float64{0x1p53 - 1, 0.5}, 0x1p53},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := accOf(tt.xs...).Float64(); !same(got, tt.want) {
				t.Errorf("sum = %g, want %g", got, tt.want)
			}
		})
	}
}

func TestSumAgainstRationals(t *testing.T) {
	rng := newRand(1)
	for range 400 {
		xs := wilds(rng, rng.IntN(40))
		want := nearest(exact(xs))
		if got := accOf(xs...).Float64(); !same(got, want) {
			t.Fatalf("sum of %v = %g, want %g", xs, got, want)
		}
	}
}

// Many values of the largest and smallest significands: the carries have to
// come in time.
func TestManyValuesCarry(t *testing.T) {
	for _, x := range []float64{math.MaxFloat64, -math.MaxFloat64, 0x1p-1022 - 5e-324, -5e-324, 1 - 0x1p-53} {
		const n = 3*maxPending + 5
		var one, all, times Acc
		for range n {
			one.Add(x)
		}
		all.AddAll(slices.Repeat([]float64{x}, n))
		times.AddTimes(x, n)
		want := nearest(new(big.Rat).Mul(exact([]float64{x}), big.NewRat(n, 1)))
		for name, a := range map[string]*Acc{"Add": &one, "AddAll": &all, "AddTimes": &times} {
			if got := a.Float64(); !same(got, want) {
				t.Errorf("%s: %d times %g = %g, want %g", name, n, x, got, want)
			}
			if got := a.Mean(n); !same(got, x) {
				t.Errorf("%s: mean of %d times %g = %g", name, n, x, got)
			}
		}
	}
}

func TestOrderAndShardsDoNotMatter(t *testing.T) {
	rng := newRand(2)
	for range 60 {
		xs := wilds(rng, 1+rng.IntN(200))
		whole := accOf(xs...)
		rng.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
		shards := make([]Acc, 1+rng.IntN(5))
		for _, x := range xs {
			shards[rng.IntN(len(shards))].Add(x)
		}
		var merged Acc
		for i := range shards {
			merged.Merge(&shards[i])
		}
		if got, want := merged.Float64(), whole.Float64(); !same(got, want) {
			t.Fatalf("merged %g, whole %g", got, want)
		}
		n := int64(len(xs))
		if got, want := merged.Mean(n), whole.Mean(n); !same(got, want) {
			t.Fatalf("merged mean %g, whole %g", got, want)
		}
	}
}

func TestMergeWithItselfDoubles(t *testing.T) {
	a := accOf(1, 0x1p-60, -3e200)
	a.Merge(a)
	want := accOf(1, 1, 0x1p-60, 0x1p-60, -3e200, -3e200).Float64()
	if got := a.Float64(); !same(got, want) {
		t.Errorf("doubled = %g, want %g", got, want)
	}
	var empty Acc
	a.Merge(&empty)
	if got := a.Float64(); !same(got, want) {
		t.Errorf("merged with nothing = %g, want %g", got, want)
	}
	for range 5000 {
		empty.Merge(a) // carries have to keep up with merges too
	}
	if got := empty.Mean(5000); !same(got, want) {
		t.Errorf("mean of 5000 merges = %g, want %g", got, want)
	}
}

func TestMergeKeepsItsArgument(t *testing.T) {
	a, b := accOf(1, 2), accOf(3, -1e-300)
	before := *b
	a.Merge(b)
	if *b != before {
		t.Error("Merge changed its argument")
	}
}

func TestAddInt(t *testing.T) {
	values := []int64{0, 1, -1, 1<<53 + 1, -1<<53 - 1, math.MaxInt64, math.MinInt64, 1<<32 - 1, -1 << 32}
	var a Acc
	total := new(big.Int)
	for _, v := range values {
		var one Acc
		one.AddInt(v)
		if got, want := one.Float64(), nearest(new(big.Rat).SetInt64(v)); !same(got, want) {
			t.Errorf("AddInt(%d) = %g, want %g", v, got, want)
		}
		a.AddInt(v)
		total.Add(total, big.NewInt(v))
	}
	if got, want := a.Float64(), nearest(new(big.Rat).SetInt(total)); !same(got, want) {
		t.Errorf("sum = %g, want %g", got, want)
	}
}

func TestAddTimesAgainstRationals(t *testing.T) {
	rng := newRand(3)
	counts := []int64{0, 1, -1, 7, -7, 1 << 31, 1<<32 + 5, math.MaxInt64, math.MinInt64}
	for range 200 {
		var a Acc
		want := new(big.Rat)
		for range 10 {
			x, n := wild(rng), counts[rng.IntN(len(counts))]
			a.AddTimes(x, n)
			term := exact([]float64{x})
			want.Add(want, term.Mul(term, new(big.Rat).SetInt64(n)))
		}
		if got := a.Float64(); !same(got, nearest(want)) {
			t.Fatalf("sum of multiples = %g, want %g", got, nearest(want))
		}
	}
}

func TestAddProductAgainstRationals(t *testing.T) {
	rng := newRand(4)
	added, refused := 0, 0
	for range 300 {
		var a Acc
		want := new(big.Rat)
		for range 10 {
			x, y := wild(rng), wild(rng)
			before := a
			if !a.AddProduct(x, y) {
				refused++
				if p := math.Abs(x * y); p >= 0x1p-968 && !math.IsInf(p, 0) {
					t.Fatalf("%g·%g refused", x, y)
				}
				if a != before {
					t.Fatalf("%g·%g refused, but something was added", x, y)
				}
				continue
			}
			added++
			want.Add(want, new(big.Rat).Mul(exact([]float64{x}), exact([]float64{y})))
		}
		if got := a.Float64(); !same(got, nearest(want)) {
			t.Fatalf("sum of products = %g, want %g", got, nearest(want))
		}
	}
	if added == 0 || refused == 0 {
		t.Errorf("%d added, %d refused: the test reached only one", added, refused)
	}
}

func TestAddProductAtItsLimits(t *testing.T) {
	odd := 1 + 0x1p-52
	tests := []struct {
		x, y float64
		want bool
	}{
		{0x1p-484, 0x1p-484, true},
		{0x1p-484 * odd, 0x1p-484 * odd, true}, // lowest bit 2^-1072
		{0x1p-484, 0x1p-485, false},
		{0, 5e-324, true},
		{math.Copysign(0, -1), 5, true},
		{5e-324, 0x1p106, true},
		{5e-324, 0x1p105, false},
		{math.MaxFloat64, 1, true},
		{math.MaxFloat64, odd, false},
		{0x1p512, 0x1p512, false},
		{0x1p512, 0x1p511 * odd, true},
	}
	for _, tt := range tests {
		var a Acc
		if got := a.AddProduct(tt.x, tt.y); got != tt.want {
			t.Errorf("AddProduct(%g, %g) = %t", tt.x, tt.y, got)
		} else if got {
			want := nearest(new(big.Rat).Mul(exact([]float64{tt.x}), exact([]float64{tt.y})))
			if f := a.Float64(); !same(f, want) {
				t.Errorf("%g·%g = %g, want %g", tt.x, tt.y, f, want)
			}
		}
	}
}

// What is not finite is the caller's mistake, but may not panic or give NaN.
func TestNotFiniteIsHarmless(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		a := accOf(x, 1, x)
		a.AddTimes(x, math.MinInt64)
		if a.AddProduct(x, 1) || math.IsNaN(a.Float64()) || math.IsNaN(a.Mean(3)) {
			t.Errorf("%g: product taken, or a NaN came out", x)
		}
	}
}
