package partner

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

func TestBadInput(t *testing.T) {
	align := func(a Agreement, stances ...Stance) func() error {
		return func() error {
			_, err := Align(a, stances)
			return err
		}
	}
	partners := func(ids ...string) Agreement {
		a := table3(Item{ID: "what.1", Kind: What})
		a.Partners = nil
		for _, id := range ids {
			a.Partners = append(a.Partners, Organisation{ID: id})
		}
		return a
	}
	yes := Stance{Partner: "city", Item: "what.1", Position: Support}
	offScale, noItem := yes, yes
	offScale.Position, noItem.Item = "11", "nope"
	proof.BadInput(t, "partner", map[string]proof.Reach{
		"partner-no-partners": {Do: align(partners(), yes)},
		"partner-one-partner": {Do: align(partners("city"), yes)},
		"partner-duplicate":   {Do: align(partners("city", "city"), yes)},
		"partner-position-out-of-scale": {
			Do: align(partners("city", "library"), offScale), Pointer: "/stances/0/position",
			Code: essor.CodeUnknownValue, Why: "a position is one of five words, so that none is taken for neutral",
		},
		"partner-unknown-item": {Do: align(partners("city", "library"), noItem), Pointer: "/stances/0/item"},
		"partner-all-silent":   {Do: align(partners("city", "library")), Pointer: "/stances"},
	})
}

func TestAlignRefuses(t *testing.T) {
	valid := func() Agreement {
		a := table3(Item{ID: "x", Kind: What}, Item{ID: "e", Kind: Evaluation, Answers: Learning})
		a.Touchpoints = []Touchpoint{{ID: "desk", Owner: "library"}}
		return a
	}
	yes := Stance{Partner: "city", Item: "x", Position: Support}
	long := strings.Repeat("é", 251)
	tests := []struct {
		name    string
		change  func(*Agreement, *[]Stance)
		code    essor.Code
		pointer string
	}{
		{"no id", func(a *Agreement, _ *[]Stance) { a.ID = "" }, essor.CodeRequired, "/id"},
		{"no version", func(a *Agreement, _ *[]Stance) { a.Version = "" }, essor.CodeRequired, "/version"},
		{"partner id", func(a *Agreement, _ *[]Stance) { a.Partners[2].ID = "a\x00" }, essor.CodeBadFormat, "/partners/2/id"},
		{"item twice", func(a *Agreement, _ *[]Stance) { a.Items[1] = a.Items[0] }, essor.CodeDuplicate, "/items/1/id"},
		{"no kind", func(a *Agreement, _ *[]Stance) { a.Items[0].Kind = "" }, essor.CodeRequired, "/items/0/kind"},
		{"kind", func(a *Agreement, _ *[]Stance) { a.Items[0].Kind = "who" }, essor.CodeUnknownValue, "/items/0/kind"},
		{"evaluation of what", func(a *Agreement, _ *[]Stance) { a.Items[1].Answers = "" }, essor.CodeRequired, "/items/1/answers"},
		{"answers nothing known", func(a *Agreement, _ *[]Stance) { a.Items[1].Answers = "cost" }, essor.CodeUnknownValue, "/items/1/answers"},
		{"what answers nothing", func(a *Agreement, _ *[]Stance) { a.Items[0].Answers = Impact }, essor.CodeInconsistent, "/items/0/answers"},
		{"touchpoint twice", func(a *Agreement, _ *[]Stance) { a.Touchpoints = append(a.Touchpoints, a.Touchpoints[0]) }, essor.CodeDuplicate, "/touchpoints/1/id"},
		{"unknown owner", func(a *Agreement, _ *[]Stance) { a.Touchpoints[0].Owner = "bank" }, essor.CodeUnknownReference, "/touchpoints/0/owner"},
		{"kind twice", func(a *Agreement, _ *[]Stance) { a.Needs.Kinds = []Kind{Why, What, Why} }, essor.CodeDuplicate, "/needs/kinds/2"},
		{"needed kind", func(a *Agreement, _ *[]Stance) { a.Needs.Kinds = []Kind{"who"} }, essor.CodeUnknownValue, "/needs/kinds/0"},
		{"too many kinds", func(a *Agreement, _ *[]Stance) { a.Needs.Kinds = make([]Kind, 6) }, essor.CodeTooMany, "/needs/kinds"},
		{"quorum over 1", func(a *Agreement, _ *[]Stance) { a.Needs.Quorum = essor.MustParseFraction("1.01") }, essor.CodeOutOfRange, "/needs/quorum"},
		{"quorum below 0", func(a *Agreement, _ *[]Stance) { a.Needs.Quorum = essor.MustParseFraction("-0.5") }, essor.CodeOutOfRange, "/needs/quorum"},
		{"blocking support", func(a *Agreement, _ *[]Stance) { a.Needs.Blocking = Support }, essor.CodeUnknownValue, "/needs/blocking"},
		{"no items", func(a *Agreement, _ *[]Stance) { a.Items = nil }, essor.CodeRequired, "/items"},
		{"unknown partner", func(_ *Agreement, s *[]Stance) { (*s)[0].Partner = "bank" }, essor.CodeUnknownReference, "/stances/0/partner"},
		{"no position", func(_ *Agreement, s *[]Stance) { (*s)[0].Position = "" }, essor.CodeRequired, "/stances/0/position"},
		{"weight", func(_ *Agreement, s *[]Stance) { (*s)[0].Weight = 11 }, essor.CodeOutOfRange, "/stances/0/weight"},
		{"weight below 0", func(_ *Agreement, s *[]Stance) { (*s)[0].Weight = -1 }, essor.CodeOutOfRange, "/stances/0/weight"},
		{"long why", func(_ *Agreement, s *[]Stance) { (*s)[0].Why = long }, essor.CodeTooLong, "/stances/0/why"},
		{"broken strength", func(_ *Agreement, s *[]Stance) { (*s)[0].Strength = "\xff" }, essor.CodeBadFormat, "/stances/0/strength"},
		{"spoken twice", func(_ *Agreement, s *[]Stance) { *s = append(*s, (*s)[0]) }, essor.CodeDuplicate, "/stances/1"},
		{"too many stances", func(_ *Agreement, s *[]Stance) { *s = make([]Stance, MaxStances+1) }, essor.CodeTooMany, "/stances"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			agreement, stances := valid(), []Stance{yes}
			require.NoError(t, agreement.Check())
			tt.change(&agreement, &stances)
			_, err := Align(agreement, stances)
			require.Contains(t, fields(err), essor.FieldError{Pointer: tt.pointer, Code: tt.code})
			require.ErrorIs(t, err, essor.ErrInvalid)
			require.Equal(t, strings.HasPrefix(tt.pointer, "/stances"), agreement.Check() == nil)
		})
	}
}

// fields returns the field errors in err without their details.
func fields(err error) []essor.FieldError {
	var all *essor.InvalidError
	if !errors.As(err, &all) {
		return nil
	}
	out := []essor.FieldError{}
	for _, f := range all.Fields {
		f.Detail = ""
		out = append(out, f)
	}
	return out
}

// requireField checks that err holds exactly one field error.
func requireField(t *testing.T, err error, code essor.Code, pointer string) {
	t.Helper()
	var f *essor.FieldError
	require.ErrorAs(t, err, &f)
	require.Equal(t, code, f.Code)
	require.Equal(t, pointer, f.Pointer)
	var all *essor.InvalidError
	if errors.As(err, &all) {
		require.Len(t, all.Fields, 1)
	}
}

func TestLimits(t *testing.T) {
	grid := func(m, n int) Agreement {
		a := Agreement{ID: "big", Version: "1"}
		for i := range m {
			a.Partners = append(a.Partners, Organisation{ID: strconv.Itoa(i)})
		}
		for i := range n {
			a.Items = append(a.Items, Item{ID: strconv.Itoa(i), Kind: How})
		}
		return a
	}
	require.NoError(t, grid(MaxPartners, MaxStances/MaxPartners).Check())
	require.NoError(t, grid(MaxStances/MaxItems, MaxItems).Check())
	requireField(t, grid(MaxPartners, MaxStances/MaxPartners+1).Check(), essor.CodeTooMany, "/items")
	requireField(t, grid(MaxPartners+1, 1).Check(), essor.CodeTooMany, "/partners")
	requireField(t, grid(2, MaxItems+1).Check(), essor.CodeTooMany, "/items")
	a := grid(2, 1)
	a.Touchpoints = make([]Touchpoint, MaxPartners+1)
	requireField(t, a.Check(), essor.CodeTooMany, "/touchpoints")

	_, err := Align(grid(MaxPartners+1, MaxItems+1), []Stance{{}})
	require.ErrorIs(t, err, essor.ErrInvalid)
	_, err = Align(grid(2, 3), make([]Stance, 200))
	var all *essor.InvalidError
	require.ErrorAs(t, err, &all)
	require.Len(t, all.Fields, essor.MaxFieldErrors)
	require.Positive(t, all.Omitted)
}
