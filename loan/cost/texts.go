package cost

import (
	"sync"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/wording"
	"github.com/essor-go/essor/loan"
)

// Catalog returns the texts of every reason of this package and of package
// loan, in English, French and Spanish. A host may reword them with
// [essor.Catalog.With].
func Catalog() essor.Catalog { return catalog() }

var catalog = sync.OnceValue(func() essor.Catalog {
	joined, err := loan.Catalog().Join(wording.Catalog(sentences()))
	if err != nil {
		panic("cost: " + err.Error()) // both are part of the program
	}
	return joined
})

// sentences returns the texts. Those of a loan are written to the client,
// those of a cap to the lender's staff.
func sentences() []wording.Text {
	return append(ruleNames(), []wording.Text{
		{
			"cost.effective",
			"With every day and every charge counted, this loan costs you {rate:percent} a year (effective yearly rate).",
			"En comptant chaque jour et tous les frais, ce prêt vous coûte {rate:percent} par an (taux annuel effectif).",
			"Contando cada día y todos los cargos, este préstamo le cuesta {rate:percent} al año (tasa efectiva anual).",
		}, {
			"cost.nominal_monthly",
			"With every charge counted, this loan costs you twelve times its monthly rate: {rate:percent} a year (nominal yearly rate).",
			"En comptant tous les frais, ce prêt vous coûte douze fois son taux mensuel\u00a0: {rate:percent} par an (taux annuel nominal).",
			"Contando todos los cargos, este préstamo le cuesta doce veces su tasa mensual: {rate:percent} al año (tasa nominal anual).",
		}, {
			"cost.nominal_weekly",
			"With every charge counted, this loan costs you fifty-two times its weekly rate: {rate:percent} a year (nominal yearly rate).",
			"En comptant tous les frais, ce prêt vous coûte cinquante-deux fois son taux hebdomadaire\u00a0: {rate:percent} par an (taux annuel nominal).",
			"Contando todos los cargos, este préstamo le cuesta cincuenta y dos veces su tasa semanal: {rate:percent} al año (tasa nominal anual).",
		}, {
			"cost.in_money",
			"You receive {received} and pay {paid}: the difference, {cost}, is what borrowing costs you.",
			"Vous recevez {received} et payez {paid}\u00a0: la différence, {cost}, est ce que l’emprunt vous coûte.",
			"Usted recibe {received} y paga {paid}: la diferencia, {cost}, es lo que le cuesta el préstamo.",
		}, {
			"cost.counts_fees",
			"The {fee} of fees count in this rate, because you pay them although you never get to use them.",
			"Les {fee} de frais comptent dans ce taux, car vous les payez sans jamais pouvoir en disposer.",
			"Los {fee} de comisiones cuentan en esta tasa, porque usted los paga sin llegar a disponer de ellos.",
		}, {
			"cost.by_law",
			"With the charges that the law counts, this loan costs you {rate:percent} a year: {rule:term}.",
			"Avec les frais que la loi compte, ce prêt vous coûte {rate:percent} par an\u00a0: {rule:term}.",
			"Con los cargos que la ley cuenta, este préstamo le cuesta {rate:percent} al año: {rule:term}.",
		}, {
			"cost.by_law_monthly",
			"With the charges that the law counts, this loan costs you {rate:percent} a month: {rule:term}.",
			"Avec les frais que la loi compte, ce prêt vous coûte {rate:percent} par mois\u00a0: {rule:term}.",
			"Con los cargos que la ley cuenta, este préstamo le cuesta {rate:percent} al mes: {rule:term}.",
		}, {
			"cost.two_rates",
			"Counting every day and every charge, this loan costs {rate:percent} a year and the other {other:percent}.",
			"En comptant chaque jour et tous les frais, ce prêt coûte {rate:percent} par an et l’autre, {other:percent}.",
			"Contando cada día y todos los cargos, este préstamo cuesta {rate:percent} al año y el otro, {other:percent}.",
		}, {
			"cost.saves",
			"You pay {cost} for this loan. The same money for the same time would cost you {like} with the other lender: you save {saved}.",
			"Ce prêt vous coûte {cost}. La même somme pour la même durée vous coûterait {like} chez l’autre prêteur\u00a0: vous économisez {saved}.",
			"Este préstamo le cuesta {cost}. El mismo dinero por el mismo tiempo le costaría {like} con el otro prestamista: usted ahorra {saved}.",
		}, {
			"cost.costs_more",
			"You pay {cost} for this loan. The same money for the same time would cost you {like} with the other lender: there you would pay {more} less.",
			"Ce prêt vous coûte {cost}. La même somme pour la même durée vous coûterait {like} chez l’autre prêteur\u00a0: vous y paieriez {more} de moins.",
			"Este préstamo le cuesta {cost}. El mismo dinero por el mismo tiempo le costaría {like} con el otro prestamista: allí pagaría {more} menos.",
		}, {
			"cost.costs_the_same",
			"You pay {cost} for this loan. The same money for the same time would cost you as much with the other lender: {like}.",
			"Ce prêt vous coûte {cost}. La même somme pour la même durée vous coûterait autant chez l’autre prêteur\u00a0: {like}.",
			"Este préstamo le cuesta {cost}. El mismo dinero por el mismo tiempo le costaría lo mismo con el otro prestamista: {like}.",
		}, {
			"cost.cap_met",
			"The rate is {rate:percent} and may be at most {most:percent}: the loan keeps within the cap. Measured as: {rule:term}.",
			"Le taux est de {rate:percent} et peut atteindre {most:percent}\u00a0: le prêt respecte le plafond. Mesure\u00a0: {rule:term}.",
			"La tasa es de {rate:percent} y puede llegar a {most:percent}: el préstamo respeta el tope. Medida: {rule:term}.",
		}, {
			"cost.cap_exceeded",
			"The rate is {rate:percent} and may be at most {most:percent}: the loan exceeds the cap. Measured as: {rule:term}.",
			"Le taux est de {rate:percent} et ne peut dépasser {most:percent}\u00a0: le prêt dépasse le plafond. Mesure\u00a0: {rule:term}.",
			"La tasa es de {rate:percent} y no puede pasar de {most:percent}: el préstamo supera el tope. Medida: {rule:term}.",
		}, {
			"cost.cap_met_in_money",
			"The client receives {received} and pays {cost} for it; she may be charged at most {most}: the loan keeps within the cap.",
			"La personne reçoit {received} et paie {cost} pour cela; on peut lui demander {most} au plus\u00a0: le prêt respecte le plafond.",
			"La persona recibe {received} y paga {cost} por ello; se le puede cobrar {most} como máximo: el préstamo respeta el tope.",
		}, {
			"cost.cap_exceeded_in_money",
			"The client receives {received} and pays {cost} for it; she may be charged at most {most}: the loan exceeds the cap.",
			"La personne reçoit {received} et paie {cost} pour cela; on peut lui demander {most} au plus\u00a0: le prêt dépasse le plafond.",
			"La persona recibe {received} y paga {cost} por ello; se le puede cobrar {most} como máximo: el préstamo supera el tope.",
		}, {
			"cost.cap_without_fees",
			"This cap is on interest alone: fees were left out.",
			"Ce plafond vise les intérêts seuls\u00a0: les frais n’ont pas été comptés.",
			"Este tope se refiere solo a los intereses: no se contaron las comisiones.",
		}, {
			"cost.cap_law",
			"The cap is written in: {law}.",
			"Le plafond est fixé par\u00a0: {law}.",
			"El tope está fijado en: {law}.",
		}, {
			"cost.cap_to_check",
			"The text of this cap was not read in full when it was entered: have it checked before you rely on it.",
			"Le texte de ce plafond n’a pas été lu en entier lors de sa saisie\u00a0: faites-le vérifier avant de vous y fier.",
			"El texto de este tope no se leyó por completo al registrarlo: hágalo verificar antes de confiar en él.",
		},
	}...)
}

// ruleNames returns what the rules are called where they are law.
func ruleNames() []wording.Text {
	return []wording.Text{
		{"term.rule.effective", "effective yearly rate", "taux annuel effectif", "tasa efectiva anual"},
		{"term.rule.nominal_monthly", "twelve times the monthly rate", "douze fois le taux mensuel", "doce veces la tasa mensual"},
		{"term.rule.nominal_weekly", "fifty-two times the weekly rate", "cinquante-deux fois le taux hebdomadaire", "cincuenta y dos veces la tasa semanal"},
		{"term.rule.us_reg_z", "annual percentage rate (APR), United States", "taux annuel en pourcentage (APR), États-Unis", "tasa porcentual anual (APR), Estados Unidos"},
		{"term.rule.eu_aprc", "annual percentage rate of charge (APRC), European Union", "taux annuel effectif global (TAEG), Union européenne", "tasa anual equivalente (TAE), Unión Europea"},
		{"term.rule.uk_apr", "annual percentage rate (APR), United Kingdom", "taux annuel effectif (APR), Royaume-Uni", "tasa anual equivalente (APR), Reino Unido"},
		{"term.rule.uk_apr_days", "annual percentage rate (APR) by days, United Kingdom", "taux annuel effectif (APR) en jours, Royaume-Uni", "tasa anual equivalente (APR) por días, Reino Unido"},
		{"term.rule.fr_taeg", "annual effective rate (TAEG) by months, France", "taux annuel effectif global (TAEG) en mois, France", "tasa anual efectiva global (TAEG) por meses, Francia"},
		{"term.rule.fr_taeg_days", "annual effective rate (TAEG) by days, France", "taux annuel effectif global (TAEG) en jours, France", "tasa anual efectiva global (TAEG) por días, Francia"},
		{"term.rule.ca_apr", "annual percentage rate (APR), Canada", "taux annuel du coût d’emprunt (TAC), Canada", "tasa anual del costo del préstamo (APR), Canadá"},
		{"term.rule.ca_criminal", "rate of interest under section 347 of the Criminal Code, Canada", "taux d’intérêt visé à l’article 347 du Code criminel, Canada", "tasa de interés según el artículo 347 del Código Penal, Canadá"},
		{"term.rule.qc_taux_credit", "credit rate, Quebec", "taux de crédit, Québec", "tasa de crédito, Quebec"},
		{"term.rule.in_apr", "annualised rate (APR) of the fact sheet, India", "taux annualisé (APR) de la fiche d’information, Inde", "tasa anualizada (APR) de la hoja informativa, India"},
		{"term.rule.ph_eir", "effective interest rate (EIR), Philippines", "taux d’intérêt effectif, Philippines", "tasa de interés efectiva (EIR), Filipinas"},
		{"term.rule.ph_eir_month", "effective interest rate (EIR) a month, Philippines", "taux d’intérêt effectif par mois, Philippines", "tasa de interés efectiva (EIR) al mes, Filipinas"},
		{"term.rule.waemu_teg_proportional", "overall effective rate (TEG), proportional, WAEMU", "taux effectif global (TEG) proportionnel, UEMOA", "tasa efectiva global (TEG) proporcional, UEMOA"},
		{"term.rule.waemu_teg_actuarial", "overall effective rate (TEG), compounded, WAEMU", "taux effectif global (TEG) actuariel, UEMOA", "tasa efectiva global (TEG) actuarial, UEMOA"},
		{"term.rule.cemac_teg", "overall effective rate (TEG), CEMAC", "taux effectif global (TEG), CEMAC", "tasa efectiva global (TEG), CEMAC"},
		{"term.rule.bo_teac", "effective yearly lending rate to the client (TEAC), Bolivia", "taux annuel effectif pour le client (TEAC), Bolivie", "tasa de interés activa anual efectiva al cliente (TEAC), Bolivia"},
	}
}
