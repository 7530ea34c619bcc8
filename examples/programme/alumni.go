package main

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/assess"
	"github.com/essor-go/essor/mentor"
)

// What former clients know and newcomers need, and the other way round: the
// exchange is reciprocal here too.
var (
	wayBack = [...]mentor.Topic{
		{Name: "licensing_steps", Kind: mentor.Experience},
		{Name: "job_interviews", Kind: mentor.KnowHow},
		{Name: "first_job_here", Kind: mentor.Experience},
		{Name: "professional_english", Kind: mentor.KnowHow},
		{Name: "networking", Kind: mentor.Experience},
		{Name: "courage", Kind: mentor.Listening},
	}
	freshView = [...]mentor.Topic{
		{Name: "state_of_the_art_abroad", Kind: mentor.KnowHow},
		{Name: "what_has_changed", Kind: mentor.Questioning},
		{Name: "home_language", Kind: mentor.Listening},
	}
)

const (
	mostAlumni = 1000
	// bestCandidates keeps the graph small where everybody fits somebody.
	bestCandidates = 30
)

// drawAlumni draws five former clients for eight newcomers, and brings in the
// newcomers whose plan has a mentor, as many as there may be alumni.
func drawAlumni(rng *rand.Rand, c *cohort, asOf essor.Date) mentor.Pool {
	pool := mentor.Pool{AsOf: asOf}
	sectors := []string{"health", "engineering", "teaching", "accounting", "trades"}
	person := func(id string, offers, seeks []mentor.Topic) mentor.Person {
		return mentor.Person{
			ID: id, Offers: some(rng, offers, min(3, len(offers))), Seeks: some(rng, seeks, 2),
			Sector: pick(rng, sectors), Stage: 1 + rng.IntN(5), Mode: mentor.Virtual,
			Languages: []mentor.Language{{Tag: pick(rng, []string{"en", "fr"}), Level: 4}, {Tag: "es", Level: 2 + rng.IntN(3)}},
			Consents:  []mentor.Consent{{To: mentor.ToMatching}},
		}
	}
	for i := range min(len(c.clients)*5/8, mostAlumni) {
		pool.People = append(pool.People, person(fmt.Sprintf("alumni-%04d", i+1), wayBack[:], freshView[:]))
	}
	newcomers := 0
	for i := range c.clients {
		wants := slices.ContainsFunc(c.clients[i].Assessment.Plan, func(s assess.Step) bool { return s.Kind == assess.Mentor })
		if wants && newcomers < mostAlumni {
			newcomers++
			pool.People = append(pool.People, person(c.clients[i].ID, freshView[:], wayBack[:]))
		}
	}
	return pool
}

// hoursGiven draws the hours of each pair in its year, six to fourteen, and
// adds them up.
func hoursGiven(rng *rand.Rand, pairs int) int {
	hours := 0
	for range pairs {
		hours += 6 + rng.IntN(9)
	}
	return hours
}
