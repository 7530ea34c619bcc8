package loan

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
)

// drawCourse bends terms as drawTerms makes them with whatever else terms can
// say. Not all have a schedule.
func drawCourse(rng *rand.Rand) Terms {
	t := drawTerms(rng)
	r, currency := &t.Repayment, t.Advances[0].Amount.Currency().String()
	often := func(n int) bool { return rng.IntN(n) == 0 }
	t.Interest.DayCount = dayCounts()[rng.IntN(len(dayCounts()))]
	r.Frequency = frequencies()[rng.IntN(len(frequencies()))]
	switch r.Frequency {
	case Single:
		r.Count, t.Relief.InterestOnly = 1, 0
		r.First, _ = t.Advances[0].On.AddDays(1 + rng.IntN(400))
	case Daily, Weekly, Monthly:
		if often(3) {
			r.Every = 1 + rng.IntN(maxEvery(r.Frequency))
		}
	}
	switch r.Frequency {
	case "", Monthly, Quarterly, HalfYearly, Yearly:
		r.EndOfMonth = often(3)
	}
	drawQuote(rng, &t)
	drawKind(rng, &t)
	if often(4) && r.Kind != Listed {
		t.Relief.Grace = rng.IntN(max(1, r.Count-t.Relief.InterestOnly))
	}
	if often(4) && r.Kind != Listed {
		from, _ := t.Advances[0].On.AddDays(rng.IntN(300))
		until, _ := from.AddDays(rng.IntN(200))
		t.Relief.Moratoria = []Moratorium{{from, until}}
	}
	if t.Relief.Grace > 0 || len(t.Relief.Moratoria) > 0 {
		t.Relief.Unpaid = []Unpaid{Capitalised, Deferred, Spread, Waived}[rng.IntN(4)]
	}
	if often(5) {
		for m := time.January; m <= time.December; m++ {
			if often(3) {
				r.Months = append(r.Months, m)
			}
		}
	}
	if often(4) {
		r.Calendar = Calendar{
			Move:         []Move{Stay, Following, Preceding, ModifiedFollowing, ModifiedPreceding}[rng.IntN(5)],
			Weekend:      []time.Weekday{time.Saturday, time.Sunday}[:rng.IntN(3)],
			MoveInterest: often(2),
		}
		for range rng.IntN(4) {
			d, _ := t.Advances[0].On.AddDays(rng.IntN(600))
			r.Calendar.Holidays = append(r.Calendar.Holidays, d)
		}
	}
	if often(10) && r.Frequency != Single {
		r.First, r.Months, r.Calendar, r.EndOfMonth = essor.Date{}, nil, Calendar{}, false
		on := t.Advances[0].On
		for range r.Count {
			on, _ = on.AddDays(1 + rng.IntN(90))
			r.Dates = append(r.Dates, on)
		}
	}
	if often(4) {
		to := []Direction{"", Nearest, Up, Down}
		t.Rounding.Payment = Round{minor(1+rng.Int64N(100), currency), to[rng.IntN(4)]}
		if often(2) {
			t.Rounding.Interest = Round{minor(1+rng.Int64N(20), currency), to[rng.IntN(4)]}
		}
	}
	t.Rounding.Stretches = often(5)
	drawFees(rng, &t)
	return t
}

func drawQuote(rng *rand.Rand, t *Terms) {
	t.Interest.Quote = append(quotes(), Nominal, Nominal, "")[rng.IntN(8)]
	switch t.Interest.Quote {
	case PerPeriod:
		num, den := t.Repayment.period()
		t.Interest.PeriodRate = essor.FractionOf(t.Interest.YearRate.Units() / int64(den) * int64(num))
		t.Interest.YearRate = essor.Fraction{}
	case SemiAnnual:
		t.Interest.YearRate = essor.FractionOf(t.Interest.YearRate.Units() / 3)
	}
	on := t.Advances[0].On
	for range rng.IntN(2) * rng.IntN(4) {
		on, _ = on.AddDays(1 + rng.IntN(200))
		rate := t.Interest.firstRate() / int64(1+rng.IntN(3))
		t.Interest.Changes = append(t.Interest.Changes, RateChange{on, essor.FractionOf(rate)})
	}
}

func drawKind(rng *rand.Rand, t *Terms) {
	r, currency := &t.Repayment, t.Advances[0].Amount.Currency().String()
	r.Kind = []Kind{"", Level, Level, Annuity, LevelPrincipal, Balloon, Graduated, Listed}[rng.IntN(8)]
	switch r.Kind {
	case Balloon:
		r.Balloon = minor(1+rng.Int64N(t.lent()), currency)
	case LevelPrincipal:
		if rng.IntN(4) == 0 {
			r.Balloon = minor(1+rng.Int64N(t.lent()), currency)
		}
	case Graduated:
		r.Step = essor.FractionOf((rng.Int64N(50) - 20) * (rateUnit / 100))
		r.StepEvery = rng.IntN(10)
	case Listed:
		t.Relief = Relief{}
		for range r.Count - 1 {
			r.Payments = append(r.Payments, minor(rng.Int64N(1+2*t.lent()/int64(r.Count)), currency))
		}
		r.Capitalise = rng.IntN(2) == 0
	}
	if k := r.Kind; r.Balloon == (essor.Money{}) && k != Graduated && k != Listed {
		r.Relevel = rng.IntN(2) == 0
	}
	if r.Kind != LevelPrincipal && rng.IntN(6) == 0 {
		r.Capitalise = true
	}
}

func drawFees(rng *rand.Rand, t *Terms) {
	currency := t.Advances[0].Amount.Currency().String()
	for range rng.IntN(2) * rng.IntN(4) {
		f := Fee{
			Due:         []FeeDue{"", Deducted, Financed, EachRow}[rng.IntN(4)],
			Kind:        []FeeKind{"", Charge, Insurance, Savings}[rng.IntN(4)],
			Tax:         essor.FractionOf(rng.Int64N(3) * (rateUnit / 10)),
			OutsideCost: rng.IntN(3) == 0,
		}
		if rng.IntN(2) == 0 {
			f.Rate = essor.FractionOf(1 + rng.Int64N(rateUnit/50))
			if f.Due == EachRow {
				f.Of = []Base{"", Lent, Balance}[rng.IntN(3)]
			}
		} else {
			f.Amount = minor(1+rng.Int64N(max(1, t.Advances[0].Amount.Minor()/50)), currency)
		}
		if f.Kind == Savings {
			f.Tax, f.OutsideCost = essor.Fraction{}, false
			if f.Due == Financed {
				f.Due = Deducted
			}
		}
		t.Fees = append(t.Fees, f)
	}
}

// TestCourseConservesAndVerifies is what must hold for every combination that
// the validator admits.
func TestCourseConservesAndVerifies(t *testing.T) {
	rng := rand.New(rand.NewPCG(21, 22))
	made, invalid, none := 0, map[string]int{}, 0
	for range 4_000 {
		terms := drawCourse(rng)
		s, err := NewSchedule(terms)
		var many *essor.InvalidError
		switch {
		case errors.As(err, &many):
			invalid[many.Fields[0].Pointer+" "+many.Fields[0].Detail]++
			continue
		case errors.Is(err, essor.ErrNoAnswer):
			none++
			continue
		case err != nil:
			t.Fatalf("%v for %+v", err, terms)
		}
		made++
		checkCourse(t, terms, s)
		if s.Len() <= 60 && made%4 == 0 {
			if err := s.Verify(terms); err != nil {
				doc, _ := json.Marshal(terms)
				t.Fatalf("%v for %s", err, doc)
			}
		}
	}
	t.Log(made, none, invalid)
	require.Greater(t, made, 1_500)
}

// checkCourse is checkConserved for whatever terms can say.
func checkCourse(t *testing.T, terms Terms, s *Schedule) {
	t.Helper()
	lent, balance := int64(0), int64(0)
	for _, a := range s.advances {
		lent += a.Amount.Minor()
	}
	var sum Row
	for k := range s.Len() {
		r := s.At(k)
		balance += r.advance - r.principal
		sum.principal += r.principal
		sum.interest += r.interest
		sum.payment += r.payment
		sum.fee += r.fee
		if r.payment != r.principal+r.interest+r.fee || r.balance != balance || balance < 0 || r.interest < 0 || r.payment < 0 || r.fee < 0 {
			t.Fatalf("row %d does not add up: %+v of %+v", k+1, r, terms)
		}
		if k > 0 && r.due.Compare(s.At(k-1).due) < 0 {
			t.Fatalf("row %d is due before the one before it: %+v", k+1, terms)
		}
	}
	total := s.Total()
	if balance != 0 || sum.principal != lent || total.Advance.Minor() != lent {
		t.Fatalf("%d minor units lost: %+v", lent-sum.principal, terms)
	}
	if sum.payment != lent+sum.interest+sum.fee {
		t.Fatalf("sums do not add up: %+v", terms)
	}
	for less, flows := range [][]Flow{s.Cash(), s.Flows()} {
		net := int64(0)
		for i, f := range flows {
			net += f.Amount.Minor()
			if f.Amount.Minor() != f.Principal.Minor()+f.Interest.Minor()+f.Fee.Minor() {
				t.Fatalf("a flow is not the sum of its parts: %+v", terms)
			}
			if i > 0 && f.On.Compare(flows[i-1].On) < 0 {
				t.Fatalf("flows are out of order: %+v", terms)
			}
		}
		want := total.Cost.Minor()
		if less == 0 {
			want += total.Outside.Minor()
		}
		if net != want {
			t.Fatalf("flows add up to %d, the cost is %v: %+v", net, total.Cost, terms)
		}
	}
}
