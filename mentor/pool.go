package mentor

import (
	"slices"
	"time"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// The limits of one pool.
const (
	MaxPeople    = 100_000     // people; pins, forbidden pairs and zones as many
	MaxCorridors = 100         // corridors
	MaxPairs     = 8_000_000   // pairs that fit each other and are considered
	MaxLooks     = 250_000_000 // comparisons: for each two topics, those who offer the first and seek the second times those who offer the second and seek the first, in sum
)

// Pool is all that one round of matching looks at. Its lists are unordered.
type Pool struct {
	People []Person `json:"people"`
	Forbid []Pair   `json:"forbid,omitempty"` // pairs that the coordinator rules out
	// Pin holds pairs that stay as they are, whatever the filters say: each
	// of the two must be in one pair only and have consented to be matched,
	// and to be paired with the other. Who blocks the other has taken that back.
	Pin []Pair `json:"pin,omitempty"`
	// Keep holds the pairs that meet at present: each person is in one at
	// most. [Options].Keep says what it costs to break one. A pair that
	// doesn't fit any more by the answers of today isn't kept; that they have
	// met before is no reason against it.
	Keep []Pair `json:"keep,omitempty"`
	// Answers are what people said to the partners proposed to them. Two who
	// both accepted are paired, as long as they fit; two of whom one declined
	// are not. Nobody loses her place in line by an answer. A pin goes before an
	// acceptance, and that before a pair that is kept, with [Options].Keep -1
	// too; and each takes both people out of the search, whatever their Capacity.
	Answers []Answer `json:"answers,omitempty"`
	// Vetting asks that people be vetted: see [Person].VettedUntil.
	Vetting bool `json:"vetting,omitzero"`
	// Corridors limits the round to pairs between two regions or countries,
	// such as BO and quebec, or within one, such as SN and SN. None: anywhere.
	Corridors []Pair `json:"corridors,omitempty"`
	// Diaspora limits the round to pairs that a tie of origin joins to which
	// both have agreed: see [Person].Origin.
	Diaspora bool `json:"diaspora,omitzero"`

	Week essor.Date `json:"week,omitzero"`  // first day of the reference week; required with hours
	AsOf essor.Date `json:"as_of,omitzero"` // the day of the round; required with dated consents, vetting and waiting

	// Zones gives the clock of each zone that a person names. It comes from
	// the caller, who has the time zone data, and is no part of the JSON.
	Zones map[string]*time.Location `json:"-"`
}

// Pair names two people or, in [Pool].Corridors, two regions or countries.
type Pair struct {
	A string `json:"a"`
	B string `json:"b"`
}

// Answer is what one person said to a partner proposed to her. What she says
// is the coordinator's to know; no other person reads of it.
type Answer struct {
	From   string `json:"from"`            // her id
	About  string `json:"about"`           // whom she was proposed
	Accept bool   `json:"accept,omitzero"` // declined when false
}

// Check returns nil when [Match] can use p, or the field errors it would
// give. Cost: O(n) for n entries of all lists.
func (p Pool) Check() error {
	var faults check.List
	p.check(&faults)
	return faults.Err()
}

func (p Pool) check(faults *check.List) {
	if !faults.Count(len(p.People), 2, MaxPeople, "people") {
		return
	}
	index := make(map[string]int, len(p.People))
	for i := range p.People {
		if faults.Full() {
			return
		}
		person := &p.People[i]
		person.check(faults, &p, i)
		if _, known := index[person.ID]; known && person.ID != "" {
			faults.Add(essor.CodeDuplicate, "must be given once", "people", i, "id")
		}
		index[person.ID] = i
	}
	p.checkDays(faults)
	p.checkClocks(faults)
	p.checkPins(faults, index)
	p.checkForbidden(faults, index)
	p.checkKeep(faults, index)
	p.checkAnswers(faults, index)
	if faults.Count(len(p.Corridors), 0, MaxCorridors, "corridors") {
		for i, c := range p.Corridors {
			faults.ID(c.A, "corridors", i, "a")
			faults.ID(c.B, "corridors", i, "b")
		}
	}
}

// checkDays checks that the days are set that people's answers refer to.
func (p Pool) checkDays(faults *check.List) {
	dated := func(c Consent) bool { return c.Until.IsSet() }
	if !p.Week.IsSet() && slices.ContainsFunc(p.People, func(q Person) bool { return len(q.Hours) > 0 }) {
		faults.Add(essor.CodeRequired, "must be set where someone states hours", "week")
	}
	if !p.AsOf.IsSet() && slices.ContainsFunc(p.People, func(q Person) bool {
		return q.WaitingSince.IsSet() || q.VettedUntil.IsSet() || slices.ContainsFunc(q.Consents, dated)
	}) {
		faults.Add(essor.CodeRequired, "must be set where someone is waiting, or a consent or a vetting ends", "as_of")
	}
}

func (p Pool) checkClocks(faults *check.List) {
	if !faults.Count(len(p.Zones), 0, MaxPeople, "zones") || !p.Week.IsSet() {
		return
	}
	names := make([]string, 0, len(p.Zones))
	for name := range p.Zones {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if zone := p.Zones[name]; zone != nil {
			if _, ok := clocksOf(zone, p.Week); !ok {
				faults.Add(essor.CodeOutOfRange, "must differ from UTC by whole minutes, at most 18 hours", "zones", name)
			}
		}
	}
}

// checkPins checks that pinned pairs are between people who agreed to it.
func (p Pool) checkPins(faults *check.List, index map[string]int) {
	if !faults.Count(len(p.Pin), 0, MaxPeople, "pin") {
		return
	}
	pinned := make(map[string]bool, 2*len(p.Pin))
	for i, pair := range p.Pin {
		if !pair.check(faults, index, "pin", i) {
			continue
		}
		a, b := &p.People[index[pair.A]], &p.People[index[pair.B]]
		switch {
		case pinned[pair.A] || pinned[pair.B]:
			faults.Add(essor.CodeInfeasible, "must not pin someone who is pinned already", "pin", i)
		case !a.agreesToPairing(b.ID, p.AsOf) || !b.agreesToPairing(a.ID, p.AsOf):
			faults.Add(essor.CodeInconsistent, "must have the consent of both to be matched, and to be paired with each other", "pin", i)
		}
		pinned[pair.A], pinned[pair.B] = true, true
	}
}

func (p Pool) checkForbidden(faults *check.List, index map[string]int) {
	if !faults.Count(len(p.Forbid), 0, MaxPeople, "forbid") {
		return
	}
	pinned := make(map[Pair]bool, len(p.Pin))
	for _, pair := range p.Pin {
		pinned[pair.sorted()] = true
	}
	for i, pair := range p.Forbid {
		if pair.check(faults, index, "forbid", i) && pinned[pair.sorted()] {
			faults.Add(essor.CodeInconsistent, "must not forbid a pinned pair", "forbid", i)
		}
	}
}

// checkKeep checks that nobody meets two people at present.
func (p Pool) checkKeep(faults *check.List, index map[string]int) {
	if !faults.Count(len(p.Keep), 0, MaxPeople, "keep") {
		return
	}
	kept := make(map[string]bool, 2*len(p.Keep))
	for i, pair := range p.Keep {
		if !pair.check(faults, index, "keep", i) {
			continue
		}
		if kept[pair.A] || kept[pair.B] {
			faults.Add(essor.CodeInconsistent, "must not name someone who meets another person", "keep", i)
		}
		kept[pair.A], kept[pair.B] = true, true
	}
}

// checkAnswers checks that nobody answers twice about the same person, nor
// has a partner by the acceptance of both twice.
func (p Pool) checkAnswers(faults *check.List, index map[string]int) {
	if !faults.Count(len(p.Answers), 0, 10*MaxPeople, "answers") {
		return
	}
	said := make(map[Pair]bool, len(p.Answers))
	taken := map[string]bool{}
	for i, a := range p.Answers {
		_, from := index[a.From]
		_, about := index[a.About]
		pair := Pair{a.From, a.About}
		switch {
		case !from || a.From == "":
			faults.Add(essor.CodeUnknownReference, "must be the id of a person of the pool", "answers", i, "from")
			continue
		case !about || a.About == "":
			faults.Add(essor.CodeUnknownReference, "must be the id of a person of the pool", "answers", i, "about")
			continue
		case a.From == a.About:
			faults.Add(essor.CodeInconsistent, "must name two different people", "answers", i)
			continue
		}
		if _, twice := said[pair]; twice {
			faults.Add(essor.CodeDuplicate, "must be given once", "answers", i)
			continue
		}
		said[pair] = a.Accept
		if a.Accept && said[Pair{a.About, a.From}] {
			if taken[a.From] || taken[a.About] {
				faults.Add(essor.CodeInfeasible, "must not accept two people who both accept", "answers", i)
			}
			taken[a.From], taken[a.About] = true, true
		}
	}
}

// check reports whether a pair names two different people of the pool.
func (p Pair) check(faults *check.List, index map[string]int, path ...any) bool {
	_, a := index[p.A]
	_, b := index[p.B]
	switch {
	case !a || p.A == "":
		faults.Add(essor.CodeUnknownReference, "must be the id of a person of the pool", append(path, "a")...)
	case !b || p.B == "":
		faults.Add(essor.CodeUnknownReference, "must be the id of a person of the pool", append(path, "b")...)
	case p.A == p.B:
		faults.Add(essor.CodeInconsistent, "must name two different people", path...)
	default:
		return true
	}
	return false
}

func (p Pair) sorted() Pair {
	if p.A > p.B {
		return Pair{p.B, p.A}
	}
	return p
}
