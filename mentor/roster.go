package mentor

import (
	"slices"
	"strings"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// none stands for "nobody" where an index of a person is expected.
const none = -1

// roster is a checked round: its people by id, so that no order of the input
// reaches a result, and what both the search and the proof take as given.
type roster struct {
	pool    Pool
	given   Options // as the caller wrote them
	options Options // with defaults
	points  [parts]int64

	people  []*Person
	index   map[string]int32
	clocks  map[string][]clock
	pinned  []int32 // partner who isn't searched for: by pin, by the acceptance of both or by keeping; or none
	byPin   []bool
	kept    []int32 // partner at present, or none
	consent []bool  // to be matched
	member  []bool  // and is vetted where that is asked
	waiting []int64 // points for the weeks waited
	gone    int
	budget  budget

	fingerprint essor.Fingerprint
}

func newRoster(pool Pool, options Options) (*roster, error) {
	var faults check.List
	options.check(&faults)
	pool.check(&faults)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	r := &roster{pool: pool, given: options, options: options.withDefaults(), budget: budget{MaxLooks, partialLooks}}
	r.points = r.options.Weights.points()
	r.people = make([]*Person, len(pool.People))
	for i := range pool.People {
		r.people[i] = &pool.People[i]
	}
	slices.SortFunc(r.people, func(a, b *Person) int { return strings.Compare(a.ID, b.ID) })
	r.index = make(map[string]int32, len(r.people))
	for i, p := range r.people {
		r.index[p.ID] = int32(i)
	}
	r.clocks = map[string][]clock{}
	r.pinned = make([]int32, len(r.people))
	r.byPin = make([]bool, len(r.people))
	r.kept = make([]int32, len(r.people))
	r.consent = make([]bool, len(r.people))
	r.member = make([]bool, len(r.people))
	r.waiting = make([]int64, len(r.people))
	for i, p := range r.people {
		r.admit(i, p)
	}
	for _, pair := range pool.Keep {
		a, b := r.index[pair.A], r.index[pair.B]
		r.kept[a], r.kept[b] = b, a
	}
	for _, pair := range pool.Pin {
		a, b := r.index[pair.A], r.index[pair.B]
		r.pinned[a], r.pinned[b] = b, a
		r.byPin[a], r.byPin[b] = true, true
	}
	r.settle()
	var err error
	r.fingerprint, err = r.identify()
	return r, err
}

func (r *roster) admit(i int, p *Person) {
	r.pinned[i], r.kept[i] = none, none
	r.consent[i] = p.consents(ToMatching, "", r.pool.AsOf)
	vetted := p.VettedUntil.IsSet() && p.VettedUntil.Compare(r.pool.AsOf) >= 0
	r.member[i] = r.consent[i] && (vetted || !r.pool.Vetting)
	if p.WaitingSince.IsSet() {
		weeks := min(r.pool.AsOf.Sub(p.WaitingSince)/7, waitingWeeks)
		r.waiting[i] = int64(weeks) * int64(r.options.Waiting)
	}
	for _, id := range p.Past {
		if _, here := r.index[id]; !here {
			r.gone++
		}
	}
	if _, known := r.clocks[p.Zone]; !known && len(p.Hours) > 0 {
		r.clocks[p.Zone], _ = clocksOf(r.pool.Zones[p.Zone], r.pool.Week)
	}
}

func tooManyPairs() error {
	return &essor.FieldError{
		Pointer: "/people", Code: essor.CodeTooMany,
		Detail: "too many people offer and seek the same topics: name topics more finely, split the pool or limit the candidates",
	}
}

// tooManyGifts says so of gifts, which a limit on candidates doesn't make
// fewer before they are all found.
func tooManyGifts() error {
	return &essor.FieldError{
		Pointer: "/people", Code: essor.CodeTooMany,
		Detail: "too many people offer what others seek: name topics more finely or split the pool",
	}
}

// free reports whether person i is looked for: she consents and isn't pinned.
func (r *roster) free(i int) bool { return r.member[i] && r.pinned[i] == none }

// tally counts the candidates that were looked at and what the filters
// removed.
type tally struct {
	pairs  [filters]int64
	judged int64
}

// add counts a candidate. One that is blocked in silence isn't counted as
// one: so it counts as if its topics didn't meet, and all counts add up.
func (t *tally) add(result filter) {
	if result == blocked {
		return
	}
	t.judged++
	if result < filters {
		t.pairs[result]++
	}
}

func (t *tally) addAll(u *tally) {
	for f, n := range u.pairs {
		t.pairs[f] += n
	}
	t.judged += u.judged
}

// close counts, without looking at each, the pairs that never were candidates.
// Where only some of the candidates were looked at, the filters from topics on
// count nothing.
func (t *tally) close(r *roster, partial bool) {
	consenting, members, free, held := int64(0), int64(0), int64(0), int64(0)
	for i := range r.people {
		if r.consent[i] {
			consenting++
		}
		if r.pinned[i] > int32(i) {
			held++
		}
		if r.member[i] {
			members++
		}
		if r.free(i) {
			free++
		}
	}
	if partial {
		t.pairs, t.judged = [filters]int64{}, pairsOf(free)
	}
	t.pairs[noConsent] = pairsOf(int64(len(r.people))) - pairsOf(consenting)
	t.pairs[noVetting] = pairsOf(consenting) - pairsOf(members)
	t.pairs[isPinned] = pairsOf(members) - pairsOf(free) - held
	t.pairs[noTopics] = pairsOf(free) - t.judged
}

func pairsOf(n int64) int64 { return n * (n - 1) / 2 }
