package assess_test

import (
	"encoding/json"
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess"
	"github.com/essor-go/essor/assess/instrument"
)

func say(lang essor.Lang, reason essor.Reason) string {
	text, err := assess.Catalog().Text(lang, reason)
	if err != nil {
		return err.Error()
	}
	return text
}

// A cardiologist who cleans floors asks for a loan to sit her licence exams.
// She would rather not speak of her debts, and nobody asked yet about her
// search for work.
func marie() assess.Answers {
	return assess.Answers{
		"credential":            assess.Pick("foreign_degree"),
		"recognition":           assess.Pick("report_ready"),
		"licence":               assess.Pick("exam_booked"),
		"years_in_profession":   assess.Num("11"),
		"language_listening":    assess.Num("8"),
		"language_reading":      assess.Num("8"),
		"language_writing":      assess.Num("6"),
		"language_speaking":     assess.Num("7"),
		"debt_share":            assess.Refuse(),
		"housing_share":         assess.Num("0.38"),
		"savings_months":        assess.Num("0.5"),
		"bills_current":         assess.Yes(),
		"job_target":            assess.Pick("researched"),
		"professional_contacts": assess.Num("1"),
		"way_back":              assess.Pick("own_profession"),
		"goal_clarity":          assess.Num("5"),
		"costed_plan":           assess.Pick("quoted"),
		"seat":                  assess.DoesNotApply(),
		"childcare_need":        assess.Yes(),
		"immigration_status":    assess.Pick("permanent_resident"),
		"post_secondary":        assess.Yes(),
		"loan_use":              assess.Pick("licensing"),
		"loan_amount":           assess.Num("7500"),
		"programme_months":      assess.Num("14"),
		"work_status":           assess.Pick("underqualified"),
	}
}

func Example() {
	scorer, err := assess.Compile(instrument.Newcomer())
	if err != nil {
		fmt.Println(err)
		return
	}
	answers := marie()
	a, err := scorer.Assess(answers)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Eligible.Status, a.Score.Points, a.Score.Low, a.Score.High, a.Band)
	for _, d := range a.Profile {
		if !d.SupportOnly {
			fmt.Printf("%-14s %5s of 100, brings %s\n", d.Domain, d.Points, a.PartOf(d.Domain))
		}
	}
	for _, step := range a.Plan {
		fmt.Println(step.Kind, step.Level, "–", say(essor.EN, step.Reasons[0]))
	}
	fmt.Println(a.Verify(scorer, answers))
	// Output:
	// pass 73.98 62.76 81.43 building–ready
	// education         70 of 100, brings 17.5
	// language        77.5 of 100, brings 11.63
	// finances       69.25 of 100, brings 13.85
	// employability     55 of 100, brings 11
	// purpose          100 of 100, brings 20
	// mentor steady – Somebody who has gone back to your profession here can tell you how, and introduce you to others.
	// credential_service steady – Having your diploma recognised is the next door; we know who opens it and what it costs.
	// referral steady – Studying needs somebody to look after your family; we will introduce you to those who find such places.
	// loan light – A loan can carry you back to your profession. Somebody will go through it with you before anything is signed.
	// savings light – A small cushion makes the next surprise lighter; we can begin one together.
	// <nil>
}

// Why the score is what it is, for the person herself.
func ExampleScorer_Assess() {
	scorer, err := assess.Compile(instrument.Newcomer())
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := scorer.Assess(marie())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, reason := range a.Reasons {
		fmt.Println(say(essor.ES, reason))
	}
	// Output:
	// Su grado de preparación es de 73,98 puntos de 100 hasta ahora. Según lo que falta por responder, está entre 62,76 y 81,43.
	// Las respuestas de hoy dejan abierto dónde está: entre «en camino» y «todo listo».
	// Una de sus fortalezas: el regreso a su propia profesión, con 12 puntos.
	// Una de sus fortalezas: el equilibrio entre vivienda e ingreso, con 7,6 puntos.
	// Una de sus fortalezas: la claridad del empleo que busca, con 7 puntos.
	// Aquí hay espacio para crecer: las personas de su profesión que conoce aquí, hasta 6 puntos más.
	// Aquí hay espacio para crecer: el reconocimiento de su título, hasta 3,75 puntos más.
	// Aquí hay espacio para crecer: la licencia de su profesión, hasta 3,75 puntos más.
	// Una respuesta aclararía el panorama: el equilibrio entre deudas e ingreso. El margen se reduciría en 6,67 puntos.
	// Una respuesta aclararía el panorama: saber buscar trabajo aquí. El margen se reduciría en 4 puntos.
	// Una respuesta aclararía el panorama: la soltura en los lugares de trabajo de aquí. El margen se reduciría en 4 puntos.
}

// A rule that fails says so in plain words, and the plan still has an answer.
func ExampleEligibility() {
	scorer, err := assess.Compile(instrument.Newcomer())
	if err != nil {
		fmt.Println(err)
		return
	}
	answers := marie()
	answers["loan_use"] = assess.Pick("business_start")
	answers["programme_months"] = assess.Refuse()
	a, err := scorer.Assess(answers)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Eligible.Status, a.Eligible.Rule, a.Eligible.Missing)
	for _, reason := range a.Eligible.Reasons {
		fmt.Println(say(essor.FR, reason))
	}
	for _, step := range a.Plan {
		if step.Kind == assess.Referral {
			fmt.Println(step.HandOff, "–", say(essor.FR, step.Reasons[0]))
		}
	}
	// Output:
	// fail use [programme_months]
	// Ce prêt finance le retour à votre profession : cours, examens, permis et ce qui les accompagne. Il ne peut ni lancer une entreprise ni rembourser d’autres dettes.
	// childcare_service – Pour étudier, il faut que quelqu’un veille sur votre famille; nous vous présenterons à celles et ceux qui trouvent des places.
	// settlement_agency – Ce prêt ne vous est pas ouvert aujourd’hui, mais le chemin ne s’arrête pas là : nous vous présenterons à d’autres qui peuvent aider.
}

// A rubric of one's own, with a band that leaves a hole.
func ExampleCompile() {
	score := essor.MustParseFraction
	_, err := assess.Compile(assess.Rubric{
		ID: "starter", Version: "1",
		Domains: []assess.Domain{{ID: "money", Weight: score("1"), Items: []assess.Item{
			{ID: "savings", Kind: assess.Number, Curve: []assess.Point{{X: score("0"), Points: score("0")}, {X: score("3"), Points: score("100")}}},
			{ID: "postal_code", Kind: assess.YesNo},
		}}},
		Bands: []assess.Band{
			{ID: "red", From: score("0"), To: score("50")},
			{ID: "green", From: score("51"), To: score("100")},
		},
	})
	body, _ := json.MarshalIndent(err, "", "  ")
	fmt.Println(string(body))
	// Output:
	// {
	//   "fields": [
	//     {
	//       "pointer": "/domains/0/items/1/id",
	//       "code": "inconsistent",
	//       "detail": "must stand in a support-only domain, being or standing for place"
	//     },
	//     {
	//       "pointer": "/bands/1/from",
	//       "code": "inconsistent",
	//       "detail": "must start where the band before ends, the first at 0"
	//     }
	//   ],
	//   "omitted": 0
	// }
}

// Scoring many: answers go in by place, nothing is allocated.
func ExampleSheet() {
	scorer, err := assess.Compile(instrument.Newcomer())
	if err != nil {
		fmt.Println(err)
		return
	}
	speaking, _ := scorer.Index("language_speaking")
	wayBack, _ := scorer.Index("way_back")
	own, _ := scorer.Option(wayBack, "own_profession")

	sheet := scorer.Sheet()
	for _, level := range []string{"4", "7", "9"} {
		sheet.Clear()
		if err := sheet.SetNumber(speaking, essor.MustParseFraction(level)); err != nil {
			fmt.Println(err)
			return
		}
		if err := sheet.Set(wayBack, own); err != nil {
			fmt.Println(err)
			return
		}
		score := sheet.Score()
		fmt.Println(score.Status, score.Low, score.High, score.Completeness)
	}
	// Output:
	// not_enough 11.13 97.38 0.1375
	// not_enough 12.81 99.06 0.1375
	// not_enough 13.75 100 0.1375
}

// A host adds the words of its own rubric to the texts of the family.
func ExampleCatalog() {
	own := essor.MustCatalog(map[essor.Lang]map[string]string{
		essor.EN: {"term.fishing_boat": "a boat of one's own"},
		essor.FR: {"term.fishing_boat": "une pirogue à soi"},
		essor.ES: {"term.fishing_boat": "una lancha propia"},
	})
	texts, err := assess.Catalog().Join(own)
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := texts.Text(essor.FR, essor.Reason{Code: "part.room", Args: []essor.Arg{
		essor.ArgOf("item", "fishing_boat"), essor.ArgOf("points", essor.MustParseFraction("12.5")),
	}})
	fmt.Println(text, err)
	// Output:
	// Ici, il y a de la place pour avancer : une pirogue à soi, jusqu’à 12,5 points de plus. <nil>
}

// What a person decided stands beside the assessment and says who and why.
func ExampleDecision() {
	scorer, err := assess.Compile(instrument.Newcomer())
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := scorer.Assess(marie())
	if err != nil {
		fmt.Println(err)
		return
	}
	fingerprint, err := essor.FingerprintOf("assess.Assessment", a)
	if err != nil {
		fmt.Println(err)
		return
	}
	d := assess.Decision{
		Assessment: fingerprint, On: essor.MustParseDate("2026-12-02"),
		Role: "loan_officer", Outcome: assess.Declined,
	}
	fmt.Println(d.Check(a))
	d.Outcome = assess.Approved
	fmt.Println(d.Check(a))
	// Output:
	// /override: must be true exactly when the outcome goes against eligibility (and 1 more)
	// <nil>
}
