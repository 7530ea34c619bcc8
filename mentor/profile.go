package mentor

import (
	"cmp"
	"slices"
)

// profile is a person as small numbers, for the search: in 64 bytes what tells
// most pairs apart, and where the rest is. Keys are numbered from 1; 0 is not
// stated.
type profile struct {
	hours        [3]uint64 // hours of the reference week with a minute of hers; all where she states none
	speaks       uint64    // languages beyond a few words, of the first 63; the last bit is any other
	sector       int32
	localities   [localities]int32
	rivalsWithin int8 // a locality, or none
	modes        modes
	stage        uint8
	statesHours  bool

	// How many entries she has of each kind, in this order, after details[at],
	// which is what the weeks she has waited add to a pair.
	tongues, seeks, offers, goals uint8
	spans                         uint16 // each from and to
	at                            int32
}

// profiles are those of all people.
type profiles struct {
	list    []profile
	details []int32
	topics  int32 // numbers that topics have are below it
}

func (s *profiles) tongues(p *profile) []int32 {
	return s.details[p.at+1:][:p.tongues]
}

func (s *profiles) seeks(p *profile) []int32 {
	return s.details[p.at+1+int32(p.tongues):][:p.seeks]
}

func (s *profiles) offers(p *profile) []int32 {
	return s.details[p.at+1+int32(p.tongues)+int32(p.seeks):][:p.offers]
}

func (s *profiles) goals(p *profile) []int32 {
	return s.details[p.at+1+int32(p.tongues)+int32(p.seeks)+int32(p.offers):][:p.goals]
}

func (s *profiles) spans(p *profile) []int32 {
	return s.details[p.at+1+int32(p.tongues)+int32(p.seeks)+int32(p.offers)+int32(p.goals):][:2*int(p.spans)]
}

// A topic that is offered or sought, in one number, so that a person's are
// sorted by topic, then kind, then level.
func tradeOf(topic int32, kind Kind, level int) int32 {
	return topic<<6 | kindNumber(kind)<<3 | int32(level)
}

func topicOf(trade int32) int32 { return trade >> 6 }
func kindOf(trade int32) int32  { return trade >> 3 & 7 }
func levelOf(trade int32) int32 { return trade & 7 }

func kindNumber(k Kind) int32 {
	switch k {
	case Experience:
		return 1
	case KnowHow:
		return 2
	case Questioning:
		return 3
	case Listening:
		return 4
	}
	return 0
}

// repeats reports whether entry i of sorted trades has the topic of the one
// before.
func repeats(trades []int32, i int) bool {
	return i > 0 && topicOf(trades[i-1]) == topicOf(trades[i])
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
	details                      []int32
}

// compile returns the profiles of all people. Those who aren't looked for stay
// empty: nothing of theirs is used.
func (r *roster) compile() *profiles {
	c := compiler{roster: r, topics: keys{}, goals: keys{}, tags: keys{}, sectors: keys{}, details: []int32{0}}
	for i := range c.localities {
		c.localities[i] = keys{}
	}
	list := make([]profile, len(r.people))
	for i, p := range r.people {
		if r.free(i) {
			c.details = append(c.details, int32(r.waiting[i]))
			list[i] = c.profile(p)
		}
	}
	return &profiles{list, c.details, int32(len(c.topics)) + 1}
}

func (c *compiler) profile(p *Person) profile {
	out := profile{
		hours: [3]uint64{^uint64(0), ^uint64(0), ^uint64(0)}, statesHours: len(p.Hours) > 0,
		speaks: ^uint64(0), stage: uint8(p.Stage), sector: c.sectors.number(p.Sector), modes: p.Mode.set(), rivalsWithin: none,
		tongues: uint8(len(p.Languages)), seeks: uint8(len(p.Seeks)), offers: uint8(len(p.Offers)), goals: uint8(len(p.Goals)),
		at: int32(len(c.details)) - 1,
	}
	for l, locality := range [localities]Locality{SamePlace, SameRegion, SameCountry} {
		out.localities[l] = c.localities[l].number(p.locality(locality))
		if p.Competitors == locality {
			out.rivalsWithin = int8(l)
		}
	}
	if len(p.Languages) > 0 {
		out.speaks = c.speaks(p.Languages)
	}
	c.trades(p.Seeks)
	c.trades(p.Offers)
	first := len(c.details)
	for _, goal := range p.Goals {
		c.details = append(c.details, c.goals.number(goal))
	}
	slices.Sort(c.details[first:])
	if out.statesHours {
		spans := spansOf(p.Hours, c.clocks[p.Zone], c.pool.Week.Day())
		out.spans, out.hours = uint16(len(spans)), hoursOf(spans)
		for _, s := range spans {
			c.details = append(c.details, s.from, s.to)
		}
	}
	return out
}

// speaks adds languages, each number with the level in its last three bits,
// and returns those that are spoken beyond a few words as a set.
func (c *compiler) speaks(languages []Language) (set uint64) {
	for _, l := range languages {
		tag, level := c.tags.number(l.Tag), int32(cmp.Or(l.Level, unsaidTongue))
		if c.details = append(c.details, tag<<3|level); level > aFewWords {
			set |= 1 << min(tag-1, 63)
		}
	}
	return set
}

func (c *compiler) trades(topics []Topic) {
	first := len(c.details)
	for _, t := range topics {
		c.details = append(c.details, tradeOf(c.topics.number(t.Name), t.Kind, t.Level))
	}
	slices.Sort(c.details[first:])
}

// hoursOf marks the hours in which there is a minute of the spans.
func hoursOf(spans []span) (hours [3]uint64) {
	for _, s := range spans {
		for hour := s.from / 60; hour*60 < s.to; hour++ {
			hours[hour/64] |= 1 << (hour % 64)
		}
	}
	return hours
}
