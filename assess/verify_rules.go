package assess

import (
	"slices"

	"github.com/essor-go/essor"
)

// score compares the score, its band and the profile.
func (p *reckoning) score(a *Assessment) error {
	t := p.total
	band := BandRange{Low: p.band(t.low), High: p.band(t.high)}
	if t.hasPoints() {
		band.At = p.band(t.points)
	}
	profile := []DomainScore{}
	for _, d := range p.rubric.Domains {
		if slices.ContainsFunc(d.Items, func(it Item) bool { return !it.Fact }) {
			profile = append(profile, DomainScore{d.ID, d.SupportOnly, p.domains[d.ID].score()})
		}
	}
	if err := same("/score", a.Score, t.score()); err != nil {
		return err
	}
	if err := same("/band", a.Band, band); err != nil {
		return err
	}
	return same("/profile", a.Profile, profile)
}

func (o outcome) score() Score {
	return Score{o.status, inPoints(o.points), inPoints(o.low), inPoints(o.high),
		essor.FractionOf(o.done * (essor.FractionUnit / full))}
}

func inPoints(hundredths int64) essor.Fraction {
	return essor.FractionOf(hundredths * (essor.FractionUnit / 100))
}

// band returns the last band that does not start above the points.
func (p *reckoning) band(points int64) string {
	id := ""
	for _, b := range p.rubric.Bands {
		if b.From.Compare(inPoints(points)) <= 0 {
			id = b.ID
		}
	}
	return id
}

// maybe is a truth as what it may turn out to be.
type maybe struct{ yes, no bool }

func certainly(holds bool) maybe { return maybe{holds, !holds} }

// holds evaluates a condition as it is written: a joined condition may be
// true when all its parts may, may be false when one of them may, and so on.
func (p *reckoning) holds(c Condition) maybe {
	switch c.Kind {
	case AllOf:
		m := maybe{yes: true}
		for _, part := range c.Parts {
			h := p.holds(part)
			m = maybe{m.yes && h.yes, m.no || h.no}
		}
		return m
	case AnyOf:
		m := maybe{no: true}
		for _, part := range c.Parts {
			h := p.holds(part)
			m = maybe{m.yes || h.yes, m.no && h.no}
		}
		return m
	case NotOf:
		h := p.holds(c.Parts[0])
		return maybe{h.no, h.yes}
	case OfItem:
		return p.answer(c)
	case OfDomain:
		return p.domains[c.ID].compare(c)
	case OfScore:
		return p.total.compare(c)
	}
	if c.Values[0] == string(Pass) {
		return p.allowed
	}
	return maybe{p.allowed.no, p.allowed.yes}
}

func (p *reckoning) answer(c Condition) maybe {
	state := p.stateOf(c.ID)
	switch {
	case state == Missing || state == Refused:
		return maybe{true, true}
	case c.Op == OpNotApplicable:
		return certainly(state == NotApplicable)
	case state == NotApplicable:
		return maybe{true, true}
	case c.Op == OpIs:
		return certainly(slices.Contains(c.Values, p.answers[c.ID].Value))
	}
	x, _ := essor.ParseFraction(p.answers[c.ID].Value)
	return certainly(compare(x, c))
}

func compare(x essor.Fraction, c Condition) bool {
	bound, _ := essor.ParseFraction(c.Values[0])
	switch sign := x.Compare(bound); c.Op {
	case OpAtLeast:
		return sign >= 0
	case OpAtMost:
		return sign <= 0
	case OpAbove:
		return sign > 0
	default:
		return sign < 0
	}
}

// compare looks at both ends: an inequality that holds at both holds between.
func (o outcome) compare(c Condition) maybe {
	if o.status == ScoreNotApplicable {
		return maybe{true, true}
	}
	low, high := compare(inPoints(o.low), c), compare(inPoints(o.high), c)
	return maybe{low || high, !low || !high}
}

// eligible compares what the rules say.
func (p *reckoning) eligible(a *Assessment) error {
	all := Condition{Kind: AllOf}
	want := Eligibility{Failed: []string{}, Unknown: []string{}, Reasons: a.Eligible.Reasons}
	missing := map[string]bool{}
	for _, r := range p.rubric.Rules {
		all.Parts = append(all.Parts, r.Require)
		switch h := p.holds(r.Require); {
		case !h.yes:
			want.Failed = append(want.Failed, r.ID)
		case h.no:
			want.Unknown = append(want.Unknown, r.ID)
			p.lacking(r.Require, missing)
		}
	}
	p.allowed = p.holds(all)
	want.Status, want.Missing = Pass, p.inOrder(missing)
	if p.allowed.no {
		want.Status, want.Rule = Unknown, append(slices.Clone(want.Failed), want.Unknown...)[0]
		if !p.allowed.yes {
			want.Status = Fail
		}
	}
	return same("/eligible", a.Eligible, want)
}

// lacking collects the open items below the conditions that are undecided.
func (p *reckoning) lacking(c Condition, missing map[string]bool) {
	h := p.holds(c)
	if h.yes != h.no {
		return
	}
	for _, part := range c.Parts {
		p.lacking(part, missing)
	}
	for _, d := range p.rubric.Domains {
		for _, it := range d.Items {
			counts := c.Kind == OfItem && c.ID == it.ID ||
				c.Kind == OfDomain && c.ID == d.ID && !it.Fact ||
				c.Kind == OfScore && d.Weight.Sign() > 0 && !it.Fact
			if state := p.stateOf(it.ID); counts && (state == Missing || state == Refused) {
				missing[it.ID] = true
			}
		}
	}
	if c.Kind == OfEligible {
		for _, r := range p.rubric.Rules {
			p.lacking(r.Require, missing)
		}
	}
}

// inOrder lists items as the rubric does.
func (p *reckoning) inOrder(items map[string]bool) []string {
	ids := []string{}
	for _, d := range p.rubric.Domains {
		for _, it := range d.Items {
			if items[it.ID] {
				ids = append(ids, it.ID)
			}
		}
	}
	return ids
}

// plan compares the steps, whose sentences are looked at later.
func (p *reckoning) plan(a *Assessment) error {
	due, undecided := []Step{}, []Step{}
	for _, level := range []Level{Close, Steady, Light} {
		for _, r := range p.rubric.Supports {
			if r.Level != level {
				continue
			}
			when := p.whenDue(r)
			switch h := p.holds(when); {
			case !h.no:
				due = p.enlist(due, r)
			case h.yes:
				undecided = p.enlist(undecided, r)
			}
		}
	}
	open := []Step{}
	for _, step := range undecided {
		missing := map[string]bool{}
		for _, r := range p.rubric.Supports {
			if slices.Contains(step.Supports, r.ID) {
				p.lacking(p.whenDue(r), missing)
			}
		}
		step.Missing = p.inOrder(missing)
		if len(step.Missing) > 0 && !covered(due, step) {
			open = append(open, step)
		}
	}
	if err := sameSteps("/plan", a.Plan, due); err != nil {
		return err
	}
	return sameSteps("/open", a.Open, open)
}

// whenDue adds to a loan's condition that she qualifies.
func (p *reckoning) whenDue(r Support) Condition {
	if r.Kind == Loan {
		return All(WhereEligible().Is(string(Pass)), r.When)
	}
	return r.When
}

func (p *reckoning) enlist(steps []Step, r Support) []Step {
	for i := range steps {
		if s := &steps[i]; s.Kind == r.Kind && s.Topic == r.Topic && s.HandOff == r.HandOff {
			s.Supports = append(s.Supports, r.ID)
			return steps
		}
	}
	return append(steps, Step{Kind: r.Kind, Level: r.Level, Topic: r.Topic, HandOff: r.HandOff,
		Supports: []string{r.ID}, Missing: []string{}})
}

func sameSteps(pointer string, got, want []Step) error {
	if len(got) == len(want) {
		for i := range want {
			want[i].Reasons = got[i].Reasons
		}
	}
	return same(pointer, got, want)
}
