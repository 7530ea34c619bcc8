package stable

// none stands for no agent.
const none int32 = -1

// countLists checks the limits of one side or two, before anything as long as
// the lists is allocated.
func countLists(sides ...[][]int32) error {
	entries := 0
	for _, lists := range sides {
		if len(lists) > MaxAgents {
			return &InputError{FaultAgents, "", -1, -1}
		}
	}
	for _, lists := range sides {
		for _, list := range lists {
			if len(list) > MaxEntries-entries {
				return &InputError{FaultEntries, "", -1, -1}
			}
			entries += len(list)
		}
	}
	return nil
}

// together returns the lists in one block of memory if they are short on
// average. Proposals jump from list to list, which is several times as fast in
// one block as in many. Long lists are read as they are.
func together(p *pulse, lists [][]int32) ([][]int32, error) {
	entries := 0
	for _, list := range lists {
		entries += len(list)
	}
	if entries/short > len(lists) {
		return lists, nil
	}
	block, all := make([][]int32, len(lists)), make([]int32, 0, entries)
	for a, list := range lists {
		if err := p.tick(1 + len(list)); err != nil {
			return nil, err
		}
		from := len(all)
		all = append(all, list...)
		block[a] = all[from:]
	}
	return block, nil
}

// inspect returns the first fault in the entries of lists that name agents 0 to
// others-1. Side is empty when these are the owners of the lists themselves.
func inspect(p *pulse, lists [][]int32, others int, side Side) error {
	seen := make([]int32, others) // the last list that named each, from 1
	for a, list := range lists {
		if err := p.tick(1 + len(list)); err != nil {
			return err
		}
		owner := int32(a) + 1
		if side == "" {
			seen[a] = owner
		}
		for k, b := range list {
			if uint(b) >= uint(len(seen)) || seen[b] == owner {
				return &InputError{faultOf(b, int32(a), others, side), side, a, k}
			}
			seen[b] = owner
		}
		p.done++
	}
	return nil
}

// faultOf names the fault of an entry b of agent a.
func faultOf(b, a int32, others int, side Side) Fault {
	switch {
	case b < 0 || int(b) >= others:
		return FaultRange
	case side == "" && b == a:
		return FaultSelf
	}
	return FaultDuplicate
}

// position returns the index of b in the list, its length for none, and
// whether that holds: false when b isn't listed.
func position(list []int32, b int32) (int32, bool) {
	for k, x := range list {
		if x == b {
			return int32(k), true
		}
	}
	return int32(len(list)), b == none
}
