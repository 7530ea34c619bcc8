package loan_test

import (
	"encoding/json"
	"fmt"
	"time"

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

// A row prints itself, for a log or a first look.
func ExampleRow_String() {
	s, err := loan.NewSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("900.00 USD")}},
		Interest:  loan.Interest{YearRate: rate("0.12")},
		Repayment: loan.Repayment{Count: 3},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for r := range s.All() {
		fmt.Println(r)
	}
	// Output:
	// 1  2026-02-15  306.02 USD: principal 297.02, interest 9.00; advance 900.00; balance 602.98
	// 2  2026-03-15  306.02 USD: principal 299.99, interest 6.03; balance 302.99
	// 3  2026-04-15  306.02 USD: principal 302.99, interest 3.03; balance 0.00
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

// printSchedule prints what a lender shows a client, or what is wrong.
func printSchedule(terms loan.Terms) *loan.Schedule {
	s, err := loan.NewSchedule(terms)
	if err != nil {
		fmt.Println(err)
		return nil
	}
	fmt.Println("no  due            payment     principal    interest        fees       balance")
	for r := range s.All() {
		if s.Len() > 9 && r.No() > 5 && r.No() < s.Len() {
			if r.No() == 6 {
				fmt.Println(" …")
			}
			continue
		}
		fmt.Printf("%2d  %s  %11s  %12s  %10s  %10s  %12s\n",
			r.No(), r.Due(), r.Payment(), r.Principal(), r.Interest(), r.Fee(), r.Balance())
	}
	return s
}

// A teacher's bridging programme in two tranches: interest alone while she
// studies, then ten equal payments.
func ExampleStudyLoan() {
	terms := loan.StudyLoan([]loan.Advance{
		{On: day("2026-09-01"), Amount: cash("3000.00 CAD")},
		{On: day("2026-11-16"), Amount: cash("2000.00 CAD")},
	}, rate("0.055"), 4, 10)
	s := printSchedule(terms)
	for _, reason := range s.Explain() {
		text, err := loan.Catalog().Text(essor.FR, reason)
		if err != nil {
			fmt.Println(err)
		}
		fmt.Println(text)
	}
	// Output:
	// no  due            payment     principal    interest        fees       balance
	//  1  2026-10-01    13.56 CAD      0.00 CAD   13.56 CAD    0.00 CAD   3000.00 CAD
	//  2  2026-11-01    14.01 CAD      0.00 CAD   14.01 CAD    0.00 CAD   3000.00 CAD
	//  3  2026-12-01    18.08 CAD      0.00 CAD   18.08 CAD    0.00 CAD   5000.00 CAD
	//  4  2027-01-01    23.36 CAD      0.00 CAD   23.36 CAD    0.00 CAD   5000.00 CAD
	//  5  2027-02-01   512.62 CAD    489.26 CAD   23.36 CAD    0.00 CAD   4510.74 CAD
	//  …
	// 14  2027-11-01   512.65 CAD    510.27 CAD    2.38 CAD    0.00 CAD      0.00 CAD
	// Vous empruntez 5000,00 CAD en 2 tranches, la première le 1er septembre 2026 et la dernière le 16 novembre 2026.
	// Pour commencer, 4 versements ne couvrent que les intérêts, jamais plus de 23,36 CAD.
	// Du 1er février 2027 au 1er octobre 2027, vous payez 512,62 CAD chaque mois, 9 fois.
	// Le dernier versement, le 1er novembre 2027, est de 512,65 CAD : il règle exactement ce qui reste.
	// En tout, vous remboursez 5195,24 CAD : les 5000,00 CAD empruntés et 195,24 CAD d’intérêts.
}

// A maize farmer sells in November, December and January, and pays then.
func ExampleSeasonalLoan() {
	terms := loan.SeasonalLoan(cash("3000.00 BOB"), day("2026-04-15"), rate("0.115"), 6,
		time.November, time.December, time.January)
	terms.Rounding.Payment = loan.Round{Unit: cash("5.00 BOB")}
	s := printSchedule(terms)
	fmt.Println("interest:", s.Total().Interest)
	// Output:
	// no  due            payment     principal    interest        fees       balance
	//  1  2026-11-15   570.00 BOB    367.73 BOB  202.27 BOB    0.00 BOB   2632.27 BOB
	//  2  2026-12-15   570.00 BOB    545.12 BOB   24.88 BOB    0.00 BOB   2087.15 BOB
	//  3  2027-01-15   570.00 BOB    549.61 BOB   20.39 BOB    0.00 BOB   1537.54 BOB
	//  4  2027-11-15   570.00 BOB    422.73 BOB  147.27 BOB    0.00 BOB   1114.81 BOB
	//  5  2027-12-15   570.00 BOB    559.46 BOB   10.54 BOB    0.00 BOB    555.35 BOB
	//  6  2028-01-15   560.77 BOB    555.35 BOB    5.42 BOB    0.00 BOB      0.00 BOB
	// interest: 410.77 BOB
}

// A benevolent loan: what is borrowed is what is repaid.
func ExampleQardHasan() {
	terms := loan.QardHasan(cash("500.00 USD"), day("2026-12-01"), 4, cash("6.00 USD"))
	s := printSchedule(terms)
	for _, reason := range s.Explain() {
		text, err := loan.Catalog().Text(essor.EN, reason)
		if err != nil {
			fmt.Println(err)
		}
		fmt.Println(text)
	}
	// Output:
	// no  due            payment     principal    interest        fees       balance
	//  1  2027-01-01   125.00 USD    125.00 USD    0.00 USD    0.00 USD    375.00 USD
	//  2  2027-02-01   125.00 USD    125.00 USD    0.00 USD    0.00 USD    250.00 USD
	//  3  2027-03-01   125.00 USD    125.00 USD    0.00 USD    0.00 USD    125.00 USD
	//  4  2027-04-01   125.00 USD    125.00 USD    0.00 USD    0.00 USD      0.00 USD
	// You borrow 500.00 USD on December 1, 2026.
	// A fee of 6.00 USD is taken out of what you are paid on December 1, 2026: 494.00 USD reaches you, and you owe 500.00 USD.
	// From January 1, 2027 to April 1, 2027 you pay 125.00 USD every month, 4 times.
	// In all you pay back 500.00 USD, exactly what you borrowed. The loan costs you 6.00 USD of fees and no interest.
}

// A member of a village bank meets every week, pays at a flat rate and saves.
// The rate she was told is half of what she pays.
func ExampleGroupLoan() {
	terms := loan.GroupLoan(cash("100000 XOF"), day("2026-03-02"), rate("0.24"), 16, cash("500 XOF"))
	s := printSchedule(terms)
	answer, err := cost.Of(cost.NominalWeekly, s.Flows())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("set aside and given back:", s.Total().Saving)
	fmt.Println("told 24 % flat; in truth", answer.Year.Decimal().Shift(2).Round(1).String()+" %")
	// Output:
	// no  due            payment     principal    interest        fees       balance
	//  1  2026-03-09     7212 XOF      6250 XOF     462 XOF     500 XOF     93750 XOF
	//  2  2026-03-16     7212 XOF      6250 XOF     462 XOF     500 XOF     87500 XOF
	//  3  2026-03-23     7212 XOF      6250 XOF     462 XOF     500 XOF     81250 XOF
	//  4  2026-03-30     7212 XOF      6250 XOF     462 XOF     500 XOF     75000 XOF
	//  5  2026-04-06     7212 XOF      6250 XOF     462 XOF     500 XOF     68750 XOF
	//  …
	// 16  2026-06-22     7212 XOF      6250 XOF     462 XOF     500 XOF         0 XOF
	// set aside and given back: 8000 XOF
	// told 24 % flat; in truth 47.4 %
}

// She can spare 250 dollars a month for two years: how much can she borrow?
func ExampleSolve() {
	terms := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-12-01")}}, // the amount is looked for
		Interest:  loan.Interest{YearRate: rate("0.055")},
		Repayment: loan.Repayment{Count: 24, Payment: cash("250.00 CAD")},
	}
	answer, err := loan.Solve(terms, loan.ForPrincipal)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("she can borrow", answer.Advances[0].Amount)

	// The course costs 6,000: how many months would that take?
	terms.Advances[0].Amount = cash("6000.00 CAD")
	answer, err = loan.Solve(terms, loan.ForCount)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := loan.NewSchedule(answer)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("6,000 take", s.Len(), "months, the last at", s.At(s.Len()-1).Payment())
	// Output:
	// she can borrow 5669.49 CAD
	// 6,000 take 26 months, the last at 121.06 CAD
}

// The rains cut the village off from September to November: nothing is asked
// then, and the interest of that time is spread over what follows.
func Example_moratorium() {
	s := printSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-06-01"), Amount: cash("900.00 USD")}},
		Interest:  loan.Interest{PeriodRate: rate("0.015"), Quote: loan.PerPeriod},
		Repayment: loan.Repayment{Count: 9},
		Relief: loan.Relief{
			Moratoria: []loan.Moratorium{{From: day("2026-09-01"), Until: day("2026-11-30")}},
			Unpaid:    loan.Spread,
		},
	})
	fmt.Println("level payment:", s.Payment())
	// Output:
	// no  due            payment     principal    interest        fees       balance
	//  1  2026-07-01   157.97 USD    144.47 USD   13.50 USD    0.00 USD    755.53 USD
	//  2  2026-08-01   157.97 USD    146.64 USD   11.33 USD    0.00 USD    608.89 USD
	//  3  2026-09-01     0.00 USD      0.00 USD    0.00 USD    0.00 USD    608.89 USD
	//  4  2026-10-01     0.00 USD      0.00 USD    0.00 USD    0.00 USD    608.89 USD
	//  5  2026-11-01     0.00 USD      0.00 USD    0.00 USD    0.00 USD    608.89 USD
	//  6  2026-12-01   164.81 USD    148.84 USD   15.97 USD    0.00 USD    460.05 USD
	//  7  2027-01-01   164.82 USD    151.07 USD   13.75 USD    0.00 USD    308.98 USD
	//  8  2027-02-01   164.82 USD    153.34 USD   11.48 USD    0.00 USD    155.64 USD
	//  9  2027-03-01   164.82 USD    155.64 USD    9.18 USD    0.00 USD      0.00 USD
	// level payment: 157.97 USD
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
