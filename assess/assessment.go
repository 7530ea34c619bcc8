package assess

import (
	"maps"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Assessment is where a person stands. It keeps three things apart: whether
// she qualifies (rules), how ready she is (score), and what would help (plan).
// It is the officer's document and decides nothing; see [Decision].
type Assessment struct {
	Rubric   string        `json:"rubric"`  // id
	Version  string        `json:"version"` // of the rubric
	Eligible Eligibility   `json:"eligible"`
	Score    Score         `json:"score"`
	Band     BandRange     `json:"band"`
	Profile  []DomainScore `json:"profile"` // each domain that has points
	Parts    []Part        `json:"parts"`   // each item of the score

	// Reasons say what the score rests on, what lifts it most, where there is
	// most room, and which answers would narrow its bounds; for the person.
	Reasons []essor.Reason `json:"reasons"`

	Plan []Step `json:"plan"` // closest first
	Open []Step `json:"open"` // what a missing answer could still add to the plan

	RubricFingerprint  essor.Fingerprint `json:"rubric_fingerprint"`
	AnswersFingerprint essor.Fingerprint `json:"answers_fingerprint"`
}

// BandRange is the band of a score, or the bands between which it lies.
type BandRange struct {
	At   string `json:"at,omitzero"` // band of the points; none where there are no points
	Low  string `json:"low"`         // band of the lower bound
	High string `json:"high"`        // band of the upper bound
}

// Sure reports whether the bounds lie in one band.
func (b BandRange) Sure() bool { return b.Low == b.High }

// String returns the band when it is sure, else both: "building–ready".
func (b BandRange) String() string {
	if b.Sure() {
		return b.Low
	}
	return b.Low + "–" + b.High
}

// PartOf returns how many points of the score come from a domain: the sum of
// the points of its parts.
func (a Assessment) PartOf(domain string) essor.Fraction {
	sum := int64(0)
	for _, p := range a.Parts {
		if p.Domain == domain {
			sum += p.Points.Units()
		}
	}
	return essor.FractionOf(sum)
}

// Assess returns the assessment of one person's answers.
//
// It fails with field errors by item id: unknown_reference for an item that
// the rubric lacks, so that a misspelt id never counts as missing;
// out_of_range, unknown_value and bad_format for values that are not among the
// item's answers; inconsistent for a value beside a state other than given,
// and for "not applicable" where the item always applies; required when there
// is no answer at all. Cost: linear in the rubric, about 0.5 µs an item, most
// of it for fingerprint and reasons; see [Sheet] for scoring alone.
func (s *Scorer) Assess(answers Answers) (Assessment, error) {
	sheet, err := s.fill(answers)
	if err != nil {
		return Assessment{}, err
	}
	fingerprint, err := essor.FingerprintOf("assess.Answers", answers)
	if err != nil {
		return Assessment{}, err
	}
	v := sheet.view()
	a := Assessment{
		Rubric: s.rubric.ID, Version: s.rubric.Version,
		Score: sheet.Score(), Profile: sheet.AppendProfile([]DomainScore{}), Band: s.bandRange(&sheet.total), Parts: v.parts(),
		RubricFingerprint: s.fingerprint, AnswersFingerprint: fingerprint,
	}
	var unclear []bool
	a.Eligible, unclear = v.eligibility()
	a.Plan, a.Open = v.plan(unclear)
	v.explain(&a)
	return a, nil
}

func (s *Scorer) bandRange(f *figures) BandRange {
	b := BandRange{Low: s.bandOf(f.low), High: s.bandOf(f.high)}
	if f.answered {
		b.At = s.bandOf(f.points)
	}
	return b
}

// fill checks the answers and writes them on a new sheet.
func (s *Scorer) fill(answers Answers) (*Sheet, error) {
	var l check.List
	if !l.Count(len(answers), 1, MaxItems) {
		return nil, l.Err()
	}
	sheet, known := s.Sheet(), 0
	for place := range s.items {
		if a, ok := answers[s.items[place].ID]; ok {
			sheet.answer(&l, place, a)
			known++
		}
	}
	if known < len(answers) {
		s.unknownIDs(&l, answers)
	}
	if err := l.Err(); err != nil {
		return nil, err
	}
	return sheet, nil
}

func (s *Scorer) unknownIDs(l *check.List, answers Answers) {
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		if _, ok := s.index[id]; !ok && l.ID(id, id) {
			l.Add(essor.CodeUnknownReference, "must name an item of the rubric", id)
		}
	}
}

// answer checks one answer and sets it.
func (s *Sheet) answer(l *check.List, place int, a Answer) {
	it := &s.scorer.items[place]
	if a.Source != "" {
		l.ID(a.Source, it.ID, "source")
	}
	if a.Rater != "" {
		l.ID(a.Rater, it.ID, "rater")
	}
	if a.state() != Given {
		if a.Value != "" {
			l.Add(essor.CodeInconsistent, "must be absent unless the answer is given", it.ID, "value")
		}
		if err := it.checkState(a.State); err != nil {
			l.AddError(err, it.ID, "state")
			return
		}
		s.putState(place, a.State)
		return
	}
	value, err := it.valueOf(a.Value)
	if err != nil {
		l.AddError(err, it.ID, "value")
		return
	}
	s.put(place, value)
}
