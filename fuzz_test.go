package essor_test

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/essor-go/essor"
	"github.com/shopspring/decimal"
)

// checkError checks that an error about a text repeats none of it.
func checkError(t *testing.T, err error, text string) {
	t.Helper()
	if len(err.Error()) > 150 {
		t.Fatalf("%d bytes of error", len(err.Error()))
	}
	if len(text) > 12 && strings.Contains(err.Error(), text) {
		t.Fatalf("%q is repeated by %q", text, err)
	}
}

// isAmount is the documented form of the number of an amount or fraction.
var isAmount = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

func FuzzParseMoney(f *testing.F) {
	for _, seed := range []string{
		"1394.70 CAD", "-0.05 CAD", "250000 XOF", "1.234 TND", "0.0001 CLF", "999999999999999.99 USD", "1e1000000000 CAD",
		"1,394.70 CAD", "1394.70 cad", " CAD", "--1 CAD", "१ INR", "00000000000000000000000000000000001 CAD", "1.005 BOB",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := essor.ParseMoney(text)
		amount, code, _ := strings.Cut(text, " ")
		if err != nil {
			checkError(t, err, text)
			if m != (essor.Money{}) {
				t.Fatal("a value beside an error")
			}
			currency, currencyErr := essor.ParseCurrency(code)
			if currencyErr != nil || !isAmount.MatchString(amount) || len(amount) > 32 {
				return
			}
			// Of the right form: then it is too precise or too large.
			exactly := decimal.RequireFromString(amount)
			_, decimals, _ := strings.Cut(amount, ".")
			if len(decimals) <= currency.Exponent() && exactly.Shift(int32(currency.Exponent())).Abs().LessThanOrEqual(decimal.New(essor.MaxMinor, 0)) {
				t.Fatalf("%q is refused: %v", text, err)
			}
			return
		}
		if !isAmount.MatchString(amount) || code != m.Currency().String() || !decimal.RequireFromString(amount).Equal(m.Decimal()) {
			t.Fatalf("%q became %v", text, m)
		}
		if again, err := essor.ParseMoney(m.String()); err != nil || again != m {
			t.Fatalf("%v became %v, %v", m, again, err)
		}
		if made, err := essor.NewMoney(m.Decimal(), m.Currency()); err != nil || made != m {
			t.Fatalf("%v became %v, %v", m, made, err)
		}
		data, err := json.Marshal(m)
		var back essor.Money
		if err != nil || essor.Decode(data, &back) != nil || back != m {
			t.Fatalf("%v became %s and %v", m, data, back)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-11-21", "2024-02-29", "2100-02-29", "1900-01-01", "2199-12-31", "2026-2-1", "2026-11-21T00:00:00Z", "0000-00-00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := essor.ParseDate(text)
		want, timeErr := time.Parse(time.DateOnly, text)
		valid := timeErr == nil && want.Year() >= 1900 && want.Year() <= 2199
		switch {
		case (err == nil) != valid:
			t.Fatalf("%q: %v, but the time package says %v", text, err, timeErr)
		case err != nil:
			checkError(t, err, text)
			if d.IsSet() {
				t.Fatal("a value beside an error")
			}
		case d.String() != text || !d.Time(nil).Equal(want):
			t.Fatalf("%q became %v", text, d)
		}
	})
}

func FuzzParseFraction(f *testing.F) {
	for _, seed := range []string{"0.055", "1", "-0.2", "0.000000000001", "9223372.036854775807", "9223372.036854775808", "5e-2", "1/3", "+1", "."} {
		f.Add(seed)
	}
	limit := new(big.Rat).SetFrac64(1<<63-1, essor.FractionUnit)
	f.Fuzz(func(t *testing.T, text string) {
		x, err := essor.ParseFraction(text)
		_, decimals, _ := strings.Cut(text, ".")
		if err != nil {
			checkError(t, err, text)
			if x != (essor.Fraction{}) {
				t.Fatal("a value beside an error")
			}
			if !isAmount.MatchString(text) || len(decimals) > 12 || len(text) > 32 {
				return
			}
			if exactly, _ := new(big.Rat).SetString(text); exactly.Abs(exactly).Cmp(limit) <= 0 {
				t.Fatalf("%q is refused: %v", text, err)
			}
			return
		}
		exactly, ok := new(big.Rat).SetString(text)
		if !ok || !isAmount.MatchString(text) || exactly.Cmp(new(big.Rat).SetFrac64(x.Units(), essor.FractionUnit)) != 0 {
			t.Fatalf("%q became %v", text, x)
		}
		if again, err := essor.ParseFraction(x.String()); err != nil || again != x || len(x.String()) > len(text)+1 {
			t.Fatalf("%v became %v, %v", x, again, err)
		}
	})
}

// Whatever a host's decimals hold, they are taken exactly or refused at once.
func FuzzNewFraction(f *testing.F) {
	f.Add(int64(55), int32(-3))
	f.Add(int64(0), int32(2_000_000_000))
	f.Add(int64(-1), int32(-64))
	f.Add(int64(1<<63-1), int32(-12))
	f.Fuzz(func(t *testing.T, coefficient int64, exponent int32) {
		d := decimal.New(coefficient, exponent)
		x, err := essor.NewFraction(d)
		if err == nil && !x.Decimal().Equal(d) {
			t.Fatalf("%d × 10^%d became %v", coefficient, exponent, x)
		}
		m, err := essor.NewMoney(d, essor.MustParseCurrency("CAD"))
		if err == nil && !m.Decimal().Equal(d) {
			t.Fatalf("%d × 10^%d became %v", coefficient, exponent, m)
		}
	})
}

// Parts add up, whatever the whole and the weights.
func FuzzSplit(f *testing.F) {
	f.Add(int64(10_000), int64(1), int64(1), int64(1))
	f.Add(int64(-1), int64(1<<62), int64(1<<62), int64(0))
	f.Fuzz(func(t *testing.T, minor, a, b, c int64) {
		whole, err := essor.MoneyOf(minor, essor.MustParseCurrency("CAD"))
		if err != nil {
			return
		}
		parts, err := whole.Split(a, b, c)
		if err != nil {
			checkError(t, err, "")
			return
		}
		sum := parts[0]
		for _, part := range parts[1:] {
			if sum, err = sum.Add(part); err != nil {
				t.Fatal(err)
			}
		}
		if sum != whole {
			t.Fatalf("%v became %v", whole, parts)
		}
	})
}
