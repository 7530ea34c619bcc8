package matching

// solver is the state of a search. Slices of vertices have n elements.
type solver[W width] struct {
	*graph[W]
	n     int
	pulse *pulse

	info     []vertex[W]
	tops     []int32 // by number of a set: its top node, see top
	mate     []int32
	after    []int32 // next vertex of the same blossom
	nodes    []node  // vertices, then blossoms
	blossoms []blossom[W]

	idleSets  []int32
	idleNodes []int32
	treeHead  []int32 // by root: the first top node of its tree
	trees     int     // alive

	// halfNext is the next vertex of the same half-cycle, none for vertices in
	// none. It is nil but in the fractional stage.
	halfNext []int32

	clock   W
	horizon W // no event later than this is in the queue
	leap    W // how far the horizon moved
	end     W // a time at which no tree is alive
	never   W // later than all times
	queue   queue[W]
	ready   []event[W] // tight edges between different trees: served first
	room    int        // events above which the queue is made anew

	single  bool    // one tree at a time, see single.go
	touched []int32 // then: the vertices whose nearest has been set

	checked func() // called after each event, if not nil

	stamp int32  // of the last search for a common ancestor
	cycle []link // buffers
	side  []link
	chain []int32
	turns []turn
	fresh []int32 // nodes that have just become outer
	loose []int32 // vertices that have just become free, and were inner
}

// vertex is what the scan of an edge to the vertex asks for, side by side.
type vertex[W width] struct {
	// nearest bounds, for a free vertex v, how near an outer vertex is: it is
	// at most y[u] - w for each edge of weight w to an outer vertex u that
	// might still reach v in time, and before the horizon. If it isn't never,
	// an event lies in the queue, not later than nearest + y[v], that will have
	// v looked at.
	nearest W
	y       W     // stored dual, see dual.go
	set     int32 // see top
	label   label // of the top node around the vertex
}

// link is a node and an edge, between vertices, to or from the next or the
// previous node; the function that makes it says which.
type link struct{ node, from, to int32 }

func newSolver[W width](p *pulse, g *graph[W]) *solver[W] {
	n := g.vertices()
	s := &solver[W]{
		graph: g, n: n, pulse: p,
		info: make([]vertex[W], n), tops: make([]int32, n), mate: make([]int32, n),
		after: make([]int32, n), nodes: newNodes(n),
		treeHead: make([]int32, n),
	}
	for s.never = 1; s.never<<1 > 0; s.never <<= 1 {
	}
	for v := range int32(n) {
		s.mate[v], s.after[v], s.treeHead[v] = none, none, none
		s.info[v] = vertex[W]{nearest: s.never, set: v}
		s.tops[v] = v
	}
	return s
}

// plan says how the two stages of a search run.
type plan struct{ fractional, blossoms manner }

// manner is how a stage grows its trees.
type manner uint8

const (
	together manner = iota // all on one clock
	oneByOne               // one after the other
	leftOut                // not at all
)

// plan returns the plan that is fastest for the graph.
func (g *graph[W]) plan() plan {
	if g.isDense() {
		return plan{oneByOne, oneByOne}
	}
	return plan{oneByOne, together}
}

// search runs the stages one after the other. Then no tree is left: every
// vertex is matched or has a dual of zero.
func (s *solver[W]) search(p plan) error {
	if err := s.greedy(); err != nil {
		return err
	}
	if p.fractional != leftOut {
		if err := s.fractional(p.fractional); err != nil {
			return err
		}
	}
	if p.blossoms == oneByOne {
		return s.oneByOne()
	}
	return s.together()
}

// isRoot reports whether vertex v is to be the root of a tree: the base of a
// free node, unmatched, of positive dual, and in no half-cycle.
func (s *solver[W]) isRoot(v int32) bool {
	return s.mate[v] == none && s.info[v].y > 0 && s.base(s.top(v)) == v &&
		(s.halfNext == nil || s.halfNext[v] == none)
}

// plant makes the node of base v the root of a tree.
func (s *solver[W]) plant(v int32) {
	x := s.top(v)
	s.relabel(x, outer)
	s.join(x, v)
	s.trees++
}

// rewind sets the clock back to 0, which it may be when all nodes are free:
// then stored duals are the duals.
func (s *solver[W]) rewind() {
	s.clock = 0
	s.queue.reset()
}
