package mentor

import "slices"

// The limits of [exchanges].
const (
	maxExchanges = 20_000_000 // topics that one offers times those she seeks, of all people
	partialLooks = 20_000_000 // comparisons, counted from both sides, where only the best candidates count
)

// exchanges is the inverted index: for each two topics, who offers the one
// and seeks the other. Two people are candidates when one of them offers what
// the other seeks and seeks what the other offers, so that the candidates of
// a person are in as many buckets as she has such exchanges to propose, and
// hardly anyone in them is looked at in vain.
type exchanges struct {
	start   []int32 // bucket b is members[start[b]:start[b+1]], ascending
	members []int32
	first   []int32 // the exchanges of person a are partners[first[a]:first[a+1]]
	// partners are buckets: of those who offer what she seeks and seek what
	// she offers.
	partners []int32
	tooMany  bool
}

func (x *exchanges) people(bucket int32) []int32 { return x.members[x.start[bucket]:x.start[bucket+1]] }
func (x *exchanges) of(a int32) []int32          { return x.partners[x.first[a]:x.first[a+1]] }

// proposal is one person's exchange of two topics.
type proposal struct{ offers, seeks, person int32 }

// meetingsOf builds the index with two bucket sorts. Cost: O(e + t) for e
// exchanges and t topics.
func meetingsOf(profiles *profiles) *exchanges {
	all, topics := profiles.proposals(), profiles.topics
	if all == nil {
		return &exchanges{tooMany: true}
	}
	spare := make([]proposal, len(all))
	sortBy(spare, all, topics, func(p proposal) int32 { return p.seeks })
	sortBy(all, spare, topics, func(p proposal) int32 { return p.offers })

	x := &exchanges{members: make([]int32, len(all)), first: make([]int32, len(profiles.list)+1)}
	var keys []proposal // of each bucket, without person
	byOffer := make([]int32, topics+1)
	for i, p := range all {
		key := proposal{p.offers, p.seeks, 0}
		if last := len(keys) - 1; last < 0 || keys[last] != key {
			keys = append(keys, key)
			x.start = append(x.start, int32(i))
			byOffer[p.offers+1] = int32(len(keys))
		}
		x.members[i] = p.person
	}
	x.start = append(x.start, int32(len(all)))
	for t := range topics {
		byOffer[t+1] = max(byOffer[t+1], byOffer[t])
	}
	mirror := make([]int32, len(keys))
	for b, key := range keys {
		low, high := byOffer[key.seeks], byOffer[key.seeks+1]
		i, found := slices.BinarySearchFunc(keys[low:high], key.offers, func(k proposal, seeks int32) int { return int(k.seeks) - int(seeks) })
		if mirror[b] = none; found {
			mirror[b] = low + int32(i)
		}
	}
	x.assign(mirror)
	return x
}

// assign gives each person the buckets of those with whom she can exchange.
func (x *exchanges) assign(mirror []int32) {
	for b, m := range mirror {
		for _, a := range x.people(int32(b)) {
			if m != none {
				x.first[a+1]++
			}
		}
	}
	for a := range len(x.first) - 1 {
		x.first[a+1] += x.first[a]
	}
	x.partners = make([]int32, x.first[len(x.first)-1])
	next := slices.Clone(x.first)
	for b, m := range mirror {
		for _, a := range x.people(int32(b)) {
			if m != none {
				x.partners[next[a]] = m
				next[a]++
			}
		}
	}
}

// proposals lists all exchanges by person; nil where there are too many.
func (s *profiles) proposals() []proposal {
	count := 0
	for i := range s.list {
		count += int(s.list[i].offers) * int(s.list[i].seeks)
	}
	if count > maxExchanges {
		return nil
	}
	all := make([]proposal, 0, count)
	for i := range s.list {
		offers, seeks := s.offers(&s.list[i]), s.seeks(&s.list[i])
		for k, offer := range offers {
			for l, wish := range seeks {
				if !repeats(offers, k) && !repeats(seeks, l) {
					all = append(all, proposal{topicOf(offer), topicOf(wish), int32(i)})
				}
			}
		}
	}
	return all
}

// sortBy sorts from into to, keeping equals in their order.
func sortBy(to, from []proposal, topics int32, key func(proposal) int32) {
	next := make([]int32, topics+1)
	for _, p := range from {
		next[key(p)+1]++
	}
	for t := range topics {
		next[t+1] += next[t]
	}
	for _, p := range from {
		to[next[key(p)]] = p
		next[key(p)]++
	}
}

// quota returns 0 where all candidates are looked at. Where those are too many
// and only the best count, it is how many of each bucket a person is compared
// with: those who come next after her, and beginning again with the first.
func (x *exchanges) quota(b budget, limited bool) (int, error) {
	if x.tooMany {
		return 0, tooManyPairs()
	}
	sizes := make([]int64, len(x.start)-1)
	for b := range sizes {
		sizes[b] = int64(x.start[b+1] - x.start[b])
	}
	looks := func(quota int64) (total int64) {
		for _, b := range x.partners {
			total += min(sizes[b], quota)
		}
		return total
	}
	return b.quota(looks, limited)
}

// budget is how many comparisons there may be: where all candidates count, and
// where the best of each person do.
type budget struct{ complete, partial int64 }

// quota returns the greatest power of two under which looks are few enough, at
// least 1; 0 where none is needed.
func (b budget) quota(looks func(quota int64) int64, limited bool) (int, error) {
	all := looks(MaxPeople) // each pair is counted from both sides
	switch {
	case limited && all <= b.partial || !limited && all <= 2*b.complete:
		return 0, nil
	case !limited:
		return 0, tooManyPairs()
	}
	quota := int64(1)
	for looks(2*quota) <= b.partial {
		quota *= 2
	}
	return int(quota), nil
}
