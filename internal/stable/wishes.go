package stable

// wishes are, for each agent of a side, those whom it likes better than what
// it has: the entries of its list before end. A pair blocks if each wishes for
// the other.
type wishes struct {
	lists [][]int32
	end   []int32
}

func (w wishes) of(a int) []int32 { return w.lists[a][:w.end[a]] }

// wishers are the reverse: for each agent of a side those who wish for it,
// ascending.
type wishers struct {
	end []int32
	who []int32
}

func (w wishers) of(b int) []int32 {
	if b == 0 {
		return w.who[:w.end[0]]
	}
	return w.who[w.end[b-1]:w.end[b]]
}

// reverse returns who wishes for each of others agents.
func (w wishes) reverse(p *pulse, others int) (wishers, error) {
	counts := make([]int32, others+1)
	for a := range w.lists {
		if err := p.tick(1 + int(w.end[a])); err != nil {
			return wishers{}, err
		}
		for _, b := range w.of(a) {
			counts[b+1]++
		}
	}
	for b := range others {
		counts[b+1] += counts[b]
	}
	who := make([]int32, counts[others])
	for a := range w.lists {
		if err := p.tick(1 + int(w.end[a])); err != nil {
			return wishers{}, err
		}
		for _, b := range w.of(a) {
			who[counts[b]] = int32(a)
			counts[b]++ // from the beginning of b's part to its end
		}
	}
	return wishers{counts[:others], who}, nil
}

// Pair is two agents: roommates A < B, or resident A and hospital B.
type Pair struct{ A, B int32 }

// blocking calls found for each blocking pair, in the order of A and then of
// B, until it returns false. Side w has the agents A; back are those on the
// other side who wish for them.
func blocking(p *pulse, w wishes, back wishers, others int, found func(Pair) bool) error {
	mark := make([]int32, others) // the last agent to wish for each, from 1
	for a := range w.lists {
		if err := p.tick(1 + int(w.end[a]) + len(back.of(a))); err != nil {
			return err
		}
		for _, b := range w.of(a) {
			mark[b] = int32(a) + 1
		}
		for _, b := range back.of(a) {
			if mark[b] == int32(a)+1 && !found(Pair{int32(a), b}) {
				return nil
			}
		}
	}
	return nil
}
