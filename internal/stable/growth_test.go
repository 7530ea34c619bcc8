package stable

import (
	"context"
	"math"
	"testing"
	"time"
)

// looks is a context that counts how often it is looked at: once for a thousand
// steps or so, whatever the machine.
type looks struct {
	context.Context
	count float64
}

func (l *looks) Err() error {
	l.count++
	return nil
}

// TestGrowth prints seconds at three sizes for each family, and the powers of
// the size with which they and the steps grow between the last two. Seconds
// grow faster than steps where the lists outgrow the caches.
func TestGrowth(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("measures")
	}
	families := []struct {
		name  string
		sizes [3]int
		work  func(n int) func(context.Context) error
	}{
		{"complete", [3]int{500, 1000, 2000}, func(n int) func(context.Context) error {
			lists := complete(n, 1)
			return func(ctx context.Context) error { _, err := Roommates(ctx, lists, nil); return err }
		}},
		{"degree 20", [3]int{1000, 10_000, 100_000}, func(n int) func(context.Context) error {
			lists := sparse(n, 20, 1)
			return func(ctx context.Context) error { _, err := Roommates(ctx, lists, nil); return err }
		}},
		{"ring", [3]int{1001, 10_001, 99_999}, func(n int) func(context.Context) error {
			lists := ring(n)
			return func(ctx context.Context) error { _, err := Roommates(ctx, lists, nil); return err }
		}},
		{"rotations", [3]int{250, 500, 1000}, func(n int) func(context.Context) error {
			lists := latin(n)
			return func(ctx context.Context) error { _, err := Roommates(ctx, lists, nil); return err }
		}},
		{"residents", [3]int{1000, 10_000, 100_000}, func(n int) func(context.Context) error {
			m := sparseMarket(n, n/20, 10, 1)
			return func(ctx context.Context) error { _, err := Place(ctx, m, Residents, nil); return err }
		}},
		{"hospitals", [3]int{1000, 10_000, 100_000}, func(n int) func(context.Context) error {
			m := sparseMarket(n, n/20, 10, 1)
			return func(ctx context.Context) error { _, err := Place(ctx, m, Hospitals, nil); return err }
		}},
	}
	for _, f := range families {
		var seconds, steps [3]float64
		for i, n := range f.sizes {
			work := f.work(n)
			seconds[i] = math.Inf(1)
			for range 4 {
				ctx := &looks{Context: context.Background()}
				start := time.Now()
				if err := work(ctx); err != nil {
					t.Fatal(err)
				}
				seconds[i] = min(seconds[i], time.Since(start).Seconds())
				steps[i] = ctx.count
			}
		}
		power := func(of [3]float64) float64 {
			return math.Log(of[2]/of[1]) / math.Log(float64(f.sizes[2])/float64(f.sizes[1]))
		}
		t.Logf("growth %s: n %v, %.5f s, last power %.2f, of steps %.2f", f.name, f.sizes, seconds, power(seconds), power(steps))
		if power(steps) > 2.1 {
			t.Errorf("%s: steps grow with a power of %.2f", f.name, power(steps))
		}
	}
}

// latin has two halves who rank each other in turn, the ones upward from their
// own number and the others the other way round: about n rotations.
func latin(n int) [][]int32 {
	half := n / 2
	lists := make([][]int32, 2*half)
	for i := range half {
		for k := range half {
			lists[i] = append(lists[i], int32(half+(i+k)%half))
			lists[half+i] = append(lists[half+i], int32((i+1+k)%half))
		}
	}
	return lists
}
