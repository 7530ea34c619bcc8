package main

import (
	"io"
	"testing"
)

func TestLives(t *testing.T) {
	got := lives(io.Discard, 3_000)
	if got.lost != 0 || got.order != 0 || got.reversal != 0 || got.broken != 0 {
		t.Errorf("lost %d, order %d, reversal %d, broken %d: %s", got.lost, got.order, got.reversal, got.broken, got.first)
	}
	if got.agreed < 100 || got.differ != 0 || got.untrue != 0 {
		t.Errorf("as agreed %d, differ %d, false %d: %s", got.agreed, got.differ, got.untrue, got.first)
	}
	if got.streams != 3_000 || got.events < 10*got.streams || got.refused == 0 {
		t.Errorf("streams %d, events %d, contradictions %d: too tame", got.streams, got.events, got.refused)
	}
}
