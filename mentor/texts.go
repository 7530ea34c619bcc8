package mentor

import (
	"sync"

	"github.com/essor-go/essor"
)

// Catalog returns the texts of every reason of this package in English,
// French and Spanish. Topics, goals, languages, sectors, places and countries
// are shown as in the catalogue's terms ("term.pricing"), or as they are where
// it has none. A host may reword them with [essor.Catalog.With].
func Catalog() essor.Catalog { return catalog() }

var catalog = sync.OnceValue(func() essor.Catalog {
	texts := map[essor.Lang]map[string]string{}
	for column, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
		texts[lang] = textsIn(column)
	}
	return essor.MustCatalog(texts)
})

// textsIn returns all texts in one of the three languages, by column.
func textsIn(column int) map[string]string {
	out := map[string]string{}
	for _, table := range []map[string][3]string{giftTexts(), sharedTexts(), leftTexts(), circleTexts(), rematchTexts(), guideTexts(), lessonTexts()} {
		for code, texts := range table {
			out[code] = texts[column]
		}
	}
	for key, words := range terms() {
		out["term."+key] = words[column]
	}
	return out
}

// giftTexts say what people give each other.
func giftTexts() map[string][3]string {
	return map[string][3]string{
		"gives_anything": {"Can help with this: {topic:term}.",
			"Peut aider sur ce sujet\u00a0: {topic:term}.",
			"Puede ayudar en este tema: {topic:term}."},
		"gives_experience": {"Shares lived experience: {topic:term}.",
			"Apporte son expérience\u00a0: {topic:term}.",
			"Aporta su experiencia: {topic:term}."},
		"gives_know_how": {"Shares know-how: {topic:term}.",
			"Apporte son savoir-faire\u00a0: {topic:term}.",
			"Aporta sus conocimientos prácticos: {topic:term}."},
		"gives_questioning": {"Asks the questions that help to think further: {topic:term}.",
			"Pose les questions qui font avancer la réflexion\u00a0: {topic:term}.",
			"Hace las preguntas que ayudan a pensar más allá: {topic:term}."},
		"gives_listening": {"Offers an attentive ear: {topic:term}.",
			"Offre une écoute attentive\u00a0: {topic:term}.",
			"Ofrece una escucha atenta: {topic:term}."},
		"no_wish_met": {"Offers nothing of what the partner has asked for.",
			"N’offre rien de ce que l’autre personne a demandé.",
			"No ofrece nada de lo que la otra persona pidió."},
		"waited": {"Has waited {weeks} {weeks|week|weeks} for a partner, which counted for this pair.",
			"Attendait une partenaire ou un partenaire depuis {weeks} {weeks|semaine|semaines}, ce qui a compté pour ce jumelage.",
			"Esperaba compañera o compañero desde hacía {weeks} {weeks|semana|semanas}, y eso contó para esta dupla."},
		"you_give_anything": {"You can help your partner with this: {topic:term}.",
			"Vous pouvez aider votre partenaire sur ce sujet\u00a0: {topic:term}.",
			"Usted puede ayudar a su compañera o compañero en este tema: {topic:term}."},
		"you_give_experience": {"You bring your experience: {topic:term}.",
			"Vous apportez votre expérience\u00a0: {topic:term}.",
			"Usted aporta su experiencia: {topic:term}."},
		"you_give_know_how": {"You bring your know-how: {topic:term}.",
			"Vous apportez votre savoir-faire\u00a0: {topic:term}.",
			"Usted aporta sus conocimientos prácticos: {topic:term}."},
		"you_give_questioning": {"You bring questions that help your partner to think further: {topic:term}.",
			"Vous apportez des questions qui feront avancer la réflexion de votre partenaire\u00a0: {topic:term}.",
			"Usted aporta preguntas que ayudan a su compañera o compañero a pensar más allá: {topic:term}."},
		"you_give_listening": {"You bring an attentive ear: {topic:term}.",
			"Vous apportez une écoute attentive\u00a0: {topic:term}.",
			"Usted aporta una escucha atenta: {topic:term}."},
		"you_receive_anything": {"Your partner can help you with this: {topic:term}.",
			"Votre partenaire peut vous aider sur ce sujet\u00a0: {topic:term}.",
			"Su compañera o compañero puede ayudarle en este tema: {topic:term}."},
		"you_receive_experience": {"Your partner shares experience with you: {topic:term}.",
			"Votre partenaire vous apporte son expérience\u00a0: {topic:term}.",
			"Su compañera o compañero le aporta su experiencia: {topic:term}."},
		"you_receive_know_how": {"Your partner shares know-how with you: {topic:term}.",
			"Votre partenaire vous apporte son savoir-faire\u00a0: {topic:term}.",
			"Su compañera o compañero le aporta sus conocimientos prácticos: {topic:term}."},
		"you_receive_questioning": {"Your partner brings you questions that help you to think further: {topic:term}.",
			"Votre partenaire vous apporte des questions qui feront avancer votre réflexion\u00a0: {topic:term}.",
			"Su compañera o compañero le hace preguntas que ayudan a pensar más allá: {topic:term}."},
		"you_receive_listening": {"Your partner offers you an attentive ear: {topic:term}.",
			"Votre partenaire vous offre une écoute attentive\u00a0: {topic:term}.",
			"Su compañera o compañero le ofrece una escucha atenta: {topic:term}."},
	}
}

// sharedTexts say what two people share.
func sharedTexts() map[string][3]string {
	return map[string][3]string{
		"shared_acceptance": {"Both have accepted each other.",
			"Les deux personnes se sont acceptées.",
			"Ambas personas se aceptaron."},
		"shared_way_so_far": {"Both meet already and go on together.",
			"Les deux se rencontrent déjà et poursuivent ensemble.",
			"Ambas ya se reúnen y siguen juntas."},
		"you_share_acceptance": {"You have both said yes to this pair.",
			"Vous avez dit oui à ce jumelage, l’autre personne aussi.",
			"Usted y la otra persona dijeron que sí a esta dupla."},
		"you_share_way_so_far": {"You go on together with the partner you know.",
			"Vous poursuivez avec la personne que vous connaissez déjà.",
			"Usted sigue con la persona que ya conoce."},
		"pinned": {"This pair stays together, as both have agreed.",
			"Ce jumelage est maintenu, comme les deux personnes en ont convenu.",
			"Esta dupla se mantiene, como ambas partes acordaron."},
		"shared_goal": {"Both work towards this goal: {goal:term}.",
			"Les deux poursuivent cet objectif\u00a0: {goal:term}.",
			"Ambas personas persiguen esta meta: {goal:term}."},
		"shared_language": {"Language in common: {language:term}.",
			"Langue commune\u00a0: {language:term}.",
			"Idioma en común: {language:term}."},
		"shared_hours": {"Hours a week that suit both: {hours}.",
			"Heures par semaine qui conviennent aux deux\u00a0: {hours}.",
			"Horas por semana que convienen a ambas: {hours}."},
		"shared_online": {"Both can meet online.",
			"Les deux peuvent se rencontrer en ligne.",
			"Ambas pueden reunirse en línea."},
		"shared_place": {"Both can meet in person: {place:term}.",
			"Les deux peuvent se rencontrer en personne\u00a0: {place:term}.",
			"Ambas pueden reunirse en persona: {place:term}."},
		"shared_either": {"Both can meet online, or in person: {place:term}.",
			"Les deux peuvent se rencontrer en ligne, ou en personne\u00a0: {place:term}.",
			"Ambas pueden reunirse en línea o en persona: {place:term}."},
		"same_sector": {"Both work in the same sector: {sector:term}.",
			"Les deux travaillent dans le même secteur\u00a0: {sector:term}.",
			"Ambas trabajan en el mismo sector: {sector:term}."},
		"same_stage": {"Both are at the same stage of their journeys.",
			"Les deux en sont à la même étape de leur parcours.",
			"Ambas están en la misma etapa de su recorrido."},
		"ask_language": {"At least one of the two has stated no language: ask before they first meet.",
			"Au moins une des deux personnes n’a indiqué aucune langue\u00a0: à demander avant la première rencontre.",
			"Al menos una de las dos personas no indicó ningún idioma: conviene preguntar antes de la primera reunión."},
		"ask_hours": {"At least one of the two has stated no hours: ask before they first meet.",
			"Au moins une des deux personnes n’a indiqué aucune disponibilité\u00a0: à demander avant la première rencontre.",
			"Al menos una de las dos personas no indicó sus horarios: conviene preguntar antes de la primera reunión."},
		"you_share_goal": {"You both work towards this goal: {goal:term}.",
			"Vous avez cet objectif en commun\u00a0: {goal:term}.",
			"Tienen esta meta en común: {goal:term}."},
		"you_share_language": {"You can talk with each other in this language: {language:term}.",
			"Vous pouvez échanger dans cette langue\u00a0: {language:term}.",
			"Pueden conversar en este idioma: {language:term}."},
		"you_share_hours": {"Hours a week that suit you both: {hours}.",
			"Heures par semaine qui vous conviennent à vous deux\u00a0: {hours}.",
			"Horas por semana que convienen a las dos personas: {hours}."},
		"you_share_online": {"You can meet online.",
			"Vous pouvez vous rencontrer en ligne.",
			"Pueden reunirse en línea."},
		"you_share_place": {"You can meet in person: {place:term}.",
			"Vous pouvez vous rencontrer en personne\u00a0: {place:term}.",
			"Pueden reunirse en persona: {place:term}."},
		"you_share_either": {"You can meet online, or in person: {place:term}.",
			"Vous pouvez vous rencontrer en ligne, ou en personne\u00a0: {place:term}.",
			"Pueden reunirse en línea o en persona: {place:term}."},
		"shared_tie": {"Both have ties to this country, and have agreed to share that: {country:term}.",
			"Les deux personnes ont des liens avec ce pays et ont accepté d’en faire part\u00a0: {country:term}.",
			"Ambas tienen vínculos con este país y aceptaron compartirlo: {country:term}."},
		"you_share_tie": {"You both have ties to this country, and have agreed to share that: {country:term}.",
			"Vous avez en commun des liens avec ce pays, et avez accepté d’en faire part\u00a0: {country:term}.",
			"Tienen en común vínculos con este país, y aceptaron compartirlo: {country:term}."},
	}
}

// leftTexts say why somebody has no partner.
func leftTexts() map[string][3]string {
	return map[string][3]string{
		"left_no_consent": {"Not matched: the consent to be matched is missing or has ended.",
			"Sans jumelage\u00a0: son consentement au jumelage manque ou a pris fin.",
			"Sin dupla: falta su consentimiento para participar, o ya venció."},
		"left_no_topics": {"Not matched: an exchange takes something to offer and something to seek.",
			"Sans jumelage\u00a0: pour un échange, il faut offrir quelque chose et chercher quelque chose.",
			"Sin dupla: para un intercambio hace falta ofrecer algo y buscar algo."},
		"left_no_partner": {"No partner fits in this round.",
			"Aucune personne ne lui convient dans ce cycle.",
			"Nadie es una dupla adecuada para ella en esta ronda."},
		"left_none_free": {"Nobody who is free in this round is a fitting partner; those in pairs that are fixed were not looked at.",
			"Parmi les personnes libres dans ce cycle, aucune ne convient; celles dont le jumelage est fixé n’ont pas été considérées.",
			"Entre las personas libres en esta ronda nadie es una dupla adecuada; quienes tienen una dupla fija no se consideraron."},
		"left_outranked": {"{partners} {partners|person considered as a partner is|people considered as partners are all} paired with somebody else; no matching of the pairs considered reaches a better result.",
			"{partners} {partners|personne envisagée pour elle est jumelée|personnes envisagées pour elle sont toutes jumelées} avec quelqu’un d’autre; parmi les jumelages envisagés, aucune autre répartition ne donne un meilleur résultat.",
			"{partners} {partners|persona considerada para ella está|personas consideradas para ella están todas} en otra dupla; entre las duplas consideradas, ninguna otra distribución da un mejor resultado."},
		"left_barrier": {"She is one of {people} people who can be paired only among themselves or with the same group of {partners} {partners|person|people}: whatever the choice, {left} of them {left|stays|stay} without a partner.",
			"Elle fait partie de {people} personnes qui ne peuvent être jumelées qu’entre elles ou avec le même groupe de {partners} {partners|personne|personnes}\u00a0: quel que soit le choix, {left} d’entre elles {left|reste|restent} sans partenaire.",
			"Forma parte de {people} personas que solo pueden formar dupla entre sí o con el mismo grupo de {partners} {partners|persona|personas}: sea cual sea la elección, {left} de ellas {left|queda|quedan} sin dupla."},
		"left_parity": {"The {people} people who can be paired among each other are an odd number, so that one of them stays without a partner.",
			"Les {people} personnes qui peuvent être jumelées entre elles sont en nombre impair\u00a0: l’une d’elles reste sans partenaire.",
			"Las {people} personas que pueden formar duplas entre sí son un número impar, de modo que una queda sin dupla."},
		"removed_forbidden": {"Pairs with this person that the coordination ruled out: {pairs}.",
			"Jumelages avec elle écartés par la coordination\u00a0: {pairs}.",
			"Duplas con ella que la coordinación descartó: {pairs}."},
		"removed_conflict": {"Pairs with this person ruled out by a declared conflict: {pairs}.",
			"Jumelages avec elle écartés par un conflit déclaré\u00a0: {pairs}.",
			"Duplas con ella descartadas por un conflicto declarado: {pairs}."},
		"removed_previous": {"Pairs with this person that have met in an earlier round: {pairs}.",
			"Jumelages avec elle qui ont déjà eu lieu dans un cycle précédent\u00a0: {pairs}.",
			"Duplas con ella que ya se formaron en una ronda anterior: {pairs}."},
		"removed_corridor": {"Pairs with this person outside the corridors of this round: {pairs}.",
			"Jumelages avec elle hors des corridors de ce cycle\u00a0: {pairs}.",
			"Duplas con ella fuera de los corredores de esta ronda: {pairs}."},
		"removed_mode": {"Pairs with this person that have no way of meeting that suits both: {pairs}.",
			"Jumelages avec elle sans mode de rencontre qui convienne aux deux\u00a0: {pairs}.",
			"Duplas con ella sin una forma de reunirse que convenga a ambas: {pairs}."},
		"removed_language": {"Pairs with this person that have no language in common: {pairs}.",
			"Jumelages avec elle sans langue commune\u00a0: {pairs}.",
			"Duplas con ella sin un idioma en común: {pairs}."},
		"removed_hours": {"Pairs with this person that have no common hours long enough to meet: {pairs}.",
			"Jumelages avec elle sans plage commune assez longue pour se rencontrer\u00a0: {pairs}.",
			"Duplas con ella sin un horario común suficiente para reunirse: {pairs}."},
		"removed_one_sided": {"Pairs with this person in which one of the two, at their levels, has nothing to give the other: {pairs}.",
			"Jumelages avec elle où l’une des deux personnes, à leurs niveaux, n’a rien à apporter à l’autre\u00a0: {pairs}.",
			"Duplas con ella en las que una de las dos, según sus niveles, no tiene qué aportar a la otra: {pairs}."},
		"you_no_consent": {"You are not in this round, because we do not have your consent to be matched. If you would like to take part, tell your coordinator.",
			"Vous ne faites pas partie de ce cycle, car nous n’avons pas votre consentement au jumelage. Si vous souhaitez participer, parlez-en à votre coordonnatrice ou coordonnateur.",
			"Usted no está en esta ronda porque no tenemos su consentimiento para formar una dupla. Si desea participar, hable con su coordinadora o coordinador."},
		"you_no_topics": {"To find you a partner, we need at least one thing that you would like to offer and one that you are looking for. Everyone has something to give: experience, know-how, good questions, an attentive ear.",
			"Pour vous trouver une partenaire ou un partenaire, il nous faut au moins une chose que vous aimeriez offrir et une que vous cherchez. Chaque personne a quelque chose à donner\u00a0: de l’expérience, un savoir-faire, de bonnes questions, une écoute attentive.",
			"Para encontrarle compañera o compañero necesitamos al menos algo que le gustaría ofrecer y algo que busca. Toda persona tiene algo que dar: experiencia, conocimientos prácticos, buenas preguntas, una escucha atenta."},
		"you_no_partner": {"We found no fitting partner for you this time. This is no judgement of you or your work. Your coordinator will gladly talk with you about the next round.",
			"Cette fois, nous n’avons pas trouvé de partenaire qui vous convienne. Ce n’est un jugement ni sur vous ni sur votre travail. Votre coordonnatrice ou coordonnateur parlera volontiers avec vous du prochain cycle.",
			"Esta vez no encontramos una persona adecuada para formar una dupla con usted. Esto no es un juicio sobre usted ni sobre su trabajo. Su coordinadora o coordinador conversará con gusto con usted sobre la próxima ronda."},
		"removed_declined": {"Pairs with this person in which one of the two has declined: {pairs}.",
			"Jumelages avec elle que l’une des deux personnes a déclinés\u00a0: {pairs}.",
			"Duplas con ella que una de las dos personas rechazó: {pairs}."},
		"left_not_vetted": {"Not matched: the vetting is missing or has ended.",
			"Sans jumelage\u00a0: la vérification de ses antécédents manque ou n’est plus valide.",
			"Sin dupla: falta la verificación de sus antecedentes, o ya venció."},
		"you_not_vetted": {"You are not in this round, because your vetting is missing or has ended. Your coordinator will gladly tell you how to renew it.",
			"Vous ne faites pas partie de ce cycle, car la vérification de vos antécédents manque ou n’est plus valide. Votre coordonnatrice ou coordonnateur vous dira volontiers comment la renouveler.",
			"Usted no está en esta ronda porque falta la verificación de sus antecedentes, o ya venció. Su coordinadora o coordinador le explicará con gusto cómo renovarla."},
		"removed_diaspora": {"Pairs with this person without a tie of origin to which both have agreed: {pairs}.",
			"Jumelages avec elle sans lien d’origine accepté par les deux personnes\u00a0: {pairs}.",
			"Duplas con ella sin un vínculo de origen aceptado por ambas: {pairs}."},
	}
}

// circleTexts are those of circles.
func circleTexts() map[string][3]string {
	return map[string][3]string{
		"all_share_language": {"A language that all of the group share: {language:term}.",
			"Langue commune à tout le groupe\u00a0: {language:term}.",
			"Idioma que comparte todo el grupo: {language:term}."},
		"all_share_hours": {"Hours a week that suit all of the group: {hours}.",
			"Heures par semaine qui conviennent à tout le groupe\u00a0: {hours}.",
			"Horas por semana que convienen a todo el grupo: {hours}."},
		"all_ask_language": {"Not everybody in the group has stated languages: ask before they first meet.",
			"Dans le groupe, toutes les personnes n’ont pas indiqué leurs langues\u00a0: à demander avant la première rencontre.",
			"No todas las personas del grupo indicaron sus idiomas: conviene preguntar antes de la primera reunión."},
		"all_ask_hours": {"Not everybody in the group has stated hours: ask before they first meet.",
			"Dans le groupe, toutes les personnes n’ont pas indiqué leurs disponibilités\u00a0: à demander avant la première rencontre.",
			"No todas las personas del grupo indicaron sus horarios: conviene preguntar antes de la primera reunión."},
		"left_no_circle": {"No circle is possible with this person in this round.",
			"Aucun cercle n’est possible avec elle dans ce cycle.",
			"En esta ronda no es posible ningún círculo con ella."},
		"left_other_circles": {"{circles} {circles|circle is|circles are} possible with this person, but {circles|it shares|they all share} people with the circles chosen.",
			"{circles} {circles|cercle serait possible avec elle, mais il a|cercles seraient possibles avec elle, mais ils ont tous} des personnes en commun avec les cercles retenus.",
			"{circles} {circles|círculo sería posible con ella, pero comparte|círculos serían posibles con ella, pero todos comparten} personas con los círculos elegidos."},
		"you_no_circle": {"We found no fitting circle for you this time. This is no judgement of you or your work. Your coordinator will gladly talk with you about the next round.",
			"Cette fois, nous n’avons pas trouvé de cercle qui vous convienne. Ce n’est un jugement ni sur vous ni sur votre travail. Votre coordonnatrice ou coordonnateur parlera volontiers avec vous du prochain cycle.",
			"Esta vez no encontramos un círculo adecuado para usted. Esto no es un juicio sobre usted ni sobre su trabajo. Su coordinadora o coordinador conversará con gusto con usted sobre la próxima ronda."},
		"you_in_pair": {"You are a circle of {people}: each of you gives to the other.",
			"Vous formez un cercle de {people}\u00a0: vous apportez chacune ou chacun quelque chose à l’autre.",
			"Ustedes forman un círculo de {people}: cada persona le aporta algo a la otra."},
		"you_in_ring": {"You are in a circle of {people}: you give to one person and receive from another, so that everyone gives and receives.",
			"Vous faites partie d’un cercle de {people}\u00a0: vous apportez quelque chose à une personne et recevez d’une autre, de sorte que tout le monde donne et reçoit.",
			"Usted forma parte de un círculo de {people}: le aporta algo a una persona y recibe de otra, de modo que todas dan y reciben."},
		"you_in_round": {"You are in a group of {people}, in which everyone gives and receives.",
			"Vous faites partie d’un groupe de {people}, où tout le monde donne et reçoit.",
			"Usted forma parte de un grupo de {people}, en el que todas las personas dan y reciben."},
		"you_all_share_language": {"A language that you all share: {language:term}.",
			"Langue que vous avez toutes et tous en commun\u00a0: {language:term}.",
			"Idioma que todo el grupo comparte: {language:term}."},
		"you_all_share_hours": {"Hours a week that suit all of you: {hours}.",
			"Heures par semaine qui vous conviennent à toutes et à tous\u00a0: {hours}.",
			"Horas por semana que convienen a todo el grupo: {hours}."},
	}
}

// rematchTexts say what can be done when somebody leaves.
func rematchTexts() map[string][3]string {
	return map[string][3]string{
		"leaves_others_alone": {"Leaves all other pairs as they are.",
			"Laisse tous les autres jumelages tels quels.",
			"Deja todas las demás duplas como están."},
		"breaks_pairs": {"Breaks {pairs} {pairs|pair|pairs} so that this many points are gained: {points}.",
			"Défait {pairs} {pairs|jumelage|jumelages}, ce qui apporte autant de points\u00a0: {points}.",
			"Deshace {pairs} {pairs|dupla|duplas} y así gana estos puntos: {points}."},
		"breaks_help_people": {"People who get a partner by that: {people}.",
			"Personnes qui obtiennent ainsi une ou un partenaire\u00a0: {people}.",
			"Personas que así consiguen compañera o compañero: {people}."},
		"you_leave": {"You have left your pair, and nobody asks you why. Whenever you would like to come back, you are welcome.",
			"Vous avez quitté votre jumelage, et personne ne vous demandera pourquoi. Si vous souhaitez revenir, vous serez toujours la bienvenue ou le bienvenu.",
			"Usted dejó su dupla y nadie le preguntará por qué. Cuando quiera volver, será muy bien recibida o recibido."},
		"you_pair_ended": {"Your pair can’t go on as it is. That is no judgement of you: this happens, and nobody is at fault. Your coordinator is looking with you for a way to go on.",
			"Votre jumelage ne peut pas se poursuivre tel quel. Ce n’est pas un jugement sur vous\u00a0: cela arrive, et ce n’est la faute de personne. Votre coordonnatrice ou coordonnateur cherche avec vous une façon de continuer.",
			"Su dupla no puede seguir tal como está. Esto no es un juicio sobre usted: sucede, y no es culpa de nadie. Su coordinadora o coordinador busca con usted la manera de continuar."},
		"you_stay": {"Nothing changes for you for now: you go on with your partner.",
			"Rien ne change pour vous pour l’instant\u00a0: vous poursuivez avec votre partenaire.",
			"Por ahora nada cambia para usted: sigue con su compañera o compañero."},
		"you_wait": {"You are waiting for a partner, and you keep your place in line.",
			"Vous attendez une ou un partenaire, et vous gardez votre place.",
			"Usted espera compañera o compañero y conserva su lugar."},
	}
}

// guideTexts are those of guides, and of partners whom people choose themselves.
func guideTexts() map[string][3]string {
	return map[string][3]string{
		"left_others_preferred": {"{partners} {partners|person|people} would fit, but {partners|prefers|all of those prefer} the partner that {partners|this person has|they have}.",
			"{partners} {partners|personne lui conviendrait, mais elle préfère son|personnes lui conviendraient, mais toutes préfèrent leur} partenaire.",
			"{partners} {partners|persona sería adecuada para ella, pero prefiere|personas serían adecuadas para ella, pero todas prefieren} a quien ya {partners|tiene|tienen}."},
		"left_no_wishes": {"No guide: nothing has been said yet of what is looked for.",
			"Sans accompagnement\u00a0: elle n’a pas encore dit ce qu’elle cherche.",
			"Sin acompañamiento: todavía no dijo qué busca."},
		"left_no_guide": {"No guide fits in this round.",
			"Aucune accompagnatrice ni aucun accompagnateur ne lui convient dans ce cycle.",
			"En esta ronda no hay acompañante adecuado para ella."},
		"left_guides_full": {"{guides} {guides|guide|guides} would fit, but all places with them go to others; no other assignment reaches a better result.",
			"{guides} {guides|personne pourrait|personnes pourraient} l’accompagner, mais toutes leurs places vont à d’autres; aucune autre répartition ne donne un meilleur résultat.",
			"{guides} {guides|persona podría|personas podrían} acompañarla, pero todos sus lugares van a otras; ninguna otra distribución da un mejor resultado."},
		"you_no_wishes": {"To find someone to accompany you, we need at least one thing that you are looking for.",
			"Pour trouver quelqu’un qui vous accompagne, il nous faut au moins une chose que vous cherchez.",
			"Para encontrar a alguien que le acompañe necesitamos al menos algo que usted busca."},
		"you_no_cases": {"You accompany nobody in this round. This is no judgement of you. Your coordinator will gladly talk with you about the next one.",
			"Vous n’accompagnez personne dans ce cycle. Ce n’est pas un jugement sur vous. Votre coordonnatrice ou coordonnateur parlera volontiers avec vous du prochain.",
			"En esta ronda usted no acompaña a nadie. Esto no es un juicio sobre usted. Su coordinadora o coordinador conversará con gusto con usted sobre la próxima."},
		"you_no_guide": {"We have no free place for you with a fitting guide this time. This is no judgement of you, and you keep your place in line.",
			"Cette fois, nous n’avons pas de place libre pour vous auprès d’une personne qui vous convienne. Ce n’est pas un jugement sur vous, et vous gardez votre rang.",
			"Esta vez no tenemos un lugar libre para usted con una persona adecuada. Esto no es un juicio sobre usted, y usted conserva su turno."},
	}
}

// lessonTexts say what feedback tells.
func lessonTexts() map[string][3]string {
	return map[string][3]string{
		"learned_nothing_yet": {"Not enough evidence yet to change any weight; ratings so far: {answers}.",
			"Pas encore assez d’éléments pour modifier une pondération; évaluations à ce jour\u00a0: {answers}.",
			"Aún no hay suficiente evidencia para cambiar ningún peso; valoraciones hasta ahora: {answers}."},
		"learned_more": {"What went along with good ratings would count more: {part:term}, {new} instead of {old}.",
			"Ce qui allait de pair avec de bonnes évaluations compterait davantage\u00a0: {part:term}, {new} au lieu de {old}.",
			"Lo que acompañó a las buenas valoraciones contaría más: {part:term}, {new} en lugar de {old}."},
		"learned_less": {"What went along with poor ratings would count less: {part:term}, {new} instead of {old}.",
			"Ce qui allait de pair avec de faibles évaluations compterait moins\u00a0: {part:term}, {new} au lieu de {old}.",
			"Lo que acompañó a las malas valoraciones contaría menos: {part:term}, {new} en lugar de {old}."},
		"learned_narrower": {"Look twice: with these weights, fewer people who differ would meet.",
			"À regarder de près\u00a0: avec ces pondérations, moins de personnes différentes se rencontreraient.",
			"Conviene mirar dos veces: con estos pesos se encontrarían menos personas diferentes entre sí."},
	}
}

// terms are the words for common keys.
func terms() map[string][3]string {
	return map[string][3]string{
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
		// Parts of a score.
		"part_topics":   {"wishes met", "souhaits comblés", "deseos cumplidos"},
		"part_levels":   {"fitting levels", "niveaux adaptés", "niveles adecuados"},
		"part_goals":    {"shared goals", "objectifs communs", "metas en común"},
		"part_stage":    {"stage of the journey", "étape du parcours", "etapa del recorrido"},
		"part_sector":   {"same sector", "même secteur", "mismo sector"},
		"part_language": {"language in common", "langue commune", "idioma en común"},
		"part_hours":    {"hours in common", "heures communes", "horarios en común"},
		"part_ties":     {"ties of origin", "liens d’origine", "vínculos de origen"},
		// Countries.
		"BO": {"Bolivia", "Bolivie", "Bolivia"},
		"CA": {"Canada", "Canada", "Canadá"},
		"CO": {"Colombia", "Colombie", "Colombia"},
		"HT": {"Haiti", "Haïti", "Haití"},
		"PH": {"Philippines", "Philippines", "Filipinas"},
		"SN": {"Senegal", "Sénégal", "Senegal"},
	}
}
