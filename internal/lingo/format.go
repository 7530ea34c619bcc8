package lingo

import (
	"strconv"
	"strings"
)

const (
	narrowSpace = "\u202f" // groups thousands in French and Spanish
	noBreak     = "\u00a0" // between a number and its unit
)

// style is how a language writes numbers.
type style struct {
	group, decimal, beforePercent string
}

func styleOf(lang string) style {
	if strings.HasPrefix(lang, "fr") || strings.HasPrefix(lang, "es") {
		return style{narrowSpace, ",", noBreak}
	}
	return style{",", ".", ""}
}

// plain writes a fact as its kind is usually written.
func plain(lang, kind, value string) (string, bool) {
	s := styleOf(lang)
	switch kind {
	case Text:
		return value, true
	case Count, Fraction:
		return s.number(value)
	case Money:
		amount, code, _ := strings.Cut(value, " ")
		text, ok := s.number(amount)
		return text + noBreak + code, ok && len(code) == 3 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
	case Date:
		return date(lang, value)
	}
	return "", false
}

// number groups the digits of a canonical decimal number in threes; numbers
// of four digits stay together in French and Spanish.
func (s style) number(value string) (string, bool) {
	digits, sign := strings.CutPrefix(value, "-")
	whole, decimals, hasDecimals := strings.Cut(digits, ".")
	if whole == "" || strings.Trim(whole+decimals, "0123456789") != "" || hasDecimals && decimals == "" {
		return "", false
	}
	var b strings.Builder
	if sign {
		b.WriteString("-")
	}
	for i, c := range []byte(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 && (s.decimal == "." || len(whole) > 4) {
			b.WriteString(s.group)
		}
		b.WriteByte(c)
	}
	if hasDecimals {
		b.WriteString(s.decimal + decimals)
	}
	return b.String(), true
}

// percent writes a canonical fraction times one hundred with at most two
// decimals, rounded half to even, and the sign as the language sets it.
func percent(lang, value string) (string, bool) {
	digits, sign := strings.CutPrefix(value, "-")
	whole, decimals, _ := strings.Cut(digits, ".")
	if _, ok := styleOf("en").number(value); !ok || len(whole)+len(decimals) > 24 {
		return "", false
	}
	decimals += strings.Repeat("0", 12)
	kept, rest := whole+decimals[:4], strings.TrimRight(decimals[4:], "0")
	n, err := strconv.ParseInt(kept, 10, 64)
	if err != nil {
		return "", false
	}
	if rest > "5" || rest == "5" && n%2 == 1 {
		n++
	}
	text := strconv.FormatInt(n/100, 10)
	if cents := n % 100; cents != 0 {
		text += strings.TrimRight("."+string([]byte{byte('0' + cents/10), byte('0' + cents%10)}), "0")
	}
	if sign && n != 0 {
		text = "-" + text
	}
	s := styleOf(lang)
	out, ok := s.number(text)
	return out + s.beforePercent + "%", ok
}

var months = map[string][12]string{
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"fr": {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	"es": {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
}

// date writes 2026-11-21 as "November 21, 2026", « 21 novembre 2026 » or
// «21 de noviembre de 2026»; other languages get the ISO form.
func date(lang, value string) (string, bool) {
	digits := strings.ReplaceAll(value, "-", "")
	if len(value) != 10 || value[4] != '-' || value[7] != '-' || len(digits) != 8 || strings.Trim(digits, "0123456789") != "" {
		return "", false
	}
	month, _ := strconv.Atoi(digits[4:6])
	day, _ := strconv.Atoi(digits[6:])
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return "", false
	}
	base, _, _ := strings.Cut(lang, "-")
	names, ok := months[base]
	if !ok {
		return value, true
	}
	year, name, number := value[:4], names[month-1], strconv.Itoa(day)
	switch base {
	case "fr":
		if day == 1 {
			number = "1er"
		}
		return number + noBreak + name + " " + year, true
	case "es":
		return number + " de " + name + " de " + year, true
	}
	return name + noBreak + number + ", " + year, true
}
