package mentor

// verbsIn returns the texts of all verbs but [Match] in one of the three
// languages: those of circles first.
func verbsIn(column int) map[string]string {
	out := map[string]string{}
	for _, table := range []map[string][3]string{circleTexts()} {
		for code, texts := range table {
			out[code] = texts[column]
		}
	}
	return out
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
