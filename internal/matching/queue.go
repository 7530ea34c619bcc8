package matching

import "math/bits"

// event is something that becomes possible at a time of the clock: an edge
// gets tight, a vertex dual or a blossom dual reaches zero. Events aren't
// removed when the search changes under them; the search looks again when one
// is served.
type event[W width] struct {
	at     W
	weight W     // of the edge
	source int32 // a vertex, or the blossom of blossomEmpty
	target int32 // the other end of the edge, or one of the constants
}

const (
	vertexEmpty  = -1 // the dual of an outer vertex reaches zero
	blossomEmpty = -2 // the dual of an inner blossom reaches zero
)

// queue serves events in the order of their times and, at equal times, first
// come, first served. No event may be pushed that lies before the last one
// served.
//
// It is a radix heap (Ahuja, Mehlhorn, Orlin, Tarjan 1990): bucket i > 0 holds
// the events whose time first differs from now in bit i-1, bucket 0 those of
// now. An event only ever moves to smaller buckets, so pushing and popping
// cost O(64) together.
type queue[W width] struct {
	now     W
	size    int
	served  int // of bucket 0
	highest int // bucket in use since the last time it was cleared
	buckets [64][]event[W]
}

// keptCapacity is the largest emptied bucket whose memory is kept, in events.
const keptCapacity = 1 << 12

func (q *queue[W]) push(e event[W]) {
	q.size++
	q.file(e)
}

func (q *queue[W]) file(e event[W]) {
	if e.at < q.now {
		panic("matching: an event lies in the past")
	}
	i := bits.Len64(uint64(e.at ^ q.now))
	q.highest = max(q.highest, i)
	q.buckets[i] = append(q.buckets[i], e)
}

// pop serves the next event. The queue must not be empty.
func (q *queue[W]) pop() event[W] {
	if q.served == len(q.buckets[0]) {
		q.advance()
	}
	e := q.buckets[0][q.served]
	q.served++
	q.size--
	if q.served >= keptCapacity && 2*q.served >= len(q.buckets[0]) {
		rest := copy(q.buckets[0], q.buckets[0][q.served:])
		q.buckets[0] = q.buckets[0][:rest]
		q.served = 0
	}
	return e
}

// advance moves now to the earliest event and spreads its bucket.
func (q *queue[W]) advance() {
	q.buckets[0] = q.buckets[0][:0]
	q.served = 0
	i := 1
	for len(q.buckets[i]) == 0 {
		i++
	}
	bucket := q.buckets[i]
	q.buckets[i] = nil
	q.now = bucket[0].at
	for _, e := range bucket {
		q.now = min(q.now, e.at)
	}
	for _, e := range bucket {
		q.file(e) // into a smaller bucket, as all agree with now in bit i-1
	}
	if cap(bucket) <= keptCapacity {
		q.buckets[i] = bucket[:0]
	}
}

// clear removes all events, without moving now.
func (q *queue[W]) clear() {
	for i := range q.highest + 1 {
		q.buckets[i] = q.buckets[i][:0]
	}
	q.size, q.served, q.highest = 0, 0, 0
}

// reset removes all events and moves now back to 0.
func (q *queue[W]) reset() {
	q.clear()
	q.now = 0
}
