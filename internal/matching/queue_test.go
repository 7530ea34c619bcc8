package matching

import (
	"slices"
	"testing"
)

// TestQueue runs the queue beside a sorted list, with many equal times.
func TestQueue(t *testing.T) {
	for _, gap := range []int64{1, 3, 1000, 1 << 55} {
		rng := newRand(50)
		var q queue[int64]
		var list []event[int64]
		number := int32(0)
		for range 20000 {
			for range rng.IntN(4) {
				e := event[int64]{at: q.now + rng.Int64N(gap), source: number}
				number++
				q.push(e)
				i, _ := slices.BinarySearchFunc(list, e, func(a, b event[int64]) int {
					if a.at <= b.at {
						return -1
					}
					return 1
				})
				list = slices.Insert(list, i, e)
			}
			if q.size != len(list) {
				t.Fatalf("size %d, want %d", q.size, len(list))
			}
			if len(list) > 0 {
				if got := q.pop(); got != list[0] {
					t.Fatalf("got %v, want %v", got, list[0])
				}
				list = list[1:]
			}
			if rng.IntN(5000) == 0 {
				q.clear()
				list = nil
			}
		}
	}
}

// TestQueueForgetsServedEvents serves many more events at one time than are
// ever in the queue.
func TestQueueForgetsServedEvents(t *testing.T) {
	var q queue[int64]
	for i := range int32(100) {
		q.push(event[int64]{source: i})
	}
	for i := range int32(1_000_000) {
		if got := q.pop().source; got != i {
			t.Fatalf("got event %d, want %d", got, i)
		}
		q.push(event[int64]{source: i + 100})
	}
	if c := cap(q.buckets[0]); c > 4*keptCapacity {
		t.Errorf("room for %d events", c)
	}
}

func TestQueueRefusesThePast(t *testing.T) {
	var q queue[int64]
	q.push(event[int64]{at: 5})
	q.pop()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	q.push(event[int64]{at: 4})
}
