package essor

import (
	"strconv"

	"github.com/shopspring/decimal"
)

// maxNumberText is how long the text of an amount or fraction may be: the
// sign, the digits before the point, the point and twelve decimals fit easily.
const maxNumberText = 32

// parseFixed reads a plain decimal number, -12.50, as a count of 10^-places.
// Only ASCII digits, one leading minus and one point are accepted; the limit
// is on the absolute count. Length never decides alone: a text is judged by
// what is first wrong with it, so that the code tells the caller what to mend.
func parseFixed(s string, places int, limit int64) (int64, *FieldError) {
	if s == "" {
		return 0, fieldError(CodeRequired, "must not be empty")
	}
	i, negative := 0, false
	if s[0] == '-' {
		i, negative = 1, true
	}
	start := i
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	whole := s[start:i]
	decimals := ""
	if i < len(s) && s[i] == '.' {
		from := i + 1
		for i = from; i < len(s) && isDigit(s[i]); i++ {
		}
		decimals = s[from:i]
		if decimals == "" {
			return 0, fieldError(CodeBadFormat, "must have a digit after the point")
		}
	}
	switch {
	case whole == "":
		return 0, fieldError(CodeBadFormat, "must be a decimal number such as -1394.70")
	case i < len(s) && (s[i] == 'e' || s[i] == 'E'):
		return 0, exponentError(s[i+1:])
	case i < len(s):
		return 0, fieldError(CodeBadFormat, "must be a decimal number such as -1394.70")
	case len(decimals) > places:
		return 0, fieldError(CodeTooPrecise, "must have at most "+strconv.Itoa(places)+" decimals")
	case len(s) > maxNumberText:
		return 0, fieldError(CodeTooLong, "must be at most 32 bytes long")
	}
	n := int64(0)
	for k := 0; k < len(whole)+places; k++ {
		digit := int64(0)
		switch {
		case k < len(whole):
			digit = int64(whole[k] - '0')
		case k-len(whole) < len(decimals):
			digit = int64(decimals[k-len(whole)] - '0')
		}
		if n > (limit-digit)/10 {
			return 0, fieldError(CodeOutOfRange, "must be within ±"+formatFixed(limit, places))
		}
		n = n*10 + digit
	}
	if negative {
		n = -n
	}
	return n, nil
}

// exponentError tells an exponent that is merely not accepted from one that
// would be beyond every limit.
func exponentError(text string) *FieldError {
	if text != "" && (text[0] == '+' || text[0] == '-') {
		text = text[1:]
	}
	n := 0
	for _, c := range []byte(text) {
		if !isDigit(c) {
			return fieldError(CodeBadFormat, "must be a decimal number such as -1394.70")
		}
		n = min(n*10+int(c-'0'), 20)
	}
	if n < 20 {
		return fieldError(CodeBadFormat, "must be written without an exponent")
	}
	return fieldError(CodeOutOfRange, "must be written without an exponent and within its limits")
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// fromDecimal returns d as a count of 10^-places. It looks at the exponent
// first: even a zero can carry one that makes every operation hang.
func fromDecimal(d decimal.Decimal, places int, limit int64) (int64, *FieldError) {
	// 213 bits hold every number of 64 digits; counting the digits of one
	// that has millions would take longer than all the rest.
	if d.Exponent() > 64 || d.Exponent() < -64 || d.Coefficient().BitLen() > 213 {
		return 0, fieldError(CodeOutOfRange, "must have an exponent within ±64 and at most 64 digits")
	}
	shifted := d.Shift(int32(places))
	if !shifted.IsInteger() {
		return 0, fieldError(CodeTooPrecise, "must have at most "+strconv.Itoa(places)+" decimals")
	}
	whole := shifted.BigInt()
	if !whole.IsInt64() || whole.Int64() > limit || whole.Int64() < -limit {
		return 0, fieldError(CodeOutOfRange, "must be within ±"+formatFixed(limit, places))
	}
	return whole.Int64(), nil
}

// formatFixed writes n × 10^-places with all its decimals.
func formatFixed(n int64, places int) string {
	var buf [maxNumberText]byte
	return string(appendFixed(buf[:0], n, places))
}

func appendFixed(b []byte, n int64, places int) []byte {
	u := uint64(n)
	if n < 0 {
		b = append(b, '-')
		u = -u
	}
	var digits [24]byte
	text := strconv.AppendUint(digits[:0], u, 10)
	for len(text) <= places {
		text = append(text, 0)
		copy(text[1:], text)
		text[0] = '0'
	}
	b = append(b, text[:len(text)-places]...)
	if places > 0 {
		b = append(b, '.')
		b = append(b, text[len(text)-places:]...)
	}
	return b
}
