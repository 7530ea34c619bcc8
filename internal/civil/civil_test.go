package civil_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/essor-go/essor/internal/civil"
	"github.com/stretchr/testify/require"
)

// dayOf counts days from the Unix seconds of the standard library's calendar.
func dayOf(year, month, day int) int {
	return int(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86_400)
}

// Every day of three centuries, there and back, beside the time package.
func TestEveryDayAgainstTime(t *testing.T) {
	at := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	for n := dayOf(1900, 1, 1); n <= dayOf(2199, 12, 31); n++ {
		year, month, day := at.Date()
		if got := civil.Day(year, int(month), day); got != n {
			t.Fatalf("Day(%d, %d, %d) = %d, want %d", year, month, day, got, n)
		}
		if y, m, d := civil.Date(n); y != year || m != int(month) || d != day {
			t.Fatalf("Date(%d) = %d, %d, %d, want %d, %d, %d", n, y, m, d, year, month, day)
		}
		at = at.AddDate(0, 0, 1)
	}
}

func TestDayKnownAnswers(t *testing.T) {
	tests := []struct {
		year, month, day, want int
	}{
		{1970, 1, 1, 0},
		{1969, 12, 31, -1},
		{2000, 2, 29, 11_016}, // a century that is a leap year
		{2001, 9, 9, 11_574},  // the Unix clock passed a thousand million seconds
		{1582, 10, 15, -141_427},
		{0, 3, 1, -719_468}, // where the eras begin
		{-400, 3, 1, -719_468 - 146_097},
		{2038, 1, 19, 24_855}, // 2^31 seconds
		{-32_768, 1, 1, -12_687_794},
		{32_767, 12, 31, 11_248_737},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%d-%d-%d", tt.year, tt.month, tt.day), func(t *testing.T) {
			require.Equal(t, tt.want, civil.Day(tt.year, tt.month, tt.day))
			year, month, day := civil.Date(tt.want)
			require.Equal(t, []int{tt.year, tt.month, tt.day}, []int{year, month, day})
		})
	}
	require.Equal(t, civil.Day(2026, 3, 3), civil.Day(2026, 2, 31), "a day beyond the month counts on")
}

func TestMonthsAndLeapYears(t *testing.T) {
	for year := 1899; year <= 2200; year++ {
		february := time.Date(year, 3, 0, 0, 0, 0, 0, time.UTC).Day()
		require.Equal(t, february == 29, civil.IsLeap(year), year)
		for month := 1; month <= 12; month++ {
			last := time.Date(year, time.Month(month+1), 0, 0, 0, 0, 0, time.UTC).Day()
			require.Equal(t, last, civil.DaysIn(year, month), "%d-%d", year, month)
		}
	}
}

// addMonthsOracle walks the calendar one month after the other.
func addMonthsOracle(anchor, n int) int {
	year, month, day := time.Unix(int64(anchor)*86_400, 0).UTC().Date()
	for ; n > 0; n-- {
		if month++; month > 12 {
			year, month = year+1, 1
		}
	}
	for ; n < 0; n++ {
		if month--; month < 1 {
			year, month = year-1, 12
		}
	}
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return dayOf(year, int(month), min(day, last))
}

func TestAddMonths(t *testing.T) {
	due := func(anchor string, n int) string {
		at, err := time.Parse(time.DateOnly, anchor)
		require.NoError(t, err)
		year, month, day := civil.Date(civil.AddMonths(int(at.Unix()/86_400), n))
		return fmt.Sprintf("%d-%02d-%02d", year, month, day)
	}
	tests := []struct {
		anchor string
		n      int
		want   string
	}{
		{"2027-01-31", 1, "2027-02-28"},
		{"2027-01-31", 2, "2027-03-31"}, // from the anchor, so the 31st comes back
		{"2028-01-31", 1, "2028-02-29"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-01-15", -13, "2024-12-15"},
		{"2026-12-31", 0, "2026-12-31"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, due(tt.anchor, tt.n), "%s and %d months", tt.anchor, tt.n)
	}
	for anchor := dayOf(2023, 12, 1); anchor <= dayOf(2028, 3, 1); anchor++ {
		for n := -30; n <= 30; n++ {
			if want := addMonthsOracle(anchor, n); civil.AddMonths(anchor, n) != want {
				t.Fatalf("AddMonths(%d, %d) = %d, want %d", anchor, n, civil.AddMonths(anchor, n), want)
			}
		}
	}
}

func TestOnDayCarriesIntoTheYear(t *testing.T) {
	tests := []struct {
		year, month, day int
		want             int
	}{
		{2026, 14, 31, dayOf(2027, 2, 28)},
		{2026, 12, 31, dayOf(2026, 12, 31)},
		{2026, 13, 1, dayOf(2027, 1, 1)},
		{2026, 0, 31, dayOf(2025, 12, 31)},
		{2026, -10, 31, dayOf(2025, 2, 28)},
		{2026, -11, 31, dayOf(2025, 1, 31)},
		{2026, -12, 31, dayOf(2024, 12, 31)},
		{2026, 6, 15, dayOf(2026, 6, 15)},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, civil.OnDay(tt.year, tt.month, tt.day), "%v", tt)
	}
}

// MonthsBetween is by definition the largest n whose AddMonths is not later.
func TestMonthsBetweenInvertsAddMonths(t *testing.T) {
	for anchor := dayOf(2024, 1, 27); anchor <= dayOf(2024, 3, 2); anchor++ {
		for day := anchor; day <= anchor+800; day++ {
			n := civil.MonthsBetween(anchor, day)
			if civil.AddMonths(anchor, n) > day || civil.AddMonths(anchor, n+1) <= day {
				t.Fatalf("MonthsBetween(%d, %d) = %d", anchor, day, n)
			}
		}
	}
}

func TestDays30E360(t *testing.T) {
	// ISDA's 30/360 workbook (2008) for 2006 Definitions 4.16 (g), through the
	// test suite of QuantLib, daycounters.cpp; the last two are ours.
	tests := []struct {
		from, to [3]int
		want     int
	}{
		{[3]int{2006, 8, 20}, [3]int{2007, 2, 20}, 180},
		{[3]int{2007, 2, 20}, [3]int{2007, 8, 20}, 180},
		{[3]int{2007, 8, 20}, [3]int{2008, 2, 20}, 180},
		{[3]int{2008, 2, 20}, [3]int{2008, 8, 20}, 180},
		{[3]int{2008, 8, 20}, [3]int{2009, 2, 20}, 180},
		{[3]int{2009, 2, 20}, [3]int{2009, 8, 20}, 180},
		{[3]int{2006, 2, 28}, [3]int{2006, 8, 31}, 182},
		{[3]int{2006, 8, 31}, [3]int{2007, 2, 28}, 178},
		{[3]int{2007, 2, 28}, [3]int{2007, 8, 31}, 182},
		{[3]int{2007, 8, 31}, [3]int{2008, 2, 29}, 179},
		{[3]int{2008, 2, 29}, [3]int{2008, 8, 31}, 181},
		{[3]int{2008, 8, 31}, [3]int{2009, 2, 28}, 178},
		{[3]int{2009, 2, 28}, [3]int{2009, 8, 31}, 182},
		{[3]int{2009, 8, 31}, [3]int{2010, 2, 28}, 178},
		{[3]int{2010, 2, 28}, [3]int{2010, 8, 31}, 182},
		{[3]int{2010, 8, 31}, [3]int{2011, 2, 28}, 178},
		{[3]int{2011, 2, 28}, [3]int{2011, 8, 31}, 182},
		{[3]int{2011, 8, 31}, [3]int{2012, 2, 29}, 179},
		{[3]int{2006, 1, 31}, [3]int{2006, 2, 28}, 28},
		{[3]int{2006, 1, 30}, [3]int{2006, 2, 28}, 28},
		{[3]int{2006, 2, 28}, [3]int{2006, 3, 3}, 5},
		{[3]int{2006, 2, 14}, [3]int{2006, 2, 28}, 14},
		{[3]int{2006, 9, 30}, [3]int{2006, 10, 31}, 30},
		{[3]int{2006, 10, 31}, [3]int{2006, 11, 28}, 28},
		{[3]int{2007, 8, 31}, [3]int{2008, 2, 28}, 178},
		{[3]int{2008, 2, 28}, [3]int{2008, 8, 28}, 180},
		{[3]int{2008, 2, 28}, [3]int{2008, 8, 30}, 182},
		{[3]int{2008, 2, 28}, [3]int{2008, 8, 31}, 182},
		{[3]int{2007, 2, 26}, [3]int{2008, 2, 28}, 362},
		{[3]int{2007, 2, 26}, [3]int{2008, 2, 29}, 363},
		{[3]int{2008, 2, 29}, [3]int{2009, 2, 28}, 359},
		{[3]int{2008, 2, 28}, [3]int{2008, 3, 30}, 32},
		{[3]int{2008, 2, 28}, [3]int{2008, 3, 31}, 32},
		{[3]int{2026, 11, 21}, [3]int{2026, 11, 21}, 0},
		{[3]int{2007, 2, 28}, [3]int{2007, 1, 31}, -28},
	}
	for _, tt := range tests {
		from, to := dayOf(tt.from[0], tt.from[1], tt.from[2]), dayOf(tt.to[0], tt.to[1], tt.to[2])
		require.Equal(t, tt.want, civil.Days30E360(from, to), "%v to %v", tt.from, tt.to)
	}
}

func FuzzDate(f *testing.F) {
	f.Add(0, 1)
	f.Add(-25_567, 35)
	f.Add(-12_687_794, -7)
	f.Fuzz(func(t *testing.T, day, n int) {
		day %= 11_000_000
		n %= 20_000
		year, month, dayOfMonth := civil.Date(day)
		if month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > civil.DaysIn(year, month) {
			t.Fatalf("Date(%d) = %d, %d, %d", day, year, month, dayOfMonth)
		}
		if back := civil.Day(year, month, dayOfMonth); back != day {
			t.Fatalf("Day(Date(%d)) = %d", day, back)
		}
		y, m, d := civil.Date(civil.AddMonths(day, n))
		if (y-year)*12+m-month != n {
			t.Fatalf("%d months after %d lies in %d-%d", n, day, y, m)
		}
		if d != dayOfMonth && d != civil.DaysIn(y, m) {
			t.Fatalf("%d months after %d is neither its day nor the month's end", n, day)
		}
	})
}

func BenchmarkDate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		civil.Date(20_778)
	}
}

func BenchmarkAddMonths(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		civil.AddMonths(20_778, 36)
	}
}
