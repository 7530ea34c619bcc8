// Package stable finds stable matchings: pairs, or places, such that no two
// agents would rather have each other than what they have. Each answer comes
// with a proof that has been checked, also the answer that there is none.
//
// [Roommates] pairs agents of one kind, each of whom may list any others; a
// stable matching need not exist. [Place] gives residents places in hospitals:
// there always is a stable placement best for the residents and one best for
// the hospitals. [BlockingPairs] and [Market.BlockingPairs] say who would break
// out of a given matching or placement. Agents are numbers and stand for
// nothing here.
//
//	s, err := stable.Roommates(ctx, [][]int32{
//		{1, 2, 3}, // agent 0 likes agent 1 best
//		{2, 0, 3},
//		{0, 1, 3},
//		{0, 1, 2}, // 3 is everyone's last choice
//	}, nil)
//	// s.Stable() is false, s.Odd is [0], s.Next is [1 2 0 3]: 0, 1 and 2 run
//	// in a circle, and whoever of them is paired with 3 breaks out
//
// Lists are strict and may be incomplete. Two agents are acceptable to each
// other if each lists the other. An entry that isn't returned is no error and
// has no effect, since nobody can be forced on the other. Limits: [MaxAgents],
// [MaxEntries]. Time and memory are linear in the lists. Ties, couples and
// choosing among several stable matchings are not treated.
//
// Everything below explains why the answers are right, and how they are found.
//
// # Stable partitions
//
// Arrange the agents in circles, called parties. Each agent a has a successor
// s(a) and a predecessor p(a): one and the same in a party of two, and itself
// in a party of one. This is a stable partition if
//
//  1. nobody likes p(a) better than s(a), and
//  2. no two acceptable agents both like each other better than their
//     predecessors. One who is alone likes all on its list better.
//
// If all parties are single or pairs, 2 says that the pairs are a stable
// matching. Tan (1991) showed that every instance has a stable partition, that
// all have the same odd parties, and that a stable matching exists unless one
// of these has three agents or more. We need one half, that a party of three or
// more, if odd, rules out every stable matching M:
//
// Let H be the agents who like their mate in M better than their predecessor, U
// those who like the predecessor better or have a predecessor but no mate, E
// the rest, whose mate is their predecessor or who are alone in both. H' are
// those of H who like their mate even better than their successor.
//
//   - If b is in U, then p(b) is in H'. For b would rather have p(b); since M is
//     stable, p(b) likes its mate better than b, its successor. So |U| ≤ |H'|.
//   - If a is in H, its mate b isn't, by 2. If b is in E, then a = p(b), and b is
//     s(a). So the mates of H' are in U, and |H'| ≤ |U|.
//
// Both are equalities. So a is in H' if and only if s(a) is in U, and as all of
// U have their mates in H', those in H but not in H' have theirs in E: they are
// the agents a whose mate is s(a), which is in E. Go round a party of three or
// more: each agent of H' is followed by one of U, each other of H by one of E,
// and there are no others. So the party is even.
//
// The proof of either answer is thus the partition itself. [Solution.Verify]
// checks 1 and 2. The wishes of an agent are the entries before its
// predecessor; it looks for two agents who wish for each other.
//
// If there is no stable matching, [Solution].Mate leaves one agent of each odd
// party out and pairs the others along the circle. They have their successors or
// predecessors, so by 2 no two of them block: whoever breaks out does so with
// one who was left out.
//
// # How a stable partition is found
//
// Phase 1 of Irving (1985) lets everyone propose, the best first. Everyone
// holds the best proposal so far and rejects the others, and all on its list
// who are worse; the rejected go on down their lists. What is left of the lists
// (file table.go) is called the table. In it,
//
//	T1. b is a's first if and only if a is b's last, and
//	T2. an acceptable pair that isn't left is worse for one of the two than
//	    the last that it has left.
//
// Whoever has nothing left was rejected by all and stays alone. Nothing is
// deleted in fact: an entry is left if it lies between the owner's first and
// last, and the owner no further than the last of the agent named.
//
// Phase 2 walks from an agent x with two entries or more to the last of x's
// second, and so on, until the walk meets itself. The circle of the walk is a
// rotation x(0), …, x(r-1). Let y(i) be the first of x(i). Then y(i+1) is the
// second of x(i), x(i) is the last of y(i), and r ≥ 2. Eliminating the rotation
// means that y(i) rejects x(i), who turns to y(i+1), who rejects all worse than
// x(i). T1 and T2 hold again, unless somebody has nothing left.
//
// When would that be? Say z loses all. It loses its first, so z = x(j) for some
// j. It loses its second, y(j+1), who didn't reject it; so z did the rejecting,
// hence z = y(k) for some k, and x(k-1), for whom it did so, can only be z's
// first. Call that w. So w = x(k-1) = y(j), and z is w's second, and by T1 w's
// last: w has two entries left. One of them is x(j-1), whose second is y(j) = w.
// It isn't z, which is x(j); so it is w's first, y(k-1). By T1 w is the last of
// x(j-1), and it is its second too. We are where we were, with w in the place
// of z. So on: all around the circle of firsts z, w, x(j-1), … each has two
// entries left, and all are members of the rotation. On this circle the walk
// goes two steps back each time. It passes all of it, so the circle is odd.
//
// This is the odd party. Irving's algorithm stops here with the answer "none".
// Ours, like Tan's, leaves such a circle in the table as it is, and goes on
// with the others: no one outside has a member on its list any more. At the
// end, everyone has one entry left, or two in an odd party, or none. Take the
// first for s(a) and the last for p(a). By T1 these are parties, and 1 is plain.
// Two who like each other better than their lasts would be left by T2, and
// each the other's first; by T1 they would also be each other's last.
//
// The walk keeps its part before the circle for the next round, as in Gusfield
// and Irving (1989): no agent's successor on it changes but by having nothing
// left to choose. The marks for first, second and last only move one way along
// the lists, and each step of the walk is taken back by an elimination that
// moves one of them, or by an odd party: all takes O(n + m).
//
// Where most pairs are listed, a proposer's rank comes from a matrix of 16-bit
// numbers. Elsewhere lists of at most 64 are searched, and an array beside the
// lists, made by one bucket sort, serves the longer ones (file mirror.go).
//
// # Places
//
// [Place] is deferred acceptance (Gale and Shapley, 1962). The side that
// proposes gets the best it can have in any stable placement.
//
// [Placement.Verify] first checks that M is a placement and that no pair
// blocks, by wishes as above. A resident wishes for the hospitals before its
// own, a hospital for all residents before its worst one, or for all it lists
// if it has a free place. Then it checks that M is best for its side. In all
// stable placements the same residents have places, and hospitals have equally
// many, if not full the same ones (Roth, 1986).
//
// Suppose that N, best for the residents, differs from M. For each full
// hospital h let the candidate be the best resident worse than all it has who
// wishes for h, and the step lead to where this candidate is. If N places a new
// resident r in h, then r wishes for h in M; so h is full with better ones,
// and has a candidate c, who is r or better. In N, c has moved: otherwise c
// wishes for h, and h would rather have c than r. So the place where c was has
// lost one, and got a new one for it. The step leads there, and from there the
// next one: somewhere the steps go in a circle. Hence, if they don't, M is the
// best for the residents.
//
// For the hospitals' best it is much the same. A resident r who moves in N
// moves to a worse hospital that wishes for r in M. Let the step lead from r to
// the worst resident of the best hospital h that is worse for r and wishes for
// r. If r moves to h, the worst one leaves, as do all who are worse than a new
// one. If not, r likes h better than its place in N, so h then has only
// better ones than r: again the worst one has left. Either way the one to whom
// the step leads has moved, and steps again.
//
// # Sources
//
//   - D. Gale, L. S. Shapley, "College admissions and the stability of
//     marriage", American Mathematical Monthly 69 (1962) 9–15,
//     doi:10.2307/2312726
//   - R. W. Irving, "An efficient algorithm for the 'stable roommates' problem",
//     Journal of Algorithms 6 (1985) 577–595, doi:10.1016/0196-6774(85)90033-1
//   - A. E. Roth, "On the allocation of residents to rural hospitals",
//     Econometrica 54 (1986) 425–427, doi:10.2307/1913160
//   - D. Gusfield, R. W. Irving, "The Stable Marriage Problem: Structure and
//     Algorithms", MIT Press, 1989
//   - J. J. M. Tan, "A necessary and sufficient condition for the existence of
//     a complete stable matching", Journal of Algorithms 12 (1991) 154–178,
//     doi:10.1016/0196-6774(91)90028-W
//
// Where we depart: Tan extends Irving's algorithm to the same end; the condition
// by which we recognise an odd party, and its proof, are given above. Entries
// are never deleted. Verify proves a placement best by circles of steps, which
// are the rotations of Gusfield and Irving for hospitals with several places.
package stable
