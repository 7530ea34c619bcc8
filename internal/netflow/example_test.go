package netflow_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/essor-go/essor/internal/netflow"
)

// Three agents, two missions; agent 2 may not stay out.
func ExampleAssign() {
	p := netflow.Problem{
		Out:      []int64{0, 0, netflow.Must},
		Missions: []netflow.Mission{{Capacity: 1}, {Capacity: 2, Lower: 1}},
		Arcs: []netflow.Arc{
			{Agent: 0, Mission: 0, Cost: -9},
			{Agent: 1, Mission: 0, Cost: -7},
			{Agent: 1, Mission: 1, Cost: -2},
			{Agent: 2, Mission: 0, Cost: -5},
		},
	}
	a, err := netflow.Assign(context.Background(), p, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("missions", a.Mission, "total", a.Total)
	fmt.Println("proven:", a.Verify(p) == nil)

	p.Out[0] = netflow.Must // now two must join a mission for one
	_, err = netflow.Assign(context.Background(), p, nil)
	var cut *netflow.Infeasible
	if errors.As(err, &cut) {
		fmt.Println(err)
		fmt.Println("agents", cut.Agents, "missions", cut.Missions)
	}
	// Output:
	// missions [-1 1 0] total -7
	// proven: true
	// netflow: infeasible: more agents must join than their missions have room for
	// agents [0 2] missions [0]
}

// Minutes of three coaches for three topics.
func ExampleAssignMatrix() {
	a, err := netflow.AssignMatrix(context.Background(), 3, 3, []int32{
		40, 25, 30,
		35, 20, 45,
		50, 20, 55,
	}, nil)
	fmt.Println(a.Column, a.Total, err)
	// Output:
	// [2 0 1] 85 <nil>
}

// Hours offered in two places, asked for in two others.
func ExampleMinCostFlow() {
	f, err := netflow.MinCostFlow(context.Background(), netflow.Network{
		Supply: []int64{30, 20, -25, -25},
		Links: []netflow.Link{
			{From: 0, To: 2, Capacity: netflow.Unlimited, Cost: 2},
			{From: 0, To: 3, Capacity: netflow.Unlimited, Cost: 5},
			{From: 1, To: 2, Capacity: 15, Cost: 1},
			{From: 1, To: 3, Capacity: netflow.Unlimited, Cost: 3},
		},
	}, nil)
	fmt.Println(f.Units, f.Total, err)
	// Output:
	// [25 5 0 20] 135 <nil>
}
