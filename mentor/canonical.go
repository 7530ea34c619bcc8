package mentor

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/essor-go/essor"
)

// round is what the fingerprint of a round is of: the pool in canonical order,
// what each zone's clock shows in the reference week, and the options.
type round struct {
	Pool    Pool               `json:"pool"`
	Clocks  map[string][]clock `json:"clocks"`
	Options Options            `json:"options"`
}

// identify returns the fingerprint that [essor.FingerprintOf] gives for the
// round, ten times faster for many people: their JSON is written by several
// workers, straight from their fields.
func (r *roster) identify() (essor.Fingerprint, error) {
	pool := r.pool.canonical()
	pool.People = []Person{}
	frame, err := json.Marshal(round{pool, r.clocks, r.given})
	if err != nil {
		return essor.Fingerprint{}, fmt.Errorf("mentor: %w", err)
	}
	const before = `{"pool":{"people":[`
	h := sha256.New()
	h.Write([]byte("essor/1 mentor.Pool\n" + before))
	const block, chunk = 4096, 128 // people written and then hashed; people written by one worker in one go
	var written [block / chunk][]byte
	for first := 0; first < len(r.people); first += block {
		people := r.people[first:min(first+block, len(r.people))]
		err := spread(context.Background(), len(people), chunk, func(int) {}, func(_, from, to int) bool {
			text := written[from/chunk][:0]
			for i, p := range people[from:to] {
				if first+from+i > 0 {
					text = append(text, ',')
				}
				text = p.canonical().appendJSON(text)
			}
			written[from/chunk] = text
			return true
		})
		if err != nil {
			return essor.Fingerprint{}, fmt.Errorf("mentor: %w", err)
		}
		for _, text := range written[:(len(people)+chunk-1)/chunk] {
			h.Write(text)
		}
	}
	h.Write(append(bytes.TrimPrefix(frame, []byte(before)), '\n'))
	return essor.Fingerprint(h.Sum(nil)), nil
}

// canonical returns p with all lists but that of people in order, so that the
// order in which a host keeps them doesn't matter.
func (p Pool) canonical() Pool {
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
