package loan

import (
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/rhythm"
)

// TestUnusualTermsRefused is for the fields that plain terms leave alone.
func TestUnusualTermsRefused(t *testing.T) {
	const (
		wrong, range_, required, mix = essor.CodeInconsistent, essor.CodeOutOfRange, essor.CodeRequired, essor.CodeCurrencyMismatch
		unknown, overflow, many      = essor.CodeUnknownValue, essor.CodeOverflow, essor.CodeTooMany
	)
	moratorium := func(from, until string) []Moratorium { return []Moratorium{{day(from), day(until)}} }
	dates := func(list ...string) (out []essor.Date) {
		for _, d := range list {
			out = append(out, day(d))
		}
		return out
	}
	tests := []struct {
		name    string
		change  func(*Terms)
		code    essor.Code
		pointer string
	}{
		{"quote", func(t *Terms) { t.Interest.Quote = "simple" }, unknown, "/interest/quote"},
		{"two rates", func(t *Terms) { t.Interest.Quote = PerPeriod }, wrong, "/interest/year_rate"},
		{"a period's rate for a year's", func(t *Terms) { t.Interest.PeriodRate = part("0.01") }, wrong, "/interest/period_rate"},
		{"too much a month", func(t *Terms) { t.Interest = Interest{Quote: PerPeriod, PeriodRate: part("0.84")} }, range_, "/interest/period_rate"},
		{"too much in halves", func(t *Terms) { t.Interest = Interest{Quote: SemiAnnual, YearRate: part("4.1")} }, range_, "/interest/year_rate"},
		{"too many changes", func(t *Terms) { t.Interest.Changes = make([]RateChange, MaxChanges+1) }, many, "/interest/changes"},
		{"change without day", func(t *Terms) { t.Interest.Changes = []RateChange{{Rate: part("0.1")}} }, required, "/interest/changes/0/on"},
		{"change at once", func(t *Terms) { t.Interest.Changes = []RateChange{{day("2026-01-12"), part("0.1")}} }, wrong, "/interest/changes/0/on"},
		{"changes on one day", func(t *Terms) {
			t.Interest.Changes = []RateChange{{day("2026-02-12"), part("0.1")}, {day("2026-02-12"), part("0.1")}}
		}, wrong, "/interest/changes/1/on"},
		{"negative change", func(t *Terms) { t.Interest.Changes = []RateChange{{day("2026-02-12"), part("-0.1")}} }, range_, "/interest/changes/0/rate"},
		{"single of many", func(t *Terms) { t.Repayment.Frequency = Single }, wrong, "/repayment/count"},
		{"single without a day", func(t *Terms) { t.Repayment = Repayment{Frequency: Single, Count: 1} }, required, "/repayment/first"},
		{"every 13 months", func(t *Terms) { t.Repayment.Every = 13 }, range_, "/repayment/every"},
		{"every two quarters", func(t *Terms) { t.Repayment.Frequency, t.Repayment.Every = Quarterly, 2 }, range_, "/repayment/every"},
		{"every minus one", func(t *Terms) { t.Repayment.Frequency, t.Repayment.Every = Daily, -1 }, range_, "/repayment/every"},
		{"end of the week", func(t *Terms) { t.Repayment.Frequency, t.Repayment.EndOfMonth = Weekly, true }, wrong, "/repayment/end_of_month"},
		{"dates that move with periods", func(t *Terms) {
			t.Interest.DayCount = ""
			t.Repayment = Repayment{Count: 1, Dates: dates("2026-05-01"), Calendar: Calendar{Move: Following, MoveInterest: true}}
		}, wrong, "/repayment/dates"},
		{"month 13", func(t *Terms) { t.Repayment.Months = []time.Month{13} }, range_, "/repayment/months/0"},
		{"13 months", func(t *Terms) { t.Repayment.Months = make([]time.Month, 13) }, many, "/repayment/months"},
		{"a month that never comes", func(t *Terms) {
			t.Repayment.Frequency, t.Repayment.Months = Yearly, []time.Month{time.May}
		}, wrong, "/repayment/months"},
		{"too few dates", func(t *Terms) { t.Repayment.First, t.Repayment.Dates = essor.Date{}, dates("2026-05-01") }, wrong, "/repayment/dates"},
		{"dates and a first one", func(t *Terms) { t.Repayment.Count, t.Repayment.Dates = 1, dates("2026-05-01") }, wrong, "/repayment/dates"},
		{"dates that fall", func(t *Terms) {
			t.Repayment = Repayment{Count: 2, Dates: dates("2026-05-01", "2026-05-01")}
		}, wrong, "/repayment/dates/1"},
		{"dates far apart", func(t *Terms) {
			t.Repayment = Repayment{Count: 2, Dates: dates("2026-05-01", "2036-05-01")}
		}, range_, "/repayment/dates/1"},
		{"a date that is none", func(t *Terms) { t.Repayment = Repayment{Count: 1, Dates: make([]essor.Date, 1)} }, required, "/repayment/dates/0"},
		{"too many dates", func(t *Terms) { t.Repayment.Dates = make([]essor.Date, MaxRows+1) }, many, "/repayment/dates"},
		{"move", func(t *Terms) { t.Repayment.Calendar.Move = "next" }, unknown, "/repayment/calendar/move"},
		{"never open", func(t *Terms) { t.Repayment.Calendar.Weekend = make([]time.Weekday, 7) }, many, "/repayment/calendar/weekend"},
		{"eighth day", func(t *Terms) { t.Repayment.Calendar.Weekend = []time.Weekday{7} }, range_, "/repayment/calendar/weekend/0"},
		{"too many holidays", func(t *Terms) { t.Repayment.Calendar.Holidays = make([]essor.Date, MaxHolidays+1) }, many, "/repayment/calendar/holidays"},
		{"a holiday that is none", func(t *Terms) { t.Repayment.Calendar.Holidays = make([]essor.Date, 1) }, required, "/repayment/calendar/holidays/0"},
		{"moved before the advance", func(t *Terms) {
			t.Repayment = Repayment{Count: 36, First: day("2026-01-13"), Calendar: Calendar{Move: Preceding, Holidays: dates("2026-01-13")}}
		}, wrong, "/repayment/first"},
		{"kind", func(t *Terms) { t.Repayment.Kind = "bullet" }, unknown, "/repayment/kind"},
		{"annuity of a flat rate", func(t *Terms) { t.Repayment.Kind, t.Interest.Quote = Annuity, Flat }, wrong, "/repayment/kind"},
		{"no balloon", func(t *Terms) { t.Repayment.Kind = Balloon }, required, "/repayment/balloon"},
		{"balloon of a level loan", func(t *Terms) { t.Repayment.Balloon = cash("1.00 CAD") }, wrong, "/repayment/balloon"},
		{"balloon in another currency", func(t *Terms) { t.Repayment.Kind, t.Repayment.Balloon = Balloon, cash("1.00 USD") }, mix, "/repayment/balloon"},
		{"step of a level loan", func(t *Terms) { t.Repayment.Step = part("0.1") }, wrong, "/repayment/step"},
		{"step of less than half", func(t *Terms) { t.Repayment.Kind, t.Repayment.Step = Graduated, part("-0.51") }, range_, "/repayment/step"},
		{"steps of a level loan", func(t *Terms) { t.Repayment.StepEvery = 1 }, wrong, "/repayment/step_every"},
		{"negative steps", func(t *Terms) { t.Repayment.Kind, t.Repayment.StepEvery = Graduated, -1 }, range_, "/repayment/step_every"},
		{"list of a level loan", func(t *Terms) { t.Repayment.Payments = make([]essor.Money, 1) }, wrong, "/repayment/payments"},
		{"short list", func(t *Terms) { t.Repayment.Kind, t.Relief = Listed, Relief{} }, wrong, "/repayment/payments"},
		{"long list", func(t *Terms) { t.Repayment.Kind, t.Repayment.Payments = Listed, make([]essor.Money, MaxRows+1) }, many, "/repayment/payments"},
		{"no payment in a list", func(t *Terms) { listed(t, essor.Money{}) }, required, "/repayment/payments/0"},
		{"negative payment in a list", func(t *Terms) { listed(t, cash("-1.00 CAD")) }, range_, "/repayment/payments/0"},
		{"another currency in a list", func(t *Terms) { listed(t, cash("1.00 USD")) }, mix, "/repayment/payments/0"},
		{"listed payment below interest", func(t *Terms) { listed(t, cash("1.00 CAD")) }, wrong, "/repayment/payments"},
		{"listed payment beyond the loan", func(t *Terms) { listed(t, cash("9000.00 CAD")) }, wrong, "/repayment/payments"},
		{"relief of a list", func(t *Terms) {
			listed(t, cash("1.00 CAD"))
			t.Relief.InterestOnly = 1
		}, wrong, "/relief"},
		{"grace of a list", func(t *Terms) {
			listed(t, cash("1.00 CAD"))
			t.Relief.Grace, t.Relief.Unpaid = 1, Waived
		}, wrong, "/relief"},
		{"a payment beside a list", func(t *Terms) {
			listed(t, cash("1.00 CAD"))
			t.Repayment.Payment = cash("1.00 CAD")
		}, wrong, "/repayment/payment"},
		{"a set payment solved anew", func(t *Terms) { t.Repayment.Relevel, t.Repayment.Payment = true, cash("280.00 CAD") }, wrong, "/repayment/relevel"},
		{"negative level principal", func(t *Terms) { t.Repayment.Kind, t.Repayment.Capitalise = LevelPrincipal, true }, wrong, "/repayment/capitalise"},
		{"negative grace", func(t *Terms) { t.Relief.Grace = -1 }, range_, "/relief/grace"},
		{"grace for every row", func(t *Terms) { t.Relief = Relief{Grace: 36, Unpaid: Waived} }, wrong, "/relief/grace"},
		{"grace and interest alone for every row", func(t *Terms) { t.Relief.Grace, t.Relief.Unpaid = 28, Waived }, wrong, "/relief/interest_only"},
		{"nothing said about interest", func(t *Terms) { t.Relief.Grace = 1 }, required, "/relief/unpaid"},
		{"interest forgotten", func(t *Terms) { t.Relief.Grace, t.Relief.Unpaid = 1, "forgotten" }, unknown, "/relief/unpaid"},
		{"nothing unpaid", func(t *Terms) { t.Relief.Unpaid = Waived }, wrong, "/relief/unpaid"},
		{"too many moratoria", func(t *Terms) { t.Relief.Moratoria, t.Relief.Unpaid = make([]Moratorium, MaxChanges+1), Waived }, many, "/relief/moratoria"},
		{"moratorium without days", func(t *Terms) { t.Relief.Moratoria, t.Relief.Unpaid = make([]Moratorium, 1), Waived }, required, "/relief/moratoria/0/from"},
		{"moratorium without an end", func(t *Terms) { t.Relief.Moratoria, t.Relief.Unpaid = make([]Moratorium, 1), Waived }, required, "/relief/moratoria/0/until"},
		{"moratorium that ends before", func(t *Terms) {
			t.Relief.Moratoria, t.Relief.Unpaid = moratorium("2026-05-02", "2026-05-01"), Waived
		}, wrong, "/relief/moratoria/0/until"},
		{"moratoria at once", func(t *Terms) {
			t.Relief.Moratoria = append(moratorium("2026-05-01", "2026-06-01"), moratorium("2026-06-01", "2026-07-01")...)
			t.Relief.Unpaid = Waived
		}, wrong, "/relief/moratoria/1/from"},
		{"moratorium to the end", func(t *Terms) {
			t.Relief.Moratoria, t.Relief.Unpaid = moratorium("2027-05-01", "2037-05-01"), Waived
		}, wrong, "/relief"},
		{"fee and rate", func(t *Terms) { t.Fees[0].Rate = part("0.01") }, wrong, "/fees/0/amount"},
		{"a rate above one", func(t *Terms) { t.Fees[0] = Fee{Rate: part("1.01")} }, range_, "/fees/0/rate"},
		{"base of an amount", func(t *Terms) { t.Fees[0].Of = Lent }, wrong, "/fees/0/of"},
		{"base", func(t *Terms) { t.Fees[0] = Fee{Rate: part("0.01"), Of: "payment"} }, unknown, "/fees/0/of"},
		{"balance before there is one", func(t *Terms) { t.Fees[0] = Fee{Rate: part("0.01"), Of: Balance} }, wrong, "/fees/0/of"},
		{"due", func(t *Terms) { t.Fees[0].Due = "later" }, unknown, "/fees/0/due"},
		{"tax", func(t *Terms) { t.Fees[0].Tax = part("1.1") }, range_, "/fees/0/tax"},
		{"kind of fee", func(t *Terms) { t.Fees[0].Kind = "gift" }, unknown, "/fees/0/kind"},
		{"financed savings", func(t *Terms) { t.Fees[0].Kind, t.Fees[0].Due = Savings, Financed }, wrong, "/fees/0/due"},
		{"taxed savings", func(t *Terms) { t.Fees[0].Kind, t.Fees[0].Tax = Savings, part("0.1") }, wrong, "/fees/0/tax"},
		{"savings outside", func(t *Terms) { t.Fees[0].Kind, t.Fees[0].OutsideCost = Savings, true }, wrong, "/fees/0/outside_cost"},
		{"financed beyond all amounts", func(t *Terms) {
			t.Fees[0] = Fee{Amount: minor(essor.MaxMinor, "CAD"), Due: Financed}
		}, overflow, "/fees/0"},
		{"unit in another currency", func(t *Terms) { t.Rounding.Payment.Unit = cash("1.00 USD") }, mix, "/rounding/payment/unit"},
		{"unit too large", func(t *Terms) { t.Rounding.Interest.Unit = minor(MaxUnit+1, "CAD") }, range_, "/rounding/interest/unit"},
		{"direction", func(t *Terms) { t.Rounding.Payment.To = "away" }, unknown, "/rounding/payment/to"},
		{"lent when all is due", func(t *Terms) {
			t.Advances[1].On = day("2029-01-01")
			t.Rounding.Payment.To = Up
		}, wrong, "/advances/1/on"},
		{"payment below interest", func(t *Terms) {
			t.Repayment.Payment, t.Rounding.Stretches = cash("20.00 CAD"), true
		}, wrong, "/repayment/payment"},
		{"payment that clears too early", func(t *Terms) {
			t.Repayment.Payment, t.Rounding.Stretches = cash("300.00 CAD"), true
		}, wrong, "/repayment/payment"},
		{"payment that leaves a balloon", func(t *Terms) {
			t.Repayment.Payment, t.Rounding.Stretches = cash("260.00 CAD"), true
		}, wrong, "/repayment/payment"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			terms := studyLoan()
			tt.change(&terms)
			_, err := NewSchedule(terms)
			requireFault(t, err, tt.code, tt.pointer)
			require.ErrorIs(t, err, essor.ErrInvalid)
		})
	}
}

// listed makes a loan of three rows, whose first payments are listed.
func listed(t *Terms, first essor.Money) {
	t.Relief, t.Repayment = Relief{}, Repayment{Count: 3, Kind: Listed, First: day("2026-05-01"), Payments: []essor.Money{first, cash("50.00 CAD")}}
}

// TestCourseInfeasible: terms that are not plain and have no payment.
func TestCourseInfeasible(t *testing.T) {
	for name, change := range map[string]func(*Terms){
		"balloon above the loan": func(t *Terms) { t.Repayment.Kind, t.Repayment.Balloon = LevelPrincipal, cash("9000.00 CAD") },
		"coins too large":        func(t *Terms) { t.Rounding.Payment = Round{Unit: minor(MaxUnit, "CAD"), To: Up} },
		"interest beyond all amounts": func(t *Terms) {
			t.Advances[0].Amount, t.Advances[1].Amount = minor(essor.MaxMinor/2, "CAD"), minor(essor.MaxMinor/2, "CAD")
			t.Interest.YearRate, t.Interest.Quote = part("10"), Flat
		},
	} {
		t.Run(name, func(t *testing.T) {
			terms := studyLoan()
			change(&terms)
			_, err := NewSchedule(terms)
			requireFault(t, err, essor.CodeInfeasible, "/repayment")
		})
	}
}

// TestCompounded holds the rates of periods against floating point, and
// against themselves: twelve months compound to the year.
func TestCompounded(t *testing.T) {
	for _, tt := range []struct {
		rate            string
		parts, num, den int
	}{
		{"0.12", 1, 1, 12}, {"0.06", 2, 1, 12}, {"0.06", 2, 1, 1}, {"0.05", 2, 1, 2}, {"10", 1, 1, 1}, {"0.000000000001", 1, 1, 12},
		{"10", 1, 1, 365}, {"0", 1, 1, 12}, {"0.32", 1, 1, 2}, {"4", 2, 1, 1}, {"0.2", 1, 7, 365}, {"0.055", 2, 3, 52},
	} {
		got := rhythm.Compounded(part(tt.rate).Units(), tt.parts, tt.num, tt.den)
		exact := math.Pow(1+part(tt.rate).Float64()/float64(tt.parts), float64(tt.parts*tt.num)/float64(tt.den)) - 1
		require.InDelta(t, exact, float64(got)/periodUnit, 1e-13+1e-12*exact, tt.rate)
		exactly := compoundedRat(big.NewRat(part(tt.rate).Units(), rateUnit), tt.parts, tt.num, tt.den)
		require.Zero(t, exactly.Cmp(new(big.Rat).SetFrac(new(big.Int).SetUint64(got), big.NewInt(periodUnit))), tt.rate)
	}
	require.Equal(t, uint64(60_900_000_000_000_000), rhythm.Compounded(part("0.06").Units(), 2, 1, 1)) // 1.03² - 1
	require.Equal(t, uint64(9_488_792_934_582_974), rhythm.Compounded(part("0.12").Units(), 1, 1, 12))
}
