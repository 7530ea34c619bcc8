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
// the answers of today. Where they may be broken, those who could go on aren't
// waiting for a partner.
func (r *roster) settle() {
	if len(r.pool.Answers) == 0 && len(r.pool.Keep) == 0 {
		return
	}
	j := r.newJudge()
	fits := func(pair Pair) (a, b int32, fits bool) {
		a, b = r.index[pair.A], r.index[pair.B]
		_, result := j.pair(int(min(a, b)), int(max(a, b)))
		return a, b, result == passed
	}
	accepted := map[Pair]bool{}
	for _, answer := range r.pool.Answers {
		if !answer.Accept {
			continue
		}
		accepted[Pair{answer.From, answer.About}] = true
		if !accepted[Pair{answer.About, answer.From}] {
			continue
		}
		if a, b, fit := fits(Pair{answer.From, answer.About}); fit {
			r.pinned[a], r.pinned[b] = b, a
		}
	}
	for _, pair := range r.pool.Keep {
		a, b, fit := fits(pair)
		switch {
		case !fit:
		case r.options.Keep == -1:
			r.pinned[a], r.pinned[b] = b, a
		default:
			r.waiting[a], r.waiting[b] = 0, 0
		}
	}
}
