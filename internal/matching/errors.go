package matching

import (
	"errors"
	"fmt"
)

// The limits of [Solve] and [Solution.Verify].
const (
	MaxVertices = 1_000_000
	MaxEdges    = 20_000_000

	// MaxWeight bounds the absolute value of a weight.
	MaxWeight int64 = 1 << 40

	// MaxSpread bounds ⌊t/2⌋·(heaviest − lightest) under [GoalCardinality],
	// where t counts the vertices that have an edge. It leaves room for
	// 1,000,000 vertices with weights within ±2³⁶, or 10,000 with ±2⁴⁰.
	MaxSpread int64 = 1 << 56
)

// ErrInput is what every rejected input is, in the sense of [errors.Is].
// [InputError] says more.
var ErrInput = errors.New("matching: bad input")

// ErrProof is what [Solution.Verify] wraps when the solution isn't shown to be
// an optimum.
var ErrProof = errors.New("matching: not proven")

// Fault names what is wrong with an input.
type Fault string

// The faults, in the order in which they are looked for.
const (
	FaultVertices Fault = "vertices" // n is not 0 to MaxVertices
	FaultEdges    Fault = "edges"    // more than MaxEdges edges
	FaultGoal     Fault = "goal"     // an unknown goal
	FaultEndpoint Fault = "endpoint" // an edge leaves the vertices 0 to n-1
	FaultLoop     Fault = "loop"     // an edge joins a vertex with itself
	FaultWeight   Fault = "weight"   // a weight beyond ±MaxWeight
	FaultSpread   Fault = "spread"   // MaxSpread is passed

	// A capacity is negative or missing, or there are too many copies.
	FaultCapacity Fault = "capacity"
)

// InputError reports the first fault of an input.
type InputError struct {
	Edge  int // index of the faulty edge, -1 when the fault isn't one edge's
	Fault Fault
}

// Error says in one line what is wrong, with indices and never with weights.
func (e *InputError) Error() string {
	if e.Edge < 0 {
		return fmt.Sprintf("matching: %s: %s", e.Fault, e.Fault.detail())
	}
	return fmt.Sprintf("matching: edge %d: %s: %s", e.Edge, e.Fault, e.Fault.detail())
}

// Is reports whether target is [ErrInput].
func (e *InputError) Is(target error) bool { return target == ErrInput }

func (f Fault) detail() string {
	switch f {
	case FaultVertices:
		return fmt.Sprintf("must be 0 to %d", MaxVertices)
	case FaultEdges:
		return fmt.Sprintf("must be at most %d", MaxEdges)
	case FaultGoal:
		return fmt.Sprintf("must be %q or %q", GoalWeight, GoalCardinality)
	case FaultEndpoint:
		return "must lie between 0 and the number of vertices less one"
	case FaultLoop:
		return "must join two different vertices"
	case FaultWeight:
		return fmt.Sprintf("must lie within %d and %d", -MaxWeight, MaxWeight)
	case FaultCapacity:
		return "must be 0 or more for each vertex, and leave the reduced graph within the limits"
	case FaultSpread:
		return fmt.Sprintf("half the vertices times the spread of the weights must be at most %d", MaxSpread)
	}
	return "unknown fault"
}
