package main

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"sync"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// tally is what a block of random term sheets came to.
type tally struct {
	made, refused, rows int
	lost                int64 // minor units that the rows and flows do not account for
	bad                 int   // sheets with rows that do not add up
}

// centsSheets is how many term sheets the command tries unless told otherwise.
const centsSheets = 10_000_000

// cents makes schedules of so many random term sheets, of every kind of
// repayment, interest, relief and fee, adds up what they conserve with the
// public accessors alone, and prints how many minor units were lost. Blocks
// have seeds of their own, so the sheets are the same on every machine.
func cents(out io.Writer, sheets int) tally {
	const block = 10_000
	blocks := make(chan int)
	var all tally
	var lock sync.Mutex
	var group sync.WaitGroup
	start := time.Now()
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for b := range blocks {
				t := centsBlock(uint64(b), min(block, sheets-b*block))
				lock.Lock()
				all.made += t.made
				all.refused += t.refused
				all.rows += t.rows
				all.lost += t.lost
				all.bad += t.bad
				lock.Unlock()
			}
		})
	}
	for b := 0; b*block < sheets; b++ {
		blocks <- b
	}
	close(blocks)
	group.Wait()
	fmt.Fprintf(out, "cents sheets %d schedules %d refused %d rows %d lost %d broken %d\n",
		sheets, all.made, all.refused, all.rows, all.lost, all.bad)
	fmt.Fprintf(out, "  %s\n", time.Since(start).Round(time.Millisecond))
	return all
}

func centsBlock(seed uint64, sheets int) (t tally) {
	rng := rand.New(rand.NewPCG(seed, 61))
	for range sheets {
		s, err := loan.NewSchedule(drawSheet(rng))
		if err != nil {
			if !errors.Is(err, essor.ErrInvalid) && !errors.Is(err, essor.ErrNoAnswer) {
				t.bad++
			}
			t.refused++
			continue
		}
		t.made++
		t.rows += s.Len()
		t.weigh(s)
	}
	return t
}

// weigh adds up one schedule.
func (t *tally) weigh(s *loan.Schedule) {
	total := s.Total()
	balance, principal, paid, parts := int64(0), int64(0), int64(0), int64(0)
	for r := range s.All() {
		balance += r.Advance().Minor() - r.Principal().Minor()
		principal += r.Principal().Minor()
		paid += r.Payment().Minor()
		parts += r.Principal().Minor() + r.Interest().Minor() + r.Fee().Minor()
		if balance != r.Balance().Minor() || balance < 0 || r.Payment().Minor() < 0 {
			t.bad++
		}
	}
	net := int64(0)
	for _, f := range s.Cash() {
		net += f.Amount.Minor()
	}
	for _, lost := range []int64{
		balance,
		total.Advance.Minor() - principal,
		paid - parts,
		net - total.Cost.Minor() - total.Outside.Minor(),
	} {
		t.lost += max(lost, -lost)
	}
}

// drawSheet returns random terms, most of which a lender might write.
func drawSheet(rng *rand.Rand) loan.Terms {
	start, _ := essor.DateOfDay(18_000 + rng.IntN(8_000))
	cad := essor.MustParseCurrency("CAD")
	money := func(most int64) essor.Money {
		m, _ := essor.MoneyOf(1+rng.Int64N(max(1, most)), cad)
		return m
	}
	fraction := func(most float64) essor.Fraction {
		return essor.FractionOf(rng.Int64N(int64(most * essor.FractionUnit)))
	}
	lent := money(int64(1_000) << rng.IntN(20))
	t := loan.Terms{
		Advances:  []loan.Advance{{On: start, Amount: lent}},
		Interest:  loan.Interest{YearRate: fraction(0.4), DayCount: pick[loan.DayCount](rng, "", "", "act_365", "30e_360", "act_360", "act_act_isda", "30_360_us", "nl_365", "act_act_afb")},
		Repayment: loan.Repayment{Count: 1 + rng.IntN(60), Frequency: pick(rng, "", "", loan.Monthly, loan.Weekly, loan.Biweekly, loan.SemiMonthly, loan.Quarterly, loan.Daily)},
	}
	if rng.IntN(2) == 0 {
		t.Repayment.First, _ = start.AddDays(1 + rng.IntN(70))
	}
	if rng.IntN(3) == 0 {
		on, _ := start.AddDays(rng.IntN(200))
		t.Advances = append(t.Advances, loan.Advance{On: on, Amount: money(lent.Minor())})
	}
	if rng.IntN(3) == 0 {
		t.Relief.InterestOnly = rng.IntN(t.Repayment.Count)
	}
	if rng.IntN(2) == 0 {
		return t // plain
	}
	t.Interest.Quote = pick(rng, "", loan.Nominal, loan.Effective, loan.SemiAnnual, loan.Flat)
	switch t.Repayment.Kind = pick(rng, "", loan.Level, loan.Annuity, loan.LevelPrincipal, loan.Balloon, loan.Graduated); t.Repayment.Kind {
	case loan.Balloon:
		t.Repayment.Balloon = money(lent.Minor())
	case loan.Graduated:
		t.Repayment.Step = fraction(0.1)
	case loan.Level, loan.LevelPrincipal:
		t.Repayment.Relevel = rng.IntN(2) == 0
	}
	if t.Repayment.Kind != loan.Annuity && rng.IntN(3) == 0 {
		t.Relief.Grace = rng.IntN(6)
		if t.Relief.Grace > 0 {
			t.Relief.Unpaid = pick(rng, loan.Capitalised, loan.Deferred, loan.Spread, loan.Waived)
		}
	}
	for range rng.IntN(3) {
		f := loan.Fee{Amount: money(lent.Minor() / 100), Due: pick(rng, "", loan.Financed, loan.EachRow), Tax: fraction(0.2), OutsideCost: rng.IntN(4) == 0}
		if rng.IntN(2) == 0 {
			f.Amount, f.Rate = essor.Money{}, essor.FractionOf(1+rng.Int64N(essor.FractionUnit/50))
		}
		t.Fees = append(t.Fees, f)
	}
	if rng.IntN(4) == 0 {
		unit, _ := essor.MoneyOf(5, cad)
		t.Rounding.Payment = loan.Round{Unit: unit, To: pick(rng, "", loan.Up, loan.Down)}
	}
	return t
}

func pick[T any](rng *rand.Rand, from ...T) T { return from[rng.IntN(len(from))] }
