package group

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

// result is what every verb returns.
type result interface{ Verify(g Group) error }

// outside is what leaves the group, with its day.
type outside struct {
	*Shared
	on essor.Date
}

func (o outside) Verify(g Group) error { return o.Shared.Verify(g, o.on) }

func (o outside) MarshalJSON() ([]byte, error) { return json.Marshal(o.Shared) }

// results returns all that there is to say about a group, and a way to read
// each back.
func results(t *testing.T, g Group, on essor.Date) (list []result, empty []func() result) {
	t.Helper()
	add := func(r result, err error, blank func() result) {
		if err == nil {
			list, empty = append(list, r), append(empty, blank)
			return
		}
		require.True(t, isRefusal(err), "%v", err)
	}
	sheet, err := NewSheet(g, on)
	require.NoError(t, err)
	add(sheet, nil, func() result { return new(Sheet) })
	call, err := NewCall(g, on)
	add(call, err, func() result { return new(Call) })
	out, err := NewShareOut(g, on)
	add(out, err, func() result { return new(ShareOut) })
	shared, err := NewShared(g, on)
	add(outside{shared, on}, err, func() result { return outside{new(Shared), on} })
	exit, err := NewExit(g, g.Members[0].ID, on)
	add(exit, err, func() result { return new(Exit) })
	return list, empty
}

func isRefusal(err error) bool {
	var one *essor.FieldError
	var many *essor.InvalidError
	return asError(err, &one) || asError(err, &many)
}

func asError[T error](err error, into *T) bool {
	e, ok := err.(T)
	if ok {
		*into = e
	}
	return ok
}

// read reads a result back.
func read(document string, into result) error {
	if o, is := into.(outside); is {
		return essor.Decode([]byte(document), o.Shared)
	}
	return essor.Decode([]byte(document), into)
}

func write(t *testing.T, v any) string {
	t.Helper()
	document, err := json.Marshal(v)
	require.NoError(t, err)
	require.NotContains(t, string(document), "null")
	return string(document)
}

// shuffle puts all that has no order into another.
func shuffle(t *testing.T, r *rand.Rand, g Group) Group {
	var own Group
	require.NoError(t, essor.Decode([]byte(write(t, g)), &own))
	mix := func(n int, swap func(i, j int)) { r.Shuffle(n, swap) }
	mix(len(own.Members), func(i, j int) { own.Members[i], own.Members[j] = own.Members[j], own.Members[i] })
	mix(len(own.Entries), func(i, j int) { own.Entries[i], own.Entries[j] = own.Entries[j], own.Entries[i] })
	for i := range own.Members {
		loans := own.Members[i].Loans
		mix(len(loans), func(i, j int) { loans[i], loans[j] = loans[j], loans[i] })
	}
	return own
}

// Drawn groups prove all that is said about them, before and after a trip
// through JSON, in any order.
func TestVerify(t *testing.T) {
	kinds := map[Kind]int{}
	for seed := range rounds(60) {
		g, on := drawGroup(seed)
		for _, e := range g.Entries {
			kinds[e.Kind]++
		}
		list, empty := results(t, g, on)
		mixed := shuffle(t, draw(seed), g)
		again, _ := results(t, mixed, on)
		if mixed.Members[0].ID != g.Members[0].ID && len(list) > len(again) {
			list, empty = list[:len(again)], empty[:len(again)]
		}
		for i, r := range list {
			require.NoError(t, r.Verify(g), "seed %d %T", seed, r)
			back := empty[i]()
			require.NoError(t, read(write(t, r), back))
			require.NoError(t, back.Verify(mixed), "seed %d %T", seed, r)
			if _, isExit := r.(*Exit); !isExit {
				require.Equal(t, write(t, r), write(t, again[i]), "seed %d %T", seed, r)
			}
		}
	}
	t.Log(kinds)
	if !testing.Short() {
		for _, k := range []Kind{Saved, Contributed, Paid, Repaid, Offset, Withdrawn, Spent, SharedOut, Left, Reversed} {
			require.Positive(t, kinds[k], k)
		}
	}
}

// A group without loans and entries goes through JSON too.
func TestNewGroup(t *testing.T) {
	g := Group{ID: "g", Currency: xof, Members: []Member{{ID: "a", Joined: day("2026-01-05")}}}
	var own Group
	require.NoError(t, essor.Decode([]byte(write(t, g)), &own))
	sheet, err := NewSheet(g, day("2026-01-05"))
	require.NoError(t, err)
	require.NoError(t, sheet.Verify(own))
}

// Each single change of a result's JSON is caught.
func TestVerifyCatchesEachChange(t *testing.T) {
	caught := 0
	for seed := range rounds(4) {
		g, on := drawGroup(seed + 5)
		list, empty := results(t, g, on)
		for i, r := range list {
			for pointer, mutation := range proof.Mutations([]byte(write(t, r))) {
				changed := empty[i]()
				if read(string(mutation), changed) == nil && changed.Verify(g) == nil {
					t.Fatalf("seed %d: a change of %T at %s goes unnoticed\n%s", seed, r, pointer, mutation)
				}
				caught++
			}
		}
	}
	t.Logf("%d changes caught", caught)
}

// Whatever is brought is somewhere, whatever is called is asked of somebody,
// and whoever leaves takes, leaves and owes what adds up.
func TestNothingIsLost(t *testing.T) {
	for seed := range rounds(150) {
		g, on := drawGroup(seed)
		r := draw(seed)
		before, err := NewSheet(g, on)
		require.NoError(t, err)
		sum := func(list []essor.Money) int64 {
			total := int64(0)
			for _, m := range list {
				total += m.Minor()
			}
			return total
		}

		who := pick(r, g.Members...)
		var receipts []Receipt
		for _, m := range g.Members {
			if i := lineOf(before, m.ID); i >= 0 && !before.Lines[i].Left {
				receipts = append(receipts, Receipt{ID: "x" + m.ID, Member: m.ID, Amount: francs(1 + r.Int64N(9000))})
			}
		}
		entries, err := Divide(g, on, receipts)
		require.NoError(t, err)
		require.Equal(t, sum(each(receipts, func(r Receipt) essor.Money { return r.Amount })),
			sum(each(entries, func(e Entry) essor.Money { return e.Amount })))
		slices.Reverse(receipts)
		same, err := Divide(g, on, receipts)
		require.NoError(t, err)
		require.Equal(t, entries, same)

		owed := int64(0) // to the box, by internal loans
		for _, line := range before.Lines {
			for _, l := range line.Loans {
				if l.Internal {
					owed += l.Outstanding.Minor() - l.Credit.Minor()
				}
			}
		}
		require.Equal(t, before.Box.Minor()+owed, before.Total.Savings.Minor()+before.Fund.Minor(), "seed %d", seed)

		call, err := NewCall(g, on)
		require.NoError(t, err)
		asks := sum(each(call.Asks, func(a Ask) essor.Money { return a.Amount }))
		lacks := sum(each(call.Short, func(s Short) essor.Money { return s.Lacks }))
		require.Equal(t, call.Called.Minor(), asks)
		require.Equal(t, lacks, asks+call.Uncovered.Minor())
		require.Equal(t, asks, sum(each(call.Short, func(s Short) essor.Money { return s.Gets })))
		require.Equal(t, asks, sum(each(call.Advances, func(a Advance) essor.Money { return a.Amount })))
		for _, a := range call.Asks {
			require.True(t, a.Most == (essor.Money{}) || a.Amount.Minor() <= a.Most.Minor())
		}
		after, err := NewSheet(g.With(call.Entries("call")...), on)
		require.NoError(t, err)
		require.Equal(t, before.Total.Owed.Minor()+asks, after.Total.Owed.Minor())
		require.Equal(t, after.Total.Owed, after.Total.Owes)
		isWaiting := slices.ContainsFunc(before.Lines, func(l Line) bool { return l.Left && l.Savings.Sign() > 0 })
		if call.Uncovered.Sign() == 0 && !isWaiting { // for savings to be offset
			require.Zero(t, after.Total.Overdue.Minor())
		}

		exit, err := NewExit(g, who.ID, on)
		if err != nil {
			continue
		}
		require.Equal(t, exit.Savings.Minor(), exit.Offset.Minor()+exit.ToMembers.Minor()+exit.Released.Minor())
		require.Equal(t, exit.Owes.Minor(), exit.Offset.Minor()+exit.Left.Minor()+exit.Lost.Minor())
		gone := g.With(exit.Entries("exit")...)
		left, err := NewSheet(gone, on)
		require.NoError(t, err, "seed %d", seed)
		require.Equal(t, before.Total.Savings.Minor()-exit.Savings.Minor(), left.Total.Savings.Minor())
		bears, err := NewCall(gone, on)
		require.NoError(t, err)
		for _, s := range bears.Short {
			if s.Member == who.ID {
				require.Equal(t, exit.Left, s.Lacks, "seed %d", seed)
			}
		}
	}
}

func each[T any](list []T, of func(T) essor.Money) []essor.Money {
	out := make([]essor.Money, len(list))
	for i, x := range list {
		out[i] = of(x)
	}
	return out
}

// An entry that was reversed is as if it had never been.
func TestReversalIsAbsence(t *testing.T) {
	tried := 0
	for seed := range rounds(60) {
		g, on := drawGroup(seed)
		if len(g.Entries) == 0 {
			continue
		}
		at := draw(seed).IntN(len(g.Entries))
		e := g.Entries[at]
		if e.Kind == Reversed || slices.ContainsFunc(g.Entries, func(r Entry) bool { return r.Ref == e.ID }) {
			continue
		}
		never := g
		never.Entries = slices.Delete(slices.Clone(g.Entries), at, at+1)
		want, err := NewSheet(never, on)
		got, errToo := NewSheet(g.With(Entry{ID: "undo", On: on, Kind: Reversed, Ref: e.ID}), on)
		require.Equal(t, err == nil, errToo == nil)
		if err != nil {
			continue
		}
		tried++
		got.Inputs = want.Inputs
		require.Equal(t, write(t, want), write(t, got))
	}
	require.Positive(t, tried)
}

// The parts of a call are those of water that fills vessels, in rationals, and
// each is within one unit of it.
func TestShareIsFair(t *testing.T) {
	for seed := range rounds(3000) {
		r := draw(seed)
		n := 1 + r.IntN(7)
		weights, most := make([]int64, n), make([]int64, n)
		for i := range n {
			weights[i], most[i] = pick(r, 0, 1, 1, r.Int64N(100)), r.Int64N(60)
		}
		total := r.Int64N(200)
		got := share(total, weights, most)
		require.Equal(t, capped(total, weights, most), got, "seed %d", seed)
		left, hasRoom := total-sumOf(got), false
		for i := range n {
			require.LessOrEqual(t, got[i], most[i])
			hasRoom = hasRoom || weights[i] > 0 && got[i] < most[i]
		}
		require.True(t, left == 0 || !hasRoom, "seed %d", seed)
		for i := range n { // nobody below her cap gives more than a unit more than another by weight
			for j := range n {
				if weights[i] > 0 && weights[j] > 0 && got[j] < most[j] {
					x, y := big.NewRat(got[i]-1, weights[i]), big.NewRat(got[j]+1, weights[j])
					require.LessOrEqual(t, x.Cmp(y), 0, "seed %d", seed)
				}
			}
		}
	}
}

// Who did not pay is in nothing that leaves the group: neither with the same
// terms nor with different ones, nor what the others did about it.
func TestDefaultStaysInside(t *testing.T) {
	for seed := range rounds(30) {
		r := draw(seed)
		g := Group{ID: "g", Currency: xof, Entries: []Entry{}, Meetings: Meetings{First: later(0)}}
		n := 3 + r.IntN(4)
		for i := range n {
			g.Members = append(g.Members, Member{ID: string(rune('a' + i)), Joined: day("2026-01-05"), Saving: francs(200),
				Loans: []Loan{lend("l", 40_000+1000*r.Int64N(40), 8+r.IntN(8), "0.18", pick(r, loan.Weekly, loan.Monthly))}})
		}
		weeks, lacks, day := 1+r.IntN(6), 1+r.Int64N(2500), 0
		var want string
		for who := range n {
			own := g
			for w := range weeks {
				day = 7 * w
				sheet, err := NewSheet(own, later(day))
				require.NoError(t, err)
				var receipts []Receipt
				for i, line := range sheet.Lines {
					brings := line.Due.Minor()
					if i == who && w == weeks-1 && brings >= lacks {
						brings -= lacks
					} else if i == who && w == weeks-1 {
						lacks = 0
					}
					if brings > 0 {
						receipts = append(receipts, Receipt{ID: string(rune('0'+w)) + line.Member, Member: line.Member, Amount: francs(brings)})
					}
				}
				entries, err := Divide(own, later(day), receipts)
				require.NoError(t, err)
				own = own.With(entries...)
			}
			if lacks == 0 {
				break // somebody owes nothing that day
			}
			shared, err := NewShared(own, later(day+3))
			require.NoError(t, err)
			got := write(t, shared)
			for _, reason := range shared.Explain() {
				text, err := Catalog().Text(essor.FR, reason)
				require.NoError(t, err)
				got += text
			}
			if who == 0 {
				want = got
			}
			require.Equal(t, want, got, "seed %d", seed)

			call, err := NewCall(own, later(day))
			require.NoError(t, err)
			helped, err := NewShared(own.With(call.Entries("call")...), later(day+3))
			require.NoError(t, err)
			require.Equal(t, "current", helped.Bucket)
		}
	}
	small := Group{ID: "g", Currency: xof, Members: []Member{
		{ID: "a", Joined: day("2026-01-05"), Loans: []Loan{lend("l", 1000, 4, "0", "weekly")}},
		{ID: "b", Joined: day("2026-01-05"), Loans: []Loan{lend("l", 1000, 4, "0", "weekly")}},
		{ID: "c", Joined: day("2026-01-05")},
	}}
	_, err := NewShared(small, later(0))
	require.ErrorIs(t, err, essor.ErrNoAnswer)
}

// A group as one borrower is behind since the oldest bill that what was paid
// does not reach, and a loan that was written off stays behind since then.
func TestSharedBuckets(t *testing.T) {
	g := Group{ID: "g", Currency: xof, Entries: []Entry{}}
	for _, id := range []string{"a", "b", "c"} {
		g.Members = append(g.Members, Member{ID: id, Joined: day("2026-01-05"), Loans: []Loan{lend("l", 4000, 4, "0", "weekly")}})
	}
	for days, want := range map[int]string{-1: "current", 0: "current", 1: "1-30", 30: "1-30", 31: "31-60", 61: "61-90", 91: "91-180", 181: "over-180"} {
		shared, err := NewShared(g, later(days))
		require.NoError(t, err)
		require.Equal(t, want, shared.Bucket, days)
		require.NoError(t, shared.Verify(g, shared.AsOf))
	}
	g.Members[0].Loans[0].Events = append(g.Members[0].Loans[0].Events, servicing.Event{ID: "w", On: later(40), Kind: servicing.WrittenOff})
	for i := range 2 {
		id := g.Members[i+1].ID
		g = g.With(Entry{ID: id, On: later(40), Kind: Paid, Member: id, Amount: francs(4000)})
	}
	shared, err := NewShared(g, later(75))
	require.NoError(t, err)
	require.Equal(t, "61-90", shared.Bucket) // 8,000 paid the rows of days 0 and 7, and 2,000 of day 14
	require.NoError(t, shared.Verify(g, shared.AsOf))
}

// What becomes of one loan makes the group as a whole no better: only money
// covers what the others were asked for.
func TestSharedIsNoBetter(t *testing.T) {
	weekly := func(more ...servicing.Event) Group {
		g := Group{ID: "g", Currency: xof, Entries: []Entry{}}
		for i, amount := range []int64{100_000, 100_000, 50_000, 100_000} {
			g.Members = append(g.Members, Member{ID: string(rune('a' + i)), Joined: day("2026-01-05"), Loans: []Loan{lend("l", amount, 24, "0.18", "weekly")}})
		}
		events := &g.Members[1].Loans[0].Events
		*events = append(*events, more...)
		return g
	}
	lent := weekly()
	st, err := servicing.Replay(lent.Members[1].Loans[0].Terms, lent.Events("b", "l"), later(29), servicing.Options{})
	require.NoError(t, err)
	all, err := st.PayOff(later(29))
	require.NoError(t, err)
	for name, e := range map[string][]servicing.Event{
		"nothing":     nil,
		"written off": {{ID: "x", On: later(29), Kind: servicing.WrittenOff}},
		"rescheduled": {{ID: "x", On: later(29), Kind: servicing.Rescheduled, Count: 24, First: later(60)}},
		"refinanced":  {{ID: "x", On: later(29), Kind: servicing.Refinanced, Amount: all, Loan: "n"}},
		"waived":      {{ID: "x", On: later(29), Kind: servicing.Waived, Part: servicing.Principal, Amount: francs(100_000)}},
	} {
		t.Run(name, func(t *testing.T) {
			g := weekly(e...)
			shared, err := NewShared(g, later(67))
			require.NoError(t, err)
			require.Equal(t, "61-90", shared.Bucket)
			require.Zero(t, shared.Paid.Minor())
			require.NoError(t, shared.Verify(g, later(67)))
			// The others have paid all that was asked of them.
			sheet, err := NewSheet(g, later(67))
			require.NoError(t, err)
			for _, i := range []int{0, 2, 3} {
				g = g.With(Entry{ID: "p" + sheet.Lines[i].Member, On: later(67), Kind: Paid, Member: sheet.Lines[i].Member, Amount: sheet.Lines[i].Due})
			}
			shared, err = NewShared(g, later(67))
			require.NoError(t, err)
			want := "1-30"
			switch name {
			case "refinanced":
				want = "current"
			case "written off":
				want = "31-60"
			}
			require.Equal(t, want, shared.Bucket)
			require.NoError(t, shared.Verify(g, later(67)))
		})
	}
}

// Both ways to age what a group owes agree, long after anything was paid too.
func TestSharedAges(t *testing.T) {
	buckets := map[string]int{}
	for seed := range rounds(60) {
		g, on := drawGroup(seed)
		for _, wait := range []int{0, 35, 70, 200} {
			day, err := on.AddDays(wait)
			require.NoError(t, err)
			shared, err := NewShared(g, day)
			if err != nil {
				require.ErrorIs(t, err, essor.ErrNoAnswer)
				continue
			}
			require.NoError(t, shared.Verify(g, day), "seed %d after %d days", seed, wait)
			buckets[shared.Bucket]++
		}
	}
	if !testing.Short() {
		require.Len(t, buckets, 6)
	}
}

// A group of fewer than MinShared says nothing, also once members have left.
func TestSharedNeedsThree(t *testing.T) {
	g := fund4()
	for n := range 3 {
		_, err := NewShared(g, later(1))
		require.Equal(t, n > 1, err != nil)
		if n > 1 {
			require.ErrorIs(t, err, essor.ErrNoAnswer)
		}
		g = g.With(Entry{ID: string(rune('0' + n)), On: later(0), Kind: Left, Member: string(rune('a' + n))})
	}
	g = fund4()
	for i := range 2 {
		g.Members[i].Loans[0].Events = nil // two were lent nothing
	}
	_, err := NewShared(g, later(1))
	require.ErrorIs(t, err, essor.ErrNoAnswer)
}

// The life of each loan leads to what the sheet says.
func TestEvents(t *testing.T) {
	for seed := range rounds(40) {
		g, on := drawGroup(seed)
		sheet, err := NewSheet(g, on)
		require.NoError(t, err)
		for _, m := range g.Members {
			i := lineOf(sheet, m.ID)
			if i < 0 {
				continue
			}
			for k, l := range m.Loans {
				st, err := servicing.Replay(l.Terms, g.Events(m.ID, l.ID), on, g.Rules.Servicing)
				require.NoError(t, err)
				line := sheet.Lines[i].Loans[k]
				require.Equal(t, line.Due, st.Due.Sum())
				require.Equal(t, line.Outstanding, st.Principal)
				require.Equal(t, line.Credit, st.Credit)
			}
		}
	}
	require.Empty(t, Group{}.Events("a", "l"))
	_, is := Group{}.SignedTerms("a", "l")
	require.False(t, is)
}
