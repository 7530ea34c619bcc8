package instrument_test

import (
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess"
	"github.com/essor-go/essor/assess/instrument"
)

// Ten answers as they are printed, 1 to 5; nothing is reversed by hand.
func Example() {
	answers := instrument.Responses{2, 3, 3, 2, 4, 4, 3, 2, 2, 3}
	byTable, err := instrument.TableScore(instrument.Self18To61, answers)
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := instrument.NewPattern(instrument.Self18To61)
	if err != nil {
		fmt.Println(err)
		return
	}
	w, err := p.Score(answers)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("table %d, pattern %d ± %.1f\n", byTable, w.Score, w.StandardError)

	answers[2], answers[6] = 0, 0 // two questions she left out
	w, err = p.Score(answers)
	fmt.Printf("eight answers: %d ± %.1f %v\n", w.Score, w.StandardError, err)
	// Output:
	// table 45, pattern 47 ± 4.2
	// eight answers: 46 ± 5.5 <nil>
}

func ExampleWellBeingItems() {
	first := instrument.WellBeingItems()[0]
	fmt.Println(first.No, first.Text[essor.ES])
	for code, answer := range first.Answers[essor.ES] {
		fmt.Println(" ", code+1, answer)
	}
	// Output:
	// 1 Podría hacer frente a un gasto imprevisto importante
	//   1 No me describe en lo absoluto
	//   2 Muy poco
	//   3 En cierta medida
	//   4 Muy bien
	//   5 Totalmente
}

// A file in which the negatively worded statements were reversed already.
func ExampleCodingCheck() {
	var check instrument.CodingCheck
	for _, codes := range [][]string{
		{"1", "2", "1", "2", "1", "1", "2", "1", "2", "1"},
		{"3", "3", "2", "3", "3", "2", "3", "3", "4", "3"},
		{"5", "4", "4", "5", "4", "5", "5", "4", "5", "4"},
	} {
		r, err := instrument.ParseResponses(codes)
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := check.Add(r); err != nil {
			fmt.Println(err)
			return
		}
	}
	coding, err := check.Report()
	fmt.Println("look at the coding:", coding.Suspect, err)
	// Output:
	// look at the coding: true <nil>
}

// Felt well-being enters the newcomer rubric as help, never as a gate.
func ExampleNewcomer() {
	p, err := instrument.NewPattern(instrument.GroupOf(false, true))
	if err != nil {
		fmt.Println(err)
		return
	}
	w, err := p.Score(instrument.Responses{1, 2, 4, 2, 5, 5, 4, 1, 3, 4})
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := assess.Compile(instrument.Newcomer())
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := scorer.Assess(assess.Answers{"felt_wellbeing": assess.Num(fmt.Sprint(w.Score))})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(w.Score, a.Score.Status, a.Eligible.Status)
	for _, step := range a.Plan {
		text, err := assess.Catalog().Text(essor.FR, step.Reasons[0])
		fmt.Println(step.Kind, step.Topic, "–", text, err)
	}
	// Output:
	// 37 not_enough unknown
	// coach money – L’argent vous pèse. Quelqu’un peut regarder cela avec vous, calmement et en toute confidentialité. <nil>
}
