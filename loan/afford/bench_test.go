package afford

import (
	"fmt"
	"testing"

	"github.com/essor-go/essor"
)

// benchQuestion is a family that asks for a loan of so many months, in five
// shocks.
func benchQuestion(months int) Question {
	var q Question
	if err := essor.Decode([]byte(family), &q); err != nil {
		panic(err)
	}
	q.Terms.Repayment.Count = months
	q.Shocks = []Shock{
		{ID: "a", Income: rate("0.1")}, {ID: "b", MonthsWithout: 1}, {ID: "c", Expenses: rate("0.05")},
		{ID: "d", Cost: cents(10_000)}, {ID: "e", Rate: rate("0.02")},
	}
	return q
}

func BenchmarkOf(b *testing.B) {
	for _, months := range []int{12, 36, 260} {
		b.Run(fmt.Sprint(months), func(b *testing.B) {
			q := benchQuestion(months)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Of(q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for _, months := range []int{12, 36, 260} {
		b.Run(fmt.Sprint(months), func(b *testing.B) {
			q := benchQuestion(months)
			a, err := Of(q)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := a.Verify(q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
