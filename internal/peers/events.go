package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/sheets"
	"github.com/essor-go/essor/loan"
	"github.com/essor-go/essor/loan/servicing"
)

// livesTally is what a block of random event streams came to.
type livesTally struct {
	streams, events, refused int
	lost                     int64         // minor units that the trail does not account for
	order, reversal, broken  int           // streams where order mattered, a reversal left a trace, or an error was none of ours
	agreed, differ           int           // loans paid as agreed, and those of them whose rows were not those of their schedule
	proven, untrue           int           // statements that were verified, and those that failed
	slowest                  time.Duration // one replay
	first                    string        // what did not agree first, with the life that it was
}

// life is all that a statement is made from.
type life struct {
	Terms   loan.Terms        `json:"terms"`
	Events  []servicing.Event `json:"events"`
	AsOf    essor.Date        `json:"as_of"`
	Options servicing.Options `json:"options"`
}

// replay lives the life, with its own events or with others.
func (l *life) replay(events []servicing.Event) (*servicing.Statement, error) {
	return servicing.Replay(l.Terms, events, l.AsOf, l.Options)
}

// note keeps the first life with something that does not agree.
func (t *livesTally) note(what string, l *life) {
	if t.first == "" {
		document, _ := json.Marshal(l)
		t.first = what + ": " + string(document)
	}
}

// livesStreams is how many streams the command tries unless told otherwise.
const livesStreams = 10_000_000

// lives replays so many random streams of events, on terms of every kind, in
// two orders and with and without what was reversed, accounts for every cent
// with the public accessors alone, and prints what did not agree. Every tenth
// loan is also paid as agreed and held against its schedule, and every
// hundredth statement verified. Blocks have seeds of their own, so the streams
// are the same on every machine.
func lives(out io.Writer, streams int) livesTally {
	var all livesTally
	start := time.Now()
	inBlocks(streams, 1_000, func(seed uint64, n int) (t livesTally) {
		rng := rand.New(rand.NewPCG(seed, 62))
		for range n {
			t.live(rng)
		}
		return t
	}, all.add)
	fmt.Fprintf(out, "lives streams %d events %d contradictions %d lost %d order %d reversal %d broken %d\n",
		all.streams, all.events, all.refused, all.lost, all.order, all.reversal, all.broken)
	fmt.Fprintf(out, "  as agreed %d differ %d verified %d false %d\n", all.agreed, all.differ, all.proven, all.untrue)
	fmt.Fprintf(out, "  %s, slowest %s\n", time.Since(start).Round(time.Millisecond), all.slowest)
	if all.first != "" {
		fmt.Fprintf(out, "  the first: %s\n", all.first)
	}
	return all
}

func (t *livesTally) add(o livesTally) {
	t.streams += o.streams
	t.events += o.events
	t.refused += o.refused
	t.lost += o.lost
	t.order += o.order
	t.reversal += o.reversal
	t.broken += o.broken
	t.agreed += o.agreed
	t.differ += o.differ
	t.proven += o.proven
	t.untrue += o.untrue
	t.slowest = max(t.slowest, o.slowest)
	if t.first == "" {
		t.first = o.first
	}
}

// live lives one life.
func (t *livesTally) live(rng *rand.Rand) {
	l := &life{Terms: lifeTerms(rng), Options: lifeOptions(rng)}
	if rng.IntN(10) == 0 {
		t.agree(l)
	}
	l.Events, l.AsOf = lifeEvents(rng, l.Terms)
	t.streams++
	var st *servicing.Statement
	for {
		begun := time.Now()
		var err error
		st, err = l.replay(l.Events)
		t.slowest = max(t.slowest, time.Since(begun))
		if err == nil {
			break
		}
		t.refused++
		left, ok := withoutFaults(l.Events, err)
		if !ok {
			t.broken++
			t.note(err.Error(), l)
			return
		}
		l.Events = left
	}
	t.events += len(l.Events)
	if n := lost(st); n != 0 {
		t.lost += n
		t.note("lost", l)
	}
	if rng.IntN(100) == 0 {
		t.proven++
		if err := st.Verify(l.Terms, l.Events); err != nil {
			t.untrue++
			t.note(err.Error(), l)
		}
	}

	shuffled := slices.Clone(l.Events)
	rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	if other, err := l.replay(shuffled); err != nil || !sameStatement(st, other) {
		t.order++
		t.note("order", l)
	}
	reversed := map[string]bool{}
	for _, e := range l.Events {
		if e.Kind == servicing.Reversed {
			reversed[e.ID], reversed[e.Ref] = true, true
		}
	}
	if len(reversed) > 0 {
		without := slices.DeleteFunc(shuffled, func(e servicing.Event) bool { return reversed[e.ID] })
		if other, err := l.replay(without); err != nil || !sameStatement(st, other) {
			t.reversal++
			t.note("reversal", l)
		}
	}
}

// withoutFaults leaves out the events that an error names, and what refers to
// them. It returns false where the error names none.
func withoutFaults(events []servicing.Event, err error) ([]servicing.Event, bool) {
	var invalid *essor.InvalidError
	if !errors.As(err, &invalid) {
		return nil, false
	}
	gone := map[string]bool{}
	for _, f := range invalid.Fields {
		rest, ok := strings.CutPrefix(f.Pointer, "/events/")
		number, _, _ := strings.Cut(rest, "/")
		i, err := strconv.Atoi(number)
		if !ok || err != nil || i >= len(events) {
			return nil, false
		}
		gone[events[i].ID] = true
	}
	return slices.DeleteFunc(slices.Clone(events), func(e servicing.Event) bool { return gone[e.ID] || gone[e.Ref] }), true
}

// lost returns how many minor units the trail does not account for.
func lost(st *servicing.Statement) int64 {
	var paid, applied, credit, balance int64
	for _, l := range st.Trail() {
		parts := l.Parts()
		sum, principal := parts.Sum().Minor(), parts.Principal.Minor()
		credit += l.Credit().Minor()
		switch l.Kind() {
		case servicing.Disbursed:
			balance += principal
		case servicing.Capitalised:
			balance += principal
		case servicing.SavingsReturned:
			applied -= l.Credit().Minor()
		case servicing.Paid, servicing.Prepaid, servicing.Refinanced, servicing.CreditUsed:
			applied += sum
			balance -= principal
			if l.Kind() != servicing.CreditUsed {
				paid += l.Amount().Minor()
			}
		case servicing.Recovered:
			applied += sum
			paid += l.Amount().Minor()
		case servicing.Waived, servicing.WrittenOff, servicing.CooledOff:
			balance -= principal
			if l.Kind() == servicing.CooledOff {
				applied -= l.Credit().Minor() // a deducted fee that comes back
			}
		}
		if balance != l.Balance().Minor() {
			return 1 << 40
		}
	}
	total := int64(0)
	for _, n := range []int64{paid - applied - credit, paid - st.Paid.Minor(), credit - st.Credit.Minor(), balance - st.Principal.Minor()} {
		total += max(n, -n)
	}
	return total
}

// sameStatement compares every figure and every line.
func sameStatement(a, b *servicing.Statement) bool {
	return a.Principal == b.Principal && a.Due == b.Due && a.Overdue == b.Overdue && a.Accrued == b.Accrued &&
		a.Deferred == b.Deferred && a.Credit == b.Credit && a.Paid == b.Paid && a.Payment == b.Payment && a.Next == b.Next &&
		a.DaysLate == b.DaysLate && a.MostDaysLate == b.MostDaysLate && a.End == b.End &&
		a.WrittenOff == b.WrittenOff && a.Recovered == b.Recovered && slices.Equal(a.Trail(), b.Trail())
}

func lifeMoney(rng *rand.Rand, most int64) essor.Money {
	return must(essor.MoneyOf(1+rng.Int64N(most), essor.MustParseCurrency("CAD")))
}

// agree lends and pays a loan as its terms say, and holds what fell due against
// its schedule.
func (t *livesTally) agree(l *life) {
	s := must(loan.NewSchedule(l.Terms))
	var events []servicing.Event
	for i, a := range l.Terms.Advances {
		events = append(events, servicing.Event{ID: "a" + strconv.Itoa(i), On: a.On, Kind: servicing.Disbursed, Amount: a.Amount})
	}
	due, added := [3]int64{s.Total().Fee.Minor() + s.Total().Saving.Minor()}, [3]int64{}
	for r := range s.All() {
		if r.Payment().Sign() > 0 {
			events = append(events, servicing.Event{ID: "p" + strconv.Itoa(r.No()), On: r.Due(), Kind: servicing.Paid, Amount: r.Payment()})
		}
		due[1] += r.Interest().Minor()
		due[2] += r.Principal().Minor()
		if r.Balance().Sign() == 0 && r.No() < s.Len() {
			return // repaid before a later tranche
		}
	}
	st, err := servicing.Replay(l.Terms, events, s.At(s.Len()-1).Due(), l.Options)
	if err != nil {
		return // fees take the whole first tranche, say
	}
	t.agreed++
	for _, l := range st.Trail() {
		switch p := l.Parts(); l.Kind() {
		case servicing.Disbursed:
			added[0] += p.Fee.Minor()
		case servicing.Due:
			added[0] += p.Fee.Minor()
			added[1] += p.Interest.Minor()
			added[2] += p.Principal.Minor()
		case servicing.Capitalised:
			added[0] += p.Fee.Minor()
			added[1] += p.Interest.Minor()
			added[2] -= p.Interest.Minor()
		}
	}
	if due != added || !st.Settled || st.MostDaysLate > 0 || !sameCash(s, st) {
		t.differ++
		t.note("paid as agreed", l)
	}
}

// sameCash holds what changed hands, less what is outside the cost, against
// the schedule's, day by day.
func sameCash(s *loan.Schedule, st *servicing.Statement) bool {
	days := map[essor.Date]int64{}
	for _, f := range s.Flows() {
		days[f.On] += f.Amount.Minor()
	}
	for _, f := range st.Flows() {
		days[f.On] -= f.Amount.Minor()
	}
	for _, n := range days {
		if n != 0 {
			return false
		}
	}
	return true
}

// lifeTerms returns random terms in dollars that package loan admits: half of
// them of any kind, half plain.
func lifeTerms(rng *rand.Rand) loan.Terms {
	for rng.IntN(2) == 0 {
		t := sheets.Draw(rng)
		first := t.Advances[0].Amount
		if _, err := loan.Compile(t); err == nil && first.Currency() == essor.MustParseCurrency("CAD") && first.Minor() < 1<<31 {
			return t
		}
	}
	for {
		start := must(essor.DateOfDay(18_000 + rng.IntN(8_000)))
		t := loan.Terms{
			Advances:  []loan.Advance{{On: start, Amount: lifeMoney(rng, 1_000<<rng.IntN(20))}},
			Interest:  loan.Interest{YearRate: essor.FractionOf(rng.Int64N(essor.FractionUnit)), DayCount: pick[loan.DayCount](rng, "", loan.Act365, loan.Thirty360E)},
			Repayment: loan.Repayment{Count: 1 + rng.IntN(24), Frequency: pick(rng, "", loan.Monthly, loan.Weekly, loan.Biweekly, loan.SemiMonthly)},
		}
		if rng.IntN(4) == 0 {
			t.Interest.YearRate = essor.Fraction{}
		}
		if rng.IntN(2) == 0 {
			t.Repayment.First = must(start.AddDays(1 + rng.IntN(70)))
		}
		if rng.IntN(3) == 0 {
			t.Relief.InterestOnly = rng.IntN(t.Repayment.Count)
		}
		if amount := t.Advances[0].Amount.Minor(); amount > 50 && rng.IntN(3) == 0 {
			t.Fees = []loan.Fee{{Amount: lifeMoney(rng, amount/20)}}
		}
		if _, err := loan.Compile(t); err == nil {
			return t
		}
	}
}

func lifeOptions(rng *rand.Rand) servicing.Options {
	o := servicing.Options{
		Order: pick(rng, "", servicing.PenaltyFirst, servicing.InterestFirst, servicing.PrincipalFirst, servicing.OldestFirst, servicing.DueFirst),
		ByDay: rng.IntN(2) == 0, StopAfter: pick(rng, 0, 0, 30, 90), CoolingOff: pick(rng, 0, 14),
	}
	o.Compound = o.ByDay && rng.IntN(4) == 0
	if rng.IntN(2) == 0 {
		o.Late = servicing.Late{Grace: rng.IntN(10), Amount: lifeMoney(rng, 2_000), Share: essor.FractionOf(rng.Int64N(essor.FractionUnit / 10))}
	}
	if rng.IntN(3) == 0 {
		o.MaxCharges = lifeMoney(rng, 10_000)
	}
	return o
}

// lifeEvents returns a life that may contradict itself.
func lifeEvents(rng *rand.Rand, t loan.Terms) ([]servicing.Event, essor.Date) {
	lent, on := t.Advances[0].Amount, t.Advances[0].On
	money := func(most int64) essor.Money { return lifeMoney(rng, most) }
	events := []servicing.Event{{ID: "0", On: on, Kind: servicing.Disbursed, Amount: lent}}
	for i := range 1 + rng.IntN(30) {
		on = must(on.AddDays(rng.IntN(40)))
		e := servicing.Event{ID: strconv.Itoa(i + 1), On: on, Kind: servicing.Paid}
		switch n := rng.IntN(40); n {
		case 0, 1:
			e.Kind, e.Until = servicing.Holiday, must(on.AddDays(1+rng.IntN(120)))
			e.WaiveInterest = rng.IntN(3) == 0
		case 2:
			e.Kind, e.Count, e.First = servicing.Rescheduled, 1+rng.IntN(24), must(on.AddDays(1+rng.IntN(60)))
		case 3:
			e.Kind = pick(rng, servicing.Reamortised, servicing.Reaged)
		case 4:
			e.Kind, e.YearRate = servicing.RateChanged, essor.FractionOf(rng.Int64N(essor.FractionUnit))
		case 5, 6, 7:
			e.Kind, e.Ref = servicing.Reversed, events[rng.IntN(len(events))].ID
		case 8:
			e.Kind = pick(rng, servicing.WrittenOff, servicing.CooledOff, servicing.Closed)
		case 9, 10:
			e.Kind, e.Part, e.Amount = servicing.Waived, pick(rng, servicing.Penalty, servicing.Charge, servicing.Interest, servicing.Principal), money(500)
		case 11, 12:
			e.Kind, e.Amount = servicing.Fee, money(3_000)
		case 13, 14, 15:
			e.Kind, e.Amount, e.LowerPayment = servicing.Prepaid, money(lent.Minor()), rng.IntN(2) == 0
		case 16, 17:
			e.Kind, e.Amount = servicing.Recovered, money(lent.Minor())
		default:
			e.Amount = money(max(1, lent.Minor()/4))
		}
		events = append(events, e)
	}
	return events, must(on.AddDays(rng.IntN(200) - 20))
}

func pick[T any](rng *rand.Rand, from ...T) T { return from[rng.IntN(len(from))] }
