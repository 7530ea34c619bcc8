package cost_test

import (
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/cost"
)

// monthly returns the flows of a loan in equal months, with a fee deducted
// from what the client receives.
func monthly(start, lent, yearRate, fee string, count int) []loan.Flow {
	terms := loan.Terms{
		Advances:  []loan.Advance{{On: day(start), Amount: cash(lent)}},
		Interest:  loan.Interest{YearRate: essor.MustParseFraction(yearRate)},
		Repayment: loan.Repayment{Count: count},
	}
	if fee != "" {
		terms.Fees = []loan.Fee{{Amount: cash(fee)}}
	}
	s, err := loan.NewSchedule(terms)
	if err != nil {
		fmt.Println(err)
		return nil
	}
	return s.Flows()
}

// show prints what a loan costs by a law, once it is proven.
func show(rule cost.Rule, flows []loan.Flow) {
	a, err := cost.Of(rule, flows)
	if err == nil {
		err = a.Verify(flows)
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s: %s %%\n", rule, a.Rounded().Decimal().Shift(2))
}

// say prints reasons in a language.
func say(lang essor.Lang, reasons ...essor.Reason) {
	for _, r := range reasons {
		text, err := cost.Catalog().Text(lang, r)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(text)
	}
}

// One loan by two laws of North America: 6,000 for 36 months, with an odd
// first period of a month and 19 days. It is an example of Regulation Z,
// Appendix J (c), which prints 11.82 %.
func ExampleOf_unitedStates() {
	s, err := loan.NewSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-02-10"), Amount: cash("6000.00 USD")}},
		Repayment: loan.Repayment{Count: 36, First: day("2026-04-01")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	offer := []loan.Flow{{On: day("2026-02-10"), Amount: cash("-6000.00 USD")}}
	for r := range s.All() {
		offer = append(offer, loan.Flow{On: r.Due(), Amount: cash("200.00 USD")})
	}
	show(cost.USRegZ, offer)
	show(cost.Effective, offer)
	// Output:
	// us_reg_z: 11.82 %
	// effective: 12.45 %
}

// What Canadian law asks of one loan: the rate that is disclosed, the rate that
// the Criminal Code caps, and in Quebec the taux de crédit.
func ExampleOf_canada() {
	flows := monthly("2026-01-15", "4000.00 CAD", "0.055", "80.00 CAD", 24)
	for _, rule := range []cost.Rule{cost.CanadaAPR, cost.CanadaCriminal, cost.QuebecRate} {
		show(rule, flows)
	}
	// Output:
	// ca_apr: 7.39 %
	// ca_criminal: 7.49 %
	// qc_taux_credit: 7.51 %
}

// The first example of the European Commission, 6.4 %, here in small, by the
// laws of the Union, of the United Kingdom and of France.
func ExampleOf_europe() {
	flows := monthly("2026-01-12", "2000.00 EUR", "0.06", "40.00 EUR", 240)
	for _, rule := range []cost.Rule{cost.EUAPRC, cost.UKAPR, cost.FranceTAEG} {
		show(rule, flows)
	}
	// Output:
	// eu_aprc: 6.4 %
	// uk_apr: 6.4 %
	// fr_taeg: 6.4 %
}

// France allows two ways of counting the time to the first payment; on one
// loan they may print different rates.
func ExampleOf_france() {
	flows := []loan.Flow{{On: day("2026-09-15"), Amount: cash("-10000.00 EUR")}}
	for r := range dues("2026-10-31", 36) {
		flows = append(flows, loan.Flow{On: r, Amount: cash("317.73 EUR")})
	}
	show(cost.FranceTAEG, flows)
	show(cost.FranceTAEGDays, flows)
	// Output:
	// fr_taeg: 9.1 %
	// fr_taeg_days: 9 %
}

// dues yields due dates a month apart.
func dues(first string, count int) func(func(essor.Date) bool) {
	return func(yield func(essor.Date) bool) {
		s, err := loan.NewSchedule(loan.Terms{
			Advances:  []loan.Advance{{On: day("2026-09-01"), Amount: cash("1000.00 EUR")}},
			Repayment: loan.Repayment{Count: count, First: day(first)},
		})
		if err != nil {
			return
		}
		for r := range s.All() {
			if !yield(r.Due()) {
				return
			}
		}
	}
}

// The fact sheet of the Reserve Bank of India, and the two rates of the
// Philippines, which ask for a year's rate and cap a month's.
func ExampleOf_asia() {
	show(cost.IndiaAPR, monthly("2026-01-01", "20000.00 INR", "0.15", "400.00 INR", 24))
	addOn := []loan.Flow{ // 2.95 % a month of the whole loan
		{On: day("2026-01-10"), Amount: cash("-10000.00 PHP")},
		{On: day("2026-02-10"), Amount: cash("3628.33 PHP")},
		{On: day("2026-03-10"), Amount: cash("3628.33 PHP")},
		{On: day("2026-04-10"), Amount: cash("3628.33 PHP")},
	}
	show(cost.PhilippinesMonth, addOn)
	show(cost.PhilippinesEIR, addOn)
	// Output:
	// in_apr: 17.07 %
	// ph_eir_month: 4.36 %
	// ph_eir: 66.94 %
}

// Bolivia's rate to the client, on a loan that asks for interest alone and
// then for everything.
func ExampleOf_bolivia() {
	flows := []loan.Flow{{On: day("2026-01-01"), Amount: cash("-10000.00 BOB")}}
	for _, on := range []string{"02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"} {
		flows = append(flows, loan.Flow{On: day("2026-" + on + "-01"), Amount: cash("100.00 BOB")})
	}
	flows = append(flows, loan.Flow{On: day("2027-01-01"), Amount: cash("10100.00 BOB")})
	show(cost.BoliviaTEAC, flows)
	// Output: bo_teac: 11.84 %
}

// In Dakar a loan may be lawful or not, as its rate is multiplied or
// compounded. No text settles it, so the cap asks for a choice.
func ExampleCap_Check() {
	flows := monthly("2026-06-15", "100000 XOF", "0.21", "1000 XOF", 12)
	limit, _ := cost.CapOf("waemu_microfinance")
	_, err := limit.Check(flows)
	fmt.Println(err)
	for _, rule := range []cost.Rule{cost.WAEMUProportional, cost.WAEMUActuarial} {
		limit.Rule = rule
		ruling, err := limit.Check(flows)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("exceeded:", ruling.Exceeded, "proven:", ruling.Verify(limit, flows) == nil)
		say(essor.FR, ruling.Explain()...)
	}
	// Output:
	// /cap/rule: must be chosen: the law does not say how
	// exceeded: false proven: true
	// Le taux est de 22,96 % et peut atteindre 24 % : le prêt respecte le plafond. Mesure : taux effectif global (TEG) proportionnel, UEMOA.
	// Le plafond est fixé par : Décision CM/UMOA/011/06/2013; Décision 19/29-12-2025/CM/UMOA.
	// exceeded: true proven: true
	// Le taux est de 25,53 % et ne peut dépasser 24 % : le prêt dépasse le plafond. Mesure : taux effectif global (TEG) actuariel, UEMOA.
	// Le plafond est fixé par : Décision CM/UMOA/011/06/2013; Décision 19/29-12-2025/CM/UMOA.
}

// The Criminal Code looks at what was really paid: a loan that keeps within its
// cap on paper may exceed it once a late charge was taken.
func ExampleCap_Check_realised() {
	limit, _ := cost.CapOf("ca_criminal")
	planned := []loan.Flow{
		{On: day("2026-03-02"), Amount: cash("-400.00 CAD")},
		{On: day("2026-05-02"), Amount: cash("420.00 CAD")},
	}
	paid := append(planned[:1:1],
		loan.Flow{On: day("2026-05-09"), Amount: cash("420.00 CAD")},
		loan.Flow{On: day("2026-05-09"), Amount: cash("15.00 CAD")}) // late charge
	for _, flows := range [][]loan.Flow{planned, paid} {
		ruling, err := limit.Check(flows)
		if err != nil {
			fmt.Println(err)
			return
		}
		say(essor.EN, ruling.Explain()[0])
	}
	// Output:
	// The rate is 29.63% and may be at most 35%: the loan keeps within the cap. Measured as: rate of interest under section 347 of the Criminal Code, Canada.
	// The rate is 45.93% and may be at most 35%: the loan exceeds the cap. Measured as: rate of interest under section 347 of the Criminal Code, Canada.
}

// What a client saves with a study loan of 1,500 dollars in a year, against a
// payday loan renewed every two weeks.
func ExampleBetter() {
	ours := monthly("2026-03-02", "1500.00 CAD", "0.055", "", 12)
	payday := []loan.Flow{
		{On: day("2026-03-02"), Amount: cash("-500.00 CAD")},
		{On: day("2026-03-16"), Amount: cash("570.00 CAD")},
	}
	compared, err := cost.Better(ours, payday)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
		say(lang, compared.Explain()...)
	}
	fmt.Println("proven:", compared.Verify(ours, payday) == nil)
	// Output:
	// Counting every day and every charge, this loan costs 5.61% a year and the other 2,945.02%.
	// You pay 45.07 CAD for this loan. The same money for the same time would cost you 2,981.17 CAD with the other lender: you save 2,936.10 CAD.
	// En comptant chaque jour et tous les frais, ce prêt coûte 5,61 % par an et l’autre, 2945,02 %.
	// Ce prêt vous coûte 45,07 CAD. La même somme pour la même durée vous coûterait 2981,17 CAD chez l’autre prêteur : vous économisez 2936,10 CAD.
	// Contando cada día y todos los cargos, este préstamo cuesta 5,61 % al año y el otro, 2945,02 %.
	// Este préstamo le cuesta 45,07 CAD. El mismo dinero por el mismo tiempo le costaría 2981,17 CAD con el otro prestamista: usted ahorra 2936,10 CAD.
	// proven: true
}

// Flows that are not those of one loan may have no rate, or several.
func ExampleIRR() {
	r, err := cost.IRR([]loan.Flow{
		{On: day("2026-01-01"), Amount: cash("-1000.00 CAD")},
		{On: day("2027-01-01"), Amount: cash("2300.00 CAD")},
		{On: day("2028-01-01"), Amount: cash("-1320.00 CAD")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, only := r.One()
	fmt.Println(r.Rates, "only one:", only)
	// Output: [0.1 0.2] only one: false
}

// 12 % flat is what a poster says; the truth depends on the time.
func ExampleFlat_True() {
	for _, months := range []int{4, 12, 24} {
		nominal, effective, err := cost.Flat{
			YearRate: essor.MustParseFraction("0.12"), Count: months, PerYear: 12,
		}.True()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%2d months: %s %% nominal, %s %% effective\n", months,
			nominal.Decimal().Shift(2).StringFixed(2), effective.Decimal().Shift(2).StringFixed(2))
	}
	// Output:
	//  4 months: 19.05 % nominal, 20.80 % effective
	// 12 months: 21.46 % nominal, 23.70 % effective
	// 24 months: 21.57 % nominal, 23.84 % effective
}

// A Canadian mortgage is quoted with semi-annual compounding: 5 % is 5.0625 %
// effective, and 12 times 0.4124 % a month.
func ExampleEffectiveOf() {
	effective, err := cost.EffectiveOf(essor.MustParseFraction("0.05"), 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	monthly, err := cost.NominalOf(effective, 12)
	fmt.Println(effective, monthly, err)
	// Output: 0.050625 0.049486985582 <nil>
}

// The rules tell where they are written, and what is not settled.
func ExampleRules() {
	for _, info := range cost.Rules() {
		if info.Country == "CA" || info.Country == "CA-QC" {
			fmt.Printf("%s (%s): %s\n", info.Rule, info.Evidence, info.Law)
		}
	}
	// Output:
	// ca_apr (read): Financial Consumer Protection Framework Regulations, SOR/2021-181; Cost of Borrowing Regulations, SOR/2002-262 and SOR/2002-263, s. 3
	// ca_criminal (inferred): Criminal Code, s. 347; Criminal Interest Rate Regulations, SOR/2024-114
	// qc_taux_credit (read): Regulation P-40.1, r. 3, ss. 52, 54, 63
}
