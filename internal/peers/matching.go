package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/essor-go/essor/internal/matching"
	"github.com/essor-go/essor/internal/matching/instances"
)

// matchingInstance is a graph to be solved by ours and by LEMON. Must and
// stretch are the shares of LEMON's CPU seconds to reach.
type matchingInstance struct {
	name          string
	make          func() (int, []instances.Edge)
	must, stretch float64
}

func matchingInstances() []matchingInstance {
	type edges = []instances.Edge
	return []matchingInstance{
		{"profile 1k", func() (int, edges) { return instances.Profile(1000, 20, 20, 1) }, .25, .12},
		{"profile 10k", func() (int, edges) { return instances.Profile(10_000, 200, 20, 1) }, .25, .12},
		{"profile 100k", func() (int, edges) { return instances.Profile(100_000, 2000, 20, 1) }, .12, .05},
		{"profile 300k", func() (int, edges) { return instances.Profile(300_000, 6000, 20, 1) }, .12, .05},
		{"geo 10k", func() (int, edges) { return instances.Geo(10_000, 10, 1) }, .30, .15},
		{"geo 100k", func() (int, edges) { return instances.Geo(100_000, 10, 1) }, .20, .09},
		{"gnm 100k", func() (int, edges) { return instances.Gnm(100_000, 500_000, 1, 10_000) }, .15, .07},
		{"complete 1000", func() (int, edges) { return instances.Complete(1000, 1, 10_000) }, .06, .025},
		{"complete 2000", func() (int, edges) { return instances.Complete(2000, 1, 10_000) }, .02, .006},
		{"ultra 6", func() (int, edges) { return instances.Ultra(6, 1) }, .12, .06},
		{"ultra 7", func() (int, edges) { return instances.Ultra(7, 1) }, .06, .025},
		{"slowdense 2000", func() (int, edges) { return instances.SlowDense(2000) }, .06, .01},
		{"slowsparse 5004", func() (int, edges) { return instances.SlowSparse(5004) }, .06, .01},
		{"tri 3334 1", func() (int, edges) { return instances.Triangles(3334, 1) }, .35, .15},
		{"tri 3334 3", func() (int, edges) { return instances.Triangles(3334, 3) }, .35, .15},
		{"hardcard 100", func() (int, edges) { return instances.HardCard(100) }, .35, .15},
		{"chain 10000", func() (int, edges) { return instances.Chain(10_000) }, .35, .15},
	}
}

// startMatching starts LEMON on a graph.
func startMatching(n int, edges []instances.Edge, arguments ...string) (*lemon, error) {
	numbers := []int64{int64(n), int64(len(edges))}
	for _, e := range edges {
		numbers = append(numbers, int64(e.U), int64(e.V), e.Weight)
	}
	return startLemon("matching", []any{numbers}, arguments...)
}

func edgesOf(from []instances.Edge) []matching.Edge {
	edges := make([]matching.Edge, len(from))
	for i, e := range from {
		edges[i] = matching.Edge(e)
	}
	return edges
}

// cpuSeconds returns the CPU time of this process so far, user and system: all
// threads, the collector's among them.
func cpuSeconds() float64 {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano()).Seconds()
}

// cpuOf returns the CPU seconds of one call, after a collection, and as many
// calls as fill some milliseconds.
func cpuOf(f func()) float64 {
	runtime.GC()
	from := cpuSeconds()
	for n := 1; ; n++ {
		f()
		if used := cpuSeconds() - from; used > 0.01 {
			return used / float64(n)
		}
	}
}

// matchingTable prints, for each instance that fits the expression, the CPU
// seconds of ours and of LEMON's and their ratio: the least of the given
// number of rounds that alternate between the two. The graph is built before
// for both. Ours includes the proof and its check; whole includes building the
// graph too, for ours only.
func matchingTable(out io.Writer, which *regexp.Regexp, rounds int) error {
	fmt.Fprintf(out, "%-16s %9s %9s %9s %7s %6s %8s\n", "instance", "lemon s", "ours s", "whole s", "ratio", "must", "stretch")
	for _, tt := range matchingInstances() {
		if !which.MatchString(tt.name) {
			continue
		}
		if err := tt.row(out, rounds); err != nil {
			return fmt.Errorf("%s: %w", tt.name, err)
		}
	}
	return nil
}

func (tt matchingInstance) row(out io.Writer, rounds int) error {
	n, generated := tt.make()
	edges := edgesOf(generated)
	l, err := startMatching(n, generated)
	if err != nil {
		return err
	}
	ctx := context.Background()
	g, err := matching.NewGraph(ctx, n, edges, matching.GoalWeight)
	if err != nil {
		return err
	}
	theirs, ours, whole := 1e9, 1e9, 1e9
	for range rounds {
		seconds, weight, err := l.solve()
		if err != nil {
			return err
		}
		theirs = min(theirs, seconds)
		ours = min(ours, cpuOf(func() {
			s, failed := g.Solve(ctx, nil)
			if failed != nil {
				err = failed
			} else if s.Weight != weight {
				err = fmt.Errorf("weight %d, LEMON's %d", s.Weight, weight)
			}
		}))
		whole = min(whole, cpuOf(func() { _, err = matching.Solve(ctx, n, edges, "", nil) }))
		if err != nil {
			return err
		}
	}
	if _, err := l.stop(); err != nil {
		return err
	}
	mark := ""
	if r := ours / theirs; r > tt.must {
		mark = "  above must"
	} else if r <= tt.stretch {
		mark = "  stretch"
	}
	fmt.Fprintf(out, "%-16s %9.5f %9.5f %9.5f %7.4f %6.3f %8.3f%s\n", tt.name, theirs, ours, whole, ours/theirs, tt.must, tt.stretch, mark)
	return nil
}

// matchingWorks are what the frame measures of matching, by the wall clock;
// matchingTable has CPU seconds of all families.
func matchingWorks() []work {
	var works []work
	for _, tt := range matchingInstances() {
		if !strings.HasSuffix(tt.name, " 10k") && tt.name != "complete 1000" {
			continue
		}
		works = append(works, tt.work())
	}
	return works
}

// work makes the graph and starts LEMON when it is first run.
func (tt matchingInstance) work() work {
	graph := sync.OnceValues(func() (int, []instances.Edge) { return tt.make() })
	ready := sync.OnceValue(func() *matching.Graph {
		n, generated := graph()
		g, err := matching.NewGraph(context.Background(), n, edgesOf(generated), "")
		if err != nil {
			panic(err)
		}
		return g
	})
	other := sync.OnceValue(func() *lemon {
		l, err := startMatching(graph())
		if err != nil {
			panic(err)
		}
		return l
	})
	p := peer{name: "LEMON", install: lemonInstall}
	if _, err := lemonDrivers["matching"](); err == nil {
		p.run = func() {
			if _, _, err := other().solve(); err != nil {
				panic(err)
			}
		}
	}
	return work{name: "matching " + tt.name, peers: []peer{p}, ours: func() {
		if _, err := ready().Solve(context.Background(), nil); err != nil {
			panic(err)
		}
	}}
}

// matchingGrowth prints, for each family, the CPU seconds at three sizes and
// the exponent of n between the last two.
func matchingGrowth(out io.Writer) error {
	type maker func(n int) (int, []instances.Edge)
	for _, family := range []struct {
		name  string
		sizes [3]int
		make  maker
	}{
		{"profile", [3]int{10_000, 30_000, 100_000}, func(n int) (int, []instances.Edge) { return instances.Profile(n, n/50, 20, 1) }},
		{"geo", [3]int{10_000, 30_000, 100_000}, func(n int) (int, []instances.Edge) { return instances.Geo(n, 10, 1) }},
		{"gnm", [3]int{30_000, 100_000, 300_000}, func(n int) (int, []instances.Edge) { return instances.Gnm(n, 5*n, 1, 10_000) }},
		{"complete", [3]int{500, 1000, 2000}, func(n int) (int, []instances.Edge) { return instances.Complete(n, 1, 10_000) }},
		{"ultra", [3]int{243, 729, 2187}, func(n int) (int, []instances.Edge) {
			k := 0
			for p := 1; p < n; p *= 3 {
				k++
			}
			return instances.Ultra(k, 1)
		}},
		{"slowdense", [3]int{500, 1000, 2000}, instances.SlowDense},
		{"slowsparse", [3]int{2508, 5004, 10_004}, instances.SlowSparse},
		{"chain", [3]int{10_000, 30_000, 100_000}, instances.Chain},
		{"tri 1", [3]int{10_000, 30_000, 100_000}, func(n int) (int, []instances.Edge) { return instances.Triangles(n/3, 1) }},
		{"tri 3", [3]int{10_000, 30_000, 100_000}, func(n int) (int, []instances.Edge) { return instances.Triangles(n/3, 3) }},
		{"hardcard", [3]int{300, 600, 1200}, func(n int) (int, []instances.Edge) { return instances.HardCard(n / 6) }},
	} {
		var seconds [3]float64
		for i, size := range family.sizes {
			n, generated := family.make(size)
			g, err := matching.NewGraph(context.Background(), n, edgesOf(generated), "")
			if err != nil {
				return err
			}
			seconds[i] = 1e9
			for range 15 {
				seconds[i] = min(seconds[i], cpuOf(func() { _, err = g.Solve(context.Background(), nil) }))
			}
			if err != nil {
				return err
			}
		}
		exponent := math.Log(seconds[2]/seconds[1]) / math.Log(float64(family.sizes[2])/float64(family.sizes[1]))
		fmt.Fprintf(out, "%-10s n = %v: %.5f %.5f %.5f s, exponent %.2f\n", family.name, family.sizes, seconds[0], seconds[1], seconds[2], exponent)
	}
	return nil
}
