package cost

import "github.com/essor-go/essor"

// maxSamples bounds the search for roots: beyond it, flows have roots too
// close to each other to be told apart.
const maxSamples = 2_000

// margin is how far beyond the limits the search goes, in halves of a unit.
const margin = 2 * essor.FractionUnit / 1_000

// span is an interval of y, by the equation at its ends.
type span struct{ low, high worth }

// isolate returns an interval that holds the only root from MinYearRate to
// MaxYearRate, with different signs at its ends, or no_solution.
//
// When all payments follow all advances h only falls, in the reverse case it
// only rises. Otherwise intervals are divided until the ends of each show that
// h is not zero on it, or that its slope is not: P, A and both mean times fall
// in y, so their values at the ends are their bounds; in broken periods with
// the drift of times added.
func (e *equation) isolate() (low, high worth, err error) {
	changes := e.signChanges()
	if changes == 0 {
		return low, high, noSolution("money must change hands both ways, on different days")
	}
	all := e.everything()
	if changes == 1 {
		if (all.low.gap < 0) == (all.high.gap < 0) {
			return low, high, e.noRate()
		}
		return all.low, all.high, nil
	}
	if e.nearZero {
		return e.nearestZero(all)
	}
	found, sure := e.spans(all, 2)
	switch {
	case !sure || len(found) > 1:
		return low, high, noSolution("several rates fit the flows, or nearly so: they are not those of one loan")
	case len(found) == 0:
		return low, high, e.noRate()
	}
	return found[0].low, found[0].high, nil
}

// nearestZero isolates, of several roots, the lowest that is not negative, or
// else the highest.
func (e *equation) nearestZero(all span) (low, high worth, err error) {
	found, sure := e.spans(all, maxRoots)
	switch {
	case !sure || len(found) == maxRoots:
		return low, high, noSolution("rates lie too close to be told apart, or are too many")
	case len(found) == 0:
		return low, high, e.noRate()
	}
	zero := e.at(0)
	for _, s := range found {
		beyond := s.low.y >= 0 || s.high.y > 0 && (zero.gap == 0 || (zero.gap < 0) == (s.low.gap < 0))
		if beyond {
			return s.low, s.high, nil
		}
	}
	s := found[len(found)-1]
	return s.low, s.high, nil
}

// everything is the interval of all rates, and a little beyond both limits, so
// that a rate at the limit lies inside.
func (e *equation) everything() span {
	return span{e.at(e.tickRate(2*e.least() - margin)), e.at(e.tickRate(2*maxUnits + margin))}
}

// spans divides an interval into those that hold one root each, from low to
// high, and stops at so many; roots beyond the limits do not count. It is not
// sure of them when roots are too close to be told apart.
func (e *equation) spans(all span, most int) (found []span, sure bool) {
	pending := []span{all}
	for samples := 0; len(pending) > 0 && len(found) < most; samples++ {
		s := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		switch {
		case s.neverZero():
		case s.isMonotone(e.drift(s)):
			if (s.low.gap < 0) != (s.high.gap < 0) && e.isWithin(s) {
				found = append(found, s)
			}
		case samples >= maxSamples:
			return found, false
		default:
			// A little off the middle, where no round rate lies.
			middle := e.at(s.low.y + (s.high.y-s.low.y)*0.4871)
			pending = append(pending, span{middle, s.high}, span{s.low, middle})
		}
	}
	return found, true
}

// isWithin reports whether the root of an interval lies within the limits, not
// in what the search looks at beyond them. A root half a unit off is within:
// both limits are even.
func (e *equation) isWithin(s span) bool {
	lowest, highest := 2*e.least()-1, 2*maxUnits+1
	if y := e.tickRate(lowest); s.high.y <= y || s.low.y < y && e.sign(lowest)*sign(s.low.gap) < 0 {
		return false
	}
	if y := e.tickRate(highest); s.low.y >= y || s.high.y > y && e.sign(highest)*sign(s.high.gap) < 0 {
		return false
	}
	return true
}

func sign(x float64) int {
	switch {
	case x < 0:
		return -1
	case x > 0:
		return 1
	}
	return 0
}

// neverZero reports whether P stays above A, or below.
func (s span) neverZero() bool {
	return s.high.lnP() > s.low.mostA() || s.low.mostP() < s.high.lnA()
}

// isMonotone reports whether payments stay later than advances, or earlier.
func (s span) isMonotone(drift float64) bool {
	return s.high.meanP-s.low.meanA > 2*drift || s.high.meanA-s.low.meanP > 2*drift
}

// least returns the lowest rate that is looked for, in units. Simple interest
// over years has no meaning much below zero.
func (e *equation) least() int64 {
	if e.accrual == chained {
		return 0
	}
	return minUnits
}

// noSolution is the answer that there is none.
func noSolution(detail string) error {
	return &essor.FieldError{Code: essor.CodeNoSolution, Detail: detail}
}

func noRate() error { return noSolution("no rate from -99 % to 400,000,000 % fits the flows") }

// noRate is the answer that no rate fits, from the lowest that the rule has.
func (e *equation) noRate() error {
	if e.least() == 0 {
		return noSolution("no rate from 0 % to 400,000,000 % fits the flows")
	}
	return noRate()
}
