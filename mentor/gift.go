package mentor

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/essor-go/essor"
)

// giftSearch is a question for gifts: from whom and to whom. Nil stands for
// everybody.
type giftSearch struct {
	from, to func(i int32) bool
}

func (g giftSearch) asks(from, to int32) bool {
	return (g.from == nil || g.from(from)) && (g.to == nil || g.to(to))
}

// gifts returns what each person can give others whom she can meet, by taker,
// ascending. It looks, for each of her offers, at those who seek it.
func (s *search) gifts(ctx context.Context, asked giftSearch) ([][]gives, error) {
	seekers := s.seekers()
	if s.giftLooks(seekers, asked) > MaxLooks {
		return nil, tooManyGifts()
	}
	n := len(s.list)
	out := make([][]gives, n)
	progress := essor.Progress(ctx)
	var scans [workers]*scan
	var found atomic.Int64
	err := spread(ctx, n, 32, func(done int) { progress(done, n) }, func(worker, from, to int) bool {
		if scans[worker] == nil {
			scans[worker] = s.newScan()
		}
		for a := from; a < to; a++ {
			if asked.from == nil || asked.from(int32(a)) {
				out[a] = scans[worker].giftsOf(int32(a), seekers, asked)
				found.Add(int64(len(out[a])))
			}
		}
		return found.Load() <= MaxPairs
	})
	if err != nil {
		return nil, fmt.Errorf("mentor: stopped while comparing %d people: %w", n, err)
	}
	if found.Load() > MaxPairs {
		return nil, tooManyGifts()
	}
	progress(n, n)
	return bestGifts(out, s.options.Candidates), nil
}

// seekers returns who seeks each topic, ascending.
func (s *search) seekers() [][]int32 {
	out := make([][]int32, s.topics)
	for i := range s.list {
		seeks := s.seeks(&s.list[i])
		for k, wish := range seeks {
			if !repeats(seeks, k) {
				out[topicOf(wish)] = append(out[topicOf(wish)], int32(i))
			}
		}
	}
	return out
}

// giftLooks returns how often a topic that is offered is sought.
func (s *search) giftLooks(seekers [][]int32, asked giftSearch) (looks int64) {
	for a := range s.list {
		if asked.from == nil || asked.from(int32(a)) {
			for _, offer := range s.offers(&s.list[a]) {
				looks += int64(len(seekers[topicOf(offer)]))
			}
		}
	}
	return looks
}

func (c *scan) giftsOf(a int32, seekers [][]int32, asked giftSearch) []gives {
	var out []gives
	c.markBans(a)
	p := &c.list[a]
	offers := c.offers(p)
	for i, offer := range offers {
		if repeats(offers, i) {
			continue
		}
		for _, b := range seekers[topicOf(offer)] {
			if b == a || c.candidate.has(b, a) || !asked.asks(a, b) {
				continue
			}
			c.candidate.put(b, a)
			q := &c.list[b]
			language, minutes, result := c.meeting(a, b, p, q)
			if result != passed {
				continue
			}
			if points := c.topics(p, q); points > 0 {
				out = append(out, gives{b, points + c.shared(p, q) + c.both(p, q, language, minutes) + c.tie(a, b)})
			}
		}
	}
	slices.SortFunc(out, gives.compare)
	return out
}

// gifts returns the same, worked out from the answers as they stand.
func (j *judge) gifts(asked giftSearch) ([][]gives, error) {
	ctx := context.Background()
	if err := j.keepCalendars(ctx); err != nil {
		return nil, err
	}
	seekers := map[string][]int{}
	for i, p := range j.people {
		for _, wish := range p.Seeks {
			if j.free(i) {
				seekers[wish.Name] = append(seekers[wish.Name], i)
			}
		}
	}
	n, looks := len(j.people), int64(0)
	for a, p := range j.people {
		if j.free(a) && (asked.from == nil || asked.from(int32(a))) {
			for _, offer := range p.Offers {
				looks += int64(len(seekers[offer.Name]))
			}
		}
	}
	if looks > MaxLooks {
		return nil, tooManyGifts()
	}
	out := make([][]gives, n)
	var judges [workers]*judge
	var found atomic.Int64
	err := spread(ctx, n, 32, func(int) {}, func(worker, from, to int) bool {
		if judges[worker] == nil {
			judges[worker] = j.another()
			judges[worker].looked = make(stamps, n)
		}
		for a := from; a < to; a++ {
			if j.free(a) && (asked.from == nil || asked.from(int32(a))) {
				out[a] = judges[worker].giftsOf(a, seekers, asked)
				found.Add(int64(len(out[a])))
			}
		}
		return found.Load() <= MaxPairs
	})
	if err != nil {
		return nil, err
	}
	if found.Load() > MaxPairs {
		return nil, tooManyGifts()
	}
	return bestGifts(out, j.options.Candidates), nil
}

func (j *judge) giftsOf(a int, seekers map[string][]int, asked giftSearch) []gives {
	var out []gives
	j.looked.put(int32(a), int32(a))
	for _, offer := range j.people[a].Offers {
		for _, b := range seekers[offer.Name] {
			if j.looked.has(int32(b), int32(a)) || !asked.asks(int32(a), int32(b)) {
				continue
			}
			j.looked.put(int32(b), int32(a))
			result, minutes := j.apart(a, b)
			if result != passed {
				continue
			}
			if given := j.verdictOf(a, b, minutes, false).gives[0].total; given > 0 {
				out = append(out, gives{int32(b), given})
			}
		}
	}
	slices.SortFunc(out, gives.compare)
	return out
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

// intersect returns the stretches that lie in both lists, each from and to.
func intersect(a, b []int32) []int32 {
	var out []int32
	for len(a) > 0 && len(b) > 0 {
		if from, to := max(a[0], b[0]), min(a[1], b[1]); from < to {
			out = append(out, from, to)
		}
		if a[1] < b[1] {
			a = a[2:]
		} else {
			b = b[2:]
		}
	}
	return out
}

// together reports whether all of a round share a language, if they state
// any, and hours long enough to meet.
func (s *search) together(members []int32) bool {
	var level map[int32]int32
	spans := []int32{0, weekMinutes}
	stated := false
	for _, v := range members {
		p := &s.list[v]
		if p.statesHours {
			spans, stated = intersect(spans, s.spans(p)), true
		}
		if p.tongues == 0 {
			continue
		}
		shared := map[int32]int32{}
		for _, t := range s.tongues(p) {
			if before, ok := level[t>>3]; (ok || level == nil) && t&7 > aFewWords {
				shared[t>>3] = t & 7
				if ok {
					shared[t>>3] = min(before, t&7)
				}
			}
		}
		if level = shared; len(level) == 0 {
			return false
		}
	}
	return !stated || common(spans, []int32{0, weekMinutes}, int32(s.options.Meeting)) > 0
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
		own := *j.calendar(int(v), 0)
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
