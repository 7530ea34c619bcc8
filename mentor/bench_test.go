package mentor

import (
	"context"
	"strconv"
	"testing"
)

func BenchmarkMatch(b *testing.B) {
	for _, n := range []int{60, 600, 3000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool := draw(n, 20, 1)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Match(context.Background(), pool, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for _, n := range []int{60, 600, 3000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool := draw(n, 20, 1)
			m, err := Match(context.Background(), pool, Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := m.Verify(pool); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
