package loan

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestLevelPaymentPublished holds the payment against figures in print; the
// sources are those of the reference file misc_published_schedules.
func TestLevelPaymentPublished(t *testing.T) {
	tests := []struct {
		source, amount, rate string
		count                int
		dayCount             DayCount
		want                 string
	}{
		{"RBI fact sheet, 969.73 before rounding to the rupee", "20000.00 INR", "0.15", 24, EqualPeriods, "969.73 INR"},
		{"frappe/lending issue 31", "100000.00 INR", "0.0999", 36, EqualPeriods, "3226.25 INR"},
		{"loan-amortization-calculator issue 44, 30/360", "100000.00 USD", "0.06", 12, Thirty360E, "8606.64 USD"},
		{"zero rate", "1000.00 CAD", "0", 3, EqualPeriods, "333.33 CAD"},
		{"zero rate, rounded up", "1000.00 CAD", "0", 7, EqualPeriods, "142.86 CAD"},
	}
	for _, tt := range tests {
		t.Run(tt.source, func(t *testing.T) {
			s, err := NewSchedule(Terms{
				Advances:  []Advance{{day("2026-01-05"), cash(tt.amount)}},
				Interest:  Interest{YearRate: part(tt.rate), DayCount: tt.dayCount},
				Repayment: Repayment{Count: tt.count},
			})
			require.NoError(t, err)
			require.Equal(t, tt.want, s.Payment().String())
		})
	}
}

// TestLevelPaymentBruteForce tries every payment of small loans.
func TestLevelPaymentBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	tried, none := 0, 0
	for tried < 120 {
		terms := drawTerms(rng)
		for i := range terms.Advances {
			terms.Advances[i].Amount = minor(1+rng.Int64N(40), terms.Advances[0].Amount.Currency().String())
		}
		terms.Fees = nil
		terms.Repayment.Count = 1 + rng.IntN(7)
		terms.Relief.InterestOnly = rng.IntN(terms.Repayment.Count)
		if isLong(&terms) {
			continue
		}
		due, before := dueDays(&terms)
		if terms.Advances[len(terms.Advances)-1].On.Day() >= due[len(due)-1] {
			continue
		}
		tried++
		want, found := oracleBest(&terms, due, before)
		if found {
			rows, _ := oracle(&terms, due, before, want)
			found = rows[len(rows)-1].payment.IntPart() <= maxFactor*want
		}
		if !found {
			none++
		}
		plan, err := Compile(terms)
		require.Equal(t, found, err == nil, "%v: %+v", err, terms)
		if found {
			require.Equal(t, want, plan.payment, "%+v", terms)
		}
	}
	if none == 0 || none > tried/2 {
		t.Errorf("%d of %d terms have no level payment: draw others", none, tried)
	}
}

// TestNoNeighbourIsNearer holds the solved payment against its neighbours.
func TestNoNeighbourIsNearer(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for range 3_000 {
		plan, err := Compile(drawTerms(rng))
		if err != nil {
			continue
		}
		best, ok := gap(&plan, plan.payment)
		require.True(t, ok)
		if below, ok := gap(&plan, plan.payment-1); ok && below <= best {
			t.Errorf("a smaller payment is as near: %d, %d", below, best)
		}
		if above, ok := gap(&plan, plan.payment+1); ok && above < best {
			t.Errorf("a greater payment is nearer: %d, %d", above, best)
		}
	}
}

func gap(p *Plan, payment int64) (int64, bool) {
	last, how := p.run(payment, nil)
	return max(last-payment, payment-last), how == fits
}

func TestGivenPayment(t *testing.T) {
	terms := yearLoan()
	terms.Interest.YearRate = part("0.12")
	terms.Repayment.Payment = cash("107.00 CAD") // solved: 106.62
	s, err := NewSchedule(terms)
	require.NoError(t, err)
	require.NoError(t, s.Verify(terms))
	require.Equal(t, "107.00 CAD", s.Payment().String())
	require.Equal(t, "102.16 CAD", s.At(11).Payment().String())
}
