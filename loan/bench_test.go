package loan

import (
	"fmt"
	"math/bits"
	"testing"
)

// The bare loops are what others are measured against: payment given, nothing
// checked, five int64 a row in a slice that is there.

type bareRow struct{ no, payment, principal, interest, balance int64 }

func bareLoop(rows []bareRow, balance, payment int64, num, den uint64) {
	for k := range rows {
		interest := bareInterest(balance, num, den)
		principal := payment - interest
		if k == len(rows)-1 {
			principal = balance
		}
		balance -= principal
		rows[k] = bareRow{int64(k + 1), principal + interest, principal, interest, balance}
	}
}

// bareLoopDates has a day number in each row instead of its number, and
// counts the days between them.
func bareLoopDates(rows []bareRow, days []int64, balance, payment int64, num, den uint64) {
	for k := range rows {
		interest := bareInterest(balance, num*uint64(days[k+1]-days[k]), den)
		principal := payment - interest
		if k == len(rows)-1 {
			principal = balance
		}
		balance -= principal
		rows[k] = bareRow{days[k+1], principal + interest, principal, interest, balance}
	}
}

func bareInterest(balance int64, num, den uint64) int64 {
	hi, lo := bits.Mul64(uint64(balance), num)
	q, rest := bits.Div64(hi, lo, den)
	if twice := 2 * rest; twice > den || twice == den && q&1 == 1 {
		q++
	}
	return int64(q)
}

func benchTerms(rows int, count DayCount) Terms {
	return Terms{
		Advances:  []Advance{{On: day("2026-01-15"), Amount: cash("15000.00 CAD")}},
		Interest:  Interest{YearRate: part("0.055"), DayCount: count},
		Repayment: Repayment{Count: rows},
	}
}

func benchPlan(b *testing.B, rows int, count DayCount) Plan {
	plan, err := Compile(benchTerms(rows, count))
	if err != nil {
		b.Fatal(err)
	}
	return plan
}

// sizes runs a benchmark for one year, three and thirty of monthly rows.
func sizes(b *testing.B, work func(b *testing.B, rows int)) {
	for _, rows := range []int{12, 36, 360} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			b.ReportAllocs()
			work(b, rows)
		})
	}
}

func BenchmarkBareLoop(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		plan, rows := benchPlan(b, n, EqualPeriods), make([]bareRow, n)
		for b.Loop() {
			bareLoop(rows, 15_000_00, plan.payment, plan.ratio.num, plan.ratio.den)
		}
	})
}

func BenchmarkBareLoopDates(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		plan, rows := benchPlan(b, n, Act365), make([]bareRow, n)
		days := []int64{int64(day("2026-01-15").Day())}
		for _, s := range plan.steps {
			days = append(days, int64(s.due.Day()))
		}
		for b.Loop() {
			bareLoopDates(rows, days, 15_000_00, plan.payment, plan.ratio.num, plan.ratio.den)
		}
	})
}

func BenchmarkAppendRows(b *testing.B)      { benchAppendRows(b, EqualPeriods) }
func BenchmarkAppendRowsDates(b *testing.B) { benchAppendRows(b, Act365) }

func benchAppendRows(b *testing.B, count DayCount) {
	sizes(b, func(b *testing.B, n int) {
		plan, rows := benchPlan(b, n, count), make([]Row, 0, n)
		for b.Loop() {
			rows = plan.AppendRows(rows[:0])
		}
	})
}

func BenchmarkSolvePayment(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		plan := benchPlan(b, n, Act365)
		for b.Loop() {
			plan.solve(nil)
		}
	})
}

func BenchmarkCompile(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		terms := benchTerms(n, EqualPeriods)
		for b.Loop() {
			if _, err := Compile(terms); err != nil {
				b.Fatal(err)
			}
		}
	})
}

var escaped *Schedule

func BenchmarkNewSchedule(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		terms := benchTerms(n, EqualPeriods)
		for b.Loop() {
			s, err := NewSchedule(terms)
			if err != nil {
				b.Fatal(err)
			}
			escaped = s
		}
	})
}

// BenchmarkCourse is the general recurrence, at work on much of what terms
// can say: calendar days over actual years, compounding, grace, fees, coins.
func BenchmarkCourse(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		terms := benchTerms(n, ActActISDA)
		terms.Interest.Quote = Effective
		terms.Relief = Relief{Grace: 2, Unpaid: Capitalised}
		terms.Fees = []Fee{{Rate: part("0.001"), Of: Balance, Due: EachRow}}
		terms.Rounding.Payment.Unit = cash("0.05 CAD")
		for b.Loop() {
			s, err := NewSchedule(terms)
			if err != nil {
				b.Fatal(err)
			}
			escaped = s
		}
	})
}

func BenchmarkSolve(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		terms, err := Solve(benchTerms(n, Act365), ForPayment)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := Solve(terms, ForPrincipal); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		terms := benchTerms(n, Act365)
		s, err := NewSchedule(terms)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if err := s.Verify(terms); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkMarshal(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		s, err := NewSchedule(benchTerms(n, Act365))
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := s.MarshalJSON(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// TestBareLoopAgrees keeps the comparison honest.
func TestBareLoopAgrees(t *testing.T) {
	for _, n := range []int{12, 36, 360} {
		plan, err := Compile(benchTerms(n, EqualPeriods))
		if err != nil {
			t.Fatal(err)
		}
		rows := make([]bareRow, n)
		bareLoop(rows, 15_000_00, plan.payment, plan.ratio.num, plan.ratio.den)
		for k, r := range plan.AppendRows(nil) {
			if rows[k] != (bareRow{int64(k + 1), r.payment, r.principal, r.interest, r.balance}) {
				t.Fatalf("row %d differs from the bare loop's", k+1)
			}
		}
	}
}
