package assess

import (
	"fmt"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/proof"
)

// Compile and Assess take one input each, so their pointers begin at its
// root; a service that nests it in a request puts the name of the member
// before them, as the reference does.
func nested(err error, member string) error {
	var l check.List
	l.AddError(err, member)
	return l.Err()
}

func TestBadInput(t *testing.T) {
	rubric := func(spoil func(*Rubric)) func() error {
		r := village()
		spoil(&r)
		return func() error {
			_, err := Compile(r)
			return nested(err, "rubric")
		}
	}
	s := mustCompile(t, village())
	answers := func(a Answers) func() error {
		return func() error {
			_, err := s.Assess(a)
			return nested(err, "answers")
		}
	}
	weights := func(texts ...string) func(*Rubric) {
		return func(r *Rubric) {
			r.Domains = nil
			for i, text := range texts {
				r.Domains = append(r.Domains, Domain{ID: string(rune('a' + i)), Weight: points(text)})
			}
		}
	}
	bands := func(ends ...string) func(*Rubric) {
		return func(r *Rubric) {
			r.Bands = nil
			for i := 0; i < len(ends); i += 2 {
				r.Bands = append(r.Bands, Band{fmt.Sprint(i), points(ends[i]), points(ends[i+1])})
			}
		}
	}
	deep := Where("status").Is("resident")
	for range 100_000 {
		deep = Condition{Kind: NotOf, Parts: []Condition{deep}}
	}
	million := make([]Item, 1_000_000)

	proof.BadInput(t, "assess", map[string]proof.Reach{
		"assess-weights-not-one": {Do: rubric(weights("0.5", "0.6"))},
		"assess-weight-negative": {Do: rubric(weights("-1", "2"))},
		"assess-weight-nan": {Do: func() error {
			var r struct {
				Rubric Rubric `json:"rubric"`
			}
			return essor.Decode([]byte(`{"rubric":{"version":"1","domains":[{"id":"a","weight":NaN}]}}`), &r)
		}, Code: essor.CodeBadFormat, Why: "neither JSON nor a Fraction can hold NaN: the text is not a number"},
		"assess-no-domains": {Do: rubric(func(r *Rubric) { r.Domains = []Domain{} })},
		"assess-duplicate-domain": {Do: rubric(func(r *Rubric) {
			weights("0.5", "0.5")(r)
			r.Domains[1].ID = "a"
		})},
		"assess-version-empty":  {Do: rubric(func(r *Rubric) { r.Version = "" })},
		"assess-bands-overlap":  {Do: rubric(bands("0", "50", "40", "100")), Pointer: "/rubric/bands/1/from"},
		"assess-bands-gap":      {Do: rubric(bands("0", "40", "50", "100")), Pointer: "/rubric/bands/1/from"},
		"assess-bands-reversed": {Do: rubric(bands("100", "0")), Pointer: "/rubric/bands/0"},
		// assess-rule-cycle can't be written: a rule holds its conditions and names no other rule.
		"assess-rule-depth-1e5":    {Do: rubric(func(r *Rubric) { r.Rules[0].Require = deep }), Pointer: "/rubric/rules/0/require" + strings.Repeat("/parts/0", MaxNesting)},
		"assess-million-questions": {Do: rubric(func(r *Rubric) { r.Domains[0].Items = million }), Pointer: "/rubric/domains/0/items"},

		"assess-unknown-question": {Do: answers(Answers{"nope": Num("3")})},
		"assess-pointer-escape":   {Do: answers(Answers{"a/b~c": Num("3")})},
		"assess-scale-high":       {Do: answers(Answers{"confidence": Num("6")}), Pointer: "/answers/confidence/value"},
		"assess-scale-fraction": {Do: func() error {
			a := Answers{}
			return nested(essor.Decode([]byte(`{"confidence": {"value": 3.5}}`), &a), "answers")
		}, Pointer: "/answers/confidence/value"},
		"assess-all-missing":  {Do: answers(Answers{})},
		"assess-key-1mib":     {Do: answers(Answers{strings.Repeat("k", 1<<20): Num("3")})},
		"assess-invalid-utf8": {Do: answers(Answers{"\xff\xfe": Num("3")})},

		"assess-language-unknown": {Do: func() error {
			_, err := Catalog().Text("de", because(essor.Person, "score.complete", essor.ArgOf("points", points("50"))))
			return err
		}},
	})
}
