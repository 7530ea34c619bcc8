package mentor

import (
	"cmp"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/netflow"
)

// desk is a roster with guides.
type desk struct {
	*roster
	caseload Caseload
	guides   []Guide // by id
	guideOf  []int32 // index in guides, or none
	present  []int32 // guide at present, as an index in guides, or none
	held     []bool  // by person: the guide at present still fits
	clients  []int32 // people accompanied who are looked for
	weight   []int   // places that each person takes
}

func newDesk(pool Pool, caseload Caseload, options Options) (*desk, error) {
	d := &desk{caseload: caseload}
	pool.Pin, pool.Keep, pool.Answers = nil, nil, nil
	var err error
	if d.roster, err = newRoster(pool, options); err != nil {
		return nil, err
	}
	var faults check.List
	d.check(&faults)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	d.guides = inOrder(caseload.Guides, func(a, b Guide) int { return cmp.Compare(a.ID, b.ID) })
	d.guideOf, d.present = make([]int32, len(d.people)), make([]int32, len(d.people))
	for i := range d.people {
		d.guideOf[i], d.present[i] = none, none
	}
	for g := range d.guides {
		d.guideOf[d.index[d.guides[g].ID]] = int32(g)
		d.guides[g].Clients = inOrder(d.guides[g].Clients, cmp.Compare[string])
		for _, id := range d.guides[g].Clients {
			d.present[d.index[id]] = int32(g)
		}
	}
	for i := range d.people {
		if d.guideOf[i] == none && d.member[i] {
			d.clients = append(d.clients, int32(i))
		}
	}
	d.weight = make([]int, len(d.people))
	for i := range d.weight {
		d.weight[i] = 1
	}
	heavy := []CaseWeight{}
	for _, w := range inOrder(caseload.Weights, func(a, b CaseWeight) int { return cmp.Compare(a.ID, b.ID) }) {
		if d.weight[d.index[w.ID]] = w.Weight; w.Weight > 1 {
			heavy = append(heavy, w)
		}
	}
	d.again()
	d.fingerprint, err = essor.FingerprintOf("mentor.Assignment", struct {
		Round    essor.Fingerprint `json:"round"`
		Guides   []Guide           `json:"guides"`
		Weights  []CaseWeight      `json:"weights"`
		Everyone bool              `json:"everyone"`
	}{d.fingerprint, d.guides, heavy, caseload.Everyone})
	return d, err
}

// asked says that only guides give here, and only to others.
func (d *desk) asked() giftSearch {
	return giftSearch{
		from: func(i int32) bool { return d.guideOf[i] != none },
		to:   func(i int32) bool { return d.guideOf[i] == none },
	}
}

// again lifts the filter of previous pairs.
func (d *desk) again() {
	for i, p := range d.people {
		other := *p
		other.Past = nil
		d.people[i] = &other
	}
}

func (d *desk) check(faults *check.List) {
	if !faults.Count(len(d.caseload.Guides), 1, MaxPeople, "guides") {
		return
	}
	seen, has := map[string]bool{}, map[string]bool{}
	for i, g := range d.caseload.Guides {
		if _, known := d.index[g.ID]; !known {
			faults.Add(essor.CodeUnknownReference, "must be the id of a person of the pool", "guides", i, "id")
		} else if seen[g.ID] {
			faults.Add(essor.CodeDuplicate, "must be given once", "guides", i, "id")
		}
		seen[g.ID] = true
		for _, number := range [...]struct {
			field string
			value int
		}{{"capacity", g.Capacity}, {"least", g.Least}, {"load", g.Load}} {
			if number.value < 0 || number.value > 1<<31-1 {
				faults.Add(essor.CodeOutOfRange, "must be 0 to 2147483647", "guides", i, number.field)
			}
		}
		if g.Least > max(g.Capacity-g.Load, 0) {
			faults.Add(essor.CodeInconsistent, "must not be more than the capacity leaves", "guides", i, "least")
		}
	}
	d.checkWeights(faults, seen)
	for i, g := range d.caseload.Guides {
		if !faults.Count(len(g.Clients), 0, MaxNames, "guides", i, "clients") {
			continue
		}
		for k, id := range g.Clients {
			switch _, known := d.index[id]; {
			case !known:
				faults.Add(essor.CodeUnknownReference, "must be the id of a person of the pool", "guides", i, "clients", k)
			case seen[id]:
				faults.Add(essor.CodeInconsistent, "must not be a guide", "guides", i, "clients", k)
			case has[id]:
				faults.Add(essor.CodeDuplicate, "must be given once, with one guide", "guides", i, "clients", k)
			}
			has[id] = true
		}
	}
}

// problem is the assignment as numbers: the points are costs below zero.
func (d *desk) problem(gifts [][]gives) netflow.Problem {
	p := netflow.Problem{Out: make([]int64, len(d.clients)), Missions: make([]netflow.Mission, len(d.guides))}
	place := make([]int32, len(d.people))
	for i := range place {
		place[i] = none
	}
	for i, v := range d.clients {
		place[v] = int32(i)
	}
	for g, guide := range d.guides {
		free := min(max(guide.Capacity-guide.Load, 0), MaxCaseWeight*len(d.clients))
		p.Missions[g] = netflow.Mission{Capacity: int32(free), Lower: int32(guide.Least)}
		if guide.Least > free {
			p.Missions[g].Capacity = int32(guide.Least) // more than there are: the cut will say so
		}
	}
	out := d.stayingOut()
	for i := range p.Out {
		p.Out[i] = out
	}
	d.hold(gifts)
	for i, v := range d.clients {
		if d.stays(v) {
			p.Out[i] = netflow.Must
		}
	}
	for k, guide := range d.guides {
		for _, g := range gifts[d.index[guide.ID]] {
			to := place[g.to]
			if to == none || d.stays(g.to) && d.present[g.to] != int32(k) {
				continue
			}
			p.Arcs = append(p.Arcs, netflow.Arc{Agent: to, Mission: int32(k), Cost: -(g.points + d.extra(g.to, int32(k)))})
		}
	}
	return p
}

// hold notes who has a guide at present who still fits her.
func (d *desk) hold(gifts [][]gives) {
	d.held = make([]bool, len(d.people))
	for k, guide := range d.guides {
		for _, g := range gifts[d.index[guide.ID]] {
			if d.present[g.to] == int32(k) {
				d.held[g.to] = true
			}
		}
	}
}

// stays reports whether a person keeps her guide before anybody gets one.
func (d *desk) stays(i int32) bool { return d.held[i] && d.options.Keep == -1 }

// stayingOut is what it costs that somebody has no guide: so much that no
// points outweigh it, unless the points come first.
func (d *desk) stayingOut() int64 {
	switch {
	case d.caseload.Everyone:
		return netflow.Must
	case d.options.Goal == MostPoints:
		return 0
	}
	most := int64(MaxPoints) + max(int64(d.options.Keep), 0) + waitingWeeks*int64(d.options.Waiting)
	return most * int64(len(d.clients)+1)
}

// extra is what a case gains beside the gift: the weeks waited or, with the
// guide she has, what going on is worth. Who could go on isn't waiting.
func (d *desk) extra(client, guide int32) int64 {
	switch {
	case d.present[client] == guide:
		return max(int64(d.options.Keep), 0)
	case d.held[client]:
		return 0
	}
	return d.waiting[client]
}
