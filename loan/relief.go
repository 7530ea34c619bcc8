package loan

import "github.com/essor-go/essor/internal/rhythm"

// Unpaid says what becomes of interest that is not asked for when it accrues.
type Unpaid string

// What becomes of unpaid interest.
const (
	// Capitalised adds it to principal with each row. It then bears interest:
	// the row's principal is negative.
	Capitalised Unpaid = "capitalised"
	// Deferred keeps it apart, without interest on it; payments of principal
	// go to it first.
	Deferred Unpaid = "deferred"
	// Spread keeps it apart, without interest on it, and divides it evenly
	// over the rows that follow, on top of what they ask.
	Spread Unpaid = "spread"
	// Waived forgives it: the lender bears it.
	Waived Unpaid = "waived"
)

// askOf returns what a row due on a day asks.
func (r *Relief) askOf(row, due int) rhythm.Ask {
	return rhythm.AskOf(row, r.Grace, r.InterestOnly, r.isPaused(due))
}

func (r *Relief) isPaused(due int) bool {
	for _, m := range r.Moratoria {
		if m.From.Day() <= due && due <= m.Until.Day() {
			return true
		}
	}
	return false
}
