package rounds

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// maxCount is the most that a stored book can have counted of one thing: far
// from where sums of books overflow.
const maxCount = 1 << 40

// bookDocument is a book in JSON.
type bookDocument struct {
	Relations []stateCount `json:"relations"` // by state, in the order of the words
	Total     Exchange     `json:"total"`
	Lesser    int64        `json:"lesser"`
	OneWay    int          `json:"one_way"`
	Corridors []Corridor   `json:"corridors"` // by A and B
	Waited    []int64      `json:"waited"`    // people by weeks, the last not 0
}

type stateCount struct {
	State State `json:"state"`
	Count int   `json:"count"`
}

// MarshalJSON writes what b has counted, the same bytes for the same counts.
func (b Book) MarshalJSON() ([]byte, error) {
	d := bookDocument{
		Relations: []stateCount{}, Total: b.total, Lesser: b.lesser, OneWay: b.oneWay,
		Corridors: b.sortedCorridors(), Waited: append([]int64{}, b.waited...),
	}
	for _, state := range slices.Sorted(maps.Keys(b.states)) {
		d.Relations = append(d.Relations, stateCount{state, b.states[state]})
	}
	return json.Marshal(d)
}

// UnmarshalJSON reads a book that [Book.MarshalJSON] wrote. It fails as
// [essor.Decode] does, and with field errors where the counts can't be those
// of a book; b then stays as it was.
func (b *Book) UnmarshalJSON(data []byte) error {
	var d bookDocument
	if err := essor.Decode(data, &d); err != nil {
		return err
	}
	var faults check.List
	d.check(&faults)
	if err := faults.Err(); err != nil {
		return err
	}
	*b = Book{total: d.Total, lesser: d.Lesser, oneWay: d.OneWay}
	if len(d.Waited) > 0 {
		b.waited = d.Waited
	}
	if len(d.Relations) > 0 {
		b.states, b.corridors = map[State]int{}, map[regions]*Corridor{}
	}
	for _, r := range d.Relations {
		b.states[r.State] = r.Count
	}
	for _, c := range d.Corridors {
		b.corridors[regions{c.A, c.B}] = &c
	}
	return nil
}

func (d bookDocument) check(faults *check.List) {
	relations := int64(0)
	for i, r := range d.Relations {
		if !check.OneOf(faults, r.State, []State{Proposed, Active, OnPause, Over}, "relations", i, "state") {
			continue
		}
		if i > 0 && d.Relations[i-1].State >= r.State {
			faults.Add(essor.CodeInconsistent, "must be in order, each state once", "relations", i, "state")
		}
		if r.Count < 1 || int64(r.Count) > maxCount {
			faults.Add(essor.CodeOutOfRange, "must be at least 1, and no more than can be counted", "relations", i, "count")
			continue
		}
		relations += int64(r.Count)
	}
	d.Total.check(faults, "total")
	if int64(d.Total.Relations) != relations {
		faults.Add(essor.CodeInconsistent, "must be the relations of all states", "total", "relations")
	}
	if d.Lesser < 0 || d.Lesser > min(d.Total.There, d.Total.Back) {
		faults.Add(essor.CodeOutOfRange, "must be 0 to the lesser of both sides", "lesser")
	}
	if d.OneWay < 0 || d.OneWay > d.Total.Relations {
		faults.Add(essor.CodeOutOfRange, "must be 0 to the number of relations", "one_way")
	}
	within := Exchange{}
	for i, c := range d.Corridors {
		faults.ID(c.A, "corridors", i, "a")
		faults.ID(c.B, "corridors", i, "b")
		if c.A > c.B || i > 0 && cmp.Or(cmp.Compare(d.Corridors[i-1].A, c.A), cmp.Compare(d.Corridors[i-1].B, c.B)) >= 0 {
			faults.Add(essor.CodeInconsistent, "must be in order, each once", "corridors", i)
		}
		c.Given.check(faults, "corridors", i, "given")
		if c.Given.Relations < 1 || c.Given.Relations > d.Total.Relations-within.Relations || c.Given.Meetings > d.Total.Meetings-within.Meetings ||
			c.Given.minutes() > d.Total.minutes()-within.minutes() {
			faults.Add(essor.CodeInconsistent, "must be a part of the total", "corridors", i, "given")
			return
		}
		within.add(c.Given)
	}
	d.checkWaited(faults)
}

func (d bookDocument) checkWaited(faults *check.List) {
	if !faults.Count(len(d.Waited), 0, maxWaited+1, "waited") {
		return
	}
	people := int64(0)
	for weeks, n := range d.Waited {
		if n < 0 || n > maxCount || n == 0 && weeks == len(d.Waited)-1 {
			faults.Add(essor.CodeOutOfRange, "must be 0 or more, the last more than 0", "waited", weeks)
			return
		}
		people += min(n, maxCount-people)
	}
	if people != 2*int64(d.Total.Relations) {
		faults.Add(essor.CodeInconsistent, "must be both people of each relation", "waited")
	}
}

func (e Exchange) check(faults *check.List, path ...any) {
	faulty := false
	for _, number := range [...]struct {
		field string
		value int64
	}{{"relations", int64(e.Relations)}, {"meetings", int64(e.Meetings)}, {"there", e.There}, {"back", e.Back}} {
		if number.value < 0 || number.value > maxCount {
			faults.Add(essor.CodeOutOfRange, "must be 0 or more, and no more than can be counted", append(slices.Clone(path), number.field)...)
			faulty = true
		}
	}
	if faulty {
		return
	}
	if int64(e.Meetings) > MaxSteps*int64(e.Relations) {
		faults.Add(essor.CodeInconsistent, "must be meetings of the relations", append(slices.Clone(path), "meetings")...)
	}
	if met := int64(e.Meetings); e.minutes() < met || max(e.There, e.Back) > maxMinutes*met {
		faults.Add(essor.CodeInconsistent, "must be minutes of the meetings", path...)
	}
}

// minutes are those of both sides.
func (e Exchange) minutes() int64 { return e.There + e.Back }
