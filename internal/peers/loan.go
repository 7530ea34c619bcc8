package main

import (
	"fmt"
	"math"
	"sync"
	"time"

	gofinancial "github.com/razorpay/go-financial"
	"github.com/razorpay/go-financial/enums/frequency"
	"github.com/razorpay/go-financial/enums/interesttype"
	"github.com/razorpay/go-financial/enums/paymentperiod"
	"github.com/shopspring/decimal"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

const (
	pythonInstall               = "apt-get install python3-numpy quantlib-python, or pip install numpy QuantLib"
	numpyFinancialInstall       = "pip install numpy-financial"
	financialInstall            = "npm install --global financial"
	loanCents             int64 = 15_000_00
	loanCount                   = 36
	loansAtOnce                 = 10_000
)

// loanInput is the same loan for peers in other languages.
type loanInput struct {
	Principal int64   `json:"principal"`
	Rate      float64 `json:"rate"`
	Count     int     `json:"count"`
	Start     string  `json:"start"`
	Loans     int     `json:"loans"`
}

// loanTerms is 15,000 dollars at 5.5 % in 36 monthly payments.
func loanTerms() loan.Terms {
	return loan.Terms{
		Advances:  []loan.Advance{{On: essor.MustParseDate("2026-01-15"), Amount: essor.MustParseMoney("15000.00 CAD")}},
		Interest:  loan.Interest{YearRate: essor.MustParseFraction("0.055")},
		Repayment: loan.Repayment{Count: loanCount},
	}
}

// loanWorks are schedules: rows36 and act365 fill rows of terms made ready
// before, the latter by calendar days; schedule36 checks the terms, lays out
// the dates and solves the payment too; level and payment36 do all that but
// the rows; daycounts is a loan that is repaid at the end, from the 31st of
// January, by ten day counts in turn; loans10000 is 10,000 loans from terms to rows.
func loanWorks() []work {
	terms, input := loanTerms(), loanInput{loanCents, 0.055, loanCount, "2026-01-15", loansAtOnce}
	rows := make([]loan.Row, 0, loanCount)
	bareRows := make([]bareRow, loanCount)
	plan := must(loan.Compile(terms))
	payment := plan.Payment().Minor()
	bare := peer{name: "bare", run: func() { bareSchedule(bareRows, loanCents, payment, 55, 12_000) }}
	dated := terms
	dated.Interest.DayCount = loan.Act365
	datedPlan := must(loan.Compile(dated))
	bareDays := bareDatesPeer(&datedPlan)
	cells := cellsOf(plan.AppendRows(nil))
	schedules := []peer{
		bare,
		cellsHere(cells, "decimal", decimalCells, ""),
		cellsHere(cells, "go-financial", goFinancialCells, "it rounds what is done, not inside the recurrence"),
		cellsChild(cells, "numpy", python("schedule_numpy", input), pythonInstall, ""),
		cellsChild(cells, "QuantLib", python("schedule_quantlib", input), pythonInstall, "it does not round"),
		cellsChild(cells, "financial", node("schedule", input), financialInstall, "it does not round"),
	}
	return []work{
		{"rows36", func() { rows = plan.AppendRows(rows[:0]) }, []peer{bare}},
		{"act365", func() { rows = datedPlan.AppendRows(rows[:0]) }, []peer{bareDays}},
		{"level", func() { must(loan.Compile(dated)) }, []peer{bareDays}},
		{"schedule36", func() { must(loan.NewSchedule(terms)) }, schedules},
		{"payment36", func() { must(loan.Compile(terms)) }, paymentPeers(payment, input)},
		dayCountsWork(),
		loansWork(input),
	}
}

// bareDatesPeer is the bare loop that counts days.
func bareDatesPeer(plan *loan.Plan) peer {
	rows := make([]bareRow, loanCount)
	days := []int64{int64(loanTerms().Advances[0].On.Day())}
	for _, r := range plan.AppendRows(nil) {
		days = append(days, int64(r.Due().Day()))
	}
	return peer{name: "bare", run: func() { bareDates(rows, days, loanCents, plan.Payment().Minor(), 55, 365_000) }}
}

// paymentPeers are the formula for the level payment. Ours is solved on the
// rounded recurrence, and checks the terms.
func paymentPeers(payment int64, input loanInput) []peer {
	cells := []float64{float64(payment)}
	formula := func() []float64 {
		p := gofinancial.Pmt(decimal.New(55, -3).Div(decimal.NewFromInt(12)), loanCount, decimal.New(loanCents, -2), decimal.Zero, paymentperiod.ENDING)
		return []float64{-100 * p.InexactFloat64()}
	}
	return []peer{
		cellsHere(cells, "go-financial", formula, ""),
		cellsChild(cells, "financial", node("payment", input), financialInstall, ""),
	}
}

// cellsOf are payment, interest and principal of each row, in minor units.
func cellsOf(rows []loan.Row) (cells []float64) {
	for _, r := range rows {
		cells = append(cells, float64(r.Payment().Minor()), float64(r.Interest().Minor()), float64(r.Principal().Minor()))
	}
	return cells
}

func decimalCells() (cells []float64) {
	start := time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)
	for _, r := range decimalSchedule(decimal.New(loanCents, -2), decimal.New(55, -3), start, loanCount) {
		for _, d := range []decimal.Decimal{r.payment, r.interest, r.principal} {
			cells = append(cells, float64(d.Shift(2).IntPart()))
		}
	}
	return cells
}

func goFinancialCells() (cells []float64) {
	table := must(gofinancial.NewAmortization(&gofinancial.Config{
		StartDate:              time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC),
		EndDate:                time.Date(2029, 1, 14, 0, 0, 0, 0, time.UTC),
		Frequency:              frequency.MONTHLY,
		AmountBorrowed:         decimal.New(loanCents, -2),
		InterestType:           interesttype.REDUCING,
		Interest:               decimal.NewFromInt(550),
		PaymentPeriod:          paymentperiod.ENDING,
		EnableRounding:         true,
		RoundingPlaces:         2,
		RoundingErrorTolerance: decimal.New(1, -2),
	}))
	for _, r := range must(table.GenerateTable()) {
		for _, d := range []decimal.Decimal{r.Payment, r.Interest, r.Principal} {
			cells = append(cells, -float64(d.Shift(2).IntPart()))
		}
	}
	return cells
}

// cellsHere is a peer in this process whose cells are compared with ours.
func cellsHere(ours []float64, name string, theirs func() []float64, why string) peer {
	return peer{name: name, run: func() { theirs() }, differs: func() (string, error) { return differingCells(ours, theirs(), why) }}
}

// cellsChild is one in a process of its own.
func cellsChild(ours []float64, name string, c *child, install, why string) peer {
	return peer{name: name, child: c, install: install, differs: func() (string, error) { return differingCells(ours, c.answer, why) }}
}

// differingCells compares cells, rounded to the minor unit, and says why they
// may differ. On the last row the roundings of all the others fall, so it may
// be some cents away; farther than a cent a row it is another loan.
func differingCells(ours, theirs []float64, why string) (string, error) {
	if len(ours) != len(theirs) {
		return "", fmt.Errorf("%d cells, ours are %d", len(theirs), len(ours))
	}
	off, most := 0, 0.0
	for i := range ours {
		d := math.Abs(ours[i] - math.Round(theirs[i]))
		if d > 0 {
			off++
		}
		most = max(most, d)
	}
	switch {
	case off == 0:
		return "the same to the cent", nil
	case why == "" || most > float64(len(ours))/3:
		return "", fmt.Errorf("%d of %d cells, by up to %.0f cents", off, len(ours), most)
	}
	return fmt.Sprintf("%d of %d cells differ, by %.0f cents at most: %s", off, len(ours), most, why), nil
}

// dayCountsWork is the interest of ten day counts. Two are left out: QuantLib's
// 30/365 lets a 31st stand, and its 30/360 US, until version 1.29 at least,
// counts 31 days from the last of February to the last of March.
func dayCountsWork() work {
	terms := loanTerms()
	terms.Advances[0].On = essor.MustParseDate("2027-01-31")
	terms.Relief.InterestOnly = loanCount - 1
	input := loanInput{loanCents, 0.055, loanCount, "2027-01-31", 1}
	counts := []loan.DayCount{
		loan.Act360, loan.Act365, loan.Act36525, loan.Act366, loan.ActActAFB, loan.ActActISDA, loan.NoLeap365,
		loan.BondBasis, loan.Thirty360E, loan.Thirty360EISDA,
	}
	each := func(visit func(loan.Row)) {
		for _, count := range counts {
			terms.Interest.DayCount = count
			for r := range must(loan.NewSchedule(terms)).All() {
				visit(r)
			}
		}
	}
	var cells []float64
	each(func(r loan.Row) { cells = append(cells, float64(r.Interest().Minor())) })
	return work{"daycounts", func() { each(func(loan.Row) {}) }, []peer{
		cellsChild(cells, "QuantLib", python("daycounts_quantlib", input), pythonInstall, ""),
	}}
}

// loansWork is many loans at once, each of its own amount and rate.
func loansWork(input loanInput) work {
	rows := make([]loan.Row, 0, loanCount)
	// Made when first needed: others are measured with a small heap.
	loans := sync.OnceValue(func() []loan.Terms {
		terms, cad := make([]loan.Terms, input.Loans), essor.MustParseCurrency("CAD")
		for k := range terms {
			terms[k] = loanTerms()
			terms[k].Advances[0].Amount = must(essor.MoneyOf(100_000+137*int64(k), cad))
			terms[k].Interest.YearRate = essor.FractionOf((10_000 + 17*int64(k)) * 1_000_000)
		}
		return terms
	})
	each := func(visit func([]loan.Row)) {
		for _, terms := range loans() {
			plan := must(loan.Compile(terms))
			rows = plan.AppendRows(rows[:0])
			visit(rows)
		}
	}
	numpy := python("loans_numpy", input)
	return work{fmt.Sprint("loans", input.Loans), func() { each(func([]loan.Row) {}) }, []peer{{
		name: "numpy", child: numpy, install: pythonInstall,
		differs: func() (string, error) {
			sums := [2]float64{}
			each(func(rows []loan.Row) {
				for _, r := range rows {
					sums[0] += float64(r.Payment().Minor())
					sums[1] += float64(r.Principal().Minor())
				}
			})
			paid, repaid := numpy.answer[0]-sums[0], numpy.answer[1]-sums[1]
			if repaid != 0 || math.Abs(paid) > float64(input.Loans) {
				return "", fmt.Errorf("%.0f cents more paid, %.0f repaid", paid, repaid)
			}
			return fmt.Sprintf("all payments together differ by %.0f cents", math.Abs(paid)), nil
		},
	}}}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
