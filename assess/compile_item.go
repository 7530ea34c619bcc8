package assess

import (
	"slices"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// countItems checks the number of items before anything looks at them.
func (c *compiler) countItems(domains []Domain) bool {
	total := 0
	for i, d := range domains {
		total += len(d.Items)
		if total > MaxItems {
			c.Add(essor.CodeTooMany, "must have at most "+strconv.Itoa(MaxItems)+" entries over all domains", "domains", i, "items")
			return false
		}
	}
	return true
}

func (c *compiler) allDomains(domains []Domain) {
	seen, seenItems := map[string]bool{}, map[string]bool{}
	sum, whole := int64(0), true
	for i, d := range domains {
		c.unique(seen, d.ID, "domains", i, "id")
		from := len(c.scorer.items)
		if c.Count(len(d.Items), 1, MaxItems, "domains", i, "items") {
			for j := range d.Items {
				c.unique(seenItems, d.Items[j].ID, "domains", i, "items", j, "id")
				c.item(&d, i, j)
			}
		}
		whole = c.weightOf(&d, i) && whole
		sum += d.Weight.Units()
		c.scorer.domainAt[d.ID] = i
		c.scorer.domains = append(c.scorer.domains, domain{
			id: d.ID, from: from, to: len(c.scorer.items), weight: uint64(d.Weight.Units()),
			scored: slices.ContainsFunc(d.Items, func(it Item) bool { return !it.Fact }), support: d.SupportOnly,
		})
	}
	if whole && sum != essor.FractionUnit {
		c.Add(essor.CodeInconsistent, "weights must add up to exactly 1", "domains")
	}
	reduce(c.scorer.domains)
}

// weightOf checks the weight of a domain against its items and its use.
func (c *compiler) weightOf(d *Domain, i int) bool {
	weight := d.Weight.Units()
	isFact := func(it Item) bool { return it.Fact }
	switch onlyFacts := len(d.Items) > 0 && !slices.ContainsFunc(d.Items, func(it Item) bool { return !isFact(it) }); {
	case weight < 0 || weight > essor.FractionUnit:
		c.Add(essor.CodeOutOfRange, "must be 0 to 1", "domains", i, "weight")
	case d.SupportOnly && weight != 0:
		c.Add(essor.CodeInconsistent, "must be 0 for a support-only domain", "domains", i, "weight")
	case onlyFacts && weight != 0:
		c.Add(essor.CodeInconsistent, "must be 0 for a domain of facts", "domains", i, "weight")
	case !d.SupportOnly && !onlyFacts && weight == 0:
		c.Add(essor.CodeOutOfRange, "must be above 0 for a scored domain", "domains", i, "weight")
	default:
		return true
	}
	return false
}

// reduce divides the weights by their greatest common divisor: small integers
// keep every later product within 64 bits, and divide faster.
func reduce(domains []domain) {
	common := uint64(0)
	for _, d := range domains {
		for a := d.weight; a != 0; {
			common, a = a, common%a
		}
	}
	for i := range domains {
		domains[i].weight /= max(common, 1)
	}
}

// item checks item j of domain i and compiles it.
func (c *compiler) item(d *Domain, i, j int) {
	it := &d.Items[j]
	at := func(field ...any) []any { return append([]any{"domains", i, "items", j}, field...) }
	compiled := item{Item: it, domain: i, weight: uint64(it.weight())}
	switch {
	case it.Weight < 0 || it.Weight > MaxItemWeight:
		c.Add(essor.CodeOutOfRange, "must be 1 to "+strconv.Itoa(MaxItemWeight), at("weight")...)
	case it.Fact && it.Weight != 0:
		c.Add(essor.CodeInconsistent, "must be absent for a fact", at("weight")...)
	}
	if check.OneOf(&c.List, it.Kind, []ItemKind{Choice, Likert, YesNo, Number}, at("kind")...) {
		c.foreign(it, at)
		c.answersOf(it, &compiled, at)
	}
	c.measures(it, d.SupportOnly, at)
	c.protected(it, d.SupportOnly, at)
	c.scorer.index[it.ID] = len(c.scorer.items)
	c.scorer.items = append(c.scorer.items, compiled)
}

// foreign refuses fields that belong to another kind of item.
func (c *compiler) foreign(it *Item, at func(...any) []any) {
	refuse := func(given bool, field string) {
		if given {
			c.Add(essor.CodeInconsistent, "must be absent for an item of this kind", at(field)...)
		}
	}
	refuse(len(it.Options) > 0 && it.Kind != Choice, "options")
	refuse(it.Levels != 0 && it.Kind != Likert, "levels")
	refuse(it.Reversed && it.Kind != Likert && it.Kind != YesNo, "reversed")
	refuse(it.Reversed && it.Fact, "reversed")
	refuse(len(it.Curve) > 0 && (it.Kind != Number || it.Fact), "curve")
}

// answersOf compiles what each answer brings.
func (c *compiler) answersOf(it *Item, to *item, at func(...any) []any) {
	var points []uint32
	switch it.Kind {
	case Choice:
		points = c.options(it, at)
	case Likert:
		to.first = 1
		if it.Levels < 2 || it.Levels > MaxLevels {
			c.Add(essor.CodeOutOfRange, "must be 2 to "+strconv.Itoa(MaxLevels), at("levels")...)
			return
		}
		points = likertPoints(it.Levels)
	case YesNo:
		points = []uint32{0, full}
	case Number:
		to.curve = c.curve(it, at)
		return
	}
	if it.Reversed {
		slices.Reverse(points)
	}
	for _, p := range points {
		to.table = append(to.table, entry{given(to.weight, p), p})
	}
}

func (c *compiler) options(it *Item, at func(...any) []any) []uint32 {
	if !c.Count(len(it.Options), 2, MaxOptions, at("options")...) {
		return nil
	}
	seen, points := map[string]bool{}, make([]uint32, len(it.Options))
	for k, o := range it.Options {
		c.unique(seen, o.ID, at("options", k, "id")...)
		points[k], _ = c.points(o.Points, at("options", k, "points")...)
		if it.Fact && points[k] != 0 {
			c.Add(essor.CodeInconsistent, "must be absent for a fact", at("options", k, "points")...)
		}
	}
	c.reach(it, points, at("options"))
	return points
}

func (c *compiler) curve(it *Item, at func(...any) []any) []corner {
	if it.Fact || !c.Count(len(it.Curve), 2, MaxCurve, at("curve")...) {
		return nil
	}
	curve, points := make([]corner, len(it.Curve)), make([]uint32, len(it.Curve))
	rises, falls := false, false
	for k, p := range it.Curve {
		points[k], _ = c.points(p.Points, at("curve", k, "points")...)
		curve[k] = corner{p.X.Units(), points[k]}
		if k == 0 {
			continue
		}
		switch before := curve[k-1]; {
		case curve[k].x <= before.x:
			c.Add(essor.CodeInconsistent, "must be above the x before", at("curve", k, "x")...)
		case curve[k].x-before.x < 0: // the distance wraps
			c.Add(essor.CodeOutOfRange, "must be nearer to the x before", at("curve", k, "x")...)
		}
		rises, falls = rises || points[k] > points[k-1], falls || points[k] < points[k-1]
		if rises && falls {
			c.Add(essor.CodeInconsistent, "must keep rising or keep falling", at("curve", k, "points")...)
			break
		}
	}
	c.reach(it, points, at("curve"))
	return curve
}

// reach checks that a scored item can bring nothing and everything.
func (c *compiler) reach(it *Item, points []uint32, path []any) {
	if !it.Fact && (slices.Min(points) != 0 || slices.Max(points) != full) {
		c.Add(essor.CodeInconsistent, "must reach both 0 and 100 points", path...)
	}
}

func (c *compiler) measures(it *Item, support bool, at func(...any) []any) {
	c.optionalID(it.Measures, at("measures")...)
	if it.Measures == "" || it.Fact || support {
		return
	}
	if c.measured[it.Measures] {
		c.Add(essor.CodeDuplicate, "must not be measured by another scored item", at("measures")...)
	}
	c.measured[it.Measures] = true
}

// protected refuses protected attributes and their proxies wherever they
// could reach the score, a rule or a loan.
func (c *compiler) protected(it *Item, support bool, at func(...any) []any) {
	c.Count(len(it.Tags), 0, MaxTags, at("tags")...)
	refuse := func(name string, path []any) {
		if attribute, found := ProtectedAttribute(name); found && !support {
			c.Add(essor.CodeInconsistent, "must stand in a support-only domain, being or standing for "+attribute, path...)
		}
	}
	if len(it.ID) <= check.MaxID {
		refuse(it.ID, at("id"))
	}
	if len(it.Measures) <= check.MaxID {
		refuse(it.Measures, at("measures"))
	}
	for k, tag := range it.Tags[:min(len(it.Tags), MaxTags)] {
		if c.ID(tag, at("tags", k)...) {
			refuse(tag, at("tags", k))
		}
	}
}
