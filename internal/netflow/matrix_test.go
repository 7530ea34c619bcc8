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

// TestMatrixKinds has matrices larger than a block of columns, square and not,
// with structure that misleads the choice of cells, and compares with Assign.
func TestMatrixKinds(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 17))
	for name, cost := range map[string]func(i, j int64) int64{
		"alike":         func(_, _ int64) int64 { return 7 },
		"two":           func(i, j int64) int64 { return (i*7 + j*13) % 2 },
		"products":      func(i, j int64) int64 { return i * j },
		"less products": func(i, j int64) int64 { return -i * j },
		"random":        func(_, _ int64) int64 { return r.Int64N(300) },
		"limits":        func(_, _ int64) int64 { return r.Int64N(2*MaxCost+1) - MaxCost },
		"dear columns":  func(_, j int64) int64 { return r.Int64N(50) + j*j*j },
		"dear rows":     func(i, _ int64) int64 { return r.Int64N(50) - i*i*i },
		"one column":    func(_, j int64) int64 { return min(j, 1)*1000 + r.Int64N(3) },
		"diagonal":      func(i, j int64) int64 { return max(i-j, j-i) },
		"blocks":        func(i, j int64) int64 { return (i/40-j/40)*(i/40-j/40)*1000 + r.Int64N(10) },
	} {
		for _, size := range [][2]int{{90, 90}, {150, 150}, {64, 129}, {130, 65}} {
			rows, cols := size[0], size[1]
			cells := make([]int64, rows*cols)
			p := Problem{Out: make([]int64, rows), Missions: make([]Mission, cols)}
			for k := range cells {
				i, j := k/cols, k%cols
				cells[k] = cost(int64(i), int64(j))
				p.Missions[j].Capacity = 1
				p.Arcs = append(p.Arcs, Arc{int32(i), int32(j), cells[k]})
				if p.Out[i] = Must; rows > cols { // whoever stays out costs more than anyone inside
					p.Out[i] = MaxCost
				}
			}
			a, err := AssignMatrix(background, rows, cols, cells, nil)
			if err == nil {
				err = a.Verify(rows, cols, cells)
			}
			if err != nil {
				t.Fatalf("%s %v: %v", name, size, err)
			}
			if rows > cols && name == "limits" {
				continue // MaxCost isn't above all costs
			}
			b, err := Assign(background, p, nil)
			if err != nil {
				t.Fatalf("%s %v: %v", name, size, err)
			}
			if total := b.Total - int64(max(rows-cols, 0))*MaxCost; a.Total != total {
				t.Errorf("%s %v: %d, as arcs %d", name, size, a.Total, total)
			}
		}
	}
}
