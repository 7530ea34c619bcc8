package main

import (
	"flag"
	"os"
	"regexp"
	"testing"
)

var (
	table       = flag.String("table", "", "print the table of matching instances whose names fit")
	tableRounds = flag.Int("rounds", 5, "rounds of the table")
)

// TestMatchingTable compares with LEMON: go test -run MatchingTable -v -table .
func TestMatchingTable(t *testing.T) {
	if *table == "" {
		t.Skip("no -table")
	}
	if err := matchingTable(os.Stdout, regexp.MustCompile(*table), *tableRounds); err != nil {
		t.Fatal(err)
	}
}

var growth = flag.Bool("growth", false, "print how times grow with size")

// TestMatchingGrowth prints it: go test -run MatchingGrowth -v -growth.
func TestMatchingGrowth(t *testing.T) {
	if !*growth {
		t.Skip("no -growth")
	}
	if err := matchingGrowth(os.Stdout); err != nil {
		t.Fatal(err)
	}
}

// TestMatchingSmall solves small graphs with both, so that the frame is known
// to work where LEMON is installed.
func TestMatchingSmall(t *testing.T) {
	if _, err := lemonDrivers["matching"](); err != nil {
		t.Skip("LEMON is missing:", lemonInstall)
	}
	if err := matchingTable(os.Stdout, regexp.MustCompile("profile 1k|tri"), 1); err != nil {
		t.Fatal(err)
	}
}
