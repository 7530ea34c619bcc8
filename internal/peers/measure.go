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

// peer is other software for a task: a function, measured by the wall clock,
// or a process of its own, measured by the CPU seconds that it says it took,
// and ours beside it by its own. Where a function is missing, run is nil;
// install says how to get a peer.
type peer struct {
	name    string
	run     func()
	child   *child
	install string
	// differs says how its answer differs from ours, and fails where the two
	// are not the same task.
	differs func() (string, error)
}

const (
	rounds      = 40
	roundLength = 5 * time.Millisecond
)

// measure compares ours with each peer.
func (w work) measure(out io.Writer) {
	for _, p := range w.peers {
		w.against(out, p)
	}
}

// against runs ours and a peer in turn, A B A B …, and prints the ratio of
// their quickest rounds: what other processes take away can only slow a round
// down, and short rounds leave some undisturbed.
func (w work) against(out io.Writer, p peer) {
	if p.run == nil && (p.child == nil || p.child.start() != nil) {
		fmt.Fprintf(out, "missing %s %s: %s\n", w.name, p.name, p.install)
		return
	}
	ours, theirs := timed(w.ours), timed(p.run)
	if p.child != nil {
		defer p.child.stop()
		ours, theirs = consumed(w.ours), p.child.times
	}
	answers := ""
	if p.differs != nil {
		how, err := p.differs()
		if err != nil {
			fmt.Fprintf(out, "differs %s %s: %v\n", w.name, p.name, err)
			return
		}
		answers = "  " + how
	}
	m, n := calibrate(ours), calibrate(theirs)
	a, b := math.Inf(1), math.Inf(1)
	for range rounds {
		a = min(a, ours(m)/float64(m))
		b = min(b, theirs(n)/float64(n))
	}
	fmt.Fprintf(out, "ratio %s %s %.3g\n", w.name, p.name, a/b)
	fmt.Fprintf(out, "  %s / %s%s\n", seconds(a), seconds(b), answers)
}

// timer returns how many seconds so many calls take.
type timer func(calls int) float64

// timed is a function's timer by the wall clock.
func timed(f func()) timer {
	return func(calls int) float64 {
		start := time.Now()
		for range calls {
			f()
		}
		return time.Since(start).Seconds()
	}
}

// consumed is a function's timer by the CPU time of this process.
func consumed(f func()) timer {
	return func(calls int) float64 {
		start := cpuSeconds()
		for range calls {
			f()
		}
		return cpuSeconds() - start
	}
}

// calibrate returns how many calls fill one round.
func calibrate(t timer) int {
	for n := 1; ; n *= 2 {
		if t(n) > roundLength.Seconds() {
			return n
		}
	}
}

func seconds(s float64) time.Duration {
	return max(0, time.Duration(s*float64(time.Second)))
}
