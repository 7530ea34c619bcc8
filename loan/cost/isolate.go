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
// in y, so their values at the ends are their bounds.
func (e equation) isolate() (low, high worth, err error) {
	changes := e.signChanges()
	if changes == 0 {
		return low, high, noSolution("money must change hands both ways, on different days")
	}
	// A little beyond both limits, so that a rate at the limit lies inside.
	all := span{e.at(e.tickRate(2*minUnits - margin)), e.at(e.tickRate(2*maxUnits + margin))}
	switch {
	case changes > 1:
		return e.search(all)
	case (all.low.gap < 0) == (all.high.gap < 0):
		return low, high, noRate()
	}
	return all.low, all.high, nil
}

// search counts the roots of an interval, up to two.
func (e equation) search(all span) (low, high worth, err error) {
	pending, found := []span{all}, 0
	for samples := 0; len(pending) > 0; samples++ {
		s := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		switch {
		case s.neverZero():
		case s.isMonotone():
			if (s.low.gap < 0) != (s.high.gap < 0) {
				found++
				low, high = s.low, s.high
			}
		case samples >= maxSamples:
			found = 2
		default:
			// A little off the middle, where no round rate lies.
			middle := e.at(s.low.y + (s.high.y-s.low.y)*0.4871)
			pending = append(pending, span{middle, s.high}, span{s.low, middle})
		}
		if found > 1 {
			return low, high, noSolution("several rates fit the flows, or nearly so: they are not those of one loan")
		}
	}
	if found == 0 {
		return low, high, noRate()
	}
	return low, high, nil
}

// neverZero reports whether P stays above A, or below.
func (s span) neverZero() bool {
	return s.high.lnP() > s.low.lnA() || s.low.lnP() < s.high.lnA()
}

// isMonotone reports whether payments stay later than advances, or earlier.
func (s span) isMonotone() bool {
	return s.high.meanP > s.low.meanA || s.low.meanP < s.high.meanA
}

// noSolution is the answer that there is none.
func noSolution(detail string) error {
	return &essor.FieldError{Code: essor.CodeNoSolution, Detail: detail}
}

func noRate() error { return noSolution("no rate from -99 % to 400,000,000 % fits the flows") }
