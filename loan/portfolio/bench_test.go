package portfolio

import (
	"strconv"
	"testing"
)

func BenchmarkAdd(b *testing.B) {
	for _, segments := range []int{0, 1, 3} {
		b.Run(strconv.Itoa(segments)+"segments", func(b *testing.B) {
			rules := Rules{From: day("2026-01-01")}
			for i := range segments {
				rules.Segments = append(rules.Segments, Segment{Name: strconv.Itoa(i)})
			}
			loans := drawLoans(draw(1), rules, 1024)
			book := bookOf(b, rules, loans)
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				if err := book.Add(loans[i&1023]); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
}
