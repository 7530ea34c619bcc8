package group

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
	rate = essor.MustParseFraction
	xof  = essor.MustParseCurrency("XOF")
)

func draw(seed int) *rand.Rand { return rand.New(rand.NewPCG(uint64(seed), 11)) }

// rounds is fewer where tests must be short.
func rounds(n int) int {
	if testing.Short() {
		return max(1, n/10)
	}
	return n
}

func francs(n int64) essor.Money {
	m, err := essor.MoneyOf(n, xof)
	if err != nil {
		panic(err)
	}
	return m
}

func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

// later returns a day so many days after the group began to meet.
func later(days int) essor.Date {
	d, err := day("2026-01-12").AddDays(days)
	if err != nil {
		panic(err)
	}
	return d
}

// lend returns a loan of weekly or monthly rows, and that it was paid out.
func lend(id string, amount int64, count int, year string, every loan.Frequency) Loan {
	return Loan{
		ID: id,
		Terms: loan.Terms{
			Advances:  []loan.Advance{{On: day("2026-01-05"), Amount: francs(amount)}},
			Interest:  loan.Interest{YearRate: rate(year)},
			Repayment: loan.Repayment{Count: count, Frequency: every},
		},
		Events: []servicing.Event{{ID: "d", On: day("2026-01-05"), Kind: servicing.Disbursed, Amount: francs(amount)}},
	}
}

// drawGroup lets a group meet some weeks. Some don't bring all, some pay for
// others, the others are called, some entries are reversed, one leaves.
func drawGroup(seed int) (Group, essor.Date) {
	r := draw(seed)
	g := Group{
		ID: "g", Currency: xof, Entries: []Entry{},
		Meetings: Meetings{First: later(0), Frequency: pick(r, "", loan.Weekly, loan.Biweekly, loan.Monthly), Count: pick(r, 0, 3)},
		Rules:    Rules{Share: pick(r, "", Equal, ByOutstanding, ByOriginal), LoanFirst: r.IntN(2) == 0},
	}
	if r.IntN(2) == 0 {
		g.Rules.Cap = francs(r.Int64N(4000))
	}
	if r.IntN(3) == 0 {
		g.Rules.Servicing = servicing.Options{Late: servicing.Late{Grace: 2, Amount: francs(100)}}
	}
	for i := range 3 + r.IntN(5) {
		m := Member{ID: fmt.Sprint("m", i), Joined: pick(r, day("2026-01-05"), day("2026-01-05"), day("2026-01-05"), later(7*r.IntN(6))), Saving: pick(r, essor.Money{}, francs(300), francs(501)), Loans: []Loan{}}
		for k := range pick(r, 0, 1, 1, 1, 2) {
			l := lend(fmt.Sprint("l", k), 10_000+r.Int64N(90_000), 4+r.IntN(9), pick(r, "0", "0.18", "0.24"), pick(r, loan.Weekly, loan.Weekly, loan.Biweekly, loan.Monthly))
			l.Internal = k == 1 || r.IntN(5) == 0
			if m.Joined != day("2026-01-05") {
				l.Terms.Advances[0].On, l.Events[0].On = m.Joined, m.Joined
			} else if r.IntN(8) == 0 {
				l.Events = append(l.Events, servicing.Event{ID: "h", On: later(5), Kind: servicing.Holiday, Until: later(25), Cause: servicing.Maternity})
			}
			switch r.IntN(6) {
			case 0:
				l.Terms.Interest.Quote = loan.Flat
			case 1:
				l.Terms.Repayment.Kind = loan.LevelPrincipal
			case 2:
				l.Terms.Fees = []loan.Fee{{Amount: francs(250)}, {Rate: rate("0.01"), Due: loan.Financed}, {Amount: francs(20), Due: loan.EachRow}}
			}
			m.Loans = append(m.Loans, l)
		}
		g.Members = append(g.Members, m)
	}
	days := 0
	for meeting := range 1 + r.IntN(5) {
		days = 7 * meeting
		g = drawMeeting(r, g, later(days), fmt.Sprint("w", meeting))
	}
	return g, later(days + r.IntN(9))
}

func drawMeeting(r *rand.Rand, g Group, on essor.Date, id string) Group {
	sheet, err := NewSheet(g, on)
	if err != nil {
		panic(err)
	}
	var receipts []Receipt
	for _, line := range sheet.Lines {
		brings := line.Brings.Minor()
		switch r.IntN(6) {
		case 0:
			brings = 0
		case 1:
			brings = r.Int64N(brings + 1)
		case 2:
			brings += r.Int64N(2000)
		}
		if brings == 0 || line.Left && len(line.Loans) == 0 {
			continue
		}
		by := ""
		if len(line.Loans) > 0 && r.IntN(8) == 0 {
			by = pick(r, sheet.Lines...).Member
		}
		receipts = append(receipts, Receipt{ID: id + line.Member, Member: line.Member, By: by, Amount: francs(brings)})
	}
	entries, err := Divide(g, on, receipts)
	if err != nil { // somebody brought more than is owed
		entries, err = Divide(g, on, slices.DeleteFunc(receipts, func(r Receipt) bool {
			return r.By != "" || sheet.Lines[lineOf(sheet, r.Member)].Left
		}))
	}
	if err != nil {
		panic(err)
	}
	g = g.With(entries...)
	if r.IntN(2) == 0 {
		call, err := NewCall(g, on)
		if err != nil {
			panic(err)
		}
		g = g.With(call.Entries(id + "call")...)
	}
	switch r.IntN(8) {
	case 0:
		g = g.With(Entry{ID: id + "gift", On: on, Kind: Contributed, Amount: francs(1 + r.Int64N(5000))})
	case 1:
		g = g.With(Entry{ID: id + "pens", On: on, Kind: Spent, Amount: francs(1 + r.Int64N(500))})
	case 2:
		if len(sheet.Lines) == 0 {
			break
		}
		if exit, err := NewExit(g, pick(r, sheet.Lines...).Member, on); err == nil {
			g = g.With(exit.Entries(id + "exit")...)
		}
	case 3:
		if len(entries) > 0 {
			reversed := g.With(Entry{ID: id + "oops", On: on, Kind: Reversed, Ref: pick(r, entries...).ID})
			if _, err := NewSheet(reversed, on); err == nil {
				g = reversed
			}
		}
	case 5:
		if i := r.IntN(len(g.Members)); len(g.Members[i].Loans) > 0 {
			g = happen(g, i, drawEvent(r, g, i, on, id))
		}
	case 6:
		if len(sheet.Lines) == 0 {
			break
		}
		if line := pick(r, sheet.Lines...); !line.Left { // without an exit
			g = g.With(Entry{ID: id + "left", On: on, Kind: Left, Member: line.Member})
		}
	case 4:
		if out, err := NewShareOut(g, on); err == nil {
			g = g.With(out.Entries(id + "out")...)
		}
	}
	return g
}

// lineOf returns the place of a member on a sheet, or -1.
func lineOf(s *Sheet, member string) int {
	return slices.IndexFunc(s.Lines, func(l Line) bool { return l.Member == member })
}

// drawEvent returns something that may become of a loan.
func drawEvent(r *rand.Rand, g Group, i int, on essor.Date, id string) servicing.Event {
	e := servicing.Event{ID: id, On: on, Kind: pick(r, servicing.WrittenOff, servicing.WrittenOff, servicing.Waived, servicing.Rescheduled, servicing.Refinanced, servicing.Fee)}
	switch e.Kind {
	case servicing.Fee:
		e.Amount = francs(50)
	case servicing.Waived:
		e.Part, e.Amount = pick(r, servicing.Interest, servicing.Charge, servicing.Principal), francs(1+r.Int64N(700))
	case servicing.Rescheduled:
		e.Count, e.First = 1+r.IntN(8), later(on.Sub(later(0))+1+r.IntN(40))
	case servicing.Refinanced:
		m := g.Members[i]
		st, err := servicing.Replay(m.Loans[0].Terms, g.Events(m.ID, m.Loans[0].ID), on, g.Rules.Servicing)
		if err == nil {
			e.Amount, _ = st.PayOff(on)
		}
		e.Loan = "new"
	}
	return e
}

// happen lets something become of a member's first loan, where it can.
func happen(g Group, i int, e servicing.Event) Group {
	own := g
	own.Members = slices.Clone(g.Members)
	own.Members[i].Loans = slices.Clone(g.Members[i].Loans)
	l := &own.Members[i].Loans[0]
	l.Events = append(slices.Clone(l.Events), e)
	if _, err := NewSheet(own, later(60)); err != nil {
		return g
	}
	return own
}
