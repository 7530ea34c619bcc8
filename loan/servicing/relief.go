package servicing

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/internal/rhythm"
	"github.com/essor-go/essor/loan"
)

// suspend begins a holiday today.
func (s *state) suspend(e *Event) {
	until := e.Until.Day()
	s.holidayUntil = max(s.holidayUntil, until)
	if e.WaiveInterest {
		s.waivedUntil = max(s.waivedUntil, until)
	}
	s.cause = e.Cause
	s.write(s.code, [parts]int64{}, 0)
}

// lend notes money lent on a course.
func (s *state) lend(amount int64) {
	s.lent += amount
	if s.day < s.aheadUntil {
		s.lentAhead += amount
	}
}

// finance lends the fees that are financed.
func (s *state) finance() {
	of := &s.course.upFront
	if of.financed == 0 {
		return
	}
	s.notDue += of.financed
	s.outstanding += of.financed
	s.lend(of.financed)
	s.of.outside = of.financedOutside
	s.write(isCapitalised, [parts]int64{fee: of.financed, principal: of.financed}, 0)
}

func (s *state) changeRate(e *Event) *contradiction {
	rate := uint64(e.YearRate.Units())
	if c := s.course; c != nil {
		if e.YearRate.Units() > c.mostRate() {
			return &contradiction{"year_rate", essor.CodeOutOfRange, "must be one that the terms could quote"}
		}
		rate, s.quoted = c.quote.Rate(e.YearRate.Units()), e.YearRate
	}
	s.rate = rate
	if s.kind != loan.Listed {
		s.level()
	}
	s.write(s.code, [parts]int64{}, 0)
	return nil
}

// mostRate returns the highest rate that the terms could quote.
func (c *course) mostRate() int64 {
	const all = loan.MaxYearRate * essor.FractionUnit
	switch c.quote.Name {
	case rhythm.SemiAnnual:
		return 4 * essor.FractionUnit
	case rhythm.PerPeriod:
		num, den := c.table.Period()
		return all / int64(den) * int64(num)
	}
	return all
}

// takeBack moves principal in arrears back to what is not yet due.
func (s *state) takeBack() {
	for s.unpaid[principal] > 0 {
		at := s.oldest(principal)
		n := s.bills[at].unpaid[principal]
		s.reduce(at, principal, n)
		s.notDue += n
	}
	s.restructured = true
}

func (s *state) reamortise(e *Event) *contradiction {
	if s.row > s.last {
		return contradicts("kind", "must come before the last row is due")
	}
	s.takeBack()
	s.relevel()
	s.write(s.code, [parts]int64{}, 0)
	return nil
}

// relevel finds the payment anew; rows that were listed ask for it too.
func (s *state) relevel() {
	if s.kind == loan.Listed {
		s.kind = loan.Level
	}
	s.level()
}

func (s *state) reschedule(e *Event) *contradiction {
	if s.course != nil {
		course, c := s.course.from(e)
		if c != nil {
			return c
		}
		s.takeBack()
		s.post()
		s.whole = exact.Wide{}
		s.course, s.row = course, 0
		s.kind, s.balloon, s.lent = loan.Level, 0, s.notDue
		s.toRow(0)
	} else {
		s.takeBack()
		s.post()
		s.pace = newPace(rhythm.Grid{Frequency: s.Frequency, Anchor: e.First.Day()})
	}
	s.last, s.interestOnly = e.Count-1, 0
	s.level()
	s.write(s.code, [parts]int64{}, 0)
	return nil
}

// from returns the course of level rows in the same rhythm from another day.
func (c *course) from(e *Event) (*course, *contradiction) {
	next := *c
	next.asks, next.left = nil, nil
	t := &next.table
	t.Anchor, t.Offset, t.Dates = e.First.Day(), 0, nil
	t.Ends = c.terms.Repayment.EndOfMonth && rhythm.EndsMonth(t.Anchor)
	for _, m := range c.terms.Repayment.Months {
		t.Months |= 1 << m
	}
	row, ok := t.Row(0)
	switch {
	case !ok:
		return nil, contradicts("first", "must lead to months in which rows can be due")
	case min(row.Accrues, row.Due) <= e.On.Day():
		return nil, contradicts("first", "must be after the day of the event, also where a due date moves back")
	}
	if c.count == rhythm.Thirty360EISDA {
		for k := 1; k < e.Count && ok; k++ {
			row, ok = t.Row(row.Index + 1)
		}
		next.termination = row.Accrues
	}
	return &next, nil
}
