package assess

import (
	"slices"
	"strconv"
	"strings"

	"github.com/essor-go/essor"
)

// code returns the number by which an answer to a choice, a Likert or a
// yes_no item is held: the place of the option, the level, 0 for no and 1 for
// yes.
func (it *item) code(value string) (int, *essor.FieldError) {
	switch it.Kind {
	case Likert:
		return levelIn(value, it.Levels)
	case YesNo:
		return codeIn(value, []string{no, yes})
	}
	for k, o := range it.Options {
		if o.ID == value {
			return k, nil
		}
	}
	return 0, unknownValue(value)
}

// valueOf returns what an answer is held as: a code, or a number in 10⁻¹².
func (it *item) valueOf(value string) (int64, error) {
	if it.Kind == Number {
		f, err := essor.ParseFraction(value)
		return f.Units(), err
	}
	code, err := it.code(value)
	if err != nil {
		return 0, err
	}
	return int64(code), nil
}

func codeIn(value string, known []string) (int, *essor.FieldError) {
	if k := slices.Index(known, value); k >= 0 {
		return k, nil
	}
	return 0, unknownValue(value)
}

func unknownValue(value string) *essor.FieldError {
	if value == "" {
		return &essor.FieldError{Code: essor.CodeRequired, Detail: "must not be empty"}
	}
	return &essor.FieldError{Code: essor.CodeUnknownValue, Detail: "must be one of the item's answers"}
}

// levelIn reads a level from 1 to n.
func levelIn(value string, n int) (int, *essor.FieldError) {
	switch {
	case value == "":
		return 0, unknownValue(value)
	case strings.Trim(value, "0123456789") != "" || value[0] == '0' && len(value) > 1:
		return 0, &essor.FieldError{Code: essor.CodeBadFormat, Detail: "must be a whole number"}
	}
	if level, err := strconv.Atoi(value); err == nil && level >= 1 && level <= n {
		return level, nil
	}
	return 0, &essor.FieldError{Code: essor.CodeOutOfRange, Detail: "must be 1 to " + strconv.Itoa(n)}
}
