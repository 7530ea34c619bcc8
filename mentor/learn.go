package mentor

import (
	"context"
	"math"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/exact"
)

// Feedback is what two people who met said of what they received: 1 nothing
// useful to 5 very useful; 0 where one of them said nothing.
type Feedback struct {
	A     string `json:"a"`               // id
	B     string `json:"b"`               // id
	FromA int    `json:"from_a,omitzero"` // what B said of what A gave her
	FromB int    `json:"from_b,omitzero"` // what A said of what B gave her
}

// Lesson is what feedback says of the weights. It changes nothing: whoever
// approves it passes Proposed in [Options].Weights of the next round.
type Lesson struct {
	Answers int `json:"answers"` // ratings that could be used
	// Withheld is ratings that weren't used, since one of the two doesn't
	// consent any more that her answers are used.
	Withheld int            `json:"withheld,omitzero"`
	Enough   bool           `json:"enough"` // whether there is evidence for any change
	Parts    []LessonPart   `json:"parts"`  // in the order of [Weights], those of weight 0 left out
	Old      Weights        `json:"old"`    // those in force
	Proposed Weights        `json:"proposed"`
	Before   Reach          `json:"before"`   // of a matching of the pool with the old weights
	After    Reach          `json:"after"`    // with the proposed ones
	Narrower bool           `json:"narrower"` // a count of Reach falls by more than a twentieth
	Reasons  []essor.Reason `json:"reasons"`  // for staff
}

// LessonPart is what feedback says of one part of the score.
type LessonPart struct {
	Name string `json:"name"`
	Old  int    `json:"old"`
	New  int    `json:"new"`
	// Tie is how closely ratings went along with this part, from -1 to 1 in
	// thousandths (Pearson's r). Evident says that it is further from 0 than
	// chance would often have it: more than 2/√n, for n ratings.
	Tie     essor.Fraction `json:"tie"`
	Evident bool           `json:"evident"`
}

// Reach is who meets whom in a matching.
type Reach struct {
	People    int `json:"people"`    // in pairs
	Countries int `json:"countries"` // pairs of people of different countries
	Sectors   int `json:"sectors"`   // pairs of people of different sectors
	Stages    int `json:"stages"`    // pairs of people at different stages
	Kinds     int `json:"kinds"`     // different couples of countries that meet
}

// leastAnswers is how many ratings it takes to say anything at all.
const leastAnswers = 30

// Learn compares what people said with what their pairs were made for, and
// proposes weights: a part that went along with good ratings gains, one that
// went along with bad ones loses, each by a fifth at most and only where the
// evidence is clear. It needs 30 ratings. Only pairs that were made could be
// rated, so that a tie is a hint and no effect: a person decides. Ratings are
// used only where both consent that their answers are: see [ToMatching].
//
// Pool holds the people as they answered, and the next round is matched with
// both weights to see whether the new ones narrow who meets whom. The old
// weights are those of the options. It fails as [Match] does, and with field
// errors for the feedback. Cost: that of two matchings.
func Learn(ctx context.Context, pool Pool, feedback []Feedback, options Options) (Lesson, error) {
	r, err := newRoster(pool, options)
	if err != nil {
		return Lesson{}, err
	}
	var faults check.List
	r.checkFeedback(&faults, feedback)
	if err := faults.Err(); err != nil {
		return Lesson{}, err
	}
	l := r.newJudge().lesson(feedback)
	for _, side := range [...]struct {
		weights Weights
		reach   *Reach
	}{{options.Weights, &l.Before}, {l.Proposed, &l.After}} {
		next := options
		next.Weights = side.weights
		m, err := Match(ctx, pool, next)
		if err != nil {
			return Lesson{}, err
		}
		*side.reach = r.reach(m)
	}
	l.Narrower = l.After.narrowerThan(l.Before)
	l.tell()
	return l, nil
}

func (r *roster) checkFeedback(faults *check.List, feedback []Feedback) {
	if !faults.Count(len(feedback), 0, MaxPeople, "feedback") {
		return
	}
	index := make(map[string]int, len(r.index))
	for id, i := range r.index {
		index[id] = int(i)
	}
	said := make(map[Pair]bool, len(feedback))
	for i, f := range feedback {
		pair := Pair{f.A, f.B}
		if !pair.check(faults, index, "feedback", i) {
			continue
		}
		if said[pair.sorted()] {
			faults.Add(essor.CodeDuplicate, "must be given once for two people", "feedback", i)
		}
		said[pair.sorted()] = true
		if f.FromA < 0 || f.FromA > 5 {
			faults.Add(essor.CodeOutOfRange, "must be 1 to 5, or 0 where nothing was said", "feedback", i, "from_a")
		}
		if f.FromB < 0 || f.FromB > 5 {
			faults.Add(essor.CodeOutOfRange, "must be 1 to 5, or 0 where nothing was said", "feedback", i, "from_b")
		}
	}
}

// sums are what Pearson's r takes, of whole numbers.
type sums struct{ n, x, y, xx, yy, xy int64 }

func (s *sums) add(x, y int64) {
	s.n++
	s.x, s.y, s.xx, s.yy, s.xy = s.x+x, s.y+y, s.xx+x*x, s.yy+y*y, s.xy+x*y
}

// tie returns r in thousandths, towards zero, and whether r² > 4/n.
func (s sums) tie() (thousandths int64, evident bool) {
	across := s.n*s.xy - s.x*s.y
	// A product and a root of floats are the same on every machine.
	alike := int64(math.Sqrt(float64(s.n*s.xx-s.x*s.x)*float64(s.n*s.yy-s.y*s.y)) + 0.5)
	if alike == 0 {
		return 0, false
	}
	size, _ := exact.MulDiv(max(across, -across), 1000, alike, exact.HalfEven)
	size = min(size, 1000)
	evident = s.n >= leastAnswers && size*size*s.n > 4_000_000
	if across < 0 {
		return -size, evident
	}
	return size, evident
}

func (j *judge) lesson(feedback []Feedback) Lesson {
	l := Lesson{Old: j.options.Weights, Proposed: j.options.Weights, Parts: []LessonPart{}, Reasons: []essor.Reason{}}
	var of [parts]sums
	for _, f := range feedback {
		a, b := int(j.index[f.A]), int(j.index[f.B])
		if !j.consent[a] || !j.consent[b] {
			for _, rating := range [...]int{f.FromA, f.FromB} {
				l.Withheld += min(rating, 1)
			}
			continue
		}
		v := j.verdict(a, b, false)
		for side, rating := range [2]int{f.FromA, f.FromB} {
			if rating == 0 || v.gives[side].total == 0 {
				continue
			}
			l.Answers++
			for part, most := range j.points {
				if most > 0 {
					of[part].add(v.gives[side].parts[part]*1000/most, int64(rating))
				}
			}
		}
	}
	fields := [parts]*int{
		&l.Proposed.Topics, &l.Proposed.Levels, &l.Proposed.Goals, &l.Proposed.Stage,
		&l.Proposed.Sector, &l.Proposed.Language, &l.Proposed.Hours, &l.Proposed.Ties,
	}
	for part, name := range partNames() {
		if *fields[part] == 0 {
			continue // it counted nothing, so nothing can be said of it
		}
		tie, evident := of[part].tie()
		p := LessonPart{Name: name, Old: *fields[part], New: *fields[part], Tie: essor.FractionOf(tie * (essor.FractionUnit / 1000)), Evident: evident}
		if evident {
			changed, _ := exact.MulDiv(int64(p.Old), 5000+tie, 5000, exact.HalfEven) // a fifth at most
			p.New = int(min(max(changed, 1), 1000))
			*fields[part] = p.New
			l.Enough = true
		}
		l.Parts = append(l.Parts, p)
	}
	return l
}

// reach counts who meets whom.
func (r *roster) reach(m Matching) Reach {
	var out Reach
	var kinds []Pair
	differ := func(a, b string) int {
		if a != "" && b != "" && a != b {
			return 1
		}
		return 0
	}
	for _, g := range m.Groups {
		p, q := r.people[r.index[g.Members[0].ID]], r.people[r.index[g.Members[1].ID]]
		out.People += 2
		out.Countries += differ(p.Country, q.Country)
		out.Sectors += differ(p.Sector, q.Sector)
		if p.Stage > 0 && q.Stage > 0 && p.Stage != q.Stage {
			out.Stages++
		}
		if kind := (Pair{p.Country, q.Country}).sorted(); p.Country != "" && q.Country != "" && !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	out.Kinds = len(kinds)
	return out
}

func (r Reach) narrowerThan(old Reach) bool {
	falls := func(now, before int) bool { return 20*now < 19*before }
	return falls(r.People, old.People) || falls(r.Countries, old.Countries) || falls(r.Sectors, old.Sectors) ||
		falls(r.Stages, old.Stages) || falls(r.Kinds, old.Kinds)
}

// tell says in words what the lesson is.
func (l *Lesson) tell() {
	answers := essor.ArgOf("answers", l.Answers)
	if !l.Enough {
		l.Reasons = append(l.Reasons, forStaff("learned_nothing_yet", answers))
		return
	}
	for _, p := range l.Parts {
		switch {
		case p.New > p.Old:
			l.Reasons = append(l.Reasons, forStaff("learned_more", essor.ArgOf("part", "part_"+p.Name), essor.ArgOf("old", p.Old), essor.ArgOf("new", p.New)))
		case p.New < p.Old:
			l.Reasons = append(l.Reasons, forStaff("learned_less", essor.ArgOf("part", "part_"+p.Name), essor.ArgOf("old", p.Old), essor.ArgOf("new", p.New)))
		}
	}
	if l.Narrower {
		l.Reasons = append(l.Reasons, forStaff("learned_narrower"))
	}
}
