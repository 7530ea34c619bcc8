package portfolio_test

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/portfolio"
	"github.com/essor-go/essor/loan/servicing"
)

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
	rate = essor.MustParseFraction
	cad  = essor.MustParseCurrency("CAD")
	xof  = essor.MustParseCurrency("XOF")
)

// client is what the host keeps of a loan.
type client struct {
	id, branch string
	terms      loan.Terms
	events     []servicing.Event
}

// lend returns a loan of twelve months that was paid so many times.
func lend(id, branch, amount, payment string, paid int, more ...servicing.Event) client {
	c := client{id: id, branch: branch, terms: loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash(amount)}},
		Interest:  loan.Interest{YearRate: rate("0.06")},
		Repayment: loan.Repayment{Count: 12},
	}}
	c.events = append(c.events, servicing.Event{ID: "d", On: day("2026-01-15"), Kind: servicing.Disbursed, Amount: cash(amount)})
	for i := range paid {
		on := day(fmt.Sprintf("2026-%02d-15", i+2))
		c.events = append(c.events, servicing.Event{ID: fmt.Sprint("p", i), On: on, Kind: servicing.Paid, Amount: cash(payment)})
	}
	c.events = append(c.events, more...)
	return c
}

// report replays each loan to a day and reports the book.
func report(on essor.Date, rules portfolio.Rules, clients ...client) (portfolio.Report, error) {
	book, err := portfolio.NewBook(on, cad, rules)
	if err != nil {
		return portfolio.Report{}, err
	}
	for _, c := range clients {
		st, err := servicing.Replay(c.terms, c.events, on, servicing.Options{})
		if err != nil {
			return portfolio.Report{}, err
		}
		l, err := portfolio.Of(c.id, c.terms, st, rules.From)
		if err != nil {
			return portfolio.Report{}, err
		}
		if err := book.Add(l); err != nil {
			return portfolio.Report{}, err
		}
	}
	return book.Report()
}

// Four loans on the last day of June. Two women have not paid since March.
// Then one of them gets a holiday and the other's loan is written off: the
// portfolio at risk falls from half to nothing, and the report says why.
func Example() {
	rules := portfolio.Rules{From: day("2026-01-15"), Average: portfolio.Daily}
	on := day("2026-06-30")
	good, better := lend("L1", "", "2400.00 CAD", "206.56 CAD", 5), lend("L2", "", "3600.00 CAD", "309.84 CAD", 5)
	hope, sara := lend("L3", "", "2400.00 CAD", "206.56 CAD", 2), lend("L4", "", "2400.00 CAD", "206.56 CAD", 2)

	before, err := report(on, rules, good, better, hope, sara)
	if err != nil {
		fmt.Println(err)
		return
	}
	hope.events = append(hope.events, servicing.Event{
		ID: "h", On: day("2026-04-01"), Kind: servicing.Holiday, Until: day("2026-09-01"), Cause: servicing.Illness})
	sara.events = append(sara.events, servicing.Event{ID: "w", On: on, Kind: servicing.WrittenOff})
	after, err := report(on, rules, good, better, hope, sara)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range []portfolio.Report{before, after} {
		fmt.Println("—", r.Total.Outstanding, "outstanding")
		for _, reason := range r.Explain(essor.Staff)[1:] {
			text, err := portfolio.Catalog().Text(essor.EN, reason)
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Println(text)
		}
	}
	// Output:
	// — 7563.38 CAD outstanding
	// The balance is owed by 4 people.
	// The portfolio at risk, more than 30 days late, is 53.15% of the balance and 50% of the loans.
	// Since January 15, 2026, interest and fees brought in 1.88% of an average portfolio of 9,104.97 CAD. At that pace, a year would bring 4.12%.
	// — 5553.47 CAD outstanding
	// The balance is owed by 3 people.
	// No loan is more than 30 days late.
	// Beside it, 36.19% of the balance is under a payment holiday, without being so late. Together it is 36.19%.
	// More is restructured or paused than late. Relief helps people through hard times, and it can also hide arrears: look at how these loans fare once payments resume.
	// Since January 15, 2026, 2,009.91 CAD was written off, which lowers what is at risk. Had it stayed, 26.57% would be at risk.
	// Since January 15, 2026, interest and fees brought in 1.89% of an average portfolio of 9,092.93 CAD. At that pace, a year would bring 4.13%.
}

// Two branches on two machines: each sends its book as JSON, and together
// they are the whole, to the last byte.
func ExampleBook_Merge() {
	rules := portfolio.Rules{Segments: []portfolio.Segment{{Name: "branch"}}}
	on := day("2026-11-21")
	loans := map[string][]portfolio.Loan{}
	for i, l := range []struct {
		branch, left string
		late         int
	}{
		{"dakar", "150000 XOF", 0}, {"dakar", "90000 XOF", 45}, {"dakar", "60000 XOF", 0},
		{"thiès", "200000 XOF", 0}, {"thiès", "100000 XOF", 31},
	} {
		loans[l.branch] = append(loans[l.branch], portfolio.Loan{
			ID: fmt.Sprint("L", i), AsOf: on, Keys: []string{l.branch}, Opened: day("2026-05-04"),
			Approved: cash("250000 XOF"), Disbursed: cash("250000 XOF"), Outstanding: cash(l.left), DaysLate: l.late,
		})
	}
	var documents [][]byte
	for _, branch := range []string{"dakar", "thiès"} {
		book, err := portfolio.NewBook(on, xof, rules)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, l := range loans[branch] {
			if err := book.Add(l); err != nil {
				fmt.Println(err)
				return
			}
		}
		document, err := json.Marshal(book)
		if err != nil {
			fmt.Println(err)
			return
		}
		documents = append(documents, document)
	}

	var country, thies portfolio.Book
	if err := essor.Decode(documents[0], &country); err != nil {
		fmt.Println(err)
		return
	}
	if err := essor.Decode(documents[1], &thies); err != nil {
		fmt.Println(err)
		return
	}
	if err := country.Merge(&thies); err != nil {
		fmt.Println(err)
		return
	}
	r, err := country.Report()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Total.Active, "loans,", r.Total.Outstanding, "outstanding")
	for _, cell := range r.Segments[0].Cells {
		fmt.Println(cell.Key, cell.Outstanding, "of which late", cell.Late.Balance, cell.Late.Share)
	}
	fmt.Println(r.Verify(&country))
	// Output:
	// 5 loans, 600000 XOF outstanding
	// dakar 300000 XOF of which late 90000 XOF 0.3
	// thiès 300000 XOF of which late 100000 XOF 0.333333333333
	// <nil>
}

// plain returns a loan of 100 dollars that is late for so many days.
func plain(id string, opened essor.Date, late int, keys ...string) portfolio.Loan {
	return portfolio.Loan{
		ID: id, AsOf: day("2026-11-21"), Keys: keys, Opened: opened,
		Approved: cash("100.00 CAD"), Disbursed: cash("100.00 CAD"), Outstanding: cash("100.00 CAD"), DaysLate: late,
	}
}

// A loan in other money is refused, with where and why, and the book stays as
// it was.
func ExampleBook_Add() {
	book, err := portfolio.NewBook(day("2026-11-21"), cad, portfolio.Rules{})
	if err != nil {
		fmt.Println(err)
		return
	}
	l := plain("L1", day("2026-03-02"), 0)
	fmt.Println(book.Add(l))
	l.ID, l.Outstanding = "L2", cash("65000 XOF")
	fmt.Println(book.Add(l))
	fmt.Println(book.Loans())
	// Output:
	// <nil>
	// /outstanding: must be in the currency of the book
	// 1
}

// A retry added a loan twice. The book keeps no ids, and yet it knows.
func ExampleBook_Holds() {
	book, err := portfolio.NewBook(day("2026-11-21"), cad, portfolio.Rules{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, id := range []string{"L1", "L2", "L2"} {
		if err := book.Add(plain(id, day("2026-03-02"), 0)); err != nil {
			fmt.Println(err)
			return
		}
	}
	fmt.Println(book.Holds(slices.Values([]string{"L1", "L2"})))
	fmt.Println(book.Holds(slices.Values([]string{"L1", "L2", "L3"})))
	// Output:
	// /loans: must be as many as there are ids
	// /ids: must be those of the loans
}

// Women by the language in which they are served, at least ten in a cell.
// Three of them speak Tigrinya: they are shown together with another group,
// so that the total less what is shown does not give them away.
func ExampleTable() {
	book, err := portfolio.NewBook(day("2026-11-21"), cad, portfolio.Rules{
		Segments: []portfolio.Segment{{Name: "language", Minimum: 10}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, group := range []struct {
		language    string
		women, late int
	}{{"arabic", 40, 12}, {"spanish", 25, 11}, {"tagalog", 12, 0}, {"tigrinya", 3, 2}} {
		for i := range group.women {
			late := 0
			if i < group.late {
				late = 60
			}
			if err := book.Add(plain(fmt.Sprint(group.language, i), day("2026-03-02"), late, group.language)); err != nil {
				fmt.Println(err)
				return
			}
		}
	}
	r, err := book.Report()
	if err != nil {
		fmt.Println(err)
		return
	}
	table := r.Segments[0]
	for _, cell := range append(table.Cells, *table.Rest) {
		late := "withheld"
		if cell.Late != nil {
			late = cell.Late.Share.String()
		}
		fmt.Printf("%-8s %2d women %11s late: %s\n", cell.Key, cell.Borrowers, cell.Outstanding, late)
	}
	// Output:
	// arabic   40 women 4000.00 CAD late: 0.3
	// spanish  25 women 2500.00 CAD late: withheld
	//          15 women 1500.00 CAD late: withheld
}

// What one loan brings to a book: the statement of its day, in figures. Since
// January she was lent 2,400 dollars and repaid 390.09 of it: every cent
// is in one place or the other.
func ExampleOf() {
	c := lend("L1", "montréal", "2400.00 CAD", "206.56 CAD", 2)
	st, err := servicing.Replay(c.terms, c.events, day("2026-04-30"), servicing.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	l, err := portfolio.Of(c.id, c.terms, st, day("2026-01-01"), c.branch)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("outstanding", l.Outstanding, "of which in arrears", l.Arrears, "for", l.DaysLate, "days")
	fmt.Println("lent", l.Flow.Lent, "repaid", l.Flow.Repaid, "interest", l.Flow.Interest)
	// Output:
	// outstanding 2009.91 CAD of which in arrears 196.51 CAD for 15 days
	// lent 2400.00 CAD repaid 390.09 CAD interest 23.03 CAD
}

// A regulator's table, a fund that bears the first losses, and what the board
// reads of it in French.
func ExampleReport_Explain() {
	rules := portfolio.Rules{
		From: day("2026-03-02"), Average: portfolio.Daily,
		Provision: portfolio.Provision{Name: "2026", Since: day("2026-01-01"), Steps: []portfolio.Step{
			{DaysLate: 0, Rate: rate("0.01"), Restructured: rate("0.05")},
			{DaysLate: 31, Rate: rate("0.2")},
			{DaysLate: 91, Rate: rate("1")},
		}},
		Guarantee: &portfolio.Guarantee{Share: rate("1"), Cap: cash("60.00 CAD")},
		Largest:   2,
	}
	book, err := portfolio.NewBook(day("2026-11-21"), cad, rules)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range 40 {
		l := plain(fmt.Sprint(i), day("2026-03-02"), 0)
		l.Flow = portfolio.Flow{Lent: cash("100.00 CAD"), Interest: cash("4.00 CAD"), Average: cash("90.00 CAD")}
		switch i {
		case 0:
			l.DaysLate = 45
		case 1, 2:
			l.Restructured = true
		case 3:
			l.Moratorium = true
		case 4:
			l.Outstanding, l.WrittenOff, l.WrittenOffOn = cash("0.00 CAD"), cash("100.00 CAD"), day("2026-10-15")
			l.Recovered = cash("20.00 CAD")
			l.Flow.WrittenOff, l.Flow.Recovered = l.WrittenOff, l.Recovered
		}
		if err := book.Add(l); err != nil {
			fmt.Println(err)
			return
		}
	}
	r, err := book.Report()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, reason := range r.Explain(essor.Staff) {
		text, err := portfolio.Catalog().Text(essor.FR, reason)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(text)
	}
	// Output:
	// Au 21 novembre 2026, l’encours est de 3900,00 CAD, pour 39 prêts. À ce jour, 4000,00 CAD ont été approuvés, dont 4000,00 CAD décaissés.
	// L’encours est dû par 39 personnes.
	// Le portefeuille à risque, à plus de 30 jours de retard, est de 2,56 % de l’encours et de 2,56 % des prêts.
	// À côté, 5,13 % de l’encours est restructuré et 2,56 % fait l’objet d’une suspension des versements, sans un tel retard. Ensemble, cela fait 10,26 %.
	// Les prêts restructurés ou suspendus pèsent plus que les retards. Ces aménagements aident à traverser un moment difficile, mais ils peuvent aussi cacher des arriérés : voyez ce que deviennent ces prêts à la reprise des versements.
	// Depuis le 2 mars 2026, 100,00 CAD ont été radiés, ce qui réduit le portefeuille à risque. Sans ces radiations, il serait de 5 %.
	// Dans le même temps, 20,00 CAD de ce qui avait été radié ont été recouvrés.
	// Depuis le 2 mars 2026, les intérêts et les frais ont rapporté 4,44 % d’un encours moyen de 3600,00 CAD. À ce rythme, une année rapporterait 6,12 %.
	// Selon le barème 2026, il faut provisionner 66,00 CAD. Cela couvre 16,5 % de l’encours à risque, restructuré ou suspendu.
	// Sur 80,00 CAD de pertes nettes, le garant supporte 60,00 CAD. 20,00 CAD restent à notre charge.
	// La garantie est épuisée : toute nouvelle perte sera à notre charge.
	// Les 2 plus gros prêts représentent 5,13 % de l’encours.
}

// A report says how the whole book fares; Verify says whether it is true, also
// of one that came by mail.
func ExampleReport_Verify() {
	book, err := portfolio.NewBook(day("2026-11-21"), cad, portfolio.Rules{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, late := range []int{0, 0, 30, 31, 200} {
		if err := book.Add(plain(fmt.Sprint(i), day("2026-03-02"), late)); err != nil {
			fmt.Println(err)
			return
		}
	}
	r, err := book.Report()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, risk := range r.Total.AtRisk {
		fmt.Println(risk.Boundary, risk.Late.Balance, risk.Late.Share)
	}
	fmt.Println(r.Verify(book))
	r.Total.AtRisk[1].Late.Loans--
	fmt.Println(r.Verify(book))
	// Output:
	// 1 day or more 300.00 CAD 0.6
	// more than 30 days 200.00 CAD 0.4
	// more than 60 days 100.00 CAD 0.2
	// more than 90 days 100.00 CAD 0.2
	// more than 180 days 100.00 CAD 0.2
	// <nil>
	// /total/at_risk: must be what the book comes to
}

// How loans of March grew older, from the books of three days.
func ExampleCurves() {
	var reports []portfolio.Report
	for _, on := range []string{"2026-06-30", "2026-09-30", "2026-12-31"} {
		book, err := portfolio.NewBook(day(on), cad, portfolio.Rules{})
		if err != nil {
			fmt.Println(err)
			return
		}
		for i := range 10 {
			l := plain(fmt.Sprint(i), day("2026-03-02"), 0)
			l.AsOf = day(on)
			switch {
			case i == 0 && on == "2026-12-31": // lost in October
				l.Outstanding, l.WrittenOff, l.WrittenOffOn = cash("0.00 CAD"), cash("100.00 CAD"), day("2026-10-15")
				l.MostDaysLate = 120
			case i == 0 && on == "2026-09-30", i == 1 && on == "2026-12-31":
				l.DaysLate = 90
			}
			if err := book.Add(l); err != nil {
				fmt.Println(err)
				return
			}
		}
		r, err := book.Report()
		if err != nil {
			fmt.Println(err)
			return
		}
		reports = append(reports, r)
	}
	curves, err := portfolio.Curves(reports...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range curves[0].Points {
		fmt.Printf("%d months: late %s, ever late %s, lost %s\n", p.Age, p.Late, p.EverLate, p.Lost)
	}
	// Output:
	// 3 months: late 0, ever late 0, lost 0
	// 6 months: late 0.1, ever late 0.1, lost 0
	// 9 months: late 0.111111111111, ever late 0.2, lost 0.1
}
