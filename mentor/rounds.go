package mentor

import (
	"cmp"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
)

// Rounds adds up what became of relations. The zero Rounds is empty; make one
// for a round, a corridor or a whole programme, as is asked. Shards that are
// merged give the same report as one pass, in any order.
type Rounds struct {
	states    map[State]int
	corridors map[Pair]*Corridor
	total     Exchange
	lesser    int64 // minutes of the side that gave less, of all relations
	oneWay    int
	waited    []int64 // people by weeks
}

// Exchange is what was given in meetings.
type Exchange struct {
	Relations int   `json:"relations"`
	Meetings  int   `json:"meetings"`
	There     int64 `json:"there"` // minutes from the first to the second
	Back      int64 `json:"back"`  // minutes from the second to the first
}

func (e *Exchange) add(f Exchange) {
	e.Relations += f.Relations
	e.Meetings += f.Meetings
	e.There += f.There
	e.Back += f.Back
}

// Corridor is what was given between two regions, A to B being There; within
// one region A is B.
type Corridor struct {
	A string `json:"a"`
	B string `json:"b"`

	Given Exchange `json:"given"`
}

// Summary is the report of a programme. It holds no id; a small number in it
// may still tell of a person: publish it with a minimum cell.
type Summary struct {
	Proposed int `json:"proposed"` // relations, by state
	Active   int `json:"active"`
	Paused   int `json:"paused"`
	Ended    int `json:"ended"`

	Total Exchange `json:"total"` // There is the side called A, which has no meaning of its own in sum
	// Reciprocity is twice the lesser side of each relation's minutes, in
	// sum, over all minutes: 1 where both sides gave as much everywhere, 0
	// where everything went one way. Rounded half to even; not set without
	// meetings.
	Reciprocity essor.Fraction `json:"reciprocity,omitzero"`
	OneWay      int            `json:"one_way"`   // relations that met and in which one has given nothing
	Corridors   []Corridor     `json:"corridors"` // by A and B; where both regions are known

	// People is how many sides there were; Waited how many weeks they waited
	// in sum, Median the middle one (the lower of two) and Longest.
	People  int64 `json:"people"`
	Waited  int64 `json:"waited"`
	Median  int   `json:"median"`
	Longest int   `json:"longest"`
}

// Add counts a relation as it stands on a day. It fails with the relation's
// field errors and then counts nothing. Cost: O(k log k) for k steps.
func (r *Rounds) Add(relation Relation, asOf essor.Date) error {
	state, err := relation.Standing(asOf)
	if err != nil {
		return err
	}
	if r.states == nil {
		r.states, r.corridors = map[State]int{}, map[Pair]*Corridor{}
	}
	r.states[state]++
	e := Exchange{Relations: 1}
	for _, s := range relation.Steps {
		if s.Kind == Met && s.On.Compare(asOf) <= 0 {
			e.add(Exchange{Meetings: 1, There: int64(s.FromA), Back: int64(s.FromB)})
		}
	}
	r.total.add(e)
	r.lesser += min(e.There, e.Back)
	if e.Meetings > 0 && min(e.There, e.Back) == 0 {
		r.oneWay++
	}
	for _, side := range [...]Side{relation.A, relation.B} {
		r.wait(side.Waited, 1)
	}
	a, b := relation.A.Region, relation.B.Region
	if a == "" || b == "" {
		return nil
	}
	if a > b {
		a, b, e.There, e.Back = b, a, e.Back, e.There
	}
	r.corridor(Pair{a, b}).Given.add(e)
	return nil
}

func (r *Rounds) wait(weeks int, people int64) {
	if weeks >= len(r.waited) {
		r.waited = append(r.waited, make([]int64, weeks+1-len(r.waited))...)
	}
	r.waited[weeks] += people
}

func (r *Rounds) corridor(regions Pair) *Corridor {
	if r.corridors[regions] == nil {
		r.corridors[regions] = &Corridor{A: regions.A, B: regions.B}
	}
	return r.corridors[regions]
}

// Merge adds what other has counted. Cost: O(c) for c corridors.
func (r *Rounds) Merge(other *Rounds) {
	if r.states == nil {
		r.states, r.corridors = map[State]int{}, map[Pair]*Corridor{}
	}
	for state, n := range other.states {
		r.states[state] += n
	}
	for regions, c := range other.corridors {
		r.corridor(regions).Given.add(c.Given)
	}
	r.total.add(other.total)
	r.lesser += other.lesser
	r.oneWay += other.oneWay
	for weeks, people := range slices.Clone(other.waited) {
		r.wait(weeks, people)
	}
}

// Report returns what has been counted so far.
func (r *Rounds) Report() Summary {
	s := Summary{
		Proposed: r.states[Proposed], Active: r.states[Active], Paused: r.states[OnPause], Ended: r.states[Over],
		Total: r.total, OneWay: r.oneWay, Corridors: []Corridor{},
	}
	if all := r.total.There + r.total.Back; all > 0 {
		share, _ := exact.MulDiv(2*r.lesser, essor.FractionUnit, all, exact.HalfEven) // at most one
		s.Reciprocity = essor.FractionOf(share)
	}
	for _, c := range r.corridors {
		s.Corridors = append(s.Corridors, *c)
	}
	slices.SortFunc(s.Corridors, func(c, d Corridor) int { return cmp.Or(cmp.Compare(c.A, d.A), cmp.Compare(c.B, d.B)) })
	for weeks, people := range r.waited {
		s.People += people
		s.Waited += int64(weeks) * people
		if people > 0 {
			s.Longest = weeks
		}
	}
	passed := int64(0)
	for weeks, people := range r.waited {
		if passed += people; people > 0 && 2*passed >= s.People {
			s.Median = weeks
			break
		}
	}
	return s
}
