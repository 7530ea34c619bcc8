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

// Caseload says who accompanies others one way: coaches, and alumni who
// mentor newcomers. All other people of the pool are those accompanied.
type Caseload struct {
	Guides []Guide `json:"guides"` // unordered
	// Everyone asks that all who consent get a guide; then it fails with
	// infeasible where that can't be.
	Everyone bool `json:"everyone,omitzero"`
}

// Guide is a person of the pool who accompanies others.
type Guide struct {
	ID string `json:"id"`
	// Capacity is how many people she can accompany in all: 0 to 2³¹-1. Who
	// weighs cases counts a heavy one twice in Load.
	Capacity int `json:"capacity"`
	Least    int `json:"least,omitzero"` // that she must get, so that nobody stands by: 0 to Capacity - Load
	Load     int `json:"load,omitzero"`  // what her work outside this pool takes of Capacity
	// Clients are those whom she accompanies at present. [Options].Keep is
	// what it costs to give one of them another guide; -1 gives none another,
	// as far as they still fit.
	Clients []string `json:"clients,omitempty"`
}

// Assignment says who accompanies whom and why, who is left and why, with
// the prices that prove it the best there is. It is the coordinator's
// document; what one person may read is [Assignment.For].
type Assignment struct {
	Version     int               `json:"version"`     // of these rules: 1
	Fingerprint essor.Fingerprint `json:"fingerprint"` // of the pool, the caseload and the options
	Options     Options           `json:"options"`     // as given
	Cases       []Case            `json:"cases"`       // by the id of who is accompanied
	Left        []Left            `json:"left"`        // by id; guides are in no list
	Loads       []Load            `json:"loads"`       // by the id of the guide
	// Score is the sum of the cases' points, Waiting and Keeping. No other
	// assignment scores more; under [MostPeople] none with as many people, and
	// none has more. The Loads' prices prove it.
	Score int64 `json:"score"`
}

// Case is one person with her guide.
type Case struct {
	Gift    Gift  `json:"gift"` // from the guide
	Waiting int64 `json:"waiting,omitzero"`
	Kept    bool  `json:"kept,omitzero"` // the guide she has at present
	Keeping int64 `json:"keeping,omitzero"`
}

// Load is how many people a guide got, and the price of a place with her in
// points: what one more place would bring at most.
type Load struct {
	Guide string `json:"guide"`
	Cases int    `json:"cases"`
	Price int64  `json:"price"`
}

// Assign gives people a guide each, by what guides offer and people seek, by
// shared goals, stage, sector, language and hours, and by whom they know: the
// assignment with the most people and, of those, the most points; under
// [MostPoints] the most points. [Options].Rule has no part in it, since guides
// give one way; nor has [Fairest], which counts as MostPeople. Filters are
// those of [Match], but for previous pairs: who was accompanied before may be
// again. Pins, kept pairs and answers of the pool are not looked at.
//
// It fails as Match does, and with infeasible where Everyone or a Least can't
// be met; the error says by how many places. Cost: candidates as in [Gather],
// then near O(m log m) for m gifts.
func Assign(ctx context.Context, pool Pool, caseload Caseload, options Options) (Assignment, error) {
	if err := ctx.Err(); err != nil {
		return Assignment{}, fmt.Errorf("mentor: %w", err)
	}
	d, err := newDesk(pool, caseload, options)
	if err != nil {
		return Assignment{}, err
	}
	gifts, err := d.newSearch().gifts(ctx, d.asked())
	if err != nil {
		return Assignment{}, err
	}
	problem := d.problem(gifts)
	found, err := netflow.Assign(ctx, problem, essor.Progress(ctx))
	if cut := (*netflow.Infeasible)(nil); errors.As(err, &cut) {
		return Assignment{}, d.infeasible(cut)
	}
	if err != nil {
		return Assignment{}, fmt.Errorf("mentor: %w", err)
	}
	return d.assignment(found, problem), nil
}

// desk is a roster with guides.
type desk struct {
	*roster
	caseload Caseload
	guides   []Guide // by id
	guideOf  []int32 // index in guides, or none
	present  []int32 // guide at present, as an index in guides, or none
	clients  []int32 // people accompanied who are looked for
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
	d.again()
	d.fingerprint, err = essor.FingerprintOf("mentor.Assignment", struct {
		Round    essor.Fingerprint `json:"round"`
		Guides   []Guide           `json:"guides"`
		Everyone bool              `json:"everyone"`
	}{d.fingerprint, d.guides, caseload.Everyone})
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
		free := min(max(guide.Capacity-guide.Load, 0), len(d.clients))
		p.Missions[g] = netflow.Mission{Capacity: int32(free), Lower: int32(guide.Least)}
		if guide.Least > free {
			p.Missions[g].Capacity = int32(guide.Least) // more than there are: the cut will say so
		}
	}
	out := d.stayingOut()
	for i := range p.Out {
		p.Out[i] = out
	}
	stays := make([]bool, len(d.clients)) // with her guide, whatever it costs
	for _, guide := range d.guides {
		for _, g := range gifts[d.index[guide.ID]] {
			if to := place[g.to]; to != none && d.options.Keep == -1 && d.guides[max(d.present[g.to], 0)].ID == guide.ID && d.present[g.to] != none {
				stays[to] = true
			}
		}
	}
	for k, guide := range d.guides {
		for _, g := range gifts[d.index[guide.ID]] {
			to := place[g.to]
			if to == none || stays[to] && d.present[g.to] != int32(k) {
				continue
			}
			p.Arcs = append(p.Arcs, netflow.Arc{Agent: to, Mission: int32(k), Cost: -(g.points + d.extra(g.to, int32(k)))})
		}
	}
	return p
}

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
// guide she has, what going on is worth.
func (d *desk) extra(client, guide int32) int64 {
	if d.present[client] == guide {
		return max(int64(d.options.Keep), 0)
	}
	return d.waiting[client]
}

func (d *desk) assignment(found *netflow.Assignment, problem netflow.Problem) Assignment {
	a := Assignment{Version: version, Fingerprint: d.fingerprint, Options: d.given, Cases: []Case{}, Left: []Left{}, Loads: make([]Load, len(d.guides))}
	for g, guide := range d.guides {
		a.Loads[g] = Load{Guide: guide.ID, Price: found.Price[g]}
	}
	fits := make([]int, len(d.people))
	for _, arc := range problem.Arcs {
		fits[d.clients[arc.Agent]]++
	}
	chosen := make([]int32, len(d.people))
	for i := range chosen {
		chosen[i] = none
	}
	for i, g := range found.Mission {
		chosen[d.clients[i]] = g
	}
	j := d.newJudge()
	for i := range d.people {
		switch g := chosen[i]; {
		case d.guideOf[i] != none:
		case g == none:
			a.Left = append(a.Left, Left{d.people[i].ID, d.leftWithoutGuide(i, fits[i])})
		default:
			c := Case{Gift: j.oneGift(d.index[d.guides[g].ID], int32(i)), Kept: d.present[i] == g}
			if c.Kept {
				c.Keeping = d.extra(int32(i), g)
				c.Gift.Reasons = append(c.Gift.Reasons, forStaff("shared_way_so_far"))
			} else {
				c.Waiting = d.waiting[i]
			}
			a.Cases = append(a.Cases, c)
			a.Loads[g].Cases++
			a.Score += c.Gift.Points + c.Waiting + c.Keeping
		}
	}
	return a
}

func (d *desk) leftWithoutGuide(i, fits int) []essor.Reason {
	switch {
	case !d.consent[i]:
		return []essor.Reason{forStaff("left_no_consent"), forPerson("you_no_consent")}
	case !d.member[i]:
		return []essor.Reason{forStaff("left_not_vetted"), forPerson("you_not_vetted")}
	case len(d.people[i].Seeks) == 0:
		return []essor.Reason{forStaff("left_no_wishes"), forPerson("you_no_wishes")}
	case fits == 0:
		return []essor.Reason{forStaff("left_no_guide"), forPerson("you_no_guide")}
	}
	return []essor.Reason{forStaff("left_guides_full", essor.ArgOf("guides", fits)), forPerson("you_no_guide")}
}

// infeasible says by how many places the caseload falls short.
func (d *desk) infeasible(cut *netflow.Infeasible) error {
	short := 0
	for _, g := range cut.Missions {
		if cut.Crowded {
			short -= max(d.guides[g].Capacity-d.guides[g].Load, 0)
		} else {
			short += d.guides[g].Least
		}
	}
	detail := "must ask for fewer people: so many too few fit: %d"
	if cut.Crowded {
		short += len(cut.Agents)
		detail = "must have room for everyone: places missing with guides who fit: %d"
	} else {
		short -= len(cut.Agents)
	}
	return &essor.FieldError{Pointer: "/guides", Code: essor.CodeInfeasible, Detail: fmt.Sprintf(detail, short)}
}

// For returns what the person with this id may read: of her guide, or, if she
// is one, of whom she accompanies. A guide reads no prices and of no waiting.
// It fails with unknown_reference when the round has no place for her.
func (a Assignment) For(id string) (View, error) {
	v := View{ID: id, Partners: []string{}, Reasons: []essor.Reason{}}
	found := slices.ContainsFunc(a.Loads, func(l Load) bool { return l.Guide == id })
	for _, c := range a.Cases {
		switch id {
		case c.Gift.From:
			v.Partners = append(v.Partners, c.Gift.To)
			v.Reasons = append(v.Reasons, byTopic(readdressed(c.Gift.Reasons, "gives_", "you_give_", essor.Person))...)
		case c.Gift.To:
			v.Partners = append(v.Partners, c.Gift.From)
			v.Reasons = append(v.Reasons, readdressed(c.Gift.Reasons, "shared_", "you_share_", essor.Person)...)
			v.Reasons = append(v.Reasons, byTopic(readdressed(c.Gift.Reasons, "gives_", "you_receive_", essor.Peer))...)
			return v, nil
		}
	}
	for _, l := range a.Left {
		if l.ID == id {
			v.Reasons = forHerself(l.Reasons)
			return v, nil
		}
	}
	if !found {
		return View{}, notInTheRound()
	}
	return v, nil
}

// Verify returns nil when a is what it claims to be for this pool and
// caseload: that everybody has one place, that points and reasons follow from
// the answers, worked out anew by plain means, that the prices prove that no
// assignment is better, and that they are those the search ends with. It works
// on results read back from JSON and finds every change of one field.
func (a Assignment) Verify(pool Pool, caseload Caseload) error {
	d, err := newDesk(pool, caseload, a.Options)
	if err != nil {
		return err
	}
	if a.Fingerprint != d.fingerprint {
		return unproven("/fingerprint", "must be that of this pool, its zones, this caseload and these options")
	}
	gifts, err := d.newJudge().gifts(d.asked())
	if err != nil {
		return err
	}
	problem := d.problem(gifts)
	claimed, err := d.claimed(a, problem)
	if err != nil {
		return err
	}
	if claimed.Verify(problem) != nil {
		return unproven("/loads", "must prove that no assignment is better")
	}
	again, err := netflow.Assign(context.Background(), problem, nil) // there may be other prices that prove it
	if err != nil {
		return unproven("/loads", "must prove that no assignment is better")
	}
	want := d.assignment(again, problem)
	if err := compareLists("/cases", a.Cases, want.Cases); err != nil {
		return err
	}
	if !sameJSON(a, want) {
		return unproven("", "must follow from the pool")
	}
	return nil
}

// claimed reads an assignment back as numbers.
func (d *desk) claimed(a Assignment, problem netflow.Problem) (*netflow.Assignment, error) {
	out := &netflow.Assignment{Mission: make([]int32, len(d.clients)), Price: make([]int64, len(d.guides))}
	place := map[string]int{}
	for i, v := range d.clients {
		place[d.people[v].ID] = i
		out.Mission[i] = none
	}
	if len(a.Loads) != len(d.guides) {
		return nil, unproven("/loads", "must be one for each guide")
	}
	for g, l := range a.Loads {
		out.Price[g] = l.Price
	}
	cost := map[[2]int32]int64{}
	for _, arc := range problem.Arcs {
		cost[[2]int32{arc.Agent, arc.Mission}] = arc.Cost
	}
	for _, c := range a.Cases {
		i, known := place[c.Gift.To]
		guide, knownToo := d.index[c.Gift.From]
		if !known || !knownToo || d.guideOf[guide] == none || out.Mission[i] != none {
			return nil, unproven("/cases", "must name each person once at most, with a guide")
		}
		out.Mission[i] = d.guideOf[guide]
		out.Total += cost[[2]int32{int32(i), d.guideOf[guide]}]
	}
	for i, g := range out.Mission {
		if g == none {
			if problem.Out[i] == netflow.Must {
				return nil, unproven("/left", "must be nobody where everyone gets a guide")
			}
			out.Total += problem.Out[i]
		}
	}
	return out, nil
}
