package afford

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
)

// family is a question as a service gets it.
const family = `{"as_of":"2026-01-05","household":{"people":2,
	"incomes":[{"id":"a","amount":"2000.00 CAD"}],"expenses":[{"id":"a","amount":"500.00 CAD"}],"debts":[{"id":"a","payment":"0.00 CAD"}]},
	"budget":{"source":"by hand","from":"2026-01-01","for_people":["300.00 CAD","400.00 CAD"]},
	"terms":{"advances":[{"on":"2026-01-15","amount":"1000.00 CAD"}],"interest":{"year_rate":"0.05"},"repayment":{"count":12}},
	"shocks":[{"id":"s","income":"0.1"}],
	"ratios":[{"id":"r","source":"by hand","from":"2026-01-01","debts":true,"most":"0.5"}]}`

// of is the way in of a service: decode the question, then answer it.
func of(document string) error {
	var q Question
	if err := essor.Decode([]byte(document), &q); err != nil {
		return err
	}
	_, err := Of(q)
	return err
}

func with(from, to string) string {
	if !strings.Contains(family, from) {
		panic("nothing to replace: " + from)
	}
	return strings.Replace(family, from, to, 1)
}

func TestBadInput(t *testing.T) {
	const amount = "/terms/advances/0/amount"
	swap := func(pointer, from, to string) proof.Reach {
		return proof.Reach{Do: func() error { return of(with(from, to)) }, Pointer: pointer}
	}
	lent := func(text string) proof.Reach { return swap(amount, `"1000.00 CAD"`, `"`+text+`"`) }
	rated := func(text string) proof.Reach { return swap("/terms/interest/year_rate", `"0.05"`, `"`+text+`"`) }
	on := func(text string) proof.Reach { return swap("/terms/advances/0/on", `"2026-01-15"`, `"`+text+`"`) }
	proof.BadInput(t, "loan", map[string]proof.Reach{
		"loan-principal-zero":            lent("0.00 CAD"),
		"loan-principal-negative":        lent("-1000.00 CAD"),
		"loan-principal-sub-minor-unit":  lent("1000.005 CAD"),
		"loan-yen-with-decimals":         lent("1000.5 JPY"),
		"loan-xof-with-decimals":         lent("50000.50 XOF"),
		"loan-amount-comma":              lent("1000,50 CAD"),
		"loan-amount-nan":                lent("NaN CAD"),
		"loan-amount-null":               swap(amount, `"1000.00 CAD"`, `null`),
		"loan-amount-bool":               swap(amount, `"1000.00 CAD"`, `true`),
		"loan-currency-mix":              {Do: func() error { return of(with(`"1000.00 CAD"`, `"1000.00 USD"`)) }, Pointer: amount},
		"loan-rate-negative":             rated("-0.01"),
		"loan-rate-percent-slip":         rated("500"),
		"loan-rate-19-decimals":          rated("0.0512345678901234567"),
		"loan-periods-zero":              swap("/terms/repayment/count", `"count":12`, `"count":0`),
		"loan-periods-1e9":               swap("/terms/repayment/count", `"count":12`, `"count":1000000000`),
		"loan-start-feb-30":              on("2026-02-30"),
		"loan-start-zero":                on(""),
		"loan-start-far-future":          on("2400-01-01"),
		"loan-first-due-before-start":    swap("/terms/repayment/first", `"count":12`, `"count":12,"first":"2026-01-14"`),
		"loan-deferral-longer-than-term": swap("/terms/relief/interest_only", `"repayment"`, `"relief":{"interest_only":13},"repayment"`),
		"loan-no-advance":                swap("/terms/advances", `"advances":[{"on":"2026-01-15","amount":"1000.00 CAD"}]`, `"advances":[]`),
	})
}

// Each way to be wrong has its pointer, and its code.
func TestRefusals(t *testing.T) {
	tests := []struct{ name, from, to, pointer, code string }{
		{"no day", `"2026-01-05"`, `""`, "/as_of", "required"},
		{"too many people", `"people":2`, `"people":51`, "/household/people", "out_of_range"},
		{"less than nobody", `"people":2`, `"people":-1`, "/household/people", "out_of_range"},
		{"income below nothing", `"2000.00 CAD"`, `"-0.01 CAD"`, "/household/incomes/0/amount", "out_of_range"},
		{"income beyond all", `"2000.00 CAD"`, `"1000000000.01 CAD"`, "/household/incomes/0/amount", "out_of_range"},
		{"income in another currency", `"2000.00 CAD"`, `"2000.00 USD"`, "/household/incomes/0/amount", "currency_mismatch"},
		{"low above typical", `"amount":"2000.00 CAD"`, `"amount":"2000.00 CAD","low":"2000.01 CAD"`, "/household/incomes/0/low", "inconsistent"},
		{"low without typical", `"amount":"2000.00 CAD"`, `"low":"2000.01 CAD"`, "/household/incomes/0/low", "inconsistent"},
		{"daily income", `"amount":"2000.00 CAD"`, `"amount":"2000.00 CAD","frequency":"daily"`, "/household/incomes/0/frequency", "unknown_value"},
		{"single without a day", `"amount":"2000.00 CAD"`, `"amount":"2000.00 CAD","frequency":"single"`, "/household/incomes/0/from", "required"},
		{"single with an end", `"amount":"2000.00 CAD"`, `"amount":"2000.00 CAD","frequency":"single","from":"2026-01-01","until":"2026-02-01"`, "/household/incomes/0/until", "inconsistent"},
		{"ends before it begins", `"amount":"500.00 CAD"`, `"amount":"500.00 CAD","from":"2026-01-02","until":"2026-01-01"`, "/household/expenses/0/until", "inconsistent"},
		{"unknown kind", `"amount":"500.00 CAD"`, `"amount":"500.00 CAD","kind":"fun"`, "/household/expenses/0/kind", "unknown_value"},
		{"debt below nothing", `"0.00 CAD"`, `"-1.00 CAD"`, "/household/debts/0/payment", "out_of_range"},
		{"no id", `{"id":"a","payment"`, `{"id":"","payment"`, "/household/debts/0/id", "required"},
		{"hostile lender", `{"id":"a","payment"`, `{"lender":"\u0007","id":"a","payment"`, "/household/debts/0/lender", "bad_format"},
		{"same id", `[{"id":"a","payment":"0.00 CAD"}]`, `[{"id":"a"},{"id":"a"}]`, "/household/debts/1/id", "duplicate"},
		{"budget of nobody", `"source":"by hand","from":"2026-01-01","for_people"`, `"from":"2026-01-01","for_people"`, "/budget/source", "required"},
		{"budget without a day", `"from":"2026-01-01","for_people"`, `"for_people"`, "/budget/from", "required"},
		{"budget of the future", `"from":"2026-01-01","for_people"`, `"from":"2026-01-06","for_people"`, "/budget/from", "inconsistent"},
		{"budget of the past", `"from":"2026-01-01","for_people"`, `"from":"2025-01-01","until":"2026-01-04","for_people"`, "/budget/until", "inconsistent"},
		{"single budget", `"for_people"`, `"frequency":"single","for_people"`, "/budget/frequency", "unknown_value"},
		{"no budget", `["300.00 CAD","400.00 CAD"]`, `[]`, "/budget/for_people", "required"},
		{"budget not set", `["300.00 CAD","400.00 CAD"]`, `[""]`, "/budget/for_people/0", "required"},
		{"more people need less", `["300.00 CAD","400.00 CAD"]`, `["300.00 CAD","299.99 CAD"]`, "/budget/for_people/1", "inconsistent"},
		{"each more below nothing", `"for_people"`, `"each_more":"-1.00 CAD","for_people"`, "/budget/each_more", "out_of_range"},
		{"payment set", `"count":12`, `"count":12,"payment":"90.00 CAD"`, "/terms/repayment/payment", "inconsistent"},
		{"balloon", `"count":12`, `"count":12,"kind":"balloon","balloon":"100.00 CAD"`, "/terms/repayment/kind", "unknown_value"},
		{"rounded down", `"repayment"`, `"rounding":{"payment":{"to":"down"}},"repayment"`, "/terms/rounding/payment/to", "inconsistent"},
		{"too many rows", `"count":12`, `"count":261`, "/terms/repayment/count", "out_of_range"},
		{"lent before the question", `"on":"2026-01-15"`, `"on":"2026-01-04"`, "/terms/advances/0/on", "inconsistent"},
		{"step of nothing", `"shocks"`, `"step":"0.00 CAD","shocks"`, "/step", "out_of_range"},
		{"step in another currency", `"shocks"`, `"step":"1.00 USD","shocks"`, "/step", "currency_mismatch"},
		{"spread too far", `"shocks"`, `"spread":25,"shocks"`, "/spread", "out_of_range"},
		{"more than all lost", `"income":"0.1"`, `"income":"1.1"`, "/shocks/0/income", "out_of_range"},
		{"a year of thirteen months", `"income":"0.1"`, `"months_without":13`, "/shocks/0/months_without", "out_of_range"},
		{"prices fall", `"income":"0.1"`, `"expenses":"-0.1"`, "/shocks/0/expenses", "out_of_range"},
		{"cost below nothing", `"income":"0.1"`, `"cost":"-0.01 CAD"`, "/shocks/0/cost", "out_of_range"},
		{"rate falls", `"income":"0.1"`, `"rate":"-0.1"`, "/shocks/0/rate", "out_of_range"},
		{"rate beyond all", `"income":"0.1"`, `"rate":"9.96"`, "/shocks/0/rate", "inconsistent"},
		{"unknown income", `"income":"0.1"`, `"of":"z"`, "/shocks/0/of", "unknown_reference"},
		{"ratio of nobody", `"id":"r","source":"by hand"`, `"id":"r"`, "/ratios/0/source", "required"},
		{"ratio without a day", `"source":"by hand","from":"2026-01-01","debts"`, `"source":"by hand","debts"`, "/ratios/0/from", "required"},
		{"ratio of the future", `"from":"2026-01-01","debts"`, `"from":"2026-02-01","debts"`, "/ratios/0/from", "inconsistent"},
		{"ratio of the past", `"from":"2026-01-01","debts"`, `"from":"2025-01-01","until":"2025-12-31","debts"`, "/ratios/0/until", "inconsistent"},
		{"ratio of nothing", `"debts":true,`, ``, "/ratios/0", "required"},
		{"ratio without limit", `"most":"0.5"`, `"most":"0"`, "/ratios/0/most", "out_of_range"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var invalid *essor.InvalidError
			require.ErrorAs(t, of(with(tt.from, tt.to)), &invalid)
			require.Equal(t, tt.pointer, invalid.Fields[0].Pointer)
			require.Equal(t, tt.code, string(invalid.Fields[0].Code))
		})
	}
	require.NoError(t, of(family))
	many := Question{Shocks: make([]Shock, MaxItems+1), Ratios: make([]Ratio, MaxItems+1),
		Household: Household{Incomes: make([]Income, MaxItems+1), Expenses: make([]Expense, MaxItems+1), Debts: make([]Debt, MaxItems+1)}}
	require.ErrorIs(t, many.check(), essor.ErrInvalid)
	require.ErrorIs(t, (&Affordability{}).Verify(Question{}), essor.ErrInvalid)
	only := Question{}
	require.NoError(t, essor.Decode([]byte(with(`"advances":[{"on":"2026-01-15","amount":"1000.00 CAD"}]`, `"advances":[]`)), &only))
	require.ErrorContains(t, only.check(), "/terms/advances")
}

// The largest amounts that are allowed overflow nothing.
func TestLargestAmounts(t *testing.T) {
	most := cents(MaxAmount)
	for _, frequency := range frequencies {
		q := Question{
			AsOf:   day("2026-01-05"),
			Budget: Budget{Source: "limits", From: day("2026-01-01"), ForPeople: []essor.Money{most}, EachMore: most, Frequency: frequency},
			Spread: MaxSpread,
			Shocks: []Shock{{ID: "s", Expenses: rate("10"), Cost: most, MonthsWithout: 1, Income: rate("0.000000000001")}},
		}
		q.Household.People = MaxPeople
		for i := range MaxItems {
			id := strconv.Itoa(i)
			q.Household.Incomes = append(q.Household.Incomes, Income{ID: id, Amount: most, Frequency: frequency})
			q.Household.Expenses = append(q.Household.Expenses, Expense{ID: id, Amount: most, Frequency: frequency})
			q.Household.Debts = append(q.Household.Debts, Debt{ID: id, Payment: most, Frequency: frequency})
		}
		q.Terms.Advances = append(q.Terms.Advances, drawTerms(draw(1)).Advances...)
		q.Terms.Repayment.Count = 120
		a, err := Of(q)
		require.NoError(t, err)
		require.NoError(t, a.Verify(q))
		q.Household.Expenses, q.Household.Debts, q.Household.People, q.Shocks = q.Household.Expenses[:1], q.Household.Debts[:1], 1, nil
		a, err = Of(q)
		require.NoError(t, err)
		require.NoError(t, a.Verify(q))
		require.Positive(t, a.Largest.Minor())
	}
}
