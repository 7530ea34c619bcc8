package servicing

import (
	"strconv"
	"testing"

	"github.com/essor-go/essor/loan"
)

// benchLife is a loan of 36 months, lent and paid in n events that come in
// order: one a month, or spread over three years.
func benchLife(n int) (loan.Terms, []Event, int) {
	terms := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("15000.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate("0.055")},
		Repayment: loan.Repayment{Count: 36},
	}
	start := day("2026-01-15").Day()
	events := []Event{{ID: "d", On: day("2026-01-15"), Kind: Disbursed, Amount: cash("15000.00 CAD")}}
	for i := 1; i < n; i++ {
		id := strconv.Itoa(i)
		events = append(events, Event{ID: "p00000"[:6-len(id)] + id, On: dayOf(start + i*36*31/n), Kind: Paid, Amount: cents(1_600_000 / int64(n))})
	}
	return terms, events, start + 36*31
}

func BenchmarkReplay(b *testing.B) {
	for _, n := range []int{1, 36, 1000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			terms, events, asOf := benchLife(n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Replay(terms, events, dayOf(asOf), Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Events that come in no order are sorted first.
func BenchmarkReplayUnordered(b *testing.B) {
	for _, n := range []int{36, 1000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			terms, events, asOf := benchLife(n)
			draw(1).Shuffle(n, func(i, j int) { events[i], events[j] = events[j], events[i] })
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Replay(terms, events, dayOf(asOf), Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPayOff(b *testing.B) {
	terms, events, asOf := benchLife(36)
	st, err := Replay(terms, events, dayOf(asOf), Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := st.PayOff(dayOf(asOf + 30)); err != nil {
			b.Fatal(err)
		}
	}
}

// Finding the payment anew is the dearest thing an event can ask for.
func BenchmarkRelevel(b *testing.B) {
	terms, _, _ := benchLife(1)
	for _, n := range []int{12, 120, 600} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			terms.Repayment.Count = n
			p, err := loan.Compile(terms)
			if err != nil {
				b.Fatal(err)
			}
			s := newState(&terms, &Options{}, &p)
			s.day, s.notDue = day("2026-01-20").Day(), 1_400_000
			b.ReportAllocs()
			for b.Loop() {
				s.level()
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for _, n := range []int{1, 36, 1000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			terms, events, asOf := benchLife(n)
			st, err := Replay(terms, events, dayOf(asOf), Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := st.Verify(terms, events); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A weekly flat group loan with savings, and a loan of much that terms can say.
func BenchmarkReplayVaried(b *testing.B) {
	group := loan.GroupLoan(cash("900.00 CAD"), day("2026-01-15"), rate("0.24"), 36, cash("2.00 CAD"))
	varied, _, _ := benchLife(1)
	varied.Interest.DayCount, varied.Interest.Quote = loan.ActActISDA, loan.Effective
	varied.Relief = loan.Relief{Grace: 2, Unpaid: loan.Capitalised}
	varied.Fees = []loan.Fee{{Rate: rate("0.001"), Of: loan.Balance, Due: loan.EachRow}}
	for name, terms := range map[string]loan.Terms{"group": group, "varied": varied} {
		s, err := loan.NewSchedule(terms)
		if err != nil {
			b.Fatal(err)
		}
		events := asAgreed(&terms, s)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Replay(terms, events, s.At(s.Len()-1).Due(), Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkTrail(b *testing.B) {
	for _, n := range []int{36, 1000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			terms, events, asOf := benchLife(n)
			st, err := Replay(terms, events, dayOf(asOf), Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				st.Trail()
			}
		})
	}
}
