package group

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/loan"
)

// SignedTerms returns the terms of a member's loan with the savings that she
// must set aside while it runs as a fee of each row, or false where there is no
// such loan. They are what she signs, for package cost: savings that she is not
// given back are part of what the loan costs her. They are not for package
// servicing, which would ask for the savings again: [Group.Events] goes with
// Loan.Terms.
//
// The savings are those of the meetings after the first advance, once she has
// joined, up to the due date of the last row. A meeting at which several of her
// loans run counts for one of them: the lender's before the group's own, then
// the first by id. What all meetings of a loan ask for is spread evenly over its
// rows, rounded half to even to the minor unit: exact where the group meets
// whenever a row is due. Terms that have no schedule are returned as they are.
func (g Group) SignedTerms(member, id string) (loan.Terms, bool) {
	at := slices.IndexFunc(g.Members, func(m Member) bool { return m.ID == member })
	if at < 0 {
		return loan.Terms{}, false
	}
	m := g.Members[at]
	k := slices.IndexFunc(m.Loans, func(l Loan) bool { return l.ID == id })
	if k < 0 {
		return loan.Terms{}, false
	}
	t, runs := m.Loans[k].Terms, make([]run, len(m.Loans))
	for i := range m.Loans {
		runs[i] = m.Loans[i].run()
	}
	meetings := 0
	for n := g.Meetings.until(max(runs[k].from, m.Joined.Day()-1)); n < g.Meetings.until(runs[k].to); n++ {
		day := g.Meetings.day(n)
		if !slices.ContainsFunc(runs, func(r run) bool { return r.holds(day) && r.isBefore(&runs[k]) }) {
			meetings++
		}
	}
	if runs[k].rows == 0 {
		return t, true
	}
	each, _ := exact.MulDiv(m.Saving.Minor(), int64(meetings), int64(runs[k].rows), exact.HalfEven)
	if amount, err := essor.MoneyOf(each, g.Currency); err == nil && each > 0 {
		t.Fees = append(slices.Clone(t.Fees), loan.Fee{Amount: amount, Due: loan.EachRow, Kind: loan.Savings})
	}
	return t, true
}

// run is when a loan runs by its terms: after one day, up to another.
type run struct {
	*Loan
	from, to int
	rows     int // that ask for anything; 0 where there is no schedule
}

func (l *Loan) run() run {
	r := run{Loan: l}
	s, err := loan.NewSchedule(l.Terms)
	if err != nil {
		return r
	}
	r.from = l.Terms.Advances[0].On.Day()
	for row := range s.All() {
		r.to = max(r.to, row.Due().Day())
		if row.Payment().Sign() > 0 {
			r.rows++
		}
	}
	return r
}

func (r *run) holds(day int) bool { return r.rows > 0 && r.from < day && day <= r.to }

// isBefore reports whether a loan bears savings before another.
func (r *run) isBefore(other *run) bool {
	if r.Internal != other.Internal {
		return other.Internal
	}
	return r.ID < other.ID
}
