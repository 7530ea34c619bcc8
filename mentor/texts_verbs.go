package mentor

// verbsIn returns the texts of all verbs but [Match] in one of the three
// languages: those of circles first.
func verbsIn(column int) map[string]string {
	out := map[string]string{}
	for _, table := range []map[string][3]string{circleTexts(), keepTexts(), rematchTexts(), guideTexts(), lessonTexts()} {
		for code, texts := range table {
			out[code] = texts[column]
		}
	}
	return out
}

func keepTexts() map[string][3]string {
	return map[string][3]string{
		"shared_acceptance": {
			"Both have accepted each other.",
			"Les deux personnes se sont acceptées.",
			"Ambas personas se aceptaron.",
		},
		"shared_way_so_far": {
			"Both meet already and go on together.",
			"Les deux se rencontrent déjà et poursuivent ensemble.",
			"Ambas ya se reúnen y siguen juntas.",
		},
		"you_share_acceptance": {
			"You have both said yes to this pair.",
			"Vous avez dit oui à ce jumelage, l’autre personne aussi.",
			"Usted y la otra persona dijeron que sí a esta dupla.",
		},
		"you_share_way_so_far": {
			"You go on together with the partner you know.",
			"Vous poursuivez avec la personne que vous connaissez déjà.",
			"Usted sigue con la persona que ya conoce.",
		},
		"removed_declined": {
			"Pairs with her in which one of the two has declined: {pairs}.",
			"Jumelages avec elle que l’une des deux personnes a déclinés\u00a0: {pairs}.",
			"Duplas con ella que una de las dos personas rechazó: {pairs}.",
		},
		"left_not_vetted": {
			"Not matched: her vetting is missing or has ended.",
			"Sans jumelage\u00a0: la vérification de ses antécédents manque ou n’est plus valide.",
			"Sin dupla: falta la verificación de sus antecedentes, o ya venció.",
		},
		"you_not_vetted": {
			"You are not in this round, because your vetting is missing or has ended. Your coordinator will gladly tell you how to renew it.",
			"Vous ne faites pas partie de ce cycle, car la vérification de vos antécédents manque ou n’est plus valide. Votre coordonnatrice ou coordonnateur vous dira volontiers comment la renouveler.",
			"Usted no está en esta ronda porque falta la verificación de sus antecedentes, o ya venció. Su coordinadora o coordinador le explicará con gusto cómo renovarla.",
		},
	}
}

func rematchTexts() map[string][3]string {
	return map[string][3]string{
		"leaves_others_alone": {
			"Leaves all other pairs as they are.",
			"Laisse tous les autres jumelages tels quels.",
			"Deja todas las demás duplas como están.",
		},
		"breaks_pairs": {
			"Breaks {pairs} {pairs|pair|pairs} so that this many points are gained: {points}.",
			"Défait {pairs} {pairs|jumelage|jumelages}, ce qui apporte autant de points\u00a0: {points}.",
			"Deshace {pairs} {pairs|dupla|duplas} y así gana estos puntos: {points}.",
		},
		"breaks_help_people": {
			"People who get a partner by that: {people}.",
			"Personnes qui obtiennent ainsi une ou un partenaire\u00a0: {people}.",
			"Personas que así consiguen compañera o compañero: {people}.",
		},
		"you_leave": {
			"You have left your pair, and nobody asks you why. Whenever you would like to come back, you are welcome.",
			"Vous avez quitté votre jumelage, et personne ne vous demandera pourquoi. Si vous souhaitez revenir, vous serez toujours la bienvenue ou le bienvenu.",
			"Usted dejó su dupla y nadie le preguntará por qué. Cuando quiera volver, será muy bien recibida o recibido.",
		},
		"you_partner_left": {
			"Your partner can’t continue at present. That is no judgement of you: this happens, and nobody is at fault. Your coordinator is looking for a new partner with you.",
			"Votre partenaire ne peut pas poursuivre pour le moment. Ce n’est pas un jugement sur vous\u00a0: cela arrive, et ce n’est la faute de personne. Votre coordonnatrice ou coordonnateur cherche une nouvelle personne avec vous.",
			"Su compañera o compañero no puede continuar por ahora. Esto no es un juicio sobre usted: sucede, y no es culpa de nadie. Su coordinadora o coordinador busca con usted a otra persona.",
		},
		"you_stay": {
			"Nothing changes for you for now: you go on with your partner.",
			"Rien ne change pour vous pour l’instant\u00a0: vous poursuivez avec votre partenaire.",
			"Por ahora nada cambia para usted: sigue con su compañera o compañero.",
		},
		"you_wait": {
			"You are waiting for a partner, and you keep your place in line.",
			"Vous attendez une ou un partenaire, et vous gardez votre place.",
			"Usted espera compañera o compañero y conserva su lugar.",
		},
	}
}

func guideTexts() map[string][3]string {
	return map[string][3]string{
		"left_others_preferred": {
			"{partners} {partners|person fits|people fit} her, but {partners|prefers|all of those prefer} the partner that {partners|this person has|they have}.",
			"{partners} {partners|personne lui conviendrait, mais elle préfère son|personnes lui conviendraient, mais toutes préfèrent leur} partenaire.",
			"{partners} {partners|persona sería adecuada para ella, pero prefiere|personas serían adecuadas para ella, pero todas prefieren} a quien ya {partners|tiene|tienen}.",
		},
		"left_no_wishes": {
			"No guide: she hasn’t said yet what she is looking for.",
			"Sans accompagnement\u00a0: elle n’a pas encore dit ce qu’elle cherche.",
			"Sin acompañamiento: todavía no dijo qué busca.",
		},
		"left_no_guide": {
			"No guide fits her in this round.",
			"Aucune accompagnatrice ni aucun accompagnateur ne lui convient dans ce cycle.",
			"En esta ronda no hay acompañante adecuado para ella.",
		},
		"left_guides_full": {
			"{guides} {guides|guide fits|guides fit} her, but all places with them go to others; no other assignment reaches a better result.",
			"{guides} {guides|personne pourrait|personnes pourraient} l’accompagner, mais toutes leurs places vont à d’autres; aucune autre répartition ne donne un meilleur résultat.",
			"{guides} {guides|persona podría|personas podrían} acompañarla, pero todos sus lugares van a otras; ninguna otra distribución da un mejor resultado.",
		},
		"you_no_wishes": {
			"To find someone to accompany you, we need at least one thing that you are looking for.",
			"Pour trouver quelqu’un qui vous accompagne, il nous faut au moins une chose que vous cherchez.",
			"Para encontrar a alguien que le acompañe necesitamos al menos algo que usted busca.",
		},
		"you_no_guide": {
			"We have no free place for you with a fitting guide this time. This is no judgement of you, and you keep your place in line.",
			"Cette fois, nous n’avons pas de place libre pour vous auprès d’une personne qui vous convienne. Ce n’est pas un jugement sur vous, et vous gardez votre rang.",
			"Esta vez no tenemos un lugar libre para usted con una persona adecuada. Esto no es un juicio sobre usted, y usted conserva su turno.",
		},
	}
}

func lessonTexts() map[string][3]string {
	return map[string][3]string{
		"learned_nothing_yet": {
			"Not enough evidence yet to change any weight; ratings so far: {answers}.",
			"Pas encore assez d’éléments pour modifier une pondération; évaluations à ce jour\u00a0: {answers}.",
			"Aún no hay suficiente evidencia para cambiar ningún peso; valoraciones hasta ahora: {answers}.",
		},
		"learned_more": {
			"What went along with good ratings would count more: {part:term}, {new} instead of {old}.",
			"Ce qui allait de pair avec de bonnes évaluations compterait davantage\u00a0: {part:term}, {new} au lieu de {old}.",
			"Lo que acompañó a las buenas valoraciones contaría más: {part:term}, {new} en lugar de {old}.",
		},
		"learned_less": {
			"What went along with poor ratings would count less: {part:term}, {new} instead of {old}.",
			"Ce qui allait de pair avec de faibles évaluations compterait moins\u00a0: {part:term}, {new} au lieu de {old}.",
			"Lo que acompañó a las malas valoraciones contaría menos: {part:term}, {new} en lugar de {old}.",
		},
		"learned_narrower": {
			"Look twice: with these weights, fewer people who differ would meet.",
			"À regarder de près\u00a0: avec ces pondérations, moins de personnes différentes se rencontreraient.",
			"Conviene mirar dos veces: con estos pesos se encontrarían menos personas diferentes entre sí.",
		},
		"term.part_topics":   {"wishes met", "souhaits comblés", "deseos cumplidos"},
		"term.part_levels":   {"fitting levels", "niveaux adaptés", "niveles adecuados"},
		"term.part_goals":    {"shared goals", "objectifs communs", "metas en común"},
		"term.part_stage":    {"stage of the journey", "étape du parcours", "etapa del recorrido"},
		"term.part_sector":   {"same sector", "même secteur", "mismo sector"},
		"term.part_language": {"language in common", "langue commune", "idioma en común"},
		"term.part_hours":    {"hours in common", "heures communes", "horarios en común"},
	}
}

func circleTexts() map[string][3]string {
	return map[string][3]string{
		"all_share_language": {
			"A language that all of the group share: {language:term}.",
			"Langue commune à tout le groupe\u00a0: {language:term}.",
			"Idioma que comparte todo el grupo: {language:term}.",
		},
		"all_share_hours": {
			"Hours a week that suit all of the group: {hours}.",
			"Heures par semaine qui conviennent à tout le groupe\u00a0: {hours}.",
			"Horas por semana que convienen a todo el grupo: {hours}.",
		},
		"all_ask_language": {
			"Not everybody in the group has stated languages: ask before they first meet.",
			"Dans le groupe, toutes les personnes n’ont pas indiqué leurs langues\u00a0: à demander avant la première rencontre.",
			"No todas las personas del grupo indicaron sus idiomas: conviene preguntar antes de la primera reunión.",
		},
		"all_ask_hours": {
			"Not everybody in the group has stated hours: ask before they first meet.",
			"Dans le groupe, toutes les personnes n’ont pas indiqué leurs disponibilités\u00a0: à demander avant la première rencontre.",
			"No todas las personas del grupo indicaron sus horarios: conviene preguntar antes de la primera reunión.",
		},
		"left_no_circle": {
			"No circle is possible with her in this round.",
			"Aucun cercle n’est possible avec elle dans ce cycle.",
			"En esta ronda no es posible ningún círculo con ella.",
		},
		"left_other_circles": {
			"{circles} {circles|circle is|circles are} possible with her, but {circles|it shares|they all share} people with the circles chosen.",
			"{circles} {circles|cercle serait possible avec elle, mais il a|cercles seraient possibles avec elle, mais ils ont tous} des personnes en commun avec les cercles retenus.",
			"{circles} {circles|círculo sería posible con ella, pero comparte|círculos serían posibles con ella, pero todos comparten} personas con los círculos elegidos.",
		},
		"you_no_circle": {
			"We found no fitting circle for you this time. This is no judgement of you or your work. Your coordinator will gladly talk with you about the next round.",
			"Cette fois, nous n’avons pas trouvé de cercle qui vous convienne. Ce n’est un jugement ni sur vous ni sur votre travail. Votre coordonnatrice ou coordonnateur parlera volontiers avec vous du prochain cycle.",
			"Esta vez no encontramos un círculo adecuado para usted. Esto no es un juicio sobre usted ni sobre su trabajo. Su coordinadora o coordinador conversará con gusto con usted sobre la próxima ronda.",
		},
		"you_in_pair": {
			"You are a circle of {people}: each of you gives to the other.",
			"Vous formez un cercle de {people}\u00a0: vous apportez chacune ou chacun quelque chose à l’autre.",
			"Ustedes forman un círculo de {people}: cada persona le aporta algo a la otra.",
		},
		"you_in_ring": {
			"You are in a circle of {people}: you give to one person and receive from another, so that everyone gives and receives.",
			"Vous faites partie d’un cercle de {people}\u00a0: vous apportez quelque chose à une personne et recevez d’une autre, de sorte que tout le monde donne et reçoit.",
			"Usted forma parte de un círculo de {people}: le aporta algo a una persona y recibe de otra, de modo que todas dan y reciben.",
		},
		"you_in_round": {
			"You are in a group of {people}, in which everyone gives and receives.",
			"Vous faites partie d’un groupe de {people}, où tout le monde donne et reçoit.",
			"Usted forma parte de un grupo de {people}, en el que todas las personas dan y reciben.",
		},
		"you_all_share_language": {
			"A language that you all share: {language:term}.",
			"Langue que vous avez toutes et tous en commun\u00a0: {language:term}.",
			"Idioma que todo el grupo comparte: {language:term}.",
		},
		"you_all_share_hours": {
			"Hours a week that suit all of you: {hours}.",
			"Heures par semaine qui vous conviennent à toutes et à tous\u00a0: {hours}.",
			"Horas por semana que convienen a todo el grupo: {hours}.",
		},
	}
}
