package afford

import (
	"cmp"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
)

// Budget is what a household must at least have to live on, by its size: a
// market basket, a low-income cut-off, a poverty line. The library ships none:
// it is dated, local and the lender's to answer for. Its currency is that of
// the question.
type Budget struct {
	Source    string         `json:"source"`             // who says so and where, 1 to 4,096 bytes
	From      essor.Date     `json:"from"`               // valid from
	Until     essor.Date     `json:"until,omitzero"`     // to; default: still valid
	Frequency loan.Frequency `json:"frequency,omitzero"` // of the amounts; default loan.Monthly; not Daily or Single
	ForPeople []essor.Money  `json:"for_people"`         // for one person, for two, …; 1 to MaxPeople of them
	EachMore  essor.Money    `json:"each_more,omitzero"` // for each person beyond those; default: not known
	Housing   bool           `json:"housing,omitzero"`   // housing is in it, too
}

// covers reports whether the budget is about expenses of a kind.
func (b *Budget) covers(k Kind) bool {
	return k == "" || k == Living || k == Housing && b.Housing
}

// forPeople returns the budget of a household of a size, in twelfths of a
// minor unit a month, and whether it is known.
func (b *Budget) forPeople(n int) (int64, bool) {
	most := len(b.ForPeople)
	if n > most && b.EachMore == (essor.Money{}) {
		return 0, false
	}
	amount := b.ForPeople[min(n, most)-1].Minor() + int64(max(0, n-most))*b.EachMore.Minor()
	return amount * timesAYear(b.Frequency), true
}

// currency returns that of the question.
func (b *Budget) currency() essor.Currency {
	if len(b.ForPeople) == 0 {
		return essor.Currency{}
	}
	return b.ForPeople[0].Currency()
}

func (b *Budget) check(l *check.List, asOf essor.Date) {
	if b.Source == "" {
		l.Add(essor.CodeRequired, "must be named", "budget", "source")
	}
	l.Text(b.Source, check.MaxText, "budget", "source")
	switch {
	case !b.From.IsSet():
		l.Add(essor.CodeRequired, "must be a day", "budget", "from")
	case asOf.IsSet() && b.From.Compare(asOf) > 0:
		l.Add(essor.CodeInconsistent, "must be valid on the day of the question", "budget", "from")
	case asOf.IsSet() && b.Until.IsSet() && b.Until.Compare(asOf) < 0:
		l.Add(essor.CodeInconsistent, "must be valid on the day of the question", "budget", "until")
	}
	if f := cmp.Or(b.Frequency, loan.Monthly); f == loan.Single || timesAYear(f) == 0 {
		l.Add(essor.CodeUnknownValue, "must be weekly to yearly", "budget", "frequency")
	}
	if !l.Count(len(b.ForPeople), 1, MaxPeople, "budget", "for_people") {
		return
	}
	currency := b.currency()
	if currency == (essor.Currency{}) {
		l.Add(essor.CodeRequired, "must be an amount", "budget", "for_people", 0)
		return
	}
	for i, m := range b.ForPeople {
		checkAmount(l, m, currency, "budget", "for_people", i)
		if i > 0 && m.Currency() == currency && m.Minor() < b.ForPeople[i-1].Minor() {
			l.Add(essor.CodeInconsistent, "must not be less than for "+strconv.Itoa(i), "budget", "for_people", i)
		}
	}
	if b.EachMore != (essor.Money{}) {
		checkAmount(l, b.EachMore, currency, "budget", "each_more")
	}
}
