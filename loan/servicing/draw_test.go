package servicing

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// lives returns how many random lives a test lives through: a tenth in short
// mode, which slow machines use.
func lives(n int) uint64 {
	if testing.Short() {
		n /= 10
	}
	return uint64(n)
}

var (
	day  = essor.MustParseDate
	cash = essor.MustParseMoney
	rate = essor.MustParseFraction
)

func dayOf(n int) essor.Date {
	d, err := essor.DateOfDay(n)
	if err != nil {
		panic(err)
	}
	return d
}

func cents(n int64) essor.Money {
	m, err := essor.MoneyOf(n, essor.MustParseCurrency("CAD"))
	if err != nil {
		panic(err)
	}
	return m
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// drawTerms draws a loan that package loan admits: one in three is plain.
func drawTerms(r *rand.Rand) loan.Terms {
	if r.IntN(3) == 0 {
		return drawPlain(r)
	}
	t, _ := drawAny(r)
	return t
}

// drawPlain draws a small loan that is plain.
func drawPlain(r *rand.Rand) loan.Terms {
	for {
		start := day("2026-01-01").Day() + r.IntN(90)
		t := loan.Terms{
			Advances: []loan.Advance{{On: dayOf(start), Amount: cents(1 + r.Int64N(200_000))}},
			Interest: loan.Interest{
				YearRate: essor.FractionOf(pick(r, int64(0), 0, 55_000_000_000, 240_000_000_000, r.Int64N(3_000_000_000_000))),
				DayCount: pick(r, "", loan.EqualPeriods, loan.Thirty360E, loan.Act365),
			},
			Repayment: loan.Repayment{
				Count:     1 + r.IntN(12),
				Frequency: pick(r, "", loan.Monthly, loan.Weekly, loan.Biweekly, loan.SemiMonthly),
			},
		}
		if r.IntN(2) == 0 {
			t.Repayment.First = dayOf(start + 1 + r.IntN(70))
		}
		if r.IntN(3) == 0 {
			t.Advances = append(t.Advances, loan.Advance{On: dayOf(start + r.IntN(40)), Amount: cents(1 + r.Int64N(100_000))})
		}
		if t.Repayment.Count > 2 && r.IntN(3) == 0 {
			t.Relief.InterestOnly = 1 + r.IntN(t.Repayment.Count-2)
		}
		if lent := t.Advances[0].Amount.Minor(); lent > 10 && r.IntN(3) == 0 {
			t.Fees = []loan.Fee{{Amount: cents(1 + lent/20)}}
		}
		if _, err := loan.NewSchedule(t); err == nil {
			return t
		}
	}
}

// drawOptions draws how the loan is serviced.
func drawOptions(r *rand.Rand) Options {
	o := Options{
		Order: pick(r, "", PenaltyFirst, InterestFirst, PrincipalFirst, OldestFirst, DueFirst),
		ByDay: r.IntN(2) == 0,
	}
	if r.IntN(5) == 0 {
		o.Order = ""
		for i, at := range r.Perm(parts) {
			o.Custom[i] = allParts[at]
		}
	}
	o.Compound = o.ByDay && r.IntN(3) == 0
	if r.IntN(3) == 0 {
		o.StopAfter = 1 + r.IntN(60)
	}
	if r.IntN(2) == 0 {
		o.Late.Grace = r.IntN(10)
		o.Late.Share = essor.FractionOf(r.Int64N(100_000_000_000))
		if r.IntN(2) == 0 {
			o.Late.Amount = cents(r.Int64N(1500))
		}
	}
	if r.IntN(3) == 0 {
		o.MaxCharges = cents(r.Int64N(5000))
	}
	o.CoolingOff = pick(r, 0, 14, 200)
	return o
}

// drawEvent draws something that may well contradict what was before.
func drawEvent(r *rand.Rand, t *loan.Terms, before []Event, on int) Event {
	e := Event{ID: "e" + strconv.Itoa(len(before)), On: dayOf(on)}
	lent := t.Advances[0].Amount.Minor()
	e.Kind = pick(r, Paid, Paid, Paid, Paid, Paid, Paid, Fee, Waived, Prepaid, Prepaid, Holiday, Rescheduled,
		Reamortised, Reaged, RateChanged, Reversed, WrittenOff, Recovered, Recovered, Refinanced, CooledOff, Closed, Disbursed)
	switch e.Kind {
	case Disbursed:
		e.Amount = cents(1 + r.Int64N(lent))
	case Paid, Prepaid, Recovered:
		e.Amount = cents(1 + r.Int64N(pick(r, 50, lent/4+1, lent/2+1, 3*lent)))
		e.LowerPayment = e.Kind == Prepaid && r.IntN(2) == 0
	case Fee:
		e.Amount = cents(1 + r.Int64N(3000))
	case Waived:
		e.Part, e.Amount = pick(r, allParts[:]...), cents(1+r.Int64N(500))
	case Holiday:
		e.Until = dayOf(on + 1 + r.IntN(100))
		e.WaiveInterest = r.IntN(3) == 0
		e.Cause = pick(r, "", Maternity, Illness, Bereavement, Calamity)
	case RateChanged:
		e.YearRate = essor.FractionOf(r.Int64N(400_000_000_000))
	case Rescheduled:
		e.Count, e.First = 1+r.IntN(12), dayOf(on+1+r.IntN(60))
	case Reversed:
		e.Ref = before[r.IntN(len(before))].ID
	case Refinanced:
		e.Amount, e.Loan = cents(1+r.Int64N(lent)), "next"
	}
	return e
}

// drawLife draws a life without contradictions: each event that contradicts
// is drawn again, a refinancing with the amount that is right.
func drawLife(r *rand.Rand, t loan.Terms, o Options, most int) ([]Event, essor.Date) {
	start := t.Advances[0].On.Day()
	events := []Event{{ID: "d", On: dayOf(start + r.IntN(3)), Kind: Disbursed, Amount: t.Advances[0].Amount}}
	if r.IntN(5) == 0 {
		events[0].Loan = "before"
	}
	on := events[0].On.Day()
	far := day("2199-12-31")
	if _, err := Replay(t, events, far, o); err != nil {
		return nil, dayOf(on)
	}
	if len(t.Advances) > 1 && r.IntN(2) == 0 {
		more := append(events, Event{ID: "d2", On: t.Advances[1].On, Kind: Disbursed, Amount: t.Advances[1].Amount})
		if _, err := Replay(t, more, far, o); err == nil {
			events = more
		}
	}
	for tries := 0; len(events) < most && tries < 3*most; tries++ {
		e := drawEvent(r, &t, events, on+r.IntN(40))
		if e.Kind == Refinanced && r.IntN(3) > 0 {
			if st, err := Replay(t, events, e.On, o); err == nil {
				if quote, err := st.PayOff(e.On); err == nil && quote.Sign() > 0 {
					e.Amount = quote
				}
			}
		}
		if _, err := Replay(t, append(events, e), dayOf(on+1000), o); err != nil {
			continue
		}
		events = append(events, e)
		if r.IntN(3) > 0 {
			on = e.On.Day()
		}
	}
	return events, dayOf(max(start, on-20+r.IntN(150)))
}
