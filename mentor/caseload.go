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
	bound int64   // points that no assignment of as many people passes
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
		return nil, tooManyPairs()
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
	// All prices together, less what so many people are worth before points.
	out.bound = s.most/caseUnits - people*s.ahead
	return out, nil
}

func noRoomFound(proven bool) error {
	if proven {
		return &essor.FieldError{Pointer: "/guides", Code: essor.CodeInfeasible, Detail: "must have room for everyone: as these cases weigh, they can't all be placed"}
	}
	return &essor.FieldError{Pointer: "/guides", Code: essor.CodeTooMany, Detail: "must leave more room: no way was found to place everyone, nor a proof that there is none"}
}

// choice is a guide whom a client may have, and by how much less than the best
// there could be, at these prices, it is worth.
type choice struct {
	guide int32
	loss  int64
}

// splitter puts each client with one guide, or none, so that little is lost
// against the bound by prices: what a choice is worth less than the client's
// best, and what free places would have been worth.
type splitter struct {
	d       *desk
	choices [][]choice // by client, the least loss first; guide none is staying out
	weight  []int64
	price   []int64
	room    []int64
	ahead   int64 // what a person is worth before points
	most    int64 // the bound: worth of all clients at these prices, and of all places
	at      []int32
	order   []int32 // of clients in the search, those with most to lose first
	best    []int32
	least   int64 // loss of the best
	steps   int
}

// splitSteps bounds the search of a splitter.
const splitSteps = 2_000_000

func newSplitter(d *desk, problem netflow.Problem, price []int64) *splitter {
	n := len(d.clients)
	s := &splitter{
		d: d, choices: make([][]choice, n), weight: make([]int64, n), price: price, room: make([]int64, len(price)),
		at: make([]int32, n), steps: splitSteps,
	}
	if !d.caseload.Everyone {
		s.ahead = d.stayingOut()
	}
	for g, m := range problem.Missions {
		s.room[g] = int64(m.Capacity)
		s.most += price[g] * s.room[g]
	}
	for i, v := range d.clients {
		s.at[i], s.weight[i] = none, int64(d.weight[v])
		if !d.caseload.Everyone {
			s.choices[i] = append(s.choices[i], choice{none, 0})
		}
	}
	for _, arc := range problem.Arcs {
		i := arc.Agent
		worth := caseUnits*(s.ahead-arc.Cost) - s.weight[i]*price[arc.Mission]
		s.choices[i] = append(s.choices[i], choice{arc.Mission, -worth})
	}
	for i, list := range s.choices {
		slices.SortFunc(list, func(a, b choice) int { return cmp.Or(cmp.Compare(a.loss, b.loss), cmp.Compare(a.guide, b.guide)) })
		if len(list) == 0 {
			continue
		}
		top := list[0].loss
		s.most -= top
		for k := range list {
			list[k].loss -= top
		}
		s.order = append(s.order, int32(i))
	}
	regret := func(i int32) int64 {
		if list := s.choices[i]; len(list) > 1 {
			return list[1].loss
		}
		return 1 << 62
	}
	slices.SortFunc(s.order, func(a, b int32) int { return cmp.Or(cmp.Compare(regret(b), regret(a)), cmp.Compare(a, b)) })
	return s
}

func (s *splitter) put(i, g int32) {
	if was := s.at[i]; was != none {
		s.room[was] += s.weight[i]
	}
	if s.at[i] = g; g != none {
		s.room[g] -= s.weight[i]
	}
}

func (s *splitter) fits(i, g int32) bool { return g == none || s.room[g] >= s.weight[i] }

// lossOf returns what client i loses with a guide.
func (s *splitter) lossOf(i, g int32) int64 {
	for _, c := range s.choices[i] {
		if c.guide == g {
			return c.loss
		}
	}
	return 1 << 50 // stays out where everyone must have a guide
}

// fill gives a place to those who have none, where one is free that loses
// less than staying out, heavy cases first.
func (s *splitter) fill() {
	open := slices.Clone(s.order)
	slices.SortStableFunc(open, func(a, b int32) int { return cmp.Compare(s.weight[b], s.weight[a]) })
	for _, i := range open {
		if s.at[i] != none {
			continue
		}
		for _, c := range s.choices[i] {
			if s.fits(i, c.guide) {
				s.put(i, c.guide)
				break
			}
		}
	}
}

// total is what is lost in all.
func (s *splitter) total() int64 {
	lost := int64(0)
	for _, i := range s.order {
		lost += s.lossOf(i, s.at[i])
	}
	for g, room := range s.room {
		lost += room * s.price[g]
	}
	return lost
}

// improve moves clients to guides whom they like better, if need be in
// exchange for another client who then takes her next best, as long as that
// loses less in sum.
func (s *splitter) improve() {
	with := make([][]int32, len(s.room)) // clients by guide
	for _, i := range s.order {
		if g := s.at[i]; g != none {
			with[g] = append(with[g], i)
		}
	}
	move := func(i, g int32) {
		if was := s.at[i]; was != none {
			k := slices.Index(with[was], i)
			with[was] = slices.Delete(with[was], k, k+1)
		}
		if s.put(i, g); g != none {
			with[g] = append(with[g], i)
		}
	}
	// gain is what a move of one client alone would bring.
	gain := func(i, g int32) int64 {
		gained := s.lossOf(i, s.at[i]) - s.lossOf(i, g)
		if g != none {
			gained += s.weight[i] * s.price[g]
		}
		if was := s.at[i]; was != none {
			gained -= s.weight[i] * s.price[was]
		}
		return gained
	}
	for better, round := true, 0; better && round < 20; round++ {
		better = false
		for _, i := range s.order {
			for _, c := range s.choices[i] {
				if c.guide == s.at[i] {
					continue
				}
				if s.fits(i, c.guide) {
					if gain(i, c.guide) > 0 {
						move(i, c.guide)
						better = true
					}
					continue
				}
				better = s.exchange(i, c.guide, slices.Clone(with[c.guide]), move, gain) || better
			}
		}
	}
	s.best, s.least = slices.Clone(s.at), s.total()
}

// exchange tries to put client i with guide g in the place of one of those
// whom the guide has.
func (s *splitter) exchange(i, g int32, others []int32, move func(i, g int32), gain func(i, g int32) int64) bool {
	from := s.at[i]
	for _, other := range others {
		if s.room[g]+s.weight[other] < s.weight[i] {
			continue
		}
		before := gain(other, none)
		move(other, none)
		gained := before + gain(i, g)
		move(i, g)
		for _, next := range s.choices[other] {
			if next.guide != g && s.fits(other, next.guide) {
				if gained += gain(other, next.guide); gained > 0 {
					move(other, next.guide)
					return true
				}
				break
			}
		}
		move(i, from)
		move(other, g)
	}
	return false
}

// search tries all choices in order of what they lose, as long as that is less
// than the best so far, and reports whether it came to an end.
func (s *splitter) search(depth int, lost int64) bool {
	if depth == 0 {
		for i := range s.at {
			s.put(int32(i), none)
		}
	}
	if s.steps--; s.steps < 0 {
		return false
	}
	if lost >= s.least {
		return true
	}
	if depth == len(s.order) {
		if total := s.total(); total < s.least {
			s.best, s.least = slices.Clone(s.at), total
		}
		return true
	}
	i := s.order[depth]
	for _, c := range s.choices[i] {
		if lost+c.loss >= s.least {
			break
		}
		if !s.fits(i, c.guide) {
			continue
		}
		s.put(i, c.guide)
		ended := s.search(depth+1, lost+c.loss)
		s.put(i, none)
		if !ended {
			return false
		}
	}
	return true
}
