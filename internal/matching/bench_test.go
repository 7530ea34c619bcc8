package matching

import (
	"context"
	"strconv"
	"testing"
)

// BenchmarkSolve has people with some ten candidates each.
func BenchmarkSolve(b *testing.B) {
	for _, size := range []int{1_000, 10_000, 100_000} {
		n, edges := profile(size, size/50, 20, 1)
		b.Run(strconv.Itoa(size), func(b *testing.B) { benchmark(b, n, edges, GoalWeight) })
	}
}

// BenchmarkSolveCardinality has them with the most pairs first.
func BenchmarkSolveCardinality(b *testing.B) {
	for _, size := range []int{1_000, 10_000, 100_000} {
		n, edges := profile(size, size/50, 20, 1)
		b.Run(strconv.Itoa(size), func(b *testing.B) { benchmark(b, n, edges, GoalCardinality) })
	}
}

// BenchmarkSolveComplete has all pairs as candidates.
func BenchmarkSolveComplete(b *testing.B) {
	for _, size := range []int{200, 1_000, 2_000} {
		n, edges := complete(size, 1, 10_000)
		b.Run(strconv.Itoa(size), func(b *testing.B) { benchmark(b, n, edges, GoalWeight) })
	}
}

func benchmark(b *testing.B, n int, edges []Edge, goal Goal) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Solve(context.Background(), n, edges, goal, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerify checks the proofs of BenchmarkSolve.
func BenchmarkVerify(b *testing.B) {
	for _, size := range []int{1_000, 10_000, 100_000} {
		n, edges := profile(size, size/50, 20, 1)
		s := solve(b, n, edges, GoalWeight)
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := s.Verify(n, edges); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
