package group

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

// book is a group as it stands at the end of a day, in minor units.
type book struct {
	g       *Group // in order
	on      essor.Date
	members []account         // who have joined, by their ids
	claims  []claim           // oldest first
	between map[[2]int]*queue // claims of one member on another: who has them, who owes them
	given   int64             // to the fund by entries
	spent   int64             // of it
	shared  int64             // out of it
	entries []int             // that stand by the day, in order of time
}

// account is one member as she stands.
type account struct {
	*Member
	loans   []*servicing.Statement
	settles []int64 // what settles each loan on the day
	paid    [][]int // the entries that paid each loan
	saved   int64   // ever
	savings int64   // now
	hasLeft bool
}

// claim is what one member has paid in the place of another.
type claim struct {
	of, on int // who has it, who owes it
	amount int64
	left   int64
}

// queue is the claims of one member on another, the oldest first, and how many
// of them are settled.
type queue struct {
	claims  []int
	settled int
}

// open lives through a group until the end of a day.
func open(g *Group, on essor.Date) (*book, error) {
	var l check.List
	if g.check(&l, on); !l.OK() {
		return nil, l.Err()
	}
	places := g.places()
	sorted := g.inOrder()
	b := &book{g: &sorted, on: on, between: map[[2]int]*queue{}}
	for i := range sorted.Members {
		if m := &sorted.Members[i]; m.Joined.Compare(on) <= 0 {
			b.members = append(b.members, account{Member: m, paid: make([][]int, len(m.Loans))})
		}
	}
	b.entries = standing(sorted.Entries, on)
	for _, at := range b.entries {
		if fault := b.enter(at); fault != nil {
			l.Add(fault.Code, fault.Detail, "entries", places.entries[sorted.Entries[at].ID], fault.Pointer)
		}
	}
	if !l.OK() {
		return nil, l.Err()
	}
	for i := range b.members {
		b.serve(&l, &places, &b.members[i])
	}
	for i := range sorted.Members { // what is planned for who joins later must be sound too
		if m := &sorted.Members[i]; m.Joined.Compare(on) > 0 {
			b.serve(&l, &places, &account{Member: m, paid: make([][]int, len(m.Loans))})
		}
	}
	if !l.OK() {
		return nil, l.Err()
	}
	if b.isTooMuch() {
		l.Add(essor.CodeOverflow, "must lead to amounts within essor.MaxMinor", "entries")
	}
	return b, l.Err()
}

// openProven is open, with the fingerprint of what a result is made from.
func openProven(g *Group, on essor.Date) (*book, essor.Fingerprint, error) {
	b, err := open(g, on)
	if err != nil {
		return nil, essor.Fingerprint{}, err
	}
	print, err := inputs{Group: *b.g, On: on}.fingerprint()
	return b, print, err
}

// places says where things stood before they were put in order.
type places struct {
	entries map[string]int
	members map[string]int
	loans   map[[2]string]int
	events  map[[3]string]int
}

func (g *Group) places() places {
	p := places{map[string]int{}, map[string]int{}, map[[2]string]int{}, map[[3]string]int{}}
	for i := range g.Entries {
		p.entries[g.Entries[i].ID] = i
	}
	for i := range g.Members {
		m := &g.Members[i]
		p.members[m.ID] = i
		for k := range m.Loans {
			p.loans[[2]string{m.ID, m.Loans[k].ID}] = k
			for n := range m.Loans[k].Events {
				p.events[[3]string{m.ID, m.Loans[k].ID, m.Loans[k].Events[n].ID}] = n
			}
		}
	}
	return p
}

// standing returns which entries happened by a day and were not reversed by
// it, in order of time.
func standing(entries []Entry, on essor.Date) []int {
	gone := map[string]bool{}
	for i := range entries {
		if e := &entries[i]; e.Kind == Reversed {
			gone[e.Ref] = true
		}
	}
	var stand []int
	for i := range entries {
		if e := &entries[i]; e.Kind != Reversed && e.On.Compare(on) <= 0 && !gone[e.ID] {
			stand = append(stand, i)
		}
	}
	slices.SortStableFunc(stand, func(x, y int) int {
		a, b := &entries[x], &entries[y]
		return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.Kind.rank(), b.Kind.rank()), strings.Compare(a.ID, b.ID))
	})
	return stand
}

// find returns the place of a member, or -1.
func (b *book) find(id string) int {
	at, is := slices.BinarySearchFunc(b.members, id, func(a account, id string) int { return strings.Compare(a.ID, id) })
	if !is {
		return -1
	}
	return at
}

// isAfter reports whether it may still happen to a member who has left: what
// she owes and what she saved is settled then too.
func (k Kind) isAfter() bool { return k == Paid || k == Repaid || k == Offset || k == Withdrawn }

// contradiction is what is wrong with an entry: its field and why.
func contradiction(field string, code essor.Code, detail string) *essor.FieldError {
	return &essor.FieldError{Pointer: field, Code: code, Detail: detail}
}

// enter takes an entry into the book.
func (b *book) enter(place int) *essor.FieldError {
	e := &b.g.Entries[place]
	amount, m := e.Amount.Minor(), (*account)(nil)
	if at := b.find(e.Member); at >= 0 {
		m = &b.members[at]
	}
	if m != nil && m.hasLeft && !e.Kind.isAfter() {
		return contradiction("on", essor.CodeInconsistent, "must not be after she left")
	}
	switch e.Kind {
	case Saved:
		m.saved += amount
		m.savings += amount
	case Offset, Withdrawn:
		if amount > m.savings {
			return contradiction("amount", essor.CodeInconsistent, "must be at most her savings")
		}
		m.savings -= amount
		if e.Kind == Offset {
			m.pay(e.Loan, place)
		}
	case Paid:
		m.pay(e.Loan, place)
		if e.By != "" && e.By != e.Member {
			b.owe(b.find(e.Member), b.find(e.By), amount)
		}
	case Repaid:
		return b.repay(b.find(e.Member), b.find(e.To), amount)
	case Contributed:
		b.given += amount
	case Spent:
		b.spent += amount
	case SharedOut:
		b.shared += amount
	case Left:
		m.hasLeft = true
	}
	if max(b.given, b.spent, b.shared) > essor.MaxMinor || m != nil && m.saved > essor.MaxMinor {
		return contradiction("amount", essor.CodeOverflow, "must lead to amounts within essor.MaxMinor")
	}
	return nil
}

// pay notes an entry that paid a loan.
func (a *account) pay(id string, place int) {
	k := a.loan(id)
	a.paid[k] = append(a.paid[k], place)
}

// owe notes a claim of one member on another.
func (b *book) owe(by, to int, amount int64) {
	q := b.between[[2]int{to, by}]
	if q == nil {
		q = &queue{}
		b.between[[2]int{to, by}] = q
	}
	q.claims = append(q.claims, len(b.claims))
	b.claims = append(b.claims, claim{to, by, amount, amount})
}

// repay settles claims of one member on another, the oldest first.
func (b *book) repay(by, to int, amount int64) *essor.FieldError {
	if q := b.between[[2]int{to, by}]; q != nil {
		for ; q.settled < len(q.claims); q.settled++ {
			c := &b.claims[q.claims[q.settled]]
			n := min(amount, c.left)
			c.left -= n
			if amount -= n; c.left > 0 {
				break
			}
		}
	}
	if amount > 0 {
		return contradiction("amount", essor.CodeInconsistent, "must be at most what is owed to that member")
	}
	return nil
}

// events returns the life of a loan: its own events and the entries that paid
// it.
func (b *book) events(m *account, k int) []servicing.Event {
	events := slices.Clip(slices.Clone(m.Loans[k].Events))
	lost := m.Loans[k].lost()
	for _, at := range m.paid[k] {
		events = append(events, b.g.Entries[at].event(lost))
	}
	return events
}

// event returns an entry that paid a loan as package servicing reads it. What
// is paid after the day on which the loan was written off is recovered.
func (e *Entry) event(lost essor.Date) servicing.Event {
	kind := servicing.Paid
	switch {
	case lost.IsSet() && e.On.Compare(lost) > 0:
		kind = servicing.Recovered
	case e.Kind == Offset:
		kind = servicing.Prepaid
	}
	return servicing.Event{ID: e.ID, On: e.On, Kind: kind, Amount: e.Amount}
}

// lost returns the day on which a loan was written off, not set where it was
// not.
func (l *Loan) lost() essor.Date {
	gone := l.gone()
	for _, e := range l.Events {
		if e.Kind == servicing.WrittenOff && !gone[e.ID] {
			return e.On
		}
	}
	return essor.Date{}
}

// gone returns which events of a loan never were.
func (l *Loan) gone() map[string]bool {
	gone := map[string]bool{}
	for _, e := range l.Events {
		if e.Kind == servicing.Reversed {
			gone[e.Ref] = true
		}
	}
	return gone
}

// serve replays the loans of a member.
func (b *book) serve(l *check.List, p *places, m *account) {
	for k := range m.Loans {
		st, err := servicing.Replay(m.Loans[k].Terms, b.events(m, k), b.on, b.g.Rules.Servicing)
		if err == nil {
			var quote essor.Money
			if quote, err = st.PayOff(b.on); err == nil {
				m.loans, m.settles = append(m.loans, st), append(m.settles, max(0, quote.Minor()))
				continue
			}
		}
		var faults *essor.InvalidError
		if !errors.As(err, &faults) {
			l.AddError(err, "members", p.members[m.ID], "loans", p.loans[[2]string{m.ID, m.Loans[k].ID}])
			continue
		}
		for _, f := range faults.Fields {
			b.point(l, p, m, k, f)
		}
	}
}

// point reports a fault of a loan where its cause stands in the group.
func (b *book) point(l *check.List, p *places, m *account, k int, f essor.FieldError) {
	own := []any{"members", p.members[m.ID], "loans", p.loans[[2]string{m.ID, m.Loans[k].ID}]}
	rest, isEvent := strings.CutPrefix(f.Pointer, "/events/")
	if !isEvent {
		if rest, is := strings.CutPrefix(f.Pointer, "/options"); is {
			l.AddError(&essor.FieldError{Pointer: rest, Code: f.Code, Detail: f.Detail}, "rules", "servicing")
			return
		}
		l.AddError(&f, own...)
		return
	}
	number, field, _ := strings.Cut(rest, "/")
	n, _ := strconv.Atoi(number)
	switch events := m.Loans[k].Events; {
	case n < len(events):
		l.Add(f.Code, f.Detail, append(own, "events", p.events[[3]string{m.ID, m.Loans[k].ID, events[n].ID}], field)...)
	case n-len(events) < len(m.paid[k]):
		l.Add(f.Code, f.Detail, "entries", p.entries[b.g.Entries[m.paid[k][n-len(events)]].ID], field)
	}
}

// isTooMuch reports whether sums over the group could leave what an amount can
// hold.
func (b *book) isTooMuch() bool {
	sum := b.given/4 + b.spent/4 + b.shared/4
	for i := range b.members {
		m := &b.members[i]
		sum += m.saved / 4
		for _, st := range m.loans {
			sum += (st.Disbursed.Minor() + st.Paid.Minor() + st.Principal.Minor() + st.Due.Sum().Minor()) / 4
		}
		if sum > essor.MaxMinor/4 {
			return true
		}
	}
	for _, c := range b.claims {
		if sum += c.amount / 4; sum > essor.MaxMinor/4 {
			return true
		}
	}
	return false
}

func (b *book) money(minor int64) essor.Money {
	m, _ := essor.MoneyOf(minor, b.g.Currency)
	return m
}

// due returns what has fallen due of all loans of a member and is unpaid, and
// what of that is overdue.
func (a *account) due() (due, overdue int64) {
	for _, st := range a.loans {
		due += st.Due.Sum().Minor()
		overdue += st.Overdue.Sum().Minor()
	}
	return due, overdue
}

// principal returns what a member owes of what was lent to her, and what was
// lent to her.
func (a *account) principal() (outstanding, lent int64) {
	for _, st := range a.loans {
		outstanding += st.Principal.Minor()
		lent += st.Disbursed.Minor()
	}
	return outstanding, lent
}

// owes returns what a member owes to others who paid in her place, and what
// others owe to her.
func (b *book) owes(i int) (owes, owed int64) {
	for _, c := range b.claims {
		if c.on == i {
			owes += c.left
		}
		if c.of == i {
			owed += c.left
		}
	}
	return owes, owed
}

// fund returns what the group has earned and not given out: contributions, and
// what internal loans brought in beyond what was lent and is still owed.
func (b *book) fund() int64 {
	sum := b.given - b.spent - b.shared
	for i := range b.members {
		for k, st := range b.members[i].loans {
			if b.members[i].Loans[k].Internal {
				sum += cashOf(st) + st.Principal.Minor() - st.Credit.Minor()
			}
		}
	}
	return sum
}

// box returns the group's own money at hand: all that came in, less all that
// went out.
func (b *book) box() int64 {
	sum := b.given - b.spent - b.shared
	for i := range b.members {
		m := &b.members[i]
		sum += m.savings
		for k, st := range m.loans {
			if m.Loans[k].Internal {
				sum += cashOf(st)
			}
		}
	}
	return sum
}

// cashOf returns what was paid on a loan less what was paid out of it, which
// is what was lent less the fees that were deducted.
func cashOf(st *servicing.Statement) int64 {
	sum := st.Paid.Minor() - st.Disbursed.Minor()
	for _, line := range st.Trail() {
		if line.Kind() == servicing.Disbursed {
			sum += line.Parts().Fee.Minor()
		}
	}
	return sum
}

// saving returns what a member has still to set aside by the day.
func (b *book) saving(i int) int64 {
	m := &b.members[i]
	if m.hasLeft {
		return 0
	}
	return max(0, m.Saving.Minor()*int64(b.g.Meetings.from(m.Joined, b.on))-m.saved)
}

// from returns how many meetings lie between two days, both included.
func (m *Meetings) from(joined, on essor.Date) int {
	return m.until(on.Day()) - m.until(joined.Day()-1)
}

// day returns the day of a meeting, counted from 0.
func (m *Meetings) day(n int) int {
	switch first := m.First.Day(); m.Frequency {
	case loan.Biweekly:
		return first + 14*n
	case loan.Monthly:
		return civil.AddMonths(first, n)
	default:
		return first + 7*n
	}
}

// until returns how many meetings there have been by the end of a day.
func (m *Meetings) until(day int) int {
	first := m.First.Day()
	if !m.First.IsSet() || day < first {
		return 0
	}
	n := 0
	switch cmp.Or(m.Frequency, loan.Weekly) {
	case loan.Weekly:
		n = (day-first)/7 + 1
	case loan.Biweekly:
		n = (day-first)/14 + 1
	default:
		for n = max(0, (day-first)/31-1); civil.AddMonths(first, n) <= day; n++ {
		}
	}
	if m.Count > 0 {
		n = min(n, m.Count)
	}
	return n
}
