package rounds

import (
	"cmp"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/exact"
)

// Book adds up what became of relations. The zero Book is empty; keep one for
// a round, a corridor or a whole programme, as is asked. Books that are merged
// give the same report as one pass, in any order; each goes through JSON.
type Book struct {
	states    map[State]int
	corridors map[regions]*Corridor
	total     Exchange
	lesser    int64 // minutes of the side that gave less, of all relations
	oneWay    int
	waited    []int64 // people by weeks
}

// regions are the two ends of a corridor, in order.
type regions struct{ a, b string }

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
func (b *Book) Add(relation Relation, asOf essor.Date) error {
	state, err := relation.Standing(asOf)
	if err != nil {
		return err
	}
	if b.states == nil {
		b.states, b.corridors = map[State]int{}, map[regions]*Corridor{}
	}
	b.states[state]++
	e := Exchange{Relations: 1}
	for _, s := range relation.Steps {
		if s.Kind == Met && s.On.Compare(asOf) <= 0 {
			e.add(Exchange{Meetings: 1, There: int64(s.FromA), Back: int64(s.FromB)})
		}
	}
	b.total.add(e)
	b.lesser += min(e.There, e.Back)
	if e.Meetings > 0 && min(e.There, e.Back) == 0 {
		b.oneWay++
	}
	for _, side := range [...]Side{relation.A, relation.B} {
		b.wait(side.Waited, 1)
	}
	between := regions{relation.A.Region, relation.B.Region}
	if between.a == "" || between.b == "" {
		return nil
	}
	if between.a > between.b {
		between, e.There, e.Back = regions{between.b, between.a}, e.Back, e.There
	}
	b.corridor(between).Given.add(e)
	return nil
}

func (b *Book) wait(weeks int, people int64) {
	if weeks >= len(b.waited) {
		b.waited = append(b.waited, make([]int64, weeks+1-len(b.waited))...)
	}
	b.waited[weeks] += people
}

func (b *Book) corridor(between regions) *Corridor {
	if b.corridors[between] == nil {
		b.corridors[between] = &Corridor{A: between.a, B: between.b}
	}
	return b.corridors[between]
}

// Merge adds what other has counted: nil has counted nothing, and a book that
// is merged with itself counts everything twice. Cost: O(c) for c corridors.
func (b *Book) Merge(other *Book) {
	if other == nil {
		return
	}
	if b.states == nil {
		b.states, b.corridors = map[State]int{}, map[regions]*Corridor{}
	}
	for state, n := range other.states {
		b.states[state] += n
	}
	for between, c := range other.corridors {
		b.corridor(between).Given.add(c.Given)
	}
	b.total.add(other.total)
	b.lesser += other.lesser
	b.oneWay += other.oneWay
	for weeks, people := range slices.Clone(other.waited) {
		b.wait(weeks, people)
	}
}

// Report returns what has been counted so far.
func (b *Book) Report() Summary {
	s := Summary{
		Proposed: b.states[Proposed], Active: b.states[Active], Paused: b.states[OnPause], Ended: b.states[Over],
		Total: b.total, OneWay: b.oneWay, Corridors: b.sortedCorridors(),
	}
	if all := b.total.There + b.total.Back; all > 0 {
		share, _ := exact.MulDiv(2*b.lesser, essor.FractionUnit, all, exact.HalfEven) // at most one
		s.Reciprocity = essor.FractionOf(share)
	}
	for weeks, people := range b.waited {
		s.People += people
		s.Waited += int64(weeks) * people
		if people > 0 {
			s.Longest = weeks
		}
	}
	passed := int64(0)
	for weeks, people := range b.waited {
		if passed += people; people > 0 && 2*passed >= s.People {
			s.Median = weeks
			break
		}
	}
	return s
}

func (b *Book) sortedCorridors() []Corridor {
	out := []Corridor{}
	for _, c := range b.corridors {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(c, d Corridor) int { return cmp.Or(cmp.Compare(c.A, d.A), cmp.Compare(c.B, d.B)) })
	return out
}
