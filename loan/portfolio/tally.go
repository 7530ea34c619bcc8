package portfolio

import (
	"github.com/essor-go/essor"
)

// The sums of a tally, in minor units. None is ever negative.
const (
	approved = iota
	disbursed
	outstanding
	arrears
	unpaid
	writtenOff
	recovered
	opening
	lent
	capitalised
	repaid
	forgiven
	lostNow
	recoveredNow
	interest
	fees
	returned
	average
	nonAccrual // outstanding of loans without accrual
	sums
)

// The classes of loans within a band, as bits.
const (
	restructured = 1 << iota
	moratorium
	classes
)

// amounts are these sums, of one loan or of many.
type amounts [sums]int64

// tally is what so many loans come to.
type tally struct {
	loans     int64 // records
	borrowers int64 // who are counted with them
	stopped   int64 // loans without accrual that have principal outstanding
	lostLoans int64 // of which something was written off
	amounts   amounts
	bands     []band // band i of class c at i*classes + c
}

// band is what loans with principal outstanding come to, late about as long.
type band struct{ loans, borrowers, balance int64 }

// entry is a loan in minor units, ready to be added everywhere.
type entry struct {
	amounts  amounts
	ever     int64 // capitalised, ever
	most     int64 // no less than any amount
	id       idSum
	at       int   // its band and class
	borrower int64 // 1, or 0 for a further loan
	active   bool  // has principal outstanding
	stopped  bool
	lost     bool
	atRisk   bool // at the headline boundary
	everLate bool // beyond it, ever
	month    int  // of the first disbursement, since January 1900; -1 without one
	lossAge  int  // months from there to the write-off
}

// add adds an entry, which must fit.
func (t *tally) add(e *entry) {
	t.loans++
	t.borrowers += e.borrower
	for i, n := range &e.amounts {
		t.amounts[i] += n
	}
	if e.lost {
		t.lostLoans++
	}
	if !e.active {
		return
	}
	if e.stopped {
		t.stopped++
	}
	b := &t.bands[e.at]
	b.loans++
	b.borrowers += e.borrower
	b.balance += e.amounts[outstanding]
}

// merge adds another tally, which must fit.
func (t *tally) merge(o *tally) {
	t.loans += o.loans
	t.borrowers += o.borrowers
	t.stopped += o.stopped
	t.lostLoans += o.lostLoans
	for i, n := range o.amounts {
		t.amounts[i] += n
	}
	for i, b := range o.bands {
		t.bands[i].loans += b.loans
		t.bands[i].borrowers += b.borrowers
		t.bands[i].balance += b.balance
	}
}

// fits reports whether the sums stay within essor.MaxMinor. What is in cells
// and bands is never more than the whole.
func (t *tally) fits(loans int64, of *amounts) bool {
	if t.loans > essor.MaxMinor-loans {
		return false
	}
	for i, n := range of {
		if t.amounts[i] > essor.MaxMinor-n {
			return false
		}
	}
	return true
}

func (t *tally) equal(o *tally) bool {
	if t.loans != o.loans || t.borrowers != o.borrowers || t.stopped != o.stopped || t.lostLoans != o.lostLoans || t.amounts != o.amounts {
		return false
	}
	for i := range t.bands {
		if t.bands[i] != o.bands[i] {
			return false
		}
	}
	return true
}
