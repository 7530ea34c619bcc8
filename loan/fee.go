package loan

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
)

// Fee is a charge beside interest: a fixed Amount, or a Rate. The zero values
// of the rest are a charge that is deducted from the first advance: the
// client owes the whole advance and receives it less the fees.
type Fee struct {
	Amount essor.Money    `json:"amount,omitzero"` // more than nothing; all deducted fees together less than the first advance
	Rate   essor.Fraction `json:"rate,omitzero"`   // instead of Amount: 0.01 is 1 % of Of; more than 0, at most 1
	Of     Base           `json:"of,omitzero"`     // what Rate is of; default Lent
	Due    FeeDue         `json:"due,omitzero"`    // default Deducted
	Tax    essor.Fraction `json:"tax,omitzero"`    // on top of the fee, 0 to 1: 0.18 is 18 %
	Kind   FeeKind        `json:"kind,omitzero"`   // default Charge
	// OutsideCost leaves the fee out of [Schedule.Flows] and of the cost, as
	// some laws do with insurance that the client is free to refuse.
	OutsideCost bool `json:"outside_cost,omitzero"`
}

// Base is what the rate of a [Fee] is of. A fee of a rate is rounded half to
// even, and so is its tax.
type Base string

// The bases of a fee.
const (
	Lent    Base = "lent"    // all advances together
	Balance Base = "balance" // principal owed before the row's payment; for EachRow
)

// FeeDue says when a [Fee] is paid.
type FeeDue string

// When a fee is paid.
const (
	Deducted FeeDue = "deducted" // from the first advance
	// Financed adds it to the first advance: the client receives the advance
	// and owes the fee with it.
	Financed FeeDue = "financed"
	EachRow  FeeDue = "each_row" // with each row that asks for anything
)

// FeeKind says what a [Fee] is for.
type FeeKind string

// The kinds of fees.
const (
	Charge    FeeKind = "charge"    // what the lender keeps
	Insurance FeeKind = "insurance" // what an insurer gets
	// Savings are not spent but set aside, as some lenders demand: all of it
	// is given back, without interest, when the last row is due. They can be
	// deducted or paid with each row, and are neither taxed nor outside.
	Savings FeeKind = "savings"
)

// upFront is what the fees due before the first row add up to.
type upFront struct {
	deducted int64 // from the first advance, all kinds
	financed int64 // added to it
	outside  int64 // of both, outside the cost
	saved    int64 // of deducted, given back
}

// amount returns the fee with its tax, on a base. It returns false beyond all
// amounts.
func (f *Fee) amount(base int64) (int64, bool) {
	fee, ok := f.Amount.Minor(), true
	if f.Rate != (essor.Fraction{}) {
		fee, ok = exact.MulDiv(base, f.Rate.Units(), rateUnit, exact.HalfEven)
	}
	tax, fits := exact.MulDiv(fee, f.Tax.Units(), rateUnit, exact.HalfEven)
	return fee + tax, ok && fits
}

// feesUpFront returns what is due before the first row. Terms must be checked.
func (t *Terms) feesUpFront() upFront {
	var u upFront
	for i := range t.Fees {
		f := &t.Fees[i]
		if f.Due == EachRow {
			continue
		}
		fee, _ := f.amount(t.lent())
		switch {
		case f.Due == Financed:
			u.financed += fee
		default:
			u.deducted += fee
		}
		if f.OutsideCost {
			u.outside += fee
		}
		if f.Kind == Savings {
			u.saved += fee
		}
	}
	return u
}

// lent returns the sum of the advances.
func (t *Terms) lent() int64 {
	sum := int64(0)
	for _, a := range t.Advances {
		sum += a.Amount.Minor()
	}
	return sum
}

// rowFees returns what a row asks for beside principal and interest, with the
// parts of it that are outside the cost and that are savings.
func (t *Terms) rowFees(lent, owed int64) (fee, outside, saving int64) {
	for i := range t.Fees {
		f := &t.Fees[i]
		if f.Due != EachRow {
			continue
		}
		base := lent
		if f.Of == Balance {
			base = owed
		}
		n, _ := f.amount(base)
		fee += n
		if f.OutsideCost {
			outside += n
		}
		if f.Kind == Savings {
			saving += n
		}
	}
	return fee, outside, saving
}
