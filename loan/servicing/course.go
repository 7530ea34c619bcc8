package servicing

import (
	"math/bits"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/internal/rhythm"
	"github.com/essor-go/essor/loan"
)

// course is what terms agree on that are not plain, made ready. It never
// changes; a loan that is rescheduled gets another. Plain terms, by far the
// most, have none.
type course struct {
	terms       *loan.Terms
	table       rhythm.Table
	quote       rhythm.Quote
	count       string // day count
	termination int    // the last row's day
	changes     []change
	cuts        []int        // days at which time is measured anew: of changes, and with Stretches of advances
	asks        []rhythm.Ask // of the rows of the terms; all others ask for a payment
	left        []int        // rows of the terms from each on that ask for a payment
	upFront     upFront
	lent        int64 // all advances together
	unit        int64 // of rounded interest
	rule        exact.Rounding
	step        int // rows of a step of Graduated
}

// change is a rate of the terms from a day on.
type change struct {
	day    int
	rate   uint64
	quoted essor.Fraction
}

// upFront is what the fees due before the first row add up to.
type upFront struct {
	deducted, financed       int64
	outside, financedOutside int64 // parts of both that are outside the cost
	saved                    int64 // of deducted
}

// varied is the part of a [state] that plain terms leave alone.
type varied struct {
	coming     rhythm.Row // the row that comes next; it is asked for on pace.dueDay
	rowDen     uint64     // of sum, beside the unit of the quote
	sum        exact.Wide // interest of the row before it is rounded
	whole      exact.Wide // the same, and what was posted of the row
	ceiling    exact.Wide // from which on sum is too much
	changeAt   int        // the next change of the terms
	quoted     essor.Fraction
	lent       int64     // so far: what flat interest is on
	aheadUntil int       // interest until this day was asked for ahead
	asksAhead  bool      // while that interest is earned: on what is not yet due
	lentAhead  int64     // lent since then: it alone bears interest
	kind       loan.Kind // of repayment
	balloon    int64
	later      int64 // interest deferred by the terms
	pool       int64 // interest to be spread over the rows to come
	target     int64 // what Graduated asks now
	asked      int   // rows so far that asked for a payment
	isFresh    bool  // the payment is that of the row that comes next, whatever its step
	extras     []extra
	held       int64 // savings
	of         extra // of the line that is written next
	legs       []leg // what an outlook found
	ahead      ahead
}

// extra is which parts of a fee are outside the cost, and compulsory savings.
type extra struct{ outside, saving int64 }

// isPlain reports whether terms need no course.
func isPlain(t *loan.Terms) bool {
	switch t.Interest.DayCount {
	case "", loan.EqualPeriods, loan.Thirty360E, loan.Act365:
	default:
		return false
	}
	switch t.Repayment.Frequency {
	case "", loan.Monthly, loan.Weekly, loan.Biweekly, loan.SemiMonthly:
	default:
		return false
	}
	r, i := &t.Repayment, &t.Interest
	switch {
	case r.Kind != "" && r.Kind != loan.Level, r.Every > 1, r.Relevel, r.Capitalise, r.EndOfMonth, t.Rounding != loan.Rounding{},
		i.Quote != "" && i.Quote != loan.Nominal, len(r.Months)+len(r.Dates)+len(i.Changes)+len(t.Relief.Moratoria) > 0, t.Relief.Grace != 0,
		r.Calendar.Move != "" && r.Calendar.Move != loan.Stay:
		return false
	}
	for k := range t.Fees {
		if f := &t.Fees[k]; *f != (loan.Fee{Amount: f.Amount}) {
			return false
		}
	}
	return true
}

// newCourse makes terms ready that compile.
func newCourse(t *loan.Terms) *course {
	c := &course{terms: t, table: newTable(t), count: string(t.Interest.DayCount), step: t.Repayment.StepEvery}
	c.quote = rhythm.NewQuote(string(t.Interest.Quote), &c.table.Grid)
	if c.step == 0 {
		c.step = 12
	}
	for _, a := range t.Advances {
		c.lent += a.Amount.Minor()
		if t.Rounding.Stretches {
			c.cuts = append(c.cuts, a.On.Day())
		}
	}
	for _, r := range t.Interest.Changes {
		c.changes = append(c.changes, change{r.On.Day(), c.quote.Rate(r.Rate.Units()), r.Rate})
		c.cuts = append(c.cuts, r.On.Day())
	}
	slices.Sort(c.cuts)
	c.unit, c.rule = rounding(t.Rounding.Interest)
	c.layFees()
	c.layAsks()
	return c
}

// rounding returns the unit of a rounding in minor units, and its rule.
func rounding(r loan.Round) (unit int64, rule exact.Rounding) {
	unit = max(1, r.Unit.Minor())
	switch r.To {
	case loan.Up:
		return unit, exact.Up
	case loan.Down:
		return unit, exact.Down
	}
	return unit, exact.HalfEven
}

// newTable returns what the rows of terms are laid out by.
func newTable(t *loan.Terms) rhythm.Table {
	r := &t.Repayment
	grid := newGrid(t)
	grid.Ends = r.EndOfMonth && rhythm.EndsMonth(grid.Anchor)
	table := rhythm.NewTable(grid, r.Months, r.Dates)
	table.Closed = rhythm.ClosedOn(r.Calendar.Weekend, r.Calendar.Holidays)
	table.Move, table.MoveInterest = string(r.Calendar.Move), r.Calendar.MoveInterest
	return table
}

// layAsks finds what each row of the terms asks for, and its last day.
func (c *course) layAsks() {
	relief := &c.terms.Relief
	count := c.terms.Repayment.Count
	c.asks, c.left = make([]rhythm.Ask, count), make([]int, count)
	for k, n := 0, 0; k < count; k++ {
		row, _ := c.table.Row(n)
		n = row.Index + 1
		c.asks[k] = askOf(relief, k, row.Accrues)
		c.termination = row.Accrues
	}
	left := 0
	for k := len(c.asks) - 1; k >= 0; k-- {
		if c.asks[k] == rhythm.AsksPayment {
			left++
		}
		c.left[k] = left
	}
}

// askOf returns what a row asks whose interest runs until a day.
func askOf(r *loan.Relief, row, until int) rhythm.Ask {
	isPaused := slices.ContainsFunc(r.Moratoria, func(m loan.Moratorium) bool {
		return m.From.Day() <= until && until <= m.Until.Day()
	})
	return rhythm.AskOf(row, r.Grace, r.InterestOnly, isPaused)
}

func (c *course) isFlat() bool { return c.quote.Name == rhythm.Flat }

func (c *course) askOf(row int) rhythm.Ask {
	if row < len(c.asks) {
		return c.asks[row]
	}
	return rhythm.AsksPayment
}

// leftFrom returns how many rows from one to the last ask for a payment.
func (c *course) leftFrom(row, last int) int64 {
	left := last + 1 - max(row, len(c.asks))
	if row < len(c.left) {
		left += c.left[row]
	}
	return int64(max(1, left))
}

// layFees adds up what is due before the first row.
func (c *course) layFees() {
	for i := range c.terms.Fees {
		f := &c.terms.Fees[i]
		if f.Due == loan.EachRow {
			continue
		}
		n := feeOn(f, c.lent)
		sum, outside := &c.upFront.deducted, &c.upFront.outside
		if f.Due == loan.Financed {
			sum, outside = &c.upFront.financed, &c.upFront.financedOutside
		}
		*sum += n
		if f.OutsideCost {
			*outside += n
		}
		if f.Kind == loan.Savings {
			c.upFront.saved += n
		}
	}
}

// feeOn returns a fee with its tax, on a base.
func feeOn(f *loan.Fee, base int64) int64 {
	n := f.Amount.Minor()
	if f.Rate != (essor.Fraction{}) {
		n, _ = exact.MulDiv(base, f.Rate.Units(), essor.FractionUnit, exact.HalfEven)
	}
	tax, _ := exact.MulDiv(n, f.Tax.Units(), essor.FractionUnit, exact.HalfEven)
	return n + tax
}

// rowFees returns what a row asks for beside interest and principal.
func (c *course) rowFees(owed int64) (sum int64, of extra) {
	for i := range c.terms.Fees {
		f := &c.terms.Fees[i]
		if f.Due != loan.EachRow {
			continue
		}
		base := c.lent
		if f.Of == loan.Balance {
			base = owed
		}
		n := feeOn(f, base)
		sum += n
		if f.OutsideCost {
			of.outside += n
		}
		if f.Kind == loan.Savings {
			of.saving += n
		}
	}
	return sum, of
}

// setOut sets out on a course.
func (s *state) setOut(c *course) {
	i, r := &c.terms.Interest, &c.terms.Repayment
	s.course, s.extras = c, make([]extra, 0, 8)
	s.quoted = i.YearRate
	if i.Quote == loan.PerPeriod {
		s.quoted = i.PeriodRate
	}
	s.rate = c.quote.Rate(s.quoted.Units())
	s.kind, s.balloon, s.isFresh = r.Kind, r.Balloon.Minor(), true
	s.deducted, s.aheadUntil = c.upFront.deducted, -never
	s.day = never
	s.toRow(0)
	s.day = s.dueDay - 1
}

// toRow makes the first row of a period of the grid, or of a later one, the
// next.
func (s *state) toRow(n int) {
	row, ok := s.course.table.Row(n)
	if !ok || row.Due > never || row.Accrues > never {
		row = rhythm.Row{Index: n, Accrues: never, Due: never}
	}
	s.coming, s.dueDay = row, min(row.Accrues, row.Due)
	s.measure()
}

// measure finds the denominator of the row that comes next, whose interest
// must be none yet.
func (s *state) measure() {
	c := s.course
	s.rowDen = rhythm.YearsDenominator(c.count)
	if rhythm.IsPeriodic(c.count) && s.coming.Accrues < never {
		s.rowDen = c.table.Denominator(s.coming.Index, min(s.day, s.coming.Accrues-1), s.coming.Accrues)
	}
	s.rowDen *= c.quote.Den
	hi, lo := bits.Mul64(c.quote.Unit, s.rowDen)
	s.ceiling = exact.Wide{}
	s.ceiling.AddMul(uint64(most), hi, lo)
}

// turn makes today's rate that of the latest change of the terms, where it
// came since the rate was last set.
func (s *state) turn() {
	for c := s.course; s.changeAt < len(c.changes) && c.changes[s.changeAt].day <= s.day; s.changeAt++ {
		s.rate, s.quoted = c.changes[s.changeAt].rate, c.changes[s.changeAt].quoted
	}
}

// rateOn returns the rate of the night after a day, today or later, and the
// day until which it holds.
func (s *state) rateOn(day int) (rate uint64, until int) {
	rate, until = s.rate, never
	for _, c := range s.course.changes[s.changeAt:] {
		if c.day > day {
			return rate, c.day
		}
		rate = c.rate
	}
	return rate, until
}

// coefficient returns rate × time from one day to a later one within the row
// that comes next. Within a row the time to a day is what the time to its end,
// or to the next cut, gets shorter: so the parts of a row are as long as the
// whole, under whatever day count.
func (s *state) coefficient(from, to int) (hi, lo uint64) {
	c := s.course
	for from < to {
		rate, until := s.rateOn(from)
		end := max(to, s.coming.Accrues)
		at, _ := slices.BinarySearch(c.cuts, from+1)
		if at < len(c.cuts) {
			end = min(end, c.cuts[at])
		}
		until = min(until, to, end)
		h, l := bits.Mul64(rate, s.time(from, until, end))
		var carry uint64
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
		from = until
	}
	return hi, lo
}

// time returns the time from one day to another in parts of rowDen, measured
// from their end.
func (s *state) time(from, to, end int) uint64 {
	c := s.course
	parts := func(num, den int64) uint64 {
		return uint64(max(0, num)) * (s.rowDen / c.quote.Den / uint64(den)) * c.quote.Num
	}
	switch c.count {
	case rhythm.ActActAFB, rhythm.BondBasis, rhythm.Thirty360US, rhythm.Thirty360EISDA:
		if to < end {
			return parts(rhythm.Years(c.count, from, end, c.termination)) - parts(rhythm.Years(c.count, to, end, c.termination))
		}
	case "", rhythm.EqualPeriods, rhythm.ActActICMA:
		return parts(c.table.Periods(s.coming.Index, from, to))
	}
	return parts(rhythm.Years(c.count, from, to, c.termination))
}

// earn adds the interest from one day to another, within the row that comes
// next.
func (s *state) earn(from, to int) {
	from = max(from, min(to, s.waivedUntil))
	if stop := s.stopDay(); !s.asksAhead || stop <= s.day {
		to = min(to, stop)
	}
	for from < to {
		base, until := s.bears(from)
		if until = min(until, to); base > 0 {
			hi, lo := s.coefficient(from, until)
			s.sum.AddMul(uint64(base), hi, lo)
			s.whole.AddMul(uint64(base), hi, lo)
			if !isLess(&s.sum, &s.ceiling) {
				s.overflows()
				return
			}
		}
		from = until
	}
}

func isLess(a, b *exact.Wide) bool {
	for i := 2; i > 0; i-- {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return a[0] < b[0]
}

// bears returns what bears interest in the night after a day, today or later,
// and the day until which it does.
func (s *state) bears(day int) (base int64, until int) {
	isFlat := s.course.isFlat()
	switch {
	case s.end != "":
		return 0, never
	case day < s.aheadUntil && isFlat:
		return s.lentAhead, s.aheadUntil
	case day < s.aheadUntil:
		return min(s.lentAhead, s.notDue), s.aheadUntil
	case isFlat && s.notDue == 0:
		return 0, never
	case isFlat:
		return s.lent, never
	case !s.opt.ByDay || s.asksAhead:
		return s.notDue, never
	}
	base, until = s.outstanding, never
	if s.opt.Compound {
		base += s.unpaid[interest]
	}
	for i := s.recent(); i < len(s.bills); i++ {
		if b := &s.bills[i]; int(b.due) > day { // asked for, and not yet due
			base -= b.unpaid[principal]
			if s.opt.Compound {
				base -= b.unpaid[interest]
			}
			until = min(until, int(b.due))
		}
	}
	return base, until
}
