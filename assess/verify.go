package assess

import (
	"math/big"
	"reflect"
	"slices"
	"strconv"

	"github.com/essor-go/essor"
)

// Verify proves that the assessment is the one that the scorer's rubric and
// the answers give, also when it was read back from JSON. It checks both
// fingerprints first; then works the points out again straight from
// the rubric, without tables or packed sums and with curves in rational
// arithmetic, divides them among the parts, and takes the conditions as what
// may be true and what may be false; at last it holds the sentences against
// what was proven. Any changed field is found.
//
// It fails with inconsistent at the field that differs. Cost: about four times
// [Scorer.Assess].
func (a Assessment) Verify(s *Scorer, answers Answers) error {
	sheet, err := s.fill(answers)
	if err != nil {
		return err
	}
	fingerprint, err := essor.FingerprintOf("assess.Answers", answers)
	switch {
	case err != nil:
		return err
	case a.RubricFingerprint != s.fingerprint:
		return differs("/rubric_fingerprint", "must be that of the scorer's rubric")
	case a.AnswersFingerprint != fingerprint:
		return differs("/answers_fingerprint", "must be that of the answers")
	case a.Rubric != s.rubric.ID:
		return differs("/rubric", "must be the scorer's rubric")
	case a.Version != s.rubric.Version:
		return differs("/version", "must be the scorer's rubric")
	}
	p := reckon(&s.rubric, answers)
	for _, check := range []func(*Assessment) error{p.score, p.parts, p.eligible, p.plan} {
		if err := check(&a); err != nil {
			return err
		}
	}
	return a.verifyReasons(sheet.view())
}

func differs(pointer, detail string) error {
	return &essor.FieldError{Pointer: pointer, Code: essor.CodeInconsistent, Detail: detail}
}

// same compares two values of pure data.
func same(pointer string, got, want any) error {
	if !reflect.DeepEqual(got, want) {
		return differs(pointer, "must be what the rubric and the answers give")
	}
	return nil
}

// verifyReasons writes the sentences again, from the figures that were proven.
func (a *Assessment) verifyReasons(v *view) error {
	_, _ = v.eligibility() // sets what facts about eligibility look at
	b := *a
	b.Plan, b.Open = slices.Clone(a.Plan), slices.Clone(a.Open)
	v.explain(&b)
	if err := same("/eligible/reasons", a.Eligible.Reasons, b.Eligible.Reasons); err != nil {
		return err
	}
	if err := same("/reasons", a.Reasons, b.Reasons); err != nil {
		return err
	}
	if err := same("/plan", a.Plan, b.Plan); err != nil {
		return err
	}
	return same("/open", a.Open, b.Open)
}

// reckoning works an assessment out from the rubric as it is written. Points are
// counted in hundredths and completeness in 1/10,000; every sum fits an int64,
// since weights add up to 10¹² steps at most.
type reckoning struct {
	rubric  *Rubric
	answers Answers
	domains map[string]outcome
	total   outcome
	allowed maybe // eligibility
}

// outcome is points as a caller reads them, or 0 where there are none.
type outcome struct {
	status                  ScoreStatus
	points, low, high, done int64
}

// hasPoints reports whether the points mean something.
func (o outcome) hasPoints() bool { return o.status == ScoreComplete || o.status == ScorePartial }

func reckon(r *Rubric, answers Answers) *reckoning {
	p := &reckoning{rubric: r, answers: answers, domains: map[string]outcome{}}
	var points, low, high, done average
	for i := range r.Domains {
		d := &r.Domains[i]
		o, weight := p.domain(d), d.Weight.Units()
		p.domains[d.ID] = o
		if o.status != ScoreNotApplicable {
			low.add(weight, o.low)
			high.add(weight, o.high)
			done.add(weight, o.done)
		}
		if o.hasPoints() {
			points.add(weight, o.points)
		}
	}
	p.total = conclude(points, low, high, done, r.Completeness.Units()/(essor.FractionUnit/full))
	return p
}

// domain returns the points of a domain from its items.
func (p *reckoning) domain(d *Domain) outcome {
	var points, low, high, done average
	for j := range d.Items {
		it := &d.Items[j]
		weight, state := int64(it.weight()), p.stateOf(it.ID)
		switch {
		case it.Fact || state == NotApplicable:
		case state == Given:
			worth := it.worth(p.answers[it.ID].Value)
			points.add(weight, worth)
			low.add(weight, worth)
			high.add(weight, worth)
			done.add(weight, full)
		default:
			low.add(weight, 0)
			high.add(weight, full)
			done.add(weight, 0)
		}
	}
	return conclude(points, low, high, done, 0)
}

func (p *reckoning) stateOf(item string) State {
	a, ok := p.answers[item]
	if !ok {
		return Missing
	}
	return a.state()
}

// average is a weighted mean.
type average struct{ sum, weight int64 }

func (m *average) add(weight, value int64) {
	m.sum += weight * value
	m.weight += weight
}

// halfUp returns the mean, rounded half up.
func (m average) halfUp() int64 { return (2*m.sum + m.weight) / (2 * m.weight) }

func conclude(points, low, high, done average, least int64) outcome {
	if low.weight == 0 {
		return outcome{status: ScoreNotApplicable, high: full}
	}
	o := outcome{status: ScorePartial, low: low.halfUp(), high: high.halfUp(), done: done.sum / done.weight}
	switch {
	case points.weight == 0 || o.done < least:
		o.status = ScoreNotEnough
		return o
	case o.done == full:
		o.status = ScoreComplete
	}
	o.points = points.halfUp()
	return o
}

// worth returns the points of a given answer.
func (it *Item) worth(value string) int64 {
	switch it.Kind {
	case Choice:
		i := slices.IndexFunc(it.Options, func(o Option) bool { return o.ID == value })
		return it.Options[i].Points.Units() / (essor.FractionUnit / 100)
	case YesNo:
		if (value == yes) != it.Reversed {
			return full
		}
		return 0
	case Likert:
		level, _ := strconv.ParseInt(value, 10, 64)
		if it.Reversed {
			level = int64(it.Levels) + 1 - level
		}
		return roundHalfUp(big.NewRat((level-1)*full, int64(it.Levels)-1))
	}
	return it.onCurve(value)
}

// onCurve interpolates in rational arithmetic.
func (it *Item) onCurve(value string) int64 {
	x, _ := new(big.Rat).SetString(value)
	before := it.Curve[0]
	if x.Cmp(ratOf(before.X)) <= 0 {
		return roundHalfUp(hundredths(before.Points))
	}
	for _, next := range it.Curve[1:] {
		x0, x1 := ratOf(before.X), ratOf(next.X)
		if x.Cmp(x1) < 0 {
			y0, y1 := hundredths(before.Points), hundredths(next.Points)
			along := new(big.Rat).Quo(x.Sub(x, x0), x1.Sub(x1, x0))
			return roundHalfUp(y0.Add(y0, along.Mul(along, y1.Sub(y1, y0))))
		}
		before = next
	}
	return roundHalfUp(hundredths(before.Points))
}

func ratOf(f essor.Fraction) *big.Rat { return big.NewRat(f.Units(), essor.FractionUnit) }

func hundredths(f essor.Fraction) *big.Rat { return big.NewRat(f.Units(), essor.FractionUnit/100) }

// roundHalfUp returns the integer nearest to r, which is not negative.
func roundHalfUp(r *big.Rat) int64 {
	r = new(big.Rat).Add(r, big.NewRat(1, 2))
	return new(big.Int).Quo(r.Num(), r.Denom()).Int64()
}
