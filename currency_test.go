package essor_test

import (
	"strings"
	"testing"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// allCurrencies returns every code that is accepted of all three-letter codes.
func allCurrencies() []essor.Currency {
	var found []essor.Currency
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			for c := 'A'; c <= 'Z'; c++ {
				if currency, err := essor.ParseCurrency(string([]rune{a, b, c})); err == nil {
					found = append(found, currency)
				}
			}
		}
	}
	return found
}

// ISO 4217 lists 178 codes in January 2026, of which thirteen have no minor
// unit: four metals, four bond units, and XDR, XSU, XTS, XUA, XXX.
func TestCurrenciesAreThoseOfISO4217(t *testing.T) {
	all := allCurrencies()
	require.Len(t, all, 178-13)

	codes := map[int][]string{}
	for _, c := range all {
		codes[c.Exponent()] = append(codes[c.Exponent()], c.String())
	}
	require.Equal(t, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", strings.Join(codes[0], " "))
	require.Equal(t, "BHD IQD JOD KWD LYD OMR TND", strings.Join(codes[3], " "))
	require.Equal(t, "CLF UYW", strings.Join(codes[4], " "))
	require.Len(t, codes[2], 165-17-7-2)
}

func TestCurrenciesOfTheProgrammes(t *testing.T) {
	for code, exponent := range map[string]int{
		"CAD": 2, "USD": 2, "EUR": 2, "BOB": 2, "XOF": 0, "XAF": 0, "PHP": 2, "INR": 2,
		"MGA": 2, "MRU": 2, // a fifth of an ariary, but two decimals by ISO
		"KHR": 2, "IDR": 2, // no decimals in CLDR, two by ISO
		"ZWG": 2, "XCG": 2, "SLE": 2, "VED": 2, "STN": 2, "XAD": 2, // the younger ones
	} {
		c, err := essor.ParseCurrency(code)
		require.NoError(t, err)
		require.Equal(t, exponent, c.Exponent(), code)
		require.Equal(t, code, c.String())
	}
}

func TestParseCurrencyRefuses(t *testing.T) {
	for _, code := range []string{
		"XAG", "XAU", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD", "XDR", "XSU", "XTS", "XUA", "XXX", // no minor unit
		"ANG", "BGN", "CUC", "HRK", "SLL", "VEF", "ZWL", "DEM", // withdrawn
		"cad", "Cad", "CA", "CADD", " CAD", "CAD ", "124", "C$", "AD ", "D A", "\xff\xfe\xfd", "CA\x00", secret,
		strings.Repeat("CAD", 1<<20),
	} {
		c, err := essor.ParseCurrency(code)
		requireCode(t, err, essor.CodeUnknownValue, code)
		require.Equal(t, essor.Currency{}, c)
	}
	_, err := essor.ParseCurrency("")
	requireCode(t, err, essor.CodeRequired, "")
}

func TestCurrencyText(t *testing.T) {
	for _, c := range allCurrencies() {
		text, err := c.MarshalText()
		require.NoError(t, err)
		var back essor.Currency
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, c, back)
	}
	kept := essor.MustParseCurrency("CAD")
	requireCode(t, kept.UnmarshalText([]byte("XXX")), essor.CodeUnknownValue, "")
	require.Equal(t, "CAD", kept.String(), "a refused text changes nothing")

	var zero essor.Currency
	text, err := zero.MarshalText()
	require.NoError(t, err)
	require.Empty(t, text)
	require.Empty(t, zero.String())
	require.Zero(t, zero.Exponent())
}
