package mentor

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// bundle is people who may form one circle, the least first, and what that is
// worth: above 0.
type bundle struct {
	members []int32
	weight  int64
}

// packing chooses bundles of which no two share a person, for the most
// weight in sum. Its prices prove how near the choice is to the best there
// is: no bundle weighs more than the prices of its members together, so no
// choice weighs more than all prices. People who are joined by no bundle are
// apart, and are searched apart.
type packing struct {
	bundles []bundle
	of      [][]int32 // bundles by person, those that fall least below their prices first
	price   []int64
	holder  []int32 // of each person: the chosen bundle that has her, or none
	steps   int64   // of search and repair that are left
	order   []int32 // of people within a search
	settled []bool
	found   []int32 // chosen by the search at its best, and on its way
	trail   []int32
	best    int64
}

const (
	// smallComponent is up to how many people all sets of them are gone
	// through, if that takes no more looks than enumerated.
	smallComponent = 16
	enumerated     = 150_000_000
	// packingSteps bounds the search where more people are joined.
	packingSteps = 3_000_000
)

// pack returns the bundles chosen, ascending, and whether no better choice
// exists. Cost: enumerated looks for each small component at
// most, and packingSteps for all others.
func pack(ctx context.Context, n int, bundles []bundle) (chosen []int32, exact bool, err error) {
	p := newPacking(n, bundles)
	p.setPrices()
	p.sortBundles()
	exact = true
	for _, people := range p.components() {
		if err := ctx.Err(); err != nil {
			return nil, false, fmt.Errorf("mentor: stopped while searching circles: %w", err)
		}
		if len(people) <= smallComponent && p.looks(people) <= enumerated {
			p.enumerate(people)
			continue
		}
		p.fill(people)
		p.improve(people)
		exact = p.search(people) && exact
	}
	for v, b := range p.holder {
		if b != none && bundles[b].members[0] == int32(v) {
			chosen = append(chosen, b)
		}
	}
	slices.Sort(chosen)
	return chosen, exact, nil
}

func newPacking(n int, bundles []bundle) *packing {
	p := &packing{
		bundles: bundles, of: make([][]int32, n), price: make([]int64, n),
		holder: make([]int32, n), settled: make([]bool, n), steps: packingSteps,
	}
	for i, b := range bundles {
		for _, v := range b.members {
			p.of[v] = append(p.of[v], int32(i))
		}
	}
	for v := range p.holder {
		p.holder[v] = none
	}
	return p
}

// components returns the people whom bundles join, each list ascending.
func (p *packing) components() [][]int32 {
	seen := make([]bool, len(p.of))
	var out [][]int32
	for v := range p.of {
		if seen[v] || len(p.of[v]) == 0 {
			continue
		}
		people := []int32{int32(v)}
		seen[v] = true
		for i := 0; i < len(people); i++ {
			for _, b := range p.of[people[i]] {
				for _, u := range p.bundles[b].members {
					if !seen[u] {
						seen[u] = true
						people = append(people, u)
					}
				}
			}
		}
		slices.Sort(people)
		out = append(out, people)
	}
	return out
}

// setPrices begins with the greatest share that a bundle has for a person and
// then lowers each price as far as her bundles allow, until nothing moves or
// it has gone round often enough. Each bundle stays paid for throughout.
func (p *packing) setPrices() {
	for _, b := range p.bundles {
		k := int64(len(b.members))
		for _, v := range b.members {
			p.price[v] = max(p.price[v], (b.weight+k-1)/k)
		}
	}
	byPrice := make([]int32, len(p.price))
	for v := range byPrice {
		byPrice[v] = int32(v)
	}
	for range 20 {
		moved := false
		slices.SortFunc(byPrice, func(u, v int32) int { return cmp.Or(cmp.Compare(p.price[v], p.price[u]), cmp.Compare(u, v)) })
		for _, v := range byPrice {
			least := int64(0)
			for _, b := range p.of[v] {
				least = max(least, p.price[v]-p.spare(b))
			}
			// Half of what is possible leaves room for the others.
			if give := (p.price[v] - least + 1) / 2; give > 0 {
				p.price[v] -= give
				moved = true
			}
		}
		if !moved {
			return
		}
	}
}

func (p *packing) sortBundles() {
	spare := make([]int64, len(p.bundles))
	for b := range p.bundles {
		spare[b] = p.spare(int32(b))
	}
	for _, list := range p.of {
		slices.SortFunc(list, func(a, b int32) int { return cmp.Or(cmp.Compare(spare[a], spare[b]), cmp.Compare(a, b)) })
	}
}

// spare is how much more than its weight the members of a bundle pay.
func (p *packing) spare(b int32) int64 {
	total := -p.bundles[b].weight
	for _, v := range p.bundles[b].members {
		total += p.price[v]
	}
	return total
}

// looks returns how many bundles [packing.enumerate] looks at, at most.
func (p *packing) looks(people []int32) int64 {
	total := int64(0)
	for i, v := range people {
		first := int64(0)
		for _, b := range p.of[v] {
			if p.bundles[b].members[0] == v {
				first++
			}
		}
		total += first << (len(people) - 1 - i)
	}
	return total
}

// enumerate finds the best choice for a small component by going through all
// sets of people, each time settling the first of them.
func (p *packing) enumerate(people []int32) {
	place := map[int32]int{}
	for i, v := range people {
		place[v] = i
	}
	type option struct {
		bundle int32
		set    uint32
	}
	options := make([][]option, len(people)) // by the first of their members
	for i, v := range people {
		for _, b := range p.of[v] {
			if p.bundles[b].members[0] != v {
				continue
			}
			set := uint32(0)
			for _, u := range p.bundles[b].members {
				set |= 1 << place[u]
			}
			options[i] = append(options[i], option{b, set})
		}
	}
	size := 1 << len(people)
	best, choice := make([]int64, size), make([]int32, size)
	for set := uint32(1); set < uint32(size); set++ {
		first := 0
		for set>>first&1 == 0 {
			first++
		}
		best[set], choice[set] = best[set&(set-1)], none
		for k, o := range options[first] {
			if o.set&^set == 0 && best[set&^o.set]+p.bundles[o.bundle].weight > best[set] {
				best[set], choice[set] = best[set&^o.set]+p.bundles[o.bundle].weight, int32(k)
			}
		}
	}
	for set := uint32(size - 1); set != 0; {
		if choice[set] == none {
			set &= set - 1
			continue
		}
		first := 0
		for set>>first&1 == 0 {
			first++
		}
		o := options[first][choice[set]]
		p.take(o.bundle)
		set &^= o.set
	}
}

func (p *packing) take(b int32) {
	for _, v := range p.bundles[b].members {
		p.holder[v] = b
	}
}

func (p *packing) drop(b int32) {
	for _, v := range p.bundles[b].members {
		p.holder[v] = none
	}
}

func (p *packing) free(b int32) bool {
	for _, v := range p.bundles[b].members {
		if p.holder[v] != none {
			return false
		}
	}
	return true
}

// fill takes bundles of these people that nobody holds, those that fall
// least below their members' prices first.
func (p *packing) fill(people []int32) {
	var open []int32
	for _, v := range people {
		for _, b := range p.of[v] {
			p.steps--
			if p.holder[v] == none && p.free(b) {
				open = append(open, b)
			}
		}
	}
	slices.SortFunc(open, func(a, b int32) int {
		return cmp.Or(cmp.Compare(p.spare(a), p.spare(b)), cmp.Compare(p.bundles[b].weight, p.bundles[a].weight), cmp.Compare(a, b))
	})
	for _, b := range open {
		if p.free(b) {
			p.take(b)
		}
	}
}

// improve puts in one bundle for those that it displaces, fills up, and keeps
// what is better, until nothing is or half of the steps are used.
func (p *packing) improve(people []int32) {
	var bundles []int32
	for _, v := range people {
		for _, b := range p.of[v] {
			if p.bundles[b].members[0] == v {
				bundles = append(bundles, b)
			}
		}
	}
	for better := true; better; {
		better = false
		for _, b := range bundles {
			if p.steps < packingSteps/2 {
				return
			}
			better = p.exchange(b) || better
		}
	}
}

// exchange tries bundle b in place of those who hold its members, and reports
// whether that was better.
func (p *packing) exchange(b int32) bool {
	var out, freed []int32
	lost := int64(0)
	p.steps--
	for _, v := range p.bundles[b].members {
		h := p.holder[v]
		if h == b {
			return false
		}
		if h != none && !slices.Contains(out, h) {
			out = append(out, h)
			lost += p.bundles[h].weight
			freed = append(freed, p.bundles[h].members...)
		}
	}
	for _, h := range out {
		p.drop(h)
	}
	p.take(b)
	gained := p.bundles[b].weight
	var in []int32
	for _, v := range freed {
		if p.holder[v] != none {
			continue
		}
		best := int32(none)
		for _, c := range p.of[v] {
			p.steps--
			if p.free(c) && (best == none || p.bundles[c].weight > p.bundles[best].weight) {
				best = c
			}
		}
		if best != none {
			p.take(best)
			in = append(in, best)
			gained += p.bundles[best].weight
		}
	}
	if gained > lost {
		return true
	}
	for _, c := range in {
		p.drop(c)
	}
	p.drop(b)
	for _, h := range out {
		p.take(h)
	}
	return false
}

// search looks for something better than what these people hold, by branch
// and bound, and reports whether it came to an end.
func (p *packing) search(people []int32) bool {
	p.order = slices.Clone(people)
	slices.SortFunc(p.order, func(u, v int32) int { return cmp.Or(cmp.Compare(p.price[v], p.price[u]), cmp.Compare(u, v)) })
	p.best, p.found, p.trail = 0, p.found[:0], p.trail[:0]
	room := int64(0)
	for _, v := range people {
		room += p.price[v]
		if b := p.holder[v]; b != none && p.bundles[b].members[0] == v {
			p.best += p.bundles[b].weight
			p.found = append(p.found, b)
		}
	}
	ended := p.branch(0, 0, room)
	for _, v := range people {
		p.holder[v] = none
	}
	for _, b := range p.found {
		p.take(b)
	}
	return ended
}

// branch settles the people from place at on, given the weight chosen so far
// and the prices of those who aren't settled.
func (p *packing) branch(at int, weight, room int64) bool {
	for at < len(p.order) && p.settled[p.order[at]] {
		at++
	}
	if p.steps--; p.steps < 0 {
		return false
	}
	if weight > p.best {
		p.best, p.found = weight, append(p.found[:0], p.trail...)
	}
	if at == len(p.order) || weight+room <= p.best {
		return true
	}
	v := p.order[at]
	for _, b := range p.of[v] {
		if p.steps--; p.steps < 0 {
			return false
		}
		spare := p.spare(b)
		if weight+room-spare <= p.best {
			break
		}
		if slices.ContainsFunc(p.bundles[b].members, func(u int32) bool { return p.settled[u] }) {
			continue
		}
		p.settle(b, true)
		ended := p.branch(at+1, weight+p.bundles[b].weight, room-spare-p.bundles[b].weight)
		p.settle(b, false)
		if !ended {
			return false
		}
	}
	p.settled[v] = true
	ended := p.branch(at+1, weight, room-p.price[v])
	p.settled[v] = false
	return ended
}

func (p *packing) settle(b int32, in bool) {
	for _, v := range p.bundles[b].members {
		p.settled[v] = in
	}
	if in {
		p.trail = append(p.trail, b)
	} else {
		p.trail = p.trail[:len(p.trail)-1]
	}
}
