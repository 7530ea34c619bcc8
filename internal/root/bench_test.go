package root

import (
	"fmt"
	"math"
	"testing"
)

func BenchmarkFind(b *testing.B) {
	for _, payments := range []int{12, 36, 360} {
		b.Run(fmt.Sprint(payments), func(b *testing.B) {
			f := func(i float64) float64 { return 1.4/float64(payments)*(1-math.Pow(1+i, -float64(payments)))/i - 1 }
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Find(f, 1e-6, 1, Options{Tolerance: 1e-13}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkNewton(b *testing.B) {
	for _, target := range []float64{3, 300, 3e30} {
		b.Run(fmt.Sprint(target), func(b *testing.B) {
			f := func(x float64) (float64, float64) { e := math.Exp(x); return e - target, e }
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Newton(f, 0, 100, Options{Tolerance: 1e-13}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSmallestInt(b *testing.B) {
	for _, hi := range []int64{1 << 10, 1 << 30, math.MaxInt64} {
		b.Run(fmt.Sprint(hi), func(b *testing.B) {
			at := hi / 3
			b.ReportAllocs()
			for b.Loop() {
				SmallestInt(0, hi, func(v int64) bool { return v >= at })
			}
		})
	}
}
