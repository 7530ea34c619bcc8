package afford

import (
	"slices"
	"sync"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/wording"
)

// Catalog returns the texts of every reason of this package, in English,
// French and Spanish. A host may reword them with [essor.Catalog.With], and
// give its shocks and items their names with [essor.Catalog.Join].
func Catalog() essor.Catalog { return catalog() }

var catalog = sync.OnceValue(func() essor.Catalog { return wording.Catalog(slices.Concat(toFamily(), toOfficer(), terms())) })

func toFamily() []wording.Text {
	return []wording.Text{
		{
			"afford.family_unknown",
			"We do not know enough yet to say what fits your month. Nothing is decided.",
			"Nous n’en savons pas encore assez pour dire ce qui convient à votre mois. Rien n’est décidé.",
			"Aún no sabemos lo suficiente para decir qué se ajusta a su mes. Nada está decidido.",
		}, {
			"afford.family_asks",
			"Please tell us about this: {what:term}.",
			"Parlez-nous de ceci\u00a0: {what:term}.",
			"Cuéntenos sobre esto: {what:term}.",
		}, {
			"afford.family_asks_amount",
			"Please tell us about this: {what:term} ({id:term}). An estimate is fine.",
			"Parlez-nous de ceci\u00a0: {what:term} ({id:term}). Une estimation suffit.",
			"Cuéntenos sobre esto: {what:term} ({id:term}). Basta un estimado.",
		}, {
			"afford.family_looks_up",
			"We still have to look up what a household of your size needs at least.",
			"Il nous reste à chercher ce dont un ménage de la taille du vôtre a au moins besoin.",
			"Aún nos falta averiguar lo que un hogar del tamaño del suyo necesita como mínimo.",
		}, {
			"afford.family_left",
			"After what your family needs, {amount} of the month is left.",
			"Une fois les besoins de votre famille couverts, il reste {amount} dans le mois.",
			"Después de lo que su familia necesita, quedan {amount} en el mes.",
		}, {
			"afford.family_short",
			"Your month lacks {amount} of what a family like yours needs. A loan would make it heavier: let us look together for what makes it lighter.",
			"Il manque {amount} à votre mois pour ce dont une famille comme la vôtre a besoin. Un prêt l’alourdirait\u00a0: cherchons ensemble ce qui l’allégerait.",
			"A su mes le faltan {amount} de lo que una familia como la suya necesita. Un préstamo lo haría más pesado: busquemos juntos qué lo alivia.",
		}, {
			"afford.family_fits",
			"The {asked} you ask for fit your month, even in a hard time.",
			"Les {asked} que vous demandez conviennent à votre mois, même dans un moment difficile.",
			"Los {asked} que usted pide se ajustan a su mes, incluso en un momento difícil.",
		}, {
			"afford.family_fits_now",
			"The {asked} you ask for fit your month as it is today.",
			"Les {asked} que vous demandez conviennent à votre mois tel qu’il est aujourd’hui.",
			"Los {asked} que usted pide se ajustan a su mes tal como es hoy.",
		}, {
			"afford.family_stays",
			"In the tightest month {left} would stay beyond what your family needs.",
			"Dans le mois le plus serré, il resterait {left} au-delà des besoins de votre famille.",
			"En el mes más ajustado quedarían {left} por encima de lo que su familia necesita.",
		}, {
			"afford.family_stays_over",
			"In the tightest stretch, from {from} to {until}, {left} in all would stay beyond what your family needs.",
			"Dans la période la plus serrée, du {from} au {until}, il resterait {left} en tout au-delà des besoins de votre famille.",
			"En el período más ajustado, del {from} al {until}, quedarían {left} en total por encima de lo que su familia necesita.",
		}, {
			"afford.family_less",
			"Up to {largest} would leave your family what it needs, even in a hard time. {asked} would take too much then.",
			"Jusqu’à {largest} laisseraient à votre famille ce dont elle a besoin, même dans un moment difficile. {asked} lui en prendraient trop.",
			"Hasta {largest} le dejarían a su familia lo que necesita, incluso en un momento difícil. {asked} le quitarían demasiado.",
		}, {
			"afford.family_less_now",
			"Up to {largest} would leave your family what it needs, as things are today. {asked} would take too much.",
			"Jusqu’à {largest} laisseraient à votre famille ce dont elle a besoin, dans la situation d’aujourd’hui. {asked} lui en prendraient trop.",
			"Hasta {largest} le dejarían a su familia lo que necesita, tal como están las cosas hoy. {asked} le quitarían demasiado.",
		}, {
			"afford.family_between",
			"There is no loan of exactly {asked} that can be repaid in such payments of whole coins.",
			"Aucun prêt d’exactement {asked} ne peut être remboursé par de tels versements en pièces entières.",
			"Ningún préstamo de exactamente {asked} puede pagarse en cuotas así, de monedas enteras.",
		}, {
			"afford.family_up_to",
			"The largest loan that would leave your family what it needs, even in a hard time, is {largest}.",
			"Le plus grand prêt qui laisserait à votre famille ce dont elle a besoin, même dans un moment difficile, est de {largest}.",
			"El mayor préstamo que le dejaría a su familia lo que necesita, incluso en un momento difícil, es de {largest}.",
		}, {
			"afford.family_up_to_now",
			"The largest loan that would leave your family what it needs, as things are today, is {largest}.",
			"Le plus grand prêt qui laisserait à votre famille ce dont elle a besoin, dans la situation d’aujourd’hui, est de {largest}.",
			"El mayor préstamo que le dejaría a su familia lo que necesita, tal como están las cosas hoy, es de {largest}.",
		}, {
			"afford.family_none",
			"Right now this loan would take from what your family needs. That is about the month, not about you. Let us look together for what helps.",
			"En ce moment, ce prêt prendrait sur ce dont votre famille a besoin. Cela tient au mois, et non à vous. Cherchons ensemble ce qui aide.",
			"En este momento, este préstamo quitaría de lo que su familia necesita. Se debe al mes, no a usted. Busquemos juntos qué ayuda.",
		}, {
			"afford.family_none_other",
			"Right now, any other loan like it would take from what your family needs. That is about the month, not about you. Let us look together for what helps.",
			"En ce moment, tout autre prêt semblable prendrait sur ce dont votre famille a besoin. Cela tient au mois, et non à vous. Cherchons ensemble ce qui aide.",
			"En este momento, cualquier otro préstamo parecido quitaría de lo que su familia necesita. Se debe al mes, no a usted. Busquemos juntos qué ayuda.",
		}, {
			"afford.family_decides",
			"What weighs most is the case that this happens: {shock:term}.",
			"Ce qui pèse le plus est le cas où ceci arriverait\u00a0: {shock:term}.",
			"Lo que más pesa es el caso de que ocurra esto: {shock:term}.",
		}, {
			"afford.family_talk",
			"This is arithmetic, not a decision. A person decides, and will talk it over with you.",
			"Ceci est un calcul, pas une décision. Une personne décide, et en parlera avec vous.",
			"Esto es un cálculo, no una decisión. Decide una persona, y lo conversará con usted.",
		},
	}
}

func toOfficer() []wording.Text {
	return []wording.Text{
		{
			"afford.officer_unknown",
			"Not enough information: no figure was computed.",
			"Information insuffisante\u00a0: aucun chiffre n’a été calculé.",
			"Información insuficiente: no se calculó ninguna cifra.",
		}, {
			"afford.officer_asks",
			"To be asked: {what:term}.",
			"À demander\u00a0: {what:term}.",
			"Por preguntar: {what:term}.",
		}, {
			"afford.officer_asks_amount",
			"To be asked: {what:term}, {id:term}.",
			"À demander\u00a0: {what:term}, {id:term}.",
			"Por preguntar: {what:term}, {id:term}.",
		}, {
			"afford.officer_fits",
			"The {asked} asked for leave the minimum in every case.",
			"Les {asked} demandés laissent le minimum dans tous les cas.",
			"Los {asked} solicitados dejan el mínimo en todos los casos.",
		}, {
			"afford.officer_not",
			"The {asked} asked for do not leave the minimum in every case.",
			"Les {asked} demandés ne laissent pas le minimum dans tous les cas.",
			"Los {asked} solicitados no dejan el mínimo en todos los casos.",
		}, {
			"afford.officer_between",
			"The {asked} asked for have no schedule in such payments of whole coins.",
			"Les {asked} demandés n’ont pas d’échéancier avec de tels versements en pièces entières.",
			"Los {asked} solicitados no tienen calendario con cuotas así, de monedas enteras.",
		}, {
			"afford.officer_largest",
			"Largest loan that leaves it in every case: {largest}.",
			"Plus grand prêt qui le laisse dans tous les cas\u00a0: {largest}.",
			"Mayor préstamo que lo deja en todos los casos: {largest}.",
		}, {
			"afford.officer_usual",
			"Tightest month as things are, from {from}: income {income}, fixed expenses {fixed}, debts {debts}, need {need}, loan {payment}; {left} left.",
			"Mois le plus serré dans la situation actuelle, dès le {from}\u00a0: revenu {income}, dépenses fixes {fixed}, dettes {debts}, besoins {need}, prêt {payment}; reste {left}.",
			"Mes más ajustado en la situación actual, desde el {from}: ingreso {income}, gastos fijos {fixed}, deudas {debts}, necesidades {need}, préstamo {payment}; quedan {left}.",
		}, {
			"afford.officer_shock",
			"Tightest month in case of {shock:term}, from {from}: income {income}, fixed expenses {fixed}, debts {debts}, need {need}, loan {payment}; {left} left.",
			"Mois le plus serré dans ce cas\u00a0: {shock:term}, dès le {from}\u00a0: revenu {income}, dépenses fixes {fixed}, dettes {debts}, besoins {need}, prêt {payment}; reste {left}.",
			"Mes más ajustado en este caso: {shock:term}, desde el {from}: ingreso {income}, gastos fijos {fixed}, deudas {debts}, necesidades {need}, préstamo {payment}; quedan {left}.",
		}, {
			"afford.officer_usual_over",
			"Tightest stretch as things are, from {from} to {until}, in all: income {income}, fixed expenses {fixed}, debts {debts}, need {need}, loan {payment}; {left} left.",
			"Période la plus serrée dans la situation actuelle, du {from} au {until}, en tout\u00a0: revenu {income}, dépenses fixes {fixed}, dettes {debts}, besoins {need}, prêt {payment}; reste {left}.",
			"Período más ajustado en la situación actual, del {from} al {until}, en total: ingreso {income}, gastos fijos {fixed}, deudas {debts}, necesidades {need}, préstamo {payment}; quedan {left}.",
		}, {
			"afford.officer_shock_over",
			"Tightest stretch in case of {shock:term}, from {from} to {until}, in all: income {income}, fixed expenses {fixed}, debts {debts}, need {need}, loan {payment}; {left} left.",
			"Période la plus serrée dans ce cas\u00a0: {shock:term}, du {from} au {until}, en tout\u00a0: revenu {income}, dépenses fixes {fixed}, dettes {debts}, besoins {need}, prêt {payment}; reste {left}.",
			"Período más ajustado en este caso: {shock:term}, del {from} al {until}, en total: ingreso {income}, gastos fijos {fixed}, deudas {debts}, necesidades {need}, préstamo {payment}; quedan {left}.",
		}, {
			"afford.officer_alone",
			"Largest loan in that case alone ({shock:term}): {largest}.",
			"Plus grand prêt dans ce seul cas ({shock:term})\u00a0: {largest}.",
			"Mayor préstamo en ese solo caso ({shock:term}): {largest}.",
		}, {
			"afford.officer_lenders",
			"Lenders that the debts name: {lenders}.",
			"Prêteurs nommés parmi les dettes\u00a0: {lenders}.",
			"Prestamistas nombrados en las deudas: {lenders}.",
		}, {
			"afford.officer_ratio",
			"Ratio to report, {ratio:term}: {counts} of {income}, {share:percent}; within its limit.",
			"Ratio à déclarer, {ratio:term}\u00a0: {counts} sur {income}, {share:percent}; dans sa limite.",
			"Relación por informar, {ratio:term}: {counts} de {income}, {share:percent}; dentro de su límite.",
		}, {
			"afford.officer_ratio_over",
			"Ratio to report, {ratio:term}: {counts} of {income}, {share:percent}; over its limit.",
			"Ratio à déclarer, {ratio:term}\u00a0: {counts} sur {income}, {share:percent}; au-delà de sa limite.",
			"Relación por informar, {ratio:term}: {counts} de {income}, {share:percent}; por encima de su límite.",
		}, {
			"afford.officer_talk",
			"These figures help to talk; they decide nothing.",
			"Ces chiffres aident à discuter; ils ne décident de rien.",
			"Estas cifras ayudan a conversar; no deciden nada.",
		},
	}
}

func terms() []wording.Text {
	return []wording.Text{
		{"term.what.people", "how many people live in your household", "combien de personnes vivent dans votre ménage", "cuántas personas viven en su hogar"},
		{"term.what.minimum", "what a household of this size needs at least", "ce dont un ménage de cette taille a au moins besoin", "lo que un hogar de este tamaño necesita como mínimo"},
		{"term.what.incomes", "what comes in each month", "ce qui entre chaque mois", "lo que entra cada mes"},
		{"term.what.expenses", "what goes out each month", "ce qui sort chaque mois", "lo que sale cada mes"},
		{"term.what.debts", "other loans, or that there are none", "les autres prêts, ou qu’il n’y en a pas", "otros préstamos, o que no los hay"},
		{"term.what.income", "how much an income brings", "combien rapporte un revenu", "cuánto aporta un ingreso"},
		{"term.what.expense", "how much an expense takes", "combien prend une dépense", "cuánto se lleva un gasto"},
		{"term.what.debt", "how much another loan asks", "combien demande un autre prêt", "cuánto pide otro préstamo"},
	}
}
