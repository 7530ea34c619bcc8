package essor

// Currency is an ISO 4217 currency that has a minor unit. It is comparable;
// the zero Currency means "not set".
type Currency struct {
	packed uint32 // three letters and the exponent, a byte each: one word to compare
}

// exponentOf returns the number of decimals of a currency's minor unit: those
// of ISO 4217, list one, as amended to January 2026, not the display digits of
// CLDR. Codes without a minor unit (XAU, XDR, XTS, XXX …) are left out,
// because no sum of money can be settled in them.
func exponentOf(code string) (exponent uint8, known bool) {
	switch code {
	case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
		"XOF", "XPF":
		return 0, true
	case "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BMD", "BND", "BOB",
		"BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHE", "CHF", "CHW", "CNY", "COP", "COU",
		"CRC", "CUP", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL",
		"GHS", "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IRR", "JMD", "KES",
		"KGS", "KHR", "KPW", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "MAD", "MDL", "MGA", "MKD", "MMK",
		"MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MXV", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR",
		"NZD", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SDG",
		"SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TOP",
		"TRY", "TTD", "TWD", "TZS", "UAH", "USD", "USN", "UYU", "UZS", "VED", "VES", "WST", "XAD", "XCD", "XCG",
		"YER", "ZAR", "ZMW", "ZWG":
		return 2, true
	case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND":
		return 3, true
	case "CLF", "UYW":
		return 4, true
	}
	return 0, false
}

// ParseCurrency returns the currency with the given ISO 4217 code, three
// capital letters such as CAD. It fails with required for empty text and
// unknown_value for anything else that is not a currency with a minor unit.
func ParseCurrency(code string) (Currency, error) {
	c, err := parseCurrency(code)
	if err != nil {
		return Currency{}, err
	}
	return c, nil
}

func parseCurrency(code string) (Currency, *FieldError) {
	if code == "" {
		return Currency{}, fieldError(CodeRequired, "must name a currency")
	}
	if exponent, known := exponentOf(code); known {
		return Currency{uint32(code[0])<<24 | uint32(code[1])<<16 | uint32(code[2])<<8 | uint32(exponent)}, nil
	}
	return Currency{}, fieldError(CodeUnknownValue, "must be the ISO 4217 code of a currency with a minor unit, in capitals")
}

// MustParseCurrency is [ParseCurrency] for tests, examples and constants: it
// panics where ParseCurrency fails.
func MustParseCurrency(code string) Currency { return must(ParseCurrency(code)) }

// Exponent returns the number of decimals of the minor unit: 2 for CAD, 0 for
// XOF, 3 for TND.
func (c Currency) Exponent() int { return int(uint8(c.packed)) }

// String returns the code, or "" for the zero Currency.
func (c Currency) String() string {
	if c == (Currency{}) {
		return ""
	}
	var b [3]byte
	return string(c.append(b[:0]))
}

func (c Currency) append(b []byte) []byte {
	return append(b, byte(c.packed>>24), byte(c.packed>>16), byte(c.packed>>8))
}

// MarshalText returns the code, "" for the zero Currency.
func (c Currency) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText is [ParseCurrency].
func (c *Currency) UnmarshalText(text []byte) error {
	parsed, err := ParseCurrency(string(text))
	if err == nil {
		*c = parsed
	}
	return err
}

func must[T any](v T, err error) T {
	if err != nil {
		panic("essor: " + err.Error())
	}
	return v
}
