package servicing

import (
	"cmp"
	"hash/maphash"
	"math/bits"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// journal checks the form of all events and returns those that stand on a
// day, in the order in which they happened. Whether they fit each other is
// for the state to say.
func journal(l *check.List, events []Event, currency essor.Currency, asOf essor.Date) []record {
	if !l.Count(len(events), 0, MaxEvents, "events") {
		return nil
	}
	records := make([]record, len(events))
	ids := index{events: events}
	hasReversals, isOrdered := false, true
	for i := range events {
		if l.Full() {
			return nil
		}
		e := &events[i]
		form := e.check(l, i, currency)
		if ids.add(i) != i {
			l.Add(essor.CodeDuplicate, "must not be the id of another event", "events", i, "id")
		}
		if form == nil {
			continue
		}
		r := &records[i]
		r.id, r.amount, r.day, r.at, r.rank = e.ID, e.Amount.Minor(), int32(e.On.Day()), int32(i), form.rank
		hasReversals = hasReversals || e.Kind == Reversed
		isOrdered = isOrdered && (i == 0 || records[i-1].isBefore(r))
	}
	if hasReversals && l.OK() {
		reverse(l, events, records, &ids)
	}
	if !l.OK() {
		return nil
	}
	today := int32(asOf.Day())
	records = slices.DeleteFunc(records, func(r record) bool { return r.isGone || r.day > today })
	if !isOrdered {
		return sorted(records)
	}
	return records
}

// sorted returns records in order. It moves each once.
func sorted(records []record) []record {
	type key struct {
		place int64
		at    int32
	}
	keys := make([]key, len(records))
	for i := range records {
		keys[i] = key{records[i].place(), int32(i)}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if c := cmp.Compare(a.place, b.place); c != 0 {
			return c
		}
		return cmp.Compare(records[a.at].id, records[b.at].id)
	})
	out := make([]record, len(records))
	for i := range keys {
		out[i] = records[keys[i].at]
	}
	return out
}

// place orders records by day, and by what comes first on a day. Those with the
// same are ordered by their ids.
func (r *record) place() int64 { return int64(r.day)<<8 | int64(r.rank) }

// isBefore reports whether a record comes before another.
func (r *record) isBefore(other *record) bool {
	a, b := r.place(), other.place()
	return a < b || a == b && r.id < other.id
}

// reverse takes out all reversals and what they reverse.
func reverse(l *check.List, events []Event, records []record, ids *index) {
	reversed := make([]bool, len(events))
	for i := range events {
		e := &events[i]
		if e.Kind != Reversed {
			continue
		}
		records[i].isGone = true
		switch of := ids.find(e.Ref); {
		case of < 0:
			l.Add(essor.CodeUnknownReference, "must be the id of an event", "events", i, "ref")
		case events[of].Kind == Reversed:
			l.Add(essor.CodeInconsistent, "must not be the id of a reversal", "events", i, "ref")
		case e.On.Compare(events[of].On) < 0:
			l.Add(essor.CodeInconsistent, "must not be before the event that it reverses", "events", i, "on")
		case reversed[of]:
			l.Add(essor.CodeDuplicate, "must not be reversed already", "events", i, "ref")
		default:
			reversed[of] = true
			records[of].isGone = true
		}
	}
}

// index finds events by id: open addressing in a power of two of slots, at most
// half full, with a hash that nobody outside can aim at. Ids that ascend, as
// those do that were given one after the other, are all different: no slot is
// filled before one of them does not, or is looked for.
type index struct {
	events []Event
	slots  []int32 // index + 1
	seed   maphash.Seed
	filled int // events before it have their slots
}

// slot returns where an id is, or belongs.
func (x *index) slot(id string) *int32 {
	mask := uint64(len(x.slots) - 1)
	for at := maphash.String(x.seed, id) & mask; ; at = (at + 1) & mask {
		if s := &x.slots[at]; *s == 0 || x.events[*s-1].ID == id {
			return s
		}
	}
}

// add adds event i, the next, and returns the first with its id.
func (x *index) add(i int) int {
	if x.filled == 0 && (i == 0 || x.events[i-1].ID < x.events[i].ID) {
		return i
	}
	return x.fill(i)
}

// fill fills the slots of all events until one, and returns the first with the
// id of the last that had none.
func (x *index) fill(until int) (first int) {
	if x.filled == 0 {
		x.seed = maphash.MakeSeed()
		x.slots = make([]int32, 1<<bits.Len(uint(2*len(x.events)-1)))
	}
	for ; x.filled <= until; x.filled++ {
		s := x.slot(x.events[x.filled].ID)
		if *s == 0 {
			*s = int32(x.filled + 1)
		}
		first = int(*s - 1)
	}
	return first
}

// find returns the event with an id, or -1.
func (x *index) find(id string) int {
	x.fill(len(x.events) - 1)
	return int(*x.slot(id)) - 1
}
