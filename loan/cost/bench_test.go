package cost

import (
	"fmt"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

func schedule(tb testing.TB, rows int) []loan.Flow {
	s, err := loan.NewSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: essor.MustParseDate("2026-01-15"), Amount: essor.MustParseMoney("20000.00 INR")}},
		Interest:  loan.Interest{YearRate: essor.MustParseFraction("0.15")},
		Repayment: loan.Repayment{Count: rows},
		Fees:      []loan.Fee{{Amount: essor.MustParseMoney("400.00 INR")}},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return s.Flows()
}

func BenchmarkRate(b *testing.B) {
	for _, rule := range []Rule{NominalMonthly, Effective, USRegZ, EUAPRC, CanadaAPR, QuebecRate} {
		for _, n := range []int{12, 36, 360} {
			b.Run(fmt.Sprintf("%s/%d", rule, n), func(b *testing.B) {
				flows := schedule(b, n)
				b.ReportAllocs()
				for b.Loop() {
					if _, err := Rate(rule, flows); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkRateOfTranches is a study loan: two tranches, with payments between.
func BenchmarkRateOfTranches(b *testing.B) {
	for _, n := range []int{12, 36, 360} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, err := loan.NewSchedule(loan.StudyLoan([]loan.Advance{
				{On: essor.MustParseDate("2026-01-12"), Amount: essor.MustParseMoney("4000.00 CAD")},
				{On: essor.MustParseDate("2026-04-01"), Amount: essor.MustParseMoney("3500.00 CAD")},
			}, essor.MustParseFraction("0.055"), 8, n-8))
			if err != nil {
				b.Fatal(err)
			}
			flows := s.Flows()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Rate(CanadaCriminal, flows); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for _, n := range []int{12, 36, 360} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			flows := schedule(b, n)
			answer, err := Of(Effective, flows)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if err := answer.Verify(flows); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
