package essor

import (
	"database/sql/driver"
	"encoding"
	"time"
)

// textValue is the driver value of a text, NULL for "not set".
func textValue(text string) driver.Value {
	if text == "" {
		return nil
	}
	return text
}

// scanText fills a value from what a driver returns for a text column.
func scanText[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](src any, into P) error {
	switch src := src.(type) {
	case nil:
		*into = *new(T)
		return nil
	case string:
		return into.UnmarshalText([]byte(src))
	case []byte:
		return into.UnmarshalText(src)
	case time.Time:
		// Drivers hand a DATE column out as midnight in some zone: its own
		// calendar day is the one that was stored.
		if d, ok := any(into).(*Date); ok {
			day, err := DateOf(src)
			if err == nil {
				*d = day
			}
			return err
		}
	}
	return fieldError(CodeBadFormat, "column must hold text or null")
}
