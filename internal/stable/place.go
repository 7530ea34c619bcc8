package stable

import "context"

// Placement is a stable placement of residents.
type Placement struct {
	At []int32 // the hospital of each resident, -1 for none
}

// Place returns the stable placement that is best for a side: each resident
// gets the best hospital, or each hospital the best residents, that it has in
// any stable placement. What is best for all of one side is worst for all of
// the other. It has checked that the placement is stable and best.
//
// Which residents are placed, how many each hospital has, and which ones a
// hospital has that isn't full, are the same in all stable placements (the
// rural hospitals theorem).
//
// There is only one such placement, whatever the numbers of the agents. It fails
// with an [*InputError] on bad input, and with the wrapped error of ctx once
// that is done. Progress, which may be nil, is told now and then, on the
// caller's goroutine, how many lists of how many are done with: more each time,
// all at the end. The market is neither changed nor kept.
//
// Cost: O(n + m) for n agents and m entries. Memory: about 100 bytes for each
// agent and at most 20 for each entry.
func Place(ctx context.Context, m Market, best Side, progress func(done, total int)) (*Placement, error) {
	if err := checkSide(m, best); err != nil {
		return nil, err
	}
	p := &pulse{ctx: ctx, report: progress, total: len(m.Residents) + len(m.Hospitals)}
	propose := residentsPropose
	if best == Hospitals {
		propose = hospitalsPropose
		p.total += len(m.Hospitals)
	} else {
		p.total += len(m.Residents)
	}
	if err := p.check(); err != nil {
		return nil, err
	}
	var err error
	if m.Residents, err = together(p, m.Residents); err != nil {
		return nil, err
	}
	if m.Hospitals, err = together(p, m.Hospitals); err != nil {
		return nil, err
	}
	if err := m.inspect(p); err != nil {
		return nil, err
	}
	at, err := propose(p, m)
	if err != nil {
		return nil, err
	}
	s := &Placement{at}
	if err := s.verify(p, m, best); err != nil {
		return nil, err
	}
	p.done = p.total
	p.tell()
	return s, nil
}

// checkSide checks what Place and Verify look at first.
func checkSide(m Market, best Side) error {
	if best != Residents && best != Hospitals {
		return &InputError{FaultSide, "", -1, -1}
	}
	return countLists(m.Residents, m.Hospitals)
}

// residentsPropose lets residents propose to hospitals, the best first. A full
// hospital rejects the worst it has.
func residentsPropose(p *pulse, m Market) ([]int32, error) {
	ranks, err := newMirror(p, m.Residents, m.Hospitals)
	if err != nil {
		return nil, err
	}
	w := newWards(m)
	next := make([]int32, len(m.Residents))
	at := make([]int32, len(m.Residents))
	for r := range at {
		at[r] = none
	}
	for begin := range m.Residents {
		for r := int32(begin); r != none; {
			list := m.Residents[r]
			if int(next[r]) == len(list) {
				break // r stays without a place
			}
			h, rank := list[next[r]], ranks.at(r, next[r])
			next[r]++
			if err := p.tick(1); err != nil {
				return nil, err
			}
			if !w.wants(h, rank) {
				continue
			}
			at[r] = h
			rejected := w.take(h, rank)
			if rejected != none {
				at[rejected] = none
			}
			r = rejected
		}
		p.done++
	}
	return at, nil
}

// wards hold the residents of each hospital by their positions in its list.
type wards struct {
	m     Market
	held  [][]bool // by position
	free  []int32  // places
	worst []int32  // the greatest position held, -1 for none
}

func newWards(m Market) *wards {
	n, entries := len(m.Hospitals), 0
	for _, list := range m.Hospitals {
		entries += len(list)
	}
	w := &wards{m, make([][]bool, n), make([]int32, n), make([]int32, n)}
	all := make([]bool, entries)
	for h, list := range m.Hospitals {
		w.held[h], all = all[:len(list)], all[len(list):]
		w.free[h] = m.Capacity[h]
		w.worst[h] = none
	}
	return w
}

// wants reports whether hospital h would take the resident of a position.
func (w *wards) wants(h, rank int32) bool {
	return rank < w.worst[h] || w.free[h] > 0 && int(rank) < len(w.held[h])
}

// take gives a place to the resident of a position whom h wants, and returns
// the one who lost it, or none. The worst position only falls once h is full,
// so that the search for the next worst costs no more than the list in all.
func (w *wards) take(h, rank int32) int32 {
	w.held[h][rank] = true
	if w.free[h] > 0 {
		w.free[h]--
		w.worst[h] = max(w.worst[h], rank)
		return none
	}
	rejected := w.m.Hospitals[h][w.worst[h]]
	w.held[h][w.worst[h]] = false
	for !w.held[h][w.worst[h]] {
		w.worst[h]--
	}
	return rejected
}

// hospitalsPropose lets hospitals propose places to residents, the best first.
// A resident keeps the best place so far; the hospital it leaves goes on.
func hospitalsPropose(p *pulse, m Market) ([]int32, error) {
	ranks, err := newMirror(p, m.Hospitals, m.Residents)
	if err != nil {
		return nil, err
	}
	o := newOffers(m, ranks)
	for begin, list := range m.Hospitals {
		for place := int32(0); place < m.Capacity[begin] && int(o.next[begin]) < len(list); place++ {
			for h := int32(begin); h != none; {
				tried := o.next[h]
				left := o.offer(h)
				if err := p.tick(int(o.next[h] - tried)); err != nil {
					return nil, err
				}
				h = left
			}
		}
		p.done++
	}
	return o.at(), nil
}

// offers are the places that residents have kept so far.
type offers struct {
	m     Market
	ranks *mirror
	next  []int32 // how many of its list each hospital has tried
	kept  []int32 // position of each resident's hospital, the list's length for none
}

func newOffers(m Market, ranks *mirror) *offers {
	o := &offers{m, ranks, make([]int32, len(m.Hospitals)), make([]int32, len(m.Residents))}
	for r, list := range m.Residents {
		o.kept[r] = int32(len(list))
	}
	return o
}

// offer finds a taker for one place of h, if there is one, and returns the
// hospital that the taker left, or none.
func (o *offers) offer(h int32) int32 {
	list := o.m.Hospitals[h]
	for int(o.next[h]) < len(list) {
		k := o.next[h]
		o.next[h]++
		r := list[k]
		rank, had := o.ranks.at(h, k), o.kept[r]
		if rank >= had {
			continue
		}
		o.kept[r] = rank
		if int(had) < len(o.m.Residents[r]) {
			return o.m.Residents[r][had]
		}
		return none
	}
	return none
}

// at returns the hospital of each resident.
func (o *offers) at() []int32 {
	at := make([]int32, len(o.kept))
	for r, list := range o.m.Residents {
		at[r] = none
		if k := o.kept[r]; int(k) < len(list) {
			at[r] = list[k]
		}
	}
	return at
}
