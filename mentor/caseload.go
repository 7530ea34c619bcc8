package mentor

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/netflow"
)

// The limits of cases that weigh differently.
const (
	MaxCaseWeight = 4      // of one case
	MaxWeighted   = 20_000 // people accompanied where not all cases weigh 1
)

// caseUnits is how many parts a place has, so that each weight divides it.
const caseUnits = 12

// CaseWeight says how many places with a guide one person takes: somebody in
// a hard time two, say.
type CaseWeight struct {
	ID     string `json:"id"`
	Weight int    `json:"weight"` // 1 to MaxCaseWeight
}

func (d *desk) checkWeights(faults *check.List, guides map[string]bool) {
	if !faults.Count(len(d.caseload.Weights), 0, MaxPeople, "weights") {
		return
	}
	seen := map[string]bool{}
	for i, w := range d.caseload.Weights {
		switch _, known := d.index[w.ID]; {
		case !known:
			faults.Add(essor.CodeUnknownReference, "must be the id of a person of the pool", "weights", i, "id")
		case guides[w.ID]:
			faults.Add(essor.CodeInconsistent, "must not be a guide", "weights", i, "id")
		case seen[w.ID]:
			faults.Add(essor.CodeDuplicate, "must be given once", "weights", i, "id")
		}
		seen[w.ID] = true
		if w.Weight < 1 || w.Weight > MaxCaseWeight {
			faults.Add(essor.CodeOutOfRange, "must be 1 to 4", "weights", i, "weight")
		}
	}
	if !slices.ContainsFunc(d.caseload.Weights, func(w CaseWeight) bool { return w.Weight > 1 }) {
		return
	}
	if len(d.people)-len(guides) > MaxWeighted {
		faults.Add(essor.CodeTooMany, "must be for at most 20000 people", "weights")
	}
	for i, g := range d.caseload.Guides {
		if g.Least > 0 {
			faults.Add(essor.CodeInconsistent, "must be left out where cases weigh differently", "guides", i, "least")
		}
	}
}

// weighted reports whether some case takes more than one place.
func (d *desk) weighted() bool {
	return slices.ContainsFunc(d.clients, func(v int32) bool { return d.weight[v] > 1 })
}

// solved is an assignment and its proof, in numbers.
type solved struct {
	guide []int32 // of each client, as an index, or none
	price []int64 // of a place with each guide, in points
	parts int64   // a price is counted in so many parts of a point
	bound int64   // points that no assignment of as many people passes, or of any under MostPoints
	most  int     // people who can have a guide at most, 0 where not asked
	exact bool
}

// solve finds the best assignment: by prices alone where all cases weigh the
// same, and else by a search that prices guide.
func (d *desk) solve(ctx context.Context, problem netflow.Problem) (*solved, error) {
	if d.weighted() {
		return d.solveWeighted(ctx, problem)
	}
	found, err := netflow.Assign(ctx, problem, essor.Progress(ctx))
	if err != nil {
		return nil, d.failed(err)
	}
	return &solved{guide: found.Mission, price: found.Price, parts: 1, exact: true}, nil
}

func (d *desk) failed(err error) error {
	if cut := (*netflow.Infeasible)(nil); errors.As(err, &cut) {
		return d.infeasible(cut)
	}
	return fmt.Errorf("mentor: %w", err)
}

// solveWeighted first lets people be shared between guides, one place at a
// time: that is an assignment of places, whose prices prove how good any can
// be. Then it puts everybody with one guide.
func (d *desk) solveWeighted(ctx context.Context, problem netflow.Problem) (*solved, error) {
	shared := netflow.Problem{Missions: problem.Missions}
	first := make([]int32, len(d.clients)+1)
	for i, v := range d.clients {
		weight := d.weight[v]
		first[i+1] = first[i] + int32(weight)
		for range weight {
			out := problem.Out[i]
			if out != netflow.Must {
				out *= caseUnits / int64(weight)
			}
			shared.Out = append(shared.Out, out)
		}
	}
	if len(problem.Arcs) > netflow.MaxArcs/MaxCaseWeight {
		return nil, tooManyGifts()
	}
	for _, arc := range problem.Arcs {
		weight := d.weight[d.clients[arc.Agent]]
		for k := range int32(weight) {
			shared.Arcs = append(shared.Arcs, netflow.Arc{Agent: first[arc.Agent] + k, Mission: arc.Mission, Cost: arc.Cost * (caseUnits / int64(weight))})
		}
	}
	found, err := netflow.Assign(ctx, shared, essor.Progress(ctx))
	if err != nil {
		return nil, d.failed(err)
	}
	s := newSplitter(d, problem, found.Price)
	for i := range d.clients {
		if together := found.Mission[first[i]:first[i+1]]; slices.Min(together) == slices.Max(together) {
			s.put(int32(i), together[0])
		}
	}
	s.fill()
	s.improve()
	ended := s.search(0, 0)
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("mentor: %w", err)
	}
	if d.caseload.Everyone && slices.Contains(s.best, none) {
		return nil, noRoomFound(ended)
	}
	out := &solved{guide: s.best, price: found.Price, parts: caseUnits, exact: ended}
	people := int64(0)
	for _, g := range out.guide {
		if g != none {
			people++
		}
	}
	// All prices together are more than any assignment is worth. What is left
	// beside so many people may hold a part of one more, so that the best gift
	// for each may be less.
	all := s.most / caseUnits
	if s.ahead > 0 {
		out.most = min(int(all/s.ahead), d.havingGifts(problem))
	} else {
		people = int64(len(d.clients))
	}
	out.bound = min(all-people*s.ahead, bestOfEach(problem, int(people)))
	return out, nil
}

// havingGifts returns how many people some guide fits.
func (d *desk) havingGifts(problem netflow.Problem) int {
	fits := make([]bool, len(d.clients))
	for _, arc := range problem.Arcs {
		fits[arc.Agent] = true
	}
	n := 0
	for _, fit := range fits {
		if fit {
			n++
		}
	}
	return n
}

// bestOfEach returns what the people to whom most can be given would gain, if
// so many had the guide who gives them most.
func bestOfEach(problem netflow.Problem, people int) int64 {
	gains := make([]int64, len(problem.Out))
	for _, arc := range problem.Arcs {
		gains[arc.Agent] = max(gains[arc.Agent], -arc.Cost)
	}
	slices.SortFunc(gains, func(a, b int64) int { return cmp.Compare(b, a) })
	total := int64(0)
	for _, gain := range gains[:people] {
		total += gain
	}
	return total
}

func noRoomFound(proven bool) error {
	if proven {
		return &essor.FieldError{Pointer: "/guides", Code: essor.CodeInfeasible, Detail: "must have room for everyone: as these cases weigh, they can't all be placed"}
	}
	return &essor.FieldError{Pointer: "/guides", Code: essor.CodeTooMany, Detail: "must leave more room: no way was found to place everyone, nor a proof that there is none"}
}
