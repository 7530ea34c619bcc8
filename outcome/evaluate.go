package outcome

import (
	"math/big"
	"slices"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Status says where an indicator stands, as far as the evidence goes.
type Status string

// The statuses.
const (
	NoFinding Status = "no_finding" // nothing was found out yet
	NotEnough Status = "not_enough" // too few people, too many missing, or the change may be chance
	Measured  Status = "measured"   // a level, without anything to hold it against
	Improved  Status = "improved"   // moved the better way, beyond chance
	Worsened  Status = "worsened"   // moved the worse way, beyond chance
)

// Evaluation holds the shared results against what was found, one line for
// each indicator, in the order of the framework. It is a document for those
// in charge; what may be published are the reasons for audience public.
type Evaluation struct {
	Framework essor.Fingerprint `json:"framework"` // of the frozen framework
	Findings  essor.Fingerprint `json:"findings"`  // of the findings, sorted by indicator
	Lines     []Line            `json:"lines"`
}

// Line says where one indicator stands, how sure that is and why.
type Line struct {
	Indicator string `json:"indicator"`
	Result    string `json:"result"`
	Status    Status `json:"status"`
	Evidence  int    `json:"evidence,omitzero"` // level 1 to 5 of [Finding.Evidence]; 0 without a finding

	Design   Design   `json:"design,omitzero"`
	Estimate Estimate `json:"estimate,omitzero"` // as found

	// Actual is the level reached, to twelve decimals; Progress is the part of
	// the way from baseline to target that it lies at, exact to twelve
	// decimals: below 0 is further off than at the start, above 1 beyond the
	// target. Both are absent where the finding does not say where people
	// stand.
	Actual   *essor.Fraction `json:"actual,omitempty"`
	Progress *essor.Fraction `json:"progress,omitempty"`
	Met      bool            `json:"met,omitzero"` // the target is reached or passed

	Intake   *Intake         `json:"intake,omitempty"`   // as found
	Approval *essor.Fraction `json:"approval,omitempty"` // accepted ÷ applied

	Verdict essor.Reason   `json:"verdict"` // audience public
	Notes   []essor.Reason `json:"notes"`   // what belongs beside it: margin, missing, progress, method
}

// Evaluate holds findings against the shared results. Findings may come in
// any order, at most one for each indicator.
//
// No verdict claims more than its design can carry: a before/after change is
// correlation, whatever its size. A change counts as improved or worsened
// only when its interval leaves out "no change", at least LeastPeople of the
// framework were measured in each group, and no more people are missing than
// were measured.
//
// It fails with an [essor.InvalidError] with pointers such as
// /findings/0/estimate/value, or with required at /framework when s does not
// come from [Freeze]. Cost: linear in the number of indicators.
func (s *Shared) Evaluate(findings []Finding) (Evaluation, error) {
	var l check.List
	byIndicator := s.sort(&l, findings)
	if err := l.Err(); err != nil {
		return Evaluation{}, err
	}
	e := Evaluation{Framework: s.fingerprint, Lines: make([]Line, len(s.framework.Indicators))}
	for i, in := range s.framework.Indicators {
		k, found := byIndicator[in.ID]
		if !found {
			e.Lines[i] = s.silent(in)
			continue
		}
		line, ok := s.line(in, findings[k])
		if !ok {
			l.Add(essor.CodeOverflow, "must lie within 9,223,372 times the way from baseline to target", "findings", k)
		}
		e.Lines[i] = line
	}
	if err := l.Err(); err != nil {
		return Evaluation{}, err
	}
	print, err := fingerprintOf(findings)
	if err != nil {
		return Evaluation{}, err
	}
	e.Findings = print
	return e, nil
}

// sort checks the findings and returns their positions by indicator.
func (s *Shared) sort(l *check.List, findings []Finding) map[string]int {
	if !s.isFrozen() {
		l.Add(essor.CodeRequired, "must come from Freeze", "framework")
		return nil
	}
	byIndicator := make(map[string]int, len(findings))
	if !l.Count(len(findings), 0, maxIndicators, "findings") {
		return nil
	}
	for i, f := range findings {
		if l.Full() {
			return nil
		}
		if !l.ID(f.Indicator, "findings", i, "indicator") {
			continue
		}
		at, known := s.indicator[f.Indicator]
		if !known {
			l.Add(essor.CodeUnknownReference, "must be the id of an indicator", "findings", i, "indicator")
			continue
		}
		register(l, byIndicator, f.Indicator, i, "findings", i, "indicator")
		f.check(l, i, s.framework.Indicators[at], s.framework.From)
	}
	return byIndicator
}

// fingerprintOf returns the fingerprint of findings in any order.
func fingerprintOf(findings []Finding) (essor.Fingerprint, error) {
	sorted := slices.SortedFunc(slices.Values(findings), func(a, b Finding) int {
		return strings.Compare(a.Indicator, b.Indicator)
	})
	return essor.FingerprintOf("outcome.Findings", sorted)
}

// silent returns the line of an indicator without a finding.
func (s *Shared) silent(in Indicator) Line {
	line := Line{Indicator: in.ID, Result: in.Result, Status: NoFinding}
	line.Verdict, line.Notes = s.explain(in, Finding{}, line)
	return line
}

// line returns the line of an indicator with a finding that was checked, and
// false when its progress is beyond all measure.
func (s *Shared) line(in Indicator, f Finding) (Line, bool) {
	line := Line{
		Indicator: in.ID,
		Result:    in.Result,
		Status:    s.status(in, f),
		Evidence:  f.Evidence(),
		Design:    f.Design,
		Estimate:  f.Estimate.clone(),
		Intake:    f.Intake.clone(),
	}
	if actual, ok := f.actual(in); ok {
		line.Actual = new(actual)
		p, ok := progress(*in.Baseline, *in.Target, actual)
		if !ok {
			return Line{}, false
		}
		line.Progress = new(p)
		line.Met = !in.Direction.better(in.Target.Compare(actual))
	}
	if f.Intake != nil {
		approval, _ := quotient(big.NewInt(f.Intake.Accepted), big.NewInt(f.Intake.Applied))
		line.Approval = new(approval)
	}
	line.Verdict, line.Notes = s.explain(in, f, line)
	return line, true
}

// actual returns where people stand, in the indicator's unit, if the finding
// says so.
func (f Finding) actual(in Indicator) (essor.Fraction, bool) {
	switch {
	case f.Reached != nil:
		return *f.Reached, true
	case f.Design == DifferenceInDifferences:
		return essor.Fraction{}, false
	case in.Unit == unitTimes && f.Estimate.Estimand == MeanRatio:
		return fractionOf(f.Estimate.Value)
	}
	return fractionOf(f.Estimate.To)
}

// status decides where an indicator stands.
func (s *Shared) status(in Indicator, f Finding) Status {
	switch {
	case s.doubt(f) != "":
		return NotEnough
	case f.Design == Recorded:
		return Measured
	case in.Direction.better(f.Estimate.side()):
		return Improved
	}
	return Worsened
}

// The reasons why a finding is not enough for a verdict; each is the end of
// the code of one.
const (
	tooFew     = "few"       // people measured
	tooMissing = "missing"   // more missing than measured
	noMargin   = "no_margin" // no interval given
	unbounded  = "unbounded" // the interval is not one
	chance     = "chance"    // the interval has "no change" in it
)

// doubt returns why a finding is not enough, "" when it is.
func (s *Shared) doubt(f Finding) string {
	e := f.Estimate
	switch {
	case !e.isSet():
		return ""
	case e.smallest() < s.least:
		return tooFew
	case e.Missing > e.N:
		return tooMissing
	case f.Design == Recorded:
		return ""
	case e.Interval.Kind == "":
		return noMargin
	case e.Interval.Kind != Bounded:
		return unbounded
	case e.side() == 0:
		return chance
	}
	return ""
}

// side returns on which side of "no change" all of the interval lies: 1, -1,
// or 0 where it lies on both or is not bounded.
func (e Estimate) side() int {
	switch none := e.noChange(); {
	case e.Interval.Kind != Bounded:
		return 0
	case e.Interval.Low > none:
		return 1
	case e.Interval.High < none:
		return -1
	}
	return 0
}

func (e Estimate) clone() Estimate {
	e.Tests = slices.Clone(e.Tests)
	return e
}

func (in *Intake) clone() *Intake {
	if in == nil {
		return nil
	}
	out := *in
	out.Mix = slices.Clone(in.Mix)
	return &out
}
