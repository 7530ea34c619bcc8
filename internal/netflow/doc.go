// Package netflow finds cheapest assignments and flows, with a proof that goes
// along with each answer, and with each "there is none".
//
// [Assign] gives each agent one mission or none: missions take at least so many
// agents and at most so many, agents may stay out at a cost, or not at all.
// [AssignMatrix] does it for a full matrix, [MinCostFlow] for networks in which
// nodes supply more than one unit. Costs, prices and totals are integers;
// nothing is rounded. Agents and missions are numbers and stand for nothing
// here.
//
//	a, err := netflow.Assign(ctx, netflow.Problem{
//		Out:      []int64{0, 0, netflow.Must},
//		Missions: []netflow.Mission{{Capacity: 1}, {Capacity: 2, Lower: 1}},
//		Arcs: []netflow.Arc{
//			{Agent: 0, Mission: 0, Cost: -9}, // scores, to be as high as can be
//			{Agent: 1, Mission: 0, Cost: -7},
//			{Agent: 1, Mission: 1, Cost: -2},
//			{Agent: 2, Mission: 0, Cost: -5},
//		},
//	}, nil)
//	// agent 2 must have mission 0, agent 1 takes mission 1: a.Total is -7
//
// Limits: [MaxAgents], [MaxMissions], [MaxArcs], [MaxCost], [MaxSide], [MaxCells],
// [MaxNodes], [MaxLinks], [MaxUnits]. Everything below explains why the answers
// are right, and how they are found.
//
// # The proof
//
// Let a place in mission j have a price p(j). At these prices agent i does best
// to pay
//
//	y(i) = the least of: the cost of staying out, and cost(i, j) + p(j) of each arc
//
// Whatever assignment is made, each agent pays at least y(i), prices included.
// And what is paid for places goes to the missions: no more than p(j) for each
// of capacity(j) places where p(j) > 0, no less than p(j) for each of lower(j)
// places where p(j) < 0. So without the prices,
//
//	cost of any assignment  ≥  sum of y(i) − sum of capacity(j)·p(j) over p(j) > 0
//	                                       − sum of lower(j)·p(j) over p(j) < 0
//
// An assignment that costs as much as the right side is therefore a cheapest
// one, and the prices prove it. Such prices always exist: they are the dual
// solution of a linear program whose corners are integral (Ahuja, Magnanti and
// Orlin 1993, chapter 9). It takes three things, called complementary slackness:
// each agent has what is best for it; a mission of price above 0 is full; one of
// price below 0 is at its lower bound. [Assignment.Verify] adds up both sides,
// in 128 bits, and so do the verbs before they return.
//
// Prices are of use beyond the proof: one more place in mission j saves at most
// p(j).
//
// # The auction
//
// (File auction.go; Bertsekas 1988.) Agents without a place bid, one after the
// other. An agent finds its best choice and its second best, staying out being
// one of them, and bids what makes both cost it the same. It would be content up
// to that price. A full mission costs its lowest bid; who bids more pushes the
// lowest out, who then bids anew elsewhere. Prices only rise, so a choice that
// was best, at a bid not below the price, stays best: what the agents inside have
// is right all the time. Agents look at their arcs cheapest first, and no further
// than these can be the second best at the price at which missions began.
//
// Bertsekas lets bids go up by at least ε, so that agents with equal choices
// don't bid forever without raising the price, and then makes ε smaller and
// smaller. Here ε is 0. An agent whose bid makes no progress takes another place
// that costs it as little, if one is free, or is set aside (hard). When bids run
// into more than six for each agent, all who wait are set aside too: without
// that bound an auction never ends if more agents must join than fit.
//
// Prices begin at 0. But where places are fewer than agents, they begin near
// where they will end (file start.go), which saves most bids, and the reverse
// stage lowers those that turn out too dear.
//
// # Trees on one clock
//
// (File trees.go.) Each agent set aside is the root of a tree. Its agents search
// for a better choice; arcs are tight when cost plus price is what the agent pays
// now. A tight arc leads to a mission; if that is full, to all the agents in it,
// who could make room if they found something else:
//
//	root ─── mission ═══ its agents ─── mission ═══ its agents   ─── tight, ═══ inside
//
// A clock runs. All agents in trees pay more at speed 1, and the prices of
// missions in trees rise with them, so that tree arcs stay tight. Other prices
// stand still, and arcs to those missions get tight one after the other:
//
//  1. The mission is full: it joins the tree with all its agents.
//  2. The mission has room: the agent takes it, leaving its place to the one
//     through whom the tree reached it, and so on to the root, who has a place
//     now. The tree is dissolved.
//  3. An agent in the tree pays as much as staying out costs. It gives up, its
//     place again going along the tree to the root, and the tree is dissolved.
//
// This is the Hungarian method (Kuhn 1955, Munkres 1957), many trees at once. It
// matters that they grow together: they raise the prices around them at the same
// time, and each stays small. Single trees are quicker only when few are left.
//
// Nothing in a tree is touched as the clock moves: stored are key = pay − T and
// price − T of the moment of joining, so that an arc from an agent in a tree gets
// tight at cost + price − key. That event is queued once, when the agent joins,
// or kept for later while the mission is in another tree. Trees end and prices
// move, but never so that an arc gets tight before its event says: when an event
// comes up, the right time is worked out anew, and it is served, put off or
// dropped. No event is queued that lies beyond the moment at which its tree ends
// at the latest. Where one tree grows alone, only the first event of each mission
// is queued.
//
// # Too few: the reverse stage
//
// (Files offers.go and reverse.go.) Prices that began too high come down: a mission
// with room at a price above 0 bids for agents, as agents did for places. It lowers
// its price to what its second most eager agent would pay, and takes the most
// eager. Ties stop it, and so do lower bounds of others.
//
// For what is left there is the search of the trees backwards, one at a time, from
// each mission below its lower bound or still with room at a price above 0. (All
// together on one clock were several times slower here: released missions are
// reached again and again.) The mission's price falls until some agent would
// rather come: from outside, which ends the search, or from another mission, whose
// price then falls as well, to keep its agents or draw others. A search also ends
// at a mission that has one to spare when its price has come down to 0, for
// instance at the first one itself.
//
// # When there is no answer
//
// Trees without an event left: all their agents must join, all arcs of these lead
// to missions in the trees, all those are full, and the roots are over. These
// agents and missions are the cut, which anyone can count (Hall's condition). In
// the reverse stage: the missions reached have all the agents whom they could
// have, none to spare, and one of them is below its lower bound. [Infeasible]
// holds the cut; its Verify counts. No other kind is needed: agents who must join
// keep their places while lower bounds are filled.
//
// # Full matrices
//
// (Files core.go, cells.go, rows.go.) Of n² cells only some 14·n matter. Those
// cheapest in their rows are the core, solved as above. At the prices found, other
// cells may be cheaper; such are added, their rows lose their column, and trees
// grow from these; until all cells are as dear as what the rows pay, which is the
// proof. Most rows needn't be looked at for this: all their other cells cost more
// than what they pay now. When the core gets large, the rest is found by Jonker
// and Volgenant's (1987) way of augmenting over whole rows.
//
// So the matrix is read three times: for the least cost of each column, which is
// taken off so that a column dear to all rows looks no dearer than others; for the
// cells; and for the check of the proof.
//
// # Flows
//
// (File flow.go.) Successive shortest paths with potentials, sending large amounts
// first (Edmonds and Karp 1972; Ahuja, Magnanti and Orlin 1993, sections 9.7 and
// 10.2). Infeasible: the nodes that can still be reached from one with units left
// supply more than can leave them. Unbounded: a cycle of unlimited links that
// costs less than nothing.
//
// # Whole numbers
//
// Costs within ±2⁴⁰, taken relative to those of staying out, lie within ±2⁴¹. A
// price moves by alternating sums along a tree, each mission once: less than
// 2²⁰·2⁴¹ in all. Bids stop at 2⁶⁰. So prices, times and sums of two stay below
// 2⁶², infinity here.
//
// # Departures
//
// Goldberg and Kennedy (1995), like Bertsekas, reach exactness by scaling ε; here
// an auction without ε stops early, and trees finish exactly. Trees share one
// clock, as in matching algorithms for general graphs, where Kuhn and Munkres
// grow one. The core of a matrix is repaired by its prices, cell by cell, where
// Jonker and Volgenant search whole rows. Successive shortest paths skip, in each
// round of scaling, what finds no way in large grains, instead of adding
// artificial links.
//
// # Sources
//
//   - H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research
//     Logistics Quarterly 2 (1955) 83–97, doi:10.1002/nav.3800020109
//   - J. Munkres, "Algorithms for the assignment and transportation problems",
//     Journal of the SIAM 5 (1957) 32–38, doi:10.1137/0105003
//   - J. Edmonds, R. M. Karp, "Theoretical improvements in algorithmic efficiency
//     for network flow problems", Journal of the ACM 19 (1972) 248–264,
//     doi:10.1145/321694.321699
//   - R. Jonker, A. Volgenant, "A shortest augmenting path algorithm for dense and
//     sparse linear assignment problems", Computing 38 (1987) 325–340,
//     doi:10.1007/BF02278710
//   - D. P. Bertsekas, "The auction algorithm: a distributed relaxation method for
//     the assignment problem", Annals of Operations Research 14 (1988) 105–123,
//     doi:10.1007/BF02186476
//   - R. K. Ahuja, K. Mehlhorn, J. B. Orlin, R. E. Tarjan, "Faster algorithms for
//     the shortest path problem", Journal of the ACM 37 (1990) 213–223,
//     doi:10.1145/77600.77615 (the queue)
//   - R. K. Ahuja, T. L. Magnanti, J. B. Orlin, "Network Flows", Prentice Hall 1993
//   - A. V. Goldberg, R. Kennedy, "An efficient cost scaling algorithm for the
//     assignment problem", Mathematical Programming 71 (1995) 153–177,
//     doi:10.1007/BF01585996
package netflow
