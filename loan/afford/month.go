package afford

import (
	"time"

	"github.com/essor-go/essor"
)

// month is a calendar month as a number: January of year 0 is 0.
type month int

// Months before and after all others.
const (
	never month = -1 << 30
	ever  month = 1 << 30
)

func monthOf(d essor.Date) month {
	year, m, _ := d.Date()
	return month(year*12 + int(m) - 1)
}

// first returns the first day of the month.
func (m month) first() essor.Date {
	d, _ := essor.NewDate(int(m)/12, time.Month(int(m)%12+1), 1)
	return d
}

// last returns the last day of the month.
func (m month) last() essor.Date {
	for day := 31; ; day-- {
		if d, err := essor.NewDate(int(m)/12, time.Month(int(m)%12+1), day); err == nil || day == 28 {
			return d
		}
	}
}
