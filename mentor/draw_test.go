package mentor

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"
	_ "time/tzdata" // clocks are the same on every machine

	"github.com/essor-go/essor"
)

// zones returns the zones of the drawn pools. In their reference week the
// clocks of Montréal change.
func zones() map[string]*time.Location {
	out := map[string]*time.Location{}
	for _, name := range []string{"America/Montreal", "America/La_Paz", "Africa/Dakar", "Pacific/Auckland"} {
		out[name] = zone(name)
	}
	return out
}

func zone(name string) *time.Location {
	location, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return location
}

// draw returns a pool of n people with every kind of answer, from a seed. The
// fewer topics, the more pairs fit.
func draw(n, topics int, seed uint64) Pool { return drawn(n, topics, seed, false) }

// drawn is draw where people may or may not have several partners.
func drawn(n, topics int, seed uint64, several bool) Pool {
	rng := rand.New(rand.NewPCG(seed, 2))
	pool := Pool{
		Zones: zones(), Week: essor.MustParseDate("2026-03-02"), AsOf: essor.MustParseDate("2026-02-27"),
	}
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	id := func(i int) string { return fmt.Sprintf("p%05d", i) }
	for i := range n {
		p := Person{
			ID:        id(i),
			Offers:    drawTopics(rng, 1+rng.IntN(4), topics),
			Seeks:     drawTopics(rng, 1+rng.IntN(4), topics),
			Stage:     rng.IntN(6),
			Sector:    pick("", "textiles", "trade", "crafts", "services"),
			Languages: []Language{{pick("fr", "es"), rng.IntN(6)}, {"en", rng.IntN(6)}},
			Zone:      pick("America/Montreal", "America/La_Paz", "Africa/Dakar", "Pacific/Auckland"),
			Mode:      Mode(pick("", "virtual", "either", "in_person")),
			Place:     pick("montreal", "la_paz", "dakar"),
			Country:   pick("CA", "BO", "SN"),
			Origin:    pick("", "", "BO", "SN"),
			Consents:  []Consent{{To: ToMatching}},
		}
		if several {
			p.Capacity = rng.IntN(4)
		}
		for _, goal := range []string{"first_export", "grow_team", "new_markets", "sustainability"} {
			if rng.IntN(3) == 0 {
				p.Goals = append(p.Goals, goal)
			}
		}
		for range rng.IntN(6) {
			from := 6 + rng.IntN(15)
			p.Hours = append(p.Hours, Window{
				Day:  pick("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
				From: fmt.Sprintf("%02d:%02d", from, 15*rng.IntN(4)), To: fmt.Sprintf("%02d:%02d", from+1+rng.IntN(3), 15*rng.IntN(4)),
			})
		}
		drawTies(rng, &p, n, id)
		pool.People = append(pool.People, p)
	}
	for range n / 20 {
		if a, b := rng.IntN(n), rng.IntN(n); a != b {
			pool.Forbid = append(pool.Forbid, Pair{id(a), id(b)})
		}
	}
	return pool
}

func drawTopics(rng *rand.Rand, n, topics int) []Topic {
	var out []Topic
	for _, t := range rng.Perm(topics)[:min(n, topics)] {
		kind := []Kind{"", "", Experience, KnowHow, Questioning, Listening}[rng.IntN(6)]
		out = append(out, Topic{"t" + strconv.Itoa(t), kind, rng.IntN(6)})
	}
	if len(out) > 0 && rng.IntN(6) == 0 && out[0].Kind != Experience {
		out = append(out, Topic{out[0].Name, Experience, 4}) // a second kind of giving
	}
	return out
}

// drawTies draws what one person has to do with others.
func drawTies(rng *rand.Rand, p *Person, n int, id func(int) string) {
	for _, list := range []*[]string{&p.Conflicts, &p.Past, &p.Blocks} {
		if other := id(rng.IntN(n + 2)); rng.IntN(8) == 0 && other != p.ID {
			*list = append(*list, other)
		}
	}
	if rng.IntN(4) == 0 && p.Sector != "" {
		p.Competitors = []Locality{SamePlace, SameCountry}[rng.IntN(2)]
	}
	if rng.IntN(4) == 0 {
		p.Consents = append(p.Consents, Consent{To: ToCompetitors})
	}
	if rng.IntN(3) > 0 {
		p.Consents = append(p.Consents, Consent{To: ToDiaspora})
	}
	switch rng.IntN(12) {
	case 0:
		p.Consents = nil
	case 1:
		p.Consents[0].Until = essor.MustParseDate("2026-02-26")
	case 2, 3:
		p.Consents[0].Until = essor.MustParseDate("2026-02-27")
	}
	if rng.IntN(3) == 0 {
		p.WaitingSince = essor.MustParseDate("2025-11-03")
	}
}

// seeds returns how many of so many seeds are tried: all, or in short runs, on
// other platforms and under the race detector, a quarter of them.
func seeds(n uint64) uint64 {
	if testing.Short() {
		return (n + 3) / 4
	}
	return n
}
