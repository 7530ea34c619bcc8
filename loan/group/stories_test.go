package group

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan/servicing"
)

// fund4 is four members who owe 1,000, 2,000, 3,000 and 4,000 francs without
// interest, in four weekly rows from the first meeting on.
func fund4() Group {
	g := Group{ID: "g", Currency: xof, Meetings: Meetings{First: later(0)}}
	for i, amount := range []int64{1000, 2000, 3000, 4000} {
		g.Members = append(g.Members, Member{ID: string(rune('a' + i)), Joined: later(-7), Loans: []Loan{lend("l", amount, 4, "0", "weekly")}})
	}
	return g
}

// paid adds what members paid on a day, in the order of their ids; nothing is
// no payment.
func paid(g Group, days int, amounts ...int64) Group {
	for i, n := range amounts {
		if n > 0 {
			g = g.With(Entry{ID: later(days).String() + g.Members[i].ID, On: later(days), Kind: Paid, Member: g.Members[i].ID, Amount: francs(n)})
		}
	}
	return g
}

// Calls worked by hand. At the first meeting 250, 500, 750 and 1,000 are due.
func TestCallsByHand(t *testing.T) {
	tests := []struct {
		name      string
		rules     Rules
		paid      []int64
		asks      []int64 // of those who lack nothing, by id
		uncovered int64
	}{
		// d lacks 1,000: 1,000 / 3 = 333.33; the odd franc is the first one's.
		{"equal", Rules{}, []int64{250, 500, 750, 0}, []int64{334, 333, 333}, 0},
		// a, b and c owe 750, 1,500 and 2,250 after paying: 1/6, 2/6, 3/6 of 1,000
		// are 166.67, 333.33, 500; the odd franc is a's.
		{"by what is owed", Rules{Share: ByOutstanding}, []int64{250, 500, 750, 0}, []int64{167, 333, 500}, 0},
		// lent were 1,000, 2,000, 3,000: the same parts.
		{"by what was lent", Rules{Share: ByOriginal}, []int64{250, 500, 750, 0}, []int64{167, 333, 500}, 0},
		// a who paid all owes nothing, and bears nothing by what is owed.
		{"who owes nothing", Rules{Share: ByOutstanding}, []int64{1000, 500, 750, 0}, []int64{0, 400, 600}, 0},
		// 500 would be c's part: she is capped at 400; 600 are left for a and b, 1 : 2.
		{"a cap", Rules{Share: ByOriginal, Cap: francs(400)}, []int64{250, 500, 750, 0}, []int64{200, 400, 400}, 0},
		// 300 each, and 100 stay uncovered.
		{"a cap for all", Rules{Cap: francs(300)}, []int64{250, 500, 750, 0}, []int64{300, 300, 300}, 100},
		{"a cap of nothing", Rules{Cap: francs(0)}, []int64{250, 500, 750, 0}, []int64{0, 0, 0}, 1000},
		// a lacks 50, d lacks 300: b and c share 350.
		{"two lack", Rules{}, []int64{200, 500, 750, 700}, []int64{175, 175}, 0},
		{"nobody lacks", Rules{}, []int64{250, 500, 750, 1000}, []int64{0, 0, 0, 0}, 0},
		{"all lack", Rules{}, []int64{0, 0, 0, 0}, []int64{}, 2500},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := paid(fund4(), 0, tt.paid...)
			g.Rules = tt.rules
			c, err := NewCall(g, later(0))
			require.NoError(t, err)
			require.NoError(t, c.Verify(g))
			asks := []int64{}
			for _, a := range c.Asks {
				asks = append(asks, a.Amount.Minor())
			}
			require.Equal(t, tt.asks, asks)
			require.Equal(t, tt.uncovered, c.Uncovered.Minor())
		})
	}
}

// A story of one who falls ill: the others pay, she pays them back first, and
// the cap remembers what they bear for her.
func TestIllness(t *testing.T) {
	g := paid(fund4(), 0, 250, 500, 750, 0)
	g.Rules.Cap = francs(500)
	first, err := NewCall(g, later(0)) // 334, 333, 333
	require.NoError(t, err)
	g = g.With(first.Entries("c1")...)
	g = paid(g, 7, 250, 500, 750, 0)
	second, err := NewCall(g, later(7)) // 500 − 334 = 166 and 167 each are left: 500 stay uncovered
	require.NoError(t, err)
	require.Equal(t, []string{"166 XOF", "167 XOF", "167 XOF"}, []string{second.Asks[0].Amount.String(), second.Asks[1].Amount.String(), second.Asks[2].Amount.String()})
	require.Equal(t, "500 XOF", second.Uncovered.String())
	g = g.With(second.Entries("c2")...)

	// She brings 1,200: 334 + 333 + 333 = 1,000 of the first call go back, and
	// 166 + 34 of the second.
	back, err := Divide(g, later(14), []Receipt{{ID: "r", Member: "d", Amount: francs(1200)}})
	require.NoError(t, err)
	got := map[string]int64{}
	for _, e := range back {
		require.Equal(t, Repaid, e.Kind)
		got[e.To] += e.Amount.Minor()
	}
	require.Equal(t, map[string]int64{"a": 334 + 166, "b": 333 + 34, "c": 333}, got)

	// Had the group agreed on loans first, 500 of last week and 700 of today's
	// 1,000 would be paid, and nothing would go back yet.
	g.Rules.LoanFirst = true
	loans, err := Divide(g, later(14), []Receipt{{ID: "r", Member: "d", Amount: francs(1200)}})
	require.NoError(t, err)
	require.Len(t, loans, 1)
	require.Equal(t, Entry{ID: "r/1", On: later(14), Kind: Paid, Member: "d", Loan: "l", Amount: francs(1200)}, loans[0])
}

// Ways to leave, worked by hand: c has paid 750 of 3,000.
func TestExitsByHand(t *testing.T) {
	tests := []struct {
		name                                   string
		saved, owesMembers                     int64
		offset, toMembers, released, left, owe int64
	}{
		{"nothing saved", 0, 0, 0, 0, 0, 2250, 0},
		{"less than she owes", 1000, 0, 1000, 0, 0, 1250, 0},
		{"more than she owes", 2600, 0, 2250, 0, 350, 0, 0},
		{"members get theirs next", 2600, 200, 2250, 200, 150, 0, 0},
		{"as far as it goes", 2300, 200, 2250, 50, 0, 0, 150},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := paid(fund4(), 0, 250, 500, 750, 1000)
			if tt.owesMembers > 0 { // the last francs of her row were a's
				g.Entries[2].Amount = francs(750 - tt.owesMembers)
				g = g.With(Entry{ID: "help", On: later(0), Kind: Paid, Member: "c", By: "a", Amount: francs(tt.owesMembers)})
			}
			if tt.saved > 0 {
				g = g.With(Entry{ID: "saved", On: later(0), Kind: Saved, Member: "c", Amount: francs(tt.saved)})
			}
			e, err := NewExit(g, "c", later(1))
			require.NoError(t, err)
			require.NoError(t, e.Verify(g))
			require.Equal(t, "2250 XOF", e.Owes.String())
			for i, m := range []essor.Money{e.Offset, e.ToMembers, e.Released, e.Left, e.Claims} {
				require.Equal(t, []int64{tt.offset, tt.toMembers, tt.released, tt.left, tt.owe}[i], m.Minor())
			}
			c, err := NewCall(g.With(e.Entries("exit")...), later(1))
			require.NoError(t, err)
			require.Equal(t, tt.left, c.Called.Minor())
		})
	}
}

// A member who has just had a child is asked neither for her own row nor for
// another's.
func TestMaternity(t *testing.T) {
	g := paid(fund4(), 0, 250, 500, 750, 1000)
	b := &g.Members[1].Loans[0]
	b.Events = append(b.Events, servicing.Event{ID: "h", On: later(2), Kind: servicing.Holiday, Until: later(60), Cause: servicing.Maternity})
	g = paid(g, 7, 250, 0, 750, 0)
	c, err := NewCall(g, later(7)) // d lacks 1,000: a and c share it
	require.NoError(t, err)
	require.NoError(t, c.Verify(g))
	require.Len(t, c.Short, 1)
	require.Len(t, c.Asks, 2)
	require.Equal(t, "500 XOF", c.Asks[0].Amount.String())
	require.Equal(t, "c", c.Asks[1].Member)
	shared, err := NewShared(g, later(7))
	require.NoError(t, err)
	require.Equal(t, "current", shared.Bucket) // d's row is due today
	require.NotContains(t, write(t, shared), "maternity")
}

// Nobody pays for another more than settles her loans, nor who has left more
// than she owes; who has left may pay for another.
func TestNobodyPaysTooMuch(t *testing.T) {
	g := fund4() // d owes 4,000
	more := lend("m", 500, 2, "0", "weekly")
	g.Members[3].Loans = append(g.Members[3].Loans, more)
	amounts := func(list []Entry) (out []string) {
		for _, e := range list {
			out = append(out, string(e.Kind)+" "+e.Loan+" "+e.Amount.String())
		}
		return out
	}
	entries, err := Divide(g, later(0), []Receipt{{ID: "r", Member: "d", By: "a", Amount: francs(4500)}})
	require.NoError(t, err) // what is due, and all the rest ahead
	require.Equal(t, []string{"paid l 1000 XOF", "paid m 250 XOF", "paid l 3000 XOF", "paid m 250 XOF"}, amounts(entries))
	all, err := NewSheet(g.With(entries...), later(0))
	require.NoError(t, err)
	require.Equal(t, "4500 XOF", all.Lines[3].Owes.String())
	for _, receipts := range [][]Receipt{
		{{ID: "r", Member: "d", By: "a", Amount: francs(4501)}},
		{{ID: "s", Member: "d", By: "a", Amount: francs(4001)}, {ID: "r", Member: "d", By: "b", Amount: francs(500)}},
		{{ID: "r", Member: "d", Amount: francs(1250)}, {ID: "s", Member: "d", By: "b", Amount: francs(3251)}},
	} {
		_, err = Divide(g, later(0), receipts)
		var invalid *essor.InvalidError
		require.ErrorAs(t, err, &invalid)
		at := "/receipts/" + string(rune('0'+len(receipts)-1)) + "/amount"
		if len(receipts) == 2 && receipts[0].ID == "s" {
			at = "/receipts/0/amount" // the later by its id
		}
		require.Equal(t, at, invalid.Fields[0].Pointer)
	}

	g = g.With(Entry{ID: "gone", On: later(0), Kind: Left, Member: "a"})
	_, err = Divide(g, later(1), []Receipt{{ID: "r", Member: "a", Amount: francs(1001)}})
	require.ErrorContains(t, err, "/receipts/0/amount")
	entries, err = Divide(g, later(1), []Receipt{{ID: "r", Member: "a", Amount: francs(1000)}, {ID: "s", Member: "d", By: "a", Amount: francs(7)}})
	require.NoError(t, err)
	sheet, err := NewSheet(g.With(entries...), later(1))
	require.NoError(t, err)
	require.Equal(t, "7 XOF", sheet.Lines[0].Owed.String())
}

// Of one who left without an exit the savings come first, and can be recorded
// after that.
func TestLeftWithSavings(t *testing.T) {
	g := paid(fund4(), 0, 250, 500, 750, 1000) // c owes 2,250
	g = g.With(Entry{ID: "s", On: later(0), Kind: Saved, Member: "c", Amount: francs(600)}, Entry{ID: "gone", On: later(0), Kind: Left, Member: "c"})
	c, err := NewCall(g, later(1))
	require.NoError(t, err)
	require.NoError(t, c.Verify(g))
	require.Equal(t, Short{"c", francs(1650), francs(1650)}, c.Short[0])

	g = g.With(Entry{ID: "o", On: later(1), Kind: Offset, Member: "c", Amount: francs(600)})
	again, err := NewCall(g, later(1))
	require.NoError(t, err)
	require.Equal(t, c.Asks, again.Asks)
	require.NoError(t, again.Verify(g))
}

// What is pledged is told; to keep it back is for the group.
func TestPledged(t *testing.T) {
	g := paid(fund4(), 0, 250, 500, 750, 1000)
	g = g.With(Entry{ID: "s", On: later(0), Kind: Saved, Member: "c", Amount: francs(600)})
	for _, want := range []string{"600 XOF", "100 XOF"} {
		sheet, err := NewSheet(g, later(0))
		require.NoError(t, err)
		require.Equal(t, want, sheet.Lines[2].Pledged.String())
		g = g.With(Entry{ID: "w" + want, On: later(0), Kind: Withdrawn, Member: "c", Amount: francs(500)})
	}
	_, err := NewSheet(g, later(0))
	require.ErrorIs(t, err, essor.ErrInvalid) // there are 100 left
}
