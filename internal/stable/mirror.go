package stable

import "math"

// mirror answers for each entry of some lists: at which position does the one
// who is listed list the owner? Positions count from 0, the best.
//
// Where most pairs are listed a matrix holds the positions, since its rows are
// filled in order. Otherwise they stand beside the entries, so that memory is
// linear in their number.
type mirror struct {
	lists  [][]int32
	matrix []uint16 // one's complement of the position, row of the one listed; 0 for absent
	start  []int32  // index in back of the first entry of each list
	back   []int32
}

// Positions of those who are not listed, beyond every position.
const (
	absent       = math.MaxInt32
	absentMatrix = math.MaxUint16
)

// newMirror looks up the owners of lists in the lists of the others, which are
// faultless. Cost: O(entries).
func newMirror(p *pulse, lists, others [][]int32) (*mirror, error) {
	m := &mirror{lists: lists}
	entries := 0
	for _, list := range others {
		entries += len(list)
	}
	cells := int64(len(lists)) * int64(len(others))
	if len(lists) <= absentMatrix && cells <= 2*int64(entries) {
		return m, m.fillMatrix(p, others)
	}
	return m, m.fillBack(p, others)
}

// at returns the position for entry k of agent a.
func (m *mirror) at(a, k int32) int32 {
	if m.matrix != nil {
		return int32(^m.matrix[int(m.lists[a][k])*len(m.lists)+int(a)])
	}
	return m.back[m.start[a]+k]
}

func (m *mirror) fillMatrix(p *pulse, others [][]int32) error {
	width := len(m.lists)
	m.matrix = make([]uint16, width*len(others))
	for b, list := range others {
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

// fillBack gathers for each b the entries that name it, and looks their owners
// up in a row of positions that is b's while b is treated.
func (m *mirror) fillBack(p *pulse, others [][]int32) error {
	m.start = make([]int32, len(m.lists)+1)
	for a, list := range m.lists {
		m.start[a+1] = m.start[a] + int32(len(list))
	}
	m.back = make([]int32, m.start[len(m.lists)])
	end, entries, err := m.gather(p, len(others))
	if err != nil {
		return err
	}
	row := make([]int32, len(m.lists))
	for a := range row {
		row[a] = absent
	}
	first := int32(0)
	for b, list := range others {
		if err := p.tick(1 + len(list) + int(end[b]-first)); err != nil {
			return err
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

// gather returns the entries in the order of whom they name, and where those
// of each end. In back it leaves the owner of each entry.
func (m *mirror) gather(p *pulse, others int) (end, entries []int32, err error) {
	end = make([]int32, others+1)
	for _, list := range m.lists {
		if err := p.tick(1 + len(list)); err != nil {
			return nil, nil, err
		}
		for _, b := range list {
			end[b+1]++
		}
	}
	for b := range others {
		end[b+1] += end[b]
	}
	entries = make([]int32, len(m.back))
	for a, list := range m.lists {
		if err := p.tick(1 + len(list)); err != nil {
			return nil, nil, err
		}
		for k, b := range list {
			e := m.start[a] + int32(k)
			m.back[e] = int32(a)
			entries[end[b]] = e
			end[b]++ // from the beginning of b's entries to their end
		}
	}
	return end, entries, nil
}
