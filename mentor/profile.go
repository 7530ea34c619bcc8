package mentor

import (
	"cmp"
	"slices"
)

// profile is a person as small numbers, for the search. Keys are numbered
// from 1; 0 is not stated.
type profile struct {
	offers, seeks []trade // by topic
	goals         []int32 // ascending
	tongues       []tongue
	spans         []span
	statesHours   bool
	stage         int
	sector        int32
	localities    [localities]int32
	rivalsWithin  int // a locality, or none
	modes         modes
}

type trade struct {
	topic       int32
	kind, level uint8
}

type tongue struct {
	tag   int32
	level int
}

// The localities as indices.
const (
	atPlace = iota
	atRegion
	atCountry
	localities
)

// modes is a set of ways to meet.
type modes uint8

const (
	online modes = 1 << iota
	inPerson
)

func (m Mode) set() modes {
	switch m {
	case Virtual:
		return online
	case InPerson:
		return inPerson
	}
	return online | inPerson
}

// keys numbers texts in the order in which they come.
type keys map[string]int32

func (k keys) number(key string) int32 {
	if key == "" {
		return 0
	}
	n, known := k[key]
	if !known {
		n = int32(len(k)) + 1
		k[key] = n
	}
	return n
}

// compiler turns people into profiles.
type compiler struct {
	*roster
	topics, goals, tags, sectors keys
	localities                   [localities]keys
}

// compile returns the profiles of all people, and how many topics there are.
// Those who aren't looked for stay empty: nothing of theirs is used.
func (r *roster) compile() (profiles []profile, topics int) {
	c := compiler{roster: r, topics: keys{}, goals: keys{}, tags: keys{}, sectors: keys{}}
	for i := range c.localities {
		c.localities[i] = keys{}
	}
	profiles = make([]profile, len(r.people))
	for i, p := range r.people {
		if r.free(i) {
			profiles[i] = c.profile(p)
		}
	}
	return profiles, len(c.topics)
}

func (c *compiler) profile(p *Person) profile {
	out := profile{
		offers: c.trades(p.Offers), seeks: c.trades(p.Seeks),
		statesHours: len(p.Hours) > 0, stage: p.Stage, sector: c.sectors.number(p.Sector), modes: p.Mode.set(),
		rivalsWithin: none,
	}
	for l, locality := range [localities]Locality{SamePlace, SameRegion, SameCountry} {
		out.localities[l] = c.localities[l].number(p.locality(locality))
		if p.Competitors == locality {
			out.rivalsWithin = l
		}
	}
	for _, goal := range p.Goals {
		out.goals = append(out.goals, c.goals.number(goal))
	}
	slices.Sort(out.goals)
	for _, l := range p.Languages {
		level := l.Level
		if level == 0 {
			level = unsaidTongue
		}
		out.tongues = append(out.tongues, tongue{c.tags.number(l.Tag), level})
	}
	if out.statesHours {
		out.spans = spansOf(p.Hours, c.clocks[p.Zone], c.pool.Week.Day())
	}
	return out
}

func (c *compiler) trades(topics []Topic) []trade {
	out := make([]trade, len(topics))
	for i, t := range topics {
		kind := slices.Index([]Kind{"", Experience, KnowHow, Questioning, Listening}, t.Kind)
		out[i] = trade{c.topics.number(t.Name), uint8(kind), uint8(t.Level)}
	}
	slices.SortFunc(out, func(a, b trade) int {
		return cmp.Or(cmp.Compare(a.topic, b.topic), cmp.Compare(a.kind, b.kind))
	})
	return out
}
