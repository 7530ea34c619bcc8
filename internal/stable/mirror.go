package stable

import "math"

// mirror answers for each entry of some lists: at which position does the one
// who is listed list the owner? Positions count from 0, the best.
//
// Where most pairs are listed a matrix holds the positions, since its rows are
// filled in order. Otherwise short lists are searched, and for the entries that
// name an agent with a long list the positions stand beside them. So memory is
// linear in the number of entries, and the time for an answer is bounded.
type mirror struct {
	lists, others [][]int32

	matrix []uint16 // one's complement of the position, row of the one listed; 0 for absent
	start  []int32  // index in back of the first entry of each list
	back   []int32  // nil without long lists
}

// short is the greatest length of a list that is searched.
const short = 64

// Positions of those who are not listed, beyond every position.
const (
	absent       = math.MaxInt32
	absentMatrix = math.MaxUint16
)

// newMirror looks up the owners of lists in the lists of the others; both are
// faultless. Cost: O(entries).
func newMirror(p *pulse, lists, others [][]int32) (*mirror, error) {
	m := &mirror{lists: lists, others: others}
	entries, longest := 0, 0
	for _, list := range others {
		entries += len(list)
		longest = max(longest, len(list))
	}
	cells := int64(len(lists)) * int64(len(others))
	switch {
	case len(lists) <= absentMatrix && cells <= 2*int64(entries):
		return m, m.fillMatrix(p)
	case longest > short:
		return m, m.fillBack(p)
	}
	return m, nil
}

// at returns the position for entry k of agent a.
func (m *mirror) at(a, k int32) int32 {
	b := m.lists[a][k]
	if m.matrix != nil {
		return int32(^m.matrix[int(b)*len(m.lists)+int(a)])
	}
	list := m.others[b]
	if len(list) > short {
		return m.back[m.start[a]+k]
	}
	for i, x := range list {
		if x == a {
			return int32(i)
		}
	}
	return absent
}

func (m *mirror) fillMatrix(p *pulse) error {
	width := len(m.lists)
	m.matrix = make([]uint16, width*len(m.others))
	for b, list := range m.others {
		if err := p.tick(1 + len(list)); err != nil {
			return err
		}
		row := m.matrix[b*width:][:width]
		for k, a := range list {
			row[a] = ^uint16(k)
		}
	}
	return nil
}

// fillBack gathers for each b with a long list the entries that name it, and
// looks their owners up in a row of positions that is b's while b is treated.
func (m *mirror) fillBack(p *pulse) error {
	m.start = make([]int32, len(m.lists)+1)
	for a, list := range m.lists {
		m.start[a+1] = m.start[a] + int32(len(list))
	}
	m.back = make([]int32, m.start[len(m.lists)])
	end, entries, err := m.gather(p)
	if err != nil {
		return err
	}
	row := make([]int32, len(m.lists))
	for a := range row {
		row[a] = absent
	}
	first := int32(0)
	for b, list := range m.others {
		if err := p.tick(1 + len(list) + int(end[b]-first)); err != nil {
			return err
		}
		if len(list) <= short {
			continue
		}
		for k, a := range list {
			row[a] = int32(k)
		}
		for _, e := range entries[first:end[b]] {
			m.back[e] = row[m.back[e]]
		}
		for _, a := range list {
			row[a] = absent
		}
		first = end[b]
	}
	return nil
}

// gather returns the entries that name agents with long lists, in the order of
// whom they name, and where those of each end. In back it leaves their owners.
func (m *mirror) gather(p *pulse) (end, entries []int32, err error) {
	end = make([]int32, len(m.others)+1)
	for _, list := range m.lists {
		if err := p.tick(1 + len(list)); err != nil {
			return nil, nil, err
		}
		for _, b := range list {
			if len(m.others[b]) > short {
				end[b+1]++
			}
		}
	}
	for b := range m.others {
		end[b+1] += end[b]
	}
	entries = make([]int32, end[len(m.others)])
	for a, list := range m.lists {
		if err := p.tick(1 + len(list)); err != nil {
			return nil, nil, err
		}
		for k, b := range list {
			if len(m.others[b]) <= short {
				continue
			}
			e := m.start[a] + int32(k)
			m.back[e] = int32(a)
			entries[end[b]] = e
			end[b]++ // from the beginning of b's entries to their end
		}
	}
	return end, entries, nil
}
