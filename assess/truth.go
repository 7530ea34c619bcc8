package assess

// truth is Kleene's three-valued logic: all is the least, any the greatest,
// not the negative.
type truth int8

const (
	falsehood truth = -1
	unknown   truth = 0
	truly     truth = 1
)

// status names a truth for the outside.
func (t truth) status() Status {
	switch t {
	case truly:
		return Pass
	case falsehood:
		return Fail
	}
	return Unknown
}

func truthOf(holds bool) truth {
	if holds {
		return truly
	}
	return falsehood
}

// view is what conditions look at: the answers, and for supports also the
// points and the eligibility that follow from them.
type view struct {
	sheet    *Sheet // settled
	eligible truth
}

func (s *Sheet) view() *view {
	s.settle()
	return &view{sheet: s}
}

// holds evaluates a condition.
func (v *view) holds(n *node) truth {
	switch n.kind {
	case AllOf:
		out := truly
		for i := range n.parts {
			out = min(out, v.holds(&n.parts[i]))
		}
		return out
	case AnyOf:
		out := falsehood
		for i := range n.parts {
			out = max(out, v.holds(&n.parts[i]))
		}
		return out
	case NotOf:
		return -v.holds(&n.parts[0])
	case OfItem:
		return n.ofAnswer(v.sheet.held[n.index])
	case OfDomain:
		return n.ofFigures(&v.sheet.domains[n.index])
	case OfScore:
		return n.ofFigures(&v.sheet.total)
	}
	return v.isEligible(n)
}

// ofAnswer compares an answer.
func (n *node) ofAnswer(h held) truth {
	switch {
	case h.state == isMissing || h.state == isRefused:
		return unknown
	case n.op == OpNotApplicable:
		return truthOf(h.state == isNotApplicable)
	case h.state == isNotApplicable:
		return unknown
	case n.op == OpIs:
		return truthOf(n.set&(1<<uint(h.value)) != 0)
	}
	return n.between(h.value, h.value)
}

// ofFigures compares points, whose truth lies somewhere between the bounds.
func (n *node) ofFigures(f *figures) truth {
	if !f.applies {
		return unknown
	}
	return n.between(int64(f.low), int64(f.high))
}

// between compares a value of which only the bounds are known.
func (n *node) between(low, high int64) truth {
	var always, never bool
	switch n.op {
	case OpAtLeast:
		always, never = low >= n.bound, high < n.bound
	case OpAbove:
		always, never = low > n.bound, high <= n.bound
	case OpAtMost:
		always, never = high <= n.bound, low > n.bound
	case OpBelow:
		always, never = high < n.bound, low >= n.bound
	}
	switch {
	case always:
		return truly
	case never:
		return falsehood
	}
	return unknown
}

// isEligible compares the status of eligibility: code 0 is fail, 1 is pass.
func (v *view) isEligible(n *node) truth {
	switch v.eligible {
	case truly:
		return truthOf(n.set&2 != 0)
	case falsehood:
		return truthOf(n.set&1 != 0)
	}
	return unknown
}

// lacking marks the open items that keep a condition unknown; unclear are
// those that keep eligibility unknown.
func (v *view) lacking(n *node, marks, unclear []bool) {
	if v.holds(n) != unknown {
		return
	}
	switch n.kind {
	case AllOf, AnyOf, NotOf:
		for i := range n.parts {
			v.lacking(&n.parts[i], marks, unclear)
		}
	case OfItem:
		v.mark(marks, n.index, n.index+1)
	case OfDomain:
		d := &v.sheet.scorer.domains[n.index]
		v.markScored(marks, d)
	case OfScore:
		for i := range v.sheet.scorer.domains {
			if d := &v.sheet.scorer.domains[i]; d.weight > 0 {
				v.markScored(marks, d)
			}
		}
	case OfEligible:
		for place, open := range unclear {
			marks[place] = marks[place] || open
		}
	}
}

func (v *view) mark(marks []bool, from, to int) {
	for place := from; place < to; place++ {
		if state := v.sheet.held[place].state; state == isMissing || state == isRefused {
			marks[place] = true
		}
	}
}

func (v *view) markScored(marks []bool, d *domain) {
	for place := d.from; place < d.to; place++ {
		if v.sheet.scorer.items[place].weight > 0 {
			v.mark(marks, place, place+1)
		}
	}
}
