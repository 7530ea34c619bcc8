package loan

import (
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// requireFault checks that err holds one field error with code and pointer.
func requireFault(t *testing.T, err error, code essor.Code, pointer string) {
	t.Helper()
	var many *essor.InvalidError
	var one *essor.FieldError
	switch {
	case errors.As(err, &many):
		for _, f := range many.Fields {
			if f.Code == code && f.Pointer == pointer {
				return
			}
		}
	case errors.As(err, &one):
		if one.Code == code && one.Pointer == pointer {
			return
		}
	}
	t.Errorf("got %v, want %s at %q", err, code, pointer)
}

func TestTermsRefused(t *testing.T) {
	tests := []struct {
		name    string
		change  func(*Terms)
		code    essor.Code
		pointer string
	}{
		{"no advance", func(t *Terms) { t.Advances = nil }, essor.CodeRequired, "/advances"},
		{"too many advances", func(t *Terms) { t.Advances = make([]Advance, MaxAdvances+1) }, essor.CodeTooMany, "/advances"},
		{"no day", func(t *Terms) { t.Advances[1].On = essor.Date{} }, essor.CodeRequired, "/advances/1/on"},
		{"no amount", func(t *Terms) { t.Advances[1].Amount = essor.Money{} }, essor.CodeRequired, "/advances/1/amount"},
		{"nothing lent", func(t *Terms) { t.Advances[0].Amount = cash("0.00 CAD") }, essor.CodeOutOfRange, "/advances/0/amount"},
		{"out of order", func(t *Terms) { t.Advances[1].On = day("2026-01-11") }, essor.CodeInconsistent, "/advances/1/on"},
		{"two currencies", func(t *Terms) { t.Advances[1].Amount = cash("10.00 USD") }, essor.CodeCurrencyMismatch, "/advances/1/amount"},
		{"sum too large", func(t *Terms) {
			t.Advances[0].Amount, t.Advances[1].Amount = minor(essor.MaxMinor, "CAD"), minor(1, "CAD")
		}, essor.CodeOverflow, "/advances"},
		{"lent when all is due", func(t *Terms) { t.Advances[1].On = day("2029-01-01") }, essor.CodeInconsistent, "/advances/1/on"},
		{"negative rate", func(t *Terms) { t.Interest.YearRate = part("-0.01") }, essor.CodeOutOfRange, "/interest/year_rate"},
		{"per cent for a fraction", func(t *Terms) { t.Interest.YearRate = part("10.000000000001") }, essor.CodeOutOfRange, "/interest/year_rate"},
		{"unknown day count", func(t *Terms) { t.Interest.DayCount = "act_367" }, essor.CodeUnknownValue, "/interest/day_count"},
		{"no rows", func(t *Terms) { t.Repayment.Count = 0 }, essor.CodeOutOfRange, "/repayment/count"},
		{"too many rows", func(t *Terms) { t.Repayment.Count = MaxRows + 1 }, essor.CodeOutOfRange, "/repayment/count"},
		{"unknown frequency", func(t *Terms) { t.Repayment.Frequency = "Monthly" }, essor.CodeUnknownValue, "/repayment/frequency"},
		{"first row on the day of the advance", func(t *Terms) { t.Repayment.First = day("2026-01-12") }, essor.CodeInconsistent, "/repayment/first"},
		{"first row too late", func(t *Terms) { t.Repayment.First = day("2031-02-01") }, essor.CodeOutOfRange, "/repayment/first"},
		{"payment of nothing", func(t *Terms) { t.Repayment.Payment = cash("0.00 CAD") }, essor.CodeOutOfRange, "/repayment/payment"},
		{"payment in another currency", func(t *Terms) { t.Repayment.Payment = cash("300.00 USD") }, essor.CodeCurrencyMismatch, "/repayment/payment"},
		{"payment below interest", func(t *Terms) { t.Repayment.Payment = cash("33.89 CAD") }, essor.CodeInconsistent, "/repayment/payment"},
		{"payment that leaves a balloon", func(t *Terms) { t.Repayment.Payment = cash("270.00 CAD") }, essor.CodeInconsistent, "/repayment/payment"},
		{"payment that clears too early", func(t *Terms) { t.Repayment.Payment = cash("300.00 CAD") }, essor.CodeInconsistent, "/repayment/payment"},
		{"negative relief", func(t *Terms) { t.Relief.InterestOnly = -1 }, essor.CodeOutOfRange, "/relief/interest_only"},
		{"relief for every row", func(t *Terms) { t.Relief.InterestOnly = 36 }, essor.CodeInconsistent, "/relief/interest_only"},
		{"too many fees", func(t *Terms) { t.Fees = make([]Fee, MaxFees+1) }, essor.CodeTooMany, "/fees"},
		{"no fee", func(t *Terms) { t.Fees = append(t.Fees, Fee{}) }, essor.CodeRequired, "/fees/1/amount"},
		{"negative fee", func(t *Terms) { t.Fees[0].Amount = cash("-1.00 CAD") }, essor.CodeOutOfRange, "/fees/0/amount"},
		{"fee in another currency", func(t *Terms) { t.Fees[0].Amount = cash("1.00 USD") }, essor.CodeCurrencyMismatch, "/fees/0/amount"},
		{"fees eat the advance", func(t *Terms) { t.Fees = append(t.Fees, Fee{Amount: cash("3940.00 CAD")}) }, essor.CodeInconsistent, "/fees/1/amount"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			terms := studyLoan()
			tt.change(&terms)
			_, err := NewSchedule(terms)
			requireFault(t, err, tt.code, tt.pointer)
			require.ErrorIs(t, err, essor.ErrInvalid)
			_, again := Compile(terms)
			require.Equal(t, err, again)
		})
	}
}

func TestInfeasible(t *testing.T) {
	tests := []struct {
		name  string
		terms Terms
	}{
		{"the first period outgrows the payment", Terms{
			Advances:  []Advance{{day("2026-01-01"), cash("1000.00 CAD")}},
			Interest:  Interest{YearRate: part("0.10")},
			Repayment: Repayment{Count: 60, First: day("2031-01-01")},
		}},
		{"fewer cents than rows", Terms{
			Advances:  []Advance{{day("2026-01-01"), cash("0.11 CAD")}},
			Repayment: Repayment{Count: 12},
		}},
		{"most is lent when little time is left", Terms{
			Advances:  []Advance{{day("2026-01-01"), cash("100.00 CAD")}, {day("2026-11-15"), cash("9000.00 CAD")}},
			Repayment: Repayment{Count: 12},
		}},
		{"payments beyond all amounts", Terms{
			Advances:  []Advance{{day("2026-01-01"), minor(essor.MaxMinor/10*9, "CAD")}},
			Interest:  Interest{YearRate: part("0.10")},
			Repayment: Repayment{Count: 40},
		}},
		{"interest beyond all amounts", Terms{
			Advances:  []Advance{{day("2026-01-01"), minor(essor.MaxMinor, "CAD")}},
			Interest:  Interest{YearRate: part("10")},
			Repayment: Repayment{Count: 1200},
		}},
		{"interest of a first period beyond all amounts", Terms{
			Advances:  []Advance{{day("2026-01-01"), minor(essor.MaxMinor, "CAD")}},
			Interest:  Interest{YearRate: part("10"), DayCount: Act365},
			Repayment: Repayment{Count: 1, First: day("2031-01-01")},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := NewSchedule(tt.terms)
			require.ErrorIs(t, err, essor.ErrNoAnswer)
			requireFault(t, err, essor.CodeInfeasible, "/repayment")
		})
	}
}

// TestAllFaultsAtOnce: in input order, and at most a hundred.
func TestAllFaultsAtOnce(t *testing.T) {
	terms := studyLoan()
	terms.Advances[0].Amount = essor.Money{}
	terms.Advances[1].On = essor.Date{}
	terms.Interest.YearRate = part("-1")
	terms.Repayment.Count = -1
	_, err := NewSchedule(terms)
	var all *essor.InvalidError
	require.ErrorAs(t, err, &all)
	var got []string
	for _, f := range all.Fields {
		got = append(got, f.Pointer)
	}
	want := []string{"/advances/0/amount", "/advances/1/on", "/advances/1/amount", "/interest/year_rate", "/repayment/count", "/relief/interest_only", "/fees/0/amount"}
	if !slices.Equal(want, got) {
		t.Errorf("faults at %v, want %v", got, want)
	}
	terms.Advances = make([]Advance, MaxAdvances)
	_, err = NewSchedule(terms)
	require.ErrorAs(t, err, &all)
	require.Len(t, all.Fields, essor.MaxFieldErrors)
	require.Positive(t, all.Omitted)
}
