package group

import (
	"math/big"
	"slices"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan/servicing"
)

// tally is a group as the Verify methods count it: by looking through all
// entries again for each question, with loans whose statements are proven.
type tally struct {
	g     Group // in order, with the members who have joined
	on    essor.Date
	stand []Entry // that happened by the day and were not reversed, in order
	loans [][]*servicing.Statement
}

// newTally refuses what [NewSheet] would.
func newTally(g Group, on essor.Date) (*tally, error) {
	if _, err := open(&g, on); err != nil {
		return nil, err
	}
	t := &tally{g: g.inOrder(), on: on}
	t.g.Members = slices.DeleteFunc(t.g.Members, func(m Member) bool { return m.Joined.Day() > on.Day() })
	reversed := map[string]bool{}
	for _, e := range t.g.Entries {
		reversed[e.Ref] = true
	}
	for _, e := range t.g.Entries {
		if e.Kind != Reversed && !reversed[e.ID] && e.On.Compare(on) <= 0 {
			t.stand = append(t.stand, e)
		}
	}
	slices.SortFunc(t.stand, func(a, b Entry) int {
		if c := a.On.Compare(b.On); c != 0 {
			return c
		}
		if a.Kind != b.Kind {
			return slices.Index(kinds[:], a.Kind) - slices.Index(kinds[:], b.Kind)
		}
		return strings.Compare(a.ID, b.ID)
	})
	for i := range t.g.Members {
		var list []*servicing.Statement
		for k := range t.g.Members[i].Loans {
			st, err := t.serve(i, k)
			if err != nil {
				return nil, err
			}
			list = append(list, st)
		}
		t.loans = append(t.loans, list)
	}
	return t, nil
}

// serve replays a loan and proves its statement.
func (t *tally) serve(i, k int) (*servicing.Statement, error) {
	m := &t.g.Members[i]
	events := slices.Clone(m.Loans[k].Events)
	for _, e := range t.stand {
		if e.Member != m.ID || e.Loan != m.Loans[k].ID && (e.Loan != "" || len(m.Loans) > 1) {
			continue
		}
		kind := map[Kind]servicing.Kind{Paid: servicing.Paid, Offset: servicing.Prepaid}[e.Kind]
		if kind == "" {
			continue
		}
		if lost := m.Loans[k].lost(); lost.IsSet() && lost.Compare(e.On) < 0 {
			kind = servicing.Recovered
		}
		events = append(events, servicing.Event{ID: e.ID, On: e.On, Kind: kind, Amount: e.Amount})
	}
	st, err := servicing.Replay(m.Loans[k].Terms, events, t.on, t.g.Rules.Servicing)
	if err != nil {
		return nil, err
	}
	return st, st.Verify(m.Loans[k].Terms, events)
}

// sum adds the amounts of entries.
func (t *tally) sum(which func(e *Entry) bool) int64 {
	sum := int64(0)
	for i := range t.stand {
		if which(&t.stand[i]) {
			sum += t.stand[i].Amount.Minor()
		}
	}
	return sum
}

// has returns what a member has saved and not taken out.
func (t *tally) has(id string) int64 {
	return t.sum(func(e *Entry) bool { return e.Member == id && e.Kind == Saved }) -
		t.sum(func(e *Entry) bool { return e.Member == id && (e.Kind == Offset || e.Kind == Withdrawn) })
}

func (t *tally) hasLeft(id string) bool {
	return slices.ContainsFunc(t.stand, func(e Entry) bool { return e.Kind == Left && e.Member == id })
}

// owes returns what a member owes to others.
func (t *tally) owes(id string) int64 {
	return t.sum(func(e *Entry) bool { return e.Kind == Paid && e.Member == id && e.By != "" && e.By != id }) -
		t.sum(func(e *Entry) bool { return e.Kind == Repaid && e.Member == id })
}

// owed returns what others owe to a member.
func (t *tally) owed(id string) int64 {
	return t.sum(func(e *Entry) bool { return e.Kind == Paid && e.By == id && e.Member != id }) -
		t.sum(func(e *Entry) bool { return e.Kind == Repaid && e.To == id })
}

// asks returns what a member has still to set aside, meeting by meeting.
func (t *tally) asks(m *Member) int64 {
	if m.Saving.Sign() <= 0 || t.hasLeft(m.ID) {
		return 0
	}
	sum := int64(0)
	for n, day := 0, t.g.Meetings.First.Day(); day <= t.on.Day(); n++ {
		if count := t.g.Meetings.Count; count > 0 && n == count {
			break
		}
		if day >= m.Joined.Day() {
			sum += m.Saving.Minor()
		}
		day = t.g.Meetings.day(n + 1)
	}
	return max(0, sum-t.sum(func(e *Entry) bool { return e.Member == m.ID && e.Kind == Saved }))
}

// internal adds what internal loans brought in beyond what was lent, payment by
// payment, and what of their principal is out, less what was paid ahead.
func (t *tally) internal() (cash, out int64) {
	for i := range t.g.Members {
		for k, st := range t.loans[i] {
			if !t.g.Members[i].Loans[k].Internal {
				continue
			}
			out += st.Principal.Minor() - st.Credit.Minor()
			for _, l := range st.Trail() {
				switch l.Kind() {
				case servicing.Disbursed:
					cash += l.Parts().Fee.Minor() - l.Parts().Principal.Minor()
				case servicing.Paid, servicing.Prepaid, servicing.Recovered, servicing.Refinanced:
					cash += l.Amount().Minor()
				}
			}
		}
	}
	return cash, out
}

// fund returns what the group has earned and not given out.
func (t *tally) fund() int64 {
	cash, out := t.internal()
	return cash + out + t.given()
}

// given returns what entries brought into the fund, less what they took out.
func (t *tally) given() int64 {
	return t.sum(func(e *Entry) bool { return e.Kind == Contributed }) -
		t.sum(func(e *Entry) bool { return e.Kind == Spent || e.Kind == SharedOut })
}

// hamilton divides a total by weights, one unit after the other.
func hamilton(total int64, weights []int64) []int64 {
	parts, rests := make([]int64, len(weights)), make([]*big.Rat, len(weights))
	all := new(big.Int)
	for _, w := range weights {
		all.Add(all, big.NewInt(w))
	}
	left := total
	for i, w := range weights {
		if all.Sign() == 0 {
			return parts
		}
		exact := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(total), big.NewInt(w)), all)
		parts[i] = new(big.Int).Quo(exact.Num(), exact.Denom()).Int64()
		rests[i] = exact.Sub(exact, new(big.Rat).SetInt64(parts[i]))
		left -= parts[i]
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rests {
			if rests[i].Cmp(rests[best]) > 0 {
				best = i
			}
		}
		parts[best]++
		rests[best] = big.NewRat(-1, 1)
	}
	return parts
}

// capped divides a total by weights up to caps: one after the other, whoever
// reaches her cap first gets it.
func capped(total int64, weights, most []int64) []int64 {
	parts, free := make([]int64, len(weights)), slices.Clone(weights)
	for {
		level, at, all := (*big.Rat)(nil), -1, int64(0)
		for i, w := range free {
			if all += w; w == 0 {
				continue
			}
			if l := big.NewRat(most[i], w); level == nil || l.Cmp(level) < 0 {
				level, at = l, i
			}
		}
		if at < 0 {
			return parts
		}
		left := total - sumOf(parts)
		if level.Cmp(big.NewRat(left, all)) > 0 {
			for i, n := range hamilton(left, free) {
				parts[i] += n
			}
			return parts
		}
		parts[at], free[at] = most[at], 0
	}
}

// overlap returns how much two stretches of a line have in common.
func overlap(from, to, from2, to2 int64) int64 {
	return max(0, min(to, to2)-max(from, from2))
}
