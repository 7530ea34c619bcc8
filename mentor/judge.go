package mentor

import (
	"cmp"
	"slices"
	"time"

	"github.com/essor-go/essor/internal/matching"
)

// judge works pairs out from people's answers as they stand, in plain words
// and without the search's numbers and indices. It explains the pairs that
// were made and re-derives all others for the proof.
type judge struct {
	*roster
	forbidden   map[Pair]bool
	declined    map[Pair]bool
	dials       map[string]*dial // by zone
	calendars   []*calendar      // by person, nil until asked for
	lastPair    [2]int           // whose common minutes were asked for last
	lastMinutes int              // none before
	looked      stamps           // whom the person in turn has been compared with
}

func (r *roster) newJudge() *judge {
	n := len(r.people)
	j := &judge{roster: r, forbidden: map[Pair]bool{}, declined: map[Pair]bool{}, dials: map[string]*dial{}, calendars: make([]*calendar, n), lastMinutes: none, looked: make(stamps, n)}
	for _, pair := range r.pool.Forbid {
		j.forbidden[pair.sorted()] = true
	}
	for _, answer := range r.pool.Answers {
		if !answer.Accept {
			j.declined[Pair{answer.From, answer.About}.sorted()] = true
		}
	}
	return j
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
	result := j.apart(a, b)
	if result != passed && result != blocked {
		return 0, result
	}
	v := j.verdict(a, b, false)
	if v.score == 0 {
		return 0, isOneSided
	}
	if result == blocked {
		return 0, blocked
	}
	return v.weight, passed
}

// apart returns what keeps two people from meeting, whatever they have to
// give: passed if nothing does.
func (j *judge) apart(a, b int) filter {
	p, q := j.people[a], j.people[b]
	switch {
	case !j.consent[a] || !j.consent[b]:
		return noConsent
	case !j.member[a] || !j.member[b]:
		return noVetting
	case j.pinned[a] != none || j.pinned[b] != none:
		return isPinned
	case j.forbidden[Pair{p.ID, q.ID}.sorted()]:
		return isForbidden
	case j.declined[Pair{p.ID, q.ID}.sorted()]:
		return isDeclined
	case slices.Contains(p.Conflicts, q.ID) || slices.Contains(q.Conflicts, p.ID) || j.rivals(p, q):
		return inConflict
	case j.kept[a] != int32(b) && (slices.Contains(p.Past, q.ID) || slices.Contains(q.Past, p.ID)):
		return metBefore
	case !j.corridor(p, q):
		return noCorridor
	case !canMeet(p, q):
		return noMode
	case !canTalk(p, q):
		return noLanguage
	case j.minutes(a, b) == 0:
		return noHours
	case slices.Contains(p.Blocks, q.ID) || slices.Contains(q.Blocks, p.ID):
		return blocked
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
	if pair := [2]int{a, b}; j.lastPair != pair || j.lastMinutes == none {
		j.lastPair, j.lastMinutes = pair, j.calendar(a).common(j.calendar(b), j.options.Meeting)
	}
	return j.lastMinutes
}

func (j *judge) calendar(i int) *calendar {
	if j.calendars[i] == nil {
		zone := j.people[i].Zone
		if j.dials[zone] == nil {
			j.dials[zone] = newDial(j.pool.Zones[zone], j.pool.Week.Time(time.UTC))
		}
		j.calendars[i] = j.dials[zone].calendar(j.people[i].Hours)
	}
	return j.calendars[i]
}

// verdict returns what two people give each other, whether or not a filter
// would remove the pair; with all that is met where it is to be told.
func (j *judge) verdict(a, b int, tell bool) verdict {
	p, q := j.people[a], j.people[b]
	tag, level := bestLanguage(p, q)
	if level <= aFewWords {
		tag = "" // of a pinned pair: to both it would read as if they could talk
	}
	v := verdict{language: tag, minutes: j.minutes(a, b)}
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

// pairs returns the pairs that fit, as the search does, found in another way:
// through a map from each topic to those who offer it.
func (j *judge) pairs() ([]matching.Edge, *tally, error) {
	offerers := map[string][]int{}
	for i, p := range j.people {
		for _, offer := range p.Offers {
			if j.free(i) {
				offerers[offer.Name] = append(offerers[offer.Name], i)
			}
		}
	}
	t, candidates := newTally(len(j.people)), int64(0)
	var edges []matching.Edge
	for a := range j.people {
		row := j.row(a, offerers, t, &candidates)
		if limit := j.options.Candidates; limit > 0 {
			row = best(row, limit, int32(len(j.people)))
		}
		if edges = append(edges, row...); len(edges) > MaxPairs {
			return nil, nil, tooManyPairs()
		}
	}
	t.close(j.roster, candidates)
	if j.options.Candidates > 0 {
		edges = union(edges)
	}
	return edges, t, nil
}

// row returns the pairs that fit person a, with people after her or, where
// only the best candidates count, with anyone.
func (j *judge) row(a int, offerers map[string][]int, t *tally, candidates *int64) []matching.Edge {
	if !j.free(a) {
		return nil
	}
	var row []matching.Edge
	j.looked.put(int32(a), int32(a))
	for _, wish := range j.people[a].Seeks {
		for _, b := range offerers[wish.Name] {
			if j.looked.has(int32(b), int32(a)) || b < a && j.options.Candidates == 0 {
				continue
			}
			j.looked.put(int32(b), int32(a))
			weight, result := j.pair(min(a, b), max(a, b))
			if result == noTopics {
				continue
			}
			if a < b {
				*candidates++
				if result < filters {
					t.add(result, a, b)
				}
			}
			if result == passed {
				row = append(row, matching.Edge{U: int32(a), V: int32(b), Weight: weight})
			}
		}
	}
	return row
}
