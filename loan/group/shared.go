package group

import (
	"cmp"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan/servicing"
)

// MinShared is how few members a group may have for its figures to leave it:
// of fewer, a sum would tell about one.
const MinShared = 3

// Shared is what may leave the group: for a funder, a credit bureau, another
// lender. It knows no member: the group is one borrower, whose payments pay
// what falls due of all loans in the order of time. What is no longer asked for,
// because it was waived, rescheduled or refinanced, is as if it had never fallen
// due, and covers nothing else; what was written off is still owed: what had
// fallen due since then, the rest since the write-off. Groups whose loans ask for
// the same and in which the same was paid on the same days get the same bytes,
// whoever paid, and for whom. It round-trips through JSON.
type Shared struct {
	Rule    string      `json:"rule"`
	Group   string      `json:"group"`
	AsOf    essor.Date  `json:"as_of"`
	Members int         `json:"members"` // who have joined and not left
	Lent    essor.Money `json:"lent"`    // by lenders outside, so far, what paid off an earlier loan included
	Paid    essor.Money `json:"paid"`    // to them, by all; not what a new loan paid of an earlier one
	// Bucket is the age of what the group as a whole has not paid: current,
	// 1-30, 31-60, 61-90, 91-180 or over-180 days.
	Bucket string `json:"bucket"`
}

// NewShared returns what may leave the group on a day, of loans from lenders
// outside. There is no fingerprint in it, for that would tell the group's
// figures to whoever can guess them.
//
// It fails as [NewSheet] does, and with code undefined when fewer than
// [MinShared] members have not left, or fewer than that were lent money.
func NewShared(g Group, on essor.Date) (*Shared, error) {
	b, err := open(&g, on)
	if err != nil {
		return nil, err
	}
	s := &Shared{Rule: rule, Group: g.ID, AsOf: on}
	borrowers, lent, paid, covered := 0, int64(0), int64(0), int64(0)
	var all []bill
	for i := range b.members {
		m, borrows := &b.members[i], 0
		if !m.hasLeft {
			s.Members++
		}
		for k, st := range m.loans {
			if m.Loans[k].Internal {
				continue
			}
			if st.Disbursed.Sign() > 0 {
				borrows = 1
			}
			lent += st.Disbursed.Minor()
			asks := askedOf(st)
			paid += st.Paid.Minor() - asks.refinanced
			covered += asks.covered
			all = append(all, asks.bills()...)
		}
		borrowers += borrows
	}
	if borrowers < MinShared || s.Members < MinShared {
		return nil, &essor.FieldError{Pointer: "/members", Code: essor.CodeUndefined, Detail: "must be at least MinShared, and as many who borrow"}
	}
	s.Lent, s.Paid, s.Bucket = b.money(lent), b.money(paid), servicing.BucketOf(daysBehind(all, covered, on))
	return s, nil
}

// daysBehind returns how long the oldest bill is not covered, when what covers
// them goes to the oldest.
func daysBehind(asked []bill, covered int64, on essor.Date) int {
	slices.SortFunc(asked, func(a, b bill) int { return cmp.Or(a.on.Compare(b.on), cmp.Compare(a.amount, b.amount)) })
	for _, bill := range asked {
		if covered -= bill.amount; covered < 0 {
			return on.Sub(bill.on)
		}
	}
	return 0
}
