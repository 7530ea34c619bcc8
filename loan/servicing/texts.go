package servicing

import (
	"sync"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/wording"
)

// Catalog returns the texts of every reason of this package, in English,
// French and Spanish. A host may reword them with [essor.Catalog.With], or
// add them to those of package loan with [essor.Catalog.Join].
func Catalog() essor.Catalog { return catalog() }

var catalog = sync.OnceValue(func() essor.Catalog { return wording.Catalog(sentences()) })

// sentences returns all texts of the package.
func sentences() []wording.Text {
	var all []wording.Text
	all = append(all, toClient()...)
	all = append(all, toOfficer()...)
	all = append(all, toOthers()...)
	return append(all, terms()...)
}

func toClient() []wording.Text {
	return []wording.Text{
		{
			"servicing.client_pending",
			"Your loan is agreed. Nothing has been paid out yet, and you owe nothing.",
			"Votre prêt est convenu. Rien n’a encore été versé et vous ne devez rien.",
			"Su préstamo está acordado. Aún no se ha desembolsado nada y usted no debe nada.",
		}, {
			"servicing.client_on_track",
			"You are up to date. {principal} of the loan is left to repay.",
			"Vous êtes à jour. Il reste {principal} du prêt à rembourser.",
			"Usted está al día. Le quedan {principal} del préstamo por pagar.",
		}, {
			"servicing.client_late",
			"{amount} is still waiting to be paid. Talk to us: together we can find a way that fits your month.",
			"Il reste {amount} à régler. Parlez-nous-en\u00a0: ensemble, nous trouverons une solution qui convient à votre mois.",
			"Quedan {amount} pendientes de pago. Hable con nosotros: juntos encontraremos una salida que se ajuste a su mes.",
		}, {
			"servicing.client_today",
			"{amount} is due today.",
			"{amount} sont à payer aujourd’hui.",
			"Hoy vencen {amount}.",
		}, {
			"servicing.client_next",
			"Your next payment is {amount}, on {on}.",
			"Votre prochain versement est de {amount}, le {on}.",
			"Su próxima cuota es de {amount}, el {on}.",
		}, {
			"servicing.client_holiday",
			"Your payments are paused: nothing more falls due before {until}.",
			"Vos versements sont suspendus\u00a0: rien de plus n’est exigible avant le {until}.",
			"Sus cuotas están diferidas: nada más vence antes del {until}.",
		}, {
			"servicing.client_cause",
			"The reason you gave us, {cause:term}, stays between you and your officer.",
			"La raison que vous nous avez donnée, {cause:term}, reste entre vous et la personne qui suit votre prêt.",
			"El motivo que nos dio, {cause:term}, queda entre usted y quien atiende su préstamo.",
		}, {
			"servicing.client_deferred",
			"{amount} of interest is set aside. It grows no further and will be part of later payments.",
			"{amount} d’intérêts sont mis de côté. Ils n’augmentent plus et feront partie de versements à venir.",
			"{amount} de intereses quedan apartados. No crecen más y formarán parte de cuotas posteriores.",
		}, {
			"servicing.client_savings",
			"{amount} of savings is set aside for you. You get it back once the loan is repaid.",
			"{amount} d’épargne sont mis de côté pour vous. Cette somme vous reviendra une fois le prêt remboursé.",
			"{amount} de ahorro están apartados para usted. Los recupera una vez pagado el préstamo.",
		}, {
			"servicing.client_credit",
			"You have paid {amount} ahead. It will go to what falls due next.",
			"Vous avez payé {amount} d’avance. Cette somme ira à ce qui sera exigible ensuite.",
			"Usted pagó {amount} por adelantado. Se aplicarán a lo próximo que venza.",
		}, {
			"servicing.client_credit_back",
			"You have paid {amount} more than you owed. It is yours: ask us to return it.",
			"Vous avez payé {amount} de plus que ce que vous deviez. Cette somme est à vous\u00a0: demandez-nous de vous la rendre.",
			"Usted pagó {amount} más de lo que debía. Son suyos: pídanos la devolución.",
		}, {
			"servicing.client_settled",
			"You have repaid everything. You owe nothing: well done.",
			"Vous avez tout remboursé. Vous ne devez plus rien\u00a0: bravo.",
			"Usted ha pagado todo. No debe nada: ¡felicitaciones!",
		}, {
			"servicing.client_closed",
			"Your loan is closed. You owe nothing: well done.",
			"Votre prêt est clos. Vous ne devez plus rien\u00a0: bravo.",
			"Su préstamo está cerrado. No debe nada: ¡felicitaciones!",
		}, {
			"servicing.client_cooled_off",
			"You withdrew from the loan in time, so it costs you nothing. {amount} of what you received is to be returned.",
			"Vous avez renoncé au prêt à temps\u00a0: il ne vous coûte rien. Sur la somme reçue, {amount} sont à rendre.",
			"Usted desistió del préstamo a tiempo: no le cuesta nada. De lo recibido quedan {amount} por devolver.",
		}, {
			"servicing.client_returned",
			"You withdrew from the loan in time and returned it. It cost you nothing.",
			"Vous avez renoncé au prêt à temps et l’avez rendu. Il ne vous a rien coûté.",
			"Usted desistió del préstamo a tiempo y lo devolvió. No le costó nada.",
		}, {
			"servicing.client_refinanced",
			"This loan was paid off by your new loan. You owe nothing on it.",
			"Ce prêt a été remboursé par votre nouveau prêt. Vous ne devez plus rien pour celui-ci.",
			"Este préstamo se pagó con su nuevo préstamo. Por este no debe nada.",
		}, {
			"servicing.client_written_off",
			"We have closed our books on this loan with {amount} unpaid, and it grows no further. You can still pay, little by little: talk to us.",
			"Nous avons radié ce prêt avec un solde de {amount}, qui n’augmente plus. Vous pouvez encore payer, petit à petit\u00a0: parlez-nous-en.",
			"Castigamos este préstamo con un saldo de {amount}, que ya no crece. Usted aún puede pagar, poco a poco: hable con nosotros.",
		},
	}
}

func toOfficer() []wording.Text {
	return []wording.Text{
		{"servicing.staff_pending", "Nothing has been disbursed yet.", "Aucun décaissement à ce jour.", "Aún no hay desembolsos."},
		{"servicing.staff_current", "No row is late.", "Aucun versement en retard.", "Ninguna cuota en mora."},
		{"servicing.staff_settled", "Nothing is owed: the loan can be closed.", "Plus rien n’est dû\u00a0: le prêt peut être clos.", "No se debe nada: el préstamo puede cerrarse."},
		{"servicing.staff_closed", "The loan is closed.", "Le prêt est clos.", "El préstamo está cerrado."},
		{"servicing.staff_cooled_off", "The client withdrew within the days to cool off.", "La personne a renoncé au prêt dans le délai de réflexion.", "La persona desistió dentro del plazo de reflexión."},
		{"servicing.staff_refinanced", "Another loan paid this one off.", "Un autre prêt a remboursé celui-ci.", "Otro préstamo pagó este."},
		{"servicing.staff_written_off", "The loan is written off.", "Le prêt est radié.", "El préstamo está castigado."},
		{
			"servicing.staff_recovered",
			"{recovered} of {amount} written off is recovered.",
			"{recovered} sur {amount} radiés sont recouvrés.",
			"Se han recuperado {recovered} de {amount} castigados.",
		}, {
			"servicing.staff_late",
			"{days} {days|day|days} late, oldest row due on {since}: {interest} of interest and {principal} of principal overdue.",
			"{days} {days|jour|jours} de retard, plus ancien versement dû le {since}\u00a0: {interest} d’intérêts et {principal} de capital en souffrance.",
			"{days} {days|día|días} de mora, cuota más antigua del {since}: {interest} de intereses y {principal} de capital vencidos.",
		}, {
			"servicing.staff_most_late",
			"It was once {days} {days|day|days} late.",
			"Le retard a déjà atteint {days} {days|jour|jours}.",
			"La mora llegó a {days} {days|día|días}.",
		}, {
			"servicing.staff_holiday",
			"Payments are suspended until {until}.",
			"Les versements sont suspendus jusqu’au {until}.",
			"Las cuotas están diferidas hasta el {until}.",
		}, {
			"servicing.staff_cause",
			"Reason, not to be shared: {cause:term}.",
			"Raison, à ne pas communiquer\u00a0: {cause:term}.",
			"Motivo, que no debe compartirse: {cause:term}.",
		},
		{"servicing.staff_restructured", "The loan was restructured.", "Le prêt a été restructuré.", "El préstamo fue reprogramado."},
		{
			"servicing.staff_reaged",
			"Days late were restarted; the earlier arrears stay on record.",
			"Les jours de retard ont été remis à zéro; l’arriéré antérieur reste au dossier.",
			"Los días de mora se reiniciaron; la mora anterior queda registrada.",
		}, {
			"servicing.staff_non_accrual",
			"Interest has stopped: the loan is late by the limit of {days} {days|day|days}.",
			"Les intérêts ne courent plus\u00a0: le retard atteint la limite de {days} {days|jour|jours}.",
			"Los intereses se detuvieron: la mora alcanza el límite de {days} {days|día|días}.",
		},
		{"servicing.staff_predecessor", "It refinances loan {loan}.", "Il refinance le prêt {loan}.", "Refinancia el préstamo {loan}."},
		{"servicing.staff_successor", "Its successor is loan {loan}.", "Le prêt {loan} lui succède.", "Le sucede el préstamo {loan}."},
	}
}

func toOthers() []wording.Text {
	return []wording.Text{
		{"servicing.shared_pending", "The loan is agreed and not yet paid out.", "Le prêt est convenu et pas encore versé.", "El préstamo está acordado y aún no desembolsado."},
		{"servicing.shared_current", "The loan is repaid as agreed.", "Le prêt est remboursé comme convenu.", "El préstamo se paga según lo acordado."},
		{"servicing.shared_settled", "The loan is repaid in full.", "Le prêt est entièrement remboursé.", "El préstamo está pagado por completo."},
		{"servicing.shared_closed", "The loan is closed.", "Le prêt est clos.", "El préstamo está cerrado."},
		{"servicing.shared_cooled_off", "The loan was cancelled.", "Le prêt a été annulé.", "El préstamo fue anulado."},
		{"servicing.shared_refinanced", "The loan was paid off by another one.", "Le prêt a été remboursé par un autre.", "El préstamo se pagó con otro."},
		{"servicing.shared_written_off", "The loan is written off.", "Le prêt est radié.", "El préstamo está castigado."},
		{"servicing.shared_late", "The loan is late by {bucket:term}.", "Le prêt a un retard de {bucket:term}.", "El préstamo tiene una mora de {bucket:term}."},
		{"servicing.shared_holiday", "Payments are suspended by agreement until {until}.", "Les versements sont suspendus d’un commun accord jusqu’au {until}.", "Las cuotas están diferidas de común acuerdo hasta el {until}."},
		{"servicing.shared_restructured", "The loan was restructured.", "Le prêt a été restructuré.", "El préstamo fue reprogramado."},
	}
}

// terms are what other sentences are made with.
func terms() []wording.Text {
	return []wording.Text{
		{"term.cause.maternity", "maternity", "maternité", "maternidad"},
		{"term.cause.illness", "illness", "maladie", "enfermedad"},
		{"term.cause.bereavement", "bereavement", "deuil", "duelo"},
		{"term.cause.calamity", "calamity", "sinistre", "calamidad"},
		{"term.bucket.1-30", "1 to 30 days", "1 à 30 jours", "1 a 30 días"},
		{"term.bucket.31-60", "31 to 60 days", "31 à 60 jours", "31 a 60 días"},
		{"term.bucket.61-90", "61 to 90 days", "61 à 90 jours", "61 a 90 días"},
		{"term.bucket.91-180", "91 to 180 days", "91 à 180 jours", "91 a 180 días"},
		{"term.bucket.over-180", "more than 180 days", "plus de 180 jours", "más de 180 días"},
	}
}
