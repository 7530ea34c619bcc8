package main

import "github.com/essor-go/essor/partner"

// charter is what six organisations of one municipality set out to agree on
// before they start.
func charter() partner.Agreement {
	item := func(id string, kind partner.Kind) partner.Item { return partner.Item{ID: id, Kind: kind} }
	ask := func(id string, q partner.Question) partner.Item {
		return partner.Item{ID: id, Kind: partner.Evaluation, Answers: q}
	}
	return partner.Agreement{
		ID: "municipal-partnership", Version: "1",
		Partners: []partner.Organisation{
			{ID: "city"}, {ID: "library"}, {ID: "newcomers", MustSpeak: true},
			{ID: "credit_union"}, {ID: "legal_clinic"}, {ID: "college"},
		},
		Items: []partner.Item{
			item("microloans", partner.What), item("coaching_at_library", partner.What), item("tax_clinic", partner.What),
			item("back_to_own_profession", partner.Why), item("fewer_payday_loans", partner.Why),
			item("one_intake", partner.How), item("accompanied_referral", partner.How),
			item("no_shared_client_lists", partner.Boundary), item("no_product_sales", partner.Boundary),
			ask("income_and_work", partner.Impact), ask("same_indicators", partner.Evidence), ask("who_does_not_come", partner.Learning),
		},
		Touchpoints: []partner.Touchpoint{
			{ID: "library_desk", Owner: "library"}, {ID: "settlement_office", Owner: "newcomers"}, {ID: "licence_counter"},
		},
		OpenTable: true,
	}
}

// stances is what the six have said at the first workshop; where one of them
// has no entry, it has not spoken.
func stances() []partner.Stance {
	table := []struct {
		item  string
		heard map[string]partner.Position
	}{
		{"microloans", all(partner.Support)},
		{"coaching_at_library", all(partner.Support)},
		{"tax_clinic", map[string]partner.Position{"legal_clinic": partner.Champion, "city": partner.Neutral}},
		{"back_to_own_profession", all(partner.Champion)},
		{"fewer_payday_loans", map[string]partner.Position{"city": partner.Support, "credit_union": partner.Champion, "newcomers": partner.Support, "library": partner.Neutral}},
		{"one_intake", map[string]partner.Position{"city": partner.Champion, "library": partner.Support, "credit_union": partner.Support, "newcomers": partner.Concern, "legal_clinic": partner.Oppose, "college": partner.Neutral}},
		{"accompanied_referral", all(partner.Support)},
		{"no_shared_client_lists", map[string]partner.Position{"newcomers": partner.Champion, "legal_clinic": partner.Champion, "library": partner.Champion, "city": partner.Concern, "college": partner.Support, "credit_union": partner.Support}},
		{"no_product_sales", map[string]partner.Position{"newcomers": partner.Support, "library": partner.Support, "city": partner.Support, "college": partner.Support, "legal_clinic": partner.Support}},
		{"income_and_work", all(partner.Support)},
		{"same_indicators", all(partner.Support)},
	}
	var out []partner.Stance
	for _, row := range table {
		for _, organisation := range charter().Partners {
			if position, spoke := row.heard[organisation.ID]; spoke {
				s := partner.Stance{Partner: organisation.ID, Item: row.item, Position: position}
				s.Weight, s.Why, s.Strength = because(organisation.ID, row.item)
				out = append(out, s)
			}
		}
	}
	return out
}

// all gives the same position to all six.
func all(p partner.Position) map[string]partner.Position {
	out := map[string]partner.Position{}
	for _, organisation := range charter().Partners {
		out[organisation.ID] = p
	}
	return out
}

// because gives the weights and reasons that matter later, when two disagree.
func because(organisation, item string) (weight int, why, strength string) {
	switch organisation + "/" + item {
	case "legal_clinic/one_intake":
		return 9, "professional_secrecy", ""
	case "newcomers/one_intake":
		return 8, "trust_of_refugees", ""
	case "city/one_intake":
		return 9, "no_story_told_twice", ""
	case "city/no_shared_client_lists":
		return 4, "reporting_duty", ""
	case "legal_clinic/tax_clinic":
		return 7, "", "licensed_preparers"
	}
	return 0, "", ""
}
