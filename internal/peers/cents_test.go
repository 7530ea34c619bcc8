package main

import (
	"io"
	"testing"
)

// TestCents is the command on a small part of its sheets.
func TestCents(t *testing.T) {
	got := cents(io.Discard, centsSheets/1_000)
	if got.lost != 0 || got.bad != 0 {
		t.Errorf("%d minor units lost, %d sheets broken", got.lost, got.bad)
	}
	if got.made < centsSheets/2_000 {
		t.Errorf("only %d of %d sheets have a schedule", got.made, centsSheets/1_000)
	}
}
