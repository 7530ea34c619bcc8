package stable

import "slices"

// table is what is left of the lists of roommates. Agent a has its entries from
// position first[a] to last[a], less those that the other end has lost: the
// entry at k is left if and only if first[a] ≤ k ≤ last[a] and a is no worse
// for the agent named than that agent's last.
//
// From the end of phase 1 on, for all a and b that have entries left:
//
//	b is a's first  ⇔  a is b's last
//
// and an acceptable pair that is not left is worse for one of the two than its
// last. Phase 2 never takes all entries of an agent.
type table struct {
	lists  [][]int32
	ranks  *mirror
	first  []int32 // position of the best left; the list's length for none
	second []int32 // position of the second best left, or before it
	last   []int32 // position of the worst left; in phase 1 of the proposal held
	odd    []bool  // a member of an odd party of three or more

	path  []int32 // phase 2's walk
	place []int32 // of each agent on the path, -1 for none
}

func newTable(lists [][]int32, ranks *mirror) *table {
	n := len(lists)
	t := &table{
		lists: lists, ranks: ranks,
		first: make([]int32, n), second: make([]int32, n), last: make([]int32, n),
		odd: make([]bool, n), place: make([]int32, n),
	}
	for a, list := range lists {
		t.last[a] = int32(len(list)) // nobody's proposal yet
		t.place[a] = none
	}
	return t
}

// propose is phase 1 for agent a: each proposes to the best who hasn't
// rejected it, and each holds the best proposal so far. Whoever is rejected
// goes on.
func (t *table) propose(p *pulse, a int32) error {
	for a != none {
		k, end := t.first[a], int32(len(t.lists[a]))
		for k < end && t.ranks.at(a, k) >= t.last[t.lists[a][k]] {
			k++
		}
		if err := p.tick(1 + int(k-t.first[a])); err != nil {
			return err
		}
		t.first[a] = k
		if k == end {
			return nil // a stays alone
		}
		b := t.lists[a][k]
		rejected := t.holder(b)
		t.last[b] = t.ranks.at(a, k)
		a = rejected
	}
	return nil
}

// holder returns b's last: whose first b is. It is none while b has had no
// proposal.
func (t *table) holder(b int32) int32 {
	if k := t.last[b]; int(k) < len(t.lists[b]) {
		return t.lists[b][k]
	}
	return none
}

// open reports whether phase 2 has something to do for a.
func (t *table) open(a int32) bool { return t.first[a] < t.last[a] && !t.odd[a] }

// advance moves second[a] to the second entry left, and returns how many
// entries it passed. It is for an open a: the entry at last[a] is left.
func (t *table) advance(a int32) int {
	from := max(t.second[a], t.first[a]+1)
	k := from
	for t.ranks.at(a, k) > t.last[t.lists[a][k]] {
		k++
	}
	t.second[a] = k
	return int(k - from)
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
		z := t.holder(t.lists[x][t.second[x]])
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
		if t.second[x] != t.last[x] {
			return false
		}
	}
	x := rotation[0]
	return slices.Contains(rotation, t.lists[x][t.first[x]])
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
		k := t.second[x]
		t.last[t.lists[x][k]] = t.ranks.at(x, k)
		t.first[x] = k
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
		if k := t.first[a]; int(k) < len(list) {
			next[a] = list[k]
		}
	}
	return next
}
