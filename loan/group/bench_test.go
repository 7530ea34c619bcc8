package group

import (
	"fmt"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// benchGroup has met ten times; all brought what was asked.
func benchGroup(members int) (Group, essor.Date) {
	g := Group{ID: "g", Currency: xof, Entries: []Entry{}, Meetings: Meetings{First: later(0)}}
	for i := range members {
		g.Members = append(g.Members, Member{ID: fmt.Sprint("m", i), Joined: later(-7), Saving: francs(500),
			Loans: []Loan{lend("l", 100_000, 24, "0.18", loan.Weekly)}})
	}
	for week := range 10 {
		for i := range members {
			id := fmt.Sprint(week, "/", i)
			g.Entries = append(g.Entries,
				Entry{ID: id + "p", On: later(7 * week), Kind: Paid, Member: g.Members[i].ID, Amount: francs(4350)},
				Entry{ID: id + "s", On: later(7 * week), Kind: Saved, Member: g.Members[i].ID, Amount: francs(500)})
		}
	}
	return g, later(70)
}

func BenchmarkSheet(b *testing.B) {
	for _, n := range []int{5, 30, 200} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			g, on := benchGroup(n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := NewSheet(g, on); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCall(b *testing.B) {
	for _, n := range []int{5, 30, 200} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			g, on := benchGroup(n)
			g.Entries = g.Entries[:len(g.Entries)-n/5*2]
			b.ReportAllocs()
			for b.Loop() {
				if _, err := NewCall(g, on); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkShare(b *testing.B) {
	for _, n := range []int{5, 30, 200} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			weights, most := make([]int64, n), make([]int64, n)
			for i := range n {
				weights[i], most[i] = int64(1+i%7), int64(100*(i+1))
			}
			b.ReportAllocs()
			for b.Loop() {
				share(50*int64(n), weights, most)
			}
		})
	}
}
