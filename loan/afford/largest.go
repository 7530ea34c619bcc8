package afford

import (
	"errors"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// What a loan of some amount is to a family.
type verdict uint8

const (
	fits verdict = iota
	tooMuch
	// hole: there is no such loan. Its payment, rounded up to whole coins,
	// would repay it before the last row, or fees would eat it up.
	hole
)

// maxPayment is more than any family in a question can have free, so that sums
// of payments below it stay in an int64.
const maxPayment = 2_000_000_000_000_000

// maxHole is how many amounts without a schedule are passed over.
const maxHole = 10_000

// search looks for the largest loan in one shock.
type search struct {
	*file
	shock  *Shock
	months []figures
	rooms  []int64 // sums of what is free, up to before each month
	asked  int64
	rowBuf []loan.Row
	demand []int64 // of each month
}

func (f *file) search(s *Shock) *search {
	se := &search{file: f, shock: s, months: f.months(s), asked: f.q.Terms.Advances[0].Amount.Minor()}
	se.rooms = make([]int64, len(se.months)+1)
	for j, m := range se.months {
		se.rooms[j+1] = se.rooms[j] + m.room()
	}
	se.demand = make([]int64, len(se.months))
	return se
}

// try returns what a loan would be, and leaves in demand what it asks for
// month by month.
//
// A row counts as much as the largest row up to it. So the last row, which may
// ask for a little less than the payment, counts like the others; and what is
// counted never falls when the principal grows.
func (s *search) try(amount int64) verdict {
	clear(s.demand)
	if amount == 0 {
		return fits
	}
	plan, err := loan.Compile(s.shock.apply(s.q.Loan(s.money(amount))))
	if err != nil {
		if !errors.Is(err, essor.ErrNoAnswer) && amount > s.asked {
			return tooMuch
		}
		return hole
	}
	s.rowBuf = plan.AppendRows(s.rowBuf[:0])
	most := int64(0)
	for k := range s.rowBuf {
		payment := s.rowBuf[k].Payment().Minor()
		if payment > maxPayment {
			return tooMuch
		}
		if most = max(most, payment); payment > 0 {
			s.demand[s.rows[k]] += most
		}
	}
	asked, sum := make([]int64, len(s.demand)+1), int64(0)
	for j, d := range s.demand {
		sum += d
		asked[j+1] = sum
		w := s.window(j)
		if d > 0 && sum-asked[w.from] > s.rooms[j+1]-s.rooms[w.from] {
			return tooMuch
		}
	}
	return fits
}

// largest returns the greatest multiple of the step that fits, or 0. All that
// is repaid comes out of what is free, which bounds it.
func (s *search) largest() int64 {
	free, step := int64(0), s.q.step()
	for _, m := range s.months {
		free += max(0, m.room())
	}
	low, high := int64(0), free/step+1 // not too much; too much
	for high-low > 1 {
		if mid := low + (high-low)/2; s.try(mid*step) == tooMuch {
			high = mid
		} else {
			low = mid
		}
	}
	amount := low * step
	for range maxHole {
		switch s.try(amount) {
		case fits:
			return amount
		case tooMuch:
			amount -= step
		case hole:
			amount = s.q.below(s.shock, amount)
		}
	}
	return 0
}

// tightest returns the stretch of months that leaves the least with the
// demand that was tried last, the earliest of several, and what it leaves.
func (s *search) tightest() (at window, left int64) {
	found := false
	for j := range s.demand {
		if !s.due[j] {
			continue
		}
		w := s.window(j)
		n := s.rooms[j+1] - s.rooms[w.from]
		for i := w.from; i <= j; i++ {
			n -= s.demand[i]
		}
		if !found || n < left {
			at, left, found = w, n, true
		}
	}
	return at, left
}
