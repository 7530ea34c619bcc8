package rhythm

import (
	"time"

	"github.com/essor-go/essor/internal/civil"
)

// Table is a grid with what is laid over it: dates listed instead, months in
// which alone rows fall due, and days on which none can.
type Table struct {
	Grid                // where Dates lists days, anchored at the first of them
	Dates        []int  // instead of the grid's days from 0 on; it goes on after the last
	Months       uint16 // bit m is month m; 0 is all
	Move         string
	Closed       Closed
	MoveInterest bool // interest runs to the day to which a row is moved
}

// NewTable returns a table of the days of a grid that lie in some months, all
// where none is named, or of listed dates instead.
func NewTable[D dated](grid Grid, months []time.Month, dates []D) Table {
	t := Table{Grid: grid}
	for _, d := range dates {
		t.Dates = append(t.Dates, d.Day())
	}
	if len(dates) > 0 {
		t.Anchor, t.Offset = t.Dates[0], 0
		return t
	}
	for _, m := range months {
		t.Months |= 1 << m
	}
	return t
}

// Row is when a row falls due.
type Row struct {
	Index   int // the period of the grid that ends with it
	Accrues int // the last day of its interest
	Due     int // the same, unless moved
}

// maxSearch bounds the periods that may pass without a month of the season:
// a year of days.
const maxSearch = 366

// Row returns the first row of period n or a later one, and false where no
// period is in season.
func (t *Table) Row(n int) (Row, bool) {
	for tries := 0; !t.inSeason(n); n++ {
		if tries++; tries > maxSearch {
			return Row{}, false
		}
	}
	day := t.End(n)
	r := Row{n, day, t.Closed.Moved(t.Move, day)}
	if t.MoveInterest {
		r.Accrues = r.Due
	}
	return r, true
}

func (t *Table) inSeason(n int) bool {
	if t.Months == 0 {
		return true
	}
	_, month, _ := civil.Date(t.Day(n))
	return t.Months>>month&1 == 1
}

// End returns the day on which a period of the grid ends.
func (t *Table) End(n int) int {
	switch listed := len(t.Dates); {
	case n < 0 || listed == 0:
		return t.Day(n)
	case n < listed:
		return t.Dates[n]
	default:
		on := Grid{Frequency: t.Frequency, Anchor: t.Dates[listed-1], Every: t.Every}
		return on.Day(n - listed + 1)
	}
}

// Periods returns the time from one day to another in equal periods, as a
// fraction of a year: each period of the grid is the same part of the year,
// and divides it evenly among its days. Period n should end near the second
// day, not long after it.
func (t *Table) Periods(n, from, to int) (num, den int64) {
	part, of := t.Period()
	if length := t.length(); length > 0 && len(t.Dates) == 0 {
		return int64(max(0, to-from)) * int64(part), int64(length) * int64(of)
	}
	num, den = 0, 1
	t.eachPeriod(n, from, to, func(days, length int64) { num, den = add(num, den, days, length) })
	return num * int64(part), den * int64(of)
}

// eachPeriod tells how many days of each period of the grid lie between two
// days, the latest first.
func (t *Table) eachPeriod(n, from, to int, tell func(days, length int64)) {
	for t.End(n) < to { // a row that was moved, with its interest
		n++
	}
	for end := t.End(n); end > from; n-- {
		begin := t.End(n - 1)
		if days := min(to, end) - max(from, begin); days > 0 {
			tell(int64(days), int64(end-begin))
		}
		end = begin
	}
}

// Denominator returns a common denominator of all times that [Table.Periods]
// returns within some days: below 2³⁸ where they are those of one row.
func (t *Table) Denominator(n, from, to int) uint64 {
	_, of := t.Period()
	if length := t.length(); length > 0 && len(t.Dates) == 0 {
		return uint64(length) * uint64(of)
	}
	den := uint64(1)
	t.eachPeriod(n, from, to, func(_, length int64) {
		den = den / GCD(den, uint64(length)) * uint64(length)
	})
	return den * uint64(of)
}

// add returns a/b + c/d. Both denominators are the days of periods.
func add(a, b, c, d int64) (num, den int64) {
	if b == d {
		return a + c, b
	}
	g := int64(GCD(uint64(b), uint64(d)))
	return a*(d/g) + c*(b/g), b / g * d
}

// GCD returns the greatest common divisor of two positive numbers, and the
// second where the first is 0.
func GCD(a, b uint64) uint64 {
	for a != 0 {
		a, b = b%a, a
	}
	return b
}
