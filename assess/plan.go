package assess

import (
	"cmp"
	"slices"

	"github.com/essor-go/essor"
)

// Step is one piece of help that the answers call for.
type Step struct {
	Kind     StepKind       `json:"kind"`
	Level    Level          `json:"level"` // the closest that was called for
	Topic    string         `json:"topic,omitzero"`
	HandOff  string         `json:"hand_off,omitzero"` // who takes over
	Supports []string       `json:"supports"`          // the rules of the plan that called for it, closest first
	Missing  []string       `json:"missing"`           // of an open step: the items whose answers would decide
	Reasons  []essor.Reason `json:"reasons"`           // first for the person herself, then the facts for staff
}

// Steps of one key are one step.
type stepKey struct {
	kind           StepKind
	topic, handOff string
}

// plan returns the steps that are called for, and those that an answer still
// missing could add; closest first, then in rubric order, without reasons.
func (v *view) plan(unclear []bool) (due, open []Step) {
	s := v.sheet.scorer
	var called, undecided []int
	for i := range s.supports {
		switch v.calls(i) {
		case truly:
			called = append(called, i)
		case unknown:
			undecided = append(undecided, i)
		}
	}
	due = s.steps(called)
	for _, step := range s.steps(undecided) {
		marks := make([]bool, len(s.items))
		for _, id := range step.Supports {
			v.lackingOf(s.supportAt(id), marks, unclear)
		}
		step.Missing = s.named(marks)
		if len(step.Missing) > 0 && !covered(due, step) {
			open = append(open, step)
		}
	}
	if open == nil {
		open = []Step{}
	}
	return due, open
}

// calls says whether a support is called for. A loan also needs eligibility.
func (v *view) calls(i int) truth {
	holds := v.holds(&v.sheet.scorer.supports[i])
	if v.sheet.scorer.rubric.Supports[i].Kind == Loan {
		holds = min(holds, v.eligible)
	}
	return holds
}

// lackingOf marks the open items that keep support i undecided.
func (v *view) lackingOf(i int, marks, unclear []bool) {
	v.lacking(&v.sheet.scorer.supports[i], marks, unclear)
	if v.sheet.scorer.rubric.Supports[i].Kind == Loan && v.eligible == unknown {
		for place, open := range unclear {
			marks[place] = marks[place] || open
		}
	}
}

func (s *Scorer) supportAt(id string) int {
	return slices.IndexFunc(s.rubric.Supports, func(r Support) bool { return r.ID == id })
}

// steps joins supports, given in rubric order, to steps.
func (s *Scorer) steps(supports []int) []Step {
	supports = slices.Clone(supports)
	slices.SortStableFunc(supports, func(a, b int) int {
		return cmp.Compare(s.rubric.Supports[b].Level.rank(), s.rubric.Supports[a].Level.rank())
	})
	steps, at := []Step{}, map[stepKey]int{}
	for _, i := range supports {
		r := &s.rubric.Supports[i]
		key := stepKey{r.Kind, r.Topic, r.HandOff}
		k, found := at[key]
		if !found {
			k, at[key] = len(steps), len(steps)
			steps = append(steps, Step{Kind: r.Kind, Level: r.Level, Topic: r.Topic, HandOff: r.HandOff, Missing: []string{}})
		}
		steps[k].Supports = append(steps[k].Supports, r.ID)
	}
	return steps
}

// covered reports whether the plan holds the step already, at some level.
func covered(due []Step, step Step) bool {
	return slices.ContainsFunc(due, func(d Step) bool {
		return d.Kind == step.Kind && d.Topic == step.Topic && d.HandOff == step.HandOff
	})
}
