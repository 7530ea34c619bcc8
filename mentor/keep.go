package mentor

// bonus is what a pair weighs beside its score: the weeks that both have
// waited, or for a pair that meets at present what it gains for going on.
func (r *roster) bonus(a, b int32) int64 {
	if r.kept[a] == b {
		return max(int64(r.options.Keep), 0)
	}
	return r.waiting[a] + r.waiting[b]
}

// settle takes out of the search the pairs of which both have accepted and,
// where none may be broken, those that meet at present: as far as they fit by
// the answers of today.
func (r *roster) settle() {
	if len(r.pool.Answers) == 0 && (r.options.Keep != -1 || len(r.pool.Keep) == 0) {
		return
	}
	var settled []Pair
	accepted := map[Pair]bool{}
	for _, a := range r.pool.Answers {
		if a.Accept {
			accepted[Pair{a.From, a.About}] = true
			if accepted[Pair{a.About, a.From}] {
				settled = append(settled, Pair{a.From, a.About})
			}
		}
	}
	if r.options.Keep == -1 {
		settled = append(settled, r.pool.Keep...)
	}
	j := r.newJudge()
	for _, pair := range settled {
		a, b := r.index[pair.A], r.index[pair.B]
		if _, result := j.pair(int(min(a, b)), int(max(a, b))); result == passed {
			r.pinned[a], r.pinned[b] = b, a
		}
	}
}
