package stable

import (
	"math"
	"testing"
	"time"
)

// TestGrowth prints seconds at three sizes for each family, and the power of
// the size with which they grow between the last two.
func TestGrowth(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("measures")
	}
	families := []struct {
		name  string
		sizes [3]int
		work  func(n int) func()
	}{
		{"complete", [3]int{500, 1000, 2000}, func(n int) func() {
			lists := complete(n, 1)
			return func() { roommates(t, lists) }
		}},
		{"degree 20", [3]int{1000, 10_000, 100_000}, func(n int) func() {
			lists := sparse(n, 20, 1)
			return func() { roommates(t, lists) }
		}},
		{"ring", [3]int{1001, 10_001, 99_999}, func(n int) func() {
			lists := ring(n)
			return func() { roommates(t, lists) }
		}},
		{"rotations", [3]int{250, 500, 1000}, func(n int) func() {
			lists := latin(n)
			return func() { roommates(t, lists) }
		}},
		{"residents", [3]int{1000, 10_000, 100_000}, func(n int) func() {
			m := sparseMarket(n, n/20, 10, 1)
			return func() { place(t, m, Residents) }
		}},
		{"hospitals", [3]int{1000, 10_000, 100_000}, func(n int) func() {
			m := sparseMarket(n, n/20, 10, 1)
			return func() { place(t, m, Hospitals) }
		}},
	}
	for _, f := range families {
		var seconds [3]float64
		for i, n := range f.sizes {
			work := f.work(n)
			seconds[i] = math.Inf(1)
			for range 5 {
				start := time.Now()
				work()
				seconds[i] = min(seconds[i], time.Since(start).Seconds())
			}
		}
		power := math.Log(seconds[2]/seconds[1]) / math.Log(float64(f.sizes[2])/float64(f.sizes[1]))
		t.Logf("growth %s: n %v, %.5f s, last power %.2f", f.name, f.sizes, seconds, power)
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
