package loan

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFirstInterest works one loan of 36,500.00 at 12 % by hand: first
// periods of every kind, under every day count.
func TestFirstInterest(t *testing.T) {
	tests := []struct {
		name, start, first string
		frequency          Frequency
		count              DayCount
		want               string
	}{
		{"one month", "2026-01-15", "2026-02-15", Monthly, EqualPeriods, "365.00 CAD"},                 // 36,500 × 0.12 / 12
		{"one month from the 31st", "2026-01-31", "", Monthly, EqualPeriods, "365.00 CAD"},             //
		{"20 of 31 days", "2026-01-12", "2026-02-01", Monthly, EqualPeriods, "235.48 CAD"},             // × 20/31
		{"a month and 17 of 31 days", "2026-01-15", "2026-03-01", Monthly, EqualPeriods, "565.16 CAD"}, // 365 × (1 + 17/31)
		{"one week", "2026-01-12", "2026-01-19", Weekly, EqualPeriods, "84.23 CAD"},                    // 36,500 × 0.12 / 52 = 84.2308
		{"ten days", "2026-01-12", "2026-01-22", Weekly, EqualPeriods, "120.33 CAD"},                   // × 10/7
		{"two weeks", "2026-01-12", "2026-01-26", Biweekly, EqualPeriods, "168.46 CAD"},                // / 26 = 168.4615
		{"half a month", "2026-01-16", "2026-02-01", SemiMonthly, EqualPeriods, "182.50 CAD"},          // / 24
		{"8 of 16 days", "2026-01-24", "2026-02-01", SemiMonthly, EqualPeriods, "91.25 CAD"},           // × 8/16
		{"31 calendar days", "2026-01-15", "2026-02-15", Monthly, Act365, "372.00 CAD"},                // 12 a day
		{"28 calendar days", "2026-02-15", "2026-03-15", Monthly, Act365, "336.00 CAD"},                //
		{"over a leap day", "2028-02-15", "2028-03-15", Monthly, Act365, "348.00 CAD"},                 // 29 days, still over 365
		{"a month of thirty", "2026-01-15", "2026-02-15", Monthly, Thirty360E, "365.00 CAD"},           // 30/360
		{"the 31st is a 30th", "2026-01-31", "2026-02-28", Monthly, Thirty360E, "340.67 CAD"},          // 28/360: 340.6667
		{"from the end of February", "2026-02-28", "2026-03-31", Monthly, Thirty360E, "389.33 CAD"},    // 32/360: 389.3333
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			terms := Terms{
				Advances:  []Advance{{day(tt.start), cash("36500.00 CAD")}},
				Interest:  Interest{YearRate: part("0.12"), DayCount: tt.count},
				Repayment: Repayment{Count: 12, Frequency: tt.frequency},
			}
			if tt.first != "" {
				terms.Repayment.First = day(tt.first)
			}
			s, err := NewSchedule(terms)
			require.NoError(t, err)
			require.Equal(t, tt.want, s.At(0).Interest().String())
			require.NoError(t, s.Verify(terms))
		})
	}
}

// TestTranches: each advance earns from its own day, and one that is made on
// a due date earns from the next period on.
func TestTranches(t *testing.T) {
	terms := Terms{
		Advances: []Advance{
			{day("2026-01-01"), cash("12000.00 CAD")},
			{day("2026-01-11"), cash("31000.00 CAD")}, // 21 of the 31 days to 1 February
			{day("2026-02-01"), cash("1000.00 CAD")},  // on the due date
			{day("2026-02-15"), cash("28000.00 CAD")}, // 14 of 28 days
		},
		Interest:  Interest{YearRate: part("0.12"), DayCount: EqualPeriods},
		Repayment: Repayment{Count: 12, First: day("2026-02-01")},
		Relief:    Relief{InterestOnly: 3},
	}
	s, err := NewSchedule(terms)
	require.NoError(t, err)
	require.NoError(t, s.Verify(terms))
	var got [][3]string
	for _, r := range s.AppendRows(nil)[:3] {
		got = append(got, [3]string{r.Interest().String(), r.Advance().String(), r.Balance().String()})
	}
	require.Equal(t, [][3]string{
		{"330.00 CAD", "44000.00 CAD", "44000.00 CAD"}, // 120 + 310 × 21/31
		{"580.00 CAD", "28000.00 CAD", "72000.00 CAD"}, // 440 + 280 × 14/28
		{"720.00 CAD", "0.00 CAD", "72000.00 CAD"},
	}, got)
}

// TestLongFirstPeriod: whole periods counted back from the first due date,
// and days that belong to periods of several lengths, add up exactly.
func TestLongFirstPeriod(t *testing.T) {
	terms := Terms{
		Advances: []Advance{
			{day("2026-02-15"), cash("1400.00 CAD")}, // 14/28, and March to May
			{day("2026-03-01"), cash("100.00 CAD")},  // March to May
			{day("2026-03-17"), cash("3100.00 CAD")}, // 15/31, April, May
			{day("2026-04-16"), cash("1500.00 CAD")}, // 15/30, May
		},
		Interest:  Interest{YearRate: part("0.12"), DayCount: EqualPeriods},
		Repayment: Repayment{Count: 24, First: day("2026-06-01")},
	}
	s, err := NewSchedule(terms)
	require.NoError(t, err)
	// 14 × 3.5 + 1 × 3 + 31 × (2 + 15/31) + 15 × 1.5
	require.Equal(t, "151.50 CAD", s.At(0).Interest().String())
	require.NoError(t, s.Verify(terms))
}

// TestPublishedActual365 is the expected result of getcorefin/corefin issue
// 32: 1,000.00 at 10 %, ACT/365F, six months from 1 January 2024. Its last row
// keeps the payment level by calling 1.41 interest; 30 days on 170.14 are 1.40.
func TestPublishedActual365(t *testing.T) {
	s, err := NewSchedule(Terms{
		Advances:  []Advance{{day("2024-01-01"), cash("1000.00 USD")}},
		Interest:  Interest{YearRate: part("0.10"), DayCount: Act365},
		Repayment: Repayment{Count: 6, First: day("2024-02-01")},
	})
	require.NoError(t, err)
	want := [][2]string{{"163.06", "8.49"}, {"164.90", "6.65"}, {"165.84", "5.71"}, {"167.39", "4.16"}, {"168.67", "2.88"}, {"170.14", "1.40"}}
	for k, w := range want {
		require.Equal(t, w, [2]string{s.plain(s.At(k).principal), s.plain(s.At(k).interest)}, "row %d", k+1)
	}
}
