package group

import (
	"slices"
	"sync"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/wording"
)

// Catalog returns the texts of every reason of this package, in English,
// French and Spanish. A host may reword them with [essor.Catalog.With], or
// add them to those of package loan with [essor.Catalog.Join]. They speak of
// and to members in words for women and men alike.
func Catalog() essor.Catalog { return catalog() }

var catalog = sync.OnceValue(func() essor.Catalog {
	return wording.Catalog(slices.Concat(toMember(), toLeaver(), toOfficer(), toOthers()))
})

func toMember() []wording.Text {
	return []wording.Text{
		{
			"group.member_brings",
			"At this meeting {amount} are asked of you.",
			"À cette réunion, on vous demande {amount}.",
			"En esta reunión se le piden {amount}.",
		}, {
			"group.member_due",
			"{amount} are for your loan.",
			"{amount} sont pour votre prêt.",
			"{amount} son para su préstamo.",
		}, {
			"group.member_saving",
			"{amount} are for your own savings.",
			"{amount} sont pour votre propre épargne.",
			"{amount} son para su propio ahorro.",
		}, {
			"group.member_owes",
			"{amount} go back to members who paid in your place.",
			"{amount} reviennent aux membres qui ont payé à votre place.",
			"{amount} vuelven a quienes pagaron por usted.",
		}, {
			"group.member_nothing",
			"Nothing is asked of you at this meeting.",
			"Rien ne vous est demandé à cette réunion.",
			"No se le pide nada en esta reunión.",
		}, {
			"group.member_savings",
			"You have saved {amount}. It is yours.",
			"Vous avez épargné {amount}. Cette somme est à vous.",
			"Usted ha ahorrado {amount}. Son suyos.",
		}, {
			"group.member_pledged",
			"{amount} of it stay pledged until what you owe is paid.",
			"{amount} en restent en garantie tant que votre dette n’est pas payée.",
			"{amount} de ese ahorro quedan en garantía hasta que se pague lo que debe.",
		}, {
			"group.member_owed",
			"Members in whose place you paid owe you {amount}.",
			"Des membres vous doivent {amount}, que vous avez payés à leur place.",
			"Integrantes por quienes usted pagó le deben {amount}.",
		}, {
			"group.member_asked",
			"The group lacks part of a payment. By the rule you all agreed on, {amount} are asked of you. They stay yours: they are owed to you.",
			"Il manque au groupe une partie d’un versement. Selon la règle que le groupe s’est donnée, on vous demande {amount}. Cette somme reste à vous\u00a0: elle vous est due.",
			"Al grupo le falta parte de una cuota. Según la regla que acordó el grupo, se le piden {amount}. Siguen siendo suyos: se le deben.",
		}, {
			"group.member_helped",
			"The group is asked to pay {amount} in your place this time. You will owe them to those who pay, and they are asked back from the next meeting on. If that is too soon, talk to each other.",
			"On demande au groupe de payer {amount} à votre place cette fois-ci. Vous les devrez à ceux et celles qui paieront, et on vous les demandera dès la prochaine réunion. Si c’est trop tôt, parlez-en ensemble.",
			"Esta vez se le pide al grupo que pague {amount} en su lugar. Se los deberá a quienes paguen, y se le pedirán desde la próxima reunión. Si es demasiado pronto, conversen en el grupo.",
		}, {
			"group.member_share",
			"Your share of what the group earned is {share}, for the {savings} you have saved.",
			"Votre part de ce que le groupe a gagné est de {share}, pour les {savings} que vous avez épargnés.",
			"Su parte de lo que ganó el grupo es de {share}, por los {savings} que ha ahorrado.",
		},
	}
}

func toLeaver() []wording.Text {
	return []wording.Text{
		{
			"group.leaver_savings",
			"You leave with {amount} of savings to your name.",
			"Vous partez avec {amount} d’épargne à votre nom.",
			"Usted se retira con {amount} de ahorro a su nombre.",
		}, {
			"group.leaver_offset",
			"{amount} of them pay what you still owe on your loan.",
			"Sur cette épargne, {amount} paient ce que vous devez encore sur votre prêt.",
			"De ese ahorro, {amount} pagan lo que aún debe de su préstamo.",
		}, {
			"group.leaver_members",
			"{amount} go back to members who paid in your place.",
			"{amount} reviennent aux membres qui ont payé à votre place.",
			"{amount} vuelven a quienes pagaron por usted.",
		}, {
			"group.leaver_released",
			"{amount} are paid out to you.",
			"{amount} vous sont remis.",
			"{amount} se le entregan a usted.",
		}, {
			"group.leaver_left",
			"{amount} of your loan are left to pay. Until then the others answer for them with you.",
			"Il reste {amount} de votre prêt à payer. D’ici là, les autres en répondent avec vous.",
			"Quedan {amount} de su préstamo por pagar. Hasta entonces, el resto del grupo responde por ellos con usted.",
		}, {
			"group.leaver_lost",
			"{amount} of a loan that was written off stay unpaid. Nobody in the group is asked for them.",
			"{amount} d’un prêt radié restent impayés. On ne les demande à personne dans le groupe.",
			"{amount} de un préstamo castigado quedan sin pagar. No se le piden a nadie del grupo.",
		}, {
			"group.leaver_claims",
			"You go on owing {amount} to members who paid in your place.",
			"Vous devez encore {amount} aux membres qui ont payé à votre place.",
			"Usted sigue debiendo {amount} a quienes pagaron por usted.",
		}, {
			"group.leaver_owed",
			"Members go on owing {amount} to you. Leaving changes nothing about that.",
			"Des membres vous doivent encore {amount}. Votre départ n’y change rien.",
			"Hay integrantes que le siguen debiendo {amount}. Retirarse no cambia nada de eso.",
		}, {
			"group.leaver_thanks",
			"Thank you for what you gave to the group.",
			"Merci de ce que vous avez apporté au groupe.",
			"Gracias por lo que aportó al grupo.",
		},
	}
}

func toOfficer() []wording.Text {
	return []wording.Text{
		{
			"group.officer_brings",
			"To be collected: {brings}, of which {due} for loans, {saving} for savings and {owes} among members.",
			"À percevoir\u00a0: {brings}, dont {due} pour les prêts, {saving} pour l’épargne et {owes} entre membres.",
			"Por cobrar: {brings}, de los cuales {due} para préstamos, {saving} para ahorro y {owes} entre integrantes.",
		}, {
			"group.officer_overdue",
			"{amount} are overdue.",
			"{amount} sont en retard.",
			"{amount} están en mora.",
		}, {
			"group.officer_on_time",
			"Nothing is overdue.",
			"Rien n’est en retard.",
			"Nada está en mora.",
		}, {
			"group.officer_box",
			"Savings {savings}, fund {fund}, in the box {box}.",
			"Épargne {savings}, fonds {fund}, en caisse {box}.",
			"Ahorro {savings}, fondo {fund}, en caja {box}.",
		}, {
			"group.officer_no_call",
			"Nobody lacks anything: nothing is called.",
			"Il ne manque rien à personne\u00a0: aucun appel.",
			"A nadie le falta nada: no se llama a nadie.",
		}, {
			"group.officer_call",
			"Short of a payment: {short} {short|member|members}. Called from the others: {called}.",
			"À court d’un versement\u00a0: {short} {short|membre|membres}. Demandé aux autres\u00a0: {called}.",
			"Con una cuota incompleta: {short} {short|integrante|integrantes}. Se pide al resto del grupo: {called}.",
		}, {
			"group.officer_uncovered",
			"{amount} stay uncovered: by the group’s rule nobody is asked for more.",
			"{amount} ne sont pas couverts\u00a0: selon la règle du groupe, on ne demande rien de plus à personne.",
			"{amount} quedan sin cubrir: según la regla del grupo, no se pide más a nadie.",
		}, {
			"group.officer_exit",
			"The member owes {owes} and has saved {savings}; {released} are released.",
			"La personne doit {owes} et a épargné {savings}; {released} lui sont remis.",
			"La persona debe {owes} y ha ahorrado {savings}; se le entregan {released}.",
		}, {
			"group.officer_exit_left",
			"{amount} of the loans are left for the others to bear.",
			"{amount} de ses prêts restent à la charge du groupe.",
			"{amount} de sus préstamos quedan a cargo del resto del grupo.",
		}, {
			"group.officer_share",
			"{fund} of the fund are divided among {members} {members|member|members}, by their savings.",
			"{fund} du fonds sont répartis entre {members} {members|membre|membres}, selon leur épargne.",
			"{fund} del fondo se reparten entre {members} {members|integrante|integrantes}, según su ahorro.",
		},
	}
}

func toOthers() []wording.Text {
	return []wording.Text{
		{
			"group.public_group",
			"The group has {members} {members|member|members}. {lent} were lent to it, and it has paid {paid}.",
			"Le groupe compte {members} {members|membre|membres}. {lent} lui ont été prêtés, et il a payé {paid}.",
			"El grupo tiene {members} {members|integrante|integrantes}. Se le prestaron {lent}, y ha pagado {paid}.",
		}, {
			"group.public_current",
			"As a whole it is up to date.",
			"Dans son ensemble, il est à jour.",
			"En su conjunto, está al día.",
		}, {
			"group.public_behind",
			"As a whole it is {bucket:term} days behind.",
			"Dans son ensemble, il a {bucket:term} jours de retard.",
			"En su conjunto, lleva {bucket:term} días de mora.",
		},
		{"term.behind.1-30", "1 to 30", "de 1 à 30", "de 1 a 30"},
		{"term.behind.31-60", "31 to 60", "de 31 à 60", "de 31 a 60"},
		{"term.behind.61-90", "61 to 90", "de 61 à 90", "de 61 a 90"},
		{"term.behind.91-180", "91 to 180", "de 91 à 180", "de 91 a 180"},
		{"term.behind.over-180", "more than 180", "plus de 180", "más de 180"},
	}
}
