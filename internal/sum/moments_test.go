package sum

import (
	"math"
	"math/big"
	"testing"
)

// exactMoment is the oracle: Σ(x-mean)² in rationals.
func exactMoment(xs []float64) *big.Rat {
	if len(xs) == 0 {
		return new(big.Rat)
	}
	mean := exact(xs)
	mean.Quo(mean, new(big.Rat).SetInt64(int64(len(xs))))
	total := new(big.Rat)
	for _, x := range xs {
		d := new(big.Rat).SetFloat64(x)
		d.Sub(d, mean)
		total.Add(total, d.Mul(d, d))
	}
	return total
}

// off is the relative distance, 0 for equal values even where both are 0 or
// infinite.
func off(got, want float64) float64 {
	if got == want {
		return 0
	}
	return math.Abs(got-want) / math.Abs(want)
}

func TestMomentsAgainstRationals(t *testing.T) {
	rng := newRand(6)
	families := map[string]func() float64{
		"incomes":    func() float64 { return 30_000 + 12_000*rng.NormFloat64() },
		"answers":    func() float64 { return float64(1 + rng.IntN(5)) },
		"huge mean":  func() float64 { return 1e15 + rng.Float64() },
		"neighbours": func() float64 { return 1 + 0x1p-52*float64(rng.IntN(3)) },
		"constant":   func() float64 { return 0.1 },
		"huge":       func() float64 { return 1e305 * rng.NormFloat64() },
		"largest":    func() float64 { return math.MaxFloat64 * float64(rng.IntN(2)*2-1) },
		"large":      func() float64 { return 1e140 * rng.NormFloat64() },
		"tiny":       func() float64 { return 1e-150 * rng.NormFloat64() },
		"mixed":      func() float64 { return math.Exp(200 * rng.NormFloat64()) },
	}
	for name, draw := range families {
		t.Run(name, func(t *testing.T) {
			for range 40 {
				xs := make([]float64, 1+rng.IntN(30))
				for i := range xs {
					xs[i] = draw()
				}
				mean, m2 := Moments(xs)
				n := new(big.Rat).SetInt64(int64(len(xs)))
				if want := nearest(new(big.Rat).Quo(exact(xs), n)); !same(mean, want) {
					t.Fatalf("mean of %v = %g, want %g", xs, mean, want)
				}
				want := nearest(exactMoment(xs))
				if d := off(m2, want); d > 1e-15 || m2 < 0 {
					t.Fatalf("m2 of %v = %g, want %g, off by %g", xs, m2, want, d)
				}
			}
		})
	}
}

func TestMomentsDependOnNoOrder(t *testing.T) {
	rng := newRand(7)
	for range 40 {
		xs := wilds(rng, 1+rng.IntN(50))
		mean, m2 := Moments(xs)
		rng.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
		again, m2Again := Moments(xs)
		if !same(mean, again) || !same(m2, m2Again) {
			t.Fatalf("shuffled: %g %g, then %g %g", mean, m2, again, m2Again)
		}
	}
}

func TestMomentsOfFew(t *testing.T) {
	tests := []struct {
		name     string
		xs       []float64
		mean, m2 float64
	}{
		{"none", nil, 0, 0},
		{"one", []float64{3.7}, 3.7, 0},
		{"two", []float64{1, 3}, 2, 2},
		// NIST/SEMATECH StRD, NumAcc1: mean 10,000,002, standard deviation 1.
		{"NumAcc1", []float64{10_000_001, 10_000_003, 10_000_002}, 10_000_002, 2},
		{"beyond the range", []float64{math.MaxFloat64, -math.MaxFloat64}, 0, math.Inf(1)},
		{"below the range", []float64{5e-324, -5e-324}, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			mean, m2 := Moments(tt.xs)
			if !same(mean, tt.mean) || !same(m2, tt.m2) {
				t.Errorf("moments = %g, %g, want %g, %g", mean, m2, tt.mean, tt.m2)
			}
			if got := Mean(tt.xs); !same(got, tt.mean) {
				t.Errorf("mean = %g, want %g", got, tt.mean)
			}
		})
	}
}

// The NIST/SEMATECH Statistical Reference Datasets NumAcc2 to NumAcc4: 1001
// values around a constant, with a certified standard deviation of 0.1.
func TestCertifiedDeviations(t *testing.T) {
	for name, base := range map[string]float64{"NumAcc2": 1.2, "NumAcc3": 1_000_000.2, "NumAcc4": 10_000_000.2} {
		xs := []float64{base}
		for range 500 {
			xs = append(xs, base-0.1, base+0.1)
		}
		mean, m2 := Moments(xs)
		// base ± 0.1 is not exact in binary, hence the tolerance on the last two.
		sd := math.Sqrt(m2 / 1000)
		if off(mean, base) > 1e-15 || off(sd, 0.1) > 1e-8 {
			t.Errorf("%s: mean %g, standard deviation %.17g", name, mean, sd)
		}
		if want := nearest(exactMoment(xs)); off(m2, want) > 1e-15 {
			t.Errorf("%s: m2 = %g, want %g", name, m2, want)
		}
	}
}

func TestCentralIsRoundedOnce(t *testing.T) {
	rng := newRand(8)
	for range 100 {
		xs := make([]float64, 1+rng.IntN(30))
		for i := range xs {
			xs[i] = 1e15 + math.Exp(20*rng.NormFloat64())
			if i > 0 && rng.IntN(4) == 0 {
				xs[i] = xs[i-1]
			}
		}
		// Three shards, merged.
		var sums, squares [3]Acc
		for _, x := range xs {
			k := rng.IntN(3)
			sums[k].Add(x)
			if !squares[k].AddProduct(x, x) {
				t.Fatalf("square of %g refused", x)
			}
		}
		for k := 1; k < 3; k++ {
			sums[0].Merge(&sums[k])
			squares[0].Merge(&squares[k])
		}
		want := nearest(exactMoment(xs))
		if got := Central(int64(len(xs)), &sums[0], &squares[0]); !same(got, want) {
			t.Fatalf("m2 of %v = %g, want %g", xs, got, want)
		}
	}
}

func TestCentralRefusesNonsense(t *testing.T) {
	var s, q Acc
	s.Add(10)
	q.Add(1)
	for _, n := range []int64{0, -1, 1, 2, math.MinInt64} {
		if got := Central(n, &s, &q); got != 0 {
			t.Errorf("n %d: %g, want 0", n, got)
		}
	}
}
