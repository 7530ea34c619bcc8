package cost

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/civil"
	"github.com/essor-go/essor/loan"
)

// drawFlows returns flows of a loan, or of something like it.
func drawFlows(rng *rand.Rand) []loan.Flow {
	currency := essor.MustParseCurrency("CAD")
	at := 18_000 + rng.IntN(5_000)
	var out []loan.Flow
	add := func(amount int64) {
		on, _ := essor.DateOfDay(at)
		m, _ := essor.MoneyOf(amount, currency)
		out = append(out, loan.Flow{On: on, Amount: m})
	}
	lent := 1 + rng.Int64N(1_000_000)
	add(-lent)
	n := 1 + rng.IntN(1+rng.IntN(40))
	gap := 1 + rng.IntN(60)
	for range n {
		at += gap
		if rng.IntN(4) == 0 {
			at += rng.IntN(30)
		}
		add(1 + rng.Int64N(1+3*lent/int64(n)))
		if rng.IntN(8) == 0 {
			at += rng.IntN(20)
			add(-1 - rng.Int64N(lent))
		}
	}
	return out
}

// slow solves an equation whose one root falls, by halving between odd halves
// of units, with exact signs throughout.
func slow(e *equation) (units int64, found bool) {
	low, high := minUnits-1, maxUnits // the root lies above low + ½ and not above high + ½
	if e.exactSign(2*low+1) < 0 || e.exactSign(2*high+1) > 0 {
		return 0, false
	}
	for high-low > 1 {
		middle := low + (high-low)/2
		sign := e.exactSign(2*middle + 1)
		if sign > 0 || sign == 0 && middle%2 != 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return high, true
}

func TestSolveAgainstHalving(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	tried := 0
	for tried < 60 {
		f := drawFlows(rng)
		rule := []Rule{Effective, NominalMonthly, NominalWeekly}[rng.IntN(3)]
		e := equationOf(rule, f)
		if e.signChanges() != 1 {
			continue
		}
		tried++
		want, ok := slow(&e)
		got, err := e.solve()
		require.Equal(t, ok, err == nil, "%v", f)
		if ok {
			require.Equal(t, want, got, "%v", f)
		}
	}
}

// TestQuickIsBracketed: what the quick way is sure of is what the exact signs
// say, and it is sure more often than not.
func TestQuickIsBracketed(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	certain, tried := 0, 0
	for tried < 600 {
		e := equationOf([]Rule{Effective, NominalMonthly, NominalWeekly}[rng.IntN(3)], drawFlows(rng))
		if e.signChanges() != 1 {
			continue
		}
		if _, err := e.solve(); err != nil {
			continue
		}
		tried++
		_, units, how := e.quick()
		if how != sure {
			continue
		}
		certain++
		if !e.brackets(units, true) {
			t.Fatalf("%d is not nearest: %+v", units, e)
		}
	}
	if certain < tried*2/3 { // rates of thousands of per cent have no float near enough
		t.Errorf("quick was sure of %d of %d", certain, tried)
	}
}

// TestSignIsExact: where floating point is certain of a sign it is right.
func TestSignIsExact(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for range 400 {
		e := equationOf([]Rule{Effective, NominalMonthly, NominalWeekly}[rng.IntN(3)], drawFlows(rng))
		if e.signChanges() != 1 {
			continue
		}
		units, err := e.solve()
		if err != nil {
			continue
		}
		for _, off := range []int64{1, 3, 11, 1001} {
			require.Equal(t, 1, e.exactSign(2*units-off))
			require.Equal(t, -1, e.exactSign(2*units+off))
			require.Equal(t, 1, e.sign(2*units-off))
			require.Equal(t, -1, e.sign(2*units+off))
		}
	}
}

// TestOneLoan: what is plainly one loan has one rate, and the quick way to it
// leads where dividing intervals does, also where tranches follow payments.
func TestOneLoan(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	tried, not := 0, 0
	for tried < 150 {
		e := equationOf([]Rule{Effective, NominalMonthly, EUAPRC}[rng.IntN(3)], drawLoan(rng))
		if e.signChanges() < 3 {
			continue
		}
		if !e.isOneLoan() {
			not++
			continue
		}
		tried++
		low, high, err := e.isolate()
		require.NoError(t, err, "%+v", e)
		want, err := e.refine(span{low, high})
		require.NoError(t, err)
		got, err := e.solve()
		require.NoError(t, err)
		require.Equal(t, want, got, "%+v", e)
		require.True(t, e.brackets(got, true))
	}
	require.Less(t, not, 3*tried)
	for _, amounts := range [][]int64{
		{-1000, 2030, -1000},       // paid back more than was owed, then lent again
		{-1000, 2300, -1320},       // two rates
		{1000, -2300, 1400},        // the client lends first
		{-1000, 500, -600, 1100},   // nothing gained
		{-1000, 5000, -3000, -500}, // more to be lent than is left to pay
	} {
		e := equation{clock{perYear: 1, outOf: 1, perPeriod: 1}, nil}
		for i, a := range amounts {
			e.points = append(e.points, point{ticks: i, amount: a})
		}
		require.False(t, e.isOneLoan(), "%v", amounts)
	}
}

// TestFineSign: twice the precision knows the sign beside every rate, in each
// accrual, and is never wrong.
func TestFineSign(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	tried := map[accrual]int{}
	for range 100 {
		flows := drawLoan(rng)
		for _, rule := range []Rule{Effective, NominalMonthly, USRegZ, EUAPRC, BoliviaTEAC, QuebecRate} {
			e := equationOf(rule, flows)
			units, err := e.solve()
			if err != nil || units < 0 {
				continue
			}
			tried[e.accrual]++
			for _, off := range []int64{-1001, -1, 1, 3, 1001} {
				want := e.exactSign(2*units + off)
				require.Equal(t, want, e.fineSign(2*units+off), "%s, %d of %d: %v", rule, off, units, flows)
			}
		}
	}
	for _, a := range []accrual{compound, broken, chained} {
		require.Greater(t, tried[a], 20)
	}
	e := equation{clock{perYear: 1, outOf: 1, perPeriod: 1}, []point{{amount: -100}, {ticks: 1, amount: 110, due: true}}}
	require.Zero(t, e.fineSign(essor.FractionUnit/5), "the root itself")
	e.points[1].ticks = 300 * 365
	require.Zero(t, e.fineSign(2*minUnits), "what overflows compares to nothing")
}

// TestIsolateAgainstScan counts changes of sign on a fine grid: isolate may
// know of more roots than the grid, never of fewer.
func TestIsolateAgainstScan(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	answers := map[int]int{}
	for tried := 0; tried < 150; {
		e := equationOf(Effective, drawFlows(rng))
		if rng.IntN(2) == 0 { // less like a loan
			for i := range e.points {
				if rng.IntN(3) == 0 {
					e.points[i].amount = -e.points[i].amount
				}
			}
		}
		if e.signChanges() < 2 {
			continue
		}
		tried++
		crossings := 0
		first, last := e.tickRate(2*minUnits), e.tickRate(2*maxUnits)
		before := e.at(first).gap
		const grid = 3_000
		for i := 1; i <= grid; i++ {
			gap := e.at(first + (last-first)*float64(i)/grid).gap
			if (gap < 0) != (before < 0) {
				crossings++
			}
			before = gap
		}
		low, high, err := e.isolate()
		switch {
		case err != nil && crossings == 1:
			t.Errorf("one root on the grid, none isolated: %+v", e)
		case err == nil && crossings > 1:
			t.Errorf("%d roots on the grid, one isolated: %+v", crossings, e)
		case err == nil && (low.gap < 0) == (high.gap < 0):
			t.Errorf("no change of sign between the ends: %+v", e)
		}
		answers[crossings]++
	}
	if answers[1] == 0 || answers[2] == 0 {
		t.Errorf("the draws are too alike: %v", answers)
	}
}

// TestMonthTicks holds the walk against counting from the definition.
func TestMonthTicks(t *testing.T) {
	tests := []struct {
		from, to string
		want     int
	}{
		{"2026-01-15", "2026-02-15", 30},
		{"2026-01-15", "2026-02-14", 30}, // thirty days are a month too
		{"2026-01-12", "2026-02-01", 20},
		{"2026-01-12", "2026-03-01", 50}, // a month back to 1 February, then 20 days
		{"2026-01-31", "2026-02-28", 30},
		{"2026-01-31", "2026-03-31", 60},
		{"2026-01-31", "2026-03-30", 58},
		{"2028-02-29", "2029-02-28", 360},
		{"2026-01-15", "2026-01-15", 0},
	}
	for _, tt := range tests {
		points := []point{{ticks: day(tt.from).Day()}, {ticks: day(tt.to).Day()}}
		locate(points)
		w := newWalker(byMonth(12, 0), points)
		if got := w.to(&points[1]); got != tt.want {
			t.Errorf("%s to %s: %d thirtieths, want %d", tt.from, tt.to, got, tt.want)
		}
	}
	for from := 20_000; from < 20_000+4*366; from += 3 {
		points, before := make([]point, 800), 0
		for i := range points {
			points[i].ticks = from + i
		}
		locate(points)
		w := newWalker(byMonth(12, 0), points)
		for i := range points {
			to := points[i].ticks
			months := civil.MonthsBetween(from, to)
			want := 30*months + max(0, civil.AddMonths(to, -months)-from)
			got := w.to(&points[i])
			if got != want || got < before {
				t.Fatalf("%d to %d: %d thirtieths, want %d, before it %d", from, to, got, want, before)
			}
			before = got
		}
	}
}

// TestAtEnds: far flows and extreme rates give signs, never NaN.
func TestAtEnds(t *testing.T) {
	e := equation{clock{perYear: 1, outOf: 1, perPeriod: 365}, []point{{ticks: 0, amount: -1}, {ticks: 100_000, amount: 5}}}
	for _, y := range []float64{e.tickRate(2 * minUnits), -1e-9, 0, 1e-9, e.tickRate(2 * maxUnits)} {
		if w := e.at(y); math.IsNaN(w.gap) {
			t.Errorf("h(%v) is not a number", y)
		}
	}
	units, err := e.solve()
	require.NoError(t, err)
	// Who pays first and receives later has a rate too: the same one.
	e.points[0].amount, e.points[1].amount = 1, -5
	again, err := e.solve()
	require.NoError(t, err)
	require.Equal(t, units, again)
	require.True(t, e.brackets(units, false))
}

// TestRootBeyondLimits: a root a little below MinYearRate is no rate, so that
// the other is the only one; it is the same for the highest.
func TestRootBeyondLimits(t *testing.T) {
	for v := int64(1); v <= 250; v++ {
		// Worth nothing together at growth by 1/v and by 1,000/850.
		twice := []loan.Flow{
			{On: day("2025-01-01"), Amount: minor(t, -850*v)},
			{On: day("2026-01-01"), Amount: minor(t, 1000*v+850)},
			{On: day("2027-01-01"), Amount: minor(t, -1000)},
		}
		all, err := IRR(twice)
		require.NoError(t, err)
		require.NoError(t, all.Verify(twice))
		one, unique := all.One()
		require.Equal(t, v > 100, unique, v)
		a, err := Of(Effective, twice)
		require.Equal(t, unique, err == nil, v)
		if unique {
			require.Equal(t, one, a.Year)
			require.NoError(t, a.Verify(twice))
			require.InDelta(t, 0.176471, a.Year.Float64(), 1e-6)
		}
	}
	// Growth by 1.5, and by 4,000,001.001, a little more than MaxYearRate.
	above := []loan.Flow{
		{On: day("2025-01-01"), Amount: minor(t, 1_000_000)},
		{On: day("2026-01-01"), Amount: minor(t, -4_000_002_501_000)},
		{On: day("2027-01-01"), Amount: minor(t, 6_000_001_501_500)},
	}
	one, err := Rate(Effective, above)
	require.NoError(t, err)
	require.InDelta(t, 0.5, one.Float64(), 1e-6)
}

func minor(t *testing.T, n int64) essor.Money {
	t.Helper()
	m, err := essor.MoneyOf(n, cash("1.00 USD").Currency())
	require.NoError(t, err)
	return m
}
