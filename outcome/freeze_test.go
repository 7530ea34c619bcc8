package outcome

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

func part(text string) essor.Fraction   { return essor.MustParseFraction(text) }
func maybe(text string) *essor.Fraction { return new(part(text)) }
func day(text string) essor.Date        { return essor.MustParseDate(text) }
func jsonOf(t testing.TB, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// city returns a framework with an indicator of every kind.
func city() Framework {
	share := func(id string, d Direction, baseline, target string) Indicator {
		return Indicator{
			ID: id, Result: "work", Unit: "share", Direction: d,
			Baseline: maybe(baseline), Target: maybe(target), Due: day("2027-12-31"),
		}
	}
	unemployed := share("unemployed", Decrease, "0.41", "0.1")
	unemployed.Standard = 3
	unemployed.Source = "follow-up survey"
	unemployed.Collection = "telephone, by the partner in charge"
	unemployed.Frequency = "every six months"
	unemployed.Responsible = "org-7"
	unemployed.Disaggregation = []string{"women", "men"}
	own := share("own_profession", Increase, "0.1", "0.5")
	own.Standard = 2
	poor := share("poverty", Decrease, "0.2", "0.15")
	poor.Result = "city"
	return Framework{
		ID: "newcomers", Version: "2026-1", From: day("2026-01-01"), To: day("2027-12-31"),
		Results: []Result{
			{ID: "work", Title: "Newcomers work in their own profession", Level: Intermediate, Scope: Performance},
			{ID: "city", Title: "Nobody in the city is poor", Level: Ultimate, Scope: Population},
		},
		Indicators: []Indicator{
			unemployed, own, poor,
			{ID: "income", Result: "work", Unit: "CAD a month", Direction: Increase, Baseline: maybe("1400"), Target: maybe("3600"), Due: day("2027-12-31")},
			{ID: "growth", Result: "work", Unit: "times", Direction: Increase, Baseline: maybe("1"), Target: maybe("3"), Due: day("2027-12-31")},
			{ID: "contracts", Result: "city", Unit: "contracts", Direction: Increase, Baseline: maybe("0"), Target: maybe("20"), Due: day("2027-12-31")},
		},
		Questions: []string{"Which way back into a profession is the shortest?"},
		Names: map[essor.Lang]map[string]string{
			essor.EN: {"unemployed": "Unemployment", "income": "Monthly income", "own_profession": "The share at work in their own profession"},
			essor.FR: {"unemployed": "Le chômage", "income": "Le revenu mensuel", "CAD a month": "CAD par mois"},
			essor.ES: {"unemployed": "El desempleo", "income": "El ingreso mensual", "CAD a month": "CAD al mes"},
		},
	}
}

func frozenCity(t testing.TB) *Shared {
	t.Helper()
	s, err := Freeze(city())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFreezeRefusals(t *testing.T) {
	long := strings.Repeat("x", 5000)
	tests := []struct {
		name    string
		change  func(*Framework)
		pointer string
		code    essor.Code
	}{
		{"no id", func(f *Framework) { f.ID = "" }, "/id", essor.CodeRequired},
		{"no version", func(f *Framework) { f.Version = "" }, "/version", essor.CodeRequired},
		{"no start", func(f *Framework) { f.From = essor.Date{} }, "/from", essor.CodeRequired},
		{"no end", func(f *Framework) { f.To = essor.Date{} }, "/to", essor.CodeRequired},
		{"reversed", func(f *Framework) { f.To = day("2025-12-31") }, "/to", essor.CodeInconsistent},
		{"one person", func(f *Framework) { f.LeastPeople = 1 }, "/least_people", essor.CodeOutOfRange},
		{"no results", func(f *Framework) { f.Results = nil }, "/results", essor.CodeRequired},
		{"result twice", func(f *Framework) { f.Results[1].ID = "work" }, "/results/1/id", essor.CodeDuplicate},
		{"result without level", func(f *Framework) { f.Results[0].Level = "" }, "/results/0/level", essor.CodeRequired},
		{"unknown level", func(f *Framework) { f.Results[0].Level = "final" }, "/results/0/level", essor.CodeUnknownValue},
		{"result without scope", func(f *Framework) { f.Results[0].Scope = "" }, "/results/0/scope", essor.CodeRequired},
		{"long title", func(f *Framework) { f.Results[0].Title = long }, "/results/0/title", essor.CodeTooLong},
		{"no indicators", func(f *Framework) { f.Indicators = nil }, "/indicators", essor.CodeRequired},
		{"too many", func(f *Framework) { f.Indicators = make([]Indicator, maxIndicators+1) }, "/indicators", essor.CodeTooMany},
		{"indicator twice", func(f *Framework) { f.Indicators[1].ID = "unemployed" }, "/indicators/1/id", essor.CodeDuplicate},
		{"no such result", func(f *Framework) { f.Indicators[0].Result = "luck" }, "/indicators/0/result", essor.CodeUnknownReference},
		{"no unit", func(f *Framework) { f.Indicators[0].Unit = "" }, "/indicators/0/unit", essor.CodeRequired},
		{"no direction", func(f *Framework) { f.Indicators[0].Direction = "" }, "/indicators/0/direction", essor.CodeRequired},
		{"no baseline", func(f *Framework) { f.Indicators[0].Baseline = nil }, "/indicators/0/baseline", essor.CodeRequired},
		{"no target", func(f *Framework) { f.Indicators[0].Target = nil }, "/indicators/0/target", essor.CodeRequired},
		{"share in percent", func(f *Framework) { f.Indicators[0].Baseline = maybe("41") }, "/indicators/0/baseline", essor.CodeOutOfRange},
		{"negative share", func(f *Framework) { f.Indicators[0].Target = maybe("-0.1") }, "/indicators/0/target", essor.CodeOutOfRange},
		{"no way to go", func(f *Framework) { f.Indicators[0].Target = maybe("0.41") }, "/indicators/0/target", essor.CodeUndefined},
		{"wrong way", func(f *Framework) { f.Indicators[0].Direction = Increase }, "/indicators/0/target", essor.CodeInconsistent},
		{"wrong way down", func(f *Framework) { f.Indicators[3].Direction = Decrease }, "/indicators/3/target", essor.CodeInconsistent},
		{"no due date", func(f *Framework) { f.Indicators[0].Due = essor.Date{} }, "/indicators/0/due", essor.CodeRequired},
		{"due before the start", func(f *Framework) { f.Indicators[0].Due = day("2025-01-01") }, "/indicators/0/due", essor.CodeInconsistent},
		{"standard", func(f *Framework) { f.Indicators[0].Standard = 6 }, "/indicators/0/standard", essor.CodeOutOfRange},
		{"long source", func(f *Framework) { f.Indicators[0].Source = long }, "/indicators/0/source", essor.CodeTooLong},
		{"bad text", func(f *Framework) { f.Indicators[0].Collection = "\xff" }, "/indicators/0/collection", essor.CodeBadFormat},
		{"long frequency", func(f *Framework) { f.Indicators[0].Frequency = long }, "/indicators/0/frequency", essor.CodeTooLong},
		{"long responsible", func(f *Framework) { f.Indicators[0].Responsible = long }, "/indicators/0/responsible", essor.CodeTooLong},
		{"group twice", func(f *Framework) { f.Indicators[0].Disaggregation[1] = "women" }, "/indicators/0/disaggregation/1", essor.CodeDuplicate},
		{"many groups", func(f *Framework) { f.Indicators[0].Disaggregation = make([]string, 21) }, "/indicators/0/disaggregation", essor.CodeTooMany},
		{"many questions", func(f *Framework) { f.Questions = make([]string, 101) }, "/questions", essor.CodeTooMany},
		{"long question", func(f *Framework) { f.Questions[0] = long }, "/questions/0", essor.CodeTooLong},
		{"unknown language", func(f *Framework) { f.Names["wo"] = map[string]string{"income": "Xaalis"} }, "/names/wo", essor.CodeUnknownValue},
		{"unknown name", func(f *Framework) { f.Names[essor.EN]["luck"] = "Luck" }, "/names/en/luck", essor.CodeUnknownReference},
		{"empty name", func(f *Framework) { f.Names[essor.EN]["income"] = "" }, "/names/en/income", essor.CodeRequired},
		{"long name", func(f *Framework) { f.Names[essor.EN]["income"] = long }, "/names/en/income", essor.CodeTooLong},
		{"taken word", func(f *Framework) {
			f.Indicators[3].ID = "fell"
			f.Names = map[essor.Lang]map[string]string{essor.EN: {"fell": "The hill"}}
		}, "/names/en/fell", essor.CodeInconsistent},
		{"many names", func(f *Framework) {
			for i := range 2*maxIndicators + 1 {
				f.Names[essor.EN][strings.Repeat("y", i+1)] = "Y"
			}
		}, "/names/en", essor.CodeTooMany},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := city()
			tt.change(&f)
			s, err := Freeze(f)
			require.Nil(t, s)
			requireFault(t, err, tt.pointer, tt.code)
		})
	}
}

// requireFault checks that one of the faults is the given one.
func requireFault(t *testing.T, err error, pointer string, code essor.Code) {
	t.Helper()
	var many *essor.InvalidError
	if errors.As(err, &many) {
		for _, f := range many.Fields {
			if f.Pointer == pointer && f.Code == code {
				return
			}
		}
	}
	var one *essor.FieldError
	if many == nil && errors.As(err, &one) && one.Pointer == pointer && one.Code == code {
		return
	}
	t.Errorf("got %v, want %s at %q", err, code, pointer)
}

func TestFreezeBoundsItsErrors(t *testing.T) {
	f := city()
	f.Indicators = make([]Indicator, maxIndicators)
	_, err := Freeze(f)
	var many *essor.InvalidError
	require.ErrorAs(t, err, &many)
	require.Len(t, many.Fields, essor.MaxFieldErrors)
}

// Once frozen, nothing that the caller does moves the target.
func TestFrozenIsFrozen(t *testing.T) {
	f := city()
	s, err := Freeze(f)
	require.NoError(t, err)
	before := string(jsonOf(t, s.Framework()))
	*f.Indicators[0].Target = part("0.4")
	f.Indicators[0].Disaggregation[0] = "all"
	f.Results[0].ID = "luck"
	f.Questions[0] = ""
	f.Names[essor.EN]["unemployed"] = "Joblessness"
	g := s.Framework()
	*g.Indicators[0].Baseline = part("0.9")
	g.Names[essor.FR]["unemployed"] = ""
	require.Equal(t, before, string(jsonOf(t, s.Framework())))
}

// Every word of the framework is in its fingerprint.
func TestFrameworkFingerprint(t *testing.T) {
	s := frozenCity(t)
	var back Framework
	require.NoError(t, essor.Decode(jsonOf(t, city()), &back))
	again, err := Freeze(back)
	require.NoError(t, err)
	require.Equal(t, s.Fingerprint(), again.Fingerprint())

	changed := 0
	for pointer, document := range proof.Mutations(jsonOf(t, city())) {
		var f Framework
		if essor.Decode(document, &f) != nil {
			continue
		}
		other, err := Freeze(f)
		if err != nil {
			continue
		}
		changed++
		require.NotEqual(t, s.Fingerprint(), other.Fingerprint(), pointer)
	}
	require.Greater(t, changed, 50)
}

func TestConformanceProgress(t *testing.T) {
	data, err := os.ReadFile("testdata/value.json")
	require.NoError(t, err)
	var file struct {
		Cases []struct {
			ID, Method string
			Input      json.RawMessage
			Expected   json.RawMessage
		}
	}
	require.NoError(t, json.Unmarshal(data, &file))
	passed, total := 0, 0
	for _, c := range file.Cases {
		if c.Method != "target.progress" {
			continue
		}
		total++
		var input struct{ Baseline, Target, Actual, Direction string }
		var want struct {
			Progress    string
			Met         bool
			DirectionOK bool `json:"direction_ok"` // false too where an error is expected
		}
		require.NoError(t, json.Unmarshal(c.Input, &input))
		require.NoError(t, json.Unmarshal(c.Expected, &want))
		f := city()
		in := &f.Indicators[5]
		in.Baseline, in.Target, in.Direction = maybe(input.Baseline), maybe(input.Target), Direction(input.Direction)
		s, err := Freeze(f)
		if !want.DirectionOK {
			// A target on the wrong side is refused before the start.
			require.Error(t, err, c.ID)
			passed++
			continue
		}
		require.NoError(t, err, c.ID)
		e, err := s.Evaluate([]Finding{{Indicator: in.ID, Design: Recorded, Reached: maybe(input.Actual)}})
		require.NoError(t, err, c.ID)
		line := e.Lines[5]
		progress, err := decimal.NewFromString(want.Progress)
		require.NoError(t, err)
		exact, err := essor.NewFraction(progress.RoundBank(12))
		require.NoError(t, err)
		if line.Met == want.Met && *line.Progress == exact {
			passed++
		} else {
			t.Errorf("%s: got %s, want %s", c.ID, line.Progress, want.Progress)
		}
	}
	proof.Conformance(t, "outcome/value", passed, total, 7)
	t.Logf("of %d cases; without a method here: sroi, turn_the_curve, composite", len(file.Cases))
}

// Nothing is held against a framework that nobody froze.
func TestOnlyFreezeMakesShared(t *testing.T) {
	for _, s := range []*Shared{nil, {}} {
		_, err := s.Evaluate(nil)
		requireFault(t, err, "/framework", essor.CodeRequired)
		requireFault(t, Evaluation{}.Verify(s, nil), "/framework", essor.CodeRequired)
		require.Equal(t, Framework{}, s.Framework())
		require.Equal(t, essor.Fingerprint{}, s.Fingerprint())
		require.Equal(t, Catalog(), s.Catalog())
	}
}

func TestFrenchTypography(t *testing.T) {
	for code, text := range french().sentences() {
		proof.French(t, code, text)
	}
}
