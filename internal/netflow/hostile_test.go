package netflow

import (
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"
)

// TestHostile has what is legal, but unkind.
func TestHostile(t *testing.T) {
	agents := func(n int, out int64) []int64 {
		list := make([]int64, n)
		for i := range list {
			list[i] = out
		}
		return list
	}
	all := func(n, m int, cost func(i, j int64) int64) []Arc {
		var list []Arc
		for i := range n {
			for j := range m {
				list = append(list, Arc{int32(i), int32(j), cost(int64(i), int64(j))})
			}
		}
		return list
	}
	one := func(int64, int64) int64 { return 1 }
	places := func(m int, capacity, lower int32) []Mission {
		list := make([]Mission, m)
		for j := range list {
			list[j] = Mission{capacity, lower}
		}
		return list
	}
	for _, tt := range []struct {
		name string
		p    Problem
		want int64
		cut  bool
	}{
		{"nobody", Problem{}, 0, false},
		{"no arcs", Problem{Out: agents(3, 7), Missions: places(2, 5, 0)}, 21, false},
		{"must without arcs", Problem{Out: agents(1, Must)}, 0, true},
		{"no capacity", Problem{agents(2, 4), places(1, 0, 0), all(2, 1, one)}, 8, false},
		{"must without capacity", Problem{agents(2, Must), places(1, 0, 0), all(2, 1, one)}, 0, true},
		{"endless price war", Problem{agents(60, Must), places(59, 1, 0), all(60, 59, one)}, 0, true},
		{"dear price war", Problem{agents(60, Must), places(59, 1, 0), all(60, 59, func(i, j int64) int64 {
			return (i*j%3 - 1) * MaxCost
		})}, 0, true},
		{"limit costs", Problem{agents(2, MaxCost), places(2, 1, 0), all(2, 2, func(i, j int64) int64 { return -MaxCost })}, -2 * MaxCost, false},
		{"huge capacity", Problem{agents(50, 0), places(3, math.MaxInt32, 0), all(50, 3, func(i, j int64) int64 { return -i - j })}, -50*49/2 - 100, false},
		{"huge lower bound", Problem{agents(5, 0), places(1, math.MaxInt32, math.MaxInt32), all(5, 1, one)}, 0, true},
		{"all alike", Problem{agents(300, 5), places(100, 2, 1), all(300, 100, one)}, 200 + 500, false},
		{"products", Problem{agents(120, Must), places(120, 1, 1), all(120, 120, func(i, j int64) int64 { return i * j })}, 280840, false},
	} {
		a, err := Assign(background, tt.p, nil)
		var cut *Infeasible
		switch {
		case errors.As(err, &cut):
			if err := cut.Verify(tt.p); !tt.cut || err != nil {
				t.Errorf("%s: %v, %v", tt.name, cut, err)
			}
		case err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.cut || a.Total != tt.want:
			t.Errorf("%s: %d, want %d (cut: %t)", tt.name, a.Total, tt.want, tt.cut)
		default:
			if err := a.Verify(tt.p); err != nil {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
	}
}

// TestLimits has costs and bounds at and near their limits, of either sign, and
// parallel arcs: the proofs say whether the answers are right.
func TestLimits(t *testing.T) {
	rounds := 3000
	if testing.Short() {
		rounds = 600
	}
	r := rand.New(rand.NewPCG(14, 14))
	limit := func() int64 {
		return []int64{-MaxCost, 1 - MaxCost, -1, 0, 1, MaxCost - 1, MaxCost}[r.IntN(7)]
	}
	answers, cuts := 0, 0
	for range rounds {
		n, m := 1+r.IntN(30), 1+r.IntN(12)
		p := Problem{Out: make([]int64, n), Missions: make([]Mission, m)}
		for i := range p.Out {
			if p.Out[i] = limit(); r.IntN(4) == 0 {
				p.Out[i] = Must
			}
		}
		for j := range p.Missions {
			p.Missions[j].Capacity = []int32{0, 1, 2, 9, math.MaxInt32}[r.IntN(5)]
			p.Missions[j].Lower = min(p.Missions[j].Capacity, int32(r.IntN(2)*r.IntN(4)))
		}
		for range r.IntN(6 * n) {
			a := Arc{int32(r.IntN(n)), int32(r.IntN(m)), limit()}
			for range 1 + r.IntN(3) {
				p.Arcs = append(p.Arcs, a)
				a.Cost = limit()
			}
		}
		a, err := Assign(background, p, nil)
		var cut *Infeasible
		if errors.As(err, &cut) {
			cuts++
			err = cut.Verify(p)
		} else if err == nil {
			answers++
			err = a.Verify(p)
		}
		if err != nil {
			t.Fatalf("%+v: %v", p, err)
		}
	}
	t.Logf("%d answers and %d cuts", answers, cuts)
}

// TestFlowLimits does the same for networks, with loops.
func TestFlowLimits(t *testing.T) {
	rounds := 2000
	if testing.Short() {
		rounds = 400
	}
	r := rand.New(rand.NewPCG(15, 15))
	count := map[string]int{}
	for range rounds {
		n := 1 + r.IntN(8)
		x := Network{Supply: make([]int64, n)}
		units := []int64{0, 1, 7, MaxUnits - 1, MaxUnits}
		for k := r.IntN(n); k > 0; k-- {
			if v, w := r.IntN(n), r.IntN(n); x.Supply[v] == 0 && x.Supply[w] == 0 {
				s := units[r.IntN(5)]
				x.Supply[v] += s
				x.Supply[w] -= s
			}
		}
		for range r.IntN(5 * n) {
			l := Link{int32(r.IntN(n)), int32(r.IntN(n)), 0, units[r.IntN(5)], []int64{-MaxCost, -1, 0, 1, MaxCost}[r.IntN(5)]}
			if r.IntN(3) == 0 {
				l.Lower = l.Capacity
			}
			if r.IntN(4) == 0 {
				l.Capacity = Unlimited
			}
			x.Links = append(x.Links, l, l)
		}
		f, err := MinCostFlow(background, x, nil)
		var cut *FlowInfeasible
		var cycle *FlowUnbounded
		var fault *InputError
		switch {
		case errors.As(err, &cut):
			count["cut"]++
			err = cut.Verify(x)
		case errors.As(err, &cycle):
			count["cycle"]++
			err = cycle.Verify(x)
		case errors.As(err, &fault) && fault.Fault == FaultTotal:
			count["total"]++
			err = nil
		case err == nil:
			count["flow"]++
			err = f.Verify(x)
		}
		if err != nil {
			t.Fatalf("%+v: %v", x, err)
		}
	}
	t.Log(count)
}

// allocated returns the bytes that a function allocates, those it frees
// included.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestMemory holds what is promised of memory against what is cruel: a million
// who have nothing to do with each other, and costs i·j, by which all prices
// move time and again.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	const million = 1_000_000
	products := Problem{Out: make([]int64, 200), Missions: make([]Mission, 200)}
	for i := range int32(200) {
		products.Out[i], products.Missions[i] = Must, Mission{1, 0}
		for j := range int32(200) {
			products.Arcs = append(products.Arcs, Arc{i, j, int64(i) * int64(j)})
		}
	}
	for _, tt := range []struct {
		name string
		p    Problem
		most uint64
	}{
		{"isolated", Problem{Out: make([]int64, million), Missions: make([]Mission, million)}, 160 * million},
		{"one mission", Problem{Out: make([]int64, million), Missions: []Mission{{million, 0}}, Arcs: make([]Arc, million)}, 240 * million},
		{"products", products, 40_000 * 400},
	} {
		used := allocated(func() {
			if _, err := Assign(background, tt.p, nil); err != nil {
				t.Fatal(err)
			}
		})
		if t.Logf("%s: %d bytes", tt.name, used); used > tt.most {
			t.Errorf("%s: %d bytes allocated, more than %d", tt.name, used, tt.most)
		}
	}
	used := allocated(func() {
		if _, err := MinCostFlow(background, Network{Supply: make([]int64, MaxNodes)}, nil); err != nil {
			t.Fatal(err)
		}
	})
	if used > 100*MaxNodes {
		t.Errorf("isolated nodes: %d bytes allocated", used)
	}
}
