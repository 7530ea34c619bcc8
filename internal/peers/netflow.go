package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"regexp"
	"sync"

	"github.com/essor-go/essor/internal/netflow"
	"github.com/essor-go/essor/internal/netflow/instances"
)

// network is a min-cost flow as LEMON takes it.
type network struct {
	supply []int64
	links  [][5]int64 // tail, head, lower bound, capacity, cost
}

// netflowInstance is an assignment problem to be solved by ours and by LEMON.
// Must and stretch are the shares of LEMON's CPU seconds to reach, 0 for none.
type netflowInstance struct {
	name          string
	make          func() (ours solver, theirs network)
	must, stretch float64
}

// solver solves an instance and returns the total.
type solver func(ctx context.Context) (total int64, err error)

// poolShape is a shape with what the shape alone doesn't say.
type poolShape struct {
	instances.Shape
	lower func(capacity int32) int32
	must  bool
}

func netflowInstances() []netflowInstance {
	type shape = instances.Shape
	none := func(int32) int32 { return 0 }
	most := func(c int32) int32 { return c - 1 }
	three := func(int32) int32 { return 3 }
	small := shape{Missions: 200, Agents: 1000, Choices: 20, Weights: 1000, Capacity: 8, Seed: 1}
	middle := shape{Missions: 2000, Agents: 10_000, Choices: 20, Weights: 1000, Capacity: 8, Seed: 1}
	twelve := shape{Missions: 2000, Agents: 10_000, Choices: 12, Weights: 1000, Capacity: 8, Seed: 3}
	million := shape{Missions: 20_000, Agents: 100_000, Choices: 10, Weights: 100, Capacity: 8, Seed: 4}
	scores, surplus, popular := million, million, million
	scores.Weights = 5
	surplus.Extra = 2
	popular.Popular = true
	return []netflowInstance{
		{"1e3 to 2e2", poolShape{small, none, false}.draw, .20, .10},
		{"1e4 to 2e3", poolShape{middle, none, false}.draw, .12, .06},
		{"1e4 to 2e3 lower", poolShape{middle, most, false}.draw, .12, .06},
		{"2k x 10k", poolShape{twelve, none, false}.draw, .20, .10},
		{"1M weight", poolShape{million, none, false}.draw, .10, .04},
		{"1M scores", poolShape{scores, none, false}.draw, .10, .04},
		{"1M surplus", poolShape{surplus, three, false}.draw, .05, .02},
		{"1M popular", poolShape{popular, none, false}.draw, .10, .04},
		{"1M must", poolShape{surplus, none, true}.draw, 0, 0},
		{"dense 1000", func() (solver, network) { return square(1000) }, .08, .04},
		{"dense 2000", func() (solver, network) { return square(2000) }, .04, .02},
		{"dense 5000", func() (solver, network) { return square(5000) }, .02, .008},
	}
}

// draw makes a pool ready for both. LEMON gets its fastest form: a source, and
// one bypass past all missions for those who stay out.
func (s poolShape) draw() (solver, network) {
	pool := s.Draw()
	p := netflow.Problem{Out: make([]int64, pool.Agents), Missions: make([]netflow.Mission, len(pool.Capacity))}
	n, m := int64(pool.Agents), int64(len(pool.Capacity))
	source, target := n+m, n+m+1
	net := network{supply: make([]int64, n+m+2)}
	net.supply[source], net.supply[target] = n, -n
	for i := range n {
		if s.must {
			p.Out[i] = netflow.Must
		}
		net.links = append(net.links, [5]int64{source, i, 0, 1, 0})
	}
	for _, a := range pool.Arcs {
		p.Arcs = append(p.Arcs, netflow.Arc{Agent: a.Agent, Mission: a.Mission, Cost: -a.Weight})
		net.links = append(net.links, [5]int64{int64(a.Agent), n + int64(a.Mission), 0, 1, -a.Weight})
	}
	for j, c := range pool.Capacity {
		low := s.lower(c)
		p.Missions[j] = netflow.Mission{Capacity: c, Lower: low}
		net.links = append(net.links, [5]int64{n + int64(j), target, int64(low), int64(c), 0})
	}
	bypass := int64(0)
	if s.must {
		bypass = 10_000 // never worth it
	}
	net.links = append(net.links, [5]int64{source, target, 0, n, bypass})
	g, err := netflow.NewGraph(context.Background(), p)
	return func(ctx context.Context) (int64, error) {
		if err != nil {
			return 0, err
		}
		a, err := g.Solve(ctx, nil)
		if err != nil {
			return 0, err
		}
		return a.Total, nil
	}, net
}

// square makes a matrix ready for both. Ours has nothing but the matrix.
func square(n int) (solver, network) {
	costs := instances.Matrix(n, 1, 10_000)
	net := network{supply: make([]int64, 2*n)}
	for i := range n {
		net.supply[i], net.supply[n+i] = 1, -1
		for j := range n {
			net.links = append(net.links, [5]int64{int64(i), int64(n + j), 0, 1, int64(costs[i*n+j])})
		}
	}
	return func(ctx context.Context) (int64, error) {
		a, err := netflow.AssignMatrix(ctx, n, n, costs, nil)
		if err != nil {
			return 0, err
		}
		return a.Total, nil
	}, net
}

// startSimplex starts LEMON on a network.
func startSimplex(net network) (*lemon, error) {
	sizes := []int64{int64(len(net.supply)), int64(len(net.links))}
	return startLemon("netflow", []any{sizes, net.supply, net.links})
}

// netflowTable prints, for each instance that fits the expression, the CPU
// seconds of ours and of LEMON's network simplex and their ratio: the least of
// the given number of rounds that alternate between the two. The graph is
// built before for both, but ours starts from the bare matrix in dense ones.
// Ours includes the proof and its check.
func netflowTable(out io.Writer, which *regexp.Regexp, rounds int) error {
	fmt.Fprintf(out, "%-18s %9s %9s %7s %6s %8s\n", "instance", "lemon ms", "ours ms", "ratio", "must", "stretch")
	for _, tt := range netflowInstances() {
		if !which.MatchString(tt.name) {
			continue
		}
		if err := tt.row(out, rounds); err != nil {
			return fmt.Errorf("%s: %w", tt.name, err)
		}
	}
	return nil
}

func (tt netflowInstance) row(out io.Writer, rounds int) error {
	solve, net := tt.make()
	s, err := startSimplex(net)
	if err != nil {
		return err
	}
	net = network{}
	theirs, ours := math.Inf(1), math.Inf(1)
	for range rounds {
		seconds, want, err := s.solve()
		if err != nil {
			return err
		}
		theirs = min(theirs, seconds)
		ours = min(ours, cpuOf(func() {
			total, failed := solve(context.Background())
			if failed != nil {
				err = failed
			} else if total != want {
				err = fmt.Errorf("total %d, LEMON's %d", total, want)
			}
		}))
		if err != nil {
			return err
		}
	}
	if _, err := s.stop(); err != nil {
		return err
	}
	mark := ""
	if r := ours / theirs; tt.must > 0 && r > tt.must {
		mark = "  above must"
	} else if r <= tt.stretch {
		mark = "  stretch"
	}
	fmt.Fprintf(out, "%-18s %9.2f %9.2f %7.4f %6.3f %8.3f%s\n", tt.name, 1e3*theirs, 1e3*ours, ours/theirs, tt.must, tt.stretch, mark)
	return nil
}

// netflowWorks are what the frame measures of netflow, by the wall clock;
// netflowTable has CPU seconds of all families.
func netflowWorks() []work {
	var works []work
	for _, tt := range netflowInstances() {
		if tt.name == "1e4 to 2e3" || tt.name == "dense 1000" {
			works = append(works, tt.work())
		}
	}
	return works
}

// work makes the problem and starts LEMON when it is first run.
func (tt netflowInstance) work() work {
	type both struct {
		ours   solver
		theirs network
	}
	ready := sync.OnceValue(func() both {
		ours, theirs := tt.make()
		return both{ours, theirs}
	})
	other := sync.OnceValue(func() *lemon {
		s, err := startSimplex(ready().theirs)
		if err != nil {
			panic(err)
		}
		return s
	})
	p := peer{name: "LEMON", install: lemonInstall}
	if _, err := lemonDrivers["netflow"](); err == nil {
		p.run = func() {
			if _, _, err := other().solve(); err != nil {
				panic(err)
			}
		}
	}
	return work{name: "netflow " + tt.name, peers: []peer{p}, ours: func() {
		if _, err := ready().ours(context.Background()); err != nil {
			panic(err)
		}
	}}
}
