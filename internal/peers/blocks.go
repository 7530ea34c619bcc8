package main

import (
	"runtime"
	"sync"
)

// inBlocks does n things on all cores, in blocks whose number is their seed, so
// that they are the same on every machine, and hands over what each block came
// to, one after the other in any order.
func inBlocks[T any](n, block int, do func(seed uint64, n int) T, collect func(T)) {
	seeds := make(chan int)
	var lock sync.Mutex
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for b := range seeds {
				t := do(uint64(b), min(block, n-b*block))
				lock.Lock()
				collect(t)
				lock.Unlock()
			}
		})
	}
	for b := 0; b*block < n; b++ {
		seeds <- b
	}
	close(seeds)
	group.Wait()
}
