package mentor

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/essor-go/essor"
	"github.com/stretchr/testify/require"
)

func TestCommonHours(t *testing.T) {
	evening := []Window{{"mon", "18:00", "20:00"}, {"wed", "18:00", "20:00"}}
	tests := []struct {
		name        string
		week        string
		zoneA       string
		a           []Window
		zoneB       string
		b           []Window
		wantMinutes int
	}{
		{"the same zone", "2026-01-05", "America/Montreal", evening, "America/Montreal", evening, 240},
		{"in winter La Paz is an hour ahead", "2026-01-05", "America/Montreal", evening, "America/La_Paz", evening, 120},
		{"in summer it isn't", "2026-06-01", "America/Montreal", evening, "America/La_Paz", evening, 240},
		{"no common hour", "2026-01-05", "America/Montreal", evening, "Africa/Dakar", evening, 0},
		{"a late evening in Dakar", "2026-01-05", "America/Montreal", []Window{{"mon", "16:00", "18:00"}}, "Africa/Dakar", []Window{{"mon", "21:30", "24:00"}}, 90},
		{"Auckland's Monday morning is Montréal's Sunday", "2026-01-05", "Pacific/Auckland", []Window{{"mon", "08:00", "10:00"}}, "America/Montreal", []Window{{"sun", "14:00", "16:00"}}, 120},
		{"half an hour isn't a meeting", "2026-01-05", "America/La_Paz", []Window{{"mon", "08:00", "09:30"}}, "America/La_Paz", []Window{{"mon", "09:00", "12:00"}}, 0},
		{"windows that touch are one", "2026-01-05", "America/La_Paz", []Window{{"mon", "08:00", "08:30"}, {"mon", "08:30", "09:00"}}, "America/La_Paz", []Window{{"mon", "08:00", "12:00"}}, 60},
		{"midnight is no wall", "2026-01-05", "America/La_Paz", []Window{{"mon", "23:30", "24:00"}, {"tue", "00:00", "00:30"}}, "Africa/Dakar", []Window{{"tue", "03:00", "05:00"}}, 60},
		{"the hour skipped on 8 March", "2026-03-02", "America/Montreal", []Window{{"sun", "01:00", "04:00"}}, "Africa/Dakar", []Window{{"sun", "06:00", "12:00"}}, 120},
		{"the hour repeated on 1 November", "2026-10-26", "America/Montreal", []Window{{"sun", "01:00", "02:00"}}, "Africa/Dakar", []Window{{"sun", "00:00", "12:00"}}, 120},
		{"a zone of half hours", "2026-01-05", "Asia/Kathmandu", []Window{{"tue", "06:00", "08:00"}}, "Africa/Dakar", []Window{{"tue", "00:15", "02:15"}}, 120},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pool := Pool{
				Week:  essor.MustParseDate(tt.week),
				Zones: map[string]*time.Location{tt.zoneA: zone(tt.zoneA), tt.zoneB: zone(tt.zoneB)},
				People: []Person{
					{ID: "a", Zone: tt.zoneA, Hours: tt.a, Consents: []Consent{{To: ToMatching}}},
					{ID: "b", Zone: tt.zoneB, Hours: tt.b, Consents: []Consent{{To: ToMatching}}},
				},
			}
			r, err := newRoster(pool, Options{})
			require.NoError(t, err)
			profiles := r.compile()
			require.EqualValues(t, tt.wantMinutes, common(profiles.spans(&profiles.list[0]), profiles.spans(&profiles.list[1]), 60))
			require.Equal(t, tt.wantMinutes, r.newJudge().minutes(0, 1))
		})
	}
}

// TestSpansAgainstTheClockOnTheWall asks the time package, minute by minute,
// what the clock shows, in weeks with and without clock changes.
func TestSpansAgainstTheClockOnTheWall(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	weeks := []string{"2026-03-02", "2026-03-05", "2026-10-26", "2026-04-01", "2026-09-27", "2027-01-01", "2011-12-26"}
	names := []string{
		"America/Montreal", "America/La_Paz", "Africa/Dakar", "Pacific/Auckland",
		"Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu",
	}
	days := []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	for range 80 {
		week, location := essor.MustParseDate(weeks[rng.IntN(len(weeks))]), zone(names[rng.IntN(len(names))])
		var windows []Window
		for range 1 + rng.IntN(6) {
			from := rng.IntN(1439)
			to := from + 1 + rng.IntN(1440-from)
			windows = append(windows, Window{days[rng.IntN(7)], hhmm(from), hhmm(to)})
		}
		clocks, ok := clocksOf(location, week)
		require.True(t, ok)
		spans := spansOf(windows, clocks, week.Day())
		var calendar calendar
		newDial(location, week.Time(time.UTC)).mark(&calendar, windows)
		for minute := range weekMinutes {
			at := week.Time(time.UTC).Add(time.Duration(minute) * time.Minute).In(location)
			free := false
			for _, w := range windows {
				clock := at.Format("15:04")
				free = free || w.Day == days[(int(at.Weekday())+6)%7] && w.From <= clock && clock < w.To
			}
			inSpan := false
			for _, s := range spans {
				inSpan = inSpan || int(s.from) <= minute && minute < int(s.to)
			}
			if inSpan != free || (calendar[minute/64]>>(minute%64)&1 == 1) != free {
				t.Fatalf("%s, week of %s, %s, %v: free %t, in the spans %t", location, week, at, windows, free, inSpan)
			}
		}
	}
}

func hhmm(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

func TestMinuteOf(t *testing.T) {
	for text, want := range map[string]int32{"00:00": 0, "18:30": 1110, "23:59": 1439, "24:00": 1440} {
		got, ok := minuteOf(text)
		require.True(t, ok, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "1:00", "24:01", "12:60", "99:00", "12-30", "12:3x", "012:3", "१२:००"} {
		_, ok := minuteOf(text)
		require.False(t, ok, text)
	}
}

func TestClocksOfRefusesOddOffsets(t *testing.T) {
	week := essor.MustParseDate("2026-03-02")
	for _, seconds := range []int{19 * 3600, -19 * 3600, 3601} {
		_, ok := clocksOf(time.FixedZone("", seconds), week)
		require.False(t, ok, seconds)
	}
	clocks, ok := clocksOf(zone("America/Montreal"), week)
	require.True(t, ok)
	require.Equal(t, []clock{{0, -300}, {6*1440 + 7*60, -240}}, clocks)
}
