package cost_test

import (
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/cost"
)

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
)

// The microfinance loan of the Reserve Bank of India's fact sheet: 15 % a
// year, and 400 rupees of fees that make it 17.07 %.
func ExampleOf() {
	s, err := loan.NewSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-01"), Amount: cash("20000.00 INR")}},
		Interest:  loan.Interest{YearRate: essor.MustParseFraction("0.15")},
		Repayment: loan.Repayment{Count: 24},
		Fees:      []loan.Fee{{Amount: cash("240.00 INR")}, {Amount: cash("160.00 INR")}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, rule := range []cost.Rule{cost.NominalMonthly, cost.Effective} {
		answer, err := cost.Of(rule, s.Flows())
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(rule, answer.Year.Decimal().Shift(2).StringFixed(2), "%, in money", answer.Cost)
		fmt.Println("proven:", answer.Verify(s.Flows()) == nil)
	}
	// Output:
	// nominal_monthly 17.07 %, in money 3673.58 INR
	// proven: true
	// effective 18.52 %, in money 3673.58 INR
	// proven: true
}

// Any offer can be compared once its flows are known: 500 dollars from a
// payday lender, 575 back in two weeks.
func ExampleAnswer_Explain() {
	offer := []loan.Flow{
		{On: day("2026-03-02"), Amount: cash("-500.00 CAD")},
		{On: day("2026-03-16"), Amount: cash("575.00 CAD")},
	}
	answer, err := cost.Of(cost.Effective, offer)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
		for _, reason := range answer.Explain() {
			text, err := cost.Catalog().Text(lang, reason)
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Println(text)
		}
	}
	// Output:
	// With every day and every charge counted, this loan costs you 3,723.66% a year (effective yearly rate).
	// You receive 500.00 CAD and pay 575.00 CAD: the difference, 75.00 CAD, is what borrowing costs you.
	// En comptant chaque jour et tous les frais, ce prêt vous coûte 3723,66 % par an (taux annuel effectif).
	// Vous recevez 500,00 CAD et payez 575,00 CAD : la différence, 75,00 CAD, est ce que l’emprunt vous coûte.
	// Contando cada día y todos los cargos, este préstamo le cuesta 3723,66 % al año (tasa efectiva anual).
	// Usted recibe 500,00 CAD y paga 575,00 CAD: la diferencia, 75,00 CAD, es lo que le cuesta el préstamo.
}

// Some flows have two rates, and then the answer is that there is none.
func ExampleRate_noSolution() {
	_, err := cost.Rate(cost.Effective, []loan.Flow{
		{On: day("2026-01-01"), Amount: cash("-1000.00 CAD")},
		{On: day("2027-01-01"), Amount: cash("2030.00 CAD")},
		{On: day("2028-01-01"), Amount: cash("-1000.00 CAD")},
	})
	fmt.Println(err)
	// Output: several rates fit the flows, or nearly so: they are not those of one loan
}
