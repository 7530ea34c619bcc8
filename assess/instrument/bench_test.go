package instrument

import (
	"fmt"
	"math"
	"testing"
)

// BenchmarkPattern scores one respondent, by how many statements are answered.
func BenchmarkPattern(b *testing.B) {
	p, err := NewPattern(Self18To61)
	if err != nil {
		b.Fatal(err)
	}
	full := Responses{3, 4, 2, 3, 4, 3, 2, 4, 1, 3}
	for _, r := range []Responses{{3}, {3, 4, 2, 3, 4}, full} {
		b.Run(fmt.Sprint(r.Answered()), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if w, err := p.Score(r); err != nil || math.IsNaN(w.Estimate) {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkPrepare is what the first use of a group costs.
func BenchmarkPrepare(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		prepare(0)
	}
}

func BenchmarkTableScore(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := TableScore(Self62Plus, Responses{3, 4, 2, 3, 4, 3, 2, 4, 1, 3}); err != nil {
			b.Fatal(err)
		}
	}
}
