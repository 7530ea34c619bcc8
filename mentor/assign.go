package mentor

import (
	"context"
	"fmt"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/netflow"
)

// Caseload says who accompanies others one way: coaches, and alumni who
// mentor newcomers. All other people of the pool are those accompanied.
type Caseload struct {
	Guides []Guide `json:"guides"` // unordered
	// Weights says who takes more than one place: 1 for who isn't named.
	// Unordered; Weights and Least exclude each other.
	Weights []CaseWeight `json:"weights,omitempty"`
	// Everyone asks that all get a guide who consent and, where the pool asks
	// it, are vetted; then it fails with infeasible where that can't be.
	Everyone bool `json:"everyone,omitzero"`
}

// Guide is a person of the pool who accompanies others.
type Guide struct {
	ID string `json:"id"`
	// Capacity is how many places she has in all, one for each person whom she
	// can accompany or more for a case that weighs more: 0 to 2³¹-1.
	Capacity int `json:"capacity"`
	Least    int `json:"least,omitzero"` // that she must get, so that nobody stands by: 0 to Capacity - Load
	Load     int `json:"load,omitzero"`  // places that her work outside this pool takes
	// Clients are those whom she accompanies at present: they take places of
	// Capacity, and are no part of Load. [Options].Keep is what it costs to give
	// one of them another guide; who could go on isn't waiting, so no weeks of
	// hers count with another. With -1 all who still fit go on, before anybody
	// else gets a place, and it is infeasible where they have no room.
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
	// assignment scores more than Bound; under [MostPeople] none with as many
	// people. The Loads' prices prove it. Where all cases weigh the same, Score
	// reaches Bound, and none has more people.
	Score int64 `json:"score"`
	Bound int64 `json:"bound"`
	// Exact says that no assignment is better. Where cases weigh differently,
	// that is so if a search of bounded length came to its end; then Score and
	// Bound are the same.
	Exact bool `json:"exact"`
	// MostPeople is how many people can have a guide at most, where Exact isn't
	// true and the most people come first; otherwise it is left out.
	MostPeople int `json:"most_people,omitzero"`
	// Seal is of the prices: others might prove as much, and none but those
	// found are taken.
	Seal essor.Fingerprint `json:"seal"`
}

// Case is one person with her guide.
type Case struct {
	Gift    Gift  `json:"gift"` // from the guide
	Waiting int64 `json:"waiting,omitzero"`
	Weight  int   `json:"weight,omitzero"` // places taken; 1 is left out
	Kept    bool  `json:"kept,omitzero"`   // the guide she has at present
	Keeping int64 `json:"keeping,omitzero"`
	// Reasons are what the two share, for staff: goals, a language, hours, ties
	// of origin to which both have agreed, sector and stage.
	Reasons []essor.Reason `json:"reasons"`
}

// Load is how many people a guide got, how many places they take, and the
// price of a place with her: what one more would bring at most, in points or,
// where cases weigh differently, in twelfths of a point.
type Load struct {
	Guide string `json:"guide"`
	Cases int    `json:"cases"`
	Taken int    `json:"taken"`
	Price int64  `json:"price"`
	// Reasons say why she can't accompany anyone, the last for herself.
	Reasons []essor.Reason `json:"reasons,omitempty"`
}

// Assign gives people a guide each, by what guides offer and people seek, by
// shared goals, stage, sector, language and hours, and by whom they know: the
// assignment with the most people and, of those, the most points; under
// [MostPoints] the most points. [Options].Rule has no part in it, since guides
// give one way; nor has [Fairest], which counts as MostPeople. Filters are
// those of [Match], but for previous pairs: who was accompanied before may be
// again. Pins, kept pairs and answers of the pool are not looked at.
//
// Where cases weigh differently, nobody has found a way to the best assignment
// that is quick for all offices: see [Assignment].Exact.
//
// It fails as Match does, and with infeasible where Everyone or a Least can't
// be met, or clients who go on have no room; the error says by how many places. Cost: candidates as in [Gather],
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
	found, err := d.solve(ctx, problem)
	if err != nil {
		return Assignment{}, err
	}
	return d.assignment(found, problem)
}

func (d *desk) assignment(found *solved, problem netflow.Problem) (Assignment, error) {
	a := Assignment{
		Version: version, Fingerprint: d.fingerprint, Options: d.given,
		Cases: []Case{}, Left: []Left{}, Loads: make([]Load, len(d.guides)), Exact: found.exact,
	}
	j := d.newJudge()
	for g, guide := range d.guides {
		a.Loads[g] = Load{Guide: guide.ID, Price: found.price[g]}
		if i := int(d.index[guide.ID]); !d.member[i] {
			a.Loads[g].Reasons = j.leftByHerself(i)
		}
	}
	fits := make([]int, len(d.people))
	for _, arc := range problem.Arcs {
		fits[d.clients[arc.Agent]]++
	}
	chosen := make([]int32, len(d.people))
	for i := range chosen {
		chosen[i] = none
	}
	for i, g := range found.guide {
		chosen[d.clients[i]] = g
	}
	for i := range d.people {
		switch g := chosen[i]; {
		case d.guideOf[i] != none:
		case g == none:
			a.Left = append(a.Left, Left{d.people[i].ID, d.leftWithoutGuide(i, fits[i])})
		default:
			guide := d.index[d.guides[g].ID]
			c := Case{Gift: j.oneGift(guide, int32(i)), Kept: d.present[i] == g}
			c.Reasons = j.sharedReasons(d.people[guide], d.people[i], j.verdict(int(guide), i, false), Group{})
			if c.Kept {
				c.Keeping = d.extra(int32(i), g)
				c.Gift.Reasons = append(c.Gift.Reasons, forStaff("shared_way_so_far"))
			} else {
				c.Waiting = d.extra(int32(i), g)
			}
			if d.weight[i] > 1 {
				c.Weight = d.weight[i]
			}
			a.Cases = append(a.Cases, c)
			a.Loads[g].Cases++
			a.Loads[g].Taken += d.weight[i]
			a.Score += c.Gift.Points + c.Waiting + c.Keeping
		}
	}
	if a.Bound, a.MostPeople = found.bound, found.most; found.exact {
		a.Bound, a.MostPeople = a.Score, 0
	}
	var err error
	a.Seal, err = essor.FingerprintOf("mentor.Loads", found.price)
	return a, err
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
	switch {
	case !cut.Crowded:
		short -= len(cut.Agents)
	case d.caseload.Everyone:
		short += len(cut.Agents)
		detail = "must have room for everyone: places missing with guides who fit: %d"
	default:
		short += len(cut.Agents)
		detail = "must have room for the clients whom nobody may take from them: places missing: %d"
	}
	return &essor.FieldError{Pointer: "/guides", Code: essor.CodeInfeasible, Detail: fmt.Sprintf(detail, short)}
}

// For returns what the person with this id may read: of her guide, or, if she
// is one, of whom she accompanies. A guide reads no prices and of no waiting.
// It fails with unknown_reference when the round has no place for her.
func (a Assignment) For(id string) (View, error) {
	v := View{ID: id, Partners: []string{}, Reasons: []essor.Reason{}}
	found := false
	for _, l := range a.Loads {
		if l.Guide == id {
			found = true
			v.Reasons = append(v.Reasons, forHerself(l.Reasons)...)
		}
	}
	for _, c := range a.Cases {
		switch id {
		case c.Gift.From:
			v.Partners = append(v.Partners, c.Gift.To)
			v.Reasons = append(v.Reasons, byTopic(readdressed(c.Gift.Reasons, "gives_", "you_give_", essor.Person))...)
		case c.Gift.To:
			v.Partners = append(v.Partners, c.Gift.From)
			v.Reasons = append(v.Reasons, readdressed(c.Gift.Reasons, "shared_", "you_share_", essor.Person)...)
			v.Reasons = append(v.Reasons, byTopic(readdressed(c.Gift.Reasons, "gives_", "you_receive_", essor.Peer))...)
			v.Reasons = append(v.Reasons, readdressed(c.Reasons, "shared_", "you_share_", essor.Person)...)
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
	if len(v.Partners)+len(v.Reasons) == 0 {
		v.Reasons = append(v.Reasons, forPerson("you_no_cases"))
	}
	return v, nil
}

// Verify returns nil when a is what it claims to be for this pool and
// caseload: that everybody has one place, that points and reasons follow from
// the answers, worked out anew by plain means, and that the prices prove that
// no assignment is better. Only where cases weigh differently does it search
// again. It works on results read back from JSON and finds every change of one
// field.
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
	found := &solved{guide: claimed.Mission, price: claimed.Price, parts: 1, exact: true}
	if d.weighted() {
		if found, err = d.solveWeighted(context.Background(), problem); err != nil {
			return unproven("/loads", "must prove how good any assignment can be")
		}
	} else if claimed.Verify(problem) != nil {
		return unproven("/loads", "must prove that no assignment is better")
	}
	want, err := d.assignment(found, problem)
	if err != nil {
		return err
	}
	if err := compareLists("/cases", a.Cases, want.Cases); err != nil {
		return err
	}
	if !check.SameJSON(a, want) {
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
