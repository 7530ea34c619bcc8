package cost

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

// told reads "2026-01-01 -1000.00 0.00 20.00": a day, and what of an amount is
// principal, interest and fee.
func told(t *testing.T, on, principal, interest, fee string) loan.Flow {
	t.Helper()
	f := loan.Flow{On: day(on), Principal: cash(principal + " CAD"), Interest: cash(interest + " CAD"), Fee: cash(fee + " CAD")}
	sum, err := f.Principal.Add(f.Interest)
	require.NoError(t, err)
	f.Amount, err = sum.Add(f.Fee)
	require.NoError(t, err)
	return f
}

// TestCanadaByHand works the formula of the regulations out on paper.
func TestCanadaByHand(t *testing.T) {
	tests := []struct {
		name  string
		flows []loan.Flow
		want  string
	}{
		{"30 on an average of 750 over a year", []loan.Flow{
			told(t, "2026-01-01", "-1000.00", "0.00", "0.00"),
			told(t, "2026-07-01", "500.00", "20.00", "0.00"),
			told(t, "2027-01-01", "500.00", "10.00", "0.00"),
		}, "0.04"},
		{"with 15 of fees, 45", []loan.Flow{
			told(t, "2026-01-01", "-1000.00", "0.00", "15.00"),
			told(t, "2026-07-01", "500.00", "20.00", "0.00"),
			told(t, "2027-01-01", "500.00", "10.00", "0.00"),
		}, "0.06"},
		{"a second advance: 100 and 400 out, 10 over half a year", []loan.Flow{
			told(t, "2026-01-01", "-100.00", "0.00", "0.00"),
			told(t, "2026-04-01", "0.00", "4.00", "0.00"),
			told(t, "2026-04-01", "-300.00", "0.00", "0.00"),
			told(t, "2026-07-01", "400.00", "6.00", "0.00"),
		}, "0.08"},
		{"nothing", []loan.Flow{
			told(t, "2026-01-01", "-1000.00", "0.00", "0.00"),
			told(t, "2027-01-01", "1000.00", "0.00", "0.00"),
		}, "0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Of(CanadaAPR, tt.flows)
			require.NoError(t, err)
			require.Equal(t, part(tt.want), a.Year)
			everyChange(t, a, func(read Answer) error { return read.Verify(tt.flows) })
		})
	}
}

func TestCanadaRefuses(t *testing.T) {
	_, err := Of(CanadaAPR, flows("2026-01-01 -100.00", "2027-01-01 110.00"))
	requireFault(t, err, essor.CodeRequired, "/flows/1/principal")
	short := []loan.Flow{told(t, "2026-01-01", "-100.00", "0.00", "0.00"), told(t, "2027-01-01", "99.00", "5.00", "0.00")}
	_, err = Of(CanadaAPR, short)
	requireFault(t, err, essor.CodeInconsistent, "/flows")
	same := []loan.Flow{told(t, "2026-01-01", "-100.00", "0.00", "0.00"), told(t, "2026-01-01", "100.00", "5.00", "0.00")}
	_, err = Of(CanadaAPR, same)
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	require.ErrorIs(t, Answer{Rule: CanadaAPR}.verifyAverage(same), essor.ErrNoAnswer)
	huge := []loan.Flow{told(t, "2026-01-01", "-0.01", "0.00", "0.00"), told(t, "2026-01-02", "0.01", "900000000.00", "0.00")}
	_, err = Of(CanadaAPR, huge)
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	wild := []loan.Flow{told(t, "2026-01-01", "-999999999999999.99", "0.00", "0.00")}
	for range 3 { // principal that interest takes back
		wild = append(wild, told(t, "2026-02-01", "-999999999999999.99", "999999999999999.98", "0.02"))
	}
	wild[0] = told(t, "2026-01-01", "-1.00", "0.00", "0.00")
	_, err = Of(CanadaAPR, wild)
	requireFault(t, err, essor.CodeOverflow, "/flows")
	fees := []loan.Flow{told(t, "2026-01-01", "-1.00", "0.00", "0.00")}
	for range 3 {
		fees = append(fees, told(t, "2026-02-01", "-999999999999999.98", "0.00", "999999999999999.99"))
	}
	_, err = Of(Effective, fees)
	requireFault(t, err, essor.CodeOverflow, "/flows")
}

func TestTerm(t *testing.T) {
	tests := []struct {
		from, to string
		want     *big.Rat
	}{
		{"2026-01-15", "2027-01-15", big.NewRat(1, 1)},
		{"2026-01-31", "2026-02-28", big.NewRat(1, 12)},
		{"2026-01-01", "2026-02-26", big.NewRat(8, 52)},
		{"2026-01-01", "2026-02-04", new(big.Rat).Add(big.NewRat(1, 12), big.NewRat(3, 365))},
	}
	for _, tt := range tests {
		time, parts := term(flows(tt.from+" -1.00", tt.to+" 1.00"))
		require.Zero(t, tt.want.Cmp(big.NewRat(time, parts)), "%s to %s", tt.from, tt.to)
	}
}

// TestQuebecByHand: 1,000 at 10 % a year, by days over 365; an advance inside a
// period bears interest from its own day.
func TestQuebecByHand(t *testing.T) {
	// After 73 days 1,000 owes 20; 520 of 1,020 stay 500. 146 days before the
	// end; 300 more are lent 73 days before it: 500 × 1.04 + 300 × 1.02 = 826.
	flows := flows("2026-01-01 -1000.00", "2026-03-15 520.00", "2026-05-27 -300.00", "2026-08-08 826.00")
	a, err := Of(QuebecRate, flows)
	require.NoError(t, err)
	require.Equal(t, part("0.1"), a.Year)
	require.NoError(t, a.Verify(flows))
}

// TestAnchor: payments on the last day of each month are whole months apart,
// and all begin with the same odd days.
func TestAnchor(t *testing.T) {
	flows := inMonths(t, "2026-07-31", "1000.00", "110.00", "CAD", 10)
	flows[0].On = day("2026-07-27")
	for _, rule := range []Rule{USRegZ, EUAPRC, FranceTAEG, CanadaCriminal} {
		e := equationOf(rule, flows)
		for k := 2; k < len(e.points); k++ {
			require.Equal(t, e.points[2].ticks-e.points[1].ticks, e.points[k].ticks-e.points[k-1].ticks, "%s, payment %d", rule, k)
		}
	}
}

// clockOf returns how a rule counts flows, before it looks whether any period
// is broken.
func clockOf(t *testing.T, rule Rule, flows []loan.Flow) clock {
	points, err := gather(true, flows, nil)
	require.NoError(t, err)
	locate(points)
	return rule.measure(points).clock
}

// TestMend: payments that lie whole periods apart are compound, with the same
// rate as if one were broken by nothing.
func TestMend(t *testing.T) {
	weekly := flows("2026-01-05 -10.00", "2026-01-12 5.00", "2026-01-19 5.00", "2026-01-26 5.00")
	e := equationOf(USRegZ, weekly)
	require.Equal(t, compound, e.accrual)
	mended, err := e.solve()
	require.NoError(t, err)
	e.accrual = broken
	as, err := e.solve()
	require.NoError(t, err)
	require.Equal(t, as, mended)
	odd := equationOf(USRegZ, append(weekly, flows("2026-02-03 1.00")...))
	require.Equal(t, broken, odd.accrual)
}

// TestUnitPeriods has what Appendix J (b)(4) says of flows.
func TestUnitPeriods(t *testing.T) {
	tests := []struct {
		name  string
		flows []loan.Flow
		want  clock
	}{
		{"weeks", flows("2026-01-05 -10.00", "2026-01-12 5.00", "2026-01-19 5.00", "2026-01-26 5.00"), clock{perYear: 52, outOf: 1, perPeriod: 7}},
		{"half-months on the 15th and the last", flows("2026-01-15 -10.00", "2026-01-31 3.00", "2026-02-15 3.00", "2026-02-28 3.00", "2026-03-15 3.00", "2026-03-31 3.00"), clock{perYear: 24, outOf: 1, perPeriod: 15}},
		{"the smaller of two", flows("2026-01-05 -10.00", "2026-02-05 3.00", "2026-03-05 3.00", "2026-03-12 3.00", "2026-03-19 3.00"), clock{perYear: 52, outOf: 1, perPeriod: 7}},
		{"none twice: 46.5 days are nearest to seven weeks", flows("2026-01-05 -10.00", "2026-02-05 5.00", "2026-04-08 8.00"), clock{perYear: 52, outOf: 7, perPeriod: 49}},
		{"advances count too", flows("2026-01-05 -10.00", "2026-02-05 -5.00", "2026-03-05 -3.00", "2026-12-31 20.00"), clock{perYear: 24, outOf: 2, perPeriod: 30}},
		{"more than a year: years", flows("2026-01-05 -10.00", "2028-01-05 12.00"), clock{perYear: 1, outOf: 1, perPeriod: 4380}},
		{"ten days", flows("2026-01-05 -10.00", "2026-01-15 5.00", "2026-01-25 5.00", "2026-02-04 5.00"), clock{perYear: 365, outOf: 10, perPeriod: 10}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.want.accrual = broken
			require.Equal(t, tt.want, clockOf(t, USRegZ, tt.flows))
		})
	}
	single := clockOf(t, USRegZ, flows("2026-01-05 -10.00", "2026-04-05 12.00"))
	require.Equal(t, clock{perYear: 12, outOf: 3, perPeriod: 90}, single, "a quarter is one unit-period")
}

// TestCanadaAPRByWeek: without other costs the rate is that of the loan, also
// when its weeks happen to end on a whole month.
func TestCanadaAPRByWeek(t *testing.T) {
	for count := 2; count <= 60; count++ {
		s, err := loan.NewSchedule(loan.Terms{
			Advances:  []loan.Advance{{On: day("2026-02-24"), Amount: cash("5200.00 CAD")}},
			Interest:  loan.Interest{YearRate: part("0.15")},
			Repayment: loan.Repayment{Count: count, Frequency: loan.Weekly},
		})
		require.NoError(t, err)
		require.InDelta(t, 0.15, rateOf(t, CanadaAPR, s.Flows()).Float64(), 2e-4, "%d weeks", count)
	}
	once := []loan.Flow{told(t, "2026-02-24", "-5200.00", "0.00", "0.00"), told(t, "2026-03-24", "5200.00", "65.00", "0.00")}
	require.InDelta(t, 0.15, rateOf(t, CanadaAPR, once).Float64(), 1e-12, "a month, not four weeks")
}

// TestQuebecRefusal names the lowest rate that the rule has.
func TestQuebecRefusal(t *testing.T) {
	_, err := Rate(QuebecRate, flows("2026-01-01 -100.00", "2027-01-01 90.00"))
	require.ErrorIs(t, err, essor.ErrNoAnswer)
	require.ErrorContains(t, err, "from 0 %")
}
