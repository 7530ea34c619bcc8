package loan

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/rhythm"
)

func TestDueDates(t *testing.T) {
	tests := []struct {
		name         string
		start, first string
		frequency    Frequency
		want         []string
	}{
		{"one month after the advance", "2026-01-15", "", Monthly, []string{"2026-02-15", "2026-03-15", "2026-04-15"}},
		{"the default is monthly", "2026-01-15", "", "", []string{"2026-02-15", "2026-03-15", "2026-04-15"}},
		{"a short month moves its own date only", "2026-01-31", "", Monthly, []string{"2026-02-28", "2026-03-31", "2026-04-30"}},
		{"in a leap year", "2027-12-31", "2028-01-31", Monthly, []string{"2028-01-31", "2028-02-29", "2028-03-31"}},
		{"months count from the first due date", "2026-01-31", "2026-02-28", Monthly, []string{"2026-02-28", "2026-03-28", "2026-04-28"}},
		{"over the year's end", "2026-10-05", "2026-11-30", Monthly, []string{"2026-11-30", "2026-12-30", "2027-01-30", "2027-02-28"}},
		{"weekly", "2026-02-25", "", Weekly, []string{"2026-03-04", "2026-03-11", "2026-03-18"}},
		{"every two weeks", "2026-02-25", "2026-03-06", Biweekly, []string{"2026-03-06", "2026-03-20", "2026-04-03"}},
		{"the 1st and the 16th", "2026-01-20", "2026-02-01", SemiMonthly, []string{"2026-02-01", "2026-02-16", "2026-03-01"}},
		{"the 16th and the 1st", "2026-01-20", "2026-02-16", SemiMonthly, []string{"2026-02-16", "2026-03-01", "2026-03-16"}},
		{"the 15th and the 30th", "2026-01-20", "2026-02-15", SemiMonthly, []string{"2026-02-15", "2026-02-28", "2026-03-15", "2026-03-30"}},
		{"the last and the 15th", "2026-01-20", "2026-01-31", SemiMonthly, []string{"2026-01-31", "2026-02-15", "2026-02-28", "2026-03-15", "2026-03-31"}},
		{"half a month after the advance", "2026-11-20", "", SemiMonthly, []string{"2026-12-05", "2026-12-20", "2027-01-05"}},
		{"the very next day", "2026-01-31", "2026-02-01", Weekly, []string{"2026-02-01", "2026-02-08"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			terms := Terms{
				Advances:  []Advance{{day(tt.start), cash("1000.00 CAD")}},
				Repayment: Repayment{Count: len(tt.want), Frequency: tt.frequency},
			}
			if tt.first != "" {
				terms.Repayment.First = day(tt.first)
			}
			s, err := NewSchedule(terms)
			require.NoError(t, err)
			var got []string
			for r := range s.All() {
				got = append(got, r.Due().String())
			}
			require.Equal(t, tt.want, got)
		})
	}
}

// TestFillWalksLikeDay: stepping from month to month gives the days counted
// from the anchor, for every anchor of a leap cycle.
func TestFillWalksLikeDay(t *testing.T) {
	steps := make([]step, 40)
	for _, f := range []Frequency{Weekly, Biweekly, SemiMonthly, Monthly} {
		for offset := range 2 {
			for anchor := 20_000; anchor < 20_000+4*366; anchor++ {
				c := calendar{rhythm.Grid{Frequency: string(f), Anchor: anchor, Offset: offset, Every: 1}, f}
				if !c.fill(steps) {
					t.Fatal("beyond the calendar")
				}
				for k, s := range steps {
					if s.due.Day() != c.day(k) {
						t.Fatalf("%s from day %d: row %d is due on %v, not %d", f, anchor, k, s.due, c.day(k))
					}
					if c.day(k) <= c.day(k-1) {
						t.Fatalf("%s from day %d: row %d is not later than the one before", f, anchor, k)
					}
				}
			}
		}
	}
}

func TestCalendarEnds(t *testing.T) {
	terms := Terms{
		Advances:  []Advance{{day("2199-01-31"), cash("1000.00 CAD")}},
		Repayment: Repayment{Count: 11},
	}
	s, err := NewSchedule(terms)
	require.NoError(t, err)
	require.Equal(t, "2199-12-31", s.At(10).Due().String())
	terms.Repayment.Count = 12
	_, err = NewSchedule(terms)
	requireFault(t, err, essor.CodeOutOfRange, "/repayment/count")
}

// TestEndOfMonth: months that count from the last day of one.
func TestEndOfMonth(t *testing.T) {
	for first, want := range map[string][]string{
		"2026-04-30": {"2026-04-30", "2026-05-31", "2026-06-30"},
		"2027-02-28": {"2027-02-28", "2027-03-31", "2027-04-30"},
		"2028-02-28": {"2028-02-28", "2028-03-28", "2028-04-28"}, // not the last day of a leap year's
	} {
		terms := Terms{
			Advances:  []Advance{{day("2026-03-10"), cash("1200.00 CAD")}},
			Repayment: Repayment{Count: 3, First: day(first), EndOfMonth: true},
		}
		s, err := NewSchedule(terms)
		require.NoError(t, err)
		require.NoError(t, s.Verify(terms))
		for k := range want {
			require.Equal(t, want[k], s.At(k).Due().String())
		}
	}
}

// Interest on money that is not yet lent can't be asked for: not between a due
// date that moved back and the day that it moved from.
func TestAdvanceInAMovedPeriod(t *testing.T) {
	for on, refused := range map[string]bool{
		"2026-02-12": false, "2026-02-13": true, "2026-02-14": true, "2026-02-15": false, "2026-02-16": false,
	} {
		_, err := NewSchedule(Terms{
			Advances:  []Advance{{day("2026-01-15"), cash("500.00 CAD")}, {day(on), cash("500.00 CAD")}},
			Repayment: Repayment{Count: 5, Calendar: Calendar{Move: Preceding, Weekend: []time.Weekday{time.Saturday, time.Sunday}}},
		})
		if refused {
			require.ErrorContains(t, err, "/advances/1/on: ")
		} else {
			require.NoError(t, err)
		}
	}
}

// What is lent on a day is lent after all rows that are due on it.
func TestAdvanceAfterAllRowsOfItsDay(t *testing.T) {
	terms := Terms{
		Advances: []Advance{{day("2026-01-08"), cash("500.00 CAD")}, {day("2026-01-12"), cash("500.00 CAD")}}, // a Monday
		Interest: Interest{YearRate: part("0.365"), DayCount: Act365},
		Repayment: Repayment{Count: 8, Frequency: Daily, Kind: LevelPrincipal, Relevel: true,
			Calendar: Calendar{Move: Following, Weekend: []time.Weekday{time.Saturday, time.Sunday}, MoveInterest: true}},
	}
	s, err := NewSchedule(terms)
	require.NoError(t, err)
	for i, lent := range []string{"500.00 CAD", "0.00 CAD", "0.00 CAD", "500.00 CAD"} {
		require.Equal(t, cash(lent), s.At(i).Advance())
	}
	require.Equal(t, day("2026-01-12"), s.At(3).Due())
	require.NoError(t, s.Verify(terms))
}
