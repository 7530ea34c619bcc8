package cost

import (
	"encoding/json"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/loan"
)

// reference reads a file of testdata.
func reference(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, into))
}

// equationOf is newEquation of flows that nothing is wrong with.
func equationOf(rule Rule, flows []loan.Flow) equation {
	points, err := gather(true, flows, nil)
	if err != nil {
		panic(err)
	}
	return newEquation(rule, points)
}

// verified returns the yearly rate, in per cent, of an answer that verifies.
func verified(t *testing.T, rule Rule, flows []loan.Flow) decimal.Decimal {
	t.Helper()
	a, err := Of(rule, flows)
	require.NoError(t, err)
	require.NoError(t, a.Verify(flows))
	return a.Year.Decimal().Shift(2)
}

// agrees reports whether a rate prints as the text does, with its decimals.
func agrees(got decimal.Decimal, printed string) bool {
	_, decimals, _ := strings.Cut(printed, ".")
	return got.Round(int32(len(decimals))).Equal(decimal.RequireFromString(printed))
}

func dateOf(t *testing.T, n int) essor.Date {
	t.Helper()
	d, err := essor.DateOfDay(n)
	require.NoError(t, err)
	return d
}

func amount(t *testing.T, text, currency string) essor.Money {
	t.Helper()
	c, err := essor.ParseCurrency(currency)
	require.NoError(t, err)
	m, err := essor.NewMoney(decimal.RequireFromString(text), c)
	require.NoError(t, err)
	return m
}

// TestConformanceRegZ finds the unit-period from dates alone. The disputed case
// counts by the regulation's rule, as its file asks.
func TestConformanceRegZ(t *testing.T) {
	var file struct {
		Cases []struct {
			Ref, Advance, First string
			Unit                string      `json:"unit_period"`
			PerYear             json.Number `json:"unit_periods_per_year"`
			Amount              string      `json:"amount_financed"`
			On                  string      `json:"advance_date"`
			Due                 string      `json:"first_payment_date"`
			Payments            [][2]any    `json:"payments_run_length"`
			APR                 string      `json:"apr_percent"`
			Ours                string      `json:"recomputed_percent"`
			ByRule              string      `json:"apr_percent_by_app_j_rule"`
		}
	}
	reference(t, "us_regz_appendix_j", &file)
	passed := 0
	for _, c := range file.Cases {
		first := day(c.Due).Day()
		flows := []loan.Flow{{On: day(c.On), Amount: amount(t, c.Amount, "USD").Neg()}}
		k := 0
		for _, run := range c.Payments {
			for range int(run[1].(float64)) {
				flows = append(flows, loan.Flow{On: dateOf(t, due(c.Unit, first, k)), Amount: amount(t, run[0].(string), "USD")})
				k++
			}
		}
		m := equationOf(USRegZ, flows)
		perYear, err := c.PerYear.Float64()
		require.NoError(t, err)
		require.InDelta(t, perYear, float64(m.perYear)/float64(m.outOf), 1e-9, c.Ref)
		printed, exact := c.APR, c.Ours
		if c.ByRule != "" {
			printed, exact = c.ByRule, c.ByRule
		}
		got := verified(t, USRegZ, flows)
		if agrees(got, printed) && agrees(got, exact) {
			passed++
		} else {
			t.Errorf("%s: %v, printed %s, computed %s", c.Ref, got, printed, exact)
		}
	}
	proof.Conformance(t, "loan/us_regz_appendix_j", passed, len(file.Cases), 25)
}

// due returns the day of the k-th payment after the first.
func due(unit string, first, k int) int {
	count := 1
	if n, rest, ok := strings.Cut(unit, " "); ok {
		count, _ = strconv.Atoi(n)
		unit = strings.TrimSuffix(rest, "s")
	}
	year, month, dayOfMonth := civil.Date(first)
	switch unit {
	case "day", "days (the term)":
		return first + k*count
	case "week":
		return first + 7*k*count
	case "semimonth": // on the 1st and the 16th
		return civil.OnDay(year, month+(k+dayOfMonth/16)/2, 1+15*((k+dayOfMonth/16)%2))
	case "year":
		return civil.OnDay(year+k, month, dayOfMonth)
	}
	if dayOfMonth == civil.DaysIn(year, month) && dayOfMonth > 29 {
		dayOfMonth = 31
	}
	return civil.OnDay(year, month+k*count, dayOfMonth)
}

// euCase is one of the Commission's examples, with times as fractions of a
// year.
type euCase struct {
	Example    string
	Agreement  string
	FirstDue   string      `json:"first_due"`
	Drawdowns  [][2]string `json:"drawdowns"`
	Payments   []euPayments
	X          string `json:"X_percent"`
	APR        string `json:"apr_1dp"`
	Recomputed string `json:"recomputed_X_percent"`
}

type euPayments struct {
	Amount, First, Step string
	Count               int
	Amounts             []any
	Encoding            string `json:"amounts_encoding"`
}

func (p euPayments) amounts(t *testing.T) []string {
	if len(p.Amounts) == 0 {
		out := make([]string, p.Count)
		for i := range out {
			out[i] = p.Amount
		}
		return out
	}
	var out []string
	for _, a := range p.Amounts {
		switch a := a.(type) {
		case string:
			out = append(out, a)
		case []any:
			n, err := strconv.Atoi(strings.TrimSpace(toText(a[1])))
			require.NoError(t, err)
			for range n {
				out = append(out, a[0].(string))
			}
		}
	}
	return out
}

func toText(v any) string {
	if f, ok := v.(float64); ok {
		return strconv.Itoa(int(f))
	}
	return v.(string)
}

// calendar turns fractions of a year into days: whole twelfths are months after
// the start, others after the day of the first payment.
type calendar struct {
	start, firstDue int
	first           *big.Rat // the fraction of firstDue, where it is not of whole months
}

func (c calendar) day(t *testing.T, at *big.Rat) int {
	t.Helper()
	from, since := c.start, at
	if c.first != nil && at.Sign() != 0 {
		from, since = c.firstDue, new(big.Rat).Sub(at, c.first)
	}
	twelfths := new(big.Rat).Mul(since, big.NewRat(12, 1))
	require.True(t, twelfths.IsInt(), "%v is not of whole months", at)
	return civil.AddMonths(from, int(twelfths.Num().Int64()))
}

func ratio(t *testing.T, text string) *big.Rat {
	t.Helper()
	if text == "" {
		return new(big.Rat)
	}
	r, ok := new(big.Rat).SetString(text)
	require.True(t, ok, text)
	return r
}

func (c euCase) flows(t *testing.T) []loan.Flow {
	t.Helper()
	cal := calendar{start: day("2014-01-15").Day()}
	for _, p := range c.Payments {
		first := ratio(t, p.First)
		if twelfths := new(big.Rat).Mul(first, big.NewRat(12, 1)); !twelfths.IsInt() {
			cal.first = first
			if c.Agreement != "" {
				cal.start, cal.firstDue = day(c.Agreement).Day(), day(c.FirstDue).Day()
			} else { // example 18, case 1: 14 days after the agreement
				cal.start, cal.firstDue = day("2014-03-01").Day(), day("2014-03-15").Day()
			}
		}
	}
	at := map[int]decimal.Decimal{}
	add := func(on int, amount decimal.Decimal) { at[on] = at[on].Add(amount) }
	for _, d := range c.Drawdowns {
		add(cal.day(t, ratio(t, d[0])), decimal.RequireFromString(d[1]).Neg())
	}
	for _, p := range c.Payments {
		for k, text := range p.amounts(t) {
			when := ratio(t, p.First)
			when.Add(when, new(big.Rat).Mul(ratio(t, p.Step), big.NewRat(int64(k), 1)))
			add(cal.day(t, when), decimal.RequireFromString(text))
		}
	}
	var flows []loan.Flow
	for on := cal.start - 400; len(at) > 0; on++ {
		if sum, ok := at[on]; ok {
			flows = append(flows, loan.Flow{On: dateOf(t, on), Amount: amount(t, sum.Shift(8).String(), "JPY")})
			delete(at, on)
		}
	}
	return flows
}

// TestConformanceEU computes the Commission's examples from days of a calendar,
// in units of 10⁻⁸ euros, because four have instalments that are not rounded.
// One decimal is printed; X, with six, comes from a spreadsheet that stops its
// search early, so that two hundredths of a basis point are allowed.
//
// Of example 22, case 2, the Commission prints 6.1 for X = 6.041228; the file
// has 6.0, which is how the directive rounds.
func TestConformanceEU(t *testing.T) {
	var file struct {
		Cases []euCase
		Costs map[string]string `json:"total_cost_of_credit"`
	}
	reference(t, "eu_aprc_examples", &file)
	passed := 0
	for _, c := range file.Cases {
		flows := c.flows(t)
		got := verified(t, EUAPRC, flows)
		a, err := Of(EUAPRC, flows)
		require.NoError(t, err)
		if total, printed := file.Costs[c.Example]; printed && c.Example != "9" { // whose instalments are not rounded, and its total is
			require.True(t, a.Cost.Decimal().Shift(-8).Equal(decimal.RequireFromString(total)), "%s: %v, printed %s", c.Example, a.Cost, total)
			delete(file.Costs, c.Example)
		}
		off := got.Sub(decimal.RequireFromString(c.X)).Abs()
		printed := a.Rounded().Decimal().Shift(2).StringFixed(1)
		if off.LessThanOrEqual(decimal.RequireFromString("0.0002")) && printed == c.APR &&
			got.Sub(decimal.RequireFromString(c.Recomputed)).Abs().LessThan(decimal.New(1, -9)) {
			passed++
		} else {
			t.Errorf("example %s: %v (%s), printed %s (%s), computed %s", c.Example, got, printed, c.X, c.APR, c.Recomputed)
		}
	}
	require.Len(t, file.Costs, 1, "all other total costs are compared")
	proof.Conformance(t, "loan/eu_aprc_examples", passed, len(file.Cases), 52)
}

// fraction adds up "1/12 + 3/365".
func fraction(t *testing.T, text string) *big.Rat {
	t.Helper()
	sum := new(big.Rat)
	for _, term := range strings.Split(text, "+") {
		sum.Add(sum, ratio(t, strings.TrimSpace(term)))
	}
	return sum
}

// TestConformanceIntervals measures time from one day to another. Where the
// file has whole unit periods and a part of one, they must be ours too; its
// American days are days over 365.
//
// Two figures of the peer for the United Kingdom are a day short and not
// passed. For 2023-11-20 to 2024-01-15, a month and 26 days, it has 11/365 +
// 14/366: it counts days to 31 December and days from 1 January, and loses the
// one between. Within one year it counts every day, as Directive 2014/17/EU,
// Annex I, remark (c)(iii) asks, the first day excluded and the last included;
// so the law has 11/365 + 15/366 here and 1/365 + 5/366 in the other.
func TestConformanceIntervals(t *testing.T) {
	var file struct {
		Cases []struct {
			Rule, Unit, Start, End, Fraction, F string
			T, P                                int
		}
	}
	reference(t, "apr_time_intervals", &file)
	lost := map[string]string{
		"2023-11-20": "1/12 + 11/365 + 15/366",
		"2023-12-02": "4/52 + 1/365 + 5/366",
	}
	units := map[string]unit{"month": months, "week": weeks, "year": years, "day": days}
	passed := 0
	for _, c := range file.Cases {
		from, to := day(c.Start).Day(), day(c.End).Day()
		points := []point{{ticks: from, amount: -1}, {ticks: to, amount: 1, due: true}}
		locate(points)
		var m measure
		want := new(big.Rat)
		switch {
		case strings.HasPrefix(c.Rule, "US"):
			m = inUnit(c.Unit, points)
			want.Add(fraction(t, c.F), big.NewRat(int64(c.T), 1))
			if c.Unit != "day" {
				want.Quo(want, big.NewRat(int64(c.P), 1))
			}
		default:
			m = map[bool]Rule{true: EUAPRC, false: UKAPR}[strings.HasPrefix(c.Rule, "EU")].europe(points)
			m.unit = units[c.Unit]
			m.whole = map[unit]int{months: monthTicks, weeks: weekTicks, years: yearTicks, days: dayTicks}[m.unit]
			want = fraction(t, c.Fraction)
		}
		w := newWalker(m, points)
		got := big.NewRat(int64(w.to(&points[1])*m.outOf), int64(m.perPeriod*m.perYear))
		switch {
		case got.Cmp(want) == 0:
			passed++
		case lost[c.Start] != "" && got.Cmp(fraction(t, lost[c.Start])) == 0:
			t.Logf("not passed: %s to %s, of which the peer loses a day at the turn of the year; we have %s", c.Start, c.End, lost[c.Start])
		default:
			t.Errorf("%s, %s, %s to %s: %v, want %v", c.Rule, c.Unit, c.Start, c.End, got, want)
		}
	}
	proof.Conformance(t, "loan/apr_time_intervals", passed, len(file.Cases), 49)
}

// inUnit is regZ for a unit-period that the file names.
func inUnit(name string, points []point) measure {
	p := map[string]period{
		"day": {days: 1}, "week": {days: 7}, "fortnight": {days: 14},
		"month": {halfMonths: 2}, "quarter": {halfMonths: 6}, "half-year": {halfMonths: 12}, "year": {halfMonths: 24},
	}[name]
	return p.measure(p.anchor(points))
}

// TestConformanceUK: times are in days over 365.25, or in months; whole months
// are avoided where the file counts days.
func TestConformanceUK(t *testing.T) {
	var file struct {
		Cases []struct {
			Advance, Start, Status string
			Payments               []struct {
				Amount, Days, Every string
				Count               int
			}
			APR float64 `json:"apr_percent"`
		}
	}
	reference(t, "uk_fca_apr", &file)
	passed, total := 0, 0
	for _, c := range file.Cases {
		if c.Status == "disputed" {
			continue
		}
		total++
		start, rule := day("2025-01-30"), UKAPRDays
		flows := []loan.Flow{{On: start, Amount: amount(t, c.Advance, "GBP").Neg()}}
		for _, p := range c.Payments {
			on := 0
			switch {
			case p.Every != "":
				rule = UKAPR
				for k := range p.Count {
					on := civil.AddMonths(start.Day(), k+1)
					flows = append(flows, loan.Flow{On: dateOf(t, on), Amount: amount(t, p.Amount, "GBP")})
				}
				continue
			case p.Days == "365.25/12":
				on = civil.AddMonths(start.Day(), 1)
			default:
				n, err := strconv.Atoi(p.Days)
				require.NoError(t, err)
				on = start.Day() + n
			}
			flows = append(flows, loan.Flow{On: dateOf(t, on), Amount: amount(t, p.Amount, "GBP")})
		}
		if got := verified(t, rule, flows); agrees(got, strconv.FormatFloat(c.APR, 'f', 1, 64)) {
			passed++
		} else {
			t.Errorf("%s for %v: %v, printed %v", c.Advance, c.Payments, got, c.APR)
		}
	}
	proof.Conformance(t, "loan/uk_fca_apr", passed, total, 18)
}

// TestConformanceFlat: payments are not rounded.
func TestConformanceFlat(t *testing.T) {
	var file struct {
		Cases []struct {
			Period             string
			Flat               int `json:"flat_annual_percent"`
			N                  int
			Fee                int `json:"upfront_fee"`
			Principal          string
			Nominal, Effective string
			NominalPercent     string `json:"nominal_apr_percent"`
			EffectivePercent   string `json:"effective_apr_percent"`
		}
	}
	reference(t, "flat_rate_apr", &file)
	passed := 0
	for _, c := range file.Cases {
		perYear := map[string]int{"month": 12, "2 weeks": 26, "week": 52}[c.Period]
		principal := decimal.RequireFromString(c.Principal)
		fee, err := essor.NewFraction(decimal.NewFromInt(int64(c.Fee)).DivRound(principal, 12))
		require.NoError(t, err)
		nominal, effective, err := Flat{
			YearRate: essor.FractionOf(int64(c.Flat) * essor.FractionUnit / 100), Count: c.N, PerYear: perYear, Fee: fee,
		}.True()
		require.NoError(t, err)
		if agrees(nominal.Decimal().Shift(2), c.NominalPercent) && agrees(effective.Decimal().Shift(2), c.EffectivePercent) {
			passed++
		} else {
			t.Errorf("%+v: %v and %v", c, nominal, effective)
		}
	}
	proof.Conformance(t, "loan/flat_rate_apr", passed, len(file.Cases), 88)
}
