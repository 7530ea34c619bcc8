package civil

import "testing"

// TestDayCountsAtMonthEnds holds the 30/360 family against each other where
// they differ; the reference figures are held by package loan.
func TestDayCountsAtMonthEnds(t *testing.T) {
	tests := []struct {
		from, to            [3]int
		e, bond, us, eu, nl int
	}{
		{[3]int{2026, 1, 30}, [3]int{2026, 3, 31}, 60, 60, 60, 60, 60},
		{[3]int{2026, 1, 15}, [3]int{2026, 3, 31}, 75, 76, 76, 75, 75},
		{[3]int{2026, 1, 31}, [3]int{2026, 2, 28}, 28, 28, 28, 30, 28},
		{[3]int{2026, 2, 28}, [3]int{2026, 3, 31}, 32, 33, 30, 30, 31},
		{[3]int{2028, 2, 29}, [3]int{2029, 2, 28}, 359, 359, 360, 360, 365},
		{[3]int{2028, 2, 28}, [3]int{2028, 2, 29}, 1, 1, 1, 2, 0},
	}
	for _, tt := range tests {
		from, to := Day(tt.from[0], tt.from[1], tt.from[2]), Day(tt.to[0], tt.to[1], tt.to[2])
		got := [...]int{Days30E360(from, to), DaysBondBasis(from, to), Days30US(from, to), Days30EISDA(from, to, 0), DaysNoLeap(from, to)}
		if want := [...]int{tt.e, tt.bond, tt.us, tt.eu, tt.nl}; got != want {
			t.Errorf("%v to %v: %v, want %v", tt.from, tt.to, got, want)
		}
	}
	// The last day of February stays one when all ends on it.
	from, to := Day(2026, 1, 31), Day(2026, 2, 28)
	if got := Days30EISDA(from, to, to); got != 28 {
		t.Errorf("to the termination: %d, want 28", got)
	}
}

// TestDaysAreCountedOneByOne holds the closed forms against plain loops.
func TestDaysAreCountedOneByOne(t *testing.T) {
	start := Day(2023, 11, 20)
	for from := start; from < start+800; from += 37 {
		leap, common, noLeap := 0, 0, 0
		for to := from; to < from+1600; to++ {
			if gotLeap, gotCommon := LeapDays(from, to); gotLeap != leap || gotCommon != common {
				t.Fatalf("day %d to %d: %d and %d, want %d and %d", from, to, gotLeap, gotCommon, leap, common)
			}
			if got := DaysNoLeap(from, to); got != noLeap {
				t.Fatalf("day %d to %d without leap days: %d, want %d", from, to, got, noLeap)
			}
			years, days, basis := YearsAFB(from, to)
			if days < 0 || days >= 366 || basis != 365 && basis != 366 || years*365+days > to-from || years*366+days < to-from {
				t.Fatalf("day %d to %d: %d years and %d/%d", from, to, years, days, basis)
			}
			if year, _, _ := Date(to); IsLeap(year) {
				leap++
			} else {
				common++
			}
			if _, month, day := Date(to + 1); month != 2 || day != 29 {
				noLeap++
			}
		}
	}
}
