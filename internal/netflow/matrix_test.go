package netflow

import (
	"math/rand/v2"
	"testing"

	"github.com/essor-go/essor/internal/netflow/instances"
)

// cheapestMatrix solves a matrix by the oracle.
func cheapestMatrix(rows, cols int, cost []int64) int64 {
	b := &bellman{nodes: rows + cols + 2}
	s, t := rows+cols, rows+cols+1
	for i := range rows {
		b.add(s, i, 1, 0)
		for j := range cols {
			b.add(i, rows+j, 1, cost[i*cols+j])
		}
	}
	for j := range cols {
		b.add(rows+j, t, 1, 0)
	}
	_, total := b.flow(s, t, int64(min(rows, cols)))
	return total
}

// grid draws a small matrix of one of several kinds.
func grid(r *rand.Rand, side int) (rows, cols int, cost []int64) {
	rows, cols = r.IntN(side), r.IntN(side)
	if r.IntN(2) == 0 {
		rows = cols
	}
	width := []int64{1, 2, 5, 100, 1 << 35}[r.IntN(5)]
	kind := r.IntN(3)
	cost = make([]int64, rows*cols)
	for k := range cost {
		i, j := int64(k/cols), int64(k%cols)
		switch kind {
		case 0:
			cost[k] = r.Int64N(2*width) - width
		case 1:
			cost[k] = (i + 1) * (j + 1) % 1000
		case 2:
			cost[k] = i*width/2 - j*j*3 + r.Int64N(width)
		}
	}
	return rows, cols, cost
}

func TestMatrixOracle(t *testing.T) {
	rounds := 4000
	if testing.Short() {
		rounds = 1000
	}
	r := rand.New(rand.NewPCG(2, 2))
	for k := range rounds {
		side := 9
		if k%50 == 0 {
			side = 40
		}
		rows, cols, cost := grid(r, side)
		a, err := AssignMatrix(background, rows, cols, cost, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Verify(rows, cols, cost); err != nil {
			t.Fatalf("%d × %d %v: %v", rows, cols, cost, err)
		}
		if want := cheapestMatrix(rows, cols, cost); a.Total != want {
			t.Fatalf("%d × %d %v: %d, want %d", rows, cols, cost, a.Total, want)
		}
	}
}

func BenchmarkMatrix(b *testing.B) {
	for _, tt := range []struct {
		name string
		n    int
	}{{"1000", 1000}, {"2000", 2000}, {"5000", 5000}} {
		b.Run(tt.name, func(b *testing.B) {
			cost := instances.Matrix(tt.n, 1, 10_000)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := AssignMatrix(background, tt.n, tt.n, cost, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
