package mentor

import (
	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
	"github.com/essor-go/essor/internal/exact"
)

// Options are the choices of a round. The zero Options is the documented
// default. Options are comparable.
type Options struct {
	Goal    Goal    `json:"goal,omitzero"`
	Rule    Rule    `json:"rule,omitzero"`
	Weights Weights `json:"weights,omitzero"`
	// Waiting is how many points each whole week of waiting adds to a pair,
	// for each of the two and up to 52 weeks: 1 to 10,000; 0 is 1,000, and
	// -1 is none. By default a year of waiting is worth 5 % of a full score.
	Waiting int `json:"waiting,omitzero"`
	// Meeting is the shortest stretch of common hours that counts, in
	// minutes: 15 to 480; 0 is 60.
	Meeting int `json:"meeting,omitzero"`
	// Keep is how many points a pair of [Pool].Keep gains for going on: what
	// breaking it must bring at least, beside what others have waited. The two
	// themselves aren't waiting as long as they fit each other: no weeks of
	// theirs count, with anybody. 1 to 1,000,000; 0 is 100,000; -1 breaks none
	// that still fits, unless one of the two is pinned to somebody else or has
	// accepted somebody else who accepted her.
	Keep int `json:"keep,omitzero"`
	// Candidates limits each person to her best candidates, 1 to 1,000, ties
	// to those who come next after her by id: a pair is considered when it is
	// among the best of either. The proof then speaks of the pairs considered.
	// To find the best, everybody is compared with all with whom she could
	// exchange topics; only where that would be more than 20,000,000
	// comparisons in all, each person is compared, for each topic she offers
	// and each she seeks, with so many who come next after her by id that there
	// are no more, and [Matching].Partial says so: never is the work quadratic.
	// 0 considers every pair that fits, of which there may be [MaxPairs].
	//
	// Gather, Assign and Stable find all gifts before they take the best of
	// each giver and each taker, with all ties: there may be MaxPairs of them
	// whatever the limit, so many as 2,800 people have of whom each fits all.
	// Where all fit alike, all ties count, and the limit takes nothing away.
	Candidates int `json:"candidates,omitzero"`
}

// Goal says which matching is best.
type Goal string

// The goals. The empty goal is [MostPeople].
const (
	MostPeople Goal = "people" // as many pairs as can be, and of those matchings the most points
	MostPoints Goal = "points" // the most points, even if more people stay without a partner
	// Fairest asks for as many pairs as can be, of those matchings for the
	// best weakest pair, by its score, and of those for the most points. See
	// [Fairness].
	Fairest Goal = "fairest"
)

// Rule joins what two people give each other into one score. No rule is a
// mean: a mean hides that one of them receives almost nothing. By every rule
// the score is 0 when one direction is, equal to both when they are equal,
// and between the two otherwise.
type Rule string

// The rules. The empty rule is [Weaker].
const (
	Weaker    Rule = "weaker"    // the lesser of the two
	Harmonic  Rule = "harmonic"  // 2ab/(a+b), to the nearest point, ties to even
	Geometric Rule = "geometric" // √(ab), to the nearest point; a tie is impossible
)

// Weights says what counts for how much: each is 0 to 1,000, and together
// they are scaled to 1,000,000 points by largest remainder. The zero Weights
// is the default; if any is given, Topics must be.
//
// What one gives another is nothing when none of the other's wishes is met: no
// offer of that topic, or none from at most one level behind. Otherwise each
// part has its points times a share, rounded down; n is the number of the
// taker's wishes, at most 3. Of the wishes met, and of the offers for each,
// those count that bring the most points of topics and levels together.
//
//	Part      Share                                                     Not stated by one
//	topics    sum over her n best wishes: 1, or 1/2 of another kind,    —
//	          by n
//	levels    sum over the same: see Topic.Level; by the same n, and    8/10 each
//	          not less where the kind is another
//	goals     of hers that the two share, at most 3, by the number of   1/2
//	          hers, at most 3
//	stage     1 - d/4, for d stages between the two                     1/2
//	sector    1 for the same, else 0                                    1/2
//	language  lesser level of the two in their best common one, by 5;   1/2; a level 3/5
//	          only in a pinned pair 1/5 for a few words, 0 for none
//	hours     common hours by 4, at most 1: of stretches of the         1/2
//	          reference week as long as Options.Meeting or longer;
//	          one over the end of the week counts as two
//	ties      1 for a tie to which both have agreed, else 0             0
type Weights struct {
	Topics   int `json:"topics,omitzero"`   // default 500: how many of her wishes are met, three being all
	Levels   int `json:"levels,omitzero"`   // default 150: how well the levels serve in those
	Goals    int `json:"goals,omitzero"`    // default 100: how many of her goals are shared, three being all
	Stage    int `json:"stage,omitzero"`    // default 75: how near the two are on their journeys
	Sector   int `json:"sector,omitzero"`   // default 50: whether they share a sector
	Language int `json:"language,omitzero"` // default 50: how well both speak their best common language
	Hours    int `json:"hours,omitzero"`    // default 75: how many hours suit both, four a week being all
	Ties     int `json:"ties,omitzero"`     // default 0: whether a tie of origin joins the two, to which both have agreed; see [Person].Origin
}

// MaxPoints is the highest score of a direction and of a pair.
const MaxPoints = 1_000_000

// waitingWeeks is how many weeks of waiting count at most.
const waitingWeeks = 52

func (o Options) check(faults *check.List) {
	if o.Goal != "" {
		check.OneOf(faults, o.Goal, []Goal{MostPeople, MostPoints, Fairest}, "options", "goal")
	}
	if o.Rule != "" {
		check.OneOf(faults, o.Rule, []Rule{Weaker, Harmonic, Geometric}, "options", "rule")
	}
	names := partNames()
	for i, w := range o.Weights.list() {
		if w < 0 || w > 1000 {
			faults.Add(essor.CodeOutOfRange, "must be 0 to 1000", "options", "weights", names[i])
		}
	}
	if o.Weights != (Weights{}) && o.Weights.Topics == 0 {
		faults.Add(essor.CodeRequired, "must be at least 1: the topics are what a pair is for", "options", "weights", "topics")
	}
	if o.Waiting < -1 || o.Waiting > 10_000 {
		faults.Add(essor.CodeOutOfRange, "must be 1 to 10000, 0 for 1000 or -1 for none", "options", "waiting")
	}
	if o.Meeting != 0 && (o.Meeting < 15 || o.Meeting > 480) {
		faults.Add(essor.CodeOutOfRange, "must be 15 to 480 minutes, or 0 for 60", "options", "meeting")
	}
	if o.Keep < -1 || o.Keep > MaxPoints {
		faults.Add(essor.CodeOutOfRange, "must be 1 to 1000000, 0 for 100000 or -1 to break none", "options", "keep")
	}
	if o.Candidates < 0 || o.Candidates > 1000 {
		faults.Add(essor.CodeOutOfRange, "must be 1 to 1000, or 0 for all", "options", "candidates")
	}
}

// withDefaults returns o with what its zero values stand for.
func (o Options) withDefaults() Options {
	if o.Goal == "" {
		o.Goal = MostPeople
	}
	if o.Rule == "" {
		o.Rule = Weaker
	}
	if o.Weights == (Weights{}) {
		o.Weights = Weights{Topics: 500, Levels: 150, Goals: 100, Stage: 75, Sector: 50, Language: 50, Hours: 75}
	}
	switch o.Waiting {
	case 0:
		o.Waiting = 1000
	case -1:
		o.Waiting = 0
	}
	if o.Meeting == 0 {
		o.Meeting = 60
	}
	if o.Keep == 0 {
		o.Keep = 100_000
	}
	return o
}

func (w Weights) list() [parts]int {
	return [parts]int{w.Topics, w.Levels, w.Goals, w.Stage, w.Sector, w.Language, w.Hours, w.Ties}
}

// points returns the most points of each part; they add up to [MaxPoints].
func (w Weights) points() [parts]int64 {
	var weights [parts]int64
	for i, n := range w.list() {
		weights[i] = int64(n)
	}
	return [parts]int64(exact.Apportion(MaxPoints, weights[:]))
}
