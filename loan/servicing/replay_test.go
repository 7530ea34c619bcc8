package servicing

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/loan"
)

func draw(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 7)) }

// A client who pays each row on its day has the schedule, line by line,
// whatever the options.
func TestPaidOnTimeIsTheSchedule(t *testing.T) {
	for seed := range uint64(400) {
		r := draw(seed)
		terms, options := drawTerms(r), drawOptions(r)
		s, err := loan.NewSchedule(terms)
		require.NoError(t, err)
		var events []Event
		for i, a := range terms.Advances {
			events = append(events, Event{ID: string(rune('a' + i)), On: a.On, Kind: Disbursed, Amount: a.Amount})
		}
		if terms.Advances[0].Amount.Minor() <= s.Total().Fee.Minor() {
			continue
		}
		for row := range s.All() {
			if row.Payment().Sign() > 0 {
				events = append(events, Event{ID: row.Due().String(), On: row.Due(), Kind: Paid, Amount: row.Payment()})
			}
		}
		last := s.At(s.Len() - 1)
		st, err := Replay(terms, events, last.Due(), options)
		require.NoError(t, err)
		require.True(t, st.Settled, "seed %d", seed)
		require.Zero(t, st.MostDaysLate)
		k := 0
		for _, l := range st.Trail() {
			if l.Kind() != Due {
				continue
			}
			for s.At(k).Payment().Sign() == 0 {
				k++
			}
			row := s.At(k)
			k++
			require.Equal(t, row.Due(), l.On(), "seed %d", seed)
			require.Equal(t, row.Interest(), l.Parts().Interest, "seed %d row %d", seed, row.No())
			require.Equal(t, row.Principal(), l.Parts().Principal, "seed %d row %d", seed, row.No())
		}
	}
}

func benchLife(n int) (loan.Terms, []Event, essor.Date) {
	terms := loan.Terms{
		Advances:  []loan.Advance{{On: day("2026-01-15"), Amount: cash("15000.00 CAD")}},
		Interest:  loan.Interest{YearRate: rate("0.055")},
		Repayment: loan.Repayment{Count: 36},
	}
	events := []Event{{ID: "d", On: day("2026-01-15"), Kind: Disbursed, Amount: cash("15000.00 CAD")}}
	for i := 1; i < n; i++ {
		on := day("2026-01-15").Day() + i*31
		if n > 100 {
			on = day("2026-01-15").Day() + i%1000
		}
		events = append(events, Event{ID: "p" + strconv.Itoa(i), On: dayOf(on), Kind: Paid, Amount: cash("452.94 CAD")})
	}
	return terms, events, dayOf(day("2026-01-15").Day() + 36*31)
}

func BenchmarkReplay(b *testing.B) {
	for _, n := range []int{1, 36, 1000, 10000} {
		b.Run(map[int]string{1: "1", 36: "36", 1000: "1k", 10000: "10k"}[n], func(b *testing.B) {
			terms, events, asOf := benchLife(n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Replay(terms, events, asOf, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
