package cost

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/loan"
)

// fine reads amounts to 10⁻⁸, in a currency without decimals, for figures whose
// payments are not rounded.
func fine(t *testing.T, on int, text string) loan.Flow {
	t.Helper()
	return loan.Flow{On: dateOf(t, on), Amount: amount(t, decimal.RequireFromString(text).Round(8).Shift(8).String(), "JPY")}
}

// level returns an advance and n equal payments, a month apart from the first.
func level(t *testing.T, start, first, advance, payment string, n int) []loan.Flow {
	t.Helper()
	flows := []loan.Flow{fine(t, day(start).Day(), "-"+advance)}
	year, month, of := civil.Date(day(first).Day())
	if of > 29 {
		of = 31
	}
	for k := range n {
		flows = append(flows, fine(t, civil.OnDay(year, month+k, of), payment))
	}
	return flows
}

// annuity returns the level payment that is not rounded.
func annuity(principal, periodRate float64, n int) string {
	return decimal.NewFromFloat(principal * periodRate / (1 - math.Pow(1+periodRate, -float64(n)))).String()
}

// between reports whether a rate lies between those of two lots of flows, as it
// does when a printed payment is rounded to the nearest unit.
func between(t *testing.T, rule Rule, rate string, less, more []loan.Flow) bool {
	t.Helper()
	want := decimal.RequireFromString(rate)
	return verified(t, rule, less).LessThanOrEqual(want) && verified(t, rule, more).GreaterThanOrEqual(want)
}

// TestConformanceCountries has one line for each printed figure of the file.
// The Mexican one differs in print: its source tells neither the frequency nor
// how the fee is taken, and no reading gives it.
func TestConformanceCountries(t *testing.T) {
	var file struct {
		Cases []struct {
			ID      string
			Printed any `json:"expected_printed"`
		}
	}
	reference(t, "seed_country_rates", &file)
	const start = "2022-02-15"
	months := func(advance string, payments ...string) []loan.Flow { // "18 1200"
		flows := []loan.Flow{fine(t, day(start).Day(), "-"+advance)}
		for i := 0; i < len(payments); i += 2 {
			n := decimal.RequireFromString(payments[i]).IntPart()
			flows = append(flows, fine(t, civil.AddMonths(day(start).Day(), int(n)), payments[i+1]))
		}
		return flows
	}
	taeg := func(printed string, flows []loan.Flow) bool { return agrees(verified(t, FranceTAEG, flows), printed) }
	of := func(nominal string, n int, printed string) bool {
		rate, err := EffectiveOf(part(nominal), n)
		require.NoError(t, err)
		return agrees(rate.Decimal().Shift(2), printed)
	}
	september := func(payment string) []loan.Flow { return level(t, "2022-09-15", "2022-10-31", "10000", payment, 36) }
	cases := map[string]func() bool{
		"fr_2002_A1": func() bool { return taeg("12.92", months("1000", "18", "1200")) },
		"fr_2002_A2": func() bool { return taeg("16.85", months("950", "18", "1200")) },
		"fr_2002_A3": func() bool { return taeg("13.07", months("1000", "12", "600", "24", "600")) },
		"fr_2002_A4": func() bool { return taeg("13.19", months("1000", "3", "272", "6", "272", "12", "544")) },
		"fr_2002_A5": func() bool {
			return taeg("6.16", level(t, start, "2022-03-15", "1000", "30.42", 36)) &&
				taeg("6.16", level(t, "2022-02-28", "2022-03-31", "1000", "30.42", 36))
		},
		"fr_2002_A5bis_m1": func() bool { return agrees(verified(t, FranceTAEGDays, september("317.78")), "9.0561") },
		"fr_2002_A5bis_m2": func() bool { return taeg("9.0548", september("317.73")) },
		"fr_2002_A5bis_prime_m1": func() bool {
			return agrees(verified(t, FranceTAEGDays, september("317.73")), "9.0449")
		},
		"fr_2002_A5bis_prime_m2": func() bool { return taeg("9.0548", september("317.73")) },
		"fr_2002_A6":             func() bool { return taeg("6.88", level(t, start, "2022-03-15", "990", "30.42", 36)) },
		"fr_2002_B1_overdraft":   func() bool { return of("0.1000027", 365, "10.52") }, // 136.99 on 50,000 in ten days
		"fr_2002_B2_revolving":   func() bool { return of("0.146", 365, "15.72") },
		"fr_2002_B3_revolving":   func() bool { return of("0.144", 12, "15.4") },
		"fr_gist_taeg_vs_teg": func() bool {
			flows := level(t, start, "2022-03-15", "10000", "3360.53", 3)
			return taeg("5.0", flows) && agrees(verified(t, CEMACTEG, flows), "4.89")
		},
		"fr_taeg_readme": func() bool { return taeg("3.86077", level(t, start, "2022-03-15", "3000", "130", 24)) },
		"fr_taeg_storm23": func() bool {
			return between(t, FranceTAEG, "15.80",
				level(t, start, "2022-03-15", "1369", "54.845", 30), level(t, start, "2022-03-15", "1369", "54.855", 30))
		},
		"bo_teac_oracle_I": func() bool {
			flows := level(t, "2002-01-01", "2002-02-01", "10000", "100", 12)
			flows[12] = fine(t, flows[12].On.Day(), "10100")
			return verified(t, BoliviaTEAC, flows).Round(6).Equal(decimal.RequireFromString("11.8372461257062").Round(6))
		},
		"ph_addon_3m": func() bool {
			return agrees(verified(t, PhilippinesMonth, level(t, start, "2022-03-15", "10000", "3628.33", 3)), "4.36")
		},
		"ph_contract_rate_total": func() bool { // 59,331.17 with 1,750 of fees: half a centavo less and more
			return between(t, NominalMonthly, "26.9",
				level(t, start, "2022-03-15", "50000", "4798.43041666", 12), level(t, start, "2022-03-15", "50000", "4798.43125", 12))
		},
		"mx_cat_alivio": func() bool {
			return taeg("95.7", level(t, start, "2022-03-15", "19000", annuity(20000, 0.58/12, 12), 12))
		},
		"pe_tcea_caja_2019": func() bool {
			return between(t, NominalMonthly, "28.8001548",
				level(t, start, "2022-03-15", "10000", "968.975", 12), level(t, start, "2022-03-15", "10000", "968.985", 12))
		},
		"pe_tem_from_tea": func() bool {
			rate, err := NominalOf(part("0.4092"), 12)
			require.NoError(t, err)
			return agrees(rate.Decimal().Shift(2).DivRound(decimal.NewFromInt(12), 12), "2.90")
		},
	}
	passed, total := 0, 0
	for _, c := range file.Cases {
		if c.Printed == nil {
			continue
		}
		total++
		check, known := cases[c.ID]
		require.True(t, known, c.ID)
		switch ok := check(); {
		case ok:
			passed++
		case c.ID == "mx_cat_alivio":
			t.Log("the Mexican figure differs: 95.6 by equal months with the fee deducted, 95.7 in print")
		default:
			t.Errorf("%s does not agree", c.ID)
		}
	}
	proof.Conformance(t, "loan/seed_country_rates", passed, total, 21)
}

// TestCountriesComputed has the figures that the file's authors computed by
// the rules, to their last digit.
func TestCountriesComputed(t *testing.T) {
	month := func(advance, payment string, n int) []loan.Flow {
		return level(t, "2024-01-15", "2024-02-15", advance, payment, n)
	}
	irregular := []loan.Flow{fine(t, day("2024-01-15").Day(), "-5000")}
	for _, after := range []int{28, 56, 70, 98, 126, 168, 182, 210, 238, 280, 308, 336, 364} {
		irregular = append(irregular, fine(t, day("2024-01-15").Day()+after, "430"))
	}
	weekly := []loan.Flow{fine(t, day("2026-05-01").Day(), "-4750")}
	for k := 1; k <= 4; k++ {
		weekly = append(weekly, fine(t, day("2026-05-01").Day()+7*k, "1300"))
	}
	tests := []struct {
		name  string
		rule  Rule
		flows []loan.Flow
		want  string
	}{
		{"qc_s54_monthly", QuebecRate, month("5000", "450", 12), "14.44400096"},
		{"qc_s54_irregular", QuebecRate, irregular, "22.06596987"},
		{"bo_teac_computed_annuity", BoliviaTEAC, level(t, "2002-01-01", "2002-02-01", "9800", "888.48788678", 12), "15.70068163"},
		{"ph_cap_single_30d", PhilippinesMonth, []loan.Flow{fine(t, day("2026-04-10").Day(), "-4500"), fine(t, day("2026-05-10").Day(), "5300")}, "17.777778"},
		{"ph_cap_4_weekly", PhilippinesMonth, weekly, "16.952430"},
		{"ph_addon_3m, a year", PhilippinesEIR, month("10000", "3628.33", 3), "66.9367"},
		{"ph_contract_rate, a year", PhilippinesEIR, month("48250", "4798.430783", 12), "39.788772"},
		{"waemu_tribune_2013", WAEMUProportional, month("5000000", "444243.9434", 12), "12.000000"},
		{"waemu_tribune_2013", WAEMUActuarial, month("5000000", "444243.9434", 12), "12.682503"},
		{"waemu_straddle_24_12m", WAEMUProportional, month("99000", "9311.377376", 12), "22.954402"},
		{"waemu_straddle_24_12m", WAEMUActuarial, month("99000", "9311.377376", 12), "25.530201"},
		{"waemu_straddle_24_6m", WAEMUProportional, month("99000", "17652.278429", 6), "23.561748"},
		{"waemu_straddle_24_6m", WAEMUActuarial, month("99000", "17652.278429", 6), "26.280340"},
		{"waemu_flat_10m", WAEMUProportional, month("98000", "11000", 10), "25.887952"},
		{"waemu_flat_10m", WAEMUActuarial, month("98000", "11000", 10), "29.191627"},
		{"ca_apr_no_fee", CanadaAPR, withParts(t, "0"), "12.000000"},
		{"ca_apr_fee", CanadaAPR, withParts(t, "200"), "15.626174"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := verified(t, tt.rule, tt.flows)
			require.True(t, agrees(got, tt.want), "got %v, want %s", got, tt.want)
		})
	}
}

// withParts is 10,000 at 12 % in twelve months, with a fee deducted and all
// parts told, to 10⁻⁸.
func withParts(t *testing.T, fee string) []loan.Flow {
	t.Helper()
	jpy := func(d decimal.Decimal) essor.Money { return amount(t, d.Round(8).Shift(8).String(), "JPY") }
	balance, feeOf := decimal.NewFromInt(10_000), decimal.RequireFromString(fee)
	payment := decimal.RequireFromString("888.48788678")
	flows := []loan.Flow{{
		On: day("2026-01-10"), Amount: jpy(feeOf.Sub(balance)), Principal: jpy(balance.Neg()), Fee: jpy(feeOf),
	}}
	for k := 1; k <= 12; k++ {
		interest := balance.Mul(decimal.RequireFromString("0.01")).Round(8)
		principal := payment.Sub(interest)
		if k == 12 {
			principal = balance
		}
		balance = balance.Sub(principal)
		flows = append(flows, loan.Flow{
			On:     dateOf(t, civil.AddMonths(day("2026-01-10").Day(), k)),
			Amount: jpy(principal.Add(interest)), Principal: jpy(principal), Interest: jpy(interest),
		})
	}
	return flows
}

// TestConformanceCanada counts what the file holds: 8 rates of semi-annual
// compounding a month and the payments they lead to, 4 printed figures, the
// formula on a loan without other cost, the rate of section 347, its
// predecessor, and 4 exemptions.
func TestConformanceCanada(t *testing.T) {
	type semiannual struct {
		J2        string      `json:"j2_percent"`
		Year      string      `json:"effective_annual_percent"`
		Month     string      `json:"effective_monthly_percent"`
		Payment   string      `json:"payment"`
		Compound  string      `json:"monthly_compounding_payment"`
		About     string      `json:"monthly_payment_about"`
		AboutUS   string      `json:"us_monthly_compounding_about"`
		Principal string      `json:"principal"`
		_         interface{} // some entries tell years, others months: all are of 300 months
	}
	var file struct {
		Equal    bool `json:"apr_equals_rate_if_no_other_cost"`
		Criminal struct {
			Effective string
			Cap       string `json:"apr_percent_above_which_criminal"`
			Before    string `json:"previous_ear_percent"`
			Exempt    []struct{ Kind string }
		} `json:"criminal_rate"`
		Semiannual struct{ Seen, Computed []semiannual } `json:"semiannual_compounding"`
	}
	reference(t, "ca_cost_of_borrowing", &file)
	passed, total := 0, 0
	count := func(ok bool, name string, about ...any) {
		total++
		if ok {
			passed++
		} else {
			t.Errorf("%s %v", name, about)
		}
	}
	percent := func(text string) essor.Fraction {
		f, err := essor.NewFraction(decimal.RequireFromString(text).Shift(-2))
		require.NoError(t, err)
		return f
	}
	hundred := decimal.NewFromInt(12)
	for _, c := range append(file.Semiannual.Seen, file.Semiannual.Computed...) {
		j2 := percent(c.J2)
		year, err := EffectiveOf(j2, 2)
		require.NoError(t, err)
		nominal, err := NominalOf(year, 12)
		require.NoError(t, err)
		ok := c.Year == "" || agrees(year.Decimal().Shift(2), c.Year)
		ok = ok && (c.Month == "" || agrees(nominal.Decimal().Shift(2).DivRound(hundred, 16), c.Month))
		payments := func(text, other string, half string) {
			if text == "" {
				return
			}
			for payment, rate := range map[string]essor.Fraction{text: nominal, other: j2} {
				at := decimal.RequireFromString(payment)
				off := decimal.RequireFromString(half)
				ok = ok && between(t, NominalMonthly, rate.Decimal().Shift(2).String(),
					level(t, "2026-01-15", "2026-02-15", c.Principal, at.Sub(off).String(), 300),
					level(t, "2026-01-15", "2026-02-15", c.Principal, at.Add(off).String(), 300))
			}
		}
		payments(c.Payment, c.Compound, "0.00005")
		payments(c.About, c.AboutUS, "0.5")
		count(ok, "semi-annual", c)
	}
	count(file.Equal && agrees(verified(t, CanadaAPR, withParts(t, "0")), "12.000000"), "no other cost")
	criminal, _ := CapOf("ca_criminal")
	count(criminal.MaxRate == percent(file.Criminal.Cap) && criminal.From == day(file.Criminal.Effective), "criminal rate")
	before, _ := CapOf("ca_criminal_before_2025")
	year, err := NominalOf(before.MaxRate, 12)
	require.NoError(t, err)
	about := year.Float64() > 0.47 && year.Float64() < 0.48 // "about 47-48"
	count(before.MaxRate == percent(file.Criminal.Before) && about, "predecessor")
	small, _ := CapOf("ca_business")
	pawn, _ := CapOf("ca_pawn")
	_, payday := CapOf("ca_payday")
	require.Len(t, file.Criminal.Exempt, 4)
	count(small.MaxRate == percent("48") && small.Over == cash("10000.00 CAD"), "business")
	count(small.UpTo == cash("500000.00 CAD"), "large business")
	count(pawn.MaxRate == percent("48") && pawn.UpTo == cash("999.99 CAD"), "pawn")
	count(payday, "payday")
	proof.Conformance(t, "loan/ca_cost_of_borrowing", passed, total, 20)
}
