package loan

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// TestSolveFindsTheEdge: the answer has a schedule whose last row asks for no
// more than the payment, and one step further has none.
func TestSolveFindsTheEdge(t *testing.T) {
	rng := rand.New(rand.NewPCG(31, 32))
	solved := map[Unknown]int{}
	for range 700 {
		terms := drawCourse(rng)
		r := &terms.Repayment
		if r.Kind == Annuity || r.Kind == Listed || r.Relevel || len(r.Dates) > 0 || r.Count > 60 || r.Frequency == Single {
			continue
		}
		terms.Interest.Changes = nil
		plan, err := Compile(terms)
		if err != nil {
			continue
		}
		r.Payment = plan.Payment()
		for _, unknown := range []Unknown{ForCount, ForPrincipal, ForRate} {
			got, err := Solve(terms, unknown)
			if err != nil {
				require.True(t, noSolution(err), "%v: %+v", err, terms)
				continue
			}
			solved[unknown]++
			s, err := NewSchedule(got)
			require.NoError(t, err)
			checkCourse(t, got, s)
			gap, how, err := got.try()
			require.NoError(t, err)
			require.Equal(t, fits, how)
			require.LessOrEqual(t, gap, int64(0), "%s: %+v", unknown, terms)
			further := got
			switch unknown {
			case ForCount:
				further.Repayment.Count--
			case ForPrincipal:
				further.Advances = append([]Advance(nil), got.Advances...)
				further.Advances[0].Amount = minor(got.Advances[0].Amount.Minor()+1, got.Advances[0].Amount.Currency().String())
			case ForRate:
				further.Interest.YearRate = essor.FractionOf(got.Interest.YearRate.Units() + rateStep)
				further.Interest.PeriodRate = essor.FractionOf(got.Interest.PeriodRate.Units() + rateStep)
				if got.Interest.Quote == PerPeriod {
					further.Interest.YearRate = essor.Fraction{}
				} else {
					further.Interest.PeriodRate = essor.Fraction{}
				}
			}
			if further.Repayment.Count == 0 {
				continue
			}
			require.False(t, further.isEnough(), "%s: %+v", unknown, terms)
		}
	}
	for _, unknown := range []Unknown{ForCount, ForPrincipal, ForRate} {
		require.Greater(t, solved[unknown], 60, unknown)
	}
}

func noSolution(err error) bool {
	one, ok := err.(*essor.FieldError)
	if ok {
		return one.Code == essor.CodeNoSolution
	}
	many, ok := err.(*essor.InvalidError)
	return ok && many.Fields[0].Pointer[:5] == "/fees" // the most that can be lent does not cover its fees
}

func TestSolveByHand(t *testing.T) {
	base := Terms{
		Advances:  []Advance{{day("2026-01-31"), cash("1200.00 CAD")}},
		Repayment: Repayment{Count: 12, Payment: cash("100.00 CAD")},
	}
	for _, tt := range []struct {
		unknown Unknown
		change  func(*Terms)
		want    string
	}{
		{ForPayment, func(t *Terms) { t.Repayment.Payment = essor.Money{} }, "100.00 CAD 12 1200.00 CAD 0"},
		{ForCount, func(t *Terms) { t.Repayment.Count = 0 }, "100.00 CAD 12 1200.00 CAD 0"},
		{ForCount, func(t *Terms) { t.Repayment.Payment = cash("99.99 CAD") }, "99.99 CAD 13 1200.00 CAD 0"},
		{ForPrincipal, func(t *Terms) { t.Advances[0].Amount = essor.Money{} }, "100.00 CAD 12 1200.00 CAD 0"},
		{ForPrincipal, func(t *Terms) { t.Interest.YearRate = part("0.12") }, "100.00 CAD 12 1125.50 CAD 0.12"}, // 100 × (1 - 1.01⁻¹²) / 0.01 = 1125.51, with which the last row would be 100.01
		{ForRate, func(t *Terms) { t.Repayment.Payment = cash("106.62 CAD") }, "106.62 CAD 12 1200.00 CAD 0.12002509"},
	} {
		terms := base.clone()
		tt.change(&terms)
		got, err := Solve(terms, tt.unknown)
		require.NoError(t, err)
		text := got.Repayment.Payment.String() + " " + itoa(got.Repayment.Count) + " " + got.Advances[0].Amount.String() + " " + got.Interest.YearRate.String()
		require.Equal(t, tt.want, text)
	}
}

func TestSolveRefused(t *testing.T) {
	for _, tt := range []struct {
		name    string
		unknown Unknown
		change  func(*Terms)
		code    essor.Code
		pointer string
	}{
		{"unknown unknown", "term", func(*Terms) {}, essor.CodeUnknownValue, ""},
		{"no payment", ForRate, func(t *Terms) { t.Repayment.Payment = essor.Money{} }, essor.CodeRequired, "/repayment/payment"},
		{"no advance", ForRate, func(t *Terms) { t.Advances = nil }, essor.CodeRequired, "/advances"},
		{"annuity", ForCount, func(t *Terms) { t.Repayment.Kind = Annuity }, essor.CodeInconsistent, "/repayment/kind"},
		{"listed", ForPayment, func(t *Terms) { t.Repayment.Kind = Listed }, essor.CodeInconsistent, "/repayment/kind"},
		{"dates", ForCount, func(t *Terms) { t.Repayment.Dates = []essor.Date{day("2027-01-01")} }, essor.CodeInconsistent, "/repayment/dates"},
		{"changes", ForRate, func(t *Terms) { t.Interest.Changes = []RateChange{{day("2027-01-01"), part("0.1")}} }, essor.CodeInconsistent, "/interest/changes"},
		{"another fault", ForRate, func(t *Terms) { t.Relief.Grace = -1 }, essor.CodeOutOfRange, "/relief/grace"},
		{"too little for any rate", ForRate, func(t *Terms) { t.Repayment.Payment = cash("99.00 CAD") }, essor.CodeNoSolution, "/repayment/payment"},
		{"below the interest", ForCount, func(t *Terms) {
			t.Interest.YearRate, t.Repayment.Payment = part("0.12"), cash("12.00 CAD")
		}, essor.CodeNoSolution, "/repayment/payment"},
		{"fees above what can be lent", ForPrincipal, func(t *Terms) { t.Fees = []Fee{{Amount: cash("1200.00 CAD")}} }, essor.CodeInconsistent, "/fees/0/amount"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			terms := yearLoan()
			terms.Repayment.Payment = cash("100.00 CAD")
			tt.change(&terms)
			_, err := Solve(terms, tt.unknown)
			requireFault(t, err, tt.code, tt.pointer)
		})
	}
}
