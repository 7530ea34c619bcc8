package mentor

import "slices"

// scores are the points for all that can be met or shared, worked out once.
type scores struct {
	unstated  [parts]int64            // half of each part
	worth     [fullKind + 1][11]int64 // of an offer for a wish, by kind and level; see [scores.prepare]
	kinds     [enough + 1][7]int64    // by what would be all, and what there is
	levels    [enough + 1][31]int64   // likewise
	goals     [enough + 1][enough + 1]int64
	stages    [MaxLevel]int64        // by how far apart
	languages [MaxLevel + 1]int64    // by level
	hours     [enoughHours + 1]int64 // by minutes
}

func (s *scores) prepare(points [parts]int64) {
	for i, most := range points {
		s.unstated[i] = most / 2
	}
	for kind := range s.worth {
		for level := range s.worth[kind] {
			// The points of both parts, times 10, then kind and level: so
			// the greatest number is the best offer for a wish.
			points := 5*points[partTopics]*int64(kind) + points[partLevels]*int64(level)
			s.worth[kind][level] = points<<8 | int64(kind)<<4 | int64(level)
		}
	}
	fill := func(list []int64, part, full int) {
		for have := range list {
			list[have] = points[part] * int64(have) / int64(full)
		}
	}
	for most := 1; most <= enough; most++ {
		fill(s.kinds[most][:], partTopics, fullKind*most)
		fill(s.levels[most][:], partLevels, fullLevel*most)
		fill(s.goals[most][:], partGoals, most)
	}
	for apart := range s.stages {
		s.stages[apart] = points[partStage] * int64(MaxLevel-1-apart) / (MaxLevel - 1)
	}
	fill(s.languages[:], partLanguage, MaxLevel)
	fill(s.hours[:], partHours, enoughHours)
}

// weigh returns the weight of a pair, or what removes it. It is the hot form
// of [judge], which says the same in plain words. The bans of a must have been
// marked.
func (c *scan) weigh(a, b int32) (int64, filter) {
	p, q := &c.list[a], &c.list[b]
	language, minutes, result := c.meeting(a, b, p, q)
	if result != passed && result != blocked {
		return 0, result
	}
	there, back := c.topics(p, q), c.topics(q, p)
	if there == 0 || back == 0 {
		return 0, isOneSided
	}
	if result == blocked {
		return 0, blocked
	}
	both := c.both(p, q, language, minutes) + c.tie(a, b)
	score := c.options.Rule.join(there+c.shared(p, q)+both, back+c.shared(q, p)+both)
	if c.kept[a] == b {
		return score + c.bonus(a, b), passed
	}
	return score + int64(c.details[p.at]) + int64(c.details[q.at]), passed
}

// meeting returns what two people share to meet, or what keeps them apart
// whatever they have to give.
func (c *scan) meeting(a, b int32, p, q *profile) (language, minutes int32, result filter) {
	ban := passed
	if c.banned.has(b, a) {
		ban = c.reason[b]
	}
	switch {
	case ban < metBefore:
		return 0, 0, ban
	case p.sector == q.sector && p.sector != 0 && c.competing(a, b, p, q): // comes between the bans
		return 0, 0, inConflict
	case ban == metBefore:
		return 0, 0, ban
	case len(c.pool.Corridors) > 0 && !c.inCorridor(a, b):
		return 0, 0, noCorridor
	case c.pool.Diaspora && c.tieOf(c.people[a], c.people[b]) == "":
		return 0, 0, noTie
	case !meet(p, q):
		return 0, 0, noMode
	case p.speaks&q.speaks == 0 && p.tongues > 0 && q.tongues > 0:
		return 0, 0, noLanguage
	}
	language, shared := sharedLanguage(c.tongues(p), c.tongues(q))
	if !shared {
		return 0, 0, noLanguage
	}
	if p.hours[0]&q.hours[0]|p.hours[1]&q.hours[1]|p.hours[2]&q.hours[2] == 0 {
		return 0, 0, noHours
	}
	minutes = none
	if p.statesHours && q.statesHours {
		if minutes = common(c.spans(p), c.spans(q), int32(c.options.Meeting)); minutes == 0 {
			return 0, 0, noHours
		}
	}
	return language, minutes, ban
}

// competing reports whether one of two in the same sector minds the other as
// a competitor and not both have agreed to it.
func (s *search) competing(a, b int32, p, q *profile) bool {
	if !p.minds(q) && !q.minds(p) {
		return false
	}
	return !s.people[a].consents(ToCompetitors, s.people[b].ID, s.pool.AsOf) ||
		!s.people[b].consents(ToCompetitors, s.people[a].ID, s.pool.AsOf)
}

func (p *profile) minds(q *profile) bool {
	return p.rivalsWithin != none && p.localities[p.rivalsWithin] == q.localities[p.rivalsWithin]
}

func (r *roster) inCorridor(a, b int32) bool {
	p, q := r.people[a], r.people[b]
	return slices.ContainsFunc(r.pool.Corridors, func(c Pair) bool {
		return p.livesIn(c.A) && q.livesIn(c.B) || p.livesIn(c.B) && q.livesIn(c.A)
	})
}

func (p *Person) livesIn(key string) bool { return p.Country == key || p.Region == key }

// meet reports whether a way of meeting suits both.
func meet(p, q *profile) bool {
	ways := p.modes & q.modes
	return ways&online != 0 || ways&inPerson != 0 && p.localities[atPlace] == q.localities[atPlace]
}

// sharedLanguage returns the level at which both speak their best common
// language, none where one of them states no language, and whether they may
// be able to talk.
func sharedLanguage(p, q []int32) (level int32, shared bool) {
	if len(p) == 0 || len(q) == 0 {
		return none, true
	}
	for _, x := range p {
		for _, y := range q {
			if x>>3 == y>>3 {
				level = max(level, min(x&7, y&7))
			}
		}
	}
	return level, level > aFewWords
}

// topics returns the points for wishes met and how well the levels serve, of
// what p gives q: 0 only when no wish is met.
func (c *scan) topics(p, q *profile) int64 {
	var first, second, third int64 // the wishes that are met best
	offers := c.offers(p)
	for _, wish := range c.seeks(q) {
		for len(offers) > 0 && topicOf(offers[0]) < topicOf(wish) {
			offers = offers[1:]
		}
		met := int64(0)
		for _, offer := range offers {
			if topicOf(offer) != topicOf(wish) {
				break
			}
			if level := levelShare(int(levelOf(offer)), int(levelOf(wish))); level > 0 {
				kind := fullKind
				if kindOf(offer) != kindOf(wish) && kindOf(offer) != 0 && kindOf(wish) != 0 {
					kind = 1
				}
				met = max(met, c.scores.worth[kind][level])
			}
		}
		switch {
		case met > first:
			first, second, third = met, first, second
		case met > second:
			second, third = met, second
		case met > third:
			third = met
		}
	}
	if first == 0 {
		return 0
	}
	most := min(q.seeks, enough)
	kinds := first>>4&15 + second>>4&15 + third>>4&15
	levels := first&15 + second&15 + third&15
	return c.scores.kinds[most][kinds] + c.scores.levels[most][levels]
}

// shared returns the points for those of q's goals that p shares.
func (c *scan) shared(p, q *profile) int64 {
	if p.goals == 0 || q.goals == 0 {
		return c.scores.unstated[partGoals]
	}
	own, others := c.goals(p), c.goals(q)
	shared := uint8(0)
	for len(own) > 0 && len(others) > 0 {
		switch {
		case own[0] < others[0]:
			own = own[1:]
		case own[0] > others[0]:
			others = others[1:]
		default:
			shared, own, others = shared+1, own[1:], others[1:]
		}
	}
	most := min(q.goals, enough)
	return c.scores.goals[most][min(shared, most)]
}

// tie returns the points for a tie of origin.
func (c *scan) tie(a, b int32) int64 {
	if c.points[partTies] == 0 || c.tieOf(c.people[a], c.people[b]) == "" {
		return 0
	}
	return c.points[partTies]
}

// both returns the points that count the same in both directions.
func (c *scan) both(p, q *profile, language, minutes int32) int64 {
	t := &c.scores
	stage, sector, spoken, hours := t.unstated[partStage], t.unstated[partSector], t.unstated[partLanguage], t.unstated[partHours]
	if p.stage > 0 && q.stage > 0 {
		stage = t.stages[max(p.stage, q.stage)-min(p.stage, q.stage)]
	}
	if p.sector > 0 && q.sector > 0 {
		sector = 0
		if p.sector == q.sector {
			sector = c.points[partSector]
		}
	}
	if language != none {
		spoken = t.languages[language]
	}
	if minutes != none {
		hours = t.hours[min(minutes, enoughHours)]
	}
	return stage + sector + spoken + hours
}
