package outcome

import (
	"math/big"
	"reflect"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Verify proves that the evaluation is the one that belongs to the frozen
// framework and the findings, also after it was read back from JSON: the
// fingerprints are theirs, each line repeats its finding, no evidence level is
// above the ceiling of its design, each verdict has the sign of its interval,
// progress fits when multiplied out in whole numbers, and every reason is the
// one that these facts give.
//
// It fails with an [essor.InvalidError] that points at the parts that are
// wrong, such as /lines/0/evidence, or with the error of [Shared.Evaluate]
// when the findings themselves are not valid. Cost: as Evaluate.
func (e Evaluation) Verify(s *Shared, findings []Finding) error {
	var l check.List
	byIndicator := s.sort(&l, findings)
	if err := l.Err(); err != nil {
		return err
	}
	print, err := fingerprintOf(findings)
	if err != nil {
		return err
	}
	claim(&l, e.Framework == s.fingerprint, "must be of this framework", "framework")
	claim(&l, e.Findings == print, "must be of these findings", "findings")
	indicators := s.framework.Indicators
	if len(e.Lines) != len(indicators) {
		claim(&l, false, "must have one line for each indicator", "lines")
		return l.Err()
	}
	for i, line := range e.Lines {
		p := prover{l: &l, i: i, in: indicators[i], line: line, s: s, wrong: new(bool)}
		if k, found := byIndicator[indicators[i].ID]; found {
			p.f = findings[k]
		}
		p.prove()
	}
	return l.Err()
}

// claim records a part that is not what it must be.
func claim(l *check.List, holds bool, detail string, path ...any) {
	if !holds {
		l.Add(essor.CodeInconsistent, detail, path...)
	}
}

// prover checks one line against its indicator and its finding, which is the
// zero Finding where there is none.
type prover struct {
	l    *check.List
	i    int
	in   Indicator
	f    Finding
	line Line
	s    *Shared

	wrong *bool // a claim did not hold
}

func (p prover) claim(holds bool, part, detail string) {
	*p.wrong = *p.wrong || !holds
	claim(p.l, holds, detail, "lines", p.i, part)
}

func (p prover) prove() {
	line := p.line
	p.claim(line.Indicator == p.in.ID, "indicator", "must be in the order of the framework")
	p.claim(line.Result == p.in.Result, "result", "must be the result of the indicator")
	p.claim(line.Design == p.f.Design, "design", "must be the design of the finding")
	p.claim(check.SameJSON(line.Estimate, p.f.Estimate), "estimate", "must be the estimate of the finding")
	p.claim(check.SameJSON(line.Intake, p.f.Intake), "intake", "must be the intake of the finding")
	p.claim(line.Evidence == p.ceiling(), "evidence", "must be what the design carries")
	p.claim(line.Status == p.standing(), "status", "must be what the interval shows")
	p.proveProgress()
	p.proveApproval()
	if *p.wrong {
		return // what follows from wrong facts proves nothing
	}
	verdict, notes := p.s.explain(p.in, p.f, line)
	p.claim(reflect.DeepEqual(line.Verdict, verdict), "verdict", "must be the reason that the facts give")
	p.claim(check.SameJSON(line.Notes, notes), "notes", "must be the reasons that the facts give")
}

// ceiling returns the highest level that the finding's design admits, counted
// up from nothing.
func (p prover) ceiling() int {
	level := 0
	climb := func(to int, may bool) {
		if may && level == to-1 {
			level = to
		}
	}
	compared := p.f.Design == Comparison || p.f.Design == DifferenceInDifferences || p.f.Design == Randomised
	climb(1, p.f.Design != "")
	climb(2, compared || p.f.Design == BeforeAfter)
	climb(3, compared)
	climb(4, len(p.f.Replications) > 0)
	climb(5, len(p.f.Replications) > 1 && p.f.Manual != "")
	return level
}

// standing returns the status by the signs of the interval's two ends.
func (p prover) standing() Status {
	e := p.f.Estimate
	if p.f.Design == "" {
		return NoFinding
	}
	people := e.N
	if e.NFrom+e.NTo > 0 {
		people = min(e.NFrom, e.NTo)
	}
	if e.Estimand != "" && (people < p.s.least || e.Missing > e.N) {
		return NotEnough
	}
	if p.f.Design == Recorded {
		return Measured
	}
	none := 0.0
	if e.Estimand == MeanRatio {
		none = 1
	}
	down, up := e.Interval.High < none, e.Interval.Low > none
	switch {
	case e.Interval.Kind != Bounded || !down && !up:
		return NotEnough
	case up == (p.in.Direction == Increase):
		return Improved
	}
	return Worsened
}

// proveProgress multiplies out: progress × way must be the distance gone, to
// half a step of 10⁻¹² of the way.
func (p prover) proveProgress() {
	actual, has := p.standsAt()
	p.claim((p.line.Actual != nil) == has, "actual", "must be given when the finding says where people stand")
	p.claim((p.line.Progress != nil) == has, "progress", "must be given when the finding says where people stand")
	if !has || p.line.Actual == nil || p.line.Progress == nil {
		p.claim(has || !p.line.Met, "met", "must be known to be met")
		return
	}
	p.claim(*p.line.Actual == actual, "actual", "must be the level of the finding")
	baseline, target := p.in.Baseline.Units(), p.in.Target.Units()
	way := new(big.Int).Sub(big.NewInt(target), big.NewInt(baseline))
	gone := new(big.Int).Sub(big.NewInt(actual.Units()), big.NewInt(baseline))
	p.claim(isQuotient(*p.line.Progress, gone, way), "progress", "must be the part of the way gone")
	met := actual.Units() >= target
	if target < baseline {
		met = actual.Units() <= target
	}
	p.claim(p.line.Met == met, "met", "must compare the level with the target")
}

// standsAt returns the level that the finding gives, in the indicator's unit.
func (p prover) standsAt() (essor.Fraction, bool) {
	e, level := p.f.Estimate, p.f.Estimate.To
	switch {
	case p.f.Reached != nil:
		return *p.f.Reached, true
	case p.f.Design == "" || p.f.Design == DifferenceInDifferences:
		return essor.Fraction{}, false
	case e.Estimand == MeanRatio && p.in.Unit == unitTimes:
		level = e.Value
	}
	return fractionOf(level)
}

// proveApproval multiplies out: approval × applied must be those accepted.
func (p prover) proveApproval() {
	in := p.f.Intake
	p.claim((p.line.Approval != nil) == (in != nil), "approval", "must stand beside an intake")
	if in == nil || p.line.Approval == nil {
		return
	}
	p.claim(isQuotient(*p.line.Approval, big.NewInt(in.Accepted), big.NewInt(in.Applied)), "approval", "must be the share accepted")
}

// isQuotient reports whether q is a ÷ b, rounded half to even: q·b and a are
// at most half a step of b apart, and exactly half only for an even q.
func isQuotient(q essor.Fraction, a, b *big.Int) bool {
	off := new(big.Int).Mul(big.NewInt(q.Units()), b)
	off.Sub(off, new(big.Int).Mul(a, big.NewInt(essor.FractionUnit)))
	switch off.Lsh(off, 1).CmpAbs(b) {
	case 1:
		return false
	case 0:
		return q.Units()%2 == 0
	}
	return true
}
