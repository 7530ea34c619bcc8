package stable

// Side is one of the two sides of a [Market].
type Side string

// The sides.
const (
	Residents Side = "residents"
	Hospitals Side = "hospitals"
)

// Market has two sides that list each other: residents take one place at
// most, hospitals have several.
type Market struct {
	// Residents has for each resident the hospitals it would accept, the best
	// first.
	Residents [][]int32
	// Hospitals has for each hospital the residents it would accept, the best
	// first. Entries that are not returned have no effect.
	Hospitals [][]int32
	// Capacity is how many residents each hospital takes, 0 or more.
	Capacity []int32
}

// inspect returns the first fault of the market.
func (m Market) inspect(p *pulse) error {
	if len(m.Capacity) != len(m.Hospitals) {
		return &InputError{FaultCounts, Hospitals, -1, -1}
	}
	for h, c := range m.Capacity {
		if c < 0 {
			return &InputError{FaultCapacity, Hospitals, h, -1}
		}
	}
	if err := inspect(p, m.Residents, len(m.Hospitals), Residents); err != nil {
		return err
	}
	return inspect(p, m.Hospitals, len(m.Residents), Hospitals)
}

// places is how a placement looks from both sides.
type places struct {
	at     []int32 // hospital of each resident, -1 for none
	better wishes  // the hospitals that each resident wishes for
	wanted wishes  // the residents that each hospital wishes for
	full   []bool  // whether a hospital has no free place
}

// look returns what each agent wishes for beyond a placement. An agent who is
// placed with one not on its list wishes for all of the list. It fails if the
// placement is none: a hospital out of range or over its capacity.
func (m Market) look(p *pulse, at []int32) (*places, error) {
	if len(at) != len(m.Residents) {
		return nil, &InputError{FaultCounts, Residents, -1, -1}
	}
	l := &places{
		at:     at,
		better: wishes{m.Residents, make([]int32, len(m.Residents))},
		wanted: wishes{m.Hospitals, make([]int32, len(m.Hospitals))},
		full:   make([]bool, len(m.Hospitals)),
	}
	held := make([]int32, len(m.Hospitals))
	for r, h := range at {
		switch {
		case h < none || int(h) >= len(m.Hospitals):
			return nil, &InputError{FaultMate, Residents, r, -1}
		case h != none && held[h] == m.Capacity[h]:
			return nil, &InputError{FaultOver, Hospitals, int(h), -1}
		case h != none:
			held[h]++
		}
		l.better.end[r], _ = position(m.Residents[r], h)
		if err := p.tick(1 + int(l.better.end[r])); err != nil {
			return nil, err
		}
	}
	for h, list := range m.Hospitals {
		l.full[h] = held[h] == m.Capacity[h]
		l.wanted.end[h] = int32(len(list))
		if l.full[h] {
			l.wanted.end[h] = worst(list, at, int32(h), held[h])
		}
		if err := p.tick(1 + int(l.wanted.end[h])); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// worst returns the position of the worst of the residents a hospital has: 0
// if it has none, the list's length if one of them isn't listed.
func worst(list, at []int32, h, count int32) int32 {
	if count == 0 {
		return 0
	}
	for k, r := range list {
		if at[r] != h {
			continue
		}
		if count--; count == 0 {
			return int32(k)
		}
	}
	return int32(len(list))
}
