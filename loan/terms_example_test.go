package loan_test

import (
	"fmt"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// Cash is paid in coins that exist: the payment is a multiple of 100 francs,
// and the last row pays the rest.
func ExampleRounding() {
	s := printSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-02-02"), Amount: cash("150000 XOF")}},
		Interest:  loan.Interest{YearRate: rate("0.24")},
		Repayment: loan.Repayment{Count: 4},
		Rounding:  loan.Rounding{Payment: loan.Round{Unit: cash("100 XOF")}},
	})
	fmt.Println("payment:", s.Payment())
	// Output:
	// no  due            payment     principal    interest        fees       balance
	//  1  2026-03-02    39400 XOF     36400 XOF    3000 XOF       0 XOF    113600 XOF
	//  2  2026-04-02    39400 XOF     37128 XOF    2272 XOF       0 XOF     76472 XOF
	//  3  2026-05-02    39400 XOF     37871 XOF    1529 XOF       0 XOF     38601 XOF
	//  4  2026-06-02    39373 XOF     38601 XOF     772 XOF       0 XOF         0 XOF
	// payment: 39400 XOF
}

// A file fee of 2 % with 18 % of tax is deducted, and life insurance of 0.05 %
// of what is owed is paid with each row; the client was free to refuse it, so
// it is outside the cost.
func ExampleFee() {
	s := printSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-02-02"), Amount: cash("1000.00 USD")}},
		Interest:  loan.Interest{YearRate: rate("0.18")},
		Repayment: loan.Repayment{Count: 3},
		Fees: []loan.Fee{
			{Rate: rate("0.02"), Tax: rate("0.18")},
			{Rate: rate("0.0005"), Of: loan.Balance, Due: loan.EachRow, Kind: loan.Insurance, OutsideCost: true},
		},
	})
	fmt.Println("she receives:", s.Flows()[0].Amount.Neg())
	// Output:
	// no  due            payment     principal    interest        fees       balance
	//  1  2026-03-02   343.88 USD    328.38 USD   15.00 USD    0.50 USD    671.62 USD
	//  2  2026-04-02   343.72 USD    333.31 USD   10.07 USD    0.34 USD    338.31 USD
	//  3  2026-05-02   343.55 USD    338.31 USD    5.07 USD    0.17 USD      0.00 USD
	// she receives: 976.40 USD
}

// A taxi driver pays little by the month, and the balloon when he sells the old
// car.
func ExampleBalloon() {
	printSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-05"), Amount: cash("6000.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate("0.09")},
		Repayment: loan.Repayment{Count: 4, Kind: loan.Balloon, Balloon: cash("4000.00 CAD")},
	})
	// Output:
	// no  due            payment     principal    interest        fees       balance
	//  1  2026-02-05   539.41 CAD    494.41 CAD   45.00 CAD    0.00 CAD   5505.59 CAD
	//  2  2026-03-05   539.41 CAD    498.12 CAD   41.29 CAD    0.00 CAD   5007.47 CAD
	//  3  2026-04-05   539.41 CAD    501.85 CAD   37.56 CAD    0.00 CAD   4505.62 CAD
	//  4  2026-05-05  4539.41 CAD   4505.62 CAD   33.79 CAD    0.00 CAD      0.00 CAD
}

// A new shop pays more as it grows: 10 % every second month.
func ExampleGraduated() {
	printSchedule(loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-05"), Amount: cash("1200.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate("0.08")},
		Repayment: loan.Repayment{Count: 6, Kind: loan.Graduated, Step: rate("0.1"), StepEvery: 2},
	})
	// Output:
	// no  due            payment     principal    interest        fees       balance
	//  1  2026-02-05   185.68 CAD    177.68 CAD    8.00 CAD    0.00 CAD   1022.32 CAD
	//  2  2026-03-05   185.68 CAD    178.86 CAD    6.82 CAD    0.00 CAD    843.46 CAD
	//  3  2026-04-05   204.25 CAD    198.63 CAD    5.62 CAD    0.00 CAD    644.83 CAD
	//  4  2026-05-05   204.25 CAD    199.95 CAD    4.30 CAD    0.00 CAD    444.88 CAD
	//  5  2026-06-05   224.68 CAD    221.71 CAD    2.97 CAD    0.00 CAD    223.17 CAD
	//  6  2026-07-05   224.66 CAD    223.17 CAD    1.49 CAD    0.00 CAD      0.00 CAD
}

// A farmer pays in June and December; a due date on a Sunday or a holiday moves
// to the next day on which the branch is open.
func ExampleCalendar() {
	printSchedule(loan.Terms{
		Advances: []loan.Advance{{On: day("2026-01-25"), Amount: cash("800.00 USD")}},
		Interest: loan.Interest{YearRate: rate("0.12")},
		Repayment: loan.Repayment{
			Count: 4, Months: []time.Month{time.June, time.December},
			Calendar: loan.Calendar{
				Move: loan.Following, Weekend: []time.Weekday{time.Sunday},
				Holidays: []essor.Date{day("2026-12-25")},
			},
		},
	})
	// Output:
	// no  due            payment     principal    interest        fees       balance
	//  1  2026-06-25   228.70 USD    188.70 USD   40.00 USD    0.00 USD    611.30 USD
	//  2  2026-12-26   228.70 USD    192.02 USD   36.68 USD    0.00 USD    419.28 USD
	//  3  2027-06-25   228.70 USD    203.54 USD   25.16 USD    0.00 USD    215.74 USD
	//  4  2027-12-25   228.68 USD    215.74 USD   12.94 USD    0.00 USD      0.00 USD
}
