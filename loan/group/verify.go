package group

import (
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan/servicing"
)

// differs names the part of a result that does not follow from the group.
func differs(path ...any) error { return check.Differs("must be what the group leads to", path...) }

// verifyHead checks what stands above the figures of a result, and returns the
// group counted anew.
func verifyHead(g Group, version string, print essor.Fingerprint, name string, on essor.Date, member string) (*tally, error) {
	t, err := newTally(g, on)
	if err != nil {
		return nil, err
	}
	want, err := inputs{g.inOrder(), on, member}.fingerprint()
	switch {
	case err != nil:
		return nil, err
	case version != rule:
		return nil, differs("rule")
	case print != want:
		return nil, differs("inputs")
	case name != g.ID:
		return nil, differs("group")
	}
	return t, nil
}

// Verify returns nil exactly when s is the sheet of g for its day. It compares
// the fingerprint, counts every figure again from the entries, and proves the
// statement of every loan by [servicing.Statement.Verify].
//
// Otherwise it returns an [essor.FieldError] that points at the part of the
// sheet's JSON that differs, with code inconsistent, or what [NewSheet] would
// refuse. It works on sheets read back from JSON. Cost: that of the
// statements', and members times entries.
func (s *Sheet) Verify(g Group) error {
	t, err := verifyHead(g, s.Rule, s.Inputs, s.Group, s.On, "")
	if err != nil {
		return err
	}
	if s.Lines == nil || len(s.Lines) != len(t.g.Members) {
		return differs("lines")
	}
	total, err := t.total()
	if err != nil {
		return err
	}
	for i := range s.Lines {
		if err := t.compareLine(&s.Lines[i], i); err != nil {
			return err
		}
	}
	cash, _ := t.internal()
	switch {
	case s.Total != total:
		return differs("total")
	case s.Fund != t.money(t.fund()):
		return differs("fund")
	case s.Box != t.money(total.Savings.Minor()+t.given()+cash):
		return differs("box")
	}
	return nil
}

func (t *tally) money(minor int64) essor.Money {
	m, _ := essor.MoneyOf(minor, t.g.Currency)
	return m
}

// amounts counts the columns of a member.
func (t *tally) amounts(i int) (Amounts, error) {
	m := &t.g.Members[i]
	due, overdue, principal, all := int64(0), int64(0), int64(0), int64(0)
	for _, st := range t.loans[i] {
		due += st.Due.Sum().Minor()
		overdue += st.Overdue.Sum().Minor()
		principal += st.Principal.Minor()
	}
	debts, err := t.debts(i, true)
	for _, d := range debts {
		all += d.amount
	}
	has, owes, saving := t.has(m.ID), t.owes(m.ID), t.asks(m)
	return Amounts{
		Due: t.money(due), Overdue: t.money(overdue), Saving: t.money(saving), Owes: t.money(owes),
		Brings: t.money(due + saving + owes), Savings: t.money(has), Pledged: t.money(min(has, all+owes)),
		Owed: t.money(t.owed(m.ID)), Outstanding: t.money(principal),
	}, err
}

// total adds the columns of all members.
func (t *tally) total() (Amounts, error) {
	var sums [9]int64
	for i := range t.g.Members {
		a, err := t.amounts(i)
		if err != nil {
			return a, err
		}
		for k, m := range [9]essor.Money{a.Due, a.Overdue, a.Saving, a.Owes, a.Brings, a.Savings, a.Pledged, a.Owed, a.Outstanding} {
			sums[k] += m.Minor()
		}
	}
	return Amounts{t.money(sums[0]), t.money(sums[1]), t.money(sums[2]), t.money(sums[3]), t.money(sums[4]),
		t.money(sums[5]), t.money(sums[6]), t.money(sums[7]), t.money(sums[8])}, nil
}

func (t *tally) compareLine(l *Line, i int) error {
	m := &t.g.Members[i]
	want, err := t.amounts(i)
	switch {
	case err != nil:
		return err
	case l.Member != m.ID:
		return differs("lines", i, "member")
	case l.Left != t.hasLeft(m.ID):
		return differs("lines", i, "left")
	case l.Amounts != want:
		return differs("lines", i)
	case l.Loans == nil || len(l.Loans) != len(m.Loans):
		return differs("lines", i, "loans")
	}
	for k, st := range t.loans[i] {
		if l.Loans[k] != (LoanLine{m.Loans[k].ID, m.Loans[k].Internal, st.Due.Sum(), st.Overdue.Sum(), st.DaysLate, st.Principal, st.Credit}) {
			return differs("lines", i, "loans", k)
		}
	}
	return nil
}

// debt is what a member owes on one loan, as far as it is asked for.
type debt struct {
	loan   string
	amount int64
}

// debts returns what a member lacks, the lender's loans first, then by id: what
// is due, or all that settles a loan where she leaves or has left.
func (t *tally) debts(i int, all bool) ([]debt, error) {
	var list []debt
	for _, internal := range [...]bool{false, true} {
		for k, st := range t.loans[i] {
			if t.g.Members[i].Loans[k].Internal != internal {
				continue
			}
			n := st.Due.Sum().Minor()
			if all {
				quote, err := st.PayOff(t.on)
				if err != nil {
					return nil, err
				}
				n = max(0, quote.Minor())
			}
			list = append(list, debt{t.g.Members[i].Loans[k].ID, n})
		}
	}
	return list, nil
}

// lacks returns what the others may be called for.
func (t *tally) lacks(i int) ([]debt, error) {
	id := t.g.Members[i].ID
	debts, err := t.debts(i, t.hasLeft(id))
	at, has := int64(0), int64(0)
	if t.hasLeft(id) {
		has = t.has(id)
	}
	for k, d := range debts {
		debts[k].amount -= overlap(0, has, at, at+d.amount)
		at += d.amount
		if t.loans[i][t.g.Members[i].loan(d.loan)].End == servicing.WrittenOff {
			debts[k].amount = 0
		}
	}
	return debts, err
}

// Verify returns nil exactly when c is the call of g for its day. It counts
// what each lacks again, and divides it in another way: one member after the
// other reaches her cap, and the rest goes out unit by unit. It works on calls
// read back from JSON, and fails as [Sheet.Verify] does.
func (c *Call) Verify(g Group) error {
	t, err := verifyHead(g, c.Rule, c.Inputs, c.Group, c.On, "")
	if err != nil {
		return err
	}
	var short, asked []int
	var lacks, weights, most []int64
	for i := range t.g.Members {
		m := &t.g.Members[i]
		debts, err := t.lacks(i)
		if err != nil {
			return err
		}
		n := int64(0)
		for _, d := range debts {
			n += d.amount
		}
		switch {
		case n > 0:
			short, lacks = append(short, i), append(lacks, n)
		case !t.hasLeft(m.ID) && !t.isSuspended(i):
			asked, weights, most = append(asked, i), append(weights, t.weight(i)), append(most, t.most(m.ID))
		}
	}
	asks := capped(sumOf(lacks), weights, most)
	gets := hamilton(sumOf(asks), lacks)
	return c.compare(t, short, asked, lacks, gets, weights, most, asks)
}

// isSuspended reports whether payments of a member are suspended on the day.
func (t *tally) isSuspended(i int) bool {
	for _, st := range t.loans[i] {
		if st.End == "" && st.HolidayUntil.IsSet() && t.on.Compare(st.HolidayUntil) < 0 {
			return true
		}
	}
	return false
}

// weight returns the weight of a member by the rule.
func (t *tally) weight(i int) int64 {
	sum := int64(0)
	for _, st := range t.loans[i] {
		switch t.g.Rules.Share {
		case ByOutstanding:
			sum += st.Principal.Minor()
		case ByOriginal:
			sum += st.Disbursed.Minor()
		}
	}
	if t.g.Rules.Share == "" || t.g.Rules.Share == Equal {
		return 1
	}
	return sum
}

// most returns what the cap leaves a member.
func (t *tally) most(id string) int64 {
	if t.g.Rules.Cap == (essor.Money{}) {
		return essor.MaxMinor
	}
	return max(0, t.g.Rules.Cap.Minor()-t.owed(id))
}

func (c *Call) compare(t *tally, short, asked []int, lacks, gets, weights, most, asks []int64) error {
	switch {
	case c.Short == nil || len(c.Short) != len(short):
		return differs("short")
	case c.Asks == nil || len(c.Asks) != len(asked):
		return differs("asks")
	case c.Called != t.money(sumOf(asks)):
		return differs("called")
	case c.Uncovered != t.money(sumOf(lacks)-sumOf(asks)):
		return differs("uncovered")
	}
	for k, i := range short {
		if c.Short[k] != (Short{t.g.Members[i].ID, t.money(lacks[k]), t.money(gets[k])}) {
			return differs("short", k)
		}
	}
	for k, i := range asked {
		want := Ask{Member: t.g.Members[i].ID, Weight: weights[k], Amount: t.money(asks[k])}
		if t.g.Rules.Cap != (essor.Money{}) {
			want.Most = t.money(most[k])
		}
		if c.Asks[k] != want {
			return differs("asks", k)
		}
	}
	want, err := t.advances(short, gets, asked, asks)
	if err != nil {
		return err
	}
	if c.Advances == nil || !slices.Equal(c.Advances, want) {
		return differs("advances")
	}
	return nil
}

// advances lays what is got and what is given on one line: where a stretch of
// one meets a stretch of the other, one pays for the other.
func (t *tally) advances(short []int, gets []int64, asked []int, asks []int64) ([]Advance, error) {
	list := []Advance{}
	begin := int64(0)
	for s, i := range short {
		debts, err := t.lacks(i)
		if err != nil {
			return nil, err
		}
		at, end := begin, begin+gets[s]
		for _, d := range debts {
			from, to := at, min(at+d.amount, end)
			at = to
			given := int64(0)
			for k, j := range asked {
				if n := overlap(from, to, given, given+asks[k]); n > 0 {
					list = append(list, Advance{t.g.Members[i].ID, d.loan, t.g.Members[j].ID, t.money(n)})
				}
				given += asks[k]
			}
		}
		begin = end
	}
	return list, nil
}

// Verify returns nil exactly when e is how its member leaves g on its day. It
// lays her savings and what she owes on one line. It works on exits read back
// from JSON, and fails as [Sheet.Verify] does.
func (e *Exit) Verify(g Group) error {
	t, err := verifyHead(g, e.Rule, e.Inputs, e.Group, e.On, e.Member)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(t.g.Members, func(m Member) bool { return m.ID == e.Member })
	if i < 0 || t.hasLeft(e.Member) {
		return differs("member")
	}
	debts, err := t.debts(i, true)
	if err != nil {
		return err
	}
	has, at := t.has(e.Member), int64(0)
	steps := []Step{}
	take := func(s Step, n int64) int64 {
		n = overlap(0, has, at, at+n)
		at += n
		if s.Amount = t.money(n); n > 0 {
			steps = append(steps, s)
		}
		return n
	}
	loans, offset, lost, members, repaid := int64(0), int64(0), int64(0), int64(0), int64(0)
	for _, d := range debts {
		loans += d.amount
		n := take(Step{Kind: Offset, Loan: d.loan}, d.amount)
		if offset += n; t.loans[i][t.g.Members[i].loan(d.loan)].End == servicing.WrittenOff {
			lost += d.amount - n
		}
	}
	for _, c := range t.claimsOn(e.Member) {
		members += c.amount
		repaid += take(Step{Kind: Repaid, To: c.loan}, c.amount)
	}
	released := take(Step{Kind: Withdrawn}, has-at)
	for _, part := range [...]struct {
		name string
		is   essor.Money
		want int64
	}{
		{"savings", e.Savings, has}, {"owes", e.Owes, loans}, {"offset", e.Offset, offset},
		{"to_members", e.ToMembers, repaid}, {"released", e.Released, released}, {"left", e.Left, loans - offset - lost}, {"lost", e.Lost, lost},
		{"claims", e.Claims, members - repaid}, {"owed", e.Owed, t.owed(e.Member)},
	} {
		if part.is != t.money(part.want) {
			return differs(part.name)
		}
	}
	if e.Steps == nil || !slices.Equal(e.Steps, steps) {
		return differs("steps")
	}
	return nil
}

// claimsOn returns what is left of each payment in a member's place, the
// oldest first; the debt's loan is the member who paid.
func (t *tally) claimsOn(id string) []debt {
	var list []debt
	upTo, back := map[string]int64{}, map[string]int64{} // paid so far by each, and all that each got back
	for _, e := range t.stand {
		if e.Kind == Repaid && e.Member == id {
			back[e.To] += e.Amount.Minor()
		}
	}
	for _, e := range t.stand {
		if e.Kind != Paid || e.Member != id || e.By == "" || e.By == id {
			continue
		}
		upTo[e.By] += e.Amount.Minor()
		if left := min(e.Amount.Minor(), upTo[e.By]-back[e.By]); left > 0 {
			list = append(list, debt{e.By, left})
		}
	}
	return list
}

// Verify returns nil exactly when s is the share-out of g on its day. It
// divides the fund again unit by unit. It works on what was read back from
// JSON, and fails as [Sheet.Verify] does.
func (s *ShareOut) Verify(g Group) error {
	t, err := verifyHead(g, s.Rule, s.Inputs, s.Group, s.On, "")
	if err != nil {
		return err
	}
	var stay []int
	var weights []int64
	for i := range t.g.Members {
		if id := t.g.Members[i].ID; !t.hasLeft(id) {
			stay, weights = append(stay, i), append(weights, t.has(id))
		}
	}
	fund := max(0, t.fund())
	switch {
	case s.Fund != t.money(fund):
		return differs("fund")
	case s.Lines == nil || len(s.Lines) != len(stay):
		return differs("lines")
	}
	shares := hamilton(fund, weights)
	for k, i := range stay {
		a, err := t.amounts(i)
		if err != nil {
			return err
		}
		if s.Lines[k] != (ShareLine{t.g.Members[i].ID, a.Savings, t.money(shares[k]), t.money(a.Savings.Minor() - a.Pledged.Minor())}) {
			return differs("lines", k)
		}
	}
	return nil
}
