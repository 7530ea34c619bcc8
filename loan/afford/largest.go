package afford

import (
	"errors"
	"slices"

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

// worse returns the verdict on a loan of which there are two.
func worse(a, b verdict) verdict {
	if a == tooMuch || b == tooMuch {
		return tooMuch
	}
	return max(a, b)
}

// maxPayment is more than any family in a question can have free, so that sums
// of payments below it stay in an int64.
const maxPayment = 2_000_000_000_000_000

// search looks for the largest loan in one shock.
type search struct {
	*file
	trials
	months []figures
	rooms  []int64 // sums of what is free, up to before each month
	wants  int64   // what she asks for
	free   int64   // what is free in all months
	asked  []int64 // sums of what a loan asks for, up to before each month
	rowBuf []loan.Row
	demand []int64 // of each month
	share  float64 // of what is free in what the last loan asked for, where it is least: only where to look next depends on it
}

// guesses is how many loans are tried in proportion to what the one before
// asked for; those after it lie one, two, four … steps beside it.
const guesses = 2

func (f *file) search(s *Shock) *search {
	se := &search{file: f, trials: newTrials(f.q, s, f.effort), months: f.months(s), wants: f.q.Terms.Advances[0].Amount.Minor()}
	se.rooms = make([]int64, len(se.months)+1)
	for j, m := range se.months {
		se.rooms[j+1] = se.rooms[j] + m.room()
		se.free += max(0, m.room())
	}
	se.demand, se.asked = make([]int64, len(se.months)), make([]int64, len(se.months)+1)
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
	s.share = 0
	if amount == 0 {
		return fits
	}
	if !s.spend(1) {
		return tooMuch
	}
	plan, err := loan.Compile(s.terms(s.money(amount)))
	if err != nil {
		if !errors.Is(err, essor.ErrNoAnswer) && amount > s.wants {
			return tooMuch
		}
		if amount > s.free {
			return tooMuch // whatever it asks for, it is repaid
		}
		return hole
	}
	s.rowBuf = plan.AppendRows(s.rowBuf[:0])
	most := int64(0)
	for k := range s.rowBuf {
		payment := s.rowBuf[k].Payment().Minor()
		if s.shock.Rate.Sign() > 0 {
			payment = s.coins(payment)
		}
		if payment > maxPayment {
			return tooMuch
		}
		if most = max(most, payment); payment > 0 {
			s.demand[s.rows[k]] += most
		}
	}
	return s.weigh()
}

// weigh lays what is asked for beside what is free.
func (s *search) weigh() verdict {
	v, sum := fits, int64(0)
	for j, d := range s.demand {
		sum += d
		s.asked[j+1] = sum
		w := s.window(j)
		asks, free := sum-s.asked[w.from], s.rooms[j+1]-s.rooms[w.from]
		if d == 0 {
			continue
		}
		if share := float64(free) / float64(asks); s.share == 0 || share < s.share {
			s.share = share
		}
		if asks > free {
			v = tooMuch
		}
	}
	return v
}

// largest returns the greatest multiple of the step that fits, or 0. All that
// is repaid comes out of what is free, which bounds it.
func (s *search) largest() int64 {
	step := s.q.step()
	amount, passed, high := int64(0), int64(0), s.free/step+1
	v := tooMuch
	for !s.isSpent() {
		if v == tooMuch {
			amount = s.narrow(high) * step
			passed = amount
		} else {
			amount = s.below(amount)
		}
		if v = s.try(amount); v == fits {
			s.mustBeNear(amount, passed)
			return amount
		}
		high = amount / step
	}
	return 0
}

// narrow returns a number of steps below one that is too much, such that it is
// not and one more is.
func (s *search) narrow(high int64) int64 {
	low, next, width := int64(0), high/2, int64(1)
	for n := 0; high-low > 1; n++ {
		next = min(max(next, low+1), high-1)
		v := s.try(next * s.q.step())
		if v == tooMuch {
			high = next
		} else {
			low = next
		}
		switch {
		case n < guesses && s.share > 0: // what is asked grows almost like the loan
			guess := float64(next) * s.share
			if next = high; guess < float64(high) {
				next = int64(guess)
			}
			continue
		case width > (high-low)/2:
			next = low + (high-low)/2
			continue
		case v == tooMuch:
			next = high - width
		default:
			next = low + width
		}
		width *= 2
	}
	return low
}

// tightest returns the stretch of months that leaves the least with the
// demand that was tried last, the earliest of several, and what it leaves.
func (s *search) tightest() (at window, left int64) {
	found, isLoan := false, slices.Max(s.demand) > 0
	for j := range s.demand {
		if isLoan && s.demand[j] == 0 || !isLoan && !s.due[j] {
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
