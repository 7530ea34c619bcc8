package essor

import (
	"cmp"
	"database/sql/driver"
	"time"

	"github.com/essor-go/essor/internal/civil"
)

// The first and last day a [Date] can hold, as days since 1970-01-01.
const (
	firstDay = -25567 // 1900-01-01
	lastDay  = 84005  // 2199-12-31
)

// Date is a civil day between 1900-01-01 and 2199-12-31, without hour or
// zone. It is comparable. The zero Date means "not set".
type Date struct{ n int32 } // days since 1899-12-31, so that 0 is not a day

// ParseDate reads "2026-11-21". It fails with required, bad_format for other
// forms and days that no calendar has, and out_of_range for other years.
func ParseDate(text string) (Date, error) {
	if text == "" {
		return Date{}, fieldError(CodeRequired, "must be a day such as 2026-11-21")
	}
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return Date{}, badDay()
	}
	var part [3]int
	for i, span := range [3]string{text[:4], text[5:7], text[8:]} {
		for _, c := range []byte(span) {
			if !isDigit(c) {
				return Date{}, badDay()
			}
			part[i] = part[i]*10 + int(c-'0')
		}
	}
	return NewDate(part[0], time.Month(part[1]), part[2])
}

// MustParseDate is [ParseDate] for tests, examples and constants: it panics
// where ParseDate fails.
func MustParseDate(text string) Date { return must(ParseDate(text)) }

// NewDate returns the given day. It never normalises: 30 February fails with
// bad_format, a year outside 1900 to 2199 with out_of_range.
func NewDate(year int, month time.Month, day int) (Date, error) {
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return Date{}, badDay()
	}
	if year < 1900 || year > 2199 {
		return Date{}, dateRange()
	}
	if day > civil.DaysIn(year, int(month)) {
		return Date{}, badDay()
	}
	return DateOfDay(civil.Day(year, int(month), day))
}

// DateOf returns the calendar day of t in t's own location. It fails with
// out_of_range outside 1900 to 2199.
func DateOf(t time.Time) (Date, error) { return NewDate(t.Date()) }

// DateOfDay returns the date that lies the given number of days after
// 1970-01-01. It fails with out_of_range outside 1900 to 2199.
func DateOfDay(day int) (Date, error) {
	if day < firstDay || day > lastDay {
		return Date{}, dateRange()
	}
	return Date{int32(day - firstDay + 1)}, nil
}

// Day returns the number of days since 1970-01-01, negative before. For the
// zero Date it is the day before 1900-01-01; check [Date.IsSet] first.
func (d Date) Day() int { return int(d.n) + firstDay - 1 }

// IsSet reports whether d is a day.
func (d Date) IsSet() bool { return d.n != 0 }

// Date returns the year, month and day; 1899, December, 31 for the zero Date.
func (d Date) Date() (year int, month time.Month, day int) {
	y, m, dd := civil.Date(d.Day())
	return y, time.Month(m), dd
}

// AddDays returns the date n days later. It fails with out_of_range outside
// 1900 to 2199 and with required for the zero Date.
func (d Date) AddDays(n int) (Date, error) {
	if !d.IsSet() {
		return Date{}, fieldError(CodeRequired, "must be a day")
	}
	if n > lastDay-firstDay || n < firstDay-lastDay {
		return Date{}, dateRange()
	}
	return DateOfDay(d.Day() + n)
}

// Sub returns the number of days from e to d: negative when d is earlier.
func (d Date) Sub(e Date) int { return int(d.n) - int(e.n) }

// Compare returns -1, 0 or 1 as d is before, the same as or after e. The zero
// Date is before every day.
func (d Date) Compare(e Date) int { return cmp.Compare(d.n, e.n) }

// Time returns the first instant of the day in loc, or in UTC where loc is
// nil, for hosts that need an instant. It is not midnight where the clocks
// skip that hour, as in Santiago or Havana in spring; a day that loc left out
// altogether, as Apia did 2011-12-30, begins with the next.
func (d Date) Time(loc *time.Location) time.Time {
	if loc == nil {
		loc = time.UTC
	}
	y, m, day := d.Date()
	t := time.Date(y, m, day, 0, 0, 0, 0, loc)
	start, end := t.ZoneBounds()
	hour, minute, second := t.Clock()
	switch {
	case t.Day() != day: // midnight is skipped, and t lies before the gap
		return end
	case hour|minute|second != 0: // midnight is skipped, and t lies after
		return start
	case start.IsZero():
		return t
	}
	// Clocks that go back over midnight show it twice: the first counts.
	_, offset := t.Zone()
	_, before := start.Add(-1).Zone()
	if first := t.Add(time.Duration(offset-before) * time.Second); first.Before(start) {
		return first
	}
	return t
}

// String returns "2026-11-21", or "" for the zero Date.
func (d Date) String() string {
	if !d.IsSet() {
		return ""
	}
	y, m, day := civil.Date(d.Day())
	b := [10]byte{4: '-', 7: '-'}
	put := func(at, width, n int) {
		for i := at + width - 1; i >= at; i-- {
			b[i] = byte('0' + n%10)
			n /= 10
		}
	}
	put(0, 4, y)
	put(5, 2, m)
	put(8, 2, day)
	return string(b[:])
}

// MarshalText returns [Date.String].
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText is [ParseDate].
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

// Value returns the text for a database column, nil when d is not set.
func (d Date) Value() (driver.Value, error) { return textValue(d.String()), nil }

// Scan reads text or a time from a database column; NULL gives the zero Date.
// Of a time the calendar day in its own location counts.
func (d *Date) Scan(src any) error { return scanText(src, d) }

func badDay() *FieldError {
	return fieldError(CodeBadFormat, "must be a day of the calendar such as 2026-11-21")
}

func dateRange() *FieldError {
	return fieldError(CodeOutOfRange, "must be from 1900-01-01 to 2199-12-31")
}
