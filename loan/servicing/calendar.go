package servicing

import (
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/loan"
)

// grid is the rhythm of due dates. Rows are counted from 0; rows below 0 are
// days on which earlier ones would have been due.
type grid struct {
	frequency loan.Frequency
	anchor    int // day number
	offset    int // periods from the anchor to row 0
}

func newGrid(t *loan.Terms) grid {
	g := grid{frequency: t.Repayment.Frequency}
	if g.frequency == "" {
		g.frequency = loan.Monthly
	}
	if t.Repayment.First.IsSet() {
		g.anchor = t.Repayment.First.Day()
	} else {
		g.anchor, g.offset = t.Advances[0].On.Day(), 1
	}
	return g
}

// due returns the due day of a row, as package loan counts it.
func (g grid) due(row int) int {
	n := row + g.offset
	switch g.frequency {
	case loan.Weekly:
		return g.anchor + 7*n
	case loan.Biweekly:
		return g.anchor + 14*n
	case loan.SemiMonthly:
		year, month, day := civil.Date(g.anchor)
		odd := n & 1
		month += (n - odd) / 2
		switch {
		case odd == 0:
		case day <= 15:
			day += 15
		default:
			day, month = min(day, 30)-15, month+1
		}
		return civil.OnDay(year, month, day)
	}
	return civil.AddMonths(g.anchor, n)
}

// pace walks the grid row by row. In months it goes from one first of the month
// to the next, which costs a fifth of counting each date from the anchor.
type pace struct {
	grid
	row              int // the next
	begin, dueDay    int // due days of the row before and of the next
	first, year      int // first of the month of dueDay, and its year
	month, anchorDay int // its month, and the day of the month of the anchor
}

func newPace(g grid) pace {
	p := pace{grid: g, begin: g.due(-1), dueDay: g.due(0)}
	if g.frequency == loan.Monthly {
		_, _, p.anchorDay = civil.Date(g.anchor)
		year, month, day := civil.Date(p.dueDay)
		p.first, p.year, p.month = p.dueDay-day, year, month
	}
	return p
}

// step moves on to the next row.
func (p *pace) step() {
	p.row++
	p.begin = p.dueDay
	if p.frequency != loan.Monthly {
		p.dueDay = p.due(p.row)
		return
	}
	p.first += civil.DaysIn(p.year, p.month)
	if p.month++; p.month > 12 {
		p.year, p.month = p.year+1, 1
	}
	p.dueDay = p.first + min(p.anchorDay, civil.DaysIn(p.year, p.month))
}

// clock counts time in ticks, so that all weights of a day count are whole
// numbers.
type clock struct {
	count loan.DayCount
	// unit is how many ticks make a period of equal periods: a multiple of
	// every length in days that a period of the frequency can have.
	unit  int
	basis int // ticks in a year
}

func newClock(count loan.DayCount, f loan.Frequency) clock {
	switch count {
	case loan.Act365:
		return clock{count, 0, 365}
	case loan.Thirty360E:
		return clock{count, 0, 360}
	}
	c, perYear := clock{count: loan.EqualPeriods}, 0
	switch f {
	case loan.Weekly:
		c.unit, perYear = 7, 52
	case loan.Biweekly:
		c.unit, perYear = 14, 26
	case loan.SemiMonthly:
		c.unit, perYear = 16*15*13*7, 24 // 13 to 16 days
	default:
		c.unit, perYear = 28*29*15*31, 12 // 28 to 31 days
	}
	c.basis = c.unit * perYear
	return c
}

// ticks returns the time from one day to a later one, which is not after the
// due day of the next row.
func (c clock) ticks(p *pace, from, to int) uint64 {
	switch c.count {
	case loan.Act365:
		return uint64(to - from)
	case loan.Thirty360E:
		return uint64(max(0, civil.Days30E360(from, to)))
	}
	sum, begin, end := 0, p.begin, p.dueDay
	for row := p.row; ; {
		if start := max(from, begin); start < to {
			sum += (to - start) * (c.unit / (end - begin))
			to = start
		}
		if to == from {
			return uint64(sum)
		}
		row--
		begin, end = p.due(row-1), begin
	}
}

// never is a day after all others, so far off that days still add up in 32
// bits; -never is one before all others.
const never = 1 << 28
