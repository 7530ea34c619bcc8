// Package matching finds exact maximum-weight matchings in general graphs, with
// a proof that goes along with each answer.
//
// A matching is a set of edges of which no two share a vertex: a set of pairs.
// [Solve] returns one of the most weight, or one of the most weight among those
// of the most pairs; [Cheapest] a perfect one of the least cost; [MostEqual] one
// whose lightest pair is heaviest; [MostPairs] one of the most pairs, with the
// barrier that says who is left and why; [Choose] the heaviest edges if vertices
// may have several. Weights and duals are integers; nothing is rounded. The
// vertices are numbers and stand for nothing here. Bipartite special cases and
// preferences are other packages' work.
//
//	s, err := matching.Solve(ctx, 4, []matching.Edge{
//		{U: 0, V: 1, Weight: 5},
//		{U: 1, V: 2, Weight: 11},
//		{U: 2, V: 3, Weight: 5},
//	}, matching.GoalWeight, nil)
//	// s.Mate is [-1 2 1 -1], s.Weight is 11
//
// Limits: [MaxVertices], [MaxEdges], [MaxWeight], [MaxSpread]. Everything below
// explains why the answer is right, and how it is found.
//
// # The proof
//
// Give each vertex v a dual y(v) ≥ 0 and each odd set B of three or more
// vertices a dual z(B) ≥ 0, so that each edge uv of weight w is covered:
//
//	y(u) + y(v) + sum of z(B) over the sets B that hold both u and v  ≥  w
//
// The left side less the right is the slack of the edge. Now add up the weights
// of any matching. Each vertex is used at most once, and a set of k vertices,
// k odd, holds at most (k-1)/2 of the edges, so that
//
//	weight of any matching  ≤  sum of y(v) + sum of z(B)·(|B|-1)/2
//
// A matching that weighs as much as the right side is therefore a best one, and
// the duals prove it. Edmonds (1965) showed that such duals always exist, and
// that sets which lie one within the other or apart are enough. That takes
// three things, called complementary slackness: the edges of the matching have
// no slack; an unmatched vertex has y = 0; and a set with z > 0 is full, all
// its vertices but one being matched with each other.
//
// [Solution.Verify] checks just this, edge by edge. Only an edge that the y
// alone don't cover needs its common sets: of all sets around one vertex it
// needs the sum down to the nearest set around both.
//
// # The search
//
// The search keeps duals that cover each edge, and a matching of tight edges
// (edges without slack) whose sets with z > 0 are full. All that may be missing
// is y = 0 at some unmatched vertices. Each of those is the root of a tree. The
// nodes of the trees are vertices and blossoms; a blossom is an odd set that is
// treated as if it were one vertex:
//
//	root ─── inner ═══ outer ─── inner ═══ outer      ─── tight, ═══ matched
//	            └ an outer node may have any number of branches ┘
//
// From a root, tight edges lead to inner nodes and matched edges from those to
// outer nodes, so that from each outer node back to the root every other edge
// is matched. Nodes in no tree are free; but for some whose y is already 0 they
// are matched among themselves.
//
// A clock runs. The y of vertices in outer nodes fall at speed 1, and those in
// inner nodes rise, so that tree edges stay tight; the z of outer blossoms rise
// and those of inner ones fall, at speed 2, so that edges within blossoms stay
// tight as well. All trees move together. Edges between outer nodes lose slack
// at speed 2, from outer to free at speed 1, and others never. The clock jumps
// from one event to the next:
//
//  1. An edge from an outer node to a free one gets tight. The tree grows: the
//     free node becomes inner and its mate outer. If it has no mate (its y is
//     0), swapping matched and unmatched edges on the way from the root to it
//     gives one more pair.
//  2. An edge between two outer nodes gets tight. In different trees, swapping
//     along the ways to both roots gives one more pair, and two fewer roots.
//     In one tree, the edge closes an odd cycle with the ways to the nearest
//     common ancestor. The cycle becomes a blossom, an outer node of z = 0.
//  3. The z of an inner blossom reaches 0. Its cycle is restored: the side on
//     which the way from the tree's entry to the base is even joins the tree,
//     the rest becomes free.
//  4. The y of an outer vertex reaches 0. Swapping on the way from it to the
//     root leaves this vertex without mate, which it may be.
//
// After a swap the trees it touched are dissolved; their nodes become free. So
// each tree ends, by 4 at the latest when its root's y is 0, and when the last
// one has ended all three conditions hold.
//
// The base of a blossom is its one vertex not matched within it. Any of its
// vertices can become the base, by swapping along the even side of the cycle:
// so a way through a blossom can be swapped whichever vertices it passes. That
// is done when needed, from the innermost blossom outward.
//
// Stored duals don't change as the clock advances (file dual.go), and events
// are found by scanning the edges of a vertex when it becomes outer, and again
// those of a vertex that becomes free after it was inner (file search.go). An
// event that a later change has made void is recognised when it is served.
//
// # The stages
//
// Most of a matching is found with less than all of this. Three stages follow
// each other, and each leaves duals that cover all edges and tight matched
// edges, hence an optimum as soon as no tree is needed any more:
//
//  1. Greedy (greedy.go): each dual starts at half the heaviest edge of its
//     vertex and is lowered as far as it goes.
//  2. Fractional (fractional.go): trees without blossoms. Odd cycles stay as
//     they are, half matched, until a tree needs one of their vertices.
//  3. Blossoms (together.go or single.go): each half-cycle that is left becomes
//     a blossom, and the search runs as told above.
//
// In sparse graphs the second stage grows one tree after the other, as most of
// them end nearby, and the third all trees together. There a horizon moves
// ahead of the clock: an event beyond it isn't looked for, and when the clock
// has got there the horizon moves on, each time twice as far, and all outer
// vertices are scanned again. In dense graphs both stages grow single trees:
// nothing beyond the earliest end of the tree found so far is looked at, and
// with many edges an end is found early.
//
// What the search mostly does is wait for memory. Therefore the vertices of
// large sparse graphs are put in an order that keeps neighbours together, when
// the graph is built (file order.go); what is asked of the other end of an edge
// lies in one record, and one comparison tells of most edges that nothing will
// come of them; and weights and duals take 32 bits each where the heaviest edge
// allows it, and 64 otherwise, by the same code.
//
// Per vertex the search takes about 90 bytes and per edge 16 with 32 bits, or
// 100 and 32 with 64, and as much again per edge while the graph is built. With
// the edges themselves 100,000 vertices and 1,000,000 edges take 86 MB at most,
// 1,000,000 and 20,000,000 take 1.4 GB.
//
// # Whole numbers
//
// Weights are counted in quarters, hence are multiples of 4. The greedy duals are
// too, and slacks with them. In the fractional stage the roots are, so with the
// clock at T all vertices in trees have duals that differ from T by multiples
// of 4 up to sign, since tree edges are tight; the slack between two outer
// vertices is a multiple of 4, less 2·T: the edge gets tight at an even T. So
// all duals are even when that stage ends.
//
// Then it goes on in the same way with half of it. With the clock at T, a whole
// number, all vertices in trees have duals of the parity of T. It holds for the
// roots at T = 0, and all of them move by 1 as T does. A tree grows along tight
// edges, of even weight, with even z around: so y at both ends has one parity.
// Then between two outer nodes the slack is even, and the edge gets tight at a
// whole T; z moves by 2 and reaches 0 at a whole T.
//
// # Most pairs first
//
// Under [GoalCardinality] a constant is added to each weight such that the
// lightest edge weighs more than all a matching can gain by better pairs: with
// t vertices that have an edge, a matching has at most k = ⌊t/2⌋ pairs, so
//
//	lightest + shift  ≥  k·(heaviest - lightest) + 1
//
// Then k' + 1 of the lightest outweigh k' of the heaviest, for each k' < k, and
// the heaviest matching for the shifted weights has the most pairs and, among
// those with so many, the most weight, since there the shift counts equally.
// It proves both by the same duals. MaxSpread keeps all sums within 64 bits:
// no dual exceeds 4·(heaviest + shift) < 2⁵⁹, no time of the clock half of
// that, and what is computed with are sums of at most four of these. The sum of
// all duals is taken in 128 bits.
//
// It costs more than the most weight alone where nothing ends a tree early: in
// sparse random graphs the last trees grow to thousands of vertices before they
// meet another. 1,200,000 random edges between 400,000 vertices take some 8
// times as long as under [GoalWeight]. Beginning with a smaller constant, and
// raising all duals by half of what is missing once that search has ended, is
// right as well but saves nothing: the ways cost, not how far the clock runs.
//
// # What was tried
//
// Parts of the time of the whole search; profile, geo and gnm are the families
// of package instances with 100,000 vertices, unless told otherwise.
//
//   - The order of the vertices: -40 % on profile, -25 % on geo, -60 % on
//     slowsparse with 10,000, by the work as well as by the waiting. With the
//     walk forward instead of backward gnm takes a third more steps. Breadth
//     first gives half as much, a walk to any neighbour two thirds, a tree that
//     always grows by its heaviest edge no more than the walk.
//   - Limits by label in place of a chain of cases: -20 to -30 % on profile with
//     1,000 and 10,000, -25 % on gnm, -5 % on geo. They need duals and labels
//     in one record, which alone gives nothing.
//   - Nodes of 32 bytes, with what only blossoms have apart: -8 to -18 % on
//     profile and geo. Events that carry their edge: -5 %.
//   - In dense graphs roots by how long they live: -60 % on slowdense with
//     2,000. In sparse ones it costs gnm 15 %.
//   - A check of the proof that asks for mates of tight edges only: -15 % on
//     complete graphs.
//   - The fractional stage with all trees together: two to three times as long
//     as single trees on profile, geo and gnm; it helps only what is left when
//     patience ends.
//   - The same stage left to nobody once patience ends, for blossoms to begin
//     with: +35 % under GoalCardinality on 400,000 vertices.
//   - Horizons that move by half, three or four times as far, and first leaps
//     of half to twice as much: within 5 %.
//   - Remembering which vertices have other outer neighbours than those of the
//     tree that ends: two thirds of the looks fall away, and no time, as the
//     scans have to ask for roots.
//   - 32 bits and a smaller constant under GoalCardinality, with a barrier to
//     prove the number of pairs: -15 %, not worth a second kind of proof.
//   - Not tried: scaling by weight; lists of the near edges only in complete
//     graphs, which could save half of the fractional stage there.
//
// How the work grows, in arcs looked at: on profile as n^1.14 and on geo as
// n^1.11 from 30,000 to 100,000 vertices; on gnm, slowsparse and both families
// of triangles as n^1.0. What the time has above that is waiting for memory, as
// the graph outgrows one cache after the other. On ultra it is n^2.4, with
// n²/2 edges and blossoms nested log n deep, each of which scans most of them.
//
// # Sources
//
//   - J. Edmonds, "Paths, trees, and flowers", Canadian Journal of Mathematics
//     17 (1965) 449–467, doi:10.4153/CJM-1965-045-4
//   - J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", Journal
//     of Research of the National Bureau of Standards 69B (1965) 125–130,
//     doi:10.6028/jres.069B.013
//   - Z. Galil, "Efficient algorithms for finding maximum matching in graphs",
//     ACM Computing Surveys 18 (1986) 23–38, doi:10.1145/6462.6502
//   - V. Kolmogorov, "Blossom V: a new implementation of a minimum cost perfect
//     matching algorithm", Mathematical Programming Computation 1 (2009) 43–67,
//     doi:10.1007/s12532-009-0002-8 (trees that move together or apart)
//   - R. K. Ahuja, K. Mehlhorn, J. B. Orlin, R. E. Tarjan, "Faster algorithms
//     for the shortest path problem", Journal of the ACM 37 (1990) 213–223,
//     doi:10.1145/77600.77615 (the queue)
//   - W. T. Tutte, "The factorization of linear graphs", Journal of the London
//     Mathematical Society 22 (1947) 107–111, doi:10.1112/jlms/s1-22.2.107
//   - C. Berge, "Sur le couplage maximum d'un graphe", Comptes rendus de
//     l'Académie des sciences 247 (1958) 258–259
//   - W. T. Tutte, "A short proof of the factor theorem for finite graphs",
//     Canadian Journal of Mathematics 6 (1954) 347–352,
//     doi:10.4153/CJM-1954-033-3 (capacities)
//   - R. M. Karp, M. Sipser, "Maximum matchings in sparse random graphs", FOCS
//     (1981) 364–375, doi:10.1109/SFCS.1981.21
//   - E. W. Myers, "An applicative random-access stack", Information Processing
//     Letters 17 (1983) 241–248, doi:10.1016/0020-0190(83)90106-0 (ancestors)
package matching
