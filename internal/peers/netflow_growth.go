package main

import (
	"context"
	"fmt"
	"io"
	"math"

	"github.com/essor-go/essor/internal/netflow"
	"github.com/essor-go/essor/internal/netflow/instances"
)

// looks is a context that counts how often it is looked at: once for a thousand
// steps or so, whatever the machine.
type looks struct {
	context.Context
	count float64
}

func (l *looks) Err() error {
	l.count++
	return nil
}

// netflowGrowth prints, for each family, the CPU seconds at three sizes, and the
// exponents of n between the last two: of the time, which grows faster where
// the data outgrow the caches, and of the steps.
func netflowGrowth(out io.Writer) error {
	pools := func(s poolShape) func(n int) solver {
		return func(n int) solver {
			s := s
			s.Agents, s.Missions = n, n/5
			solve, _ := s.draw()
			return solve
		}
	}
	type shape = instances.Shape
	none := func(int32) int32 { return 0 }
	most := func(c int32) int32 { return c - 1 }
	three := func(int32) int32 { return 3 }
	plain := shape{Choices: 10, Weights: 100, Capacity: 8, Seed: 4}
	wide, scores, surplus, popular := plain, plain, plain, plain
	wide.Choices, wide.Weights = 20, 1000
	scores.Weights = 5
	surplus.Extra = 2
	popular.Popular = true
	sparse := [3]int{1000, 10_000, 100_000}
	for _, family := range []struct {
		name  string
		sizes [3]int
		make  func(n int) solver
	}{
		{"weight", sparse, pools(poolShape{plain, none, false})},
		{"wide", sparse, pools(poolShape{wide, none, false})},
		{"lower", sparse, pools(poolShape{wide, most, false})},
		{"scores", sparse, pools(poolShape{scores, none, false})},
		{"surplus", sparse, pools(poolShape{surplus, three, false})},
		{"popular", sparse, pools(poolShape{popular, none, false})},
		{"must", sparse, pools(poolShape{surplus, none, true})},
		{"dense", [3]int{1250, 2500, 5000}, func(n int) solver {
			solve, _ := square(n)
			return solve
		}},
		{"wide matrix", [3]int{750, 1500, 3000}, func(n int) solver {
			costs := instances.Matrix(n, 1, 10_000)[:n/2*n]
			return func(ctx context.Context) (int64, error) {
				_, err := netflow.AssignMatrix(ctx, n/2, n, costs, nil)
				return 0, err
			}
		}},
		{"flow", [3]int{250, 1000, 4000}, transport},
	} {
		var seconds, steps [3]float64
		for i, size := range family.sizes {
			solve := family.make(size)
			seconds[i] = math.Inf(1)
			for range 5 {
				var err error
				seconds[i] = min(seconds[i], cpuOf(func() {
					ctx := &looks{Context: context.Background()}
					_, err = solve(ctx)
					steps[i] = ctx.count
				}))
				if err != nil {
					return fmt.Errorf("%s: %w", family.name, err)
				}
			}
		}
		exponent := func(of [3]float64) float64 {
			return math.Log(of[2]/of[1]) / math.Log(float64(family.sizes[2])/float64(family.sizes[1]))
		}
		fmt.Fprintf(out, "%-11s n = %v: %.5f %.5f %.5f s, exponent %.2f",
			family.name, family.sizes, seconds[0], seconds[1], seconds[2], exponent(seconds))
		if family.sizes == sparse || family.name == "flow" { // a row of a matrix is one look
			fmt.Fprintf(out, ", of steps %.2f", exponent(steps))
		}
		fmt.Fprintln(out)
	}
	return nil
}

// transport sends hours from half of the nodes to the others, by eight links
// each and by an unlimited one.
func transport(n int) solver {
	r := instances.Random(1)
	net := netflow.Network{Supply: make([]int64, n)}
	half := n / 2
	for v := range half {
		hours := int64(1 + r.Below(40))
		net.Supply[v], net.Supply[half+v] = hours, -hours
		net.Links = append(net.Links, netflow.Link{From: int32(v), To: int32(half + v), Capacity: netflow.Unlimited, Cost: 1000})
		for range 8 {
			to := int32(half + r.Below(half))
			net.Links = append(net.Links, netflow.Link{From: int32(v), To: to, Capacity: int64(1 + r.Below(20)), Cost: int64(r.Below(500))})
		}
	}
	return func(ctx context.Context) (int64, error) {
		f, err := netflow.MinCostFlow(ctx, net, nil)
		if err != nil {
			return 0, err
		}
		return f.Total, nil
	}
}
