package mentor

import (
	"cmp"
	"slices"

	"github.com/essor-go/essor/internal/netflow"
)

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
		if problem.Out[i] != netflow.Must {
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
