package instrument

import (
	"slices"

	"github.com/essor-go/essor"
)

// WellBeingItem is one statement of the scale as it is shown.
type WellBeingItem struct {
	No       int                     `json:"no"`       // 1 to 10, the order of the questionnaire
	Reversed bool                    `json:"reversed"` // agreeing tells of less well-being
	Text     map[essor.Lang]string   `json:"text"`
	Answers  map[essor.Lang][]string `json:"answers"` // five, in the order of their codes 1 to 5
}

// WellBeingItems returns the ten statements with their answers, in the order
// and wording of the questionnaire. English and Spanish are the bureau's. No
// official French version was found: the French is ours, and so not the
// validated instrument; say so where it is used.
func WellBeingItems() []WellBeingItem {
	out := make([]WellBeingItem, items)
	for i, w := range wording {
		out[i] = WellBeingItem{No: i + 1, Reversed: reversed[i],
			Text:    map[essor.Lang]string{essor.EN: w.en, essor.ES: w.es, essor.FR: w.fr},
			Answers: map[essor.Lang][]string{}}
		scale := describes
		if i >= 6 {
			scale = frequency
		}
		for lang, answers := range scale {
			out[i].Answers[lang] = slices.Clone(answers)
		}
	}
	return out
}

// reversed marks the negatively worded statements.
var reversed = [items]bool{false, false, true, false, true, true, true, false, true, true}

// The answers to statements 1 to 6 and to 7 to 10.
var (
	describes = map[essor.Lang][]string{
		essor.EN: {"Not at all", "Very little", "Somewhat", "Very well", "Completely"},
		essor.ES: {"No me describe en lo absoluto", "Muy poco", "En cierta medida", "Muy bien", "Totalmente"},
		essor.FR: {"Pas du tout", "Très peu", "Un peu", "Très bien", "Tout à fait"},
	}
	frequency = map[essor.Lang][]string{
		essor.EN: {"Never", "Rarely", "Sometimes", "Often", "Always"},
		essor.ES: {"Nunca", "Casi nunca", "A veces", "A menudo", "Siempre"},
		essor.FR: {"Jamais", "Rarement", "Parfois", "Souvent", "Toujours"},
	}
)

// Source: cfpb/consumerfinance.gov, cfgov/wellbeing/views.py and its Spanish
// locale (work of the US federal government, public domain).
var wording = [items]struct{ en, es, fr string }{
	{"I could handle a major unexpected expense",
		"Podría hacer frente a un gasto imprevisto importante",
		"Je pourrais faire face à une dépense imprévue importante"},
	{"I am securing my financial future",
		"Estoy asegurando mi futuro financiero",
		"J’assure mon avenir financier"},
	{"Because of my money situation, I feel like I will never have the things I want in life",
		"Debido a mi situación financiera, creo que nunca tendré las cosas que quiero en la vida",
		"À cause de ma situation financière, j’ai l’impression que je n’aurai jamais ce que je désire dans la vie"},
	{"I can enjoy life because of the way I'm managing my money",
		"Puedo disfrutar la vida debido a la manera en que manejo mi dinero",
		"Je peux profiter de la vie grâce à la façon dont je gère mon argent"},
	{"I am just getting by financially",
		"Apenas estoy subsistiendo financieramente",
		"J’arrive tout juste à joindre les deux bouts"},
	{"I am concerned that the money I have or will save won't last",
		"Me preocupa que el dinero que tengo o que ahorre no me dure",
		"Je crains que l’argent que j’ai ou que j’épargnerai ne dure pas"},
	{"Giving a gift for a wedding, birthday or other occasion would put a strain on my finances for the month",
		"Hacer un regalo para una boda, un cumpleaños u otra ocasión supondría una enorme carga para mis finanzas del mes",
		"Offrir un cadeau pour un mariage, un anniversaire ou une autre occasion pèserait sur mes finances du mois"},
	{"I have money left over at the end of the month",
		"Me sobra dinero al final del mes",
		"Il me reste de l’argent à la fin du mois"},
	{"I am behind with my finances",
		"Estoy atrasado en mis finanzas",
		"J’ai du retard dans mes finances"},
	{"My finances control my life",
		"Mis finanzas controlan mi vida",
		"Mes finances dominent ma vie"},
}
