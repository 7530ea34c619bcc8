package mentor

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/essor-go/essor"
)

// gifts returns what each person can give others whom she can meet, by taker,
// ascending. The candidates are found as in [search.pairs], one way only.
func (s *search) gifts(ctx context.Context) ([][]gives, error) {
	report := essor.Progress(ctx)
	n := int32(len(s.profiles))
	out, total := make([][]gives, n), 0
	for a := range n {
		if a%64 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, fmt.Errorf("mentor: stopped after %d of %d people: %w", a, n, err)
			}
			report(int(a), int(n))
		}
		out[a] = s.giftsOf(a)
		if total += len(out[a]); total > MaxPairs {
			return nil, tooManyPairs()
		}
	}
	report(int(n), int(n))
	return bestGifts(out, s.options.Candidates), nil
}

func (s *search) giftsOf(a int32) []gives {
	var out []gives
	s.markBans(a)
	p := &s.profiles[a]
	for i, t := range p.offers {
		if i > 0 && p.offers[i-1].topic == t.topic {
			continue
		}
		for _, b := range s.seekers[t.topic] {
			if b == a || s.candidate.has(b, a) {
				continue
			}
			s.candidate.put(b, a)
			language, minutes, result := s.meeting(a, b)
			if result != passed {
				continue
			}
			q := &s.profiles[b]
			if points := s.topics(p, q); points > 0 {
				out = append(out, gives{b, points + s.goals(p, q) + s.both(p, q, language, minutes)})
			}
		}
	}
	slices.SortFunc(out, gives.compare)
	return out
}

// gifts returns the same, worked out from the answers as they stand.
func (j *judge) gifts() ([][]gives, error) {
	seekers := map[string][]int{}
	for i, p := range j.people {
		for _, wish := range p.Seeks {
			if j.free(i) {
				seekers[wish.Name] = append(seekers[wish.Name], i)
			}
		}
	}
	out, total := make([][]gives, len(j.people)), 0
	for a, p := range j.people {
		if !j.free(a) {
			continue
		}
		j.looked.put(int32(a), int32(a))
		for _, offer := range p.Offers {
			for _, b := range seekers[offer.Name] {
				if j.looked.has(int32(b), int32(a)) {
					continue
				}
				j.looked.put(int32(b), int32(a))
				if j.apart(a, b) == passed {
					if given := j.verdict(a, b, false).gives[0].total; given > 0 {
						out[a] = append(out[a], gives{int32(b), given})
					}
				}
			}
		}
		slices.SortFunc(out[a], gives.compare)
		if total += len(out[a]); total > MaxPairs {
			return nil, tooManyPairs()
		}
	}
	return bestGifts(out, j.options.Candidates), nil
}

// bestGifts keeps the gifts that are among the best of their giver or of
// their taker, ties included; all where the limit is 0.
func bestGifts(gifts [][]gives, limit int) [][]gives {
	if limit == 0 {
		return gifts
	}
	least := func(list []int64) int64 { // that is among the best
		if len(list) <= limit {
			return 0
		}
		slices.SortFunc(list, func(a, b int64) int { return cmp.Compare(b, a) })
		return list[limit-1]
	}
	received := make([][]int64, len(gifts))
	for _, list := range gifts {
		for _, g := range list {
			received[g.to] = append(received[g.to], g.points)
		}
	}
	taken := make([]int64, len(gifts))
	for i, list := range received {
		taken[i] = least(list)
	}
	out := make([][]gives, len(gifts))
	for i, list := range gifts {
		var given []int64
		for _, g := range list {
			given = append(given, g.points)
		}
		enoughGiven := least(given)
		for _, g := range list {
			if g.points >= enoughGiven || g.points >= taken[g.to] {
				out[i] = append(out[i], g)
			}
		}
	}
	return out
}

// intersect returns the stretches that lie in both lists.
func intersect(a, b []span) []span {
	var out []span
	for len(a) > 0 && len(b) > 0 {
		if s := (span{max(a[0].from, b[0].from), min(a[0].to, b[0].to)}); s.from < s.to {
			out = append(out, s)
		}
		if a[0].to < b[0].to {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return out
}

// together reports whether all of a round share a language, if they state
// any, and hours long enough to meet.
func (s *search) together(members []int32) bool {
	var level map[int32]int
	spans := []span{{0, weekMinutes}}
	stated := false
	for _, v := range members {
		p := &s.profiles[v]
		if p.statesHours {
			spans, stated = intersect(spans, p.spans), true
		}
		if len(p.tongues) == 0 {
			continue
		}
		shared := map[int32]int{}
		for _, t := range p.tongues {
			if before, ok := level[t.tag]; (ok || level == nil) && t.level > aFewWords {
				shared[t.tag] = t.level
				if ok {
					shared[t.tag] = min(before, t.level)
				}
			}
		}
		if level = shared; len(level) == 0 {
			return false
		}
	}
	return !stated || common(spans, []span{{0, weekMinutes}}, int32(s.options.Meeting)) > 0
}

// common returns what all of a round share: their best language and the
// minutes of a week, none where not all state any.
func (j *judge) common(members []int32) (language string, minutes int, fits bool) {
	fits, minutes = true, none
	level, everybodySpeaks, everybodyStates := 0, true, true
	var hours *calendar
	tags := map[string]int{} // of those who state languages, how many share each
	lowest := map[string]int{}
	speakers := 0
	for _, v := range members {
		p := j.people[v]
		if len(p.Languages) > 0 {
			speakers++
		}
		everybodySpeaks = everybodySpeaks && len(p.Languages) > 0
		for _, l := range p.Languages {
			if tags[l.Tag]++; tags[l.Tag] == 1 {
				lowest[l.Tag] = MaxLevel
			}
			lowest[l.Tag] = min(lowest[l.Tag], cmp.Or(l.Level, unsaidTongue))
		}
		everybodyStates = everybodyStates && len(p.Hours) > 0
		if len(p.Hours) == 0 {
			continue
		}
		own := *j.calendar(int(v))
		if hours != nil {
			for i := range own {
				own[i] &= hours[i]
			}
		}
		hours = &own
	}
	for tag, n := range tags {
		if n == speakers && (lowest[tag] > level || lowest[tag] == level && tag < language) {
			language, level = tag, lowest[tag]
		}
	}
	fits = speakers == 0 || level > aFewWords
	if hours != nil {
		if minutes = hours.common(hours, j.options.Meeting); minutes == 0 {
			fits = false
		}
	}
	if !everybodyStates {
		minutes = none
	}
	if !everybodySpeaks {
		language = ""
	}
	return language, minutes, fits
}
