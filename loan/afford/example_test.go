package afford_test

import (
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/afford"
)

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
	part = essor.MustParseFraction
)

// amina's family of three lives in Calgary. She works in a care home and wants
// to be a nurse again: the licence exam and a course cost 6,000 dollars.
var amina = afford.Question{
	AsOf: day("2026-02-02"),
	Household: afford.Household{
		People: 3,
		Incomes: []afford.Income{
			{ID: "care_home", Amount: cash("1240.00 CAD"), Low: cash("985.00 CAD"), Frequency: loan.Biweekly},
			{ID: "child_benefit", Amount: cash("638.00 CAD")},
		},
		Expenses: []afford.Expense{
			{ID: "food", Amount: cash("165.00 CAD"), Frequency: loan.Weekly},
			{ID: "transport", Amount: cash("118.00 CAD")},
			{ID: "rent", Amount: cash("1180.00 CAD"), Kind: afford.Housing},
			{ID: "mother", Amount: cash("100.00 CAD"), Kind: afford.Bound}, // money sent home
		},
		Debts: []afford.Debt{{ID: "card", Lender: "b7", Payment: cash("45.00 CAD")}},
	},
	Budget: afford.Budget{
		Source:    "example figures, not a published basket",
		From:      day("2026-01-01"),
		ForPeople: []essor.Money{cash("640.00 CAD"), cash("905.00 CAD"), cash("1110.00 CAD")},
		EachMore:  cash("180.00 CAD"),
	},
	Terms: loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-02-15"), Amount: cash("6000.00 CAD")}},
		Interest:  loan.Interest{YearRate: part("0.055")},
		Repayment: loan.Repayment{Count: 36},
	},
	Step: cash("50.00 CAD"),
	Shocks: []afford.Shock{
		{ID: "fewer_hours", Income: part("0.08"), Of: "care_home"},
		{ID: "dearer_food", Expenses: part("0.05")},
		{ID: "rate_up", Rate: part("0.02")},
	},
}

// What the family can bear, and in which case least.
func ExampleOf() {
	a, err := afford.Of(amina)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Outcome, a.Largest, "because of", a.Decides)
	fmt.Println("case           income  expenses  debts     need     loan    left     largest")
	for _, c := range a.Cases {
		show := func(m essor.Money) string { return m.Decimal().StringFixed(2) }
		fmt.Printf("%-12s  %7s  %8s  %5s  %7s  %7s  %6s  %10s\n", c.Shock, show(c.Income), show(c.Fixed),
			show(c.Debts), show(c.Need), show(c.Payment), show(c.Left), show(c.Largest))
	}
	fmt.Println(a.Verify(amina))
	// Output:
	// room 5500.00 CAD because of fewer_hours
	// case           income  expenses  debts     need     loan    left     largest
	//               2772.16   1280.00  45.00  1110.00   166.08  171.08    11150.00
	// dearer_food   2772.16   1344.00  45.00  1165.50   166.08   51.58     7200.00
	// fewer_hours   2601.43   1280.00  45.00  1110.00   166.08    0.35     5500.00
	// rate_up       2772.16   1280.00  45.00  1110.00   171.09  166.07    10800.00
	// <nil>
}

// The answer in the words of the family: warm, and no decision.
func ExampleAffordability_Explain() {
	a, err := afford.Of(amina)
	if err != nil {
		fmt.Println(err)
		return
	}
	texts, err := afford.Catalog().Join(essor.MustCatalog(map[essor.Lang]map[string]string{
		essor.EN: {"term.fewer_hours": "fewer hours at work", "term.dearer_food": "dearer food", "term.rate_up": "a higher rate"},
		essor.FR: {"term.fewer_hours": "moins d’heures de travail", "term.dearer_food": "des aliments plus chers", "term.rate_up": "un taux plus élevé"},
		essor.ES: {"term.fewer_hours": "menos horas de trabajo", "term.dearer_food": "alimentos más caros", "term.rate_up": "una tasa más alta"},
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
		for _, reason := range a.Explain(essor.Person) {
			text, err := texts.Text(lang, reason)
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Println(text)
		}
	}
	// Output:
	// Up to 5,500.00 CAD would leave your family what it needs, even in a hard time. 6,000.00 CAD would take too much then.
	// What weighs most is the case that this happens: fewer hours at work.
	// This is arithmetic, not a decision. A person decides, and will talk it over with you.
	// Jusqu’à 5500,00 CAD laisseraient à votre famille ce dont elle a besoin, même dans un moment difficile. 6000,00 CAD lui en prendraient trop.
	// Ce qui pèse le plus est le cas où ceci arriverait : moins d’heures de travail.
	// Ceci est un calcul, pas une décision. Une personne décide, et en parlera avec vous.
	// Hasta 5500,00 CAD le dejarían a su familia lo que necesita, incluso en un momento difícil. 6000,00 CAD le quitarían demasiado.
	// Lo que más pesa es el caso de que ocurra esto: menos horas de trabajo.
	// Esto es un cálculo, no una decisión. Decide una persona, y lo conversará con usted.
}

// What she did not say is not taken for nothing.
func ExampleOf_unknown() {
	q := amina
	q.Household.Debts, q.Shocks = nil, nil
	q.Household.Incomes = []afford.Income{{ID: "sewing", Frequency: loan.Weekly}}
	a, err := afford.Of(q)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Outcome, a.Missing)
	for _, reason := range a.Explain(essor.Person) {
		text, _ := afford.Catalog().Text(essor.FR, reason)
		fmt.Println(text)
	}
	// Output:
	// not_enough_information [{income sewing} {debts }]
	// Nous n’en savons pas encore assez pour dire ce qui convient à votre mois. Rien n’est décidé.
	// Parlez-nous de ceci : combien rapporte un revenu (sewing). Une estimation suffit.
	// Parlez-nous de ceci : les autres prêts, ou qu’il n’y en a pas.
}

// A family in the valley of the Senegal river sells its onions in May and
// repays in June, after two harvests. Over a year it has enough; month by month
// it would never have, for nothing comes in in June.
func ExampleOf_harvest() {
	q := afford.Question{
		AsOf: day("2026-01-05"),
		Household: afford.Household{
			People: 6,
			Incomes: []afford.Income{ // of a poor year the low amount counts
				{ID: "onions_2026", Amount: cash("2100000 XOF"), Low: cash("1650000 XOF"), Frequency: loan.Single, From: day("2026-05-20")},
				{ID: "onions_2027", Amount: cash("2100000 XOF"), Low: cash("1650000 XOF"), Frequency: loan.Single, From: day("2027-05-20")},
			},
			Expenses: []afford.Expense{{ID: "school", Amount: cash("90000 XOF"), Frequency: loan.Yearly, Kind: afford.Bound}},
			Debts:    []afford.Debt{{ID: "none", Payment: cash("0 XOF")}},
		},
		Budget: afford.Budget{
			Source: "example figures, not a published line", From: day("2026-01-01"),
			ForPeople: []essor.Money{cash("26000 XOF")}, EachMore: cash("13000 XOF"),
		},
		Terms: loan.SeasonalLoan(cash("200000 XOF"), day("2026-01-10"), part("0.12"), 2, 6),
		Step:  cash("5000 XOF"),
	}
	for _, months := range []int{1, 12} {
		q.Spread = months
		a, err := afford.Of(q)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(months, a.Outcome, a.Largest, a.AskedFits)
	}
	// Output:
	// 1 no_room 0 XOF false
	// 12 room 840000 XOF true
}

// Someone must report India's ratio: repayments are to stay within half of
// what the household earns. It is reported, and changes no answer.
func ExampleRatios() {
	q := afford.Question{
		AsOf: day("2026-01-05"),
		Household: afford.Household{
			People:   4,
			Incomes:  []afford.Income{{ID: "dairy", Amount: cash("9000.00 INR")}},
			Expenses: []afford.Expense{{ID: "living", Amount: cash("6400.00 INR")}},
			Debts:    []afford.Debt{{ID: "other", Payment: cash("450.00 INR")}},
		},
		Budget: afford.Budget{
			Source: "example figures, not a published line", From: day("2026-01-01"),
			ForPeople: []essor.Money{cash("2400.00 INR")}, EachMore: cash("1300.00 INR"),
		},
		// The loan of the Reserve Bank's own fact sheet: 20,000 at 15 % in two years.
		Terms: loan.Terms{
			Advances:  []loan.Advance{{On: day("2026-01-10"), Amount: cash("20000.00 INR")}},
			Interest:  loan.Interest{YearRate: part("0.15")},
			Repayment: loan.Repayment{Count: 24},
			Rounding:  loan.Rounding{Payment: loan.Round{Unit: cash("1.00 INR")}},
		},
		Ratios: afford.Ratios()[2:],
	}
	a, err := afford.Of(q)
	if err != nil {
		fmt.Println(err)
		return
	}
	r := a.Ratios[0]
	fmt.Println(r.ID, r.Counts, "of", r.Income, r.Share, r.Within)
	fmt.Println(a.AskedFits, a.Cases[0].Left)
	// Output:
	// in_foir_50 1420.00 INR of 9000.00 INR 0.157777777778 true
	// true 1180.00 INR
}

// While she studies she works fewer hours, and the loan asks for interest
// alone. What she may earn afterwards is a hope, and so it is not counted: she
// goes back to full hours.
func ExampleOf_study() {
	q := afford.Question{
		AsOf: day("2026-06-01"),
		Household: afford.Household{
			People: 1,
			Incomes: []afford.Income{
				{ID: "lab_full", Amount: cash("2480.00 CAD"), Until: day("2026-08-31")},
				{ID: "lab_part", Amount: cash("1850.00 CAD"), From: day("2026-09-01"), Until: day("2027-04-30")},
				{ID: "lab_again", Amount: cash("2480.00 CAD"), From: day("2027-05-01")},
			},
			Expenses: []afford.Expense{{ID: "room", Amount: cash("780.00 CAD"), Kind: afford.Housing}},
			Debts:    []afford.Debt{{ID: "phone", Payment: cash("38.00 CAD"), Until: day("2026-12-20")}},
		},
		Budget: afford.Budget{
			Source: "example figures, not a published basket", From: day("2026-01-01"),
			ForPeople: []essor.Money{cash("810.00 CAD")},
		},
		Terms: loan.StudyLoan([]loan.Advance{
			{On: day("2026-08-15"), Amount: cash("4000.00 CAD")},
			{On: day("2027-01-10"), Amount: cash("3500.00 CAD")}, // second term
		}, part("0.055"), 9, 36),
		Step:   cash("100.00 CAD"),
		Shocks: []afford.Shock{{ID: "month_ill", MonthsWithout: 1}},
	}
	a, err := afford.Of(q)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.AskedFits, a.Largest)
	for _, c := range a.Cases {
		fmt.Println(c.Shock, c.From, c.Income, c.Payment, c.Left)
	}
	// Output:
	// true 14500.00 CAD
	//  2026-09-01 1850.00 CAD 18.68 CAD 203.32 CAD
	// month_ill 2026-09-01 1695.83 CAD 18.68 CAD 49.15 CAD
}
