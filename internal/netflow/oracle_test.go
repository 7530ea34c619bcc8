package netflow

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
)

// bellman is the oracle: the cheapest flow by successive shortest paths, each
// found by Bellman and Ford's way of relaxing all arcs again and again. Every
// place is a node of its own kind: source, agents, missions, target.
type bellman struct {
	nodes      int
	from, to   []int
	room, cost []int64
}

func (b *bellman) add(from, to int, room, cost int64) {
	b.from = append(b.from, from, to)
	b.to = append(b.to, to, from)
	b.room = append(b.room, room, 0)
	b.cost = append(b.cost, cost, -cost)
}

// flow pushes units from s to t, cheapest first, and returns how many it could
// and their cost.
func (b *bellman) flow(s, t int, units int64) (pushed, cost int64) {
	for pushed < units {
		dist := make([]int64, b.nodes)
		by := make([]int, b.nodes)
		for v := range dist {
			dist[v], by[v] = infinity, -1
		}
		dist[s] = 0
		for changed := true; changed; {
			changed = false
			for e := range b.from {
				if b.room[e] > 0 && dist[b.from[e]] < infinity && dist[b.from[e]]+b.cost[e] < dist[b.to[e]] {
					dist[b.to[e]] = dist[b.from[e]] + b.cost[e]
					by[b.to[e]] = e
					changed = true
				}
			}
		}
		if dist[t] == infinity {
			break
		}
		amount := units - pushed
		for v := t; v != s; v = b.from[by[v]] {
			amount = min(amount, b.room[by[v]])
		}
		for v := t; v != s; v = b.from[by[v]] {
			b.room[by[v]] -= amount
			b.room[by[v]^1] += amount
		}
		pushed += amount
		cost += amount * dist[t]
	}
	return pushed, cost
}

// cheapest solves a problem by the oracle. A bonus makes every place below a
// lower bound, and every agent who must join, worth more than all costs.
func cheapest(p Problem) (total int64, feasible bool) {
	const bonus = 1 << 30
	n, m := len(p.Out), len(p.Missions)
	b := &bellman{nodes: n + m + 2}
	s, t := n+m, n+m+1
	wanted := int64(0)
	for i, out := range p.Out {
		b.add(s, i, 1, 0)
		if out != Must {
			b.add(i, t, 1, out)
		} else {
			b.add(i, t, 1, bonus)
		}
	}
	for _, a := range p.Arcs {
		b.add(int(a.Agent), n+int(a.Mission), 1, a.Cost)
	}
	for j, x := range p.Missions {
		b.add(n+j, t, int64(x.Lower), -bonus)
		b.add(n+j, t, int64(x.Capacity-x.Lower), 0)
		wanted += int64(x.Lower)
	}
	_, cost := b.flow(s, t, int64(n))
	cost += wanted * bonus
	return cost, cost < bonus/2
}

// family draws small problems of many kinds.
func family(r *rand.Rand) Problem {
	n, m := r.IntN(9), r.IntN(6)
	p := Problem{Out: make([]int64, n), Missions: make([]Mission, m)}
	width := []int64{0, 1, 3, 10, 1000}[r.IntN(5)]
	must, lower, capacity := r.IntN(4), r.IntN(3), 1+r.IntN(4)
	for i := range p.Out {
		p.Out[i] = r.Int64N(2*width+1) - width/2
		if must == 1 && r.IntN(2) == 0 || must == 2 {
			p.Out[i] = Must
		}
	}
	for j := range p.Missions {
		p.Missions[j].Capacity = int32(r.IntN(capacity + 1))
		if lower > 0 && r.IntN(2) == 0 {
			p.Missions[j].Lower = min(int32(r.IntN(lower+1)), p.Missions[j].Capacity)
		}
	}
	if n == 0 || m == 0 {
		return p
	}
	for range r.IntN(n*m + 3) {
		p.Arcs = append(p.Arcs, Arc{int32(r.IntN(n)), int32(r.IntN(m)), r.Int64N(2*width+1) - width})
	}
	return p
}

var background = context.Background()

// enumerate looks at all assignments, for the oracle's own proof.
func enumerate(p Problem) (total int64, feasible bool) {
	load := make([]int32, len(p.Missions))
	var look func(i int, cost int64)
	look = func(i int, cost int64) {
		if i == len(p.Out) {
			for j, m := range p.Missions {
				if load[j] < m.Lower {
					return
				}
			}
			if !feasible || cost < total {
				total, feasible = cost, true
			}
			return
		}
		if p.Out[i] != Must {
			look(i+1, cost+p.Out[i])
		}
		for _, a := range p.Arcs {
			if int(a.Agent) == i && load[a.Mission] < p.Missions[a.Mission].Capacity {
				load[a.Mission]++
				look(i+1, cost+a.Cost)
				load[a.Mission]--
			}
		}
	}
	look(0, 0)
	return total, feasible
}

// TestOracles compares the oracles with all there is.
func TestOracles(t *testing.T) {
	rounds := 3000
	if testing.Short() {
		rounds = 500
	}
	r := rand.New(rand.NewPCG(16, 16))
	for range rounds {
		p := family(r)
		if len(p.Out) <= 5 && len(p.Arcs) <= 12 {
			total, feasible := enumerate(p)
			if got, ok := cheapest(p); ok != feasible || ok && got != total {
				t.Fatalf("%+v: oracle %d %t, of all %d %t", p, got, ok, total, feasible)
			}
		}
		x := net(r)
		if len(x.Links) > 6 || slices.ContainsFunc(x.Links, func(l Link) bool { return l.Capacity == Unlimited }) {
			continue
		}
		total, feasible := enumerateFlows(x)
		if got, ok := cheapestFlow(x); ok != feasible || ok && got != total {
			t.Fatalf("%+v: oracle %d %t, of all %d %t", x, got, ok, total, feasible)
		}
	}
}

// enumerateFlows looks at all flows.
func enumerateFlows(x Network) (total int64, feasible bool) {
	left := slices.Clone(x.Supply)
	var look func(k int, cost int64)
	look = func(k int, cost int64) {
		if k == len(x.Links) {
			met := !slices.ContainsFunc(left, func(s int64) bool { return s != 0 })
			if met && (!feasible || cost < total) {
				total, feasible = cost, true
			}
			return
		}
		l := x.Links[k]
		for u := l.Lower; u <= l.Capacity; u++ {
			left[l.From] -= u
			left[l.To] += u
			look(k+1, cost+u*l.Cost)
			left[l.From] += u
			left[l.To] -= u
		}
	}
	look(0, 0)
	return total, feasible
}
