package loan

import "github.com/essor-go/essor"

// The limits of [Terms]. What exceeds one is refused.
const (
	MaxRows      = 1_200 // rows of a schedule: a hundred years of months
	MaxAdvances  = 120   // advances of one loan
	MaxFees      = 16    // fees of one loan
	MaxYearRate  = 10    // year rate as a fraction: 1,000 % a year
	MaxFirstDays = 1_830 // days from the first advance to the first row: five years
)

// Terms is what lender and client agree on, as six questions. It is pure data
// and round-trips through JSON: encoding/json writes it, [essor.Decode] reads
// it. All amounts are in the currency of the first advance.
type Terms struct {
	Advances  []Advance `json:"advances"`        // 1 to MaxAdvances, by date
	Interest  Interest  `json:"interest"`        // what the money costs
	Repayment Repayment `json:"repayment"`       // how it comes back
	Relief    Relief    `json:"relief,omitzero"` // what is asked of the client at first
	Fees      []Fee     `json:"fees,omitempty"`  // at most MaxFees; their order does not matter to the schedule
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
	YearRate essor.Fraction `json:"year_rate,omitzero"` // nominal: 0.055 is 5.5 % a year; 0 to MaxYearRate
	DayCount DayCount       `json:"day_count,omitzero"` // default EqualPeriods
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
	// rounded to 5 dollars. It must cover the interest of every row and
	// leave for the last row something, but at most twice itself. When it is
	// not set it is solved, to the minor unit.
	Payment essor.Money `json:"payment,omitzero"`
}

// Relief lightens the first rows, while the client studies, say.
type Relief struct {
	// InterestOnly is how many of the first rows ask for interest alone, 0
	// to Repayment.Count - 1; Repayment.Count includes them.
	InterestOnly int `json:"interest_only,omitzero"`
}

// Fee is a charge beside interest, deducted from the first advance: the
// client owes the whole advance and receives it less the fees.
type Fee struct {
	Amount essor.Money `json:"amount"` // more than nothing; all fees together less than the first advance
}
