package outcome_test

import (
	"encoding/json"
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/outcome"
	"github.com/essor-go/essor/outcome/compare"
)

func day(text string) essor.Date      { return essor.MustParseDate(text) }
func part(text string) essor.Fraction { return essor.MustParseFraction(text) }

// newcomers is what a city, a lender and a settlement agency agree on before
// they start.
func newcomers() outcome.Framework {
	return outcome.Framework{
		ID: "newcomers-at-work", Version: "1", From: day("2026-01-01"), To: day("2027-12-31"),
		Results: []outcome.Result{{
			ID: "work", Title: "Newcomers live on the profession they were trained for",
			Level: outcome.Ultimate, Scope: outcome.Performance,
		}},
		Indicators: []outcome.Indicator{
			{
				ID: "unemployed", Result: "work", Unit: "share", Direction: outcome.Decrease,
				Baseline: new(part("0.41")), Target: new(part("0.1")), Due: day("2027-12-31"), Standard: 3,
				Source: "follow-up survey", Frequency: "yearly", Responsible: "agency-2",
			},
			{
				ID: "income", Result: "work", Unit: "times", Direction: outcome.Increase,
				Baseline: new(part("1")), Target: new(part("3")), Due: day("2027-12-31"),
			},
			{
				ID: "own_profession", Result: "work", Unit: "share", Direction: outcome.Increase,
				Baseline: new(part("0.05")), Target: new(part("0.5")), Due: day("2027-12-31"),
			},
		},
		Questions: []string{"Which way back into a profession is the shortest?"},
		Names: map[essor.Lang]map[string]string{
			essor.EN: {"unemployed": "Unemployment", "income": "Income", "own_profession": "Work in one’s own profession"},
			essor.FR: {"unemployed": "Le chômage", "income": "Le revenu", "own_profession": "Le travail dans sa propre profession"},
			essor.ES: {"unemployed": "El desempleo", "income": "El ingreso", "own_profession": "El trabajo en la profesión propia"},
		},
	}
}

// A year later: unemployment fell from 41 % to 8 %. The verdict says what that
// shows, and what it does not.
func Example() {
	shared, err := outcome.Freeze(newcomers())
	if err != nil {
		fmt.Println(err)
		return
	}
	jobs, err := compare.PairedProportions(
		compare.Pairs{Both: 6, OnlyBefore: 35, OnlyAfter: 2, Neither: 57, Missing: 9}, compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	found := []outcome.Finding{{
		Indicator: "unemployed", Design: outcome.BeforeAfter, Estimate: jobs,
		Intake: &outcome.Intake{Applied: 260, Accepted: 109},
	}}
	e, err := shared.Evaluate(found)
	if err != nil {
		fmt.Println(err)
		return
	}
	texts := shared.Catalog()
	say := func(lang essor.Lang, r essor.Reason) string {
		text, err := texts.Text(lang, r)
		if err != nil {
			return err.Error()
		}
		return text
	}
	line := e.Lines[0]
	fmt.Println(line.Status, "at evidence level", line.Evidence)
	for _, lang := range texts.Langs() {
		fmt.Println(say(lang, line.Verdict))
	}
	for _, note := range line.Notes {
		fmt.Printf("(%s) %s\n", note.Audience, say(essor.EN, note))
	}
	fmt.Println(say(essor.EN, e.Lines[1].Verdict))
	fmt.Println("verified:", e.Verify(shared, found))
	// Output:
	// improved at evidence level 2
	// Unemployment fell from 41% to 8% among the 100 people followed; a before/after comparison cannot tell how much of it the programme caused.
	// El desempleo pasó de 41 % a 8 % entre 100 personas seguidas; una comparación de antes y después no puede decir cuánto se debe al programa.
	// Le chômage passe de 41 % à 8 % chez 100 personnes suivies; une comparaison avant-après ne peut dire quelle part en revient au programme.
	// (public) With 95% confidence, the difference lies between -42.9 and -22.5 percentage points.
	// (public) 9 more people could not be measured beside the 100 who were; how they fared is not known.
	// (public) The target, from 41% to 10%, is reached.
	// (staff) How the margin was computed: Newcombe’s method 10 for the same people twice.
	// (staff) McNemar’s exact test: p below 0.0001.
	// (staff) McNemar’s mid-P test: p below 0.0001.
	// (staff) McNemar’s chi-square test: p below 0.0001.
	// (public) Of 260 people who applied, 109 were accepted (41.9%); whom a programme accepts moves its results too.
	// (staff) The evidence is of level 2 of 5, below the level 3 that the partners asked for before acting on it.
	// Nothing has been found out yet about this: Income.
	// verified: <nil>
}

// A target that nobody can move afterwards, and errors that a service can send
// back as they are.
func ExampleFreeze() {
	f := newcomers()
	f.Indicators[0].Baseline = nil
	f.Indicators[1].Direction = ""
	f.Indicators[2].Target = new(part("0.05"))
	_, err := outcome.Freeze(f)
	body, _ := json.MarshalIndent(err, "", " ")
	fmt.Println(string(body))
	// Output:
	// {
	//  "fields": [
	//   {
	//    "pointer": "/indicators/0/baseline",
	//    "code": "required",
	//    "detail": "must be fixed before the start"
	//   },
	//   {
	//    "pointer": "/indicators/1/direction",
	//    "code": "required",
	//    "detail": "must be chosen"
	//   },
	//   {
	//    "pointer": "/indicators/2/target",
	//    "code": "undefined",
	//    "detail": "must differ from the baseline: progress is measured along the way between them"
	//   }
	//  ],
	//  "omitted": 0
	// }
}

// The same figures support very different sentences, by how they were come by.
func ExampleShared_Evaluate() {
	f := newcomers()
	f.Indicators = f.Indicators[:1]
	f.Names = map[essor.Lang]map[string]string{essor.EN: {"unemployed": "Unemployment"}}
	shared, err := outcome.Freeze(f)
	if err != nil {
		fmt.Println(err)
		return
	}
	texts := shared.Catalog()
	e, err := compare.ProportionDifference(compare.Count{X: 82, N: 200}, compare.Count{X: 30, N: 200}, compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, design := range []outcome.Design{outcome.Comparison, outcome.Randomised} {
		found, err := shared.Evaluate([]outcome.Finding{{Indicator: "unemployed", Design: design, Estimate: e}})
		if err != nil {
			fmt.Println(err)
			return
		}
		text, err := texts.Text(essor.EN, found.Lines[0].Verdict)
		fmt.Println(text, err)
	}
	// Output:
	// Unemployment was 15% among the 200 people in the programme and 41% among the 200 people they are compared with; the two groups may have differed from the start, so this alone does not show how much of the difference the programme caused. <nil>
	// Unemployment was 15% among the 200 people in the programme and 41% among the 200 people they are compared with; a draw decided who took part, so the programme made this difference, within its margin of chance. <nil>
}

// What was published can be checked by anyone who has the framework and the
// findings; a claim that was helped along does not pass.
func ExampleEvaluation_Verify() {
	shared, err := outcome.Freeze(newcomers())
	if err != nil {
		fmt.Println(err)
		return
	}
	incomes, err := compare.PairedOf(
		[]float64{14000, 22000, 9500, 18000, 31000, 12000, 16500, 20500, 12800, 19000},
		[]float64{48000, 61000, 52000, 70500, 88000, 41000, 59000, 76000, 33000, 64000})
	if err != nil {
		fmt.Println(err)
		return
	}
	growth, err := compare.PairedRatio(incomes, compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	found := []outcome.Finding{{Indicator: "income", Design: outcome.BeforeAfter, Estimate: growth}}
	e, err := shared.Evaluate(found)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e.Verify(shared, found))
	e.Lines[1].Evidence = 3 // "proven"
	fmt.Println(e.Verify(shared, found))
	// Output:
	// <nil>
	// /lines/1/evidence: must be what the design carries
}

// The cardiologist who cleans the hospital's floor has work, and is not
// counted as success.
func ExampleTransitions() {
	var moves outcome.Transitions
	for range 3 {
		if err := moves.Add(outcome.Unemployed, outcome.Underqualified); err != nil {
			fmt.Println(err)
		}
	}
	if err := moves.Add(outcome.Underqualified, outcome.OwnProfession); err != nil {
		fmt.Println(err)
	}
	_, _, resumed, not := moves.Pairs(outcome.OwnProfession)
	fmt.Printf("%d of %d found work, %d in the own profession\n",
		moves.Count(outcome.Unemployed, outcome.Underqualified), moves.People(), resumed)
	fmt.Println("still on the way:", not)
	// Output:
	// 3 of 4 found work, 1 in the own profession
	// still on the way: 3
}
