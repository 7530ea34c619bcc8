package afford

import "github.com/essor-go/essor"

// effort is how many rows may still be computed for an answer. Without it
// coins that leave most amounts without a schedule would be looked through one
// by one.
type effort struct {
	left int64
	rows int64 // of a schedule
	each int64 // and with what else it takes
}

const (
	maxEffort = 3_000_000 // rows for an answer; four times as many to prove it
	solving   = 32        // schedules that it takes to find what a payment lends
	proofs    = 16        // and to prove one
)

func newEffort(q *Question, most int64) *effort {
	t := &q.Terms
	rows := max(t.Repayment.Count, len(t.Repayment.Dates))
	each := (20 + rows + len(t.Advances) + len(t.Interest.Changes)) * (1 + len(t.Fees))
	return &effort{left: most, rows: int64(rows), each: int64(each)}
}

// spend takes what some schedules cost, and reports whether that was left.
func (e *effort) spend(schedules int64) bool {
	e.left -= schedules * e.each
	return e.left >= 0
}

// isSpent reports whether more was asked for than there was. Then whatever was
// found means nothing.
func (e *effort) isSpent() bool { return e.left < 0 }

// tooMany is the answer where the effort is spent.
func tooMany() error {
	return &essor.FieldError{
		Pointer: "/terms/rounding/payment/unit",
		Code:    essor.CodeNoSolution,
		Detail:  "is too coarse for the rate and the rows to find the largest loan",
	}
}
