package group

import (
	"github.com/essor-go/essor"
)

// rule names the rules of this package; its number goes up when the same group
// gets other figures.
const rule = "loan/group/1"

// Sheet is what the officer brings to a meeting: for each member what is due,
// overdue and to be set aside, and where she stands. It is hers and the
// group's: what may leave the group is [Shared]. All amounts are set. It
// round-trips through JSON.
type Sheet struct {
	Rule   string            `json:"rule"`   // the version of the rules, such as loan/group/1
	Inputs essor.Fingerprint `json:"inputs"` // of the group and the day

	Group string     `json:"group"`
	On    essor.Date `json:"on"`
	Lines []Line     `json:"lines"` // members who have joined, by their ids
	Total Amounts    `json:"total"` // of all lines

	// Fund is the group's own: contributed and earned with internal loans,
	// not given out; less than nothing when it lost more than it had.
	Fund essor.Money `json:"fund"`
	// Box is the money at hand: savings and fund, and what was paid ahead on
	// internal loans, less the principal that is owed on them. Where it is
	// negative, more was lent than there was.
	Box essor.Money `json:"box"`
}

// Line is one member on a sheet.
type Line struct {
	Member string `json:"member"`
	Left   bool   `json:"left,omitzero"` // she belongs to the group no longer
	Amounts
	Loans []LoanLine `json:"loans"` // by id
}

// Amounts is what is asked of a member, or of all, and what is hers.
type Amounts struct {
	Due     essor.Money `json:"due"`     // of her loans: has fallen due, today included, and is unpaid
	Overdue essor.Money `json:"overdue"` // of that, what fell due before today
	Saving  essor.Money `json:"saving"`  // to be set aside by today
	Owes    essor.Money `json:"owes"`    // to members who paid in her place
	Brings  essor.Money `json:"brings"`  // Due, Saving and Owes: what she is asked for today

	Savings     essor.Money `json:"savings"`     // hers
	Pledged     essor.Money `json:"pledged"`     // of that, what would settle all that she owes to lender and members; it is for the group to keep it back
	Owed        essor.Money `json:"owed"`        // to her, by members in whose place she paid
	Outstanding essor.Money `json:"outstanding"` // principal, due or not
}

// LoanLine is one loan on a sheet.
type LoanLine struct {
	Loan        string      `json:"loan"`
	Internal    bool        `json:"internal,omitzero"`
	Due         essor.Money `json:"due"`
	Overdue     essor.Money `json:"overdue"`
	DaysLate    int         `json:"days_late,omitzero"`
	Outstanding essor.Money `json:"outstanding"`
	Credit      essor.Money `json:"credit"` // paid ahead
}

// NewSheet returns the sheet of a group for a day: what was recorded of that
// day counts as paid.
//
// It fails with an [essor.InvalidError] whose pointers begin with /id,
// /currency, /members, /entries, /meetings, /rules or /on. Cost: that of
// [servicing.Replay] for each loan.
func NewSheet(g Group, on essor.Date) (*Sheet, error) {
	b, print, err := openProven(&g, on)
	if err != nil {
		return nil, err
	}
	s := &Sheet{Rule: rule, Inputs: print, Group: g.ID, On: on, Lines: []Line{}}
	var total [amounts]int64
	for i := range b.members {
		line, n := b.line(i)
		s.Lines = append(s.Lines, line)
		for k := range n {
			total[k] += n[k]
		}
	}
	s.Total = b.amounts(total)
	s.Fund, s.Box = b.money(b.fund()), b.money(b.box())
	return s, nil
}

// The columns of a sheet.
const (
	due = iota
	overdue
	saving
	owes
	brings
	savings
	pledged
	owed
	outstanding
	amounts
)

func (b *book) amounts(n [amounts]int64) Amounts {
	return Amounts{
		Due: b.money(n[due]), Overdue: b.money(n[overdue]), Saving: b.money(n[saving]), Owes: b.money(n[owes]),
		Brings: b.money(n[brings]), Savings: b.money(n[savings]), Pledged: b.money(n[pledged]),
		Owed: b.money(n[owed]), Outstanding: b.money(n[outstanding]),
	}
}

// line returns the line of a member, and its columns.
func (b *book) line(i int) (Line, [amounts]int64) {
	m := &b.members[i]
	var n [amounts]int64
	n[due], n[overdue] = m.due()
	n[saving] = b.saving(i)
	n[owes], n[owed] = b.owes(i)
	n[brings] = n[due] + n[saving] + n[owes]
	n[savings] = m.savings
	n[outstanding], _ = m.principal()
	n[pledged] = min(m.savings, sumOf(m.settles)+n[owes])
	line := Line{Member: m.ID, Left: m.hasLeft, Amounts: b.amounts(n), Loans: []LoanLine{}}
	for k, st := range m.loans {
		line.Loans = append(line.Loans, LoanLine{
			Loan: m.Loans[k].ID, Internal: m.Loans[k].Internal, Due: st.Due.Sum(), Overdue: st.Overdue.Sum(),
			DaysLate: st.DaysLate, Outstanding: st.Principal, Credit: st.Credit,
		})
	}
	return line, n
}
