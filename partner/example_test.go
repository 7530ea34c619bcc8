package partner_test

import (
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/partner"
)

// Silence is never agreement: an item is common when everybody has said so.
func ExampleAlign() {
	agreement := partner.Agreement{
		ID: "library-money-desk", Version: "1",
		Partners: []partner.Organisation{{ID: "city"}, {ID: "library"}},
		Items: []partner.Item{
			{ID: "open-on-saturdays", Kind: partner.How},
			{ID: "volunteers-may-advise", Kind: partner.How},
		},
		Needs: partner.Needs{Kinds: []partner.Kind{partner.How}},
	}
	a, err := partner.Align(agreement, []partner.Stance{
		{Partner: "city", Item: "open-on-saturdays", Position: partner.Support},
		{Partner: "library", Item: "open-on-saturdays", Position: partner.Champion},
		{Partner: "city", Item: "volunteers-may-advise", Position: partner.Support},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range a.Items {
		fmt.Println(l.Item, "is", l.Status, "with", l.Silent, "silent")
	}
	text, err := partner.Catalog().Text(essor.EN, a.Missing[0])
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(text)
	// Output:
	// open-on-saturdays is common with [] silent
	// volunteers-may-advise is unique with [library] silent
	// 1 of 2 organisations has spoken on “volunteers-may-advise”; 2 must be heard.
}

// Each audience reads what it may: at a closed table nobody's name or reason
// leaves the hands of the partnership lead.
func ExampleAlignment_Reasons() {
	agreement := partner.Agreement{
		ID: "data", Version: "1",
		Partners: []partner.Organisation{{ID: "city"}, {ID: "clinic"}, {ID: "credit-union"}},
		Items:    []partner.Item{{ID: "one-file", Kind: partner.How}},
		Needs:    partner.Needs{Kinds: []partner.Kind{partner.How}},
	}
	a, err := partner.Align(agreement, []partner.Stance{
		{Partner: "city", Item: "one-file", Position: partner.Champion, Why: "people should tell their story once"},
		{Partner: "clinic", Item: "one-file", Position: partner.Oppose, Why: "professional secrecy"},
		{Partner: "credit-union", Item: "one-file", Position: partner.Neutral},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, audience := range []essor.Audience{essor.Staff, essor.Peer, essor.Public} {
		fmt.Println("To", audience)
		for _, r := range a.Reasons(audience) {
			if r.Code == "order_too_few" {
				continue // one item has no order
			}
			text, err := partner.Catalog().Text(essor.EN, r)
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Println("  " + text)
		}
	}
	// Output:
	// To staff
	//   3 organisations have compared their views. Supported by all of them: 0 of 1 point.
	//   Views on “one-file” differ: 1 in favour, 1 with concerns or against, 0 silent.
	//   city champions “one-file”, because: people should tell their story once
	//   clinic cannot go along with “one-file”, because: professional secrecy
	//   credit-union can live with any decision on “one-file”.
	//   What would each of us need for “one-file” to work in our own services? We ask to understand, not to judge.
	//   Some points still have to be settled before the partners begin.
	//   “one-file” is still open: 1 organisation has concerns or objects.
	//   Nothing is agreed yet about how we will work.
	// To peer
	//   3 organisations have compared their views. Supported by all of them: 0 of 1 point.
	//   Views on “one-file” differ: 1 in favour, 1 with concerns or against, 0 silent.
	//   What would each of us need for “one-file” to work in our own services? We ask to understand, not to judge.
	//   Some points still have to be settled before the partners begin.
	//   “one-file” is still open: 1 organisation has concerns or objects.
	//   Nothing is agreed yet about how we will work.
	// To public
	//   3 organisations have compared their views. Supported by all of them: 0 of 1 point.
	//   Some points still have to be settled before the partners begin.
}

// Between two workshops the clinic has been heard, and the library has spoken.
func ExampleAlignment_Since() {
	agreement := partner.Agreement{
		ID: "data", Version: "1",
		Partners: []partner.Organisation{{ID: "city"}, {ID: "clinic"}, {ID: "library"}},
		Items:    []partner.Item{{ID: "one-file", Kind: partner.How}},
	}
	spring, err := partner.Align(agreement, []partner.Stance{
		{Partner: "city", Item: "one-file", Position: partner.Champion},
		{Partner: "clinic", Item: "one-file", Position: partner.Oppose},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	autumn, err := partner.Align(agreement, []partner.Stance{
		{Partner: "city", Item: "one-file", Position: partner.Champion},
		{Partner: "clinic", Item: "one-file", Position: partner.Neutral},
		{Partner: "library", Item: "one-file", Position: partner.Support},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	change, err := autumn.Since(spring)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range change.Shifts {
		fmt.Printf("%s: %s, now %s\n", s.Item, s.From, s.To)
	}
	for _, m := range change.Moves {
		if m.From == "" {
			fmt.Printf("  %s has spoken: %s\n", m.Partner, m.To)
		} else {
			fmt.Printf("  %s moved from %s to %s\n", m.Partner, m.From, m.To)
		}
	}
	// Output:
	// one-file: contested, now shared
	//   clinic moved from oppose to neutral
	//   library has spoken: support
}

// Four organisations rate five topics for their next exchange from 1 to 5;
// one did not rate the last.
func ExampleConcord() {
	c, err := partner.Concord([][]int64{
		{5, 4, 5, 5}, // savings groups
		{4, 4, 3, 4}, // digital payments
		{2, 3, 3, 1}, // payment holidays
		{1, 1, 2, 2}, // board training
		{3, 5, partner.NotRated, 4},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("W = %d/%d = %.3f over %d topics, row %v left out\n", c.Above, c.Below, c.W(), c.Options, c.Dropped)
	fmt.Printf("chi-square %.2f with %d degrees of freedom, p = %.3f\n", c.ChiSquare(), c.DF(), c.P())
	// Output:
	// W = 131/152 = 0.862 over 4 topics, row [4] left out
	// chi-square 10.34 with 3 degrees of freedom, p = 0.016
}

// A question without an answer is an error that says so, never NaN.
func ExampleConcord_undefined() {
	_, err := partner.Concord([][]int64{{3, 5}, {3, 5}, {3, 5}})
	fmt.Println(err)
	// Output:
	// concordance is undefined: every rater gives all options the same rating
}
