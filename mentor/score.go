package mentor

import (
	"math"

	"github.com/essor-go/essor/internal/exact"
)

// The parts of what one person gives another, in the order of results.
const (
	partTopics = iota
	partLevels
	partGoals
	partStage
	partSector
	partLanguage
	partHours
	partTies
	parts
)

func partNames() [parts]string {
	return [parts]string{"topics", "levels", "goals", "stage", "sector", "language", "hours", "ties"}
}

// What a full share of a part takes.
const (
	enough       = 3      // wishes met, or goals shared: one partner can't be asked for more
	enoughHours  = 4 * 60 // common minutes a week
	fullKind     = 2      // of an offer of the kind sought, or of any; another kind is worth 1
	fullLevel    = 10     // see levelShare
	unsaidTongue = 3      // level of a language for which none is stated
	aFewWords    = 1      // level at which a language isn't shared yet
)

// levelShare returns, in tenths, how well the giver's level serves the
// seeker; 0 means that the wish isn't met.
func levelShare(giver, seeker int) int {
	if giver == 0 || seeker == 0 {
		return 8
	}
	switch gap := giver - seeker; {
	case gap >= 1:
		return fullLevel
	case gap == 0:
		return 6
	case gap == -1:
		return 3
	}
	return 0
}

// kindShare returns how well a kind of giving serves the one sought.
func kindShare(given, sought Kind) int {
	if given == sought || given == "" || sought == "" {
		return fullKind
	}
	return 1
}

// join returns the score of a pair from what each gives the other, both 0 to
// 10⁹. Zero in either direction gives zero by every rule.
func (r Rule) join(a, b int64) int64 {
	switch {
	case a == 0 || b == 0:
		return 0
	case r == Harmonic:
		joined, _ := exact.MulDiv(2*a, b, a+b, exact.HalfEven) // at most the greater of the two
		return joined
	case r == Geometric:
		return nearestRoot(a * b)
	}
	return min(a, b)
}

// nearestRoot returns the whole number nearest to √n, for n up to 10¹⁸. The
// square of a whole number and a half is never whole, so there are no ties.
func nearestRoot(n int64) int64 {
	root := int64(math.Sqrt(float64(n))) // within one of the answer
	for root*root > n {
		root--
	}
	for (root+1)*(root+1) <= n {
		root++
	}
	if n-root*root > root { // n > (root + ½)² = root² + root + ¼
		root++
	}
	return root
}
