package assess

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

func day(text string) essor.Date { return essor.MustParseDate(text) }

func points(text string) essor.Fraction { return essor.MustParseFraction(text) }

func thirds() []Band {
	return []Band{{"low", points("0"), points("33.33")}, {"middle", points("33.33"), points("66.67")}, {"high", points("66.67"), points("100")}}
}

// village is a small rubric with one of everything.
func village() Rubric {
	return Rubric{
		ID: "village", Version: "2", Effective: day("2026-01-01"), Source: "example of the tests",
		Domains: []Domain{
			{ID: "skills", Weight: points("0.6"), Items: []Item{
				{ID: "diploma", Kind: Choice, Weight: 2, Measures: "schooling", Options: []Option{
					{"university", points("100")}, {"college", points("62.5")}, {"none", points("0")}}},
				{ID: "confidence", Kind: Likert, Levels: 4},
				{ID: "worry", Kind: Likert, Levels: 5, Reversed: true, MayNotApply: true},
			}},
			{ID: "money", Weight: points("0.4"), Items: []Item{
				{ID: "debt_share", Kind: Number, MayNotApply: true, Curve: []Point{
					{points("0"), points("100")}, {points("0.3"), points("40")}, {points("0.6"), points("0")}}},
				{ID: "arrears", Kind: YesNo, Reversed: true},
			}},
			{ID: "home", SupportOnly: true, Items: []Item{
				{ID: "children", Kind: YesNo, Reversed: true},
				{ID: "calm", Kind: Likert, Levels: 3, MayNotApply: true},
			}},
			{ID: "request", Items: []Item{
				{ID: "status", Kind: Choice, Fact: true, Options: []Option{{ID: "resident"}, {ID: "visitor"}, {ID: "citizen"}}},
				{ID: "amount", Kind: Number, Fact: true},
				{ID: "licence_held", Kind: YesNo, Fact: true, MayNotApply: true},
			}},
		},
		Bands: thirds(),
		Rules: []Rule{
			{ID: "here", Require: Where("status").Is("resident", "citizen")},
			{ID: "small", Require: All(Where("amount").Above("0"), Where("amount").AtMost("5000")), Code: "newcomer.amount", Dated: day("2026-01-01"), Source: "policy"},
			{ID: "allowed", Require: Any(Where("licence_held").NotApplicable(), Where("licence_held").Is("yes"))},
		},
		Supports: []Support{
			{ID: "loan", Kind: Loan, Level: Light, When: WhereScore().AtLeast("50")},
			{ID: "loan_closely", Kind: Loan, Level: Steady, When: WhereScore().Below("70")},
			{ID: "coach", Kind: Coach, Level: Close, When: Any(WhereDomain("skills").Below("50"), Where("worry").AtLeast("4"))},
			{ID: "calm", Kind: Coach, Level: Light, When: Not(WhereDomain("home").Above("50"))},
			{ID: "care", Kind: Referral, Level: Steady, Topic: "care", HandOff: "day_care", When: Where("children").Is("yes")},
			{ID: "other", Kind: Referral, Level: Light, HandOff: "city", When: WhereEligible().Is("fail")},
		},
	}
}

// aisha answers most of the village rubric.
func aisha() Answers {
	return Answers{
		"diploma":    Pick("college"),
		"confidence": Num("3"),
		"worry":      {Value: "4", Source: "self", On: day("2026-02-03"), Rater: "r7"},
		"debt_share": Refuse(),
		"arrears":    No(),
		"children":   Yes(),
		"status":     Pick("resident"),
		"amount":     Num("4200"),
	}
}

func mustCompile(tb testing.TB, r Rubric) *Scorer {
	tb.Helper()
	s, err := Compile(r)
	require.NoError(tb, err)
	return s
}

func mustAssess(tb testing.TB, s *Scorer, answers Answers) Assessment {
	tb.Helper()
	a, err := s.Assess(answers)
	require.NoError(tb, err)
	return a
}

// dice returns a source of random numbers with a fixed stream.
func dice(seed byte) *rand.Rand { return rand.New(rand.NewChaCha8([32]byte{seed})) }

// anyRubric returns a random valid rubric of up to three scored domains with
// up to three items each, a support-only domain and facts.
func anyRubric(rng *rand.Rand) Rubric {
	r := Rubric{ID: "any", Version: "1", Bands: thirds(), Completeness: points([]string{"0", "0.5"}[rng.IntN(2)])}
	weights := [][]string{{"1"}, {"0.37", "0.63"}, {"0.333333333333", "0.333333333333", "0.333333333334"}}[rng.IntN(3)]
	for d, weight := range weights {
		r.Domains = append(r.Domains, Domain{ID: fmt.Sprintf("d%d", d), Weight: points(weight), Items: anyItems(rng, d)})
	}
	r.Domains = append(r.Domains, Domain{ID: "help", SupportOnly: true, Items: anyItems(rng, 9)})
	fact := anyItem(rng, "fact")
	fact.Fact, fact.Weight, fact.Curve, fact.Reversed = true, 0, nil, false
	for k := range fact.Options {
		fact.Options[k].Points = essor.Fraction{}
	}
	r.Domains[0].Items = append(r.Domains[0].Items, fact)
	for k := range rng.IntN(3) {
		r.Rules = append(r.Rules, Rule{ID: fmt.Sprint("r", k), Require: anyCondition(rng, &r, 2, true)})
	}
	for k := range rng.IntN(5) {
		kind := stepKinds[rng.IntN(len(stepKinds))]
		s := Support{ID: fmt.Sprint("s", k), Kind: kind, Level: levels[rng.IntN(3)], When: anyCondition(rng, &r, 2, kind == Loan)}
		if kind == Referral {
			s.HandOff = "them"
		}
		r.Supports = append(r.Supports, s)
	}
	return r
}

func anyItems(rng *rand.Rand, d int) []Item {
	var out []Item
	for i := range 1 + rng.IntN(3) {
		out = append(out, anyItem(rng, fmt.Sprintf("d%d_q%d", d, i)))
	}
	return out
}

func anyItem(rng *rand.Rand, id string) Item {
	it := Item{ID: id, Weight: 1 + rng.IntN(4), MayNotApply: rng.IntN(3) == 0}
	switch rng.IntN(4) {
	case 0:
		it.Kind = Choice
		it.Options = []Option{{"top", points("100")}, {"middle", points(fmt.Sprintf("%d.%02d", rng.IntN(100), rng.IntN(100)))}, {"bottom", points("0")}}
	case 1:
		it.Kind, it.Levels, it.Reversed = Likert, 2+rng.IntN(4), rng.IntN(2) == 0
	case 2:
		it.Kind, it.Reversed = YesNo, rng.IntN(2) == 0
	default:
		it.Kind = Number
		it.Curve = []Point{{points("-1.5"), points("0")}, {points("0.7"), points("33.33")}, {points("2"), points("100")}}
		if rng.IntN(2) == 0 {
			it.Curve[0].Points, it.Curve[2].Points = it.Curve[2].Points, it.Curve[0].Points
		}
	}
	return it
}

// answersTo returns every answer that is tried for an item.
func answersTo(it *Item) []Answer {
	var out []Answer
	switch it.Kind {
	case Choice:
		for _, o := range it.Options {
			out = append(out, Pick(o.ID))
		}
	case Likert:
		for level := range it.Levels {
			out = append(out, Num(fmt.Sprint(level+1)))
		}
	case YesNo:
		out = append(out, Yes(), No())
	default:
		out = append(out, Num("-3"), Num("0.1"), Num("1.333"), Num("2"))
	}
	if it.MayNotApply {
		out = append(out, DoesNotApply())
	}
	return out
}

// anyCondition looks at random items and, unless it is for a rule, points.
func anyCondition(rng *rand.Rand, r *Rubric, depth int, sparesSupport bool) Condition {
	if depth > 0 && rng.IntN(3) > 0 {
		a, b := anyCondition(rng, r, depth-1, sparesSupport), anyCondition(rng, r, depth-1, sparesSupport)
		return []Condition{All(a, b), Any(a, b), Not(a)}[rng.IntN(3)]
	}
	domains := r.Domains
	if sparesSupport {
		domains = domains[:len(domains)-1]
	}
	d := &domains[rng.IntN(len(domains))]
	if !sparesSupport && rng.IntN(4) == 0 {
		subject := []Subject{WhereDomain(d.ID), WhereScore()}[rng.IntN(2)]
		return subject.compare([]Op{OpAtLeast, OpAtMost, OpAbove, OpBelow}[rng.IntN(4)], fmt.Sprint(rng.IntN(101)))
	}
	it := &d.Items[rng.IntN(len(d.Items))]
	if it.MayNotApply && rng.IntN(3) == 0 {
		return Where(it.ID).NotApplicable()
	}
	op := []Op{OpAtLeast, OpAtMost, OpAbove, OpBelow}[rng.IntN(4)]
	switch it.Kind {
	case Choice:
		return Where(it.ID).Is(it.Options[rng.IntN(3)].ID)
	case YesNo:
		return Where(it.ID).Is([]string{yes, no}[rng.IntN(2)])
	case Likert:
		return Where(it.ID).compare(op, fmt.Sprint(1+rng.IntN(it.Levels)))
	}
	return Where(it.ID).compare(op, "0.5")
}

// anyAnswers answers some items of a rubric and leaves others open.
func anyAnswers(rng *rand.Rand, r *Rubric) Answers {
	answers := Answers{}
	for _, it := range itemsOf(r) {
		switch tried := answersTo(it); rng.IntN(4) {
		case 0:
		case 1:
			answers[it.ID] = Refuse()
		default:
			answers[it.ID] = tried[rng.IntN(len(tried))]
		}
	}
	if len(answers) == 0 {
		answers[r.Domains[0].Items[0].ID] = Refuse()
	}
	return answers
}

func itemsOf(r *Rubric) []*Item {
	var out []*Item
	for i := range r.Domains {
		for j := range r.Domains[i].Items {
			out = append(out, &r.Domains[i].Items[j])
		}
	}
	return out
}
