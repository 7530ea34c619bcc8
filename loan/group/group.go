package group

import (
	"slices"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

// The limits of a [Group]. What exceeds one is refused.
const (
	MaxMembers = 200               // members of a group
	MaxLoans   = 12                // loans of a member
	MaxEntries = check.MaxList     // entries of a group
	MaxSaving  = 1_000_000_000_000 // minor units set aside at one meeting
)

// Group is a solidarity group or a village bank, with all that happened to it:
// pure data that round-trips through JSON. The order of members, loans, events
// and entries does not matter. All ids are opaque, at most 128 bytes long.
type Group struct {
	ID       string         `json:"id"`
	Currency essor.Currency `json:"currency"`
	Members  []Member       `json:"members"`           // 1 to MaxMembers
	Entries  []Entry        `json:"entries,omitempty"` // at most MaxEntries
	Meetings Meetings       `json:"meetings,omitzero"`
	Rules    Rules          `json:"rules,omitzero"`
}

// Member is one who belongs to a group: who borrows, or only saves.
type Member struct {
	ID     string      `json:"id"`              // unique in the group
	Joined essor.Date  `json:"joined"`          // before that day she is no member: nothing is lent to her, nor asked of her
	Saving essor.Money `json:"saving,omitzero"` // what she sets aside at each meeting; default nothing
	Loans  []Loan      `json:"loans,omitempty"` // at most MaxLoans
}

// Loan is a loan of one member, on terms of her own. Its life is told by its
// events, to which the payments among the group's entries are added.
type Loan struct {
	ID       string            `json:"id"`                // unique in the member
	Internal bool              `json:"internal,omitzero"` // lent out of the group's own box; its interest and fees go to the fund
	Terms    loan.Terms        `json:"terms"`             // without savings among the fees: they are Member.Saving
	Events   []servicing.Event `json:"events,omitempty"`
}

// Entry is something that happened in a group on a day, beside the events of
// its loans. Which fields go with which [Kind] is said there; others must not
// be set. It is comparable.
type Entry struct {
	ID     string      `json:"id"` // unique in the group
	On     essor.Date  `json:"on"`
	Kind   Kind        `json:"kind"`
	Member string      `json:"member,omitzero"`
	Loan   string      `json:"loan,omitzero"` // of the member; not needed where she has one
	By     string      `json:"by,omitzero"`   // paid: the member who paid in her place
	To     string      `json:"to,omitzero"`   // repaid: the member who had paid in her place
	Amount essor.Money `json:"amount,omitzero"`
	Ref    string      `json:"ref,omitzero"` // reversed: the id of the entry
}

// Kind says what happened.
type Kind string

// The kinds of entries, with the fields that each needs, and may have. Those
// of one day happen in this order, and within a kind by their ids.
const (
	Saved       Kind = "saved"       // Member, Amount: into her savings
	Contributed Kind = "contributed" // Amount; Member: into the fund: a fee, a fine, a gift
	Paid        Kind = "paid"        // Member, Amount; Loan, By: for her loan
	Repaid      Kind = "repaid"      // Member, To, Amount: what To had paid in her place
	Offset      Kind = "offset"      // Member, Amount; Loan: from her savings to her loan, also ahead of its time
	Withdrawn   Kind = "withdrawn"   // Member, Amount: out of her savings, pledged or not: that is for the group to watch
	Spent       Kind = "spent"       // Amount: out of the fund
	SharedOut   Kind = "shared_out"  // Member, Amount: out of the fund, to her
	Left        Kind = "left"        // Member: she belongs to the group no longer; only Paid, Repaid, Offset and Withdrawn go on
	Reversed    Kind = "reversed"    // Ref: that entry never was; a reversal can't be reversed
)

// kinds are all of them, in the order of one day.
var kinds = [...]Kind{Saved, Contributed, Paid, Repaid, Offset, Withdrawn, Spent, SharedOut, Left, Reversed}

// Meetings is the rhythm in which the group meets, and in which savings are
// set aside. The zero Meetings asks for no savings.
type Meetings struct {
	First     essor.Date     `json:"first,omitzero"`
	Frequency loan.Frequency `json:"frequency,omitzero"` // loan.Weekly, Biweekly or Monthly; default Weekly
	Count     int            `json:"count,omitzero"`     // of the cycle, at most loan.MaxRows; default without end
}

// Rules is what the members agreed on. The zero Rules divides equally what one
// can't pay, without a cap.
type Rules struct {
	Servicing servicing.Options `json:"servicing,omitzero"` // of all loans
	Share     Share             `json:"share,omitzero"`     // of what another can't pay; default Equal
	// Cap is the most that one member may have advanced for others and not
	// got back; a call never asks her for more. Default: no cap.
	Cap essor.Money `json:"cap,omitzero"`
	// LoanFirst lets what a member brings pay her loans before what others
	// paid in her place. By default these get their money back first.
	LoanFirst bool `json:"loan_first,omitzero"`
}

// Share says how the members share what one of them can't pay.
type Share string

// The ways to share.
const (
	Equal         Share = "equal"          // the same of each
	ByOutstanding Share = "by_outstanding" // in proportion to the principal that each owes
	ByOriginal    Share = "by_original"    // in proportion to what was lent to each
)

// inOrder returns the group with members, loans and entries by their ids.
func (g Group) inOrder() Group {
	g.Members = sorted(g.Members, func(m Member) string { return m.ID })
	for i := range g.Members {
		m := &g.Members[i]
		m.Loans = sorted(m.Loans, func(l Loan) string { return l.ID })
		for k := range m.Loans {
			m.Loans[k].Events = sorted(m.Loans[k].Events, func(e servicing.Event) string { return e.ID })
		}
	}
	g.Entries = sorted(g.Entries, func(e Entry) string { return e.ID })
	return g
}

func sorted[T any](list []T, id func(T) string) []T {
	own := append([]T{}, list...)
	slices.SortStableFunc(own, func(a, b T) int { return strings.Compare(id(a), id(b)) })
	return own
}

// inputs are what a result of this package is made from.
type inputs struct {
	Group  Group      `json:"group"` // in order
	On     essor.Date `json:"on"`
	Member string     `json:"member,omitzero"`
}

func (in inputs) fingerprint() (essor.Fingerprint, error) {
	return essor.FingerprintOf("loan/group", in)
}

// With returns the group with further entries, and leaves g as it is.
func (g Group) With(entries ...Entry) Group {
	g.Entries = append(slices.Clip(slices.Clone(g.Entries)), entries...)
	return g
}

// Events returns the whole life of a member's loan as package servicing reads
// it, for a statement or for a book of many loans: its own events, then the
// entries that paid it, but those that were reversed. It is empty where there
// is no such loan.
func (g Group) Events(member, id string) []servicing.Event {
	events, gone := []servicing.Event{}, map[string]bool{}
	for _, e := range g.Entries {
		if e.Kind == Reversed {
			gone[e.Ref] = true
		}
	}
	for i := range g.Members {
		m := &g.Members[i]
		k := m.loan(id)
		if m.ID != member || k < 0 {
			continue
		}
		lost := m.Loans[k].lost()
		events = append(events, m.Loans[k].Events...)
		for _, e := range g.Entries {
			if e.Member == member && !gone[e.ID] && (e.Kind == Paid || e.Kind == Offset) && m.loan(e.Loan) == k {
				events = append(events, e.event(lost))
			}
		}
	}
	return events
}
