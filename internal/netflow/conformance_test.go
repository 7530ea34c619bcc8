package netflow

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/essor-go/essor/internal/netflow/instances"
	"github.com/essor-go/essor/internal/proof"
)

// problem turns a pool into a problem: nobody need be assigned, the most
// weight is the least cost.
func problem(pool instances.Pool, out int64) Problem {
	p := Problem{Out: make([]int64, pool.Agents), Missions: make([]Mission, len(pool.Capacity))}
	for i := range p.Out {
		p.Out[i] = out
	}
	for j := range p.Missions {
		p.Missions[j] = Mission{pool.Capacity[j], pool.Lower[j]}
	}
	for _, a := range pool.Arcs {
		p.Arcs = append(p.Arcs, Arc{a.Agent, a.Mission, -a.Weight})
	}
	return p
}

func readJSON(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestConformanceBipartite(t *testing.T) {
	var file struct {
		Dense []struct {
			N, W     int
			Seed     uint64
			Maximize bool
			Opt      int64
		}
		Capacitated []struct {
			Mentors, Mentees, Deg, W, K, Edges int
			Seed                               uint64
			CapacityTotal                      int64 `json:"capacity_total"`
			MaxWeight                          int64 `json:"max_weight"`
		}
	}
	readJSON(t, "bipartite.json", &file)
	passed, total := 0, len(file.Dense)+len(file.Capacitated)
	for _, c := range file.Capacitated {
		shape := instances.Shape{Missions: c.Mentors, Agents: c.Mentees, Choices: c.Deg, Weights: c.W, Capacity: c.K, Seed: c.Seed}
		p := problem(shape.Draw(), 0)
		a, err := Assign(background, p, nil)
		if err != nil {
			t.Errorf("%+v: %v", c, err)
			continue
		}
		if err := a.Verify(p); err != nil {
			t.Errorf("%+v: %v", c, err)
		} else if a.Total != -c.MaxWeight {
			t.Errorf("%+v: weight %d", c, -a.Total)
		} else {
			passed++
		}
	}
	for _, c := range file.Dense {
		if testing.Short() && c.N > 1000 {
			total-- // left to the whole test
			continue
		}
		cost := instances.Matrix(c.N, c.Seed, c.W)
		want := c.Opt
		if c.Maximize {
			want = -want
			for k := range cost {
				cost[k] = -cost[k]
			}
		}
		a, err := AssignMatrix(background, c.N, c.N, cost, nil)
		if err != nil {
			t.Errorf("%+v: %v", c, err)
		} else if err := verifyMatrix(a, c.N, c.N, cost); err != nil {
			t.Errorf("%+v: %v", c, err)
		} else if a.Total != want {
			t.Errorf("%+v: %d", c, a.Total)
		} else {
			passed++
		}
	}
	proof.Conformance(t, "mentor/bipartite", passed, total, total)
}

// TestConformanceAllocation solves what is a plain min-cost flow, each case in
// two ways: as a general flow and, where everyone supplies one, as assignment.
// Left out is the one case in which tasks weigh on their agents' capacities.
func TestConformanceAllocation(t *testing.T) {
	type volunteer struct{ Hours int64 }
	type mission struct {
		Hours, Priority int64
		Slots           int32
	}
	var file struct {
		Cases []struct {
			ID, Kind       string
			Supply, Demand []int64
			Cost           [][]*int64
			Optimum        int64
			Volunteers     []volunteer
			Missions       []mission
			Pairs          [][2]int32 `json:"eligible_pairs"`
			Most           int64      `json:"max_priority_hours"`
			Cardinality    int64      `json:"max_cardinality"`
		}
	}
	readJSON(t, "allocation.json", &file)
	passed, total := 0, 0
	for _, c := range file.Cases {
		var got, want []int64
		switch c.Kind {
		case "transportation":
			got, want = []int64{transport(t, c.Supply, c.Demand, c.Cost)}, []int64{c.Optimum}
		case "assignment":
			n := len(c.Cost)
			ones, cells := make([]int64, n), []int64(nil)
			for i, row := range c.Cost {
				ones[i] = 1
				for _, v := range row {
					cells = append(cells, *v)
				}
			}
			a, err := AssignMatrix(background, n, n, cells, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, want = []int64{a.Total, transport(t, ones, ones, c.Cost)}, []int64{c.Optimum, c.Optimum}
		case "skills_b_matching":
			value := Problem{Out: make([]int64, len(c.Volunteers)), Missions: make([]Mission, len(c.Missions))}
			for j, m := range c.Missions {
				value.Missions[j].Capacity = m.Slots
			}
			count := value
			for _, e := range c.Pairs {
				m := c.Missions[e[1]]
				value.Arcs = append(value.Arcs, Arc{e[0], e[1], -m.Priority * min(m.Hours, c.Volunteers[e[0]].Hours)})
				count.Arcs = append(count.Arcs, Arc{e[0], e[1], -1})
			}
			for _, p := range []Problem{value, count} {
				a, err := Assign(background, p, nil)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, -a.Total)
			}
			want = []int64{c.Most, c.Cardinality}
		default:
			continue
		}
		total++
		if slices.Equal(got, want) {
			passed++
		} else {
			t.Errorf("%s: %d, want %d", c.ID, got, want)
		}
	}
	proof.Conformance(t, "partner/allocation", passed, total, 12)
}

// transport solves a transportation problem as a flow. Supply beyond demand
// stays where it is; a cost of null bars a cell.
func transport(t *testing.T, supply, demand []int64, cost [][]*int64) int64 {
	t.Helper()
	n, m := int32(len(supply)), int32(len(demand))
	x := Network{Supply: append([]int64(nil), supply...)}
	left := int64(0)
	for i, s := range supply {
		left += s
		x.Links = append(x.Links, Link{int32(i), n + m, 0, Unlimited, 0})
	}
	for j, d := range demand {
		left -= d
		x.Supply = append(x.Supply, -d)
		for i := range n {
			if c := cost[i][j]; c != nil {
				x.Links = append(x.Links, Link{i, n + int32(j), 0, Unlimited, *c})
			}
		}
	}
	x.Supply = append(x.Supply, -left)
	f, err := MinCostFlow(background, x, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f.Total
}
