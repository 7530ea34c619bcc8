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
//	What a coordinator asks                                     The verb
//	Who should learn from whom, both ways?                      Match
//	What would it cost to pair more people, or more fairly?     Prices
//	Whom could I propose to her?                                Shortlist
//	She said no. What now?                                      Pool.Answers, and Match again
//	Someone leaves in the middle of a round. What can we do?    Rematch
//	No two can help each other both ways. Who can in a circle?  Gather
//	They choose for themselves. Who should be with whom?        Stable
//	Which coach, or which alumna, should accompany whom?        Assign
//	They told us how it went. What should count more?           Learn
//	How many met, how often, and who waited how long?           package mentor/rounds
//
// Begin with [Match]. Each verb takes the same [Pool], of people or of
// organisations, and gives one document for the coordinator: who is with whom
// and why, who is left and why, and what proves that it couldn't be better.
// Its method For gives what one person may read, and Verify checks the proof.
//
//   - Who declines a proposal keeps her place in line, and nobody reads that
//     she did. Two who both accept are paired in the next round.
//   - [Rematch] offers to leave all other pairs alone, or to break one or a
//     few where that helps more, and says what each choice gains. Nobody is
//     asked why she leaves.
//   - [Gather] makes rings, in which each gives to the next, and rounds, in
//     which all meet.
//   - [Stable] finds pairs such that no two would both rather have each other,
//     or proves that there are none such.
//   - [Assign] is one way: guides have places, some cases may take more than
//     one, and who knows each other may go on.
//   - [Learn] changes nothing: it shows weights for a person to approve.
//
// # How a pair comes about
//
// A pair is looked at when each of the two offers, by topic, something that
// the other seeks; an index of who offers one topic and seeks another finds
// all such pairs without trying the others. Then the filters remove what can't
// be: see [Filter]. What remains gets a score in each direction, what the first
// gives the second and back, from 0 to 1,000,000 points in whole numbers, as
// the sum of its parts: see [Weights], [Topic] and [Language]. Each part is
// rounded down. What somebody didn't state counts half. A [Rule] joins both directions into one score; by
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
// partner was found. Staff read of no block either: a blocked pair counts as
// two people whose topics don't meet, so that nobody who doesn't know what
// people offer and seek can tell it by elimination, in the smallest pool
// either. Who knows that, as staff may, can: where the topics of two do meet
// and nothing else removes the pair, it is by a block that the count is wrong. An origin is told only to two who
// have both agreed to it.
//
// # Limits
//
// [MaxPeople] people with at most [MaxTopics] entries in each list and
// [MaxNames] in lists of people; ids and keys of 1 to 128 bytes. The numbers
// of topics that each person offers and seeks, multiplied, are 20,000,000 in
// sum at most. [MaxLooks] and [MaxPairs] bound the work on pools in which
// everybody offers and seeks the same; [Options].Candidates brings pools
// beyond that within reach of [Match], but not of the verbs that look at gifts
// in one direction. Everything is checked before anything is computed.
// Long work is shared by a few goroutines; no result depends on how.
//
// # What it does not do
//
// It decides nothing: a coordinator does. It infers nothing about anyone, it
// doesn't know who people are, and it stores nothing. Everybody has one circle
// or guide at most in a round, and one partner unless she asks for more: see
// [Person].Capacity.
//
// # Sources
//
//   - Edmonds, "Paths, trees, and flowers" (1965), and "Maximum matching and
//     a polyhedron with 0,1-vertices" (1965): the matching and its proof.
//   - Tutte, "A short proof of the factor theorem for finite graphs" (1954):
//     several partners.
//   - Gallai, "Maximale Systeme unabhängiger Kanten" (1964), with Edmonds: who
//     is left, whatever the choice.
//   - Ross and Soland, "A branch and bound algorithm for the generalized
//     assignment problem" (1975): cases of several places.
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
