package stable

import (
	"context"
	"strconv"
	"testing"
)

// BenchmarkRoommates has agents who all list each other.
func BenchmarkRoommates(b *testing.B) {
	for _, n := range []int{100, 300, 1_000} {
		benchmarkRoommates(b, n, complete(n, 1))
	}
}

// BenchmarkRoommatesSparse has agents with some twenty candidates each.
func BenchmarkRoommatesSparse(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		benchmarkRoommates(b, n, sparse(n, 20, 1))
	}
}

func benchmarkRoommates(b *testing.B, n int, lists [][]int32) {
	b.Run(strconv.Itoa(n), func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Roommates(context.Background(), lists, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkVerify checks the proofs of BenchmarkRoommates.
func BenchmarkVerify(b *testing.B) {
	for _, n := range []int{100, 300, 1_000} {
		lists := complete(n, 1)
		s := roommates(b, lists)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := s.Verify(lists); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkHospitalResidents has residents who list some ten hospitals each.
func BenchmarkHospitalResidents(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		m := sparseMarket(n, n/20, 10, 1)
		for _, best := range []Side{Residents, Hospitals} {
			b.Run(string(best)+"/"+strconv.Itoa(n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := Place(context.Background(), m, best, nil); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
