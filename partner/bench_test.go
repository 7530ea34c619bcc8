package partner

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

// full is an agreement of m partners and n items on which nearly all have
// spoken.
func full(m, n int) (Agreement, []Stance) {
	r := rand.New(rand.NewPCG(uint64(m), uint64(n)))
	a := Agreement{ID: "bench", Version: "1"}
	for i := range m {
		a.Partners = append(a.Partners, Organisation{ID: "organisation-" + strconv.Itoa(i)})
	}
	for i := range n {
		item := Item{ID: "item-" + strconv.Itoa(i), Kind: allKinds()[i%5]}
		if item.Kind == Evaluation {
			item.Answers = allQuestions()[i%3]
		}
		a.Items = append(a.Items, item)
	}
	var stances []Stance
	for _, cell := range r.Perm(m * n) {
		if r.IntN(50) == 0 {
			continue
		}
		stances = append(stances, Stance{
			Partner: a.Partners[cell/n].ID, Item: a.Items[cell%n].ID,
			Position: allPositions()[r.IntN(5)], Weight: r.IntN(11), Why: "reason-" + strconv.Itoa(cell%7),
		})
	}
	return a, stances
}

var alignSizes = []struct{ m, n int }{{6, 20}, {60, 200}, {250, 1000}}

func BenchmarkAlign(b *testing.B) {
	for _, size := range alignSizes {
		agreement, stances := full(size.m, size.n)
		b.Run(strconv.Itoa(size.m)+"x"+strconv.Itoa(size.n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Align(agreement, stances); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for _, size := range alignSizes {
		agreement, stances := full(size.m, size.n)
		a, err := Align(agreement, stances)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strconv.Itoa(size.m)+"x"+strconv.Itoa(size.n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := a.Verify(agreement, stances); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkConcord(b *testing.B) {
	for _, size := range []struct{ n, m int }{{20, 6}, {200, 60}, {10_000, 30}} {
		for _, scale := range []struct {
			name  string
			least int64
			span  int64
		}{{"likert", 1, 5}, {"wide", -1 << 40, 1 << 41}} {
			r := rand.New(rand.NewPCG(uint64(size.n), uint64(size.m)))
			rows := make([][]int64, size.n)
			for i := range rows {
				for range size.m {
					rows[i] = append(rows[i], scale.least+r.Int64N(scale.span))
				}
			}
			b.Run(strconv.Itoa(size.n)+"x"+strconv.Itoa(size.m)+"/"+scale.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := Concord(rows); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
