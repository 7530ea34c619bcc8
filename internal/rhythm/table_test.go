package rhythm

import (
	"testing"
	"time"

	"github.com/essor-go/essor/internal/civil"
)

func day(t *testing.T, text string) int {
	t.Helper()
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return int(at.Unix() / 86_400)
}

func text(n int) string { return time.Unix(int64(n)*86_400, 0).UTC().Format(time.DateOnly) }

// rows are the due dates of the first rows of a table.
func rows(table *Table, count int) (due []string) {
	for n := 0; len(due) < count; {
		row, ok := table.Row(n)
		if !ok {
			return append(due, "never")
		}
		due, n = append(due, text(row.Due)), row.Index+1
	}
	return due
}

func TestRows(t *testing.T) {
	anchor := day(t, "2026-01-31")
	holidays := Closed{Weekend: [7]bool{0: true, 6: true}}
	for _, tt := range []struct {
		name  string
		table Table
		want  []string
	}{
		{"months", Table{Grid: Grid{Anchor: anchor}}, []string{"2026-01-31", "2026-02-28", "2026-03-31"}},
		{"every second month from the end", Table{Grid: Grid{Anchor: day(t, "2026-02-28"), Every: 2, Ends: true}}, []string{"2026-02-28", "2026-04-30", "2026-06-30"}},
		{"every third week", Table{Grid: Grid{Frequency: Weekly, Anchor: anchor, Every: 3}}, []string{"2026-01-31", "2026-02-21", "2026-03-14"}},
		{"quarters", Table{Grid: Grid{Frequency: Quarterly, Anchor: anchor}}, []string{"2026-01-31", "2026-04-30", "2026-07-31"}},
		{"half years", Table{Grid: Grid{Frequency: HalfYearly, Anchor: anchor}}, []string{"2026-01-31", "2026-07-31"}},
		{"years", Table{Grid: Grid{Frequency: Yearly, Anchor: day(t, "2024-02-29")}}, []string{"2024-02-29", "2025-02-28", "2026-02-28"}},
		{"half months", Table{Grid: Grid{Frequency: SemiMonthly, Anchor: anchor}}, []string{"2026-01-31", "2026-02-15", "2026-02-28", "2026-03-15"}},
		{"a season", Table{Grid: Grid{Anchor: anchor}, Months: 1<<3 | 1<<9}, []string{"2026-03-31", "2026-09-30", "2027-03-31"}},
		{"never in season", Table{Grid: Grid{Frequency: Yearly, Anchor: anchor}, Months: 1 << 3}, []string{"never"}},
		{"listed, then by the month", Table{Grid: Grid{Anchor: anchor}, Dates: []int{anchor, day(t, "2026-04-10")}}, []string{"2026-01-31", "2026-04-10", "2026-05-10"}},
		{"a weekend before", Table{Grid: Grid{Anchor: anchor}, Move: Preceding, Closed: holidays}, []string{"2026-01-30", "2026-02-27", "2026-03-31"}},
		{"a weekend after", Table{Grid: Grid{Anchor: anchor}, Move: Following, Closed: holidays}, []string{"2026-02-02", "2026-03-02", "2026-03-31"}},
		{"not beyond the month", Table{Grid: Grid{Anchor: anchor}, Move: ModifiedFollowing, Closed: holidays}, []string{"2026-01-30", "2026-02-27", "2026-03-31"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := rows(&tt.table, len(tt.want))
			for i := range tt.want {
				if got[i] != tt.want[i] {
					t.Fatalf("%v, want %v", got, tt.want)
				}
			}
		})
	}
}

// Days of equal periods add up to whole ones, and every part of them is a whole
// number of parts of the common denominator.
func TestPeriodsAddUp(t *testing.T) {
	for _, g := range []Grid{
		{Anchor: 20_483}, {Anchor: 20_483, Every: 11}, {Frequency: SemiMonthly, Anchor: 20_483}, {Frequency: Biweekly, Anchor: 20_483},
		{Frequency: Daily, Anchor: 20_483, Every: 10}, {Frequency: Yearly, Anchor: 20_483}, {Anchor: 20_483, Every: 3, Ends: true},
	} {
		table := Table{Grid: g}
		part, of := g.Period()
		begin, end := g.Day(-3), g.Day(2)
		den := table.Denominator(2, begin, end)
		sum := uint64(0)
		for from := begin; from < end; {
			to := min(end, from+1+from%17)
			num, d := table.Periods(2, from, to)
			if den%uint64(d) != 0 {
				t.Fatalf("%+v: %d does not divide %d", g, d, den)
			}
			sum += uint64(num) * (den / uint64(d))
			from = to
		}
		if sum != 5*uint64(part)*(den/uint64(of)) {
			t.Errorf("%+v: five periods are %d/%d of a year", g, sum, den)
		}
	}
}

// Every day count has a denominator that those of its times divide.
func TestYearsDenominator(t *testing.T) {
	for _, count := range []string{Thirty360E, Act365, Act360, Act366, Act36525, NoLeap365, Thirty365, Thirty360US, BondBasis, ActActISDA, ActActAFB, Thirty360EISDA} {
		for from := civil.Day(2027, 11, 1); from < civil.Day(2028, 4, 1); from += 13 {
			for to := from; to < from+800; to += 7 {
				num, den := Years(count, from, to, 0)
				if num < 0 || YearsDenominator(count)%uint64(den) != 0 {
					t.Fatalf("%s: %d/%d from %s to %s", count, num, den, text(from), text(to))
				}
			}
		}
	}
	if !IsPeriodic("") || !IsPeriodic(ActActICMA) || IsPeriodic(Act365) {
		t.Error("equal periods are those that divide periods")
	}
}

func TestQuote(t *testing.T) {
	month := Grid{}
	for _, tt := range []struct {
		name string
		want Quote
		rate uint64
	}{
		{Nominal, Quote{Num: 1, Den: 1, Unit: rateUnit}, 120_000_000_000},
		{PerPeriod, Quote{Num: 12, Den: 1, Unit: rateUnit}, 120_000_000_000},
		{Effective, Quote{Num: 12, Den: 1, Unit: PeriodUnit}, 9_488_792_934_582_974},  // 1.12^(1/12) - 1
		{SemiAnnual, Quote{Num: 12, Den: 1, Unit: PeriodUnit}, 9_758_794_179_192_246}, // 1.06^(1/6) - 1
	} {
		q := NewQuote(tt.name, &month)
		if q.Num != tt.want.Num || q.Den != tt.want.Den || q.Unit != tt.want.Unit || q.Rate(120_000_000_000) != tt.rate {
			t.Errorf("%s: %+v at %d", tt.name, q, q.Rate(120_000_000_000))
		}
	}
	if q := NewQuote(Effective, &month); q.Rate(0) != 0 {
		t.Error("nothing compounds to nothing")
	}
}
