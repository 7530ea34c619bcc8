package mentor

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/matching"
)

// The limits of a rematching.
const (
	MaxBreaks  = 3      // pairs that may be broken at once
	MaxBroken  = 20_000 // choices of pairs to break that are tried
	leavingMax = MaxNames
)

// Rematching is what can be done when people leave a running round: from
// leaving all others alone to breaking a few pairs, each with what it brings.
// It is the coordinator's document; what one person may read is
// [Rematching.For].
type Rematching struct {
	Version     int               `json:"version"`     // of these rules: 1
	Fingerprint essor.Fingerprint `json:"fingerprint"` // of the pool, the options and the question
	Options     Options           `json:"options"`     // as given
	Breaks      int               `json:"breaks"`      // as given
	Leaving     []string          `json:"leaving"`     // in order
	// Alone are those whose pair has ended, because the other leaves or the
	// pair doesn't fit any more; Waiting have had no partner before; Standing
	// are the pairs that can go on. All in order.
	Alone    []string `json:"alone"`
	Waiting  []string `json:"waiting"`
	Standing []Pair   `json:"standing"`
	// Told are those of Alone and Waiting whom nobody can be matched with by
	// their own answers, each with the reason for herself.
	Told []Left `json:"told,omitempty"` // by id
	// Choices begin with the one that breaks none. Each next one is better by
	// the goal than all that break fewer pairs, and none with so many is
	// better.
	Choices []Choice `json:"choices"`
	// Advised is the index of the choice that is best by the goal once the
	// price of each break is taken off.
	Advised int `json:"advised"`
}

// Choice is one way to go on.
type Choice struct {
	Broken []Pair `json:"broken"` // standing pairs that end
	New    []Pair `json:"new"`    // pairs that begin
	Pairs  int    `json:"pairs"`  // in all
	// Score is that of [Match] once this choice is made, but for the weeks of
	// those whose pair it breaks, who don't wait before; Net is less by the
	// price of each broken pair: see [Options].Keep.
	Score   int64          `json:"score"`
	Net     int64          `json:"net"`
	Reasons []essor.Reason `json:"reasons"` // for staff
}

// Rematch answers what to do when people leave, for whatever reason: they
// aren't asked for one, and nobody loses her place in line. Leaving are their
// ids, and [Pool].Keep the pairs that meet until now. At most so many of the
// other pairs may be broken, 0 to [MaxBreaks]; with [Options].Keep -1 none.
// Every choice of pairs to break is tried, so that for each number of them
// the best is found. Go on with [Rematching.Pool].
//
// The goal [Fairest] counts as [MostPeople] here. It fails as [Match] does,
// and with too_many when there are more than [MaxBroken] choices to try:
// that leaves room for 2 breaks up to 200 standing pairs, for 3 up to 50.
// Cost: that of finding candidates, and for each choice a matching of those
// without a partner and of the people of the pairs tried.
func Rematch(ctx context.Context, pool Pool, leaving []string, breaks int, options Options) (Rematching, error) {
	if err := ctx.Err(); err != nil {
		return Rematching{}, fmt.Errorf("mentor: %w", err)
	}
	q, err := newRematch(pool, leaving, breaks, options)
	if err != nil {
		return Rematching{}, err
	}
	edges, err := q.newSearch().pairs(ctx)
	if err != nil {
		return Rematching{}, err
	}
	return q.rematching(ctx, edges)
}

// rematch is a question that has been checked: a roster without those who
// leave, and what is asked.
type rematch struct {
	*roster
	asked   int // breaks as given
	breaks  int // that may be
	leaving []string
	alone   []string
	given   Options
}

func newRematch(pool Pool, leaving []string, breaks int, options Options) (*rematch, error) {
	var faults check.List
	if breaks < 0 || breaks > MaxBreaks {
		faults.Add(essor.CodeOutOfRange, "must be 0 to 3", "breaks")
	}
	known := make(map[string]bool, len(pool.People))
	for _, p := range pool.People {
		known[p.ID] = true
	}
	if faults.Count(len(leaving), 0, leavingMax, "leaving") {
		seen := map[string]bool{}
		for i, id := range leaving {
			switch {
			case !known[id] || id == "":
				faults.Add(essor.CodeUnknownReference, "must be the id of a person of the pool", "leaving", i)
			case seen[id]:
				faults.Add(essor.CodeDuplicate, "must be given once", "leaving", i)
			}
			seen[id] = true
		}
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	whole, err := newRoster(pool, options)
	if err != nil {
		return nil, err
	}
	q := &rematch{asked: breaks, breaks: breaks, given: options, leaving: inOrder(append([]string{}, leaving...), cmp.Compare[string]), alone: []string{}}
	if options.Keep == -1 {
		q.breaks, options.Keep = 0, 0
	}
	if q.roster, err = newRoster(pool.without(q.leaving), options); err != nil {
		return nil, err
	}
	leaves := make(map[string]bool, len(leaving))
	for _, id := range leaving {
		leaves[id] = true
	}
	for _, pair := range pool.Keep {
		switch {
		case leaves[pair.A] && !leaves[pair.B]:
			q.alone = append(q.alone, pair.B)
		case leaves[pair.B] && !leaves[pair.A]:
			q.alone = append(q.alone, pair.A)
		}
	}
	q.fingerprint, err = essor.FingerprintOf("mentor.Rematching", struct {
		Round   essor.Fingerprint `json:"round"`
		Leaving []string          `json:"leaving"`
		Breaks  int               `json:"breaks"`
	}{whole.fingerprint, q.leaving, breaks})
	return q, err
}

// without returns the pool without some people, and without the pairs and
// answers that name them.
func (p Pool) without(leaving []string) Pool {
	gone := make(map[string]bool, len(leaving))
	for _, id := range leaving {
		gone[id] = true
	}
	pairs := func(list []Pair) (out []Pair) {
		for _, pair := range list {
			if !gone[pair.A] && !gone[pair.B] {
				out = append(out, pair)
			}
		}
		return out
	}
	people := make([]Person, 0, len(p.People))
	for _, person := range p.People {
		if !gone[person.ID] {
			people = append(people, person)
		}
	}
	var answers []Answer
	for _, a := range p.Answers {
		if !gone[a.From] && !gone[a.About] {
			answers = append(answers, a)
		}
	}
	p.People, p.Answers = people, answers
	p.Forbid, p.Pin, p.Keep = pairs(p.Forbid), pairs(p.Pin), pairs(p.Keep)
	return p
}

func (q *rematch) rematching(ctx context.Context, edges []matching.Edge) (Rematching, error) {
	s := standing{n: len(q.people), goal: q.goal(), of: make([][]matching.Edge, len(q.people)), taken: make([]bool, len(q.people))}
	for _, e := range edges {
		if q.kept[e.U] == e.V {
			e.Weight -= q.bonus(e.U, e.V)
			s.pairs = append(s.pairs, e)
		}
		s.add(e)
	}
	slices.SortFunc(s.pairs, func(e, f matching.Edge) int { return cmp.Compare(min(e.U, e.V), min(f.U, f.V)) })
	out := Rematching{
		Version: version, Fingerprint: q.fingerprint, Options: q.given, Breaks: q.asked,
		Leaving: q.leaving, Waiting: []string{}, Standing: []Pair{}, Choices: []Choice{},
	}
	stands := make([]bool, len(q.people))
	for _, e := range s.pairs {
		stands[e.U], stands[e.V] = true, true
		out.Standing = append(out.Standing, q.pairOf(e))
	}
	alone := q.alone
	for i, p := range q.people {
		switch {
		case stands[i] || q.pinned[i] != none || slices.Contains(q.alone, p.ID):
		case q.kept[i] != none:
			alone = append(alone, p.ID)
		default:
			out.Waiting = append(out.Waiting, p.ID)
		}
	}
	out.Alone = inOrder(alone, cmp.Compare[string])
	out.Told = q.told(out)
	base, pinned := q.pinnedPoints()
	price := int64(q.options.Keep)
	for breaks := range q.breaks + 1 {
		best, err := s.best(ctx, breaks)
		if err != nil {
			return Rematching{}, err
		}
		if last := len(out.Choices) - 1; last >= 0 && !s.better(best.pairs+pinned, best.points+base, out.Choices[last].Pairs, out.Choices[last].Score) {
			continue
		}
		out.Choices = append(out.Choices, q.choice(best, base, pinned, price, out.Choices))
		last := len(out.Choices) - 1
		if a := out.Choices[out.Advised]; s.better(out.Choices[last].Pairs, out.Choices[last].Net, a.Pairs, a.Net) {
			out.Advised = last
		}
	}
	return out, nil
}

// told returns who of those without a partner reads of her own answers.
func (q *rematch) told(m Rematching) (out []Left) {
	j := q.newJudge()
	for i, p := range q.people {
		_, ended := slices.BinarySearch(m.Alone, p.ID)
		_, waits := slices.BinarySearch(m.Waiting, p.ID)
		if own := forHerself(j.leftByHerself(i)); len(own) > 0 && (ended || waits) {
			out = append(out, Left{p.ID, own})
		}
	}
	return out
}

func (q *rematch) pairOf(e matching.Edge) Pair {
	return Pair{q.people[e.U].ID, q.people[e.V].ID}.sorted()
}

// pinnedPoints returns the points of the pairs that are out of question, and
// how many those are.
func (q *rematch) pinnedPoints() (points int64, pairs int) {
	j := q.newJudge()
	for i, partner := range q.pinned {
		if i < int(partner) {
			points += j.verdict(i, int(partner), false).score
			pairs++
		}
	}
	return points, pairs
}

func (q *rematch) choice(best change, base int64, pinned int, price int64, earlier []Choice) Choice {
	c := Choice{Broken: []Pair{}, New: []Pair{}, Pairs: best.pairs + pinned, Score: best.points + base, Reasons: []essor.Reason{}}
	for _, e := range best.broken {
		c.Broken = append(c.Broken, q.pairOf(e))
	}
	for _, e := range best.made {
		c.New = append(c.New, q.pairOf(e))
	}
	slices.SortFunc(c.New, func(a, b Pair) int { return cmp.Compare(a.A, b.A) })
	c.Net = c.Score - price*int64(len(c.Broken))
	if len(c.Broken) == 0 {
		c.Reasons = append(c.Reasons, forStaff("leaves_others_alone"))
		return c
	}
	c.Reasons = append(c.Reasons, forStaff("breaks_pairs", essor.ArgOf("pairs", len(c.Broken)), essor.ArgOf("points", c.Score-earlier[0].Score)))
	if more := c.Pairs - earlier[0].Pairs; more > 0 {
		c.Reasons = append(c.Reasons, forStaff("breaks_help_people", essor.ArgOf("people", 2*more)))
	}
	return c
}

// Pool returns the pool in which to match so that a choice, by its index, is
// made: without those who leave, with the pairs that go on as the ones kept,
// and with those that end in the past of their first. Use [Options].Keep -1 then: [Match] gives each new pair its reasons
// and the proof. It fails with out_of_range when there is no such choice.
func (m Rematching) Pool(pool Pool, choice int) (Pool, error) {
	if choice < 0 || choice >= len(m.Choices) {
		return Pool{}, &essor.FieldError{Pointer: "/choice", Code: essor.CodeOutOfRange, Detail: "must be the index of a choice"}
	}
	out := pool.without(m.Leaving)
	out.Keep = nil
	broken := map[string]string{}
	for _, pair := range m.Standing {
		if slices.Contains(m.Choices[choice].Broken, pair) {
			broken[pair.A] = pair.B
			continue
		}
		out.Keep = append(out.Keep, pair)
	}
	for i := range out.People {
		if p := &out.People[i]; broken[p.ID] != "" && !slices.Contains(p.Past, broken[p.ID]) {
			p.Past = append(slices.Clone(p.Past), broken[p.ID])
		}
	}
	return out, nil
}

// For returns what the person with this id may read at this moment, before
// anything is decided. Nothing of why a pair has ended is in it: whether the
// other leaves, doesn't fit any more or blocks her reads the same. It fails with
// unknown_reference when the round has no place for her.
func (m Rematching) For(id string) (View, error) {
	inStanding := func(p Pair) bool { return p.A == id || p.B == id }
	view := func(code string) (View, error) {
		return View{ID: id, Partners: []string{}, Reasons: []essor.Reason{forPerson(code)}}, nil
	}
	for _, l := range m.Told {
		if l.ID == id {
			return View{ID: id, Partners: []string{}, Reasons: slices.Clone(l.Reasons)}, nil
		}
	}
	switch i := slices.IndexFunc(m.Standing, inStanding); {
	case slices.Contains(m.Leaving, id):
		return view("you_leave")
	case slices.Contains(m.Alone, id):
		return view("you_pair_ended")
	case slices.Contains(m.Waiting, id):
		return view("you_wait")
	case i >= 0:
		v, err := view("you_stay")
		v.Partners = append(v.Partners, m.Standing[i].A)
		if m.Standing[i].A == id {
			v.Partners[0] = m.Standing[i].B
		}
		return v, err
	}
	return View{}, notInTheRound()
}

// Verify returns nil when m is what it claims to be for this pool: it works
// out the pairs anew by plain means and tries all choices again. It works on
// results read back from JSON and finds every change of one field. Cost: that
// of [Rematch].
func (m Rematching) Verify(pool Pool) error {
	q, err := newRematch(pool, m.Leaving, m.Breaks, m.Options)
	if err != nil {
		return err
	}
	if m.Fingerprint != q.fingerprint {
		return unproven("/fingerprint", "must be that of this pool, its zones, these options and this question")
	}
	edges, err := q.newJudge().allPairs()
	if err != nil {
		return err
	}
	want, err := q.rematching(context.Background(), edges)
	if err != nil {
		return err
	}
	if err := compareLists("/choices", m.Choices, want.Choices); err != nil {
		return err
	}
	if !check.SameJSON(m, want) {
		return unproven("", "must follow from the pool")
	}
	return nil
}
