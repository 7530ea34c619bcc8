package netflow

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// cheapestFlow solves a network by the oracle: negative links are filled first,
// so that no cycle is cheaper than nothing. Unlimited stands for 1000 units.
func cheapestFlow(net Network) (total int64, feasible bool) {
	n := len(net.Supply)
	b := &bellman{nodes: n + 2}
	excess := append([]int64(nil), net.Supply...)
	for _, l := range net.Links {
		room := min(l.Capacity, 1000) - l.Lower
		excess[l.From] -= l.Lower
		excess[l.To] += l.Lower
		total += l.Lower * l.Cost
		if l.Cost >= 0 {
			b.add(int(l.From), int(l.To), room, l.Cost)
			continue
		}
		b.add(int(l.To), int(l.From), room, -l.Cost)
		excess[l.From] -= room
		excess[l.To] += room
		total += room * l.Cost
	}
	wanted, sum := int64(0), int64(0)
	for v, x := range excess {
		b.add(n, v, max(x, 0), 0)
		b.add(v, n+1, max(-x, 0), 0)
		wanted += max(x, 0)
		sum += x
	}
	pushed, cost := b.flow(n, n+1, wanted)
	return total + cost, sum == 0 && pushed == wanted
}

func net(r *rand.Rand) Network {
	n := 1 + r.IntN(6)
	x := Network{Supply: make([]int64, n)}
	for v := 1; v < n; v++ {
		s := r.Int64N(9) - 4
		x.Supply[v] += s
		x.Supply[r.IntN(n)] -= s
	}
	if r.IntN(20) == 0 {
		x.Supply[0]++
	}
	for range r.IntN(4 * n) {
		l := Link{From: int32(r.IntN(n)), To: int32(r.IntN(n)), Capacity: r.Int64N(8), Cost: r.Int64N(21) - 5}
		if r.IntN(3) == 0 {
			l.Lower = r.Int64N(l.Capacity + 1)
		}
		if r.IntN(5) == 0 {
			l.Capacity = Unlimited
		}
		x.Links = append(x.Links, l)
	}
	return x
}

func TestFlowOracle(t *testing.T) {
	rounds := 10_000
	if testing.Short() {
		rounds = 2000
	}
	r := rand.New(rand.NewPCG(3, 3))
	flows, cuts, cycles := 0, 0, 0
	for range rounds {
		x := net(r)
		f, err := MinCostFlow(background, x, nil)
		var cut *FlowInfeasible
		var cycle *FlowUnbounded
		switch {
		case errors.As(err, &cycle):
			cycles++
			if err := cycle.Verify(x); err != nil {
				t.Fatalf("%+v: %+v: %v", x, cycle, err)
			}
			continue
		case errors.As(err, &cut):
			cuts++
			if err := cut.Verify(x); err != nil {
				t.Fatalf("%+v: %+v: %v", x, cut, err)
			}
		case err != nil:
			t.Fatalf("%+v: %v", x, err)
		default:
			flows++
			if err := f.Verify(x); err != nil {
				t.Fatalf("%+v: %+v: %v", x, f, err)
			}
		}
		want, feasible := cheapestFlow(x)
		if feasible != (cut == nil) || feasible && want != f.Total {
			t.Fatalf("%+v: %+v, oracle %d %t", x, f, want, feasible)
		}
	}
	t.Logf("%d flows, %d cuts and %d cycles", flows, cuts, cycles)
}

func TestFlowTotalBeyond64Bits(t *testing.T) {
	x := Network{Supply: []int64{MaxUnits, -MaxUnits}, Links: []Link{{0, 1, 0, Unlimited, MaxCost}}}
	_, err := MinCostFlow(background, x, nil)
	var fault *InputError
	if !errors.As(err, &fault) || fault.Fault != FaultTotal {
		t.Errorf("error %v", err)
	}
}

func TestFlowBadInput(t *testing.T) {
	ok := func() Network {
		return Network{Supply: []int64{1, -1}, Links: []Link{{0, 1, 0, 5, 2}}}
	}
	for _, tt := range []struct {
		fault Fault
		spoil func(*Network)
	}{
		{FaultSize, func(x *Network) { x.Supply = make([]int64, MaxNodes+1) }},
		{FaultSize, func(x *Network) { x.Links = make([]Link, MaxLinks+1) }},
		{FaultSupply, func(x *Network) { x.Supply[0] = MaxUnits + 1 }},
		{FaultSupply, func(x *Network) { x.Supply[1] = math.MinInt64 }},
		{FaultNode, func(x *Network) { x.Links[0].From = -1 }},
		{FaultNode, func(x *Network) { x.Links[0].To = 2 }},
		{FaultCapacity, func(x *Network) { x.Links[0].Capacity = -1 }},
		{FaultCapacity, func(x *Network) { x.Links[0].Capacity = MaxUnits + 1 }},
		{FaultLower, func(x *Network) { x.Links[0].Lower = 6 }},
		{FaultLower, func(x *Network) { x.Links[0].Lower = -1 }},
		{FaultCost, func(x *Network) { x.Links[0].Cost = MaxCost + 1 }},
		{FaultCost, func(x *Network) { x.Links[0].Cost = math.MinInt64 }},
	} {
		x := ok()
		tt.spoil(&x)
		_, err := MinCostFlow(background, x, nil)
		var fault *InputError
		if !errors.As(err, &fault) || fault.Fault != tt.fault || !errors.Is(err, ErrInput) {
			t.Errorf("%s: %v", tt.fault, err)
		}
		for _, verify := range []error{(&Flow{}).Verify(x), (&FlowInfeasible{}).Verify(x), (&FlowUnbounded{}).Verify(x)} {
			if !errors.Is(verify, ErrInput) {
				t.Errorf("%s: verify: %v", tt.fault, verify)
			}
		}
	}
}
