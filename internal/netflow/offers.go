package netflow

// offersPerMission bounds the offers of a reverse auction.
const offersPerMission = 8

// offers is an auction the other way round (Bertsekas 1988): missions with room
// at a price above 0 bid for agents. Such a mission lowers its price to what its
// second most eager agent would pay, and takes the most eager one, from outside
// or from a mission above its lower bound, which then may have to bid itself.
// Prices fall only. What makes no progress is left to the searches.
func (r *seeker[W]) offers(short []int32) error {
	budget := offersPerMission * len(short)
	for head := 0; head < len(short) && budget > 0; head++ {
		j := short[head]
		for m := &r.places[j]; m.taken >= m.low && m.room() && r.price[j] > 0 && budget > 0; budget-- {
			if err := r.pulse.tick(1 + len(r.column(j))); err != nil {
				return err
			}
			from, ok := r.offer(j)
			if !ok {
				break
			}
			if from >= 0 && r.price[from] > 0 {
				short = append(short, from)
			}
		}
	}
	return nil
}

// offer lowers the price of a mission and has it take an agent, if one is eager
// enough. It returns the mission that lost the agent, -1 for none, and whether
// there was progress.
func (r *seeker[W]) offer(j int32) (from int32, ok bool) {
	first, second := int64(0), int64(0) // what the two most eager would pay
	eager := int32(-1)
	for _, b := range r.column(j) {
		v := r.worth[b.agent] - int64(b.cost)
		if v <= second {
			continue
		}
		at := r.agents[b.agent].at
		switch {
		case at == j:
		case at >= 0 && r.places[at].taken <= r.places[at].low:
			second = v // can't be spared, but must not be made to envy
			if first < second {
				first, eager = second, -1
			}
		case v > first:
			first, second, eager = v, first, b.agent
		default:
			second = v
		}
	}
	stuck := second == r.price[j]
	r.price[j] = second
	defer r.reassess(j)
	if eager < 0 {
		return -1, false
	}
	from = r.agents[eager].at
	if from >= 0 {
		if stuck {
			return -1, false
		}
		r.leave(eager)
	}
	m := &r.places[j]
	m.taken++
	r.sit(eager, j, m.taken-1)
	return from, true
}
