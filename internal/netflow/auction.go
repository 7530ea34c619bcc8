package netflow

// bidsPerAgent bounds the bids of an auction. Without a bound an auction never
// ends when more agents must join than there are places.
const bidsPerAgent = 6

// priceLimit bounds what is bid, so that prices stay far below infinity.
const priceLimit = infinity >> 2

// auction lets agents bid for places, one after the other, until all are in a
// mission or better off outside, but for those it leaves to the trees (hard).
//
// An agent bids what makes its best choice as dear as its second best, staying
// out being a choice. A full mission costs what the lowest of its bids was;
// a higher bid pushes that agent out, who then bids anew. Prices rise only,
// and an agent is content up to the price it bid, so what the agents inside
// have is best for them all the time. A bid that isn't higher makes no
// progress: then the agent takes a place that costs it as little, if one is
// free, or becomes hard.
func (s *solver[W]) auction() error {
	n := len(s.agents)
	waiting := make([]int32, n)
	for i := range waiting {
		waiting[i] = int32(i)
	}
	head, length := 0, n
	for budget := bidsPerAgent * int64(n); length > 0; budget-- {
		i := waiting[head]
		if head++; head == n {
			head = 0
		}
		length--
		if budget <= 0 {
			s.hard = append(s.hard, i)
			continue
		}
		if err := s.pulse.tick(1); err != nil {
			return err
		}
		if outbid := s.bid(i); outbid >= 0 {
			tail := head + length
			if tail >= n {
				tail -= n
			}
			waiting[tail] = outbid
			length++
		}
	}
	s.seat()
	s.pulse.done = n - len(s.hard)
	return nil
}

// bid lets one agent bid and returns the agent who lost its place by it, or -1.
func (s *solver[W]) bid(i int32) (outbid int32) {
	first, second := s.limit[i], s.limit[i]
	choice := int32(-1)
	row := s.row(i)
	for k, a := range row {
		if int64(a.cost)+s.start0 >= second {
			break // and so are all that follow
		}
		v := int64(a.cost) + s.price[a.to]
		second = min(second, max(first, v))
		if v < first {
			first, choice = v, int32(k)
		}
	}
	if choice < 0 {
		if s.limit[i] == infinity {
			s.hard = append(s.hard, i)
		}
		return -1
	}
	if second == infinity {
		second = first + s.spread
	}
	j := row[choice].to
	m := &s.places[j]
	price := s.price[j]
	b := slot{price + second - first, i, s.graph.start[i] + choice}
	if m.room() {
		s.take(j, b)
		return -1
	}
	slots := s.slots[m.base : m.base+m.taken]
	if b.value <= price || b.value > priceLimit {
		s.takeTie(i, first)
		return -1
	}
	outbid = slots[0].agent
	slots[0] = b
	sift(slots, 0)
	s.price[j] = slots[0].value
	return outbid
}

// take gives a bidder a free place. The last place makes the lowest bid the
// price.
func (s *solver[W]) take(j int32, b slot) {
	m := &s.places[j]
	s.slots[m.base+m.taken] = b
	m.taken++
	if m.taken < m.cap {
		return
	}
	slots := s.taken(j)
	for k := len(slots)/2 - 1; k >= 0; k-- {
		sift(slots, k)
	}
	s.price[j] = slots[0].value
}

// takeTie gives agent i a free place at the cost given, its least, if there is
// one; else i becomes hard.
func (s *solver[W]) takeTie(i int32, least int64) {
	for k, a := range s.row(i) {
		if int64(a.cost)+s.price[a.to] == least && s.places[a.to].room() {
			s.take(a.to, slot{s.price[a.to], i, s.graph.start[i] + int32(k)})
			return
		}
	}
	s.hard = append(s.hard, i)
}

// sift restores the heap of lowest bids below k.
func sift(slots []slot, k int) {
	x := slots[k]
	for {
		child := 2*k + 1
		if child >= len(slots) {
			break
		}
		if right := child + 1; right < len(slots) && slots[right].value < slots[child].value {
			child = right
		}
		if slots[child].value >= x.value {
			break
		}
		slots[k] = slots[child]
		k = child
	}
	slots[k] = x
}

// seat tells each agent inside where it is.
func (s *solver[W]) seat() {
	for j := range int32(len(s.places)) {
		slots := s.taken(j)
		for k := range slots {
			b := &slots[k]
			b.value = int64(s.arcs[b.arc].cost)
			x := &s.agents[b.agent]
			x.at, x.slot, x.arc = j, int32(k), b.arc
		}
	}
}
