package mentor

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/essor-go/essor/internal/matching"
)

// MaxCapacity is how many partners one person can have in a round. A pin, an
// acceptance of both or a kept pair is one of one: see [Person].Capacity.
const MaxCapacity = 5

// seating says who is with whom, but for those who are pinned. Where nobody
// has more than one partner, the mates are all there is to know.
type seating struct {
	pairs [][2]int32 // the lesser first, in order
	mate  []int32    // of each person one partner, or none
}

func seatingOf(n int, pairs [][2]int32) seating {
	slices.SortFunc(pairs, func(a, b [2]int32) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	s := seating{pairs, make([]int32, n)}
	for i := range s.mate {
		s.mate[i] = none
	}
	for _, p := range pairs {
		s.mate[p[0]], s.mate[p[1]] = p[1], p[0]
	}
	return s
}

func seatingOfMates(mate []int32) seating {
	s := seating{mate: mate}
	for i, partner := range mate {
		if int32(i) < partner {
			s.pairs = append(s.pairs, [2]int32{int32(i), partner})
		}
	}
	return s
}

func (s seating) together(a, b int32) bool {
	_, found := slices.BinarySearchFunc(s.pairs, [2]int32{min(a, b), max(a, b)}, func(p, q [2]int32) int {
		return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1]))
	})
	return found
}

// capacities returns how many partners each person may have, nil where nobody
// who is looked for may have more than one.
func (r *roster) capacities() []int32 {
	out, several := make([]int32, len(r.people)), false
	for i, p := range r.people {
		out[i] = int32(max(p.Capacity, 1))
		several = several || r.free(i) && p.Capacity > 1
	}
	if !several {
		return nil
	}
	return out
}

// ahead is what a pair is worth before points: more than all points together
// where the most pairs come first.
func (r *roster) ahead(capacity []int32) int64 {
	if r.options.Goal == MostPoints {
		return 0
	}
	places := int64(0)
	for _, c := range capacity {
		places += int64(c)
	}
	most := int64(MaxPoints) + max(int64(r.options.Keep), 2*waitingWeeks*int64(r.options.Waiting))
	return most*(places/2) + 1
}

// raised returns the edges with their weights as the kernel is to see them.
func raised(edges []matching.Edge, by int64) []matching.Edge {
	out := slices.Clone(edges)
	for i := range out {
		out[i].Weight += by
	}
	return out
}

// several finds the best matching where people may have several partners.
func (r *roster) several(ctx context.Context, edges []matching.Edge, capacity []int32, progress func(done, total int)) (optimum, error) {
	ahead := r.ahead(capacity)
	loads, err := allot(ctx, len(r.people), raised(edges, ahead), capacity, progress)
	if err != nil {
		return optimum{}, err
	}
	var pairs [][2]int32
	for _, i := range loads.Chosen {
		pairs = append(pairs, [2]int32{min(edges[i].U, edges[i].V), max(edges[i].U, edges[i].V)})
	}
	c := certificateOf(loads.Proof)
	c.Copies, c.Weight = loads.Proof.Mate, loads.Proof.Weight
	return optimum{seatingOf(len(r.people), pairs), c, loads.Weight - ahead*int64(len(pairs))}, nil
}

// allot calls the kernel.
func allot(ctx context.Context, n int, edges []matching.Edge, capacity []int32, progress func(done, total int)) (*matching.Loads, error) {
	loads, err := matching.Choose(ctx, n, edges, capacity, progress)
	if bad := (*matching.InputError)(nil); errors.As(err, &bad) {
		return nil, tooManyPairs()
	}
	if err != nil {
		return nil, stopped(err)
	}
	return loads, nil
}

// mostPairs returns how many pairs a matching can have.
func mostPairs(ctx context.Context, n int, edges []matching.Edge, capacity []int32) (int, error) {
	if capacity == nil {
		largest, err := matching.MostPairs(ctx, n, edges, nil)
		if err != nil {
			return 0, stopped(err)
		}
		return largest.Pairs, nil
	}
	alike := slices.Clone(edges)
	for i := range alike {
		alike[i].Weight = 1
	}
	loads, err := allot(ctx, n, alike, capacity, nil)
	if err != nil {
		return 0, err
	}
	return len(loads.Chosen), nil
}

// proves reports whether the certificate proves that no better matching exists
// where people may have several partners.
func (c Certificate) proves(r *roster, s seating, edges []matching.Edge, capacity []int32) bool {
	edges = raised(edges, r.ahead(capacity))
	loads := matching.Loads{Proof: c.solution()}
	loads.Proof.Goal, loads.Proof.Mate, loads.Proof.Weight = matching.GoalWeight, c.Copies, c.Weight
	for i, mate := range c.Copies {
		if int32(i) < mate {
			loads.Proof.Pairs++
		}
	}
	for i, e := range edges {
		if s.together(e.U, e.V) {
			loads.Chosen = append(loads.Chosen, int32(i))
			loads.Weight += e.Weight
		}
	}
	return loads.Verify(len(r.people), edges, capacity) == nil
}
