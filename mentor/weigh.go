package mentor

import "slices"

// prepareScores sets up what every score needs.
func (s *search) prepareScores() {
	for kind := range s.worth {
		for level := range s.worth[kind] {
			// The points of both parts, times 10, then kind and level: so
			// the greatest number is the best offer for a wish.
			points := 5*s.points[partTopics]*int64(kind) + s.points[partLevels]*int64(level)
			s.worth[kind][level] = points<<8 | int64(kind)<<4 | int64(level)
		}
	}
	for i, most := range s.points {
		s.unstated[i] = most / 2
	}
}

// weigh returns the weight of a pair, or what removes it. It is the hot form
// of [judge], which says the same in plain words.
func (s *search) weigh(a, b int32) (int64, filter) {
	language, minutes, result := s.meeting(a, b)
	if result != passed && result != blocked {
		return 0, result
	}
	p, q := &s.profiles[a], &s.profiles[b]
	there, back := s.topics(p, q), s.topics(q, p)
	if there == 0 || back == 0 {
		return 0, isOneSided
	}
	if result == blocked {
		return 0, blocked
	}
	both := s.both(p, q, language, minutes)
	score := s.options.Rule.join(there+s.goals(p, q)+both, back+s.goals(q, p)+both)
	return score + s.bonus(a, b), passed
}

// meeting returns what two people share to meet, or what keeps them apart
// whatever they have to give. The bans of a must have been marked.
func (s *search) meeting(a, b int32) (language int, minutes int32, result filter) {
	ban := passed
	if s.banned.has(b, a) {
		ban = s.reason[b]
	}
	if ban <= metBefore {
		// Competitors come between the bans.
		if ban == metBefore && s.competing(a, b) {
			return 0, 0, inConflict
		}
		return 0, 0, ban
	}
	p, q := &s.profiles[a], &s.profiles[b]
	switch {
	case s.competing(a, b):
		return 0, 0, inConflict
	case !s.inCorridor(a, b):
		return 0, 0, noCorridor
	case !meet(p, q):
		return 0, 0, noMode
	}
	language, shared := sharedLanguage(p.tongues, q.tongues)
	if !shared {
		return 0, 0, noLanguage
	}
	minutes = none
	if p.statesHours && q.statesHours {
		if minutes = common(p.spans, q.spans, int32(s.options.Meeting)); minutes == 0 {
			return 0, 0, noHours
		}
	}
	return language, minutes, ban
}

// competing reports whether one of the two minds the other as a competitor
// and not both have agreed to it.
func (s *search) competing(a, b int32) bool {
	p, q := &s.profiles[a], &s.profiles[b]
	if p.sector == 0 || p.sector != q.sector {
		return false
	}
	minds := func(x, y *profile) bool {
		return x.rivalsWithin != none && x.localities[x.rivalsWithin] == y.localities[x.rivalsWithin]
	}
	if !minds(p, q) && !minds(q, p) {
		return false
	}
	return !s.people[a].consents(ToCompetitors, s.people[b].ID, s.pool.AsOf) ||
		!s.people[b].consents(ToCompetitors, s.people[a].ID, s.pool.AsOf)
}

func (s *search) inCorridor(a, b int32) bool {
	if len(s.pool.Corridors) == 0 {
		return true
	}
	p, q := s.people[a], s.people[b]
	return slices.ContainsFunc(s.pool.Corridors, func(c Pair) bool {
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
func sharedLanguage(p, q []tongue) (level int, shared bool) {
	if len(p) == 0 || len(q) == 0 {
		return none, true
	}
	for _, x := range p {
		for _, y := range q {
			if x.tag == y.tag {
				level = max(level, min(x.level, y.level))
			}
		}
	}
	return level, level > aFewWords
}

// topics returns the points for wishes met and how well the levels serve, of
// what p gives q: 0 only when no wish is met.
func (s *search) topics(p, q *profile) int64 {
	var first, second, third int64 // the wishes that are met best
	offers := p.offers
	for _, wish := range q.seeks {
		for len(offers) > 0 && offers[0].topic < wish.topic {
			offers = offers[1:]
		}
		met := int64(0)
		for _, offer := range offers {
			if offer.topic != wish.topic {
				break
			}
			if level := levelShare(int(offer.level), int(wish.level)); level > 0 {
				kind := fullKind
				if offer.kind != wish.kind && offer.kind != 0 && wish.kind != 0 {
					kind = 1
				}
				met = max(met, s.worth[kind][level])
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
	most := int64(min(len(q.seeks), enough))
	kinds := first>>4&15 + second>>4&15 + third>>4&15
	levels := first&15 + second&15 + third&15
	return s.points[partTopics]*kinds/(fullKind*most) + s.points[partLevels]*levels/(fullLevel*most)
}

// goals returns the points for those of q's goals that p shares.
func (s *search) goals(p, q *profile) int64 {
	if len(p.goals) == 0 || len(q.goals) == 0 {
		return s.unstated[partGoals]
	}
	shared := int64(0)
	for i, j := 0, 0; i < len(p.goals) && j < len(q.goals); {
		switch {
		case p.goals[i] < q.goals[j]:
			i++
		case p.goals[i] > q.goals[j]:
			j++
		default:
			shared, i, j = shared+1, i+1, j+1
		}
	}
	most := int64(min(len(q.goals), enough))
	return s.points[partGoals] * min(shared, most) / most
}

// both returns the points that count the same in both directions.
func (s *search) both(p, q *profile, language int, minutes int32) int64 {
	stage, sector := s.unstated[partStage], s.unstated[partSector]
	if p.stage > 0 && q.stage > 0 {
		apart := int64(max(p.stage-q.stage, q.stage-p.stage))
		stage = s.points[partStage] * (MaxLevel - 1 - apart) / (MaxLevel - 1)
	}
	if p.sector > 0 && q.sector > 0 {
		sector = 0
		if p.sector == q.sector {
			sector = s.points[partSector]
		}
	}
	spoken, hours := s.unstated[partLanguage], s.unstated[partHours]
	if language != none {
		spoken = s.points[partLanguage] * int64(language) / MaxLevel
	}
	if minutes != none {
		hours = s.points[partHours] * min(int64(minutes), enoughHours) / enoughHours
	}
	return stage + sector + spoken + hours
}
