package matching

// bounds is what a first pass over the edges learns.
type bounds struct {
	shift  int64 // added to each weight, see [Solution].Shift
	lo, hi int64 // the least and the greatest weight; 0 and 0 without edges
}

// inspectEdges returns the first fault of an input whose weights don't count.
func inspectEdges(n int, edges []Edge) error {
	_, err := inspect(n, edges, GoalWeight)
	return err
}

// inspect returns the bounds of an input, or its first fault.
func inspect(n int, edges []Edge, goal Goal) (bounds, error) {
	switch {
	case n < 0 || n > MaxVertices:
		return bounds{}, &InputError{Edge: -1, Fault: FaultVertices}
	case len(edges) > MaxEdges:
		return bounds{}, &InputError{Edge: -1, Fault: FaultEdges}
	case goal != GoalWeight && goal != GoalCardinality:
		return bounds{}, &InputError{Edge: -1, Fault: FaultGoal}
	}
	var b bounds
	for i, e := range edges {
		if fault := e.fault(n); fault != "" {
			return bounds{}, &InputError{Edge: i, Fault: fault}
		}
		if i == 0 {
			b.lo, b.hi = e.Weight, e.Weight
		}
		b.lo, b.hi = min(b.lo, e.Weight), max(b.hi, e.Weight)
	}
	if goal == GoalWeight {
		return b, nil
	}
	spread := int64(touched(n, edges)/2) * (b.hi - b.lo) // below 2¹⁹ · 2⁴²
	if spread > MaxSpread {
		return bounds{}, &InputError{Edge: -1, Fault: FaultSpread}
	}
	b.shift = cardinalityShift(spread, b.lo)
	return b, nil
}

func (e Edge) fault(n int) Fault {
	switch {
	case e.U < 0 || e.V < 0 || int(e.U) >= n || int(e.V) >= n:
		return FaultEndpoint
	case e.U == e.V:
		return FaultLoop
	case e.Weight < -MaxWeight || e.Weight > MaxWeight:
		return FaultWeight
	}
	return ""
}

// touched returns how many vertices have an edge.
func touched(n int, edges []Edge) int {
	seen := make([]bool, n)
	count := 0
	for _, e := range edges {
		for _, v := range [2]int32{e.U, e.V} {
			if !seen[v] {
				seen[v] = true
				count++
			}
		}
	}
	return count
}

// cardinalityShift returns what is added to each weight so that the lightest
// edge outweighs the spread, which bounds what any matching can gain by
// exchanging all its pairs for heavier ones. Hence one more pair is always
// worth more than better pairs. The shift is never 0: that is the mark of
// [GoalWeight].
func cardinalityShift(spread, lightest int64) int64 {
	shift := spread + 1 - lightest
	if shift == 0 {
		return 1
	}
	return shift
}
