package compare

import (
	"fmt"
	"testing"
)

func sized(n int) string {
	switch {
	case n >= 1_000_000:
		return fmt.Sprintf("%dM", n/1_000_000)
	case n >= 1_000:
		return fmt.Sprintf("%dk", n/1_000)
	}
	return fmt.Sprint(n)
}

// BenchmarkWelch goes from two slices to the estimate.
func BenchmarkWelch(b *testing.B) {
	for _, n := range []int{1_000, 100_000, 1_000_000} {
		from, to := skewed(n, 1), skewed(n, 2)
		b.Run(sized(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x, err := SampleOf(from)
				if err != nil {
					b.Fatal(err)
				}
				y, err := SampleOf(to)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := MeanDifference(x.Report(), y.Report(), Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPairedRatio(b *testing.B) {
	for _, n := range []int{1_000, 100_000, 1_000_000} {
		before, after := skewed(n, 1), skewed(n, 2)
		b.Run(sized(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p, err := PairedOf(before, after)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := PairedRatio(p, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkMcNemar is the whole of PairedProportions: interval, exact, mid-p
// and chi-square test.
func BenchmarkMcNemar(b *testing.B) {
	for _, n := range []int64{37, 4_000, 1_000_000} {
		p := Pairs{Both: n, OnlyBefore: 3 * n / 5, OnlyAfter: 2 * n / 5, Neither: n}
		b.Run(sized(int(n)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := PairedProportions(p, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDescribe(b *testing.B) {
	for _, n := range []int{100, 10_000, 1_000_000} {
		values := skewed(n, 3)
		b.Run(sized(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Describe(values, 0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkProportion(b *testing.B) {
	for _, method := range oneSample {
		b.Run(string(method), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Proportion(Count{X: 41, N: 100}, Options{Method: method}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
