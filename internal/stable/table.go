package stable

import "slices"

// table is what is left of the lists of roommates. Agent a has its entries from
// first to last, less those that the other end has lost: the entry at position
// k is left if and only if first ≤ k ≤ last and a is no worse for the agent
// named than that agent's last. From the end of phase 1 on, T1 and T2 of the
// package comment hold.
type table struct {
	lists [][]int32
	ranks *mirror
	rests []rest
	odd   []bool // a member of an odd party of three or more

	path  []int32 // phase 2's walk
	place []int32 // of each agent on the path, -1 for none
}

// rest is what an agent has left, as positions in its list.
type rest struct {
	first  int32 // the best left; the list's length for none
	second int32 // the second best left, or before it
	last   int32 // the worst left; in phase 1 the proposal held, the list's length for none
	holder int32 // the agent at last, -1 for none: whose first this one is
}

func newTable(lists [][]int32, ranks *mirror) *table {
	n := len(lists)
	t := &table{
		lists: lists, ranks: ranks,
		rests: make([]rest, n), odd: make([]bool, n), place: make([]int32, n),
	}
	for a, list := range lists {
		t.rests[a] = rest{last: int32(len(list)), holder: none}
		t.place[a] = none
	}
	return t
}

// propose is phase 1 for agent a: each proposes to the best who hasn't
// rejected it, and each holds the best proposal so far. Whoever is rejected
// goes on.
func (t *table) propose(p *pulse, a int32) error {
	for a != none {
		list, r := t.lists[a], &t.rests[a]
		from, rank := r.first, int32(0)
		for ; int(r.first) < len(list); r.first++ {
			if rank = t.ranks.at(a, r.first); rank < t.rests[list[r.first]].last {
				break
			}
		}
		if err := p.tick(1 + int(r.first-from)); err != nil {
			return err
		}
		if int(r.first) == len(list) {
			return nil // a stays alone
		}
		to := &t.rests[list[r.first]]
		rejected := to.holder
		to.last, to.holder = rank, a
		a = rejected
	}
	return nil
}

// open reports whether phase 2 has something to do for a.
func (t *table) open(a int32) bool { return t.rests[a].first < t.rests[a].last && !t.odd[a] }

// advance moves on to the second entry left, and returns how many entries it
// passed. It is for an open a: the entry at last is left.
func (t *table) advance(a int32) int {
	list, r := t.lists[a], &t.rests[a]
	from := max(r.second, r.first+1)
	r.second = from
	for t.ranks.at(a, r.second) > t.rests[list[r.second]].last {
		r.second++
	}
	return int(r.second - from)
}

// rotation returns a rotation of the table, nil when a has nothing left to
// choose. It walks from each agent to the last of its second until it meets
// its own path; the part before that remains for the next call.
func (t *table) rotation(p *pulse, a int32) ([]int32, error) {
	for len(t.path) > 0 && !t.open(t.path[len(t.path)-1]) {
		t.drop(len(t.path) - 1)
	}
	if len(t.path) == 0 {
		if !t.open(a) {
			return nil, nil
		}
		t.push(a)
	}
	for {
		x := t.path[len(t.path)-1]
		if err := p.tick(1 + t.advance(x)); err != nil {
			return nil, err
		}
		z := t.rests[t.lists[x][t.rests[x].second]].holder
		if at := t.place[z]; at != none {
			return t.drop(int(at)), nil
		}
		t.push(z)
	}
}

func (t *table) push(a int32) {
	t.place[a] = int32(len(t.path))
	t.path = append(t.path, a)
}

// drop takes the path from an index on away, and returns it. It stays valid
// until the next push.
func (t *table) drop(from int) []int32 {
	rest := t.path[from:]
	for _, a := range rest {
		t.place[a] = none
	}
	t.path = t.path[:from]
	return rest
}

// isOdd reports whether a rotation is an odd party: its members have but two
// entries left, which name members. One first tells for all: the walk takes
// every other step backward on a cycle of firsts, hence passes all of the cycle
// if that is odd and none of the firsts if it is even.
func (t *table) isOdd(rotation []int32) bool {
	for _, x := range rotation {
		if t.rests[x].second != t.rests[x].last {
			return false
		}
	}
	x := rotation[0]
	return slices.Contains(rotation, t.lists[x][t.rests[x].first])
}

// settle keeps an odd party as it is.
func (t *table) settle(party []int32) {
	for _, x := range party {
		t.odd[x] = true
	}
}

// eliminate lets the first of each x of a rotation reject x, which turns to its
// second; that rejects all who are worse than x.
func (t *table) eliminate(rotation []int32) {
	for _, x := range rotation {
		k := t.rests[x].second
		t.rests[x].first = k
		y := &t.rests[t.lists[x][k]]
		y.last, y.holder = t.ranks.at(x, k), x
	}
}

// reduce is phase 2 for agent a: it ends when a has one entry left or is in an
// odd party.
func (t *table) reduce(p *pulse, a int32) error {
	for {
		rotation, err := t.rotation(p, a)
		if rotation == nil {
			return err
		}
		if t.isOdd(rotation) {
			t.settle(rotation)
		} else {
			t.eliminate(rotation)
		}
	}
}

// successors returns the stable partition that is left after phase 2: each
// agent's first, or the agent itself.
func (t *table) successors() []int32 {
	next := make([]int32, len(t.lists))
	for a, list := range t.lists {
		next[a] = int32(a)
		if k := t.rests[a].first; int(k) < len(list) {
			next[a] = list[k]
		}
	}
	return next
}
