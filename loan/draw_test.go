package loan

import (
	"math/rand/v2"
	"strconv"

	"github.com/essor-go/essor"
)

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
	part = essor.MustParseFraction
)

func minor(n int64, currency string) essor.Money {
	m, err := essor.MoneyOf(n, essor.MustParseCurrency(currency))
	if err != nil {
		panic(err)
	}
	return m
}

// drawTerms returns terms as lenders write them, and now and then stranger
// ones. Not all have a schedule.
func drawTerms(rng *rand.Rand) Terms {
	currency := []string{"CAD", "XOF", "TND"}[rng.IntN(3)]
	start, _ := essor.DateOfDay(18_000 + rng.IntN(8_000))
	t := Terms{
		Advances: []Advance{{start, minor(drawAmount(rng), currency)}},
		Interest: Interest{
			YearRate: essor.FractionOf(drawRate(rng)),
			DayCount: []DayCount{"", EqualPeriods, Thirty360E, Act365}[rng.IntN(4)],
		},
		Repayment: Repayment{
			Count:     1 + rng.IntN(1+rng.IntN(80)),
			Frequency: []Frequency{"", Weekly, Biweekly, SemiMonthly, Monthly}[rng.IntN(5)],
		},
	}
	if rng.IntN(2) == 0 {
		t.Repayment.First, _ = start.AddDays(1 + rng.IntN(1+rng.IntN(120)))
	}
	if rng.IntN(2) == 0 {
		t.Relief.InterestOnly = rng.IntN(t.Repayment.Count)
	}
	on := start
	for range rng.IntN(2) * rng.IntN(4) {
		on, _ = on.AddDays(rng.IntN(60))
		t.Advances = append(t.Advances, Advance{on, minor(drawAmount(rng), currency)})
	}
	if rng.IntN(3) == 0 {
		t.Fees = []Fee{{Amount: minor(1+rng.Int64N(max(1, t.Advances[0].Amount.Minor()/20)), currency)}}
	}
	return t
}

func drawAmount(rng *rand.Rand) int64 {
	most := int64(100)
	for range rng.IntN(13) {
		most *= 10
	}
	return 1 + rng.Int64N(most)
}

func drawRate(rng *rand.Rand) int64 {
	switch rng.IntN(8) {
	case 0:
		return 0
	case 1:
		return rng.Int64N(MaxYearRate * rateUnit)
	case 2:
		return rng.Int64N(100) * (rateUnit / 100)
	}
	return rng.Int64N(400) * (rateUnit / 1000)
}

// studyLoan has two tranches and pays interest alone until the course is over.
func studyLoan() Terms {
	return Terms{
		Advances: []Advance{
			{On: day("2026-01-12"), Amount: cash("4000.00 CAD")}, // licence exam
			{On: day("2026-04-01"), Amount: cash("3500.00 CAD")}, // bridging course
		},
		Interest:  Interest{YearRate: part("0.055"), DayCount: Act365},
		Repayment: Repayment{Count: 36, First: day("2026-02-01")},
		Relief:    Relief{InterestOnly: 8},
		Fees:      []Fee{{Amount: cash("60.00 CAD")}},
	}
}

// yearLoan is 1,200.00 CAD over twelve months without interest.
func yearLoan() Terms {
	return Terms{
		Advances:  []Advance{{On: day("2026-01-31"), Amount: cash("1200.00 CAD")}},
		Repayment: Repayment{Count: 12},
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
