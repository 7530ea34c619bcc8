package group

import (
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan/servicing"
)

// Exit is how a member leaves: what becomes of her savings and of what she
// owes, to the last minor unit. It is a draft; [Exit.Entries] are what is
// recorded when she does. It round-trips through JSON.
//
//	Savings = Offset + ToMembers + Released
//	Owes    = Offset + Left + Lost
type Exit struct {
	Rule   string            `json:"rule"`
	Inputs essor.Fingerprint `json:"inputs"` // of the group, the day and the member

	Group     string      `json:"group"`
	Member    string      `json:"member"`
	On        essor.Date  `json:"on"`
	Savings   essor.Money `json:"savings"`    // hers
	Owes      essor.Money `json:"owes"`       // what settles her loans on the day
	Offset    essor.Money `json:"offset"`     // savings that go to them
	ToMembers essor.Money `json:"to_members"` // savings that go to members who paid in her place
	Released  essor.Money `json:"released"`   // savings that she takes with her
	Left      essor.Money `json:"left"`       // what is left of her loans, for the others to bear: see NewCall
	Lost      essor.Money `json:"lost"`       // what is left of loans that were written off, for nobody to bear
	Claims    essor.Money `json:"claims"`     // what she goes on owing to members
	Owed      essor.Money `json:"owed"`       // what members go on owing to her
	Steps     []Step      `json:"steps"`      // where her savings go, in order
}

// Step is one thing that becomes of the savings of a member who leaves: an
// offset against a loan, a repayment to a member, or what she takes with her.
type Step struct {
	Kind   Kind        `json:"kind"`          // Offset, Repaid or Withdrawn
	Loan   string      `json:"loan,omitzero"` // Offset: of hers
	To     string      `json:"to,omitzero"`   // Repaid: the member
	Amount essor.Money `json:"amount"`
}

// NewExit returns what it means that a member leaves on a day: her savings
// settle her loans, the lender's before the group's own, then repay the
// members who had paid in her place, the oldest claim first; the rest is
// released. What others owe her stays hers.
//
// It fails as [NewSheet] does, and with pointer /member for one who is not
// there, has not joined yet or has left.
func NewExit(g Group, member string, on essor.Date) (*Exit, error) {
	b, err := open(&g, on)
	if err != nil {
		return nil, err
	}
	var l check.List
	i := b.find(member)
	switch {
	case i < 0:
		l.Add(essor.CodeUnknownReference, "must be the id of a member", "member")
		return nil, l.Err()
	case b.members[i].hasLeft:
		l.Add(essor.CodeInconsistent, "must not have left", "member")
		return nil, l.Err()
	}
	print, err := inputs{*b.g, on, member}.fingerprint()
	if err != nil {
		return nil, err
	}
	e := &Exit{Rule: rule, Inputs: print, Group: g.ID, Member: member, On: on, Steps: []Step{}}
	b.leave(e, i)
	return e, nil
}

// leave divides the savings of a member.
func (b *book) leave(e *Exit, i int) {
	m := &b.members[i]
	owes, left := sumOf(m.settles), m.savings
	offset, toMembers, lost := int64(0), int64(0), int64(0)
	for _, k := range b.inTurn(i) {
		n := min(left-offset, m.settles[k])
		offset += n
		if m.loans[k].End == servicing.WrittenOff {
			lost += m.settles[k] - n
		}
		e.step(Step{Kind: Offset, Loan: m.Loans[k].ID, Amount: b.money(n)})
	}
	claims, owed := b.owes(i)
	for _, c := range b.claims {
		if c.on != i {
			continue
		}
		n := min(left-offset-toMembers, c.left)
		toMembers += n
		e.step(Step{Kind: Repaid, To: b.members[c.of].ID, Amount: b.money(n)})
	}
	released := left - offset - toMembers
	e.step(Step{Kind: Withdrawn, Amount: b.money(released)})
	e.Savings, e.Owes = b.money(left), b.money(owes)
	e.Offset, e.ToMembers, e.Released = b.money(offset), b.money(toMembers), b.money(released)
	e.Left, e.Lost = b.money(owes-offset-lost), b.money(lost)
	e.Claims, e.Owed = b.money(claims-toMembers), b.money(owed)
}

func (e *Exit) step(s Step) {
	if s.Amount.Sign() > 0 {
		e.Steps = append(e.Steps, s)
	}
}

// Entries returns what is recorded when she leaves, with ids that begin with
// the given one: at most 100 bytes, and unique in the group. What is repaid to
// members out of her savings is two entries: withdrawn, and repaid.
func (e *Exit) Entries(id string) []Entry {
	var entries []Entry
	add := func(entry Entry) {
		entry.ID, entry.On, entry.Member = id+"/"+strconv.Itoa(len(entries)+1), e.On, e.Member
		entries = append(entries, entry)
	}
	for _, s := range e.Steps {
		if s.Kind == Repaid {
			add(Entry{Kind: Withdrawn, Amount: s.Amount})
		}
		add(Entry{Kind: s.Kind, Loan: s.Loan, To: s.To, Amount: s.Amount})
	}
	add(Entry{Kind: Left})
	return entries
}
