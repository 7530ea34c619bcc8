package servicing

import (
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/internal/rhythm"
	"github.com/essor-go/essor/loan"
)

// newGrid returns the rhythm of due dates.
func newGrid(t *loan.Terms) rhythm.Grid {
	g := rhythm.Grid{Frequency: string(t.Repayment.Frequency), Every: t.Repayment.Every}
	if g.Frequency == "" {
		g.Frequency = rhythm.Monthly
	}
	if t.Repayment.First.IsSet() {
		g.Anchor = t.Repayment.First.Day()
	} else {
		g.Anchor, g.Offset = t.Advances[0].On.Day(), 1
	}
	return g
}

// pace walks the grid row by row. In months it goes from one first of the month
// to the next, which costs a fifth of counting each date from the anchor.
type pace struct {
	rhythm.Grid
	row              int // the next
	begin, dueDay    int // due days of the row before and of the next
	first, year      int // first of the month of dueDay, and its year
	month, anchorDay int // its month, and the day of the month of the anchor
}

func newPace(g rhythm.Grid) pace {
	p := pace{Grid: g, begin: g.Day(-1), dueDay: g.Day(0)}
	if g.Frequency == rhythm.Monthly {
		_, _, p.anchorDay = civil.Date(g.Anchor)
		year, month, day := civil.Date(p.dueDay)
		p.first, p.year, p.month = p.dueDay-day, year, month
	}
	return p
}

// step moves on to the next row.
func (p *pace) step() {
	p.row++
	p.begin = p.dueDay
	if p.Frequency != rhythm.Monthly {
		p.dueDay = p.Day(p.row)
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

func newClock(count loan.DayCount, f string) clock {
	switch count {
	case loan.Act365:
		return clock{count, 0, 365}
	case loan.Thirty360E:
		return clock{count, 0, 360}
	}
	c, perYear := clock{count: loan.EqualPeriods}, 0
	switch f {
	case rhythm.Weekly:
		c.unit, perYear = 7, 52
	case rhythm.Biweekly:
		c.unit, perYear = 14, 26
	case rhythm.SemiMonthly:
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
		begin, end = p.Day(row-1), begin
	}
}

// never is a day after all others, so far off that days still add up in 32
// bits; -never is one before all others.
const never = 1 << 28
