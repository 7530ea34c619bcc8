package loan_test

import (
	"encoding/json"
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/cost"
)

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
	rate = essor.MustParseFraction
)

// A nurse from abroad borrows for her licence exam and, in April, for a
// bridging course. While she studies she pays interest alone.
func Example() {
	terms := loan.Terms{
		Advances: []loan.Advance{
			{On: day("2026-01-12"), Amount: cash("4000.00 CAD")}, // licence exam
			{On: day("2026-04-01"), Amount: cash("3500.00 CAD")}, // bridging course
		},
		Interest:  loan.Interest{YearRate: rate("0.055"), DayCount: loan.Act365},
		Repayment: loan.Repayment{Count: 36, First: day("2026-02-01")},
		Relief:    loan.Relief{InterestOnly: 8},
	}
	s, err := loan.NewSchedule(terms)
	if err != nil {
		fmt.Println(err)
		return
	}
	for r := range s.All() {
		switch r.No() {
		case 1, 2, 3, 4, 8, 9, 10, 35, 36:
			fmt.Printf("%2d  %s  %10s  %10s  %11s\n", r.No(), r.Due(), r.Payment(), r.Interest(), r.Balance())
		case 5, 11:
			fmt.Println(" …")
		}
	}
	fmt.Println("interest in all:", s.Total().Interest)
	fmt.Println("proven:", s.Verify(terms) == nil)
	// Output:
	//  1  2026-02-01   12.05 CAD   12.05 CAD  4000.00 CAD
	//  2  2026-03-01   16.88 CAD   16.88 CAD  4000.00 CAD
	//  3  2026-04-01   18.68 CAD   18.68 CAD  7500.00 CAD
	//  4  2026-05-01   33.90 CAD   33.90 CAD  7500.00 CAD
	//  …
	//  8  2026-09-01   35.03 CAD   35.03 CAD  7500.00 CAD
	//  9  2026-10-01  286.02 CAD   33.90 CAD  7247.88 CAD
	// 10  2026-11-01  286.02 CAD   33.86 CAD  6995.72 CAD
	//  …
	// 35  2028-12-01  286.02 CAD    2.57 CAD   284.78 CAD
	// 36  2029-01-01  286.11 CAD    1.33 CAD     0.00 CAD
	// interest in all: 729.15 CAD
	// proven: true
}

// A seamstress in Dakar is paid every other Friday, and pays back then. The
// CFA franc has no cents, so neither has a row.
func Example_fortnightly() {
	terms := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-03-02"), Amount: cash("150000 XOF")}},
		Interest:  loan.Interest{YearRate: rate("0.12")},
		Repayment: loan.Repayment{Count: 6, Frequency: loan.Biweekly, First: day("2026-03-20")},
	}
	s, err := loan.NewSchedule(terms)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("no  due         payment    principal  interest   balance")
	for r := range s.All() {
		fmt.Printf("%2d  %s  %s  %s  %8s  %10s\n", r.No(), r.Due(), r.Payment(), r.Principal(), r.Interest(), r.Balance())
	}
	// Output:
	// no  due         payment    principal  interest   balance
	//  1  2026-03-20  25439 XOF  24549 XOF   890 XOF  125451 XOF
	//  2  2026-04-03  25439 XOF  24860 XOF   579 XOF  100591 XOF
	//  3  2026-04-17  25439 XOF  24975 XOF   464 XOF   75616 XOF
	//  4  2026-05-01  25439 XOF  25090 XOF   349 XOF   50526 XOF
	//  5  2026-05-15  25439 XOF  25206 XOF   233 XOF   25320 XOF
	//  6  2026-05-29  25437 XOF  25320 XOF   117 XOF       0 XOF
}

// A loan without interest, with a small fee that covers its handling.
func Example_withoutInterest() {
	s, err := loan.NewSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-31"), Amount: cash("1000.00 CAD")}},
		Repayment: loan.Repayment{Count: 3},
		Fees:      []loan.Fee{{Amount: cash("15.00 CAD")}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range s.Flows() {
		fmt.Printf("%s  %11s\n", f.On, f.Amount)
	}
	fmt.Println("cost:", s.Total().Cost)
	// Output:
	// 2026-01-31  -985.00 CAD
	// 2026-02-28   333.33 CAD
	// 2026-03-31   333.33 CAD
	// 2026-04-30   333.34 CAD
	// cost: 15.00 CAD
}

// What the client is told, in her language.
func ExampleSchedule_Explain() {
	s, err := loan.NewSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-09-01"), Amount: cash("3000.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate("0.05")},
		Repayment: loan.Repayment{Count: 24},
		Relief:    loan.Relief{InterestOnly: 6},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, lang := range []essor.Lang{essor.EN, essor.FR, essor.ES} {
		for _, reason := range s.Explain() {
			text, err := loan.Catalog().Text(lang, reason)
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Println(text)
		}
		fmt.Println()
	}
	// Output:
	// You borrow 3,000.00 CAD on September 1, 2026.
	// To begin with, 6 payments are for interest alone, never more than 12.50 CAD.
	// From April 1, 2027 to August 1, 2028 you pay 173.34 CAD every month, 17 times.
	// The last payment, on September 1, 2028, is 173.38 CAD: it settles exactly what is left.
	// In all you pay back 3,195.16 CAD: the 3,000.00 CAD that you borrowed and 195.16 CAD of interest.
	//
	// Vous empruntez 3000,00 CAD le 1er septembre 2026.
	// Pour commencer, 6 versements ne couvrent que les intérêts, jamais plus de 12,50 CAD.
	// Du 1er avril 2027 au 1er août 2028, vous payez 173,34 CAD chaque mois, 17 fois.
	// Le dernier versement, le 1er septembre 2028, est de 173,38 CAD : il règle exactement ce qui reste.
	// En tout, vous remboursez 3195,16 CAD : les 3000,00 CAD empruntés et 195,16 CAD d’intérêts.
	//
	// Usted recibe en préstamo 3000,00 CAD el 1 de septiembre de 2026.
	// Para empezar, 6 cuotas cubren solo los intereses, nunca más de 12,50 CAD.
	// Del 1 de abril de 2027 al 1 de agosto de 2028 usted paga 173,34 CAD cada mes, 17 veces.
	// La última cuota, el 1 de septiembre de 2028, es de 173,38 CAD: salda exactamente lo que queda.
	// En total usted devuelve 3195,16 CAD: los 3000,00 CAD del préstamo y 195,16 CAD de intereses.
}

// A night's batch: each loan is compiled once, and its rows go into one buffer.
func ExamplePlan_AppendRows() {
	var rows []loan.Row
	for _, amount := range []string{"500.00 CAD", "1500.00 CAD", "4000.00 CAD"} {
		plan, err := loan.Compile(loan.Terms{
			Advances:  []loan.Advance{{On: day("2026-11-21"), Amount: cash(amount)}},
			Interest:  loan.Interest{YearRate: rate("0.06")},
			Repayment: loan.Repayment{Count: 26, Frequency: loan.Biweekly},
		})
		if err != nil {
			fmt.Println(err)
			return
		}
		rows = plan.AppendRows(rows[:0])
		fmt.Println(plan.Payment(), "a fortnight until", rows[len(rows)-1].Due())
	}
	// Output:
	// 19.84 CAD a fortnight until 2027-11-20
	// 59.51 CAD a fortnight until 2027-11-20
	// 158.69 CAD a fortnight until 2027-11-20
}

// A schedule that was stored and read back still proves itself.
func ExampleSchedule_Verify() {
	terms := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("900.00 USD")}},
		Interest:  loan.Interest{YearRate: rate("0.12")},
		Repayment: loan.Repayment{Count: 3},
	}
	s, err := loan.NewSchedule(terms)
	if err != nil {
		fmt.Println(err)
		return
	}
	stored, err := json.Marshal(s)
	if err != nil {
		fmt.Println(err)
		return
	}
	var read loan.Schedule
	fmt.Println(essor.Decode(stored, &read), read.Verify(terms))

	terms.Interest.YearRate = rate("0.13")
	fmt.Println(read.Verify(terms))
	// Output:
	// <nil> <nil>
	// /terms: must be what the terms lead to
}

// What the same loan costs a year when its fees are counted.
func ExampleSchedule_Flows() {
	s, err := loan.NewSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-01"), Amount: cash("20000.00 INR")}},
		Interest:  loan.Interest{YearRate: rate("0.15")},
		Repayment: loan.Repayment{Count: 24},
		Fees:      []loan.Fee{{Amount: cash("240.00 INR")}, {Amount: cash("160.00 INR")}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	answer, err := cost.Of(cost.NominalMonthly, s.Flows())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Payment(), answer.Year, answer.Cost)
	// Output:
	// 969.73 INR 0.170704636627 3673.58 INR
}

// What is wrong with terms comes all at once, with pointers into their JSON.
func ExampleNewSchedule_refused() {
	_, err := loan.NewSchedule(loan.Terms{
		Advances: []loan.Advance{
			{On: day("2026-04-01"), Amount: cash("4000.00 CAD")},
			{On: day("2026-01-12"), Amount: cash("3500.00 USD")},
		},
		Interest:  loan.Interest{YearRate: rate("55")},
		Repayment: loan.Repayment{Count: 36},
	})
	body, _ := json.MarshalIndent(err, "", "  ")
	fmt.Println(string(body))
	// Output:
	// {
	//   "fields": [
	//     {
	//       "pointer": "/advances/1/on",
	//       "code": "inconsistent",
	//       "detail": "must not be before the advance before it"
	//     },
	//     {
	//       "pointer": "/advances/1/amount",
	//       "code": "currency_mismatch",
	//       "detail": "must be in the currency of the first advance"
	//     },
	//     {
	//       "pointer": "/interest/year_rate",
	//       "code": "out_of_range",
	//       "detail": "must be 0 to 10, as a fraction"
	//     }
	//   ],
	//   "omitted": 0
	// }
}
