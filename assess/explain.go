package assess

import (
	"cmp"
	"slices"

	"github.com/essor-go/essor"
)

// How many reasons of one sort are given.
const (
	topParts     = 3 // items that lift, leave room, or are open
	topMissing   = 5 // missing answers that keep eligibility unknown
	topOpen      = 2 // missing answers that an open step waits for
	factsPerStep = 4
)

func because(audience essor.Audience, code string, args ...essor.Arg) essor.Reason {
	return essor.Reason{Code: code, Audience: audience, Args: args}
}

// explain adds the reasons to an assessment. It reads the figures from a and
// the answers from the sheet, so that [Assessment.Verify] can call it again.
func (v *view) explain(a *Assessment) {
	a.Eligible.Reasons = v.whyEligible(a.Eligible)
	a.Reasons = slices.Concat([]essor.Reason{whyScore(a.Score)}, whyBand(a.Band), whyParts(a.Parts))
	for i := range a.Plan {
		a.Plan[i].Reasons = v.whyStep(a.Plan[i])
	}
	for i := range a.Open {
		a.Open[i].Reasons = whyOpen(a.Open[i])
	}
}

func (v *view) whyEligible(e Eligibility) []essor.Reason {
	s := v.sheet.scorer
	switch {
	case len(s.rules) == 0:
		return []essor.Reason{because(essor.Person, "eligible.no_rules")}
	case e.Status == Pass:
		return []essor.Reason{because(essor.Person, "eligible.pass", essor.ArgOf("count", len(s.rules)))}
	}
	var out []essor.Reason
	for _, r := range s.rubric.Rules {
		if slices.Contains(e.Failed, r.ID) {
			out = append(out, because(essor.Person, cmp.Or(r.Code, "eligible.fail"), essor.ArgOf("rule", r.ID)))
		}
	}
	if e.Status == Fail {
		return out // what is still missing would not change it
	}
	if len(e.Missing) == 0 { // an answer "not applicable" that no rule foresaw
		out = append(out, because(essor.Person, "eligible.undecided", essor.ArgOf("rule", e.Unknown[0])))
	}
	for _, id := range e.Missing[:min(topMissing, len(e.Missing))] {
		code := "eligible.missing"
		if v.sheet.held[s.index[id]].state == isRefused {
			code = "eligible.refused"
		}
		out = append(out, because(essor.Person, code, essor.ArgOf("item", id)))
	}
	return out
}

func whyScore(s Score) essor.Reason {
	switch s.Status {
	case ScoreComplete:
		return because(essor.Person, "score.complete", essor.ArgOf("points", s.Points))
	case ScorePartial:
		return because(essor.Person, "score.partial", essor.ArgOf("points", s.Points),
			essor.ArgOf("low", s.Low), essor.ArgOf("high", s.High))
	}
	return because(essor.Person, "score.not_enough", essor.ArgOf("completeness", s.Completeness))
}

func whyBand(b BandRange) []essor.Reason {
	switch {
	case b.At == "":
		return nil
	case b.Sure():
		return []essor.Reason{because(essor.Person, "band.sure", essor.ArgOf("band", b.At))}
	}
	return []essor.Reason{because(essor.Person, "band.between", essor.ArgOf("low", b.Low), essor.ArgOf("high", b.High))}
}

// whyParts names what lifts the score most (of what brings at least half of
// what it could), where there is most room and which answers would narrow the
// bounds most.
func whyParts(parts []Part) []essor.Reason {
	var out []essor.Reason
	for _, sort := range []struct {
		code string
		size func(Part) essor.Fraction
	}{
		{"part.lifts", Part.lift},
		{"part.room", func(p Part) essor.Fraction { return p.Gap }},
		{"part.open", func(p Part) essor.Fraction { return p.Open }},
	} {
		for _, k := range largest(parts, sort.size) {
			out = append(out, because(essor.Person, sort.code, essor.ArgOf("item", parts[k].Item), essor.ArgOf("points", sort.size(parts[k]))))
		}
	}
	return out
}

func (p Part) lift() essor.Fraction {
	if p.Points.Compare(p.Gap) < 0 {
		return essor.Fraction{}
	}
	return p.Points
}

// largest returns the places of the topParts largest parts above 0, largest
// first, ties to the earlier.
func largest(parts []Part, size func(Part) essor.Fraction) []int {
	top := make([]int, 0, topParts+1)
	for k := range parts {
		if size(parts[k]).Sign() <= 0 {
			continue
		}
		at := len(top)
		for at > 0 && size(parts[k]).Compare(size(parts[top[at-1]])) > 0 {
			at--
		}
		if at < topParts {
			top = slices.Insert(top, at, k)
			top = top[:min(topParts, len(top))]
		}
	}
	return top
}

// whyStep says what the step is for and, to staff, which facts call for it.
func (v *view) whyStep(step Step) []essor.Reason {
	s := v.sheet.scorer
	var out, facts []essor.Reason
	for _, id := range step.Supports {
		i := s.supportAt(id)
		r := &s.rubric.Supports[i]
		sentence := because(essor.Person, cmp.Or(r.Code, "step."+string(r.Kind)))
		if !slices.ContainsFunc(out, func(o essor.Reason) bool { return o.Code == sentence.Code }) {
			out = append(out, sentence)
		}
		v.facts(&s.supports[i], truly, &facts)
	}
	return append(out, facts[:min(factsPerStep, len(facts))]...)
}

func whyOpen(step Step) []essor.Reason {
	var out []essor.Reason
	for _, id := range step.Missing[:min(topOpen, len(step.Missing))] {
		out = append(out, because(essor.Person, "step.open", essor.ArgOf("kind", "kind."+string(step.Kind)), essor.ArgOf("item", id)))
	}
	return out
}

// facts collects the comparisons that make a condition come out as it does.
func (v *view) facts(n *node, as truth, out *[]essor.Reason) {
	if v.holds(n) != as {
		return
	}
	switch n.kind {
	case AllOf, AnyOf:
		for i := range n.parts {
			v.facts(&n.parts[i], as, out)
		}
	case NotOf:
		v.facts(&n.parts[0], -as, out)
	default:
		fact := v.fact(n)
		if !slices.ContainsFunc(*out, func(r essor.Reason) bool { return slices.Equal(r.Args, fact.Args) }) {
			*out = append(*out, fact)
		}
	}
}

func (v *view) fact(n *node) essor.Reason {
	s := v.sheet.scorer
	switch n.kind {
	case OfDomain:
		return pointsFact("fact.domain", &v.sheet.domains[n.index], essor.ArgOf("domain", s.domains[n.index].id))
	case OfScore:
		return pointsFact("fact.score", &v.sheet.total)
	case OfEligible:
		return because(essor.Staff, "fact.eligible", essor.ArgOf("status", "status."+string(v.eligible.status())))
	}
	it, h := &s.items[n.index], v.sheet.held[n.index]
	name := essor.ArgOf("item", it.ID)
	switch {
	case h.state == isNotApplicable:
		return because(essor.Staff, "fact.not_applicable", name)
	case it.Kind == Choice:
		return because(essor.Staff, "fact.choice", name, essor.ArgOf("option", it.Options[h.value].ID))
	case it.Kind == YesNo && h.value == 1:
		return because(essor.Staff, "fact.yes", name)
	case it.Kind == YesNo:
		return because(essor.Staff, "fact.no", name)
	case it.Kind == Likert:
		return because(essor.Staff, "fact.level", name, essor.ArgOf("level", h.value), essor.ArgOf("levels", it.Levels))
	}
	return because(essor.Staff, "fact.number", name, essor.ArgOf("value", essor.FractionOf(h.value)))
}

// pointsFact tells points, or the bounds where these are not settled.
func pointsFact(code string, f *figures, args ...essor.Arg) essor.Reason {
	if f.low == f.high {
		return because(essor.Staff, code, append(args, essor.ArgOf("points", fraction(f.low)))...)
	}
	return because(essor.Staff, code+"_between", append(args, essor.ArgOf("low", fraction(f.low)), essor.ArgOf("high", fraction(f.high)))...)
}
