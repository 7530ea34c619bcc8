package assess

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// faults returns the pointers and codes of an invalid input.
func faults(t testing.TB, err error) []string {
	t.Helper()
	require.ErrorIs(t, err, essor.ErrInvalid)
	var many *essor.InvalidError
	require.ErrorAs(t, err, &many)
	var out []string
	for _, f := range many.Fields {
		out = append(out, f.Pointer+" "+string(f.Code))
	}
	return out
}

func TestCompileRefuses(t *testing.T) {
	skill := func(r *Rubric, k int) *Item { return &r.Domains[0].Items[k] }
	tests := []struct {
		name  string
		spoil func(*Rubric)
		want  string
	}{
		{"no id", func(r *Rubric) { r.ID = "" }, "/id required"},
		{"no version", func(r *Rubric) { r.Version = "" }, "/version required"},
		{"long source", func(r *Rubric) { r.Source = strings.Repeat("x", 5_000) }, "/source too_long"},
		{"completeness above 1", func(r *Rubric) { r.Completeness = points("1.5") }, "/completeness out_of_range"},
		{"fine completeness", func(r *Rubric) { r.Completeness = points("0.12345") }, "/completeness too_precise"},
		{"no domains", func(r *Rubric) { r.Domains = nil }, "/domains required"},
		{"too many domains", func(r *Rubric) { r.Domains = make([]Domain, 33) }, "/domains too_many"},
		{"no items", func(r *Rubric) { r.Domains[0].Items = nil }, "/domains/0/items required"},
		{"too many items", func(r *Rubric) { r.Domains[1].Items = make([]Item, 500) }, "/domains/1/items too_many"},
		{"weights above 1", func(r *Rubric) { r.Domains[0].Weight = points("0.7") }, "/domains inconsistent"},
		{"weight negative", func(r *Rubric) { r.Domains[0].Weight = points("-0.6") }, "/domains/0/weight out_of_range"},
		{"weight zero", func(r *Rubric) { r.Domains[0].Weight = points("0") }, "/domains/0/weight out_of_range"},
		{"support with weight", func(r *Rubric) { r.Domains[2].Weight = points("0.1") }, "/domains/2/weight inconsistent"},
		{"facts with weight", func(r *Rubric) { r.Domains[3].Weight = points("0.1") }, "/domains/3/weight inconsistent"},
		{"domain twice", func(r *Rubric) { r.Domains[1].ID = "skills" }, "/domains/1/id duplicate"},
		{"item twice", func(r *Rubric) { r.Domains[1].Items[0].ID = "diploma" }, "/domains/1/items/0/id duplicate"},
		{"item without kind", func(r *Rubric) { skill(r, 0).Kind = "" }, "/domains/0/items/0/kind required"},
		{"item of no kind", func(r *Rubric) { skill(r, 0).Kind = "essay" }, "/domains/0/items/0/kind unknown_value"},
		{"item too heavy", func(r *Rubric) { skill(r, 0).Weight = 101 }, "/domains/0/items/0/weight out_of_range"},
		{"fact with weight", func(r *Rubric) { r.Domains[3].Items[0].Weight = 1 }, "/domains/3/items/0/weight inconsistent"},
		{"fact with points", func(r *Rubric) { r.Domains[3].Items[0].Options[0].Points = points("5") }, "/domains/3/items/0/options/0/points inconsistent"},
		{"fact with curve", func(r *Rubric) { r.Domains[3].Items[1].Curve = []Point{{}} }, "/domains/3/items/1/curve inconsistent"},
		{"fact reversed", func(r *Rubric) { r.Domains[3].Items[2].Reversed = true }, "/domains/3/items/2/reversed inconsistent"},
		{"one option", func(r *Rubric) { skill(r, 0).Options = skill(r, 0).Options[:1] }, "/domains/0/items/0/options too_few"},
		{"61 options", func(r *Rubric) { skill(r, 0).Options = make([]Option, 61) }, "/domains/0/items/0/options too_many"},
		{"option twice", func(r *Rubric) { skill(r, 0).Options[1].ID = "university" }, "/domains/0/items/0/options/1/id duplicate"},
		{"points above 100", func(r *Rubric) { skill(r, 0).Options[1].Points = points("101") }, "/domains/0/items/0/options/1/points out_of_range"},
		{"points too fine", func(r *Rubric) { skill(r, 0).Options[1].Points = points("0.001") }, "/domains/0/items/0/options/1/points too_precise"},
		{"points short of 100", func(r *Rubric) { skill(r, 0).Options[0].Points = points("99") }, "/domains/0/items/0/options inconsistent"},
		{"one level", func(r *Rubric) { skill(r, 1).Levels = 1 }, "/domains/0/items/1/levels out_of_range"},
		{"levels of a choice", func(r *Rubric) { skill(r, 0).Levels = 4 }, "/domains/0/items/0/levels inconsistent"},
		{"options of a likert", func(r *Rubric) { skill(r, 1).Options = []Option{{}} }, "/domains/0/items/1/options inconsistent"},
		{"choice reversed", func(r *Rubric) { skill(r, 0).Reversed = true }, "/domains/0/items/0/reversed inconsistent"},
		{"curve of a likert", func(r *Rubric) { skill(r, 1).Curve = []Point{{}} }, "/domains/0/items/1/curve inconsistent"},
		{"curve of one point", func(r *Rubric) { r.Domains[1].Items[0].Curve = r.Domains[1].Items[0].Curve[:1] }, "/domains/1/items/0/curve too_few"},
		{"curve steps back", func(r *Rubric) { r.Domains[1].Items[0].Curve[2].X = points("0.3") }, "/domains/1/items/0/curve/2/x inconsistent"},
		{"curve too wide", func(r *Rubric) {
			r.Domains[1].Items[0].Curve[0].X, r.Domains[1].Items[0].Curve[1].X = points("-9000000"), points("9000000")
			r.Domains[1].Items[0].Curve[2].X = points("9000001")
		}, "/domains/1/items/0/curve/1/x out_of_range"},
		{"curve turns", func(r *Rubric) { r.Domains[1].Items[0].Curve[2].Points = points("50") }, "/domains/1/items/0/curve/2/points inconsistent"},
		{"curve short of 0", func(r *Rubric) { r.Domains[1].Items[0].Curve[2].Points = points("10") }, "/domains/1/items/0/curve inconsistent"},
		{"measured twice", func(r *Rubric) { r.Domains[1].Items[1].Measures = "schooling" }, "/domains/1/items/1/measures duplicate"},
		{"age scored", func(r *Rubric) { skill(r, 1).ID = "age_band" }, "/domains/0/items/1/id inconsistent"},
		{"age by another name", func(r *Rubric) { skill(r, 1).Measures = "yearOfBirth" }, "/domains/0/items/1/measures inconsistent"},
		{"proxy by tag", func(r *Rubric) { skill(r, 1).Tags = []string{"self-report", "proxy:postal_code"} }, "/domains/0/items/1/tags/1 inconsistent"},
		{"nine tags", func(r *Rubric) { skill(r, 1).Tags = make([]string, 9) }, "/domains/0/items/1/tags too_many"},
		{"religion as a fact", func(r *Rubric) { r.Domains[3].Items[0].ID = "religion" }, "/domains/3/items/0/id inconsistent"},
		{"no bands", func(r *Rubric) { r.Bands = nil }, "/bands required"},
		{"band twice", func(r *Rubric) { r.Bands[1].ID = "low" }, "/bands/1/id duplicate"},
		{"bands start late", func(r *Rubric) { r.Bands[0].From = points("1") }, "/bands/0/from inconsistent"},
		{"bands end early", func(r *Rubric) { r.Bands[2].To = points("99") }, "/bands/2/to inconsistent"},
		{"gap", func(r *Rubric) { r.Bands[1].From = points("40") }, "/bands/1/from inconsistent"},
		{"overlap", func(r *Rubric) { r.Bands[1].From = points("20") }, "/bands/1/from inconsistent"},
		{"band of nothing", func(r *Rubric) { r.Bands[1].To = points("33.33") }, "/bands/1 inconsistent"},
		{"rule twice", func(r *Rubric) { r.Rules[1].ID = "here" }, "/rules/1/id duplicate"},
		{"rule without condition", func(r *Rubric) { r.Rules[0].Require = Condition{} }, "/rules/0/require/kind required"},
		{"rule on score", func(r *Rubric) { r.Rules[0].Require = WhereScore().AtLeast("50") }, "/rules/0/require/kind unknown_value"},
		{"rule on support", func(r *Rubric) { r.Rules[0].Require = Where("children").Is("no") }, "/rules/0/require/id inconsistent"},
		{"rule on nothing", func(r *Rubric) { r.Rules[0].Require = Where("shoe_size").Is("no") }, "/rules/0/require/id unknown_reference"},
		{"101 rules", func(r *Rubric) { r.Rules = make([]Rule, 101) }, "/rules too_many"},
		{"not of two", func(r *Rubric) { r.Rules[0].Require = Condition{Kind: NotOf, Parts: make([]Condition, 2)} }, "/rules/0/require/parts too_many"},
		{"all of none", func(r *Rubric) { r.Rules[0].Require = All() }, "/rules/0/require/parts required"},
		{"all with an id", func(r *Rubric) { r.Rules[1].Require.ID = "status" }, "/rules/1/require/id inconsistent"},
		{"all with an op", func(r *Rubric) { r.Rules[1].Require.Op = OpIs }, "/rules/1/require/op inconsistent"},
		{"all with values", func(r *Rubric) { r.Rules[1].Require.Values = []string{"1"} }, "/rules/1/require/values inconsistent"},
		{"comparison with parts", func(r *Rubric) { r.Rules[0].Require.Parts = []Condition{{}} }, "/rules/0/require/parts inconsistent"},
		{"choice at least", func(r *Rubric) { r.Rules[0].Require.Op = OpAtLeast }, "/rules/0/require/op unknown_value"},
		{"unknown option", func(r *Rubric) { r.Rules[0].Require.Values[1] = "tourist" }, "/rules/0/require/values/1 unknown_value"},
		{"option twice in is", func(r *Rubric) { r.Rules[0].Require.Values[1] = "resident" }, "/rules/0/require/values/1 duplicate"},
		{"is nothing", func(r *Rubric) { r.Rules[0].Require.Values = nil }, "/rules/0/require/values required"},
		{"number is not one", func(r *Rubric) { r.Rules[1].Require.Parts[1].Values[0] = "much" }, "/rules/1/require/parts/1/values/0 bad_format"},
		{"two bounds", func(r *Rubric) { r.Rules[1].Require.Parts[1].Values = []string{"1", "2"} }, "/rules/1/require/parts/1/values too_many"},
		{"always applies", func(r *Rubric) { r.Rules[0].Require = Where("status").NotApplicable() }, "/rules/0/require/op inconsistent"},
		{"not applicable to a value", func(r *Rubric) { r.Rules[2].Require.Parts[0].Values = []string{"x"} }, "/rules/2/require/parts/0/values inconsistent"},
		{"level 6 of 5", func(r *Rubric) { r.Supports[2].When.Parts[1].Values[0] = "6" }, "/supports/2/when/parts/1/values/0 out_of_range"},
		{"level 1.5", func(r *Rubric) { r.Supports[2].When.Parts[1].Values[0] = "1.5" }, "/supports/2/when/parts/1/values/0 bad_format"},
		{"support twice", func(r *Rubric) { r.Supports[1].ID = "loan" }, "/supports/1/id duplicate"},
		{"support of no kind", func(r *Rubric) { r.Supports[2].Kind = "hug" }, "/supports/2/kind unknown_value"},
		{"support without level", func(r *Rubric) { r.Supports[2].Level = "" }, "/supports/2/level required"},
		{"referral to nobody", func(r *Rubric) { r.Supports[4].HandOff = "" }, "/supports/4/hand_off required"},
		{"topic with a bell", func(r *Rubric) { r.Supports[4].Topic = "\a" }, "/supports/4/topic bad_format"},
		{"loan on support", func(r *Rubric) { r.Supports[0].When = WhereDomain("home").AtLeast("1") }, "/supports/0/when/id inconsistent"},
		{"loan on children", func(r *Rubric) { r.Supports[0].When = Not(Where("children").Is("yes")) }, "/supports/0/when/parts/0/id inconsistent"},
		{"points of no domain", func(r *Rubric) { r.Supports[2].When.Parts[0].ID = "sports" }, "/supports/2/when/parts/0/id unknown_reference"},
		{"points of facts", func(r *Rubric) { r.Supports[2].When.Parts[0].ID = "request" }, "/supports/2/when/parts/0/id inconsistent"},
		{"points are", func(r *Rubric) { r.Supports[2].When.Parts[0].Op = OpIs }, "/supports/2/when/parts/0/op unknown_value"},
		{"points of words", func(r *Rubric) { r.Supports[2].When.Parts[0].Values[0] = "half" }, "/supports/2/when/parts/0/values/0 bad_format"},
		{"101 points", func(r *Rubric) { r.Supports[2].When.Parts[0].Values[0] = "101" }, "/supports/2/when/parts/0/values/0 out_of_range"},
		{"score with an id", func(r *Rubric) { r.Supports[0].When.ID = "skills" }, "/supports/0/when/id inconsistent"},
		{"eligible at least", func(r *Rubric) { r.Supports[5].When.Op = OpAtLeast }, "/supports/5/when/op unknown_value"},
		{"eligible maybe", func(r *Rubric) { r.Supports[5].When.Values[0] = "maybe" }, "/supports/5/when/values/0 unknown_value"},
		{"eligible with an id", func(r *Rubric) { r.Supports[5].When.ID = "here" }, "/supports/5/when/id inconsistent"},
		{"eligible both", func(r *Rubric) { r.Supports[5].When.Values = []string{"pass", "fail"} }, "/supports/5/when/values too_many"},
		{"101 supports", func(r *Rubric) { r.Supports = make([]Support, 101) }, "/supports too_many"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := village()
			tt.spoil(&r)
			_, err := Compile(r)
			require.Contains(t, faults(t, err), tt.want)
		})
	}
}

func TestCompileBoundsConditions(t *testing.T) {
	r := village()
	deep := Where("status").Is("resident")
	for range MaxNesting - 1 {
		deep = Not(deep)
	}
	r.Rules[0].Require = deep
	mustCompile(t, r)
	r.Rules[0].Require = Not(deep)
	_, err := Compile(r)
	require.Contains(t, faults(t, err), "/rules/0/require"+strings.Repeat("/parts/0", MaxNesting)+" too_many")

	endless := make([]Condition, 1)
	endless[0] = Condition{Kind: AllOf, Parts: endless} // holds itself
	r.Rules[0].Require = endless[0]
	_, err = Compile(r)
	require.Error(t, err)

	r.Rules[0].Require = All(slices.Repeat([]Condition{Where("status").Is("resident")}, MaxConditions+1)...)
	_, err = Compile(r)
	require.Contains(t, faults(t, err), "/rules/0/require/parts too_many")

	wide := All(slices.Repeat([]Condition{Any(slices.Repeat([]Condition{Where("status").Is("resident")}, 99)...)}, 20)...)
	r.Rules[0].Require = wide
	_, err = Compile(r)
	require.Len(t, faults(t, err), 1)
}

func TestCompileLimitsErrors(t *testing.T) {
	r := village()
	for i := range r.Domains[0].Items {
		r.Domains[0].Items[i] = Item{Kind: Choice, Options: make([]Option, MaxOptions)}
	}
	_, err := Compile(r)
	var many *essor.InvalidError
	require.True(t, errors.As(err, &many))
	require.Len(t, many.Fields, essor.MaxFieldErrors)
	require.Positive(t, many.Omitted)
}

func TestProtectedAttribute(t *testing.T) {
	for name, want := range map[string]string{
		"age": "age", "AgeBand": "age", "birth_year": "age", "date-of-birth": "age", "edad": "age", "âge": "age",
		"sexe": "sex_or_gender", "género": "sex_or_gender", "ethnicity": "ethnicity", "skin_colour": "ethnicity",
		"religión": "religion", "religion": "religion", "nationalité": "origin", "country_of_origin": "origin", "mother_tongue": "origin",
		"langue maternelle": "origin", "postal_code": "place", "proxy:zip": "place", "disability2": "disability",
		"maritalStatus": "family", "État civil": "family", "number_of_children": "family", "family_name": "surname",
		"language": "", "mortgage": "", "percentage": "", "pages": "", "family_support": "", "civil_engineer": "", "": "", "馬": "",
	} {
		got, ok := ProtectedAttribute(name)
		require.Equal(t, want, got, name)
		require.Equal(t, want != "", ok, name)
	}
}

func ExampleProtectedAttribute() {
	for _, item := range []string{"years_in_profession", "birthYear", "language", "postal_code"} {
		fmt.Println(ProtectedAttribute(item))
	}
	// Output:
	//  false
	// age true
	//  false
	// place true
}
