package mentor_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/mentor"
)

// say renders a reason; the catalogue has every text in every language.
func say(lang essor.Lang, r essor.Reason) string {
	text, err := mentor.Catalog().Text(lang, r)
	if err != nil {
		return err.Error()
	}
	return text
}

// women is a small round between Montréal, Bolivia and Dakar, in a week in
// which Montréal changes its clocks. Ids are opaque: who they are stays with
// the programme.
func women() mentor.Pool {
	montreal, err := time.LoadLocation("America/Montreal")
	if err != nil {
		panic(err) // import time/tzdata where the machine has no time zone data
	}
	consent := []mentor.Consent{{To: mentor.ToMatching, Until: essor.MustParseDate("2026-12-31")}}
	evenings := []mentor.Window{{Day: "tue", From: "17:00", To: "20:00"}, {Day: "thu", From: "17:00", To: "20:00"}}
	afternoons := []mentor.Window{{Day: "tue", From: "15:00", To: "23:00"}, {Day: "sun", From: "15:00", To: "20:00"}}
	return mentor.Pool{
		Week:  essor.MustParseDate("2026-03-02"),
		AsOf:  essor.MustParseDate("2026-02-27"),
		Zones: map[string]*time.Location{"America/Montreal": montreal, "America/La_Paz": time.FixedZone("-04", -4*3600), "Africa/Dakar": time.UTC},
		People: []mentor.Person{
			{
				ID: "mtl-04", Stage: 4, Sector: "textiles", Goals: []string{"new_markets", "sustainability"},
				Offers:    []mentor.Topic{{Name: "online_sales", Kind: mentor.KnowHow, Level: 4}, {Name: "bookkeeping", Level: 3}},
				Seeks:     []mentor.Topic{{Name: "product_design", Level: 2}, {Name: "confidence", Kind: mentor.Listening}},
				Languages: []mentor.Language{{Tag: "fr", Level: 5}, {Tag: "es", Level: 3}},
				Zone:      "America/Montreal", Hours: evenings, Country: "CA", Consents: consent,
			},
			{
				ID: "lpz-11", Stage: 4, Sector: "textiles", Goals: []string{"first_export", "new_markets"},
				Offers:    []mentor.Topic{{Name: "product_design", Kind: mentor.Experience, Level: 5}, {Name: "confidence", Kind: mentor.Listening}},
				Seeks:     []mentor.Topic{{Name: "online_sales", Level: 2}},
				Languages: []mentor.Language{{Tag: "es", Level: 5}, {Tag: "ay", Level: 5}},
				Zone:      "America/La_Paz", Hours: evenings, Country: "BO", Consents: consent,
			},
			{
				ID: "scz-02", Stage: 2, Sector: "food_processing", Goals: []string{"grow_team"},
				Offers:    []mentor.Topic{{Name: "suppliers", Kind: mentor.Experience, Level: 3}},
				Seeks:     []mentor.Topic{{Name: "online_sales", Level: 1}, {Name: "pricing"}},
				Languages: []mentor.Language{{Tag: "es", Level: 5}},
				Zone:      "America/La_Paz", Hours: evenings, Country: "BO", Consents: consent,
			},
			{
				ID: "mtl-19", Stage: 2, Sector: "food_processing", Goals: []string{"more_income"},
				Offers:    []mentor.Topic{{Name: "pricing", Kind: mentor.KnowHow, Level: 4}, {Name: "export", Kind: mentor.Questioning}},
				Seeks:     []mentor.Topic{{Name: "networks"}, {Name: "suppliers", Level: 2}},
				Languages: []mentor.Language{{Tag: "fr", Level: 4}, {Tag: "es", Level: 5}},
				Zone:      "America/Montreal", Hours: append(evenings, mentor.Window{Day: "tue", From: "09:00", To: "14:00"}), Country: "CA", Consents: consent,
			},
			{
				ID: "dkr-07", Stage: 2, Sector: "food_processing", Goals: []string{"more_income", "first_export"},
				Offers:    []mentor.Topic{{Name: "networks", Kind: mentor.Experience, Level: 5}},
				Seeks:     []mentor.Topic{{Name: "export", Kind: mentor.Questioning}, {Name: "pricing", Level: 2}},
				Languages: []mentor.Language{{Tag: "fr", Level: 5}, {Tag: "wo", Level: 5}},
				Zone:      "Africa/Dakar", Hours: afternoons, Country: "SN", Consents: consent,
			},
		},
	}
}

// A round from people to explained pairs, with the proof.
func Example() {
	ctx, pool := context.Background(), women()
	m, err := mentor.Match(ctx, pool, mentor.Options{}) // weaker side decides, most people first
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range m.Groups {
		fmt.Println(g.Members[0].ID, "and", g.Members[1].ID, "score", g.Score)
		for _, p := range g.Members {
			fmt.Println(" ", p.ID, "gives", p.Gives, "-", say(essor.ES, p.Reasons[0]))
		}
		for _, r := range g.Reasons {
			fmt.Println("   ", say(essor.FR, r))
		}
	}
	fmt.Println(m.Left[0].ID, "-", say(essor.FR, m.Left[0].Reasons[0]))
	fmt.Println(m.Score == m.Bound, m.Verify(pool)) // no better matching exists
	// Output:
	// dkr-07 and mtl-19 score 650000
	//   dkr-07 gives 650000 - Aporta su experiencia: redes de contactos.
	//   mtl-19 gives 925000 - Aporta sus conocimientos prácticos: fijación de precios.
	//     Les deux poursuivent cet objectif : un meilleur revenu.
	//     Langue commune : français.
	//     Heures par semaine qui conviennent aux deux : 5.
	//     Les deux peuvent se rencontrer en ligne.
	//     Les deux travaillent dans le même secteur : transformation alimentaire.
	//     Les deux en sont à la même étape de leur parcours.
	// lpz-11 and mtl-04 score 915000
	//   lpz-11 gives 915000 - Aporta su experiencia: diseño de productos.
	//   mtl-04 gives 930000 - Aporta sus conocimientos prácticos: ventas en línea.
	//     Les deux poursuivent cet objectif : de nouveaux marchés.
	//     Langue commune : espagnol.
	//     Heures par semaine qui conviennent aux deux : 4.
	//     Les deux peuvent se rencontrer en ligne.
	//     Les deux travaillent dans le même secteur : textile.
	//     Les deux en sont à la même étape de leur parcours.
	// scz-02 - Les 3 personnes qui peuvent être jumelées entre elles sont en nombre impair : l’une d’elles reste sans partenaire.
	// true <nil>
}

// What one person may read: no score, nothing of her partner's but what she
// receives and what the two share.
func ExampleMatching_For() {
	m, err := mentor.Match(context.Background(), women(), mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, id := range []string{"lpz-11", "scz-02"} {
		view, err := m.For(id)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(view.ID, view.Partners)
		for _, r := range view.Reasons {
			fmt.Println(" ", say(essor.ES, r))
		}
	}
	// Output:
	// lpz-11 [mtl-04]
	//   Usted aporta una escucha atenta: autoconfianza.
	//   Usted aporta su experiencia: diseño de productos.
	//   Su compañera o compañero le aporta sus conocimientos prácticos: ventas en línea.
	//   Tienen esta meta en común: nuevos mercados.
	//   Pueden conversar en este idioma: español.
	//   Horas por semana que convienen a las dos personas: 4.
	//   Pueden reunirse en línea.
	// scz-02 []
	//   Esta vez no encontramos una persona adecuada para formar una dupla con usted. Esto no es un juicio sobre usted ni sobre su trabajo. Su coordinadora o coordinador conversará con gusto con usted sobre la próxima ronda.
}

// A proof is checked against the pool it was made for, and finds any change.
func ExampleMatching_Verify() {
	pool := women()
	m, err := mentor.Match(context.Background(), pool, mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Verify(pool))
	m.Groups[0].Members[0].Gives++
	fmt.Println(m.Verify(pool))
	pool.People[0].Goals = nil
	fmt.Println(m.Verify(pool))
	// Output:
	// <nil>
	// /groups/0: must follow from the pool
	// /fingerprint: must be that of this pool, its zones and these options
}

// Two programmes with other aims: one that asks for the most points, joined
// by the harmonic mean, and one between two countries only.
func ExampleMatch() {
	ctx, pool := context.Background(), women()
	m, err := mentor.Match(ctx, pool, mentor.Options{Goal: mentor.MostPoints, Rule: mentor.Harmonic})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(m.Groups), "pairs,", m.Score, "points")

	pool.Corridors = []mentor.Pair{{A: "CA", B: "SN"}}
	m, err = mentor.Match(ctx, pool, mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(m.Groups), "pair within the corridor")
	for _, f := range m.Filters {
		if f.Pairs > 0 {
			fmt.Println(" ", f.Name, "removed", f.Pairs)
		}
	}
	// Output:
	// 2 pairs, 1685931 points
	// 1 pair within the corridor
	//   topics removed 7
	//   corridor removed 2
}

// Faults of the input come together, each with its place and never with its
// value: a service can answer with them.
func ExamplePool_Check() {
	pool := women()
	pool.People[0].Zone = "America/Atlantis"
	pool.People[1].Hours = []mentor.Window{{Day: "mon", From: "18:00", To: "09:00"}}
	pool.Pin = []mentor.Pair{{A: "mtl-04", B: "lpz-11"}}
	var invalid *essor.InvalidError
	if errors.As(pool.Check(), &invalid) {
		for _, f := range invalid.Fields {
			fmt.Println(f.Pointer, f.Code, "-", f.Detail)
		}
	}
	// Output:
	// /people/0/zone unknown_value - must be a key of the pool's zones
	// /people/1/hours/0 inconsistent - must end after it begins; past midnight takes two windows
	// /pin/0 inconsistent - must have the consent of both to be matched, and to be paired with each other
}
