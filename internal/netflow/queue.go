package netflow

import "math/bits"

// event is a time of the clock at which an arc gets tight, or at which an agent
// gives up (arc is -1).
type event struct {
	time  int64
	agent int32
	arc   int32
}

// queue is a radix heap (Ahuja, Mehlhorn, Orlin and Tarjan 1990): it gives out
// events by time, never earlier than the last one given. Bucket b holds the
// times whose highest bit that differs from the last one's is b-1, so that
// bucket 0, which is first in first out, holds the events of now.
type queue struct {
	now     int64
	head    int // of bucket 0
	buckets [65][]event
	used    uint64 // bit b-1 is set while bucket b, above 0, isn't empty
}

func (q *queue) push(e event) {
	b := bits.Len64(uint64(e.time ^ q.now))
	q.buckets[b] = append(q.buckets[b], e)
	if b > 0 {
		q.used |= 1 << (b - 1)
	}
}

// pop returns the next event, which sets the clock.
func (q *queue) pop() (event, bool) {
	if q.head == len(q.buckets[0]) {
		q.buckets[0], q.head = q.buckets[0][:0], 0
		if !q.refill() {
			return event{}, false
		}
	}
	e := q.buckets[0][q.head]
	q.head++
	return e, true
}

// refill moves the clock on to the next event and spreads its bucket over the
// lower ones.
func (q *queue) refill() bool {
	if q.used == 0 {
		return false
	}
	b := bits.TrailingZeros64(q.used) + 1
	bucket := q.buckets[b]
	q.used &= q.used - 1
	q.now = bucket[0].time
	for _, e := range bucket {
		q.now = min(q.now, e.time)
	}
	for _, e := range bucket {
		q.push(e)
	}
	q.buckets[b] = bucket[:0]
	return true
}

// clear empties the queue and sets the clock to 0.
func (q *queue) clear() {
	for b := range q.buckets {
		q.buckets[b] = q.buckets[b][:0]
	}
	q.head, q.used, q.now = 0, 0, 0
}
