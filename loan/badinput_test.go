package loan_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/cost"
)

// concept is a loan as the reference writes it.
type concept struct {
	principal, currency, rate, start, first string
	periods                                 any
	deferral                                int
}

// standard is 1000.00 CAD at 5 % in twelve months.
func standard(change func(*concept)) concept {
	c := concept{principal: "1000.00", currency: "CAD", rate: "0.05", start: "2026-11-21", periods: 12}
	change(&c)
	return c
}

// terms writes the concept in our shape.
func (c concept) terms() map[string]any {
	repayment := map[string]any{"count": c.periods}
	if c.first != "" {
		repayment["first"] = c.first
	}
	return map[string]any{
		"advances":  []any{map[string]any{"on": c.start, "amount": c.principal + " " + c.currency}},
		"interest":  map[string]any{"year_rate": c.rate},
		"repayment": repayment,
		"relief":    map[string]any{"interest_only": c.deferral},
	}
}

// fromJSON is the way in of a service: decode, then make the schedule.
func fromJSON(document []byte) error {
	var terms loan.Terms
	if err := essor.Decode(document, &terms); err != nil {
		return err
	}
	_, err := loan.NewSchedule(terms)
	return err
}

func (c concept) document(t *testing.T) []byte {
	document, err := json.Marshal(c.terms())
	if err != nil {
		t.Fatal(err)
	}
	return document
}

func TestBadInput(t *testing.T) {
	const (
		amount  = "/advances/0/amount"
		rate    = "/interest/year_rate"
		count   = "/repayment/count"
		start   = "/advances/0/on"
		asText  = "money is text, not a number"
		noFloat = "no float gets past a Fraction; its text is refused"
	)
	text := func(pointer string, change func(*concept)) proof.Reach {
		document := standard(change).document(t)
		return proof.Reach{Do: func() error { return fromJSON(document) }, Pointer: pointer}
	}
	raw := func(pointer, document string) proof.Reach {
		return proof.Reach{Do: func() error { return fromJSON([]byte(document)) }, Pointer: pointer}
	}
	principal := func(p string) proof.Reach { return text(amount, func(c *concept) { c.principal = p }) }
	currency := func(code string) proof.Reach { return text(amount, func(c *concept) { c.currency = code }) }
	on := func(day string) proof.Reach { return text(start, func(c *concept) { c.start = day }) }
	yearly := func(r string) proof.Reach { return text(rate, func(c *concept) { c.rate = r }) }
	periods := func(n any) proof.Reach { return text(count, func(c *concept) { c.periods = n }) }
	// A host that holds decimals makes Money itself and knows where it stood.
	fromDecimal := func(d decimal.Decimal) proof.Reach {
		return proof.Reach{Pointer: amount, Do: func() error {
			_, err := essor.NewMoney(d, essor.MustParseCurrency("CAD"))
			var l check.List
			l.AddError(err, "advances", 0, "amount")
			return l.Err()
		}}
	}
	other := func(r proof.Reach, code essor.Code, why string) proof.Reach {
		r.Code, r.Why = code, why
		return r
	}
	tranches := func(pointer, list string) proof.Reach {
		return raw(pointer, `{"advances":[`+list+`],"interest":{"year_rate":"0.05"},"repayment":{"count":12}}`)
	}
	apr := func(pointer, list string) proof.Reach {
		return proof.Reach{Pointer: pointer, Do: func() error {
			var flows []loan.Flow
			if err := essor.Decode([]byte("["+list+"]"), &flows); err != nil {
				return err
			}
			_, err := cost.Of(cost.Effective, flows)
			return err
		}}
	}

	// What is paid and what many loans add up to is tested where it is known.
	for _, id := range []string{"loan-negative", "loan-before-disbursement", "loan-duplicate-id", "loan-overpay-extreme"} {
		t.Logf("%s is refused by loan/servicing: payments are its events", id)
	}
	for _, id := range []string{"loan-par-as-of-before-all", "loan-mixed-currency-sum", "loan-sum-overflow-int64"} {
		t.Logf("%s is refused by loan/portfolio: many loans are its book", id)
	}
	proof.BadInput(t, "loan", map[string]proof.Reach{
		"loan-exp-bomb-parse":            principal("1e1000000000"),
		"loan-exp-bomb-negative":         principal("1e-1000000000"),
		"loan-exp-just-inside-parser":    principal("1e10000"),
		"loan-exp-bomb-json-number":      other(raw(amount, `{"advances":[{"amount":1e999999999}]}`), essor.CodeBadFormat, asText),
		"loan-exp-bomb-constructor":      fromDecimal(decimal.New(1, 2_000_000_000)),
		"loan-zero-with-huge-exponent":   fromDecimal(decimal.New(0, 2_000_000_000)),
		"loan-exponent-min-int32":        fromDecimal(decimal.New(1, -2_000_000_000)),
		"loan-digits-1e6":                principal(strings.Repeat("9", 1_000_000)),
		"loan-digits-1e5":                principal(strings.Repeat("9", 100_000)),
		"loan-fraction-1e6":              principal("0." + strings.Repeat("1", 1_000_000)),
		"loan-error-echo":                principal(strings.Repeat("x", 5_000_000)),
		"loan-principal-zero":            principal("0"),
		"loan-principal-negative":        principal("-1000.00"),
		"loan-principal-sub-minor-unit":  principal("1000.005"),
		"loan-yen-with-decimals":         text(amount, func(c *concept) { c.principal, c.currency = "1000.5", "JPY" }),
		"loan-xof-with-decimals":         text(amount, func(c *concept) { c.principal, c.currency = "50000.50", "XOF" }),
		"loan-tnd-four-decimals":         text(amount, func(c *concept) { c.principal, c.currency = "100.0005", "TND" }),
		"loan-currency-lowercase":        currency("cad"),
		"loan-currency-unknown":          currency("ZZZ"),
		"loan-currency-testing":          currency("XXX"),
		"loan-currency-empty":            currency(""),
		"loan-currency-unicode":          currency("ＣＡＤ"),
		"loan-amount-comma":              principal("1000,50"),
		"loan-amount-thousands":          principal("1,000.50"),
		"loan-amount-nbsp":               principal("1\u202f000.50"),
		"loan-amount-unicode-minus":      principal("\u22125"),
		"loan-amount-arabic-digits":      principal("\u0661\u0662"),
		"loan-amount-hex":                principal("0x10"),
		"loan-amount-nan":                principal("NaN"),
		"loan-amount-inf":                principal("Infinity"),
		"loan-amount-null":               raw(amount, `{"advances":[{"amount":null}]}`),
		"loan-amount-bool":               raw(amount, `{"advances":[{"amount":true}]}`),
		"loan-float-nan":                 other(yearly("NaN"), essor.CodeBadFormat, noFloat),
		"loan-float-inf":                 other(yearly("Infinity"), essor.CodeBadFormat, noFloat),
		"loan-rate-negative":             yearly("-0.01"),
		"loan-rate-percent-slip":         yearly("500"),
		"loan-rate-huge":                 other(yearly("1e9"), essor.CodeBadFormat, "exponents are not accepted in any number"),
		"loan-rate-19-decimals":          yearly("0.0512345678901234567"),
		"loan-periods-zero":              periods(0),
		"loan-periods-negative":          periods(-12),
		"loan-periods-1e9":               periods(1_000_000_000),
		"loan-periods-maxint":            periods(json.Number("9223372036854775807")),
		"loan-periods-fraction":          periods(12.5),
		"loan-pow-silent-zero":           text(count, func(c *concept) { c.rate, c.periods = "0.0000012", 1_000_000_000 }),
		"loan-start-zero":                on(""),
		"loan-start-feb-30":              on("2026-02-30"),
		"loan-start-not-leap":            on("2023-02-29"),
		"loan-start-year-9999":           on("9999-12-31"),
		"loan-start-year-0":              on("0000-01-01"),
		"loan-start-far-future":          on("2400-01-01"),
		"loan-start-with-time":           on("2026-11-21T23:00:00-05:00"),
		"loan-start-us-order":            on("11/21/2026"),
		"loan-first-due-before-start":    text("/repayment/first", func(c *concept) { c.first = "2026-11-20" }),
		"loan-first-due-years-later":     text("/repayment/first", func(c *concept) { c.first = "2126-11-21" }),
		"loan-deferral-longer-than-term": text("/relief/interest_only", func(c *concept) { c.deferral = 13 }),

		"loan-out-of-order": tranches("/advances/1/on",
			`{"on":"2027-01-01","amount":"500.00 CAD"},{"on":"2026-12-01","amount":"500.00 CAD"}`),
		"loan-currency-mix": tranches("/advances/1/amount",
			`{"on":"2026-12-01","amount":"1000.00 CAD"},{"on":"2026-12-01","amount":"1000.00 USD"}`),
		"loan-sum-differs": other(raw("/principal", `{"principal":"1000.00 CAD","advances":[{"on":"2026-12-01","amount":"400.00 CAD"}]}`),
			essor.CodeUnknownReference, "the advances are the loan: terms hold no sum that could differ from theirs"),
		"loan-many": {Pointer: "/advances", Do: func() error {
			_, err := loan.NewSchedule(loan.Terms{Advances: make([]loan.Advance, 400_000), Repayment: loan.Repayment{Count: 12}})
			return err
		}},

		"loan-no-advance":   apr("/flows", `{"on":"2026-12-21","amount":"10.00 CAD"}`),
		"loan-no-root":      apr("", `{"on":"2026-11-21","amount":"-1000.00 CAD"},{"on":"2026-12-21","amount":"0.01 CAD"}`),
		"loan-all-same-day": apr("", `{"on":"2026-11-21","amount":"-1000.00 CAD"},{"on":"2026-11-21","amount":"1000.00 CAD"}`),
		"loan-sign-changes": apr("", `{"on":"2026-11-21","amount":"-1000.00 CAD"},{"on":"2027-11-21","amount":"2030.00 CAD"},{"on":"2028-11-21","amount":"-1000.00 CAD"}`),
	})
}
