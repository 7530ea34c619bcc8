package outcome

import (
	"maps"
	"strings"
	"sync"

	"github.com/essor-go/essor"
)

// Catalog returns the texts of every reason of this family in English, French
// and Spanish. In these sentences an indicator goes by its id; [Shared.Catalog]
// gives it the name that the framework has for it.
func Catalog() essor.Catalog { return catalog() }

// Catalog returns the family's texts with the names of the framework in them.
// A host may reword them with [essor.Catalog.With]. Cost: parses all texts,
// some 0.5 ms; keep it.
func (s *Shared) Catalog() essor.Catalog {
	texts := familyTexts()
	for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
		texts[lang] = maps.Clone(texts[lang])
		for key := range s.named() {
			code := "term." + key
			if name := s.framework.Names[lang][key]; name != "" {
				texts[lang][code] = braces.Replace(name)
			} else if texts[lang][code] == "" {
				texts[lang][code] = braces.Replace(key)
			}
		}
	}
	return essor.MustCatalog(texts)
}

// named returns what the framework names in at least one language.
func (s *Shared) named() map[string]bool {
	keys := map[string]bool{}
	if !s.isFrozen() {
		return keys
	}
	for _, names := range s.framework.Names {
		for key := range names {
			keys[key] = true
		}
	}
	return keys
}

var braces = strings.NewReplacer("{", "{{", "}", "}}")

var catalog = sync.OnceValue(func() essor.Catalog { return essor.MustCatalog(familyTexts()) })

// familyTexts returns the texts by language and code, in a map of its own.
func familyTexts() map[essor.Lang]map[string]string { return maps.Clone(allTexts()) }

var allTexts = sync.OnceValue(func() map[essor.Lang]map[string]string {
	return map[essor.Lang]map[string]string{
		essor.EN: english().sentences(),
		essor.FR: french().sentences(),
		essor.ES: spanish().sentences(),
	}
})

// wording is one language's share of the texts. A verdict on two levels is a
// clause that says what was found, a semicolon, and a clause that says what
// the design lets one conclude; each is a whole main clause in its language.
type wording struct {
	found     map[string]string // by form
	concluded map[string]string // by design and status
	other     map[string]string // whole texts by code
}

// forms returns the forms in which a design tells what it found.
func (d Design) forms() []string {
	switch d {
	case BeforeAfter:
		return []string{"followed_share", "followed_mean", "followed_ratio", "asked_share", "asked_mean", "asked_ratio"}
	case Comparison, Randomised:
		return []string{"groups_share", "groups_mean", "groups_ratio"}
	case DifferenceInDifferences:
		return []string{"changes_share", "changes_mean"}
	}
	return nil
}

// sentences returns every text of a language by code.
func (w wording) sentences() map[string]string {
	texts := maps.Clone(w.other)
	for _, design := range []Design{BeforeAfter, Comparison, DifferenceInDifferences, Randomised} {
		for _, status := range []Status{Improved, Worsened, NotEnough} {
			end := w.concluded[string(design)+"_"+string(status)]
			for _, form := range design.forms() {
				texts["verdict_"+string(design)+"_"+string(status)+"_"+form] = w.found[form] + "; " + end
			}
		}
	}
	return texts
}

func english() wording {
	return wording{
		found: map[string]string{
			"followed_share": "{indicator:term} {move:term} from {from:percent} to {to:percent} among the {n} {n|person|people} followed",
			"followed_mean":  "{indicator:term} {move:term} from {from} to {to} {unit:term} on average among the {n} {n|person|people} followed",
			"followed_ratio": "{indicator:term} {move:term} to {value} times its starting level, from {from} to {to} on average, among the {n} {n|person|people} followed",
			"asked_share":    "{indicator:term} {move:term} from {from:percent} among {n_from} people asked before to {to:percent} among {n_to} asked after",
			"asked_mean":     "{indicator:term} {move:term} from {from} {unit:term} on average among {n_from} people asked before to {to} among {n_to} asked after",
			"asked_ratio":    "{indicator:term} {move:term} to {value} times its starting level, from {from} on average among {n_from} people asked before to {to} among {n_to} asked after",
			"groups_share":   "{indicator:term} was {to:percent} among the {n_to} people in the programme and {from:percent} among the {n_from} people they are compared with",
			"groups_mean":    "{indicator:term} averaged {to} {unit:term} among the {n_to} people in the programme and {from} among the {n_from} people they are compared with",
			"groups_ratio":   "{indicator:term} averaged {to} among the {n_to} people in the programme, {value} times the {from} of the {n_from} people they are compared with",
			"changes_share":  "{indicator:term} moved by {to} percentage points among the {n_to} people in the programme and by {from} among the {n_from} people they are compared with",
			"changes_mean":   "{indicator:term} moved by {to} {unit:term} on average among the {n_to} people in the programme and by {from} among the {n_from} people they are compared with",
		},
		concluded: map[string]string{
			"before_after_improved":                "a before/after comparison cannot tell how much of it the programme caused.",
			"before_after_worsened":                "that is away from the target, and a before/after comparison cannot tell what caused it.",
			"before_after_not_enough":              "that may be chance, so there is not enough evidence that anything changed.",
			"comparison_improved":                  "the two groups may have differed from the start, so this alone does not show how much of the difference the programme caused.",
			"comparison_worsened":                  "those in the programme stand worse, though the two groups may have differed from the start.",
			"comparison_not_enough":                "that may be chance, so there is not enough evidence that the two groups differ.",
			"difference_in_differences_improved":   "the programme explains the gap only if both groups would otherwise have moved alike.",
			"difference_in_differences_worsened":   "those in the programme moved the worse way, which the programme explains only if both groups would otherwise have moved alike.",
			"difference_in_differences_not_enough": "the gap may be chance, so there is not enough evidence that the programme made one.",
			"randomised_improved":                  "a draw decided who took part, so the programme made this difference, within its margin of chance.",
			"randomised_worsened":                  "a draw decided who took part, so the programme made things worse, within its margin of chance.",
			"randomised_not_enough":                "a draw decided who took part, but the difference may still be chance: there is not enough evidence that the programme made one.",
		},
		other: map[string]string{
			"verdict_no_finding": "Nothing has been found out yet about this: {indicator:term}.",
			"verdict_few":        "Fewer than {least} people were measured in a group, too few to say anything about this: {indicator:term}.",
			"verdict_missing":    "More people are missing than were measured, so nothing can be said about this: {indicator:term}.",
			"verdict_no_margin":  "Without a margin of error, a change cannot be told from chance here: {indicator:term}.",
			"verdict_unbounded":  "The starting level is too close to zero for a ratio to say anything about this: {indicator:term}.",

			"verdict_recorded_share":        "{indicator:term} stands at {to:percent} among the {n} {n|person|people} measured; a single measurement says nothing about change.",
			"verdict_recorded_mean":         "{indicator:term} stands at {to} {unit:term} on average among the {n} {n|person|people} measured; a single measurement says nothing about change.",
			"verdict_recorded_figure":       "{indicator:term} stands at {to} {unit:term} by the records; a record alone says nothing about the cause.",
			"verdict_recorded_figure_share": "{indicator:term} stands at {to:percent} by the records; a record alone says nothing about the cause.",

			"note_margin_share":      "With {level:percent} confidence, the share lies between {low:percent} and {high:percent}.",
			"note_margin_mean":       "With {level:percent} confidence, the mean lies between {low} and {high} {unit:term}.",
			"note_margin_points":     "With {level:percent} confidence, the difference lies between {low} and {high} percentage points.",
			"note_margin_difference": "With {level:percent} confidence, the difference lies between {low} and {high} {unit:term}.",
			"note_margin_ratio":      "With {level:percent} confidence, the ratio lies between {low} and {high}.",
			"note_margin_outside":    "With {level:percent} confidence, all that can be ruled out is a ratio between {low} and {high}: the starting level is too close to zero.",
			"note_margin_line":       "With {level:percent} confidence, no ratio at all can be ruled out: the starting level is too close to zero.",
			"note_margin_wide":       "With {level:percent} confidence, the margin reaches into the millions, which says next to nothing.",
			"note_margin_none":       "This estimate came without a margin of error.",

			"note_missing":        "{missing} more {missing|person|people} could not be measured beside the {n} who were; how they fared is not known.",
			"note_progress":       "That is {progress:percent} of the way from {baseline} to the target of {target} {unit:term}.",
			"note_progress_share": "That is {progress:percent} of the way from {baseline:percent} to the target of {target:percent}.",
			"note_met":            "The target, from {baseline} to {target} {unit:term}, is reached.",
			"note_met_share":      "The target, from {baseline:percent} to {target:percent}, is reached.",
			"note_behind":         "That is further from the target of {target} {unit:term} than the starting level of {baseline}.",
			"note_behind_share":   "That is further from the target of {target:percent} than the starting level of {baseline:percent}.",
			"note_baseline":       "The people measured started at {from} {unit:term}, not at the agreed {baseline} from which progress is counted.",
			"note_baseline_share": "The people measured started at {from:percent}, not at the agreed {baseline:percent} from which progress is counted.",
			"note_method":         "How the margin was computed: {method:term}.",
			"note_test":           "{test:term}: p = {p}.",
			"note_test_small":     "{test:term}: p below 0.0001.",
			"note_intake":         "Of {applied} people who applied, {accepted} were accepted ({approval:percent}); whom a programme accepts moves its results too.",
			"note_intake_unknown": "How many people applied and were accepted is not given; without it this share cannot be set beside another programme’s.",
			"note_standard_met":   "The evidence is of level {evidence} of 5; the partners asked for level {standard}.",
			"note_standard_unmet": "The evidence is of level {evidence} of 5, below the level {standard} that the partners asked for before acting on it.",
			"note_late":           "It was measured on {on}, after the due date of {due}.",
			"note_population":     "This is a result for everyone in the place; no programme answers for it alone.",

			"term.fell": "fell", "term.rose": "rose", "term.went": "went",
			"term.share": "as a share", "term.times": "times", "term.points": "points", "term.hours": "hours", "term.people": "people",

			"term.wilson":          "Wilson’s score interval for a share",
			"term.clopper_pearson": "Clopper and Pearson’s exact interval for a share",
			"term.mid_p":           "the mid-P exact interval for a share",
			"term.jeffreys":        "Jeffreys’ interval for a share",
			"term.newcombe":        "Newcombe’s score interval for the difference between two separate groups",
			"term.agresti_caffo":   "Agresti and Caffo’s interval for the difference between two separate groups",
			"term.newcombe_10":     "Newcombe’s method 10 for the same people twice",
			"term.newcombe_8":      "Newcombe’s method 8 for the same people twice",
			"term.student":         "Student’s t, which takes the mean to vary roughly normally",
			"term.welch":           "Welch’s t, which lets the groups spread differently",
			"term.pooled":          "the classical t, which takes both groups to spread alike",
			"term.fieller":         "Fieller’s set for a ratio of means",
			"term.fieller_pooled":  "Fieller’s set for a ratio of means, which takes both groups to spread alike",
			"term.delta_log":       "the delta method on the logarithm of a ratio of means",
			"term.delta_linear":    "the delta method on a ratio of means",
			"term.mcnemar_exact":   "McNemar’s exact test",
			"term.mcnemar_mid_p":   "McNemar’s mid-P test",
			"term.mcnemar_chi2":    "McNemar’s chi-square test",
			"term.t_test":          "t test",
		},
	}
}

func french() wording {
	return wording{
		found: map[string]string{
			"followed_share": "{indicator:term} {move:term} de {from:percent} à {to:percent} chez {n} {n|personne suivie|personnes suivies}",
			"followed_mean":  "{indicator:term} {move:term} de {from} à {to} {unit:term} en moyenne chez {n} {n|personne suivie|personnes suivies}",
			"followed_ratio": "{indicator:term} {move:term} à {value} fois le niveau de départ, de {from} à {to} en moyenne, chez {n} {n|personne suivie|personnes suivies}",
			"asked_share":    "{indicator:term} {move:term} de {from:percent} chez {n_from} personnes interrogées avant à {to:percent} chez {n_to} interrogées après",
			"asked_mean":     "{indicator:term} {move:term} de {from} {unit:term} en moyenne chez {n_from} personnes interrogées avant à {to} chez {n_to} interrogées après",
			"asked_ratio":    "{indicator:term} {move:term} à {value} fois le niveau de départ, de {from} en moyenne chez {n_from} personnes interrogées avant à {to} chez {n_to} interrogées après",
			"groups_share":   "{indicator:term} se situe à {to:percent} chez les {n_to} personnes du programme et à {from:percent} chez les {n_from} personnes auxquelles on les compare",
			"groups_mean":    "{indicator:term} se situe en moyenne à {to} {unit:term} chez les {n_to} personnes du programme et à {from} chez les {n_from} personnes auxquelles on les compare",
			"groups_ratio":   "{indicator:term} se situe en moyenne à {to} chez les {n_to} personnes du programme, soit {value} fois le niveau de {from} des {n_from} personnes auxquelles on les compare",
			"changes_share":  "{indicator:term} change de {to} points de pourcentage chez les {n_to} personnes du programme et de {from} chez les {n_from} personnes auxquelles on les compare",
			"changes_mean":   "{indicator:term} change en moyenne de {to} {unit:term} chez les {n_to} personnes du programme et de {from} chez les {n_from} personnes auxquelles on les compare",
		},
		concluded: map[string]string{
			"before_after_improved":                "une comparaison avant-après ne peut dire quelle part en revient au programme.",
			"before_after_worsened":                "on s’éloigne donc de la cible, et une comparaison avant-après ne peut dire pourquoi.",
			"before_after_not_enough":              "ce peut être le hasard, et les données ne suffisent pas pour conclure à un changement.",
			"comparison_improved":                  "les deux groupes pouvaient différer dès le départ, et cela seul ne montre pas quelle part de l’écart revient au programme.",
			"comparison_worsened":                  "les personnes du programme s’en tirent moins bien, mais les deux groupes pouvaient différer dès le départ.",
			"comparison_not_enough":                "ce peut être le hasard, et les données ne suffisent pas pour conclure à un écart entre les deux groupes.",
			"difference_in_differences_improved":   "le programme n’explique cet écart que si, sans lui, les deux groupes auraient évolué de la même façon.",
			"difference_in_differences_worsened":   "les personnes du programme évoluent moins bien, ce que le programme n’explique que si, sans lui, les deux groupes auraient évolué de la même façon.",
			"difference_in_differences_not_enough": "cet écart peut être le hasard, et les données ne suffisent pas pour l’attribuer au programme.",
			"randomised_improved":                  "un tirage au sort a décidé qui participait, et cet écart est donc l’effet du programme, à la marge du hasard près.",
			"randomised_worsened":                  "un tirage au sort a décidé qui participait, et le programme a donc aggravé la situation, à la marge du hasard près.",
			"randomised_not_enough":                "un tirage au sort a décidé qui participait, mais l’écart peut encore être le hasard, et les données ne suffisent pas pour l’attribuer au programme.",
		},
		other: map[string]string{
			"verdict_no_finding": "On ne sait encore rien à ce sujet\u00a0: {indicator:term}.",
			"verdict_few":        "Moins de {least} personnes ont été mesurées dans un groupe, ce qui est trop peu pour se prononcer à ce sujet\u00a0: {indicator:term}.",
			"verdict_missing":    "Il manque plus de personnes qu’on n’en a mesuré, et on ne peut se prononcer à ce sujet\u00a0: {indicator:term}.",
			"verdict_no_margin":  "Sans marge d’erreur, on ne peut distinguer ici un changement du hasard\u00a0: {indicator:term}.",
			"verdict_unbounded":  "Le niveau de départ est trop proche de zéro pour qu’un rapport dise quoi que ce soit à ce sujet\u00a0: {indicator:term}.",

			"verdict_recorded_share":        "{indicator:term} se situe à {to:percent} chez {n} {n|personne mesurée|personnes mesurées}; une seule mesure ne dit rien d’un changement.",
			"verdict_recorded_mean":         "{indicator:term} se situe en moyenne à {to} {unit:term} chez {n} {n|personne mesurée|personnes mesurées}; une seule mesure ne dit rien d’un changement.",
			"verdict_recorded_figure":       "{indicator:term} se situe à {to} {unit:term} selon les registres; un registre seul ne dit rien de la cause.",
			"verdict_recorded_figure_share": "{indicator:term} se situe à {to:percent} selon les registres; un registre seul ne dit rien de la cause.",

			"note_margin_share":      "Au niveau de confiance de {level:percent}, la proportion se situe entre {low:percent} et {high:percent}.",
			"note_margin_mean":       "Au niveau de confiance de {level:percent}, la moyenne se situe entre {low} et {high} {unit:term}.",
			"note_margin_points":     "Au niveau de confiance de {level:percent}, l’écart se situe entre {low} et {high} points de pourcentage.",
			"note_margin_difference": "Au niveau de confiance de {level:percent}, l’écart se situe entre {low} et {high} {unit:term}.",
			"note_margin_ratio":      "Au niveau de confiance de {level:percent}, le rapport se situe entre {low} et {high}.",
			"note_margin_outside":    "Au niveau de confiance de {level:percent}, on peut seulement exclure un rapport entre {low} et {high}\u00a0: le niveau de départ est trop proche de zéro.",
			"note_margin_line":       "Au niveau de confiance de {level:percent}, on ne peut exclure aucun rapport\u00a0: le niveau de départ est trop proche de zéro.",
			"note_margin_wide":       "Au niveau de confiance de {level:percent}, la marge atteint les millions, ce qui ne dit presque rien.",
			"note_margin_none":       "Cette estimation a été fournie sans marge d’erreur.",

			"note_missing":        "{missing} {missing|autre personne n’a pu être mesurée|autres personnes n’ont pu être mesurées}, à côté des {n} qui l’ont été; on ignore ce qu’il en est pour {missing|elle|elles}.",
			"note_progress":       "C’est {progress:percent} du chemin entre {baseline} et la cible de {target} {unit:term}.",
			"note_progress_share": "C’est {progress:percent} du chemin entre {baseline:percent} et la cible de {target:percent}.",
			"note_met":            "La cible, de {baseline} à {target} {unit:term}, est atteinte.",
			"note_met_share":      "La cible, de {baseline:percent} à {target:percent}, est atteinte.",
			"note_behind":         "C’est plus loin de la cible de {target} {unit:term} que le niveau de départ de {baseline}.",
			"note_behind_share":   "C’est plus loin de la cible de {target:percent} que le niveau de départ de {baseline:percent}.",
			"note_baseline":       "Les personnes mesurées partaient de {from} {unit:term}, et non des données de référence convenues de {baseline}, à partir desquelles se compte le progrès.",
			"note_baseline_share": "Les personnes mesurées partaient de {from:percent}, et non des données de référence convenues de {baseline:percent}, à partir desquelles se compte le progrès.",
			"note_method":         "Calcul de la marge\u00a0: {method:term}.",
			"note_test":           "{test:term}\u00a0: p\u00a0=\u00a0{p}.",
			"note_test_small":     "{test:term}\u00a0: p inférieur à 0,0001.",
			"note_intake":         "Sur {applied} {applied|personne qui a|personnes qui ont} fait une demande, {accepted} {accepted|a été acceptée|ont été acceptées} ({approval:percent}); le choix des personnes acceptées influe aussi sur les résultats.",
			"note_intake_unknown": "On ne dit pas combien de personnes ont fait une demande ni combien ont été acceptées; sans cela, cette proportion ne se compare pas à celle d’un autre programme.",
			"note_standard_met":   "Les preuves sont de niveau {evidence} sur 5; les partenaires demandaient le niveau {standard}.",
			"note_standard_unmet": "Les preuves sont de niveau {evidence} sur 5, en dessous du niveau {standard} que les partenaires demandaient avant d’agir.",
			"note_late":           "La mesure date du {on}, après l’échéance du {due}.",
			"note_population":     "C’est un résultat pour toute la population du lieu; aucun programme n’en répond seul.",

			"term.fell": "passe", "term.rose": "passe", "term.went": "passe",
			"term.share": "en proportion", "term.times": "fois", "term.points": "points", "term.hours": "heures", "term.people": "personnes",

			"term.wilson":          "intervalle de Wilson pour une proportion",
			"term.clopper_pearson": "intervalle exact de Clopper et Pearson pour une proportion",
			"term.mid_p":           "intervalle exact mi-P pour une proportion",
			"term.jeffreys":        "intervalle de Jeffreys pour une proportion",
			"term.newcombe":        "intervalle de Newcombe pour l’écart entre deux groupes distincts",
			"term.agresti_caffo":   "intervalle d’Agresti et Caffo pour l’écart entre deux groupes distincts",
			"term.newcombe_10":     "méthode 10 de Newcombe pour les mêmes personnes mesurées deux fois",
			"term.newcombe_8":      "méthode 8 de Newcombe pour les mêmes personnes mesurées deux fois",
			"term.student":         "t de Student, qui suppose que la moyenne varie à peu près selon la loi normale",
			"term.welch":           "t de Welch, qui admet que les groupes n’aient pas la même dispersion",
			"term.pooled":          "t classique, qui suppose aux deux groupes la même dispersion",
			"term.fieller":         "ensemble de Fieller pour un rapport de moyennes",
			"term.fieller_pooled":  "ensemble de Fieller pour un rapport de moyennes, qui suppose aux deux groupes la même dispersion",
			"term.delta_log":       "méthode delta sur le logarithme d’un rapport de moyennes",
			"term.delta_linear":    "méthode delta sur un rapport de moyennes",
			"term.mcnemar_exact":   "Test exact de McNemar",
			"term.mcnemar_mid_p":   "Test mi-P de McNemar",
			"term.mcnemar_chi2":    "Test du khi carré de McNemar",
			"term.t_test":          "Test t",
		},
	}
}

func spanish() wording {
	return wording{
		found: map[string]string{
			"followed_share": "{indicator:term} {move:term} de {from:percent} a {to:percent} entre {n} {n|persona seguida|personas seguidas}",
			"followed_mean":  "{indicator:term} {move:term} de {from} a {to} {unit:term} en promedio entre {n} {n|persona seguida|personas seguidas}",
			"followed_ratio": "{indicator:term} {move:term} a {value} veces el nivel inicial, de {from} a {to} en promedio, entre {n} {n|persona seguida|personas seguidas}",
			"asked_share":    "{indicator:term} {move:term} de {from:percent} entre {n_from} personas consultadas antes a {to:percent} entre {n_to} consultadas después",
			"asked_mean":     "{indicator:term} {move:term} de {from} {unit:term} en promedio entre {n_from} personas consultadas antes a {to} entre {n_to} consultadas después",
			"asked_ratio":    "{indicator:term} {move:term} a {value} veces el nivel inicial, de {from} en promedio entre {n_from} personas consultadas antes a {to} entre {n_to} consultadas después",
			"groups_share":   "{indicator:term} está en {to:percent} entre las {n_to} personas del programa y en {from:percent} entre las {n_from} personas con las que se comparan",
			"groups_mean":    "{indicator:term} está en promedio en {to} {unit:term} entre las {n_to} personas del programa y en {from} entre las {n_from} personas con las que se comparan",
			"groups_ratio":   "{indicator:term} está en promedio en {to} entre las {n_to} personas del programa, {value} veces el nivel de {from} de las {n_from} personas con las que se comparan",
			"changes_share":  "{indicator:term} varió {to} puntos porcentuales entre las {n_to} personas del programa y {from} entre las {n_from} personas con las que se comparan",
			"changes_mean":   "{indicator:term} varió en promedio {to} {unit:term} entre las {n_to} personas del programa y {from} entre las {n_from} personas con las que se comparan",
		},
		concluded: map[string]string{
			"before_after_improved":                "una comparación de antes y después no puede decir cuánto se debe al programa.",
			"before_after_worsened":                "eso se aleja de la meta, y una comparación de antes y después no puede decir por qué.",
			"before_after_not_enough":              "puede ser azar, y los datos no bastan para hablar de un cambio.",
			"comparison_improved":                  "los dos grupos podían diferir desde el principio, y esto por sí solo no muestra cuánto de la diferencia se debe al programa.",
			"comparison_worsened":                  "a las personas del programa les va peor, aunque los dos grupos podían diferir desde el principio.",
			"comparison_not_enough":                "puede ser azar, y los datos no bastan para hablar de una diferencia entre los dos grupos.",
			"difference_in_differences_improved":   "el programa explica esa brecha solo si, sin él, los dos grupos hubieran evolucionado igual.",
			"difference_in_differences_worsened":   "las personas del programa evolucionaron peor, lo que el programa explica solo si, sin él, los dos grupos hubieran evolucionado igual.",
			"difference_in_differences_not_enough": "esa brecha puede ser azar, y los datos no bastan para atribuirla al programa.",
			"randomised_improved":                  "un sorteo decidió quién participaba, así que esa diferencia es efecto del programa, dentro del margen del azar.",
			"randomised_worsened":                  "un sorteo decidió quién participaba, así que el programa empeoró la situación, dentro del margen del azar.",
			"randomised_not_enough":                "un sorteo decidió quién participaba, pero la diferencia todavía puede ser azar, y los datos no bastan para atribuirla al programa.",
		},
		other: map[string]string{
			"verdict_no_finding": "Todavía no se sabe nada sobre esto: {indicator:term}.",
			"verdict_few":        "En un grupo se midió a menos de {least} personas, muy pocas para decir algo sobre esto: {indicator:term}.",
			"verdict_missing":    "Faltan más personas de las que se midieron, y no se puede decir nada sobre esto: {indicator:term}.",
			"verdict_no_margin":  "Sin margen de error, aquí no se puede distinguir un cambio del azar: {indicator:term}.",
			"verdict_unbounded":  "El nivel inicial está demasiado cerca de cero para que una razón diga algo sobre esto: {indicator:term}.",

			"verdict_recorded_share":        "{indicator:term} está en {to:percent} entre {n} {n|persona medida|personas medidas}; una sola medición no dice nada de un cambio.",
			"verdict_recorded_mean":         "{indicator:term} está en promedio en {to} {unit:term} entre {n} {n|persona medida|personas medidas}; una sola medición no dice nada de un cambio.",
			"verdict_recorded_figure":       "{indicator:term} está en {to} {unit:term} según los registros; un registro por sí solo no dice nada de la causa.",
			"verdict_recorded_figure_share": "{indicator:term} está en {to:percent} según los registros; un registro por sí solo no dice nada de la causa.",

			"note_margin_share":      "Con una confianza de {level:percent}, la proporción está entre {low:percent} y {high:percent}.",
			"note_margin_mean":       "Con una confianza de {level:percent}, el promedio está entre {low} y {high} {unit:term}.",
			"note_margin_points":     "Con una confianza de {level:percent}, la diferencia está entre {low} y {high} puntos porcentuales.",
			"note_margin_difference": "Con una confianza de {level:percent}, la diferencia está entre {low} y {high} {unit:term}.",
			"note_margin_ratio":      "Con una confianza de {level:percent}, la razón está entre {low} y {high}.",
			"note_margin_outside":    "Con una confianza de {level:percent}, solo se puede descartar una razón entre {low} y {high}: el nivel inicial está demasiado cerca de cero.",
			"note_margin_line":       "Con una confianza de {level:percent}, no se puede descartar ninguna razón: el nivel inicial está demasiado cerca de cero.",
			"note_margin_wide":       "Con una confianza de {level:percent}, el margen llega a los millones, lo que no dice casi nada.",
			"note_margin_none":       "Esta estimación llegó sin margen de error.",

			"note_missing":        "A {missing} {missing|persona más|personas más} no se {missing|la|las} pudo medir, además de las {n} medidas; no se sabe cómo {missing|le|les} fue.",
			"note_progress":       "Es {progress:percent} del camino de {baseline} a la meta de {target} {unit:term}.",
			"note_progress_share": "Es {progress:percent} del camino de {baseline:percent} a la meta de {target:percent}.",
			"note_met":            "La meta, de {baseline} a {target} {unit:term}, se alcanzó.",
			"note_met_share":      "La meta, de {baseline:percent} a {target:percent}, se alcanzó.",
			"note_behind":         "Está más lejos de la meta de {target} {unit:term} que el nivel inicial de {baseline}.",
			"note_behind_share":   "Está más lejos de la meta de {target:percent} que el nivel inicial de {baseline:percent}.",
			"note_baseline":       "Las personas medidas partían de {from} {unit:term}, y no de la línea de base acordada de {baseline}, desde la que se cuenta el avance.",
			"note_baseline_share": "Las personas medidas partían de {from:percent}, y no de la línea de base acordada de {baseline:percent}, desde la que se cuenta el avance.",
			"note_method":         "Cómo se calculó el margen: {method:term}.",
			"note_test":           "{test:term}: p = {p}.",
			"note_test_small":     "{test:term}: p menor que 0,0001.",
			"note_intake":         "De {applied} {applied|persona que solicitó|personas que solicitaron}, se aceptó a {accepted} ({approval:percent}); la selección de las personas aceptadas también influye en los resultados.",
			"note_intake_unknown": "No se dice cuántas personas solicitaron ni cuántas fueron aceptadas; sin eso, esta proporción no se puede comparar con la de otro programa.",
			"note_standard_met":   "La evidencia es de nivel {evidence} de 5; los socios pedían el nivel {standard}.",
			"note_standard_unmet": "La evidencia es de nivel {evidence} de 5, por debajo del nivel {standard} que los socios pedían antes de actuar.",
			"note_late":           "Se midió el {on}, después del plazo del {due}.",
			"note_population":     "Es un resultado de toda la población del lugar; ningún programa responde por él solo.",

			"term.fell": "pasó", "term.rose": "pasó", "term.went": "pasó",
			"term.share": "en proporción", "term.times": "veces", "term.points": "puntos", "term.hours": "horas", "term.people": "personas",

			"term.wilson":          "intervalo de Wilson para una proporción",
			"term.clopper_pearson": "intervalo exacto de Clopper y Pearson para una proporción",
			"term.mid_p":           "intervalo exacto mid-P para una proporción",
			"term.jeffreys":        "intervalo de Jeffreys para una proporción",
			"term.newcombe":        "intervalo de Newcombe para la diferencia entre dos grupos distintos",
			"term.agresti_caffo":   "intervalo de Agresti y Caffo para la diferencia entre dos grupos distintos",
			"term.newcombe_10":     "método 10 de Newcombe para las mismas personas medidas dos veces",
			"term.newcombe_8":      "método 8 de Newcombe para las mismas personas medidas dos veces",
			"term.student":         "t de Student, que supone que el promedio varía más o menos según la ley normal",
			"term.welch":           "t de Welch, que admite que los grupos tengan distinta dispersión",
			"term.pooled":          "t clásica, que supone la misma dispersión en ambos grupos",
			"term.fieller":         "conjunto de Fieller para una razón de promedios",
			"term.fieller_pooled":  "conjunto de Fieller para una razón de promedios, que supone la misma dispersión en ambos grupos",
			"term.delta_log":       "método delta sobre el logaritmo de una razón de promedios",
			"term.delta_linear":    "método delta sobre una razón de promedios",
			"term.mcnemar_exact":   "Prueba exacta de McNemar",
			"term.mcnemar_mid_p":   "Prueba mid-P de McNemar",
			"term.mcnemar_chi2":    "Prueba de chi cuadrado de McNemar",
			"term.t_test":          "Prueba t",
		},
	}
}
