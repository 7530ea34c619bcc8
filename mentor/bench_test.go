package mentor

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/essor-go/essor"
)

// programme returns a pool such as a programme of n people has it: what most
// of them seek is popular with all, they live in three countries and thirty
// towns, mostly meet online in the evening, and speak two languages or three.
// A larger programme names its topics more finely.
func programme(n int) Pool {
	rng := rand.New(rand.NewPCG(uint64(n), 7))
	pool := Pool{Zones: zones(), Week: essor.MustParseDate("2026-03-02"), AsOf: essor.MustParseDate("2026-02-27")}
	homes := []struct{ country, zone, first, second string }{
		{"CA", "America/Montreal", "fr", "en"}, {"BO", "America/La_Paz", "es", "qu"}, {"SN", "Africa/Dakar", "fr", "wo"},
	}
	topics := 30 + n/125
	pick := func() Topic {
		u := rng.Float64()
		return Topic{"topic-" + strconv.Itoa(int(u*u*float64(topics))), []Kind{"", "", Experience, KnowHow, Questioning, Listening}[rng.IntN(6)], rng.IntN(6)}
	}
	some := func() (out []Topic) {
		for seen := map[string]bool{}; len(out) < 3; {
			if t := pick(); !seen[t.Name] {
				seen[t.Name], out = true, append(out, t)
			}
		}
		return out
	}
	id := func(i int) string { return fmt.Sprintf("person-%06d", i) }
	for i := range n {
		home := homes[rng.IntN(3)]
		p := Person{
			ID: id(i), Offers: some(), Seeks: some(), Goals: []string{"goal-" + strconv.Itoa(rng.IntN(8)), "goal-" + strconv.Itoa(8+rng.IntN(8))},
			Stage: 1 + rng.IntN(5), Sector: "sector-" + strconv.Itoa(rng.IntN(12)), Languages: []Language{{home.first, 5}, {home.second, 1 + rng.IntN(4)}},
			Zone: home.zone, Mode: []Mode{Virtual, EitherMode, EitherMode, InPerson}[rng.IntN(4)], Place: home.country + "-" + strconv.Itoa(rng.IntN(10)),
			Region: home.country, Country: home.country, Consents: []Consent{{To: ToMatching, Until: essor.MustParseDate("2027-01-01")}},
		}
		for d := range 5 {
			if rng.IntN(5) < 3 {
				p.Hours = append(p.Hours, Window{[]string{"mon", "tue", "wed", "thu", "fri"}[d], fmt.Sprintf("%02d:00", 11+rng.IntN(8)), fmt.Sprintf("%02d:00", 20+rng.IntN(3))})
			}
		}
		if rng.IntN(2) == 0 {
			p.Languages = append(p.Languages, Language{[]string{"pt", "ar"}[rng.IntN(2)], 2 + rng.IntN(3)})
		}
		switch other := id(rng.IntN(n)); rng.IntN(10) {
		case 0:
			p.Past = []string{other + "-then"}
		case 1:
			p.Competitors = SamePlace
		case 2:
			p.WaitingSince = essor.MustParseDate("2025-12-01")
		case 3:
			p.Blocks = []string{other + "-gone"}
		}
		pool.People = append(pool.People, p)
	}
	return pool
}

// roundSizes are those of the benchmarks; go test -bench . -short leaves out
// the largest, which takes a second or two each time.
func roundSizes() []int {
	if testing.Short() {
		return []int{60, 600, 3000}
	}
	return []int{60, 600, 3000, 20_000, 100_000}
}

func BenchmarkMatch(b *testing.B) {
	for _, n := range roundSizes() {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool := programme(n)
			b.ReportAllocs()
			for b.Loop() {
				m, err := Match(context.Background(), pool, Options{})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(2*len(m.Groups))/float64(n), "paired")
				b.ReportMetric(candidatesEach(m, n), "candidates/person")
			}
		})
	}
}

// candidatesEach returns how many candidates a person has on average: all
// pairs but those that consent and topics rule out.
func candidatesEach(m Matching, n int) float64 {
	pairs := pairsOf(int64(n))
	for _, f := range m.Filters {
		if f.Name == "consent" || f.Name == "topics" {
			pairs -= f.Pairs
		}
	}
	return 2 * float64(pairs) / float64(n)
}

// BenchmarkMatchBest has so few topics that nobody could be compared with all
// of her candidates in a large pool: the best of some are considered.
func BenchmarkMatchBest(b *testing.B) {
	for _, n := range roundSizes() {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool := draw(n, 40, 1)
			b.ReportAllocs()
			for b.Loop() {
				m, err := Match(context.Background(), pool, Options{Candidates: 10})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(2*len(m.Groups))/float64(n), "paired")
			}
		})
	}
}

// BenchmarkMatchDense has 20 topics, so that every fifth pair is a candidate.
func BenchmarkMatchDense(b *testing.B) {
	for _, n := range []int{60, 600, 3000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool := draw(n, 20, 1)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Match(context.Background(), pool, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for _, n := range roundSizes() {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			pool := programme(n)
			m, err := Match(context.Background(), pool, Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := m.Verify(pool); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
