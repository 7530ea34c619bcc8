package rounds

import (
	"cmp"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// The limits of one relation.
const (
	MaxSteps   = 10_000  // steps of a relation
	maxMinutes = 24 * 60 // of a meeting, each way
	maxWaited  = 10_000  // weeks
)

// Relation is two people who were matched, and what became of it.
type Relation struct {
	A Side `json:"a"`
	B Side `json:"b"`
	// Steps are unordered; those of one day are taken in the order of the step
	// kinds.
	Steps []Step `json:"steps,omitempty"`
}

// Side is one of the two. For circles and assignments, each pair that meets
// is a relation of its own.
type Side struct {
	ID     string `json:"id"`
	Region string `json:"region,omitzero"` // key of the region or country, for corridors
	Waited int    `json:"waited,omitzero"` // whole weeks until she was matched, 0 to 10,000
}

// Step is something that happened on a day.
type Step struct {
	On   essor.Date `json:"on"`
	Kind StepKind   `json:"kind"`
	// FromA and FromB say of a meeting how many minutes each gave the other:
	// 0 to 1,440, not both 0.
	FromA int `json:"from_a,omitzero"`
	FromB int `json:"from_b,omitzero"`
}

// StepKind is what happened.
type StepKind string

// The kinds, in the order in which they are taken on one day.
const (
	Accepted StepKind = "accepted" // both have said yes
	Resumed  StepKind = "resumed"  // after a pause
	Met      StepKind = "met"
	Paused   StepKind = "paused" // for whatever reason
	Ended    StepKind = "ended"  // as planned or by an exit: nobody is at fault
)

func stepKinds() []StepKind { return []StepKind{Accepted, Resumed, Met, Paused, Ended} }

// State says where a relation stands.
type State string

// The states: a relation is proposed until both accept, or meet, which makes
// it active; it is paused until it is resumed, or they meet again, and ended
// for good. An acceptance changes nothing once they are past it.
const (
	Proposed State = "proposed"
	Active   State = "active"
	OnPause  State = "paused"
	Over     State = "ended"
)

// Standing returns where r stands on a day, seen from the steps up to and
// including it. It fails with field errors when r isn't as documented. Cost:
// O(k log k) for k steps.
func (r Relation) Standing(asOf essor.Date) (State, error) {
	var faults check.List
	r.check(&faults)
	if err := faults.Err(); err != nil {
		return "", err
	}
	state := Proposed
	for _, s := range r.inOrder() {
		if s.On.Compare(asOf) > 0 {
			break
		}
		switch {
		case s.Kind == Ended:
			state = Over
		case s.Kind == Paused:
			state = OnPause
		case s.Kind != Accepted || state == Proposed:
			state = Active
		}
	}
	return state, nil
}

func (r Relation) inOrder() []Step {
	steps := slices.Clone(r.Steps)
	slices.SortFunc(steps, func(s, t Step) int {
		return cmp.Or(s.On.Compare(t.On), slices.Index(stepKinds(), s.Kind)-slices.Index(stepKinds(), t.Kind))
	})
	return steps
}

func (r Relation) check(faults *check.List) {
	for _, side := range [...]struct {
		name string
		side Side
	}{{"a", r.A}, {"b", r.B}} {
		faults.ID(side.side.ID, side.name, "id")
		if side.side.Region != "" {
			faults.ID(side.side.Region, side.name, "region")
		}
		if side.side.Waited < 0 || side.side.Waited > maxWaited {
			faults.Add(essor.CodeOutOfRange, "must be 0 to 10000 weeks", side.name, "waited")
		}
	}
	if r.A.ID == r.B.ID && r.A.ID != "" {
		faults.Add(essor.CodeInconsistent, "must be another person than a", "b", "id")
	}
	if !faults.Count(len(r.Steps), 0, MaxSteps, "steps") {
		return
	}
	for i, s := range r.Steps {
		s.check(faults, i)
	}
	r.checkEnd(faults)
}

func (s Step) check(faults *check.List, i int) {
	if !s.On.IsSet() {
		faults.Add(essor.CodeRequired, "must be the day", "steps", i, "on")
	}
	if !check.OneOf(faults, s.Kind, stepKinds(), "steps", i, "kind") {
		return
	}
	if s.FromA < 0 || s.FromA > maxMinutes {
		faults.Add(essor.CodeOutOfRange, "must be 0 to 1440 minutes", "steps", i, "from_a")
	}
	if s.FromB < 0 || s.FromB > maxMinutes {
		faults.Add(essor.CodeOutOfRange, "must be 0 to 1440 minutes", "steps", i, "from_b")
	}
	if given := s.FromA != 0 || s.FromB != 0; given != (s.Kind == Met) {
		faults.Add(essor.CodeInconsistent, "must have minutes if they met, and only then", "steps", i)
	}
}

// checkEnd checks that nothing comes after the end.
func (r Relation) checkEnd(faults *check.List) {
	ended := slices.IndexFunc(r.Steps, func(s Step) bool { return s.Kind == Ended })
	if ended < 0 {
		return
	}
	for i, s := range r.Steps {
		if i != ended && (s.Kind == Ended || s.On.Compare(r.Steps[ended].On) > 0) {
			faults.Add(essor.CodeInconsistent, "must not come after the end", "steps", i)
		}
	}
}
