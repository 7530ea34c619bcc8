package outcome

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// WorkStatus says what somebody does for a living, in four states instead of
// two: the cardiologist who cleans the hospital's floor has work, and has not
// been helped yet.
type WorkStatus string

// The states of work.
const (
	OwnProfession      WorkStatus = "own_profession"       // in the profession she is trained for, at her level
	Underqualified     WorkStatus = "underqualified"       // works below what she is trained for
	Unemployed         WorkStatus = "unemployed"           // has no work and looks for it
	OutsideLabourForce WorkStatus = "outside_labour_force" // does not look for work: study, care, illness, retirement
)

// workStates is the order of rows and columns of [Transitions].
func workStates() []WorkStatus {
	return []WorkStatus{OwnProfession, Underqualified, Unemployed, OutsideLabourForce}
}

// Transitions counts how people moved between the states of work. It is an
// accumulator: shards merge to the same as one pass. The zero Transitions is
// empty and ready to use; it is comparable.
type Transitions struct {
	// Counts[i][j] people were in state i before and in state j after; the
	// states are ordered as own profession, underqualified, unemployed,
	// outside the labour force.
	Counts [4][4]int64 `json:"counts"`

	// Missing counts people of whom one of the two states is not known.
	Missing int64 `json:"missing,omitzero"`
}

// Add counts one person. An empty state is not known, and counts as missing.
// It fails with unknown_value at /before or /after, with overflow beyond
// 1,000,000,000 people, and as [Transitions.Merge] does; then nothing is
// counted.
func (t *Transitions) Add(before, after WorkStatus) error {
	if !t.valid() {
		return badCounts()
	}
	if t.People()+t.Missing >= maxCount {
		return &essor.FieldError{Code: essor.CodeOverflow, Detail: "must be at most 1,000,000,000 people"}
	}
	var l check.List
	if before != "" {
		check.OneOf(&l, before, workStates(), "before")
	}
	if after != "" {
		check.OneOf(&l, after, workStates(), "after")
	}
	if err := l.Err(); err != nil {
		return err
	}
	if before == "" || after == "" {
		t.Missing++
		return nil
	}
	t.Counts[slices.Index(workStates(), before)][slices.Index(workStates(), after)]++
	return nil
}

// Merge adds the people of another table. It fails with overflow beyond
// 1,000,000,000 people and with out_of_range for negative counts; then nothing
// is merged.
func (t *Transitions) Merge(other Transitions) error {
	for _, table := range []Transitions{*t, other} {
		if !table.valid() {
			return badCounts()
		}
	}
	if t.People()+t.Missing+other.People()+other.Missing > maxCount {
		return &essor.FieldError{Code: essor.CodeOverflow, Detail: "must be at most 1,000,000,000 people"}
	}
	for i, row := range other.Counts {
		for j, n := range row {
			t.Counts[i][j] += n
		}
	}
	t.Missing += other.Missing
	return nil
}

func badCounts() error {
	return &essor.FieldError{Pointer: "/counts", Code: essor.CodeOutOfRange, Detail: "must be counts from 0 to 1,000,000,000"}
}

func (t Transitions) valid() bool {
	for _, row := range t.Counts {
		for _, n := range row {
			if n < 0 || n > maxCount {
				return false
			}
		}
	}
	return t.Missing >= 0 && t.Missing <= maxCount
}

// People returns how many people both states are known of.
func (t Transitions) People() int64 {
	var n int64
	for _, row := range t.Counts {
		for _, c := range row {
			n += c
		}
	}
	return n
}

// Count returns how many people went from one state to the other, 0 for an
// unknown state.
func (t Transitions) Count(before, after WorkStatus) int64 {
	i, j := slices.Index(workStates(), before), slices.Index(workStates(), after)
	if i < 0 || j < 0 {
		return 0
	}
	return t.Counts[i][j]
}

// Pairs counts how many people were in any of the given states both times,
// only before, only after, or neither time: what compare.PairedProportions
// needs. Shares are of everyone whose two states are known, not of the labour
// force, as official unemployment rates are.
func (t Transitions) Pairs(states ...WorkStatus) (both, onlyBefore, onlyAfter, neither int64) {
	for i, before := range workStates() {
		for j, after := range workStates() {
			n := t.Counts[i][j]
			switch in, out := slices.Contains(states, before), slices.Contains(states, after); {
			case in && out:
				both += n
			case in:
				onlyBefore += n
			case out:
				onlyAfter += n
			default:
				neither += n
			}
		}
	}
	return both, onlyBefore, onlyAfter, neither
}
