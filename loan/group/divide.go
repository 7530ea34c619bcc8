package group

import (
	"slices"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// Receipt is money that somebody brings to a meeting.
type Receipt struct {
	ID     string      `json:"id"`          // unique in the group, at most 100 bytes: ids of entries begin with it
	Member string      `json:"member"`      // for whom
	By     string      `json:"by,omitzero"` // who paid in her place, also one who has left; default she herself
	Amount essor.Money `json:"amount"`      // more than nothing
}

// maxReceiptID leaves room for what the ids of entries add.
const maxReceiptID = 100

// Divide returns a meeting's receipts as entries, to be added with
// [Group.With]: of each receipt, in the order of their ids, what goes to
// members who paid in her place, to what is due of her loans (to the lender's
// before the group's own, then by their ids), and the rest to her savings.
// With Rules.LoanFirst loans come before members. What another pays goes to
// her loans alone, what is left ahead on them in the same order, and is a claim
// on her. What she pays once she has left goes ahead on her loans too. The
// entries add up to the receipts.
//
// It fails as [NewSheet] does, with pointers that begin with /receipts too: also
// where another pays more than what settles her loans after the receipts before
// that one, or she more than that and what she owes once she has left.
func Divide(g Group, on essor.Date, receipts []Receipt) ([]Entry, error) {
	b, err := open(&g, on)
	if err != nil {
		return nil, err
	}
	var l check.List
	if !l.Count(len(receipts), 0, MaxEntries, "receipts") {
		return nil, l.Err()
	}
	seen := map[string]bool{}
	for i := range b.g.Entries {
		seen[b.g.Entries[i].ID] = true
	}
	for i := range receipts {
		b.checkReceipt(&l, &receipts[i], i, seen)
	}
	if !l.OK() {
		return nil, l.Err()
	}
	n := len(b.members)
	d := divider{book: b, entries: []Entry{}, due: make([][]int64, n), settles: make([][]int64, n), owing: make([][]int, n)}
	for c := range b.claims {
		if on := b.claims[c].on; b.claims[c].left > 0 {
			d.owing[on] = append(d.owing[on], c)
		}
	}
	for i := range b.members {
		for _, st := range b.members[i].loans {
			d.due[i] = append(d.due[i], st.Due.Sum().Minor())
		}
		d.settles[i] = slices.Clone(b.members[i].settles)
	}
	places := make(map[string]int, len(receipts))
	for i := range receipts {
		places[receipts[i].ID] = i
	}
	for _, r := range sorted(receipts, func(r Receipt) string { return r.ID }) {
		if !d.divide(r) {
			l.Add(essor.CodeInconsistent, "must be at most what she owes", "receipts", places[r.ID], "amount")
			return nil, l.Err()
		}
	}
	return d.entries, nil
}

func (b *book) checkReceipt(l *check.List, r *Receipt, i int, seen map[string]bool) {
	if l.ID(r.ID, "receipts", i, "id") {
		switch {
		case len(r.ID) > maxReceiptID:
			l.Add(essor.CodeTooLong, "must be at most "+strconv.Itoa(maxReceiptID)+" bytes long", "receipts", i, "id")
		case seen[r.ID]:
			l.Add(essor.CodeDuplicate, "must be unique in the group", "receipts", i, "id")
		}
		seen[r.ID] = true
	}
	at := b.find(r.Member)
	switch {
	case at < 0:
		l.Add(essor.CodeUnknownReference, "must be the id of a member", "receipts", i, "member")
	case r.By != "" && b.find(r.By) < 0:
		l.Add(essor.CodeUnknownReference, "must be the id of a member", "receipts", i, "by")
	case r.By != "" && r.By != r.Member && len(b.members[at].Loans) == 0:
		l.Add(essor.CodeInconsistent, "must be for a member with a loan", "receipts", i, "member")
	case b.members[at].hasLeft && len(b.members[at].Loans) == 0:
		l.Add(essor.CodeInconsistent, "must not be for a member who left and owes nothing", "receipts", i, "member")
	}
	switch {
	case r.Amount.Currency() != b.g.Currency:
		l.Add(essor.CodeCurrencyMismatch, "must be in the currency of the group", "receipts", i, "amount")
	case r.Amount.Sign() <= 0:
		l.Add(essor.CodeOutOfRange, "must be more than 0", "receipts", i, "amount")
	}
}

// divider divides receipts one after the other.
type divider struct {
	*book
	due     [][]int64 // of each loan, not yet paid by receipts
	settles [][]int64 // what settles each loan after them
	owing   [][]int   // claims on each member that are not settled, oldest first
	entries []Entry
	count   int // of the receipt at hand
}

// divide divides a receipt, and reports whether it all has somewhere to go.
func (d *divider) divide(r Receipt) bool {
	i, left := d.find(r.Member), r.Amount.Minor()
	d.count = 0
	switch {
	case d.by(r) != "":
		left = d.payLoans(r, i, d.due, left)
	case d.g.Rules.LoanFirst:
		left = d.repayMembers(r, i, d.payLoans(r, i, d.due, left))
	default:
		left = d.payLoans(r, i, d.due, d.repayMembers(r, i, left))
	}
	if d.by(r) == "" && !d.members[i].hasLeft {
		d.write(r, Entry{Kind: Saved, Member: r.Member}, left)
		return true
	}
	return d.payLoans(r, i, d.settles, left) == 0
}

// by returns who paid in another's place, "" where she paid herself.
func (d *divider) by(r Receipt) string {
	if r.By == r.Member {
		return ""
	}
	return r.By
}

// inTurn returns the places of a member's loans, the lender's first.
func (b *book) inTurn(i int) []int {
	var first, second []int
	for k := range b.members[i].Loans {
		if b.members[i].Loans[k].Internal {
			second = append(second, k)
		} else {
			first = append(first, k)
		}
	}
	return append(first, second...)
}

// payLoans pays up to so much of each loan, and returns what is left.
func (d *divider) payLoans(r Receipt, i int, upTo [][]int64, left int64) int64 {
	for _, k := range d.inTurn(i) {
		n := min(left, upTo[i][k])
		d.due[i][k] -= min(n, d.due[i][k])
		d.settles[i][k] -= n
		d.write(r, Entry{Kind: Paid, Member: r.Member, Loan: d.members[i].Loans[k].ID, By: d.by(r)}, n)
		left -= n
	}
	return left
}

// repayMembers pays back who paid in her place, the oldest claim first.
func (d *divider) repayMembers(r Receipt, i int, left int64) int64 {
	for left > 0 && len(d.owing[i]) > 0 {
		c := &d.claims[d.owing[i][0]]
		n := min(left, c.left)
		c.left -= n
		d.write(r, Entry{Kind: Repaid, Member: r.Member, To: d.members[c.of].ID}, n)
		left -= n
		if c.left == 0 {
			d.owing[i] = d.owing[i][1:]
		}
	}
	return left
}

// write adds an entry of the receipt at hand.
func (d *divider) write(r Receipt, e Entry, amount int64) {
	if amount == 0 {
		return
	}
	d.count++
	e.ID, e.On, e.Amount = r.ID+"/"+strconv.Itoa(d.count), d.on, d.money(amount)
	d.entries = append(d.entries, e)
}
