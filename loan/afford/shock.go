package afford

import (
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// Shock is something that may happen to a family while it repays. All that it
// says happens together, and from the first day on. The zero values change
// nothing.
type Shock struct {
	ID     string         `json:"id"`
	Income essor.Fraction `json:"income,omitzero"` // part of each income that is lost, 0 to 1
	// MonthsWithout is how many months of a year pass without income, 0 to
	// 12. What the others bring is spread evenly over the year.
	MonthsWithout int            `json:"months_without,omitzero"`
	Of            string         `json:"of,omitzero"`       // id of the one income that is hit; default all
	Expenses      essor.Fraction `json:"expenses,omitzero"` // part by which expenses and the budget rise, 0 to MaxRise
	Cost          essor.Money    `json:"cost,omitzero"`     // a new expense each month that no budget covers
	// Rate is what is added to the loan's rate, as it is quoted; 0 to
	// loan.MaxYearRate. Then each row is rounded up to coins by itself.
	Rate essor.Fraction `json:"rate,omitzero"`
}

// MaxRise is the highest rise of expenses of a [Shock], as a fraction.
const MaxRise = 10

func (s *Shock) check(l *check.List, i int, h *Household, currency essor.Currency) {
	part := func(f essor.Fraction, most int64, name string) {
		if u := f.Units(); u < 0 || u > most*essor.FractionUnit {
			l.Add(essor.CodeOutOfRange, "must be 0 to "+strconv.FormatInt(most, 10)+", as a fraction", "shocks", i, name)
		}
	}
	part(s.Income, 1, "income")
	part(s.Expenses, MaxRise, "expenses")
	part(s.Rate, loan.MaxYearRate, "rate")
	if s.MonthsWithout < 0 || s.MonthsWithout > 12 {
		l.Add(essor.CodeOutOfRange, "must be 0 to 12", "shocks", i, "months_without")
	}
	if s.Cost != (essor.Money{}) {
		checkAmount(l, s.Cost, currency, "shocks", i, "cost")
	}
	if s.Of == "" {
		return
	}
	for k := range h.Incomes {
		if h.Incomes[k].ID == s.Of {
			return
		}
	}
	l.Add(essor.CodeUnknownReference, "must be the id of an income", "shocks", i, "of")
}

// apply returns terms whose rate has risen.
func (s *Shock) apply(t loan.Terms) loan.Terms {
	if s.Rate.Sign() == 0 {
		return t
	}
	rate := func(f essor.Fraction) essor.Fraction { return essor.FractionOf(f.Units() + s.Rate.Units()) }
	if t.Interest.Quote == loan.PerPeriod {
		t.Interest.PeriodRate = rate(t.Interest.PeriodRate)
	} else {
		t.Interest.YearRate = rate(t.Interest.YearRate)
	}
	changes := make([]loan.RateChange, len(t.Interest.Changes))
	for i, c := range t.Interest.Changes {
		changes[i] = loan.RateChange{On: c.On, Rate: rate(c.Rate)}
	}
	t.Interest.Changes = changes
	return t
}
