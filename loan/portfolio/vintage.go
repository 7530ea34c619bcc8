package portfolio

import (
	"maps"
	"slices"
	"time"

	"github.com/essor-go/essor"
)

// vintage is what the loans of one month came to.
type vintage struct {
	month       int
	loans       int64
	everLate    int64
	lateLoans   int64 // at risk at the headline boundary
	disbursed   int64
	outstanding int64
	atRisk      int64
	recovered   int64
	losses      map[int]loss // by age in months
}

// loss is what was written off at an age.
type loss struct{ loans, principal int64 }

// vintage returns that of a month.
func (b *Book) vintage(month int) *vintage {
	v := b.vintages[month]
	if v == nil {
		v = &vintage{month: month, losses: map[int]loss{}}
		b.vintages[month] = v
	}
	return v
}

// age adds an entry to its vintage.
func (b *Book) age(e *entry) {
	if e.month < 0 {
		return
	}
	v := b.vintages[e.month]
	if v == nil {
		v = b.vintage(e.month)
	}
	v.loans++
	v.disbursed += e.amounts[disbursed]
	v.outstanding += e.amounts[outstanding]
	v.recovered += e.amounts[recovered]
	if e.everLate {
		v.everLate++
	}
	if e.atRisk {
		v.lateLoans++
		v.atRisk += e.amounts[outstanding]
	}
	if e.lost {
		l := v.losses[e.lossAge]
		v.losses[e.lossAge] = loss{l.loans + 1, l.principal + e.amounts[writtenOff]}
	}
}

func (v *vintage) merge(o *vintage) {
	v.loans += o.loans
	v.everLate += o.everLate
	v.lateLoans += o.lateLoans
	v.disbursed += o.disbursed
	v.outstanding += o.outstanding
	v.atRisk += o.atRisk
	v.recovered += o.recovered
	for age, theirs := range o.losses {
		l := v.losses[age]
		v.losses[age] = loss{l.loans + theirs.loans, l.principal + theirs.principal}
	}
}

// Vintage is what became of the loans first disbursed in one month.
type Vintage struct {
	Month       essor.Date  `json:"month"` // its first day
	Age         int         `json:"age"`   // in months, on the day of the book
	Loans       int64       `json:"loans"`
	Disbursed   essor.Money `json:"disbursed"`
	Outstanding essor.Money `json:"outstanding"`
	LateLoans   int64       `json:"late_loans"` // at risk at the headline boundary
	AtRisk      essor.Money `json:"at_risk"`    // their balance
	EverLate    int64       `json:"ever_late"`  // loans that were ever so late
	Recovered   essor.Money `json:"recovered"`  // of what was written off

	// Losses is the default curve: what had been written off by each age at
	// which something was, the youngest first.
	Losses []Loss `json:"losses"`
}

// Loss is a point of the default curve of a [Vintage].
type Loss struct {
	Age        int            `json:"age"` // in months, counted by the calendar
	Loans      int64          `json:"loans"`
	WrittenOff essor.Money    `json:"written_off"` // principal, up to this age
	Share      essor.Fraction `json:"share"`       // of what was disbursed, rounded half to even
}

// tellVintages writes the vintages down, the oldest first.
func (b *Book) tellVintages() []Vintage {
	told := []Vintage{}
	for month, v := range b.vintages {
		if v == nil {
			continue
		}
		out := Vintage{
			Month: dayOfMonth(month), Age: monthOf(b.asOf) - month, Loans: v.loans,
			Disbursed: money(v.disbursed, b.currency), Outstanding: money(v.outstanding, b.currency),
			LateLoans: v.lateLoans, AtRisk: money(v.atRisk, b.currency), EverLate: v.everLate,
			Recovered: money(v.recovered, b.currency), Losses: []Loss{},
		}
		var sum loss
		for _, age := range slices.Sorted(maps.Keys(v.losses)) {
			sum = loss{sum.loans + v.losses[age].loans, sum.principal + v.losses[age].principal}
			out.Losses = append(out.Losses, Loss{age, sum.loans, money(sum.principal, b.currency), share(sum.principal, v.disbursed)})
		}
		told = append(told, out)
	}
	return told
}

// dayOfMonth returns the first day of a month since January 1900.
func dayOfMonth(month int) essor.Date {
	d, _ := essor.NewDate(1900+month/12, time.Month(month%12+1), 1)
	return d
}
