package portfolio_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/loan/portfolio"
)

// fromJSON is the way in of a service: decode the loans, then add them up.
func fromJSON(document string) error {
	var loans []portfolio.Loan
	if err := essor.Decode([]byte(document), &loans); err != nil {
		return err
	}
	book, err := portfolio.NewBook(day("2026-11-21"), cad, portfolio.Rules{})
	if err != nil {
		return err
	}
	var l check.List
	for i := range loans {
		l.AddError(book.Add(loans[i]), i)
	}
	return l.Err()
}

func TestBadInput(t *testing.T) {
	const amount = "/0/outstanding"
	loanOf := func(left, opened string) string {
		return `{"id":"a","as_of":"2026-11-21","opened":"` + opened + `","approved":"1000.00 CAD","disbursed":"1000.00 CAD","outstanding":"` + left + `"}`
	}
	raw := func(pointer, document string) proof.Reach {
		return proof.Reach{Do: func() error { return fromJSON(document) }, Pointer: pointer}
	}
	principal := func(text string) proof.Reach { return raw(amount, "["+loanOf(text, "2026-11-21")+"]") }
	on := func(text string) proof.Reach { return raw("/0/opened", "["+loanOf("1000.00 CAD", text)+"]") }
	fromDecimal := func(d decimal.Decimal) proof.Reach {
		return proof.Reach{Pointer: amount, Do: func() error {
			_, err := essor.NewMoney(d, cad)
			var l check.List
			l.AddError(err, 0, "outstanding")
			return l.Err()
		}}
	}
	other := func(r proof.Reach, code essor.Code, why string) proof.Reach {
		r.Code, r.Why = code, why
		return r
	}
	proof.BadInput(t, "loan", map[string]proof.Reach{
		"loan-par-as-of-before-all": {Pointer: "/0/as_of", Code: essor.CodeInconsistent, Why: "the loan says on which day its figures are, which is not the book's", Do: func() error {
			book, err := portfolio.NewBook(day("1900-01-01"), cad, portfolio.Rules{})
			if err != nil {
				return err
			}
			var l check.List
			l.AddError(book.Add(plain("a", day("2026-11-21"), 0)), 0)
			return l.Err()
		}},
		"loan-mixed-currency-sum": raw("/1/outstanding", "["+loanOf("1000.00 CAD", "2026-11-21")+","+loanOf("1000 XOF", "2026-11-21")+"]"),
		"loan-sum-overflow-int64": {Pointer: "/loans", Do: func() error {
			book, err := portfolio.NewBook(day("2026-11-21"), cad, portfolio.Rules{})
			if err != nil {
				return err
			}
			for range 200 {
				l := plain("a", day("2026-11-21"), 0)
				l.Approved, l.Disbursed, l.Outstanding = cash("999999999999999.99 CAD"), cash("999999999999999.99 CAD"), cash("999999999999999.99 CAD")
				if err = book.Add(l); err != nil {
					break
				}
			}
			return err
		}},

		"loan-exp-bomb-parse":           principal("1e1000000000 CAD"),
		"loan-exp-bomb-negative":        principal("1e-1000000000 CAD"),
		"loan-exp-just-inside-parser":   principal("1e10000 CAD"),
		"loan-exp-bomb-json-number":     other(raw(amount, `[{"outstanding":1e999999999}]`), essor.CodeBadFormat, "money is text, not a number"),
		"loan-exp-bomb-constructor":     fromDecimal(decimal.New(1, 2_000_000_000)),
		"loan-zero-with-huge-exponent":  fromDecimal(decimal.New(0, 2_000_000_000)),
		"loan-exponent-min-int32":       fromDecimal(decimal.New(1, -2_000_000_000)),
		"loan-digits-1e6":               principal(strings.Repeat("9", 1_000_000) + " CAD"),
		"loan-digits-1e5":               principal(strings.Repeat("9", 100_000) + " CAD"),
		"loan-fraction-1e6":             principal("0." + strings.Repeat("1", 1_000_000) + " CAD"),
		"loan-error-echo":               principal(strings.Repeat("x", 5_000_000) + " CAD"),
		"loan-principal-negative":       principal("-1000.00 CAD"),
		"loan-principal-sub-minor-unit": principal("1000.005 CAD"),
		"loan-yen-with-decimals":        principal("1000.5 JPY"),
		"loan-xof-with-decimals":        principal("50000.50 XOF"),
		"loan-tnd-four-decimals":        principal("100.0005 TND"),
		"loan-currency-lowercase":       principal("1000.00 cad"),
		"loan-currency-unknown":         principal("1000.00 ZZZ"),
		"loan-currency-testing":         principal("1000.00 XXX"),
		"loan-currency-empty":           principal("1000.00 "),
		"loan-currency-unicode":         principal("1000.00 ＣＡＤ"),
		"loan-amount-comma":             principal("1000,50 CAD"),
		"loan-amount-thousands":         principal("1,000.50 CAD"),
		"loan-amount-nbsp":              principal("1\u202f000.50 CAD"),
		"loan-amount-unicode-minus":     principal("\u22125 CAD"),
		"loan-amount-arabic-digits":     principal("\u0661\u0662 CAD"),
		"loan-amount-hex":               principal("0x10 CAD"),
		"loan-amount-nan":               principal("NaN CAD"),
		"loan-amount-inf":               principal("Infinity CAD"),
		"loan-amount-null":              raw(amount, `[{"outstanding":null}]`),
		"loan-amount-bool":              raw(amount, `[{"outstanding":true}]`),
		"loan-start-zero":               on(""),
		"loan-start-feb-30":             on("2026-02-30"),
		"loan-start-not-leap":           on("2023-02-29"),
		"loan-start-year-9999":          on("9999-12-31"),
		"loan-start-year-0":             on("0000-01-01"),
		"loan-start-far-future":         on("2400-01-01"),
		"loan-start-with-time":          on("2026-11-21T23:00:00-05:00"),
		"loan-start-us-order":           on("11/21/2026"),
	})
}
