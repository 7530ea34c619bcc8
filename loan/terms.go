package loan

import (
	"time"

	"github.com/essor-go/essor"
)

// The limits of [Terms]. What exceeds one is refused.
const (
	MaxRows      = 1_200 // rows of a schedule: a hundred years of months
	MaxAdvances  = 120   // advances of one loan
	MaxFees      = 16    // fees of one loan
	MaxChanges   = 120   // dated rate changes, and moratoria
	MaxHolidays  = 4_000 // days on which nobody can pay
	MaxYearRate  = 10    // year rate as a fraction: 1,000 % a year
	MaxFirstDays = 1_830 // days from the first advance to the first row, and between listed dates: five years
)

// Terms is what lender and client agree on, as six questions. It is pure data
// and round-trips through JSON: encoding/json writes it, [essor.Decode] reads
// it. All amounts are in the currency of the first advance.
type Terms struct {
	Advances  []Advance `json:"advances"`          // 1 to MaxAdvances, by date
	Interest  Interest  `json:"interest"`          // what the money costs
	Repayment Repayment `json:"repayment"`         // how it comes back
	Relief    Relief    `json:"relief,omitzero"`   // when less is asked of the client
	Fees      []Fee     `json:"fees,omitempty"`    // at most MaxFees; their order does not matter to the schedule
	Rounding  Rounding  `json:"rounding,omitzero"` // of what is asked
}

// Advance is money lent on a day: the whole loan, or a tranche such as one
// course of a training.
type Advance struct {
	On     essor.Date  `json:"on"`
	Amount essor.Money `json:"amount"` // more than nothing
}

// Interest says what the money costs over time. The zero Interest is a loan
// without interest.
type Interest struct {
	YearRate essor.Fraction `json:"year_rate,omitzero"` // as Quote reads it: 0.055 is 5.5 % a year; 0 to MaxYearRate
	DayCount DayCount       `json:"day_count,omitzero"` // default EqualPeriods
	Quote    Quote          `json:"quote,omitzero"`     // default Nominal
	// PeriodRate is the rate of Quote PerPeriod, instead of YearRate: 0.02 is
	// 2 % a month where Frequency is Monthly.
	PeriodRate essor.Fraction `json:"period_rate,omitzero"`
	Changes    []RateChange   `json:"changes,omitempty"` // at most MaxChanges, by date, each on its own day
}

// RateChange is a new rate from a day on, that day's interest included.
type RateChange struct {
	On   essor.Date     `json:"on"`   // after the first advance
	Rate essor.Fraction `json:"rate"` // quoted like the rate that it replaces
}

// Repayment says when the client pays, and how much.
type Repayment struct {
	Count     int       `json:"count"`              // rows, 1 to MaxRows
	Frequency Frequency `json:"frequency,omitzero"` // default Monthly
	// First is the due date of the first row, after the first advance and by
	// at most MaxFirstDays; months count from it. When it is not set, the
	// first row is due one period after the first advance, and months count
	// from that advance.
	First essor.Date `json:"first,omitzero"`
	// Payment is the level payment where the lender has set it, such as one
	// rounded to 5 dollars; the first one of kind Graduated, the principal of
	// each row of LevelPrincipal. It must cover the interest of every row and
	// leave for the last row something, but at most twice itself. When it is
	// not set it is solved, to the minor unit.
	Payment essor.Money `json:"payment,omitzero"`

	Kind  Kind `json:"kind,omitzero"`  // default Level
	Every int  `json:"every,omitzero"` // Daily to 365, Weekly to 52, Monthly to 12: every so many; default 1
	// EndOfMonth makes months that count from the last day of one end on the
	// last day of each: from 30 April to 31 May. From any other day it changes
	// nothing.
	EndOfMonth bool `json:"end_of_month,omitzero"`
	// Months are those in which the client pays, such as after the harvest;
	// rows are due in them alone, and interest runs on between. Default all.
	Months []time.Month `json:"months,omitempty"`
	// Dates are the due dates where they follow no rhythm: Count of them,
	// rising. For EqualPeriods each row is then one period of Frequency.
	Dates    []essor.Date `json:"dates,omitempty"`
	Calendar Calendar     `json:"calendar,omitzero"` // days on which nobody can pay

	Balloon    essor.Money    `json:"balloon,omitzero"`    // kind Balloon: what the last row asks on top
	Step       essor.Fraction `json:"step,omitzero"`       // kind Graduated: 0.05 is 5 % more at each step; -0.5 to 1
	StepEvery  int            `json:"step_every,omitzero"` // kind Graduated: rows of a step, after relief; default 12
	Payments   []essor.Money  `json:"payments,omitempty"`  // kind Listed: of each row but the last
	Relevel    bool           `json:"relevel,omitzero"`    // solve the payment anew with each later advance
	Capitalise bool           `json:"capitalise,omitzero"` // a payment below its interest adds the rest to what is owed
}

// Relief lightens rows: while the client studies, say, or after a flood.
type Relief struct {
	// InterestOnly is how many of the first rows after Grace ask for interest
	// alone. With Grace it is 0 to Repayment.Count - 1, which includes them.
	InterestOnly int `json:"interest_only,omitzero"`
	// Grace is how many of the first rows ask for nothing at all.
	Grace int `json:"grace,omitzero"`
	// Moratoria are spans of days, by date, apart from each other; rows due
	// in one ask for nothing. At most MaxChanges.
	Moratoria []Moratorium `json:"moratoria,omitempty"`
	// Unpaid says what becomes of the interest that Grace and Moratoria leave
	// unpaid; they need it, and nothing else does.
	Unpaid Unpaid `json:"unpaid,omitzero"`
}

// Moratorium is a span of days in which nothing is due.
type Moratorium struct {
	From  essor.Date `json:"from"`
	Until essor.Date `json:"until"` // included
}
