package afford

import (
	"math/bits"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
)

// file is a question made ready: everything in minor units and months.
type file struct {
	q        *Question // in order
	currency essor.Currency
	incomes  []stream // what is counted on
	typical  []stream
	gross    []stream
	covered  []stream // expenses that the budget is about
	fixed    []stream // the others
	housing  []stream
	debts    []stream
	minimum  int64 // the budget, in twelfths a month

	first month  // of the months that are looked at
	due   []bool // in which of them anything falls due
	rows  []int  // the month of each row, from first

	effort *effort // what may still be tried
}

// figures are one month under a shock, in minor units.
type figures struct{ income, fixed, debts, need int64 }

// room returns what is free for a loan: the minimum stays.
func (f figures) room() int64 { return f.income - f.fixed - f.debts - f.need }

func (f *file) money(minor int64) essor.Money {
	m, _ := essor.MoneyOf(minor, f.currency)
	return m
}

// open makes a question ready that is complete and in order.
func open(q *Question) *file {
	f := &file{q: q, currency: q.Budget.currency(), effort: newEffort(q, maxEffort)}
	for i := range q.Household.Incomes {
		in := &q.Household.Incomes[i]
		gross := in.Gross
		if gross == (essor.Money{}) {
			gross = in.Amount
		}
		f.incomes = append(f.incomes, in.stream(in.counts()))
		f.typical = append(f.typical, in.stream(in.Amount))
		f.gross = append(f.gross, in.stream(gross))
	}
	for i := range q.Household.Expenses {
		e := &q.Household.Expenses[i]
		s := outgoing(e.Amount, e.Frequency, e.From, e.Until)
		if q.Budget.covers(e.Kind) {
			f.covered = append(f.covered, s)
		} else {
			f.fixed = append(f.fixed, s)
		}
		if e.Kind == Housing {
			f.housing = append(f.housing, s)
		}
	}
	for i := range q.Household.Debts {
		d := &q.Household.Debts[i]
		f.debts = append(f.debts, outgoing(d.Payment, d.Frequency, d.From, d.Until))
	}
	f.minimum, _ = q.Budget.forPeople(q.Household.People)
	f.lay()
	return f
}

// lay finds the months of the loan. That in which it is paid out counts only
// where something falls due in it. Without a loan it is the month of the
// question.
func (f *file) lay() {
	f.first, f.due = monthOf(f.q.AsOf), []bool{true}
	if !f.q.hasLoan() {
		return
	}
	s, err := f.q.probe()
	if err != nil {
		return // checked before
	}
	f.first = monthOf(f.q.Terms.Advances[0].On)
	f.rows = make([]int, s.Len())
	if monthOf(s.At(0).Due()) > f.first {
		f.first++
	}
	for k := range f.rows {
		f.rows[k] = int(monthOf(s.At(k).Due()) - f.first)
	}
	f.due = make([]bool, f.rows[len(f.rows)-1]+1)
	for k := range f.rows {
		f.due[f.rows[k]] = f.due[f.rows[k]] || s.At(k).Payment().Sign() > 0
	}
}

// sumIn adds streams in a month, in twelfths.
func sumIn(streams []stream, m month) int64 {
	sum := int64(0)
	for i := range streams {
		sum += streams[i].in(m)
	}
	return sum
}

func ceilTwelfth(n int64) int64 { return (n + 11) / 12 }

// month returns the figures of a month: income rounded down, all else up.
func (f *file) month(m month, s *Shock) figures {
	hit, spared := int64(0), int64(0)
	for i := range f.incomes {
		n := f.incomes[i].in(m)
		if s.Of == "" || s.Of == f.q.Household.Incomes[i].ID {
			hit += n
		} else {
			spared += n
		}
	}
	up := essor.FractionUnit + s.Expenses.Units()
	raised := func(twelfths int64) int64 {
		n, _ := exact.MulDiv(twelfths, up, 12*essor.FractionUnit, exact.Ceiling)
		return n
	}
	return figures{
		income: incomeLeft(hit, spared, s),
		fixed:  raised(sumIn(f.fixed, m)) + s.Cost.Minor(),
		debts:  ceilTwelfth(sumIn(f.debts, m)),
		need:   raised(max(sumIn(f.covered, m), f.minimum)),
	}
}

// incomeLeft returns what is left of income, of which a part is hit; both in
// twelfths. One rounding, down, after all else.
func incomeLeft(hit, spared int64, s *Shock) int64 {
	left := uint64(essor.FractionUnit-s.Income.Units()) * uint64(12-s.MonthsWithout)
	hi, lo := bits.Mul64(uint64(hit), left)
	hi2, lo2 := bits.Mul64(uint64(spared), 12*essor.FractionUnit)
	lo, carry := bits.Add64(lo, lo2, 0)
	hi, _ = bits.Add64(hi, hi2, carry)
	income, _ := bits.Div64(hi, lo, 144*essor.FractionUnit)
	return int64(income)
}

// months returns the figures of all months of the loan.
func (f *file) months(s *Shock) []figures {
	out := make([]figures, len(f.due))
	for j := range out {
		out[j] = f.month(f.first+month(j), s)
	}
	return out
}

// window is a stretch of months, both included.
type window struct{ from, to int }

// window returns the stretch that ends with a month: so many months, or all
// since the first.
func (f *file) window(to int) window { return window{max(0, to-f.q.spread()+1), to} }
