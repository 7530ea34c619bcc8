package essor_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/essor-go/essor"
	"github.com/shopspring/decimal"
)

// A study loan at the border of a host: JSON in, exact values inside, and
// the same JSON out.
func Example() {
	var loan struct {
		Client   string         `json:"client"`
		Amount   essor.Money    `json:"amount"`
		YearRate essor.Fraction `json:"year_rate"`
		From     essor.Date     `json:"from"`
	}
	err := essor.Decode([]byte(`{"client":"c-017","amount":"7500.00 CAD","year_rate":"0.055","from":"2026-11-21"}`), &loan)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(loan.Amount, "at", loan.YearRate, "from", loan.From)
	fmt.Println(loan.Amount.Minor(), "cents,", loan.From.Day(), "days after 1970-01-01")

	out, _ := json.Marshal(loan)
	fmt.Println(string(out))
	// Output:
	// 7500.00 CAD at 0.055 from 2026-11-21
	// 750000 cents, 20778 days after 1970-01-01
	// {"client":"c-017","amount":"7500.00 CAD","year_rate":"0.055","from":"2026-11-21"}
}

// Amounts add up to the cent, and never across currencies.
func ExampleMoney() {
	exam := essor.MustParseMoney("4000.00 CAD")
	course := essor.MustParseMoney("3499.5 CAD")
	loan, _ := exam.Add(course)
	fmt.Println(loan)

	_, err := loan.Add(essor.MustParseMoney("250000 XOF"))
	fmt.Println(err)

	_, err = essor.ParseMoney("12.345 CAD")
	fmt.Println(err)
	// Output:
	// 7499.50 CAD
	// must be of the same currency
	// must have at most 2 decimals
}

// A solidarity group of three repays 100 dollars: nobody gains or loses a cent.
func ExampleMoney_Split() {
	parts, _ := essor.MustParseMoney("100.00 CAD").Split(1, 1, 1)
	fmt.Println(parts)

	// In proportion to what each one borrowed, in francs that have no cents.
	parts, _ = essor.MustParseMoney("100000 XOF").Split(150_000, 90_000, 75_000)
	fmt.Println(parts)
	// Output:
	// [33.34 CAD 33.33 CAD 33.33 CAD]
	// [47619 XOF 28571 XOF 23810 XOF]
}

// Rounding is the host's decision, so NewMoney asks for it instead of making it.
func ExampleNewMoney() {
	cad := essor.MustParseCurrency("CAD")
	interest := decimal.RequireFromString("4000").Mul(decimal.RequireFromString("0.055")).DivRound(decimal.NewFromInt(12), 28)
	_, err := essor.NewMoney(interest, cad)
	fmt.Println(err)

	month, _ := essor.NewMoney(interest.RoundBank(int32(cad.Exponent())), cad)
	fmt.Println(month)
	// Output:
	// must have at most 2 decimals
	// 18.33 CAD
}

func ExampleParseCurrency() {
	for _, code := range []string{"CAD", "XOF", "TND", "XAU"} {
		currency, err := essor.ParseCurrency(code)
		if err != nil {
			fmt.Println(code, err)
			continue
		}
		fmt.Println(currency, "has", currency.Exponent(), "decimals")
	}
	// Output:
	// CAD has 2 decimals
	// XOF has 0 decimals
	// TND has 3 decimals
	// XAU must be the ISO 4217 code of a currency with a minor unit, in capitals
}

// A day is a day: no hour, no zone, and no 30 February that slips into March.
func ExampleDate() {
	_, err := essor.ParseDate("2027-02-30")
	fmt.Println(err)

	// The last day of a month is the day before the first of the next.
	march, _ := essor.NewDate(2028, 3, 1)
	monthEnd, _ := march.AddDays(-1)
	fmt.Println(monthEnd)

	due, paid := essor.MustParseDate("2027-01-31"), essor.MustParseDate("2027-02-12")
	fmt.Println(paid.Sub(due), "days late")
	// Output:
	// must be a day of the calendar such as 2026-11-21
	// 2028-02-29
	// 12 days late
}

// Fractions are exact: a tenth is a tenth, and 0.0550 is 0.055.
func ExampleFraction() {
	yearRate := essor.MustParseFraction("0.0550")
	fmt.Println(yearRate, yearRate.Units(), yearRate.Decimal())

	_, err := essor.ParseFraction("5.5%")
	fmt.Println(err)
	third, err := essor.NewFraction(decimal.NewFromInt(1).DivRound(decimal.NewFromInt(3), 12))
	fmt.Println(third, err)
	// Output:
	// 0.055 55000000000 0.055
	// must be a decimal number such as -1394.70
	// 0.333333333333 <nil>
}

// Every fault of a document at once, each with a pointer to its place.
func ExampleDecode() {
	var application struct {
		Client  string      `json:"client"`
		Asked   essor.Money `json:"asked"`
		Courses []struct {
			Fee   essor.Money `json:"fee"`
			Until essor.Date  `json:"until"`
		} `json:"courses"`
	}
	err := essor.Decode([]byte(`{
		"Client": "c-017",
		"asked": 7500,
		"courses": [
			{"fee": "3500.00 CAD", "until": "2027-06-30"},
			{"fee": "12.345 CAD", "until": null}
		]
	}`), &application)

	var invalid *essor.InvalidError
	if errors.As(err, &invalid) {
		for _, f := range invalid.Fields {
			fmt.Printf("%-18s %-18s %s\n", f.Pointer, f.Code, f.Detail)
		}
	}
	// Output:
	// /Client            unknown_reference  must be a known field, in its letter case
	// /asked             bad_format         must be text in quotes
	// /courses/1/fee     too_precise        must have at most 2 decimals
	// /courses/1/until   required           must not be null
}

// The body of an HTTP 422: it names the fields and repeats none of the values.
func ExampleInvalidError() {
	answer := func(err error) (status int, body []byte) {
		var invalid *essor.InvalidError
		switch {
		case err == nil:
			return http.StatusOK, nil
		case errors.As(err, &invalid):
			body, _ = json.MarshalIndent(invalid, "", "  ")
			return http.StatusUnprocessableEntity, body
		}
		return http.StatusInternalServerError, nil
	}

	var request struct {
		Born essor.Date `json:"born"`
	}
	status, body := answer(essor.Decode([]byte(`{"born":"31/12/1999"}`), &request))
	fmt.Println(status, http.StatusText(status))
	fmt.Println(string(body))
	// Output:
	// 422 Unprocessable Entity
	// {
	//   "fields": [
	//     {
	//       "pointer": "/born",
	//       "code": "bad_format",
	//       "detail": "must be a day of the calendar such as 2026-11-21"
	//     }
	//   ],
	//   "omitted": 0
	// }
}

// The caller's mistake, and a question that has no answer, are two things.
func ExampleFieldError() {
	_, err := essor.MustParseMoney("100.00 CAD").Split(0, 0)
	fmt.Println(errors.Is(err, essor.ErrInvalid), errors.Is(err, essor.ErrNoAnswer))
	fmt.Println(err)
	// Output:
	// false true
	// weights must not all be zero
}

// lateReason is a reason as a family gives it: a code and facts, no sentence.
var lateReason = essor.Reason{Code: "late", Audience: essor.Person, Args: []essor.Arg{
	essor.ArgOf("amount", essor.MustParseMoney("1394.70 CAD")),
	essor.ArgOf("on", essor.MustParseDate("2026-11-01")),
	essor.ArgOf("days", 12),
}}

// One reason, three languages, each in its own way of writing numbers and
// days: the spaces inside amounts and dates do not break.
func ExampleCatalog_Text() {
	catalog := essor.MustCatalog(map[essor.Lang]map[string]string{
		essor.EN: {"late": "Your payment of {amount} was due on {on}. It is {days} {days|day|days} late; call us, we will find a way."},
		essor.FR: {"late": "Votre versement de {amount} était dû le {on}. Il a {days} {days|jour|jours} de retard; appelez-nous, nous trouverons une solution."},
		essor.ES: {"late": "Su cuota de {amount} vencía el {on}. Lleva {days} {days|día|días} de mora; llámenos y buscaremos una salida."},
	})
	for _, lang := range catalog.Langs() {
		text, err := catalog.Text(lang, lateReason)
		fmt.Println(text, err)
	}
	// Output:
	// Your payment of 1,394.70 CAD was due on November 1, 2026. It is 12 days late; call us, we will find a way. <nil>
	// Su cuota de 1394,70 CAD vencía el 1 de noviembre de 2026. Lleva 12 días de mora; llámenos y buscaremos una salida. <nil>
	// Votre versement de 1394,70 CAD était dû le 1er novembre 2026. Il a 12 jours de retard; appelez-nous, nous trouverons une solution. <nil>
}

// A host in Dakar adds Wolof, and its own wording in French.
func ExampleCatalog_With() {
	catalog := essor.MustCatalog(map[essor.Lang]map[string]string{
		essor.EN: {"received": "We received {amount}. Thank you."},
		essor.FR: {"received": "Nous avons reçu {amount}. Merci."},
	})
	catalog, err := catalog.With("wo", map[string]string{"received": "Jot nanu {amount}. Jërëjëf."})
	if err != nil {
		fmt.Println(err)
		return
	}
	catalog, err = catalog.With(essor.FR, map[string]string{"received": "Bien reçu\u00a0: {amount}. Merci et à bientôt."})
	if err != nil {
		fmt.Println(err)
		return
	}
	reason := essor.Reason{Code: "received", Args: []essor.Arg{essor.ArgOf("amount", essor.MustParseMoney("25000 XOF"))}}
	for _, lang := range []essor.Lang{"wo", essor.FR} {
		text, _ := catalog.Text(lang, reason)
		fmt.Println(text)
	}

	// A wording that forgets a fact is refused when it is added, not when it is read.
	_, err = catalog.With("wo", map[string]string{"received": "Jërëjëf."})
	fmt.Println(err)
	// Output:
	// Jot nanu 25,000 XOF. Jërëjëf.
	// Bien reçu : 25 000 XOF. Merci et à bientôt.
	// catalogue wo, code received: facts differ from another language's
}

// A reason is data: it can be stored, sent and rendered years later.
func ExampleReason() {
	data, _ := json.MarshalIndent(lateReason, "", "  ")
	fmt.Println(string(data))
	// Output:
	// {
	//   "code": "late",
	//   "audience": "person",
	//   "args": [
	//     {
	//       "name": "amount",
	//       "kind": "money",
	//       "value": "1394.70 CAD"
	//     },
	//     {
	//       "name": "on",
	//       "kind": "date",
	//       "value": "2026-11-01"
	//     },
	//     {
	//       "name": "days",
	//       "kind": "count",
	//       "value": "12"
	//     }
	//   ]
	// }
}

// A fingerprint says which input a result belongs to, without the input.
func ExampleFingerprintOf() {
	type terms struct {
		Amount essor.Money `json:"amount"`
	}
	agreed, _ := essor.FingerprintOf("loan.Terms", terms{essor.MustParseMoney("7500.00 CAD")})
	shown, _ := essor.FingerprintOf("loan.Terms", terms{essor.MustParseMoney("7500.01 CAD")})
	fmt.Println(agreed)
	fmt.Println(agreed == shown)
	// Output:
	// 33ca4d91c07391465a784981ef72e3e5f2275ff6de138f5bf97344c9898b63c6
	// false
}

// A host watches long work; the work reports through the context.
func ExampleWithProgress() {
	ctx := essor.WithProgress(context.Background(), func(done, total int) {
		fmt.Printf("%d of %d\n", done, total)
	})

	report := essor.Progress(ctx) // what a family does
	for i := range 3 {
		report(i+1, 3)
	}
	// Output:
	// 1 of 3
	// 2 of 3
	// 3 of 3
}
