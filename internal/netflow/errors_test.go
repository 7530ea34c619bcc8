package netflow

import (
	"strings"
	"testing"
)

// TestErrors has each error say in one line what is wrong, and each fault in
// words of its own.
func TestErrors(t *testing.T) {
	faults := []Fault{
		FaultAgents, FaultMissions, FaultArcs, FaultOut, FaultCapacity, FaultLower, FaultAgent,
		FaultMission, FaultCost, FaultSize, FaultSupply, FaultNode, FaultTotal,
	}
	errs := []error{&Infeasible{}, &Infeasible{Crowded: true}, &FlowInfeasible{}, &FlowInfeasible{Nodes: []int32{1}}, &FlowUnbounded{}}
	for _, f := range faults {
		if f.detail() == Fault("").detail() {
			t.Errorf("%s has no words", f)
		}
		errs = append(errs, &InputError{-1, f}, &InputError{3, f})
	}
	seen := map[string]bool{}
	for _, err := range errs {
		text := err.Error()
		if seen[text] || !strings.HasPrefix(text, "netflow: ") || strings.ContainsRune(text, '\n') {
			t.Errorf("%q", text)
		}
		seen[text] = true
	}
}
