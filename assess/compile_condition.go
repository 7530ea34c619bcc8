package assess

import (
	"slices"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// node is a compiled [Condition].
type node struct {
	kind  ConditionKind
	op    Op
	index int    // of the item or domain
	set   uint64 // is: one bit for each code
	bound int64  // inequalities: number in 10⁻¹², level, or points in hundredths
	parts []node
}

// scope says what a condition may look at.
type scope struct {
	rule bool // items alone
	loan bool // nothing support-only; true of rules too
}

func (s scope) sparesSupport() bool { return s.rule || s.loan }

// condition checks one condition and compiles it. The depth is bounded before
// anything recurses, since a Go value can be nested without end.
func (c *compiler) condition(from Condition, sc scope, depth int, path []any) node {
	n := node{kind: from.Kind, op: from.Op}
	c.conditions++
	switch {
	case depth > MaxNesting:
		c.Add(essor.CodeTooMany, "must be at most "+strconv.Itoa(MaxNesting)+" conditions deep", path...)
		return n
	case c.conditions > MaxConditions:
		if c.conditions == MaxConditions+1 {
			c.Add(essor.CodeTooMany, "must be at most "+strconv.Itoa(MaxConditions)+" conditions in all", path...)
		}
		return n
	}
	kinds := []ConditionKind{OfItem, AllOf, AnyOf, NotOf, OfDomain, OfScore, OfEligible}
	if sc.rule {
		kinds = kinds[:4]
	}
	if !check.OneOf(&c.List, from.Kind, kinds, join(path, "kind")...) {
		return n
	}
	switch from.Kind {
	case AllOf, AnyOf, NotOf:
		c.joined(from, &n, sc, depth, path)
	default:
		c.comparison(from, &n, sc, path)
	}
	return n
}

func join(path []any, more ...any) []any { return append(slices.Clone(path), more...) }

func (c *compiler) absent(given bool, path []any) {
	if given {
		c.Add(essor.CodeInconsistent, "must be absent for a condition of this kind", path...)
	}
}

func (c *compiler) joined(from Condition, n *node, sc scope, depth int, path []any) {
	c.absent(from.ID != "", join(path, "id"))
	c.absent(from.Op != "", join(path, "op"))
	c.absent(len(from.Values) > 0, join(path, "values"))
	most := MaxConditions
	if from.Kind == NotOf {
		most = 1
	}
	if !c.Count(len(from.Parts), 1, most, join(path, "parts")...) {
		return
	}
	for i, p := range from.Parts {
		if c.conditions > MaxConditions {
			return
		}
		n.parts = append(n.parts, c.condition(p, sc, depth+1, join(path, "parts", i)))
	}
}

func (c *compiler) comparison(from Condition, n *node, sc scope, path []any) {
	c.absent(len(from.Parts) > 0, join(path, "parts"))
	switch from.Kind {
	case OfItem:
		c.ofItem(from, n, sc, path)
	case OfDomain:
		c.ofDomain(from, n, sc, path)
	case OfScore:
		c.absent(from.ID != "", join(path, "id"))
		c.ofPoints(from, n, path)
	case OfEligible:
		c.absent(from.ID != "", join(path, "id"))
		if check.OneOf(&c.List, from.Op, []Op{OpIs}, join(path, "op")...) && c.one(from.Values, path) {
			n.set = c.codes(from.Values, path, func(value string) (int, *essor.FieldError) {
				return codeIn(value, []string{string(Fail), string(Pass)})
			})
		}
	}
}

func (c *compiler) ofItem(from Condition, n *node, sc scope, path []any) {
	place, ok := c.scorer.index[from.ID]
	if !ok {
		c.Add(essor.CodeUnknownReference, "must name an item of the rubric", join(path, "id")...)
		return
	}
	n.index = place
	it := &c.scorer.items[place]
	if sc.sparesSupport() && c.scorer.domains[it.domain].support {
		c.Add(essor.CodeInconsistent, "must not look at a support-only domain", join(path, "id")...)
	}
	ops := []Op{OpNotApplicable, OpAtLeast, OpAtMost, OpAbove, OpBelow}
	switch it.Kind {
	case Choice, YesNo:
		ops = []Op{OpNotApplicable, OpIs}
	case Likert:
		ops = append(ops, OpIs)
	}
	switch {
	case !check.OneOf(&c.List, from.Op, ops, join(path, "op")...):
	case from.Op == OpNotApplicable:
		c.absent(len(from.Values) > 0, join(path, "values"))
		if !it.MayNotApply {
			c.Add(essor.CodeInconsistent, "must look at an item that may not apply", join(path, "op")...)
		}
	case from.Op == OpIs:
		n.set = c.codes(from.Values, path, it.code)
	case c.one(from.Values, path):
		bound, err := it.valueOf(from.Values[0])
		if err != nil {
			c.AddError(err, join(path, "values", 0)...)
		}
		n.bound = bound
	}
}

func (c *compiler) ofDomain(from Condition, n *node, sc scope, path []any) {
	place, ok := c.scorer.domainAt[from.ID]
	if !ok {
		c.Add(essor.CodeUnknownReference, "must name a domain of the rubric", join(path, "id")...)
		return
	}
	n.index = place
	d := c.scorer.domains[place]
	if sc.sparesSupport() && d.support {
		c.Add(essor.CodeInconsistent, "must not look at a support-only domain", join(path, "id")...)
	}
	if !d.scored {
		c.Add(essor.CodeInconsistent, "must name a domain that has points", join(path, "id")...)
	}
	c.ofPoints(from, n, path)
}

// ofPoints compiles a comparison with points.
func (c *compiler) ofPoints(from Condition, n *node, path []any) {
	if !check.OneOf(&c.List, from.Op, []Op{OpAtLeast, OpAtMost, OpAbove, OpBelow}, join(path, "op")...) || !c.one(from.Values, path) {
		return
	}
	f, err := essor.ParseFraction(from.Values[0])
	if err != nil {
		c.AddError(err, join(path, "values", 0)...)
		return
	}
	points, _ := c.points(f, join(path, "values", 0)...)
	n.bound = int64(points)
}

func (c *compiler) one(values []string, path []any) bool {
	return c.Count(len(values), 1, 1, join(path, "values")...)
}

// codes returns the set of codes that the values stand for.
func (c *compiler) codes(values []string, path []any, code func(string) (int, *essor.FieldError)) uint64 {
	set := uint64(0)
	if !c.Count(len(values), 1, MaxValues, join(path, "values")...) {
		return 0
	}
	for i, value := range values {
		k, err := code(value)
		switch {
		case err != nil:
			c.AddError(err, join(path, "values", i)...)
		case set&(1<<k) != 0:
			c.Add(essor.CodeDuplicate, "must be given once", join(path, "values", i)...)
		default:
			set |= 1 << k
		}
	}
	return set
}
