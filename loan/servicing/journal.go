package servicing

import (
	"cmp"
	"hash/maphash"
	"math/bits"
	"slices"

	"github.com/essor-go/essor"
	"github.com/essor-go/essor/internal/check"
)

// entry is an event in the order of days.
type entry struct {
	day, at int32 // at is the index among the events given
	rank    uint8
	isGone  bool // reversed
}

// journal checks the form of all events and returns those that stand on a
// day, in the order in which they happened. Whether they fit each other is
// for the state to say.
func journal(l *check.List, events []Event, currency essor.Currency, asOf essor.Date) []entry {
	if !l.Count(len(events), 0, MaxEvents, "events") {
		return nil
	}
	entries := make([]entry, len(events))
	ids := index{events: events, seed: maphash.MakeSeed()}
	var few [128]int32 // slots for most loans
	ids.slots = few[:]
	if len(events) > len(few)/2 {
		ids.slots = make([]int32, slotsFor(len(events)))
	}
	hasReversals := false
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
		entries[i] = entry{int32(e.On.Day()), int32(i), form.rank, false}
		hasReversals = hasReversals || e.Kind == Reversed
	}
	if hasReversals && l.OK() {
		reverse(l, events, entries, &ids)
	}
	if !l.OK() {
		return nil
	}
	today := int32(asOf.Day())
	entries = slices.DeleteFunc(entries, func(e entry) bool { return e.isGone || e.day > today })
	slices.SortFunc(entries, func(a, b entry) int {
		if c := cmp.Compare(a.day, b.day); c != 0 {
			return c
		}
		if c := cmp.Compare(a.rank, b.rank); c != 0 {
			return c
		}
		return cmp.Compare(events[a.at].ID, events[b.at].ID)
	})
	return entries
}

// reverse takes out all reversals and what they reverse.
func reverse(l *check.List, events []Event, entries []entry, ids *index) {
	reversed := make([]bool, len(events))
	for i := range events {
		e := &events[i]
		if e.Kind != Reversed {
			continue
		}
		entries[i].isGone = true
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
			entries[of].isGone = true
		}
	}
}

// index finds events by id: open addressing at most half full, with a hash
// that nobody outside can aim at.
type index struct {
	events []Event
	seed   maphash.Seed
	slots  []int32 // index + 1
}

// slotsFor returns how many slots so many events need: a power of two.
func slotsFor(events int) int { return 1 << bits.Len(uint(2*events-1)) }

// slot returns where an id is, or belongs.
func (x *index) slot(id string) *int32 {
	mask := uint64(len(x.slots) - 1)
	for at := maphash.String(x.seed, id) & mask; ; at = (at + 1) & mask {
		if s := &x.slots[at]; *s == 0 || x.events[*s-1].ID == id {
			return s
		}
	}
}

// add adds event i, and returns the first with its id.
func (x *index) add(i int) int {
	s := x.slot(x.events[i].ID)
	if *s == 0 {
		*s = int32(i + 1)
	}
	return int(*s - 1)
}

// find returns the event with an id, or -1.
func (x *index) find(id string) int { return int(*x.slot(id)) - 1 }
