package stable

import (
	"errors"
	"fmt"
)

// The limits of this package.
const (
	// MaxAgents bounds the agents of each side.
	MaxAgents = 100_000
	// MaxEntries bounds the entries of all lists together.
	MaxEntries = 20_000_000
)

// ErrInput is what every rejected input is, in the sense of [errors.Is].
// [InputError] says more.
var ErrInput = errors.New("stable: bad input")

// ErrProof is what the Verify methods wrap when a result isn't shown to be
// right.
var ErrProof = errors.New("stable: not proven")

// Fault names what is wrong with an input.
type Fault string

// The faults, in the order in which they are looked for; those of entries, list
// by list.
const (
	FaultSide      Fault = "side"      // an unknown side
	FaultAgents    Fault = "agents"    // more than MaxAgents on one side
	FaultEntries   Fault = "entries"   // more than MaxEntries
	FaultCounts    Fault = "counts"    // not one capacity, mate or place for each agent
	FaultCapacity  Fault = "capacity"  // a negative capacity
	FaultRange     Fault = "range"     // an entry names nobody
	FaultSelf      Fault = "self"      // an agent lists itself
	FaultDuplicate Fault = "duplicate" // an agent is listed twice in one list
	FaultMate      Fault = "mate"      // a mate names nobody, or has another mate
	FaultOver      Fault = "over"      // a hospital has more residents than places
)

// InputError reports the first fault of an input.
type InputError struct {
	Fault Fault
	Side  Side // whose list it is, empty for roommates
	Agent int  // whose list, mate or capacity it is, -1 when it is no one's
	Entry int  // index in that list, -1 when it isn't one entry's fault
}

// Error says in one line what is wrong, with indices and never with weights.
func (e *InputError) Error() string {
	where := ""
	if e.Side != "" {
		where += " of the " + string(e.Side)
	}
	if e.Agent >= 0 {
		where += fmt.Sprintf(": agent %d", e.Agent)
	}
	if e.Entry >= 0 {
		where += fmt.Sprintf(", entry %d", e.Entry)
	}
	return fmt.Sprintf("stable: %s%s: %s", e.Fault, where, e.Fault.detail())
}

// Is reports whether target is [ErrInput].
func (e *InputError) Is(target error) bool { return target == ErrInput }

func (f Fault) detail() string {
	switch f {
	case FaultSide:
		return fmt.Sprintf("must be %q or %q", Residents, Hospitals)
	case FaultAgents:
		return fmt.Sprintf("must be at most %d", MaxAgents)
	case FaultEntries:
		return fmt.Sprintf("must be at most %d", MaxEntries)
	case FaultCounts:
		return "must have one value for each agent"
	case FaultCapacity:
		return "must not be negative"
	case FaultRange:
		return "must lie between 0 and the number of agents less one"
	case FaultSelf:
		return "must not be the agent itself"
	case FaultDuplicate:
		return "must be listed only once"
	case FaultMate:
		return "must be -1, or an agent whose own mate fits"
	case FaultOver:
		return "must not have more residents than places"
	}
	return "unknown fault"
}
