package portfolio

import (
	"sync"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/wording"
)

// Catalog returns the texts of every reason of this package, in English,
// French and Spanish. A host may reword them with [essor.Catalog.With], or
// add the terms of its own segments with [essor.Catalog.Join].
func Catalog() essor.Catalog { return catalog() }

var catalog = sync.OnceValue(func() essor.Catalog { return wording.Catalog(sentences()) })

func sentences() []wording.Text {
	return []wording.Text{
		{
			"portfolio.nothing",
			"On {on}, nothing is outstanding.",
			"Au {on}, aucun prêt n’est en cours.",
			"Al {on}, no hay saldo pendiente.",
		}, {
			"portfolio.outstanding",
			"On {on}, {amount} is outstanding in {loans} {loans|loan|loans}. So far {approved} was approved, and {disbursed} of it disbursed.",
			"Au {on}, l’encours est de {amount}, pour {loans} {loans|prêt|prêts}. À ce jour, {approved} ont été approuvés, dont {disbursed} décaissés.",
			"Al {on}, el saldo pendiente es de {amount}, en {loans} {loans|préstamo|préstamos}. Hasta hoy se aprobaron {approved} y se desembolsaron {disbursed}.",
		}, {
			"portfolio.borrowers",
			"The balance is owed by {borrowers} {borrowers|person|people}.",
			"L’encours est dû par {borrowers} {borrowers|personne|personnes}.",
			"El saldo pendiente corresponde a {borrowers} {borrowers|persona|personas}.",
		}, {
			"portfolio.too_few",
			"On {on}, fewer than {minimum} people owe a balance: too few to share figures without telling of one of them.",
			"Au {on}, moins de {minimum} personnes ont un prêt en cours\u00a0: trop peu pour communiquer des chiffres sans révéler la situation de l’une d’elles.",
			"Al {on}, menos de {minimum} personas tienen saldo pendiente: muy pocas para compartir cifras sin revelar la situación de alguna de ellas.",
		}, {
			"portfolio.none_late_over",
			"No loan is more than {days} {days|day|days} late.",
			"Aucun prêt n’a plus de {days} {days|jour|jours} de retard.",
			"Ningún préstamo tiene más de {days} {days|día|días} de mora.",
		}, {
			"portfolio.none_late_from",
			"No loan is late by {days} {days|day|days} or more.",
			"Aucun prêt n’a {days} {days|jour|jours} de retard ou plus.",
			"Ningún préstamo tiene {days} {days|día|días} de mora o más.",
		}, {
			"portfolio.at_risk_over",
			"The portfolio at risk, more than {days} {days|day|days} late, is {share:percent} of the balance and {loan_share:percent} of the loans.",
			"Le portefeuille à risque, à plus de {days} {days|jour|jours} de retard, est de {share:percent} de l’encours et de {loan_share:percent} des prêts.",
			"La cartera en riesgo, con más de {days} {days|día|días} de mora, es del {share:percent} del saldo y del {loan_share:percent} de los préstamos.",
		}, {
			"portfolio.at_risk_from",
			"The portfolio at risk, late by {days} {days|day|days} or more, is {share:percent} of the balance and {loan_share:percent} of the loans.",
			"Le portefeuille à risque, à {days} {days|jour|jours} de retard ou plus, est de {share:percent} de l’encours et de {loan_share:percent} des prêts.",
			"La cartera en riesgo, con {days} {days|día|días} de mora o más, es del {share:percent} del saldo y del {loan_share:percent} de los préstamos.",
		}, {
			"portfolio.beside",
			"Beside it, {restructured:percent} of the balance is restructured and {moratorium:percent} is under a payment holiday, without being so late. Together it is {together:percent}.",
			"À côté, {restructured:percent} de l’encours est restructuré et {moratorium:percent} fait l’objet d’une suspension des versements, sans un tel retard. Ensemble, cela fait {together:percent}.",
			"Aparte, el {restructured:percent} del saldo está reestructurado y el {moratorium:percent} tiene cuotas diferidas, sin esa mora. En conjunto es el {together:percent}.",
		}, {
			"portfolio.beside_restructured",
			"Beside it, {restructured:percent} of the balance is restructured, without being so late. Together it is {together:percent}.",
			"À côté, {restructured:percent} de l’encours est restructuré, sans un tel retard. Ensemble, cela fait {together:percent}.",
			"Aparte, el {restructured:percent} del saldo está reestructurado, sin esa mora. En conjunto es el {together:percent}.",
		}, {
			"portfolio.beside_moratorium",
			"Beside it, {moratorium:percent} of the balance is under a payment holiday, without being so late. Together it is {together:percent}.",
			"À côté, {moratorium:percent} de l’encours fait l’objet d’une suspension des versements, sans un tel retard. Ensemble, cela fait {together:percent}.",
			"Aparte, el {moratorium:percent} del saldo tiene cuotas diferidas, sin esa mora. En conjunto es el {together:percent}.",
		}, {
			"portfolio.may_hide",
			"More is restructured or paused than late. Relief helps people through hard times, and it can also hide arrears: look at how these loans fare once payments resume.",
			"Les prêts restructurés ou suspendus pèsent plus que les retards. Ces aménagements aident à traverser un moment difficile, mais ils peuvent aussi cacher des arriérés\u00a0: voyez ce que deviennent ces prêts à la reprise des versements.",
			"Hay más saldo reestructurado o diferido que en mora. Estos alivios ayudan a superar un momento difícil, pero también pueden ocultar la mora: observe cómo siguen estos préstamos cuando se reanudan las cuotas.",
		}, {
			"portfolio.written_off",
			"Since {from}, {amount} was written off, which lowers what is at risk. Had it stayed, {share:percent} would be at risk.",
			"Depuis le {from}, {amount} ont été radiés, ce qui réduit le portefeuille à risque. Sans ces radiations, il serait de {share:percent}.",
			"Desde el {from} se castigaron {amount}, lo que reduce la cartera en riesgo. Sin esos castigos, sería del {share:percent}.",
		}, {
			"portfolio.recovered",
			"{amount} of what was written off came back in the same time.",
			"Dans le même temps, {amount} de ce qui avait été radié ont été recouvrés.",
			"En el mismo tiempo se recuperaron {amount} de lo castigado.",
		}, {
			"portfolio.yield",
			"Since {from}, interest and fees brought in {yield:percent} of an average portfolio of {portfolio}.",
			"Depuis le {from}, les intérêts et les frais ont rapporté {yield:percent} d’un encours moyen de {portfolio}.",
			"Desde el {from}, los intereses y las comisiones rindieron el {yield:percent} de una cartera promedio de {portfolio}.",
		}, {
			"portfolio.yield_pace",
			"Since {from}, interest and fees brought in {yield:percent} of an average portfolio of {portfolio}. At that pace, a year would bring {year:percent}.",
			"Depuis le {from}, les intérêts et les frais ont rapporté {yield:percent} d’un encours moyen de {portfolio}. À ce rythme, une année rapporterait {year:percent}.",
			"Desde el {from}, los intereses y las comisiones rindieron el {yield:percent} de una cartera promedio de {portfolio}. A ese ritmo, un año rendiría el {year:percent}.",
		}, {
			"portfolio.covered",
			"By the table {table:term}, {amount} must be set aside for losses. That covers {coverage:percent} of the balance that is at risk, restructured or paused.",
			"Selon le barème {table:term}, il faut provisionner {amount}. Cela couvre {coverage:percent} de l’encours à risque, restructuré ou suspendu.",
			"Según la tabla {table:term}, la provisión debe ser de {amount}. Cubre el {coverage:percent} del saldo en riesgo, reestructurado o diferido.",
		}, {
			"portfolio.set_aside",
			"By the table {table:term}, {amount} must be set aside for losses. Nothing is at risk today.",
			"Selon le barème {table:term}, il faut provisionner {amount}. Rien n’est à risque aujourd’hui.",
			"Según la tabla {table:term}, la provisión debe ser de {amount}. Hoy no hay nada en riesgo.",
		}, {
			"portfolio.guarantee",
			"Of {lost} lost for good, the guarantor bears {borne}. {own} is our own loss.",
			"Sur {lost} de pertes nettes, le garant supporte {borne}. {own} restent à notre charge.",
			"De {lost} de pérdidas netas, el garante asume {borne}. {own} quedan a nuestro cargo.",
		}, {
			"portfolio.guarantee_used",
			"The guarantee is used up: every further loss is our own.",
			"La garantie est épuisée\u00a0: toute nouvelle perte sera à notre charge.",
			"La garantía está agotada: toda nueva pérdida queda a nuestro cargo.",
		}, {
			"portfolio.largest",
			"The {loans} largest loans hold {share:percent} of the portfolio.",
			"Les {loans} plus gros prêts représentent {share:percent} de l’encours.",
			"Los {loans} mayores préstamos concentran el {share:percent} de la cartera.",
		}, {
			"portfolio.largest_one",
			"The largest loan holds {share:percent} of the portfolio.",
			"Le plus gros prêt représente {share:percent} de l’encours.",
			"El mayor préstamo concentra el {share:percent} de la cartera.",
		}, {
			"portfolio.concentration",
			"By {segment:term}, the largest of {cells} groups holds {share:percent} of the portfolio.",
			"Par {segment:term}, le plus important des {cells} groupes représente {share:percent} de l’encours.",
			"Por {segment:term}, el mayor de los {cells} grupos concentra el {share:percent} de la cartera.",
		}, {
			"portfolio.withheld",
			"By {segment:term}, groups of fewer than {minimum} people are shown together with others only, so that nobody can be made out.",
			"Par {segment:term}, les groupes de moins de {minimum} personnes ne sont montrés qu’avec d’autres, pour que personne ne puisse être reconnu.",
			"Por {segment:term}, los grupos de menos de {minimum} personas solo se muestran junto con otros, para que nadie pueda ser reconocido.",
		},
	}
}
