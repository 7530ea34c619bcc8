// Package partner shows where organisations stand before they start working
// together: what they share, what each brings of its own, where they differ
// and why, on what they are silent, and whether they are ready.
//
// It is for the lead of a partnership: a city that brings a library, a credit
// union and a newcomers' association into its services, or a coalition of
// NGOs. The partners list what they would agree on, each says where it stands
// and why, and the workshop begins with what matters most:
//
//	charter := partner.Agreement{
//		ID: "empowerment", Version: "1",
//		Partners: []partner.Organisation{{ID: "city"}, {ID: "library"}, {ID: "clinic"}},
//		Items: []partner.Item{
//			{ID: "tax-clinics", Kind: partner.What},
//			{ID: "no-client-lists", Kind: partner.Boundary},
//		},
//	}
//	a, err := partner.Align(charter, stances)
//	for _, l := range a.Where(partner.Contested) { // most tension first
//		text, err := partner.Catalog().Text(essor.FR, l.Question)
//		…
//	}
//
// [Align] never takes silence for agreement, and a [Position] must be chosen:
// there is none by default. [Agreement.Needs] says what the partners want
// settled before they begin; what is not yet, is in [Alignment.Missing].
// [Alignment.Verify] proves a result, also one read back from JSON.
// [Alignment.Since] says what moved between two workshops. [Concord] gives
// Kendall's W for any table of ratings.
//
// # Who may read what
//
// An [Alignment] is the partnership lead's document. [Alignment.Reasons] gives
// the organisations and the public what they may read: who dissents is told
// by name only to the lead, and to the others if the agreement opens the table.
//
// # Limits
//
// An agreement has 2 to [MaxPartners] partners, up to [MaxItems] items and
// [MaxStances] cells, which are partners times items; ids take 128 bytes, a
// reason or strength 500. Every verb is linear but for sorting ids. At the
// limit a result takes some 30 MB as JSON, more with long texts: keep it
// under [essor.MaxJSONBytes] to read it back.
//
// # What it does not do
//
// It holds no titles of items, which a host joins to the [Catalog], and no
// names of people. It decides nothing: a question for the workshop is neutral,
// the order of misalignments is where to begin, and a p-value says how far
// orders agree by chance, not who is right.
//
// # Sources
//
// The course of an alignment (what, why and how before the start; each
// partner's reasons kept for later disagreement; common and unique; what
// impact, how will we know, what do we want to learn) follows the guidance on
// municipal financial empowerment partnerships that the project was founded
// on. Kendall's W with ties and Friedman's test: see [Concord].
package partner
