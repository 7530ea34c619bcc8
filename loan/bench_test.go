package loan

import (
	"fmt"
	"math/bits"
	"testing"

	"github.com/essor-go/essor"
)

type bareRow struct{ no, payment, principal, interest, balance int64 }

// bare is the loop that DESIGN §8 measures against.
func bare(rows []bareRow, principal, payment int64, num, den uint64) {
	balance := principal
	for k := range rows {
		hi, lo := bits.Mul64(uint64(balance), num)
		q, rest := bits.Div64(hi, lo, den)
		if twice := rest * 2; twice > den || twice == den && q&1 == 1 {
			q++
		}
		interest := int64(q)
		part := payment - interest
		if k == len(rows)-1 {
			part = balance
		}
		balance -= part
		rows[k] = bareRow{int64(k + 1), part + interest, part, interest, balance}
	}
}

func BenchmarkBareLoop(b *testing.B) {
	for _, n := range []int{12, 36, 360} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			rows := make([]bareRow, n)
			b.ReportAllocs()
			for b.Loop() {
				bare(rows, 1500000, 45294, 55000000000, 12000000000000)
			}
		})
	}
}

func benchTerms(n int, count DayCount) Terms {
	return Terms{
		Advances:  []Advance{{On: essor.MustParseDate("2026-01-15"), Amount: essor.MustParseMoney("15000.00 CAD")}},
		Interest:  Interest{YearRate: essor.MustParseFraction("0.055"), DayCount: count},
		Repayment: Repayment{Count: n},
	}
}

func BenchmarkAppendRows(b *testing.B) {
	for _, n := range []int{12, 36, 360} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			plan, err := Compile(benchTerms(n, EqualPeriods))
			if err != nil {
				b.Fatal(err)
			}
			rows := make([]Row, 0, n)
			b.ReportAllocs()
			for b.Loop() {
				rows = plan.AppendRows(rows[:0])
			}
		})
	}
}

func BenchmarkSolvePayment(b *testing.B) {
	for _, n := range []int{12, 36, 360} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			plan, err := Compile(benchTerms(n, EqualPeriods))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				plan.solve()
			}
		})
	}
}
func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{12, 36, 360} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			t := benchTerms(n, EqualPeriods)
			for b.Loop() {
				plan, err := Compile(t)
				if err != nil {
					b.Fatal(err)
				}
				_ = plan
			}
		})
	}
}

func BenchmarkNewSchedule(b *testing.B) {
	for _, n := range []int{12, 36, 360} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			t := benchTerms(n, EqualPeriods)
			for b.Loop() {
				s, err := NewSchedule(t)
				if err != nil {
					b.Fatal(err)
				}
				sink = s
			}
		})
	}
}

var sink any
