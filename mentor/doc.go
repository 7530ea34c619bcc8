// Package mentor answers who should learn from whom, both ways. It pairs
// people so that each is mentor and mentee at once, proves that no better
// matching exists, and says why each pair was made and why anybody is left.
// It is for coordinators of a mentoring programme of 60 to 3,000 people, up
// to [MaxPeople], and pairs organisations in the same way.
//
//	pool := mentor.Pool{
//		People: people, // offers, seeks, goals, languages, hours, consents …
//		Week:   essor.MustParseDate("2026-03-02"),
//		AsOf:   essor.MustParseDate("2026-02-27"),
//		Zones:  zones, // name → *time.Location
//	}
//	m, err := mentor.Match(ctx, pool, mentor.Options{})
//	for _, g := range m.Groups {
//		fmt.Println(g.Members[0].ID, g.Members[1].ID, g.Score)
//	}
//	fmt.Println(m.Score == m.Bound, m.Verify(pool)) // true <nil>
//	view, err := m.For("p17") // what p17 may read, and nothing else
//
// # Which verb when
//
//   - [Match] pairs people so that both of each pair give and receive, and
//     proves that no better matching exists. Begin here.
//   - [Prices] shows beside each other what it costs in points to give more
//     people a partner, and to help the weakest pair.
//   - [Shortlist] ranks the partners who fit, for you to choose from or to
//     propose. Note what people answer in the pool and match again: who
//     declines keeps her place in line, and nobody reads that she did.
//   - [Rematch] says what can be done when someone leaves a running round:
//     leave all others alone, or break a pair or two where that helps more.
//   - [Gather] makes circles: rings, in which each gives to the next, find an
//     exchange also where no two can help each other both ways; rounds are
//     groups that meet together.
//   - [Stable] pairs people who choose for themselves, so that no two would
//     both rather have each other, or proves that this can't be.
//   - [Assign] gives people a guide, one way: coaches, and alumni for
//     newcomers, with places, and with those they know already.
//   - [Learn] compares what people said afterwards with what their pairs were
//     made for, and proposes weights for you to approve or not.
//   - Package mentor/rounds keeps what became of people who were matched, and
//     adds up a programme: hours both ways, corridors, who waited.
//
// # How a pair comes about
//
// A pair is looked at when each of the two offers, by topic, something that
// the other seeks; an inverted index finds all such pairs without trying the
// others. Then the filters remove what can't be: see [Filter]. What remains
// gets a score in each direction, what the first gives the second and back,
// from 0 to 1,000,000 points in whole numbers, as the sum of its parts: see
// [Weights], [Topic] and [Language]. Each part is rounded down. What somebody
// didn't state counts half. A [Rule] joins both directions into one score; by
// default the weaker direction decides, for a pair in which one only gives is
// no exchange. Weeks of waiting add to it, so that nobody is forgotten twice:
// see [Options].
//
// Among all matchings of these pairs, Match returns the best: by default the
// one that gives the most people a partner and, among those, has the most
// points. Its [Certificate] proves it without any search; [Matching.Verify]
// checks the proof and works out all the rest anew.
//
// # Hours and clocks
//
// Each person states weekly windows by the clock of her own zone. They are
// compared in the reference week of the pool, by the true rules of each zone:
// in the week in which Montréal changes its clocks and La Paz doesn't, what
// they have in common changes with it. This package reads no time zone data:
// the caller hands over each *time.Location. The fingerprint holds what the
// zones' clocks show in that week, so that a proof made with other time zone
// data is recognised.
//
// # Who reads what
//
// A [Matching] is the coordinator's. A person reads her [View]: whom she is
// matched with, what they give each other and what they share; no score, no
// level, no count, no fingerprint. If she stays without a partner, what she
// reads depends on her own answers alone: one whose only candidate silently
// blocked her reads, to the byte, what anyone reads for whom no fitting
// partner was found. Blocks are in no count and no reason for staff either.
//
// # Limits
//
// [MaxPeople] people with at most [MaxTopics] entries in each list and
// [MaxNames] in lists of people; ids and keys of 1 to 128 bytes. [MaxLooks]
// and [MaxPairs] bound the work on pools in which everybody offers and seeks
// the same. Everything is checked before anything is computed.
//
// # What it does not do
//
// It decides nothing: a coordinator does. It infers nothing about anyone, it
// doesn't know who people are, and it stores nothing. Everybody has one
// partner, circle or guide at most in a round.
//
// # Sources
//
//   - Edmonds, "Paths, trees, and flowers" (1965), and "Maximum matching and
//     a polyhedron with 0,1-vertices" (1965): the matching and its proof.
//   - Tan, "A necessary and sufficient condition for the existence of a
//     complete stable matching" (1991): the proof of [Stable].
//   - Abraham, Blum and Sandholm, "Clearing algorithms for barter exchange
//     markets" (EC 2007): circles as a packing of short cycles.
//   - Pizzato et al., "RECON: a reciprocal recommender for online dating"
//     (RecSys 2010), and Neve and Palomares, "Aggregation strategies in user-
//     to-user reciprocal recommender systems" (SMC 2019): why reciprocal
//     scores are joined by the harmonic mean or the minimum and not by the
//     arithmetic mean.
//   - Thompson, Lafrance and Vallejos, "Le pouvoir du mentorat réciproque
//     entre femmes" (CECI, IVCO 2024): what reciprocal mentoring looks at.
package mentor
