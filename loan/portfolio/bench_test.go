package portfolio

import (
	"encoding/json"
	"strconv"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

// benchRules tell the book apart by so many segments over a period.
func benchRules(segments int) Rules {
	rules := Rules{From: day("2026-01-01")}
	for i := range segments {
		rules.Segments = append(rules.Segments, Segment{Name: strconv.Itoa(i), Minimum: 10 * (i % 2)})
	}
	return rules
}

// Of one loan, in a book with no, one and three segments. At 100 ns it is ten
// million a second.
func BenchmarkAdd(b *testing.B) {
	for _, segments := range []int{0, 1, 3} {
		b.Run(strconv.Itoa(segments)+"segments", func(b *testing.B) {
			rules := benchRules(segments)
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

// From a statement to what it brings, with a flow over its whole life.
func BenchmarkOf(b *testing.B) {
	for _, n := range []int{1, 36, 1000} {
		b.Run(strconv.Itoa(n)+"events", func(b *testing.B) {
			terms := loan.Terms{
				Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("15000.00 CAD")}},
				Interest:  loan.Interest{YearRate: rate("0.055")},
				Repayment: loan.Repayment{Count: 36},
			}
			events := []servicing.Event{{ID: "d", On: day("2026-01-15"), Kind: servicing.Disbursed, Amount: cash("15000.00 CAD")}}
			for i := 1; i < n; i++ {
				on, _ := events[0].On.AddDays(i * 36 * 31 / n)
				events = append(events, servicing.Event{ID: strconv.Itoa(i), On: on, Kind: servicing.Paid, Amount: cents(1_600_000 / int64(n))})
			}
			st, err := servicing.Replay(terms, events, day("2029-01-31"), servicing.Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Of("a", terms, st, day("2026-01-15")); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// cellsBook is a book with so many cells.
func cellsBook(b *testing.B, cells int) *Book {
	b.Helper()
	rules := benchRules(1)
	r := draw(2)
	book := bookOf(b, rules, nil)
	for i := range 2 * cells {
		l := drawLoan(r, rules, i)
		l.Keys = []string{strconv.Itoa(i % cells)}
		if err := book.Add(l); err != nil {
			b.Fatal(err)
		}
	}
	return book
}

func BenchmarkMerge(b *testing.B) {
	for _, cells := range []int{1, 100, 10_000} {
		b.Run(strconv.Itoa(cells)+"cells", func(b *testing.B) {
			shard := cellsBook(b, cells)
			whole := bookOf(b, benchRules(1), nil)
			b.ReportAllocs()
			for b.Loop() {
				if err := whole.Merge(shard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReport(b *testing.B) {
	for _, cells := range []int{1, 100, 10_000} {
		b.Run(strconv.Itoa(cells)+"cells", func(b *testing.B) {
			book := cellsBook(b, cells)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := book.Report(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for _, cells := range []int{1, 100, 10_000} {
		b.Run(strconv.Itoa(cells)+"cells", func(b *testing.B) {
			book := cellsBook(b, cells)
			report, err := book.Report()
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := report.Verify(book); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// To JSON and back, as between two machines.
func BenchmarkJSON(b *testing.B) {
	for _, cells := range []int{1, 100, 10_000} {
		b.Run(strconv.Itoa(cells)+"cells", func(b *testing.B) {
			book := cellsBook(b, cells)
			b.ReportAllocs()
			for b.Loop() {
				document, err := json.Marshal(book)
				if err != nil {
					b.Fatal(err)
				}
				var back Book
				if err := essor.Decode(document, &back); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
