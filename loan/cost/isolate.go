package cost

import "math"

// maxSamples bounds the search for roots: beyond it, flows have roots too
// close to each other to be told apart.
const maxSamples = 2_000

// isolate returns two rates between which the equation has its only root from
// MinYearRate to MaxYearRate, or no_solution.
//
// When all advances precede all payments, the mean time of the payments is
// the greater at any rate, so h falls throughout. Otherwise intervals are
// halved until on each of them P and A, which both fall, show by their values at the
// ends that h is not zero or that its slope is not: then the signs at the
// ends tell whether it holds one root or none.
func (e equation) isolate() (low, high worth, err error) {
	if e.signChanges() == 0 {
		return low, high, noSolution("money must change hands both ways and on different days")
	}
	low, high = e.at(e.y(2*minUnits)), e.at(e.y(2*maxUnits))
	if e.signChanges() > 1 {
		return e.search(low, high)
	}
	if low.gap < 0 || high.gap > 0 {
		return low, high, noSolution("no rate from -99 % to 400,000,000 % fits the flows")
	}
	return low, high, nil
}

func (e equation) signChanges() int {
	n := 0
	for i := 1; i < len(e.points); i++ {
		if (e.points[i].amount < 0) != (e.points[i-1].amount < 0) {
			n++
		}
	}
	return n
}

// search counts the roots between two rates.
func (e equation) search(first, last worth) (low, high worth, err error) {
	type span struct{ low, high worth }
	pending := []span{{first, last}}
	found := 0
	for samples := 0; len(pending) > 0; {
		s := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		switch {
		case s.high.lnP > s.low.lnA || s.low.lnP < s.high.lnA:
			continue // P stays above A, or below
		case s.high.meanP > s.low.meanA || s.low.meanP < s.high.meanA:
			// h only falls, or only rises
			if (s.low.gap < 0) != (s.high.gap < 0) {
				found++
				low, high = s.low, s.high
			}
			continue
		}
		if samples++; samples > maxSamples || found > 1 {
			found = 2
			break
		}
		// A little off the middle, where no rate of interest is.
		middle := e.at(s.low.y + (s.high.y-s.low.y)*0.4871)
		if math.IsNaN(middle.gap) {
			found = 2
			break
		}
		pending = append(pending, span{middle, s.high}, span{s.low, middle})
	}
	switch found {
	case 0:
		return low, high, noSolution("no rate from -99 % to 400,000,000 % fits the flows")
	case 1:
		return low, high, nil
	}
	return low, high, noSolution("several rates fit the flows, or too nearly so: they are not those of one loan")
}
