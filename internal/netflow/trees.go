package netflow

const reached = -infinity // in best: the mission is in a tree

// tree is a search from one agent without a place, its root.
type tree struct {
	root  int32
	giver int32 // of its agents the first to give up
	give  int64 // when giver gives up
	until int64 // the tree won't outlive this, at most give
	first int32 // its missions, linked by next
}

// forest grows trees on one clock. At time T every agent of a live tree has a
// worth of key + T, and its missions have a price of price + T: their arcs
// stay tight. Other prices stand still.
//
// Prices never fall, and keys never rise, since worths stand still outside of
// trees while T goes on. So no arc gets tight before its event says. An event that
// comes up too early is put off; hence one for each arc is enough.
type forest[W width] struct {
	*solver[W]
	trees  []tree
	live   int
	scans  int64
	noted  []bool  // arcs that have an event, queued or parked
	parked []int32 // of each mission in a tree: its first in parks, -1 for none
	parks  []park
	free   int32 // first unused one of parks, -1 for none

	alone   bool    // one tree at a time: nothing is noted or parked
	touched []int32 // missions whose best is set, when alone
}

// park holds an event whose mission is in another tree, until that has ended.
type park struct {
	event event
	next  int32
}

// forward finds a place, or the way out, for the agents the auction left.
//
// One tree at a time costs least when few are left, since each ends soon. When
// that gets long, or many are left, all trees grow at once: each stays small,
// as together they raise the prices around them.
func (s *solver[W]) forward() error {
	f := &forest[W]{solver: s}
	roots := s.hard
	if s.start0 == 0 && len(roots) <= len(s.agents)/16 {
		f.alone = true
		budget := 4 * int64(len(s.agents))
		for len(roots) > 0 && f.scans < budget {
			if err := f.grow(roots[:1]); err != nil {
				return err
			}
			roots = roots[1:]
		}
		f.alone = false
	}
	if len(roots) == 0 {
		return nil
	}
	return f.grow(roots)
}

// grow searches from the roots until each has a place or someone of its tree
// has given up.
func (f *forest[W]) grow(roots []int32) error {
	f.plant(roots)
	for f.live > 0 {
		e, ok := f.events.pop()
		if !ok {
			return f.crowd()
		}
		if err := f.pulse.tick(1); err != nil {
			return err
		}
		f.serve(e)
	}
	f.events.clear()
	f.forget()
	return nil
}

// plant starts a tree from each root.
func (f *forest[W]) plant(roots []int32) {
	if f.trees, f.live = f.trees[:0], len(roots); !f.alone {
		f.noted = make([]bool, len(f.arcs))
		f.parked = make([]int32, len(f.places))
		for j := range f.parked {
			f.parked[j] = -1
		}
		f.free = -1
	}
	for _, i := range roots {
		f.trees = append(f.trees, tree{root: i, giver: -1, give: infinity, until: infinity, first: -1})
	}
	for t, i := range roots {
		f.join(int32(t), i, f.worth(i))
		if f.trees[t].give <= f.events.now {
			f.giveUp(int32(t))
			continue
		}
		f.noteGiver(int32(t), infinity)
		f.scan(i)
	}
}

// forget resets best after a search.
func (f *forest[W]) forget() {
	if !f.alone {
		for j := range f.best {
			f.best[j] = infinity
		}
		return
	}
	for _, j := range f.touched {
		f.best[j] = infinity
	}
	f.touched = f.touched[:0]
}

// join puts an agent of the given key into a tree.
func (f *forest[W]) join(t, i int32, key int64) {
	f.key[i], f.agents[i].tree = key, t
	if f.limit[i] == infinity {
		return
	}
	if r := &f.trees[t]; f.limit[i]-key < r.give {
		r.give, r.giver = f.limit[i]-key, i
		r.until = min(r.until, r.give)
	}
}

// noteGiver makes an event of when the tree's giver gives up, if that is
// earlier than it was.
func (f *forest[W]) noteGiver(t int32, was int64) {
	if r := &f.trees[t]; r.give < was && r.giver >= 0 {
		f.events.push(event{r.give, r.giver, -1})
	}
}

// scan looks at the arcs of an agent who has joined a tree, up to those too
// dear at any price: missions in no tree cost at least what all began with.
func (f *forest[W]) scan(i int32) {
	key := f.key[i]
	r := &f.trees[f.agents[i].tree]
	row := f.row(i)
	for k := range row {
		a := &row[k]
		if int64(a.cost)+f.start0-key >= r.until {
			return
		}
		f.scans++
		t := int64(a.cost) + f.price[a.to] - key
		e := event{t, i, f.graph.start[i] + int32(k)}
		if f.best[a.to] == reached {
			f.wait(a.to, e)
			continue
		}
		if t >= f.best[a.to] || t >= r.until {
			continue
		}
		if f.places[a.to].room() {
			if t <= f.events.now {
				f.augment(i, e.arc)
				return
			}
			if f.alone {
				r.until = t
			}
		}
		f.expect(a.to, e)
	}
}

// expect queues an event, unless the arc has one. When alone, only the first
// event of each mission is of use.
func (f *forest[W]) expect(j int32, e event) {
	if !f.alone {
		if f.noted[e.arc] {
			return
		}
		f.noted[e.arc] = true
	} else {
		if f.best[j] == infinity {
			f.touched = append(f.touched, j)
		}
		f.best[j] = e.time
	}
	f.events.push(e)
}

// wait parks the event of an arc, unless it has one, to a mission in another
// tree.
func (f *forest[W]) wait(j int32, e event) {
	if f.alone || f.noted[e.arc] || f.places[j].tree == f.agents[e.agent].tree {
		return
	}
	f.noted[e.arc] = true
	p := f.free
	if p < 0 {
		p = int32(len(f.parks))
		f.parks = append(f.parks, park{})
	} else {
		f.free = f.parks[p].next
	}
	f.parks[p] = park{e, f.parked[j]}
	f.parked[j] = p
}

// unpark queues what waited for a mission.
func (f *forest[W]) unpark(j int32) {
	for p := f.parked[j]; p >= 0; {
		w := &f.parks[p]
		e := w.event
		w.next, f.free, p = f.free, p, w.next
		f.noted[e.arc] = false
		f.retry(e)
	}
	f.parked[j] = -1
}

// retry queues an event at its right time, if its agent still searches.
func (f *forest[W]) retry(e event) {
	tree := f.agents[e.agent].tree
	if tree < 0 {
		return
	}
	a := f.arcs[e.arc]
	e.time = int64(a.cost) + f.price[a.to] - f.key[e.agent]
	if e.time < f.trees[tree].until {
		f.expect(a.to, e)
	}
}

// serve does what an event asks for, if it still holds.
func (f *forest[W]) serve(e event) {
	x := &f.agents[e.agent]
	if e.arc < 0 {
		if x.tree >= 0 && f.trees[x.tree].giver == e.agent && f.trees[x.tree].give == e.time {
			f.giveUp(x.tree)
		}
		return
	}
	if !f.alone {
		f.noted[e.arc] = false
	}
	if x.tree < 0 {
		return
	}
	a := f.arcs[e.arc]
	switch {
	case f.best[a.to] == reached:
		f.wait(a.to, e)
	case int64(a.cost)+f.price[a.to]-f.key[e.agent] != e.time:
		f.retry(e)
	case f.places[a.to].room():
		f.augment(e.agent, e.arc)
	default:
		f.reach(a.to, e)
	}
}

// reach adds a full mission and its agents to a tree.
func (f *forest[W]) reach(j int32, e event) {
	t := f.agents[e.agent].tree
	r := &f.trees[t]
	m := &f.places[j]
	m.tree, m.next, m.via, m.from = t, r.first, e.arc, e.agent
	r.first = j
	f.best[j] = reached
	f.price[j] -= f.events.now
	was := r.give
	for _, x := range f.taken(j) {
		f.join(t, x.agent, x.value+f.price[j])
	}
	if r.give <= f.events.now {
		f.giveUp(t)
		return
	}
	f.noteGiver(t, was)
	for _, x := range f.taken(j) {
		f.scan(x.agent)
		if m.tree != t {
			return // the tree has ended
		}
	}
}

// augment gives agent i of a tree a place by the given arc, its place to the
// agent through whom the tree reached it, and so on to the root.
func (f *forest[W]) augment(i, via int32) {
	t := f.agents[i].tree
	j := f.arcs[via].to
	m := &f.places[j]
	m.taken++
	f.shift(i, via, j, m.base+m.taken-1)
	f.quit(i)
	f.release(t)
}

// giveUp lets the tree's giver stay out, its place going to the agent through
// whom the tree reached it, and so on to the root.
func (f *forest[W]) giveUp(t int32) {
	giver := f.trees[t].giver
	x := &f.agents[giver]
	if j := x.at; j >= 0 {
		x.at = -1
		f.quit(giver)
		m := &f.places[j]
		f.shift(m.from, m.via, j, m.base+x.slot)
	}
	f.release(t)
}

// shift gives agent i the slot of mission j, its own slot to the agent before
// it, and so on to an agent without any.
func (f *forest[W]) shift(i, via, j, at int32) {
	for {
		x := &f.agents[i]
		left, leftSlot := x.at, x.slot
		f.slots[at] = slot{int64(f.arcs[via].cost), i, via}
		x.at, x.slot, x.arc = j, at-f.places[j].base, via
		if left < 0 {
			return
		}
		m := &f.places[left]
		i, via, j, at = m.from, m.via, left, m.base+leftSlot
	}
}

// release dissolves a tree that has ended. Other trees may then reach its
// missions.
func (f *forest[W]) release(t int32) {
	r := &f.trees[t]
	f.quit(r.root)
	f.live--
	f.pulse.done++
	for j := r.first; j >= 0; j = f.places[j].next {
		f.price[j] += f.events.now
		f.best[j] = infinity
		f.places[j].tree = -1
		for _, x := range f.taken(j) {
			f.quit(x.agent)
		}
	}
	if f.live == 0 {
		return
	}
	for j := r.first; j >= 0; j = f.places[j].next {
		f.unpark(j)
	}
}

// quit takes an agent out of its tree.
func (f *forest[W]) quit(i int32) {
	f.agents[i].tree = -1
}

// crowd returns the proof that more agents must join than there are places for
// them: no live tree has a way on.
func (f *forest[W]) crowd() error {
	cut := &Infeasible{Crowded: true}
	for i := range f.agents {
		if f.agents[i].tree >= 0 {
			cut.Agents = append(cut.Agents, int32(i))
		}
	}
	for j := range f.places {
		if f.places[j].tree >= 0 {
			cut.Missions = append(cut.Missions, int32(j))
		}
	}
	return cut
}
