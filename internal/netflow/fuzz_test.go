package netflow

import (
	"errors"
	"testing"
)

// FuzzAssign reads a problem from bytes: answers and cuts must be proven, and
// small ones agree with the oracle.
func FuzzAssign(f *testing.F) {
	f.Add([]byte{3, 2, 9, 255, 0, 0x11, 0x22, 0, 0, 5, 1, 1, 7, 2, 0, 1})
	f.Add([]byte{2, 1, 255, 255, 0x10, 0, 0, 0, 1, 0, 0})
	f.Add([]byte{0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 2 || len(data) > 400 {
			return
		}
		p := Problem{Out: make([]int64, data[0]%16), Missions: make([]Mission, data[1]%8)}
		data = data[2:]
		next := func() (b byte) {
			if len(data) > 0 {
				b, data = data[0], data[1:]
			}
			return b
		}
		for i := range p.Out {
			if p.Out[i] = int64(int8(next())); p.Out[i] == -1 {
				p.Out[i] = Must
			}
		}
		for j := range p.Missions {
			b := next()
			p.Missions[j] = Mission{int32(b % 16), int32(b / 16)}
		}
		for len(data) > 2 {
			p.Arcs = append(p.Arcs, Arc{int32(next() % 17), int32(next() % 9), int64(int8(next()))})
		}
		a, err := Assign(background, p, nil)
		var cut *Infeasible
		switch {
		case errors.Is(err, ErrInput):
			return
		case errors.As(err, &cut):
			if err := cut.Verify(p); err != nil {
				t.Fatal(err)
			}
		case err != nil:
			t.Fatal(err)
		default:
			if err := a.Verify(p); err != nil {
				t.Fatal(err)
			}
		}
		if want, feasible := cheapest(p); feasible != (err == nil) || feasible && want != a.Total {
			t.Fatalf("%+v: %v, oracle %d %t", p, a, want, feasible)
		}
	})
}

// FuzzMatrix does the same for matrices.
func FuzzMatrix(f *testing.F) {
	f.Add(byte(3), []byte{1, 2, 3, 4, 5, 6, 7, 8, 9})
	f.Add(byte(5), []byte{1, 1, 1, 1, 1, 0, 200, 3, 3, 3})
	f.Fuzz(func(t *testing.T, cols byte, data []byte) {
		if cols == 0 || len(data) > 400 {
			return
		}
		rows := len(data) / int(cols)
		cost := make([]int64, rows*int(cols))
		for k := range cost {
			cost[k] = int64(int8(data[k]))
		}
		a, err := AssignMatrix(background, rows, int(cols), cost, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Verify(rows, int(cols), cost); err != nil {
			t.Fatal(err)
		}
		if want := cheapestMatrix(rows, int(cols), cost); a.Total != want {
			t.Fatalf("%d, want %d", a.Total, want)
		}
	})
}

// FuzzFlow does the same for networks.
func FuzzFlow(f *testing.F) {
	f.Add([]byte{3, 4, 0, 252, 0, 1, 0, 9, 2, 1, 2, 0, 9, 3})
	f.Add([]byte{2, 1, 255, 0, 1, 0, 255, 250, 1, 0, 0, 255, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) == 0 || len(data) > 300 {
			return
		}
		x := Network{Supply: make([]int64, data[0]%8)}
		data = data[1:]
		for v := range x.Supply {
			if len(data) > 0 {
				x.Supply[v], data = int64(int8(data[0])), data[1:]
			}
		}
		for len(data) >= 5 {
			l := Link{int32(data[0] % 9), int32(data[1] % 9), int64(data[2]), int64(data[3]), int64(int8(data[4]))}
			if l.Capacity == 255 {
				l.Capacity = Unlimited
			}
			x.Links, data = append(x.Links, l), data[5:]
		}
		flow, err := MinCostFlow(background, x, nil)
		var cut *FlowInfeasible
		var cycle *FlowUnbounded
		switch {
		case errors.As(err, &cut):
			err = cut.Verify(x)
		case errors.As(err, &cycle):
			err = cycle.Verify(x)
		case errors.Is(err, ErrInput):
			return
		case err == nil:
			err = flow.Verify(x)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
}
