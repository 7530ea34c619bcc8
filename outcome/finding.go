package outcome

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Finding is what was found for one indicator, and how: either an estimate
// from data or a figure that a record gives.
type Finding struct {
	Indicator string   `json:"indicator"` // id
	Design    Design   `json:"design"`
	Estimate  Estimate `json:"estimate,omitzero"`

	// Reached is an exact figure from a record, such as 12 contracts signed,
	// in place of an estimate. With a difference in differences, whose
	// estimate does not say where people stand, it may come beside it.
	Reached *essor.Fraction `json:"reached,omitempty"`

	On     essor.Date `json:"on,omitzero"`      // day of the last measurement
	Intake *Intake    `json:"intake,omitempty"` // who was let in

	// Replications are opaque ids of independent evaluations, by other teams,
	// that found the same; at most 50. Manual is the id of the document by
	// which others run the programme elsewhere.
	Replications []string `json:"replications,omitempty"`
	Manual       string   `json:"manual,omitzero"`
}

// Intake says who was let in. A programme that accepts only those who would
// have done well anyway has a high rate of success: so it stands beside every
// such rate.
type Intake struct {
	Applied  int64   `json:"applied"`
	Accepted int64   `json:"accepted"`
	Mix      []Group `json:"mix,omitempty"` // of those accepted; at most 100
}

// Group counts the people of one kind, under an opaque key such as
// "women" or "nurses".
type Group struct {
	Key string `json:"key"`
	N   int64  `json:"n"`
}

// Design says how a finding was come by. It alone decides how much a verdict
// may claim; nobody types in a level of evidence.
type Design string

// The designs, by what they can carry.
const (
	Recorded                Design = "recorded"                  // one measurement, or a figure from a record
	BeforeAfter             Design = "before_after"              // people before and after, nobody to compare with
	Comparison              Design = "comparison"                // beside people who did not take part, by their own choice or another's
	DifferenceInDifferences Design = "difference_in_differences" // change beside the change of such people; the estimate is of changes
	Randomised              Design = "randomised"                // a draw decided who took part
)

// The limits of a finding.
const (
	maxReplications = 50
	maxMix          = 100
)

// Evidence returns the level, from 1 to 5, of Nesta's Standards of Evidence
// that the finding can carry; 0 for an unknown design.
//
//	1  an account: one measurement or record
//	2  a change among those who took part, whatever its size: correlation
//	3  set against a comparison group: a start on cause
//	4  level 3, and at least one independent evaluation found the same
//	5  level 4, at least two such evaluations, and a manual by which others run it
//
// Replications do not lift a design without comparison group above its level.
func (f Finding) Evidence() int {
	switch f.Design {
	case Recorded:
		return 1
	case BeforeAfter:
		return 2
	case Comparison, DifferenceInDifferences, Randomised:
	default:
		return 0
	}
	switch n := len(f.Replications); {
	case n >= 2 && f.Manual != "":
		return 5
	case n >= 1:
		return 4
	}
	return 3
}

// check records what is wrong with the i-th finding, which is on in.
func (f Finding) check(l *check.List, i int, in Indicator, from essor.Date) {
	if !check.OneOf(l, f.Design, []Design{Recorded, BeforeAfter, Comparison, DifferenceInDifferences, Randomised}, "findings", i, "design") {
		return
	}
	f.checkFigures(l, i, in)
	if f.On.IsSet() && f.On.Compare(from) < 0 {
		l.Add(essor.CodeInconsistent, "must not be before the period of the framework", "findings", i, "on")
	}
	if f.Intake != nil {
		f.Intake.check(l, i)
	}
	if l.Count(len(f.Replications), 0, maxReplications, "findings", i, "replications") {
		for k, id := range f.Replications {
			if l.ID(id, "findings", i, "replications", k) && slices.Contains(f.Replications[:k], id) {
				l.Add(essor.CodeDuplicate, "must not be used twice", "findings", i, "replications", k)
			}
		}
	}
	if f.Manual != "" {
		l.ID(f.Manual, "findings", i, "manual")
	}
}

// checkFigures checks the estimate and the recorded figure, and that they
// belong to the design and to the indicator's unit.
func (f Finding) checkFigures(l *check.List, i int, in Indicator) {
	if f.Reached != nil {
		if in.Unit == unitShare && (f.Reached.Sign() < 0 || f.Reached.Units() > essor.FractionUnit) {
			l.Add(essor.CodeOutOfRange, "must be a share from 0 to 1", "findings", i, "reached")
		}
		if f.Estimate.isSet() && f.Design != DifferenceInDifferences {
			l.Add(essor.CodeInconsistent, "must be absent beside an estimate that says where people stand", "findings", i, "reached")
		}
	}
	if !f.Estimate.isSet() {
		if f.Design != Recorded || f.Reached == nil {
			l.Add(essor.CodeRequired, "must be given", "findings", i, "estimate")
		}
		return
	}
	f.Estimate.check(l, "findings", i, "estimate")
	if !f.Design.takes(f.Estimate.Estimand) {
		l.Add(essor.CodeInconsistent, "must be what the design estimates", "findings", i, "estimate", "estimand")
	}
	// A change in a share of people is a mean of -1, 0 and 1, so only there
	// does a mean go with the unit of shares.
	if f.Design != DifferenceInDifferences && f.Estimate.isShare() != (in.Unit == unitShare) {
		l.Add(essor.CodeInconsistent, "must be of shares exactly when the indicator's unit is share", "findings", i, "estimate", "estimand")
	}
	for _, v := range []struct {
		name  string
		value float64
	}{{"from", f.Estimate.From}, {"to", f.Estimate.To}, {"value", f.Estimate.Value}} {
		if _, ok := fractionOf(v.value); !ok {
			l.Add(essor.CodeOutOfRange, "must be within ±9,223,372 in the indicator's unit", "findings", i, "estimate", v.name)
		}
	}
}

// takes reports whether a design can come with the estimand.
func (d Design) takes(e Estimand) bool {
	switch d {
	case Recorded:
		return e == Proportion || e == Mean
	case DifferenceInDifferences:
		return e == MeanDifference
	}
	return e == ProportionDifference || e == MeanDifference || e == MeanRatio
}

func (in Intake) check(l *check.List, i int) {
	if in.Applied < 1 || in.Applied > maxCount {
		l.Add(essor.CodeOutOfRange, "must be 1 to 1,000,000,000", "findings", i, "intake", "applied")
	}
	if in.Accepted < 0 || in.Accepted > in.Applied {
		l.Add(essor.CodeInconsistent, "must be 0 to the number who applied", "findings", i, "intake", "accepted")
	}
	if len(in.Mix) == 0 || !l.Count(len(in.Mix), 0, maxMix, "findings", i, "intake", "mix") {
		return
	}
	left := in.Accepted
	for k, g := range in.Mix {
		if l.ID(g.Key, "findings", i, "intake", "mix", k, "key") &&
			slices.ContainsFunc(in.Mix[:k], func(other Group) bool { return other.Key == g.Key }) {
			l.Add(essor.CodeDuplicate, "must not be used twice", "findings", i, "intake", "mix", k, "key")
		}
		if g.N < 0 || g.N > left {
			l.Add(essor.CodeInconsistent, "must add up to the number accepted", "findings", i, "intake", "mix", k, "n")
			return
		}
		left -= g.N
	}
	if left != 0 {
		l.Add(essor.CodeInconsistent, "must add up to the number accepted", "findings", i, "intake", "mix")
	}
}
