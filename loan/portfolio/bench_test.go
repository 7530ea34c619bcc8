package portfolio

import (
	"encoding/json"
	"strconv"
	"testing"

	"github.com/essor-go/essor"
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
