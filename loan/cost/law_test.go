package cost

import (
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/internal/proof"
	"github.com/essor-go/essor/loan"
)

// actuarial returns every rule that solves an equation of value.
func actuarial() []Rule {
	var rules []Rule
	for _, i := range Rules() {
		if i.Rule != CanadaAPR {
			rules = append(rules, i.Rule)
		}
	}
	return rules
}

// drawLoan returns flows of a loan: one to four advances, then payments as
// regular as life has them.
func drawLoan(rng *rand.Rand) []loan.Flow {
	start := 16_000 + rng.IntN(8_000)
	lent := 10_000 + rng.Int64N(5_000_000)
	n := 1 + rng.IntN(40)
	first := start + 1 + rng.IntN(80)
	on := func(k int) int {
		switch {
		case n%4 == 0:
			return first + 7*k
		case n%4 == 1:
			return first + 14*k
		}
		return civil.AddMonths(first, k)
	}
	at := map[int]int64{start: -lent}
	for range rng.IntN(4) { // further advances, before the first payment or between
		more := rng.Int64N(lent)
		at[start+rng.IntN(200)] -= more
		lent += more
	}
	rate := 0.4 * rng.Float64()
	each := 1 + int64(float64(lent)*(1+rate)/float64(n))
	for k := range n {
		at[on(k)] += each
	}
	last := on(n - 1)
	for k := range at {
		last = max(last, k)
	}
	at[last] += lent / 10 // so that what is lent late comes back as well
	var flows []loan.Flow
	for d := start; d <= last; d++ {
		if at[d] != 0 {
			day, _ := essor.DateOfDay(d)
			m, _ := essor.MoneyOf(at[d], essor.MustParseCurrency("CAD"))
			flows = append(flows, loan.Flow{On: day, Amount: m})
		}
	}
	return flows
}

// TestLawsAgainstBisection: the rate of each rule is the one that a search by
// halves finds, with discount factors written down from the definition of the
// rule's accrual, and none of its exact arithmetic.
func TestLawsAgainstBisection(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 1))
	tried := map[Rule]int{}
	for range 60 {
		flows := drawLoan(rng)
		for _, rule := range actuarial() {
			e := equationOf(rule, flows)
			got, err := Rate(rule, flows)
			if err != nil {
				require.ErrorIs(t, err, essor.ErrNoAnswer)
				continue
			}
			tried[rule]++
			low, high := -0.98, float64(maxUnits)/essor.FractionUnit
			if e.accrual == chained {
				low = 0
			}
			if (worthOf(&e, low) < 0) == (worthOf(&e, high) < 0) {
				continue // a rate beyond, or of several
			}
			falling := worthOf(&e, low) > 0
			for range 200 {
				middle := (low + high) / 2
				if (worthOf(&e, middle) > 0) == falling {
					low = middle
				} else {
					high = middle
				}
			}
			require.InDelta(t, low, got.Float64(), 1e-9*(1+math.Abs(low)), "%s %v", rule, flows)
		}
	}
	for _, rule := range actuarial() {
		require.Greater(t, tried[rule], 40, rule)
	}
}

// worthOf is what all points are worth on the first day at a yearly rate.
func worthOf(e *equation, year float64) float64 {
	i := year * float64(e.outOf) / float64(e.perYear)
	sum := 0.0
	for k, p := range e.points {
		factor := 1.0
		switch e.accrual {
		case compound:
			factor = math.Pow(1+i, -float64(p.ticks)/float64(e.perPeriod))
		case broken:
			whole, rest := p.ticks/e.perPeriod, p.ticks%e.perPeriod
			factor = math.Pow(1+i, -float64(whole)) / (1 + i*float64(rest)/float64(e.perPeriod))
		case chained:
			since := 0
			for j := 0; j < len(e.points); j++ {
				if j > 0 && !e.points[j].due && j < len(e.points)-1 {
					continue
				}
				factor /= 1 + i*float64(e.points[j].ticks-since)
				since = e.points[j].ticks
				if j >= k {
					factor *= 1 + i*float64(since-p.ticks)
					break
				}
			}
		}
		sum += float64(p.amount) * factor
	}
	return sum
}

// TestLawsProven: answers verify, and their neighbours do not.
func TestLawsProven(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 1))
	for range 12 {
		flows := drawLoan(rng)
		for _, rule := range actuarial() {
			a, err := Of(rule, flows)
			if err != nil {
				continue
			}
			require.NoError(t, a.Verify(flows), "%s %v", rule, flows)
			for _, off := range []int64{-1, 1} {
				wrong := a
				wrong.Year = essor.FractionOf(a.Year.Units() + off)
				requireFault(t, wrong.Verify(flows), essor.CodeInconsistent, "/year_rate")
			}
		}
	}
}

// TestQuickByLaw: what the quick way is sure of is what exact signs say, in
// every accrual.
func TestQuickByLaw(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 1))
	certain := map[accrual]int{}
	for range 150 {
		flows := drawFlows(rng)
		for _, rule := range []Rule{USRegZ, QuebecRate, EUAPRC, BoliviaTEAC} {
			e := equationOf(rule, flows)
			if len(e.points) < 2 || e.signChanges() != 1 {
				continue
			}
			_, units, how := e.quick()
			if how != sure || units < e.least() {
				continue
			}
			certain[e.accrual]++
			require.True(t, e.brackets(units, true), "%s: %d is not nearest: %+v", rule, units, e)
		}
	}
	for _, a := range []accrual{compound, broken, chained} {
		require.Greater(t, certain[a], 20)
	}
}

// TestScaleAndFees: a hundred times the money costs the same rate; a payment more
// costs more.
func TestScaleAndFees(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 1))
	for range 60 {
		flows := drawLoan(rng)
		dearer := append([]loan.Flow{}, flows...)
		scaled := make([]loan.Flow, len(flows))
		for i, f := range flows {
			m, err := essor.MoneyOf(f.Amount.Minor()*100, f.Amount.Currency())
			require.NoError(t, err)
			scaled[i] = loan.Flow{On: f.On, Amount: m}
		}
		last := &dearer[len(dearer)-1]
		last.Amount, _ = last.Amount.Add(cash("1.00 CAD"))
		for _, rule := range actuarial() {
			rate, err := Rate(rule, flows)
			if e := equationOf(rule, flows); err != nil || e.signChanges() != 1 {
				continue
			}
			again, err := Rate(rule, scaled)
			require.NoError(t, err)
			require.Equal(t, rate, again, "%s %v", rule, flows)
			more, err := Rate(rule, dearer)
			require.NoError(t, err)
			require.Equal(t, 1, more.Compare(rate), "%s: a dearer loan has no higher rate %v", rule, flows)
		}
	}
}

// TestShift: 28 years later, when the calendar repeats, the rate is the same;
// and 53 weeks later where only days count.
func TestShift(t *testing.T) {
	rng := rand.New(rand.NewPCG(15, 1))
	for range 40 {
		flows := drawLoan(rng)
		byWeeks, byYears := make([]loan.Flow, len(flows)), make([]loan.Flow, len(flows))
		for i, f := range flows {
			var err error
			byWeeks[i], byYears[i] = f, f
			byWeeks[i].On, err = f.On.AddDays(7 * 53)
			require.NoError(t, err)
			byYears[i].On, err = f.On.AddDays(28*365 + 7) // the calendar repeats
			require.NoError(t, err)
		}
		for _, rule := range actuarial() {
			rate, err := Rate(rule, flows)
			if err != nil {
				continue
			}
			again, err := Rate(rule, byYears)
			require.NoError(t, err)
			require.Equal(t, rate, again, "%s, 28 years later: %v", rule, flows)
			switch rule {
			case Effective, NominalWeekly, QuebecRate, BoliviaTEAC:
				again, err = Rate(rule, byWeeks)
				require.NoError(t, err)
				require.Equal(t, rate, again, "%s, 53 weeks later", rule)
			}
		}
	}
}

// TestEveryChangeByLaw changes one thing at a time in the JSON of an answer by
// each rule, of a ruling, a comparison and a return.
func TestEveryChangeByLaw(t *testing.T) {
	f := schedule(t, 12)
	for _, i := range Rules() {
		a, err := Of(i.Rule, f)
		require.NoError(t, err, i.Rule)
		everyChange(t, a, func(read Answer) error { return read.Verify(f) })
	}
	payday := []loan.Flow{{On: day("2026-03-02"), Amount: cash("-500.00 CAD")}, {On: day("2026-03-16"), Amount: cash("575.00 CAD")}}
	for _, id := range []string{"ca_criminal", "ca_payday"} {
		c, ok := CapOf(id)
		require.True(t, ok)
		r, err := c.Check(payday)
		require.NoError(t, err)
		require.True(t, r.Exceeded)
		everyChange(t, r, func(read Ruling) error { return read.Verify(c, payday) })
	}
	ours := []loan.Flow{{On: day("2026-03-02"), Amount: cash("-4000.00 CAD")}, {On: day("2027-03-02"), Amount: cash("4220.00 CAD")}}
	compared, err := Better(ours, payday)
	require.NoError(t, err)
	everyChange(t, compared, func(read Comparison) error { return read.Verify(ours, payday) })
	two := flows("2026-01-01 -1000.00", "2027-01-01 2300.00", "2028-01-01 -1320.00")
	found, err := IRR(two)
	require.NoError(t, err)
	everyChange(t, found, func(read Return) error { return read.Verify(two) })
}

func everyChange[T any](t *testing.T, value T, verify func(T) error) {
	t.Helper()
	document, err := json.Marshal(value)
	require.NoError(t, err)
	var read T
	require.NoError(t, essor.Decode(document, &read))
	require.Equal(t, value, read)
	require.NoError(t, verify(read))
	for at, changed := range proof.Mutations(document) {
		var read T
		if essor.Decode(changed, &read) == nil && verify(read) == nil {
			t.Errorf("%T: a change at %s went unseen", value, at)
		}
	}
}

// TestLawsRefuse: what no rate can be found for has none by any rule.
func TestLawsRefuse(t *testing.T) {
	for _, i := range Rules() {
		for name, bad := range map[string][]loan.Flow{
			"all on one day": flows("2026-01-01 -100.00", "2026-01-01 100.00"),
			"no advance":     flows("2026-01-01 100.00"),
			"no payment":     flows("2026-01-01 -100.00"),
			"none":           nil,
		} {
			_, err := Of(i.Rule, bad)
			require.Error(t, err, "%s, %s", i.Rule, name)
			var fault *essor.FieldError
			var many *essor.InvalidError
			require.True(t, errors.As(err, &fault) || errors.As(err, &many))
		}
	}
	_, err := Of(QuebecRate, flows("2026-01-01 -100.00", "2027-01-01 90.00"))
	require.ErrorIs(t, err, essor.ErrNoAnswer, "rates begin at 0")
	rate, err := Rate(QuebecRate, flows("2026-01-01 -100.00", "2027-01-01 100.00"))
	require.NoError(t, err)
	require.Equal(t, essor.Fraction{}, rate)
}
