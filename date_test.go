package essor_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // zones, also where the machine has none

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

// Every day that a Date can hold, beside the time package: text there and
// back, parts, order, distance and weekday arithmetic.
func TestEveryDateAgainstTime(t *testing.T) {
	first := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	last := time.Date(2199, 12, 31, 0, 0, 0, 0, time.UTC)
	var yesterday essor.Date
	n := 0
	for at := first; !at.After(last); at = at.AddDate(0, 0, 1) {
		text := at.Format(time.DateOnly)
		d, err := essor.ParseDate(text)
		if err != nil || d.String() != text || !d.IsSet() {
			t.Fatalf("%s: got %q, %v", text, d, err)
		}
		year, month, day := d.Date()
		if made, err := essor.NewDate(at.Date()); err != nil || made != d || year != at.Year() || month != at.Month() || day != at.Day() {
			t.Fatalf("%s: got %d-%d-%d, %v", text, year, month, day, err)
		}
		if of, err := essor.DateOf(at); err != nil || of != d || !d.Time(time.UTC).Equal(at) || !d.Time(nil).Equal(at) {
			t.Fatalf("%s: got %v, %v", text, of, err)
		}
		if int64(d.Day())*86_400 != at.Unix() {
			t.Fatalf("%s: day %d", text, d.Day())
		}
		if d.Sub(yesterday) != 1 || yesterday.Sub(d) != -1 || d.Compare(yesterday) != 1 || yesterday.Compare(d) != -1 || d.Compare(d) != 0 {
			t.Fatalf("%s does not follow the day before", text)
		}
		yesterday = d
		n++
	}
	require.Equal(t, 109_573, n) // 300 years of 365 days, 73 leap days: 1900, 2100 have none
}

func TestParseDateRefuses(t *testing.T) {
	tests := []struct {
		name, text string
		code       essor.Code
	}{
		{"nothing", "", essor.CodeRequired},
		{"30 February", "2026-02-30", essor.CodeBadFormat},
		{"29 February of a common year", "2026-02-29", essor.CodeBadFormat},
		{"29 February of 2100", "2100-02-29", essor.CodeBadFormat},
		{"31 April", "2026-04-31", essor.CodeBadFormat},
		{"day zero", "2026-04-00", essor.CodeBadFormat},
		{"month zero", "2026-00-10", essor.CodeBadFormat},
		{"month 13", "2026-13-10", essor.CodeBadFormat},
		{"day 32", "2026-12-32", essor.CodeBadFormat},
		{"American", "11/21/2026", essor.CodeBadFormat},
		{"day first", "21-11-2026", essor.CodeBadFormat},
		{"no zeros", "2026-1-2", essor.CodeBadFormat},
		{"basic form", "20261121", essor.CodeBadFormat},
		{"an instant", "2026-11-21T00:00:00Z", essor.CodeBadFormat},
		{"a space", " 026-11-21", essor.CodeBadFormat},
		{"a sign", "+026-11-21", essor.CodeBadFormat},
		{"a sign in the month", "2026-+1-21", essor.CodeBadFormat},
		{"full-width digits", "２０２６-11-21", essor.CodeBadFormat},
		{"letters", "yyyy-mm-dd", essor.CodeBadFormat},
		{"the day before the first", "1899-12-31", essor.CodeOutOfRange},
		{"the day after the last", "2200-01-01", essor.CodeOutOfRange},
		{"year zero", "0000-01-01", essor.CodeOutOfRange},
		{"the end of years", "9999-12-31", essor.CodeOutOfRange},
		{"megabytes", strings.Repeat("2026-11-21", 1<<20), essor.CodeBadFormat},
		{"a name", secret, essor.CodeBadFormat},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := essor.ParseDate(tt.text)
			requireCode(t, err, tt.code, tt.text)
			require.False(t, d.IsSet())
		})
	}
}

func TestNewDateNeverNormalises(t *testing.T) {
	tests := []struct {
		year  int
		month time.Month
		day   int
		code  essor.Code
	}{
		{2026, 2, 30, essor.CodeBadFormat},
		{2026, 0, 1, essor.CodeBadFormat},
		{2026, 13, 1, essor.CodeBadFormat},
		{2026, -1, 1, essor.CodeBadFormat},
		{2026, 1, 0, essor.CodeBadFormat},
		{2026, 1, -1, essor.CodeBadFormat},
		{2026, 1, math.MaxInt, essor.CodeBadFormat},
		{1899, 12, 31, essor.CodeOutOfRange},
		{math.MaxInt, 1, 1, essor.CodeOutOfRange},
		{math.MinInt, 1, 1, essor.CodeOutOfRange},
	}
	for _, tt := range tests {
		_, err := essor.NewDate(tt.year, tt.month, tt.day)
		requireCode(t, err, tt.code, "")
	}
}

func TestDateOfDayAndAddDays(t *testing.T) {
	epoch, err := essor.DateOfDay(0)
	require.NoError(t, err)
	require.Equal(t, "1970-01-01", epoch.String())
	first, last := essor.MustParseDate("1900-01-01"), essor.MustParseDate("2199-12-31")
	for _, n := range []int{first.Day() - 1, last.Day() + 1, math.MaxInt, math.MinInt} {
		_, err := essor.DateOfDay(n)
		requireCode(t, err, essor.CodeOutOfRange, "")
	}
	span := last.Sub(first)
	reached, err := first.AddDays(span)
	require.NoError(t, err)
	require.Equal(t, last, reached)
	reached, err = last.AddDays(-span)
	require.NoError(t, err)
	require.Equal(t, first, reached)
	for _, n := range []int{span + 1, -1, math.MaxInt, math.MinInt} {
		_, err := first.AddDays(n)
		requireCode(t, err, essor.CodeOutOfRange, "")
	}
	_, err = essor.Date{}.AddDays(1)
	requireCode(t, err, essor.CodeRequired, "")

	leap, err := essor.MustParseDate("2028-02-28").AddDays(2)
	require.NoError(t, err)
	require.Equal(t, "2028-03-01", leap.String())
}

// Of an instant the day of its own location counts.
func TestDateOfTakesTheLocationOfTheInstant(t *testing.T) {
	montreal, err := time.LoadLocation("America/Toronto")
	require.NoError(t, err)
	evening := time.Date(2026, 11, 21, 22, 30, 0, 0, montreal)
	for location, want := range map[*time.Location]string{montreal: "2026-11-21", time.UTC: "2026-11-22"} {
		d, err := essor.DateOf(evening.In(location))
		require.NoError(t, err)
		require.Equal(t, want, d.String())
	}
	for _, at := range []time.Time{{}, time.Unix(1<<40, 0), time.Unix(-1<<40, 0)} {
		_, err = essor.DateOf(at)
		requireCode(t, err, essor.CodeOutOfRange, "")
	}
}

func TestTimeIsTheFirstInstantOfTheDay(t *testing.T) {
	tests := []struct {
		zone, day, want string
	}{
		{"America/Toronto", "2026-11-21", "2026-11-21T00:00:00-05:00"},
		{"America/Santiago", "2022-09-11", "2022-09-11T01:00:00-03:00"}, // forward at midnight
		{"America/Havana", "2024-03-10", "2024-03-10T01:00:00-04:00"},
		{"Asia/Beirut", "2022-03-27", "2022-03-27T01:00:00+03:00"},
		{"America/Havana", "2024-11-03", "2024-11-03T00:00:00-04:00"}, // midnight twice: the first
		{"Asia/Amman", "2021-10-29", "2021-10-29T00:00:00+03:00"},
		{"America/Sao_Paulo", "2018-02-18", "2018-02-18T00:00:00-03:00"}, // back from midnight to the day before
		{"Pacific/Apia", "2011-12-31", "2011-12-31T00:00:00+14:00"},
		{"Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00"}, // never was
		{"Asia/Kathmandu", "1986-01-01", "1986-01-01T00:15:00+05:45"},
		{"Africa/Monrovia", "1972-01-07", "1972-01-07T00:44:30Z"},
	}
	for _, tt := range tests {
		t.Run(tt.zone+" "+tt.day, func(t *testing.T) {
			loc, err := time.LoadLocation(tt.zone)
			require.NoError(t, err)
			require.Equal(t, tt.want, essor.MustParseDate(tt.day).Time(loc).Format(time.RFC3339))
		})
	}
}

// By brute force: around each change of the clocks, walk the instants in
// steps of a quarter of an hour and keep the first that shows the day.
func TestTimeAgainstAWalkThroughTheNight(t *testing.T) {
	zones := []string{
		"America/Toronto", "America/La_Paz", "America/Santiago", "America/Havana", "America/Asuncion",
		"Africa/Cairo", "Africa/Dakar", "Africa/Casablanca", "Asia/Amman", "Asia/Beirut", "Asia/Tehran",
		"Asia/Gaza", "Europe/Paris", "Atlantic/Azores", "Australia/Lord_Howe", "Pacific/Chatham",
	}
	for _, name := range zones {
		loc, err := time.LoadLocation(name)
		require.NoError(t, err)
		for year := 1995; year <= 2030; year++ {
			for noon := time.Date(year, 1, 1, 12, 0, 0, 0, time.UTC); noon.Year() == year; noon = noon.AddDate(0, 0, 1) {
				_, before := noon.Add(-48 * time.Hour).In(loc).Zone()
				_, after := noon.Add(48 * time.Hour).In(loc).Zone()
				if before == after {
					continue
				}
				d, err := essor.DateOf(noon)
				require.NoError(t, err)
				if got, want := d.Time(loc), firstInstant(d, loc); !got.Equal(want) {
					t.Fatalf("%s in %s: got %v, want %v", d, name, got, want)
				}
			}
		}
	}
}

func firstInstant(d essor.Date, loc *time.Location) time.Time {
	at := d.Time(time.UTC).Add(-15 * time.Hour).In(loc)
	for at.Format(time.DateOnly) != d.String() {
		at = at.Add(15 * time.Minute)
	}
	return at
}

func TestDatesSort(t *testing.T) {
	texts := []string{"2026-11-21", "1999-12-31", "2026-02-01", "1900-01-01", "2199-12-31"}
	dates := []essor.Date{{}}
	for _, text := range texts {
		dates = append(dates, essor.MustParseDate(text))
	}
	slices.SortFunc(dates, essor.Date.Compare)
	slices.Sort(texts)
	for i, text := range append([]string{""}, texts...) {
		require.Equal(t, text, dates[i].String())
	}
}

func TestZeroDateIsNotSet(t *testing.T) {
	var d essor.Date
	require.False(t, d.IsSet())
	require.Equal(t, -1, d.Compare(essor.MustParseDate("1900-01-01")))
	year, month, day := d.Date()
	require.Equal(t, "1899 December 31", fmt.Sprint(year, " ", month, " ", day))
	require.Equal(t, essor.MustParseDate("1900-01-01").Day()-1, d.Day())
	text, err := d.MarshalText()
	require.NoError(t, err)
	require.Empty(t, text)
	kept := essor.MustParseDate("2026-11-21")
	requireCode(t, kept.UnmarshalText(nil), essor.CodeRequired, "")
	require.Equal(t, "2026-11-21", kept.String(), "a refused text changes nothing")
}
