package assess

import (
	"encoding/json"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Compile checks a rubric as a whole and makes it ready to score. All that is
// wrong comes back together, with pointers into the rubric's JSON; among it
//
//   - weights of domains that don't add up to exactly 1, bands with a gap or
//     an overlap, curves that turn or don't increase in x, scored items that
//     can't reach both 0 and 100 points;
//   - ids given twice and two scored items that measure the same;
//   - a protected attribute, or a listed proxy, outside a support-only domain;
//   - an eligibility rule or a loan step that looks at a support-only domain.
//
// The scorer keeps nothing of the caller's. Cost: linear in the rubric, about
// 10 µs an item.
func Compile(r Rubric) (*Scorer, error) {
	c := compiler{scorer: &Scorer{index: map[string]int{}, domainAt: map[string]int{}}, measured: map[string]bool{}}
	c.head(&r)
	if c.Count(len(r.Domains), 1, MaxDomains, "domains") && c.countItems(r.Domains) {
		c.allDomains(r.Domains)
	}
	c.allBands(r.Bands)
	c.allRules(r.Rules)
	c.allSupports(r.Supports)
	if err := c.Err(); err != nil {
		return nil, err
	}
	return c.finish(r)
}

// compiler collects what is wrong with a rubric while it builds the scorer.
type compiler struct {
	check.List
	scorer     *Scorer
	measured   map[string]bool
	conditions int
}

// finish gives the scorer its own copy of the rubric, by way of its JSON.
func (c *compiler) finish(r Rubric) (*Scorer, error) {
	s := c.scorer
	text, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	if err := essor.Decode(text, &s.rubric); err != nil {
		return nil, err
	}
	if s.fingerprint, err = essor.FingerprintOf("assess.Rubric", s.rubric); err != nil {
		return nil, err
	}
	place := 0
	for _, d := range s.rubric.Domains {
		for j := range d.Items {
			s.items[place].Item = &d.Items[j]
			place++
		}
	}
	return s, nil
}

func (c *compiler) head(r *Rubric) {
	c.ID(r.ID, "id")
	c.ID(r.Version, "version")
	c.Text(r.Source, check.MaxText, "source")
	least, ok := c.steps(r.Completeness, full, 1, "completeness")
	if ok {
		c.scorer.leastDone = least
	}
}

// points checks a number of points and returns it in hundredths.
func (c *compiler) points(f essor.Fraction, path ...any) (uint32, bool) {
	return c.steps(f, full/100, 100, path...)
}

// steps checks a fraction from 0 to most and returns it as a count of 1/per.
func (c *compiler) steps(f essor.Fraction, per, most int64, path ...any) (uint32, bool) {
	unit := essor.FractionUnit / per
	switch {
	case f.Units() < 0 || f.Units() > most*essor.FractionUnit:
		c.Add(essor.CodeOutOfRange, "must be 0 to "+essor.FractionOf(most*essor.FractionUnit).String(), path...)
	case f.Units()%unit != 0:
		c.Add(essor.CodeTooPrecise, "must be a multiple of "+essor.FractionOf(unit).String(), path...)
	default:
		return uint32(f.Units() / unit), true
	}
	return 0, false
}

func (c *compiler) allBands(bands []Band) {
	if !c.Count(len(bands), 1, MaxBands, "bands") {
		return
	}
	seen, end := map[string]bool{}, uint32(0)
	for i, b := range bands {
		c.unique(seen, b.ID, "bands", i, "id")
		from, okFrom := c.points(b.From, "bands", i, "from")
		to, okTo := c.points(b.To, "bands", i, "to")
		if okFrom && okTo && from >= to {
			c.Add(essor.CodeInconsistent, "must end above its start", "bands", i)
		}
		if okFrom && from != end {
			c.Add(essor.CodeInconsistent, "must start where the band before ends, the first at 0", "bands", i, "from")
		}
		end = to
		if i == len(bands)-1 && okTo && to != full {
			c.Add(essor.CodeInconsistent, "must end at 100, being the last", "bands", i, "to")
		}
		c.scorer.bands = append(c.scorer.bands, bandEdge{b.ID, to})
	}
}

// unique checks an id that must not have been given before.
func (c *compiler) unique(seen map[string]bool, id string, path ...any) {
	if !c.ID(id, path...) {
		return
	}
	if seen[id] {
		c.Add(essor.CodeDuplicate, "must be given once", path...)
	}
	seen[id] = true
}

func (c *compiler) allRules(rules []Rule) {
	if !c.Count(len(rules), 0, MaxRules, "rules") {
		return
	}
	seen := map[string]bool{}
	for i, r := range rules {
		c.unique(seen, r.ID, "rules", i, "id")
		c.optionalID(r.Code, "rules", i, "code")
		c.Text(r.Source, check.MaxText, "rules", i, "source")
		c.scorer.rules = append(c.scorer.rules, c.condition(r.Require, scope{rule: true}, 1, []any{"rules", i, "require"}))
	}
}

func (c *compiler) allSupports(supports []Support) {
	if !c.Count(len(supports), 0, MaxSupports, "supports") {
		return
	}
	seen := map[string]bool{}
	for i, s := range supports {
		c.unique(seen, s.ID, "supports", i, "id")
		check.OneOf(&c.List, s.Kind, stepKinds[:], "supports", i, "kind")
		check.OneOf(&c.List, s.Level, levels[:], "supports", i, "level")
		c.optionalID(s.Topic, "supports", i, "topic")
		c.optionalID(s.Code, "supports", i, "code")
		if s.Kind == Referral || s.HandOff != "" {
			c.ID(s.HandOff, "supports", i, "hand_off")
		}
		c.scorer.supports = append(c.scorer.supports, c.condition(s.When, scope{loan: s.Kind == Loan}, 1, []any{"supports", i, "when"}))
	}
}

func (c *compiler) optionalID(id string, path ...any) {
	if id != "" {
		c.ID(id, path...)
	}
}
