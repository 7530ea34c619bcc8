package mentor

import (
	"cmp"
	"slices"

	"github.com/essor-go/essor"
)

// MaxCircles bounds the circles that are considered in one round.
const MaxCircles = 1_000_000

// gives is what a person gives another, in points above 0.
type gives struct {
	to     int32
	points int64
}

func (g gives) compare(h gives) int { return cmp.Compare(g.to, h.to) }

// ringsOf returns the rings of least to most people in which each gives to
// the next and the last to the first: each ring once, beginning with the
// least. Gifts are by giver, ascending.
func ringsOf(gifts [][]gives, least, most int) ([]bundle, error) {
	f := ringFinder{gifts: gifts, least: least, most: most, back: make([]int64, len(gifts)), near: make([]int32, len(gifts)), before: before(gifts)}
	for v := range gifts {
		f.start(int32(v))
		if f.tooMany {
			return nil, tooManyCircles()
		}
	}
	return f.rings, nil
}

// ringFinder follows gifts from the least of a ring to people after her. Only
// who can reach her in as many steps as are left is followed.
type ringFinder struct {
	gifts       [][]gives
	before      [][]int32 // givers by taker
	least, most int
	rings       []bundle
	way         []int32
	back        []int64 // what each gives the first, 0 for nothing
	near        []int32 // 1 + steps in which each reaches the first, 0 for more than there are
	tooMany     bool
}

func (f *ringFinder) start(first int32) {
	reached := []int32{first}
	f.near[first] = 1
	for i := 0; i < len(reached); i++ {
		v := reached[i]
		if int(f.near[v]) >= f.most {
			continue
		}
		for _, giver := range f.before[v] {
			if giver > first && f.near[giver] == 0 {
				f.near[giver] = f.near[v] + 1
				reached = append(reached, giver)
			}
		}
	}
	for _, giver := range f.before[first] {
		if giver > first {
			i, _ := slices.BinarySearchFunc(f.gifts[giver], gives{to: first}, gives.compare)
			f.back[giver] = f.gifts[giver][i].points
		}
	}
	f.way = append(f.way[:0], first)
	f.follow(0)
	for _, v := range reached {
		f.near[v], f.back[v] = 0, 0
	}
}

func (f *ringFinder) follow(weight int64) {
	last := f.way[len(f.way)-1]
	if back := f.back[last]; back > 0 && len(f.way) >= f.least && len(f.way) > 1 {
		if len(f.rings) == MaxCircles {
			f.tooMany = true
			return
		}
		f.rings = append(f.rings, bundle{slices.Clone(f.way), weight + back})
	}
	if len(f.way) == f.most {
		return
	}
	for _, g := range f.gifts[last] {
		steps := int(f.near[g.to]) - 1 // from the next one back to the first
		if g.to <= f.way[0] || steps < 1 || len(f.way)+steps > f.most || slices.Contains(f.way, g.to) || f.tooMany {
			continue
		}
		f.way = append(f.way, g.to)
		f.follow(weight + g.points)
		f.way = f.way[:len(f.way)-1]
	}
}

func before(gifts [][]gives) [][]int32 {
	out := make([][]int32, len(gifts))
	for v, list := range gifts {
		for _, g := range list {
			out[g.to] = append(out[g.to], int32(v))
		}
	}
	return out
}

// groupsOf returns the groups of k people in which any two have something to
// give at least one way, and each one both gives and receives.
func groupsOf(gifts [][]gives, k int) ([]bundle, error) {
	f := groupFinder{gifts: gifts, k: k, ties: make([][]gives, len(gifts)), tied: make([][]gives, k+1)}
	for v, list := range gifts {
		for _, g := range list {
			a, b := min(int32(v), g.to), max(int32(v), g.to)
			f.ties[a] = append(f.ties[a], gives{b, g.points})
		}
	}
	for v, list := range f.ties {
		f.ties[v] = added(list)
	}
	for v := range f.ties {
		f.way = append(f.way[:0], int32(v))
		f.extend(f.ties[v], 0)
		if f.tooMany {
			return nil, tooManyCircles()
		}
	}
	return f.groups, nil
}

// added sorts gifts and adds up those to and from the same person.
func added(list []gives) []gives {
	slices.SortFunc(list, gives.compare)
	kept := list[:0]
	for _, g := range list {
		if last := len(kept) - 1; last >= 0 && kept[last].to == g.to {
			kept[last].points += g.points
			continue
		}
		kept = append(kept, g)
	}
	return kept
}

type groupFinder struct {
	gifts   [][]gives
	ties    [][]gives // of each with people after her: both ways, ascending
	k       int
	way     []int32
	tied    [][]gives // by length of the way: who can come next
	members []int32   // room for those of the next groups
	groups  []bundle
	tooMany bool
}

// extend adds each of those who are tied with everybody on the way; their
// points are with all of them together.
func (f *groupFinder) extend(tied []gives, weight int64) {
	if len(f.way) == f.k {
		if !f.exchanges() {
			return
		}
		if len(f.groups) == MaxCircles {
			f.tooMany = true
			return
		}
		if len(f.members) < f.k {
			f.members = make([]int32, 1024*f.k)
		}
		members := f.members[:f.k:f.k]
		f.members = f.members[f.k:]
		copy(members, f.way)
		f.groups = append(f.groups, bundle{members, weight})
		return
	}
	for i, next := range tied {
		if f.tooMany || len(f.way)+len(tied)-i < f.k {
			return
		}
		f.way = append(f.way, next.to)
		at := len(f.way)
		if at < f.k {
			f.tied[at] = inBoth(f.tied[at][:0], tied[i+1:], f.ties[next.to])
		}
		f.extend(f.tied[at], weight+next.points)
		f.way = f.way[:at-1]
	}
}

// inBoth appends those in both lists, with their points added up.
func inBoth(out, a, b []gives) []gives {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].to < b[0].to:
			a = a[1:]
		case a[0].to > b[0].to:
			b = b[1:]
		default:
			out = append(out, gives{a[0].to, a[0].points + b[0].points})
			a, b = a[1:], b[1:]
		}
	}
	return out
}

// exchanges reports whether everybody on the way gives to another of them and
// receives from one.
func (f *groupFinder) exchanges() bool {
	receives := make([]bool, len(f.way))
	for _, v := range f.way {
		gave := false
		for i, u := range f.way {
			if _, found := slices.BinarySearchFunc(f.gifts[v], gives{to: u}, gives.compare); found {
				gave, receives[i] = true, true
			}
		}
		if !gave {
			return false
		}
	}
	return !slices.Contains(receives, false)
}

// firstShift is what one more person must be worth so that no points outweigh
// her: more than all circles that can be together.
func firstShift(bundles []bundle) int64 {
	most, people := int64(0), int32(0)
	for _, b := range bundles {
		most = max(most, b.weight)
		people = max(people, slices.Max(b.members)+1)
	}
	return most*int64(people) + 1
}

// peopleFirst returns the bundles weighted so that the most people come first
// and the most points then.
func peopleFirst(bundles []bundle) []bundle {
	shift := firstShift(bundles)
	out := slices.Clone(bundles)
	for i := range out {
		out[i].weight += shift * int64(len(out[i].members))
	}
	return out
}

func tooManyCircles() error {
	return &essor.FieldError{
		Pointer: "/people", Code: essor.CodeTooMany,
		Detail: "too many circles are possible: name topics more finely, split the pool, limit the candidates or ask for smaller circles",
	}
}
