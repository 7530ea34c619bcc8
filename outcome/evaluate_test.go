package outcome

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

var ninetyFive = essor.MustParseFraction("0.95")

func interval(low, high float64) Interval {
	return Interval{Kind: Bounded, Level: ninetyFive, Low: low, High: high}
}

// paired returns a change of the same people in a share, with a margin.
func paired(from, to, margin float64) Estimate {
	return Estimate{
		Estimand: ProportionDifference, Method: "newcombe_10", Paired: true,
		From: from, To: to, Value: to - from, Interval: interval(to-from-margin, to-from+margin),
		N: 100, Missing: 12, Tests: []Test{{Method: "mcnemar_exact", P: 0.03}, {Method: "mcnemar_mid_p", P: 1e-9}},
	}
}

// apart returns a difference of two groups.
func apart(estimand Estimand, from, to, margin float64) Estimate {
	e := Estimate{
		Estimand: estimand, Method: "welch", From: from, To: to, Value: to - from,
		N: 445, NFrom: 260, NTo: 185,
	}
	if estimand == MeanRatio {
		e.Value = to / from
	}
	e.Interval = interval(e.Value-margin, e.Value+margin)
	return e
}

func same(e Estimate) Estimate {
	e.Paired, e.NFrom, e.NTo = true, 0, 0
	return e
}

func single(estimand Estimand, to, margin float64) Estimate {
	return Estimate{Estimand: estimand, Method: "wilson", To: to, Value: to, Interval: interval(to-margin, to+margin), N: 80}
}

// with changes an estimate.
func with(e Estimate, change func(*Estimate)) Estimate {
	change(&e)
	return e
}

// stories are findings for every verdict and every note.
func stories() []struct {
	name   string
	f      Finding
	status Status
	level  int
} {
	share, mean, ratio := ProportionDifference, MeanDifference, MeanRatio
	few := func(e *Estimate) { e.N = 9 }
	return []struct {
		name   string
		f      Finding
		status Status
		level  int
	}{
		{"fell", Finding{Indicator: "unemployed", Design: BeforeAfter, Estimate: paired(0.41, 0.08, 0.1)}, Improved, 2},
		{"rose", Finding{Indicator: "unemployed", Design: BeforeAfter, Estimate: paired(0.41, 0.6, 0.1)}, Worsened, 2},
		{"went", Finding{Indicator: "unemployed", Design: BeforeAfter, Estimate: paired(0.41, 0.38, 0.1)}, NotEnough, 2},
		{"huge and replicated, still two", Finding{Indicator: "unemployed", Design: BeforeAfter, Estimate: paired(0.99, 0.01, 0.001), Replications: []string{"a", "b"}, Manual: "m"}, Improved, 2},
		{"touching zero", Finding{Indicator: "unemployed", Design: BeforeAfter, Estimate: paired(0.5, 0.25, 0.25)}, NotEnough, 2},
		{"touching zero from above", Finding{Indicator: "own_profession", Design: BeforeAfter, Estimate: paired(0.25, 0.5, 0.25)}, NotEnough, 2},
		{"as many missing as measured", Finding{Indicator: "unemployed", Design: BeforeAfter, Estimate: with(paired(0.41, 0.08, 0.1), func(e *Estimate) { e.Missing = 100 })}, Improved, 2},
		{"other people", Finding{Indicator: "own_profession", Design: BeforeAfter, Estimate: apart(share, 0.1, 0.4, 0.1)}, Improved, 2},
		{"other people worse", Finding{Indicator: "own_profession", Design: BeforeAfter, Estimate: apart(share, 0.4, 0.1, 0.1)}, Worsened, 2},
		{"other people unclear", Finding{Indicator: "own_profession", Design: BeforeAfter, Estimate: apart(share, 0.1, 0.11, 0.1)}, NotEnough, 2},
		{"income up", Finding{Indicator: "income", Design: BeforeAfter, Estimate: same(apart(mean, 1400, 2200.5, 300))}, Improved, 2},
		{"income down", Finding{Indicator: "income", Design: BeforeAfter, Estimate: same(apart(mean, 1600, 800, 300))}, Worsened, 2},
		{"income unclear", Finding{Indicator: "income", Design: BeforeAfter, Estimate: same(apart(mean, 1400, 1500, 300))}, NotEnough, 2},
		{"income of others up", Finding{Indicator: "income", Design: BeforeAfter, Estimate: apart(mean, 1400, 2200, 300)}, Improved, 2},
		{"income of others down", Finding{Indicator: "income", Design: BeforeAfter, Estimate: apart(mean, 1400, 800, 300)}, Worsened, 2},
		{"income of others unclear", Finding{Indicator: "income", Design: BeforeAfter, Estimate: apart(mean, 1400, 1500, 300)}, NotEnough, 2},
		{"growth", Finding{Indicator: "growth", Design: BeforeAfter, Estimate: same(apart(ratio, 14000, 50400, 0.5))}, Improved, 2},
		{"shrinking", Finding{Indicator: "growth", Design: BeforeAfter, Estimate: same(apart(ratio, 14000, 7000, 0.1))}, Worsened, 2},
		{"growth unclear", Finding{Indicator: "growth", Design: BeforeAfter, Estimate: same(apart(ratio, 14000, 15000, 0.5))}, NotEnough, 2},
		{"growth of others", Finding{Indicator: "growth", Design: BeforeAfter, Estimate: apart(ratio, 14000, 50400, 0.5)}, Improved, 2},
		{"shrinking of others", Finding{Indicator: "growth", Design: BeforeAfter, Estimate: apart(ratio, 14000, 7000, 0.1)}, Worsened, 2},
		{"growth of others unclear", Finding{Indicator: "growth", Design: BeforeAfter, Estimate: apart(ratio, 14000, 15000, 0.5)}, NotEnough, 2},

		{"compared share", Finding{Indicator: "unemployed", Design: Comparison, Estimate: apart(share, 0.4, 0.1, 0.1)}, Improved, 3},
		{"compared share worse", Finding{Indicator: "unemployed", Design: Comparison, Estimate: apart(share, 0.1, 0.4, 0.1)}, Worsened, 3},
		{"compared share unclear", Finding{Indicator: "unemployed", Design: Comparison, Estimate: apart(share, 0.1, 0.1, 0.1)}, NotEnough, 3},
		{"compared mean", Finding{Indicator: "income", Design: Comparison, Estimate: apart(mean, 1400, 2200, 100)}, Improved, 3},
		{"compared mean worse", Finding{Indicator: "income", Design: Comparison, Estimate: apart(mean, 1400, 1200, 100)}, Worsened, 3},
		{"compared mean unclear", Finding{Indicator: "income", Design: Comparison, Estimate: apart(mean, 1400, 1450, 100)}, NotEnough, 3},
		{"compared ratio", Finding{Indicator: "growth", Design: Comparison, Estimate: apart(ratio, 1400, 2800, 0.5)}, Improved, 3},
		{"compared ratio worse", Finding{Indicator: "growth", Design: Comparison, Estimate: apart(ratio, 1400, 700, 0.1)}, Worsened, 3},
		{"compared ratio unclear", Finding{Indicator: "growth", Design: Comparison, Estimate: apart(ratio, 1400, 1500, 0.5)}, NotEnough, 3},
		{"matched pairs, replicated", Finding{Indicator: "income", Design: Comparison, Estimate: same(apart(mean, 1400, 2200, 100)), Replications: []string{"laval-2025"}}, Improved, 4},

		{"changes of shares", Finding{Indicator: "unemployed", Design: DifferenceInDifferences, Estimate: apart(mean, -0.05, -0.3, 0.1), Reached: maybe("0.08")}, Improved, 3},
		{"changes of shares worse", Finding{Indicator: "unemployed", Design: DifferenceInDifferences, Estimate: apart(mean, -0.3, -0.05, 0.1)}, Worsened, 3},
		{"changes of shares unclear", Finding{Indicator: "unemployed", Design: DifferenceInDifferences, Estimate: apart(mean, -0.05, -0.06, 0.1)}, NotEnough, 3},
		{"changes of means", Finding{Indicator: "income", Design: DifferenceInDifferences, Estimate: apart(mean, 200, 900, 100)}, Improved, 3},
		{"changes of means worse", Finding{Indicator: "income", Design: DifferenceInDifferences, Estimate: apart(mean, 900, 200, 100)}, Worsened, 3},
		{"changes of means unclear", Finding{Indicator: "income", Design: DifferenceInDifferences, Estimate: apart(mean, 200, 250, 100)}, NotEnough, 3},

		{"drawn share, in a second city with a manual", Finding{Indicator: "unemployed", Design: Randomised, Estimate: apart(share, 0.4, 0.1, 0.1), Replications: []string{"a", "b"}, Manual: "m"}, Improved, 5},
		{"drawn share worse", Finding{Indicator: "unemployed", Design: Randomised, Estimate: apart(share, 0.1, 0.4, 0.1)}, Worsened, 3},
		{"drawn share unclear", Finding{Indicator: "unemployed", Design: Randomised, Estimate: apart(share, 0.1, 0.15, 0.1)}, NotEnough, 3},
		{"drawn mean", Finding{Indicator: "income", Design: Randomised, Estimate: apart(mean, 1400, 2200, 100), On: day("2028-02-01")}, Improved, 3},
		{"drawn mean worse", Finding{Indicator: "income", Design: Randomised, Estimate: apart(mean, 1400, 1200, 100)}, Worsened, 3},
		{"drawn mean unclear", Finding{Indicator: "income", Design: Randomised, Estimate: apart(mean, 1400, 1450, 100)}, NotEnough, 3},
		{"drawn ratio", Finding{Indicator: "growth", Design: Randomised, Estimate: apart(ratio, 1400, 2800, 0.5)}, Improved, 3},
		{"drawn ratio worse", Finding{Indicator: "growth", Design: Randomised, Estimate: apart(ratio, 1400, 700, 0.1)}, Worsened, 3},
		{"drawn ratio unclear", Finding{Indicator: "growth", Design: Randomised, Estimate: apart(ratio, 1400, 1500, 0.5)}, NotEnough, 3},

		{"one share", Finding{Indicator: "own_profession", Design: Recorded, Estimate: single(Proportion, 0.3, 0.1), Intake: &Intake{Applied: 600, Accepted: 400, Mix: []Group{{"nurses", 100}, {"engineers", 300}}}}, Measured, 1},
		{"one mean", Finding{Indicator: "income", Design: Recorded, Estimate: single(Mean, 1900, 100)}, Measured, 1},
		{"one share of a city", Finding{Indicator: "poverty", Design: Recorded, Reached: maybe("0.25")}, Measured, 1},
		{"contracts", Finding{Indicator: "contracts", Design: Recorded, Reached: maybe("20")}, Measured, 1},
		{"contracts behind", Finding{Indicator: "contracts", Design: Recorded, Reached: maybe("-3")}, Measured, 1},

		{"nine people", Finding{Indicator: "unemployed", Design: BeforeAfter, Estimate: with(paired(0.41, 0.08, 0.1), few)}, NotEnough, 2},
		{"nine people once", Finding{Indicator: "own_profession", Design: Recorded, Estimate: with(single(Proportion, 0.3, 0.1), few)}, NotEnough, 1},
		{"nine people in one group", Finding{Indicator: "income", Design: Randomised, Estimate: with(apart(mean, 1, 2, 0.1), func(e *Estimate) { e.NFrom, e.NTo = 9, 436 })}, NotEnough, 3},
		{"mostly missing", Finding{Indicator: "unemployed", Design: BeforeAfter, Estimate: with(paired(0.41, 0.08, 0.1), func(e *Estimate) { e.Missing = 101 })}, NotEnough, 2},
		{"no margin", Finding{Indicator: "unemployed", Design: BeforeAfter, Estimate: with(paired(0.41, 0.08, 0.1), func(e *Estimate) { e.Interval = Interval{} })}, NotEnough, 2},
		{"outside", Finding{Indicator: "growth", Design: BeforeAfter, Estimate: with(same(apart(ratio, 20, 96, 1)), func(e *Estimate) { e.Interval = Interval{Outside, ninetyFive, -3, 1.8} })}, NotEnough, 2},
		{"whole line", Finding{Indicator: "growth", Design: BeforeAfter, Estimate: with(same(apart(ratio, 20, 96, 1)), func(e *Estimate) { e.Interval = Interval{Kind: WholeLine, Level: ninetyFive} })}, NotEnough, 2},
		{"beyond millions", Finding{Indicator: "growth", Design: BeforeAfter, Estimate: with(same(apart(ratio, 20, 96, 1)), func(e *Estimate) { e.Interval = interval(-1e12, 1e12) })}, NotEnough, 2},
	}
}

func TestVerdicts(t *testing.T) {
	s := frozenCity(t)
	for _, tt := range stories() {
		t.Run(tt.name, func(t *testing.T) {
			e, err := s.Evaluate([]Finding{tt.f})
			require.NoError(t, err)
			require.Len(t, e.Lines, 6)
			line := e.Lines[s.indicator[tt.f.Indicator]]
			require.Equal(t, tt.status, line.Status)
			require.Equal(t, tt.level, line.Evidence)
			require.Equal(t, essor.Public, line.Verdict.Audience)
			require.NoError(t, e.Verify(s, []Finding{tt.f}))
			for _, other := range e.Lines {
				if other.Indicator != tt.f.Indicator {
					require.Equal(t, NoFinding, other.Status)
				}
			}
		})
	}
}

// Every text of the catalogue is used, and every reason given can be read in
// every language.
func TestEveryTextIsRead(t *testing.T) {
	s := frozenCity(t)
	used := map[string]bool{}
	catalogs := []essor.Catalog{Catalog(), s.Catalog()}
	for _, tt := range stories() {
		e, err := s.Evaluate([]Finding{tt.f})
		require.NoError(t, err)
		for _, line := range e.Lines {
			for _, r := range append(line.Notes, line.Verdict) {
				used[r.Code] = true
				for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
					for _, c := range catalogs {
						text, err := c.Text(lang, r)
						require.NoError(t, err)
						require.NotContains(t, text, "{")
						require.True(t, strings.HasSuffix(text, "."), text)
					}
				}
			}
		}
	}
	for _, code := range Catalog().Codes() {
		if !strings.HasPrefix(code, "term.") {
			require.True(t, used[code], "nothing says %s", code)
		}
	}
}

func TestVerdictTexts(t *testing.T) {
	s := frozenCity(t)
	tests := []struct {
		story string
		lang  essor.Lang
		want  string
	}{
		{"fell", essor.EN, "Unemployment fell from 41% to 8% among the 100 people followed; a before/after comparison cannot tell how much of it the programme caused."},
		{"fell", essor.FR, "Le chômage passe de 41\u00a0% à 8\u00a0% chez 100 personnes suivies; une comparaison avant-après ne peut dire quelle part en revient au programme."},
		{"fell", essor.ES, "El desempleo pasó de 41\u00a0% a 8\u00a0% entre 100 personas seguidas; una comparación de antes y después no puede decir cuánto se debe al programa."},
		{"went", essor.EN, "Unemployment went from 41% to 38% among the 100 people followed; that may be chance, so there is not enough evidence that anything changed."},
		{"income up", essor.EN, "Monthly income rose from 1,400 to 2,200 CAD a month on average among the 445 people followed; a before/after comparison cannot tell how much of it the programme caused."},
		{"drawn mean", essor.FR, "Le revenu mensuel se situe en moyenne à 2200 CAD par mois chez les 185 personnes du programme et à 1400 chez les 260 personnes auxquelles on les compare; un tirage au sort a décidé qui participait, et cet écart est donc l’effet du programme, à la marge du hasard près."},
		{"growth", essor.EN, "growth rose to 3.6 times its starting level, from 14,000 to 50,400 on average, among the 445 people followed; a before/after comparison cannot tell how much of it the programme caused."},
		{"nine people", essor.EN, "Fewer than 10 people were measured in a group, too few to say anything about this: Unemployment."},
	}
	for _, tt := range tests {
		for _, story := range stories() {
			if story.name != tt.story {
				continue
			}
			e, err := s.Evaluate([]Finding{story.f})
			require.NoError(t, err)
			text, err := s.Catalog().Text(tt.lang, e.Lines[s.indicator[story.f.Indicator]].Verdict)
			require.NoError(t, err)
			require.Equal(t, tt.want, text)
		}
	}
}

// A name that looks like a template is a name.
func TestNamesWithBraces(t *testing.T) {
	f := city()
	f.Names[essor.EN]["income"] = "{income:percent} }"
	s, err := Freeze(f)
	require.NoError(t, err)
	e, err := s.Evaluate(nil)
	require.NoError(t, err)
	text, err := s.Catalog().Text(essor.EN, e.Lines[3].Verdict)
	require.NoError(t, err)
	require.Equal(t, "Nothing has been found out yet about this: {income:percent} }.", text)
}

// What fewer people than agreed said is in no reason for anybody.
func TestFewPeopleStayUnheard(t *testing.T) {
	s := frozenCity(t)
	e, err := s.Evaluate([]Finding{{Indicator: "unemployed", Design: BeforeAfter, Estimate: with(paired(0.41, 0.08, 0.1), func(e *Estimate) { e.N = 9 })}})
	require.NoError(t, err)
	for _, r := range append(e.Lines[0].Notes, e.Lines[0].Verdict) {
		for _, a := range r.Args {
			require.NotContains(t, []string{"0.41", "0.08", "9"}, a.Value, r.Code)
		}
	}
}

// Where the verdict gives no level, no note tells of progress from one, nor
// that the target is met; the line keeps both for those in charge.
func TestNoProgressWithoutALevel(t *testing.T) {
	s := frozenCity(t)
	seen := map[string]int{}
	for _, story := range stories() {
		e, err := s.Evaluate([]Finding{story.f})
		require.NoError(t, err)
		line := e.Lines[s.indicator[story.f.Indicator]]
		silent := []string{"verdict_few", "verdict_missing", "verdict_no_margin", "verdict_unbounded"}
		if !slices.Contains(silent, line.Verdict.Code) {
			told := slices.ContainsFunc(line.Notes, func(r essor.Reason) bool {
				return slices.Contains([]string{"note_progress", "note_met", "note_behind"}, strings.TrimSuffix(r.Code, "_share"))
			})
			require.Equal(t, line.Progress != nil, told, story.name)
			continue
		}
		seen[line.Verdict.Code]++
		require.NotNil(t, line.Progress, story.name)
		for _, note := range line.Notes {
			require.NotContains(t, []string{"note_progress", "note_met", "note_behind", "note_baseline"}, strings.TrimSuffix(note.Code, "_share"), story.name)
			if line.Verdict.Code == "verdict_missing" {
				require.NotContains(t, note.Code, "margin", story.name)
			}
		}
	}
	require.Len(t, seen, 4)
}

// On the due date is in time, and on the first day of the period is within it.
func TestDatesBelongToTheirPeriod(t *testing.T) {
	f := city()
	f.Indicators[0].Due = f.From
	s, err := Freeze(f)
	require.NoError(t, err)
	for on, late := range map[string]bool{"2026-01-01": false, "2026-01-02": true} {
		e, err := s.Evaluate([]Finding{{Indicator: "unemployed", Design: BeforeAfter, Estimate: paired(0.41, 0.08, 0.1), On: day(on)}})
		require.NoError(t, err)
		require.Equal(t, late, slices.ContainsFunc(e.Lines[0].Notes, func(r essor.Reason) bool { return r.Code == "note_late" }), on)
	}
}

func TestEvaluateRefusals(t *testing.T) {
	good := func() Finding {
		return Finding{Indicator: "unemployed", Design: BeforeAfter, Estimate: paired(0.41, 0.08, 0.1)}
	}
	set := func(change func(*Finding)) Finding {
		f := good()
		change(&f)
		return f
	}
	est := func(change func(*Estimate)) Finding {
		f := good()
		change(&f.Estimate)
		return f
	}
	income := func(e Estimate) Finding { return Finding{Indicator: "income", Design: BeforeAfter, Estimate: e} }
	intake := func(in Intake) Finding { return set(func(f *Finding) { f.Intake = &in }) }
	tests := []struct {
		name    string
		f       Finding
		pointer string
		code    essor.Code
	}{
		{"no indicator", set(func(f *Finding) { f.Indicator = "" }), "/indicator", essor.CodeRequired},
		{"unknown indicator", set(func(f *Finding) { f.Indicator = "luck" }), "/indicator", essor.CodeUnknownReference},
		{"no design", set(func(f *Finding) { f.Design = "" }), "/design", essor.CodeRequired},
		{"unknown design", set(func(f *Finding) { f.Design = "gut feeling" }), "/design", essor.CodeUnknownValue},
		{"no estimate", set(func(f *Finding) { f.Estimate = Estimate{} }), "/estimate", essor.CodeRequired},
		{"no figure", Finding{Indicator: "contracts", Design: Recorded}, "/estimate", essor.CodeRequired},
		{"figure beside", set(func(f *Finding) { f.Reached = maybe("0.1") }), "/reached", essor.CodeInconsistent},
		{"figure in percent", Finding{Indicator: "unemployed", Design: Recorded, Reached: maybe("8")}, "/reached", essor.CodeOutOfRange},
		{"too early", set(func(f *Finding) { f.On = day("2025-12-31") }), "/on", essor.CodeInconsistent},
		{"replication twice", set(func(f *Finding) { f.Replications = []string{"a", "a"} }), "/replications/1", essor.CodeDuplicate},
		{"replication without id", set(func(f *Finding) { f.Replications = []string{""} }), "/replications/0", essor.CodeRequired},
		{"many replications", set(func(f *Finding) { f.Replications = make([]string, 51) }), "/replications", essor.CodeTooMany},
		{"manual", set(func(f *Finding) { f.Manual = strings.Repeat("m", 200) }), "/manual", essor.CodeTooLong},

		{"unknown estimand", est(func(e *Estimate) { e.Estimand = "vibe" }), "/estimate/estimand", essor.CodeUnknownValue},
		{"level as a change", est(func(e *Estimate) { *e = single(Proportion, 0.3, 0.1) }), "/estimate/estimand", essor.CodeInconsistent},
		{"change as a level", Finding{Indicator: "income", Design: Recorded, Estimate: apart(MeanDifference, 1, 2, 3)}, "/estimate/estimand", essor.CodeInconsistent},
		{"shares as changes", set(func(f *Finding) { f.Design = DifferenceInDifferences }), "/estimate/estimand", essor.CodeInconsistent},
		{"share of dollars", income(paired(0.1, 0.2, 0.3)), "/estimate/estimand", essor.CodeInconsistent},
		{"no estimand", est(func(e *Estimate) { e.Estimand = "" }), "/estimate/estimand", essor.CodeRequired},
		{"no estimand beside a figure", Finding{Indicator: "contracts", Design: Recorded, Reached: maybe("3"), Estimate: Estimate{SE: math.NaN()}}, "/estimate/estimand", essor.CodeRequired},
		{"no method", est(func(e *Estimate) { e.Method = "" }), "/estimate/method", essor.CodeRequired},
		{"paired level", Finding{Indicator: "income", Design: Recorded, Estimate: with(single(Mean, 3, 1), func(e *Estimate) { e.Paired = true })}, "/estimate/paired", essor.CodeInconsistent},
		{"not a number", est(func(e *Estimate) { e.To = math.NaN() }), "/estimate/to", essor.CodeNotFinite},
		{"infinite", est(func(e *Estimate) { e.Interval.High = math.Inf(1) }), "/estimate/interval/high", essor.CodeNotFinite},
		{"enormous", est(func(e *Estimate) { e.Interval.Low = -1e301 }), "/estimate/interval/low", essor.CodeOutOfRange},
		{"beyond millions", income(same(apart(MeanDifference, 1, 2e7, 3))), "/estimate/to", essor.CodeOutOfRange},
		{"negative error", est(func(e *Estimate) { e.SE = -1 }), "/estimate/se", essor.CodeOutOfRange},
		{"share above one", est(func(e *Estimate) { e.To, e.Value = 1.2, 0.79 }), "/estimate/to", essor.CodeOutOfRange},
		{"share below zero", est(func(e *Estimate) { e.From, e.Value = -0.1, 0.18 }), "/estimate/from", essor.CodeOutOfRange},
		{"not the difference", est(func(e *Estimate) { e.Value = -0.3 }), "/estimate/value", essor.CodeInconsistent},
		{"not the ratio", income(with(same(apart(MeanRatio, 2, 4, 1)), func(e *Estimate) { e.Value = 3 })), "/estimate/value", essor.CodeInconsistent},
		{"ratio over zero", income(with(same(apart(MeanRatio, 2, 4, 1)), func(e *Estimate) { e.From = 0 })), "/estimate/from", essor.CodeUndefined},
		{"level with a start", Finding{Indicator: "income", Design: Recorded, Estimate: with(single(Mean, 3, 1), func(e *Estimate) { e.From = 1 })}, "/estimate/from", essor.CodeInconsistent},
		{"interval kind", est(func(e *Estimate) { e.Interval.Kind = "wide" }), "/estimate/interval/kind", essor.CodeUnknownValue},
		{"interval level", est(func(e *Estimate) { e.Interval.Level = part("95") }), "/estimate/interval/level", essor.CodeOutOfRange},
		{"interval in turn", est(func(e *Estimate) { e.Interval.Low, e.Interval.High = 1, -1 }), "/estimate/interval/high", essor.CodeInconsistent},
		{"nobody", est(func(e *Estimate) { e.N = 0 }), "/estimate/n", essor.CodeOutOfRange},
		{"negative missing", est(func(e *Estimate) { e.Missing = -1 }), "/estimate/missing", essor.CodeOutOfRange},
		{"groups of the same people", est(func(e *Estimate) { e.NFrom, e.NTo = 50, 50 }), "/estimate/n_from", essor.CodeInconsistent},
		{"groups that do not add up", income(with(apart(MeanDifference, 1, 2, 3), func(e *Estimate) { e.NTo = 1 })), "/estimate/n", essor.CodeInconsistent},
		{"groups without numbers", income(with(apart(MeanDifference, 1, 2, 3), func(e *Estimate) { e.NTo, e.NFrom = 0, 0 })), "/estimate/n", essor.CodeInconsistent},
		{"many tests", est(func(e *Estimate) { e.Tests = make([]Test, 9) }), "/estimate/tests", essor.CodeTooMany},
		{"p above one", est(func(e *Estimate) { e.Tests = []Test{{Method: "x", P: 1.1}} }), "/estimate/tests/0/p", essor.CodeOutOfRange},

		{"nobody applied", intake(Intake{}), "/intake/applied", essor.CodeOutOfRange},
		{"more accepted", intake(Intake{Applied: 5, Accepted: 6}), "/intake/accepted", essor.CodeInconsistent},
		{"mix too small", intake(Intake{Applied: 5, Accepted: 5, Mix: []Group{{"a", 4}}}), "/intake/mix", essor.CodeInconsistent},
		{"mix too large", intake(Intake{Applied: 5, Accepted: 5, Mix: []Group{{"a", 4}, {"b", 2}}}), "/intake/mix/1/n", essor.CodeInconsistent},
		{"mix twice", intake(Intake{Applied: 5, Accepted: 5, Mix: []Group{{"a", 4}, {"a", 1}}}), "/intake/mix/1/key", essor.CodeDuplicate},
		{"long mix", intake(Intake{Applied: 5, Accepted: 5, Mix: make([]Group, 101)}), "/intake/mix", essor.CodeTooMany},
	}
	s := frozenCity(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, err := s.Evaluate([]Finding{tt.f})
			requireFault(t, err, "/findings/0"+tt.pointer, tt.code)
			require.Equal(t, Evaluation{}, e)
			require.Error(t, e.Verify(s, []Finding{tt.f}))
		})
	}
	_, err := s.Evaluate([]Finding{good(), good()})
	requireFault(t, err, "/findings/1/indicator", essor.CodeDuplicate)
	_, err = s.Evaluate(make([]Finding, maxIndicators+1))
	requireFault(t, err, "/findings", essor.CodeTooMany)
	_, err = s.Evaluate(make([]Finding, maxIndicators))
	requireFault(t, err, "/findings/99/indicator", essor.CodeRequired)

	f := city()
	f.Indicators[3].Baseline, f.Indicators[3].Target = maybe("0"), maybe("0.000000000001")
	s, err = Freeze(f)
	require.NoError(t, err)
	_, err = s.Evaluate([]Finding{income(same(apart(MeanDifference, 1, 9_000_000, 3)))})
	requireFault(t, err, "/findings/0", essor.CodeOverflow)
}

// allFindings has one finding for each indicator but the last.
func allFindings() []Finding {
	return []Finding{
		{Indicator: "unemployed", Design: BeforeAfter, Estimate: paired(0.44, 0.08, 0.1), On: day("2027-11-30"),
			Intake: &Intake{Applied: 600, Accepted: 409, Mix: []Group{{"nurses", 109}, {"engineers", 300}}}},
		{Indicator: "own_profession", Design: Randomised, Estimate: apart(ProportionDifference, 0.2, 0.3, 0.05), Replications: []string{"a"}, Manual: "m"},
		{Indicator: "poverty", Design: Recorded, Reached: maybe("0.25")},
		{Indicator: "income", Design: Comparison, Estimate: apart(MeanDifference, 1400.55, 2100.25, 100), On: day("2028-02-01")},
		{Indicator: "growth", Design: BeforeAfter, Estimate: with(same(apart(MeanRatio, 20, 96, 1)), func(e *Estimate) { e.Interval = Interval{Outside, ninetyFive, -3, 1.8} })},
	}
}

// Findings have no order.
func TestEvaluateOrder(t *testing.T) {
	s := frozenCity(t)
	findings := allFindings()
	first, err := s.Evaluate(findings)
	require.NoError(t, err)
	findings[0], findings[4] = findings[4], findings[0]
	findings[1], findings[3] = findings[3], findings[1]
	second, err := s.Evaluate(findings)
	require.NoError(t, err)
	require.Equal(t, string(jsonOf(t, first)), string(jsonOf(t, second)))
	require.NoError(t, first.Verify(s, findings))
}

func TestVerifyCatchesEveryChange(t *testing.T) {
	s := frozenCity(t)
	findings := allFindings()
	e, err := s.Evaluate(findings)
	require.NoError(t, err)
	document := jsonOf(t, e)
	var back Evaluation
	require.NoError(t, essor.Decode(document, &back))
	require.NoError(t, back.Verify(s, findings))
	require.Equal(t, string(document), string(jsonOf(t, back)))

	changes := 0
	for pointer, changed := range proof.Mutations(document) {
		changes++
		var forged Evaluation
		if essor.Decode(changed, &forged) == nil && forged.Verify(s, findings) == nil {
			t.Errorf("a change of %s goes unseen", pointer)
		}
	}
	t.Logf("%d single changes, all caught", changes)
	require.Greater(t, changes, 500)
}

// The inputs are proven too: with one of them changed, nothing verifies.
func TestVerifyCatchesOtherInputs(t *testing.T) {
	s := frozenCity(t)
	findings := allFindings()
	e, err := s.Evaluate(findings)
	require.NoError(t, err)
	for pointer, changed := range proof.Mutations(jsonOf(t, findings)) {
		var forged []Finding
		if essor.Decode(changed, &forged) == nil && e.Verify(s, forged) == nil {
			// Findings have no order.
			if _, err := s.Evaluate(forged); err != nil || pointer != "" {
				t.Errorf("findings changed at %s go unseen", pointer)
			}
		}
	}
	f := city()
	f.Questions = nil
	other, err := Freeze(f)
	require.NoError(t, err)
	requireFault(t, e.Verify(other, findings), "/framework", essor.CodeInconsistent)
	e.Lines = e.Lines[1:]
	requireFault(t, e.Verify(s, findings), "/lines", essor.CodeInconsistent)
}

func TestIntervalJSON(t *testing.T) {
	for _, i := range []Interval{interval(-1, 0), interval(0, 0), {Outside, ninetyFive, -3, 1.8}, {Kind: WholeLine, Level: ninetyFive}} {
		var back Interval
		require.NoError(t, essor.Decode(jsonOf(t, i), &back))
		require.Equal(t, i, back)
	}
	for _, tt := range []struct {
		text, pointer string
		code          essor.Code
	}{
		{`{"kind":"bounded","level":"0.95","low":1}`, "/high", essor.CodeRequired},
		{`{"kind":"whole_line","level":"0.95","low":1}`, "/low", essor.CodeInconsistent},
		{`{"kind":"bounded","level":"0.95","low":1,"high":1e999}`, "/high", essor.CodeOutOfRange},
	} {
		var i Interval
		requireFault(t, essor.Decode([]byte(tt.text), &i), tt.pointer, tt.code)
	}
	require.False(t, Interval{}.Contains(0))
	require.True(t, Interval{Kind: WholeLine}.Contains(7))
	outside := Interval{Outside, ninetyFive, -3, 1.8}
	require.True(t, outside.Contains(-3) && outside.Contains(2) && !outside.Contains(0))
}
