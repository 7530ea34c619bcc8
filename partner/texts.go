package partner

import (
	"sync"

	"github.com/essor-go/essor"
)

// Catalog returns the texts of every reason of this package in English,
// French and Spanish. Ids and codes are written as they are: a host that has
// titles for them joins them as terms by [essor.Catalog.Join], "term.one-file"
// for the id one-file, and rewords a text by [essor.Catalog.With].
func Catalog() essor.Catalog { return catalog() }

var catalog = sync.OnceValue(func() essor.Catalog {
	return essor.MustCatalog(map[essor.Lang]map[string]string{
		essor.EN: english(),
		essor.FR: french(),
		essor.ES: spanish(),
	})
})

func english() map[string]string {
	return map[string]string{
		"opening":   "{partners} organisations have compared their views. Supported by all of them: {common} of {items} {items|point|points}.",
		"ready":     "Everything the agreement asks for before the start is settled. The partners can begin.",
		"not_ready": "Some points still have to be settled before the partners begin.",

		"line_common":    "All {partners} organisations support “{item:term}”.",
		"line_shared":    "{support} of {partners} organisations support “{item:term}” and none objects; {silent} {silent|has|have} not spoken yet.",
		"line_unique":    "One organisation supports “{item:term}” and none objects; {silent} of {partners} {silent|has|have} not spoken yet.",
		"line_contested": "Views on “{item:term}” differ: {support} in favour, {dissent} with concerns or against, {silent} silent.",
		"line_unclaimed": "No organisation supports “{item:term}” so far: {dissent} with concerns or against, {silent} of {partners} silent.",
		"line_silent":    "Nobody has spoken on “{item:term}” yet. Silence is not agreement.",

		"voice":          "{partner:term} {position:term} “{item:term}”.",
		"voice_why":      "{partner:term} {position:term} “{item:term}”, because: {why:term}",
		"voice_strength": "What {partner:term} brings to “{item:term}”: {strength:term}",
		"voice_silent":   "{partner:term} has not spoken on “{item:term}” yet.",

		"ask_common":               "We all support “{item:term}”. What will keep it alive once the work begins?",
		"ask_shared":               "Several of us support “{item:term}”. What would the others need, to join in or to let it go ahead without them?",
		"ask_unique":               "One of us brings something of its own to “{item:term}”. How can all of us build on that strength?",
		"ask_unclaimed":            "Nobody here supports “{item:term}”. Shall we set it aside, or is there a need behind it that has no name yet?",
		"ask_silent":               "Who would like to say a first word on “{item:term}”, and what would make that easier?",
		"ask_contested_what":       "What would “{item:term}” change for each of us and for the people we serve? We ask to understand, not to judge.",
		"ask_contested_why":        "What does “{item:term}” mean to each of us, and where does that come from? We ask to understand, not to judge.",
		"ask_contested_how":        "What would each of us need for “{item:term}” to work in our own services? We ask to understand, not to judge.",
		"ask_contested_boundary":   "What does “{item:term}” protect for each of us, and what does it make harder? We ask to understand, not to judge.",
		"ask_contested_evaluation": "What would “{item:term}” let each of us learn, and what would it cost us to find out? We ask to understand, not to judge.",

		"missing_kind":    "The agreement says nothing yet about {kind:term}.",
		"missing_agreed":  "Nothing is agreed yet about {kind:term}.",
		"missing_answer":  "The evaluation has no agreed answer yet to this question: {question:term}",
		"missing_voices":  "{spoken} of {partners} organisations {spoken|has|have} spoken on “{item:term}”; {needed} must be heard.",
		"missing_heard":   "{unheard} {unheard|organisation|organisations} whose voice is required on “{item:term}” {unheard|has|have} not spoken yet.",
		"missing_consent": "“{item:term}” is still open: {dissent} {dissent|organisation has concerns or objects|organisations have concerns or object}.",
		"missing_owner":   "Nobody receives people yet at the touchpoint “{touchpoint:term}”.",

		"order":         "On {kind:term}, the {raters} organisations put {options} points in the same order to a degree of W = {w} (0: not at all, 1: fully); {dropped} {dropped|point was|points were} left out because somebody had not spoken.",
		"order_flat":    "On {kind:term}, no organisation prefers one point to another, so there is no order to compare; {dropped} {dropped|point was|points were} left out because somebody had not spoken.",
		"order_too_few": "On {kind:term}, fewer than two points have been spoken on by all, so orders cannot be compared yet; {dropped} {dropped|point was|points were} left out.",

		"term.kind.all":        "all points together",
		"term.kind.what":       "what we will do",
		"term.kind.why":        "why we do it",
		"term.kind.how":        "how we will work",
		"term.kind.boundary":   "the boundaries of our work",
		"term.kind.evaluation": "how the partnership will be evaluated",

		"term.question.impact":   "What impact do we want to have as a group?",
		"term.question.evidence": "How will we know that we have succeeded?",
		"term.question.learning": "What do we want to know or learn?",

		"term.position.champion": "champions",
		"term.position.support":  "supports",
		"term.position.neutral":  "can live with any decision on",
		"term.position.concern":  "has concerns about",
		"term.position.oppose":   "cannot go along with",
	}
}

func french() map[string]string {
	return map[string]string{
		"opening":   "{partners} organisations ont mis leurs points de vue en commun. Points soutenus par toutes\u00a0: {common} sur {items}.",
		"ready":     "Tout ce que l’entente demande avant le départ est réglé. Les partenaires peuvent commencer.",
		"not_ready": "Il reste des points à régler avant que les partenaires commencent.",

		"line_common":    "Les {partners} organisations soutiennent toutes «\u00a0{item:term}\u00a0».",
		"line_shared":    "{support} organisations sur {partners} soutiennent «\u00a0{item:term}\u00a0» et aucune ne s’y oppose; {silent} ne {silent|s’est|se sont} pas encore {silent|prononcée|prononcées}.",
		"line_unique":    "Une organisation soutient «\u00a0{item:term}\u00a0» et aucune ne s’y oppose; {silent} sur {partners} ne {silent|s’est|se sont} pas encore {silent|prononcée|prononcées}.",
		"line_contested": "Les avis sur «\u00a0{item:term}\u00a0» diffèrent\u00a0: {support} pour, {dissent} avec des réserves ou contre, {silent} sans avis exprimé.",
		"line_unclaimed": "Aucune organisation ne soutient «\u00a0{item:term}\u00a0» pour l’instant\u00a0: {dissent} avec des réserves ou contre, {silent} sur {partners} sans avis exprimé.",
		"line_silent":    "Personne ne s’est encore prononcé sur «\u00a0{item:term}\u00a0». Le silence n’est pas un accord.",

		"voice":          "{partner:term} {position:term} «\u00a0{item:term}\u00a0».",
		"voice_why":      "{partner:term} {position:term} «\u00a0{item:term}\u00a0», parce que\u00a0: {why:term}",
		"voice_strength": "Ce que {partner:term} apporte à «\u00a0{item:term}\u00a0»\u00a0: {strength:term}",
		"voice_silent":   "{partner:term} n’a pas encore pris position sur «\u00a0{item:term}\u00a0».",

		"ask_common":               "Nous soutenons toutes «\u00a0{item:term}\u00a0». Qu’est-ce qui gardera cet engagement vivant une fois le travail commencé?",
		"ask_shared":               "Plusieurs d’entre nous soutiennent «\u00a0{item:term}\u00a0». De quoi les autres auraient-elles besoin pour y participer, ou pour laisser avancer les premières?",
		"ask_unique":               "L’une de nos organisations apporte quelque chose d’unique à «\u00a0{item:term}\u00a0». Comment pouvons-nous toutes miser sur cette force?",
		"ask_unclaimed":            "Personne ici ne soutient «\u00a0{item:term}\u00a0». Devons-nous l’écarter, ou cache-t-il un besoin qui n’a pas encore de nom?",
		"ask_silent":               "Qui voudrait dire un premier mot sur «\u00a0{item:term}\u00a0», et qu’est-ce qui faciliterait la prise de parole?",
		"ask_contested_what":       "Qu’est-ce que «\u00a0{item:term}\u00a0» changerait pour chacune de nos organisations et pour les personnes que nous servons? Nous posons la question pour comprendre, et non pour juger.",
		"ask_contested_why":        "Que signifie «\u00a0{item:term}\u00a0» pour chacune de nos organisations, et d’où cela vient-il? Nous posons la question pour comprendre, et non pour juger.",
		"ask_contested_how":        "De quoi chacune de nos organisations aurait-elle besoin pour que «\u00a0{item:term}\u00a0» fonctionne dans ses propres services? Nous posons la question pour comprendre, et non pour juger.",
		"ask_contested_boundary":   "Que protège «\u00a0{item:term}\u00a0» pour chacune de nos organisations, et qu’est-ce que cela rend plus difficile? Nous posons la question pour comprendre, et non pour juger.",
		"ask_contested_evaluation": "Qu’est-ce que «\u00a0{item:term}\u00a0» permettrait à chacune de nos organisations d’apprendre, et à quel prix? Nous posons la question pour comprendre, et non pour juger.",

		"missing_kind":    "L’entente ne dit encore rien sur {kind:term}.",
		"missing_agreed":  "Rien n’est encore convenu sur {kind:term}.",
		"missing_answer":  "L’évaluation n’a pas encore de réponse convenue à cette question\u00a0: {question:term}",
		"missing_voices":  "{spoken} {spoken|organisation|organisations} sur {partners} {spoken|s’est prononcée|se sont prononcées} sur «\u00a0{item:term}\u00a0»; il faut en entendre {needed}.",
		"missing_heard":   "{unheard} {unheard|organisation|organisations} dont la voix est requise sur «\u00a0{item:term}\u00a0» ne {unheard|s’est|se sont} pas encore {unheard|prononcée|prononcées}.",
		"missing_consent": "«\u00a0{item:term}\u00a0» reste ouvert\u00a0: {dissent} {dissent|organisation a des réserves ou s’y oppose|organisations ont des réserves ou s’y opposent}.",
		"missing_owner":   "Personne n’accueille encore les gens au point de contact «\u00a0{touchpoint:term}\u00a0».",

		"order":         "Sur {kind:term}, les {raters} organisations classent {options} points dans le même ordre à un degré W\u00a0=\u00a0{w} (0\u00a0: pas du tout, 1\u00a0: entièrement); {dropped} {dropped|point a été laissé|points ont été laissés} de côté parce que quelqu’un ne s’était pas prononcé.",
		"order_flat":    "Sur {kind:term}, aucune organisation ne préfère un point à un autre\u00a0: il n’y a pas d’ordre à comparer; {dropped} {dropped|point a été laissé|points ont été laissés} de côté parce que quelqu’un ne s’était pas prononcé.",
		"order_too_few": "Sur {kind:term}, moins de deux points ont l’avis de toutes les organisations\u00a0: on ne peut pas encore comparer d’ordres; {dropped} {dropped|point a été laissé|points ont été laissés} de côté.",

		"term.kind.all":        "l’ensemble des points",
		"term.kind.what":       "ce que nous ferons",
		"term.kind.why":        "les raisons de le faire",
		"term.kind.how":        "notre façon de travailler",
		"term.kind.boundary":   "les limites de notre action",
		"term.kind.evaluation": "l’évaluation du partenariat",

		"term.question.impact":   "Quel impact voulons-nous avoir en tant que groupe?",
		"term.question.evidence": "Comment saurons-nous si nous avons réussi?",
		"term.question.learning": "Que voulons-nous savoir ou apprendre?",

		"term.position.champion": "porte",
		"term.position.support":  "soutient",
		"term.position.neutral":  "s’accommode de toute décision sur",
		"term.position.concern":  "a des réserves sur",
		"term.position.oppose":   "ne peut pas accepter",
	}
}

func spanish() map[string]string {
	return map[string]string{
		"opening":   "{partners} organizaciones compararon sus puntos de vista. Puntos con el apoyo de todas: {common} de {items}.",
		"ready":     "Todo lo que el acuerdo pide antes de empezar está resuelto. Las organizaciones pueden comenzar.",
		"not_ready": "Quedan puntos por resolver antes de que las organizaciones comiencen.",

		"line_common":    "Las {partners} organizaciones apoyan «{item:term}».",
		"line_shared":    "{support} de {partners} organizaciones apoyan «{item:term}» y ninguna se opone; {silent} todavía no {silent|se ha|se han} pronunciado.",
		"line_unique":    "Una organización apoya «{item:term}» y ninguna se opone; {silent} de {partners} todavía no {silent|se ha|se han} pronunciado.",
		"line_contested": "Hay opiniones distintas sobre «{item:term}»: {support} a favor, {dissent} con reservas o en contra, {silent} sin pronunciarse.",
		"line_unclaimed": "Por ahora ninguna organización apoya «{item:term}»: {dissent} con reservas o en contra, {silent} de {partners} sin pronunciarse.",
		"line_silent":    "Nadie se ha pronunciado todavía sobre «{item:term}». El silencio no es acuerdo.",

		"voice":          "{partner:term} {position:term} «{item:term}».",
		"voice_why":      "{partner:term} {position:term} «{item:term}», porque: {why:term}",
		"voice_strength": "Lo que {partner:term} aporta a «{item:term}»: {strength:term}",
		"voice_silent":   "{partner:term} todavía no se ha pronunciado sobre «{item:term}».",

		"ask_common":               "Todas apoyamos «{item:term}». ¿Qué mantendrá vivo ese compromiso cuando empiece el trabajo?",
		"ask_shared":               "Varias de nosotras apoyamos «{item:term}». ¿Qué necesitarían las demás para sumarse, o para dejar que avance sin ellas?",
		"ask_unique":               "Una de nuestras organizaciones aporta algo propio a «{item:term}». ¿Cómo podemos todas apoyarnos en esa fortaleza?",
		"ask_unclaimed":            "Nadie aquí apoya «{item:term}». ¿Lo dejamos de lado, o hay detrás una necesidad que aún no tiene nombre?",
		"ask_silent":               "¿Quién quisiera decir una primera palabra sobre «{item:term}», y qué lo haría más fácil?",
		"ask_contested_what":       "¿Qué cambiaría «{item:term}» para cada una de nuestras organizaciones y para las personas a las que servimos? Preguntamos para comprender, no para juzgar.",
		"ask_contested_why":        "¿Qué significa «{item:term}» para cada una de nuestras organizaciones, y de dónde viene eso? Preguntamos para comprender, no para juzgar.",
		"ask_contested_how":        "¿Qué necesitaría cada una de nuestras organizaciones para que «{item:term}» funcione en sus propios servicios? Preguntamos para comprender, no para juzgar.",
		"ask_contested_boundary":   "¿Qué protege «{item:term}» para cada una de nuestras organizaciones, y qué hace más difícil? Preguntamos para comprender, no para juzgar.",
		"ask_contested_evaluation": "¿Qué le permitiría aprender «{item:term}» a cada una de nuestras organizaciones, y qué nos costaría averiguarlo? Preguntamos para comprender, no para juzgar.",

		"missing_kind":    "El acuerdo todavía no dice nada sobre {kind:term}.",
		"missing_agreed":  "Todavía no hay nada acordado sobre {kind:term}.",
		"missing_answer":  "La evaluación todavía no tiene una respuesta acordada a esta pregunta: {question:term}",
		"missing_voices":  "{spoken} de {partners} organizaciones {spoken|se ha pronunciado|se han pronunciado} sobre «{item:term}»; hace falta escuchar a {needed}.",
		"missing_heard":   "{unheard} {unheard|organización cuya voz es necesaria|organizaciones cuyas voces son necesarias} sobre «{item:term}» todavía no {unheard|se ha|se han} pronunciado.",
		"missing_consent": "«{item:term}» sigue abierto: {dissent} {dissent|organización tiene reservas o se opone|organizaciones tienen reservas o se oponen}.",
		"missing_owner":   "Todavía nadie recibe a las personas en el punto de contacto «{touchpoint:term}».",

		"order":         "Sobre {kind:term}, las {raters} organizaciones ponen {options} puntos en el mismo orden en un grado W = {w} (0: nada, 1: por completo); {dropped} {dropped|punto quedó|puntos quedaron} fuera porque alguien no se había pronunciado.",
		"order_flat":    "Sobre {kind:term}, ninguna organización prefiere un punto a otro, así que no hay un orden que comparar; {dropped} {dropped|punto quedó|puntos quedaron} fuera porque alguien no se había pronunciado.",
		"order_too_few": "Sobre {kind:term}, menos de dos puntos tienen la opinión de todas las organizaciones, así que aún no se pueden comparar órdenes; {dropped} {dropped|punto quedó|puntos quedaron} fuera.",

		"term.kind.all":        "el conjunto de los puntos",
		"term.kind.what":       "lo que haremos",
		"term.kind.why":        "las razones para hacerlo",
		"term.kind.how":        "nuestra forma de trabajar",
		"term.kind.boundary":   "los límites de nuestra acción",
		"term.kind.evaluation": "la evaluación de la alianza",

		"term.question.impact":   "¿Qué impacto queremos tener como grupo?",
		"term.question.evidence": "¿Cómo sabremos si lo hemos logrado?",
		"term.question.learning": "¿Qué queremos saber o aprender?",

		"term.position.champion": "impulsa",
		"term.position.support":  "apoya",
		"term.position.neutral":  "acepta cualquier decisión sobre",
		"term.position.concern":  "tiene reservas sobre",
		"term.position.oppose":   "no puede aceptar",
	}
}
