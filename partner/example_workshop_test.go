package partner_test

import (
	"fmt"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/partner"
)

// titles are the host's own texts for what the library knows by id.
var titles = essor.MustCatalog(map[essor.Lang]map[string]string{
	essor.EN: {
		"term.one-file": "one file per person", "term.no-selling": "nothing is sold at the desk",
		"term.small-loans": "small loans for licence exams", "term.who-is-missing": "who does not come to us",
	},
	essor.FR: {
		"term.one-file": "un dossier unique par personne", "term.no-selling": "rien ne se vend au comptoir",
		"term.small-loans": "petits prêts pour les examens d'ordres", "term.who-is-missing": "qui ne vient pas à nous",
	},
	essor.ES: {
		"term.one-file": "un expediente único por persona", "term.no-selling": "nada se vende en el mostrador",
		"term.small-loans": "pequeños préstamos para exámenes profesionales", "term.who-is-missing": "quién no llega a nosotros",
	},
})

// say renders a reason with the titles in place of ids.
func say(lang essor.Lang, r essor.Reason) string {
	catalog, err := partner.Catalog().Join(titles)
	if err != nil {
		return err.Error()
	}
	text, err := catalog.Text(lang, r)
	if err != nil {
		return err.Error()
	}
	return strings.ReplaceAll(text, "\u00a0", " ") // no-break spaces, so that the output below can be typed
}

// charter is what six organisations want to settle before they bring
// financial empowerment into a city's services.
var charter = partner.Agreement{
	ID: "empowerment-in-city-services", Version: "2026-11",
	Partners: []partner.Organisation{
		{ID: "city"}, {ID: "library"}, {ID: "newcomers", MustSpeak: true},
		{ID: "credit-union"}, {ID: "legal-clinic"}, {ID: "university"},
	},
	Items: []partner.Item{
		{ID: "tax-clinics", Kind: partner.What},
		{ID: "small-loans", Kind: partner.What},
		{ID: "dignity", Kind: partner.Why},
		{ID: "one-file", Kind: partner.How},
		{ID: "no-selling", Kind: partner.Boundary},
		{ID: "income", Kind: partner.Evaluation, Answers: partner.Impact},
		{ID: "yearly-survey", Kind: partner.Evaluation, Answers: partner.Evidence},
		{ID: "who-is-missing", Kind: partner.Evaluation, Answers: partner.Learning},
	},
	Touchpoints: []partner.Touchpoint{{ID: "welcome desk", Owner: "city"}},
	Needs:       partner.Needs{Quorum: essor.MustParseFraction("0.8"), Blocking: partner.Oppose},
}

// workshop is what they said in the first workshop.
func workshop() []partner.Stance {
	stances := []partner.Stance{
		{Partner: "credit-union", Item: "small-loans", Position: partner.Champion, Weight: 9, Strength: "a lending licence and patient capital"},
		{Partner: "city", Item: "small-loans", Position: partner.Neutral},

		{Partner: "city", Item: "one-file", Position: partner.Champion, Weight: 8, Why: "people should tell their story once"},
		{Partner: "university", Item: "one-file", Position: partner.Support, Weight: 4},
		{Partner: "library", Item: "one-file", Position: partner.Neutral},
		{Partner: "newcomers", Item: "one-file", Position: partner.Concern, Weight: 7, Why: "our members fear where a file may travel"},
		{Partner: "legal-clinic", Item: "one-file", Position: partner.Oppose, Weight: 10, Why: "we are bound by professional secrecy"},

		{Partner: "library", Item: "no-selling", Position: partner.Champion, Weight: 9, Why: "our desks are neutral ground"},
		{Partner: "newcomers", Item: "no-selling", Position: partner.Support, Weight: 6},
		{Partner: "legal-clinic", Item: "no-selling", Position: partner.Support, Weight: 3},
		{Partner: "city", Item: "no-selling", Position: partner.Support, Weight: 5},
		{Partner: "credit-union", Item: "no-selling", Position: partner.Concern, Weight: 3, Why: "a first account is help, not a sale"},
	}
	for _, p := range charter.Partners {
		for _, item := range []string{"tax-clinics", "income", "yearly-survey"} {
			stances = append(stances, partner.Stance{Partner: p.ID, Item: item, Position: partner.Support})
		}
		if p.ID != "university" {
			stances = append(stances, partner.Stance{Partner: p.ID, Item: "dignity", Position: partner.Champion})
		}
	}
	return stances
}

// Six organisations find out where they stand: what is common, what is
// unique, where to listen first, and what is missing before they begin.
func Example_workshop() {
	a, err := partner.Align(charter, workshop())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range a.Items {
		fmt.Printf("%-10s  %-14s  %-9s  %d for, %d against, %d silent\n",
			l.Kind, l.Item, l.Status, len(l.Support), len(l.Dissent), len(l.Silent))
	}
	for _, l := range a.Where(partner.Contested) {
		fmt.Printf("\n%s\n", say(essor.FR, l.Question))
		for _, v := range l.Voices {
			if v.Why != "" {
				fmt.Printf("  %+d  %s: %s\n", v.Position.Points(), v.Partner, v.Why)
			}
		}
	}
	for _, l := range a.Where(partner.Unique) {
		fmt.Printf("\n%s\n", say(essor.ES, l.Question))
	}
	fmt.Println("\nReady:", a.Ready)
	for _, m := range a.Missing {
		fmt.Println("-", say(essor.EN, m))
	}
	fmt.Println("Verified:", a.Verify(charter, workshop()) == nil)
	// Output:
	// what        small-loans     unique     1 for, 0 against, 4 silent
	// what        tax-clinics     common     6 for, 0 against, 0 silent
	// why         dignity         shared     5 for, 0 against, 1 silent
	// how         one-file        contested  2 for, 2 against, 1 silent
	// boundary    no-selling      contested  4 for, 1 against, 1 silent
	// evaluation  income          common     6 for, 0 against, 0 silent
	// evaluation  who-is-missing  silent     0 for, 0 against, 6 silent
	// evaluation  yearly-survey   common     6 for, 0 against, 0 silent
	//
	// De quoi chacune de nos organisations aurait-elle besoin pour que « un dossier unique par personne » fonctionne dans ses propres services? Nous posons la question pour comprendre, et non pour juger.
	//   +2  city: people should tell their story once
	//   -2  legal-clinic: we are bound by professional secrecy
	//   -1  newcomers: our members fear where a file may travel
	//
	// Que protège « rien ne se vend au comptoir » pour chacune de nos organisations, et qu’est-ce que cela rend plus difficile? Nous posons la question pour comprendre, et non pour juger.
	//   -1  credit-union: a first account is help, not a sale
	//   +2  library: our desks are neutral ground
	//
	// Una de nuestras organizaciones aporta algo propio a «pequeños préstamos para exámenes profesionales». ¿Cómo podemos todas apoyarnos en esa fortaleza?
	//
	// Ready: false
	// - 2 of 6 organisations have spoken on “small loans for licence exams”; 5 must be heard.
	// - 1 organisation whose voice is required on “small loans for licence exams” has not spoken yet.
	// - “one file per person” is still open: 2 organisations have concerns or object.
	// - Nothing is agreed yet about how we will work.
	// - 0 of 6 organisations have spoken on “who does not come to us”; 5 must be heard.
	// - 1 organisation whose voice is required on “who does not come to us” has not spoken yet.
	// - The evaluation has no agreed answer yet to this question: What do we want to know or learn?
	// Verified: true
}
