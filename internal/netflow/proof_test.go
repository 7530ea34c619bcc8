package netflow

import (
	"errors"
	"math/rand/v2"
	"testing"
)

// spoiled returns lists that differ from the given one in one entry, or lack
// one.
func spoiled(list []int32) [][]int32 {
	var all [][]int32
	for k := range list {
		for _, by := range []int32{-1, 1, 1 << 20, -1 << 20} {
			x := append([]int32(nil), list...)
			x[k] += by
			all = append(all, x)
		}
		all = append(all, append(append([]int32(nil), list[:k]...), list[k+1:]...))
	}
	return append(all, append(append([]int32(nil), list...), 1<<20))
}

// TestEveryCorruption changes each single number of results and cuts. What was
// changed must be caught, or be right as well: a tie, seen by the same total.
func TestEveryCorruption(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	caught, right := 0, 0
	for range 1500 {
		p := family(r)
		a, err := Assign(background, p, nil)
		var cut *Infeasible
		if errors.As(err, &cut) {
			for _, agents := range spoiled(cut.Agents) {
				x := &Infeasible{cut.Crowded, agents, cut.Missions}
				if err := x.Verify(p); err == nil {
					right++ // another cut
					mustProve(t, p, x)
				} else {
					caught++
				}
			}
			for _, missions := range spoiled(cut.Missions) {
				x := &Infeasible{cut.Crowded, cut.Agents, missions}
				if err := x.Verify(p); err == nil {
					right++
					mustProve(t, p, x)
				} else {
					caught++
				}
			}
			if x := (&Infeasible{!cut.Crowded, cut.Agents, cut.Missions}); x.Verify(p) == nil {
				mustProve(t, p, x)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		y := *a
		if y.Total++; y.Verify(p) == nil {
			t.Fatal("a wrong total passes")
		}
		for _, m := range spoiled(a.Mission) {
			x := &Assignment{m, a.Total, a.Price}
			if x.Verify(p) == nil {
				right++ // an equal choice for this agent
			} else {
				caught++
			}
		}
		for j := range a.Price {
			for _, by := range []int64{-1, 1, 1 << 50, -1 << 50, 1 << 62} {
				x := &Assignment{a.Mission, a.Total, append([]int64(nil), a.Price...)}
				if x.Price[j] += by; x.Verify(p) == nil {
					right++ // an equal price
				} else {
					caught++
				}
			}
		}
	}
	t.Logf("%d corruptions caught, %d as right as what they changed", caught, right)
	if caught < 10*right/4 {
		t.Error("too few are caught for the test to say much")
	}
}

// mustProve fails when a cut passes that the oracle contradicts.
func mustProve(t *testing.T, p Problem, cut *Infeasible) {
	t.Helper()
	if _, feasible := cheapest(p); feasible {
		t.Fatalf("%+v: a cut of a problem with an answer passes: %+v", p, cut)
	}
}

// TestNoProofOfTheWrongTotal changes whole results at random: none that passes
// may have another total than the least.
func TestNoProofOfTheWrongTotal(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for range 20_000 {
		p := family(r)
		want, feasible := cheapest(p)
		a := &Assignment{Mission: make([]int32, len(p.Out)), Price: make([]int64, len(p.Missions))}
		if b, err := Assign(background, p, nil); err == nil {
			copy(a.Mission, b.Mission)
			copy(a.Price, b.Price)
		}
		if len(p.Out) == 0 || len(p.Missions) == 0 {
			continue
		}
		a.Mission[r.IntN(len(a.Mission))] = int32(r.IntN(len(p.Missions)+1) - 1)
		a.Price[r.IntN(len(a.Price))] += r.Int64N(5) - 2
		for i, j := range a.Mission {
			least := p.Out[i]
			for _, e := range p.Arcs {
				if e.Agent == int32(i) && e.Mission == j && (least == p.Out[i] || e.Cost < least) {
					least = e.Cost
				}
			}
			a.Total += least
		}
		if a.Verify(p) == nil && (!feasible || a.Total != want) {
			t.Fatalf("%+v: %+v passes, least is %d (feasible: %t)", p, a, want, feasible)
		}
	}
}

func TestMatrixCorruption(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	caught, right := 0, 0
	for range 300 {
		rows, cols, cost := grid(r, 7)
		a, err := AssignMatrix(background, rows, cols, cost, nil)
		if err != nil {
			t.Fatal(err)
		}
		b := *a
		if b.Total--; b.Verify(rows, cols, cost) == nil {
			t.Fatal("a wrong total passes")
		}
		for _, c := range spoiled(a.Column) {
			x := &MatrixAssignment{c, a.Total, a.Worth, a.Price}
			if x.Verify(rows, cols, cost) == nil {
				right++ // a column left free costs this row as little
			} else {
				caught++
			}
		}
		for _, list := range [][]int64{a.Worth, a.Price} {
			for k := range list {
				for _, by := range []int64{-1, 1, 1 << 60, -1 << 60} {
					list[k] += by
					if a.Verify(rows, cols, cost) == nil {
						t.Fatal("a wrong worth or price passes")
					}
					list[k] -= by
				}
			}
		}
	}
	if caught < 50*right {
		t.Errorf("%d wrong columns caught, %d passed", caught, right)
	}
}

func TestFlowCorruption(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 1000 {
		x := net(r)
		f, err := MinCostFlow(background, x, nil)
		var cut *FlowInfeasible
		var cycle *FlowUnbounded
		switch {
		case errors.As(err, &cut):
			for _, nodes := range spoiled(cut.Nodes) {
				other := &FlowInfeasible{nodes}
				if other.Verify(x) == nil {
					if _, feasible := cheapestFlow(x); feasible {
						t.Fatal("a cut of a network with a flow passes")
					}
				}
			}
		case errors.As(err, &cycle):
			for _, links := range spoiled(cycle.Links) {
				other := &FlowUnbounded{links}
				if other.Verify(x) == nil && bounded(x) {
					t.Fatal("a cycle passes where there is none")
				}
			}
		case err != nil:
			t.Fatal(err)
		default:
			f.Total++
			if f.Verify(x) == nil {
				t.Fatal("a wrong total passes")
			}
			f.Total--
			for k, l := range x.Links {
				if l.From == l.To {
					continue // more around a loop changes no supply
				}
				for _, by := range []int64{-1, 1, 1 << 61} {
					f.Units[k] += by
					if f.Verify(x) == nil {
						t.Fatal("wrong units pass")
					}
					f.Units[k] -= by
				}
			}
			for v := range f.Potential {
				f.Potential[v] += 1 << 50
				if err := f.Verify(x); err == nil && touches(x, int32(v)) {
					t.Fatal("a wrong potential passes")
				}
				f.Potential[v] -= 1 << 50
			}
		}
	}
}

// bounded reports whether no cycle is cheaper than nothing.
func bounded(x Network) bool {
	_, err := MinCostFlow(background, x, nil)
	return !errors.Is(err, ErrUnbounded)
}

// touches reports whether raising the potential of v must do harm: whether a
// link out of it has units above its lower bound, or one into it has room.
func touches(x Network, v int32) bool {
	f, _ := MinCostFlow(background, x, nil)
	for k, l := range x.Links {
		if l.From != l.To && (l.From == v && f.Units[k] > l.Lower || l.To == v && f.Units[k] < l.Capacity) {
			return true
		}
	}
	return false
}
