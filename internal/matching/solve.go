package matching

import (
	"context"
	"fmt"
)

// Edge joins two different vertices, in either order.
type Edge struct {
	U, V   int32
	Weight int64
}

// Goal says which matching is the best.
type Goal string

// The goals. The empty goal is [GoalWeight].
const (
	// GoalWeight asks for the most weight. Edges of weight zero or less are
	// never used.
	GoalWeight Goal = "weight"
	// GoalCardinality asks for the most pairs and, among those matchings, for
	// the most weight. Every edge counts, even one of negative weight.
	GoalCardinality Goal = "cardinality"
)

// Solution is a matching with the proof that no better one exists. The package
// comment explains the proof; [Solution.Verify] checks it.
type Solution struct {
	Goal   Goal    // never empty
	Mate   []int32 // the partner of each vertex, -1 for none
	Pairs  int
	Weight int64 // of the pairs, the heaviest of parallel edges counting

	// Shift was added to each weight before the search: 0 under GoalWeight,
	// never 0 under GoalCardinality.
	Shift int64

	// Y is the dual of each vertex, in quarters of a weight.
	Y []int64
	// Inside is the innermost blossom around each vertex, -1 for none.
	Inside []int32
	// Blossoms are the odd sets whose dual is above zero, each after those
	// around it.
	Blossoms []Blossom
}

// Blossom is an odd set of vertices: those for which [Solution].Inside names
// it or a blossom within it.
type Blossom struct {
	Parent int32 // the next larger blossom around it, -1 for none
	Z      int64 // its dual, in quarters of a weight, above 0
}

// Solve returns a best matching of the vertices 0 to n-1 by the given edges,
// with a proof that it has already checked.
//
// The result depends on the set of edges only, not on their order or
// direction: edges are sorted by their smaller, then by their larger end, and
// of parallel edges the heaviest counts. Among several best matchings the
// search decides by the vertices' numbers, always in the same way for the same
// version of this package.
//
// It fails with an [*InputError] on bad input, and with the wrapped error of
// ctx once that is done. Progress, which may be nil, is told now and then, on
// the caller's goroutine, how many of the n vertices are settled: more each
// time, n at the end.
//
// Cost: O(n·m) at worst for m edges, with a factor of at most 64 for the queue;
// on graphs met in practice it grows little faster than m. O(n + m) memory.
func Solve(ctx context.Context, n int, edges []Edge, goal Goal, progress func(done, total int)) (*Solution, error) {
	g, err := NewGraph(ctx, n, edges, goal)
	if err != nil {
		return nil, err
	}
	return g.Solve(ctx, progress)
}

// Graph is a graph made ready for a goal. It keeps the edges it was made of,
// which must not change.
type Graph struct {
	goal   Goal
	edges  []Edge
	bounds bounds
	arcs   kernel
}

// kernel is a graph of either width.
type kernel interface {
	vertices() int
	solve(p *pulse, goal Goal, shift int64) (*Solution, error)
}

// NewGraph makes a graph ready to be solved. It fails as [Solve] does.
func NewGraph(ctx context.Context, n int, edges []Edge, goal Goal) (*Graph, error) {
	if goal == "" {
		goal = GoalWeight
	}
	b, err := inspect(n, edges, goal)
	if err != nil {
		return nil, err
	}
	p := &pulse{ctx: ctx, total: n}
	if err := p.check(); err != nil {
		return nil, err
	}
	var arcs kernel
	if unit*(b.hi+b.shift) <= narrowLimit {
		arcs, err = buildPlaced[int32](p, n, edges, goal, b.shift)
	} else {
		arcs, err = buildPlaced[int64](p, n, edges, goal, b.shift)
	}
	if err != nil {
		return nil, err
	}
	return &Graph{goal, edges, b, arcs}, nil
}

// Solve does what the function [Solve] does, for the graph g.
func (g *Graph) Solve(ctx context.Context, progress func(done, total int)) (*Solution, error) {
	p := &pulse{ctx: ctx, report: progress, total: g.arcs.vertices()}
	solution, err := g.arcs.solve(p, g.goal, g.bounds.shift)
	if err != nil {
		return nil, err
	}
	if err := solution.prove(p.total, g.edges, g.bounds); err != nil {
		panic("matching: " + err.Error())
	}
	p.done = p.total
	p.tell()
	return solution, nil
}

func buildPlaced[W width](p *pulse, n int, edges []Edge, goal Goal, shift int64) (kernel, error) {
	g, err := build[W](p, n, edges, goal, shift)
	if err != nil {
		return nil, err
	}
	return g.placed(p)
}

func (g *graph[W]) solve(p *pulse, goal Goal, shift int64) (*Solution, error) {
	s := newSolver(p, g)
	if err := s.search(g.plan()); err != nil {
		return nil, err
	}
	return s.solution(goal, shift), nil
}

// pulse watches for cancellation and reports progress.
type pulse struct {
	ctx    context.Context
	report func(done, total int)
	done   int // vertices settled
	told   int // reported
	total  int
	steps  int // since the last check
}

// stride is how many steps pass between two checks of the context.
const stride = 1024

// tick counts steps and checks the context once a stride is full.
func (p *pulse) tick(steps int) error {
	p.steps += steps
	if p.steps < stride {
		return nil
	}
	return p.check()
}

func (p *pulse) check() error {
	p.steps = 0
	if err := p.ctx.Err(); err != nil {
		return fmt.Errorf("matching: stopped after %d of %d vertices: %w", p.done, p.total, err)
	}
	p.tell()
	return nil
}

// tell reports progress if there has been any.
func (p *pulse) tell() {
	if p.report != nil && p.done > p.told {
		p.told = p.done
		p.report(p.done, p.total)
	}
}
