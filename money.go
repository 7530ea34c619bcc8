package essor

import (
	"cmp"
	"database/sql/driver"
	"strings"

	"github.com/essor-go/essor/internal/exact"
	"github.com/shopspring/decimal"
)

// MaxMinor is the largest absolute amount, in minor units: 999,999,999,999,999.99
// of a currency with two decimals. Ninety such amounts still add up in an int64.
const MaxMinor = 99_999_999_999_999_999

// Money is an amount in the minor unit of its currency: 139470 CAD is
// 1394.70 dollars. It is exact and comparable. The zero Money means "not
// set"; an amount of nothing still has a currency.
type Money struct {
	minor    int64
	currency Currency
}

// ParseMoney reads "1394.70 CAD": a plain decimal number with at most the
// currency's decimals, one space, the code. It fails with bad_format,
// too_precise, too_long, out_of_range, required or unknown_value.
func ParseMoney(text string) (Money, error) {
	amount, code, found := strings.Cut(text, " ")
	if !found {
		if text == "" {
			return Money{}, fieldError(CodeRequired, "must be an amount such as 1394.70 CAD")
		}
		// What is wrong with the number is worth more than the missing code.
		if _, err := parseFixed(amount, 4, MaxMinor); err != nil {
			return Money{}, err
		}
		return Money{}, fieldError(CodeBadFormat, "must end in a space and a currency code")
	}
	currency, err := parseCurrency(code)
	if err != nil {
		return Money{}, err
	}
	minor, err := parseFixed(amount, currency.Exponent(), MaxMinor)
	if err != nil {
		return Money{}, err
	}
	return Money{minor, currency}, nil
}

// MustParseMoney is [ParseMoney] for tests, examples and constants: it panics
// where ParseMoney fails.
func MustParseMoney(text string) Money { return must(ParseMoney(text)) }

// NewMoney returns amount, in major units, exactly. It fails with too_precise
// when the currency has fewer decimals, and with out_of_range beyond
// [MaxMinor]; rounding is the caller's decision.
func NewMoney(amount decimal.Decimal, currency Currency) (Money, error) {
	if currency == (Currency{}) {
		return Money{}, fieldError(CodeRequired, "must have a currency")
	}
	minor, err := fromDecimal(amount, currency.Exponent(), MaxMinor)
	if err != nil {
		return Money{}, err
	}
	return Money{minor, currency}, nil
}

// MoneyOf returns minor units of currency. It fails with out_of_range beyond
// [MaxMinor] and with required for the zero Currency.
func MoneyOf(minor int64, currency Currency) (Money, error) {
	if minor > MaxMinor || minor < -MaxMinor || currency == (Currency{}) {
		return Money{}, badMoney(currency)
	}
	return Money{minor, currency}, nil
}

func badMoney(currency Currency) error {
	if currency == (Currency{}) {
		return fieldError(CodeRequired, "must have a currency")
	}
	return fieldError(CodeOutOfRange, "must be within ±"+formatFixed(MaxMinor, currency.Exponent()))
}

// Minor returns the amount in minor units.
func (m Money) Minor() int64 { return m.minor }

// Currency returns the currency, the zero Currency when m is not set.
func (m Money) Currency() Currency { return m.currency }

// Decimal returns the amount in major units, exactly.
func (m Money) Decimal() decimal.Decimal {
	return decimal.New(m.minor, -int32(m.currency.Exponent()))
}

// Sign returns -1, 0 or 1.
func (m Money) Sign() int { return cmp.Compare(m.minor, 0) }

// Neg returns -m.
func (m Money) Neg() Money { return Money{-m.minor, m.currency} }

// Add returns m + n. It fails with currency_mismatch when the currencies
// differ, one not set among them, and with overflow beyond [MaxMinor].
func (m Money) Add(n Money) (Money, error) {
	if m.currency != n.currency {
		return Money{}, mismatch()
	}
	sum := m.minor + n.minor // both within 10¹⁷: never wraps
	if sum > MaxMinor || sum < -MaxMinor {
		return Money{}, fieldError(CodeOverflow, "sum must be within ±"+formatFixed(MaxMinor, m.currency.Exponent()))
	}
	return Money{sum, m.currency}, nil
}

// Sub returns m - n, and fails as [Money.Add] does.
func (m Money) Sub(n Money) (Money, error) { return m.Add(n.Neg()) }

// Compare returns -1, 0 or 1 as m is less than, equal to or more than n. It
// fails with currency_mismatch when the currencies differ.
func (m Money) Compare(n Money) (int, error) {
	if m.currency != n.currency {
		return 0, mismatch()
	}
	return cmp.Compare(m.minor, n.minor), nil
}

// Split divides m in proportion to the weights by largest remainder, ties to
// the earlier part: the parts add up to m, and none is more than one minor
// unit away from its exact share. It fails with required for no weights,
// out_of_range for a negative one and undefined when all are zero.
// Cost: O(n log n).
func (m Money) Split(weights ...int64) ([]Money, error) {
	if len(weights) == 0 {
		return nil, fieldError(CodeRequired, "must have at least one weight")
	}
	var sum int64
	for _, w := range weights {
		if w < 0 || sum+w < 0 {
			return nil, fieldError(CodeOutOfRange, "weights must be zero or more and add up within an int64")
		}
		sum += w
	}
	if sum == 0 {
		return nil, fieldError(CodeUndefined, "weights must not all be zero")
	}
	parts := make([]Money, len(weights))
	for i, minor := range exact.Apportion(m.minor, weights) {
		parts[i] = Money{minor, m.currency}
	}
	return parts, nil
}

// String returns "1394.70 CAD", with all decimals of the minor unit, or "" for
// the zero Money.
func (m Money) String() string {
	if m.currency == (Currency{}) {
		return ""
	}
	var buf [maxNumberText]byte
	b := appendFixed(buf[:0], m.minor, m.currency.Exponent())
	b = append(b, ' ')
	return string(m.currency.append(b))
}

// MarshalText returns [Money.String].
func (m Money) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText is [ParseMoney].
func (m *Money) UnmarshalText(text []byte) error {
	parsed, err := ParseMoney(string(text))
	if err == nil {
		*m = parsed
	}
	return err
}

// Value returns the text for a database column, nil when m is not set.
func (m Money) Value() (driver.Value, error) { return textValue(m.String()), nil }

// Scan reads text from a database column; NULL gives the zero Money.
func (m *Money) Scan(src any) error { return scanText(src, m) }

func mismatch() *FieldError {
	return fieldError(CodeCurrencyMismatch, "must be of the same currency")
}
