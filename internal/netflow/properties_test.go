package netflow

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/essor-go/essor/internal/netflow/instances"
)

// larger draws problems of some hundred agents, among them all stages' cases.
func larger(r *rand.Rand) Problem {
	s := instances.Shape{
		Missions: 1 + r.IntN(30), Agents: 1 + r.IntN(200), Choices: 1, Weights: 1 + r.IntN(50),
		Capacity: 1 + r.IntN(10), Extra: r.IntN(3), Seed: r.Uint64(), Popular: r.IntN(2) == 0,
	}
	s.Choices += r.IntN(min(8, s.Missions))
	pool := s.Draw()
	if r.IntN(2) == 0 {
		for j, c := range pool.Capacity {
			pool.Lower[j] = min(c, int32(r.IntN(3)))
		}
	}
	p := problem(pool, 0)
	for i := range p.Out {
		switch p.Out[i] = r.Int64N(20) - 30; r.IntN(6) {
		case 0:
			p.Out[i] = Must
		}
	}
	return p
}

// TestStages checks between the stages what the solver promises there, and
// the answers by their proofs, in both widths.
func TestStages(t *testing.T) {
	rounds := 1500
	if testing.Short() {
		rounds = 300
	}
	r := rand.New(rand.NewPCG(9, 9))
	cuts := 0
	for range rounds {
		p := larger(r)
		g, err := compile[int32](&pulse{ctx: background}, p)
		if err != nil {
			t.Fatal(err)
		}
		s := newSolver(g, &pulse{ctx: background})
		var failed error
		for _, stage := range []struct {
			name string
			run  func() error
		}{{"start", s.startPrices}, {"auction", s.auction}, {"forward", s.forward}, {"reverse", s.reverse}} {
			if failed = stage.run(); failed != nil {
				break
			}
			if stage.name != "start" {
				if err := s.invariants(stage.name); err != nil {
					t.Fatal(err)
				}
			}
		}
		wide, err := compile[int64](&pulse{ctx: background}, p)
		if err != nil {
			t.Fatal(err)
		}
		a, err := wide.solve(&pulse{ctx: background})
		if !reflect.DeepEqual(err, failed) {
			t.Fatalf("wide %v, narrow %v", err, failed)
		}
		var cut *Infeasible
		if errors.As(err, &cut) {
			cuts++
			if err := cut.Verify(p); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if b := s.assignment(); !reflect.DeepEqual(a, b) {
			t.Fatalf("wide and narrow differ")
		}
		if err := a.Verify(p); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d of %d infeasible", cuts, rounds)
}

// TestMoments checks at each moment what growing trees promise, one at a time
// and all at once, and after each search what the reverse stage does.
func TestMoments(t *testing.T) {
	rounds := 1000
	if testing.Short() {
		rounds = 200
	}
	r := rand.New(rand.NewPCG(13, 13))
	for range rounds {
		p := larger(r)
		for _, alone := range []bool{false, true} {
			g, err := compile[int64](&pulse{ctx: background}, p)
			if err != nil {
				t.Fatal(err)
			}
			s := newSolver(g, &pulse{ctx: background})
			if r.IntN(2) == 0 {
				if err := s.startPrices(); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.auction(); err != nil {
				t.Fatal(err)
			}
			f := &forest[int64]{solver: s, alone: alone}
			batches := [][]int32{s.hard}
			if alone {
				batches = nil
				for _, i := range s.hard {
					batches = append(batches, []int32{i})
				}
			}
			for _, roots := range batches {
				err = f.audited(roots)
				if err != nil {
					break
				}
			}
			var cut *Infeasible
			switch {
			case errors.As(err, &cut):
				err = cut.Verify(p)
			case err == nil:
				if err = s.invariants("forward"); err == nil {
					err = (&seeker[int64]{solver: s}).audited()
				}
				if errors.As(err, &cut) {
					err = cut.Verify(p)
				}
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestOrder permutes arcs, which must change nothing, then agents and missions,
// which may change who of equals goes where, not the total.
func TestOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 10))
	for range 300 {
		p := larger(r)
		a, err := Assign(background, p, nil)
		q := Problem{p.Out, p.Missions, append([]Arc(nil), p.Arcs...)}
		r.Shuffle(len(q.Arcs), func(i, j int) { q.Arcs[i], q.Arcs[j] = q.Arcs[j], q.Arcs[i] })
		b, fail := Assign(background, q, nil)
		if !reflect.DeepEqual(a, b) || !reflect.DeepEqual(err, fail) {
			t.Fatal("the order of arcs matters")
		}
		agents, missions := r.Perm(len(p.Out)), r.Perm(len(p.Missions))
		for i, to := range agents {
			if i == 0 {
				q.Out = make([]int64, len(p.Out))
			}
			q.Out[to] = p.Out[i]
		}
		q.Missions = make([]Mission, len(p.Missions))
		for j, to := range missions {
			q.Missions[to] = p.Missions[j]
		}
		for k, e := range p.Arcs {
			q.Arcs[k] = Arc{int32(agents[e.Agent]), int32(missions[e.Mission]), e.Cost}
		}
		b, fail = Assign(background, q, nil)
		if errors.Is(err, ErrInfeasible) != errors.Is(fail, ErrInfeasible) {
			t.Fatal("the order of agents or missions matters to whether there is an answer")
		}
		if err == nil && a.Total != b.Total {
			t.Fatal("the order of agents or missions matters to the total")
		}
	}
}

// TestMonotone checks what must hold when a problem changes: more choice never
// costs more, less never costs less.
func TestMonotone(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	for range 300 {
		p := larger(r)
		a, err := Assign(background, p, nil)
		if err != nil {
			continue
		}
		total := func(change func(q *Problem)) int64 {
			q := Problem{append([]int64(nil), p.Out...), append([]Mission(nil), p.Missions...), append([]Arc(nil), p.Arcs...)}
			change(&q)
			b, err := Assign(background, q, nil)
			if err != nil {
				t.Fatal(err)
			}
			return b.Total
		}
		i, j, k := r.IntN(len(p.Out)), r.IntN(len(p.Missions)), r.IntN(len(p.Arcs))
		for name, after := range map[string]int64{
			"one more place":     total(func(q *Problem) { q.Missions[j].Capacity++ }),
			"no lower bound":     total(func(q *Problem) { q.Missions[j].Lower = 0 }),
			"one more arc":       total(func(q *Problem) { q.Arcs = append(q.Arcs, Arc{int32(i), int32(j), -3}) }),
			"a cheaper arc":      total(func(q *Problem) { q.Arcs[k].Cost -= 5 }),
			"a cheaper way out":  total(func(q *Problem) { q.Out[i] = min(q.Out[i], 0) - 9 }) - 0,
			"the same twice":     total(func(q *Problem) { q.Arcs = append(q.Arcs, q.Arcs...) }),
			"parallel, but dear": total(func(q *Problem) { e := q.Arcs[k]; e.Cost++; q.Arcs = append(q.Arcs, e) }),
		} {
			if after > a.Total {
				t.Fatalf("%s: from %d to %d", name, a.Total, after)
			}
		}
		// One more place in j saves at most what a place there costs.
		if saved := a.Total - total(func(q *Problem) { q.Missions[j].Capacity++ }); saved > max(a.Price[j], 0) {
			t.Fatalf("a place at %d saves %d", a.Price[j], saved)
		}
	}
}

func TestBadInput(t *testing.T) {
	for _, tt := range []struct {
		fault Fault
		index int
		spoil func(*Problem)
	}{
		{FaultAgents, -1, func(p *Problem) { p.Out = make([]int64, MaxAgents+1) }},
		{FaultMissions, -1, func(p *Problem) { p.Missions = make([]Mission, MaxMissions+1) }},
		{FaultArcs, -1, func(p *Problem) { p.Arcs = make([]Arc, MaxArcs+1) }},
		{FaultOut, 1, func(p *Problem) { p.Out[1] = MaxCost + 1 }},
		{FaultOut, 0, func(p *Problem) { p.Out[0] = math.MinInt64 }},
		{FaultCapacity, 0, func(p *Problem) { p.Missions[0].Capacity = -1 }},
		{FaultLower, 1, func(p *Problem) { p.Missions[1].Lower = 3 }},
		{FaultLower, 1, func(p *Problem) { p.Missions[1].Lower = -3 }},
		{FaultAgent, 1, func(p *Problem) { p.Arcs[1].Agent = 2 }},
		{FaultAgent, 1, func(p *Problem) { p.Arcs[1].Agent = -1 }},
		{FaultMission, 0, func(p *Problem) { p.Arcs[0].Mission = 2 }},
		{FaultMission, 0, func(p *Problem) { p.Arcs[0].Mission = math.MinInt32 }},
		{FaultCost, 1, func(p *Problem) { p.Arcs[1].Cost = Must }},
		{FaultCost, 1, func(p *Problem) { p.Arcs[1].Cost = -MaxCost - 1 }},
	} {
		p := Problem{[]int64{0, 0}, []Mission{{1, 0}, {2, 1}}, []Arc{{0, 0, 1}, {1, 1, 1}}}
		tt.spoil(&p)
		_, err := Assign(background, p, nil)
		var fault *InputError
		if !errors.As(err, &fault) || fault.Fault != tt.fault || fault.Index != tt.index || !errors.Is(err, ErrInput) {
			t.Errorf("%s: %v", tt.fault, err)
		}
		if err := (&Assignment{}).Verify(p); !errors.Is(err, ErrInput) {
			t.Errorf("%s: Verify: %v", tt.fault, err)
		}
		if err := (&Infeasible{}).Verify(p); !errors.Is(err, ErrInput) {
			t.Errorf("%s: Verify: %v", tt.fault, err)
		}
	}
	for _, tt := range []struct {
		rows, cols int
		cost       []int64
		fault      Fault
	}{
		{-1, 1, nil, FaultSize},
		{1, 1, nil, FaultSize},
		{MaxSide + 1, 0, nil, FaultSize},
		{MaxSide, MaxSide, nil, FaultSize},
		{1, 1, []int64{MaxCost + 1}, FaultCost},
	} {
		_, err := AssignMatrix(background, tt.rows, tt.cols, tt.cost, nil)
		var fault *InputError
		if !errors.As(err, &fault) || fault.Fault != tt.fault {
			t.Errorf("%d × %d: %v", tt.rows, tt.cols, err)
		}
		if err := (&MatrixAssignment{}).Verify(tt.rows, tt.cols, tt.cost); !errors.Is(err, ErrInput) {
			t.Errorf("%d × %d: Verify: %v", tt.rows, tt.cols, err)
		}
	}
}

// TestCancelled stops each verb at every one of its first looks at the context.
func TestCancelled(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 12))
	p := problem(instances.Shape{Missions: 200, Agents: 3000, Choices: 8, Weights: 9, Capacity: 20, Seed: 5}.Draw(), 0)
	for j := range p.Missions {
		p.Missions[j].Lower = p.Missions[j].Capacity - 1
	}
	x := Network{Supply: make([]int64, 400)}
	for v := range int32(200) {
		x.Supply[v], x.Supply[v+200] = 9, -9
		for range 20 {
			x.Links = append(x.Links, Link{v, 200 + r.Int32N(200), 0, 3, r.Int64N(50)})
		}
		x.Links = append(x.Links, Link{v, v + 200, 0, Unlimited, 500})
	}
	square := instances.Matrix(90, 1, 1000)
	wide := make([]int64, 100*60)
	for name, run := range map[string]func(ctx context.Context) error{
		"assign": func(ctx context.Context) error { _, err := Assign(ctx, p, nil); return err },
		"square": func(ctx context.Context) error { _, err := AssignMatrix(ctx, 90, 90, square, nil); return err },
		"tall":   func(ctx context.Context) error { _, err := AssignMatrix(ctx, 100, 60, wide, nil); return err },
		"flow":   func(ctx context.Context) error { _, err := MinCostFlow(ctx, x, nil); return err },
	} {
		stopped := 0
		for looks := range 400 {
			err := run(&countdown{Context: background, looks: looks})
			if errors.Is(err, context.Canceled) {
				stopped++
			}
		}
		if stopped < 3 {
			t.Errorf("%s: stopped %d times", name, stopped)
		}
	}
}

// countdown is a context that is done after some looks at it.
type countdown struct {
	context.Context
	looks int
}

func (c *countdown) Err() error {
	if c.looks--; c.looks < 0 {
		return context.Canceled
	}
	return nil
}

func TestProgress(t *testing.T) {
	p := problem(instances.Shape{Missions: 200, Agents: 3000, Choices: 8, Weights: 9, Capacity: 20, Seed: 5}.Draw(), 0)
	last := 0
	a, err := Assign(background, p, func(done, total int) {
		if done <= last || done > total || total != 3000 {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	})
	if err != nil || last != 3000 {
		t.Fatalf("%d told, %v", last, err)
	}
	b, err := Assign(background, p, nil)
	if err != nil || !reflect.DeepEqual(a, b) {
		t.Error("progress changes the result")
	}
}
