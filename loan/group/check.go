package group

import (
	"cmp"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

// check checks all that can be seen without living through it.
func (g *Group) check(l *check.List, on essor.Date) {
	l.ID(g.ID, "id")
	if !on.IsSet() {
		l.Add(essor.CodeRequired, "must be a day", "on")
	}
	if g.Currency == (essor.Currency{}) {
		l.Add(essor.CodeRequired, "must be set", "currency")
	}
	g.checkMeetings(l)
	if g.Rules.Share != "" {
		check.OneOf(l, g.Rules.Share, []Share{Equal, ByOutstanding, ByOriginal}, "rules", "share")
	}
	g.amount(l, g.Rules.Cap, "rules", "cap")
	if l.Count(len(g.Members), 1, MaxMembers, "members") {
		g.checkMembers(l)
	}
	if l.Count(len(g.Entries), 0, MaxEntries, "entries") {
		g.checkEntries(l)
	}
}

// amount checks an amount that may be left out: nothing or more.
func (g *Group) amount(l *check.List, m essor.Money, path ...any) {
	switch {
	case m == (essor.Money{}):
	case m.Currency() != g.Currency:
		l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the group", path...)
	case m.Sign() < 0:
		l.Add(essor.CodeOutOfRange, "must be 0 or more", path...)
	}
}

func (g *Group) checkMeetings(l *check.List) {
	m := g.Meetings
	if m.Frequency != "" {
		check.OneOf(l, m.Frequency, []loan.Frequency{loan.Weekly, loan.Biweekly, loan.Monthly}, "meetings", "frequency")
	}
	if m.Count < 0 || m.Count > loan.MaxRows {
		l.Add(essor.CodeOutOfRange, "must be 0 to "+strconv.Itoa(loan.MaxRows), "meetings", "count")
	}
	if !m.First.IsSet() && m != (Meetings{}) {
		l.Add(essor.CodeRequired, "must be a day", "meetings", "first")
	}
}

func (g *Group) checkMembers(l *check.List) {
	seen := map[string]bool{}
	for i := range g.Members {
		m := &g.Members[i]
		if l.ID(m.ID, "members", i, "id") && seen[m.ID] {
			l.Add(essor.CodeDuplicate, "must be unique in the group", "members", i, "id")
		}
		seen[m.ID] = true
		if !m.Joined.IsSet() {
			l.Add(essor.CodeRequired, "must be a day", "members", i, "joined")
		}
		g.amount(l, m.Saving, "members", i, "saving")
		if m.Saving.Minor() > MaxSaving {
			l.Add(essor.CodeOutOfRange, "must be at most MaxSaving minor units", "members", i, "saving")
		}
		if m.Saving.Sign() > 0 && !g.Meetings.First.IsSet() {
			l.Add(essor.CodeInconsistent, "needs meetings", "members", i, "saving")
		}
		if l.Count(len(m.Loans), 0, MaxLoans, "members", i, "loans") {
			g.checkLoans(l, i)
		}
	}
}

func (g *Group) checkLoans(l *check.List, i int) {
	seen := map[string]bool{}
	for k := range g.Members[i].Loans {
		loan := &g.Members[i].Loans[k]
		if l.ID(loan.ID, "members", i, "loans", k, "id") && seen[loan.ID] {
			l.Add(essor.CodeDuplicate, "must be unique in the member", "members", i, "loans", k, "id")
		}
		seen[loan.ID] = true
		g.checkTerms(l, &loan.Terms, "members", i, "loans", k, "terms")
		g.checkJoined(l, i, k)
	}
}

// checkJoined checks that nothing was lent to a member before she was one.
func (g *Group) checkJoined(l *check.List, i, k int) {
	m := &g.Members[i]
	gone := m.Loans[k].gone()
	for n, e := range m.Loans[k].Events {
		if e.Kind == servicing.Disbursed && e.On.IsSet() && e.On.Compare(cmp.Or(m.Joined, e.On)) < 0 && !gone[e.ID] {
			l.Add(essor.CodeInconsistent, "must not be before she joined", "members", i, "loans", k, "events", n, "on")
		}
	}
}

// checkTerms checks that the currency is the group's and that savings are
// where they belong; the rest is for package servicing to check.
func (g *Group) checkTerms(l *check.List, t *loan.Terms, path ...any) {
	if len(t.Advances) > 0 && t.Advances[0].Amount.Currency() != g.Currency {
		l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the group", append(path, "advances", 0, "amount")...)
	}
	for k := range t.Fees {
		if t.Fees[k].Kind == loan.Savings {
			l.Add(essor.CodeInconsistent, "must be the saving of the member", append(path, "fees", k)...)
		}
	}
}

// A form says which fields a kind needs and which it may have.
type form struct{ needs, may fields }

type fields uint8

const (
	hasMember fields = 1 << iota
	hasLoan
	hasBy
	hasTo
	hasAmount
	hasRef
)

// fieldNames are those of the fields, by bit.
var fieldNames = [...]string{"member", "loan", "by", "to", "amount", "ref"}

// forms are those of the kinds, in their order.
var forms = [len(kinds)]form{
	{hasMember | hasAmount, 0},
	{hasAmount, hasMember},
	{hasMember | hasAmount, hasLoan | hasBy},
	{hasMember | hasTo | hasAmount, 0},
	{hasMember | hasAmount, hasLoan},
	{hasMember | hasAmount, 0},
	{hasAmount, 0},
	{hasMember | hasAmount, 0},
	{hasMember, 0},
	{hasRef, 0},
}

// rank returns the place of a kind in the order of one day, or -1.
func (k Kind) rank() int {
	for i := range kinds {
		if kinds[i] == k {
			return i
		}
	}
	return -1
}

// has returns which fields are set.
func (e *Entry) has() fields {
	f := fields(0)
	for bit, is := range [...]bool{e.Member != "", e.Loan != "", e.By != "", e.To != "", e.Amount != (essor.Money{}), e.Ref != ""} {
		if is {
			f |= 1 << bit
		}
	}
	return f
}

func (g *Group) checkEntries(l *check.List) {
	byID := make(map[string]int, len(g.Entries))
	for i := range g.Entries {
		e := &g.Entries[i]
		if l.ID(e.ID, "entries", i, "id") {
			if _, is := byID[e.ID]; is {
				l.Add(essor.CodeDuplicate, "must be unique in the group", "entries", i, "id")
			}
			byID[e.ID] = i
		}
		if !e.On.IsSet() {
			l.Add(essor.CodeRequired, "must be a day", "entries", i, "on")
		}
		if e.Kind.rank() < 0 {
			check.OneOf(l, e.Kind, kinds[:], "entries", i, "kind")
			continue
		}
		e.checkFields(l, i)
		g.amount(l, e.Amount, "entries", i, "amount")
		if e.Amount.Currency() == g.Currency && e.Amount.Minor() == 0 && e.has()&hasAmount != 0 {
			l.Add(essor.CodeOutOfRange, "must be more than 0", "entries", i, "amount")
		}
	}
	gone := map[string]bool{}
	for i := range g.Entries {
		if e := &g.Entries[i]; e.Kind == Reversed && e.Ref != "" {
			g.checkReversal(l, i, byID)
			if gone[e.Ref] {
				l.Add(essor.CodeDuplicate, "must not be reversed twice", "entries", i, "ref")
			}
			gone[e.Ref] = true
		}
	}
	g.checkNames(l)
}

func (e *Entry) checkFields(l *check.List, i int) {
	form, has := forms[e.Kind.rank()], e.has()
	for bit, name := range fieldNames {
		switch field := fields(1) << bit; {
		case has&field == 0 && form.needs&field != 0:
			l.Add(essor.CodeRequired, "must be set for this kind", "entries", i, name)
		case has&field != 0 && (form.needs|form.may)&field == 0:
			l.Add(essor.CodeInconsistent, "must not be set for this kind", "entries", i, name)
		}
	}
}

func (g *Group) checkReversal(l *check.List, i int, byID map[string]int) {
	e := &g.Entries[i]
	at, is := byID[e.Ref]
	switch {
	case !is:
		l.Add(essor.CodeUnknownReference, "must be the id of an entry", "entries", i, "ref")
	case g.Entries[at].Kind == Reversed:
		l.Add(essor.CodeInconsistent, "must not be a reversal", "entries", i, "ref")
	case e.On.Compare(g.Entries[at].On) < 0:
		l.Add(essor.CodeInconsistent, "must not be before what it reverses", "entries", i, "on")
	}
}

// checkNames checks that entries name members and loans that there are.
func (g *Group) checkNames(l *check.List) {
	members := make(map[string]*Member, len(g.Members))
	for i := range g.Members {
		members[g.Members[i].ID] = &g.Members[i]
	}
	for i := range g.Entries {
		e := &g.Entries[i]
		m := members[e.Member]
		if e.Member != "" && m == nil {
			l.Add(essor.CodeUnknownReference, "must be the id of a member", "entries", i, "member")
			continue
		}
		for _, other := range [...]struct{ id, name string }{{e.By, "by"}, {e.To, "to"}} {
			switch {
			case other.id == "":
			case members[other.id] == nil:
				l.Add(essor.CodeUnknownReference, "must be the id of a member", "entries", i, other.name)
			case other.id == e.Member && other.name == "to":
				l.Add(essor.CodeInconsistent, "must be another member", "entries", i, other.name)
			case e.On.IsSet() && e.On.Compare(cmp.Or(members[other.id].Joined, e.On)) < 0:
				l.Add(essor.CodeInconsistent, "must be a member who has joined", "entries", i, other.name)
			}
		}
		if (e.Kind == Paid || e.Kind == Offset) && m != nil && m.loan(e.Loan) < 0 {
			code := essor.CodeUnknownReference
			if e.Loan == "" {
				code = essor.CodeRequired
			}
			l.Add(code, "must be the id of a loan of hers", "entries", i, "loan")
		}
		if m != nil && e.On.IsSet() && e.On.Compare(cmp.Or(m.Joined, e.On)) < 0 {
			l.Add(essor.CodeInconsistent, "must not be before she joined", "entries", i, "on")
		}
	}
}

// loan returns the place of a loan by its id, of the only one by none, or -1.
func (m *Member) loan(id string) int {
	if id == "" && len(m.Loans) == 1 {
		return 0
	}
	for k := range m.Loans {
		if m.Loans[k].ID == id {
			return k
		}
	}
	return -1
}
