package loan

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// TestFlatRepaidEarly: interest of a flat loan ends when all is repaid, so rows
// that would ask for it afterwards are refused.
func TestFlatRepaidEarly(t *testing.T) {
	hundred := func(on string) Advance { return Advance{day(on), cash("100.00 CAD")} }
	tests := []struct {
		name    string
		terms   Terms
		code    essor.Code
		pointer string
	}{
		{"listed", Terms{
			Repayment: Repayment{Count: 3, Kind: Listed, Payments: []essor.Money{cash("101.00 CAD"), cash("1.00 CAD")}},
		}, essor.CodeInconsistent, "/repayment/payments"},
		{"listed, before a later advance", Terms{
			Advances:  []Advance{hundred("2026-01-01"), hundred("2026-03-16")},
			Repayment: Repayment{Count: 3, Kind: Listed, Payments: []essor.Money{cash("101.00 CAD"), cash("1.00 CAD")}},
		}, essor.CodeInconsistent, "/repayment/payments"},
		{"a payment that is given", Terms{Repayment: Repayment{Count: 3, Payment: cash("51.00 CAD")}}, essor.CodeInconsistent, "/repayment/payment"},
		{"principal that is given", Terms{
			Advances:  []Advance{hundred("2026-01-01"), hundred("2026-03-16")},
			Repayment: Repayment{Count: 3, Kind: LevelPrincipal, Payment: cash("50.00 CAD")},
		}, essor.CodeInconsistent, "/repayment/payment"},
		{"solved", Terms{
			Repayment: Repayment{Count: 3}, Rounding: Rounding{Payment: Round{Unit: cash("51.00 CAD"), To: Up}},
		}, essor.CodeInfeasible, "/repayment"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			terms := tt.terms
			if terms.Advances == nil {
				terms.Advances = []Advance{hundred("2026-01-01")}
			}
			terms.Interest = Interest{YearRate: part("0.12"), Quote: Flat}
			_, err := NewSchedule(terms)
			requireFault(t, err, tt.code, tt.pointer)
		})
	}
}

// TestFlatOwesToTheEnd: whatever flat terms are admitted, something is owed
// after each row but the last, and the schedule proves itself.
func TestFlatOwesToTheEnd(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 12))
	admitted := 0
	for range 3000 {
		start := day("2026-01-01")
		later, _ := start.AddDays(1 + rng.IntN(200))
		terms := Terms{
			Advances:  []Advance{{start, minor(int64(1+rng.IntN(4))*1200, "CAD")}},
			Interest:  Interest{YearRate: essor.FractionOf(int64(rng.IntN(4)) * rateUnit * 12 / 100), Quote: Flat},
			Repayment: Repayment{Count: 1 + rng.IntN(6), Capitalise: rng.IntN(4) == 0},
		}
		if rng.IntN(2) == 0 {
			terms.Advances = append(terms.Advances, Advance{later, minor(int64(1+rng.IntN(4))*600, "CAD")})
		}
		switch rng.IntN(4) {
		case 0:
			terms.Repayment.Kind, terms.Repayment.Capitalise = LevelPrincipal, false
		case 1:
			terms.Repayment.Payment = minor(int64(1+rng.IntN(12))*200, "CAD")
		case 2:
			terms.Rounding.Payment = Round{Unit: cash("5.00 CAD"), To: Up}
		}
		s, err := NewSchedule(terms)
		if err != nil {
			continue
		}
		admitted++
		require.NoError(t, s.Verify(terms))
		for r := range s.All() {
			require.Equal(t, r.No() == s.Len(), r.Balance().Sign() == 0, "%+v", terms)
		}
	}
	require.Greater(t, admitted, 1000)
}
