package mentor

import (
	"maps"
	"sync"

	"github.com/essor-go/essor"
)

// Catalog returns the texts of every reason of this package in English,
// French and Spanish. Topics, goals, languages, sectors and places are shown
// as in the catalogue's terms ("term.pricing"), or as they are where it has
// none. A host may reword them with [essor.Catalog.With].
func Catalog() essor.Catalog { return catalog() }

var catalog = sync.OnceValue(func() essor.Catalog {
	texts := map[essor.Lang]map[string]string{essor.EN: english(), essor.FR: french(), essor.ES: spanish()}
	for column, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
		maps.Copy(texts[lang], termsIn(column))
		maps.Copy(texts[lang], verbsIn(column))
	}
	return essor.MustCatalog(texts)
})

func english() map[string]string {
	return map[string]string{
		"gives_anything":    "Can help with this: {topic:term}.",
		"gives_experience":  "Shares lived experience: {topic:term}.",
		"gives_know_how":    "Shares know-how: {topic:term}.",
		"gives_questioning": "Asks the questions that help to think further: {topic:term}.",
		"gives_listening":   "Offers an attentive ear: {topic:term}.",
		"no_wish_met":       "Offers nothing of what the partner has asked for.",
		"waited":            "Has waited {weeks} {weeks|week|weeks} for a partner, which counted for this pair.",

		"you_give_anything":    "You can help your partner with this: {topic:term}.",
		"you_give_experience":  "You bring your experience: {topic:term}.",
		"you_give_know_how":    "You bring your know-how: {topic:term}.",
		"you_give_questioning": "You bring questions that help your partner to think further: {topic:term}.",
		"you_give_listening":   "You bring an attentive ear: {topic:term}.",

		"you_receive_anything":    "Your partner can help you with this: {topic:term}.",
		"you_receive_experience":  "Your partner shares experience with you: {topic:term}.",
		"you_receive_know_how":    "Your partner shares know-how with you: {topic:term}.",
		"you_receive_questioning": "Your partner brings you questions that help you to think further: {topic:term}.",
		"you_receive_listening":   "Your partner offers you an attentive ear: {topic:term}.",

		"pinned":          "This pair stays together, as both have agreed.",
		"shared_goal":     "Both work towards this goal: {goal:term}.",
		"shared_language": "Language in common: {language:term}.",
		"shared_hours":    "Hours a week that suit both: {hours}.",
		"shared_online":   "Both can meet online.",
		"shared_place":    "Both can meet in person: {place:term}.",
		"shared_either":   "Both can meet online, or in person: {place:term}.",
		"same_sector":     "Both work in the same sector: {sector:term}.",
		"same_stage":      "Both are at the same stage of their journeys.",
		"ask_language":    "At least one of the two has stated no language: ask before they first meet.",
		"ask_hours":       "At least one of the two has stated no hours: ask before they first meet.",

		"you_share_goal":     "You both work towards this goal: {goal:term}.",
		"you_share_language": "You can talk with each other in this language: {language:term}.",
		"you_share_hours":    "Hours a week that suit you both: {hours}.",
		"you_share_online":   "You can meet online.",
		"you_share_place":    "You can meet in person: {place:term}.",
		"you_share_either":   "You can meet online, or in person: {place:term}.",

		"left_no_consent": "Not matched: her consent to be matched is missing or has ended.",
		"left_no_topics":  "Not matched: for an exchange she must offer something and seek something.",
		"left_no_partner": "No partner fits her in this round.",
		"left_outranked":  "{partners} {partners|person considered for her is|people considered for her are all} paired with somebody else; no matching of the pairs considered reaches a better result.",
		"left_parity":     "The {people} people who can be paired among each other are an odd number, so that one of them stays without a partner.",

		"removed_forbidden": "Pairs with her that the coordination ruled out: {pairs}.",
		"removed_conflict":  "Pairs with her ruled out by a declared conflict: {pairs}.",
		"removed_previous":  "Pairs with her that have met in an earlier round: {pairs}.",
		"removed_corridor":  "Pairs with her outside the corridors of this round: {pairs}.",
		"removed_mode":      "Pairs with her that have no way of meeting that suits both: {pairs}.",
		"removed_language":  "Pairs with her that have no language in common: {pairs}.",
		"removed_hours":     "Pairs with her that have no common hours long enough to meet: {pairs}.",
		"removed_one_sided": "Pairs with her in which one of the two, at their levels, has nothing to give the other: {pairs}.",

		"you_no_consent": "You are not in this round, because we do not have your consent to be matched. If you would like to take part, tell your coordinator.",
		"you_no_topics":  "To find you a partner, we need at least one thing that you would like to offer and one that you are looking for. Everyone has something to give: experience, know-how, good questions, an attentive ear.",
		"you_no_partner": "We found no fitting partner for you this time. This is no judgement of you or your work. Your coordinator will gladly talk with you about the next round.",
	}
}

func french() map[string]string {
	return map[string]string{
		"gives_anything":    "Peut aider sur ce sujet\u00a0: {topic:term}.",
		"gives_experience":  "Apporte son expérience\u00a0: {topic:term}.",
		"gives_know_how":    "Apporte son savoir-faire\u00a0: {topic:term}.",
		"gives_questioning": "Pose les questions qui font avancer la réflexion\u00a0: {topic:term}.",
		"gives_listening":   "Offre une écoute attentive\u00a0: {topic:term}.",
		"no_wish_met":       "N’offre rien de ce que l’autre personne a demandé.",
		"waited":            "Attendait une partenaire ou un partenaire depuis {weeks} {weeks|semaine|semaines}, ce qui a compté pour ce jumelage.",

		"you_give_anything":    "Vous pouvez aider votre partenaire sur ce sujet\u00a0: {topic:term}.",
		"you_give_experience":  "Vous apportez votre expérience\u00a0: {topic:term}.",
		"you_give_know_how":    "Vous apportez votre savoir-faire\u00a0: {topic:term}.",
		"you_give_questioning": "Vous apportez des questions qui feront avancer la réflexion de votre partenaire\u00a0: {topic:term}.",
		"you_give_listening":   "Vous apportez une écoute attentive\u00a0: {topic:term}.",

		"you_receive_anything":    "Votre partenaire peut vous aider sur ce sujet\u00a0: {topic:term}.",
		"you_receive_experience":  "Votre partenaire vous apporte son expérience\u00a0: {topic:term}.",
		"you_receive_know_how":    "Votre partenaire vous apporte son savoir-faire\u00a0: {topic:term}.",
		"you_receive_questioning": "Votre partenaire vous apporte des questions qui feront avancer votre réflexion\u00a0: {topic:term}.",
		"you_receive_listening":   "Votre partenaire vous offre une écoute attentive\u00a0: {topic:term}.",

		"pinned":          "Ce jumelage est maintenu, comme les deux personnes en ont convenu.",
		"shared_goal":     "Les deux poursuivent cet objectif\u00a0: {goal:term}.",
		"shared_language": "Langue commune\u00a0: {language:term}.",
		"shared_hours":    "Heures par semaine qui conviennent aux deux\u00a0: {hours}.",
		"shared_online":   "Les deux peuvent se rencontrer en ligne.",
		"shared_place":    "Les deux peuvent se rencontrer en personne\u00a0: {place:term}.",
		"shared_either":   "Les deux peuvent se rencontrer en ligne, ou en personne\u00a0: {place:term}.",
		"same_sector":     "Les deux travaillent dans le même secteur\u00a0: {sector:term}.",
		"same_stage":      "Les deux en sont à la même étape de leur parcours.",
		"ask_language":    "Au moins une des deux personnes n’a indiqué aucune langue\u00a0: à demander avant la première rencontre.",
		"ask_hours":       "Au moins une des deux personnes n’a indiqué aucune disponibilité\u00a0: à demander avant la première rencontre.",

		"you_share_goal":     "Vous avez cet objectif en commun\u00a0: {goal:term}.",
		"you_share_language": "Vous pouvez échanger dans cette langue\u00a0: {language:term}.",
		"you_share_hours":    "Heures par semaine qui vous conviennent à vous deux\u00a0: {hours}.",
		"you_share_online":   "Vous pouvez vous rencontrer en ligne.",
		"you_share_place":    "Vous pouvez vous rencontrer en personne\u00a0: {place:term}.",
		"you_share_either":   "Vous pouvez vous rencontrer en ligne, ou en personne\u00a0: {place:term}.",

		"left_no_consent": "Sans jumelage\u00a0: son consentement au jumelage manque ou a pris fin.",
		"left_no_topics":  "Sans jumelage\u00a0: pour un échange, il faut offrir quelque chose et chercher quelque chose.",
		"left_no_partner": "Aucune personne ne lui convient dans ce cycle.",
		"left_outranked":  "{partners} {partners|personne envisagée pour elle est jumelée|personnes envisagées pour elle sont toutes jumelées} avec quelqu’un d’autre; parmi les jumelages envisagés, aucune autre répartition ne donne un meilleur résultat.",
		"left_parity":     "Les {people} personnes qui peuvent être jumelées entre elles sont en nombre impair\u00a0: l’une d’elles reste sans partenaire.",

		"removed_forbidden": "Jumelages avec elle écartés par la coordination\u00a0: {pairs}.",
		"removed_conflict":  "Jumelages avec elle écartés par un conflit déclaré\u00a0: {pairs}.",
		"removed_previous":  "Jumelages avec elle qui ont déjà eu lieu dans un cycle précédent\u00a0: {pairs}.",
		"removed_corridor":  "Jumelages avec elle hors des corridors de ce cycle\u00a0: {pairs}.",
		"removed_mode":      "Jumelages avec elle sans mode de rencontre qui convienne aux deux\u00a0: {pairs}.",
		"removed_language":  "Jumelages avec elle sans langue commune\u00a0: {pairs}.",
		"removed_hours":     "Jumelages avec elle sans plage commune assez longue pour se rencontrer\u00a0: {pairs}.",
		"removed_one_sided": "Jumelages avec elle où l’une des deux personnes, à leurs niveaux, n’a rien à apporter à l’autre\u00a0: {pairs}.",

		"you_no_consent": "Vous ne faites pas partie de ce cycle, car nous n’avons pas votre consentement au jumelage. Si vous souhaitez participer, parlez-en à votre coordonnatrice ou coordonnateur.",
		"you_no_topics":  "Pour vous trouver une partenaire ou un partenaire, il nous faut au moins une chose que vous aimeriez offrir et une que vous cherchez. Chaque personne a quelque chose à donner\u00a0: de l’expérience, un savoir-faire, de bonnes questions, une écoute attentive.",
		"you_no_partner": "Cette fois, nous n’avons pas trouvé de partenaire qui vous convienne. Ce n’est un jugement ni sur vous ni sur votre travail. Votre coordonnatrice ou coordonnateur parlera volontiers avec vous du prochain cycle.",
	}
}

func spanish() map[string]string {
	return map[string]string{
		"gives_anything":    "Puede ayudar en este tema: {topic:term}.",
		"gives_experience":  "Aporta su experiencia: {topic:term}.",
		"gives_know_how":    "Aporta sus conocimientos prácticos: {topic:term}.",
		"gives_questioning": "Hace las preguntas que ayudan a pensar más allá: {topic:term}.",
		"gives_listening":   "Ofrece una escucha atenta: {topic:term}.",
		"no_wish_met":       "No ofrece nada de lo que la otra persona pidió.",
		"waited":            "Esperaba compañera o compañero desde hacía {weeks} {weeks|semana|semanas}, y eso contó para esta dupla.",

		"you_give_anything":    "Usted puede ayudar a su compañera o compañero en este tema: {topic:term}.",
		"you_give_experience":  "Usted aporta su experiencia: {topic:term}.",
		"you_give_know_how":    "Usted aporta sus conocimientos prácticos: {topic:term}.",
		"you_give_questioning": "Usted aporta preguntas que ayudan a su compañera o compañero a pensar más allá: {topic:term}.",
		"you_give_listening":   "Usted aporta una escucha atenta: {topic:term}.",

		"you_receive_anything":    "Su compañera o compañero puede ayudarle en este tema: {topic:term}.",
		"you_receive_experience":  "Su compañera o compañero le aporta su experiencia: {topic:term}.",
		"you_receive_know_how":    "Su compañera o compañero le aporta sus conocimientos prácticos: {topic:term}.",
		"you_receive_questioning": "Su compañera o compañero le hace preguntas que ayudan a pensar más allá: {topic:term}.",
		"you_receive_listening":   "Su compañera o compañero le ofrece una escucha atenta: {topic:term}.",

		"pinned":          "Esta dupla se mantiene, como ambas partes acordaron.",
		"shared_goal":     "Ambas personas persiguen esta meta: {goal:term}.",
		"shared_language": "Idioma en común: {language:term}.",
		"shared_hours":    "Horas por semana que convienen a ambas: {hours}.",
		"shared_online":   "Ambas pueden reunirse en línea.",
		"shared_place":    "Ambas pueden reunirse en persona: {place:term}.",
		"shared_either":   "Ambas pueden reunirse en línea o en persona: {place:term}.",
		"same_sector":     "Ambas trabajan en el mismo sector: {sector:term}.",
		"same_stage":      "Ambas están en la misma etapa de su recorrido.",
		"ask_language":    "Al menos una de las dos personas no indicó ningún idioma: conviene preguntar antes de la primera reunión.",
		"ask_hours":       "Al menos una de las dos personas no indicó sus horarios: conviene preguntar antes de la primera reunión.",

		"you_share_goal":     "Tienen esta meta en común: {goal:term}.",
		"you_share_language": "Pueden conversar en este idioma: {language:term}.",
		"you_share_hours":    "Horas por semana que convienen a las dos personas: {hours}.",
		"you_share_online":   "Pueden reunirse en línea.",
		"you_share_place":    "Pueden reunirse en persona: {place:term}.",
		"you_share_either":   "Pueden reunirse en línea o en persona: {place:term}.",

		"left_no_consent": "Sin dupla: falta su consentimiento para participar, o ya venció.",
		"left_no_topics":  "Sin dupla: para un intercambio hace falta ofrecer algo y buscar algo.",
		"left_no_partner": "Nadie es una dupla adecuada para ella en esta ronda.",
		"left_outranked":  "{partners} {partners|persona considerada para ella está|personas consideradas para ella están todas} en otra dupla; entre las duplas consideradas, ninguna otra distribución da un mejor resultado.",
		"left_parity":     "Las {people} personas que pueden formar duplas entre sí son un número impar, de modo que una queda sin dupla.",

		"removed_forbidden": "Duplas con ella que la coordinación descartó: {pairs}.",
		"removed_conflict":  "Duplas con ella descartadas por un conflicto declarado: {pairs}.",
		"removed_previous":  "Duplas con ella que ya se formaron en una ronda anterior: {pairs}.",
		"removed_corridor":  "Duplas con ella fuera de los corredores de esta ronda: {pairs}.",
		"removed_mode":      "Duplas con ella sin una forma de reunirse que convenga a ambas: {pairs}.",
		"removed_language":  "Duplas con ella sin un idioma en común: {pairs}.",
		"removed_hours":     "Duplas con ella sin un horario común suficiente para reunirse: {pairs}.",
		"removed_one_sided": "Duplas con ella en las que una de las dos, según sus niveles, no tiene qué aportar a la otra: {pairs}.",

		"you_no_consent": "Usted no está en esta ronda porque no tenemos su consentimiento para formar una dupla. Si desea participar, hable con su coordinadora o coordinador.",
		"you_no_topics":  "Para encontrarle compañera o compañero necesitamos al menos algo que le gustaría ofrecer y algo que busca. Toda persona tiene algo que dar: experiencia, conocimientos prácticos, buenas preguntas, una escucha atenta.",
		"you_no_partner": "Esta vez no encontramos una persona adecuada para formar una dupla con usted. Esto no es un juicio sobre usted ni sobre su trabajo. Su coordinadora o coordinador conversará con gusto con usted sobre la próxima ronda.",
	}
}

// termsIn returns the words for common keys in one of the three languages.
func termsIn(column int) map[string]string {
	out := map[string]string{}
	for key, words := range map[string][3]string{
		// What women in business ask each other about most.
		"access_to_credit":        {"access to credit", "accès au crédit", "acceso al crédito"},
		"artificial_intelligence": {"artificial intelligence", "intelligence artificielle", "inteligencia artificial"},
		"bookkeeping":             {"bookkeeping", "tenue de livres", "contabilidad"},
		"certification":           {"certification", "certification", "certificación"},
		"communication":           {"strategic communication", "communication stratégique", "comunicación estratégica"},
		"confidence":              {"self-confidence", "confiance en soi", "autoconfianza"},
		"export":                  {"exporting", "exportation", "exportación"},
		"leadership":              {"leadership", "leadership", "liderazgo"},
		"management":              {"management", "gestion", "gestión"},
		"marketing":               {"marketing", "mise en marché", "mercadeo"},
		"negotiation":             {"negotiation", "négociation", "negociación"},
		"networks":                {"networks", "réseautage", "redes de contactos"},
		"online_sales":            {"online sales", "vente en ligne", "ventas en línea"},
		"packaging":               {"packaging", "emballage", "empaque"},
		"pricing":                 {"pricing", "fixation des prix", "fijación de precios"},
		"product_design":          {"product design", "conception de produits", "diseño de productos"},
		"social_media":            {"social media", "médias sociaux", "redes sociales"},
		"strategy":                {"strategic thinking", "réflexion stratégique", "reflexión estratégica"},
		"suppliers":               {"suppliers", "fournisseurs", "proveedores"},
		"team":                    {"leading a team", "gestion d’équipe", "gestión de equipos"},
		"work_family_balance":     {"balancing work and family", "conciliation travail-famille", "conciliación entre trabajo y familia"},
		// Goals.
		"first_export":   {"a first export", "une première exportation", "una primera exportación"},
		"grow_team":      {"a larger team", "une équipe plus grande", "un equipo más grande"},
		"more_income":    {"a better income", "un meilleur revenu", "mejores ingresos"},
		"new_markets":    {"new markets", "de nouveaux marchés", "nuevos mercados"},
		"sustainability": {"a more sustainable business", "une entreprise plus durable", "un negocio más sostenible"},
		// Sectors.
		"agriculture":     {"agriculture", "agriculture", "agricultura"},
		"crafts":          {"crafts", "artisanat", "artesanía"},
		"food_processing": {"food processing", "transformation alimentaire", "procesamiento de alimentos"},
		"services":        {"services", "services", "servicios"},
		"textiles":        {"textiles", "textile", "textiles"},
		"trade":           {"trade", "commerce", "comercio"},
		// Languages.
		"ar": {"Arabic", "arabe", "árabe"},
		"ay": {"Aymara", "aymara", "aymara"},
		"en": {"English", "anglais", "inglés"},
		"es": {"Spanish", "espagnol", "español"},
		"fr": {"French", "français", "francés"},
		"pt": {"Portuguese", "portugais", "portugués"},
		"qu": {"Quechua", "quechua", "quechua"},
		"wo": {"Wolof", "wolof", "wólof"},
	} {
		out["term."+key] = words[column]
	}
	return out
}
