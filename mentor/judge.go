package mentor

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// judge works pairs out from people's answers as they stand, in plain words
// and without the search's numbers and indices. It explains the pairs that
// were made and re-derives all others for the proof. Several workers have a
// judge each, who share what all of them only read.
type judge struct {
	*roster
	forbidden map[Pair]bool
	declined  map[Pair]bool
	dials     map[string]*dial // by zone
	calendars []*calendar      // by person; nil where each is asked for once
	scratch   [2]calendar
	looked    stamps // whom the person in turn has been compared with
	tally     tally
}

func (r *roster) newJudge() *judge {
	j := &judge{roster: r, forbidden: map[Pair]bool{}, declined: map[Pair]bool{}, dials: map[string]*dial{}}
	for _, pair := range r.pool.Forbid {
		j.forbidden[pair.sorted()] = true
	}
	for _, answer := range r.pool.Answers {
		if !answer.Accept {
			j.declined[Pair{answer.From, answer.About}.sorted()] = true
		}
	}
	for zone := range r.clocks { // of those who state hours
		j.dials[zone] = newDial(r.pool.Zones[zone], r.pool.Week.Time(time.UTC))
	}
	return j
}

// another returns a judge for another worker.
func (j *judge) another() *judge {
	k := *j
	k.looked = nil
	return &k
}

// verdict is what can be said of two people, the first and the second.
type verdict struct {
	gives    [2]gift // the first to the second, and back
	language string  // best common one, "" where there is none or not known
	minutes  int     // common, none where not known
	weight   int64   // score and waiting
	score    int64
}

// gift is what one of two people gives the other.
type gift struct {
	parts [parts]int64
	total int64
	met   []met // only where it is to be told
}

// met is a wish that an offer meets.
type met struct {
	topic       string
	kind        Kind // of the offer
	kinds       int  // shares of the parts
	levels      int
	inAllPoints int64
}

// pair returns the weight of a pair, or what removes it.
func (j *judge) pair(a, b int) (int64, filter) {
	p, q := j.people[a], j.people[b]
	if j.free(a) && j.free(b) && (!offersSomethingSought(p, q) || !offersSomethingSought(q, p)) {
		return 0, noTopics
	}
	return j.candidate(a, b)
}

// candidate returns the same for two whose topics meet.
func (j *judge) candidate(a, b int) (int64, filter) {
	result, minutes := j.apart(a, b)
	if result != passed && result != blocked {
		return 0, result
	}
	v := j.verdictOf(a, b, minutes, false)
	if v.score == 0 {
		return 0, isOneSided
	}
	if result == blocked {
		return 0, blocked
	}
	return v.weight, passed
}

// apart returns what keeps two people from meeting, whatever they have to
// give, passed if nothing does, and their common minutes as far as that had to
// be known.
func (j *judge) apart(a, b int) (filter, int) {
	if result := j.apartByName(a, b); result != passed {
		return result, none
	}
	p, q := j.people[a], j.people[b]
	minutes := j.minutes(a, b)
	switch {
	case minutes == 0:
		return noHours, minutes
	case slices.Contains(p.Blocks, q.ID) || slices.Contains(q.Blocks, p.ID):
		return blocked, minutes
	}
	return passed, minutes
}

// apartByName goes through the filters before the hours.
func (j *judge) apartByName(a, b int) filter {
	p, q := j.people[a], j.people[b]
	pair := Pair{j.people[min(a, b)].ID, j.people[max(a, b)].ID} // in order, as people are
	switch {
	case !j.consent[a] || !j.consent[b]:
		return noConsent
	case !j.member[a] || !j.member[b]:
		return noVetting
	case j.pinned[a] != none || j.pinned[b] != none:
		return isPinned
	case j.forbidden[pair]:
		return isForbidden
	case j.declined[pair]:
		return isDeclined
	case slices.Contains(p.Conflicts, q.ID) || slices.Contains(q.Conflicts, p.ID) || j.rivals(p, q):
		return inConflict
	case j.kept[a] != int32(b) && (slices.Contains(p.Past, q.ID) || slices.Contains(q.Past, p.ID)):
		return metBefore
	case !j.corridor(p, q):
		return noCorridor
	case j.pool.Diaspora && j.tieOf(p, q) == "":
		return noTie
	case !canMeet(p, q):
		return noMode
	case !canTalk(p, q):
		return noLanguage
	}
	return passed
}

func offersSomethingSought(giver, taker *Person) bool {
	return slices.ContainsFunc(taker.Seeks, func(wish Topic) bool {
		return slices.ContainsFunc(giver.Offers, func(offer Topic) bool { return offer.Name == wish.Name })
	})
}

func (j *judge) rivals(p, q *Person) bool {
	if p.Sector == "" || p.Sector != q.Sector {
		return false
	}
	near := func(l Locality) bool { return l != "" && p.locality(l) == q.locality(l) }
	agreed := p.consents(ToCompetitors, q.ID, j.pool.AsOf) && q.consents(ToCompetitors, p.ID, j.pool.AsOf)
	return (near(p.Competitors) || near(q.Competitors)) && !agreed
}

func (j *judge) corridor(p, q *Person) bool {
	for _, c := range j.pool.Corridors {
		if p.livesIn(c.A) && q.livesIn(c.B) || q.livesIn(c.A) && p.livesIn(c.B) {
			return true
		}
	}
	return len(j.pool.Corridors) == 0
}

// waysToMeet reports whether two people can meet online and in person.
func waysToMeet(p, q *Person) (virtual, there bool) {
	virtual = p.Mode != InPerson && q.Mode != InPerson
	there = p.Mode != Virtual && q.Mode != Virtual && p.Place == q.Place
	return virtual, there
}

func canMeet(p, q *Person) bool {
	virtual, there := waysToMeet(p, q)
	return virtual || there
}

func canTalk(p, q *Person) bool {
	_, level := bestLanguage(p, q)
	return level == none || level > aFewWords
}

// bestLanguage returns the common language that both speak best, ties to the
// first key, and the lesser of their levels: none when one states no language.
func bestLanguage(p, q *Person) (tag string, level int) {
	if len(p.Languages) == 0 || len(q.Languages) == 0 {
		return "", none
	}
	for _, x := range p.Languages {
		for _, y := range q.Languages {
			if x.Tag != y.Tag {
				continue
			}
			if both := min(cmp.Or(x.Level, unsaidTongue), cmp.Or(y.Level, unsaidTongue)); both > level || both == level && x.Tag < tag {
				tag, level = x.Tag, both
			}
		}
	}
	return tag, level
}

// minutes returns the common minutes of two people, none when one of them
// states no hours.
func (j *judge) minutes(a, b int) int {
	if len(j.people[a].Hours) == 0 || len(j.people[b].Hours) == 0 {
		return none
	}
	return j.calendar(a, 0).common(j.calendar(b, 1), j.options.Meeting)
}

// calendar returns the hours of a person, in one of two places where they
// aren't kept.
func (j *judge) calendar(i, place int) *calendar {
	p := j.people[i]
	if j.calendars == nil {
		j.dials[p.Zone].mark(&j.scratch[place], p.Hours)
		return &j.scratch[place]
	}
	return j.calendars[i]
}

// keepCalendars works out everybody's hours once, for many comparisons.
func (j *judge) keepCalendars(ctx context.Context) error {
	j.calendars = make([]*calendar, len(j.people))
	return spread(ctx, len(j.people), 256, func(int) {}, func(_, from, to int) bool {
		for i := from; i < to; i++ {
			if p := j.people[i]; len(p.Hours) > 0 {
				j.calendars[i] = new(calendar)
				j.dials[p.Zone].mark(j.calendars[i], p.Hours)
			}
		}
		return true
	})
}

// verdict returns what two people give each other, whether or not a filter
// would remove the pair; with all that is met where it is to be told.
func (j *judge) verdict(a, b int, tell bool) verdict {
	return j.verdictOf(a, b, j.minutes(a, b), tell)
}

func (j *judge) verdictOf(a, b, minutes int, tell bool) verdict {
	p, q := j.people[a], j.people[b]
	tag, level := bestLanguage(p, q)
	if level <= aFewWords {
		tag = "" // of a pinned pair: to both it would read as if they could talk
	}
	v := verdict{language: tag, minutes: minutes}
	for side, pair := range [2][2]*Person{{p, q}, {q, p}} {
		v.gives[side] = j.gift(pair[0], pair[1], level, v.minutes, tell)
	}
	v.score = j.options.Rule.join(v.gives[0].total, v.gives[1].total)
	v.weight = v.score + j.bonus(int32(a), int32(b))
	return v
}

// gift returns what giver gives taker: nothing at all when no wish is met.
func (j *judge) gift(giver, taker *Person, language, minutes int, tell bool) gift {
	wishes := j.metWishes(giver, taker)
	if len(wishes) == 0 {
		return gift{}
	}
	var g gift
	share := func(part int, have, full int) {
		g.parts[part] = j.points[part] * int64(min(have, full)) / int64(full)
		g.total += g.parts[part]
	}
	unlessStated := func(part int, stated bool, have, full int) {
		if !stated {
			have, full = 1, 2
		}
		share(part, have, full)
	}
	most, kinds, levels := min(len(taker.Seeks), enough), 0, 0
	for _, w := range wishes[:min(len(wishes), most)] {
		kinds += w.kinds
		levels += w.levels
	}
	share(partTopics, kinds, fullKind*most)
	share(partLevels, levels, fullLevel*most)
	shared := len(commonGoals(giver, taker))
	unlessStated(partGoals, len(giver.Goals) > 0 && len(taker.Goals) > 0, shared, min(max(len(taker.Goals), 1), enough))
	apart := max(giver.Stage-taker.Stage, taker.Stage-giver.Stage)
	unlessStated(partStage, giver.Stage > 0 && taker.Stage > 0, MaxLevel-1-apart, MaxLevel-1)
	same := 0
	if giver.Sector == taker.Sector {
		same = 1
	}
	unlessStated(partSector, giver.Sector != "" && taker.Sector != "", same, 1)
	unlessStated(partLanguage, language != none, max(language, 0), MaxLevel)
	unlessStated(partHours, minutes != none, minutes, enoughHours)
	if j.tieOf(giver, taker) != "" {
		share(partTies, 1, 1)
	}
	if tell {
		g.met = wishes
	}
	return g
}

// metWishes returns the taker's wishes that the giver can meet, each with the
// offer that counts most, the best first.
func (j *judge) metWishes(giver, taker *Person) []met {
	var wishes []met
	for _, wish := range taker.Seeks {
		best := met{}
		for _, offer := range giver.Offers {
			if offer.Name != wish.Name {
				continue
			}
			m := met{offer.Name, offer.Kind, kindShare(offer.Kind, wish.Kind), levelShare(offer.Level, wish.Level), 0}
			if m.levels == 0 {
				continue
			}
			// In tenths of points, so that nothing is rounded.
			m.inAllPoints = 5*int64(m.kinds)*j.points[partTopics] + int64(m.levels)*j.points[partLevels]
			if best.topic == "" || m.compare(best) < 0 {
				best = m
			}
		}
		if best.topic != "" {
			wishes = append(wishes, best)
		}
	}
	slices.SortStableFunc(wishes, met.compare)
	return wishes
}

// told returns the parts of a gift that can count.
func (j *judge) told(g gift) []Part {
	out := make([]Part, 0, parts)
	for part, name := range partNames() {
		if j.points[part] > 0 {
			out = append(out, Part{name, g.parts[part], j.points[part]})
		}
	}
	return out
}

// compare puts what counts more first, and then goes by the words.
func (m met) compare(n met) int {
	return cmp.Or(
		cmp.Compare(n.inAllPoints, m.inAllPoints), cmp.Compare(n.kinds, m.kinds), cmp.Compare(n.levels, m.levels),
		cmp.Compare(m.topic, n.topic), cmp.Compare(m.kind, n.kind),
	)
}

// commonGoals returns the goals that two people share, sorted.
func commonGoals(p, q *Person) []string {
	var common []string
	for _, goal := range p.Goals {
		if slices.Contains(q.Goals, goal) {
			common = append(common, goal)
		}
	}
	slices.Sort(common)
	return common
}
