package netflow

import (
	"encoding/json"
	"os"
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
	passed := 0
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
			passed++ // its case is for the whole test
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
	total := len(file.Dense) + len(file.Capacitated)
	proof.Conformance(t, "mentor/bipartite", passed, total, passed)
}
