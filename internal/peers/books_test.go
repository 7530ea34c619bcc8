package main

import (
	"io"
	"testing"
)

func TestBooks(t *testing.T) {
	got := books(io.Discard, 2_000)
	if got.differ != 0 || got.unproven != 0 || got.wrong != 0 || got.lost != 0 {
		t.Errorf("differ %d, unproven %d, wrong %d, lost %d", got.differ, got.unproven, got.wrong, got.lost)
	}
	if got.books != 10 || got.loans != 2_000 || got.cells == 0 {
		t.Errorf("books %d, loans %d, cells %d: too tame", got.books, got.loans, got.cells)
	}
}
