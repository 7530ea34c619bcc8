package main

import (
	"fmt"
	"io"
	"math"
	"time"
)

// work is one task that ours and its peers do on the same input.
type work struct {
	name  string
	ours  func()
	peers []peer
}

// peer is other software for a task. Where it is missing, run is nil and
// install says how to get it.
type peer struct {
	name    string
	run     func()
	install string
}

const (
	rounds      = 40
	roundLength = 5 * time.Millisecond
)

// measure runs ours and each peer in turn, A B A B …, and prints the ratio of
// their quickest rounds: what other processes take away can only slow a round
// down, and short rounds leave some undisturbed.
func (w work) measure(out io.Writer) {
	for _, p := range w.peers {
		if p.run == nil {
			fmt.Fprintf(out, "missing %s %s: %s\n", w.name, p.name, p.install)
			continue
		}
		ours, theirs := calibrate(w.ours), calibrate(p.run)
		a, b := math.Inf(1), math.Inf(1)
		for range rounds {
			a = min(a, once(w.ours, ours))
			b = min(b, once(p.run, theirs))
		}
		fmt.Fprintf(out, "ratio %s %s %.3f\n", w.name, p.name, a/b)
		fmt.Fprintf(out, "  %s / %s\n", time.Duration(a), time.Duration(b))
	}
}

// calibrate returns how many calls fill one round.
func calibrate(f func()) int {
	for n := 1; ; n *= 2 {
		if t := once(f, n); t*float64(n) > float64(roundLength) {
			return n
		}
	}
}

// once returns the nanoseconds of one call, over n calls.
func once(f func(), n int) float64 {
	start := time.Now()
	for range n {
		f()
	}
	return float64(time.Since(start)) / float64(n)
}
