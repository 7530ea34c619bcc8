package outcome

import (
	"maps"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// The limits of a framework.
const (
	maxResults        = 200
	maxIndicators     = 500
	maxQuestions      = 100
	maxDisaggregation = 20
	maxName           = 256 // bytes of a name in one language
	maxLeastPeople    = 10_000

	defaultLeastPeople = 10
)

// Shared is a framework that has been validated and fixed: the shared results
// that findings are held against. It is immutable and safe for concurrent use.
// Only [Freeze] makes one: nil and the zero Shared hold nothing, and findings
// are refused.
type Shared struct {
	framework   Framework
	fingerprint essor.Fingerprint
	least       int64
	indicator   map[string]int // position by id
	result      map[string]int
}

// Freeze validates a framework and fixes it, so that nobody can move the
// target once the data are in. Its [Shared.Fingerprint] can be published at
// the start: it changes with every word of the framework.
//
// It fails with an [essor.InvalidError] that lists everything that is wrong.
// An indicator without baseline, target or direction is refused; so is a
// target equal to the baseline (code undefined: there is no way to go) or on
// the wrong side of it. Cost: linear in the size of the framework.
func Freeze(f Framework) (*Shared, error) {
	var l check.List
	l.ID(f.ID, "id")
	l.ID(f.Version, "version")
	f.checkPeriod(&l)
	if f.LeastPeople != 0 && (f.LeastPeople < 2 || f.LeastPeople > maxLeastPeople) {
		l.Add(essor.CodeOutOfRange, "must be 2 to 10,000, or 0 for the default of 10", "least_people")
	}
	s := &Shared{
		least:     f.LeastPeople,
		result:    make(map[string]int, len(f.Results)),
		indicator: make(map[string]int, len(f.Indicators)),
	}
	if s.least == 0 {
		s.least = defaultLeastPeople
	}
	s.checkResults(&l, f.Results)
	s.checkIndicators(&l, f)
	if l.Count(len(f.Questions), 0, maxQuestions, "questions") {
		for i, q := range f.Questions {
			l.Text(q, check.MaxText, "questions", i)
		}
	}
	s.checkNames(&l, f)
	if err := l.Err(); err != nil {
		return nil, err
	}
	s.framework = f.clone()
	print, err := essor.FingerprintOf("outcome.Framework", s.framework)
	if err != nil {
		return nil, err
	}
	s.fingerprint = print
	return s, nil
}

// Framework returns a copy of the framework.
func (s *Shared) Framework() Framework {
	if !s.isFrozen() {
		return Framework{}
	}
	return s.framework.clone()
}

// Fingerprint identifies the framework, every word of it.
func (s *Shared) Fingerprint() essor.Fingerprint {
	if !s.isFrozen() {
		return essor.Fingerprint{}
	}
	return s.fingerprint
}

// isFrozen reports whether s comes from Freeze.
func (s *Shared) isFrozen() bool { return s != nil && s.indicator != nil }

func (f Framework) checkPeriod(l *check.List) {
	if !f.From.IsSet() {
		l.Add(essor.CodeRequired, "must be a day", "from")
	}
	switch {
	case !f.To.IsSet():
		l.Add(essor.CodeRequired, "must be a day", "to")
	case f.To.Compare(f.From) < 0:
		l.Add(essor.CodeInconsistent, "must not be before the first day", "to")
	}
}

func (s *Shared) checkResults(l *check.List, results []Result) {
	if !l.Count(len(results), 1, maxResults, "results") {
		return
	}
	for i, r := range results {
		if l.ID(r.ID, "results", i, "id") {
			register(l, s.result, r.ID, i, "results", i, "id")
		}
		l.Text(r.Title, check.MaxText, "results", i, "title")
		check.OneOf(l, r.Level, []Level{Immediate, Intermediate, Ultimate}, "results", i, "level")
		check.OneOf(l, r.Scope, []Scope{Population, Performance}, "results", i, "scope")
	}
}

// register notes the position of an id and records one that is given twice.
func register(l *check.List, known map[string]int, id string, at int, path ...any) {
	if _, twice := known[id]; twice {
		l.Add(essor.CodeDuplicate, "must not be used twice", path...)
		return
	}
	known[id] = at
}

func (s *Shared) checkIndicators(l *check.List, f Framework) {
	if !l.Count(len(f.Indicators), 1, maxIndicators, "indicators") {
		return
	}
	for i, in := range f.Indicators {
		if l.Full() {
			return
		}
		if l.ID(in.ID, "indicators", i, "id") {
			register(l, s.indicator, in.ID, i, "indicators", i, "id")
		}
		if l.ID(in.Result, "indicators", i, "result") {
			if _, known := s.result[in.Result]; !known {
				l.Add(essor.CodeUnknownReference, "must be the id of a result", "indicators", i, "result")
			}
		}
		in.check(l, i, f)
	}
}

func (in Indicator) check(l *check.List, i int, f Framework) {
	l.ID(in.Unit, "indicators", i, "unit")
	check.OneOf(l, in.Direction, []Direction{Increase, Decrease}, "indicators", i, "direction")
	in.checkDistance(l, i)
	switch {
	case !in.Due.IsSet():
		l.Add(essor.CodeRequired, "must be a day", "indicators", i, "due")
	case in.Due.Compare(f.From) < 0:
		l.Add(essor.CodeInconsistent, "must not be before the period", "indicators", i, "due")
	}
	if in.Standard < 0 || in.Standard > 5 {
		l.Add(essor.CodeOutOfRange, "must be 1 to 5, or 0 for none", "indicators", i, "standard")
	}
	l.Text(in.Source, check.MaxText, "indicators", i, "source")
	l.Text(in.Collection, check.MaxText, "indicators", i, "collection")
	l.Text(in.Frequency, check.MaxID, "indicators", i, "frequency")
	if in.Responsible != "" {
		l.ID(in.Responsible, "indicators", i, "responsible")
	}
	if l.Count(len(in.Disaggregation), 0, maxDisaggregation, "indicators", i, "disaggregation") {
		for k, group := range in.Disaggregation {
			if l.ID(group, "indicators", i, "disaggregation", k) && slices.Contains(in.Disaggregation[:k], group) {
				l.Add(essor.CodeDuplicate, "must not be used twice", "indicators", i, "disaggregation", k)
			}
		}
	}
}

// checkDistance checks that there is a way to go from baseline to target, in
// the direction that is said to be better.
func (in Indicator) checkDistance(l *check.List, i int) {
	for _, v := range []struct {
		name  string
		value *essor.Fraction
	}{{"baseline", in.Baseline}, {"target", in.Target}} {
		switch {
		case v.value == nil:
			l.Add(essor.CodeRequired, "must be fixed before the start", "indicators", i, v.name)
		case in.Unit == unitShare && (v.value.Sign() < 0 || v.value.Units() > essor.FractionUnit):
			l.Add(essor.CodeOutOfRange, "must be a share from 0 to 1", "indicators", i, v.name)
		}
	}
	if in.Baseline == nil || in.Target == nil {
		return
	}
	side := in.Target.Compare(*in.Baseline)
	switch {
	case side == 0:
		l.Add(essor.CodeUndefined, "must differ from the baseline: progress is measured along the way between them", "indicators", i, "target")
	case in.Direction == Increase && side < 0, in.Direction == Decrease && side > 0:
		l.Add(essor.CodeInconsistent, "must lie on the better side of the baseline", "indicators", i, "target")
	}
}

func (s *Shared) checkNames(l *check.List, f Framework) {
	terms := familyTexts()
	units := make(map[string]bool, len(f.Indicators))
	for _, in := range f.Indicators {
		units[in.Unit] = true
	}
	for _, lang := range slices.Sorted(maps.Keys(f.Names)) {
		if _, known := terms[lang]; !known {
			l.Add(essor.CodeUnknownValue, "must be a language of the catalogue", "names", string(lang))
			continue
		}
		names := f.Names[lang]
		if !l.Count(len(names), 0, 2*maxIndicators, "names", string(lang)) {
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(names)) {
			_, isIndicator := s.indicator[key]
			_, isTaken := terms[lang]["term."+key]
			switch {
			case !isIndicator && !units[key]:
				l.Add(essor.CodeUnknownReference, "must be the id of an indicator or a unit", "names", string(lang), key)
			case isIndicator && isTaken:
				l.Add(essor.CodeInconsistent, "must not be a word that the sentences use themselves", "names", string(lang), key)
			case names[key] == "":
				l.Add(essor.CodeRequired, "must not be empty", "names", string(lang), key)
			}
			l.Text(names[key], maxName, "names", string(lang), key)
		}
	}
}

// clone returns a copy that shares nothing with f.
func (f Framework) clone() Framework {
	f.Results = slices.Clone(f.Results)
	f.Questions = slices.Clone(f.Questions)
	f.Indicators = slices.Clone(f.Indicators)
	for i := range f.Indicators {
		in := &f.Indicators[i]
		in.Baseline, in.Target = clonePointer(in.Baseline), clonePointer(in.Target)
		in.Disaggregation = slices.Clone(in.Disaggregation)
	}
	f.Names = maps.Clone(f.Names)
	for lang, names := range f.Names {
		f.Names[lang] = maps.Clone(names)
	}
	return f
}

func clonePointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	return new(*p)
}
