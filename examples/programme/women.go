package main

import (
	"fmt"
	"math/rand/v2"
	"time"
	_ "time/tzdata" // the clocks of three countries, without any file

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/mentor"
)

// country is where a third of the entrepreneurs live.
type country struct {
	code, region, zone string
	places             []string
	languages          []mentor.Language
	evening            string // when the working day allows to meet, by her clock
}

func countries() []country {
	return []country{
		{"CA", "quebec", "America/Toronto", []string{"montreal", "quebec", "gatineau"},
			[]mentor.Language{{Tag: "fr", Level: 5}, {Tag: "en", Level: 3}, {Tag: "es", Level: 2}}, "11:00"},
		{"BO", "andes", "America/La_Paz", []string{"la_paz", "santa_cruz", "oruro"},
			[]mentor.Language{{Tag: "es", Level: 5}, {Tag: "fr", Level: 2}, {Tag: "qu", Level: 4}}, "12:00"},
		{"SN", "sahel", "Africa/Dakar", []string{"dakar", "thies", "saint_louis"},
			[]mentor.Language{{Tag: "fr", Level: 4}, {Tag: "wo", Level: 5}, {Tag: "en", Level: 2}}, "16:00"},
	}
}

// What the women of the pilot exchanged, by the founding article.
var exchanged = [...]mentor.Topic{
	{Name: "leadership", Kind: mentor.Experience},
	{Name: "strategic_communication", Kind: mentor.KnowHow},
	{Name: "artificial_intelligence", Kind: mentor.KnowHow},
	{Name: "management", Kind: mentor.KnowHow},
	{Name: "international_markets", Kind: mentor.Experience},
	{Name: "networking", Kind: mentor.Experience},
	{Name: "strategic_thinking", Kind: mentor.Questioning},
	{Name: "access_to_credit", Kind: mentor.Experience},
	{Name: "work_and_family", Kind: mentor.Listening},
	{Name: "green_sourcing", Kind: mentor.KnowHow},
}

const women = 60

// drawWomen draws sixty entrepreneurs in Canada, Bolivia and Senegal.
func drawWomen(rng *rand.Rand, asOf essor.Date) (mentor.Pool, error) {
	pool := mentor.Pool{AsOf: asOf, Week: asOf, Zones: map[string]*time.Location{}}
	sectors := []string{"food", "textiles", "services", "crafts", "farming"}
	goals := []string{"export", "hire", "go_digital", "formalise", "greener"}
	for i := range women {
		home := countries()[i%3]
		if pool.Zones[home.zone] == nil {
			zone, err := time.LoadLocation(home.zone)
			if err != nil {
				return mentor.Pool{}, fmt.Errorf("time zone of the pool: %w", err)
			}
			pool.Zones[home.zone] = zone
		}
		woman := mentor.Person{
			ID:        fmt.Sprintf("%s-%02d", home.code, i/3+1),
			Stage:     1 + rng.IntN(5),
			Sector:    pick(rng, sectors),
			Goals:     some(rng, goals, 2),
			Languages: spoken(rng, home.languages),
			Zone:      home.zone,
			Hours:     hours(rng, home.evening),
			Mode:      mentor.Virtual,
			Place:     pick(rng, home.places),
			Region:    home.region,
			Country:   home.code,
			Consents:  []mentor.Consent{{To: mentor.ToMatching}},
		}
		woman.Offers, woman.Seeks = exchange(rng)
		if rng.IntN(6) == 0 {
			woman.WaitingSince = must(asOf.AddDays(-30 * (1 + rng.IntN(6))))
		}
		pool.People = append(pool.People, woman)
	}
	pool.People[7].Consents = nil // has not agreed yet: she is left, with her reason
	pool.People[10].Blocks = []string{pool.People[3].ID}
	pool.People[12].Conflicts = []string{pool.People[0].ID, pool.People[1].ID}
	return pool, nil
}

// spoken keeps the first language of a country and some of the others.
func spoken(rng *rand.Rand, all []mentor.Language) []mentor.Language {
	out := []mentor.Language{all[0]}
	for _, l := range all[1:] {
		if rng.IntN(3) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// hours gives two days of a week, three hours each.
func hours(rng *rand.Rand, from string) []mentor.Window {
	days := some(rng, []string{"mon", "tue", "wed", "thu", "fri"}, 3)
	start, err := time.Parse("15:04", from)
	if err != nil {
		return nil
	}
	var out []mentor.Window
	for _, day := range days {
		out = append(out, mentor.Window{Day: day, From: from, To: start.Add(4 * time.Hour).Format("15:04")})
	}
	return out
}

// exchange gives three topics to offer and three others to seek.
func exchange(rng *rand.Rand) (offers, seeks []mentor.Topic) {
	order := rng.Perm(len(exchanged))
	for i, at := range order[:6] {
		topic := exchanged[at]
		if i < 3 {
			topic.Level = 3 + rng.IntN(3)
			offers = append(offers, topic)
		} else {
			topic.Level = 1 + rng.IntN(2)
			seeks = append(seeks, topic)
		}
	}
	return offers, seeks
}

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

// some returns n of the given, in the order drawn.
func some[T any](rng *rand.Rand, from []T, n int) []T {
	out := make([]T, n)
	for i, at := range rng.Perm(len(from))[:n] {
		out[i] = from[at]
	}
	return out
}
