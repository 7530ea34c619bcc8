package mentor

import (
	"cmp"
	"slices"
	"strings"

	"github.com/essor-go/essor"
)

// fingerprint identifies a round: the pool in canonical order, what each
// zone's clock shows in the reference week, and the options.
func (p Pool) fingerprint(clocks map[string][]clock, o Options) (essor.Fingerprint, error) {
	return essor.FingerprintOf("mentor.Pool", struct {
		Pool    Pool               `json:"pool"`
		Clocks  map[string][]clock `json:"clocks"`
		Options Options            `json:"options"`
	}{p.canonical(), clocks, o})
}

// canonical returns p with all lists in order, so that the order in which a
// host keeps them doesn't matter.
func (p Pool) canonical() Pool {
	people := make([]Person, len(p.People))
	for i, person := range p.People {
		people[i] = person.canonical()
	}
	slices.SortFunc(people, func(a, b Person) int { return strings.Compare(a.ID, b.ID) })
	p.People = people
	p.Forbid, p.Pin, p.Corridors = canonicalPairs(p.Forbid), canonicalPairs(p.Pin), canonicalPairs(p.Corridors)
	p.Keep = canonicalPairs(p.Keep)
	p.Answers = inOrder(p.Answers, func(a, b Answer) int {
		return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.About, b.About))
	})
	return p
}

func (p Person) canonical() Person {
	p.Offers, p.Seeks = inOrder(p.Offers, Topic.compare), inOrder(p.Seeks, Topic.compare)
	p.Goals = inOrder(p.Goals, strings.Compare)
	p.Languages = inOrder(p.Languages, func(a, b Language) int { return strings.Compare(a.Tag, b.Tag) })
	p.Hours = inOrder(p.Hours, func(a, b Window) int {
		return cmp.Or(strings.Compare(a.Day, b.Day), strings.Compare(a.From, b.From), strings.Compare(a.To, b.To))
	})
	p.Conflicts = inOrder(p.Conflicts, strings.Compare)
	p.Blocks = inOrder(p.Blocks, strings.Compare)
	p.Past = inOrder(p.Past, strings.Compare)
	p.Consents = inOrder(p.Consents, func(a, b Consent) int {
		return cmp.Or(strings.Compare(string(a.To), string(b.To)), strings.Compare(a.With, b.With), a.Until.Compare(b.Until))
	})
	return p
}

func (t Topic) compare(u Topic) int {
	return cmp.Or(strings.Compare(t.Name, u.Name), strings.Compare(string(t.Kind), string(u.Kind)))
}

func canonicalPairs(pairs []Pair) []Pair {
	out := make([]Pair, len(pairs))
	for i, p := range pairs {
		out[i] = p.sorted()
	}
	return inOrder(out, func(p, q Pair) int { return cmp.Or(strings.Compare(p.A, q.A), strings.Compare(p.B, q.B)) })
}

// inOrder returns the list, or a sorted copy when it isn't in order.
func inOrder[T any](list []T, compare func(a, b T) int) []T {
	if slices.IsSortedFunc(list, compare) {
		return list
	}
	list = slices.Clone(list)
	slices.SortFunc(list, compare)
	return list
}
