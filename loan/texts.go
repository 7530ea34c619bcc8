package loan

import (
	"sync"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/wording"
)

// Catalog returns the texts of every reason of this package, in English,
// French and Spanish; those of a package below it hold them too. A host may
// reword them with [essor.Catalog.With].
func Catalog() essor.Catalog { return catalog() }

var catalog = sync.OnceValue(func() essor.Catalog { return wording.Catalog(sentences()) })

// sentences returns all texts. They are written to the client.
func sentences() []wording.Text {
	return []wording.Text{
		{
			"loan.lent_once",
			"You borrow {amount} on {on}.",
			"Vous empruntez {amount} le {on}.",
			"Usted recibe en préstamo {amount} el {on}.",
		}, {
			"loan.lent_in_parts",
			"You borrow {amount} in {count} parts, the first on {first} and the last on {last}.",
			"Vous empruntez {amount} en {count} tranches, la première le {first} et la dernière le {last}.",
			"Usted recibe en préstamo {amount} en {count} tramos, el primero el {first} y el último el {last}.",
		}, {
			"loan.fee_deducted",
			"A fee of {fee} is taken out of what you are paid on {on}: {received} reaches you, and you owe {lent}.",
			"Des frais de {fee} sont retenus sur la somme versée le {on}\u00a0: vous recevez {received} et vous devez {lent}.",
			"Del desembolso del {on} se descuenta una comisión de {fee}: usted recibe {received} y debe {lent}.",
		}, {
			"loan.savings_deducted",
			"Of what you are paid on {on}, {fee} of fees and {saving} of savings are kept back: {received} reaches you, and you owe {lent}.",
			"Sur la somme versée le {on}, {fee} de frais et {saving} d’épargne sont retenus\u00a0: vous recevez {received} et vous devez {lent}.",
			"Del desembolso del {on} se retienen {fee} de comisiones y {saving} de ahorro: usted recibe {received} y debe {lent}.",
		}, {
			"loan.interest_only",
			"To begin with, {count} {count|payment is|payments are} for interest alone, never more than {most}.",
			"Pour commencer, {count} {count|versement ne couvre|versements ne couvrent} que les intérêts, jamais plus de {most}.",
			"Para empezar, {count} {count|cuota cubre|cuotas cubren} solo los intereses, nunca más de {most}.",
		}, {
			"loan.nothing_at_first",
			"Until {until} you pay nothing.",
			"Jusqu’au {until}, vous ne payez rien.",
			"Hasta el {until} usted no paga nada.",
		}, {
			"loan.interest_added",
			"Interest that you do not pay at once is added to what you owe, {interest} in all, and then bears interest itself.",
			"Les intérêts que vous ne payez pas tout de suite s’ajoutent à ce que vous devez, {interest} en tout, et portent alors intérêt.",
			"Los intereses que usted no paga enseguida se suman a lo que debe, {interest} en total, y desde entonces generan intereses.",
		}, {
			"loan.pay_level",
			"From {first} to {last} you pay {payment} {every:term}, {count} times.",
			"Du {first} au {last}, vous payez {payment} {every:term}, {count} fois.",
			"Del {first} al {last} usted paga {payment} {every:term}, {count} veces.",
		}, {
			"loan.pay_level_dates",
			"From {first} to {last} you pay {payment}, {count} times, on the dates of your schedule.",
			"Du {first} au {last}, vous payez {payment}, {count} fois, aux dates de votre calendrier.",
			"Del {first} al {last} usted paga {payment}, {count} veces, en las fechas de su plan de pagos.",
		}, {
			"loan.pay_varied",
			"From {first} to {last} you pay {count} {count|time|times}, never less than {least} and never more than {most}.",
			"Du {first} au {last}, vous payez {count} fois, jamais moins de {least} et jamais plus de {most}.",
			"Del {first} al {last} usted paga {count} {count|vez|veces}, nunca menos de {least} ni más de {most}.",
		}, {
			"loan.pay_pauses",
			"In between, nothing is asked of you on {count} {count|due date|due dates}.",
			"Entre-temps, rien ne vous est demandé à {count} {count|échéance|échéances}.",
			"Entretanto, no se le pide nada en {count} {count|vencimiento|vencimientos}.",
		}, {
			"loan.pay_once",
			"You pay {payment} on {on}.",
			"Vous payez {payment} le {on}.",
			"Usted paga {payment} el {on}.",
		}, {
			"loan.pay_last",
			"The last payment, on {on}, is {payment}: it settles exactly what is left.",
			"Le dernier versement, le {on}, est de {payment}\u00a0: il règle exactement ce qui reste.",
			"La última cuota, el {on}, es de {payment}: salda exactamente lo que queda.",
		}, {
			"loan.savings_returned",
			"You set aside {saving} in all. It stays yours and is given back to you on {on}.",
			"Vous mettez de côté {saving} en tout. Cette épargne reste la vôtre et vous est rendue le {on}.",
			"Usted aparta {saving} en total. Ese ahorro sigue siendo suyo y se le devuelve el {on}.",
		}, {
			"loan.cost_nothing",
			"In all you pay back {paid}, exactly what you borrowed. The loan costs you nothing.",
			"En tout, vous remboursez {paid}, exactement ce que vous avez emprunté. Le prêt ne vous coûte rien.",
			"En total usted devuelve {paid}, exactamente lo que recibió en préstamo. El préstamo no le cuesta nada.",
		}, {
			"loan.cost_fees",
			"In all you pay back {paid}, exactly what you borrowed. The loan costs you {fee} of fees and no interest.",
			"En tout, vous remboursez {paid}, exactement ce que vous avez emprunté. Le prêt vous coûte {fee} de frais, sans intérêts.",
			"En total usted devuelve {paid}, exactamente lo que recibió en préstamo. El préstamo le cuesta {fee} de comisiones, sin intereses.",
		}, {
			"loan.cost_interest",
			"In all you pay back {paid}: the {lent} that you borrowed and {interest} of interest.",
			"En tout, vous remboursez {paid}\u00a0: les {lent} empruntés et {interest} d’intérêts.",
			"En total usted devuelve {paid}: los {lent} del préstamo y {interest} de intereses.",
		}, {
			"loan.cost_interest_and_fees",
			"In all the loan costs you {cost}: {interest} of interest and {fee} of fees.",
			"En tout, le prêt vous coûte {cost}\u00a0: {interest} d’intérêts et {fee} de frais.",
			"En total el préstamo le cuesta {cost}: {interest} de intereses y {fee} de comisiones.",
		}, {
			"loan.outside_cost",
			"On top come {outside} that do not count as the cost of the loan, such as insurance that you may refuse.",
			"S’y ajoutent {outside} qui ne comptent pas dans le coût du prêt, comme une assurance que vous pouvez refuser.",
			"A esto se suman {outside} que no cuentan como costo del préstamo, como un seguro que usted puede rechazar.",
		},

		{"term.every.weekly", "every week", "chaque semaine", "cada semana"},
		{"term.every.biweekly", "every two weeks", "toutes les deux semaines", "cada dos semanas"},
		{"term.every.semi_monthly", "twice a month", "deux fois par mois", "dos veces al mes"},
		{"term.every.monthly", "every month", "chaque mois", "cada mes"},
		{"term.every.daily", "every day", "chaque jour", "cada día"},
		{"term.every.quarterly", "every three months", "tous les trois mois", "cada tres meses"},
		{"term.every.half_yearly", "every six months", "tous les six mois", "cada seis meses"},
		{"term.every.yearly", "every year", "chaque année", "cada año"},
		{"term.every.single", "once", "une seule fois", "una sola vez"},
	}
}
