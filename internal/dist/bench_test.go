package dist

import (
	"fmt"
	"testing"
)

var benchShapes = []float64{2.5, 40, 1e6}

func BenchmarkNormal(b *testing.B) {
	for _, x := range []float64{0.3, 3, 30} {
		b.Run(fmt.Sprintf("sf/%g", x), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Normal{}.SF(x)
			}
		})
		b.Run(fmt.Sprintf("quantile/%g", x), func(b *testing.B) {
			p := Normal{}.SF(x)
			b.ReportAllocs()
			for b.Loop() {
				Normal{}.Quantile(p)
			}
		})
	}
}

func BenchmarkStudentT(b *testing.B) {
	for _, df := range []float64{5, 80, 1e6} {
		d, _ := NewStudentT(df)
		b.Run(fmt.Sprintf("new/%g", df), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				NewStudentT(df)
			}
		})
		b.Run(fmt.Sprintf("sf/%g", df), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.SF(2.1)
			}
		})
		b.Run(fmt.Sprintf("quantile/%g", df), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.UpperQuantile(0.025)
			}
		})
	}
}

func BenchmarkBeta(b *testing.B) {
	for _, a := range benchShapes {
		d, _ := NewBeta(a, 2*a)
		b.Run(fmt.Sprintf("cdf/%g", a), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.CDF(0.33)
			}
		})
		b.Run(fmt.Sprintf("quantile/%g", a), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.Quantile(0.025)
			}
		})
	}
}

func BenchmarkGamma(b *testing.B) {
	for _, a := range benchShapes {
		d, _ := NewGamma(a)
		b.Run(fmt.Sprintf("sf/%g", a), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.SF(a * 1.01)
			}
		})
		b.Run(fmt.Sprintf("quantile/%g", a), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.Quantile(0.025)
			}
		})
	}
}

func BenchmarkBinomial(b *testing.B) {
	for _, n := range []int64{20, 2000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d, _ := NewBinomial(n, 0.5)
			b.ReportAllocs()
			for b.Loop() {
				d.MidCDF(n * 2 / 5)
			}
		})
	}
}

func BenchmarkNoncentralT(b *testing.B) {
	for _, nc := range []float64{0.5, 5, 40} {
		b.Run(fmt.Sprint(nc), func(b *testing.B) {
			d, _ := NewNoncentralT(38, nc)
			b.ReportAllocs()
			for b.Loop() {
				d.SF(2.02)
			}
		})
	}
}
