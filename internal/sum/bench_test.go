package sum

import (
	"fmt"
	"testing"
)

var sizes = []int{100, 10_000, 1_000_000}

func incomes(n int) []float64 {
	rng := newRand(9)
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = 30_000 + 12_000*rng.NormFloat64()
	}
	return xs
}

// perValue reports the cost of one value, the figure that the docs quote.
func perValue(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/value")
}

func BenchmarkAdd(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			xs := incomes(n)
			b.ReportAllocs()
			for b.Loop() {
				var a Acc
				for _, x := range xs {
					a.Add(x)
				}
			}
			perValue(b, n)
		})
	}
}

func BenchmarkAddAll(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			xs := incomes(n)
			b.ReportAllocs()
			for b.Loop() {
				var a Acc
				a.AddAll(xs)
			}
			perValue(b, n)
		})
	}
}

func BenchmarkAddProduct(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			xs := incomes(n)
			b.ReportAllocs()
			for b.Loop() {
				var a Acc
				for _, x := range xs {
					a.AddProduct(x, x)
				}
			}
			perValue(b, n)
		})
	}
}

func BenchmarkMoments(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			xs := incomes(n)
			b.ReportAllocs()
			for b.Loop() {
				Moments(xs)
			}
			perValue(b, n)
		})
	}
}

func BenchmarkReport(b *testing.B) {
	for _, n := range sizes {
		xs := incomes(n)
		var sum, squares Acc
		for _, x := range xs {
			sum.Add(x)
			squares.AddProduct(x, x)
		}
		other := sum
		b.Run(fmt.Sprintf("float64/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sum.Float64()
			}
		})
		b.Run(fmt.Sprintf("mean/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sum.Mean(int64(n))
			}
		})
		b.Run(fmt.Sprintf("merge/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				other.Merge(&sum)
			}
		})
		b.Run(fmt.Sprintf("central/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Central(int64(n), &sum, &squares)
			}
		})
	}
}
