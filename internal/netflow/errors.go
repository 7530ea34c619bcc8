package netflow

import (
	"errors"
	"fmt"
)

// The limits of this package.
const (
	MaxAgents   = 1_000_000
	MaxMissions = 1_000_000
	MaxArcs     = 20_000_000

	// MaxCost bounds the absolute value of a cost.
	MaxCost int64 = 1 << 40

	// MaxSide bounds the rows and the columns of a matrix, MaxCells their
	// product.
	MaxSide  = 50_000
	MaxCells = 100_000_000

	// MaxNodes and MaxLinks bound a network, MaxUnits the absolute value of a
	// supply and of a finite capacity or lower bound.
	MaxNodes       = 100_000
	MaxLinks       = 1_000_000
	MaxUnits int64 = 1 << 40
)

var (
	// ErrInput is what every rejected input is, in the sense of [errors.Is].
	// [InputError] says more.
	ErrInput = errors.New("netflow: bad input")

	// ErrInfeasible is what every proof that no answer exists is, in the sense
	// of [errors.Is]: [Infeasible] and [FlowInfeasible] hold the violated cut.
	ErrInfeasible = errors.New("netflow: infeasible")

	// ErrUnbounded is what a flow whose cost falls without end is, in the sense
	// of [errors.Is]: [FlowUnbounded] holds the cycle.
	ErrUnbounded = errors.New("netflow: unbounded")

	// ErrProof is what the Verify methods wrap when a result isn't shown to be
	// right.
	ErrProof = errors.New("netflow: not proven")
)

// Fault names what is wrong with an input.
type Fault string

// The faults, for each verb in the order in which they are looked for.
const (
	FaultAgents   Fault = "agents"   // more than MaxAgents
	FaultMissions Fault = "missions" // more than MaxMissions
	FaultArcs     Fault = "arcs"     // more than MaxArcs
	FaultOut      Fault = "out"      // a cost of staying out beyond ±MaxCost
	FaultCapacity Fault = "capacity" // below 0, or beyond the limit
	FaultLower    Fault = "lower"    // below 0, or above the capacity
	FaultAgent    Fault = "agent"    // an arc of an unknown agent
	FaultMission  Fault = "mission"  // an arc to an unknown mission
	FaultCost     Fault = "cost"     // beyond ±MaxCost
	FaultSize     Fault = "size"     // a matrix or a network beyond its limits, or cells missing
	FaultSupply   Fault = "supply"   // beyond ±MaxUnits
	FaultNode     Fault = "node"     // a link of an unknown node
	FaultTotal    Fault = "total"    // the cost of the best flow, or a potential, is beyond 64 bits
)

// InputError reports the first fault of an input.
type InputError struct {
	Index int // of the faulty agent, mission, arc, cell, node or link; -1 for none
	Fault Fault
}

// Error says in one line what is wrong, with indices and never with weights.
func (e *InputError) Error() string {
	if e.Index < 0 {
		return fmt.Sprintf("netflow: %s: %s", e.Fault, e.Fault.detail())
	}
	return fmt.Sprintf("netflow: %s: index %d: %s", e.Fault, e.Index, e.Fault.detail())
}

// Is reports whether target is [ErrInput].
func (e *InputError) Is(target error) bool { return target == ErrInput }

func (f Fault) detail() string {
	switch f {
	case FaultAgents:
		return fmt.Sprintf("must be at most %d", MaxAgents)
	case FaultMissions:
		return fmt.Sprintf("must be at most %d", MaxMissions)
	case FaultArcs:
		return fmt.Sprintf("must be at most %d", MaxArcs)
	case FaultOut:
		return fmt.Sprintf("must lie within %d and %d, or be Must", -MaxCost, MaxCost)
	case FaultCapacity:
		return "must not be negative, nor beyond its limit"
	case FaultLower:
		return "must lie between 0 and the capacity"
	case FaultAgent:
		return "must lie between 0 and the number of agents less one"
	case FaultMission:
		return "must lie between 0 and the number of missions less one"
	case FaultCost:
		return fmt.Sprintf("must lie within %d and %d", -MaxCost, MaxCost)
	case FaultSize:
		return "must be whole, and within the limits"
	case FaultSupply:
		return fmt.Sprintf("must lie within %d and %d", -MaxUnits, MaxUnits)
	case FaultNode:
		return "must lie between 0 and the number of nodes less one"
	case FaultTotal:
		return "must fit 64 bits"
	}
	return "unknown fault"
}
