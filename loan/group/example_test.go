package group_test

import (
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/cost"
	"github.com/essor-go/essor/loan/group"
	"github.com/essor-go/essor/loan/servicing"
)

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
	part = essor.MustParseFraction
)

// jappoo is a group of five traders in Dakar. Each borrowed for 24 weekly
// meetings at a flat 12 % a year, and sets 500 francs aside at each.
func jappoo() group.Group {
	g := group.Group{
		ID:       "jappoo",
		Currency: essor.MustParseCurrency("XOF"),
		Meetings: group.Meetings{First: day("2026-01-15"), Count: 24},
		Rules:    group.Rules{Cap: cash("4000 XOF")},
		Entries:  []group.Entry{},
	}
	for i, amount := range []string{"150000 XOF", "150000 XOF", "100000 XOF", "100000 XOF", "75000 XOF"} {
		g.Members = append(g.Members, group.Member{
			ID: string(rune('a' + i)), Joined: day("2026-01-08"), Saving: cash("500 XOF"),
			Loans: []group.Loan{{
				ID:     "1",
				Terms:  loan.GroupLoan(cash(amount), day("2026-01-08"), part("0.12"), 24, essor.Money{}),
				Events: []servicing.Event{{ID: "lent", On: day("2026-01-08"), Kind: servicing.Disbursed, Amount: cash(amount)}},
			}},
		})
	}
	return g
}

// meet records a meeting at which everybody brings what is asked, but those
// who bring what is listed.
func meet(g group.Group, on essor.Date, but map[string]string) (group.Group, error) {
	sheet, err := group.NewSheet(g, on)
	if err != nil {
		return g, err
	}
	var receipts []group.Receipt
	for _, line := range sheet.Lines {
		r := group.Receipt{ID: on.String() + "/" + line.Member, Member: line.Member, Amount: line.Brings}
		if amount, is := but[line.Member]; is {
			r.Amount = cash(amount)
		}
		if r.Amount.Sign() > 0 {
			receipts = append(receipts, r)
		}
	}
	entries, err := group.Divide(g, on, receipts)
	return g.With(entries...), err
}

// A meeting's sheet: what is asked of whom, and where each stands.
func ExampleNewSheet() {
	g, err := meet(jappoo(), day("2026-01-15"), map[string]string{"c": "3000 XOF"})
	if err != nil {
		fmt.Println(err)
		return
	}
	sheet, err := group.NewSheet(g, day("2026-01-22"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("member        due   overdue    saving      brings     savings")
	show := func(name string, a group.Amounts) {
		fmt.Printf("%-6s %10s %9s %9s %11s %11s\n", name, a.Due.Decimal(), a.Overdue.Decimal(), a.Saving.Decimal(), a.Brings, a.Savings)
	}
	for _, line := range sheet.Lines {
		show(line.Member, line.Amounts)
	}
	show("all", sheet.Total)
	// Output:
	// member        due   overdue    saving      brings     savings
	// a            6596         0       500    7096 XOF     500 XOF
	// b            6596         0       500    7096 XOF     500 XOF
	// c            5796      1398      1000    6796 XOF       0 XOF
	// d            4398         0       500    4898 XOF     500 XOF
	// e            3298         0       500    3798 XOF     500 XOF
	// all         26684      1398      3000   29684 XOF    2000 XOF
}

// One of five could not pay all. What she lacks is shared among the others;
// they will get it back from her first.
func ExampleNewCall() {
	on := day("2026-01-15")
	g, err := meet(jappoo(), on, map[string]string{"c": "3000 XOF"})
	if err != nil {
		fmt.Println(err)
		return
	}
	call, err := group.NewCall(g, on)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("lacks:", call.Short[0].Lacks, "uncovered:", call.Uncovered)
	for _, ask := range call.Asks {
		fmt.Println(ask.Member, ask.Amount)
	}
	for _, lang := range []essor.Lang{essor.FR, essor.EN} {
		text, err := group.Catalog().Text(lang, call.Explain(essor.Person, "a")[0])
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(text)
	}
	g = g.With(call.Entries("call1")...)
	next, err := group.NewSheet(g, day("2026-01-22"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("c owes members", next.Lines[2].Owes, "and is overdue with", next.Lines[2].Overdue)
	// Output:
	// lacks: 1398 XOF uncovered: 0 XOF
	// a 350 XOF
	// b 350 XOF
	// d 349 XOF
	// e 349 XOF
	// Il manque au groupe une partie d’un versement. Selon la règle que le groupe s’est donnée, on vous demande 350 XOF. Cette somme reste à vous : elle vous est due.
	// The group lacks part of a payment. By the rule you all agreed on, 350 XOF are asked of you. They stay yours: they are owed to you.
	// c owes members 1398 XOF and is overdue with 0 XOF
}

// Receipts become entries: members first, then the loan, then savings.
func ExampleDivide() {
	on := day("2026-01-15")
	g := jappoo()
	entries, err := group.Divide(g, on, []group.Receipt{
		{ID: "r1", Member: "a", Amount: cash("8000 XOF")},
		{ID: "r2", Member: "b", By: "a", Amount: cash("2000 XOF")}, // b is ill, a brings part of it
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range entries {
		fmt.Println(e.ID, e.Kind, e.Member, e.By, e.Amount)
	}
	sheet, err := group.NewSheet(g.With(entries...), on)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("b owes", sheet.Lines[1].Owes, "to members; owed to a:", sheet.Lines[0].Owed)
	// Output:
	// r1/1 paid a  6596 XOF
	// r1/2 saved a  1404 XOF
	// r2/1 paid b a 2000 XOF
	// b owes 2000 XOF to members; owed to a: 2000 XOF
}

// What a funder reads is the same, whoever could not pay.
func ExampleNewShared() {
	for _, who := range []string{"a", "b"} {
		g, err := meet(jappoo(), day("2026-01-15"), map[string]string{who: "1000 XOF"})
		if err != nil {
			fmt.Println(err)
			return
		}
		shared, err := group.NewShared(g, day("2026-01-20"))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(shared.Members, shared.Lent, shared.Paid, shared.Bucket)
		for _, reason := range shared.Explain() {
			text, err := group.Catalog().Text(essor.ES, reason)
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Println(text)
		}
	}
	// Output:
	// 5 575000 XOF 19690 XOF 1-30
	// El grupo tiene 5 integrantes. Se le prestaron 575 000 XOF, y ha pagado 19 690 XOF.
	// En su conjunto, lleva de 1 a 30 días de mora.
	// 5 575000 XOF 19690 XOF 1-30
	// El grupo tiene 5 integrantes. Se le prestaron 575 000 XOF, y ha pagado 19 690 XOF.
	// En su conjunto, lleva de 1 a 30 días de mora.
}

// A member moves away. Her savings pay part of what she owes; the others
// answer for the rest.
func ExampleNewExit() {
	g, err := meet(jappoo(), day("2026-01-15"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	exit, err := group.NewExit(g, "e", day("2026-01-19"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("owes", exit.Owes, "savings", exit.Savings, "left", exit.Left)
	g = g.With(exit.Entries("exit-e")...)
	call, err := group.NewCall(g, day("2026-01-19"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("called", call.Called, "uncovered", call.Uncovered)
	// Output:
	// owes 71974 XOF savings 500 XOF left 71474 XOF
	// called 16000 XOF uncovered 55474 XOF
}

// A village bank ends its cycle: what it earned is divided by savings.
func ExampleNewShareOut() {
	g := group.Group{
		ID: "yakaar", Currency: essor.MustParseCurrency("XOF"),
		Members: []group.Member{
			{ID: "a", Joined: day("2026-01-05"), Loans: []group.Loan{}},
			{ID: "b", Joined: day("2026-01-05"), Loans: []group.Loan{}},
			{ID: "c", Joined: day("2026-01-05"), Loans: []group.Loan{}},
		},
		Entries: []group.Entry{
			{ID: "1", On: day("2026-01-05"), Kind: group.Saved, Member: "a", Amount: cash("60000 XOF")},
			{ID: "2", On: day("2026-01-05"), Kind: group.Saved, Member: "b", Amount: cash("45000 XOF")},
			{ID: "3", On: day("2026-02-02"), Kind: group.Saved, Member: "c", Amount: cash("15000 XOF")},
			{ID: "4", On: day("2026-03-02"), Kind: group.Contributed, Amount: cash("10000 XOF")},            // sale of soap
			{ID: "5", On: day("2026-03-02"), Kind: group.Contributed, Member: "b", Amount: cash("500 XOF")}, // came late
			{ID: "6", On: day("2026-04-06"), Kind: group.Spent, Amount: cash("1250 XOF")},                   // new ledger
		},
	}
	out, err := group.NewShareOut(g, day("2026-12-21"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range out.Lines {
		fmt.Println(line.Member, line.Savings, line.Share)
	}
	fmt.Println("fund", out.Fund)
	// Output:
	// a 60000 XOF 4625 XOF
	// b 45000 XOF 3469 XOF
	// c 15000 XOF 1156 XOF
	// fund 9250 XOF
}

// The bank lends to the group; the group divides it, to the last franc.
func ExampleSplit() {
	whole := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-08"), Amount: cash("1000000 XOF")}},
		Interest:  loan.Interest{YearRate: part("0.15")},
		Repayment: loan.Repayment{Count: 6},
	}
	parts, err := group.Split(whole, 1, 1, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, terms := range parts {
		fmt.Println(terms.Advances[0].Amount)
	}
	// Output:
	// 333334 XOF
	// 333333 XOF
	// 333333 XOF
}

// Savings that she is not given back are part of what a loan costs her: 12 %
// flat are more than 24 % in truth, and 500 francs a week set aside make it more
// yet.
func ExampleGroup_SignedTerms() {
	g := jappoo()
	for _, saving := range []string{"0 XOF", "500 XOF"} {
		g.Members[0].Saving = cash(saving)
		terms, _ := g.SignedTerms("a", "1")
		s, err := loan.NewSchedule(terms)
		if err != nil {
			fmt.Println(err)
			return
		}
		year, err := cost.Rate(cost.Effective, s.Flows())
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(saving, "a week: she pays", s.At(0).Payment(), "and the loan costs", year.Decimal().Shift(2).StringFixed(2), "% a year")
	}
	// Output:
	// 0 XOF a week: she pays 6596 XOF and the loan costs 25.44 % a year
	// 500 XOF a week: she pays 7096 XOF and the loan costs 27.58 % a year
}

// A village bank lends its own savings: the interest is the members', and is
// shared out at the end of the cycle.
func Example_villageBank() {
	g := group.Group{
		ID: "yakaar", Currency: essor.MustParseCurrency("XOF"),
		Members: []group.Member{
			{ID: "a", Joined: day("2026-01-05"), Loans: []group.Loan{}},
			{ID: "b", Joined: day("2026-01-05"), Loans: []group.Loan{}},
			{ID: "c", Joined: day("2026-01-05"), Loans: []group.Loan{{
				ID: "box", Internal: true,
				Terms: loan.Terms{
					Advances:  []loan.Advance{{On: day("2026-02-02"), Amount: cash("90000 XOF")}},
					Interest:  loan.Interest{YearRate: part("0.24")},
					Repayment: loan.Repayment{Count: 3},
				},
				Events: []servicing.Event{{ID: "lent", On: day("2026-02-02"), Kind: servicing.Disbursed, Amount: cash("90000 XOF")}},
			}}},
		},
		Entries: []group.Entry{
			{ID: "s1", On: day("2026-01-05"), Kind: group.Saved, Member: "a", Amount: cash("60000 XOF")},
			{ID: "s2", On: day("2026-01-05"), Kind: group.Saved, Member: "b", Amount: cash("45000 XOF")},
			{ID: "s3", On: day("2026-01-05"), Kind: group.Saved, Member: "c", Amount: cash("15000 XOF")},
			{ID: "p1", On: day("2026-03-02"), Kind: group.Paid, Member: "c", Amount: cash("31208 XOF")},
			{ID: "p2", On: day("2026-04-02"), Kind: group.Paid, Member: "c", Amount: cash("31208 XOF")},
		},
	}
	for _, on := range []string{"2026-02-02", "2026-04-02", "2026-05-02"} {
		if on == "2026-05-02" {
			g = g.With(group.Entry{ID: "p3", On: day(on), Kind: group.Paid, Member: "c", Amount: cash("31208 XOF")})
		}
		sheet, err := group.NewSheet(g, day(on))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(on, "lent", sheet.Total.Outstanding, "fund", sheet.Fund, "box", sheet.Box)
	}
	out, err := group.NewShareOut(g, day("2026-12-21"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range out.Lines {
		fmt.Println(line.Member, "saved", line.Savings, "and earned", line.Share)
	}
	fmt.Println(out.Verify(g))
	// Output:
	// 2026-02-02 lent 90000 XOF fund 0 XOF box 30000 XOF
	// 2026-04-02 lent 30596 XOF fund 3012 XOF box 92416 XOF
	// 2026-05-02 lent 0 XOF fund 3624 XOF box 123624 XOF
	// a saved 60000 XOF and earned 1812 XOF
	// b saved 45000 XOF and earned 1359 XOF
	// c saved 15000 XOF and earned 453 XOF
	// <nil>
}

// Each loan of a group is a loan like any other: its events lead to a
// statement of its own, for the member and for the lender's book.
func ExampleGroup_Events() {
	on := day("2026-01-15")
	g, err := meet(jappoo(), on, map[string]string{"c": "3000 XOF"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range g.Members {
		st, err := servicing.Replay(m.Loans[0].Terms, g.Events(m.ID, "1"), day("2026-01-20"), g.Rules.Servicing)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(m.ID, st.Principal, st.Bucket, st.Next.On, st.Next.Parts.Sum())
	}
	// Output:
	// a 143750 XOF current 2026-01-22 6596 XOF
	// b 143750 XOF current 2026-01-22 6596 XOF
	// c 97231 XOF 1-30 2026-01-22 4398 XOF
	// d 95833 XOF current 2026-01-22 4398 XOF
	// e 71875 XOF current 2026-01-22 3298 XOF
}
