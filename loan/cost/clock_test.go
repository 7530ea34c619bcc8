package cost

import (
	"math"
	"testing"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
	"github.com/stretchr/testify/require"
)

func rateOf(t *testing.T, rule Rule, flows []loan.Flow) essor.Fraction {
	t.Helper()
	a, err := Of(rule, flows)
	require.NoError(t, err, rule)
	require.NoError(t, a.Verify(flows), rule)
	return a.Year
}

// TestShortMonth: what a cent on another day is does not change how many
// months it is to 28 February.
func TestShortMonth(t *testing.T) {
	for _, rule := range []Rule{EUAPRC, UKAPR, UKAPRDays, FranceTAEG, FranceTAEGDays, NominalMonthly, IndiaAPR, CEMACTEG,
		WAEMUProportional, WAEMUActuarial, PhilippinesEIR, PhilippinesMonth, CanadaCriminal} {
		plain := rateOf(t, rule, flows("2025-01-28 -1000.00", "2025-02-28 1100.00", "2025-03-28 0.01"))
		for _, day := range []string{"2025-03-29", "2025-03-30", "2025-03-31"} {
			moved := rateOf(t, rule, flows("2025-01-28 -1000.00", "2025-02-28 1100.00", day+" 0.01"))
			require.InDelta(t, plain.Float64(), moved.Float64(), 1e-5, "%s %s", rule, day)
		}
	}
	// In the United States 28 February and 31 March are a series of ends of
	// months, counted from last day to last day; 30 March makes it none.
	for day, want := range map[string]float64{"2025-03-28": 1.2001, "2025-03-30": 1.2001, "2025-03-31": 1.0821} {
		got := rateOf(t, USRegZ, flows("2025-01-28 -1000.00", "2025-02-28 1100.00", day+" 0.01"))
		require.InDelta(t, want, got.Float64(), 1e-4, day)
	}
}

// TestShortMonthOfSeries: one payment moved to the last day of May leaves the
// others whole months apart, and fortnights make no months.
func TestShortMonthOfSeries(t *testing.T) {
	lines := []string{"2025-01-28 -1000.00", "2025-02-28 88.85", "2025-03-28 88.85", "2025-04-28 88.85", "2025-05-31 88.85",
		"2025-06-28 88.85", "2025-07-28 88.85", "2025-08-28 88.85", "2025-09-28 88.85", "2025-10-28 88.85", "2025-11-28 88.85",
		"2025-12-28 88.85", "2026-01-28 88.85"}
	require.InDelta(t, 0.126677, rateOf(t, EUAPRC, flows(lines...)).Float64(), 5e-7)

	lines = []string{"2026-01-03 -30000.00"}
	for on := essor.MustParseDate("2026-01-17"); len(lines) < 13; on, _ = on.AddDays(14) {
		lines = append(lines, on.String()+" 2600.00")
	}
	fortnights := flows(lines...)
	require.Equal(t, rateOf(t, NominalMonthly, fortnights), rateOf(t, IndiaAPR, fortnights))

	// A series on the 30th keeps February's end as its thirtieth.
	series := flows("2025-01-15 -1000.00", "2025-01-30 350.00", "2025-02-28 350.00", "2025-03-30 350.00")
	e := equationOf(IndiaAPR, series)
	require.Equal(t, []int{0, 15, 45, 75}, []int{e.points[0].ticks, e.points[1].ticks, e.points[2].ticks, e.points[3].ticks})
}

// TestHalfMonths: the 15th and the last of each month are half-months, in
// February too.
func TestHalfMonths(t *testing.T) {
	twice := flows("2026-01-15 -1000.00", "2026-01-31 210.00", "2026-02-15 210.00", "2026-02-28 210.00", "2026-03-15 210.00", "2026-03-31 210.00")
	m := USRegZ.measure(locatedPoints(t, twice))
	require.Equal(t, 24, m.perYear)
	e := equationOf(USRegZ, twice)
	got := []int{}
	for _, p := range e.points {
		got = append(got, p.ticks)
	}
	require.Equal(t, []int{0, 16, 30, 46, 60, 76}, got)
}

func locatedPoints(t *testing.T, flows []loan.Flow) []point {
	t.Helper()
	points, err := gather(true, flows, nil)
	require.NoError(t, err)
	locate(points)
	return points
}

// TestMonthLongerThanDays: each time is counted by itself, though a month from
// 30 January to 28 February counts as more than the 30 days to 1 March.
func TestMonthLongerThanDays(t *testing.T) {
	both := flows("2023-01-30 -1000.00", "2023-02-28 600.00", "2023-03-01 600.00")
	for rule, month := range map[Rule]float64{UKAPRDays: 30.4375 / 365.25, FranceTAEGDays: 1. / 12} {
		day := 30. / 365
		if rule == UKAPRDays {
			day = 30 / 365.25
		}
		year := rateOf(t, rule, both).Float64()
		worth := 600*math.Pow(1+year, -month) + 600*math.Pow(1+year, -day)
		require.InDelta(t, 1000, worth, 1e-6, rule)
	}
	e := equationOf(UKAPRDays, both)
	require.Equal(t, []int{0, 480, 487}, []int{e.points[0].ticks, e.points[1].ticks, e.points[2].ticks})
}

// TestYearThatEndsOnLeapDay has 366 days: those left over before 29 February
// are parts of them.
func TestYearThatEndsOnLeapDay(t *testing.T) {
	for _, tt := range []struct {
		from, to string
		ticks    int
	}{
		{"2024-01-31", "2024-03-29", monthTicks + 29*leapDayTicks}, // stops on 29 February
		{"2024-01-30", "2024-03-28", monthTicks + 29*dayTicks},     // on 28 February
		{"2024-02-05", "2024-04-02", monthTicks + 26*leapDayTicks},
		{"2025-01-30", "2025-03-28", monthTicks + 29*leapDayTicks}, // the year holds 29 February 2024
		{"2025-02-05", "2025-04-01", monthTicks + 24*dayTicks},
	} {
		e := equationOf(EUAPRC, flows(tt.from+" -1000.00", tt.to+" 1010.00"))
		require.Equal(t, tt.ticks, e.points[1].ticks, "%s to %s", tt.from, tt.to)
	}
}
