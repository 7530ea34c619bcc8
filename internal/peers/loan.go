package main

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// loanTerms is 15,000 dollars at 5.5 % in 36 monthly payments.
func loanTerms() loan.Terms {
	return loan.Terms{
		Advances:  []loan.Advance{{On: essor.MustParseDate("2026-01-15"), Amount: essor.MustParseMoney("15000.00 CAD")}},
		Interest:  loan.Interest{YearRate: essor.MustParseFraction("0.055")},
		Repayment: loan.Repayment{Count: 36},
	}
}

func loanWorks() []work {
	terms := loanTerms()
	plan := must(loan.Compile(terms))
	rows := make([]loan.Row, 0, 36)
	bareRows := make([]bareRow, 36)
	payment := plan.Payment().Minor()
	bare := peer{name: "bare", run: func() { bareSchedule(bareRows, 1_500_000, payment, 55, 12_000) }}
	dated := terms
	dated.Interest.DayCount = loan.Act365
	datedPlan := must(loan.Compile(dated))
	days := []int64{int64(dated.Advances[0].On.Day())}
	for _, r := range datedPlan.AppendRows(nil) {
		days = append(days, int64(r.Due().Day()))
	}
	datedPayment := datedPlan.Payment().Minor()
	bareDated := peer{name: "bare", run: func() { bareDates(bareRows, days, 1_500_000, datedPayment, 55, 365_000) }}
	return []work{
		{"rows36", func() { rows = plan.AppendRows(rows[:0]) }, []peer{bare}},
		{"schedule36", func() { must(loan.NewSchedule(terms)) }, []peer{bare}},
		{"act365", func() { rows = datedPlan.AppendRows(rows[:0]) }, []peer{bareDated}},
		{"level", func() { must(loan.Compile(dated)) }, []peer{bareDated}}, // checked, laid out and solved
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
