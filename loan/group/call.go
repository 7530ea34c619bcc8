package group

import (
	"math/bits"
	"slices"
	"strconv"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
	"github.com/essor-go/essor/loan/servicing"
)

// Call is what joint liability asks of the others when some can't pay: an
// officer's draft for the group to talk about. Nobody has paid anything yet;
// [Call.Entries] are what is recorded when they do. It round-trips through
// JSON.
type Call struct {
	Rule   string            `json:"rule"`
	Inputs essor.Fingerprint `json:"inputs"` // of the group and the day

	Group     string      `json:"group"`
	On        essor.Date  `json:"on"`
	Short     []Short     `json:"short"`     // who lacks what, by member
	Asks      []Ask       `json:"asks"`      // what is asked of whom, by member
	Advances  []Advance   `json:"advances"`  // who pays for whom, by the one who lacks and the one who pays
	Called    essor.Money `json:"called"`    // all asks
	Uncovered essor.Money `json:"uncovered"` // what lacks beyond them
}

// Short is what a member lacks: all that is due of her loans, or, once she has
// left, what settles them beyond her savings. Of a loan that was written off
// nothing is called.
type Short struct {
	Member string      `json:"member"`
	Lacks  essor.Money `json:"lacks"`
	Gets   essor.Money `json:"gets"` // of that, from the others
}

// Ask is what is asked of a member who lacks nothing herself.
type Ask struct {
	Member string      `json:"member"`
	Weight int64       `json:"weight"`        // by Rules.Share: 1, or minor units
	Most   essor.Money `json:"most,omitzero"` // what the cap leaves; not set without a cap
	Amount essor.Money `json:"amount"`
}

// Advance is what one member pays in the place of another, who will owe it to
// her.
type Advance struct {
	For    string      `json:"for"`
	Loan   string      `json:"loan"` // of hers
	By     string      `json:"by"`
	Amount essor.Money `json:"amount"`
}

// NewCall returns how the members who lack nothing share what the others lack
// on a day, after what was recorded of it: by Rules.Share, to the minor unit
// by largest remainder, ties by id. Nobody is asked for more than Rules.Cap
// leaves her; what she doesn't bear is shared among the rest in the same way,
// and what nobody is asked for stays visible as Uncovered. What is called is
// divided among those who lack in proportion to what each lacks.
//
// Of one who left without the entries of her [Exit], her savings come first:
// they are to be recorded as Offset against her loans.
//
// It fails as [NewSheet] does.
func NewCall(g Group, on essor.Date) (*Call, error) {
	b, print, err := openProven(&g, on)
	if err != nil {
		return nil, err
	}
	c := &Call{Rule: rule, Inputs: print, Group: g.ID, On: on, Short: []Short{}, Asks: []Ask{}, Advances: []Advance{}}
	b.call(c)
	return c, nil
}

// lacksEach returns what a member lacks of each loan.
func (b *book) lacksEach(i int) []int64 {
	m := &b.members[i]
	out := make([]int64, len(m.loans))
	savings := m.savings
	for _, k := range b.inTurn(i) {
		if !m.hasLeft {
			out[k] = m.loans[k].Due.Sum().Minor()
			continue
		}
		n := min(savings, m.settles[k])
		if savings -= n; m.loans[k].End != servicing.WrittenOff {
			out[k] = m.settles[k] - n
		}
	}
	return out
}

func sumOf(list []int64) int64 {
	sum := int64(0)
	for _, n := range list {
		sum += n
	}
	return sum
}

// isAsked reports whether a member who lacks nothing answers for others: not
// once she has left, nor while payments of her own are suspended.
func (a *account) isAsked() bool {
	return !a.hasLeft && !slices.ContainsFunc(a.loans, func(st *servicing.Statement) bool { return st.Moratorium })
}

// call divides what members lack among the others.
func (b *book) call(c *Call) {
	var asked, short []int // places of members
	var weights, most, wants []int64
	total := int64(0)
	for i := range b.members {
		switch n := sumOf(b.lacksEach(i)); {
		case n > 0:
			short, wants = append(short, i), append(wants, n)
			total += n
		case b.members[i].isAsked():
			asked = append(asked, i)
			weights = append(weights, b.weight(i))
			most = append(most, b.most(i))
		}
	}
	asks := share(total, weights, most)
	called := int64(0)
	for k, i := range asked {
		ask := Ask{Member: b.members[i].ID, Weight: weights[k], Amount: b.money(asks[k])}
		if b.hasCap() {
			ask.Most = b.money(most[k])
		}
		c.Asks = append(c.Asks, ask)
		called += asks[k]
	}
	gets := make([]int64, len(short))
	if called > 0 {
		gets = exact.Apportion(called, wants)
	}
	for k, i := range short {
		c.Short = append(c.Short, Short{b.members[i].ID, b.money(wants[k]), b.money(gets[k])})
	}
	c.Called, c.Uncovered = b.money(called), b.money(total-called)
	b.pair(c, short, asks, gets)
}

// pair says who pays for which loan of whom: all in the order of their ids,
// each paying on where the one before stopped.
func (b *book) pair(c *Call, short []int, asks, gets []int64) {
	k := 0
	for s, i := range short {
		lacks := b.lacksEach(i)
		for _, at := range b.inTurn(i) {
			for left := min(gets[s], lacks[at]); left > 0; {
				for asks[k] == 0 {
					k++
				}
				n := min(left, asks[k])
				c.Advances = append(c.Advances, Advance{c.Short[s].Member, b.members[i].Loans[at].ID, c.Asks[k].Member, b.money(n)})
				asks[k] -= n
				gets[s] -= n
				left -= n
			}
		}
	}
}

func (b *book) hasCap() bool { return b.g.Rules.Cap != (essor.Money{}) }

// weight returns the weight of a member by the rule.
func (b *book) weight(i int) int64 {
	outstanding, lent := b.members[i].principal()
	switch b.g.Rules.Share {
	case ByOutstanding:
		return outstanding
	case ByOriginal:
		return lent
	}
	return 1
}

// most returns what a member may be asked for: the cap, less what others owe
// her already.
func (b *book) most(i int) int64 {
	if !b.hasCap() {
		return essor.MaxMinor
	}
	_, owed := b.owes(i)
	return max(0, b.g.Rules.Cap.Minor()-owed)
}

// share divides a total by weights, each part up to its most: who would bear
// that or more bears it, and the rest is shared anew among the others. The
// parts add up to the total, or all are at their most or weigh nothing. Cost:
// at most as many rounds as parts.
func share(total int64, weights, most []int64) []int64 {
	parts, free := make([]int64, len(weights)), append([]int64{}, weights...)
	for left, all := total, sumOf(weights); left > 0 && all > 0; {
		before := all
		for i, w := range free {
			if w > 0 && isAtMost(most[i], before, w, left) {
				parts[i], free[i] = most[i], 0
				all -= w
			}
		}
		if all != before {
			left = total - sumOf(parts)
			continue
		}
		for i, n := range exact.Apportion(left, free) {
			parts[i] += n
		}
		return parts
	}
	return parts
}

// isAtMost reports whether a × b ≤ c × d, all of them nothing or more.
func isAtMost(a, b, c, d int64) bool {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	hi2, lo2 := bits.Mul64(uint64(c), uint64(d))
	return hi < hi2 || hi == hi2 && lo <= lo2
}

// Entries returns what is recorded when everybody pays what is asked, with ids
// that begin with the given one: at most 100 bytes, and unique in the group.
func (c *Call) Entries(id string) []Entry {
	entries := make([]Entry, 0, len(c.Advances))
	for k, a := range c.Advances {
		entries = append(entries, Entry{ID: id + "/" + strconv.Itoa(k+1), On: c.On, Kind: Paid, Member: a.For, Loan: a.Loan, By: a.By, Amount: a.Amount})
	}
	return entries
}
