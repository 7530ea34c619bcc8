package mentor

import (
	"context"
	"sync"
	"sync/atomic"
)

// workers is how many goroutines share long work. No result depends on it.
const workers = 4

// spread cuts 0 to n into chunks and hands each to do, on several goroutines:
// do may write what belongs to its chunk or its worker, 0 to workers-1, and
// returns false to end it all. Report is called on the caller's goroutine
// with how much has been handed out. It returns ctx.Err() if it ended by that.
func spread(ctx context.Context, n, chunk int, report func(done int), do func(worker, from, to int) bool) error {
	var next atomic.Int64
	var stopped atomic.Bool
	work := func(worker int) {
		for !stopped.Load() {
			to := int(next.Add(int64(chunk)))
			from := to - chunk
			if from >= n {
				return
			}
			if ctx.Err() != nil || !do(worker, from, min(to, n)) {
				stopped.Store(true)
			}
			if worker == 0 {
				report(from)
			}
		}
	}
	var others sync.WaitGroup
	for worker := 1; worker < workers && worker*chunk < n; worker++ {
		others.Go(func() { work(worker) })
	}
	work(0)
	others.Wait()
	if stopped.Load() {
		return ctx.Err()
	}
	return nil
}
