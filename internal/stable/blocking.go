package stable

import "context"

// BlockingPairs returns the pairs of agents who like each other better than
// their mates, each listing the other, and how many there are: of the pairs
// the first ones only, at most limit of them, in the order of A and then of B,
// with A < B.
//
// Mate is any matching: the partner of each agent, -1 for none. To have no mate
// is worse than everyone on the list, and so is a mate who isn't on it.
//
// It fails with an [*InputError] on bad input, and with the wrapped error of
// ctx once that is done. Cost: O(n + m) time and memory, besides the pairs.
func BlockingPairs(ctx context.Context, lists [][]int32, mate []int32, limit int) (pairs []Pair, count int, err error) {
	if err := countLists(lists); err != nil {
		return nil, 0, err
	}
	if len(mate) != len(lists) {
		return nil, 0, &InputError{FaultCounts, "", -1, -1}
	}
	p := &pulse{ctx: ctx}
	if err := p.check(); err != nil {
		return nil, 0, err
	}
	if err := inspect(p, lists, len(lists), ""); err != nil {
		return nil, 0, err
	}
	better := wishes{lists, make([]int32, len(lists))}
	for a, b := range mate {
		if b < none || int(b) >= len(mate) || b != none && (mate[b] != int32(a) || b == int32(a)) {
			return nil, 0, &InputError{FaultMate, "", a, -1}
		}
		better.end[a], _ = position(lists[a], b)
		if err := p.tick(1 + int(better.end[a])); err != nil {
			return nil, 0, err
		}
	}
	return better.collect(p, better, limit, func(pair Pair) bool { return pair.A < pair.B })
}

// BlockingPairs returns the residents (A) and hospitals (B) who block a
// placement: each lists the other, the resident likes the hospital better than
// its own, and the hospital has a free place or likes the resident better than
// one it has. Pairs, count and limit are those of the function
// [BlockingPairs]; so are the errors and the cost.
//
// At is any placement within the capacities: the hospital of each resident, -1
// for none. To have no place is worse than all hospitals on the list, and so
// is one that isn't on it; likewise for a hospital's residents.
func (m Market) BlockingPairs(ctx context.Context, at []int32, limit int) (pairs []Pair, count int, err error) {
	if err := countLists(m.Residents, m.Hospitals); err != nil {
		return nil, 0, err
	}
	p := &pulse{ctx: ctx}
	if err := p.check(); err != nil {
		return nil, 0, err
	}
	if err := m.inspect(p); err != nil {
		return nil, 0, err
	}
	l, err := m.look(p, at)
	if err != nil {
		return nil, 0, err
	}
	return l.better.collect(p, l.wanted, limit, func(Pair) bool { return true })
}

// collect returns the pairs that wish for each other and are to be counted.
func (w wishes) collect(p *pulse, others wishes, limit int, counts func(Pair) bool) ([]Pair, int, error) {
	back, err := others.reverse(p, len(w.lists))
	if err != nil {
		return nil, 0, err
	}
	pairs, count := []Pair{}, 0
	err = blocking(p, w, back, len(others.lists), func(pair Pair) bool {
		if !counts(pair) {
			return true
		}
		if count++; count <= limit {
			pairs = append(pairs, pair)
		}
		return true
	})
	if err != nil {
		return nil, 0, err
	}
	return pairs, count, nil
}
