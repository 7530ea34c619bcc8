package assess

import "github.com/essor-go/essor"

// Scorer is a compiled rubric. It is immutable and safe for concurrent use.
type Scorer struct {
	rubric      Rubric // our own copy
	fingerprint essor.Fingerprint

	items    []item // of all domains, in rubric order
	domains  []domain
	bands    []bandEdge
	rules    []node
	supports []node

	index     map[string]int // item id to its place in items
	domainAt  map[string]int
	leastDone uint32 // completeness below which there are no points, in 1/10,000
}

// item is a compiled [Item].
type item struct {
	*Item
	domain int
	weight uint64  // within the domain; 0 for a fact
	first  int     // the code of the lowest answer: 1 for levels, else 0
	table  []entry // by code less first; nil for numbers
	curve  []corner
}

// entry is what one answer adds to its domain, and the points it stands for.
type entry struct {
	adds   uint64
	points uint32
}

// domain is a compiled [Domain].
type domain struct {
	id       string
	from, to int    // its items
	weight   uint64 // of the score, reduced to small integers; 0 for none
	scored   bool   // has points of its own
	support  bool
}

// bandEdge is a compiled [Band], its upper end in hundredths.
type bandEdge struct {
	id string
	to uint32
}

// Index returns the place of an item in a [Sheet].
func (s *Scorer) Index(item string) (place int, ok bool) {
	place, ok = s.index[item]
	return place, ok
}

// Option returns the code of an option of the choice at the given place, for
// [Sheet.Set].
func (s *Scorer) Option(place int, option string) (code int, ok bool) {
	if place < 0 || place >= len(s.items) {
		return 0, false
	}
	for k, o := range s.items[place].Options {
		if o.ID == option {
			return k, true
		}
	}
	return 0, false
}

// Len returns the number of items.
func (s *Scorer) Len() int { return len(s.items) }

// Fingerprint identifies the rubric that was compiled.
func (s *Scorer) Fingerprint() essor.Fingerprint { return s.fingerprint }

// bandOf returns the band that holds a score of so many hundredths.
func (s *Scorer) bandOf(points uint32) string {
	for _, b := range s.bands {
		if points < b.to {
			return b.id
		}
	}
	return s.bands[len(s.bands)-1].id // 100 belongs to the last
}
