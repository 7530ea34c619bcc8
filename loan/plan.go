package loan

import (
	"slices"

	"github.com/essor-go/essor"
)

// Plan is [Terms] made ready: validated, its dates laid out, its level payment
// solved. It turns into rows again and again without allocating, and may be
// shared by goroutines. The zero Plan has no rows.
type Plan struct {
	currency     essor.Currency
	interestOnly int
	payment      int64    // level payment
	maxInterest  int64    // with which all payments add up to essor.MaxMinor
	ratio        ratio    // interest on a balance for one weight of time
	steps        []step   // the rows before any money
	inflows      []inflow // the advances, by row; row 0 always has one
	course       *course  // what is not plain has all of it here
}

// step is one row before any money: its due date, and the weight of time for
// which a balance carried through its whole period earns interest.
type step struct {
	due    essor.Date
	weight int32
}

// inflow is an advance as the recurrence sees it. It earns interest for
// weight / scale of a unit of time until its row is due; all inflows of one
// row have the same scale.
type inflow struct {
	amount             int64
	row, weight, scale int32
	onDue              bool // lent on the due date, after the payment
}

// Compile makes terms ready for [Plan.AppendRows], and fails as [NewSchedule]
// does. It keeps nothing of the caller's. Cost: two passes over the rows,
// sometimes three; two allocations.
func Compile(terms Terms) (Plan, error) { return compile(&terms) }

// Len returns the number of rows.
func (p *Plan) Len() int {
	if p.course != nil {
		return len(p.course.legs)
	}
	return len(p.steps)
}

// Payment returns the level payment, as [Schedule.Payment] does.
func (p *Plan) Payment() essor.Money {
	m, _ := essor.MoneyOf(p.payment, p.currency)
	return m
}

// AppendRows appends all rows to dst and returns the extended slice. It
// allocates nothing when dst has the capacity. Cost: one pass.
func (p *Plan) AppendRows(dst []Row) []Row {
	from := len(dst)
	dst = slices.Grow(dst, p.Len())[:from+p.Len()]
	if p.course != nil {
		p.course.fill(dst[from:])
	} else {
		p.run(p.payment, dst[from:])
	}
	return dst
}
