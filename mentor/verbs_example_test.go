package mentor_test

import (
	"context"
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/mentor"
)

// who returns a person who agrees to be matched.
func who(id string, offers, seeks string) mentor.Person {
	return mentor.Person{
		ID: id, Offers: []mentor.Topic{{Name: offers}}, Seeks: []mentor.Topic{{Name: seeks}},
		Consents: []mentor.Consent{{To: mentor.ToMatching}},
	}
}

// Three who can't give each other anything both ways, but round about.
func ExampleGather() {
	pool := mentor.Pool{People: []mentor.Person{
		who("dkr-01", "networks", "bookkeeping"),
		who("lpz-02", "online_sales", "networks"),
		who("mtl-03", "bookkeeping", "online_sales"),
	}}
	g, err := mentor.Gather(context.Background(), pool, mentor.CircleOptions{}, mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, gift := range g.Circles[0].Gifts {
		fmt.Println(gift.From, "to", gift.To, "-", say(essor.EN, gift.Reasons[0]))
	}
	view, err := g.For("lpz-02")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range view.Reasons {
		fmt.Println(" ", say(essor.ES, r))
	}
	fmt.Println(g.Exact, g.Verify(pool))
	// Output:
	// dkr-01 to lpz-02 - Can help with this: networks.
	// lpz-02 to mtl-03 - Can help with this: online sales.
	// mtl-03 to dkr-01 - Can help with this: bookkeeping.
	//   Usted forma parte de un círculo de 3: le aporta algo a una persona y recibe de otra, de modo que todas dan y reciben.
	//   Usted puede ayudar a su compañera o compañero en este tema: ventas en línea.
	//   Su compañera o compañero puede ayudarle en este tema: redes de contactos.
	// true <nil>
}

// A coordinator proposes a partner, the person asked says no, and the round
// is matched around what was accepted.
func ExampleShortlist() {
	ctx, pool := context.Background(), women()
	s, err := mentor.Shortlist(ctx, pool, []string{"mtl-04"}, 3, mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range s.Lists[0].Groups {
		fmt.Println(g.Members[0].ID, "and", g.Members[1].ID, g.Score)
	}
	pool.Answers = []mentor.Answer{{From: "mtl-04", About: "lpz-11"}} // not this time
	m, err := mentor.Match(ctx, pool, mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range m.Groups {
		fmt.Println("now", g.Members[0].ID, "and", g.Members[1].ID)
	}
	for _, l := range m.Left {
		fmt.Println(l.ID, "-", say(essor.EN, l.Reasons[0]))
	}
	// Output:
	// lpz-11 and mtl-04 915000
	// now dkr-07 and mtl-19
	// lpz-11 - No partner fits in this round.
	// mtl-04 - No partner fits in this round.
	// scz-02 - The 3 people who can be paired among each other are an odd number, so that one of them stays without a partner.
}

// One leaves in the middle of a round. Leaving the others alone leaves her
// partner and somebody who waits without one; one break helps both.
func ExampleRematch() {
	ctx := context.Background()
	pool := mentor.Pool{
		People: []mentor.Person{
			who("ana", "pricing", "export"), who("binta", "export", "pricing"),
			who("carla", "export", "pricing"), who("diama", "pricing", "export"),
			who("elsa", "team", "team"),
		},
		Keep:   []mentor.Pair{{A: "ana", B: "binta"}, {A: "carla", B: "elsa"}},
		Forbid: []mentor.Pair{{A: "carla", B: "diama"}},
	}
	r, err := mentor.Rematch(ctx, pool, []string{"elsa"}, 1, mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, c := range r.Choices {
		fmt.Println(i, c.Pairs, "pairs, broken", c.Broken, "new", c.New)
		for _, reason := range c.Reasons {
			fmt.Println(" ", say(essor.EN, reason))
		}
	}
	view, err := r.For("carla")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(say(essor.FR, view.Reasons[0]))
	next, err := r.Pool(pool, r.Advised)
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := mentor.Match(ctx, next, mentor.Options{Keep: -1})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(m.Groups), "pairs", m.Verify(next), r.Verify(pool))
	// Output:
	// 0 1 pairs, broken [] new []
	//   Leaves all other pairs as they are.
	// 1 2 pairs, broken [{ana binta}] new [{ana carla} {binta diama}]
	//   Breaks 1 pair so that this many points are gained: 795,000.
	//   People who get a partner by that: 2.
	// Votre jumelage ne peut pas se poursuivre tel quel. Ce n’est pas un jugement sur vous : cela arrive, et ce n’est la faute de personne. Votre coordonnatrice ou coordonnateur cherche avec vous une façon de continuer.
	// 2 pairs <nil> <nil>
}

// Two alumni accompany newcomers on the way back to their profession.
func ExampleAssign() {
	alumna := func(id, offers string) mentor.Person {
		p := who(id, offers, "")
		p.Seeks = nil
		return p
	}
	newcomer := func(id, seeks string) mentor.Person {
		p := who(id, "", seeks)
		p.Offers = nil
		return p
	}
	pool := mentor.Pool{People: []mentor.Person{
		alumna("alum-1", "licensing_steps"), alumna("alum-2", "licensing_steps"),
		newcomer("new-1", "licensing_steps"), newcomer("new-2", "licensing_steps"), newcomer("new-3", "licensing_steps"),
	}}
	caseload := mentor.Caseload{Guides: []mentor.Guide{
		{ID: "alum-1", Capacity: 1, Clients: []string{"new-2"}}, // they know each other
		{ID: "alum-2", Capacity: 1},
	}}
	a, err := mentor.Assign(context.Background(), pool, caseload, mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range a.Cases {
		fmt.Println(c.Gift.From, "accompanies", c.Gift.To, c.Kept)
	}
	fmt.Println(a.Left[0].ID, "-", say(essor.EN, a.Left[0].Reasons[0]))
	fmt.Println(a.Verify(pool, caseload))

	caseload.Everyone = true
	_, err = mentor.Assign(context.Background(), pool, caseload, mentor.Options{})
	fmt.Println(err)
	// Output:
	// alum-1 accompanies new-2 true
	// alum-2 accompanies new-3 false
	// new-1 - 2 guides would fit, but all places with them go to others; no other assignment reaches a better result.
	// <nil>
	// /guides: must have room for everyone: places missing with guides who fit: 1
}

// People choose for themselves, and no matching would hold: the three like
// each other round about.
func ExampleStable() {
	pool := mentor.Pool{}
	for _, id := range []string{"a", "b", "c", "d"} {
		pool.People = append(pool.People, who(id, "listening", "listening"))
	}
	wishes := []mentor.Wish{
		{Of: "a", Partners: []string{"b", "c", "d"}},
		{Of: "b", Partners: []string{"c", "a", "d"}},
		{Of: "c", Partners: []string{"a", "b", "d"}},
		{Of: "d", Partners: []string{"a", "b", "c"}},
	}
	s, err := mentor.Stable(context.Background(), pool, wishes, mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Stable, s.Odd, s.Verify(pool, wishes))
	// Output:
	// false [[a b c]] <nil>
}

// What participation and fairness cost, before a coordinator decides.
func ExamplePrices() {
	prices, err := mentor.Prices(context.Background(), women(), mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range prices {
		fmt.Printf("%-8s %d pairs, %d points, weakest %d\n", p.Goal, p.Pairs, p.Score, p.Weakest)
	}
	// Output:
	// points   2 pairs, 1565000 points, weakest 650000
	// people   2 pairs, 1565000 points, weakest 650000
	// fairest  2 pairs, 1565000 points, weakest 650000
}

// Two ratings are no evidence: the weights stay as they are.
func ExampleLearn() {
	said := []mentor.Feedback{{A: "lpz-11", B: "mtl-04", FromA: 5, FromB: 4}}
	l, err := mentor.Learn(context.Background(), women(), said, mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(say(essor.EN, l.Reasons[0]), l.Proposed == l.Old)
	// Output:
	// Not enough evidence yet to change any weight; ratings so far: 2. true
}

// Organisations are matched in the same way: what each knows, what each would
// like to learn, and whom it competes with in its own town.
func ExampleMatch_organisations() {
	association := func(id, place string, offers, seeks []mentor.Topic) mentor.Person {
		return mentor.Person{
			ID: id, Offers: offers, Seeks: seeks, Sector: "food_processing", Place: place, Competitors: mentor.SamePlace,
			Languages: []mentor.Language{{Tag: "fr", Level: 4}}, Consents: []mentor.Consent{{To: mentor.ToMatching}},
		}
	}
	digital := []mentor.Topic{{Name: "online_sales", Kind: mentor.KnowHow, Level: 4}}
	members := []mentor.Topic{{Name: "networks", Kind: mentor.Experience, Level: 5}}
	pool := mentor.Pool{People: []mentor.Person{
		association("coop-thies", "thies", members, []mentor.Topic{{Name: "online_sales", Level: 2}}),
		association("coop-montreal", "montreal", digital, []mentor.Topic{{Name: "networks"}}),
		association("market-montreal", "montreal", members, []mentor.Topic{{Name: "online_sales", Level: 1}}),
	}}
	m, err := mentor.Match(context.Background(), pool, mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	g := m.Groups[0]
	for i, other := range []int{1, 0} {
		fmt.Println(g.Members[i].ID, "to", g.Members[other].ID, "-", say(essor.EN, g.Members[i].Reasons[0]))
	}
	for _, r := range m.Left[0].Reasons[:len(m.Left[0].Reasons)-1] {
		fmt.Println(m.Left[0].ID, "-", say(essor.EN, r))
	}
	// Output:
	// coop-montreal to coop-thies - Shares know-how: online sales.
	// coop-thies to coop-montreal - Shares lived experience: networks.
	// market-montreal - No partner fits in this round.
	// market-montreal - Pairs with this person ruled out by a declared conflict: 1.
}

// A diaspora tie counts, and is told, only where both have agreed to it.
func ExampleMatch_diaspora() {
	agrees := mentor.Consent{To: mentor.ToDiaspora}
	amina, bineta := who("mtl-08", "certification", "suppliers"), who("dkr-12", "suppliers", "certification")
	amina.Origin, amina.Country, amina.Consents = "SN", "CA", append(amina.Consents, agrees)
	bineta.Country = "SN"
	pool := mentor.Pool{People: []mentor.Person{amina, bineta}}
	for _, both := range []bool{false, true} {
		if both {
			pool.People[1].Consents = append(pool.People[1].Consents, agrees)
		}
		m, err := mentor.Match(context.Background(), pool, mentor.Options{Weights: mentor.Weights{Topics: 3, Ties: 1}})
		if err != nil {
			fmt.Println(err)
			return
		}
		view, err := m.For("dkr-12")
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(m.Score)
		for _, r := range view.Reasons {
			fmt.Println(" ", say(essor.FR, r))
		}
	}
	// Output:
	// 750000
	//   Vous pouvez aider votre partenaire sur ce sujet : fournisseurs.
	//   Votre partenaire peut vous aider sur ce sujet : certification.
	//   Vous pouvez vous rencontrer en ligne.
	// 1000000
	//   Vous pouvez aider votre partenaire sur ce sujet : fournisseurs.
	//   Votre partenaire peut vous aider sur ce sujet : certification.
	//   Vous pouvez vous rencontrer en ligne.
	//   Vous avez en commun des liens avec ce pays, et avez accepté d’en faire part : Sénégal.
}

// A coach has three places; who is in a hard time takes two of them.
func ExampleAssign_weights() {
	pool := mentor.Pool{People: []mentor.Person{
		who("coach", "budgeting", "listening"),
		who("c-1", "listening", "budgeting"), who("c-2", "listening", "budgeting"), who("c-3", "listening", "budgeting"),
	}}
	caseload := mentor.Caseload{
		Guides:  []mentor.Guide{{ID: "coach", Capacity: 3}},
		Weights: []mentor.CaseWeight{{ID: "c-2", Weight: 2}},
	}
	pool.People[2].WaitingSince, pool.AsOf = essor.MustParseDate("2026-01-05"), essor.MustParseDate("2026-02-27")
	a, err := mentor.Assign(context.Background(), pool, caseload, mentor.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range a.Cases {
		fmt.Println(c.Gift.From, "accompanies", c.Gift.To)
	}
	fmt.Println(a.Loads[0].Taken, "places taken,", a.Left[0].ID, "waits,", a.Exact, a.Verify(pool, caseload))
	// Output:
	// coach accompanies c-2
	// coach accompanies c-3
	// 3 places taken, c-1 waits, true <nil>
}
